"""Steps that readers of layouts share once the figures stand: periods, figures that stand for none, limits, what is asked."""

import re
from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from hineq.packs.declared.faults import Fault
from hineq.packs.importers.day_spans import Printed, printed_interval, said_of
from hineq.packs.importers.extract import LeftOut
from hineq.packs.importers.figure_columns import fault_in, words_of
from hineq.packs.importers.measure_words import may_be_negative
from hineq.packs.importers.month_words import is_other_stretch
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.read.findings import ROW, Findings

PERIOD: Final = "_period"
# what old interfaces write for a figure that there is not
NONE: Final = -1.0
_TWO_YEARS: Final = re.compile(r"[0-9]{2}([0-9]{2})-([0-9]{2})")
# more crossed intervals than this are one mistake: two columns were swapped
_EACH: Final = 10


def none_without_codes(table: SheetTable, frame: pd.DataFrame, code: str, findings: Findings) -> None:
    """A fault where no row of a file has a code of the ONS, so that nothing is left of it."""
    if frame.empty:
        rule = f"No row has a code of the ONS, of nine signs such as E05001234, in the column '{code}': give each area its code."
        findings.fault(Fault.NO_ROWS, table.file, rule, column=code)


def with_periods(
    table: SheetTable, frame: pd.DataFrame, head: str, findings: Findings, *, financial: bool = False
) -> tuple[pd.DataFrame, list[LeftOut], list[str]]:
    """The rows whose period packs print, with its label in the column PERIOD; what is left out of months and quarters; what was taken for what.

    `financial` says that the head calls them financial years, so that 2016-17 is one. A cell that is no period is a fault, and so
    are months and quarters where there is nothing else.
    """
    before = "financial year " if financial else ""
    read = {cell: printed_interval(f"{before}{cell}" if before else cell) for cell in map(str, frame[head].unique())}
    labels = words_of(frame[head], lambda cell: read[cell].label if cell in read else "")
    frame = frame.assign(**{PERIOD: labels})
    other = words_of(frame[head], lambda cell: "yes" if is_other_stretch(cell) else "") == "yes"
    unread = (labels == "") & ~other
    rule = "The period must read like 2021, 2015/16 or 2012-14."
    fault_in(table, frame, unread, head, Fault.PERIOD_UNREADABLE, rule, findings)
    kept, months = labels != "", (labels == "") & other
    if months.any() and not kept.any():
        rule = "Every period is a month, a quarter or several financial years together, which packs do not print: give figures of years."
        fault_in(table, frame, months, head, Fault.PERIOD_UNREADABLE, rule, findings)
    left = []
    if months.any():
        why = "a month, a quarter or several financial years together, which packs do not print"
        left.append(LeftOut(rows=int(months.sum()), why=why, example=str(frame.loc[months, head].iloc[0])))
    kept_rows = frame[kept].reset_index(drop=True)
    return kept_rows, left, _said_of_periods(read, kept_rows, head)


def _said_of_periods(read: Mapping[str, Printed], frame: pd.DataFrame, head: str) -> list[str]:
    """Remarks on days that were taken for their year, and on years with a hyphen that may be one financial year."""
    said = []
    if any(one.unsaid for one in read.values()):
        said += said_of(
            list(frame[PERIOD]), list(words_of(frame[head], lambda cell: read[cell].unsaid if cell in read else ""))
        )
    labels = [(str(label), _TWO_YEARS.fullmatch(str(label))) for label in frame[PERIOD].unique()]
    two = next((label for label, found in labels if found and int(found[2]) == (int(found[1]) + 1) % 100), "")
    if two:
        said.append(
            f"The period '{two}' is read as two calendar years: where it is one financial year, write it as {two.replace('-', '/')}."
        )
    return said


def without_minus_ones(
    figures: pd.DataFrame, units: Mapping[str, str], names: Mapping[str, str]
) -> tuple[pd.DataFrame, list[str]]:
    """Figures in which -1 stands for none: always in counts and denominators, in values only of measures that cannot lie below 0.

    `units` and `names` are those of the measures; a measure with any other value below 0 may lie there, whatever its unit. Where
    the unit is not known -1 stands, with a remark.
    """
    figures, remarks = figures.copy(), []
    for name in ("count", "denominator"):
        figures.loc[figures[name] == NONE, name] = np.nan
    for measure, rows in figures.groupby("measure", sort=False):
        key = str(measure)
        ones = rows.value == NONE
        if not ones.any():
            continue
        name, unit = names.get(key, key), units.get(key, "")
        if may_be_negative(name, unit) or ((rows.value < 0) & ~ones).any():
            if not unit:
                remarks.append(
                    f"-1 stands as a figure of '{name}', whose unit is not said: where it means none, clear the cell."
                )
            continue
        at = rows.index[ones]
        figures.loc[at, ["value", "lower_ci", "upper_ci"]] = np.nan
        remarks.append(
            f"-1 is read as no figure in {len(at):,} row{'' if len(at) == 1 else 's'} of '{name}', which cannot lie below 0."
        )
    return figures, remarks


def crossed_limits(table: SheetTable, figures: pd.DataFrame, findings: Findings) -> None:
    """A fault for each interval that does not hold its figure; one for all where there are many, which is one mistake."""
    low, high, value = (figures[name].to_numpy(dtype=float) for name in ("lower_ci", "upper_ci", "value"))
    wrong = np.flatnonzero((low > high) | (low > value) | (high < value))
    rule = "The limits of the interval must lie on either side of the value: look whether two cells were swapped."
    if len(wrong) > _EACH:
        rule += f" ({len(wrong):,} rows are so.)"
        wrong = wrong[:1]
    for at in wrong:
        shown = f"{low[at]:g} to {high[at]:g} round {value[at]:g}"
        findings.fault(Fault.LIMITS_CROSSED, table.file, rule, row=int(figures[ROW].iloc[at]), value=shown)
