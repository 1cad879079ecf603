"""A series carried forward along its straight line: the projection and the chance of reaching a target."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hineq.methods.checking import check_limits, check_word, floats
from hineq.methods.distributions import student_t, student_t_below
from hineq.methods.results import FloatArray

FEWEST_POINTS = 5


@dataclass(frozen=True, eq=False)
class Projection:
    """A straight line fitted to a series: values and prediction limits at the times asked for, and the fit."""

    value: FloatArray
    lower: FloatArray
    upper: FloatArray
    slope: float
    intercept: float
    residual_sd: float
    degrees_of_freedom: int


def project(time: ArrayLike, value: ArrayLike, at: ArrayLike, confidence: float = 0.95) -> Projection:
    """The least squares line of a series on time, at other times, with the interval for a new figure.

    `time` and `value` (point), a point with either missing left out; `at` of any shape, in the unit of
    `time`. The Student t prediction interval holds the scatter of a single figure and the uncertainty of the
    line, but not a change of course, nor any dependence between one point and the next.

    Raises ValueError for fewer than five points, times that are all the same, and a confidence outside 0.5 to
    1.

    Source: Draper NR, Smith H (1998), Applied Regression Analysis, 3rd ed., chapters 1 and 3.

    >>> ahead = project([2010, 2011, 2012, 2013, 2014], [20.0, 19.5, 18.0, 17.5, 17.0], 2016)
    >>> f"{ahead.value:.2f} {ahead.lower:.2f} {ahead.upper:.2f}"
    '15.20 13.52 16.88'
    """
    at = floats(at)
    line = _fit(time, value)
    deviate = student_t(line.degrees_of_freedom, confidence)
    predicted, error = line.predict(at)
    return Projection(
        predicted,
        predicted - deviate * error,
        predicted + deviate * error,
        line.slope,
        line.mean_value - line.slope * line.mean_time,
        line.residual_sd,
        line.degrees_of_freedom,
    )


def chance_of_reaching(time: ArrayLike, value: ArrayLike, at: float, target: float, polarity: str) -> float:
    """The probability that a series, carried on along its straight line, is at or beyond a target at a time.

    `time` and `value` as for `project`; "beyond" is above with a polarity of `high_is_good`, below with
    `low_is_good`. The probability, 0 to 1, is that of the predictive Student t distribution; NaN for a
    missing time or target.

    Raises ValueError for another polarity (without a judgement there is no good side), fewer than five
    points, and times that are all the same.

    Source: as for `project`.

    >>> years, smoking = [2010, 2011, 2012, 2013, 2014], [20.0, 19.5, 18.0, 17.5, 17.0]
    >>> round(chance_of_reaching(years, smoking, 2016, 16.0, "low_is_good"), 3)
    0.886
    """
    check_word("polarity", polarity, ("high_is_good", "low_is_good"))
    line = _fit(time, value)
    predicted, error = line.predict(floats(at))
    beyond = float(predicted - target) * (1 if polarity == "high_is_good" else -1)
    if float(error) == 0:  # a series without scatter says yes or no
        return float(beyond >= 0)
    return student_t_below(beyond / float(error), line.degrees_of_freedom)


def thin_overlapping(start: ArrayLike, end: ArrayLike) -> NDArray[np.bool_]:
    """Which of overlapping periods to keep: the latest, then the latest that ends before it starts, and so on.

    `start` and `end` (period), as years or as ordinal days, both included, in any order; result (period),
    true for those kept. Of periods with one end the shorter is kept. A period without a start or an end is
    not kept.

    Raises ValueError for a start after its end, and for starts and ends of different number.

    Source: least squares asks for independent points; overlapping periods share their events.

    >>> thin_overlapping([2010, 2011, 2012, 2013], [2012, 2013, 2014, 2015]).tolist()  # three-year rolling
    [True, False, False, True]
    """
    start, end = floats(start), floats(end)
    if start.ndim != 1 or start.shape != end.shape:
        raise ValueError(
            f"'start' and 'end' must be lists of the same length, got shapes {start.shape} and {end.shape}."
        )
    check_limits("start", start, "end", end)
    keep = np.zeros(start.shape, dtype=np.bool_)
    free_until = math.inf
    for period in np.lexsort((start, end))[::-1]:
        if end[period] < free_until and start[period] > -math.inf:
            keep[period] = True
            free_until = start[period]
    return keep


@dataclass(frozen=True)
class _Line:
    slope: float
    mean_time: float
    mean_value: float
    spread_of_time: float
    residual_sd: float
    degrees_of_freedom: int

    def predict(self, at: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Predicted values and the standard errors of a single new figure."""
        away = at - self.mean_time
        points = self.degrees_of_freedom + 2
        error = self.residual_sd * np.sqrt(1 + 1 / points + away * away / self.spread_of_time)
        return self.mean_value + self.slope * away, error


def _fit(time: ArrayLike, value: ArrayLike) -> _Line:
    time, value = floats(time), floats(value)
    if time.ndim != 1 or time.shape != value.shape:
        raise ValueError(
            f"'time' and 'value' must be lists of the same length, got shapes {time.shape} and {value.shape}."
        )
    known = np.isfinite(time) & np.isfinite(value)
    time, value = time[known], value[known]
    if len(time) < FEWEST_POINTS:
        raise ValueError(f"'value' must hold at least {FEWEST_POINTS} points with a time, got {len(time)}.")
    away = time - time.mean()
    spread = float(away @ away)
    if spread == 0:
        raise ValueError(f"'time' must hold at least two different times, got {time[0]:.12g} for every point.")
    apart = value - value.mean()
    slope = float(away @ apart) / spread
    residual = apart - slope * away
    freedom = len(time) - 2
    sd = math.sqrt(float(residual @ residual) / freedom)
    return _Line(slope, float(time.mean()), float(value.mean()), spread, sd, freedom)
