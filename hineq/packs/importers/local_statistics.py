"""Downloads of the ONS service "Explore Local Statistics": CSV of its interface, its CSVW source files, and its workbooks, a column a period."""

import re
from collections.abc import Collection, Iterator
from typing import Any, Final

import numpy as np
import pandas as pd

from hineq.model.words import FigureStatus
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.cell_words import Numbers, plain, sex_of, unit_of
from hineq.packs.importers.day_spans import is_interval, printed_interval, said_of
from hineq.packs.importers.extract import Extract, Figure, LeftOut, Told, as_figures
from hineq.packs.importers.figure_columns import each_once, fault_in, given, numbers_in, without_codes, words_of
from hineq.packs.importers.layouts import Layout
from hineq.packs.importers.local_statistics_table import IN_HEAD, long_table
from hineq.packs.importers.measure_words import sex_in_name, unit_in
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.importers.unsaid import called_after, sex_asked
from hineq.packs.read.findings import ROW, Findings

PUBLISHER: Final = "Office for National Statistics"
LICENCE: Final = "Open Government Licence v3.0"
_CODE: Final = ("areacd", "area code")
_NAME: Final = ("areanm", "area name")
_KIND: Final = ("geography", "geography type")
_MEASURE: Final = ("variable name", "indicator")
_SEX: Final = ("sex", "gender")
_AGE: Final = ("age", "age band", "age group")
_STATUS: Final = ("status", "observation status")
_NOTE: Final = ("notes", "note")
_NUMBERS: Final = {
    "value": ("value", "observation", "observation value"),
    "lower_ci": ("lci 95", "lci", "lower confidence interval 95", "confidence interval lower"),
    "upper_ci": ("uci 95", "uci", "upper confidence interval 95", "confidence interval upper"),
    "count": ("numerator",), "denominator": ("denominator",),
}  # fmt: skip
_ASIDE: Final = ("period", "measure", "unit", "polarity", "mission", "category", IN_HEAD)
_KNOWN: Final = frozenset(
    (*_CODE, *_NAME, *_KIND, *_MEASURE, *_SEX, *_AGE, *_STATUS, *_NOTE, *_ASIDE, *(head for heads in _NUMBERS.values() for head in heads), ROW)
)  # fmt: skip
_WHOLE: Final = ("", "all", "total", "all people", "all persons")
# the service's signs of a figure that is not given: confidential, and of low reliability; "x" is one that there is not
_WITHHELD: Final = frozenset({"c", "u", "confidential", "low reliability", "suppressed"})
_STATUSES: Final = {"p": FigureStatus.PROVISIONAL, "provisional": FigureStatus.PROVISIONAL, "e": FigureStatus.ESTIMATED, "estimated": FigureStatus.ESTIMATED}  # fmt: skip
# what the service appends to the name of a chart's data
_CHART: Final = re.compile(r" (line|map|bar|table|beeswarm|pyramid)( \([0-9]+\))?$")


