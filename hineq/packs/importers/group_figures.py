"""Figures of groups within areas by deprivation, one a row: as analysts hand them to a slope index, with people, deaths and a standard error."""

import re
from collections.abc import Collection, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from hineq.model.words import FigureStatus, ValueType
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.cell_words import Numbers, plain, sex_of, sexes_of_numbers
from hineq.packs.importers.deprivation_words import deprivation_group
from hineq.packs.importers.extract import Extract, Told, as_figures
from hineq.packs.importers.figure_columns import (
    each_once,
    fault_in,
    given,
    numbers_in,
    period_label,
    without_codes,
    words_of,
)
from hineq.packs.importers.layouts import Layout
from hineq.packs.importers.measure_words import unit_in
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.importers.unsaid import called_after, sex_asked
from hineq.packs.read.findings import ROW, Findings

_ALL: Final = ("", "all", "total", "overall", "all areas", "all deciles", "all quintiles")
# how many standard errors lie between a figure and its 95% limit: the 97.5th percentile of the normal distribution
ERRORS_TO_LIMIT: Final = 1.959964
_CODE: Final = (
    "geocode",
    "area code",
    "areacode",
    "areacd",
    "gss code",
    "ons code",
    "code",
    "la code",
    "lad code",
    "ward code",
    "geography code",
)
_NAME: Final = ("geoname", "area name", "areaname", "areanm", "name", "geography name")
_SEX: Final = ("sex", "gender")
_PERIOD: Final = ("period", "time period", "year", "timeperiod", "years")
_MEASURE: Final = ("indicator", "indicator name", "measure")
# a column of groups; behind its name it may say which end is the most deprived: "Decile (1 = most deprived)"
_GROUPS: Final = re.compile(r"(?:imd |deprivation |idaci )*(decile|quintile)s?((?: .*)?\b(?:most|least) deprived.*)?")
_LIFE: Final = ("lifeexp", "life expectancy", "life expectancy at birth", "le", "le0")
_LIFE_CALLED: Final = "Life expectancy, as the file has it"
_NUMBERS: Final = {
    "value": (*_LIFE, "value", "figure", "rate"),
    "lower_ci": ("lower ci", "lower cl", "lowercl", "lowerci", "lci", "lower 95 ci", "lower limit", "lower"),
    "upper_ci": ("upper ci", "upper cl", "uppercl", "upperci", "uci", "upper 95 ci", "upper limit", "upper"),
    "standard_error": ("se", "standard error", "std error", "stderr"),
    "count": ("deaths", "count", "numerator", "observed"), "denominator": ("pop", "population", "denominator"),
}  # fmt: skip
_SIZES: Final = {"decile": 10, "quintile": 5}
_END: Final = re.compile(r"\b([0-9]+)\b[^0-9]*\b(most|least) deprived")


def read_group_figures(table: SheetTable, findings: Findings) -> Extract:
    """The figures of groups by deprivation within areas: the group as its number in text, 1 the most deprived where the file says so.

    Where the file gives standard errors and no limits, the 95% limits are 1.959964 of them on either side of the value.
    """
    frame, left = without_codes(table.frame, table.first(*_CODE), table.first(*_NAME) or table.first(*_CODE))
    remarks: list[str] = []
    numbers = numbers_in(table, frame, _NUMBERS, findings)
    column = next(str(name) for name in frame if _GROUPS.fullmatch(str(name)))
    kind = "quintile" if "quintile" in column else "decile"
    group, asks = _groups(table, frame, column, kind, remarks, findings)
    period = table.first(*_PERIOD)
    columns: dict[str, object] = {name: read.amounts for name, read in numbers.items() if name != "standard_error"}
    columns |= _limits(table, frame, numbers, remarks, findings)
    columns |= {
        "measure": _measures(table, frame), "area_code": words_of(frame[table.first(*_CODE)]), "area_name": _words(frame, table.first(*_NAME)),
        "sex": _sexes(frame, remarks), "age": _words(frame, "age" if "age" in frame else ""), "period": words_of(frame[period], period_label) if period else "",
        "status": np.where(numbers["value"].suppressed, str(FigureStatus.SUPPRESSED), str(FigureStatus.OFFICIAL)),
        "grouped_by": np.where(group == "", "", f"Deprivation {kind}"), "group": group,
    }  # fmt: skip
    figures = as_figures(columns, frame[ROW])
    if period:
        rule = "The period must read like 2021, 2015/16 or 2012-14."
        fault_in(table, frame, figures.period == "", period, Fault.PERIOD_UNREADABLE, rule, findings)
    else:
        asks.append(
            "No row says which years the figures are of: add a column 'period' with them, such as 2021 or 2019-21."
        )
    figures, twice = each_once(table, figures, findings)
    figures, absent = given(figures)
    return Extract(
        layout=GROUP_FIGURES.title, file=table.file, figures=figures, measures=tuple(_told(str(name)) for name in figures.measure.unique()),
        left_out=(*table.left_out, *left, *twice, *absent), remarks=tuple(remarks), asks=(*asks, *sex_asked(figures)),
    )  # fmt: skip


def _words(frame: pd.DataFrame, name: str) -> Any:
    return words_of(frame[name]) if name else ""


def _measures(table: SheetTable, frame: pd.DataFrame) -> Any:
    """What each row measures: by its column, by the head of the value where that names it, else by the name of the file."""
    column = table.first(*_MEASURE)
    if column:
        return words_of(frame[column])
    called = _LIFE_CALLED if table.first(*_NUMBERS["value"]) in _LIFE else called_after(table.file)
    return np.full(len(frame), called, dtype=object)


