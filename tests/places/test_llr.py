"""The pack of Leicester, Leicestershire and Rutland: its levels, and anchors read off the published tables."""

from collections import Counter

import pytest

from hineq.insights.series.rough import whole
from hineq.insights.wards.view import ward_view
from hineq.methods.comparison import compare
from hineq.model.words import AreaType, Sex
from tests.place_packs import (
    cell,
    check_every_source_is_used,
    check_files,
    check_same_as_luton,
    figures,
    near,
    numbers,
    place,
)

SYSTEM, LEICESTER, COUNTY, RUTLAND = "E54000015", "E06000016", "E10000018", "E06000017"
BLABY, CHARNWOOD, HARBOROUGH, HINCKLEY = "E07000129", "E07000130", "E07000131", "E07000132"
MELTON, NORTH_WEST, OADBY = "E07000133", "E07000134", "E07000135"
EAST_MIDLANDS, ENGLAND = "E12000004", "E92000001"
NONE = (None, None)


def test_the_files_keep_the_format() -> None:
    check_files("llr")


def test_an_indicator_is_the_same_as_in_luton() -> None:
    check_same_as_luton("llr")


def test_every_source_is_used() -> None:
    check_every_source_is_used("llr")


class TestLevels:
    def test_the_levels_are_the_system_its_places_and_the_districts_of_the_county(self) -> None:
        assert [area.area_code for area in place("llr").levels] == [
            SYSTEM, LEICESTER, COUNTY, BLABY, CHARNWOOD, HARBOROUGH, HINCKLEY, MELTON, NORTH_WEST, OADBY, RUTLAND,
        ]  # fmt: skip
        assert place("llr").areas[SYSTEM].area_type is AreaType.SYSTEM
        assert place("llr").areas[COUNTY].area_type is AreaType.COUNTY

    @pytest.mark.parametrize(
        ("code", "wards", "earlier"),
        [
            (LEICESTER, 21, 22), (RUTLAND, 16, 0), (COUNTY, 149, 22), (BLABY, 18, 2), (CHARNWOOD, 28, 0),
            (HARBOROUGH, 25, 0), (HINCKLEY, 16, 0), (MELTON, 16, 0), (NORTH_WEST, 36, 20), (OADBY, 10, 0),
        ],
    )  # fmt: skip
    def test_each_level_has_its_wards(self, code: str, wards: int, earlier: int) -> None:
        level = place("llr").within(code)
        assert (len(level.wards), len(level.earlier_wards)) == (wards, earlier)
        assert level.place_id == f"llr/{code}"
        assert level.name == place("llr").areas[code].area_name

    def test_the_system_has_all_of_them(self) -> None:
        assert (len(place("llr").wards), len(place("llr").earlier_wards)) == (186, 44)

    def test_two_wards_of_one_name_are_told_apart(self) -> None:
        often = Counter(ward.area_name for ward in place("llr").wards)
        assert often.most_common(1)[0][1] == 1
        assert {"Normanton, Blaby", "Normanton, Rutland"} <= set(often)

    def test_an_area_that_is_no_level_is_refused(self) -> None:
        with pytest.raises(ValueError, match="'area_code' must be one of the levels of"):
            place("llr").within("E05010458")
        with pytest.raises(ValueError, match="must be one of the levels"):
            place("oxford").within("E07000178")

    def test_nothing_is_published_for_the_system(self) -> None:
        assert SYSTEM not in set(place("llr").observations.area_code)


