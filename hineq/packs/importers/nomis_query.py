"""What Nomis's query pages download: lines that say the table, its date and its dimensions, then an area a row, and notes beneath."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from hineq.model.words import FigureStatus, Sex, ValueType
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.cell_words import plain, sex_of
from hineq.packs.importers.extract import Extract, Told, as_figures
from hineq.packs.importers.figure_checks import PERIOD, none_without_codes, with_periods
from hineq.packs.importers.figure_columns import as_columns, each_once, given, numbers_in
from hineq.packs.importers.layouts import Layout
from hineq.packs.importers.measure_words import unit_in
from hineq.packs.importers.nomis_words import LICENCE, PUBLISHER, counts_everyone, is_age, is_sex
from hineq.packs.importers.query_columns import Across, across
from hineq.packs.importers.query_lines import (
    CODE,
    MNEMONIC,
    NAME,
    is_data,
    is_head,
    left_of,
    said_of_rows,
    title_of,
    with_codes,
)
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.importers.unsaid import sex_asked
from hineq.packs.read.findings import ROW, Findings

_DATE: Final = "_date"
_AREA: Final = re.compile(
    r"20[0-9]{2} (?:census )?(?:super output area (?:lower|middle) layer|(?:merged )?ward|output area|built up area|parish)s?"
    r"|local authority (?:district|county) unitary (?:as of|prior to) april [0-9]{4}|(?:ward|parliamentary constituency) [0-9]{4}"
)
# lines that are said of a whole table and name no category
_OF_ALL: Final = frozenset(
    {"date", "units", "unit", "population", "rural urban", "area type", "measure", "measures", "value type"}
)
_WHOLE: Final = re.compile(r"(total|all)\b.*", re.IGNORECASE)

Said = Mapping[str, "np.ndarray[Any, np.dtype[np.object_]]"]


def read_nomis_query(table: SheetTable, findings: Findings) -> Extract:
    """The figures of a downloaded query, of several tables beneath each other too, where each says its date, sex or age over its areas.

    Columns are ages, sexes, dates or categories by their heads; one headed % is the percentage of the one before it, one headed conf
    half the width of its interval. Nothing is added up.
    """
    frame = with_codes(table.frame)
    data, again = is_data(frame), is_head(table, frame, findings)
    said, lines = said_of_rows(table, frame)
    rows = frame[data].reset_index(drop=True)
    names = [str(name) for name in table.frame if name != ROW]
    none_without_codes(table, rows, names[0], findings)
    start = 2 if MNEMONIC in names else 1
    columns = across(list(zip(names, table.heads, strict=True))[start:])
    wanted = {name: (name,) for one in columns for name in (one.head, one.half, one.count, one.denominator) if name}
    numbers = as_columns(read := numbers_in(table, rows, wanted, findings))
    suppressed = {name: one.suppressed for name, one in read.items()}
    title = title_of(table)
    long = _long(rows, columns, numbers, suppressed, {key: cells[data] for key, cells in said.items()}, title)
    if long.empty or (long[_DATE] == "").all():
        rule = "Nothing in the file says of which date its figures are: keep the line 'date' above the table."
        findings.fault(Fault.PERIOD_UNREADABLE, table.file, rule)
        long = long.iloc[:0]
    long, months, remarks = with_periods(table, long, _DATE, findings)
    kept = {str(name): long[name].to_numpy() for name in long if not str(name).startswith("_") and name != "unit"}
    figures = as_figures({**kept, "area_type": table.heads[0].strip(), "period": long[PERIOD].to_numpy()}, long[ROW])
    figures, twice = each_once(table, figures, findings)
    figures, absent = given(figures)
    told = long.drop_duplicates("measure")
    return Extract(
        layout=NOMIS_QUERY.title, file=table.file, figures=figures,
        measures=tuple(_told(str(one), str(unit), title) for one, unit in zip(told.measure, told.unit, strict=True)),
        left_out=(*table.left_out, *left_of(frame, ~data & ~again & ~lines), *months, *twice, *absent), remarks=tuple(remarks),
        asks=sex_asked(figures),
    )  # fmt: skip


def _long(
    rows: pd.DataFrame, columns: Sequence[Across], numbers: Mapping[str, Any], suppressed: Mapping[str, Any], said: Said, title: str
) -> pd.DataFrame:  # fmt: skip
    """The figures of all columns, one below the other, as columns of figures with _DATE, unit and ROW."""
    missing = np.full(len(rows), np.nan)
    parts = []
    for one in columns:
        value = numbers[one.head]
        count, denominator, half = (
            numbers[name] if name else missing for name in (one.count, one.denominator, one.half)
        )
        measure, unit = _measure(one, said, title)
        status = np.where(suppressed[one.head], str(FigureStatus.SUPPRESSED), str(FigureStatus.OFFICIAL))
        parts.append(
            pd.DataFrame({
                "measure": measure, "area_code": rows[CODE], "area_name": rows[NAME], "sex": _sex(one, said), "age": _age(one, said),
                _DATE: one.date or said.get("date", ""), "value": value, "lower_ci": value - half, "upper_ci": value + half, "count": count,
                "denominator": denominator, "status": status, "unit": unit, ROW: rows[ROW],
            })
        )  # fmt: skip
    made = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=["measure", _DATE, "unit", ROW])
    return made.astype({_DATE: "category"})


def _measure(one: Across, said: Said, title: str) -> "tuple[np.ndarray[Any, np.dtype[np.object_]] | str, str]":
    """What a column measures: the table, the categories that its lines name, its own; and its unit."""
    name: Any = title
    for key, cells in said.items():
        if key in _OF_ALL or is_sex(key) or is_age(key) or all(_WHOLE.fullmatch(str(cell)) for cell in set(cells)):
            continue
        name = name + ": " + cells
    name = name + (f": {one.label}" if one.label else "") + (" (%)" if one.share else "")
    units = {plain(str(cell)) for key in ("units", "unit", "measures", "measure") for cell in set(said.get(key, ()))}
    if one.share or units & {"percent", "per cent", "percentage"}:
        return name, "%"
    return name, unit_in(one.label or title) or (
        "number" if units & {"persons", "households", "people", "value"} else ""
    )


def _sex(one: Across, said: Said) -> "np.ndarray[Any, np.dtype[np.object_]] | str":
    if one.sex:
        return one.sex
    key = next((key for key in said if is_sex(key)), "")
    if key:
        return np.array([str(sex_of(str(cell)) or "") for cell in said[key]], dtype=object)
    whom = {str(cell) for cell in set(said.get("population", ()))}
    return str(Sex.PERSONS) if whom and all(map(counts_everyone, whom)) else ""


def _age(one: Across, said: Said) -> "np.ndarray[Any, np.dtype[np.object_]] | str":
    return one.age or next((cells for key, cells in said.items() if is_age(key)), "")


def _told(measure: str, unit: str, title: str) -> Told:
    return Told(
        measure=measure, name=measure, unit=unit, value_type={"number": ValueType.COUNT, "%": ValueType.PROPORTION}.get(unit),
        multiplier=100.0 if unit == "%" else None, publisher=PUBLISHER, source=f"Nomis, {title}", licence=LICENCE,
    )  # fmt: skip


def _fits(names: Collection[str]) -> bool:
    return MNEMONIC in names or any(map(_AREA.fullmatch, names))


def _heads() -> tuple[str, ...]:
    years = range(2001, 2036)
    kinds = (
        "super output area lower layer",
        "super output area middle layer",
        "output area",
        "ward",
        "census merged ward",
    )
    areas = [f"{year} {kind}" for year in years for kind in kinds] + [f"ward {year}" for year in years]
    authorities = [f"local authority {kind} unitary {when} april {year}" for kind in ("district", "county") for when in ("as of", "prior to") for year in years]  # fmt: skip
    return (
        MNEMONIC, *areas, *authorities, "country", "region", "area", "total", "all persons", "persons", "males", "females", "male", "female",
        "all ages", "all categories age", "number", "percent", "conf", "value", "numerator", "denominator", "all usual residents",
        "aged 0 to 15", "aged 16 to 24", "aged 4 years and under",
    )  # fmt: skip


NOMIS_QUERY: Final = Layout(
    title="Nomis, a downloaded query", fits=_fits, heads=_heads(), read=read_nomis_query, repeats=True, reads_above=True
)
