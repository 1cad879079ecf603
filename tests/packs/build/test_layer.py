"""The national layer of a made-up nation: every kind of figure against hand arithmetic (tests/packs/build/nation.py has the numbers)."""

import math

import pandas as pd
import pytest

from hineq.packs.build.spreads import Kin, ranks, spreads
from tests.packs.build.conftest import Read
from tests.packs.build.nation import (
    ASHWICK,
    BROADSHIRE,
    BROOKHAM,
    COLDPORT,
    COUNTRY,
    NORTH,
    SOUTH,
    ward,
)

CHILDREN = "0-14"


def figure(built: Read, area_code: str, indicator_id: str, series: str, period: str = "2021") -> pd.Series:
    """The one row of a figure."""
    rows = built("observations")
    wanted = {"area_code": area_code, "indicator_id": indicator_id, "series": series, "period": period}
    for column, value in wanted.items():
        rows = rows[rows[column] == value]
    assert len(rows) == 1, wanted
    return rows.iloc[0]


def numbers(row: pd.Series) -> tuple[float | None, ...]:
    """Value, count and denominator, None where there is none."""
    return tuple(None if pd.isna(row[name]) else float(row[name]) for name in ("value", "count", "denominator"))


@pytest.mark.parametrize(
    ("area_code", "expected"),
    [
        (ward(1), (15, 60, 400)),  # 10 + 20 + 30 of 100 + 100 + 200
        (ward(3), (25, 25, 100)),
        (ward(5), (5, 10, 200)),  # roughly fitted: its estimate is kept, and ranks nothing
        (ASHWICK, (16.1111, 145, 900)),  # one neighbourhood withheld: its people stay, 10 + 20 + 30 + 60 + 25 = 145
        (BROOKHAM, (11.6667, 70, 600)),
        (COLDPORT, (11, 110, 1000)),
        (BROADSHIRE, (14.3333, 215, 1500)),
        (NORTH, (14.3333, 215, 1500)),
        (SOUTH, (11, 110, 1000)),
        (COUNTRY, (13, 325, 2500)),
    ],
)
def test_a_share_is_the_sum_of_counts_over_the_sum_of_people(built: Read, area_code, expected) -> None:
    assert numbers(figure(built, area_code, "ill", "census")) == expected


@pytest.mark.parametrize(
    ("area_code", "expected"),
    [
        (ward(1), (60, 60, None)),
        (ward(2), (None, None, None)),  # half of its neighbourhoods
        (ASHWICK, (145, 145, None)),  # 5 of 6 neighbourhoods
        (COUNTRY, (325, 325, None)),
    ],
)
def test_a_count_is_a_sum_of_nobody_in_particular(built: Read, area_code, expected) -> None:
    assert numbers(figure(built, area_code, "ill_people", "census")) == expected


def test_a_sum_of_columns_takes_each_with_its_part(built: Read) -> None:
    # young 30 and half of 10 who are old, of 100
    assert numbers(figure(built, ward(3), "dependants", "census")) == (35, 35, 100)


@pytest.mark.parametrize(
    ("area_code", "value"),
    [
        (ward(1), 22.5),  # (10 x 100 + 20 x 100 + 30 x 200) / 400
        (ward(5), 13),
        (ASHWICK, 26.6667),  # 24,000 / 900
        (BROADSHIRE, 22.4),  # (24,000 + 9,600) / 1,500
    ],
)
def test_a_mean_is_weighted_by_people_and_has_no_count(built: Read, area_code, value) -> None:
    assert numbers(figure(built, area_code, "score", "of_2021")) == (value, None, None)


@pytest.mark.parametrize(
    ("area_code", "expected"),
    [
        (ward(1), (50, 200, 400)),  # the first two of three, of 100 each
        (ward(3), (100, 100, 100)),
        (ward(4), (0, 0, 200)),
        (ASHWICK, (33.3333, 300, 900)),
        (COUNTRY, (32, 800, 2500)),
    ],
)
def test_a_class_counts_who_lives_in_the_lowest_tenths(built: Read, area_code, expected) -> None:
    assert numbers(figure(built, area_code, "poorest", "of_2021")) == expected


@pytest.mark.parametrize(
    ("area_code", "value"),
    [
        (ward(1), 12),  # neighbourhoods 21 and 3
        (ward(6), 11),  # the twelfth fits a ward of the next council best
        (ward(7), 13),  # 12, 13 and 14
        (ASHWICK, 7.8),
        (BROOKHAM, 9.5),  # it keeps the twelfth: 57 / 6
        (COLDPORT, 16.5),
        (COUNTRY, 12),  # 228 / 19
    ],
)
def test_neighbourhoods_of_2011_go_to_the_ward_that_they_fit_and_to_their_own_council(built: Read, area_code, value):
    assert figure(built, area_code, "score", "of_2011", "2011").value == value


