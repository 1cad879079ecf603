"""The columns of a plain sheet: by the names that hineq's template, councils and their open data give them."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from hineq.packs.importers.cell_words import Absence, is_area_code, number_of, period_of, plain, unit_of
from hineq.packs.importers.layouts import VINTAGE
from hineq.packs.importers.measure_words import is_an_age, people_of, unit_in, value_type_in
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.read.findings import ROW

AREA: Final = (
    "area code", "ward code", "gss code", "ons code", "geography code", "areacd", "lsoa code", "msoa code", "ward cd", "ons ward code",
    "ons area code", "la code", "lad code", "ladcd", "local authority code", "local authority district code", "geocode", "geo code", "gss",
    "feature code", "featurecode", "geographycode", "areacode", "wardcode", "district code", "utla code", "ltla code", "new code", "code",
)  # fmt: skip
AREA_NAME: Final = (
    "area name", "code name", "name", "ward name", "ward", "area", "geography name", "geography", "areanm", "lsoa name", "msoa name",
    "local authority name", "local authority", "la name", "district name", "areaname", "wardname",
)  # fmt: skip
AREA_TYPE: Final = ("area type", "geography type", "areatype", "geography")
ID: Final = ("indicator id", "indicatorid")
MEASURE: Final = (
    "indicator",
    "indicator name",
    "measure name",
    "metric",
    "variable",
    "analysis",
    "indicatorname",
    "metric name",
)
# what kind of number a row gives, beside an indicator; the measure itself where there is none
KIND: Final = ("measure", "measure type", "statistic")
# heads that say of themselves that they hold financial years
FINANCIAL: Final = ("financial year", "fiscal year", "year ending march")
PERIOD: Final = (
    "period", "time period", "year", "date", "date name", "time", "years", "timeperiod", "time period label", "reporting period",
    "reporting year", "calendar year", "data year", "academic year", *FINANCIAL,
)  # fmt: skip
SEX: Final = ("sex", "gender", "sex name", "gender name")
AGE: Final = ("age", "age band", "age group", "ageband", "age range")
UNIT: Final = ("unit", "units", "unit of measure", "value unit")
NOTE: Final = ("note", "value note", "notes")
GROUP: Final = ("group", "category")
GROUP_TYPE: Final = ("group type", "category type")
NUMBERS: Final = {
    "value": (
        "value", "figure", "indicator value", "rate", "score", "percentage", "per cent", "percent", "obs value", "observation", "prevalence",
        "life expectancy at birth in years", "life expectancy", "lifeexp", "value pct", "proportion", "ratio", "dsr", "crude rate",
    ),
    "lower_ci": (
        "lower ci", "lower 95 ci", "lower ci 95", "lower 95", "lower 95 confidence interval", "lower 95 confidence limit", "lower 95 cl",
        "lower limit", "lower confidence interval", "lower confidence limit", "lci", "lower", "lowerci", "lower ci limit", "lower ci 95 0 limit",
        "lowercl", "lower cl", "lci 95", "95 lci", "lcl", "ll", "lower ci95", "lower95 0cl", "95 ci lower", "ci lower", "lower bound",
    ),
    "upper_ci": (
        "upper ci", "upper 95 ci", "upper ci 95", "upper 95", "upper 95 confidence interval", "upper 95 confidence limit", "upper 95 cl",
        "upper limit", "upper confidence interval", "upper confidence limit", "uci", "upper", "upperci", "upper ci limit", "upper ci 95 0 limit",
        "uppercl", "upper cl", "uci 95", "95 uci", "ucl", "ul", "upper ci95", "upper95 0cl", "95 ci upper", "ci upper", "upper bound",
    ),
    "count": ("count", "numerator", "number", "n", "cases", "no of deaths", "number of deaths", "deaths", "total count", "observed"),
    "denominator": ("denominator", "population", "pop", "people", "households", "base", "total pop", "total population"),
}  # fmt: skip
OTHERS: Final = ("status", "polarity", "definition", "source", "standard error", "se")
_KNOWN: Final = (
    *AREA, *AREA_NAME, *AREA_TYPE, *ID, *MEASURE, *KIND, *PERIOD, *SEX, *AGE, *UNIT, *NOTE, *GROUP, *GROUP_TYPE, *OTHERS,
    *(name for names in NUMBERS.values() for name in names),
)  # fmt: skip
# a column that says only what another says too, or nothing of the figure
_SILENT: Final = re.compile(
    r"(parent|la|lad|lad[0-9]{2}|rgn[0-9]{2}|region|borough|local authority|ward)( name| code|cd|nm)?|.* (code|id|key|sortorder|sort order|rank order)|"
    r"compared to .*|objectid|fid|id|url|link|latitude|longitude|easting|northing|column [0-9]+|confidence( level)?|method"
)
# the smallest areas first: a row of a small area often says the larger ones that it lies in
_SMALLEST: Final = ("oa", "lsoa", "msoa", "wd", "lad", "ltla", "utla", "cty", "rgn", "ctry")


@dataclass(frozen=True, kw_only=True)
class Heads:
    """The plain names of a plain sheet's columns; "" for one that it has not. `counted` says that its figures are counts."""

    code: str
    name: str
    area_type: str
    key: str
    measure: str
    kind: str
    period: str
    sex: str
    age: str
    unit: str
    note: str
    group: str
    group_type: str
    numbers: dict[str, tuple[str, ...]]
    counted: bool

    def unread(self, table: SheetTable) -> list[str]:
        """The columns that nothing is taken from and that may say something, by their plain names."""
        used = {str(one) for one in vars(self).values()}
        used |= {head for heads in self.numbers.values() for head in heads}
        return [
            str(name) for name in table.frame
            if name != ROW and name not in used and name not in OTHERS and not _SILENT.fullmatch(str(name)) and not VINTAGE.fullmatch(str(name))
        ]  # fmt: skip


