"""The pack of Oxford: its wards, and anchors read off the published tables."""

import pytest

from tests.place_packs import cell, check_every_source_is_used, check_files, check_same_as_luton, near, numbers, place

OXFORD, OXFORDSHIRE, SOUTH_EAST = "E07000178", "E10000025", "E12000008"
BLACKBIRD_LEYS = "E05006546"
NONE = (None, None)


def test_the_files_keep_the_format() -> None:
    check_files("oxford")


def test_an_indicator_is_the_same_as_in_luton() -> None:
    check_same_as_luton("oxford")


def test_every_source_is_used() -> None:
    check_every_source_is_used("oxford")


def test_it_has_24_wards_two_of_which_were_published_together() -> None:
    assert len(place("oxford").wards) == 24
    (together,) = place("oxford").earlier_wards
    assert together.area_name == "Holywell and St Mary's (2011)"
    assert place("oxford").levels == ()
    found = place("oxford").observations
    codes = set(found.area_code[found.indicator_id == "life_expectancy_at_birth"]) & place("oxford").ward_codes
    shown = {ward.area_name for ward in place("oxford").wards_with(codes)}
    assert len(shown) == 23
    assert together.area_name in shown
    assert not {"Holywell", "St Mary's"} & shown


@pytest.mark.parametrize(
    ("area_code", "indicator_id", "series", "sex", "period", "expected"),
    [
        (OXFORD, "life_expectancy_at_birth", "rebased_2021", "Female", "2023-25", (84.4, *NONE, *NONE)),
        (OXFORD, "slope_index_life_expectancy", "rebased_2021", "Female", "2022-24", (6.9, *NONE, *NONE)),
        ("E05006547", "life_expectancy_at_birth", "wards_2009_13", "Male", "2009-13", (71.6, 68.0, 75.2, *NONE)),
        (OXFORD, "u75_mortality_preventable", "published", "Persons", "2024", (138.7, *NONE, *NONE)),
        (OXFORD, "u75_mortality_cvd_preventable", "published", "Persons", "2022-24", (22.5498, 17.4148, 28.7143, *NONE)),
        (OXFORDSHIRE, "cancer_diagnosed_stage_1_2", "published", "Persons", "2022", (60.2146, 58.2879, 62.1102, *NONE)),
        (SOUTH_EAST, "children_relative_poverty_bhc", "published", "Persons", "2024/25", (12.9733, *NONE, *NONE)),
        (OXFORD, "overweight_adults", "ohid_2023", "Persons", "2021/22", (52.6755, 48.0519, 57.1429, *NONE)),
        (OXFORD, "admissions_self_harm", "published", "Persons", "2017/18", (252.0, *NONE, *NONE)),
        (OXFORD, "smoking_prevalence", "aps", "Persons", "2024", (9.9, *NONE, *NONE)),
        (BLACKBIRD_LEYS, "imd_score", "iod_2025", "Persons", "2025", (33.6069, *NONE, *NONE)),
        (BLACKBIRD_LEYS, "overcrowded_households", "census", "Persons", "2021", (11.197, *NONE, 262.0, 2340.0)),
        (OXFORD, "pop_in_most_deprived_20pct", "iod_2019", "Persons", "2019", (11.076, *NONE, 16886.0, 152457.0)),
        (OXFORD, "imd_average_score", "iod_2019", "Persons", "2019", (16.707, *NONE, *NONE)),
    ],
)  # fmt: skip
def test_a_figure_is_as_published(
    area_code: str, indicator_id: str, series: str, sex: str, period: str, expected: tuple[float | None, ...]
) -> None:
    assert numbers(cell("oxford", area_code, indicator_id, series, period, sex)) == tuple(map(near, expected))


def test_ranks_and_residents_are_as_published() -> None:
    ranks = place("oxford").national_ranks.set_index(["area_code", "indicator_id", "series"])
    row = ranks.xs((OXFORD, "imd_average_score", "iod_2019"))
    assert (row["rank"], row.areas_ranked) == (182, 317)
    people = place("oxford").population.set_index(["area_code", "period", "sex", "age"]).population
    assert people[OXFORD, "2021", "Persons", "All ages"] == 162038