def test_neighbourhoods_of_2001_are_carried_to_those_of_2011_and_scaled(built: Read) -> None:
    """The third of 2011 was two, of 10 and 30: with the 40 of the first (40 + 20) / 2 = 30, a tenth of it."""
    assert figure(built, ward(1), "score", "of_2001", "2001").value == 3
    assert figure(built, ASHWICK, "score", "of_2001", "2001").value == 1.8  # (40 + 20 + 10 + 10 + 10) / 50
    lacking = figure(built, ward(10), "score", "of_2001", "2001")
    assert math.isnan(lacking.value)
    assert lacking.note == "No figure: its one neighbourhood has none."


def test_an_area_of_which_less_than_80_percent_is_counted_has_no_figure_and_says_why(built: Read) -> None:
    row = figure(built, ward(2), "ill", "census")  # 300 of 400 people
    assert numbers(row) == (None, None, None)
    assert row.note == "No figure: only 1 of 2 neighbourhoods has one."
    assert row.status == "estimated"


def test_notes_say_what_a_figure_is_made_of(built: Read) -> None:
    assert figure(built, ward(1), "ill", "census").note == "Sum of 3 LSOAs."
    assert figure(built, ward(3), "ill", "census").note == "Sum of 1 LSOA."
    assert figure(built, ward(3), "score", "of_2021").note == "Mean of 1 LSOA value."
    part = "Sum of 5 LSOAs. The other 1 has no figure; those that do are 88.9% of the whole."
    assert figure(built, ASHWICK, "ill", "census").note == part
    assert figure(built, ASHWICK, "ill_people", "census").note == "5 of 6 LSOAs."


def test_ward_figures_are_estimates_and_sums_above_them_are_not(built: Read) -> None:
    rows = built("observations")
    made = rows[rows.indicator_id.isin(["ill", "ill_people", "dependants", "poorest"])]
    of_wards = made.area_code.str.startswith("X05")
    assert set(made.status[of_wards]) == {"estimated"}
    assert set(made.status[~of_wards]) == {"official"}
    assert set(rows.status[(rows.indicator_id == "score") & (rows.series == "of_2021")]) == {"estimated"}


def test_what_was_published_for_councils_is_taken_as_published(built: Read) -> None:
    row = figure(built, ASHWICK, "smoking", "survey")
    assert (row.value, row.lower_ci, row.upper_ci, row["count"], row.denominator) == (20, 18, 22, 200, 1000)
    assert (row.note, row.age, row.source_id, row.status) == (
        "A survey of 2021. Flagged worse.",
        "18+",
        "s5",
        "official",
    )
    assert figure(built, BROOKHAM, "smoking", "survey", "2020").note == "Without a count. Flagged u."
    rows = built("observations")
    assert set(rows.area_code[rows.indicator_id == "smoking"]) == {ASHWICK, BROOKHAM, COLDPORT, BROADSHIRE, COUNTRY}


def test_what_a_model_counts_are_no_people_and_its_years_are_those_of_the_recipe(built: Read) -> None:
    row = figure(built, BROADSHIRE, "jobless", "survey", "2021/22")
    assert numbers(row) == (5, None, None)
    assert (str(row.period_start), str(row.period_end)) == ("2021-04-01", "2022-03-31")


def test_of_two_recipes_for_one_figure_the_first_that_has_it_is_taken(built: Read) -> None:
    found = {code: figure(built, code, "score", "indices", "2019") for code in (ASHWICK, BROOKHAM)}
    assert [(row.value, row.status, row.source_id) for row in found.values()] == [
        (30, "official", "s6"),
        (12, "estimated", "s7"),
    ]


def test_census_wards_keep_a_code_of_today_only_where_the_ward_exists(built: Read) -> None:
    rows = built("observations")
    rows = rows[(rows.indicator_id == "life_expectancy") & (rows.area_code != COUNTRY)].set_index("area_code")
    assert rows.value.to_dict() == {"X36000003": 74, "X36000001": 70, ward(3): 72}
    assert rows.note.to_dict() == {"X36000003": "Ward flagged better.", "X36000001": "Ward flagged worse.", ward(3): ""}
    areas = built("areas").set_index("area_code")
    assert areas.area_name[["X36000001", "X36000003", ward(3)]].tolist() == ["Old Abbey (2011)", "Fen (2011)", "Castle"]
    assert areas.area_type[["X36000001", "X36000003", ward(3)]].tolist() == ["earlier_ward", "earlier_ward", "ward"]
    places = built("national_ranks")
    places = places[places.indicator_id == "life_expectancy"].set_index("area_code")
    assert places["rank"].to_dict() == {"X36000003": 1, ward(3): 2, "X36000001": 3}
    assert set(places.areas_ranked) == {4}
    assert set(places["areas"]) == {"wards of two nations"}
    assert places.published_flag.to_dict() == {"X36000003": "better", "X36000001": "worse", ward(3): ""}


