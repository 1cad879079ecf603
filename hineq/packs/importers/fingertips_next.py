"""FingertipsNext (DHSC): the layout in which it takes figures in, days, ages and limits in columns of their own."""

import re
from typing import Any, Final

import numpy as np
import pandas as pd

from hineq.model.words import FigureStatus
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.cell_words import Numbers, sex_of
from hineq.packs.importers.day_spans import Printed, after, day_of, printed, said_of
from hineq.packs.importers.extract import Extract, Told, as_figures, left_out
from hineq.packs.importers.figure_columns import each_once, fault_in, given, numbers_in, without_codes, words_of
from hineq.packs.importers.layouts import Layout, all_of
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.importers.unsaid import called_after, sex_asked
from hineq.packs.read.findings import ROW, Findings

_NEEDED: Final = ("area code", "date from", "date to", "period type", "sex", "value")
_AGES: Final = ("age from years inclusive", "age to years inclusive")
_DECILE: Final = ("deprivation decile", "deprivation category")
_NUMBERS: Final = {
    "value": ("value",), "lower_ci": ("lower ci 95",), "upper_ci": ("upper ci 95",), "lower_998": ("lower ci 99 8",),
    "upper_998": ("upper ci 99 8",), "count": ("count",), "denominator": ("denominator",),
}  # fmt: skip
_BETWEEN: Final = " to "
# the months that a kind of period lasts, by the first word of its name
_MONTHS: Final = {
    "month": 1,
    "quarter": 3,
    "calendar": 12,
    "financial": 12,
    "academic": 12,
    "two": 24,
    "three": 36,
    "five": 60,
}
_FIRST_MONTH: Final = {"calendar": 1, "financial": 4}
_WHOLE: Final = re.compile(r"[0-9]{1,3}(\.0+)?")


def read_fingertips_next(table: SheetTable, findings: Findings) -> Extract:
    """The figures of a table in the layout that FingertipsNext takes in: one an area, days, sex, ages and decile of deprivation.

    It does not say which indicator they are of, nor its unit, nor which end of the deciles is the most deprived.
    """
    frame, left = without_codes(table.frame, "area code", "area code")
    numbers = numbers_in(table, frame, _NUMBERS, findings)
    remarks = [
        f"The file does not name its indicator: its figures are called after the file, '{called_after(table.file)}'."
    ]
    label, unsaid = _periods(table, frame, remarks, findings)
    columns: dict[str, object] = {name: read.amounts for name, read in numbers.items()}
    columns |= _limits(table, frame, numbers, remarks, findings)
    columns |= {
        "measure": np.full(len(frame), called_after(table.file), dtype=object), "area_code": words_of(frame["area code"]), "period": label,
        "sex": _sexes(table, frame, findings), "age": _ages(table, frame, findings), **_groups(table, frame, remarks, findings),
    }  # fmt: skip
    columns["status"] = np.where(numbers["value"].suppressed, str(FigureStatus.SUPPRESSED), str(FigureStatus.OFFICIAL))
    figures = as_figures(columns, frame[ROW])
    why = "of a stretch of time that a pack cannot print, such as a quarter or a month"
    unprinted = list(left_out(frame, figures.period == "", why, "period type"))
    figures, twice = each_once(table, figures[figures.period != ""].reset_index(drop=True), findings)
    figures, absent = given(figures)
    return Extract(
        unreleased=True,
        layout=FINGERTIPS_NEXT.title, file=table.file, figures=figures, measures=(Told(measure=called_after(table.file), name=called_after(table.file)),),
        left_out=(*table.left_out, *left, *unprinted, *twice, *absent), remarks=(*remarks, *said_of(label, unsaid)),
        asks=sex_asked(figures),
    )  # fmt: skip


