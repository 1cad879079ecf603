"""Reading files of a pack to their end: bytes to text, text to rows, cells to types; every fault is collected."""

import csv
import io
import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from hineq.packs.problems import Problem
from hineq.packs.tables import Column, Table

ROW = "_row"  # the line of the file that a row of a frame came from


@dataclass
class Findings:
    """The faults and notices found so far while a pack is read."""

    faults: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)

    def fault(self, file: str, rule: str, *, row: int = 0, column: str = "", value: object = "") -> None:
        """Note a fault."""
        self.faults.append(Problem(file=file, row=row, column=column, value=_shown(value), rule=rule))

    def notice(self, file: str, rule: str, *, row: int = 0, column: str = "", value: object = "") -> None:
        """Note something worth knowing that stops nothing."""
        self.notices.append(Problem(file=file, row=row, column=column, value=_shown(value), rule=rule))


def _shown(value: object) -> str:
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return text if len(text) <= 60 else text[:57] + "..."


def read_text(path: Path, findings: Findings) -> str | None:
    """The text of a file, or None with a fault where it is missing, empty or not UTF-8."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        findings.fault(path.name, "The file is missing: put it beside datapackage.json, or take it out of there.")
        return None
    except OSError as error:
        findings.fault(path.name, f"The file cannot be read ({error.strerror}): check the path and its permissions.")
        return None
    if not raw.strip():
        findings.fault(path.name, "The file is empty: it must hold at least a header and one row.")
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        findings.fault(
            path.name,
            "The file must be UTF-8 text: save it again as 'CSV UTF-8'.",
            row=line,
            value=raw[error.start : error.start + 1].hex(),
        )
        return None


def read_json(path: Path, findings: Findings) -> Any:
    """The content of a JSON file, or None with a fault."""
    text = read_text(path, findings)
    if text is None:
        return None
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        findings.fault(path.name, f"The file must be JSON: {error.msg} in column {error.colno}.", row=error.lineno)
        return None


def read_yaml(path: Path, findings: Findings) -> Any:
    """The content of a YAML file, or None with a fault."""
    text = read_text(path, findings)
    if text is None:
        return None
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        row = mark.line + 1 if mark else 0
        findings.fault(path.name, f"The file must be YAML: {getattr(error, 'problem', error)}.", row=row)
        return None


def read_table(path: Path, table: Table, findings: Findings) -> pd.DataFrame | None:
    """A table of a pack with typed cells and the line of each row, or None where it cannot be read as a table.

    Cells that cannot be read become missing, with a fault each; a row of the wrong length is left out, with a fault.
    """
    text = read_text(path, findings)
    if text is None:
        return None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    try:
        header = [name.strip() for name in next(reader)]
        missing = [column.name for column in table.columns if column.name not in header]
        for name in missing:
            findings.fault(path.name, f"The column is missing: every {table.name} table has it.", row=1, column=name)
        for name in sorted({name for name in header if header.count(name) > 1}):
            findings.fault(path.name, "The column stands twice: keep one.", row=1, column=name)
        if missing or len(set(header)) < len(header):
            return None
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(header):
                rule = f"The row has {len(cells)} cells where the header has {len(header)}: add or remove commas."
                findings.fault(path.name, rule, row=reader.line_num, value=", ".join(cells))
                continue
            rows.append(cells)
            lines.append(reader.line_num)
    except csv.Error as error:
        findings.fault(path.name, f"The file must be comma-separated text: {error}.", row=reader.line_num)
        return None
    if not rows:
        findings.fault(path.name, "The file has no rows: it must hold at least a header and one row.")
        return None
    frame = pd.DataFrame(rows, columns=header, dtype="object").map(str.strip)[[c.name for c in table.columns]]
    frame[ROW] = lines
    for column in table.columns:
        frame[column.name] = _typed(frame, column, path.name, findings)
    return frame


def _typed(frame: pd.DataFrame, column: Column, file: str, findings: Findings) -> pd.Series:
    cells = frame[column.name]
    blank = cells == ""
    if column.required:
        for row in frame.loc[blank, ROW]:
            findings.fault(file, "The cell must not be empty.", row=row, column=column.name)
    if column.choices:
        rule = f"The word must be one of: {', '.join(column.choices)}."
        _unless(cells.isin(column.choices) | blank, frame, column.name, rule, file, findings)
        return cells
    if column.type in ("number", "integer"):
        # pandas reads 'inf' and 'nan' as numbers, a table of figures must not
        plain = cells.str.fullmatch(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?").astype(bool)
        rule = "The cell must be a plain number such as 1234.5, without commas or signs such as %."
        if column.type == "integer":
            plain &= cells.str.fullmatch(r"[-+]?\d+").astype(bool)
            rule = "The cell must be a whole number."
        _unless(plain | blank, frame, column.name, rule, file, findings)
        return pd.to_numeric(cells.where(plain), errors="coerce").astype(float)
    if column.type == "date":
        days = {text: _day(text) for text in cells.unique()}
        read = cells.map(days)
        _unless(read.notna() | blank, frame, column.name, "The date must read like 2015-04-01.", file, findings)
        return pd.to_datetime(read)
    return cells


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _unless(good: pd.Series, frame: pd.DataFrame, column: str, rule: str, file: str, findings: Findings) -> None:
    for row, value in frame.loc[~good.astype(bool), [ROW, column]].itertuples(index=False):
        findings.fault(file, rule, row=row, column=column, value=value)
