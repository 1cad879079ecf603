"""Opening one council of a made-up nation: what it and its wards have, and nothing of any other (tests/packs/build/nation.py)."""

from pathlib import Path

import pandas as pd
import pytest

from hineq.insights.series.figures import Figures
from hineq.insights.wards.vintage import vintage_words
from hineq.model.area import Area
from hineq.model.naming import NameKind
from hineq.model.place import Place
from hineq.model.words import AreaType, Sex
from hineq.packs.declared.layer import owner_of_set
from hineq.packs.read.national import NationalLayer, open_layer
from hineq.packs.read.pack import load_place
from tests.examples.bad_packs import GOOD
from tests.packs.build.nation import ASHWICK, BROADSHIRE, BROOKHAM, COLDPORT, COUNTRY, NORTH, SOUTH, ward


@pytest.fixture(scope="module")
def layer(examplia: Path) -> NationalLayer:
    return open_layer(examplia)


@pytest.fixture(scope="module")
def county(layer: NationalLayer) -> Place:
    return layer.council(BROADSHIRE)


@pytest.fixture(scope="module")
def district(layer: NationalLayer) -> Place:
    return layer.council(ASHWICK)


@pytest.fixture(scope="module")
def unitary(layer: NationalLayer) -> Place:
    return layer.council(COLDPORT)


@pytest.fixture(scope="module")
def before(layer: NationalLayer) -> Place:
    return layer.council(ASHWICK, wards_of="2017")


def names(areas: tuple[Area, ...]) -> list[str]:
    return [area.area_name for area in areas]


def spread_over(place: Place, indicator_id: str, period: str = "2021") -> list[str]:
    rows = place.distributions
    return rows["areas"][(rows.indicator_id == indicator_id) & (rows.period == period)].tolist()


def test_the_councils_are_counties_and_authorities_by_name(layer: NationalLayer) -> None:
    assert [(one.area_name, one.area_type) for one in layer.councils()] == [
        ("Ashwick", AreaType.AUTHORITY),
        ("Broadshire", AreaType.COUNTY),
        ("Brookham", AreaType.AUTHORITY),
        ("Coldport", AreaType.AUTHORITY),
    ]


@pytest.mark.parametrize("code", [COUNTRY, NORTH, ward(1), "X07000009", "", "Ashwick"])
def test_what_is_no_council_is_a_mistake_of_who_asks(layer: NationalLayer, code: str) -> None:
    assert not layer.has(code)
    with pytest.raises(ValueError, match=f"must be that of a council of Examplia, got '{code}'"):
        layer.council(code)


def test_a_county_has_its_districts_and_all_their_wards(county: Place) -> None:
    assert set(county.areas) == {
        COUNTRY, NORTH, BROADSHIRE, ASHWICK, BROOKHAM, *(ward(number) for number in range(1, 7)), "X36000001",
    }  # fmt: skip
    assert names(county.levels) == ["Broadshire", "Ashwick", "Brookham"]
    # a name that two wards share carries its council's
    assert names(county.wards) == ["Abbey, Ashwick", "Abbey, Brookham", "Bridge", "Castle", "Dell", "Easton"]
    assert names(county.earlier_wards) == ["Old Abbey (2011)"]
    assert (county.place_id, county.area_code, county.benchmark_code) == (BROADSHIRE, BROADSHIRE, COUNTRY)
    assert (county.name, county.title) == ("Broadshire", "Broadshire: made-up figures")
    assert county.benchmark.area_name == "Examplia"


def test_a_district_of_a_county_is_one_of_its_levels(county: Place) -> None:
    level = county.within(BROOKHAM)
    assert (level.place_id, level.name) == (f"{BROADSHIRE}/{BROOKHAM}", "Brookham")
    assert names(level.wards) == ["Abbey", "Dell", "Easton"]
    for code in (COLDPORT, ward(1), "X07000009"):
        with pytest.raises(ValueError, match="must be one of the levels of Broadshire"):
            county.within(code)


def test_a_district_alone_has_its_county_above_it_and_no_level_below(district: Place) -> None:
    assert set(district.areas) == {
        COUNTRY, NORTH, BROADSHIRE, ASHWICK, ward(1), ward(2), ward(3), "X36000001",
    }  # fmt: skip
    assert district.levels == ()
    assert names(district.wards) == ["Abbey", "Bridge", "Castle"]