def _periods(table: SheetTable, frame: pd.DataFrame, remarks: list[str], findings: Findings) -> tuple[Any, Any]:
    """Each row's period as packs print it, and what that does not say of its days; the days count, not the kind that stands beside them."""
    for name in ("date from", "date to"):
        unread = words_of(frame[name], lambda cell: "" if day_of(cell) else "no") == "no"
        fault_in(table, frame, unread, name, Fault.DATE_UNREADABLE, "The day must read like 2023-04-01.", findings)
    between = _joined(frame, "date from", "date to")
    backwards = words_of(between, lambda cell: "yes" if _backwards(cell) else "") == "yes"
    rule = "date_to must not lie before date_from."
    fault_in(table, frame, backwards, "date to", Fault.DAY_OUTSIDE_PERIOD, rule, findings)
    unlike = (
        words_of(between + _BETWEEN + frame["period type"].astype(str), lambda cell: "yes" if _unlike(cell) else "")
        == "yes"
    )
    if unlike.any():
        first = frame[unlike].iloc[0]
        remarks.append(
            f"In {int(unlike.sum()):,} row{'' if unlike.sum() == 1 else 's'} the days are not those of the period_type, such as row {first[ROW]} "
            f"({first['period type']}, {first['date from']} to {first['date to']}): the days count."
        )  # fmt: skip
    return words_of(between, lambda cell: _span(cell).label), words_of(between, lambda cell: _span(cell).unsaid)


def _joined(frame: pd.DataFrame, one: str, other: str) -> pd.Series:
    made: pd.Series = frame[one].astype(str) + _BETWEEN + frame[other].astype(str)
    return made


def _span(between: str) -> Printed:
    first, last = (day_of(cell) for cell in between.split(_BETWEEN)[:2])
    return printed(first, last) if first and last and first <= last else Printed()


def _backwards(between: str) -> bool:
    first, last = (day_of(cell) for cell in between.split(_BETWEEN)[:2])
    return first is not None and last is not None and last < first


def _unlike(cell: str) -> bool:
    """Whether a kind of period and its days do not belong together, by how long it is and in which month it begins."""
    begins, ends, kind = cell.split(_BETWEEN, 2)
    first, last, word = day_of(begins), day_of(ends), kind.casefold().split("_")[0]
    if first is None or last is None or word not in _MONTHS:
        return False
    return (last - after(first, _MONTHS[word])).days not in (-1, 0) or _FIRST_MONTH.get(
        word, first.month
    ) != first.month


def _limits(
    table: SheetTable, frame: pd.DataFrame, numbers: dict[str, Numbers], remarks: list[str], findings: Findings
) -> dict[str, object]:
    """Faults of the limits, a row each: those that cross, and 95% limits not on either side of the value. Other 99.8% limits are left empty."""
    emptied: dict[str, object] = {}
    value = numbers["value"].amounts
    for level, lower, upper in (("95%", "lower_ci", "upper_ci"), ("99.8%", "lower_998", "upper_998")):
        if lower not in numbers or upper not in numbers:
            continue
        low, high = numbers[lower].amounts, numbers[upper].amounts
        crossed, outside = low > high, (low <= high) & ((low > value) | (high < value))
        for at in np.flatnonzero(crossed | (outside if level == "95%" else False)):
            rule = (
                f"The lower {level} limit must not lie above the upper one ({low[at]:.15g} and {high[at]:.15g})."
                if crossed[at]
                else f"The {level} limits ({low[at]:.15g} and {high[at]:.15g}) must lie on either side of the value ({value[at]:.15g})."
            )
            name = _NUMBERS[lower][0]
            findings.fault(
                Fault.LIMITS_CROSSED,
                table.file,
                rule,
                row=int(frame[ROW].iloc[at]),
                column=name,
                value=frame[name].iloc[at],
            )
        if level == "99.8%" and outside.any():
            first = frame[ROW].to_numpy()[outside][0]
            remarks.append(
                f"The 99.8% limits of {int(outside.sum()):,} rows, such as row {first}, are not on either side of the value and are left empty."
            )
            emptied = {lower: np.where(outside, np.nan, low), upper: np.where(outside, np.nan, high)}
    return emptied  # fmt: skip


