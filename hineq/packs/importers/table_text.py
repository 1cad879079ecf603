"""Any table that others publish, from the bytes of its file: CSV in any dress or a workbook's sheet; where its head stands, its rows by line."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from hineq.model.spreadsheet import as_it_was
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.cell_words import arrow_words, mostly_figures, plain
from hineq.packs.importers.extract import LeftOut
from hineq.packs.importers.sheet import (
    HEAD_SIGNS,
    HEAD_WITHIN,
    UNCLOSED,
    best_delimiter,
    said_delimiter,
    text_of,
    unclosed_quote,
)
from hineq.packs.importers.workbooks import WORKBOOK, sheets_of, told
from hineq.packs.read.findings import ROW, Findings

# what a sheet needs whose heads are of no publisher's layout
PLAIN_SHEET: Final = (
    "the heads in one row over the figures, without merged cells: a code of the ONS ('area code'), a period ('period') and a figure "
    "('value') at least, or fill in the template (in the app beside the field, else `python -m hineq import --template FILE`)"
)
# a row with fewer names of columns is no head
_LEAST_HEADS: Final = 2
# in a table of so many bytes and more, a column whose cells are nearly all words of their own costs more as categories than as text
_LARGE: Final = 20_000_000
_MOST_OWN: Final = 0.5
_CATEGORY: Final = pa.dictionary(pa.int32(), pa.string())
_TEXT: Final = pa.large_string()
# a million figures: hineq has small tables held as Python holds texts, which for these takes gigabytes
_LONG: Final = pd.StringDtype("pyarrow", na_value=np.nan)
_LINE_END: Final = re.compile(rb"\r\n|\r|\n")
_FILLED: Final = re.compile(rb"\S")
_QUOTE: Final = re.compile(b'"')


@dataclass(frozen=True, kw_only=True, eq=False)
class SheetTable:
    """A table as text: its heads as they are printed, and a frame whose columns are the heads made plain, with ROW.

    The columns are categories, but in large tables text where nearly every cell is a word of its own, as figures are.
    Heads of one plain name are told apart by " 2", " 3"; `above` are the lines over the head, `sheet` is the name of a workbook's. Rows are without those that hold
    a single cell, such as titles and notes, which stand in `left_out`.
    """

    file: str
    heads: tuple[str, ...]
    frame: pd.DataFrame
    above: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    sheet: str = ""

    def has(self, *names: str) -> bool:
        """Whether it has columns of these plain names."""
        return all(name in self.frame for name in names)

    def first(self, *names: str) -> str:
        """The first of some plain names that is a column; "" where none is."""
        return next((name for name in names if name in self.frame), "")

    def cells(self, name: str) -> pd.Series:
        """A column as text; blanks where there is none of this name."""
        if name in self.frame:
            return self.frame[name].astype(str)
        return pd.Series("", index=self.frame.index)


def table_of(raw: bytes, file: str, findings: Findings, score: Callable[[Sequence[str]], int]) -> SheetTable | None:
    """The table in a file's bytes, of a workbook that of the sheet whose head has most names; None with a fault where there is none.

    As `tables_of`; what else a workbook holds is told in `left_out`.
    """
    tables = tables_of(raw, file, findings, score)
    if not tables:
        return None
    best = max(tables, key=lambda table: score(table.heads))
    others = [table for table in tables if table is not best]
    told = LeftOut(
        rows=sum(len(one.frame) for one in others),
        why="on other sheets of the workbook",
        example=f"'{others[0].sheet}'" if others else "",
    )
    return replace(best, left_out=(*best.left_out, told)) if others else best


def tables_of(
    raw: bytes, file: str, findings: Findings, score: Callable[[Sequence[str]], int]
) -> tuple[SheetTable, ...]:
    """The tables in a file's bytes: the one of a text, each of a workbook's sheets that has a head; none with a fault where there is none.

    `score` says how many cells of a row are names of columns: the row among the first that has most, and at least two, is
    the head. UTF-8, UTF-16 and Windows' text are read, commas, semicolons, tabs, bars, carets and colons, and workbooks (.xlsx, .ods).
    """
    if raw.startswith(WORKBOOK):
        return workbook_tables(raw, file, findings, score)[0]
    text = text_of(raw, file, findings)
    if text is None:
        return ()
    said, text = said_delimiter(text)
    delimiter = said or best_delimiter(text, score)
    if row := unclosed_quote(text, delimiter):
        findings.fault(Fault.CSV_BROKEN, file, UNCLOSED, row=row)
        return ()
    # the head of the largest tables stands in a small part of them, and a text with one sign beyond Latin takes twice the room of its bytes
    head, utf8 = text[:HEAD_SIGNS], text.encode()
    del text
    table = _of_text(head, utf8, delimiter, file, findings, score)
    return () if table is None else (table,)


def _of_text(
    head: str, utf8: bytes, delimiter: str, file: str, findings: Findings, score: Callable[[Sequence[str]], int]
) -> SheetTable | None:
    """The table of a text in UTF-8, of which `head` is the beginning."""
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
    begins: list[tuple[list[str], int]] = []
    try:
        for _, cells in zip(range(HEAD_WITHIN), reader, strict=False):
            begins.append((cells, reader.line_num))
    except csv.Error as error:
        findings.fault(Fault.CSV_BROKEN, file, f"The file is no table of text: {error}.", row=reader.line_num)
        return None
    at = _head_at([cells for cells, _ in begins], score, file, findings)
    if at is None:
        return None
    heads, line = begins[at]
    frame, broken = _frame(_from_line(utf8, line), delimiter, _names(heads), line)
    for row, many in broken:
        rule = f"The row has {many} cells, the head {len(heads)}: a cell with a {delimiter!r} in it must stand in quotation marks."
        findings.fault(Fault.ROW_LENGTH, file, rule, row=row)
    return _finished(file, heads, frame, [cells for cells, _ in begins[:at]])


def _head_at(
    rows: Sequence[Sequence[str]], score: Callable[[Sequence[str]], int], file: str, findings: Findings
) -> int | None:
    scores = [score(cells) for cells in rows]
    if not scores or max(scores) < _LEAST_HEADS:
        seen = next((cells for cells in rows if any(cell.strip() for cell in cells)), [])
        rule = (
            f"No row among the first has the names of the columns of a layout that hineq knows: put {PLAIN_SHEET}."
            if seen
            else "The file is empty: fill it."
        )
        findings.fault(
            Fault.HEADER_UNKNOWN if seen else Fault.FILE_EMPTY, file, rule, value=", ".join(filter(None, seen[:4]))
        )
        return None
    return _best_row(rows, scores)


def _width(first: Sequence[Sequence[str]], head: int) -> int:
    """How many columns a sheet's table has: those of its head, and one more where figures stand beside them, since a merged head ends early."""
    width = len(first[head])
    beneath = [cells for cells in first[head + 1 :] if any(cells)]
    return width + mostly_figures([cells[width] if len(cells) > width else "" for cells in beneath])


