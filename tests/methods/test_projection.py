"""Projections, against certified regression results, by hand and by simulation."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hineq.methods.projection import chance_of_reaching, project, thin_overlapping

# NIST Statistical Reference Datasets, Norris: calibration of ozone monitors, (y, x) with certified results.
NORRIS_NUMBERS = """
    0.1 0.2 338.8 337.4 118.1 118.2 888.0 884.6 9.2 10.1 228.1 226.5 668.5 666.3 998.5 996.3 449.1 448.6
    778.9 777.0 559.2 558.2 0.3 0.4 0.1 0.6 778.1 775.5 668.8 666.9 339.3 338.0 448.9 447.5 10.8 11.6 557.7 556.0
    228.3 228.1 998.0 995.8 888.8 887.6 119.6 120.2 0.3 0.3 0.6 0.3 557.6 556.8 339.3 339.1 888.0 887.2 998.5 999.0
    778.9 779.0 10.2 11.1 117.6 118.3 228.9 229.2 668.4 669.1 449.2 448.9 0.2 0.5
"""
NORRIS = np.array(NORRIS_NUMBERS.split(), dtype=float).reshape(-1, 2)
YEARS, SMOKING = np.arange(2010, 2015), np.array([20.0, 19.5, 18.0, 17.5, 17.0])


def test_norris_line_as_certified() -> None:
    line = project(NORRIS[:, 1], NORRIS[:, 0], 0.0)
    assert line.slope == pytest.approx(1.00211681802045, rel=1e-12)
    assert line.intercept == pytest.approx(-0.262323073774029, rel=1e-10)
    assert line.residual_sd == pytest.approx(0.884796396144373, rel=1e-10)
    assert line.degrees_of_freedom == 34
    assert line.value == pytest.approx(line.intercept)


def test_five_years_by_hand() -> None:
    # Slope -0.8 about 18.4 in 2012; residuals 0, 0.3, -0.4, -0.1, 0.2: squares 0.30 over 3 degrees of freedom.
    ahead = project(YEARS, SMOKING, [2012, 2016])
    assert ahead.slope == pytest.approx(-0.8)
    assert ahead.residual_sd == pytest.approx(0.1**0.5)
    assert ahead.degrees_of_freedom == 3
    assert ahead.value == pytest.approx([18.4, 15.2])
    # t(3) at 97.5% is 3.1824; the error of one new figure is sd sqrt(1 + 1/5 + (year - 2012)2 / 10).
    half_width = 3.182446 * np.array([0.1 * 1.2, 0.1 * 2.8]) ** 0.5
    assert ahead.upper - ahead.value == pytest.approx(half_width, rel=1e-6)
    assert ahead.value - ahead.lower == pytest.approx(half_width, rel=1e-6)


def test_intercept_is_the_value_at_time_0() -> None:
    ahead = project(YEARS, SMOKING, 0)
    assert ahead.intercept == pytest.approx(float(ahead.value)) == pytest.approx(18.4 + 0.8 * 2012)


def test_more_confidence_is_wider_and_so_is_further_ahead() -> None:
    usual, wide = project(YEARS, SMOKING, [2015, 2020]), project(YEARS, SMOKING, [2015, 2020], 0.99)
    assert (wide.upper > usual.upper).all()
    assert (wide.lower < usual.lower).all()
    assert usual.upper[1] - usual.lower[1] > usual.upper[0] - usual.lower[0]


def test_a_missing_point_in_the_middle_is_left_out() -> None:
    time, value = np.insert(YEARS, 2, 2011), np.insert(SMOKING, 2, np.nan)
    assert project(time, value, 2016).value == pytest.approx(15.2)
    assert project(np.append(YEARS, np.nan), np.append(SMOKING, 3.0), 2016).degrees_of_freedom == 3


def test_a_missing_time_asked_for_is_missing() -> None:
    ahead = project(YEARS, SMOKING, [[2016, np.nan]])
    assert np.isnan(ahead.value).tolist() == np.isnan(ahead.upper).tolist() == [[False, True]]


@given(st.lists(st.floats(-50, 50), min_size=5, max_size=15), st.integers(-3_000, 3_000))
def test_moving_the_calendar_changes_no_projection(value, shift) -> None:
    time = np.arange(len(value))
    one, moved = project(time, value, len(value) + 3), project(time + shift, value, len(value) + 3 + shift)
    for side in ("value", "lower", "upper"):
        assert getattr(moved, side) == pytest.approx(getattr(one, side), abs=1e-6)


def test_chance_of_reaching_by_hand() -> None:
    # 15.2 expected in 2016 with an error of sqrt(0.28); the chance of 16 or less is that of t(3) at or below 1.512.
    chance = chance_of_reaching(YEARS, SMOKING, 2016, 16.0, "low_is_good")
    # t with 3 degrees of freedom has the distribution function 1/2 + (atan(u) + u / (1 + u2)) / pi, u = t / sqrt 3.
    u = 0.8 / 0.28**0.5 / 3**0.5
    assert chance == pytest.approx(0.5 + (np.arctan(u) + u / (1 + u * u)) / np.pi)
    assert chance_of_reaching(YEARS, SMOKING, 2016, 16.0, "high_is_good") == pytest.approx(1 - chance)
    assert chance_of_reaching(YEARS, SMOKING, 2016, 15.2, "low_is_good") == pytest.approx(0.5)


def test_the_limits_of_a_projection_are_reached_with_the_chances_they_say() -> None:
    ahead = project(YEARS, SMOKING, 2018, 0.9)
    assert chance_of_reaching(YEARS, SMOKING, 2018, ahead.lower, "low_is_good") == pytest.approx(0.05)
    assert chance_of_reaching(YEARS, SMOKING, 2018, ahead.upper, "low_is_good") == pytest.approx(0.95)


def test_a_new_figure_falls_in_the_interval_as_often_as_it_should() -> None:
    rng = np.random.default_rng(12)
    series = 10 + 0.5 * np.arange(9) + rng.normal(0, 2, (3_000, 9))
    inside = 0
    for points in series:
        ahead = project(np.arange(6), points[:6], 8, 0.8)
        inside += ahead.lower <= points[8] <= ahead.upper
    assert inside / 3_000 == pytest.approx(0.8, abs=0.025)  # 3.4 standard errors


def test_a_series_without_scatter_says_yes_or_no() -> None:
    level = [5.0] * 5
    assert chance_of_reaching(range(5), level, 9, 5.0, "low_is_good") == 1
    assert chance_of_reaching(range(5), level, 9, 4.9, "low_is_good") == 0
    assert chance_of_reaching(range(5), level, 9, 4.9, "high_is_good") == 1


def test_a_missing_target_has_no_chance() -> None:
    assert np.isnan(chance_of_reaching(YEARS, SMOKING, 2016, np.nan, "low_is_good"))


def test_impossible_inputs_are_refused() -> None:
    message = r"^'value' must hold at least 5 points with a time, got 4\.$"
    with pytest.raises(ValueError, match=message):
        project(YEARS[:4], SMOKING[:4], 2016)
    with pytest.raises(ValueError, match=message):
        chance_of_reaching(YEARS, [20, 19, np.nan, 18, 17], 2016, 16.0, "low_is_good")
    with pytest.raises(ValueError, match="'time' must hold at least two different times, got 2012 for every point"):
        project([2012] * 5, SMOKING, 2016)
    with pytest.raises(
        ValueError, match=r"'time' and 'value' must be lists of the same length, got shapes \(5,\) and \(4,\)"
    ):
        project(YEARS, SMOKING[:4], 2016)
    with pytest.raises(ValueError, match="'polarity' must be one of 'high_is_good', 'low_is_good', got 'no_judgement'"):
        chance_of_reaching(YEARS, SMOKING, 2016, 16.0, "no_judgement")
    with pytest.raises(ValueError, match="'confidence'"):
        project(YEARS, SMOKING, 2016, 95)


def test_three_year_rolling_periods_keep_every_third() -> None:
    start = np.arange(2001, 2013)
    kept = thin_overlapping(start, start + 2)
    assert start[kept].tolist() == [2003, 2006, 2009, 2012]


def test_single_years_are_all_kept_in_any_order() -> None:
    assert thin_overlapping([2012, 2010, 2011], [2012, 2010, 2011]).all()


def test_periods_that_share_a_day_overlap() -> None:
    assert thin_overlapping([0, 10, 20], [10, 20, 30]).tolist() == [True, False, True]
    assert thin_overlapping([0, 11, 21], [10, 20, 30]).tolist() == [True, True, True]


def test_of_periods_with_one_end_the_shorter_is_kept() -> None:
    assert thin_overlapping([2010, 2012, 2011], [2012, 2012, 2011]).tolist() == [False, True, True]


def test_a_period_without_dates_is_not_kept() -> None:
    assert thin_overlapping([2010, np.nan, 2012], [2010, 2011, np.nan]).tolist() == [True, False, False]
    assert thin_overlapping([], []).tolist() == []


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12)), max_size=25))
def test_kept_periods_never_overlap_and_hold_the_latest(periods) -> None:
    start = np.array([first for first, _ in periods])
    end = np.array([first + length for first, length in periods])
    kept = thin_overlapping(start, end)
    order = np.argsort(start[kept])
    assert (end[kept][order][:-1] < start[kept][order][1:]).all()
    if periods:
        assert end[kept].max() == end.max()
    for place in np.nonzero(~kept)[0]:  # whatever was dropped would overlap with one that was kept
        assert ((start[place] <= end[kept]) & (start[kept] <= end[place])).any()


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^'start' must not be above 'end', got 2012 above 2011\.$"):
        thin_overlapping([2010, 2012], [2010, 2011])
    with pytest.raises(ValueError, match="'start' and 'end' must be lists of the same length"):
        thin_overlapping([2010, 2012], [2010])
