"""Figures that no file of a source holds: read off a publication by hand, as printed there, with the source that prints each."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pandas as pd

from hineq.model.observation import OBSERVATION_COLUMNS
from hineq.packs.build.areas import AREAS
from hineq.packs.build.recipes import check_declared
from hineq.packs.declared.tables import TABLES
from hineq.packs.read.findings import FILE, ROW, Findings
from hineq.packs.read.rows import read_table
from hineq.packs.read.rules import check_keys, check_known

PRINTED: Final = "printed_figures.csv"
_TABLE: Final = TABLES["observations"]


def read_printed(folder: Path, known: Mapping[str, frozenset[Any]], findings: Findings) -> pd.DataFrame:
    """The observations printed for areas above wards, with the columns FILE and ROW; none where the layer has no such table.

    `known` has the ids of the layer's `series` (with their indicators) and `sources`.
    """
    path = folder / PRINTED
    if not path.exists():
        return pd.DataFrame(columns=[*OBSERVATION_COLUMNS, FILE, ROW])
    frame = read_table(path, _TABLE, findings).frame
    if not frame.empty:
        check_keys(_TABLE, frame, findings)
        check_declared(frame, known, findings)
    return frame


def printed_figures(printed: pd.DataFrame, codes: frozenset[str], findings: Findings) -> list[pd.DataFrame]:
    """Observations as they were printed, of the areas with these codes: a row of any other is a fault, not left out.

    No table where there are no rows, whose columns would have no type, and none without codes: what keeps areas from being read is
    a fault of its own.
    """
    if printed.empty or not codes:
        return []
    check_known(printed, "area_code", codes, f"{AREAS}.parquet", findings)
    return [printed[list(OBSERVATION_COLUMNS)]]