@pytest.mark.parametrize(
    ("area_code", "indicator_id", "series", "sex", "period", "expected"),
    [
        # life expectancy: OHID (S94), slope index (S95), health state life expectancy (S50), wards (S107)
        (LEICESTER, "life_expectancy_at_birth", "rebased_2021", "Male", "2015-17", (77.1, *NONE, *NONE)),
        (LEICESTER, "life_expectancy_at_birth", "rebased_2021", "Male", "2023-25", (77.5, *NONE, *NONE)),
        (LEICESTER, "life_expectancy_at_birth", "rebased_2021", "Female", "2023-25", (81.7, *NONE, *NONE)),
        (LEICESTER, "slope_index_life_expectancy", "rebased_2021", "Male", "2022-24", (8.6, *NONE, *NONE)),
        (COUNTY, "healthy_life_expectancy_at_birth", "revised", "Male", "2022-24", (61.5, 58.9, 64.1, *NONE)),
        (RUTLAND, "healthy_life_expectancy_at_birth", "revised", "Female", "2022-24", (64.8, 57.8, 71.9, *NONE)),
        ("E36000325", "life_expectancy_at_birth", "wards_2009_13", "Male", "2009-13", (73.0, 71.2, 74.7, *NONE)),
        ("E36000335", "life_expectancy_at_birth", "wards_2009_13", "Male", "2009-13", (73.8, 72.4, 75.1, *NONE)),
        ("E36000320", "healthy_life_expectancy_at_birth", "wards_2009_13", "Male", "2009-13", (57.1, 56.0, 58.1, *NONE)),
        ("E05001814", "life_expectancy_at_birth", "wards_2009_13", "Male", "2009-13", (84.3, 82.2, 86.4, *NONE)),
        # deaths, illness, children
        (COUNTY, "u75_mortality_cvd_preventable", "published", "Persons", "2022-24", (25.7823, 23.6279, 28.08, *NONE)),
        (CHARNWOOD, "mortality_all_causes", "published", "Persons", "2018", (937.5, *NONE, *NONE)),
        (HINCKLEY, "diabetes_qof", "library_model", "Persons", "2019/20", (7.1176, *NONE, *NONE)),
        (HARBOROUGH, "copd_estimated", "phe_model", "Persons", "2015", (2.2389, 2.2025, 2.2759, *NONE)),
        (RUTLAND, "infant_mortality", "single_year", "Persons", "2014", (8.8, *NONE, 3.0, 341.0)),
        (LEICESTER, "infant_mortality", "three_year", "Persons", "2010-12", (6.9829, *NONE, 111.0, 15896.0)),
        (MELTON, "overweight_year6", "published", "Persons", "2021/22", (36.9369, 33.1471, 41.1724, *NONE)),
        (MELTON, "children_in_low_income_families", "claims_based", "Persons", "2023/24", (17.6, *NONE, *NONE)),
        (COUNTY, "children_relative_poverty_ahc", "published", "Persons", "2024/25", (19.6424, *NONE, *NONE)),
        (BLABY, "eyfs_literacy", "published", "Persons", "2024/25", (75.7, *NONE, *NONE)),
        (LEICESTER, "dental_decay_5y", "published", "Persons", "2023/24", (35.6, *NONE, *NONE)),
        # ways of living, wellbeing, surroundings
        (NORTH_WEST, "smoking_prevalence", "five_year", "Persons", "2020-24", (9.3, 6.3, 12.2, *NONE)),
        (OADBY, "wellbeing_anxiety_mean", "published", "Persons", "2022/23", (2.89, 2.12, 3.66, *NONE)),
        (EAST_MIDLANDS, "adult_obesity_prevalence", "published", "Persons", "2024/25", (29.5285, 28.8154, 30.2526, *NONE)),
        (RUTLAND, "depression_qof", "published", "Persons", "2024/25", (13.0, *NONE, *NONE)),
        (LEICESTER, "hi_air_pollution", "published", "Persons", "2021", (8.3279, *NONE, *NONE)),
        # small areas: means, shares with counts, Census counts
        ("E05010458", "imd_score", "iod_2025", "Persons", "2025", (37.895, *NONE, *NONE)),
        ("E05010458", "pop_in_most_deprived_20pct", "iod_2025", "Persons", "2025", (48.269, *NONE, 9691.0, 20077.0)),
        ("E05010458", "overcrowded_households", "census", "Persons", "2021", (9.566, *NONE, 729.0, 7621.0)),
        ("E05010458", "households_deprived_1plus_dimensions", "census", "Persons", "2011", (70.947, *NONE, 4879.0, 6877.0)),
        ("E05010458", "income_deprivation_rate", "iod_2010", "Persons", "2010", (25.71, *NONE, *NONE)),
        ("E05005454", "imd_score", "iod_2004", "Persons", "2004", (10.27, *NONE, *NONE)),
        ("E05010090", "disabled_residents", "census", "Persons", "2021", (14.049, *NONE, 347.0, 2470.0)),
        (RUTLAND, "overcrowded_households", "census", "Persons", "2021", (0.989, *NONE, 165.0, 16688.0)),
        (LEICESTER, "imd_score", "iod_2019", "Persons", "2019", (30.8767, *NONE, *NONE)),
        (BLABY, "mental_health", "iod_2025", "Persons", "2025", (-0.1393, *NONE, *NONE)),
        # the published averages of councils
        (LEICESTER, "imd_average_score", "iod_2019", "Persons", "2019", (30.877, *NONE, *NONE)),
        (LEICESTER, "imd_average_score", "iod_2025", "Persons", "2025", (34.449, *NONE, *NONE)),
        (RUTLAND, "imd_average_score", "iod_2025", "Persons", "2025", (9.851, *NONE, *NONE)),
    ],
)  # fmt: skip
def test_a_figure_is_as_published(
    area_code: str, indicator_id: str, series: str, sex: str, period: str, expected: tuple[float | None, ...]
) -> None:
    assert numbers(cell("llr", area_code, indicator_id, series, period, sex)) == tuple(map(near, expected))


