"""Ward figures that were put together from neighbourhoods are estimates, where these do not make up the wards exactly."""

import re

import pandas as pd
import pytest

from hineq.insights.series.figures import Figures
from hineq.insights.series.intervals import FROM_COUNTS
from hineq.insights.wards.view import ward_view
from hineq.insights.wards.vintage import changed_words, vintage_words
from hineq.model.place import Place
from hineq.model.roles import SeriesRole
from hineq.model.words import AreaType, Sex
from tests.place_packs import figures, place
from tests.places_with_levels import LEVELS, every_view, level

PACKS = ("llr", "luton", "oxford")
MADE = r"^(?:Sum of the Census counts|Population-weighted mean|Score rebuilt)"
EXACT = "(which is exact for"


def made_for_wards(where: Place) -> pd.DataFrame:
    """The ward rows that say of themselves that they were made from neighbourhoods."""
    rows = where.observations
    return rows[rows.area_code.isin(where.ward_codes) & rows.note.str.match(MADE)]


@pytest.mark.parametrize("pack", PACKS)
def test_none_is_called_official_unless_its_source_says_that_they_fit_exactly(pack: str) -> None:
    where = place(pack)
    rows = made_for_wards(where)
    assert len(rows) > 500
    exact = rows.source_id.map(lambda source_id: EXACT in where.sources[source_id].note)
    summed = rows.note.str.startswith("Sum of the Census counts")
    assert set(rows.status[~(exact & summed)]) == {"estimated"}
    assert set(rows.status[exact & summed]) <= {"official"}


@pytest.mark.parametrize("pack", PACKS)
def test_sums_that_are_estimates_are_declared_and_say_how_they_were_made(pack: str) -> None:
    where = place(pack)
    rows = made_for_wards(where)
    summed = rows[rows.note.str.startswith("Sum of the Census counts") & (rows.status == "estimated")]
    for key in set(zip(summed.indicator_id, summed.series, strict=True)):
        assert where.series[key].has(SeriesRole.SUM_OF_NEIGHBOURHOODS)
        assert "neighbourhoods, each given to the ward it fits best" in where.series[key].note
    assert bool(len(summed)) is (pack != "luton")


@pytest.mark.parametrize("pack", ["llr", "oxford"])
def test_they_carry_their_mark_and_the_intervals_of_their_counts(pack: str) -> None:
    opened: Figures = figures(pack)
    for (indicator_id, series), one in opened.place.series.items():
        if not one.has(SeriesRole.SUM_OF_NEIGHBOURHOODS):
            continue
        view = ward_view(opened, indicator_id, Sex.PERSONS, "2021")
        assert view.series.series == series
        assert "(estimated" in view.name
        assert set(view.table.interval_method) <= set(FROM_COUNTS)
        assert view.has_intervals


@pytest.mark.parametrize("pack", PACKS)
def test_published_ward_figures_stay_official(pack: str) -> None:
    rows = place(pack).observations
    assert set(rows.status[rows.series == "wards_2009_13"]) == {"official"}


@pytest.mark.parametrize("key", LEVELS)
def test_a_ward_without_a_neighbourhood_is_named_where_wards_are_counted(key: str) -> None:
    where = level(key).place
    lacking = [area for area in where.areas.values() if area.area_type is AreaType.UNCOUNTED_WARD]
    here = list(where.wards_uncounted)
    assert set(here) <= set(lacking)
    said = vintage_words(where)
    assert all(area.area_name in said for area in here)
    assert ("no figure can be made" in said) is bool(here)
    assert not {area.area_code for area in here} & set(where.observations.area_code)
    assert not {area.area_code for area in here} & where.ward_codes


@pytest.mark.parametrize("key", LEVELS)
def test_the_wards_that_are_said_to_be_gone_are_those_drawn(key: str) -> None:
    """Of a measure the wards with a figure on it are counted, not the place's own."""
    where = level(key).place
    gone = {ward.area_code for ward in (*where.wards_gone, *where.earlier_wards)}
    todays = {ward.area_code for ward in where.wards} - gone
    for view in every_view(key):
        drawn = set(view.table.area_code[view.table["value"].notna()])
        said, changed = vintage_words(where, view), " ".join(changed_words(where, view))
        if where.vintages.get(AreaType.WARD) and where.wards_ended:
            continue
        if counted := re.match(r"(\d+) of the (\d+) wards", said):
            assert (int(counted[1]), int(counted[2])) == (len(drawn & gone), len(drawn))
        else:
            assert said.startswith("These wards no longer exist") is (drawn <= gone)
            assert drawn <= gone or not drawn & gone
        earlier = drawn & {ward.area_code for ward in where.earlier_wards}
        assert bool(changed) is bool(earlier)
        # the wards of today are those of a council that has some
        if "of today" in changed:
            councils = {where.areas[code].parent_code for code in earlier}
            assert councils & {where.areas[code].parent_code for code in todays}
        assert all(f"{len(drawn)} ward" in words for words in filter(None, [changed]))


@pytest.mark.parametrize("key", LEVELS)
def test_earlier_wards_stand_for_every_ward_of_today_with_a_figure_or_without(key: str) -> None:
    where = level(key).place
    for view in every_view(key):
        changed = " ".join(changed_words(where, view))
        if counted := re.search(r"in the place of (\d+) wards of today", changed):
            drawn = set(view.table.area_code)
            councils = {ward.parent_code for ward in where.earlier_wards if ward.area_code in drawn}
            todays = [one for one in (*where.wards, *where.wards_uncounted) if one.parent_code in councils]
            assert int(counted[1]) == sum(one.area_code not in drawn for one in todays)


def test_oxford_s_two_wards_that_were_published_together_are_named() -> None:
    where = level("oxford").place
    view = next(view for view in every_view("oxford") if view.holds(where.earlier_wards[0].area_code))
    assert changed_words(where, view) == [
        "One of the 23 wards with a figure here, Holywell and St Mary's (2011), was a ward of the 2011 Census, published in the "
        "place of Holywell and St Mary's: its figures were not carried over to these."
    ]


def test_north_west_leicestershire_names_the_wards_it_lacks() -> None:
    where = level("llr/E07000134").place
    assert len(where.wards) == 36
    assert (
        "Castle Donington Park and Ibstock West are not among the wards: no neighbourhood is given to them, so no figure can be made. "
        "Neighbourhoods fit 20 of the 36 wards badly"
    ) in vintage_words(where)


@pytest.mark.parametrize("pack", PACKS)
def test_overcrowding_is_a_part_of_the_index(pack: str) -> None:
    """The Indices' barriers to housing and services hold it."""
    assert place(pack).series["overcrowded_households", "census"].has(SeriesRole.PART_OF_DEPRIVATION)
