"""Steps that readers of layouts share: columns of words and numbers out of a table, faults for what cannot be read, each figure once."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import numpy as np
import pandas as pd

from hineq.model.words import FigureStatus
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.cell_words import Numbers, is_area_code, numbers_of, period_of
from hineq.packs.importers.extract import Figure, LeftOut
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.read.findings import ROW, Findings

# a layout's columns of numbers: the name that a figure has for it, and the plain names that it may have in the file
Keys = Mapping[str, tuple[str, ...]]
_NUMBER: Final = "The cell must hold a number, or a sign that it is missing, such as [c] or a blank."
_FORMULA: Final = "The cell holds a formula whose result is not stored: open the file in a spreadsheet and save it there, or put the figure itself into the cell."


def words_of(cells: pd.Series, read: Callable[[str], str] = str) -> "np.ndarray[Any, np.dtype[np.object_]]":
    """A column of words, each word read once."""
    if cells.dtype == "category":
        codes, words = cells.cat.codes.to_numpy(), cells.cat.categories
    else:
        codes, words = pd.factorize(cells)
    made = np.array([read(str(word)) for word in words.tolist()] or [""], dtype=object)
    return made[codes]


def period_label(cell: str) -> str:
    """The label of the period that a cell prints, "" where it cannot be told."""
    period = period_of(cell)
    return period.label if period else ""


def fault_in(
    table: SheetTable, frame: pd.DataFrame, wrong: "np.ndarray[Any, Any] | pd.Series[bool]", name: str, code: Fault, rule: str, findings: Findings
) -> None:  # fmt: skip
    """One fault for a kind of cell that cannot be read: the first row where it stands, and how many rows there are."""
    at = np.flatnonzero(wrong)
    if not len(at):
        return
    more = f" ({len(at):,} rows are so.)" if len(at) > 1 else ""
    first = frame.iloc[at[0]]
    value = str(first[name]) if name in frame else ""
    findings.fault(code, table.file, f"{rule}{more}", row=int(first[ROW]), column=name, value=value)


def numbers_in(table: SheetTable, frame: pd.DataFrame, keys: Keys, findings: Findings) -> dict[str, Numbers]:
    """The numbers of a layout's columns, those that the table has; cells that hold none and no sign of a missing one are faults."""
    found = {}
    for name, heads in keys.items():
        head = next((one for one in heads if one in frame), "")
        if not head:
            continue
        found[name] = numbers_of(frame[head])
        if found[name].unreadable.any():
            formula = words_of(frame[head], lambda cell: "yes" if cell.startswith("=") else "") == "yes"
            for some, rule in ((formula, _FORMULA), (~formula, _NUMBER)):
                fault_in(table, frame, found[name].unreadable & some, head, Fault.NUMBER_UNREADABLE, rule, findings)
    return found


def as_columns(numbers: Mapping[str, Numbers]) -> dict[str, object]:
    """Columns of figures, by the name that a figure has for each."""
    return {name: read.amounts for name, read in numbers.items()}


def without_codes(frame: pd.DataFrame, code: str, name: str, kind: str = "") -> tuple[pd.DataFrame, list[LeftOut]]:
    """The rows of areas that have a code of the ONS, and the others by their kind: practices, networks, totals."""
    known = words_of(frame[code], lambda cell: "yes" if is_area_code(cell) else "") == "yes"
    other = frame[~known]
    left = list(_by_kind(other, name, kind)) if len(other) else []
    return frame[known].reset_index(drop=True), left


def _by_kind(rows: pd.DataFrame, name: str, kind: str) -> Iterator[LeftOut]:
    if kind not in rows:
        yield LeftOut(rows=len(rows), why="no code of the ONS", example=_example(rows, name))
        return
    for said, own in rows.groupby(kind, observed=True, sort=False):
        yield LeftOut(
            rows=len(own), why=f"{str(said) or 'an area'}, which has no code of the ONS", example=_example(own, name)
        )


def _example(rows: pd.DataFrame, name: str) -> str:
    first = rows.iloc[0]
    said = str(first[name]) if name in rows else ""
    return said or next((str(cell) for head, cell in first.items() if head != ROW and str(cell)), f"row {first[ROW]}")


def each_once(table: SheetTable, figures: pd.DataFrame, findings: Findings) -> tuple[pd.DataFrame, list[LeftOut]]:
    """Each figure once: a row that says again what an earlier one says is left out, one that says otherwise is a fault."""
    left: list[LeftOut] = []
    unlike = figures.duplicated(list(Figure.KEY))
    if not unlike.any():
        # that no figure stands twice is the rule, and quickly seen
        return figures, left
    again = figures.duplicated([*Figure.KEY, "value"])
    if again.any():
        left.append(
            LeftOut(rows=int(again.sum()), why="the same figure once more", example=_said(figures[again].iloc[0]))
        )
    kept = figures[~again].reset_index(drop=True)
    unlike = kept.duplicated(list(Figure.KEY))
    if unlike.any():
        first = kept[unlike].iloc[0]
        more = f" ({int(unlike.sum()):,} rows are so.)" if unlike.sum() > 1 else ""
        rule = f"Two rows give {_said(first)} unlike values: keep the one that holds, or take them apart by age, sex or group.{more}"
        findings.fault(Fault.KEY_TWICE, table.file, rule, row=int(first[ROW]), value=first.measure)
    return kept, left


def given(figures: pd.DataFrame, *, or_noted: bool = False) -> tuple[pd.DataFrame, list[LeftOut]]:
    """The figures that have a value or are suppressed; a row without either says nothing, but where its note may say why."""
    absent = figures.value.isna() & (figures.status != str(FigureStatus.SUPPRESSED))
    if or_noted:
        absent &= figures.note == ""
    if not absent.any():
        return figures, []
    said = LeftOut(rows=int(absent.sum()), why="no value, and not suppressed", example=_said(figures[absent].iloc[0]))
    return figures[~absent].reset_index(drop=True), [said]


def _said(figure: pd.Series) -> str:
    return ", ".join(
        filter(None, (figure.area_name or figure.area_code, figure.group, figure.sex, figure.age, figure.period))
    )
