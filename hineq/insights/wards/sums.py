"""The figure of areas together, made of their counts: the sum of counts over the sum of denominators."""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hineq.methods.rates import crude_rate, proportion
from hineq.model.indicator import Indicator
from hineq.model.words import FigureStatus, ValueType

PUBLISHED, POOLED, AVERAGE = "the ward's figure", "counts added up", "average weighted by residents"


@dataclass(frozen=True, kw_only=True)
class SideFigure:
    """The figure of one side with its limits (NaN without) and how it came about, or why there is none."""

    value: float
    lower: float
    upper: float
    method: str


def pooled_figure(indicator: Indicator, wards: pd.DataFrame) -> SideFigure | None:
    """The figure of wards together from their counts and denominators, or None where it cannot be made of them.

    `wards` are rows of a view's table. Only proportions and crude rates of which every ward has both can; the interval
    is Wilson's or Byar's where the wards' own figures may carry one, else NaN.
    """
    pool = {ValueType.PROPORTION: proportion, ValueType.CRUDE_RATE: crude_rate}.get(indicator.value_type)
    count, denominator = (wards[name].to_numpy(dtype=float) for name in ("count", "denominator"))
    if pool is None or np.isnan(count).any() or not (denominator > 0).all():
        return None
    sums = pool(count.sum(), denominator.sum(), multiplier=indicator.multiplier)
    sure = (wards.status == FigureStatus.OFFICIAL).all() and wards.lower_ci.notna().all()
    limits = (float(sums.lower), float(sums.upper)) if sure else (math.nan, math.nan)
    return SideFigure(value=float(sums.value), lower=limits[0], upper=limits[1], method=POOLED)
