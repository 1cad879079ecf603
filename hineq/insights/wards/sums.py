"""The figure of areas together: made of their counts, else the mean of their figures, each with its interval."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hineq.insights.series.intervals import FROM_COUNTS
from hineq.methods.checking import floats
from hineq.methods.groups import weighted_mean
from hineq.methods.intervals import poisson_limits
from hineq.methods.rates import crude_rate, proportion
from hineq.methods.results import Estimate, FloatArray, Interval
from hineq.model.indicator import Indicator
from hineq.model.words import FigureStatus, ValueType

# the columns of a view's table that the figure of wards together is made of
GROUPED_BY = ("value", "lower_ci", "upper_ci", "count", "denominator", "status", "interval_method")
# wards by column: a table, or the arrays of one
Columns = pd.DataFrame | Mapping[str, np.ndarray]
# whose residents of which year follows the last where they are known
PUBLISHED, POOLED, AVERAGE = "the ward's figure", "counts added up", "average weighted by residents"


@dataclass(frozen=True, kw_only=True)
class SideFigure:
    """The figure of one side with its limits (NaN without) and how it came about, or why there is none."""

    value: float
    lower: float
    upper: float
    method: str

    @property
    def limits(self) -> Interval:
        """Both limits, as methods take them."""
        return Interval(floats(self.lower), floats(self.upper))


def pooled_figure(indicator: Indicator, wards: Columns) -> SideFigure | None:
    """The figure of wards together from their counts and denominators, or None where it cannot be made of them.

    `wards` are rows of a view's table, or its columns. Proportions, crude rates and standardised ratios of which every ward has both
    can; a ratio's denominator must be the events expected, so that it gives each ward's own ratio. The interval is
    Wilson's, Byar's or the exact one where the wards' own figures may carry one, else NaN.
    """
    count, denominator = (np.asarray(wards[name], dtype=float) for name in ("count", "denominator"))
    if np.isnan(count).any() or not (denominator > 0).all():
        return None
    match indicator.value_type:
        case ValueType.PROPORTION:
            sums = proportion(count.sum(), denominator.sum(), multiplier=indicator.multiplier)
        case ValueType.CRUDE_RATE:
            sums = crude_rate(count.sum(), denominator.sum(), multiplier=indicator.multiplier)
        case ValueType.RATIO if _are_expected(indicator, np.asarray(wards["value"], dtype=float), count, denominator):
            sums = _observed_over_expected(count.sum(), denominator.sum() / indicator.multiplier)
        case _:
            return None
    return _figure(sums, POOLED, sure=_sure(wards))


def group_figure(indicator: Indicator, wards: Columns, people: FloatArray) -> SideFigure | None:
    """The figure of wards together: from their counts, else the mean of their figures weighted by `people`.

    `wards` are rows of a view's table, or its columns, each with a figure. The mean has the interval that the wards' own limits give,
    wards being independent of each other and the weights exact; NaN where a ward has none, or is neither official nor made of true counts. None
    of a standardised ratio without the events expected: the mean of ratios is no ratio.
    """
    if pooled := pooled_figure(indicator, wards):
        return pooled
    if indicator.value_type is ValueType.RATIO:
        return None
    value, lower, upper = (np.asarray(wards[name], dtype=float) for name in ("value", "lower_ci", "upper_ci"))
    return _figure(weighted_mean(value, Interval(lower, upper), people), AVERAGE, sure=_sure(wards))


def _sure(wards: Columns) -> bool:
    """Whether every ward's figure has an interval of its own, and is official or made of true counts."""
    made = zip(wards["status"].tolist(), wards["interval_method"].tolist(), strict=True)
    sure = all(status == FigureStatus.OFFICIAL or method in FROM_COUNTS for status, method in made)
    return sure and not np.isnan(np.asarray(wards["lower_ci"], dtype=float)).any()


def _are_expected(indicator: Indicator, value: FloatArray, count: FloatArray, denominator: FloatArray) -> bool:
    """Whether denominators are the events expected: then they give each ward's ratio, as far as it is printed."""
    apart = np.abs(value - indicator.multiplier * count / denominator)
    return bool((apart <= 0.5 * 10.0**-indicator.decimals + 0.01 * np.abs(value)).all())


def _observed_over_expected(observed: float, expected: float) -> Estimate:
    limits = poisson_limits(observed)
    return Estimate(floats(observed / expected), limits.lower / expected, limits.upper / expected)


def _figure(made: Estimate, method: str, *, sure: bool) -> SideFigure:
    limits = (float(made.lower), float(made.upper)) if sure else (math.nan, math.nan)
    return SideFigure(value=float(made.value), lower=limits[0], upper=limits[1], method=method)
