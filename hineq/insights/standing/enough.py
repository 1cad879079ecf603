"""Whether a rank or a spread counts enough authorities to be held against, and whether enough people live in the one that is ranked.

The rules and their reasons: docs/decisions/spread-of-its-own-kind.md, docs/decisions/rank-in-words.md.
"""

import math

import pandas as pd

from hineq.insights.series.figures import Figures
from hineq.insights.series.residents import ALL_AGES, residents_in, years_of
from hineq.model.enough import FEWEST_RESIDENTS, LEAST_COUNTED
from hineq.model.place import Place


def well_counted(figures: Figures, rows: pd.DataFrame, count: str) -> pd.DataFrame:
    """The ranks or spreads that count at least half of the authorities of their kind; `count` is the column of how many."""
    if rows.empty:
        return rows
    counted = zip(rows[count].tolist(), rows.areas.tolist(), strict=True)
    return rows[[counts_enough(figures, many, areas) for many, areas in counted]]


def counts_enough(figures: Figures, counted: float, areas: str) -> bool:
    """The same of one rank or spread, by how many it counts of which authorities."""
    most = figures.once(well_counted, lambda: _most_counted(figures.place))
    return counted >= LEAST_COUNTED * most.get(areas, math.nan)


def has_few_residents(place: Place) -> bool:
    """Whether so few people live in the place that a few of them move a rank far; not where their number is not known."""
    own = place.population[place.population.area_code == place.area_code] if len(place.population) else place.population
    years = years_of(own)
    return (
        bool(years) and float(residents_in(own, ALL_AGES, max(years)).get(place.area_code, math.inf)) < FEWEST_RESIDENTS
    )


def _most_counted(place: Place) -> dict[str, float]:
    """How many authorities of each kind the pack counts at most, by what it calls the kind."""
    tables = ((place.distributions, "areas_counted"), (place.national_ranks, "areas_ranked"))
    counts = [
        table[["areas", many]].set_axis(["areas", "many"], axis="columns") for table, many in tables if len(table)
    ]
    most = pd.concat(counts).astype({"areas": str, "many": float}).groupby("areas").many.max()
    return {str(areas): float(many) for areas, many in most.items()}
