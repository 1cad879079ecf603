"""The English Indices of Deprivation: neighbourhood and district files as the department publishes them, and long copies of them."""

from collections.abc import Collection, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from hineq.model.words import FigureStatus, Polarity, Sex
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.cell_words import numbers_of
from hineq.packs.importers.extract import Extract, LeftOut, Told, as_figures
from hineq.packs.importers.figure_checks import none_without_codes
from hineq.packs.importers.figure_columns import each_once, fault_in, given, without_codes, words_of
from hineq.packs.importers.index_columns import (
    INDEX,
    MEASUREMENT,
    PEOPLE,
    YEAR,
    Part,
    is_code,
    is_name,
    kind_of_area,
    names_in,
    parts_of,
    periods_in,
    release_of,
)
from hineq.packs.importers.index_words import FIGURES, INDICES, figure_of, head_of
from hineq.packs.importers.layouts import Layout
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.read.findings import ROW, Findings

PUBLISHER: Final = "Ministry of Housing, Communities and Local Government"
LICENCE: Final = "Open Government Licence v3.0"
CAVEAT: Final = (
    "Releases of the Indices are not a time series: compare areas within one release. They describe areas; not everybody in a "
    "deprived area is deprived."
)
_NO_YEAR: Final = "The file does not say of which year the Indices are: put it into the file's name, as IoD2025."


def read_deprivation_indices(table: SheetTable, findings: Findings) -> Extract:
    """The figures of a file of the Indices: each column of them a measure, whose direction is said in its definition.

    Scores rise with deprivation, ranks and deciles begin with the most deprived, and averages of ranks rise again: so the department
    defines them, and a head that says otherwise is followed. The period is the year of the release.
    """
    code, name = (next(filter(of_kind, names_in(table)), "") for of_kind in (is_code, is_name))
    frame, left = without_codes(table.frame, code, name)
    none_without_codes(table, frame, code, findings)
    parts, unread, long = parts_of(table, frame)
    release = release_of(table)
    areas = {
        "area_code": words_of(frame[code]), "area_name": words_of(frame[name]) if name else _all("", frame),
        "area_type": words_of(frame["area type"]) if "area type" in frame else _all(kind_of_area(table, code), frame),
        "period": periods_in(frame, release), ROW: frame[ROW].to_numpy(),
    }  # fmt: skip
    figures, twice = each_once(table, _figures(table, frame, parts, areas, findings), findings)
    figures, absent = given(figures)
    return Extract(
        layout=DEPRIVATION_INDICES.title, file=table.file, figures=figures,
        measures=tuple(_told(part) for part in {part.measure: part for part in parts}.values()),
        left_out=(*table.left_out, *left, *_unknown(frame, long, parts), *twice, *absent),
        remarks=_remarks(parts, unread, release), asks=() if (figures.period != "").all() else (_NO_YEAR,),
    )  # fmt: skip


def _figures(
    table: SheetTable, frame: pd.DataFrame, parts: Sequence[Part], areas: dict[str, "np.ndarray[Any, Any]"], findings: Findings
) -> pd.DataFrame:  # fmt: skip
    """The figures of all measures, one below the other; a fault where there is no measure."""
    if not parts:
        rule = "No row names an index and a figure that the Indices of Deprivation have: take the file as it was published."
        findings.fault(Fault.NO_ROWS, table.file, rule)
        return as_figures({}, [])
    values, suppressed = [], []
    read = {head: numbers_of(frame[head]) for head in dict.fromkeys(part.head for part in parts)}
    for head, numbers in read.items():
        wanted = np.logical_or.reduce([part.rows for part in parts if part.head == head])
        rule = "The cell must hold a number, or a sign that it is missing, such as [c] or a blank."
        fault_in(table, frame, numbers.unreadable & wanted, head, Fault.NUMBER_UNREADABLE, rule, findings)
    for part in parts:
        numbers = read[part.head]
        values.append(numbers.amounts[part.rows])
        suppressed.append(numbers.suppressed[part.rows])
    sizes = [int(part.rows.sum()) for part in parts]
    taken = {name: np.concatenate([cells[part.rows] for part in parts]) for name, cells in areas.items()}
    own = np.repeat(np.array([part.period for part in parts], dtype=object), sizes)
    official, missing = str(FigureStatus.OFFICIAL), str(FigureStatus.SUPPRESSED)
    rows = pd.Series(taken.pop(ROW))
    taken |= {
        "measure": np.repeat(np.array([part.measure for part in parts], dtype=object), sizes), "value": np.concatenate(values),
        "period": np.where(own != "", own, taken["period"]), "status": np.where(np.concatenate(suppressed), missing, official),
    }  # fmt: skip
    return as_figures({**taken, "sex": str(Sex.PERSONS), "age": "All ages"}, rows)


