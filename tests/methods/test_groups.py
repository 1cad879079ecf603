"""Means of areas with limits: by hand, against the standard error, and what must always hold."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hineq.methods.groups import weighted_mean
from hineq.methods.results import FloatArray, Interval

FIGURE = st.tuples(st.floats(-100, 100), st.floats(0.1, 10), st.floats(0.1, 10), st.floats(1, 10_000))


def made(figures: list[tuple[float, float, float, float]]) -> tuple[FloatArray, Interval, FloatArray]:
    value, down, up, people = np.array(figures).T
    return value, Interval(value - down, value + up), people


def test_even_limits_give_the_standard_error_of_the_mean() -> None:
    found = weighted_mean([70.0, 74.0, 78.0], Interval(np.array([68.0, 73, 77]), np.array([72.0, 75, 79])), [1, 2, 1])
    error = math.sqrt((0.25 * 4 / 3.92) ** 2 + (0.5 * 2 / 3.92) ** 2 + (0.25 * 2 / 3.92) ** 2)
    assert found.value == 74
    assert (found.upper - found.lower) / 3.92 == pytest.approx(error)


def test_skewed_limits_stay_skewed_and_sets_are_made_at_once() -> None:
    limits = Interval(np.array([[1.0, 1.0], [9.0, 9.0]]), np.array([[5.0, 5.0], [11.0, 11.0]]))
    found = weighted_mean([[2.0, 2.0], [10.0, 10.0]], limits, [[1, 1], [1, 1]])
    assert (found.upper - found.value > found.value - found.lower).tolist() == [True, False]
    assert found.value.tolist() == [2, 10]


def test_one_area_is_itself_and_what_is_missing_stays_missing() -> None:
    alone = weighted_mean([5.0], Interval(np.array([4.0]), np.array([7.0])), [10])
    assert (alone.value, alone.lower, alone.upper) == (5, 4, 7)
    without = weighted_mean([5.0, 6.0], Interval(np.array([4.0, np.nan]), np.array([7.0, np.nan])), [1, 1])
    assert without.value == 5.5
    assert math.isnan(without.lower)
    assert math.isnan(without.upper)
    # limits of no width are none
    assert math.isnan(weighted_mean([5.0, 6.0], Interval(np.array([4.0, 6.0]), np.array([7.0, 6.0])), [1, 1]).lower)
    assert math.isnan(weighted_mean([math.nan], Interval(np.array([1.0]), np.array([2.0])), [1]).value)
    assert math.isnan(weighted_mean([1.0], Interval(np.array([0.0]), np.array([2.0])), [0]).value)


def test_impossible_inputs_are_refused() -> None:
    with pytest.raises(ValueError, match="population"):
        weighted_mean([1.0], Interval(np.array([0.0]), np.array([2.0])), [-1])
    with pytest.raises(ValueError, match="limits|lower|same"):
        weighted_mean([1.0, 2.0], Interval(np.array([0.0]), np.array([2.0])), [1, 1])


@given(st.lists(FIGURE, min_size=1, max_size=12))
def test_a_group_is_surer_than_its_least_sure_area(figures: list[tuple[float, float, float, float]]) -> None:
    value, limits, people = made(figures)
    found = weighted_mean(value, limits, people)
    assert found.lower <= found.value <= found.upper
    assert value.min() - 1e-9 <= found.value <= value.max() + 1e-9
    assert found.value - found.lower <= (value - limits.lower).max() + 1e-9
    assert found.upper - found.value <= (limits.upper - value).max() + 1e-9


@given(st.lists(FIGURE, min_size=2, max_size=12), st.floats(0.01, 100))
def test_only_the_shares_of_people_count(figures: list[tuple[float, float, float, float]], times: float) -> None:
    value, limits, people = made(figures)
    one, other = weighted_mean(value, limits, people), weighted_mean(value, limits, people * times)
    np.testing.assert_allclose([one.value, one.lower, one.upper], [other.value, other.lower, other.upper], atol=1e-9)
