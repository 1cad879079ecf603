"""Whether a rank or a spread counts enough authorities to be held against.

The rule and its reasons: docs/decisions/spread-of-its-own-kind.md.
"""

import math

import pandas as pd

from hineq.insights.series.figures import Figures
from hineq.model.enough import LEAST_COUNTED
from hineq.model.place import Place


def well_counted(figures: Figures, rows: pd.DataFrame, count: str) -> pd.DataFrame:
    """The ranks or spreads that count at least half of the authorities of their kind; `count` is the column of how many."""
    if rows.empty:
        return rows
    most = figures.once(well_counted, lambda: _most_counted(figures.place))
    counted = zip(rows[count].tolist(), rows.areas.tolist(), strict=True)
    return rows[[many >= LEAST_COUNTED * most.get(areas, math.nan) for many, areas in counted]]


def _most_counted(place: Place) -> dict[str, float]:
    """How many authorities of each kind the pack counts at most, by what it calls the kind."""
    tables = ((place.distributions, "areas_counted"), (place.national_ranks, "areas_ranked"))
    counts = [
        table[["areas", many]].set_axis(["areas", "many"], axis="columns") for table, many in tables if len(table)
    ]
    most = pd.concat(counts).astype({"areas": str, "many": float}).groupby("areas").many.max()
    return {str(areas): float(many) for areas, many in most.items()}
