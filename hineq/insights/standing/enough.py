"""Whether a rank or a spread counts enough authorities to be held against.

The rule and its reasons: docs/decisions/spread-of-its-own-kind.md.
"""

import pandas as pd

from hineq.insights.series.figures import Figures
from hineq.model.enough import LEAST_COUNTED
from hineq.model.place import Place


def well_counted(figures: Figures, rows: pd.DataFrame, count: str) -> pd.DataFrame:
    """The ranks or spreads that count at least half of the authorities of their kind; `count` is the column of how many."""
    if rows.empty:
        return rows
    most = figures.once(well_counted, lambda: _most_counted(figures.place))
    return rows[rows[count].astype(float) >= LEAST_COUNTED * rows.areas.astype(str).map(most).astype(float)]


def _most_counted(place: Place) -> pd.Series:
    """How many authorities of each kind the pack counts at most, by what it calls the kind."""
    tables = ((place.distributions, "areas_counted"), (place.national_ranks, "areas_ranked"))
    counts = [
        table[["areas", many]].set_axis(["areas", "many"], axis="columns") for table, many in tables if len(table)
    ]
    return pd.concat(counts).astype({"areas": str}).groupby("areas").many.max()
