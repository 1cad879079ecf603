"""Workbooks (.xlsx and .ods) as text: their sheets, row by row, and what is said where one cannot be read."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain, islice, repeat, zip_longest
from typing import Any, Final, TypeVar

from hineq.packs.declared.faults import Fault, Notice
from hineq.packs.importers.open_document import TooManyCellsError, is_open_document, open_document_sheets
from hineq.packs.read.findings import Findings
from hineq.packs.read.problems import InvalidPack

WORKBOOK: Final = b"PK\x03\x04"
# a sheet of 5 MB unfolds to some 60 MB; what unfolds to far more was made to do harm
MOST_UNFOLDED: Final = 400_000_000
# a sheet of figures unfolds to ten or twenty times what is packed; small ones may to more
_MOST_TIMES: Final = 100
_SMALL: Final = 20_000_000
# as many as a spreadsheet has; and more cells than a nation's neighbourhoods by single year of age have
MOST_ROWS: Final = 1_048_576
MOST_CELLS: Final = 10_000_000
# what the app reads while a person waits: 5 MB of figures, the most that may be handed in, have some 4 million tags in 70 MB; at 8 millionths of a second
# a tag the most that is read holds a processor for 40 seconds. A cell is some four tags, and what stands between them is read at a hundred times the speed
_MOST_TAGS: Final = 5_000_000
_TAGS_A_CELL: Final = 4
_MOST_AWAITED: Final = 100_000_000
_FORMULA: Final = re.compile(rb"<f[ >/]")
_PIECE: Final = 1 << 20
_Read = TypeVar("_Read")


def told(read: Callable[[], _Read], file: str, findings: Findings) -> _Read | None:
    """What reading a workbook gives, None with a fault where it cannot be read."""
    try:
        return read()
    except _TooLargeError as error:
        rule = f"A sheet of the workbook unfolds to {error.args[0] / 1e6:,.0f} MB, which no sheet of figures does: save the sheet as CSV and hand that in."
    except TooManyCellsError:
        rule = "A sheet of the workbook has more rows or cells than any sheet of figures does: save the sheet as CSV and hand that in."
    except Exception:  # whatever a file that only pretends makes the reader raise
        rule = (
            "The file begins like a workbook and cannot be read as one: save its sheet as 'CSV UTF-8' and hand that in."
        )
    findings.fault(Fault.WORKBOOK, file, rule)
    return None


def check_awaited(raw: bytes, file: str) -> None:
    """Raises InvalidPack for a workbook that takes longer to read than a person waits for a page, and others on the server for theirs.

    Told by its tags, which are counted in a tenth of a second. Any other file passes.
    """
    if not raw.startswith(WORKBOOK):
        return
    findings = Findings()
    tags = told(lambda: _tags_in(raw), file, findings)
    if tags is not None and tags > _MOST_TAGS:
        rule = (
            f"The workbook is as large as {_MOST_TAGS // _TAGS_A_CELL:,} cells or more, which the app would read for too long: save the sheet that "
            "counts as 'CSV UTF-8' and hand that in, or bring the workbook by `python -m hineq import`."
        )
        findings.fault(Fault.WORKBOOK, file, rule)
    if findings.faults:
        raise InvalidPack(file, findings.faults)


def _tags_in(raw: bytes) -> int:
    """How many tags all parts of a workbook have together, or more than enough where they unfold too far; no more are counted than decide."""
    tags = 0
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        if sum(part.file_size for part in packed.infolist()) > _MOST_AWAITED:
            return _MOST_TAGS + 1
        for part in packed.infolist():
            with packed.open(part) as file:
                while tags <= _MOST_TAGS and (piece := file.read(_PIECE)):
                    tags += piece.count(b"<")
    return tags


def workbook_text(
    raw: bytes, file: str, findings: Findings, score: Callable[[Sequence[str]], int], within: int
) -> str | None:
    """The sheet of a workbook whose first rows look most like a head, as CSV text of a line a row; None with a fault."""

    titles: list[str] = []

    def best() -> tuple[int, str, str]:
        most, chosen, text = -1, "", ""
        for title, rows in sheets_of(raw):
            titles.append(title)
            first = list(islice(rows, within))
            names = max(map(score, first), default=0)
            if any(any(cells) for cells in first) and names > most:
                made = io.StringIO(newline="")
                csv.writer(made, lineterminator="\n").writerows(chain(first, rows))
                most, chosen, text = names, title, made.getvalue()
        return most, chosen, text

    found = told(best, file, findings)
    if found is None:
        return None
    most, chosen, text = found
    if most < 0:
        findings.fault(Fault.FILE_EMPTY, file, "The workbook has no sheet with a filled cell: fill one.")
        return None
    if len(titles) > 1:
        rule = f"Of {len(titles)} sheets, '{chosen}' is read: it has the names of most columns."
        findings.notice(Notice.TEXT_AROUND, file, rule)
    return text


class _TooLargeError(Exception):
    """A sheet that unfolds to more than any sheet of figures does."""


def sheets_of(raw: bytes) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """The sheets of a workbook by name, each with its rows as text; a formula whose result is not stored stands there as it is written."""
    # imported here, so that no page waits for it
    import openpyxl

    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        # one sheet at a time is held, so that the largest counts
        largest = max(part.file_size for part in packed.infolist())
        if largest > min(MOST_UNFOLDED, max(_SMALL, _MOST_TIMES * len(raw))):
            raise _TooLargeError(largest)
        if is_open_document(packed):
            yield from open_document_sheets(packed)
            return
        with_formulas = any(_has_formulas(packed, name) for name in packed.namelist() if "/worksheets/" in name)
    book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
    written = openpyxl.load_workbook(io.BytesIO(raw), read_only=True) if with_formulas else None
    for at, sheet in enumerate(book.worksheets):
        formulas = written.worksheets[at] if written else None
        for one in filter(None, (sheet, formulas)):
            # what a sheet says of its own size is often wrong
            one.reset_dimensions()
        yield sheet.title, _rows(sheet, formulas)


def _has_formulas(packed: zipfile.ZipFile, name: str) -> bool:
    """Whether a sheet has a formula, looked for piece by piece; most have none and need not be read twice."""
    with packed.open(name) as file:
        before = b""
        while piece := file.read(_PIECE):
            if _FORMULA.search(before + piece):
                return True
            before = piece[-2:]
    return False


def _rows(sheet: Any, formulas: Any) -> Iterator[list[str]]:
    """The rows of a sheet as text; TooManyCellsError where there are more, or more cells, than any sheet of figures has."""
    cells = 0
    as_written = formulas.iter_rows() if formulas else repeat(())
    for number, (row, beside) in enumerate(zip(sheet.iter_rows(), as_written, strict=False), 1):
        cells += len(row)
        if number > MOST_ROWS or cells > MOST_CELLS:
            raise TooManyCellsError
        yield [cell_text(cell) or _uncomputed(cell, other) for cell, other in zip_longest(row, beside)]


def _uncomputed(cell: Any, as_written: Any) -> str:
    """The formula of a cell whose result was never stored; "" for any other, and for one whose result is an empty text."""
    formula = getattr(as_written, "value", None)
    formula = getattr(formula, "text", formula)
    is_one = cell.data_type == "n" and isinstance(formula, str) and formula.startswith("=")
    return str(formula) if is_one else ""


def cell_text(cell: Any) -> str:
    """A workbook's cell as it would stand in text, in one line; a share that is shown in per cent says so."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        shown = getattr(cell, "number_format", "") or ""
        text = f"{value * 100 if '%' in shown else value:.15g}"
        return f"{text}%" if "%" in shown else text
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat()
    return value.isoformat() if isinstance(value, date) else " ".join(str(value).split())