def _best_row(rows: Sequence[Sequence[str]], scores: Sequence[int]) -> int:
    """Where the row with the most heads is; of two the one with more filled cells, then the first."""
    return max(range(len(rows)), key=lambda at: (scores[at], sum(bool(cell.strip()) for cell in rows[at]), -at))


def _from_line(utf8: bytes, lines: int) -> pa.Buffer:
    """What stands beneath so many lines, which is not copied."""
    at = 0
    for _ in range(lines):
        found = _LINE_END.search(utf8, at)
        at = found.end() if found else len(utf8)
    return pa.py_buffer(utf8).slice(at)


def _names(heads: Sequence[str]) -> list[str]:
    """The plain names of heads, all different; a head without a name is named after its place."""
    names: list[str] = []
    seen = Counter[str]()
    for number, head in enumerate(heads, 1):
        name = plain(as_it_was(head)) or f"column {number}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return names


def _frame(
    body: pa.Buffer, delimiter: str, names: list[str], head_line: int
) -> tuple[pd.DataFrame, list[tuple[int, int]]]:
    """The rows beneath a head with the lines they stand on, and the lines of rows that are too long, with how many cells they have."""
    if not _FILLED.search(body):
        return pd.DataFrame({ROW: pd.Series(dtype=int)} | {name: pd.Series(dtype="category") for name in names}), []
    quoted = _QUOTE.search(body) is not None
    parsing = pa.csv.ParseOptions(delimiter=delimiter, newlines_in_values=quoted, ignore_empty_lines=False)
    kinds = _kinds(body, names, parsing)
    unlike = _Unlike(delimiter, len(names))
    parsing.invalid_row_handler = lambda _: "error"
    try:
        quick = pa.csv.ReadOptions(column_names=names, use_threads=True, block_size=1 << 21)
        table = pa.csv.read_csv(pa.BufferReader(body), quick, parsing, _converting(kinds))
    except pa.ArrowInvalid:
        # which row is of another length is known only where they are read one after another
        parsing.invalid_row_handler = unlike
        table = pa.csv.read_csv(pa.BufferReader(body), _reading(names), parsing, _converting(kinds))
    frame = table.combine_chunks().to_pandas(types_mapper={_TEXT: _LONG}.get)
    numbers = np.arange(1, len(frame) + len(unlike.left) + 1)
    frame[ROW] = head_line + np.delete(numbers, [number - 1 for number in sorted(unlike.left)])
    if unlike.short:
        rows = pd.DataFrame([cells for _, cells in unlike.short], columns=names)
        rows[ROW] = [head_line + number for number, _ in unlike.short]
        frame = pd.concat([frame.astype(dict.fromkeys(names, str)), rows]).sort_values(ROW, ignore_index=True)
        frame = frame.astype({name: "category" for name in names if kinds[name] is _CATEGORY})
    return frame, [(head_line + number, many) for number, many in unlike.long]


