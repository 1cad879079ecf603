"""The tables of a pack: which columns each must have, what a cell may hold, and what makes a row unique.

The tables of figures stand here; those of what documents say stand in `document_tables`. TABLES holds both.
"""

from hineq.model.words import AreaType, FigureStatus, Polarity, Sex, TargetKind, Tie, ValueType
from hineq.packs.declared.columns import Column, Table, day, number, text, word, yes_no
from hineq.packs.document_tables import DOCUMENT_TABLES

AREAS = Table(
    name="areas",
    columns=(
        text("area_code"),
        text("area_name"),
        word("area_type", AreaType),
        text("parent_code", required=False),
    ),
    key=("area_code",),
)
INDICATORS = Table(
    name="indicators",
    columns=(
        text("indicator_id"),
        text("name"),
        text("short_name"),
        text("unit"),
        word("value_type", ValueType),
        number("multiplier", required=True),
        word("polarity", Polarity),
        Column(name="decimals", type="integer"),
        text("theme"),
        text("definition"),
        text("caveat", required=False),
        text("source_id"),
    ),
    key=("indicator_id",),
)
SERIES = Table(
    name="series",
    columns=(
        text("indicator_id"),
        text("series"),
        text("name"),
        yes_no("held_against_target"),
        yes_no("trend"),
        text("note", required=False),
    ),
    key=("indicator_id", "series"),
)
SOURCES = Table(
    name="sources",
    columns=(
        text("source_id"),
        text("publisher"),
        text("title"),
        text("licence"),
        text("published", required=False),
        text("url", required=False),
        text("note", required=False),
    ),
    key=("source_id",),
)
OBSERVATIONS = Table(
    name="observations",
    columns=(
        text("area_code"),
        text("indicator_id"),
        text("series"),
        word("sex", Sex),
        text("age"),
        text("period"),
        day("period_start"),
        day("period_end"),
        number("value"),
        number("lower_ci"),
        number("upper_ci"),
        number("count"),
        number("denominator"),
        word("status", FigureStatus),
        text("note", required=False),
        text("source_id"),
    ),
    key=("area_code", "indicator_id", "series", "sex", "age", "period"),
)
TARGETS = Table(
    name="targets",
    columns=(
        text("indicator_id"),
        text("area_code"),
        word("sex", Sex),
        text("period"),
        word("kind", TargetKind),
        number("value", required=True),
        text("reported", required=False),
        text("note", required=False),
        text("source_id"),
    ),
    key=("indicator_id", "area_code", "sex", "period"),
    needed=False,
)
AREA_LISTS = Table(
    name="area_lists",
    columns=(
        text("list_id"),
        text("area_code"),
        word("sex", Sex),
        text("note", required=False),
        text("source_id"),
    ),
    key=("list_id", "area_code", "sex"),
    needed=False,
)
MEASURES = Table(
    name="measures",
    columns=(
        text("measure_id"),
        text("outcome_id"),
        text("wording"),
        text("indicator_id", required=False),
        word("tie", Tie),
        text("note", required=False),
    ),
    key=("measure_id", "indicator_id"),
    needed=False,
)
POPULATION = Table(
    name="population",
    columns=(
        text("area_code"),
        text("period"),
        word("sex", Sex),
        text("age"),
        number("population", required=True),
        text("source_id"),
    ),
    key=("area_code", "period", "sex", "age"),
    needed=False,
)
DISTRIBUTIONS = Table(
    name="distributions",
    columns=(
        text("indicator_id"),
        text("series"),
        word("sex", Sex),
        text("period"),
        text("areas"),
        Column(name="areas_counted", type="integer"),
        *(number(name) for name in ("mean", "min", "p10", "p25", "median", "p75", "p90", "max")),
        text("source_id"),
    ),
    key=("indicator_id", "series", "sex", "period", "areas"),
    needed=False,
)
NATIONAL_RANKS = Table(
    name="national_ranks",
    columns=(
        text("area_code"),
        text("indicator_id"),
        text("series"),
        word("sex", Sex),
        text("period"),
        number("rank", required=True),
        Column(name="areas_ranked", type="integer"),
        Column(name="first_is", choices=("highest", "lowest")),
        text("areas"),
        text("published_flag", required=False),
        text("source_id"),
    ),
    key=("area_code", "indicator_id", "series", "sex", "period", "areas"),
    needed=False,
)

TABLES = {
    table.name: table
    for table in (
        AREAS, INDICATORS, SERIES, SOURCES, OBSERVATIONS, TARGETS, AREA_LISTS, MEASURES, POPULATION, DISTRIBUTIONS,
        NATIONAL_RANKS, *DOCUMENT_TABLES,
    )
}  # fmt: skip
