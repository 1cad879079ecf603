"""Links and escaped text: what stands in an address or a label is data, never a mark."""

import re

import pytest
from markupsafe import Markup

from hineq.publish.links import outside_html
from hineq.ui.components.links import link_html, page_address, way_html
from hineq.ui.components.quotes import quotation_html
from hineq.ui.layout.pages import AREA, OVERVIEW, STRATEGY, WARD, PageEntry
from hineq.ui.markdown import as_written
from tests.paths import ROOT

SHOWN = {"place": "a&b", "area": "", "ward": "E1", "sex": "Male"}


def test_an_address_has_the_page_the_selection_and_what_changes() -> None:
    assert page_address(WARD, SHOWN, sex="", ward="E2") == "ward?place=a%26b&ward=E2"
    assert page_address(STRATEGY, {"place": "x"}, element="b c") == "strategy?place=x&element=b+c"


@pytest.mark.parametrize(("public", "root"), [("", OVERVIEW), ("1", AREA)])
def test_the_page_that_a_copy_opens_on_stands_at_the_root(
    monkeypatch: pytest.MonkeyPatch, public: str, root: PageEntry
) -> None:
    monkeypatch.setenv("HINEQ_PUBLIC", public)
    there = {page.file for page in (OVERVIEW, AREA) if page_address(page, {"place": "x"}) == ".?place=x"}
    assert there == {root.file}


def test_the_one_way_that_leads_to_this_page_says_so() -> None:
    assert 'aria-current="page"' in way_html(WARD, "One ward", SHOWN, current="page")
    assert "aria-current" not in way_html(WARD, "One ward", SHOWN)


def test_a_link_says_its_words_and_what_is_spoken_as_text() -> None:
    assert link_html(WARD, "<b>", SHOWN, spoken='"x"') == Markup(
        '<a href="ward?place=a%26b&amp;sex=Male&amp;ward=E1" target="_self" data-step="true">&lt;b&gt;'
        '<span class="hq-hidden"> &#34;x&#34;</span></a>'
    )


def test_a_quotation_ends_what_is_said_of_it_as_sentences() -> None:
    link = Markup("<a>there</a>")
    assert quotation_html("<i>", ["page 3", "", "Why?"], [link]) == Markup(
        '<blockquote class="hq-quote">“&lt;i&gt;”<small>page 3. Why? <a>there</a></small></blockquote>'
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Priority 1: a heading", "Priority 1: a heading"),
        ("12:30 and :red[x]", "12\\:30 and \\:red\\[x\\]"),
        ("Work & homes, &amp; more", "Work & homes, \\&amp; more"),
        ("# one\n- two\n3) three\n3.5 four", "\\# one\n\\- two\n3\\) three\n3.5 four"),
        ("under <5%, ~7, $8", "under \\<5%, \\~7, \\$8"),
    ],
)
def test_only_signs_that_are_marks_there_are_taken_for_text(text: str, written: str) -> None:
    assert as_written(text) == written


def test_links_are_made_in_one_place_and_html_by_markupsafe_alone() -> None:
    by_hand = re.compile(r"st\.page_link\(|<a href|from html import|html\.escape|unsafe_allow_html|urlencode\(")
    files = [*(ROOT / "hineq").rglob("*.py"), *(ROOT / "pages").glob("*.py")]
    found = {path.relative_to(ROOT).as_posix() for path in files if by_hand.search(path.read_text(encoding="utf-8"))}
    # the files that need no app have an index of their own, and the statement is a page without one
    found -= {"hineq/publish/file.py", "hineq/publish/sections.py", "hineq/publish/statement.py"}
    # and the addresses of services are asked in queries of theirs
    found = {path for path in found if not path.startswith("hineq/packs/fetch/")}
    outside = "hineq/publish/links.py"
    assert found == {outside, "hineq/ui/components/links.py", "hineq/ui/layout/links.py", "hineq/board/html.py"}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "JavaScript:x", ""])
def test_an_address_that_is_none_of_the_web_is_no_link(address: str) -> None:
    assert outside_html(address, "<words>") == "&lt;words&gt;"
    assert (
        outside_html("https://a.example/?b=\"'", "words")
        == '<a href="https://a.example/?b=&#34;&#39;" rel="noopener">words</a>'
    )


def test_html_of_ours_goes_through_one_function() -> None:
    files = [*(ROOT / "hineq" / "ui").rglob("*.py"), *(ROOT / "pages").glob("*.py")]
    found = {path.relative_to(ROOT).as_posix() for path in files if ".html(" in path.read_text(encoding="utf-8")}
    # a script, a place that is drawn to later, and the page of a pack with faults, which is under the layout's floor
    own = {"hineq/ui/layout/passage.py", "hineq/ui/panels/meeting.py", "hineq/ui/views/place.py"}
    assert found == {"hineq/ui/layout/piece.py"} | own