def test_what_no_file_holds_is_taken_as_it_was_printed(built: Read, former: Read) -> None:
    row = figure(built, COUNTRY, "life_expectancy", "of_2011", "2009-13")
    assert (row.value, row.lower_ci, row.upper_ci, row.status, row.note, row.source_id) == (
        71.5, 71.4, 71.6, "official", "As printed.", "s9",
    )  # fmt: skip
    # it stands beside the wards of its series, and is none of them
    assert COUNTRY not in set(built("national_ranks").area_code) | set(former("observations").area_code)


def places(built: Read, indicator_id: str, period: str, kind: str, series: str = "") -> dict[str, float]:
    rows = built("national_ranks")
    rows = rows[(rows.indicator_id == indicator_id) & (rows.period == period) & (rows["areas"] == kind)]
    rows = rows[rows.series == series] if series else rows
    return dict(zip(rows.area_code, rows["rank"], strict=True))


def test_equal_figures_share_the_better_place(built: Read) -> None:
    expected = {3: 1, 4: 2, 1: 3, 7: 3, 6: 5, 8: 5, 9: 5, 10: 5}  # 25, 20, 15 twice, 10 four times
    assert places(built, "ill", "2021", "wards") == {ward(number): place for number, place in expected.items()}
    assert places(built, "smoking", "2021", "lower-tier councils") == {ASHWICK: 1, BROOKHAM: 2, COLDPORT: 2}
    assert places(built, "smoking", "2021", "upper-tier councils") == {BROADSHIRE: 1, COLDPORT: 2}


def test_what_only_one_tier_has_is_ranked_in_it_alone(built: Read) -> None:
    assert places(built, "jobless", "2021/22", "upper-tier councils") == {COLDPORT: 1, BROADSHIRE: 2}
    assert places(built, "jobless", "2021/22", "lower-tier councils") == {}


def test_roughly_fitted_wards_are_in_no_rank_and_no_spread(built: Read) -> None:
    ranked = built("national_ranks")
    assert ward(5) not in set(ranked.area_code)
    assert ward(6) in set(ranked.area_code)  # half of the ground is enough
    spread = spread_of(built, "ill", "wards")
    # 10, 10, 10, 10, 15, 15, 20, 25 without the 5 of the rough ward
    assert (spread.areas_counted, spread["min"], spread["median"], spread["max"]) == (8, 10, 12.5, 25)
    assert (spread["mean"], spread.p25, spread.p75) == (14.375, 10, 16.25)


def spread_of(built: Read, indicator_id: str, kind: str, series: str | None = None) -> pd.Series:
    rows = built("distributions")
    rows = rows[(rows.indicator_id == indicator_id) & (rows["areas"] == kind) & rows.period.isin(["2021", "2011"])]
    rows = rows[rows.series == series] if series else rows
    assert len(rows) == 1
    return rows.iloc[0]


def test_spreads_are_told_for_each_tier(built: Read) -> None:
    lower, upper = (spread_of(built, "smoking", f"{tier}-tier councils") for tier in ("lower", "upper"))
    assert (lower.areas_counted, lower["min"], lower["median"], lower["max"]) == (3, 10, 10, 20)
    assert (upper.areas_counted, upper["min"], upper["median"], upper["max"]) == (2, 10, 12.5, 15)
    assert (lower.code_prefixes, upper.code_prefixes) == ("X06; X07", "X06; X10")


def test_a_series_is_told_from_that_of_another_indicator_with_its_name(built: Read) -> None:
    """The score of 2011 is spread over wards of today, though the series of census wards has the same name."""
    assert spread_of(built, "score", "wards", "of_2011").areas_counted == 9
    assert "life_expectancy" not in set(built("distributions").indicator_id)  # fewer than half of the wards have it


