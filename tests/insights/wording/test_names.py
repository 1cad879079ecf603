"""The other words for a measure: known to every list and to the search, in every place."""

import pytest

from hineq.insights.search.entries import EntryKind, search_entries
from hineq.insights.search.index import SearchIndex
from hineq.insights.wording.names import listed_name, other_names, words_of
from tests.place_packs import place

PLACES = ("luton", "llr", "oxford")


@pytest.mark.parametrize("place_id", PLACES)
def test_every_name_of_a_measure_on_any_page_finds_it_and_stands_in_every_list(place_id: str) -> None:
    shown = place(place_id)
    measures = [one for one in search_entries(shown) if one.kind is EntryKind.MEASURE]
    ids = {entry.title: indicator_id for entry, indicator_id in zip(measures, shown.indicators, strict=True)}
    for indicator in shown.indicators.values():
        listed = listed_name(indicator)
        for name in (indicator.name, indicator.short_name, *indicator.other_names):
            assert words_of(name) <= words_of(listed), indicator.indicator_id
            own = next(one for one in measures if ids[one.title] == indicator.indicator_id)
            assert SearchIndex([own]).find(name).all_words, (indicator.indicator_id, name)
            assert SearchIndex([own]).find(name).count == 1, (indicator.indicator_id, name)


@pytest.mark.parametrize("place_id", PLACES)
def test_an_other_name_adds_a_word_and_stands_once(place_id: str) -> None:
    for indicator in place(place_id).indicators.values():
        own = words_of(indicator.name)
        assert all(words_of(name) - own for name in other_names(indicator)), indicator.indicator_id
        assert len(set(indicator.other_names)) == len(indicator.other_names)


def test_a_measure_has_one_name_on_all_pages() -> None:
    """The two that were one: excess weight is what the short name says, in the words of the full one."""
    found = {
        place(place_id).indicators[indicator_id].short_name.split(",")[0]
        for place_id in PLACES
        for indicator_id in ("overweight_reception", "overweight_year6", "overweight_adults")
    }
    assert found == {"Overweight or obese"}
