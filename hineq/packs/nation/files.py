"""Every file that a nation is built from, in one table: which open service gives which part of it, and what nobody gives any more."""

from collections.abc import Mapping
from typing import Final

from hineq.packs.fetch.addresses import Service
from hineq.packs.nation.parts import Brought, Cell, CountTable, IndexTable, Measure, Whole

# Nomis' own numbers of England and of its neighbourhoods of 2021 and 2011
_LSOA_21: Final = "2092957699TYPE151"
_LSOA_11: Final = "2092957699TYPE298"
_LSOA21, _LSOA11 = "lsoa21", "lsoa11"
SERIES: Final = "authority_series"

LOOKUP_21: Final = "LSOA21_WD24_LAD24_EW_LU"
REGIONS: Final = "LAD24_RGN24_EN_LU"
COUNTIES: Final = "LAD24_CTY24_EN_LU"
LSOA_11_21: Final = "LSOA11_LSOA21_LAD22_EW_LU_v5"
LSOA_01_11: Final = "LSOA01_LSOA11_LAD11_EW_LU_ddfe1cd1c2784c9b991cded95bc915a9"
LSOA_WARD_17: Final = "LSOA11_WD17_EW_LU_c65dfe9ca2fa4b0fa578b65a4d5c9856"
WARD_LAD_17: Final = "WD17_LAD17_UK_LU_4aa38f5449104ea197413eac1a582a02"
WARDS_24: Final = "Wards_December_2024_Boundaries_UK_BGC"
WARDS_17: Final = "Wards_December_2017_GCB_in_Great_Britain_2022"
OUTLINES_21: Final = "Lower_layer_Super_Output_Areas_December_2021_Boundaries_EW_BGC_V5"
OUTLINES_11: Final = "LSOA_Dec_2011_Boundaries_Generalised_Clipped_BGC_EW_V3"

WHOLES: Final = (
    Whole(
        file="areas", what="country, regions, counties and authorities, with their numbers of wards and neighbourhoods",
        layers=(REGIONS, COUNTIES, LOOKUP_21),
    ),
    Whole(file="lookup_lsoa21_ward24", what="ward, authority and region of each neighbourhood", layers=(LOOKUP_21, REGIONS)),
    Whole(
        file="lookup_lsoa11_lsoa21", what="what became of each neighbourhood of 2011; the ward of today with most of its residents",
        layers=(LSOA_11_21, LOOKUP_21),
    ),
    Whole(file="lookup_lsoa01_lsoa11", what="what became of each neighbourhood of 2001", layers=(LSOA_01_11,)),
    Whole(file="lookup_lsoa11_ward17", what="the ward of 2017 that fits each neighbourhood best", layers=(LSOA_WARD_17, WARD_LAD_17)),
    Whole(
        file="lookup_ltla_changes", what="authorities of 2017 that are gone, and the one of today with most of their residents",
        layers=(WARD_LAD_17, LSOA_WARD_17),
    ),
    Whole(
        file="ward24_boundaries", what="outlines of wards, with how far their neighbourhoods cover the same ground",
        layers=(WARDS_24, OUTLINES_21),
    ),
    Whole(file="ltla24_boundaries_from_wards", what="outlines of authorities, joined from their wards", layers=(WARDS_24,)),
    Whole(file="lsoa11_boundaries", what="outlines of the neighbourhoods of 2011", layers=(OUTLINES_11,)),
    Whole(file="ward17_boundaries", what="outlines of the wards of 2017", layers=(WARDS_17, WARD_LAD_17)),
)  # fmt: skip

