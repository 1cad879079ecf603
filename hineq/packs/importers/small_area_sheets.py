"""Every sheet of a file of neighbourhoods that holds a table: the ONS gives each year, or each sex, a sheet of its own."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain, islice
from typing import Any

from hineq.packs.declared.faults import Fault
from hineq.packs.importers.sheet import HEAD_WITHIN
from hineq.packs.importers.table_text import MOST_UNFOLDED, WORKBOOK, SheetTable, table_of
from hineq.packs.read.findings import Findings

Score = Callable[[Sequence[str]], int]


def sheet_tables(
    raw: bytes, file: str, findings: Findings, score: Score
) -> tuple[list[tuple[str, SheetTable]], list[str]]:
    """The tables in a file's bytes, each with the title of its sheet ("" for text), and the titles of sheets without one.

    `score` says how many cells of a row are heads, as `table_of` asks it. Where nothing is a table there is a fault.
    """
    if not raw.startswith(WORKBOOK):
        table = table_of(raw, file, findings, score)
        return ([("", table)] if table else []), []
    tables, without = [], []
    try:
        for title, text in _sheets(raw, score):
            if text is None:
                without.append(title)
                continue
            table = table_of(text.encode(), f"{file}, sheet '{title}'", findings, score)
            if table:
                tables.append((title, table))
    except _TooLargeError as error:
        rule = (
            f"A sheet of the workbook unfolds to {error.args[0] / 1e6:,.0f} MB, which no sheet of figures does: save the "
            "sheets as CSV and hand those in."
        )
        findings.fault(Fault.WORKBOOK, file, rule)
        return [], []
    except Exception:  # whatever a file that only pretends makes the reader raise
        rule = "The file begins like an Excel workbook and cannot be read as one: save its sheets as 'CSV UTF-8' and hand those in."
        findings.fault(Fault.WORKBOOK, file, rule)
        return [], []
    if not tables and not findings.faults:
        rule = "No sheet of the workbook has a head that names areas, ages and counts: put one head of columns over the figures."
        findings.fault(Fault.HEADER_UNKNOWN, file, rule, value=", ".join(without[:4]))
    return tables, without


class _TooLargeError(Exception):
    """A sheet that unfolds to more than any sheet of figures does."""


def _sheets(raw: bytes, score: Score) -> Iterator[tuple[str, str | None]]:
    """The sheets of a workbook as text, one after the other; None for one without a head, of which only its first rows are read."""
    # imported here, so that no page waits for it
    import openpyxl

    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        # one at a time is held, so that the largest counts: populations of all neighbourhoods have 220 MB a sheet
        largest = max(part.file_size for part in packed.infolist())
    if largest > MOST_UNFOLDED:
        raise _TooLargeError(largest)
    book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
    for sheet in book.worksheets:
        # what a sheet says of its own size is often wrong
        sheet.reset_dimensions()
        rows = ([_text(value) for value in row] for row in sheet.iter_rows(values_only=True))
        first = list(islice(rows, HEAD_WITHIN))
        if max(map(score, first), default=0) < 2:
            yield sheet.title, None
            continue
        held = io.StringIO(newline="")
        csv.writer(held, lineterminator="\n").writerows(chain(first, rows))
        yield sheet.title, held.getvalue()


def _text(value: Any) -> str:
    """A workbook's cell as text, in one line, so that lines of the text are rows of the sheet."""
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    return " ".join(str(value).split())
