"""The accessibility statement: the law's own words, the limits and the claims as they are declared, nobody invented."""

import re
from html.parser import HTMLParser

import pytest
from starlette.applications import Starlette

from hineq.model.accessibility import CLAIMS, LIMITS
from hineq.publish.statement import LINK, PATH, Runs, as_html, as_markdown, statement
from hineq.ui.layout.statement import STATEMENT
from tests.ui.asking import ask

NAMED = Runs(name="Ashby & Sons Council", contact="https://example.gov.uk/say?a=1&b=2")
# sentences and headings that the model of GOV.UK marks as legally required
REQUIRED = (
    "This accessibility statement applies to ",
    "Accessibility Regulations 2018 (the ‘accessibility regulations’). If you’re not happy with how we respond to your complaint, contact the ",
    "The Equality and Human Rights Commission (EHRC) is responsible for enforcing the Public Sector Bodies (Websites and Mobile Applications) (No. 2) ",
    "# Feedback and contact information",
    "# Enforcement procedure",
    "# Technical information about this website’s accessibility",
    "# Compliance status",
    "This website is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard, due to the non-compliances listed below.",
    "# Non-accessible content",
    "The content listed below is non-accessible for the following reasons.",
    "# Non-compliance with the accessibility regulations",
    "# Preparation of this accessibility statement",
    "This statement was prepared on ",
    "It was last reviewed on ",
    "This website was last tested on ",
    "The test was carried out by ",
)  # fmt: skip


class Read(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.add(tag)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag == "a":
            self.links.append(str(dict(attrs)["href"]))


@pytest.mark.parametrize("runs", [Runs(), NAMED])
def test_what_the_law_asks_for_stands_word_for_word(runs: Runs) -> None:
    said = as_markdown(runs)
    assert [words for words in REQUIRED if words not in said] == []


def test_every_limit_is_told_to_a_reader_and_again_with_its_criterion_and_every_claim_once() -> None:
    said = as_markdown(NAMED)
    for limit in LIMITS:
        assert said.count(limit.words) == said.count(limit.instead) == 2
        assert limit.criterion in said
    assert all(said.count(claim.words) == 1 for claim in CLAIMS)
    failing = next(one for one in statement(NAMED) if one.heading.startswith("Non-compliance"))
    assert len(failing.items) == len([one for one in LIMITS if one.criterion]) > 0


def test_who_runs_it_and_the_contact_are_those_of_the_settings_or_said_to_be_missing() -> None:
    named, unnamed = as_markdown(NAMED), as_markdown(Runs())
    assert f"This website is run by {NAMED.name}." in named
    assert f"{NAMED.name} is committed to making its website accessible, in accordance with the " in named
    assert f"[write to {NAMED.name}]({NAMED.contact})" in named
    assert "HINEQ_" not in named
    for name in ("HINEQ_RUN_BY", "HINEQ_FEEDBACK"):
        assert name in unnamed
    assert "is committed" not in unnamed


def test_it_is_a_whole_page_without_a_script_whose_headings_skip_no_level() -> None:
    page = as_html(NAMED).decode()
    read = Read(page)
    assert read.levels[0] == 1
    assert read.levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(read.levels, read.levels[1:], strict=False))
    assert "script" not in read.tags
    assert NAMED.contact in read.links
    assert "https://www.equalityadvisoryservice.com/" in read.links
    assert "Ashby &amp; Sons" in page


def test_the_app_serves_it_with_the_settings_of_the_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HINEQ_RUN_BY", "Ashby <b>Council</b>")
    monkeypatch.setenv("HINEQ_FEEDBACK", "health@example.gov.uk")
    told = ask(Starlette(routes=[STATEMENT]), f"/{PATH}")
    assert (told.status, told.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "run by Ashby &lt;b&gt;Council&lt;/b&gt;." in told.text
    assert 'href="mailto:health@example.gov.uk"' in told.text
    # from a page beside it, wherever the app stands
    assert f'href="{PATH}"' in LINK