_AGES: Final = {f"res_age_{first}_{first + 4}": Cell(codes=(1 + first // 5,), word=f"{first} to {first + 4}") for first in range(5, 85, 5)}  # fmt: skip
# the bands of the mid-year estimates, of which a column each; Nomis has single years, the last "90 and over"
_BANDS: Final = ((0, 0), (1, 4), *((first, first + 4) for first in range(5, 90, 5)), (90, 90))
_OF_ALL: Final = Cell(codes=(0,), word="total")


def _band(first: int, last: int) -> str:
    return "90_plus" if first == 90 else str(first) if first == last else f"{first}_{last}"


def _mid_year(year: int) -> CountTable:
    short = f"pop{year % 100}"
    cells = {f"{short}_{_band(first, last)}": Cell(codes=tuple(range(101 + first, 102 + last)), word="age") for first, last in _BANDS}  # fmt: skip
    cells[f"{short}_total"] = Cell(codes=tuple(range(101, 192)), word="age")
    return CountTable(
        file=_LSOA11, what=f"residents by age, mid-{year}", data_set="NM_2010_1", geography=_LSOA_11, dimension="c_age", cells=cells,
        more=f"date={year}&gender=0",
    )  # fmt: skip


COUNTS: Final = (
    CountTable(
        file=_LSOA21, what="residents by age, Census 2021 (TS007A)", data_set="NM_2020_1", geography=_LSOA_21, dimension="c2021_age_19",
        cells={"res_total": _OF_ALL, "res_age_0_4": Cell(codes=(1,), word="4"), **_AGES, "res_age_85_plus": Cell(codes=(18,), word="85")},
    ),
    CountTable(
        file=_LSOA21, what="disabled residents, Census 2021 (TS038)", data_set="NM_2056_1", geography=_LSOA_21, dimension="c2021_disability_5",
        cells={"disab_total": _OF_ALL, "disab_disabled": Cell(codes=(1001,), word="disabled under")},
    ),
    CountTable(
        file=_LSOA21, what="households by dimensions of deprivation, Census 2021 (TS011)", data_set="NM_2031_1", geography=_LSOA_21,
        dimension="c2021_dep_6",
        cells={
            "hhdep_total": _OF_ALL, "hhdep_0": Cell(codes=(1,), word="not deprived"),
            **{f"hhdep_{at}": Cell(codes=(1 + at,), word=word) for at, word in enumerate(("in one", "in two", "in three", "in four"), 1)},
        },
    ),
    CountTable(
        file=_LSOA21, what="households by occupancy of bedrooms, Census 2021 (TS052)", data_set="NM_2070_1", geography=_LSOA_21,
        dimension="c2021_occrat_bedrooms_6",
        cells={"occ_total": _OF_ALL, "occ_minus1": Cell(codes=(4,), word="-1"), "occ_minus2": Cell(codes=(5,), word="-2")},
    ),
    CountTable(
        file=_LSOA21, what="households by tenure, Census 2021 (TS054)", data_set="NM_2072_1", geography=_LSOA_21, dimension="c2021_tenure_9",
        cells={
            "ten_total": _OF_ALL, "ten_owned_outright": Cell(codes=(1,), word="outright"),
            "ten_owned_mortgage": Cell(codes=(2,), word="mortgage"), "ten_social_council": Cell(codes=(4,), word="council"),
            "ten_social_other": Cell(codes=(5,), word="other social"), "ten_private_landlord": Cell(codes=(6,), word="private landlord"),
            "ten_private_other": Cell(codes=(7,), word="other private"),
        },
    ),
    CountTable(
        file=_LSOA21, what="residents by ethnic group, Census 2021 (TS021)", data_set="NM_2041_1", geography=_LSOA_21, dimension="c2021_eth_20",
        cells={
            "eth_total": _OF_ALL, "eth_asian": Cell(codes=(1001,), word="asian"), "eth_black": Cell(codes=(1002,), word="black"),
            "eth_mixed": Cell(codes=(1003,), word="mixed"), "eth_white": Cell(codes=(1004,), word="white"),
            "eth_other": Cell(codes=(1005,), word="other"),
        },
    ),
    CountTable(
        file=_LSOA21, what="households by accommodation, Census 2021 (TS044)", data_set="NM_2062_1", geography=_LSOA_21,
        dimension="c2021_acctype_9", cells={"acc_total": _OF_ALL, "acc_flat_purpose_built": Cell(codes=(4,), word="purpose-built")},
    ),
    *(_mid_year(year) for year in (2017, 2019, 2020)),
    CountTable(
        file=_LSOA11, what="households by dimensions of deprivation, Census 2011 (QS119EW)", data_set="NM_519_1", geography=_LSOA_11,
        dimension="c_deprived", more="rural_urban=0",
        cells={
            "hhdep11_total": Cell(codes=(0,), word="all"),
            **{f"hhdep11_{at}": Cell(codes=(1 + at,), word=f"in {at}") for at in (1, 2, 3, 4)},
        },
    ),
)  # fmt: skip

_IOD: Final = "government/statistics/english-indices-of-deprivation-{}"
_IMD: Final = "Index of Multiple Deprivation"
_DOMAINS: Final = {
    "income": ("Income deprivation", "score (rate)"), "employment": ("Employment deprivation", "score (rate)"),
    "education": ("Education, skills and training", "score"), "health": ("Health deprivation and disability", "score"),
    "crime": ("Crime", "score"), "housing_and_services": ("Barriers to housing and services", "score"),
    "environment": ("Living environment", "score"),
}  # fmt: skip


def _overall(short: str) -> dict[str, tuple[str, str]]:
    return {f"imd{short}_imd_score": (_IMD, "score"), f"imd{short}_imd_decile": (_IMD, "decile")}


_INDICATORS: Final = {
    "income_deprived_people": "income domain numerator",
    "idaci_children_income_deprived": "income deprivation affecting children index idaci numerator",
    "idaopi_older_people_income_deprived": "income deprivation affecting older people index idaopi numerator",
    "employment_deprived_people": "employment domain numerator",
    "adult_skills_and_english_proficiency": "adult skills and english language proficiency indicator",
    "not_entering_higher_education": "entry to higher education indicator",
    "acute_morbidity_emergency_admissions": "acute morbidity indicator",
    "comparative_illness_and_disability_ratio": "comparative illness and disability ratio indicator",
    "years_of_potential_life_lost": "years of potential life lost indicator",
}  # fmt: skip
_OF_2025: Final = {
    "mental_health": "mental health indicator",
    "violence_with_injury_rate": "violence with injury rate per 1 000 at risk population",
    "burglary_rate": "burglary rate per 1 000 at risk properties",
    "anti_social_behaviour_rate": "anti social behaviour rate per 1 000 at risk population",
    "connectivity_score": "connectivity score",
    "housing_affordability": "housing affordability indicator",
    "patient_to_gp_ratio": "patient to gp ratio",
}  # fmt: skip
_OF_2019: Final = {
    "not_staying_on_in_education_post16": "staying on in education post 16 indicator",
    "mood_and_anxiety_disorders": "mood and anxiety disorders indicator",
    "housing_in_poor_condition": "housing in poor condition indicator",
    "road_traffic_accidents": "road traffic accidents indicator",
    "air_quality": "air quality indicator",
}  # fmt: skip


def _underlying(short: str, own: Mapping[str, str]) -> dict[str, str]:
    return {f"imd{short}_ind_{name}": head for name, head in {**_INDICATORS, **own}.items()}


INDICES: Final = (
    IndexTable(
        file=_LSOA21, what="Indices of Deprivation 2025: score, decile, domains", page=_IOD.format(2025), attachment=r"^File_7_.*\.csv$",
        columns={**_overall("25"), **{f"imd25_{name}_score": told for name, told in _DOMAINS.items()}},
    ),
    IndexTable(
        file=_LSOA21, what="Indices of Deprivation 2025: underlying indicators", page=_IOD.format(2025), attachment=r"^File_8_.*\.xlsx$",
        heads=_underlying("25", _OF_2025), workbook=True,
    ),
    IndexTable(
        file=_LSOA11, what="Indices of Deprivation 2019: score, decile, the people that it counts by", page=_IOD.format(2019),
        attachment=r"^File_7_.*\.csv$", columns=_overall("19"), heads={"iod19_den_total": "total population mid 2015 excluding prisoners"},
    ),
    IndexTable(
        file=_LSOA11, what="Indices of Deprivation 2019: underlying indicators", page=_IOD.format(2019), attachment=r"^File_8_.*\.xlsx$",
        heads=_underlying("19", _OF_2019), workbook=True,
    ),
    IndexTable(
        file=_LSOA11, what="Indices of Deprivation 2015: score and decile", page=_IOD.format(2015), attachment=r"^File_7_.*\.csv$",
        columns=_overall("15"),
    ),
)  # fmt: skip


def _local(measure: str, name: str, source: str, years: int = 1) -> Measure:
    return Measure(measure=measure, service=Service.STATISTICS, name=name, source=source, years=years)


def _fingertips(measure: str, number: str, source: str, years: int) -> Measure:
    # England's lower and upper tiers since April 2023
    return Measure(measure=measure, service=Service.FINGERTIPS, name=number, source=source, years=years, area_types=("501", "502"))  # fmt: skip


MEASURES: Final = (
    _local("claimant_count", "claimant-count", "S220"),
    _local("employment_rate", "employment-rate", "S221"),
    _local("unemployment_modelled", "modelled-unemployment", "S222"),
    _local("median_weekly_pay", "gross-median-weekly-pay", "S223"),
    _local("gdhi_per_head", "gross-disposable-household-income-per-head", "S224"),
    _local("housing_affordability_ratio", "housing-affordability-ratio", "S225"),
    _local("gcse_english_maths_by_19", "gcses-in-english-and-maths", "S229"),
    _local("ks2_expected_standard", "pupils-at-expected-standards-by-end-of-primary-school", "S230"),
    _local("no_qualifications", "qualifications-none-gb", "S231"),
    _local("level_3_or_above", "qualifications-level-3-or-above", "S232"),
    _local("food_outlets", "food-outlets", "S233"),
    _local("supermarkets", "supermarkets", "S234"),
    _local("sports_facilities", "sports-facilities", "S235"),
    _local("library_walk_30min", "library-walk", "S236"),
    _local("ghg_per_head", "greenhouse-gas-emissions", "S240"),
    _local("adult_obesity_prevalence", "adult-obesity-prevalence", "S52"),
    _local("cigarette_smokers_5y_pooled", "cigarette-smokers", "S53", years=5),
    _local("cancer_diagnosed_stage_1_2", "cancer-diagnosis-at-stage-1-and-2", "S60"),
    _fingertips("life_expectancy_at_birth", "90366", "S94", years=3),
    _fingertips("sii_life_expectancy_at_birth", "92901", "S95", years=3),
    _fingertips("u75_mortality_preventable", "93721", "S98", years=1),
)
BROUGHT: Final = (
    Brought(
        file="lsoa01", what="Indices of Deprivation 2004, 2007 and 2010",
        why="they are no longer published as a file that an interface names: archived workbooks alone",
    ),
    Brought(
        file="ward_health_expectancy_2009_13", what="life and health expectancy of the wards of the 2011 Census",
        why="an archived workbook of the Office for National Statistics, which no interface names",
    ),
    Brought(
        file="ward13_boundaries", what="outlines of wards of 2013",
        why="ONS Open Geography has withdrawn them as a feature service of a name that is known",
    ),
    Brought(
        file="imd_la_summaries_england", what="summaries of the Indices for authorities",
        why="those of 2004 to 2019 were computed from neighbourhoods on the authorities of then, and no interface has them in one form",
    ),
    Brought(
        file=SERIES, what="every measure of authorities that is not among those fetched",
        why="earlier methods and vintages are taken down when a new one comes, and some of Fingertips' measures were withdrawn in 2025",
        mend="Bring the file: its rows of other measures are kept. `python -m hineq fetch fingertips` and `... statistics` give what is published today.",
    ),
)  # fmt: skip


def every_file() -> tuple[str, ...]:
    """The names of all files that the build reads, without `.parquet`, in the order of their names."""
    parts: tuple[Whole | CountTable | IndexTable | Brought, ...] = (*WHOLES, *COUNTS, *INDICES, *BROUGHT)
    return tuple(sorted({SERIES, *(part.file for part in parts)}))


def table_rows() -> list[tuple[str, str, str, str]]:
    """The table as a reader has it: file, what of it, who gives it, and its name there, or what to do."""
    rows = [(one.file, one.what, Service.GEOGRAPHY.value, ", ".join(one.layers)) for one in WHOLES]
    rows += [(one.file, one.what, Service.NOMIS.value, one.data_set) for one in COUNTS]
    rows += [(one.file, one.what, Service.GOV_UK.value, f"{one.page}, {one.attachment}") for one in INDICES]
    rows += [(SERIES, one.measure, one.service.value, one.name) for one in MEASURES]
    rows += [(one.file, one.what, "nobody", f"{one.why[:1].upper()}{one.why[1:]}. {one.mend}") for one in BROUGHT]
    return sorted(rows, key=lambda row: row[0])
