"""Full-text search: what is found, in which order, and that each thing found leads to a page that exists."""

from dataclasses import replace
from datetime import date

import pytest

from hineq.insights.search.entries import Entry, EntryKind, Subject, search_entries
from hineq.insights.search.index import Found, SearchIndex, search_finding
from hineq.model.document_words import Decision
from hineq.model.recommendation import Recommendation
from hineq.ui.layout.pages import METHODS, PAGES, TARGETS
from hineq.ui.panels.search import SHOWN_ON, shown_on
from tests.luton import luton as place


def _entry(title: str, text: str = "", **about: object) -> Entry:
    return Entry(**{"kind": EntryKind.PASSAGE, "title": title, "text": text, "subject": Subject.SOURCES} | about)


@pytest.fixture(scope="module")
def luton() -> SearchIndex:
    return SearchIndex(search_entries(place()))


def _titles(found: Found) -> list[str]:
    return [hit.entry.title for hit in found.hits]


def test_a_word_is_found_by_its_stem_without_case_and_accents() -> None:
    index = SearchIndex([_entry("Smokers in cafés"), _entry("Walking")])
    for query in ("smoking", "SMOKER", "cafes", "caf"):
        assert _titles(index.find(query)) == ["Smokers in cafés"], query


def test_a_title_counts_more_than_a_text_and_a_source_comes_last() -> None:
    index = SearchIndex(
        [
            _entry("Diabetes prevalence, as published", kind=EntryKind.SOURCE),
            _entry("Long-term conditions", "Diabetes is one of them, with heart disease and others."),
            _entry("Diabetes", "Many live with it."),
        ]
    )
    assert _titles(index.find("diabetes")) == ["Diabetes", "Long-term conditions", "Diabetes prevalence, as published"]


def test_all_words_are_wanted_before_some() -> None:
    index = SearchIndex([_entry("Heart disease"), _entry("Lung disease"), _entry("Heart")])
    both = index.find("heart disease")
    assert (_titles(both), both.all_words) == (["Heart disease"], True)
    some = index.find("heart bakery")
    assert (set(_titles(some)), some.all_words) == ({"Heart disease", "Heart"}, False)


@pytest.mark.parametrize("query", ["", "   ", '"', "* OR (", "!!!"])
def test_a_query_without_words_or_with_signs_finds_nothing_and_breaks_nothing(query: str) -> None:
    found = SearchIndex([_entry("Heart")]).find(query)
    assert (found.hits, found.count) == ((), 0)


def test_the_passage_shows_the_word_marked() -> None:
    text = f"{'before ' * 80}overcrowded homes {'after ' * 80}"
    hit = SearchIndex([_entry("Homes", text)]).find("overcrowded").hits[0]
    assert [piece.text for piece in hit.passage if piece.found] == ["overcrowded"]
    assert len("".join(piece.text for piece in hit.passage).split()) < 60


@pytest.mark.parametrize(
    ("query", "title", "subject"),
    [
        ("357", "Rank on life expectancy", Subject.SELF_ASSESSMENT),
        ("dallow", "Dallow", Subject.WARD),
        ("re-ablement", None, Subject.PROMISED),
        ("asset based", "Commissioning priority 2.4", Subject.ELEMENT),
        ("reduce inequalities in health outcomes by 10%", None, Subject.AUDIT),
        ("better care fund", None, Subject.STRATEGY),
    ],
)
def test_the_documents_of_luton_are_found(luton: SearchIndex, query: str, title: str | None, subject: Subject) -> None:
    hits = luton.find(query).hits
    assert any(hit.entry.subject is subject and title in (None, hit.entry.title) for hit in hits), _titles(
        luton.find(query)
    )


def test_every_commissioning_priority_of_the_strategy_is_an_entry() -> None:
    numbers = [one.title for one in search_entries(place()) if one.kind is EntryKind.COMMISSIONING_PRIORITY]
    assert len(numbers) == 17


def test_every_entry_leads_to_a_page_that_exists() -> None:
    assert set(SHOWN_ON) == set(Subject)
    assert {shown.page for shown in SHOWN_ON.values()} <= set(PAGES)
    for entry in search_entries(place()):
        assert bool(SHOWN_ON[entry.subject].parameter) is bool(entry.subject_id), entry


def test_a_measure_is_found_by_its_other_words_and_in_its_text_leads_to_what_it_means() -> None:
    index = SearchIndex(
        [
            _entry(
                "Overweight",
                "Heavier than is healthy.",
                subject=Subject.MEASURE,
                subject_id="o",
                other_names=("Excess weight",),
            )
        ]
    )
    by_name, by_text = index.find("excess weight").hits[0], index.find("healthy").hits[0]
    assert (by_name.in_text_alone, by_text.in_text_alone) == (False, True)
    assert shown_on(by_name.entry, in_text_alone=False) == (TARGETS, {"indicator": "o"})
    assert shown_on(by_text.entry, in_text_alone=True) == (METHODS, {"measure": "o"})


def test_near_spellings_are_offered_with_what_they_find_and_only_where_nothing_holds_the_word() -> None:
    index = SearchIndex([_entry("Diabetes in adults"), _entry("Diabetes"), _entry("Smoking")])
    assert [(one.query, one.count) for one in index.find("diabetis").near] == [("diabetes", 2)]
    assert [(one.query, one.count) for one in index.find("diabetis adults").near] == [("diabetes adults", 1)]
    assert [index.find(query).near for query in ("diabetes", "smok", "zzzzzz", "ab")] == [(), (), (), ()]


def test_the_stretch_to_look_for_stays_within_one_sentence_of_the_entry() -> None:
    text = "The first sentence says little. Many live in overcrowded homes, the report says, and more will. The last."
    hit = SearchIndex([_entry("Homes", text)]).find("overcrowded").hits[0]
    assert hit.stretch == "Many live in overcrowded homes, the report says, and"
    # where its page prints the title, that is what to look for
    board = _entry("Overcrowded homes", text, kind=EntryKind.BOARD)
    assert SearchIndex([board]).find("overcrowded").hits[0].stretch == "Overcrowded homes"


def test_a_recommendation_is_found_by_its_response() -> None:
    one = Recommendation(
        recommendation_id="r1",
        reference="1",
        date=date(2018, 4, 17),
        committee="Scrutiny",
        recommendation="Do it.",
        decision=Decision.AGREED,
        response="We shall pursue this with partners.",
        lead="",
        due=None,
        action_taken="",
        state=None,
        state_reason="",
        indicators=(),
        priorities=(),
        areas=(),
        source_id=next(iter(place().sources)),
    )
    found = SearchIndex(search_entries(replace(place(), recommendations=(one,)))).find("pursue partners")
    assert [hit.entry.subject for hit in found.hits] == [Subject.RECOMMENDATIONS]


def test_the_heading_says_how_much_was_found() -> None:
    index = SearchIndex([_entry("Heart"), _entry("Heart and lung")])
    assert search_finding(index.find("heart"), "Luton", 2) == "2 entries hold “heart”"
    assert search_finding(index.find("lung"), "Luton", 2) == "1 entry holds “lung”"
    assert search_finding(index.find("lung bakery"), "Luton", 2) == "1 entry holds some of the words “lung bakery”"
    assert search_finding(index.find("bakery"), "Luton", 2) == "Nothing on Luton holds “bakery”"
    assert search_finding(index.find(""), "Luton", 1234) == "Search all 1,234 entries on Luton"
