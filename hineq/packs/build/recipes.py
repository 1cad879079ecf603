"""What the national layer is made of: which column or measure of a source becomes which figure, one row a figure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar, Final, TypeVar

import pandas as pd

from hineq.model.declaring import IndicatorId, SourceId
from hineq.model.words import FigureStatus, Sex
from hineq.packs.declared.columns import Table
from hineq.packs.declared.faults import Fault
from hineq.packs.read.documents import rows_of
from hineq.packs.read.findings import Findings
from hineq.packs.read.rows import read_table
from hineq.packs.read.rules import check_keys, check_known

_Recipe = TypeVar("_Recipe")


class Zones(StrEnum):
    """The neighbourhoods that a figure was published for: those of the Census of 2021, 2011 or 2001."""

    OF_2021 = "lsoa21"
    OF_2011 = "lsoa11"
    OF_2001 = "lsoa01"


class Method(StrEnum):
    """How figures of neighbourhoods become one of a larger area."""

    SHARE = "share"  # the sum of counts over the sum of those whom they are of
    COUNT = "count"  # the sum of counts, of nobody in particular
    MEAN = "mean"  # the mean of values, weighted by those who live there
    CLASS = "class"  # the share of those who live where a decile is no higher than a number


class Years(StrEnum):
    """Which days the years of a source are."""

    CALENDAR = "calendar"
    FINANCIAL = "financial"
    ACADEMIC = "academic"
    NOVEMBER = "november"  # from mid-November, as a survey of activity counts them

    def days(self, first: int, last: int) -> tuple[date, date]:
        """The first and the last day of years that are written from one to another.

        >>> Years.FINANCIAL.days(2015, 2016)
        (datetime.date(2015, 4, 1), datetime.date(2016, 3, 31))
        """
        match self:
            case Years.CALENDAR:
                return date(first, 1, 1), date(last, 12, 31)
            case Years.FINANCIAL:
                return date(first, 4, 1), date(last, 3, 31)
            case Years.ACADEMIC:
                return date(first, 9, 1), date(last, 8, 31)
            case Years.NOVEMBER:
                return date(first, 11, 15), date(last, 11, 14)


class AuthorityFile(StrEnum):
    """Where figures were published for authorities."""

    SERIES = "authority_series"
    INDICES = "imd_la_summaries_england"


class FlagColumn(StrEnum):
    """Where publishers flag figures: two columns of the series of authorities, one of the wards of the Census of 2011."""

    STATUS = "status_flag"
    PUBLISHED = "published_flag"
    WARD = "ward_flag"


def terms(said: str) -> tuple[tuple[float, str], ...]:
    """The columns of a source that a cell of a recipe adds up, each with how much of it.

    >>> terms("aged_0_14 + 0.2 * aged_15_19")
    ((1.0, 'aged_0_14'), (0.2, 'aged_15_19'))
    """
    return tuple(_term(part.strip()) for part in said.split("+"))


def _term(part: str) -> tuple[float, str]:
    much, _, name = part.rpartition("*")
    try:
        return float(much.strip() or 1), name.strip()
    except ValueError:
        # it is no column either, and is told as one that lacks
        return 1.0, part


@dataclass(frozen=True, kw_only=True)
class WardRecipe:
    """A figure of neighbourhoods that becomes one of wards, and of the areas above them.

    `column` is the count (share), the value (mean) or the decile (class), `denominator` those whom a count is of, `weight` the
    residents that weight values or are counted by class, each one column or a sum of some (see `terms`); a mean is shown times `scale`, a decile counts up to `classes`.
    `status` is that of wards, `status_above` that of the areas which neighbourhoods make up exactly. In `note`, {n} is how many
    neighbourhoods a figure is made of.
    """

    KEY: ClassVar = ("indicator_id", "series", "sex", "age", "period")

    indicator_id: IndicatorId
    series: str
    sex: Sex
    age: str
    period: str
    period_start: date
    period_end: date
    zones: Zones
    method: Method
    column: str
    denominator: str = ""
    weight: str = ""
    scale: float = 1.0
    classes: int | None = None
    status: FigureStatus
    status_above: FigureStatus
    note: str = ""
    source_id: SourceId


@dataclass(frozen=True, kw_only=True)
class AuthorityRecipe:
    """A measure published for authorities that becomes a series of an indicator.

    `measure` is its name in the file, of the source `source` where two publish it, or of the `release` of the Indices. In `note`,
    and in `note_uncounted` for figures without a denominator, {last} is the last year of a figure.
    """

    KEY: ClassVar = ("file", "measure", "release", "source")

    indicator_id: IndicatorId
    series: str
    file: AuthorityFile
    measure: str
    release: str = ""
    source: str = ""
    age: str
    years: Years
    scale: float = 1.0
    status: FigureStatus
    note: str = ""
    note_uncounted: str = ""
    source_id: SourceId


@dataclass(frozen=True, kw_only=True)
class CensusWardRecipe:
    """A measure published for the wards of the Census of 2011."""

    KEY: ClassVar = ("measure",)

    indicator_id: IndicatorId
    series: str
    measure: str
    age: str
    source_id: SourceId


@dataclass(frozen=True, kw_only=True)
class PopulationRecipe:
    """Residents of neighbourhoods at an age in a year."""

    KEY: ClassVar = ("period", "sex", "age")

    zones: Zones
    column: str
    period: str
    sex: Sex
    age: str
    source_id: SourceId


@dataclass(frozen=True, kw_only=True)
class SexRecipe:
    """Residents of authorities of a sex at an age in a year, from the file that has them by sex.

    `against` are the columns of the neighbourhoods of 2021 (see `terms`) whose residents the sexes together are; "" where none are.
    """

    KEY: ClassVar = ("period", "sex", "age")

    column: str
    period: str
    sex: Sex
    age: str
    against: str = ""
    source_id: SourceId


@dataclass(frozen=True, kw_only=True)
class TotalRecipe:
    """A total of neighbourhoods that must be that of its parts.

    `total` and `parts` are one column each, or a sum of some (see `terms`). `within` is how many a neighbourhood's may differ by: 0
    where the two are of one table; where it is empty, `parts` are some of the total's, and no more than it.
    """

    KEY: ClassVar = ("zones", "total", "parts")

    zones: Zones
    total: str
    parts: str
    within: int | None = None


@dataclass(frozen=True, kw_only=True)
class FlagRecipe:
    """What is said in the note of a figure that its publisher flags."""

    KEY: ClassVar = ("column", "flag")

    column: FlagColumn
    flag: str
    note: str


_TABLES: Final[Mapping[type, Table]] = {
    noun: Table(name=name, noun=noun)
    for name, noun in {
        "recipe_wards": WardRecipe,
        "recipe_authorities": AuthorityRecipe,
        "recipe_census_wards": CensusWardRecipe,
        "recipe_population": PopulationRecipe,
        "recipe_population_by_sex": SexRecipe,
        "recipe_totals": TotalRecipe,
        "recipe_flags": FlagRecipe,
    }.items()
}


@dataclass(frozen=True, kw_only=True)
class Recipes:
    """Every recipe of a layer."""

    wards: tuple[WardRecipe, ...]
    authorities: tuple[AuthorityRecipe, ...]
    census_wards: tuple[CensusWardRecipe, ...]
    population: tuple[PopulationRecipe, ...]
    by_sex: tuple[SexRecipe, ...]
    totals: tuple[TotalRecipe, ...]
    flags: Mapping[tuple[FlagColumn, str], str]


# the cells without which no figure can be made by a method
_NEEDED: Final[Mapping[Method, tuple[str, ...]]] = {
    Method.SHARE: ("denominator",),
    Method.COUNT: (),
    Method.MEAN: ("weight",),
    Method.CLASS: ("weight", "classes"),
}


def read_recipes(folder: Path, known: Mapping[str, frozenset[Any]], findings: Findings) -> Recipes:
    """The recipes of the layer in a folder; `known` has the ids of its `series` (with their indicators) and `sources`."""
    return Recipes(
        wards=_read(folder, WardRecipe, known, findings),
        authorities=_read(folder, AuthorityRecipe, known, findings),
        census_wards=_read(folder, CensusWardRecipe, known, findings),
        population=_read(folder, PopulationRecipe, known, findings),
        by_sex=_read(folder, SexRecipe, known, findings),
        totals=_read(folder, TotalRecipe, known, findings),
        flags={(one.column, one.flag): one.note for one in _read(folder, FlagRecipe, known, findings)},
    )


def _read(
    folder: Path, noun: type[_Recipe], known: Mapping[str, frozenset[Any]], findings: Findings
) -> tuple[_Recipe, ...]:
    table = _TABLES[noun]
    before = len(findings.faults)
    frame = read_table(folder / f"{table.name}.csv", table, findings).frame
    if frame.empty:
        return ()
    check_keys(table, frame, findings)
    check_declared(frame, known, findings)
    if noun is WardRecipe:
        _check_methods(frame, findings)
    if len(findings.faults) > before:
        return ()
    return tuple(table.made(row) for row in rows_of(frame))


def check_declared(frame: pd.DataFrame, known: Mapping[str, frozenset[Any]], findings: Findings) -> None:
    """The series and the source of every row are among those that the layer declares."""
    if "series" in frame:
        pairs = zip(frame.indicator_id, frame.series, strict=True)
        wrong = pd.Series([pair not in known["series"] for pair in pairs], index=frame.index)
        rule = "The series of this indicator is not in series.csv: add it there, or correct it here."
        findings.faults_in(frame, wrong, "series", Fault.SERIES_UNKNOWN, rule)
    if "source_id" in frame:
        check_known(frame, "source_id", known["sources"], "sources.csv", findings)


def _check_methods(frame: pd.DataFrame, findings: Findings) -> None:
    for method, cells in _NEEDED.items():
        for cell in cells:
            empty = frame[cell].isna() | (frame[cell] == "")
            rule = f"A recipe of the method {method} must fill this cell."
            findings.faults_in(frame, (frame.method == method) & empty, cell, Fault.CELL_EMPTY, rule)
