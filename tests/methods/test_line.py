"""The straight line through a series: against NumPy's own, and where there is none."""

import math

import numpy as np
import pytest

from hineq.methods.line import slope_through


def test_it_is_the_weighted_line_of_numpy_with_known_errors() -> None:
    rng = np.random.default_rng(7)
    time, value, half = np.arange(12.0), rng.normal(10, 2, 12), rng.uniform(0.5, 3, 12)
    slope = slope_through(time, value, value - half, value + half)
    error = half / 1.959963984540054
    coefficients, covariance = np.polyfit(time, value, 1, w=1 / error, cov="unscaled")
    assert slope.value == pytest.approx(coefficients[0])
    assert (slope.upper - slope.lower) / 2 == pytest.approx(1.959963984540054 * math.sqrt(covariance[0, 0]))


def test_points_without_an_interval_are_left_out_and_fewer_than_two_have_no_line() -> None:
    nan = math.nan
    whole = slope_through([1, 2, 3], [1, 2, 5], [0, 1, 4], [2, 3, 6])
    more = slope_through([1, 2, 3, 4, 5], [1, 2, 5, 90, nan], [0, 1, 4, nan, nan], [2, 3, 6, nan, nan])
    assert (whole.value, whole.lower, whole.upper) == (more.value, more.lower, more.upper)
    for none in (
        slope_through([1, 2], [1, 2], [0, nan], [2, nan]),
        slope_through([1, 1], [1, 2], [0, 1], [2, 3]),
        slope_through([], [], [], []),
    ):
        assert math.isnan(none.value)
        assert math.isnan(none.lower)
        assert math.isnan(none.upper)


def test_many_series_at_once() -> None:
    value = np.array([[1.0, 2.0, 3.0], [3.0, 2.0, 1.0]])
    slope = slope_through([1, 2, 3], value, value - 1, value + 1)
    assert slope.value.tolist() == [1.0, -1.0]
    assert (slope.lower > 0).tolist() == [True, False]


def test_a_lower_limit_above_its_upper_is_refused() -> None:
    with pytest.raises(ValueError, match="lower"):
        slope_through([1, 2], [1, 2], [3, 1], [2, 3])
