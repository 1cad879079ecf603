"""The figures behind a chart as the workbook that opens with it: a column a series, then its limits and how far they lie off."""

import datetime
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from hineq.board.powerpoint.letters import plain
from hineq.board.slides import NativeChart, NativeSeries
from hineq.model.spreadsheet import harmless

SHEET: Final = "Figures"
# a file of the same figures has the same bytes
EPOCH: Final = datetime.datetime(2000, 1, 1)


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of the workbook: its head, its numbers (NaN for an empty cell) and the cells where they stand."""

    head: str
    values: tuple[float, ...]
    letter: str

    @property
    def head_cell(self) -> str:
        """Where its head stands."""
        return f"{SHEET}!${self.letter}$1"

    @property
    def cells(self) -> str:
        """Where its numbers stand."""
        return f"{SHEET}!${self.letter}$2:${self.letter}${len(self.values) + 1}"


@dataclass(frozen=True, kw_only=True)
class Columns:
    """The columns of one series: `minus` and `plus` are how far its limits lie from its values, None where it has none."""

    series: NativeSeries
    values: Column
    minus: Column | None = None
    plus: Column | None = None


def has_limits(series: NativeSeries) -> bool:
    """Whether any value of a series has both limits."""
    return any(math.isfinite(low) and math.isfinite(high) for low, high in zip(series.lower, series.upper, strict=True))


def columns(chart: NativeChart) -> tuple[list[Columns], list[Column]]:
    """The columns of each series of a chart, and all columns in the order of the workbook."""
    order: list[Column] = []

    def column(head: str, values: Sequence[float]) -> Column:
        order.append(Column(head=harmless(plain(head)), values=tuple(values), letter=_letter(len(order) + 1)))
        return order[-1]

    values = [column(series.name, series.values) for series in chart.series]
    made = []
    for series, known in zip(chart.series, values, strict=True):
        if not has_limits(series):
            made.append(Columns(series=series, values=known))
            continue
        for words, limits in (("lower", series.lower), ("upper", series.upper)):
            column(f"{series.name}, {words} 95% limit", limits)
        minus = column(f"{series.name}, value less lower", _apart(series.values, series.lower))
        plus = column(f"{series.name}, upper less value", _apart(series.upper, series.values))
        made.append(Columns(series=series, values=known, minus=minus, plus=plus))
    return made, order


def workbook(chart: NativeChart, order: Sequence[Column]) -> bytes:
    """The workbook (.xlsx) of a chart's figures; no text in it is run as a formula."""
    import xlsxwriter

    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"author": "hineq", "created": EPOCH})
    sheet = book.add_worksheet(SHEET)
    number = book.add_format({"num_format": number_format(chart.decimals)})
    for row, category in enumerate(chart.categories, 1):
        sheet.write_string(row, 0, harmless(plain(category)))
    for at, column in enumerate(order, 1):
        sheet.write_string(0, at, column.head)
        for row, value in enumerate(column.values, 1):
            if math.isfinite(value):
                sheet.write_number(row, at, value, number)
    book.close()
    return held.getvalue()


def number_format(decimals: int) -> str:
    """How figures are written: thousands with commas, so many decimals."""
    return f"#,##0.{'0' * decimals}" if decimals > 0 else "#,##0"


def _apart(high: Sequence[float], low: Sequence[float]) -> list[float]:
    # a limit on the wrong side of a rounded value is no bar
    return [
        max(one - other, 0.0) if math.isfinite(one - other) else math.nan for one, other in zip(high, low, strict=True)
    ]


def _letter(at: int) -> str:
    """The letters of a column from 0: A, B, ..., AA."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