def heads_of(table: SheetTable) -> Heads:
    """The columns of a plain sheet, in which `fits` holds."""
    code = _code(table.frame)
    name = _name(table, code)
    numbers: dict[str, tuple[str, ...]] = {}
    for key, heads in NUMBERS.items():
        if found := table.first(*heads):
            numbers[key] = (found,)
    counted = False
    if "value" not in numbers:
        rest = _of_figures(table)
        counted = not rest and bool(numbers.keys() & {"count", "denominator"})
        numbers["value"] = (rest[0],) if rest else numbers.pop("count", ()) or numbers.pop("denominator", ()) or ("",)
    measure = table.first(*MEASURE)
    kind = table.first(*KIND)
    if (
        kind
        and not measure
        and all(
            unit_of(str(cell)) or unit_in(str(cell)) or value_type_in(str(cell)) for cell in table.frame[kind].unique()
        )
    ):
        # a column of kinds of numbers names no measure
        measure, named = "", ""
    else:
        named = measure or kind
    return Heads(
        code=code, name=name, area_type=table.first(*(one for one in AREA_TYPE if one != name)),
        key=table.first(*ID) or named, measure=named or table.first(*ID), kind=kind if kind != named else "",
        period=_period(table.frame), sex=table.first(*SEX), age=table.first(*AGE), unit=table.first(*UNIT), note=table.first(*NOTE),
        group=table.first(*GROUP), group_type=table.first(*GROUP_TYPE), numbers=numbers, counted=counted,
    )  # fmt: skip


def fits(names: Collection[str]) -> bool:
    """Whether heads are those of a plain sheet: a code, and in each row a period beside figures, or a column a period."""
    code = any(_undated(name) in AREA or ((found := VINTAGE.fullmatch(name)) and found[3] == "cd") for name in names)
    return code and (any(name in PERIOD for name in names) or sum(_is_period(name) for name in names) >= 2)


def one_figure_a_row(table: SheetTable) -> tuple[SheetTable, list[str]]:
    """A sheet with a column a period, a sex or a measure turned to one with a row a figure; any other as it is."""
    names = [str(name) for name in table.frame if name != ROW]
    printed = dict(zip(names, table.heads, strict=True))
    if table.first(*NUMBERS["value"]):
        return table, []
    if not table.first(*PERIOD):
        return _turned(table, printed, [name for name in names if period_of(printed[name])], "period")
    if not table.first(*SEX) and len(_sexes(names)) > 1:
        return _turned(table, printed, _sexes(names), "sex")
    if table.first(*ID, *MEASURE, *KIND):
        return table, []
    figures = _of_figures(table)
    ages = [name for name in figures if is_an_age(printed[name])]
    if len(ages) > 1 and not table.first(*AGE):
        return _turned(table, printed, ages, "age")
    counted = [name for key in ("count", "denominator") for name in NUMBERS[key] if name in names]
    if len(figures) == 1 and unit_in(printed[figures[0]]) not in ("", "number"):
        # a rate beside its count and its population
        return table, []
    return _turned(table, printed, [*counted, *figures], "indicator")


