"""The recent trend of a series: the official test on its latest five points."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hineq.methods.checking import check_limits, check_not_negative, check_part, floats, is_interval, polarity_rows
from hineq.methods.results import FloatArray, TextArray

POINTS = 5
# The 99.8% point of chi-square with one degree of freedom, as published in the Fingertips code.
CHI_SQUARED_LIMIT = 9.54953570608324
TREND_VALUE_TYPES = ("proportion", "crude_rate", "directly_standardised_rate")

_LABELS: TextArray = np.array(["cannot_be_calculated", "decreasing", "no_significant_change", "increasing"])
_JUDGEMENTS: TextArray = np.array([["", "worse", "", "better"], ["", "better", "", "worse"], ["", "", "", ""]])
_REASONS: TextArray = np.array(
    ["", "value_type", "period_over_a_year", "under_five_points", "count_equals_denominator", "under_two_intervals"]
)


@dataclass(frozen=True, eq=False)
class RecentTrend:
    """A trend's label and judgement, chi-square and slope (per point in time), and the reason where there is none."""

    label: TextArray
    judgement: TextArray
    chi_squared: FloatArray
    slope: FloatArray
    reason: TextArray


def recent_trend(
    value: ArrayLike,
    lower: ArrayLike,
    upper: ArrayLike,
    value_type: str,
    count: ArrayLike | None = None,
    denominator: ArrayLike | None = None,
    polarity: ArrayLike = "no_judgement",
    period_years: float = 1,
) -> RecentTrend:
    """Whether the latest five points of a series rise or fall beyond chance.

    `value` with its 95% limits, and `count` and `denominator` where known, each (..., time), oldest first;
    results (...). Label `increasing` or `decreasing` where the slope, weighted by the limits, passes the
    99.8% point of chi-square and keeps its sign (0 counts as rising) when each point is left out in turn;
    else `no_significant_change`. The points need not be consecutive years. `cannot_be_calculated`, with a
    `reason`: `value_type` (not a proportion, a crude or a directly standardised rate), `period_over_a_year`,
    `under_five_points` that have a value (and count and denominator, where given),
    `count_equals_denominator`, `under_two_intervals`. The last five points with an interval (limits of no width are
    none) are fitted. `judgement` is `better` or `worse` by the polarity, else "".

    Raises ValueError for a lower limit above its upper, a negative count or denominator, a proportion's count
    above its denominator, and another word for polarity.

    Source: OHID, Technical guidance: recent trends; dhsc-govuk/FingertipsNext, TrendMarkerCalculator.

    >>> value = [20.0, 21.0, 22.5, 23.0, 25.0]
    >>> lower, upper = [v - 1 for v in value], [v + 1 for v in value]
    >>> trend = recent_trend(value, lower, upper, "crude_rate", polarity="low_is_good")
    >>> f"{trend.label} {trend.judgement} {trend.chi_squared:.2f} {trend.slope:.2f}"
    'increasing worse 55.32 1.20'
    """
    value, lower, upper = floats(value), floats(lower), floats(upper)
    check_limits("lower", lower, "upper", upper)
    value, lower, upper = np.broadcast_arrays(value, lower, upper)
    full, no_rate = _counted(value, count, denominator, value_type)
    with np.errstate(divide="ignore", invalid="ignore"):
        values, weights = _latest(value, lower, upper, full)
        chi_squared, slope, one_sign = _slopes(values, weights)
    untested = np.where(np.count_nonzero(weights, axis=-1) < 2, 5, 0)
    reason = np.where(no_rate, 4, np.where(full.sum(axis=-1) < POINTS, 3, untested))
    if period_years > 1:
        reason = np.full_like(reason, 2)
    if value_type not in TREND_VALUE_TYPES:
        reason = np.full_like(reason, 1)
    calculated = reason == 0
    significant = one_sign & (chi_squared > CHI_SQUARED_LIMIT)
    label = np.where(calculated, np.where(significant, np.where(slope > 0, 3, np.where(slope < 0, 1, 2)), 2), 0)
    return RecentTrend(
        _LABELS[label],
        _JUDGEMENTS[polarity_rows(polarity), label],
        np.where(calculated, chi_squared, np.nan)[()],
        np.where(calculated, slope, np.nan)[()],
        _REASONS[reason],
    )


def _counted(
    value: FloatArray, count: ArrayLike | None, denominator: ArrayLike | None, value_type: str
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which points have all that was given, and which series have a count equal to its denominator among them."""
    full: NDArray[np.bool_] = ~np.isnan(value)
    events = None if count is None else floats(count)
    people = None if denominator is None else floats(denominator)
    for name, given in (("count", events), ("denominator", people)):
        if given is not None:
            check_not_negative(name, given)
            full = full & ~np.isnan(given)
    if events is None or people is None:
        return full, np.zeros(full.shape[:-1], dtype=np.bool_)
    if value_type == "proportion":
        check_part("count", events, "denominator", people)
    return full, (full & (events == people)).any(axis=-1)


def _latest(
    value: FloatArray, lower: FloatArray, upper: FloatArray, full: NDArray[np.bool_]
) -> tuple[FloatArray, FloatArray]:
    """The last five points that can be fitted, oldest first, and their weights: 0 before the first where fewer can."""
    value, lower, upper, full = np.broadcast_arrays(value, lower, upper, full)
    usable = full & is_interval(lower, upper)
    if usable[..., -POINTS:].all():
        last = value[..., -POINTS:]
        width = upper[..., -POINTS:] - lower[..., -POINTS:]
        return last, (3.92 / width) ** 2
    place = np.argsort(usable, axis=-1, kind="stable")[..., -POINTS:]
    width = np.take_along_axis(upper - lower, place, axis=-1)
    usable = np.take_along_axis(usable, place, axis=-1)
    return np.where(usable, np.take_along_axis(value, place, axis=-1), 0), np.where(usable, (3.92 / width) ** 2, 0)


def _slopes(values: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray, NDArray[np.bool_]]:
    """Chi-square and slope of the weighted line, and whether it keeps its sign without any one point.

    Summed over pairs of points, which is the same line: points that do not change then give a slope of
    exactly 0, whatever the rounding.
    """
    points = values.shape[-1]
    early, late = np.triu_indices(points, 1)
    left_out = np.arange(points)[:, np.newaxis]
    kept = np.vstack([np.ones(len(early)), (early != left_out) & (late != left_out)]).T
    steps = late - early
    both = weights[..., early] * weights[..., late] * steps
    across = (both * steps) @ kept
    rise = (both * (values[..., late] - values[..., early])) @ kept
    slopes = rise / across
    chi_squared = rise[..., 0] * slopes[..., 0] / weights.sum(axis=-1)
    return chi_squared, slopes[..., 0], (slopes >= 0).all(axis=-1) | (slopes < 0).all(axis=-1)