def test_ranks_and_residents_are_as_published() -> None:
    ranks = place("llr").national_ranks.set_index(["area_code", "indicator_id", "series"])
    row = ranks.xs((LEICESTER, "imd_average_score", "iod_2025"))
    assert (row["rank"], row.areas_ranked) == (16, 296)
    row = ranks.xs(("E36000325", "life_expectancy_at_birth", "wards_2009_13"))
    assert (row["rank"], row.areas_ranked, row.published_flag) == (7661, 7785, "worse")
    people = place("llr").population.set_index(["area_code", "period", "sex", "age"]).population
    assert people[LEICESTER, "2021", "Persons", "All ages"] == 368580
    assert people[LEICESTER, "2021", "Persons", "85+"] == 5403
    assert people[RUTLAND, "2021", "Persons", "All ages"] == 41058
    assert people["E05010458", "2021", "Persons", "All ages"] == 20077
    assert people["E05010458", "2017", "Persons", "All ages"] == 18373


def test_155_wards_have_a_life_expectancy_on_the_boundaries_that_it_was_published_for() -> None:
    found = place("llr").observations
    codes = set(found.area_code[found.indicator_id == "life_expectancy_at_birth"]) & place("llr").ward_codes
    assert len(codes) == 155
    shown = place("llr").wards_with(codes)
    assert len(shown) == 187 - 21 - 37 - 2 + 44
    assert {ward.area_code for ward in shown} >= codes


@pytest.mark.parametrize(
    ("indicator_id", "of_counts", "of_residents", "otherwise"),
    [("overcrowded_households", 4.9, 5.6, 5), ("households_deprived_1plus_dimensions", 50.9, 51.7, 10)],
)
def test_an_average_weighted_by_residents_would_judge_wards_otherwise(
    indicator_id: str, of_counts: float, of_residents: float, otherwise: int
) -> None:
    view = ward_view(figures("llr"), indicator_id, Sex.PERSONS, "2021")
    table, judged_by = view.table, view.indicator.judged_by
    assert view.place is not None
    assert round(view.place.value, 1) == of_counts
    every = whole(table)
    assert view.place.value == pytest.approx(100 * every["count"].sum() / every.denominator.sum())
    before = [compare(ward.lower_ci, ward.upper_ci, of_residents, judged_by) for ward in table.itertuples()]
    now = [compare(ward.lower_ci, ward.upper_ci, view.place.value, judged_by) for ward in table.itertuples()]
    assert [str(one) for one in now] == [str(one) for one in table.place_outcome]
    assert sum(str(one) != str(other) for one, other in zip(before, now, strict=True)) == otherwise
