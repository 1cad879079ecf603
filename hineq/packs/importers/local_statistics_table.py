"""Tables of the service "Explore Local Statistics" with a row a figure: columns a period are put below each other, limits beside their value."""

import re
from dataclasses import replace
from typing import Final

import pandas as pd

from hineq.packs.importers.cell_words import plain
from hineq.packs.importers.day_spans import is_interval
from hineq.packs.importers.figure_columns import words_of
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.read.findings import ROW

# the column for the unit that a head has in brackets, of a column a period or of the value
IN_HEAD: Final = "unit in head"
_HEAD: Final = re.compile(r"([^ ()]+)(?: \((.*)\))?")
_VALUE: Final = re.compile(r"Value \((.+)\)", re.IGNORECASE)
_LIMITS: Final = {"lci 95": re.compile(r"lower confidence (interval|limit).*"), "uci 95": re.compile(r"upper confidence (interval|limit).*")}  # fmt: skip


def long_table(table: SheetTable) -> SheetTable:
    """A table of the service with a row an area and period, its limits in columns, and its unit where a head says it."""
    names = [str(name) for name in table.frame if name != ROW]
    periods = {name: found for name, head in zip(names, table.heads, strict=True) if (found := _period(head))}
    frame = table.frame
    if "period" not in frame and periods:
        rest = [str(name) for name in frame if name not in periods]
        frame = frame.melt(id_vars=rest, value_vars=list(periods), var_name="period", value_name="value")
        frame[IN_HEAD] = frame.period.map({name: unit for name, (_, unit) in periods.items()})
        frame["period"] = frame.period.map({name: period for name, (period, _) in periods.items()})
        frame = _categories(frame)
    for name, head in zip(names, table.heads, strict=True):
        if valued := _VALUE.fullmatch(head.strip()):
            frame = _categories(frame.rename(columns={name: "value"}).assign(**{IN_HEAD: valued[1]}))
    if "measure" in frame and "value" in frame:
        frame = _limits_beside(frame)
    return replace(table, frame=frame)


def _period(head: str) -> tuple[str, str] | None:
    """The period that a head is, and the unit behind it; None where it is none."""
    found = _HEAD.fullmatch(head.strip())
    return (found[1], found[2] or "") if found and is_interval(found[1]) else None


def _limits_beside(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of values, with the limits of rows of their own beside them; a table without such rows as it is."""
    kind = words_of(
        frame.measure, lambda word: next((name for name, way in _LIMITS.items() if way.fullmatch(plain(word))), "")
    )
    if not (kind != "").any():
        return frame
    keys = [str(name) for name in frame if name not in ("measure", "value", "status", ROW)]
    text = frame.astype(dict.fromkeys((*keys, "value"), str))
    made = text[kind == ""]
    for name in _LIMITS:
        limits = text.loc[kind == name, [*keys, "value"]].rename(columns={"value": name}).drop_duplicates(keys)
        made = made.merge(limits, on=keys, how="left")
    return _categories(made.fillna(""))


def _categories(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.astype({str(name): "category" for name in frame if name != ROW})