def read_local_statistics(table: SheetTable, findings: Findings) -> Extract:
    """The figures of a download: one an area and period, those of a sex, an age or another group where it has columns for them.

    A CSV of one indicator does not say which it is, nor its unit; whom figures count is taken from the measure's name where no
    column says it. Points of a year (a day) are printed as the year, where a measure has one a year.
    """
    table = long_table(table)
    code, name = table.first(*_CODE), table.first(*_NAME)
    frame, left = without_codes(table.frame, code, name or code, table.first(*_KIND))
    numbers = numbers_in(table, frame, _NUMBERS, findings)
    remarks: list[str] = []
    sex, measure = _sexes(frame, _measures(table, frame, remarks), remarks)
    columns: dict[str, object] = {key: read.amounts for key, read in numbers.items()}
    columns |= {
        "measure": measure, "area_code": words_of(frame[code]), "area_name": _words(frame, name), "area_type": _words(frame, table.first(*_KIND)),
        "age": _words(frame, table.first(*_AGE)), "sex": sex, **_groups(frame, remarks),
        **_said_beside(table, frame, numbers["value"]),
    }  # fmt: skip
    labels = words_of(frame.period, lambda cell: printed_interval(cell).label)
    unsaid = words_of(frame.period, lambda cell: printed_interval(cell).unsaid)
    rule = "The period must be a year, a day or a day with a duration, such as 2023-01-01/P1Y."
    fault_in(
        table, frame, words_of(frame.period, _unreadable) == "no", "period", Fault.PERIOD_UNREADABLE, rule, findings
    )
    made = as_figures({**columns, "period": labels}, frame[ROW])
    printable, unprinted = _printable(made, words_of(frame.period), unsaid)
    figures = made[printable].reset_index(drop=True)
    figures, twice = each_once(table, figures, findings)
    figures, absent = given(figures)
    if "polarity" in frame:
        remarks.append("The column 'polarity' holds numbers, from which nothing is taken: say which way is good.")
    return Extract(
        layout=LOCAL_STATISTICS.title, file=table.file, figures=figures, measures=tuple(_told(table, frame, measure, findings)),
        left_out=(*table.left_out, *left, *unprinted, *twice, *absent), remarks=(*remarks, *said_of(labels[printable], unsaid[printable])), asks=sex_asked(figures),
    )  # fmt: skip


def _words(frame: pd.DataFrame, name: str) -> Any:
    return words_of(frame[name]) if name else ""


def _measures(table: SheetTable, frame: pd.DataFrame, remarks: list[str]) -> Any:
    """What each row measures: by its column, by the title of a workbook's sheet, else by the name of the file."""
    column = table.first(*_MEASURE)
    if column:
        return words_of(frame[column])
    title = re.sub(r"\s*\[+note[^\]]*\]+\s*$", "", table.above[0]) if table.above else ""
    called = title or _CHART.sub("", called_after(table.file))
    if not title:
        remarks.append(f"The file does not name its indicator: its figures are called after the file, '{called}'.")
    return np.full(len(frame), called, dtype=object)


def _sexes(frame: pd.DataFrame, measure: Any, remarks: list[str]) -> tuple[Any, Any]:
    """Whom each row counts, by its column or else by the name of its measure, and the measures without that word in front."""
    column = next((name for name in _SEX if name in frame), "")
    if column:
        return words_of(frame[column], lambda cell: str(sex_of(cell) or "")), measure
    named = pd.Series(measure, dtype="category")
    for name in filter(sex_in_name, named.cat.categories):
        remarks.append(f"'{name}' names whom it counts: it is read as {sex_in_name(name)}.")
    return words_of(named, lambda name: str(sex_in_name(name) or "")), words_of(named, _without_sex)


def _without_sex(name: str) -> str:
    """The name of a measure without the sex that it begins with, so that women and men have one measure."""
    rest = re.sub(r"^(female|male)s? (?=[a-z])", "", name, flags=re.IGNORECASE)
    return name if rest == name else rest[0].upper() + rest[1:]


def _groups(frame: pd.DataFrame, remarks: list[str]) -> dict[str, object]:
    """The groups of figures by other columns that the file has, such as an industry."""
    others = [str(name) for name in frame if name not in _KNOWN]
    others = [name for name in others if (words_of(frame[name]) != "").any()]
    if not others:
        return {}
    remarks.append(f"The figures stand apart by {' and '.join(repr(name) for name in others)}.")
    group = np.full(len(frame), "", dtype=object)
    for name in others:
        own = words_of(frame[name], lambda cell: "" if cell.casefold() in _WHOLE else cell)
        group = group + np.where((group != "") & (own != ""), " / ", "") + own
    return {"group": group, "grouped_by": np.where(group == "", "", " / ".join(others))}


