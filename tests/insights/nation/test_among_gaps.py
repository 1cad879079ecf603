"""The gap of a council among those of the councils that it is held against, over real councils of every kind."""

import re

import pandas as pd
import pytest

from hineq.insights.nation.among_gaps import among_gaps, among_gaps_reading, among_gaps_words
from hineq.insights.series.refusal import NotPossible
from hineq.model.likeness import Beside
from hineq.ui.views.england import every_gap
from hineq.ui.views.inequality import gap_among, inequality, selection
from hineq.ui.views.peers import peers
from hineq.ui.views.place import opened
from tests.grammar import faulty

# a city, a county, the smallest unitary, a borough of London, districts
COUNCILS = ("E08000025", "E10000018", "E06000017", "E09000030", "E07000192", "E07000170")


@pytest.mark.parametrize("beside", [Beside.LIKE, Beside.REGION])
@pytest.mark.parametrize("code", COUNCILS)
def test_the_place_among_the_gaps_is_that_of_the_list(code: str, beside: Beside) -> None:
    key = selection(code, {}).key
    among = gap_among(key, beside)
    found = peers(code, beside)
    assert found
    gaps = every_gap()
    rows = gaps[(gaps.indicator_id == key.indicator_id) & (gaps.sex == key.sex) & gaps.slope.notna()]
    rows = rows[rows.area_code.isin([code, *(area.area_code for area in found.areas)])]
    if among is None:
        # fewer than half of them have a gap on the measure
        assert len(rows) < (len(found.areas) + 1) / 2
        return
    decimals = opened(code).place.indicators[key.indicator_id].decimals
    printed = rows.set_index("area_code").slope.round(decimals)
    assert among.own["rank"] == 1 + (printed > printed[code]).sum()
    assert among.own.tied == (printed == printed[code]).sum()
    assert len(among.table) == len(rows)
    said = among_gaps_words(among)
    assert not faulty(said)
    assert ("hineq's choice" in said) is (beside is Beside.LIKE)
    assert (f"can be told in {len(rows)} of") in said
    table = among_gaps_reading(among)
    assert list(table.Council[table.Council.str.startswith("▸")]) == [f"▸ {opened(code).place.name}"]


def test_no_place_is_told_of_other_wards_or_another_period() -> None:
    # Luton is shown with its wards of 2003; the list has those of today
    key = selection("luton", {}).key
    assert gap_among(key, Beside.LIKE) is None
    code = COUNCILS[0]
    told, found, gaps = inequality(selection(code, {}).key), peers(code, Beside.LIKE), every_gap()
    assert not isinstance(told, NotPossible)
    assert found
    place = opened(code).place
    assert among_gaps(place, told, gaps, found)
    assert among_gaps(place, told, gaps.assign(period="1999"), found) is None
    assert among_gaps(place, told, gaps.assign(slope=gaps.slope + 1), found) is None
    assert among_gaps(place, told, gaps[gaps.area_code == code], found) is None


def test_the_widest_and_those_that_share_a_place_are_called_so() -> None:
    code = COUNCILS[0]
    told, found, gaps = inequality(selection(code, {}).key), peers(code, Beside.LIKE), every_gap()
    assert not isinstance(told, NotPossible)
    assert found
    place, own = opened(code).place, gaps.area_code == code

    def said(slopes: "pd.Series[float]") -> str:
        among = among_gaps(place, told, gaps.assign(slope=slopes), found)
        assert among
        return among_gaps_words(among)

    assert re.search(r"'s was the widest:", said(gaps.slope.where(own, -100.0)))
    assert re.search(r"'s was the joint widest:", said(gaps.slope.where(own, float(told.slope.value))))
