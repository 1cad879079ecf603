"""A place at its levels: what they are called, and one ward beside the areas that it lies in."""

import math

import pandas as pd
import pytest

from hineq.insights.wards.levels import (
    NOT_HERE,
    above_wards,
    at_each_level,
    geography,
    kind,
    level_words,
    levels_hint,
    levels_with_figures,
    way_up,
    without_empty,
)
from hineq.insights.wards.profile import newest_ward_views
from hineq.insights.wards.view import ward_view
from hineq.insights.wards.vintage import changed_words
from hineq.insights.wording.numbers import bare
from hineq.model.document_words import GovernanceLevel
from hineq.model.words import Sex
from tests.place_packs import figures, place
from tests.places_with_levels import LEVELS, level

ABBEY, SYSTEM, LEICESTER, COUNTY, BLABY = "E05010458", "E54000015", "E06000016", "E10000018", "E07000129"


def test_each_level_says_what_it_is() -> None:
    words = level_words(place("llr"))
    assert words[SYSTEM] == "Leicester, Leicestershire and Rutland (system)"
    assert words[LEICESTER] == "Leicester (place)"
    assert words[COUNTY] == "Leicestershire (place)"
    assert words[BLABY] == "Blaby (district of Leicestershire)"
    assert level_words(place("oxford")) == {}


def test_a_ward_lies_in_its_council_its_system_its_region_and_its_country() -> None:
    llr = place("llr")
    assert [kind(llr, area) for area in way_up(llr, ABBEY)] == ["ward", "place", "system", "region", "country"]
    glen = next(ward.area_code for ward in llr.wards if ward.parent_code == BLABY)
    assert [kind(llr, area) for area in way_up(llr, glen)] == [
        "ward", "district", "place", "system", "region", "country",
    ]  # fmt: skip
    oxford = place("oxford")
    assert [kind(oxford, area) for area in way_up(oxford, "E05006546")] == [
        "ward",
        "district",
        "place",
        "region",
        "country",
    ]


def test_one_ward_at_each_level_has_the_published_figures_and_says_where_there_is_none() -> None:
    table = at_each_level(figures("llr"), newest_ward_views(figures("llr")), ABBEY).set_index("name")
    row = table.loc["Overcrowded homes (some estimated)"]
    assert row[ABBEY].startswith("9.6 (estimated, 8.9 to ")
    assert row[LEICESTER].startswith("12.4 (12.2 to 12.5)")
    assert row["E12000004"] == "3.1 (3.1 to 3.2)"
    assert row.source_ids
    assert row["E92000001"].startswith("4.4")
    # Abbey's life expectancy was published for the ward of that name before it changed
    assert "Life expectancy at birth, men" not in table.index
    earlier = at_each_level(figures("llr"), newest_ward_views(figures("llr")), "E36000320").set_index("name")
    assert earlier.loc["Life expectancy at birth, men", "E36000320"] == "76.4 (74.9 to 77.9)"
    assert earlier.loc["Life expectancy at birth, men", "E92000001"] == "79.1"


def test_an_average_of_wards_is_that_of_the_wards_page_and_is_marked() -> None:
    views = newest_ward_views(figures("llr"))
    table = at_each_level(figures("llr"), views, ABBEY)
    keyed, averages = table.set_index(["indicator_id", "sex"]), 0
    for view in views:
        key = view.indicator.indicator_id, view.sex
        if key in keyed.index and view.place and view.place.estimated:
            averages += 1
            assert keyed.loc[key, SYSTEM] == f"{bare(view.place.value, view.indicator)}*"
    assert averages > 5
    table = table.set_index("name")
    # a standardised ratio is no mean of its wards'
    ratios = table.index.str.contains("ratio")
    assert ratios.sum() == 2
    assert table[SYSTEM][~ratios].str.endswith("*").all()
    assert set(table[SYSTEM][ratios]) == {"none like it in this pack"}
    assert table.averaged[~ratios].all()


def test_a_figure_of_the_whole_is_made_of_counts_where_there_are_counts() -> None:
    table = at_each_level(figures("llr"), newest_ward_views(figures("llr")), ABBEY).set_index("name")
    assert table.loc["Overcrowded homes (some estimated)", SYSTEM] == "4.9*"
    assert table.loc["Household deprivation (some estimated)", SYSTEM] == "50.9*"


def test_a_figure_of_a_council_is_none_of_its_wards() -> None:
    table = at_each_level(figures("llr"), newest_ward_views(figures("llr")), ABBEY)
    assert not table[LEICESTER].str.endswith("*").any()


def test_what_was_published_for_larger_areas_stands_apart_and_empty_columns_go() -> None:
    llr = place("llr")
    own = at_each_level(figures("llr"), newest_ward_views(figures("llr")), ABBEY)
    above = above_wards(figures("llr"), ABBEY, own)
    assert ABBEY not in above
    assert not set(zip(above.indicator_id, above.sex, strict=True)) & set(zip(own.indicator_id, own.sex, strict=True))
    assert not above.averaged.any()
    row = above.set_index("name").loc["Healthy life expectancy, men"]
    assert (row.period, row[LEICESTER], row["E92000001"]) == ("2022-24", "57.8 (54.7 to 60.8)", "60.9 (60.7 to 61.2)")
    assert above.groupby("theme", sort=False).ngroups == (above.theme != above.theme.shift()).sum()
    assert without_empty(own, way_up(llr, ABBEY))[1] == []
    kept, empty = without_empty(own.assign(E12000004=NOT_HERE), way_up(llr, ABBEY))
    assert [area.area_code for area in empty] == ["E12000004"]
    assert "E12000004" not in kept