def test_a_unitary_has_its_region_above_it_and_the_ward_that_has_no_figures(unitary: Place) -> None:
    assert set(unitary.areas) == {
        COUNTRY, SOUTH, COLDPORT, *(ward(number) for number in range(7, 12)), "X36000003",
    }  # fmt: skip
    assert names(unitary.wards) == ["Fenside", "Grange", "Harbour", "Isle"]
    assert names(unitary.wards_uncounted) == ["Quay"]


def test_no_row_is_of_an_area_that_the_place_does_not_have(county: Place, district: Place, unitary: Place) -> None:
    for place in (county, district, unitary):
        for table in (place.observations, place.national_ranks, place.population):
            assert set(table.area_code) <= set(place.areas)
            assert not table.empty


def test_measures_are_those_of_which_the_place_has_a_figure(county: Place, district: Place, unitary: Place) -> None:
    """Nobody published the last one, and of the one before it the county above a district has a figure alone."""
    everything = ["life_expectancy", "score", "poorest", "ill", "ill_people", "dependants", "smoking"]
    assert list(county.indicators) == list(unitary.indicators) == [*everything, "jobless"]
    assert list(district.indicators) == everything
    for place in (county, district, unitary):
        for table in (place.observations, place.national_ranks, place.distributions):
            assert set(table.indicator_id) <= set(place.indicators)
        pairs = set(zip(place.observations.indicator_id, place.observations.series, strict=True))
        assert set(place.series) == pairs
        assert {one.indicator_id for one in place.estimate_errors} == {"ill"}


def test_sources_are_those_that_something_came_from(county: Place, district: Place) -> None:
    for place in (county, district):
        said = {one.source_id for one in place.indicators.values()}
        for table in (place.observations, place.national_ranks, place.distributions, place.population):
            said |= set(table.source_id)
        assert set(place.sources) == said
    assert "s10" not in county.sources  # a source whose figures no recipe asks for


def test_a_council_that_stands_in_both_tiers_has_the_spread_of_the_wider_one_and_that_of_wards(unitary: Place) -> None:
    assert spread_over(unitary, "smoking") == ["lower-tier councils"]
    assert spread_over(unitary, "ill") == ["lower-tier councils", "wards"]
    assert spread_over(unitary, "jobless", "2021/22") == ["upper-tier councils"]
    rows = unitary.national_ranks
    own = rows[(rows.area_code == COLDPORT) & (rows.indicator_id == "smoking") & (rows.period == "2021")]
    assert own[["rank", "tied", "areas_ranked", "areas"]].to_numpy().tolist() == [[2, 2, 3, "lower-tier councils"]]
    assert not rows.duplicated(["area_code", "indicator_id", "series", "sex", "period"]).any()


def test_a_county_and_its_districts_are_each_ranked_in_their_tier(county: Place) -> None:
    rows = county.national_ranks
    rows = rows[(rows.indicator_id == "smoking") & (rows.period == "2021")]
    among = dict(zip(rows.area_code, zip(rows["rank"], rows["areas"], strict=True), strict=True))
    assert among == {
        BROADSHIRE: (1, "upper-tier councils"), ASHWICK: (1, "lower-tier councils"), BROOKHAM: (2, "lower-tier councils"),
    }  # fmt: skip
    assert spread_over(county, "smoking") == ["lower-tier councils", "upper-tier councils"]


def test_tables_have_the_types_of_those_of_a_pack(county: Place) -> None:
    good = load_place(GOOD)
    for name in ("observations", "population", "national_ranks", "distributions"):
        ours, theirs = getattr(county, name), getattr(good, name)
        if len(theirs.columns):
            kinds = {column: kind.kind for column, kind in theirs.dtypes.items() if column in ours}
            assert {column: ours[column].dtype.kind for column in kinds} == kinds
    assert county.observations.area_code.map(type).eq(str).all()


