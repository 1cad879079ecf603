"""Tables of a pack: text to rows, cells to types; which rows were lost is remembered, so that no rule blames others."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf, isnan, nan
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from hineq.model.spreadsheet import as_it_was
from hineq.packs.declared.columns import SEVERAL, Column, Table, several
from hineq.packs.declared.faults import Fault, Notice
from hineq.packs.declared.tables import TABLES
from hineq.packs.read.findings import FILE, ROW, Findings
from hineq.packs.read.reading import is_day, read_text


@dataclass(frozen=True, kw_only=True)
class Rows:
    """The rows of a table that could be read, with the columns ROW and FILE beside the table's own.

    `lost` holds the cells of rows that were left out; `whole` is False where a file, or its end, could not be read.
    """

    frame: pd.DataFrame
    lost: frozenset[str] = frozenset()
    whole: bool = True

    @property
    def complete(self) -> bool:
        """Whether every row is here, so that a missing one may be spoken of."""
        return self.whole and not self.lost

    def known(self, column: str) -> frozenset[str] | None:
        """The ids that a column holds, or None where some cannot be known: nothing can be held against it then."""
        cells = frozenset(self.frame[column])
        return None if not self.whole or "" in cells else cells | self.lost

    def defined(self, column: str) -> frozenset[str] | None:
        """The ids that a column defines, one a row; None also where two unlike rows share one, meant for another."""
        if len(set(self.frame[column])) < len(self.frame):
            unlike = self.frame.drop(columns=[ROW, FILE]).drop_duplicates()
            if unlike[column].duplicated().any():
                return None
        return self.known(column)


def read_tables(folder: Path, paths: Iterable[tuple[str, str]], findings: Findings) -> dict[str, Rows]:
    """The tables of a pack by name, each joined from its files."""
    parts: dict[str, list[Rows]] = {}
    for name, path in paths:
        parts.setdefault(name, []).append(read_table(folder / path, TABLES[name], findings))
    return {name: _joined(found) for name, found in parts.items()}


def _joined(parts: list[Rows]) -> Rows:
    if len(parts) == 1:
        return parts[0]
    filled = [part.frame for part in parts if not part.frame.empty]
    return Rows(
        frame=pd.concat(filled, ignore_index=True) if filled else parts[0].frame,
        lost=frozenset().union(*(part.lost for part in parts)),
        whole=all(part.whole for part in parts),
    )


def read_table(path: Path, table: Table, findings: Findings) -> Rows:
    """A file of a table with typed cells (see `table_rows`)."""
    return table_rows(read_text(path, findings), path.name, table, findings)


def table_rows(text: str | None, file: str, table: Table, findings: Findings) -> Rows:
    """The text of a file of a table with typed cells; None where its text could not be read.

    A cell that cannot be read becomes missing and a row of the wrong length is left out, with a fault each.
    """
    records, whole = csv_records(text, file, findings) if text is not None else ({}, False)
    return record_rows(list(records.items()), file, table, findings, whole=whole)


def record_rows(
    records: Sequence[tuple[int, list[str]]], file: str, table: Table, findings: Findings, *, whole: bool
) -> Rows:
    """The rows of a table with typed cells, from the line where each row begins and its cells, the header first."""
    nothing = Rows(frame=pd.DataFrame(columns=[*(column.name for column in table.columns), ROW, FILE]), whole=False)
    if not records:
        return nothing
    (line, header), *body = records
    if not _header_holds(header, line, table, file, findings):
        return nothing
    if not body:
        if whole:
            findings.fault(Fault.NO_ROWS, file, "The file has no rows: it must hold at least a header and one row.")
        return nothing
    rows: list[tuple[int, list[str]]] = []
    lost: set[str] = set()
    for line, cells in body:
        if len(cells) != len(header):
            rule = f"The row has {len(cells)} cells where the header has {len(header)}: add or remove commas."
            findings.fault(Fault.ROW_LENGTH, file, rule, row=line, value=", ".join(cells))
            lost.update(cells)
        elif not any(cells):
            findings.fault(Fault.ROW_EMPTY, file, "The row is empty: fill it, or take it out.", row=line)
        else:
            rows.append((line, cells))
    if not rows:
        return nothing
    lines = [line for line, _ in rows]
    written = dict(zip(header, zip(*(cells for _, cells in rows), strict=True), strict=True))
    # a column that may be empty may be missing as well
    empty = ("",) * len(rows)
    typed = {
        column.name: _typed(written.get(column.name, empty), column, lines, file, findings) for column in table.columns
    }
    where = {ROW: pd.Series(lines), FILE: _as_written([file] * len(rows))}
    return Rows(frame=pd.DataFrame({**typed, **where}), lost=frozenset(lost), whole=whole)


def csv_records(text: str, file: str, findings: Findings, delimiter: str = ",") -> tuple[dict[int, list[str]], bool]:
    """The rows by the line where each begins, and whether the text could be read to its end."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found: dict[int, list[str]] = {}
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return found, True
        except csv.Error as error:
            reason = "close each cell that opens with a quotation mark, and double every mark within it"
            findings.fault(
                Fault.CSV_BROKEN,
                file,
                f"From this row on the file is no comma-separated text ({error}): {reason}.",
                row=line,
            )
            return found, False
        if cells:
            found[line] = [as_it_was(cell.strip()) for cell in cells]


