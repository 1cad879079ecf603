"""Fingertips' download of data (OHID): 26 or 27 columns, several kinds of area and groups of them in one file."""

from typing import Any, Final

import numpy as np
import pandas as pd

from hineq.model.words import FigureStatus
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.cell_words import Numbers, sex_of
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
from hineq.packs.importers.layouts import Layout, all_of
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.read.findings import ROW, Findings

PUBLISHER: Final = "Office for Health Improvement and Disparities"
LICENCE: Final = "Open Government Licence v3.0"
_NUMBERS: Final = {
    "value": ("value",),
    "lower_ci": ("lower ci 95 0 limit", "lower ci limit"), "upper_ci": ("upper ci 95 0 limit", "upper ci limit"),
    "lower_998": ("lower ci 99 8 limit",), "upper_998": ("upper ci 99 8 limit",),
    "count": ("count",), "denominator": ("denominator",),
}  # fmt: skip
_NEEDED: Final = (
    "indicator id", "indicator name", "area code", "area name", "area type", "time period", "value", "sex", "age",
)  # fmt: skip
# how a value's note says that the figure is not a count of the publisher's own
_STATUSES: Final = (
    ("suppress", FigureStatus.SUPPRESSED), ("disclos", FigureStatus.SUPPRESSED), ("small number", FigureStatus.SUPPRESSED),
    ("modelled", FigureStatus.MODELLED), ("estimate", FigureStatus.ESTIMATED),
    ("provisional", FigureStatus.PROVISIONAL),
)  # fmt: skip


def read_fingertips(table: SheetTable, findings: Findings) -> Extract:
    """The figures of a download: one an area, sex, age and period, beside those of groups within an area, which stay apart.

    The unit, its multiplier and which way is good are in the indicators' metadata, another download, not in this file.
    """
    frame, left = without_codes(table.frame, "area code", "area name", "area type")
    numbers = numbers_in(table, frame, _NUMBERS, findings)
    notes = words_of(frame["value note"]) if "value note" in frame else np.full(len(frame), "", dtype=object)
    columns: dict[str, object] = {name: read.amounts for name, read in numbers.items()}
    columns |= {
        "measure": words_of(frame["indicator id"]), "area_code": words_of(frame["area code"]), "area_name": words_of(frame["area name"]),
        "area_type": words_of(frame["area type"]), "sex": words_of(frame.sex, lambda word: str(sex_of(word) or "")), "age": words_of(frame.age),
        "period": words_of(frame["time period"], period_label), "note": notes, "status": _statuses(notes, numbers["value"]),
        "grouped_by": words_of(frame["category type"]) if "category type" in frame else "",
        "group": words_of(frame["category"]) if "category" in frame else "",
    }  # fmt: skip
    figures = as_figures(columns, frame[ROW].to_numpy())
    rule = "The period must read like 2021, 2015/16 or 2012 - 14."
    fault_in(table, frame, figures.period == "", "time period", Fault.PERIOD_UNREADABLE, rule, findings)
    figures, twice = each_once(table, figures, findings)
    figures, absent = given(figures)
    named = frame.drop_duplicates("indicator id")
    told = tuple(
        Told(
            measure=str(key), name=str(name), publisher=PUBLISHER, licence=LICENCE,
            source=f"Fingertips public health data, indicator {key}: {name}",
        )
        for key, name in zip(named["indicator id"], named["indicator name"], strict=True)
    )  # fmt: skip
    return Extract(
        layout=FINGERTIPS.title, file=table.file, figures=figures, measures=told, left_out=(*table.left_out, *left, *twice, *absent)
    )  # fmt: skip


def _statuses(notes: "np.ndarray[Any, Any]", values: Numbers) -> "np.ndarray[Any, Any]":
    def status(note: str) -> str:
        said = note.casefold()
        return str(next((status for part, status in _STATUSES if part in said), FigureStatus.OFFICIAL))

    made = words_of(pd.Series(notes, dtype="category"), status)
    # a value that stands there was not suppressed, whatever its note says of others
    made[(made == str(FigureStatus.SUPPRESSED)) & ~np.isnan(values.amounts)] = str(FigureStatus.OFFICIAL)
    made[values.suppressed] = str(FigureStatus.SUPPRESSED)
    return made


FINGERTIPS: Final = Layout(
    title="Fingertips download",
    fits=all_of(*_NEEDED),
    heads=(
        *_NEEDED,
        "parent code", "parent name", "category type", "category", "lower ci 95 0 limit", "upper ci 95 0 limit", "lower ci 99 8 limit",
        "upper ci 99 8 limit", "lower ci limit", "upper ci limit", "count", "denominator", "value note", "recent trend", "time period sortable",
        "new data", "compared to goal", "time period range",
    ),
    read=read_fingertips,
)  # fmt: skip
