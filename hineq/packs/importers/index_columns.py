"""Which columns, and which rows of them, of a file of the Indices of Deprivation hold which measure; of which areas and year they are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import pandas as pd

from hineq.model.words import Polarity, ValueType
from hineq.packs.importers.cell_words import plain
from hineq.packs.importers.figure_columns import words_of
from hineq.packs.importers.index_words import INDICES, Figured, counts_people, figure_for, figure_of, head_of, index_of
from hineq.packs.importers.layouts import VINTAGE
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.read.findings import ROW

INDEX: Final = ("index domain", "indices of deprivation", "domain", "index")
YEAR: Final = ("deprivation data year", "datecode", "year", "release", "period")
MEASUREMENT: Final = "measurement"
CODE: Final = re.compile(r"((?:.* )?(?:code|cd)|featurecode|geographycode)( [0-9]{4})?")
NAME: Final = re.compile(r"((?:.* )?(?:name|nm))( [0-9]{4})?")
# columns that are said of the figures, not figures
_BESIDE: Final = ("area type", "la type", "units", *YEAR)
# the districts by which each release counts, which its heads name
_RELEASES: Final = {"2013": "2015", "2019": "2019", "2024": "2025"}
_RELEASE: Final = re.compile(r"(?:iod|imd|id|indices)[ _-]*(?:of[ _-]*deprivation[ _-]*)?(20[0-9]{2})", re.IGNORECASE)
_MID_YEAR: Final = re.compile(r"mid (20[0-9]{2})")
PEOPLE: Final = Figured(
    called="people", direction="The people that the Indices count by.", polarity=Polarity.NO_JUDGEMENT, unit="people",
    value_type=ValueType.COUNT,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, eq=False)
class Part:
    """The figures of a measure: the column in which they stand, on which rows, and their own year where they have one."""

    measure: str
    figure: Figured
    head: str
    rows: "np.ndarray[Any, np.dtype[np.bool_]]"
    period: str = ""


def is_code(name: str) -> bool:
    """Whether a plain head is of codes of areas."""
    return CODE.fullmatch(name) is not None or ((found := VINTAGE.fullmatch(name)) is not None and found[3] == "cd")


def is_name(name: str) -> bool:
    """Whether a plain head is of names of areas."""
    return NAME.fullmatch(name) is not None or ((found := VINTAGE.fullmatch(name)) is not None and found[3] == "nm")


def names_in(table: SheetTable) -> list[str]:
    """The plain heads of a table, in their order."""
    return [str(name) for name in table.frame if name != ROW]


def parts_of(table: SheetTable, frame: pd.DataFrame) -> tuple[list[Part], list[str], str]:
    """The measures of a file, the columns that nothing is taken from, and the column of indices of a long one, "" of a wide one."""
    long = next(
        (name for name in INDEX if name in frame and any(index_of(str(cell)) for cell in frame[name].unique())), ""
    )
    parts, unread = _long(table, frame, long) if long else _wide(table, frame)
    return parts, unread, long


def _wide(table: SheetTable, frame: pd.DataFrame) -> tuple[list[Part], list[str]]:
    """A column a measure."""
    every = np.full(len(frame), True)
    parts: list[Part] = []
    unread: list[str] = []
    for name, printed in zip(names_in(table), table.heads, strict=True):
        if found := head_of(printed):
            index, figure = found
            parts.append(Part(measure=f"{index}: {figure.called}", figure=figure, head=name, rows=every))
        elif counts_people(printed):
            said = _MID_YEAR.search(name)
            own = said[1] if said else ""
            parts.append(Part(measure=" ".join(printed.split()), figure=PEOPLE, head=name, rows=every, period=own))
        elif not (is_code(name) or is_name(name) or name in _BESIDE):
            unread.append(name)
    years = {part.period for part in parts if part.period}
    if len(years) == 1:
        # one of the columns of people carries no year in some releases
        year = next(iter(years))
        parts = [replace(part, period=year) if part.figure is PEOPLE else part for part in parts]
    return parts, unread


def _long(table: SheetTable, frame: pd.DataFrame, long: str) -> tuple[list[Part], list[str]]:
    """A row an index, with a column a figure; or a row a figure, which the column of measurements names."""
    of_index = words_of(frame[long], index_of)
    indices = [index for index in INDICES if (of_index == index).any()]
    parts: list[Part] = []
    if MEASUREMENT in frame and "value" in frame:
        said = words_of(frame[MEASUREMENT], lambda cell: plain(cell) if figure_of(cell) else "")
        for word in sorted({str(one) for one in said if one}):
            parts += _of_indices(of_index, indices, figure_of(word), "value", said == word)
        return parts, []
    unread: list[str] = []
    for name in names_in(table):
        if figure := figure_of(name):
            parts += _of_indices(of_index, indices, figure, name, np.full(len(frame), True))
        elif not (is_code(name) or is_name(name) or name in (long, *_BESIDE)):
            unread.append(name)
    return parts, unread


def _of_indices(
    of_index: "np.ndarray[Any, Any]", indices: Sequence[str], figure: Figured | None, head: str, rows: "np.ndarray[Any, np.dtype[np.bool_]]"
) -> list[Part]:  # fmt: skip
    if figure is None:
        return []
    own = [(index, figure_for(index, figure), rows & (of_index == index)) for index in indices]
    return [
        Part(measure=f"{index}: {one.called}", figure=one, head=head, rows=at) for index, one, at in own if at.any()
    ]


def kind_of_area(table: SheetTable, code: str) -> str:
    """The kind of area, as the head over its code says it: "LSOA 2021"."""
    if found := VINTAGE.fullmatch(code):
        return f"{found[1].upper()} 20{found[2]}"
    head = dict(zip(names_in(table), table.heads, strict=True)).get(code, "")
    return " ".join(re.sub(r"\bcode\b|[()_]", " ", head, flags=re.IGNORECASE).split())


def release_of(table: SheetTable) -> str:
    """The year of the release: by the districts that the heads name, by their own words, or by the file's name; "" where none says it."""
    for name in names_in(table):
        found = re.fullmatch(r"(?:local authority district|la) code (20[0-9]{2})|lad([0-9]{2})cd", name)
        year = f"20{found[2]}" if found and found[2] else found[1] if found else ""
        if year in _RELEASES:
            return _RELEASES[year]
    said = [found[1] for text in (*table.heads, *table.above, table.file) if (found := _RELEASE.search(text))]
    return said[0] if said else ""


def periods_in(frame: pd.DataFrame, release: str) -> "np.ndarray[Any, np.dtype[np.object_]]":
    """The year of each row: its own where a column says it, else that of the release."""
    year = next((name for name in YEAR if name in frame), "")

    def own(cell: str) -> str:
        return found[0] if (found := re.search(r"\b20[0-9]{2}\b", cell)) else release

    return words_of(frame[year], own) if year else np.full(len(frame), release, dtype=object)