def _said_beside(table: SheetTable, frame: pd.DataFrame, value: Numbers) -> dict[str, object]:
    """The status and the note of each figure: what is not given as confidential or unreliable is suppressed."""
    column, note = table.first(*_STATUS), table.first(*_NOTE)
    said = words_of(frame[column], lambda cell: plain(cell)) if column else np.full(len(frame), "", dtype=object)
    status = words_of(pd.Series(said, dtype="category"), lambda word: str(_STATUSES.get(word, FigureStatus.OFFICIAL)))
    withheld = words_of(pd.Series(said, dtype="category"), lambda word: "yes" if word in _WITHHELD else "") == "yes"
    status[value.suppressed | (withheld & np.isnan(value.amounts))] = str(FigureStatus.SUPPRESSED)
    return {"status": status, "note": _words(frame, note)}


def _unreadable(cell: str) -> str:
    return "" if printed_interval(cell).label or is_interval(cell) else "no"


def _printable(figures: pd.DataFrame, cells: Any, unsaid: Any) -> tuple[Any, list[LeftOut]]:
    """Which figures have a period that a pack can print: no quarters, and no days where a measure has several a year."""
    left: list[LeftOut] = []
    none = (figures.period == "").to_numpy()
    if none.any():
        why = "of a stretch of time that a pack cannot print, such as a quarter or a change over several years"
        left.append(LeftOut(rows=int(none.sum()), why=why, example=f"row {figures[ROW][none].iloc[0]}"))
    days = (unsaid == "a single day") & ~none
    points = figures[days].assign(day=cells[days]).drop_duplicates([*Figure.KEY, "day"])
    several = days & figures.measure.isin(points.measure[points.duplicated(list(Figure.KEY))]).to_numpy()
    if several.any():
        why = "of one of several days of a year, of which a pack prints the year alone"
        left.append(LeftOut(rows=int(several.sum()), why=why, example=f"row {figures[ROW][several].iloc[0]}"))
    return ~(none | several), left


def _told(table: SheetTable, frame: pd.DataFrame, measure: Any, findings: Findings) -> Iterator[Told]:
    """What the file says of each measure; whose it is only where its periods are written as the service writes them."""
    dated = bool((words_of(frame.period, lambda cell: "yes" if is_interval(cell) else "") == "yes").any())
    for name, rows in frame.assign(_of=measure).groupby("_of", sort=False):
        yield Told(
            measure=str(name), name=str(name), unit=_unit(table, str(name), rows, findings), publisher=PUBLISHER if dated else "",
            licence=LICENCE if dated else "", source=f"Explore Local Statistics: {name}" if dated else "",
        )  # fmt: skip


def _unit(table: SheetTable, name: str, rows: pd.DataFrame, findings: Findings) -> str:
    """The unit of a measure: by its column, by the kind of measure, by the head of the value, else by its name; more than one is a fault."""
    for column in ("unit", "measure", IN_HEAD):
        units = sorted({unit for word in words_of(rows[column]) if (unit := unit_of(word))}) if column in rows else []
        if len(units) > 1:
            rule = f"The measure '{name}' has more than one unit ({', '.join(units)}): give each unit a measure of its own."
            findings.fault(Fault.WORD_UNKNOWN, table.file, rule, row=int(rows[ROW].iloc[0]), column=column)
        if units:
            return units[0]
    return unit_in(name)


def _fits(names: Collection[str]) -> bool:
    """Whether heads are the service's: a code under its name, a period and a value; or a column a period that begins with a day."""
    if "areacd" in names and "period" in names:
        return any(name in names for name in _NUMBERS["value"])
    return "area code" in names and (
        ("period" in names and "confidence interval lower" in names)
        or any(re.fullmatch(r"[12][0-9]{3} [0-9]{2} [0-9]{2}( p[0-9]+[ym])?( .*)?", name) for name in names)
    )


LOCAL_STATISTICS: Final = Layout(
    title="Explore Local Statistics download",
    fits=_fits,
    heads=tuple(sorted(name for name in _KNOWN if name != ROW)),
    read=read_local_statistics,
    reads_above=True,
)
