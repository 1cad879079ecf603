"""Nomis by its interface (NM_..._1.data.csv): a row a figure, with the names, codes and kinds of each dimension in columns of their own."""

import re
from collections.abc import Callable, Collection
from typing import Any, Final

import numpy as np
import pandas as pd

from hineq.model.words import FigureStatus, ValueType
from hineq.packs.importers.cell_words import plain
from hineq.packs.importers.extract import Extract, Told, as_figures
from hineq.packs.importers.figure_checks import PERIOD, none_without_codes, with_periods, without_minus_ones
from hineq.packs.importers.figure_columns import each_once, given, numbers_in, without_codes, words_of
from hineq.packs.importers.layouts import Layout
from hineq.packs.importers.measure_words import unit_in
from hineq.packs.importers.nomis_measures import folded
from hineq.packs.importers.nomis_words import LICENCE, PUBLISHER, is_age, is_sex, sexes_of_nomis, status_of
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.importers.unsaid import called_after, sex_asked
from hineq.packs.read.findings import ROW, Findings

_CODE: Final = "geography code"
_VALUE: Final = "obs value"
_DATES: Final = ("date name", "date", "time name", "time")
_MEASURES: Final = ("measures name", "measures")
_PER_CENT: Final = re.compile(r"per ?cent(age)?|20301")
# columns of the interface that are no dimension of the figures
_BESIDE: Final = re.compile(
    r"(date|time|geography|measures|obs value|obs status|obs conf|urn|record offset|record count|freq)( .*)?|.* (code|type|typecode|sortorder)|.* id"
)
_DATA_SET: Final = re.compile(r"nm-([0-9]+)d([0-9]+)d", re.IGNORECASE)
_ALL: Final = re.compile(r"(total|all)\b.*", re.IGNORECASE)


def read_nomis(table: SheetTable, findings: Findings) -> Extract:
    """The figures of a data set: one an area, period, sex, age and category; every other dimension is part of the measure's name.

    A count and its percentage are two measures; a numerator, denominator or confidence interval goes to the figure that it is of. Ages
    that overlap stay apart: nothing is added up. A figure that is missing says so in its note.
    """
    frame, left = without_codes(table.frame, _CODE, "geography name", "geography type")
    none_without_codes(table, frame, _CODE, findings)
    frame, months, said = with_periods(table, frame, table.first(*_DATES), findings)
    numbers = numbers_in(table, frame, {"value": (_VALUE,)}, findings)
    data_set = _data_set(frame)
    name, measure = _measures(table, frame, data_set)
    value, status, note = _values(frame, numbers["value"].amounts, numbers["value"].suppressed)
    columns: dict[str, object] = {
        "measure": measure, "area_code": words_of(frame[_CODE]), "area_name": _words(frame, "geography name"),
        "area_type": _words(frame, "geography type"), "sex": _sexes(frame, _dimension(frame, is_sex)), "age": _words(frame, _dimension(frame, is_age)),
        "period": frame[PERIOD].to_numpy(), "value": value, "status": status, "note": note,
    }  # fmt: skip
    figures = as_figures(columns, frame[ROW])
    figures, more = folded(figures, _words(frame, table.first(*_MEASURES)))
    told = _told(
        table,
        pd.DataFrame({"measure": measure, "name": name}).drop_duplicates("measure"),
        set(figures.measure),
        data_set,
    )
    figures, none = without_minus_ones(
        figures, {one.measure: one.unit for one in told}, {one.measure: one.name for one in told}
    )
    figures, twice = each_once(table, figures, findings)
    figures, absent = given(figures, or_noted=True)
    ages = len(figures.age.unique())
    if ages > 1:
        said.append(f"{ages} ages stand beside each other, and some may hold others: none are added up.")
    return Extract(
        layout=NOMIS.title, file=table.file, figures=figures, measures=told,
        left_out=(*table.left_out, *left, *months, *more, *twice, *absent), remarks=(*said, *none), asks=sex_asked(figures),
    )  # fmt: skip


def _dimension(frame: pd.DataFrame, of_kind: Callable[[str], bool]) -> str:
    """The column of a dimension: its names, or where there are none its numbers."""
    columns = sorted((str(one) for one in frame if of_kind(str(one))), key=lambda one: not one.endswith(" name"))
    return next(iter(columns), "")


def _words(frame: pd.DataFrame, name: str) -> "np.ndarray[Any, np.dtype[np.object_]]":
    return words_of(frame[name]) if name in frame else np.full(len(frame), "", dtype=object)


def _sexes(frame: pd.DataFrame, name: str) -> "np.ndarray[Any, np.dtype[np.object_]]":
    if not name:
        return np.full(len(frame), "", dtype=object)
    known = sexes_of_nomis([str(cell) for cell in frame[name].unique()])
    return words_of(frame[name], lambda cell: str(known.get(cell, "")))


