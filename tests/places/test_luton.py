"""The Luton place pack: anchors read off the published tables, its lists and wordings, and the rules it keeps."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import frictionless
import pandas as pd
import pytest
import yaml

from hineq.model.place import Place
from hineq.model.words import Sex, Tie
from hineq.packs.read.pack import check_pack, load_place
from tests.paths import ROOT
from tests.place_packs import described_by_the_format, near

PACK = ROOT / "data" / "luton"
BOUNDARIES = ROOT / "geodata" / "wards_2003_luton.geojson"
ENGLAND, EAST, LUTON = "E92000001", "E12000006", "E06000032"
BEDFORD, LEICESTER, OXFORD, PETERBOROUGH = "E06000055", "E06000016", "E07000178", "E06000031"
RUTLAND, SLOUGH = "E06000017", "E06000039"

WARDS = {
    "E05002193": "Barnfield",
    "E05002194": "Biscot",
    "E05002195": "Bramingham",
    "E05002196": "Challney",
    "E05002197": "Crawley",
    "E05002198": "Dallow",
    "E05002199": "Farley",
    "E05002200": "High Town",
    "E05002201": "Icknield",
    "E05002202": "Leagrave",
    "E05002203": "Lewsey",
    "E05002204": "Limbury",
    "E05002205": "Northwell",
    "E05002206": "Round Green",
    "E05002207": "Saints",
    "E05002208": "South",
    "E05002209": "Stopsley",
    "E05002210": "Sundon Park",
    "E05002211": "Wigmore",
}
CODES = {name: code for code, name in WARDS.items()}


class Figure(NamedTuple):
    """A published figure with its interval, or its count and denominator, where the table gives them."""

    source_id: str
    area_code: str
    indicator_id: str
    series: str
    sex: str
    period: str
    value: float
    limits: tuple[float, float] | None = None
    counted: tuple[float, float] | None = None


ANCHORS = (
    # Indices of Deprivation: means of neighbourhoods by ward
    Figure("s01", CODES["Barnfield"], "imd_score", "iod_2004", "Persons", "2004", 7.638),
    Figure("s03", CODES["Bramingham"], "imd_score", "iod_2007", "Persons", "2007", 8.3249),
    Figure("s05", CODES["Limbury"], "income_deprivation_rate", "iod_2010", "Persons", "2010", 12.77),
    Figure("s05", CODES["Icknield"], "barriers_to_housing_and_services_score", "iod_2010", "Persons", "2010", 27.7594),
    Figure("s07", CODES["Sundon Park"], "imd_score", "iod_2015", "Persons", "2015", 25.0333),
    Figure(
        "s07", CODES["Dallow"], "pop_in_most_deprived_10pct", "iod_2015", "Persons", "2015", 12.574, None, (2166, 17226)
    ),
    Figure(
        "s09",
        CODES["High Town"],
        "pop_in_most_deprived_20pct",
        "iod_2019",
        "Persons",
        "2019",
        45.421,
        None,
        (5074, 11171),
    ),
    Figure("s203", LUTON, "imd_score", "iod_2019", "Persons", "2019", 25.9075),
    Figure("s12", CODES["Crawley"], "mood_and_anxiety_disorders", "iod_2019", "Persons", "2019", -0.5642),
    Figure("s12", CODES["Icknield"], "housing_in_poor_condition", "iod_2019", "Persons", "2019", 12.24),
    Figure("s12", CODES["Sundon Park"], "employment_deprived_people", "iod_2019", "Persons", "2019", 490),
    Figure("s13", CODES["Biscot"], "imd_score", "iod_2025", "Persons", "2025", 46.0529),
    Figure("s13", LUTON, "income_deprivation_rate", "iod_2025", "Persons", "2025", 36.55),
    Figure("s13", CODES["Bramingham"], "crime_score", "iod_2025", "Persons", "2025", -0.732),
    Figure("s14", CODES["Sundon Park"], "patient_to_gp_ratio", "iod_2025", "Persons", "2025", 2125.3412),
    Figure("s14", CODES["Challney"], "violence_with_injury_rate", "iod_2025", "Persons", "2025", 5.8195),
    # Census
    Figure("s40", CODES["Saints"], "overcrowded_households", "census", "Persons", "2021", 18.889, None, (843, 4463)),
    Figure(
        "s41",
        CODES["Crawley"],
        "households_deprived_2plus_dimensions",
        "census",
        "Persons",
        "2021",
        18.058,
        None,
        (584, 3234),
    ),
    Figure("s42", CODES["Wigmore"], "disabled_residents", "census", "Persons", "2021", 13.906, None, (1594, 11463)),
    Figure("s43", CODES["Farley"], "social_rented_households", "census", "Persons", "2021", 26.948, None, (1304, 4839)),
    Figure("s44", CODES["Icknield"], "ethnic_asian", "census", "Persons", "2021", 33.181, None, (2688, 8101)),
    Figure("s45", CODES["Dallow"], "flat_households", "census", "Persons", "2021", 15.007, None, (740, 4931)),
    Figure(
        "s46",
        CODES["Northwell"],
        "households_deprived_1plus_dimensions",
        "census",
        "Persons",
        "2011",
        67.923,
        None,
        (2090, 3077),
    ),
    # ward health expectancies of men
    Figure("s107", CODES["Farley"], "life_expectancy_at_birth", "wards_2009_13", "Male", "2009-13", 75.3, (73.5, 77.1)),
    Figure("s107", CODES["Limbury"], "life_expectancy_at_65", "wards_2009_13", "Male", "2009-13", 21.1, (19.8, 22.4)),
    Figure(
        "s107",
        CODES["Biscot"],
        "healthy_life_expectancy_at_birth",
        "wards_2009_13",
        "Male",
        "2009-13",
        56.9,
        (55.8, 58.0),
    ),
    Figure(
        "s107", CODES["South"], "healthy_life_expectancy_at_65", "wards_2009_13", "Male", "2009-13", 7.0, (6.2, 7.8)
    ),
    Figure(
        "s107",
        CODES["Wigmore"],
        "disability_free_life_expectancy_at_birth",
        "wards_2009_13",
        "Male",
        "2009-13",
        66.9,
        (65.5, 68.2),
    ),
    Figure(
        "s107",
        CODES["Dallow"],
        "disability_free_life_expectancy_at_65",
        "wards_2009_13",
        "Male",
        "2009-13",
        6.9,
        (6.0, 7.8),
    ),
    Figure("s105", ENGLAND, "life_expectancy_at_birth", "wards_2009_13", "Male", "2009-13", 79.1),
    # life expectancy and mortality of councils
    Figure("s94", OXFORD, "life_expectancy_at_birth", "rebased_2021", "Male", "2023-25", 80.6),
    Figure("s97", LUTON, "life_expectancy_at_birth", "earlier_vintage", "Male", "2014-16", 78.45),
    Figure("s97", LUTON, "life_expectancy_at_birth", "earlier_vintage", "Female", "2014-16", 82.16),
    Figure("s105", ENGLAND, "life_expectancy_at_birth", "earlier_vintage", "Female", "2009-13", 83.0),
    Figure("s105", ENGLAND, "disability_free_life_expectancy_at_birth", "bulletin_2012_14", "Male", "2012-14", 63.3),
    Figure("s105", ENGLAND, "slope_index_life_expectancy", "small_areas_2009_13", "Male", "2009-13", 7.9),
    Figure(
        "s105", ENGLAND, "slope_index_disability_free_life_expectancy", "small_areas_2009_13", "Female", "2009-13", 13.6
    ),
    Figure("s95", LUTON, "slope_index_life_expectancy", "rebased_2021", "Male", "2014-16", 10.6),
    Figure("s95_limits", LUTON, "slope_index_life_expectancy", "rebased_2021", "Male", "2022-24", 10, (8.3701, 11.62)),
    Figure("s96", BEDFORD, "slope_index_life_expectancy", "earlier_vintage", "Female", "2013-15", 7.9),
    Figure("s98", LEICESTER, "u75_mortality_preventable", "published", "Male", "2018", 249.5),
    Figure("s99", LUTON, "healthy_life_expectancy_at_birth", "old_method", "Female", "2015-17", 62.7),
    Figure("s100", LUTON, "infant_mortality", "single_year", "Persons", "2016", 6.1, None, (22, 3608)),
    Figure("s101", LUTON, "infant_mortality", "three_year", "Persons", "2014-16", 5.3561, None, (57, 10642)),
    Figure("s101", LUTON, "infant_mortality", "three_year", "Persons", "2019-21", 5.7283),
    Figure("s74", ENGLAND, "mortality_all_causes", "published", "Persons", "2018", 957.2),
    # other series of councils
    Figure("s50", EAST, "healthy_life_expectancy_at_birth", "revised", "Female", "2018-20", 65.5, (64.7, 66.2)),
    Figure(
        "s51", ENGLAND, "u75_mortality_cvd_preventable", "published", "Persons", "2019-21", 29.0005, (28.7259, 29.2772)
    ),
    Figure("s52", LUTON, "adult_obesity_prevalence", "published", "Persons", "2015/16", 27.0291, (23.9348, 30.2005)),
    Figure("s53", RUTLAND, "smoking_prevalence", "five_year", "Persons", "2019-23", 8.9, (6.7, 11.0)),
    Figure("s54", OXFORD, "smoking_prevalence", "annual", "Persons", "2014", 13.4, (8.4, 18.5)),
    Figure("s55", SLOUGH, "children_relative_poverty_ahc", "published", "Persons", "2023/24", 33.3874),
    Figure("s55", LEICESTER, "children_relative_poverty_bhc", "published", "Persons", "2022/23", 36.9835),
    Figure("s56", BEDFORD, "children_in_low_income_families", "claims_based", "Persons", "2019/20", 19.4),
    Figure("s57", RUTLAND, "overweight_reception", "published", "Persons", "2014/15", 22.0588, (17.7606, 26.5285)),
    Figure("s58", LUTON, "overweight_year6", "published", "Persons", "2009/10", 33.3333, (24.5363, 45.4041)),
    Figure("s59", LEICESTER, "overweight_adults", "ohid_2023", "Persons", "2018/19", 58.5359, (53.5809, 63.3952)),
    Figure("s60", EAST, "cancer_diagnosed_stage_1_2", "published", "Persons", "2013", 56.7981, (56.1878, 57.4062)),
    Figure("s61", LUTON, "eyfs_literacy", "published", "Persons", "2022/23", 63.0),
    Figure("s62", SLOUGH, "wellbeing_life_satisfaction_mean", "published", "Persons", "2016/17", 7.54, (7.38, 7.71)),
    Figure("s63", SLOUGH, "hi_air_pollution", "published", "Persons", "2017", 11.9735),
    Figure("s64", LUTON, "hi_score_overall", "published", "Persons", "2021", 92.9),
    Figure("s63", LUTON, "hi_life_expectancy", "published", "Persons", "2021", 80.235),
    Figure("s65", OXFORD, "diabetes_qof", "library_model", "Persons", "2019/20", 3.7788),
    Figure("s66", PETERBOROUGH, "copd_estimated", "phe_model", "Persons", "2015", 2.9918, (2.9579, 3.0261)),
    Figure("s108", SLOUGH, "admissions_self_harm_10_24", "published", "Persons", "2017/18", 433.5),
    Figure("s111", LUTON, "admissions_falls", "published", "Persons", "2012/13", 1914),
    Figure("s112", BEDFORD, "admissions_self_harm", "published", "Persons", "2017/18", 194.3),
    Figure("s113", ENGLAND, "admissions_alcohol_narrow", "published", "Persons", "2013/14", 640),
    Figure("s114", ENGLAND, "mortality_alcohol", "published", "Persons", "2008", 48.5),
    Figure("s115", RUTLAND, "u75_mortality_cancer_preventable", "published", "Persons", "2001-03", 69.9),
    Figure("s116", LUTON, "active_children", "published", "Persons", "2017/18", 42.6),
    Figure("s117", LEICESTER, "dental_decay_5y", "published", "Persons", "2014/15", 45),
    Figure("s118", LUTON, "obesity_reception", "published", "Persons", "2019/20", 10.9),
    Figure("s119", BEDFORD, "obesity_year6", "published", "Persons", "2014/15", 18.6),
    Figure("s120", RUTLAND, "depression_qof", "published", "Persons", "2014/15", 6.2),
    Figure("s121", LUTON, "smoking_prevalence", "aps", "Persons", "2022", 19.3),
    Figure("s122", LUTON, "inactive_adults", "published", "Persons", "2020/21", 33.5),
    Figure("s123", SLOUGH, "overweight_adults", "fingertips", "Persons", "2020/21", 61.9),
)

# every measure in the strategy's own words, with the indicators it is tied to and how near each comes
WORDINGS: tuple[tuple[str, str, dict[str, str]], ...] = (
    (
        "overall",
        "Increased life expectancy at birth and narrowed the inequality gap with England",
        {"life_expectancy_at_birth": "direct"},
    ),
    (
        "overall",
        "Increased disability free life expectancy at age 65",
        {"disability_free_life_expectancy_at_65": "near"},
    ),
    (
        "overall",
        "Narrowed the gap in life expectancy at birth between the most and least deprived "
        "Lower Layer Super Output Areas",
        {"life_expectancy_gap": "direct", "slope_index_life_expectancy": "near"},
    ),
    ("overall", "Reduced the Infant Mortality rate", {"infant_mortality": "direct"}),
    ("in_text", "healthy life expectancy", {"healthy_life_expectancy_at_birth": "direct"}),
    ("in_text", "the reduction in admissions to hospital", {}),
    ("outcome_1", "Infant Mortality", {"infant_mortality": "direct"}),
    (
        "outcome_1",
        "Children in poverty",
        {
            "children_in_low_income_families": "near",
            "children_relative_poverty_bhc": "rival",
            "children_relative_poverty_ahc": "rival",
            "hi_child_poverty": "proxy",
            "idaci_children_income_deprived": "rival",
        },
    ),
    ("outcome_1", "Child development at 2 - 2.5 years", {}),
    (
        "outcome_1",
        "Children achieving a good level of development at age 5 (%)",
        {
            "hi_early_years_development": "near",
            "eyfs_communication_language": "proxy",
            "eyfs_literacy": "proxy",
            "eyfs_mathematics": "proxy",
        },
    ),
    (
        "outcome_1",
        "Excess weight in 4 - 5 and 10 - 11 year olds",
        {"overweight_reception": "direct", "overweight_year6": "direct"},
    ),
    ("outcome_1", "Children achieving level 4 in both English and Mathematics (%)", {"hi_pupil_attainment": "proxy"}),
    (
        "outcome_1",
        "Young people not in employment, education or training (NEET) 16-19 years (%)",
        {
            "hi_young_people_in_education_employment_and_apprenticeships": "proxy",
            "not_staying_on_in_education_post16": "proxy",
        },
    ),
    ("outcome_1", "Stability of children in care", {}),
    ("outcome_1", "Children becoming subject to a Child Protection Plan for first time (%)", {}),
    ("outcome_1", "Stability of placements of Looked After Children", {}),
    ("outcome_1", "Adoption indicator", {}),
    (
        "outcome_2",
        "Inequality in life expectancy at birth (M&F)",
        {"slope_index_life_expectancy": "near", "life_expectancy_gap": "direct"},
    ),
    (
        "outcome_2",
        "Inequality in disability free life expectancy at birth",
        {
            "disability_free_life_expectancy_at_birth": "context",
            "slope_index_disability_free_life_expectancy": "context",
        },
    ),
    ("outcome_2", "Smoking prevalence - adult (over 18s)", {"smoking_prevalence": "direct"}),
    (
        "outcome_2",
        "Alcohol-related admissions to hospital",
        {"admissions_alcohol_narrow": "direct", "hi_alcohol_misuse": "proxy"},
    ),
    ("outcome_2", "Excess weight in adults", {"overweight_adults": "direct"}),
    (
        "outcome_2",
        "Proportion of physically active and inactive adults",
        {"inactive_adults": "direct", "hi_physical_activity": "near"},
    ),
    ("outcome_2", "Employment of people with mental illness", {}),
    ("outcome_2", "Domestic abuse", {}),
    ("outcome_2", "People in households receiving means tested ber", {"income_deprivation_rate": "proxy"}),
    ("outcome_2", "Inequality in percentage receiving means tested ber", {"income_deprivation_rate": "context"}),
    ("outcome_2", "Air quality", {"hi_air_pollution": "direct", "air_quality": "near"}),
    (
        "outcome_2",
        "Unemployment",
        {
            "hi_unemployment": "direct",
            "employment_deprivation_rate": "proxy",
            "employment_deprived_people": "proxy",
        },
    ),
    ("outcome_2", "Income", {"income_deprivation_rate": "proxy"}),
    ("outcome_3", "Life expectancy at 75 (males and females)", {"life_expectancy_at_65": "proxy"}),
    (
        "outcome_3",
        "Under 75 mortality rate from CVD",
        {"u75_mortality_cvd_preventable": "near", "u75_mortality_preventable": "context"},
    ),
    ("outcome_3", "Health related quality of life for older people", {}),
    ("outcome_3", "Health related quality of life for people with long-term conditions", {}),
    ("outcome_3", "Health related quality of life for carers", {}),
    ("outcome_3", "Excess under 75 mortality rate in adults with serious mental illness", {}),
    ("outcome_3", "One and five year survival from colorectal cancer", {}),
    ("outcome_3", "One and five year survival from lung cancer", {}),
    (
        "outcome_3",
        "Proportion of older people (65+) who were still at home 91 days after discharge into rehabilitation",
        {},
    ),
    (
        "outcome_3",
        "Number of people have been through re-ablement and have reduced or have no package of care after 6 weeks",
        {},
    ),
    (
        "outcome_3",
        "Delayed transfers of care from hospital, and those which are attributable to adult social care "
        "per 100,000 population",
        {},
    ),
)

INDICES_RELEASES = {"iod_2004", "iod_2007", "iod_2010", "iod_2015", "iod_2019", "iod_2025"}


@pytest.fixture(scope="module")
def luton() -> Place:
    return load_place(PACK)


@pytest.fixture(scope="module")
def own_wards(luton: Place) -> pd.DataFrame:
    return luton.observations[luton.observations.area_code.isin(list(WARDS))]


def rows(place: Place, **wanted: str) -> pd.DataFrame:
    found = place.observations
    for column, value in wanted.items():
        found = found[found[column] == value]
    return found


class TestFigures:
    @pytest.mark.parametrize(
        "anchor", ANCHORS, ids=lambda a: f"{a.source_id}-{a.area_code}-{a.indicator_id}-{a.series}-{a.sex}-{a.period}"
    )
    def test_stands_as_published(self, luton: Place, anchor: Figure) -> None:
        wanted = {key: getattr(anchor, key) for key in Figure._fields[:6]}
        found = rows(luton, **wanted)
        assert len(found) == 1
        row = found.iloc[0]
        assert row["value"] == near(anchor.value)
        if anchor.limits is None:
            assert pd.isna(row["lower_ci"])
            assert pd.isna(row["upper_ci"])
        else:
            assert (row["lower_ci"], row["upper_ci"]) == tuple(map(near, anchor.limits))
        if anchor.counted is not None:
            assert (row["count"], row["denominator"]) == anchor.counted

    def test_anchors_reach_every_source_of_the_observations(self, luton: Place) -> None:
        # that of the one later score of 2019 holds the same figures for all councils, that of the next-door wards none of Luton's
        own = luton.observations[luton.observations.area_code.isin([LUTON, ENGLAND, *luton.ward_codes])]
        assert set(own.source_id) - {anchor.source_id for anchor in ANCHORS} <= {"s264"}

    @pytest.mark.parametrize(
        ("indicator_id", "series", "area", "count", "denominator", "value"),
        [
            # people counted by the Indices (published) over residents of another source (published), by hand
            ("income_deprivation_rate", "iod_2019", LUTON, 33040, 213052, 15.5080),
            ("idaopi_older_people_income_deprived", "iod_2019", CODES["Biscot"], 760, 1878, 40.4686),
            ("idaopi_older_people_income_deprived", "iod_2025", LUTON, 9205, 36307, 25.3532),
            ("idaci_children_income_deprived", "iod_2019", CODES["Biscot"], 1020, 4970.2, 20.5223),
            ("idaci_children_income_deprived", "iod_2025", LUTON, 29315, 52453.8, 55.8873),
        ],
    )
    def test_a_rate_over_residents_of_another_source_says_so(
        self, luton: Place, indicator_id: str, series: str, area: str, count: float, denominator: float, value: float
    ) -> None:
        row = rows(luton, indicator_id=indicator_id, series=series, area_code=area).iloc[0]
        assert (row["count"], row["denominator"], row["value"]) == (count, denominator, value)
        assert row["status"] == "estimated"
        assert "Denominator:" in row["note"]

    def test_a_value_agrees_with_its_count_and_denominator(self, luton: Place) -> None:
        both = luton.observations.dropna(subset=["count", "denominator"])
        multiplier = both.indicator_id.map({key: i.multiplier for key, i in luton.indicators.items()})
        apart = (both["count"] / both["denominator"] * multiplier - both["value"]).abs()
        assert len(both) > 500
        # the annual infant mortality rates are published with one decimal
        assert apart.max() <= 0.05 + 1e-9
        assert apart[both.series != "single_year"].max() <= 0.0005 + 1e-9

    def test_no_interval_is_attached_to_an_estimate(self, luton: Place) -> None:
        estimates = luton.observations[luton.observations.status == "estimated"]
        assert len(estimates) > 1000
        assert estimates.lower_ci.isna().all()

    def test_means_of_neighbourhoods_have_no_denominator(self, luton: Place) -> None:
        means = luton.observations[luton.observations.note.str.contains("Population-weighted mean")]
        assert len(means) > 500
        assert means.denominator.isna().all()
        assert set(means.status) == {"estimated"}

    def test_models_are_called_models(self, luton: Place) -> None:
        assert set(rows(luton, series="library_model").status) == {"modelled"}
        assert set(rows(luton, series="phe_model").status) == {"modelled"}

    def test_proportions_of_the_indices_are_percentages(self, luton: Place) -> None:
        turned = luton.observations[luton.observations.note.str.contains("shown times 100")]
        source = turned.note.str.extract(r"Proportion (\d\.\d+) in the source")[0].astype(float)
        assert len(turned) > 100
        assert ((source * 100 - turned.value).abs().dropna() < 1e-9).all()
        assert turned.value.between(1, 100).all()
        assert {luton.indicators[key].unit for key in turned.indicator_id} == {"%"}


class TestWards:
    def test_are_the_nineteen_of_2003_to_2023(self, luton: Place) -> None:
        assert {ward.area_code: ward.area_name for ward in luton.wards} == WARDS

    def test_have_boundaries_with_code_and_name_only(self) -> None:
        features = json.loads(BOUNDARIES.read_text(encoding="utf-8"))["features"]
        assert [feature["properties"] for feature in features] == [
            {"area_code": code, "area_name": name} for code, name in WARDS.items()
        ]

    def test_boundaries_are_closed_counter_clockwise_rings_around_luton_with_six_decimals(self) -> None:
        text = BOUNDARIES.read_text(encoding="utf-8")
        assert max(len(decimals) for decimals in re.findall(r"\d\.(\d+)[,\]]", text)) == 6
        for feature in json.loads(text)["features"]:
            assert feature["geometry"]["type"] == "Polygon"
            (ring,) = feature["geometry"]["coordinates"]
            assert ring[0] == ring[-1]
            assert all(-0.6 < lon < -0.3 and 51.8 < lat < 52.0 for lon, lat in ring)
            turn = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
            assert turn > 0, feature["properties"]["area_name"]

    def test_have_at_least_thirty_indicators_each_with_a_figure_for_every_ward(self, own_wards: pd.DataFrame) -> None:
        assert own_wards.indicator_id.nunique() >= 30
        per_period = own_wards.groupby(["indicator_id", "series", "period"]).area_code.nunique()
        assert set(per_period) == {19}

    def test_ward_indicators_of_indices_and_census_have_luton_and_england_in_the_same_series(
        self, luton: Place
    ) -> None:
        shared = luton.observations[luton.observations.series.isin([*INDICES_RELEASES, "census"])]
        # the two most deprived fifths are there for the council alone, standardised ratios for wards alone
        shared = shared[
            ~shared.indicator_id.isin(key for key, one in luton.indicators.items() if one.value_type == "ratio")
        ]
        shared = shared[shared.indicator_id.isin(shared.indicator_id[shared.area_code == "E05002193"])]
        for area in (LUTON, ENGLAND, EAST):
            keys = shared[shared.area_code == area][["indicator_id", "series", "period"]]
            own = shared[shared.area_code == "E05002193"][["indicator_id", "series", "period"]]
            assert len(keys.merge(own)) == len(own)

    def test_life_expectancies_by_ward_are_for_men(self, own_wards: pd.DataFrame) -> None:
        official = own_wards[own_wards.series == "wards_2009_13"]
        assert official.indicator_id.nunique() == 6
        assert set(official.sex) == {"Male"}
        assert official.lower_ci.notna().all()

    def test_widest_difference_between_wards_is_the_one_the_decisions_name(self, own_wards: pd.DataFrame) -> None:
        men = own_wards[(own_wards.indicator_id == "life_expectancy_at_birth") & (own_wards.sex == "Male")]
        assert round(men.value.max() - men.value.min(), 1) == 5.6

    def test_rank_stands_as_published(self, luton: Place) -> None:
        ranks = luton.national_ranks
        of_farley = ranks[ranks.area_code == CODES["Farley"]].set_index("indicator_id")
        farley = of_farley.loc["life_expectancy_at_birth"]
        assert (farley["rank"], farley["areas_ranked"], farley["first_is"]) == (7198, 7785, "highest")
        assert (farley["areas"], farley["published_flag"]) == ("wards of England and Wales", "worse")
        assert len(ranks[ranks.areas == "wards of England and Wales"]) == 19 * 6


class TestStrategy:
    def test_measures_stand_in_its_own_words_with_their_ties(self, luton: Place) -> None:
        found: dict[tuple[str, str], dict[str, str]] = {}
        for measure in luton.measures:
            ties = found.setdefault((measure.outcome_id or str(measure.part), measure.wording), {})
            if measure.tie is not Tie.NONE:
                ties[measure.indicator_id] = str(measure.tie)
        assert found == {(outcome, wording): ties for outcome, wording, ties in WORDINGS}

    def test_a_wording_without_a_figure_is_kept_and_says_why(self, luton: Place) -> None:
        untied = [measure for measure in luton.measures if measure.tie is Tie.NONE]
        assert len(untied) == sum(not ties for _, _, ties in WORDINGS) == 17
        assert all(measure.indicator_id == "" and measure.note for measure in untied)

    def test_text_that_the_source_cuts_off_says_so(self, luton: Place) -> None:
        cut = [measure for measure in luton.measures if measure.wording.endswith("means tested ber")]
        assert len(cut) == 2
        assert all(measure.note.startswith("Cut off") for measure in cut)

    def test_poorest_wards_have_the_sex_that_the_strategy_names(self, luton: Place) -> None:
        assert luton.strategy is not None
        poorest = luton.strategy.area_list("strategy_poorest_outcomes")
        assert {WARDS[entry.area_code]: str(entry.sex) for entry in poorest.entries} == {
            "Biscot": "Persons",
            "Challney": "Persons",
            "Dallow": "Persons",
            "Farley": "Male",
            "High Town": "Persons",
            "Leagrave": "Female",
            "Northwell": "Persons",
            "South": "Persons",
        }
        assert CODES["Leagrave"] not in poorest.codes(Sex.MALE)
        assert poorest.quote == (
            "Currently the areas with the poorest health outcomes in Luton fall mainly within the wards of Biscot, "
            "Challney Dallow, Farley (men), High Town, Leagrave (women). Northwell and South."
        )

    def test_unemployment_wards(self, luton: Place) -> None:
        assert luton.strategy is not None
        listed = luton.strategy.area_list("strategy_unemployment")
        assert [WARDS[entry.area_code] for entry in listed.entries] == [
            "Biscot",
            "Dallow",
            "Farley",
            "High Town",
            "Northwell",
            "South",
        ]
        assert {entry.sex for entry in listed.entries} == {Sex.PERSONS}

    def test_outcomes_and_boards_as_printed(self, luton: Place) -> None:
        assert luton.strategy is not None
        assert [(o.outcome_id, o.name, o.delivery_board) for o in luton.strategy.outcomes] == [
            (
                "outcome_1",
                "Every child and young person has a healthy start in life",
                "The Children and Young People's Trust Board",
            ),
            ("outcome_2", "Reduced health inequalities within Luton", "The Health Inequalities Delivery Board"),
            (
                "outcome_3",
                "Healthier and more independent adults and older people",
                "The Healthier and More Independent Adults Board",
            ),
        ]
        assert (luton.strategy.first_year, luton.strategy.last_year) == (2012, 2017)
        assert luton.strategy.status == "ended in 2017"
        assert len(luton.strategy.overall_aims) == 4


class TestSeries:
    def test_each_release_of_the_indices_is_its_own_and_never_a_trend(self, luton: Place) -> None:
        releases = {key: s for key, s in luton.series.items() if s.series.startswith("iod_")}
        assert {s.series for s in releases.values()} == INDICES_RELEASES
        assert all(not s.trend and "not a time series" in s.note for s in releases.values())
        found = luton.observations[luton.observations.series.str.startswith("iod_")]
        assert (found.series == "iod_" + found.period).all()

    def test_the_scores_of_2019_are_the_published_ones(self, luton: Place) -> None:
        scores = rows(luton, indicator_id="imd_score", series="iod_2019")
        assert not scores.note.str.contains("rebuilt").any()
        assert "The published scores" in luton.series["imd_score", "iod_2019"].note

    def test_two_series_decide_targets(self, luton: Place) -> None:
        assert {key for key, s in luton.series.items() if s.held_against_target} == {
            ("life_expectancy_at_birth", "earlier_vintage"),
            ("infant_mortality", "three_year"),
        }

    def test_a_series_that_must_not_be_joined_says_why(self, luton: Place) -> None:
        apart = [s for s in luton.series.values() if not s.trend]
        assert len(apart) > 50
        assert all(s.note for s in apart)

    def test_a_trend_has_two_periods_in_one_area(self, luton: Place) -> None:
        keys = ["indicator_id", "series", "area_code", "sex", "age"]
        most = luton.observations.groupby(keys).period.nunique().groupby(["indicator_id", "series"]).max()
        assert min(most[key] for key, s in luton.series.items() if s.trend) == 2

    def test_england_stands_in_the_wards_series_for_men_only(self, luton: Place) -> None:
        england = luton.observations[
            (luton.observations.area_code == ENGLAND) & (luton.observations.series == "wards_2009_13")
        ]
        assert list(zip(england.indicator_id, england.sex, england.value, strict=True)) == [
            ("life_expectancy_at_birth", "Male", 79.1)
        ]

    def test_vintages_of_one_indicator_stay_apart(self, luton: Place) -> None:
        several = {
            "life_expectancy_at_birth": {"rebased_2021", "earlier_vintage", "wards_2009_13"},
            "healthy_life_expectancy_at_birth": {"revised", "old_method", "wards_2009_13"},
            "infant_mortality": {"three_year", "single_year"},
            "smoking_prevalence": {"aps", "five_year", "annual"},
            "overweight_adults": {"ohid_2023", "fingertips"},
        }
        for indicator_id, names in several.items():
            assert set(rows(luton, indicator_id=indicator_id).series) == names

    def test_health_index_values_that_repeat_are_marked(self, luton: Place) -> None:
        attainment = rows(luton, indicator_id="hi_pupil_attainment", area_code=LUTON).set_index("period").note
        assert attainment["2019"] == ""
        assert attainment["2020"].startswith("Same value as the year before")


class TestPeriods:
    @pytest.mark.parametrize(
        ("indicator_id", "series", "period", "start", "end"),
        [
            ("life_expectancy_at_birth", "rebased_2021", "2015-17", "2015-01-01", "2017-12-31"),
            ("admissions_alcohol_narrow", "published", "2017/18", "2017-04-01", "2018-03-31"),
            ("wellbeing_anxiety_mean", "published", "2022/23", "2022-04-01", "2023-03-31"),
            ("overweight_year6", "published", "2021/22", "2021-09-01", "2022-08-31"),
            ("eyfs_literacy", "published", "2024/25", "2024-09-01", "2025-08-31"),
            ("dental_decay_5y", "published", "2023/24", "2023-09-01", "2024-08-31"),
            ("inactive_adults", "published", "2015/16", "2015-11-15", "2016-11-14"),
            ("imd_score", "iod_2019", "2019", "2019-01-01", "2019-12-31"),
        ],
    )
    def test_covers_the_days_of_its_year(
        self, luton: Place, indicator_id: str, series: str, period: str, start: str, end: str
    ) -> None:
        row = rows(luton, indicator_id=indicator_id, series=series, period=period, area_code=LUTON).iloc[0]
        assert (row["period_start"], row["period_end"]) == (pd.Timestamp(start), pd.Timestamp(end))


class TestIndicators:
    def test_say_what_they_count_briefly_enough_for_a_chart(self, luton: Place) -> None:
        for indicator in luton.indicators.values():
            assert 0 < len(indicator.short_name) <= 32
            assert len(indicator.definition) > 60
            assert indicator.caveat
        assert len({i.short_name for i in luton.indicators.values()}) == len(luton.indicators)

    def test_belong_to_eleven_themes(self, luton: Place) -> None:
        assert {i.theme for i in luton.indicators.values()} == {
            "Life expectancy",
            "Deaths and illness",
            "Children and young people",
            "Healthy living",
            "Mental wellbeing",
            "Work and money",
            "Homes",
            "Deprivation",
            "Place",
            "People",
            "Health Index scores",
        }

    @pytest.mark.parametrize(
        ("indicator_id", "warning"),
        [
            ("life_expectancy_gap", "5.6 years apart at most"),
            ("life_expectancy_at_birth", "that they are men's was established"),
            ("healthy_life_expectancy_at_birth", "must not share a scale"),
            ("disability_free_life_expectancy_at_65", "the pack cannot test the targets"),
            ("slope_index_life_expectancy", "not an average of councils"),
            ("infant_mortality", "17 to 22 infant deaths"),
            ("imd_score", "26.09 against 25.91"),
            ("income_deprivation_rate", "not a rise"),
            ("disabled_residents", "Crude: not adjusted for age"),
            ("diabetes_qof", "Crude: not adjusted for age"),
            ("hi_air_pollution", "state neither unit nor interval"),
            ("smoking_prevalence", "19.3 against 21.1"),
            ("children_in_low_income_families", "no figure for England"),
            ("overweight_reception", "flagged 'u'"),
            ("years_of_potential_life_lost", "2013 to 2017"),
        ],
    )
    def test_carry_the_caveats_of_the_sources(self, luton: Place, indicator_id: str, warning: str) -> None:
        assert re.search(warning, luton.indicators[indicator_id].caveat)

    def test_the_gap_has_targets_and_no_outturn(self, luton: Place) -> None:
        assert rows(luton, indicator_id="life_expectancy_gap").empty
        assert sum(t.indicator_id == "life_expectancy_gap" for t in luton.targets) == 14


class TestSpread:
    @pytest.mark.parametrize(
        ("indicator_id", "sex", "period", "count", "median", "p90"),
        [
            ("healthy_life_expectancy_at_birth", "Male", "2022-24", 151, 60.3, 65.2),
            ("u75_mortality_cvd_preventable", "Persons", "2022-24", 149, 31.0948, 43.8754),
            ("life_expectancy_at_birth", "Male", "2009-13", 7185, 79.8, 83.3),
        ],
    )
    def test_of_areas_stands_as_published(
        self, luton: Place, indicator_id: str, sex: str, period: str, count: int, median: float, p90: float
    ) -> None:
        table = luton.distributions
        row = table[(table.indicator_id == indicator_id) & (table.sex == sex) & (table.period == period)].iloc[0]
        assert (row["areas_counted"], row["median"], row["p90"]) == (count, median, p90)

    def test_rank_of_luton_counts_from_the_highest(self, luton: Place) -> None:
        ranks = luton.national_ranks
        row = ranks[
            (ranks.area_code == LUTON)
            & (ranks.indicator_id == "u75_mortality_cvd_preventable")
            & (ranks.period == "2022-24")
        ].iloc[0]
        assert (row["rank"], row["areas_ranked"], row["first_is"]) == (46, 149, "highest")

    def test_every_spread_and_rank_belongs_to_a_series_with_figures(self, luton: Place) -> None:
        for table in (luton.distributions, luton.national_ranks):
            assert set(zip(table.indicator_id, table.series, strict=True)) <= set(luton.series)


class TestPopulation:
    @pytest.mark.parametrize(
        ("period", "age", "residents"), [("2017", "All ages", 7936), ("2017", "85-89", 133), ("2021", "85+", 175)]
    )
    def test_of_barnfield_as_published(self, luton: Place, period: str, age: str, residents: int) -> None:
        table = luton.population
        found = table[(table.area_code == CODES["Barnfield"]) & (table.period == period) & (table.age == age)]
        assert list(found.population) == [residents]

    def test_ages_add_up_and_wards_add_up_to_luton(self, luton: Place) -> None:
        table = luton.population[luton.population.sex == "Persons"]
        every_age = table[table.age == "All ages"].set_index(["area_code", "period"]).population
        by_age = table[table.age != "All ages"].groupby(["area_code", "period"]).population.sum()
        assert (every_age.sort_index() == by_age.sort_index()).all()
        assert set(every_age.index.get_level_values("period")) == {"2017", "2019", "2020", "2021"}
        for period in ("2017", "2019", "2020", "2021"):
            assert sum(every_age[ward, period] for ward in WARDS) == every_age[LUTON, period]


class TestSources:
    def test_each_has_a_publisher_a_title_and_a_licence(self, luton: Place) -> None:
        assert len(luton.sources) > 50
        for source in luton.sources.values():
            assert source.publisher
            assert source.title
            assert re.match(
                r"Open (Government|Parliament) Licence v3\.0|CC BY 4\.0; Open|No licence stated; ", source.licence
            )

    def test_each_is_used_and_each_used_one_is_listed(self) -> None:
        used = {json.loads(BOUNDARIES.read_text(encoding="utf-8"))["source_id"]}
        for path in PACK.glob("*.csv"):
            if path.name != "sources.csv":
                table = pd.read_csv(path, dtype=str, keep_default_na=False)
                used |= set(table["source_id"]) if "source_id" in table else set()
        strategy = yaml.safe_load((PACK / "strategy.yaml").read_text(encoding="utf-8"))
        used |= {strategy["source_id"], *(entry["source_id"] for entry in strategy["area_lists"])}
        assert used == set(pd.read_csv(PACK / "sources.csv", dtype=str).source_id)


class TestFiles:
    def test_pack_has_no_fault_and_one_notice(self) -> None:
        report = check_pack(PACK)
        assert report.faults == ()
        assert [notice.value for notice in report.notices] == ["life_expectancy_gap"]

    def test_frictionless_finds_the_package_valid(self) -> None:
        report = frictionless.validate(str(PACK / "datapackage.json"))
        assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])[:5]
        assert report.stats["tasks"] == len(list(PACK.glob("*.csv")))

    def test_description_has_the_tables_of_the_format(self) -> None:
        for resource in described_by_the_format(PACK):
            assert resource["encoding"] == "utf-8"
            assert resource["profile"] == "tabular-data-resource"

    def test_files_are_plain_utf8_with_unix_line_ends(self) -> None:
        for path in [*filter(Path.is_file, PACK.rglob("*")), BOUNDARIES]:
            content = path.read_bytes()
            assert content.decode("utf-8").endswith("\n"), path.name
            assert b"\r" not in content, path.name
            assert not content.startswith(b"\xef\xbb\xbf"), path.name
