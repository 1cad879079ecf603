"""A plain sheet of figures, one a row: as hineq's template has it, and as councils and their open data name the same columns."""

from typing import Any, Final

import numpy as np
import pandas as pd

from hineq.model.words import FigureStatus
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.cell_words import is_area_code, plain
from hineq.packs.importers.extract import Extract, as_figures
from hineq.packs.importers.figure_checks import (
    PERIOD,
    crossed_limits,
    none_without_codes,
    with_periods,
    without_minus_ones,
)
from hineq.packs.importers.figure_columns import as_columns, each_once, given, numbers_in, without_codes, words_of
from hineq.packs.importers.layouts import Layout
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.importers.tidy_heads import FINANCIAL, HEADS, Heads, fits, heads_of, one_figure_a_row
from hineq.packs.importers.tidy_measures import grouped, measures_of, sexes_in, told_of
from hineq.packs.importers.unsaid import sex_asked
from hineq.packs.read.findings import ROW, Findings

# the row of the template that shows what a row looks like; it is passed over where it was left in
EXAMPLE: Final = "Example"
_MOST_NAMED: Final = 6


def read_tidy(table: SheetTable, findings: Findings) -> Extract:
    """The figures of a sheet with an area's code, a period and a figure in each row, or with a column a period or a sex.

    What is not said in the column so called is taken from words that can mean nothing else, with a remark; a count is a figure
    where there is no other.
    """
    table, remarks = one_figure_a_row(table)
    heads = heads_of(table)
    if not heads.numbers["value"][0]:
        rule = "No column holds figures: name the one that does 'value', or give each measure a column of numbers."
        findings.fault(Fault.HEADER_UNKNOWN, table.file, rule, value=", ".join(filter(None, table.heads))[:60])
        return _extract(table, as_figures({}, []), [], [], remarks)
    frame = _without_example(_with_plain_codes(table.frame, heads.code), heads.code, remarks)
    frame, left = without_codes(frame, heads.code, heads.name)
    none_without_codes(table, frame, heads.code, findings)
    if frame.empty:
        return _extract(table, as_figures({}, []), [], left, remarks)
    frame, months, said = with_periods(table, frame, heads.period, findings, financial=heads.period in FINANCIAL)
    figures, per_cent = _figures(table, frame, heads, findings, remarks)
    figures = grouped(table, frame, figures, heads, remarks)
    told = told_of(table, frame.assign(_number=figures.value.notna()), figures, heads, per_cent, findings)
    figures, none = without_minus_ones(
        figures, {one.measure: one.unit for one in told}, {one.measure: one.name for one in told}
    )
    figures, twice = each_once(table, figures, findings)
    figures, absent = given(figures, or_noted=True)
    crossed_limits(table, figures, findings)
    unread = heads.unread(table)
    unread = [name for name in unread if not any(f"'{name}'" in remark for remark in remarks)]
    if unread:
        more = f" and {len(unread) - _MOST_NAMED} more" if len(unread) > _MOST_NAMED else ""
        remarks.append(
            f"Nothing is taken from the column{'s' if len(unread) > 1 else ''} {', '.join(unread[:_MOST_NAMED])}{more}."
        )
    return _extract(table, figures, told, [*left, *months, *twice, *absent], [*remarks, *said, *none])


def _extract(table: SheetTable, figures: pd.DataFrame, told: list[Any], left: list[Any], remarks: list[str]) -> Extract:
    return Extract(
        unreleased=True,
        layout=TIDY.title, file=table.file, figures=figures, measures=tuple(told), left_out=(*table.left_out, *left),
        remarks=tuple(remarks), asks=sex_asked(figures),
    )  # fmt: skip


def _figures(
    table: SheetTable, frame: pd.DataFrame, heads: Heads, findings: Findings, remarks: list[str]
) -> "tuple[pd.DataFrame, np.ndarray[tuple[int], np.dtype[np.bool_]]]":
    numbers = numbers_in(table, frame, heads.numbers, findings)
    measure = measures_of(table, frame, heads)
    columns: dict[str, object] = {
        **as_columns(numbers),
        "measure": measure, "area_code": words_of(frame[heads.code]), "area_name": _words(frame, heads.name),
        "area_type": _words(frame, heads.area_type), "sex": sexes_in(frame, heads, list(measure), remarks),
        "age": _words(frame, heads.age), "period": frame[PERIOD].to_numpy(), "note": _words(frame, heads.note),
        "status": _statuses(frame, numbers["value"].suppressed), "grouped_by": _words(frame, heads.group_type),
        "group": _words(frame, heads.group),
    }  # fmt: skip
    return as_figures(columns, frame[ROW]), numbers["value"].per_cent


def _words(frame: pd.DataFrame, name: str) -> "np.ndarray[tuple[int], np.dtype[np.object_]] | str":
    return words_of(frame[name]) if name else ""


def _with_plain_codes(frame: pd.DataFrame, code: str) -> pd.DataFrame:
    """The rows with codes as the ONS writes them, where only capitals or spaces are otherwise."""

    def mended(cell: str) -> str:
        closed = cell.upper().replace(" ", "")
        return closed if is_area_code(closed) else cell

    return frame.assign(**{code: pd.Series(words_of(frame[code], mended), index=frame.index, dtype="category")})


def _without_example(frame: pd.DataFrame, code: str, remarks: list[str]) -> pd.DataFrame:
    example = words_of(frame[code]) == EXAMPLE
    if example.any():
        remarks.append("The template's example is passed over.")
    return frame[~example].reset_index(drop=True)


def _statuses(
    frame: pd.DataFrame, suppressed: "np.ndarray[tuple[int], np.dtype[np.bool_]]"
) -> "np.ndarray[tuple[int], np.dtype[np.object_]]":
    known = {str(status) for status in FigureStatus}

    def status(cell: str) -> str:
        return plain(cell) if plain(cell) in known else str(FigureStatus.OFFICIAL)

    official = np.full(len(frame), str(FigureStatus.OFFICIAL), dtype=object)
    made = words_of(frame["status"], status) if "status" in frame else official
    made[suppressed] = str(FigureStatus.SUPPRESSED)
    return made


TIDY: Final = Layout(title="plain sheet, one figure a row", fits=fits, heads=HEADS, read=read_tidy)
