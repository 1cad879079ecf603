"""The pages on documents through app.py: assurance and where the place stands, with an audit and ranks and without."""

import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from hineq.insights.search.entries import EntryKind, search_entries
from hineq.insights.search.index import SearchIndex
from hineq.insights.thread.strategy import Link
from hineq.insights.thread.thread import Kind
from hineq.model.words import EvidenceKind, Judgement
from hineq.ui.panels import assurance, strategy, thread
from hineq.ui.panels.search import shown_on
from tests.pages.visits import as_read, run, texts, title
from tests.place_packs import place

OTHER_PLACES = ("llr", "oxford")


def test_every_kind_of_evidence_has_its_page_and_every_judgement_its_mark() -> None:
    assert set(assurance._PAGES) == set(EvidenceKind)
    assert set(assurance._MARKS) == set(Judgement)


def test_every_link_and_kind_of_element_has_its_mark_and_its_words() -> None:
    assert set(strategy._MARKS) == set(Link)
    assert set(thread._WORDS) == set(Kind)


@pytest.mark.parametrize("place_id", ["luton", *OTHER_PLACES])
def test_every_hit_leads_to_a_page_that_prints_what_it_looks_for(place_id: str) -> None:
    """Of documents, boards, sources and words; what a measure is called and means is tested with its own pages."""
    wanted: dict[tuple[str, frozenset[tuple[str, str]]], list[str]] = {}
    for entry in search_entries(place(place_id)):
        if entry.kind in (EntryKind.MEASURE, EntryKind.WARD):
            continue
        for query in (entry.title, entry.text):
            hits = SearchIndex([entry]).find(" ".join(re.findall(r"\w+", query)[:3])).hits
            for hit in hits:
                page, part = shown_on(entry, in_text_alone=hit.in_text_alone)
                assert hit.stretch
                wanted.setdefault((page.file, frozenset(part.items())), []).append(hit.stretch)
    assert len(wanted) >= 2
    for (page_file, params), stretches in wanted.items():
        shown = as_compared(run(page_file, place=place_id, **dict(params)))
        assert [stretch for stretch in stretches if plain(stretch) not in shown] == [], (page_file, params)


def as_compared(app: AppTest) -> str:
    """Everything that a page prints, its links and the headings of folds among it, as a browser compares it."""
    said = [
        element.proto.body
        if element.type == "html"
        else as_read(str(getattr(element, "value", None) or getattr(getattr(element, "proto", None), "label", "")))
        for element in app.main
    ]
    return plain(" ".join(said))


def plain(text: str) -> str:
    """A text without marks, capitals and kinds of quotation marks."""
    bare = unescape(re.sub(r"<[^>]+>", " ", text)).casefold()
    return " ".join(bare.translate(str.maketrans("’‘“”", "''\"\"")).split())


class TestAssurance:
    def test_the_six_questions_stand_as_sections(self) -> None:
        app = run("assurance", place="luton")
        assert title(app) == "hineq reads seven of the 16 conclusions of the 2008 audit as weaknesses"
        assert [as_read(one.value) for one in app.header][:7] == [
            "The audit as a whole", "1. Objectives", "2. Working together", "3. Information", "4. Workforce", "5. Performance",
            "6. Social responsibility",
        ]  # fmt: skip
        assert app.header[7].value == "The national target of the day"

    def test_judgements_are_in_words_and_sources_dated(self) -> None:
        shown = texts(run("assurance", place="luton"))
        assert shown.count("Weakness</strong>") == 7
        assert shown.count("Strength</strong>") == 9
        assert "Corporate peer challenge self-assessment, undated" in shown
        assert "Tackling health inequalities in Luton, 24 September 2008" in shown
        assert "hineq ties no later statement to it" in shown

    @pytest.mark.parametrize("place", OTHER_PLACES)
    def test_a_place_without_an_audit_says_what_to_supply(self, place: str) -> None:
        app = run("assurance", place=place)
        assert title(app).startswith("This pack holds no audit of how")
        assert "audit_questions.csv" in texts(app)


class TestStanding:
    def test_then_comes_before_now_and_every_theme_has_its_picture(self) -> None:
        app = run("standing", place="luton")
        assert title(app).startswith("Luton: in the poorest fifth of English authorities on 17 of 45 distinct measures")
        assert [one.value for one in app.header] == [
            "Then and since",
            "The newest figures, theme by theme",
            "What the council said of itself",
        ]
        assert len(app.get("vega_lite_chart")) == 9
        assert "among 404 local areas and does not say which" in texts(app)

    @pytest.mark.parametrize("place", OTHER_PLACES)
    def test_a_place_without_ranks_says_what_to_supply(self, place: str) -> None:
        app = run("standing", place=place)
        assert title(app)
        shown = texts(app)
        if "no ranks" in title(app):
            assert "national_ranks.csv" in shown
        assert "This pack holds no self-assessment" in shown


@pytest.mark.parametrize(
    ("page", "place_id", "caption"),
    [
        ("system", "llr", "The boards that the documents name"),
        ("system", "llr", "Every dated meeting that the document came before"),
        ("standing", "luton", "Then, as the documents print it"),
        ("strategy", "luton", "Boards, and"),
    ],
)
def test_tables_of_words_are_stacked_on_a_phone_with_the_names_of_their_columns(
    page: str, place_id: str, caption: str
) -> None:
    tables = [one.body for one in run(page, place=place_id).get("html") if f"<caption>{caption}" in one.body]
    (table,) = tables
    assert "hq-stacked" in table
    assert table.count("<td") == table.count("data-label=")
