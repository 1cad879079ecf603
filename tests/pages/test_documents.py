"""The pages on documents through app.py: assurance and where the place stands, with an audit and ranks and without."""

import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from hineq.insights.search.entries import EntryKind, search_entries
from hineq.insights.search.index import SearchIndex
from hineq.insights.thread.strategy import Link
from hineq.insights.thread.thread import Kind
from hineq.model.document_words import EvidenceKind, Judgement
from hineq.theme.palette import JUDGED_LIKE
from hineq.ui.panels import assurance, strategy, thread
from hineq.ui.panels.search import shown_on
from hineq.ui.views.doors import pages_with_something
from tests.pages.visits import as_read, run, texts, title, visited, written
from tests.place_packs import place

OTHER_PLACES = ("llr", "oxford")


def test_every_kind_of_evidence_has_its_page_and_every_judgement_its_mark() -> None:
    assert set(assurance._PAGES) == set(EvidenceKind)
    assert set(assurance._TONES) == set(JUDGED_LIKE) == set(Judgement)


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
        shown = as_compared(visited(page_file, place=place_id, **dict(params)))
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
    def test_the_six_questions_stand_in_a_line_and_a_fold_each(self) -> None:
        app = run("assurance", place="luton")
        assert title(app) == "Seven of the 16 conclusions of the 2008 audit read as weaknesses"
        assert [as_read(one.label).split(":")[0] for one in app.expander] == [
            "1. Objectives", "2. Working together", "3. Information", "4. Workforce", "5. Performance",
            "6. Social responsibility", "The audit as a whole", "The national target of the day",
        ]  # fmt: skip
        assert all(not one.proto.expanded for one in app.expander)

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
        assert title(app).startswith("No audit of how")
        assert "With an audit, this page would show" in texts(app)
        assert ".csv" not in texts(app)


class TestStanding:
    def test_every_theme_has_its_picture_and_nothing_of_then_is_left(self) -> None:
        app = run("standing", place="luton")
        assert title(app).startswith("Luton: in the poorest fifth of English authorities on 17 of 40 distinct measures")
        assert [one.value for one in app.header] == ["The newest figures, theme by theme"]
        assert len(app.get("vega_lite_chart")) == 10
        # two themes have thirty rows together
        assert len(app.subheader) == 2
        folded = [one.label for one in app.expander if "poorest fifth" in one.label or "Neither end" in one.label]
        assert len(folded) == len(app.expander) - 2
        assert len(folded) >= 6

    def test_a_place_without_ranks_says_what_the_page_would_hold(self) -> None:
        app = run("standing", place="llr")
        assert title(app) == "No rank of Leicester, Leicestershire and Rutland among other authorities is here"
        assert "With ranks among other authorities, this page would show" in texts(app)
        assert ".csv" not in texts(app)

    def test_a_place_over_the_nation_has_its_ranks(self) -> None:
        app = run("standing", place="oxford")
        assert title(app).startswith("Oxford: in the poorest fifth of English authorities on 2 of 22 distinct measures")
        assert "With ranks among other authorities" not in texts(app)


class TestThen:
    def test_then_stands_beside_now_and_the_rest_is_folded(self) -> None:
        app = run("then", place="luton")
        assert title(app) == "Infant deaths: 7.5 in 2008-10, 5.7 per 1,000 live births in 2019-21; not tested"
        assert [as_read(one.label) for one in app.expander] == [
            "12 printed figures without a newer one beside them, and why",
            "14 statements with a figure",
            "32 statements without a figure",
        ]
        assert "among 404 local areas and does not say which" in texts(app)

    @pytest.mark.parametrize("place", OTHER_PLACES)
    def test_a_place_without_documents_of_then_has_no_tab_and_says_what_the_page_would_hold(self, place: str) -> None:
        assert "then" not in pages_with_something(place)
        app = run("then", place=place)
        assert title(app).endswith("no document that prints earlier figures was read")
        assert ".csv" not in texts(app)


def test_the_door_of_promises_has_the_pages_that_a_place_has_something_for() -> None:
    promises = ("system", "strategy", "assurance", "recommendations", "then")
    there = {
        place_id: [page for page in promises if page in pages_with_something(place_id)]
        for place_id in ("luton", "llr", "oxford", "llr/E07000134")
    }
    assert there == {
        "luton": ["system", "strategy", "assurance", "then"],
        "llr": ["system", "strategy"],
        "oxford": ["strategy", "recommendations"],
        "llr/E07000134": ["system", "strategy"],
    }


def test_what_is_promised_now_stands_with_its_words_its_figure_and_its_measure() -> None:
    shown = written(run("strategy", place="luton"))
    assert "“better and more equal healthy life expectancy rates for residents across Luton”" in shown
    assert "Healthy life expectancy</a>: Men: 56.9 years in 2022-24" in shown
    assert shown.count("none in the figures here") > 3


def test_a_measure_has_its_board_in_the_heading_and_in_the_address() -> None:
    app = run("system", place="luton", about="infant_mortality")
    assert title(app) == "Infant mortality: two boards answered for it"
    assert "through outcomes 1 and 3" in texts(app)
    assert app.selectbox(key="pick_subject").value == "infant_mortality"
    app = run("system", place="luton", about="nothing_of_it")
    assert title(app).startswith("Three boards answered")
    assert "names a measure or need that no document of Luton has" in as_read(app.info[0].value)


@pytest.mark.parametrize(
    ("page", "place_id", "caption"),
    [
        ("system", "llr", "The boards that the documents name"),
        ("assurance", "luton", "The questions, then and since"),
        ("system", "llr", "What each dated meeting did with the document"),
        ("then", "luton", "Printed then, and now"),
        ("system", "luton", "The boards that the documents name"),
        ("strategy", "luton", "Target outcomes of"),
    ],
)
def test_tables_of_words_are_stacked_on_a_phone_with_the_names_of_their_columns(
    page: str, place_id: str, caption: str
) -> None:
    tables = [one.body for one in visited(page, place=place_id).get("html") if f"<caption>{caption}" in one.body]
    (table,) = tables
    assert "hq-stacked" in table
    assert table.count("<td") == table.count("data-label=")