@pytest.mark.parametrize("key", LEVELS)
def test_the_smallest_area_decides_the_period_and_a_later_one_is_named(key: str) -> None:
    there = level(key)
    ward = there.place.wards[0]
    areas = way_up(there.place, ward.area_code)[1:]
    none_of_wards = pd.DataFrame({"indicator_id": [], "sex": []})
    table = there.table[there.table["value"].notna()]
    for row in above_wards(there, ward.area_code, none_of_wards).to_dict("records"):
        own = table[(table.indicator_id == row["indicator_id"]) & (table.sex == row["sex"])]
        ended = own[own.period == row["period"]].period_end.max()
        shown = [area for area in areas if row[area.area_code] != NOT_HERE]
        for area in shown:
            newest = own[own.area_code == area.area_code].period_end.max()
            assert (f"{area.area_name} " in row["later"]) is (newest > ended), (row["name"], area.area_name)
        shares = own.groupby(["series", "period"], observed=True).area_code.agg(set)
        smallest = next(
            area
            for area in areas
            if any({area.area_code} < codes & {one.area_code for one in areas} for codes in shares)
        )
        assert row[smallest.area_code] != NOT_HERE, row["name"]


@pytest.mark.parametrize("key", ["luton", "oxford", "llr"])
def test_of_series_as_new_the_levels_show_the_one_that_every_other_page_does(key: str) -> None:
    own, country = figures(key), place(key).benchmark_code
    none_of_wards = pd.DataFrame({"indicator_id": [], "sex": []})
    wards = {ward.parent_code: ward for ward in place(key).wards}
    chosen_among_two = 0
    for code, ward in wards.items():
        for row in above_wards(own, ward.area_code, none_of_wards).itertuples():
            indicator_id, sex = str(row.indicator_id), Sex(str(row.sex))
            main = own.main_line(indicator_id, sex, code)
            if main is None or math.isnan(own.newest(main, country)):
                continue
            as_new = [
                line for line in own.lines(indicator_id, sex, code) if line.newest_period.end == main.newest_period.end
            ]
            if row.period in {line.newest.period for line in as_new}:
                assert row.period == main.newest.period, (code, indicator_id)
                chosen_among_two += len({line.newest.period for line in as_new}) > 1
    assert chosen_among_two


def test_the_levels_that_have_figures_are_named_with_their_measures() -> None:
    found = {area.area_name: count for area, count in levels_with_figures(figures("llr"))}
    assert set(found) == {area.area_name for area in place("llr").levels[1:]}
    assert found["Leicester"] > found["Blaby"] > 0
    assert levels_with_figures(figures("oxford")) == []


def test_the_levels_of_the_areas() -> None:
    found = {one.level: one for one in geography(place("llr"))}
    assert found[GovernanceLevel.SYSTEM].names == ("Leicester, Leicestershire and Rutland",)
    assert found[GovernanceLevel.PLACE].names == ("Leicester", "Leicestershire", "Rutland")
    assert found[GovernanceLevel.PLACE].districts == 7
    assert found[GovernanceLevel.NEIGHBOURHOOD].wards == 186
    blaby = {one.level: one for one in geography(place("llr").within(BLABY))}
    assert blaby[GovernanceLevel.PLACE].names == ("Blaby, a district of Leicestershire",)
    assert [one.level for one in geography(place("oxford"))] == [GovernanceLevel.PLACE, GovernanceLevel.NEIGHBOURHOOD]


def test_a_place_without_figures_as_a_whole_says_where_they_are() -> None:
    assert (
        levels_hint(place("llr")) == "Choose Leicester, Leicestershire or Rutland under Area for figures of councils."
    )
    assert levels_hint(place("oxford")) == ""


class TestChangedWards:
    def test_figures_are_shown_for_the_wards_that_they_were_published_for(self) -> None:
        leicester = figures("llr").within(LEICESTER)
        view = ward_view(leicester, "life_expectancy_at_birth", Sex.MALE, "2009-13")
        assert len(view.table) == view.ranked == 22
        assert all(name.endswith("(2011)") for name in view.table.area_name)
        assert changed_words(leicester.place, view) == [
            "All 22 wards with a figure here were wards of the 2011 Census, published in the place of 21 wards of today in "
            "Leicester: their figures were not carried over to these."
        ]

    def test_a_newer_figure_is_shown_for_todays_wards(self) -> None:
        leicester = figures("llr").within(LEICESTER)
        view = ward_view(leicester, "overcrowded_households", Sex.PERSONS, "2021")
        assert len(view.table) == view.ranked == 21
        assert changed_words(leicester.place, view) == []

    def test_today_leaves_the_earlier_wards_out(self) -> None:
        llr = figures("llr")
        view = ward_view(llr, "life_expectancy_at_birth", Sex.MALE, "2009-13", today=True)
        assert (len(view.table), view.coverage.known, view.ranked) == (186, 111, 0)
        with pytest.raises(ValueError, match="No ward has a figure"):
            ward_view(llr.within(LEICESTER), "life_expectancy_at_birth", Sex.MALE, "2009-13", today=True)