def _turned(table: SheetTable, printed: dict[str, str], across: list[str], what: str) -> tuple[SheetTable, list[str]]:
    """A sheet whose columns of one kind are read one below the other; as it is where there are not two of them."""
    if len(across) < 2:
        return table, []
    rest = [name for name in table.frame if name not in across]
    long = table.frame.melt(id_vars=rest, value_vars=across, var_name=what, value_name="value")
    long[what] = long[what].map(printed)
    named = {"indicator": "a measure", "age": "an age"}.get(what, f"a {what}")
    said = f"Each of the columns {printed[across[0]]} to {printed[across[-1]]} is {named}: they are read one below the other."
    frame = long.astype({name: "category" for name in long if name != ROW})
    heads = (*(printed[str(name)] for name in rest if name != ROW), what, "value")
    return replace(table, heads=heads, frame=frame), [said]


def _of_figures(table: SheetTable) -> list[str]:
    """The columns that no name explains and that hold numbers, or signs of missing ones, and nothing else."""
    found = []
    for name in map(str, table.frame):
        if (
            name in _KNOWN
            or name == ROW
            or _SILENT.fullmatch(name)
            or VINTAGE.fullmatch(name)
            or _undated(name) in (*AREA, *AREA_NAME)
        ):
            continue
        read = [number_of(str(cell)) for cell in table.frame[name].unique()]
        if any(one.value is not None for one in read) and not any(one.absence is Absence.UNREADABLE for one in read):
            found.append(name)
    return found


def _undated(name: str) -> str:
    """A head without the year of its areas: "ward code 2023"."""
    return re.sub(r" (19|20)[0-9]{2}$", "", name)


def _is_period(name: str) -> bool:
    return (
        re.fullmatch(r"[12][0-9]{3}( [0-9]{2,4})?", name) is not None and period_of(name.replace(" ", "-")) is not None
    )


def _sexes(names: Iterable[str]) -> list[str]:
    return [name for name in names if people_of(name)]


def _code(frame: pd.DataFrame) -> str:
    """The column of codes: the first of those so called that holds one, else that of the smallest areas of a release of the ONS."""
    named = [str(name) for one in AREA for name in frame if _undated(str(name)) == one]
    vintages = [(found[1], str(name)) for name in frame if (found := VINTAGE.fullmatch(str(name))) and found[3] == "cd"]
    vintages.sort(key=lambda one: _SMALLEST.index(one[0]) if one[0] in _SMALLEST else len(_SMALLEST))
    named += [name for _, name in vintages]
    return next(
        (name for name in named if any(is_area_code(str(cell).upper()) for cell in frame[name].unique())),
        next(iter(named), ""),
    )


def _name(table: SheetTable, code: str) -> str:
    """The column of names that goes with a column of codes."""
    own = [code.replace("code", "name"), re.sub("cd$", "nm", code)]
    dated = [str(name) for one in AREA_NAME for name in table.frame if _undated(str(name)) == one]
    vintages = (str(name) for name in table.frame if (found := VINTAGE.fullmatch(str(name))) and found[3] == "nm")
    return next((name for name in (*own, *dated, *vintages) if name in table.frame and name != code), "")


def _period(frame: pd.DataFrame) -> str:
    """The column of periods: of several so called the first that holds one."""
    named = [name for name in PERIOD if name in frame]
    return next(
        (name for name in named if any(re.search("[12][0-9]{3}", str(cell)) for cell in frame[name].unique())),
        next(iter(named), ""),
    )


HEADS: Final = (
    *_KNOWN,
    *(plain(f"{name} {year}") for name in ("Ward code", "Ward name", "LSOA code", "LSOA name", "MSOA code", "MSOA name") for year in range(2001, 2036)),
)  # fmt: skip