def _values(
    frame: pd.DataFrame,
    values: "np.ndarray[Any, np.dtype[np.float64]]",
    suppressed: "np.ndarray[Any, np.dtype[np.bool_]]",
) -> tuple[Any, Any, Any]:
    """Values, statuses and notes: a figure that its status calls missing has no value, and a note that says why."""
    letters, words = _words(frame, "obs status"), _words(frame, "obs status name")
    said = np.where(words != "", words, letters)
    ordinary = (letters == "A") | np.isin(np.char.lower(said.astype(str)), ("", "a", "normal value"))
    status = words_of(pd.Series(said, dtype="category"), lambda one: str(status_of(one)))
    missing = (
        words_of(pd.Series(said, dtype="category"), lambda one: "yes" if "missing" in one.casefold() else "") == "yes"
    )
    missing |= np.isin(letters, ("Q", "M", "O", "L")) & (status != str(FigureStatus.SUPPRESSED))
    value = np.where(missing | (status == str(FigureStatus.SUPPRESSED)), np.nan, values)
    status[suppressed] = str(FigureStatus.SUPPRESSED)
    note = np.where(ordinary, "", np.where(words != "", words, "Nomis: status " + letters))
    return value, status, note


def _data_set(frame: pd.DataFrame) -> str:
    """The data set, as Nomis calls it, out of the addresses of the figures: "NM_2002_1"; "" where they are not given."""
    found = _DATA_SET.match(str(frame["urn"].iloc[0])) if "urn" in frame and len(frame) else None
    return f"NM_{found[1]}_{found[2]}" if found else ""


def _measures(table: SheetTable, frame: pd.DataFrame, data_set: str) -> tuple[Any, Any]:
    """The name and the id of each row's measure: its categories, and that it is a percentage."""
    name = np.full(len(frame), "", dtype=object)
    for dimension in _dimensions(frame):
        words = _words(frame, dimension)
        if not dimension.endswith(" name"):
            words = f"{dimension} " + words
        name = np.where(name == "", words, name + ", " + words)
    name = np.where(name == "", data_set or called_after(table.file), name)
    kinds = _words(frame, table.first(*_MEASURES))
    share = words_of(
        pd.Series(kinds, dtype="category"), lambda word: " (%)" if _PER_CENT.fullmatch(plain(word)) else ""
    )
    name = name + share
    before = f"{data_set}: " if data_set else ""
    return name, np.where(name == data_set + share, name, before + name)


def _dimensions(frame: pd.DataFrame) -> list[str]:
    """The dimensions beside area, period, sex and age that tell figures apart, or that say which category all are of."""
    names = [str(name) for name in frame if name not in (ROW, PERIOD) and not _BESIDE.fullmatch(str(name))]
    named = {name.removesuffix(" name") for name in names if name.endswith(" name")}
    wanted = []
    for name in names:
        if is_sex(name) or is_age(name) or name in named:
            continue
        cells = [str(cell) for cell in frame[name].unique()]
        if len(cells) > 1 or (name.endswith(" name") and cells and not _ALL.fullmatch(cells[0])):
            wanted.append(name)
    return wanted


def _told(table: SheetTable, measures: pd.DataFrame, kept: Collection[str], data_set: str) -> tuple[Told, ...]:
    """What is known of each measure: its unit only where words say it, or the census counts it."""
    counted = any(str(name).startswith("c20") for name in table.frame)
    made = []
    for measure, name in zip(measures.measure, measures.name, strict=True):
        if measure not in kept:
            continue
        unit = "%" if str(name).endswith(" (%)") else unit_in(str(name)) or ("number" if counted else "")
        called = called_after(table.file) if str(name).removesuffix(" (%)") == data_set else str(name)
        made.append(
            Told(
                measure=str(measure), name=called, unit=unit, value_type=ValueType.COUNT if unit == "number" else None, publisher=PUBLISHER,
                source=f"Nomis{f', data set {data_set}' if data_set else ''}", licence=LICENCE,
            )
        )  # fmt: skip
    return tuple(made)


def _fits(names: Collection[str]) -> bool:
    return _CODE in names and _VALUE in names and any(name in names for name in _DATES)


NOMIS: Final = Layout(
    title="Nomis, by its interface",
    fits=_fits,
    heads=(
        _CODE, _VALUE, *_DATES, *_MEASURES, "geography", "geography name", "geography type", "obs status", "obs status name", "obs conf",
        "gender", "gender name", "c sex", "c sex name", "sex", "sex name", "c age name", "age name", "cell name", "variable name", "urn",
        "record offset", "record count", "date code", "date type", "rural urban name", "measure name", "industry name",
    ),
    read=read_nomis,
)  # fmt: skip