class _Unlike:
    """The rows of another length than the head, by number: `short` with blank cells added, `long` with how many cells they have."""

    def __init__(self, delimiter: str, width: int) -> None:
        self.short: list[tuple[int, list[str]]] = []
        self.long: list[tuple[int, int]] = []
        self.left: set[int] = set()
        self._delimiter, self._width = delimiter, width

    def __call__(self, row: Any) -> str:
        cells = next(csv.reader(io.StringIO(row.text, newline=""), delimiter=self._delimiter), [])
        self.left.add(row.number)
        while len(cells) > self._width and not cells[-1].strip():
            cells.pop()
        if len(cells) > self._width:
            self.long.append((row.number, len(cells)))
        else:
            self.short.append((row.number, cells + [""] * (self._width - len(cells))))
        return "skip"


def _kinds(body: pa.Buffer, names: list[str], parsing: pa.csv.ParseOptions) -> dict[str, pa.DataType]:
    """What each column is read as: a category, but in a large table text where nearly all cells of its first rows are unlike."""
    kinds = dict.fromkeys(names, _CATEGORY)
    if body.size < _LARGE:
        return kinds
    parsing.invalid_row_handler = lambda _: "skip"
    texts = _converting(dict.fromkeys(names, _TEXT))
    with pa.csv.open_csv(pa.BufferReader(body), _reading(names), parsing, texts) as rows:
        first = next(rows, None)
    if first is None:
        # every row is of another length than the head
        return kinds
    own = (name for name in names if pc.count_distinct(first[name]).as_py() > _MOST_OWN * len(first))
    return kinds | dict.fromkeys(own, _TEXT)


def _reading(names: list[str]) -> pa.csv.ReadOptions:
    return pa.csv.ReadOptions(column_names=names, use_threads=False, block_size=1 << 20)


def _converting(kinds: dict[str, pa.DataType]) -> pa.csv.ConvertOptions:
    return pa.csv.ConvertOptions(column_types=kinds, strings_can_be_null=False)


