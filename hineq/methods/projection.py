"""A series carried forward: the projection and the chance of reaching a target.

`project_level` and `chance_from_level` are what the pages show: a backtest chose them (docs/decisions/projection.md).
`project` and `chance_of_reaching` are the straight line, whose interval held too few of the figures that came.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hineq.methods.checking import check_limits, check_word, floats
from hineq.methods.distributions import student_t, student_t_below
from hineq.methods.results import FloatArray

FEWEST_POINTS = 5

# The level of a series moves by this share of the way to each new figure, which makes the newer figures weigh more.
SHARE_OF_NEW = 0.6
# What a further step may add, at least and at most, to the square of a change over one step.
WANDER = (0.05, 3.0)
# How far the true figure lay from the level, in changes over as many steps: by how many steps ahead (the steps
# of a series are mostly years) and by the fewest figures of its group. Fitted on one half of the authorities and the
# outcomes before 2017, so that 95% of them fell inside, by `python -m benchmarks.projection FOLDER`, which prints it.
STEPS = (1, 2, 3, 4, 5, 7, 10)
REACH: Mapping[int, tuple[float, ...]] = {
    5: (0.98, 1.04, 1.12, 1.18, 1.34, 1.43, 2.05),
    8: (1.17, 1.17, 1.17, 1.37, 1.37, 1.37, 2.05),
}


@dataclass(frozen=True, kw_only=True)
class TrackRecord:
    """How a projection did on past figures of authorities and years that had not been used to choose or to fit it.

    By years ahead: how many `figures` were held against it, how many in 100 fell `inside` its 95% interval, and how many of
    the measure that held least (`lowest`). By tenth
    of the chance that was said (0 for under 10%): in how many of 100 cases it `came_true`, at 1, 3 and 5 years.
    """

    measures: int
    authorities: int
    figures: Mapping[int, int]
    inside: Mapping[int, int]
    lowest: Mapping[int, int]
    came_true: Mapping[int, int]

    def years_tested(self, ahead: float) -> int:
        """The fewest years ahead that were tested and are no fewer than these, or the most that were.

        >>> RECORD.years_tested(1.7), RECORD_OVERLAPPING.years_tested(9)
        (2, 7)
        """
        return min((years for years in self.figures if years >= ahead), default=max(self.figures))


# printed by the same command: of single years, and of periods that overlap, to which nothing was fitted
RECORD = TrackRecord(
    measures=41,
    authorities=183,
    figures={1: 19361, 2: 18596, 3: 18292, 4: 17800, 5: 16947, 7: 12573, 10: 7552},
    inside={1: 94, 2: 94, 3: 94, 4: 96, 5: 97, 7: 97, 10: 99},
    lowest={1: 75, 2: 73, 3: 74, 4: 75, 5: 82, 7: 89, 10: 91},
    came_true={0: 3, 1: 14, 2: 23, 3: 31, 4: 38, 5: 48, 6: 60, 7: 70, 8: 79, 9: 93},
)
RECORD_OVERLAPPING = TrackRecord(
    measures=2,
    authorities=178,
    figures={1: 1095, 2: 935, 3: 775, 4: 775, 5: 775, 7: 465},
    inside={1: 98, 2: 99, 3: 100, 4: 100, 5: 100, 7: 100},
    lowest={1: 95, 2: 94, 3: 100, 4: 100, 5: 100, 7: 100},
    came_true={0: 4, 1: 12, 2: 24, 3: 34, 4: 52, 5: 86, 6: 96, 7: 98, 8: 100, 9: 100},
)


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
    return float(student_t_below(beyond / float(error), line.degrees_of_freedom))


@dataclass(frozen=True, eq=False)
class LevelProjection:
    """The level of a series carried on: values and prediction limits at the times asked for, and what made them.

    `spread` is the usual size of a change from one figure to the next, `wander` how much of its square each further step
    adds (0 where figures only scatter, 1 where they walk at random, more where they keep a course), `points` the figures
    that were used.
    """

    value: FloatArray
    lower: FloatArray
    upper: FloatArray
    spread: FloatArray
    wander: FloatArray
    points: NDArray[np.int_]


def project_level(time: ArrayLike, value: ArrayLike, at: ArrayLike, confidence: float = 0.95) -> LevelProjection:
    """A series carried on as its newest figures were, with an interval that a backtest calibrated.

    `time` (point) in order, `value` (..., point), a point with either missing left out; `at` (time ahead). Value and
    limits are (..., time ahead), `spread` and `points` (...). The value is the exponentially weighted mean of the
    figures. The limits come from the usual size of a change over one step and what a second step added to it, on Student's
    t with as many degrees of freedom as there were changes, times the measured reach of `REACH`. Less than one step ahead,
    which only figures of overlapping years allow, they grow with the square root of time. All NaN with fewer than five
    points, before the newest point, and more steps ahead than were tested.

    Raises ValueError for times that are not in order, and a confidence outside 0.5 to 1.

    Source: Hyndman RJ, Athanasopoulos G (2021), Forecasting: principles and practice, 3rd ed., sections 5.5 (intervals),
    5.10 (testing by origin) and 8.1 (simple exponential smoothing).

    >>> ahead = project_level([2010, 2011, 2012, 2013, 2014], [20.0, 19.5, 18.0, 17.5, 17.0], [2015, 2019])
    >>> ahead.value.round(2).tolist(), ahead.spread.round(2).tolist()
    ([17.39, 17.39], 0.87)
    """
    level = _level(time, value)
    at = np.atleast_1d(floats(at))
    deviate = student_t(np.maximum(level.points - 1, 1), confidence)[..., np.newaxis]
    error = level.error(at)
    centre = level.value[..., np.newaxis] + 0 * error
    return LevelProjection(
        centre, centre - deviate * error, centre + deviate * error, level.spread, level.wander, level.points
    )


def chance_from_level(time: ArrayLike, value: ArrayLike, at: ArrayLike, target: ArrayLike, polarity: str) -> FloatArray:
    """The probability that a series, carried on as its newest figures were, is at or beyond a target at a time.

    `time`, `value` and `at` as for `project_level`, `target` of a shape that broadcasts with (..., time ahead); "beyond"
    is above with a polarity of `high_is_good`, below with `low_is_good`. NaN where `project_level` is, for a missing
    target, and for a series that never changed, of which no chance can be told.

    Raises ValueError for another polarity, and as `project_level`.

    Source: as for `project_level`.

    >>> years, smoking = [2010, 2011, 2012, 2013, 2014], [20.0, 19.5, 18.0, 17.5, 17.0]
    >>> chance_from_level(years, smoking, [2016], 16.0, "low_is_good").round(3).tolist()
    [0.242]
    """
    check_word("polarity", polarity, ("high_is_good", "low_is_good"))
    level = _level(time, value)
    error = level.error(np.atleast_1d(floats(at)))
    beyond = (level.value[..., np.newaxis] - floats(target)) * (1 if polarity == "high_is_good" else -1)
    with np.errstate(divide="ignore", invalid="ignore"):
        deviate = np.where(error > 0, beyond / error, np.nan)
    return student_t_below(deviate, np.maximum(level.points - 1, 1)[..., np.newaxis])


def reach(steps: ArrayLike, points: ArrayLike, table: Mapping[int, Sequence[float]] | None = None) -> FloatArray:
    """How far ahead errors reach, in changes over as many steps, by the table `REACH`.

    `steps` and `points` (figures used) broadcast; between the steps of the table in a straight line, under one step by
    the square root. NaN for fewer points than `FEWEST_POINTS`, and outside 0 to the furthest step of the table.

    >>> bool(reach(1, 5) == REACH[5][0]), bool(reach(0.25, 12) == REACH[8][0] / 2)
    (True, True)
    """
    steps, points = np.broadcast_arrays(floats(steps), floats(points))
    tested = np.full(steps.shape, np.nan)
    for fewest, reached in (table or REACH).items():  # each group of the table writes over the one with fewer points
        tested = np.where(points >= fewest, np.interp(steps, STEPS, reached), tested)
    tested = tested * np.sqrt(np.clip(steps, 0, 1))
    return np.where((steps >= 0) & (steps <= STEPS[-1]), tested, np.nan)[()]


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
class _Level:
    value: FloatArray
    spread: FloatArray
    wander: FloatArray
    newest: FloatArray
    step: FloatArray
    points: NDArray[np.int_]

    def error(self, at: FloatArray) -> FloatArray:
        """The scale of the error (..., time ahead) at times."""
        steps = (at - self.newest[..., np.newaxis]) / self.step[..., np.newaxis]
        walked = np.sqrt(1 + np.maximum(steps - 1, 0) * self.wander[..., np.newaxis])
        return self.spread[..., np.newaxis] * walked * reach(steps, self.points[..., np.newaxis])


def _level(time: ArrayLike, value: ArrayLike) -> _Level:
    """The level and what its error hangs on, a series at a time along the last axis."""
    time, value = floats(time), floats(value)
    if time.ndim != 1 or value.shape[-1:] != time.shape:
        raise ValueError(f"'value' must have a last axis as long as 'time', got shapes {value.shape} and {time.shape}.")
    if (np.diff(time[np.isfinite(time)]) <= 0).any():
        raise ValueError("'time' must be in order, each point later than the one before it.")
    value = np.where(np.isfinite(time), value, np.nan)
    level, last, newest, last_but_one, before = (np.full(value.shape[:-1], np.nan) for _ in range(5))
    changes, gaps, longer, longer_gaps = (np.full(value.shape, np.nan) for _ in range(4))
    for point, now in enumerate(time):
        new = value[..., point]
        known = np.isfinite(new)
        when = np.where(known, now, np.nan)
        changes[..., point], gaps[..., point] = new - last, when - newest
        longer[..., point], longer_gaps[..., point] = new - last_but_one, when - before
        level = np.where(known, np.where(np.isnan(level), new, level + SHARE_OF_NEW * (new - level)), level)
        last_but_one, before = np.where(known, last, last_but_one), np.where(known, newest, before)
        last, newest = np.where(known, new, last), np.where(known, now, newest)
    points = np.isfinite(value).sum(axis=-1)
    enough = points >= FEWEST_POINTS
    step = np.full(value.shape[:-1], np.nan)
    step[enough] = np.nanmedian(gaps[enough], axis=-1)
    # a change over more than its steps is as telling as several that were made on the way
    one = np.nansum(changes**2 / gaps, axis=-1) * step / np.maximum(points - 1, 1)
    two = np.nansum(longer**2 / longer_gaps, axis=-1) * step / np.maximum(points - 2, 1)
    wander = np.clip(2 * two / np.where(one > 0, one, np.nan) - 1, *WANDER)
    return _Level(np.where(enough, level, np.nan), np.sqrt(one), np.nan_to_num(wander), newest, step, points)


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