def _sexes(table: SheetTable, frame: pd.DataFrame, findings: Findings) -> Any:
    unknown = words_of(frame.sex, lambda cell: "no" if cell and sex_of(cell) is None else "") == "no"
    rule = "The sex must read persons, male or female."
    fault_in(table, frame, unknown, "sex", Fault.WORD_UNKNOWN, rule, findings)
    return words_of(frame.sex, lambda cell: str(sex_of(cell) or ""))


def _ages(table: SheetTable, frame: pd.DataFrame, findings: Findings) -> Any:
    """The ages of each row as packs print them: "5-10", "65+", "0-40", "All ages"."""
    first, last = (
        table.cells(name).loc[frame.index] if name not in frame else frame[name].astype(str) for name in _AGES
    )
    between = first + _BETWEEN + last
    for name, cells in zip(_AGES, (first, last), strict=True):
        unread = words_of(cells, lambda cell: "no" if cell and not _WHOLE.fullmatch(cell) else "") == "no"
        rule = "The age must be a whole number of years, or blank."
        fault_in(table, frame, unread, name, Fault.NUMBER_NOT_WHOLE, rule, findings)
    crossed = words_of(between, lambda cell: "yes" if _age(cell) is None else "") == "yes"
    rule = "The first age must not lie above the last."
    fault_in(table, frame, crossed, _AGES[0], Fault.LIMITS_CROSSED, rule, findings)
    return words_of(between, lambda cell: _age(cell) or "")


def _age(between: str) -> str | None:
    """Ages from one to another in words, "" where they cannot be read; None where the first lies above the last."""
    first, last = between.split(_BETWEEN)
    if any(cell and not _WHOLE.fullmatch(cell) for cell in (first, last)):
        return ""
    youngest, oldest = (int(float(cell)) if cell else None for cell in (first, last))
    if oldest is None:
        return "All ages" if youngest is None else f"{youngest}+"
    if (youngest or 0) > oldest:
        return None
    return f"{youngest or 0}-{oldest}" if youngest != oldest else f"{oldest}"


def _groups(table: SheetTable, frame: pd.DataFrame, remarks: list[str], findings: Findings) -> dict[str, object]:
    """The decile of deprivation of each row as its number in the file, and what the deciles are of."""
    if not table.has(*_DECILE):
        return {}
    decile, category = (frame[name] for name in _DECILE)
    wrong = words_of(decile, lambda cell: "" if re.fullmatch(r"(10|[1-9])?(\.0)?", cell) else "no") == "no"
    rule = "The decile must be a whole number from 1 to 10, or blank."
    fault_in(table, frame, wrong, _DECILE[0], Fault.WORD_UNKNOWN, rule, findings)
    alone = (words_of(category) != "") & (words_of(decile) == "")
    rule = "A row with a deprivation_category must say the decile too: fill it, or leave both blank."
    fault_in(table, frame, alone, _DECILE[0], Fault.CELL_EMPTY, rule, findings)
    group = words_of(decile, lambda cell: cell.removesuffix(".0"))
    if (group != "").any():
        remarks.append(
            "The file does not say which end of its deciles is the most deprived: they are kept as they are numbered. "
            "In FingertipsNext's own list of groups 10 is the most deprived, in the Indices of Deprivation 1."
        )
    named = words_of(category, lambda cell: cell.replace("_", " ").capitalize() or "Deprivation decile")
    return {"group": group, "grouped_by": np.where(group == "", "", named)}


FINGERTIPS_NEXT: Final = Layout(
    title="FingertipsNext upload",
    fits=all_of(*_NEEDED),
    heads=(*_NEEDED, *_AGES, *_DECILE, *(head for heads in _NUMBERS.values() for head in heads)),
    read=read_fingertips_next,
)
