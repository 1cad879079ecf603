"""Nomis's tables of a census as whole files (census2021-ts011-ltla.csv, KS...bulk.csv): an area a row, a category a column."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd

from hineq.model.words import FigureStatus, Sex, ValueType
from hineq.packs.importers.cell_words import plain, sex_of
from hineq.packs.importers.extract import Extract, Told, as_figures
from hineq.packs.importers.figure_checks import PERIOD, none_without_codes, with_periods
from hineq.packs.importers.figure_columns import each_once, given, numbers_in, without_codes, words_of
from hineq.packs.importers.layouts import Layout
from hineq.packs.importers.measure_words import unit_in
from hineq.packs.importers.nomis_words import LICENCE, PUBLISHER, is_age, is_sex
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.importers.unsaid import sex_asked
from hineq.packs.read.findings import ROW, Findings

_CODE: Final = "geography code"
_NEEDED: Final = ("date", "geography", _CODE)
_RURAL: Final = "rural urban"
# "Sex: Male; Age: Aged 4 years and under; measures: Value"
_PARTS: Final = re.compile(r";\s+(?=[^:;]+:)")
_MEASURES: Final = re.compile(r"measures?", re.IGNORECASE)
_PER_CENT: Final = re.compile(r"per ?cent(age)?", re.IGNORECASE)
_OF_ALL_AGES: Final = ("total", "all categories age", "all ages")
# figures of a census that are no counts
_NO_COUNT: Final = re.compile(r"\b(density|mean|median|average|rate|ratio|hectares?)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Column:
    """What a column of a census table holds: its measure, whom it counts, its age, and its unit where its head says one."""

    measure: str
    sex: str
    age: str
    unit: str


def column_of(head: str) -> Column:
    """What the head of a column says: its dimensions with their categories, of which sex and age stand apart from the measure.

    >>> column_of("Household deprivation: Household is deprived in one dimension; measures: Value").measure
    'Household deprivation: Household is deprived in one dimension'
    >>> one = column_of("Sex: Female; Age: Aged 4 years and under; measures: Percent")
    >>> one.measure, one.sex, one.age, one.unit
    ('Percentage by sex and age', 'Female', 'Aged 4 years and under', '%')
    """
    sex = age = ""
    share = False
    apart: list[str] = []
    rest: list[str] = []
    for part in _PARTS.split(" ".join(head.split())):
        name, _, category = (text.strip() for text in part.partition(":"))
        if _MEASURES.fullmatch(name):
            share = _PER_CENT.fullmatch(category) is not None
        elif is_sex(plain(name)) and sex_of(category):
            sex, apart = str(sex_of(category) or Sex.PERSONS), [*apart, "sex"]
        elif is_age(plain(name)) and category:
            age, apart = "All ages" if plain(category) in _OF_ALL_AGES else category, [*apart, "age"]
        else:
            rest.append(part.strip())
    measure = "; ".join(rest) or f"{'Percentage' if share else 'Count'} by {' and '.join(apart)}"
    if share:
        return Column(measure=f"{measure} (%)" if rest else measure, sex=sex, age=age, unit="%")
    counted = "" if _NO_COUNT.search(measure) else "number"
    return Column(measure=measure, sex=sex, age=age, unit=_per_area(measure) or unit_in(measure) or counted)


def read_nomis_bulk(table: SheetTable, findings: Findings) -> Extract:
    """The figures of a table of a census: each column of them a measure, or an age or sex of one; a percentage is another measure.

    Totals and parts stand beside each other as the table has them: nothing is added up.
    """
    frame, left = without_codes(table.frame, _CODE, "geography")
    none_without_codes(table, frame, _CODE, findings)
    frame, months, said = with_periods(table, frame, "date", findings)
    names = [str(name) for name in table.frame if name != ROW]
    heads = [name for name in names if name not in (*_NEEDED, _RURAL)]
    printed = dict(zip(names, table.heads, strict=True))
    columns = {name: column_of(printed[name]) for name in heads}
    figures = _figures(table, frame, columns, findings)
    figures, twice = each_once(table, figures, findings)
    figures, absent = given(figures)
    told = tuple(_told(column) for column in {one.measure: one for one in columns.values()}.values())
    return Extract(
        layout=NOMIS_BULK.title, file=table.file, figures=figures, measures=told, left_out=(*table.left_out, *left, *months, *twice, *absent),
        remarks=tuple(said), asks=sex_asked(figures),
    )  # fmt: skip


def _figures(table: SheetTable, frame: pd.DataFrame, columns: dict[str, Column], findings: Findings) -> pd.DataFrame:
    numbers = numbers_in(table, frame, {name: (name,) for name in columns}, findings)
    rows, width = len(frame), len(columns)

    def down(name: str) -> "np.ndarray[Any, np.dtype[np.object_]]":
        return np.tile(words_of(frame[name]) if name in frame else np.full(rows, "", dtype=object), width)

    def across(field: str) -> "np.ndarray[Any, np.dtype[np.object_]]":
        return np.repeat(np.array([getattr(column, field) for column in columns.values()], dtype=object), rows)

    rural = frame[_RURAL] if _RURAL in frame and len(frame[_RURAL].unique()) > 1 else None
    suppressed = np.concatenate([numbers[name].suppressed for name in columns] or [np.array([], dtype=bool)])
    return as_figures(
        {
            "measure": across("measure"), "area_code": down(_CODE), "area_name": down("geography"), "sex": across("sex"), "age": across("age"),
            "period": np.tile(frame[PERIOD].to_numpy(dtype=object), width),
            "value": np.concatenate([numbers[name].amounts for name in columns] or [np.array([])]),
            "status": np.where(suppressed, str(FigureStatus.SUPPRESSED), str(FigureStatus.OFFICIAL)),
            "grouped_by": "" if rural is None else _RURAL, "group": "" if rural is None else down(_RURAL),
        },
        pd.Series(np.tile(frame[ROW].to_numpy(), width)),
    )  # fmt: skip


def _told(column: Column) -> Told:
    return Told(
        measure=column.measure, name=column.measure, unit=column.unit,
        value_type={"number": ValueType.COUNT, "%": ValueType.PROPORTION}.get(column.unit), multiplier=100.0 if column.unit == "%" else None,
        publisher=PUBLISHER, source="Census, by Nomis", licence=LICENCE,
    )  # fmt: skip


def _per_area(measure: str) -> str:
    """People over an area: "Population Density: Persons per square kilometre"."""
    found = re.search(r"\b(persons|people|households) per [a-z ]+$", measure, re.IGNORECASE)
    return found[0].casefold() if found else ""


def _fits(names: Collection[str]) -> bool:
    return all(name in names for name in _NEEDED) and "value" not in names and "obs value" not in names


NOMIS_BULK: Final = Layout(
    title="Nomis, a table of the census", fits=_fits, heads=(*_NEEDED, _RURAL), read=read_nomis_bulk
)