def _told(part: Part) -> Told:
    figure = part.figure
    return Told(
        measure=part.measure, name=part.measure, unit=figure.unit, value_type=figure.value_type, multiplier=figure.multiplier,
        polarity=figure.polarity, definition=figure.direction, caveat="" if figure is PEOPLE else CAVEAT, publisher=PUBLISHER,
        source="English Indices of Deprivation", licence=LICENCE,
    )  # fmt: skip


def _remarks(parts: Sequence[Part], unread: Sequence[str], release: str) -> tuple[str, ...]:
    remarks = [f"The release is that of {release}."] if release else []
    if any("deprived" not in part.head and part.figure.polarity is Polarity.HIGH_IS_GOOD for part in parts):
        remarks.append("Ranks and deciles are read as the department defines them: 1 is the most deprived.")
    if unread:
        remarks.append(f"Nothing is taken from the column{'s' if len(unread) > 1 else ''} {', '.join(unread)}.")
    return tuple(remarks)


def _unknown(frame: pd.DataFrame, long: str, parts: Sequence[Part]) -> list[LeftOut]:
    """The rows of a long table whose index or figure is none that the Indices have."""
    taken = np.logical_or.reduce([part.rows for part in parts]) if parts else np.full(len(frame), False)
    if not long or taken.all():
        return []
    first = frame[~taken].iloc[0]
    why = "no index or figure that the Indices of Deprivation have"
    return [LeftOut(rows=int((~taken).sum()), why=why, example=str(first[long]))]


def _all(word: str, frame: pd.DataFrame) -> "np.ndarray[Any, np.dtype[np.object_]]":
    return np.full(len(frame), word, dtype=object)


def _fits(names: Collection[str]) -> bool:
    """Whether heads are those of the Indices: a code beside an index's figures, or a column of indices beside figures."""
    if not any(map(is_code, names)):
        return False
    if any(name in names for name in INDEX) and any(figure_of(name) or name == MEASUREMENT for name in names):
        return True
    return "value" not in names and "indicator" not in names and any(map(head_of, names))


def _heads() -> tuple[str, ...]:
    deprived = [
        f"{what} where 1 is {end} deprived{tail}"
        for what in ("rank", "decile")
        for end in ("most", "least")
        for tail in ("", " 10 of lsoas")
    ]
    figures = [f"{word} {end}" for words in INDICES.values() for word in words for end in (*FIGURES, *deprived)]
    figures += [f"imd {year} {end}" for year in range(2004, 2036) for end in (*FIGURES, *deprived)]
    kinds = ("lsoa", "local authority district", "upper tier local authority")
    areas = [f"{kind} {what} {year}" for kind in kinds for what in ("code", "name") for year in range(2001, 2036)]
    return (
        *figures, *areas, *FIGURES, "rank average rank", "rank average score", "proportion bottom decile", "rank proportion bottom decile",
        *INDEX, *YEAR, MEASUREMENT, "area code", "area name", "area type", "featurecode", "units", "lsoa code", "la code", "la name",
    )  # fmt: skip


DEPRIVATION_INDICES: Final = Layout(
    title="English Indices of Deprivation", fits=_fits, heads=_heads(), read=read_deprivation_indices
)