def _told(name: str) -> Told:
    if name == _LIFE_CALLED:
        return Told(measure=name, name=name, unit="years", value_type=ValueType.YEARS, multiplier=1.0)
    return Told(measure=name, name=name, unit=unit_in(name))


def _sexes(frame: pd.DataFrame, remarks: list[str]) -> Any:
    column = next((name for name in _SEX if name in frame), "")
    if not column:
        return ""
    cells = words_of(frame[column])
    numbers = sexes_of_numbers(list(dict.fromkeys(cells)))
    if numbers:
        remarks.append(f"In the column '{column}' 1 is read as men and 2 as women.")
    return words_of(frame[column], lambda cell: str(numbers.get(cell) or sex_of(cell) or ""))


def _limits(
    table: SheetTable, frame: pd.DataFrame, numbers: dict[str, Numbers], remarks: list[str], findings: Findings
) -> dict[str, object]:
    """95% limits by the standard errors, where a file has those and no limits."""
    if "standard_error" not in numbers or "lower_ci" in numbers or "upper_ci" in numbers:
        return {}
    value, error = numbers["value"].amounts, numbers["standard_error"].amounts
    head = table.first(*_NUMBERS["standard_error"])
    rule = "A standard error must not be below 0."
    fault_in(table, frame, error < 0, head, Fault.LIMITS_CROSSED, rule, findings)
    remarks.append(
        f"The file gives standard errors ('{head}'): the 95% limits are the value plus or minus {ERRORS_TO_LIMIT} of them."
    )
    return {"lower_ci": value - ERRORS_TO_LIMIT * error, "upper_ci": value + ERRORS_TO_LIMIT * error}


def _groups(
    table: SheetTable, frame: pd.DataFrame, column: str, kind: str, remarks: list[str], findings: Findings
) -> tuple[Any, list[str]]:
    """Each row's group as its number from the most deprived, "" for the area as a whole; and what is asked of the direction."""
    size = _SIZES[kind]
    cells = words_of(frame[column])
    told = list(dict.fromkeys(cells))
    turned = _turned([column, *map(plain, told)], size)
    numbers = {cell: _number(cell, size, turned is True) for cell in told}
    wrong = words_of(frame[column], lambda cell: "no" if numbers.get(cell, "") is None else "") == "no"
    rule = f"The {kind} must be a whole number from 1 to {size}, or words such as 'most deprived {kind}'."
    fault_in(table, frame, wrong, column, Fault.WORD_UNKNOWN, rule, findings)
    group = words_of(frame[column], lambda cell: numbers.get(cell) or "")
    areas = pd.DataFrame({"area": words_of(frame[table.first(*_CODE)]), "group": group}).drop_duplicates()
    if len(areas) > 1 and not areas.area.duplicated().any():
        remarks.append(
            f"Each area stands in one {kind}: the column '{column}' is of the area, and its figures are not of groups."
        )
        return np.full(len(frame), "", dtype=object), []
    if turned:
        remarks.append(
            f"The column '{column}' numbers the most deprived {kind} {size}: it is numbered anew, 1 the most deprived."
        )
    if (
        turned is not None
        or not any(numbers.values())
        or all(deprivation_group(cell) for cell in told if numbers[cell])
    ):
        return group, []
    called = column.capitalize()
    return group, [
        f"No word says which end of '{called}' is the most deprived: call the column '{called} (1 = most deprived)' or "
        f"'{called} (1 = least deprived)'."
    ]


def _turned(words: Sequence[str], size: int) -> bool | None:
    """Whether groups are numbered from the least deprived, by the words of the head and of the cells; None where none say it."""
    ends = {
        (number == 1) == (found[2] == "least")
        for word in words if (found := _END.search(word)) and (number := int(found[1])) in (1, size)
    }  # fmt: skip
    return next(iter(ends)) if len(ends) == 1 else None


def _number(cell: str, size: int, turned: bool) -> str | None:
    """A group's number from the most deprived, "" for all groups together; None where the cell names no group."""
    if plain(cell) in _ALL:
        return ""
    place = deprivation_group(cell)
    if place:
        return str(place[0]) if place[1] == size else None
    found = re.fullmatch(r"(?:decile |quintile |d|q)?([0-9]{1,2})(?: .*)?", plain(cell.removesuffix(".0")))
    if not found or not 1 <= int(found[1]) <= size:
        return None
    return str(size + 1 - int(found[1]) if turned else int(found[1]))


def _fits(names: Collection[str]) -> bool:
    """Whether heads are an area's code, a group by deprivation and a value, and not those of FingertipsNext, which has both too."""
    return (
        any(name in names for name in _CODE) and any(name in names for name in _NUMBERS["value"])
        and any(_GROUPS.fullmatch(name) for name in names) and "date from" not in names and "indicator id" not in names
    )  # fmt: skip


GROUP_FIGURES: Final = Layout(
    title="figures of groups by deprivation",
    fits=_fits,
    heads=(*_CODE, *_NAME, *_SEX, *_PERIOD, *_MEASURE, "age", "decile", "imd decile", "deprivation decile", "quintile", "imd quintile", "deprivation quintile", *(head for heads in _NUMBERS.values() for head in heads)),
    read=read_group_figures,
)  # fmt: skip
