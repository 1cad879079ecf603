"""The recent trend: the official service's own test series, the rule's parts by hand, and every reason for none."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hineq.methods.results import FloatArray
from hineq.methods.trend import CHI_SQUARED_LIMIT, recent_trend

# Series of the trend tests of dhsc-govuk/FingertipsNext (MIT licence), oldest first: value, lower, upper.
CANCER_UNDER_75 = np.array(
    [
        [126.9341, 125.9343, 127.94],
        [125.829, 124.8371, 126.8268],
        [121.5234, 120.5533, 122.4993],
        [122.3782, 121.4012, 123.361],
        [120.7742, 119.8035, 121.7507],
    ]
).T
MMR_IN_YORKSHIRE = np.array(
    [
        [92.6254, 92.4168, 92.8288],
        [92.3221, 92.1072, 92.5315],
        [90.8708, 90.6358, 91.1004],
        [90.017, 89.7694, 90.2594],
        [90.1013, 89.8578, 90.3396],
    ]
).T
FLAT = np.array([20.0, 20, 20, 20, 20])
series = st.lists(st.tuples(st.floats(1, 100), st.floats(0.1, 10)), min_size=5, max_size=9)


def rising(step: float, half_width: float = 1.0, points: int = 5) -> tuple[FloatArray, FloatArray, FloatArray]:
    value = 20.0 + step * np.arange(points, dtype=np.float64)
    return value, value - half_width, value + half_width


def test_cancer_mortality_is_decreasing_and_getting_better() -> None:
    value, lower, upper = CANCER_UNDER_75
    found = recent_trend(value, lower, upper, "directly_standardised_rate", polarity="low_is_good")
    assert (found.label, found.judgement, found.reason) == ("decreasing", "better", "")


def test_vaccination_is_decreasing_and_getting_worse() -> None:
    value, lower, upper = MMR_IN_YORKSHIRE
    found = recent_trend(value, lower, upper, "proportion", polarity="high_is_good")
    assert (found.label, found.judgement, found.reason) == ("decreasing", "worse", "")


@given(series)
def test_slope_and_chi_squared_are_those_of_numpys_weighted_line(points: list[tuple[float, float]]) -> None:
    value, half = np.array(points).T
    found = recent_trend(value, value - half, value + half, "crude_rate")
    weight = (3.92 / (2 * half[-5:])) ** 2
    (slope, _), covariance = np.polyfit(np.arange(5), value[-5:], 1, w=np.sqrt(weight), cov="unscaled")
    assert found.slope == pytest.approx(slope, abs=1e-8)
    assert found.chi_squared == pytest.approx(slope**2 / covariance[0, 0], rel=1e-6, abs=1e-8)


def test_chi_squared_by_hand() -> None:
    # Equal limits of width 3.92 weigh 1: slope 1 and a sum of squares of 10 about the middle year.
    value, lower, upper = rising(1, 1.96)
    found = recent_trend(value, lower, upper, "crude_rate")
    assert found.slope == pytest.approx(1)
    assert found.chi_squared == pytest.approx(10)
    assert found.label == "increasing"
    # A slope of 0.97 has 9.409, which is under 9.5495.
    assert recent_trend(*rising(0.97, 1.96), "crude_rate").label == "no_significant_change"
    assert 9.409 < CHI_SQUARED_LIMIT < 10


@given(series)
def test_turning_the_series_upside_down_turns_the_slope(points) -> None:
    value, half = np.array(points).T
    up, down = (recent_trend(sign * value, sign * value - half, sign * value + half, "crude_rate") for sign in (1, -1))
    assert down.slope == pytest.approx(-up.slope, abs=1e-9)
    assert down.chi_squared == pytest.approx(up.chi_squared, rel=1e-9, abs=1e-9)


def test_one_outlier_that_turns_a_slope_is_no_trend() -> None:
    # A fall but for the last year: significant over five years, yet without that year it points the other way.
    value = np.array([20.0, 19, 18, 17, 40])
    found = recent_trend(value, value - 1, value + 1, "crude_rate")
    assert found.chi_squared > CHI_SQUARED_LIMIT
    assert found.label == "no_significant_change"


def test_a_slope_of_0_counts_as_rising() -> None:
    last = np.array([0, 0, 0, 0, 10.0])
    up, down = FLAT + last, FLAT - last
    # Without its last year each is flat; flat goes with a rise, not with a fall.
    assert recent_trend(up, up - 1, up + 1, "crude_rate").label == "increasing"
    assert recent_trend(down, down - 1, down + 1, "crude_rate").label == "no_significant_change"
    level = recent_trend(FLAT, FLAT - 1, FLAT + 1, "crude_rate")
    assert (level.label, level.slope, level.chi_squared) == ("no_significant_change", 0, 0)


def test_only_the_last_five_points_count() -> None:
    value, lower, upper = rising(2, points=9)
    value[:4], lower[:4], upper[:4] = 1_000, 900, 1_100
    assert recent_trend(value, lower, upper, "crude_rate").slope == pytest.approx(2)


def test_a_missing_value_in_the_middle_is_passed_over() -> None:
    value, lower, upper = rising(2, points=6)
    value[3] = np.nan
    found = recent_trend(value, lower, upper, "crude_rate")
    kept = [0, 1, 2, 4, 5]  # taken as five points in a row
    slope = np.polyfit(range(5), value[kept], 1)[0]
    assert found.slope == pytest.approx(slope)
    # Limits of width 2 weigh 1.96 squared; the sum of squares about the middle of five years is 10.
    assert found.chi_squared == pytest.approx(slope**2 * 10 * 1.96**2)
    assert found.label == "increasing"


def test_points_without_limits_count_but_are_not_fitted() -> None:
    value, lower, upper = rising(3)
    lower[2] = np.nan
    found = recent_trend(value, lower, upper, "crude_rate")
    assert found.label == "increasing"
    assert found.slope == pytest.approx(np.polyfit(range(4), value[[0, 1, 3, 4]], 1)[0])


def test_with_an_older_point_that_has_limits_five_are_fitted() -> None:
    value, lower, upper = rising(3, points=6)
    upper[4] = np.nan
    found = recent_trend(value, lower, upper, "crude_rate")
    assert found.slope == pytest.approx(np.polyfit(range(5), value[[0, 1, 2, 3, 5]], 1)[0])


@pytest.mark.parametrize("with_limits", [0, 1])
def test_fewer_than_two_points_with_limits_cannot_be_tested(with_limits) -> None:
    value, lower, upper = rising(3)
    lower[with_limits:] = np.nan
    found = recent_trend(value, lower, upper, "crude_rate", polarity="low_is_good")
    assert (found.label, found.judgement, found.reason) == ("cannot_be_calculated", "", "under_two_intervals")
    assert np.isnan([found.slope, found.chi_squared]).all()


def test_two_points_with_limits_are_a_line_but_no_trend() -> None:
    value, lower, upper = rising(50)
    lower[:3] = np.nan
    found = recent_trend(value, lower, upper, "crude_rate")
    assert found.chi_squared > CHI_SQUARED_LIMIT  # without one of the two there is no slope to keep its sign
    assert (found.label, found.reason) == ("no_significant_change", "")


def test_limits_of_no_width_are_no_interval_to_test_with() -> None:
    value, lower, upper = rising(3, points=6)
    found = recent_trend(value, value, value, "crude_rate")
    assert (found.label, found.reason) == ("cannot_be_calculated", "under_two_intervals")
    lower[4] = upper[4] = value[4]
    found = recent_trend(value, lower, upper, "crude_rate")
    assert found.slope == pytest.approx(np.polyfit(range(5), value[[0, 1, 2, 3, 5]], 1)[0])


@pytest.mark.parametrize(
    ("reason", "options"),
    [
        ("value_type", {"value_type": "indirectly_standardised_ratio"}),
        ("period_over_a_year", {"period_years": 3}),
        ("under_five_points", {"count": [5, 6, np.nan, 8, 9], "denominator": [100] * 5}),
        ("under_five_points", {"denominator": [100, 100, np.nan, 100, 100]}),
        ("count_equals_denominator", {"count": [5, 6, 7, 100, 9], "denominator": [100] * 5}),
    ],
)
def test_a_trend_that_cannot_be_calculated_says_why(reason, options) -> None:
    found = recent_trend(*rising(3), **{"value_type": "proportion", "polarity": "low_is_good"} | options)
    assert (found.label, found.judgement, found.reason) == ("cannot_be_calculated", "", reason)
    assert np.isnan([found.slope, found.chi_squared]).all()


@pytest.mark.parametrize("points", [0, 1, 4])
def test_a_short_series_cannot_be_calculated(points: int) -> None:
    found = recent_trend(*rising(3, points=points), "crude_rate")
    assert (found.label, found.reason) == ("cannot_be_calculated", "under_five_points")


def test_many_series_are_each_as_alone() -> None:
    rng = np.random.default_rng(4)
    value = rng.normal(50, 5, (3, 40, 8)) + np.linspace(0, 12, 8) * rng.normal(0, 1, (3, 40, 1))
    value[rng.random(value.shape) < 0.15] = np.nan
    lower, upper = value - 2, value + 2
    lower[rng.random(value.shape) < 0.1] = np.nan
    together = recent_trend(value, lower, upper, "crude_rate", polarity="high_is_good")
    assert together.label.shape == together.chi_squared.shape == (3, 40)
    assert len(set(together.label.ravel())) == 4  # every label occurs
    for place in np.ndindex(3, 40):
        alone = recent_trend(value[place], lower[place], upper[place], "crude_rate", polarity="high_is_good")
        assert alone.label == together.label[place]
        assert alone.judgement == together.judgement[place]
        assert alone.reason == together.reason[place]
        np.testing.assert_allclose(alone.slope, together.slope[place], rtol=1e-9)


def test_each_series_may_have_its_own_polarity() -> None:
    value, lower, upper = (np.stack([side] * 3) for side in rising(3))
    polarity = ["high_is_good", "low_is_good", "no_judgement"]
    assert recent_trend(value, lower, upper, "crude_rate", polarity=polarity).judgement.tolist() == [
        "better",
        "worse",
        "",
    ]


def test_impossible_inputs_are_refused() -> None:
    value, lower, upper = rising(3)
    with pytest.raises(ValueError, match=r"^'lower' must not be above 'upper', got 21 above 19\.$"):
        recent_trend(value, upper, lower, "crude_rate")
    with pytest.raises(ValueError, match=r"^'count' must not be negative, got -1\.$"):
        recent_trend(value, lower, upper, "crude_rate", count=[1, -1, 2, 3, 4])
    with pytest.raises(ValueError, match=r"^'count' must lie between 0 and 'denominator', got 7 of 6\.$"):
        recent_trend(value, lower, upper, "proportion", count=[1, 2, 7, 3, 4], denominator=6)
    with pytest.raises(ValueError, match="^'polarity' must be one of"):
        recent_trend(value, lower, upper, "crude_rate", polarity="up")
