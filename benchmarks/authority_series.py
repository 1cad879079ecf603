"""The series of all authorities that benchmarks read: a folder with two Parquet files and, beside them, what they hold."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd

from hineq.methods.results import FloatArray
from hineq.model.period import Period, parse_period
from hineq.model.words import Polarity

FIGURES, CATALOGUE = "authority_series.parquet", "authority_series_catalogue.parquet"
# no authorities
LARGER_AREAS, UPPER_TIER = ("region", "country"), "county"
# what a unit says of figures that are no measurement of one thing on one scale; a source of an index is one throughout
MODELLED, INDEX, MONEY = "modelled", "index|source unit", "current prices"
POLARITIES = {"high=better": Polarity.HIGH_IS_GOOD, "high=worse": Polarity.LOW_IS_GOOD}


@dataclass(frozen=True, kw_only=True, eq=False)
class AuthoritySeries:
    """One measure of one source and sex for all authorities: `figures` (area, period), NaN where there is none."""

    measure: str
    source_id: str
    sex: str
    polarity: Polarity
    areas: tuple[str, ...]
    periods: tuple[Period, ...]
    figures: FloatArray

    @property
    def rolling(self) -> bool:
        """Whether periods overlap."""
        return any(later.start <= earlier.end for earlier, later in pairwise(self.periods))


def read_series(folder: Path, *, fewest_areas: int = 100, of_today: bool = False) -> list[AuthoritySeries]:
    """Every series of a folder that measures something, with the periods that have figures of many authorities.

    With `of_today` only of the lower-tier authorities that there still are, none of which is a part of another.
    """
    figures = pd.read_parquet(folder / FIGURES)
    if of_today:
        figures = figures[figures.area_current & (figures.area_type != UPPER_TIER)]
    figures = figures[~figures.area_type.isin(LARGER_AREAS) & figures["value"].notna()]
    catalogue = pd.read_parquet(folder / CATALOGUE)
    unit = catalogue.unit.fillna("")
    indices = set(catalogue.source_id[unit.str.contains(INDEX, case=False)])
    measured = ~unit.str.contains(f"{MODELLED}|{MONEY}", case=False) & ~catalogue.source_id.isin(indices)
    kept = catalogue[measured].drop_duplicates(["indicator_id", "source_id"])
    found = []
    for row in kept.itertuples():
        rows = figures[(figures.indicator_id == row.indicator_id) & (figures.source_id == row.source_id)]
        for sex, of_sex in rows.groupby("sex"):
            labels = of_sex.period_label.unique()
            try:
                periods = {label: parse_period(label) for label in labels}
            except ValueError:
                continue  # months, quarters: no years to carry forward by
            wide = of_sex.pivot_table(index="area_code", columns="period_label", values="value")
            wide = wide.loc[:, wide.notna().sum() >= fewest_areas]
            if wide.empty:
                continue
            in_order = sorted(wide.columns, key=lambda label: periods[label])
            found.append(
                AuthoritySeries(
                    measure=str(row.indicator_id),
                    source_id=str(row.source_id),
                    sex=str(sex),
                    polarity=POLARITIES.get(str(row.polarity), Polarity.NO_JUDGEMENT),
                    areas=tuple(wide.index),
                    periods=tuple(periods[label] for label in in_order),
                    figures=wide[in_order].to_numpy(dtype=np.float64, na_value=np.nan),
                )
            )
    return found
