"""A made-up nation, small enough to work every figure out by hand: its source files as Parquet and its declared tables.

Examplia has two regions. In the north lies the county of Broadshire with the districts Ashwick and Brookham, in the south the
unitary Coldport; ten wards have twenty neighbourhoods of 2021, an eleventh has none.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

COUNTRY, NORTH, SOUTH = "X92000001", "X12000001", "X12000002"
BROADSHIRE, ASHWICK, BROOKHAM, COLDPORT = "X10000001", "X07000001", "X07000002", "X06000001"
COUNCILS = {ASHWICK: "Ashwick", BROOKHAM: "Brookham", COLDPORT: "Coldport"}
Tables = dict[str, pd.DataFrame]


def zone(number: int) -> str:
    """The code of a neighbourhood."""
    return f"X01{number:06}"


def ward(number: int) -> str:
    """The code of a ward."""
    return f"X05{number:06}"


# number, name, council, the neighbourhoods of 2021, how far they cover it
WARDS = [
    (1, "Abbey", ASHWICK, (1, 2, 3), 0.9),
    (2, "Bridge", ASHWICK, (4, 5), 0.8),
    (3, "Castle", ASHWICK, (6,), 0.8),
    (4, "Abbey", BROOKHAM, (7, 8), 0.9),
    (5, "Dell", BROOKHAM, (9, 10), 0.3),
    (6, "Easton", BROOKHAM, (11, 12), 0.5),
    (7, "Fenside", COLDPORT, (13, 14), 0.9),
    (8, "Grange", COLDPORT, (15, 16, 17), 0.9),
    (9, "Harbour", COLDPORT, (18, 19), 0.9),
    (10, "Isle", COLDPORT, (20,), 0.9),
    (11, "Quay", COLDPORT, (), None),
]
LIES_IN = {one: (number, council) for number, _, council, zones, _ in WARDS for one in zones}
# of each neighbourhood of 2021: people, of them young, ill (one number is withheld), score, tenth (1 the most deprived)
ZONES: dict[int, tuple[int, int, int | None, float, int]] = {
    1: (100, 20, 10, 10, 1), 2: (100, 20, 20, 20, 2), 3: (200, 40, 30, 30, 3), 4: (100, 10, None, 40, 4),
    5: (300, 30, 60, 20, 5), 6: (100, 30, 25, 50, 1), 7: (100, 10, 10, 10, 6), 8: (100, 10, 30, 30, 7),
    9: (100, 10, 5, 12, 8), 10: (100, 10, 5, 14, 9), 11: (100, 20, 10, 10, 2), 12: (100, 20, 10, 20, 1),
    13: (150, 15, 15, 20, 10), 14: (50, 5, 15, 40, 10), 15: (100, 10, 10, 10, 3), 16: (100, 10, 10, 10, 3),
    17: (100, 10, 10, 10, 3), 18: (200, 20, 20, 20, 2), 19: (100, 10, 10, 20, 2), 20: (200, 40, 20, 30, 4),
}  # fmt: skip
# in 2011 the first two were one; the twelfth lies in Brookham and fits a ward of Coldport best
FIRST_TWO, OVER_THE_BORDER = 21, 12
ZONES_2011 = (FIRST_TWO, *range(3, 21))
# in 2001 the third was two; the twentieth was none
THIRD_WAS = (31, 32)
ZONES_2001 = (FIRST_TWO, *THIRD_WAS, *range(4, 20))


def _at_2011(number: int) -> tuple[str, str]:
    """The ward of today that a neighbourhood of 2011 fits best, and the council that it lies in."""
    of_ward, council = LIES_IN[1 if number == FIRST_TWO else number]
    return ward(7 if number == OVER_THE_BORDER else of_ward), council


def areas() -> pd.DataFrame:
    """The list of areas: a council of a single tier stands in both tiers."""
    rows = [
        (COUNTRY, "Examplia", "country", None, None, None, False, 10, 20),
        (NORTH, "Northland", "region", COUNTRY, None, NORTH, False, 6, 12),
        (SOUTH, "Southland", "region", COUNTRY, None, SOUTH, False, 4, 8),
        (BROADSHIRE, "Broadshire", "utla", NORTH, BROADSHIRE, NORTH, False, 6, 12),
        (COLDPORT, "Coldport", "utla", SOUTH, COLDPORT, SOUTH, True, 4, 8),
        (ASHWICK, "Ashwick", "ltla", BROADSHIRE, BROADSHIRE, NORTH, False, 3, 6),
        (BROOKHAM, "Brookham", "ltla", BROADSHIRE, BROADSHIRE, NORTH, False, 3, 6),
        (COLDPORT, "Coldport", "ltla", COLDPORT, COLDPORT, SOUTH, True, 4, 8),
        ("X54000001", "A board of health", "icb", None, None, None, False, 10, 20),
    ]
    columns = ["area_code", "area_name", "area_type", "parent_code", "utla_code", "region_code", "is_single_tier",
               "n_ward24", "n_lsoa21"]  # fmt: skip
    table = pd.DataFrame(rows, columns=columns)
    kinds = {"utla": "county", "ltla": "non-metropolitan district"}
    named = [
        "unitary authority" if single else kinds.get(kind, kind)
        for kind, single in zip(table.area_type, table.is_single_tier, strict=True)
    ]
    people = {ASHWICK: 900, BROOKHAM: 600, BROADSHIRE: 1500, NORTH: 1500, COLDPORT: 1000, SOUTH: 1000}
    return table.assign(area_subtype=named, residents_2021=table.area_code.map(people).fillna(2500).astype(int))


def _square(number: int) -> shapely.Polygon:
    return _strip(number / 10, (number + 1) / 10)


def _strip(west: float, east: float) -> shapely.Polygon:
    return shapely.box(west, 52.0, east, 52.1)


# Ashwick had other wards in 2017: Old Abbey was the first ward of today and four tenths of the second, and Newbridge the rest, of which only
# joined neighbourhoods are to be had; the third is still there
OLD_ABBEY, NEWBRIDGE, CASTLE = 91, 93, 3
THEN = {FIRST_TWO: OLD_ABBEY, 3: OLD_ABBEY, 4: OLD_ABBEY, 5: NEWBRIDGE, 6: CASTLE}


def _wards_of_2017() -> list[tuple[int, str, str, str, shapely.Polygon]]:
    """Number, name, council, on which basis, and shape; the eleventh is the best fit of no neighbourhood, and not listed."""
    moved = [
        (OLD_ABBEY, "Old Abbey", ASHWICK, "WD13", _strip(0.1, 0.24)),
        (NEWBRIDGE, "Newbridge", ASHWICK, "LSOA11 union", _strip(0.25, 0.3)),
    ]
    kept = [
        (number, name, council, "WD19", _square(number))
        for number, name, council, zones, _ in WARDS
        if number > 2 and zones
    ]
    return [*moved, *kept]


def _ward_of_2017(number: int) -> int:
    """The ward of 2017 that a neighbourhood of 2011 fits best; the twelfth is in Brookham still."""
    return THEN[number] if number in THEN else LIES_IN[number][0]


def _neighbourhoods_of_2011() -> pd.DataFrame:
    """Those of a ward of today side by side in its square."""
    of: dict[int, list[int]] = {}
    for one in ZONES_2011:
        of.setdefault(LIES_IN[1 if one == FIRST_TWO else one][0], []).append(one)
    rows = [
        (zone(one), _strip((number + at / len(own)) / 10, (number + (at + 1) / len(own)) / 10))
        for number, own in of.items()
        for at, one in enumerate(own)
    ]
    return pd.DataFrame(rows, columns=["lsoa11_code", "geometry"])


def boundaries() -> Tables:
    """The wards of today, those of earlier years and the councils, each ward a square in a row."""
    wards = pd.DataFrame({
        "ward24_code": [ward(number) for number, *_ in WARDS], "ward24_name": [name for _, name, *_ in WARDS],
        "ltla24_code": [council for _, _, council, *_ in WARDS], "n_lsoa21": [len(zones) for *_, zones, _ in WARDS],
        "lsoa_union_iou": [overlap for *_, overlap in WARDS], "geometry": [_square(number) for number, *_ in WARDS],
    })  # fmt: skip
    given = [_ward_of_2017(one) for one in ZONES_2011]
    then = pd.DataFrame(
        [
            (ward(number), name, council, basis, given.count(number), shape)
            for number, name, council, basis, shape in _wards_of_2017()
        ],
        columns=["ward17_code", "ward17_name", "ltla24_code", "basis", "n_lsoa11", "geometry"],
    )
    old = pd.DataFrame({"ward13_code": [ward(91), ward(92)], "geometry": [_square(1), _square(7)]})
    joined = wards.groupby("ltla24_code").geometry.agg(lambda one: shapely.union_all(one.to_numpy())).reset_index()
    return {
        "ward24_boundaries": wards,
        "ward17_boundaries": then,
        "ward13_boundaries": old,
        "lsoa11_boundaries": _neighbourhoods_of_2011(),
        "ltla24_boundaries_from_wards": joined,
    }


def lookups() -> Tables:
    """Which neighbourhood lies where, and what became of those of earlier years, of former wards and former councils."""
    regions = {ASHWICK: NORTH, BROOKHAM: NORTH, COLDPORT: SOUTH}
    of_2021 = [(zone(one), ward(number), council, regions[council]) for one, (number, council) in LIES_IN.items()]
    became = [(FIRST_TWO, 1), (FIRST_TWO, 2), *((one, one) for one in range(3, 21))]
    names_then = {number: name for number, name, *_ in _wards_of_2017()}
    was = [(FIRST_TWO, FIRST_TWO), *((one, 3) for one in THIRD_WAS), *((one, one) for one in range(4, 20))]
    return {
        "lookup_lsoa21_ward24": pd.DataFrame(
            of_2021, columns=["lsoa21_code", "ward24_code", "ltla24_code", "region24_code"]
        ),
        "lookup_lsoa11_lsoa21": pd.DataFrame({
            "lsoa11_code": [zone(old) for old, _ in became], "lsoa21_code": [zone(new) for _, new in became],
            "lsoa11_ward24_code": [_at_2011(old)[0] for old, _ in became],
        }),
        "lookup_lsoa01_lsoa11": pd.DataFrame({
            "lsoa01_code": [zone(old) for old, _ in was], "lsoa11_code": [zone(new) for _, new in was],
        }),
        "lookup_lsoa11_ward17": pd.DataFrame(
            [(zone(one), ward(_ward_of_2017(one)), names_then[_ward_of_2017(one)], _at_2011(one)[1]) for one in ZONES_2011],
            columns=["lsoa11_code", "ward17_code", "ward17_name", "ltla24_code"],
        ),
        "lookup_ltla_changes": pd.DataFrame({
            "old_code": ["X07000009", COLDPORT], "old_name": ["Dunmere", "Coldport"], "ltla24_code": [ASHWICK, COLDPORT],
        }),
    }  # fmt: skip


def figures_of_neighbourhoods() -> Tables:
    """Figures of 2021; of 2011 a score that is the neighbourhood's number; of 2001 scores of 10, but for three."""
    people, young, ill, score, tenth = zip(*ZONES.values(), strict=True)
    scores = {FIRST_TWO: 40, THIRD_WAS[0]: 10, THIRD_WAS[1]: 30}
    return {
        "lsoa21": pd.DataFrame({
            "lsoa21_code": [zone(one) for one in ZONES], "people": people, "young": young,
            "grown": [all_ - some for all_, some in zip(people, young, strict=True)],
            "old": [one // 10 for one in people], "ill": ill, "score": score, "tenth": tenth,
        }),
        "lsoa11": pd.DataFrame({
            "lsoa11_code": [zone(one) for one in ZONES_2011], "ltla24_code": [_at_2011(one)[1] for one in ZONES_2011],
            "people": 100, "score": ZONES_2011,
        }),
        "lsoa01": pd.DataFrame({
            "lsoa01_code": [zone(one) for one in ZONES_2001], "score": [scores.get(one, 10) for one in ZONES_2001],
        }),
    }  # fmt: skip


def residents_by_sex() -> Tables:
    """Half of the people of every council are men, of those who are grown there are 20 women more than men."""
    rows = [(ASHWICK, 900, 750), (BROOKHAM, 600, 520), (COLDPORT, 1000, 880)]
    return {
        "population_ltla24_by_sex_2021": pd.DataFrame(
            [
                (code, people, people // 2, people // 2, grown // 2 + 10, grown // 2 - 10)
                for code, people, grown in rows
            ],
            columns=["ltla24_code", "everybody", "women", "men", "grown_women", "grown_men"],
        )
    }


def published() -> Tables:
    """What was published for councils, the Indices for councils, and what was for the wards of 2011."""
    smoking = {COUNTRY: 14.0, ASHWICK: 20.0, BROOKHAM: 10.0, COLDPORT: 10.0, BROADSHIRE: 15.0}
    rows = [("smoking", code, "2021", value, "S5") for code, value in smoking.items()]
    rows += [("smoking", code, "2020", value + 1, "S5") for code, value in smoking.items()]
    rows += [("smoking", ASHWICK, "2021", 99.0, "S9"), ("smoking", "X07000009", "2019", 50.0, "S5")]
    rows += [("jobless", code, "2021/22", value, "S5") for code, value in ((BROADSHIRE, 5.0), (COLDPORT, 7.0))]
    series = pd.DataFrame(rows, columns=["indicator_id", "area_code", "period_label", "value", "source_id"])
    of_2021 = (series.indicator_id == "smoking") & (series.period_label == "2021")
    first = series.period_label.str[:4].astype(int)
    none: pd.Series[Any] = pd.Series([None] * len(series), dtype="string")
    series = series.assign(
        sex="Persons", period_start=first, period_end=first + (series.indicator_id == "jobless"),
        lower_ci_95=(series.value - 2).where(of_2021), upper_ci_95=(series.value + 2).where(of_2021),
        count=(series.value * 10).where(of_2021), denominator=series.value.mul(0).add(1000).where(of_2021),
        published_flag=none.mask((series.area_code == ASHWICK) & of_2021, "worse"),
        status_flag=none.mask(series.area_code == BROOKHAM, "u"), area_current=series.area_code != "X07000009",
    )  # fmt: skip
    indices = pd.DataFrame(
        [("score", ASHWICK, 30.0, "S6"), ("score", ASHWICK, 31.0, "S7"), ("score", BROOKHAM, 12.0, "S7"),
         ("score", COLDPORT, 20.0, "S7"), ("rank", ASHWICK, 1.0, "S6")],
        columns=["measure", "area_code", "value", "source_id"],
    ).assign(release="IMD2019", period_label="2019", period_start=2019, period_end=2019, sex="Persons")  # fmt: skip
    wards = pd.DataFrame(
        [("X36000001", "Old Abbey", ward(91), None, ASHWICK, 70.0, 3, "worse"),
         ("X36000002", "Castle", ward(3), ward(3), ASHWICK, 72.0, 2, None),
         ("X36000003", "Fen", ward(92), None, COLDPORT, 74.0, 1, "better"),
         ("W36000001", "Over the border", None, None, None, 60.0, 4, None)],
        columns=["census_ward_code", "census_ward_name", "ward11_code", "ward24_code", "ltla24_code", "value",
                 "rank_england_wales", "published_flag"],
    )  # fmt: skip
    wards = wards.assign(
        ward11_codes=wards.ward11_code, ward17_code=[ward(OLD_ABBEY), ward(CASTLE), "", ""], indicator_id="life_expectancy", period_label="2009-13", period_start=2009,
        period_end=2013, sex="Male", lower_ci_95=wards.value - 1, upper_ci_95=wards.value + 1, n_ranked=4,
    )  # fmt: skip
    return {"authority_series": series, "imd_la_summaries_england": indices, "ward_health_expectancy_2009_13": wards}


def sources() -> Tables:
    """Every source file by its name."""
    return {
        "areas": areas(),
        **boundaries(),
        **lookups(),
        **figures_of_neighbourhoods(),
        **residents_by_sex(),
        **published(),
    }


def write_sources(folder: Path, tables: Mapping[str, pd.DataFrame]) -> Path:
    """Write source files, those with outlines as GeoParquet."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        if "geometry" in table:
            gpd.GeoDataFrame(table, geometry="geometry", crs="EPSG:4326").to_parquet(folder / f"{name}.parquet")
        else:
            table.to_parquet(folder / f"{name}.parquet")
    return folder


HEAD = """{
  "name": "Examplia", "title": "made-up figures", "benchmark_code": "X92000001", "snapshot": "2024-06-30", "version": "1.0",
  "census_year": "2011", "attribution": ["Every figure is made up."],
  "vintages": { "ward": "2024", "earlier_ward": "the 2011 Census" }, "map_credits": { "ward": "Squares.", "former_ward": "Strips." },
  "kinds": [
    { "of": "authority", "words": "lower-tier councils", "prefixes": ["X06", "X07"] },
    { "of": "county", "words": "upper-tier councils", "prefixes": ["X06", "X10"] },
    { "of": "ward", "words": "wards", "prefixes": ["X05"] },
    { "of": "earlier_ward", "words": "wards of 2011", "prefixes": ["X05", "X36"], "published": "wards of two nations" },
    { "of": "former_ward", "words": "wards of 2017", "prefixes": ["X05"] }
  ]
}
"""
_WARD_HEAD = (
    "indicator_id,series,sex,age,period,period_start,period_end,zones,method,column,denominator,weight,scale,classes,"
    "status,status_above,note,source_id\n"
)
_YEAR_2021 = "Persons,All ages,2021,2021-01-01,2021-12-31"
DECLARED = {
    "layer.json": HEAD,
    "indicators.csv": (
        "indicator_id,name,short_name,unit,value_type,multiplier,polarity,decimals,theme,definition,caveat,source_id,roles\n"
        "life_expectancy,Life expectancy at birth,Life expectancy,years,years,1,high_is_good,1,Lives,Made up.,,s8,headline\n"
        "score,Score of deprivation,Score,index score,index,1,low_is_good,1,Places,Made up.,,s2,deprivation; composite\n"
        "poorest,Living in the most deprived fifth,Poorest fifth,%,proportion,100,low_is_good,1,Places,Made up.,,s2,\n"
        "ill,People who are ill,Ill,%,proportion,100,low_is_good,1,Lives,Made up.,,s1,\n"
        "ill_people,Number of people who are ill,Ill people,people,count,1,low_is_good,0,Lives,Made up.,,s1,\n"
        "dependants,Young people and half of the old,Dependants,%,proportion,100,no_judgement,1,Lives,Made up.,,s1,\n"
        "smoking,Adults who smoke,Smoking,%,proportion,100,low_is_good,1,Lives,Made up.,,s5,\n"
        "jobless,People without work,Jobless,%,proportion,100,low_is_good,1,Lives,Made up.,,s5,\n"
        "unmade,Nothing that was published,Nothing,%,proportion,100,low_is_good,1,Lives,Made up.,,s5,\n"
    ),
    "series.csv": (
        "indicator_id,series,name,held_against_target,trend,note,roles\n"
        "life_expectancy,of_2011,Wards of 2011,no,no,One period.,\n"
        "score,of_2021,Score of 2021,no,no,One period.,mean_of_neighbourhoods\n"
        "score,of_2011,Score of 2011,no,no,One period.,mean_of_neighbourhoods\n"
        "score,of_2001,Score of 2001,no,no,One period.,mean_of_neighbourhoods\n"
        "score,indices,Average score,no,no,One period.,\n"
        "poorest,of_2021,Tenths of 2021,no,no,One period.,\n"
        "ill,census,Census,no,no,One period.,sum_of_neighbourhoods\n"
        "ill_people,census,Census,no,no,One period.,sum_of_neighbourhoods\n"
        "dependants,census,Census,no,no,One period.,sum_of_neighbourhoods\n"
        "smoking,survey,Survey,no,yes,,\n"
        "jobless,survey,Survey,no,yes,,\n"
        "unmade,survey,Survey,no,yes,,\n"
    ),
    "sources.csv": "source_id,publisher,title,licence,url,note\n"
    + "".join(
        f"s{number},An office,Figures {number},Open,https://example.org/{number},Made up.\n"
        for number in range(1, 12)
    ),
    "themes.csv": "theme,roles\nLives,health\nPlaces,\n",
    "estimate_errors.csv": (
        "indicator_id,series,compared,wards,wards_counted,unit,median_error,p90_error,bias,share_of_spread\n"
        "ill,census,coarser,all,10,%,1.5,4.0,0.1,0.2\n"
    ),
    "recipe_wards.csv": _WARD_HEAD
    + f"ill,census,{_YEAR_2021},lsoa21,share,ill,people,,1,,estimated,official,Sum of {{n}} LSOAs.,s1\n"
    f"ill_people,census,{_YEAR_2021},lsoa21,count,ill,,,1,,estimated,official,{{n}} of {{all}} LSOAs.,s1\n"
    f"dependants,census,{_YEAR_2021},lsoa21,share,young + 0.5 * old,people,,1,,estimated,official,Sum of {{n}} LSOAs.,s1\n"
    f"score,of_2021,{_YEAR_2021},lsoa21,mean,score,,people,1,,estimated,estimated,Mean of {{n}} LSOA values.,s2\n"
    f"poorest,of_2021,{_YEAR_2021},lsoa21,class,tenth,,people,1,2,estimated,official,Residents of {{n}} LSOAs.,s2\n"
    "score,of_2011,Persons,All ages,2011,2011-01-01,2011-12-31,lsoa11,mean,score,,people,1,,estimated,estimated,Mean of {n} LSOA values.,s3\n"
    "score,of_2001,Persons,All ages,2001,2001-01-01,2001-12-31,lsoa01,mean,score,,people,0.1,,estimated,estimated,Mean of {n} LSOA values.,s4\n",
    "recipe_authorities.csv": (
        "indicator_id,series,file,measure,release,source,age,years,scale,status,note,note_uncounted,source_id\n"
        "smoking,survey,authority_series,smoking,,S5,18+,calendar,1,official,A survey of {last}.,Without a count.,s5\n"
        "jobless,survey,authority_series,jobless,,,16-64,financial,1,modelled,,,s5\n"
        "score,indices,imd_la_summaries_england,score,IMD2019,S6,All ages,calendar,1,official,As published.,,s6\n"
        "score,indices,imd_la_summaries_england,score,IMD2019,S7,All ages,calendar,1,estimated,Computed.,,s7\n"
    ),
    "recipe_census_wards.csv": (
        "indicator_id,series,measure,age,source_id\nlife_expectancy,of_2011,life_expectancy,0,s8\n"
    ),
    "printed_figures.csv": (
        "area_code,indicator_id,series,sex,age,period,period_start,period_end,value,lower_ci,upper_ci,count,denominator,status,note,source_id\n"
        f"{COUNTRY},life_expectancy,of_2011,Male,0,2009-13,2009-01-01,2013-12-31,71.5,71.4,71.6,,,official,As printed.,s9\n"
    ),
    "recipe_population.csv": (
        "zones,column,period,sex,age,source_id\n"
        "lsoa21,people,2021,Persons,All ages,s1\nlsoa21,young,2021,Persons,0-14,s1\nlsoa11,people,2011,Persons,All ages,s3\n"
    ),
    "recipe_population_by_sex.csv": (
        "column,period,sex,age,against,source_id\neverybody,2021,Persons,All ages,,s11\nwomen,2021,Female,All ages,people,s11\n"
        "men,2021,Male,All ages,people,s11\ngrown_women,2021,Female,15-64,grown,s11\ngrown_men,2021,Male,15-64,grown,s11\n"
    ),
    "recipe_totals.csv": (
        "zones,total,parts,within\nlsoa21,people,young + grown,0\nlsoa21,people,ill,\nlsoa21,grown,8 * old,40\n"
    ),
    "recipe_flags.csv": (
        "column,flag,note\npublished_flag,worse,Flagged worse.\nstatus_flag,u,Flagged u.\n"
        "ward_flag,worse,Ward flagged worse.\nward_flag,better,Ward flagged better.\n"
    ),
}  # fmt: skip


def write_declared(folder: Path, declared: Mapping[str, str] = DECLARED) -> Path:
    """Write what is declared by hand into the folder of a layer."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in declared.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def quietly(what: str, done: int) -> None:
    """Who hears what a build does, and says nothing of it."""