def test_figures_that_differ_by_age_and_those_of_less_than_half_of_a_kind_are_neither_spread_nor_ranked() -> None:
    def row(code: str, value: float, **changes: str) -> dict[str, object]:
        about = {"indicator_id": "a", "series": "s", "sex": "Persons", "period": "2021", "age": "All ages"}
        return {"area_code": code, "value": value, "source_id": "s1", **about, **changes}

    kin = Kin(words="towns", prefixes=("A", "B"), codes=("A1", "A2", "B1", "B2"), series={("a", "s")})
    whole = [row("A1", 1), row("B1", 3)]
    assert spreads(pd.DataFrame(whole), kin)["median"].tolist() == [2]
    assert ranks(pd.DataFrame(whole), kin)["rank"].tolist() == [2, 1]
    for some in (
        whole[:1],  # one of four
        [row("A1", 1), row("A2", 3)],  # none of the second kind of code
        [row("A1", 1), row("B1", 3, age="65+")],
        [row("A1", 1, series="t"), row("B1", 3, series="t")],
        [row("A1", 1, indicator_id="b"), row("B1", 3, indicator_id="b")],
    ):
        assert spreads(pd.DataFrame(some), kin).empty
        assert ranks(pd.DataFrame(some), kin).empty


def test_residents_are_summed_at_every_level(built: Read) -> None:
    rows = built("population")
    rows = rows[rows.sex == "Persons"]
    people = {
        (code, period, age): number
        for code, period, age, number in zip(rows.area_code, rows.period, rows.age, rows.population, strict=True)
    }
    whole = "All ages"
    expected = {ward(1): 400, ASHWICK: 900, BROADSHIRE: 1500, NORTH: 1500, COLDPORT: 1000, COUNTRY: 2500}
    assert {code: people[code, "2021", whole] for code in expected} == expected
    assert (people[ASHWICK, "2021", CHILDREN], people[COUNTRY, "2021", CHILDREN]) == (150, 350)
    assert (people[ward(7), "2011", whole], people[BROOKHAM, "2011", whole], people[COLDPORT, "2011", whole]) == (
        300,
        600,
        800,
    )
    assert not rows.population.isna().any()


def test_men_and_women_are_those_of_authorities_and_of_the_areas_that_they_make_up(built: Read) -> None:
    rows = built("population")
    people = rows[rows.sex != "Persons"].set_index(["area_code", "sex", "age"]).population
    assert set(people.index.get_level_values("area_code")) == {
        ASHWICK,
        BROOKHAM,
        COLDPORT,
        BROADSHIRE,
        NORTH,
        SOUTH,
        COUNTRY,
    }
    women, men = (people.xs((sex, "15-64"), level=("sex", "age")).to_dict() for sex in ("Female", "Male"))
    assert women == {ASHWICK: 385, BROOKHAM: 270, COLDPORT: 450, BROADSHIRE: 655, NORTH: 655, SOUTH: 450, COUNTRY: 1105}
    assert men == {ASHWICK: 365, BROOKHAM: 250, COLDPORT: 430, BROADSHIRE: 615, NORTH: 615, SOUTH: 430, COUNTRY: 1045}
    assert people[COUNTRY, "Female", "All ages"] == people[COUNTRY, "Male", "All ages"] == 1250


def test_names_lead_to_todays_council_from_former_wards_and_councils(built: Read) -> None:
    rows = built("names")
    found = {(name, kind, owner) for name, kind, owner in zip(rows.name, rows.kind, rows.owner, strict=True)}
    # of 2017, and of the Census alone
    assert {("Old Abbey", "former_ward", ASHWICK), ("Fen", "former_ward", COLDPORT)} <= found
    assert ("Dunmere", "former_council", ASHWICK) in found
    assert {("Abbey", "ward", ASHWICK), ("Abbey", "ward", BROOKHAM), ("Quay", "uncounted_ward", COLDPORT)} <= found
    assert ("Broadshire", "county", BROADSHIRE) in found
    # a ward that still has its name, and a council that does, are no former ones
    assert [kind for name, kind, _ in found if name in ("Castle", "Coldport")].count("former_ward") == 0
    assert [kind for name, kind, _ in found if name == "Coldport"] == ["authority"]
    assert "A board of health" not in set(rows.name)


def test_areas_lie_in_the_county_where_there_is_one_else_in_the_region(built: Read) -> None:
    areas = built("areas").set_index("area_code")
    parents = {ASHWICK: BROADSHIRE, COLDPORT: SOUTH, BROADSHIRE: NORTH, NORTH: COUNTRY, ward(4): BROOKHAM, COUNTRY: ""}
    assert areas.parent_code[list(parents)].to_dict() == parents
    assert areas.area_type[[ward(11), ward(5), COLDPORT, BROADSHIRE]].tolist() == [
        "uncounted_ward",
        "ward",
        "authority",
        "county",
    ]
    assert areas.overlap[ward(5)] == 0.3
    assert math.isnan(areas.overlap[ward(11)])
    assert len(areas) == len(built("tiers")) + 13
