"""Values as plain data, and the schema of that: a row has the columns that its noun declares, a missing value is null."""

import math
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pandas as pd

from hineq.model.period import Period
from hineq.packs.declared.columns import YES_NO, Column, Table


def row_schema(table: Table) -> dict[str, Any]:
    """The JSON schema of a row: its columns and no other, closed sets as such."""
    return {
        "type": "object",
        "description": table.about,
        "properties": {column.name: _schema(column) for column in table.columns},
        "required": table.names,
        "additionalProperties": False,
    }


def _schema(column: Column) -> dict[str, Any]:
    kind: dict[str, Any] = {"type": column.type}
    if column.choices == YES_NO:
        kind = {"type": "boolean"}
    elif column.choices:
        kind = {"type": "string", "enum": list(column.choices)}
    elif column.type == "date":
        kind = {"type": "string", "format": "date"}
    if column.several:
        return {"type": "array", "items": kind}
    if column.required:
        return kind
    kind["type"] = [kind["type"], "null"]
    if "enum" in kind:
        kind["enum"] = [*kind["enum"], None]
    return kind


def noun_rows(table: Table, nouns: Iterable[Any]) -> list[dict[str, Any]]:
    """Nouns as rows."""
    return [{column.name: _value(getattr(noun, column.name), column) for column in table.columns} for noun in nouns]


def frame_rows(table: Table, frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table of figures; columns that it declares and nobody filled are null."""
    columns = [column for column in table.columns if column.name in frame]
    empty = {column.name: None for column in table.columns}
    return [
        empty | {column.name: _value(cell, column) for column, cell in zip(columns, cells, strict=True)}
        for cells in frame[[column.name for column in columns]].itertuples(index=False)
    ]


def _value(value: Any, column: Column) -> Any:
    if isinstance(value, tuple):
        return [str(one) for one in value]
    if value is None or (isinstance(value, float) and math.isnan(value)) or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, date):  # a timestamp too
        return value.isoformat()[:10]
    if isinstance(value, bool):
        return value
    if column.type in ("number", "integer"):
        number = float(value)
        # a whole number is the same number either way
        return int(number) if column.type == "integer" or number.is_integer() else number
    text = value.label if isinstance(value, Period) else str(value)
    return text if text or column.required else None


def flat(rows: Sequence[dict[str, Any]], names: Sequence[str]) -> pd.DataFrame:
    """Rows as a table for a spreadsheet: ids that stand together are parted by semicolons, truth is yes or no."""
    return pd.DataFrame([[_cell(row[name]) for name in names] for row in rows], columns=list(names), dtype=object)


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return "; ".join(value)
    if isinstance(value, bool):
        return YES_NO[0] if value else YES_NO[1]
    return "" if value is None else value