def _finished(file: str, heads: Sequence[str], frame: pd.DataFrame, above: Sequence[Sequence[str]]) -> SheetTable:
    names = [name for name in frame if name != ROW]
    frame = frame.copy(deep=False)
    for name in names:
        cells = frame[name]
        stripped = _stripped(cells)
        if stripped is not cells:
            frame[name] = stripped
    filled = np.zeros(len(frame), dtype=np.int_)
    for name in names:
        filled += _is_filled(frame[name])
        if filled.min(initial=2) > 1:
            # no row is blank, a title or a note, whatever stands in the other columns
            break
    blank, note = filled == 0, (filled == 1) & (len(names) > 2)
    left = []
    if note.any():
        first = frame.loc[note, names].astype(str).iloc[0]
        left.append(LeftOut(rows=int(note.sum()), why="a title, a key or a note", example=f"'{''.join(first)[:60]}'"))
    return SheetTable(
        file=file,
        heads=tuple(heads),
        frame=frame[~(blank | note)].reset_index(drop=True) if (blank | note).any() else frame,
        above=tuple(filter(None, (" ".join(filter(None, cells)).strip() for cells in above))),
        left_out=tuple(left),
    )


def _is_filled(cells: pd.Series) -> "np.ndarray[Any, np.dtype[np.bool_]]":
    if cells.dtype != "category":
        return (cells != "").to_numpy(dtype=bool)
    return np.asarray(cells.cat.categories != "", dtype=bool)[cells.cat.codes.to_numpy()]


def _stripped(cells: pd.Series) -> pd.Series:
    """Cells without spaces around them, and without the apostrophe that keeps a spreadsheet from running them."""
    text = cells.dtype != "category"
    spelled = arrow_words(cells if text else cells.cat.categories)
    trimmed = pc.utf8_trim_whitespace(spelled)
    if trimmed.equals(spelled) and not pc.any(pc.starts_with(spelled, "'")).as_py():
        return cells
    words = [as_it_was(word.strip()) for word in spelled.to_pylist()]
    if text:
        return pd.Series(words, index=cells.index, dtype=_LONG)
    if len(set(words)) == len(words):
        return cells.cat.rename_categories(words)
    codes, kept = pd.factorize(np.array([*words, ""], dtype=object)[cells.cat.codes.to_numpy()])
    return pd.Series(pd.Categorical.from_codes(codes, pd.Index(kept)), index=cells.index)


def workbook_tables(
    raw: bytes, file: str, findings: Findings, score: Callable[[Sequence[str]], int]
) -> tuple[tuple[SheetTable, ...], tuple[str, ...]]:
    """The tables of a workbook's sheets, and the titles of sheets whose first rows hold no head; nothing with a fault where it cannot be read.

    A cell stands in one line, so that a line of the text is a row of the sheet; what stands to the right of the head is passed over.
    """
    tables: list[SheetTable] = []
    without: list[str] = []

    def read() -> bool:
        for title, rows in sheets_of(raw):
            first = list(islice(rows, HEAD_WITHIN))
            scores = [score(cells) for cells in first]
            if max(scores, default=0) < _LEAST_HEADS:
                without.append(title)
                continue
            head = _best_row(first, scores)
            width = _width(first, head)
            first[head] += [""] * (width - len(first[head]))
            held = io.StringIO(newline="")
            csv.writer(held, lineterminator="\n").writerows(cells[:width] for cells in chain(first, rows))
            text = held.getvalue()
            table = _of_text(text[:HEAD_SIGNS], text.encode(), ",", file, findings, score)
            if table is not None:
                tables.append(replace(table, sheet=title))
        return True

    if told(read, file, findings) is None:
        return (), ()
    if not tables and not findings.faults:
        rule = f"No sheet of the workbook has the names of the columns of a layout that hineq knows: put {PLAIN_SHEET}."
        findings.fault(Fault.HEADER_UNKNOWN, file, rule, value=", ".join(without[:4]))
    return tuple(tables), tuple(without)