def test_a_word_is_kept_once_however_many_rows_have_it(layer: NationalLayer) -> None:
    rows = layer.rows("observations", [BROADSHIRE, ASHWICK])
    for name in ("area_code", "indicator_id", "period", "source_id"):
        cells = rows[name].tolist()
        assert len(cells) > len({id(cell) for cell in cells}) == len(set(cells)), name
    # and none of them is another: the owners stand one after the other, as in the file
    everybody = [*layer.tiers(), *(owner_of_set(code, of) for code in layer.tiers() for of in layer.former_sets(code))]
    for name in ("area_code", "note", "period"):
        assert (
            layer.rows("observations", everybody)[name].tolist() == layer.files["observations"].read()[name].to_pylist()
        )


def test_a_layer_opened_again_gives_the_same_place(examplia: Path, county: Place) -> None:
    again = open_layer(examplia).council(BROADSHIRE)
    assert again.stamp == county.stamp
    assert len(county.data_hash) == 12
    assert again.areas == county.areas
    assert again.observations.equals(county.observations)


def test_maps_are_of_the_areas_that_the_place_has(county: Place, unitary: Place) -> None:
    drawn = {
        kind: [one["properties"]["area_name"] for one in found["features"]] for kind, found in county.boundaries.items()
    }
    assert drawn[AreaType.AUTHORITY] == ["Ashwick", "Brookham"]
    assert drawn[AreaType.WARD] == ["Abbey", "Bridge", "Castle", "Abbey", "Dell", "Easton"]
    shown = [one["properties"]["area_code"] for one in unitary.boundaries[AreaType.WARD]["features"]]
    assert shown == [ward(number) for number in range(7, 12)]
    assert all(one["geometry"]["type"] == "Polygon" for one in unitary.boundaries[AreaType.WARD]["features"])


def test_names_lead_to_councils(layer: NationalLayer) -> None:
    found = {(one.name, one.council): one.kind for one in layer.names()}
    assert found["Dunmere", "Ashwick"] is NameKind.FORMER_COUNCIL
    assert found["Old Abbey", "Ashwick"] is NameKind.FORMER_WARD
    assert found["Abbey", "Brookham"] is NameKind.WARD
    assert found["Quay", "Coldport"] is NameKind.UNCOUNTED_WARD


def test_figures_of_roughly_fitted_wards_are_set_aside(county: Place) -> None:
    figures = Figures.of(county)
    rows = figures.rows(indicator_id="ill", sex=Sex.PERSONS, period="2021").set_index("area_code")
    dell = rows.loc[ward(5)]
    assert dell[["value", "lower_ci", "upper_ci", "count", "denominator"]].isna().all()
    assert dell.rough == "5.0 (rough)"
    assert dell.note == (
        "Sum of 2 LSOAs. The two neighbourhoods given to this ward and the ward itself share only 30% of their ground, so this "
        "estimate is too rough to rank or compare."
    )
    assert (rows.loc[ward(1)].value, rows.loc[ward(1)].rough) == (15, "")
    assert county.wards_rough == (county.areas[ward(5)],)
    # the table of the place is left as it was read
    kept = county.observations[(county.observations.area_code == ward(5)) & (county.observations.indicator_id == "ill")]
    assert kept["value"].tolist() == [5]


def test_figures_have_intervals_where_they_are_counted(county: Place) -> None:
    rows = Figures.of(county.within(ASHWICK)).rows(indicator_id="ill", period="2021").set_index("area_code")
    assert rows.lower_ci[ward(1)] < 15 < rows.upper_ci[ward(1)]
    line = Figures.of(county).line("smoking", Sex.PERSONS, BROADSHIRE, "survey")
    assert line is not None
    assert line.points["value"].tolist() == [16, 15]


def test_only_a_council_that_has_other_wards_today_has_a_former_set(layer: NationalLayer) -> None:
    sets = {code: layer.former_sets(code) for code in (ASHWICK, BROOKHAM, COLDPORT, BROADSHIRE, "X07", "")}
    assert {code: found for code, found in sets.items() if found} == {ASHWICK: ("2017",)}


