"""Proportions, crude rates and means."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hineq.methods.intervals import poisson_exact, wilson
from hineq.methods.rates import crude_rate, mean, proportion

# The hours of sleep that a drug added for ten patients: Student (1908), Biometrika 6:1-25, table of the first illustration.
EXTRA_SLEEP = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4]


def test_mean_of_students_sleep_data() -> None:
    # Mean 1.58, sd 1.23, t(9) 2.2622: the paired t test of every textbook since gives 0.70 to 2.46.
    found = mean(EXTRA_SLEEP)
    assert found.value == pytest.approx(1.58)
    assert found.lower == pytest.approx(0.7001142, abs=1e-6)
    assert found.upper == pytest.approx(2.4598858, abs=1e-6)


def test_mean_works_along_the_last_axis() -> None:
    found = mean([EXTRA_SLEEP, [4.0] * 10])
    assert found.value == pytest.approx([1.58, 4.0])
    assert (found.lower[1], found.upper[1]) == (4.0, 4.0)


def test_mean_with_a_missing_value_is_missing_beside_one_without() -> None:
    found = mean([[1.0, np.nan, 3.0], [1.0, 2.0, 3.0]])
    assert np.isnan([found.value[0], found.lower[0], found.upper[0]]).all()
    assert found.value[1] == 2.0


def test_mean_of_one_value_has_no_limits() -> None:
    found = mean([[7.0], [8.0]])
    assert found.value.tolist() == [7.0, 8.0]
    assert np.isnan(found.lower).all()
    assert np.isnan(mean(7.0).upper)


def test_mean_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="'values' must hold at least one value on the last axis, got none"):
        mean([])


def test_proportion_is_wilson_times_the_multiplier() -> None:
    found, limits = proportion([0, 45, 180], 180, multiplier=100), wilson([0, 45, 180], 180)
    assert found.value.tolist() == [0, 25, 100]
    assert found.lower.tolist() == (limits.lower * 100).tolist()
    assert found.upper.tolist() == (limits.upper * 100).tolist()
    assert (found.lower[0], found.upper[2]) == (0, 100)


def test_proportion_of_nobody_is_missing_among_others() -> None:
    found = proportion([0, 5, np.nan], [0, 10, 10])
    assert np.isnan(found.value).tolist() == np.isnan(found.lower).tolist() == [True, False, True]


def test_crude_rate_by_hand() -> None:
    # 65 of 1,000: the factors of Byar's limits are 65 (1 - 1/585 - z / (3 sqrt 65))3 and 66 (1 - 1/594 + z / (3 sqrt 66))3
    found = crude_rate(65, 1_000, 1_000)
    assert found.value == 65
    assert found.lower == pytest.approx(65 * (1 - 1 / 585 - 1.959964 / 3 / 65**0.5) ** 3, rel=1e-6)
    assert found.upper == pytest.approx(66 * (1 - 1 / 594 + 1.959964 / 3 / 66**0.5) ** 3, rel=1e-6)


def test_crude_rate_without_events_has_an_upper_limit() -> None:
    found = crude_rate(0, 200, 1_000)
    # -ln(0.025) events: the exact upper limit of none
    assert (found.value, found.lower) == (0, 0)
    assert found.upper == pytest.approx(-np.log(0.025) / 200 * 1_000)


def test_crude_rate_under_ten_events_is_exact_and_may_pass_one_a_person() -> None:
    found = crude_rate(9, 3, 1)
    assert found.value == 3
    assert found.upper == pytest.approx(poisson_exact(9).upper / 3)


def test_crude_rate_of_nobody_is_missing_even_with_events() -> None:
    found = crude_rate([0, 4, 4], [0, 0, 10])
    assert np.isnan(found.value).tolist() == np.isnan(found.upper).tolist() == [True, True, False]


@given(st.integers(0, 500), st.integers(1, 10_000), st.integers(2, 50))
def test_pooling_the_same_years_keeps_the_rate_and_narrows_its_limits(count, people, years) -> None:
    one, many = crude_rate(count, people), crude_rate(count * years, people * years)
    assert many.value == pytest.approx(one.value)
    assert many.lower >= one.lower * (1 - 1e-9)
    assert many.upper < one.upper


def test_shapes_broadcast() -> None:
    found = crude_rate([[1.0], [20.0]], [100.0, 200.0, 300.0])
    assert found.value.shape == found.lower.shape == found.upper.shape == (2, 3)


@pytest.mark.parametrize("method", [proportion, crude_rate])
def test_impossible_inputs_are_refused(method) -> None:
    with pytest.raises(ValueError, match=r"'count' must .* got -1"):
        method(-1, 10)
    with pytest.raises(ValueError, match=r"^'denominator' must not be negative, got -10\.$"):
        method(1, [10, -10])
    with pytest.raises(ValueError, match=r"^'multiplier' must be above 0, got 0\.$"):
        method(1, 10, 0)
    with pytest.raises(ValueError, match="'confidence'"):
        method(1, 10, 100, 95)
