"""The tables of a pack: which columns each must have, what a cell may hold, and what makes a row unique."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from hineq.model.words import AreaType, FigureStatus, Polarity, Sex, TargetKind, Tie, ValueType


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: its name, the Frictionless type of its cells, and whether a cell may be empty."""

    name: str
    type: str = "string"
    required: bool = True
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table of a pack, its columns in order and the columns that together are unique."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    needed: bool = True

    def column(self, name: str) -> Column:
        """The column of this name."""
        return next(column for column in self.columns if column.name == name)


def _words(enum: Iterable[StrEnum]) -> tuple[str, ...]:
    return tuple(str(word) for word in enum)


def _text(name: str, *, required: bool = True) -> Column:
    return Column(name=name, required=required)


def _number(name: str, *, required: bool = False) -> Column:
    return Column(name=name, type="number", required=required)


def _word(name: str, choices: Iterable[StrEnum]) -> Column:
    return Column(name=name, choices=_words(choices))


_YES_NO = ("yes", "no")

AREAS = Table(
    name="areas",
    columns=(
        _text("area_code"),
        _text("area_name"),
        _word("area_type", AreaType),
        _text("parent_code", required=False),
    ),
    key=("area_code",),
)
INDICATORS = Table(
    name="indicators",
    columns=(
        _text("indicator_id"),
        _text("name"),
        _text("short_name"),
        _text("unit"),
        _word("value_type", ValueType),
        _number("multiplier", required=True),
        _word("polarity", Polarity),
        Column(name="decimals", type="integer"),
        _text("theme"),
        _text("definition"),
        _text("caveat", required=False),
        _text("source_id"),
    ),
    key=("indicator_id",),
)
SERIES = Table(
    name="series",
    columns=(
        _text("indicator_id"),
        _text("series"),
        _text("name"),
        Column(name="held_against_target", choices=_YES_NO),
        Column(name="trend", choices=_YES_NO),
        _text("note", required=False),
    ),
    key=("indicator_id", "series"),
)
SOURCES = Table(
    name="sources",
    columns=(
        _text("source_id"),
        _text("publisher"),
        _text("title"),
        _text("licence"),
        _text("published", required=False),
        _text("url", required=False),
        _text("note", required=False),
    ),
    key=("source_id",),
)
OBSERVATIONS = Table(
    name="observations",
    columns=(
        _text("area_code"),
        _text("indicator_id"),
        _text("series"),
        _word("sex", Sex),
        _text("age"),
        _text("period"),
        Column(name="period_start", type="date"),
        Column(name="period_end", type="date"),
        _number("value"),
        _number("lower_ci"),
        _number("upper_ci"),
        _number("count"),
        _number("denominator"),
        _word("status", FigureStatus),
        _text("note", required=False),
        _text("source_id"),
    ),
    key=("area_code", "indicator_id", "series", "sex", "age", "period"),
)
TARGETS = Table(
    name="targets",
    columns=(
        _text("indicator_id"),
        _text("area_code"),
        _word("sex", Sex),
        _text("period"),
        _word("kind", TargetKind),
        _number("value", required=True),
        _text("reported", required=False),
        _text("note", required=False),
        _text("source_id"),
    ),
    key=("indicator_id", "area_code", "sex", "period"),
    needed=False,
)
AREA_LISTS = Table(
    name="area_lists",
    columns=(
        _text("list_id"),
        _text("area_code"),
        _word("sex", Sex),
        _text("note", required=False),
        _text("source_id"),
    ),
    key=("list_id", "area_code", "sex"),
    needed=False,
)
MEASURES = Table(
    name="measures",
    columns=(
        _text("measure_id"),
        _text("outcome_id"),
        _text("wording"),
        _text("indicator_id", required=False),
        _word("tie", Tie),
        _text("note", required=False),
    ),
    key=("measure_id", "indicator_id"),
    needed=False,
)
POPULATION = Table(
    name="population",
    columns=(
        _text("area_code"),
        _text("period"),
        _word("sex", Sex),
        _text("age"),
        _number("population", required=True),
        _text("source_id"),
    ),
    key=("area_code", "period", "sex", "age"),
    needed=False,
)
DISTRIBUTIONS = Table(
    name="distributions",
    columns=(
        _text("indicator_id"),
        _text("series"),
        _word("sex", Sex),
        _text("period"),
        _text("areas"),
        Column(name="areas_counted", type="integer"),
        *(_number(name) for name in ("mean", "min", "p10", "p25", "median", "p75", "p90", "max")),
        _text("source_id"),
    ),
    key=("indicator_id", "series", "sex", "period", "areas"),
    needed=False,
)
NATIONAL_RANKS = Table(
    name="national_ranks",
    columns=(
        _text("area_code"),
        _text("indicator_id"),
        _text("series"),
        _word("sex", Sex),
        _text("period"),
        _number("rank", required=True),
        Column(name="areas_ranked", type="integer"),
        Column(name="first_is", choices=("highest", "lowest")),
        _text("areas"),
        _text("published_flag", required=False),
        _text("source_id"),
    ),
    key=("area_code", "indicator_id", "series", "sex", "period", "areas"),
    needed=False,
)

TABLES = {
    table.name: table
    for table in (
        AREAS, INDICATORS, SERIES, SOURCES, OBSERVATIONS, TARGETS, AREA_LISTS, MEASURES, POPULATION, DISTRIBUTIONS,
        NATIONAL_RANKS,
    )
}  # fmt: skip
