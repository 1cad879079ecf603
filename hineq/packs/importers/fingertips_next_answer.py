"""What the interface of FingertipsNext answers (DHSC, JSON): the health data of areas for an indicator, by sex, age and deprivation."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import pandas as pd

from hineq.model.words import FigureStatus
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.cell_words import sex_of
from hineq.packs.importers.day_spans import Printed, day_of, printed, printed_interval, said_of
from hineq.packs.importers.extract import Extract, Told, as_figures, left_out
from hineq.packs.importers.figure_columns import each_once, given, numbers_in, without_codes, words_of
from hineq.packs.importers.fingertips import LICENCE, PUBLISHER
from hineq.packs.importers.fingertips_metadata import polarity_in, source_in_fingertips
from hineq.packs.importers.json_text import json_in, objects_of, text_in
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.importers.unsaid import sex_asked
from hineq.packs.read.findings import ROW, Findings
from hineq.packs.read.problems import InvalidPack

# named so that its first word is Fingertips': an indicator has one id in both
TITLE: Final = "Fingertips Next interface (JSON)"
_AREAS: Final = "areaHealthData"
_OTHER_LEVEL: Final = "99_8"
_NUMBERS: Final = {"value": ("value",), "lower_ci": ("lower",), "upper_ci": ("upper",), "count": ("count",)}
_WHOLE: Final = ("", "all", "persons", "all people", "not applicable")
_COLUMNS: Final = (
    "measure", "area code", "area name", "year", "from", "to", "sex", "age", "group", "grouped by", "value", "lower", "upper", "count",
)  # fmt: skip


def is_fingertips_next(answer: Any) -> bool:
    """Whether JSON is an answer of FingertipsNext with health data of areas, for one indicator or several."""
    return any(_AREAS in one for one in objects_of(answer))


def read_fingertips_next_json(raw: bytes, file: str) -> Extract:
    """The figures in an answer of FingertipsNext (`indicators/{id}/data`): one an area, period, sex and age, those of groups apart.

    The answer does not say at which level its limits are: they are taken as 95% ones, and left out for an indicator that is compared
    by 99.8% ones. The denominator and the unit are not in it. Raises InvalidPack with every fault where there is one.
    """
    findings = Findings()
    answer = json_in(raw, file, findings)
    rows = [row for one in objects_of(answer) for row in _points(one)]
    if not rows and not findings.faults:
        rule = "The answer has no figures of areas ('areaHealthData'): ask for an indicator and areas that have some."
        findings.fault(Fault.NO_ROWS, file, rule)
    if findings.faults:
        raise InvalidPack(file, findings.faults)
    frame = pd.DataFrame(rows, columns=list(_COLUMNS)).astype("category")
    # an answer has no rows that a person could look up
    frame[ROW] = 0
    remarks = [
        f"'{text_in(one, 'name')}' is compared by 99.8% limits: which limits the answer has it does not say, and they are left out."
        for one in objects_of(answer)
        if _OTHER_LEVEL in text_in(one, "benchmarkMethod")
    ]
    table = SheetTable(file=file, heads=_COLUMNS, frame=frame)
    extract = _extract(table, tuple(map(_told, objects_of(answer))), remarks, findings)
    if findings.faults:
        raise InvalidPack(file, findings.faults)
    return extract


def _points(indicator: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """The cells of each point of an indicator's health data: of an area's segments by sex and age where it has some, else its own."""
    limits = () if _OTHER_LEVEL in text_in(indicator, "benchmarkMethod") else ("lowerCi", "upperCi")
    for area in objects_of(indicator.get(_AREAS) or []):
        segments = [one for one in objects_of(area.get("indicatorSegments") or []) if one.get("healthData")]
        for segment in segments or [area]:
            for point in objects_of(segment.get("healthData") or []):
                yield (
                    text_in(indicator, "indicatorId"), text_in(area, "areaCode"), text_in(area, "areaName"), text_in(point, "year"),
                    text_in(point, "datePeriod", "from"), text_in(point, "datePeriod", "to"),
                    text_in(point, "sex", "value") or text_in(segment, "sex", "value"),
                    text_in(point, "ageBand", "value") or text_in(segment, "age", "value"),
                    *_group(point), text_in(point, "value"), *(text_in(point, key) for key in limits or ("", "")), text_in(point, "count"),
                )  # fmt: skip


def _group(point: dict[str, Any]) -> tuple[str, str]:
    """The group by deprivation that a point is of, and by what it is grouped; blank where it is of all."""
    group = text_in(point, "deprivation", "value")
    whole = text_in(point, "deprivation", "isAggregate") == "True" or group.casefold() in _WHOLE
    return ("", "") if whole else (group, text_in(point, "deprivation", "type"))


def _told(indicator: dict[str, Any]) -> Told:
    measure, name = text_in(indicator, "indicatorId"), text_in(indicator, "name")
    return Told(
        measure=measure, name=name or measure, polarity=polarity_in(text_in(indicator, "polarity")), publisher=PUBLISHER,
        source=source_in_fingertips(measure, name), licence=LICENCE,
    )  # fmt: skip


def _extract(table: SheetTable, told: tuple[Told, ...], remarks: Sequence[str], findings: Findings) -> Extract:
    frame, left = without_codes(table.frame, "area code", "area name")
    numbers = numbers_in(table, frame, _NUMBERS, findings)
    columns: dict[str, object] = {name: read.amounts for name, read in numbers.items()}
    between = frame["from"].astype(str) + "|" + frame["to"].astype(str) + "|" + frame.year.astype(str)
    label, unsaid = (
        words_of(between, lambda cell: _span(cell).label),
        words_of(between, lambda cell: _span(cell).unsaid),
    )
    columns |= {
        "measure": words_of(frame.measure), "area_code": words_of(frame["area code"]), "area_name": words_of(frame["area name"]),
        "sex": words_of(frame.sex, lambda word: str(sex_of(word) or "")), "age": words_of(frame.age), "period": label,
        "group": words_of(frame.group), "grouped_by": words_of(frame["grouped by"]),
        "status": words_of(pd.Series(numbers["value"].suppressed), lambda cell: str(_STATUSES[cell == "True"])),
    }  # fmt: skip
    made = as_figures(columns, frame[ROW])
    why = "of a stretch of time that a pack cannot print, such as a quarter or a month"
    unprinted = list(left_out(frame, made.period == "", why, "from"))
    figures, twice = each_once(table, made[made.period != ""].reset_index(drop=True), findings)
    figures, absent = given(figures)
    return Extract(
        layout=TITLE, file=table.file, figures=figures, measures=told, left_out=(*left, *unprinted, *twice, *absent),
        remarks=(*remarks, *_years_only(frame), *said_of(label, unsaid)), asks=sex_asked(figures),
    )  # fmt: skip


_STATUSES: Final = (FigureStatus.OFFICIAL, FigureStatus.SUPPRESSED)


def _span(between: str) -> Printed:
    """The period of a point by its days, or by its year where it has none."""
    begins, ends, year = between.split("|")
    first, last = day_of(begins), day_of(ends)
    if first and last:
        return printed(first, last) if first <= last else Printed()
    return printed_interval(year)


def _years_only(frame: pd.DataFrame) -> list[str]:
    undated = (frame["from"].astype(str) == "").to_numpy()
    if not undated.any():
        return []
    year = frame.year.astype(str)[undated].iloc[0]
    return [
        f"{int(undated.sum()):,} point{' gives' if undated.sum() == 1 else 's give'} a year and no days: {year} is printed as the calendar year, though Fingertips means the "
        f"financial year that begins in it where the indicator has such years. Look at its definition."
    ]