def _header_holds(header: list[str], line: int, table: Table, file: str, findings: Findings) -> bool:
    names = [column.name for column in table.columns]
    missing = [
        column.name for column in table.columns if (column.required or table.whole) and column.name not in header
    ]
    twice = sorted({name for name in header if name in names and header.count(name) > 1})
    if not set(names) & set(header):
        rule = f"The header must name the columns of the {table.name} table, parted by commas: {', '.join(names)}."
        findings.fault(Fault.HEADER_UNKNOWN, file, rule, row=line, value=", ".join(header))
        return False
    for name in missing:
        findings.fault(
            Fault.COLUMN_MISSING,
            file,
            f"The column is missing: every {table.name} table has it.",
            row=line,
            column=name,
        )
    for name in twice:
        findings.fault(Fault.COLUMN_TWICE, file, "The column stands twice: keep one.", row=line, column=name)
    for name in header:
        if name not in names:
            rule = f"The column is none of the {table.name} table; it is not read."
            findings.notice(Notice.COLUMN_UNKNOWN, file, rule, row=line, column=name or "without a name")
    return not missing and not twice


def _as_written(cells: Sequence[str]) -> "pd.Series[Any]":
    """Cells as Python's own strings, which are compared one by one faster than pandas' are."""
    return pd.Series(cells, dtype="object")


def _typed(
    cells: Sequence[str], column: Column, lines: Sequence[int], file: str, findings: Findings
) -> "pd.Series[Any]":
    """The cells of a column with its type; most packs are small, so cells are looked at in plain Python, not by pandas."""

    def fault(wrong: Iterable[bool], code: Fault, rule: str) -> None:
        for line, cell, bad in zip(lines, cells, wrong, strict=True):
            if bad:
                findings.fault(code, file, rule, row=line, column=column.name, value=cell)

    unlike = set(cells)
    if column.required and "" in unlike:
        fault((cell == "" for cell in cells), Fault.CELL_EMPTY, "The cell must not be empty.")
    if column.choices:
        known = {*column.choices, ""}
        parts = several if column.several else lambda cell: (cell,)
        wrong = {cell for cell in unlike if not known.issuperset(parts(cell))}
        each = f"Each of the words, parted by '{SEVERAL}'," if column.several else "The word"
        fault(
            (cell in wrong for cell in cells),
            Fault.WORD_UNKNOWN,
            f"{each} must be one of: {', '.join(column.choices)}.",
        )
        return _as_written(cells)
    if column.type in ("number", "integer"):
        whole = column.type == "integer"
        values = {cell: _number(cell, whole) for cell in unlike}
        rule = (
            "The cell must be a whole number in the digits 0 to 9."
            if whole
            else "The cell must be a plain number such as -1234.5, without commas, spaces or signs such as %."
        )
        code = Fault.NUMBER_NOT_WHOLE if whole else Fault.NUMBER_UNREADABLE
        fault((cell != "" and isnan(values[cell]) for cell in cells), code, rule)
        return pd.Series([values[cell] for cell in cells], dtype=float)
    if column.type == "date":
        days = {
            cell: pd.to_datetime(cell, format="%Y-%m-%d", errors="coerce") if is_day(cell) else pd.NaT
            for cell in unlike
        }
        fault(
            (cell != "" and pd.isna(days[cell]) for cell in cells),
            Fault.DATE_UNREADABLE,
            "The date must read like 2015-04-01.",
        )
        return pd.Series([days[cell] for cell in cells], dtype="datetime64[us]")
    return _as_written(cells)


# spelt out, since float() and \d also take 'inf', 'nan', '1_000' and the digits of every script
_WHOLE = re.compile(r"[-+]?[0-9]+")
_PLAIN = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?")


def _number(cell: str, whole: bool) -> float:
    """The number that a cell holds, NaN where it holds none or one beyond all that can be counted with."""
    value = float(cell) if (_WHOLE if whole else _PLAIN).fullmatch(cell) else nan
    return value if abs(value) < inf else nan


def known_ids(tables: Mapping[str, Rows], table: str, column: str) -> frozenset[str] | None:
    """The ids that a column of a table defines, or None where the table cannot tell."""
    return tables[table].defined(column) if table in tables else None


def faulty(frame: pd.DataFrame, columns: Iterable[str], findings: Findings) -> "np.ndarray[Any, np.dtype[np.bool_]]":
    """Which rows already have a fault in one of these columns: what follows from it is not said again."""
    wanted = set(columns)
    found = {(problem.file, problem.row) for problem in findings.faults if problem.column in wanted}
    if not found:
        return np.zeros(len(frame), dtype=bool)
    return np.fromiter(
        (place in found for place in zip(frame[FILE], frame[ROW], strict=True)), dtype=bool, count=len(frame)
    )