def test_a_former_set_has_its_own_wards_and_no_others(before: Place, district: Place) -> None:
    assert set(before.areas) == {COUNTRY, NORTH, BROADSHIRE, ASHWICK, ward(91), ward(93), ward(3)}
    assert names(before.wards) == ["Castle", "Newbridge", "Old Abbey"]
    assert names(before.wards_gone) == ["Newbridge", "Old Abbey"]
    assert before.earlier_wards == before.wards_uncounted == before.levels == ()
    assert (before.place_id, before.area_code, before.name) == (f"{ASHWICK}/2017", ASHWICK, "Ashwick")
    assert before.vintages[AreaType.WARD] == "2017"
    assert before.stamp == district.stamp


def test_a_former_set_has_the_figures_of_its_wards_and_those_of_the_council_as_today(
    before: Place, district: Place
) -> None:
    for name in ("observations", "population", "national_ranks"):
        ours, theirs = getattr(before, name), getattr(district, name)
        above = [COUNTRY, NORTH, BROADSHIRE, ASHWICK]
        ours_above, theirs_above = (
            table[
                table.area_code.isin(above)
                & table.get("indicator_id", pd.Series("score", table.index)).isin(list(before.indicators))
            ]
            for table in (ours, theirs)
        )
        pd.testing.assert_frame_equal(ours_above.reset_index(drop=True), theirs_above.reset_index(drop=True))
        assert set(ours.area_code) <= set(before.areas)
        assert {ward(91), ward(93), ward(3)} <= set(ours.area_code)
    # the third ward is in both sets: here it has the rows of this one alone
    castle = before.observations[before.observations.area_code == ward(3)]
    assert set(castle.period) == {"2001", "2011", "2009-13"}
    assert not castle.duplicated(["indicator_id", "series", "period"]).any()
    assert list(before.indicators) == list(district.indicators)


def test_a_former_set_is_among_no_wards_of_today(before: Place) -> None:
    assert "wards" not in set(before.distributions["areas"]) | set(before.national_ranks["areas"])
    rows = before.national_ranks
    score = rows[(rows.indicator_id == "score") & (rows.series == "of_2011") & (rows.area_code == ward(91))]
    assert score[["rank", "areas_ranked", "areas"]].to_numpy().tolist() == [[7, 10, "wards of 2017"]]


def test_a_former_set_draws_its_wards_with_the_line_that_their_licence_asks_for(before: Place) -> None:
    assert set(before.boundaries) == {AreaType.WARD}
    drawn = [one["properties"]["area_code"] for one in before.boundaries[AreaType.WARD]["features"]]
    assert drawn == [ward(3), ward(91)]
    assert before.map_credits[AreaType.WARD] == "Strips."


def test_what_is_said_of_a_former_set_is_true(before: Place, district: Place) -> None:
    assert vintage_words(before) == "2 of the 3 wards of Ashwick no longer exist, replaced by 2024."
    assert vintage_words(district) == ""


def test_todays_council_has_nothing_of_its_former_set(district: Place) -> None:
    for table in (district.observations, district.population, district.national_ranks):
        assert not set(table.area_code) & {ward(91), ward(93)}
    assert AreaType.FORMER_WARD not in district.boundaries
    assert not district.observations.duplicated(["area_code", "indicator_id", "series", "sex", "age", "period"]).any()


def test_successors_are_those_of_a_set(layer: NationalLayer) -> None:
    rows = layer.successors(ASHWICK, "2017")
    assert list(rows.columns) == ["former_code", "area_code", "share"]
    assert rows[rows.former_code == ward(91)].area_code.tolist() == [ward(1), ward(2)]


@pytest.mark.parametrize(("code", "year", "said"), [
    (ASHWICK, "2016", "'wards_of' must be one of 2017 for X07000001, got '2016'"),
    (COLDPORT, "2017", "'wards_of' must be empty for X06000001, got '2017'"),
    (BROADSHIRE, "2017", "'wards_of' must be empty for X10000001, got '2017'"),
])  # fmt: skip
def test_a_set_that_a_council_does_not_have_is_a_mistake_of_who_asks(
    layer: NationalLayer, code: str, year: str, said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        layer.council(code, wards_of=year)
    with pytest.raises(ValueError, match=said):
        layer.successors(code, year)


def test_figures_of_a_former_set_open_like_those_of_any_place(before: Place) -> None:
    rows = Figures.of(before).rows(indicator_id="score", period="2011").set_index("area_code")
    assert rows["value"][[ward(91), ASHWICK]].tolist() == [9.3333, 7.8]
