"""The observations with every interval that can honestly be given: published, or made from counts."""

import numpy as np
import pandas as pd

from hineq.methods.checking import is_interval
from hineq.methods.rates import crude_rate, proportion
from hineq.model.place import Place
from hineq.model.roles import SeriesRole
from hineq.model.words import FigureStatus, ValueType

_SELECTED_BY = ("area_code", "indicator_id", "series", "sex", "period")
PUBLISHED, WILSON, POISSON, NONE = "published", "Wilson score", "exact Poisson or Byar's", ""
FROM_COUNTS = (WILSON, POISSON)
_METHODS = pd.CategoricalDtype([PUBLISHED, WILSON, POISSON, NONE])


def observations_with_intervals(place: Place) -> pd.DataFrame:
    """The place's observations with limits filled in from counts, and the column `interval_method`.

    A published interval stays as it is; published limits that are none (`is_interval`: of no width, or crossed) are taken
    away. Limits are computed only for proportions and crude rates whose count and denominator are the true ones: official
    figures, and sums of the counts of whole neighbourhoods. Means of small-area values, shares built from area classes and
    rates over somebody else's denominator get none (docs/decisions/intervals-given.md). Rows without a value are kept.
    """
    frame = place.observations.copy()
    published = is_interval(frame.lower_ci.to_numpy(dtype=float), frame.upper_ci.to_numpy(dtype=float))
    frame.loc[~published, ["lower_ci", "upper_ci"]] = np.nan
    frame["interval_method"] = np.where(published, PUBLISHED, NONE)
    kinds = frame.indicator_id.map({key: indicator.value_type for key, indicator in place.indicators.items()})
    multiplier = frame.indicator_id.map({key: indicator.multiplier for key, indicator in place.indicators.items()})
    summed = {key for key, series in place.series.items() if series.has(SeriesRole.SUM_OF_NEIGHBOURHOODS)}
    sums = pd.MultiIndex.from_frame(frame[["indicator_id", "series"]]).isin(summed)
    possible = (
        (frame.interval_method == NONE)
        & ((frame.status == FigureStatus.OFFICIAL) | ((frame.status == FigureStatus.ESTIMATED) & sums))
        & frame["value"].notna()
        & frame["count"].notna()
        & (frame.denominator > 0)
    )
    for kind, method, name in (
        (ValueType.PROPORTION, proportion, WILSON),
        (ValueType.CRUDE_RATE, crude_rate, POISSON),
    ):
        rows = possible & (kinds == kind)
        if rows.any():
            limits = method(
                frame.loc[rows, "count"].to_numpy(), frame.loc[rows, "denominator"].to_numpy(),
                multiplier[rows].to_numpy(),
            )  # fmt: skip
            frame.loc[rows, ["lower_ci", "upper_ci"]] = np.column_stack([limits.lower, limits.upper])
            frame.loc[rows, "interval_method"] = name
    # categories make every later selection a comparison of small integers: a page asks for hundreds
    frame = frame.sort_values(["period_start", "area_code"], kind="stable", ignore_index=True)
    return frame.astype(dict.fromkeys(_SELECTED_BY, "category") | {"interval_method": _METHODS})
