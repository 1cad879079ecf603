"""The words of a comparison with a benchmark."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hineq.methods.comparison import chance_beyond, compare, compare_control, compare_intervals, compare_two_levels
from hineq.methods.intervals import poisson_exact, wilson

numbers = st.floats(-1e6, 1e6)


@pytest.mark.parametrize(
    ("polarity", "words"),
    [
        ("low_is_good", ["better", "similar", "similar", "similar", "worse"]),
        ("high_is_good", ["worse", "similar", "similar", "similar", "better"]),
        ("no_judgement", ["lower", "similar", "similar", "similar", "higher"]),
    ],
)
def test_an_interval_below_touching_around_touching_and_above_a_benchmark(polarity, words) -> None:
    found = compare([7.0, 8.0, 9.0, 10.0, 10.1], [9.9, 10.0, 11.0, 12.0, 12.0], 10.0, polarity)
    assert found.tolist() == words


def test_a_missing_number_is_not_compared_and_keeps_its_place() -> None:
    found = compare([7.0, None, 7.0, 7.0], [9.0, 9.0, None, 9.0], [10.0, 10.0, 10.0, None], "low_is_good")
    assert found.tolist() == ["better", "not_compared", "not_compared", "not_compared"]


def test_each_indicator_has_its_own_polarity() -> None:
    found = compare([[1.0], [5.0]], [[2.0], [6.0]], 3.0, ["low_is_good", "high_is_good", "no_judgement"])
    assert found.tolist() == [["better", "worse", "lower"], ["worse", "better", "higher"]]


def test_one_comparison_is_one_word() -> None:
    assert compare(1.0, 2.0, 3.0, "low_is_good") == "better"


@given(numbers, numbers, numbers)
def test_turning_the_polarity_turns_the_word(first, second, benchmark) -> None:
    lower, upper = min(first, second), max(first, second)
    other = {"better": "worse", "worse": "better", "similar": "similar", "not_compared": "not_compared"}
    found = str(compare(lower, upper, benchmark, "low_is_good"))
    assert compare(lower, upper, benchmark, "high_is_good") == other[found]
    assert (found == "not_compared") == (lower == upper)
    assert (found == "similar") == (lower <= benchmark <= upper and lower < upper)


@pytest.mark.parametrize(
    ("polarity", "words"),
    [
        ("low_is_good", ["best", "better", "similar", "similar", "worse", "worst"]),
        ("high_is_good", ["worst", "worse", "similar", "similar", "better", "best"]),
        ("no_judgement", ["lowest", "lower", "similar", "similar", "higher", "highest"]),
    ],
)
def test_two_levels(polarity, words) -> None:
    value = np.array([4.0, 6.5, 8.0, 12.0, 13.5, 16.0])
    found = compare_two_levels(value - 2, value + 2, value - 5, value + 5, 10.0, polarity)
    assert found.tolist() == words


def test_two_levels_touching_the_outer_limit_is_the_inner_word() -> None:
    assert compare_two_levels(12.0, 14.0, 10.0, 16.0, 10.0, "no_judgement") == "higher"
    assert compare_two_levels(12.0, 14.0, np.nan, 16.0, 10.0, "no_judgement") == "not_compared"


@pytest.mark.parametrize(
    ("benchmark_lower", "benchmark_upper", "word"),
    [(5.0, 7.9, "worse"), (5.0, 8.0, "similar"), (9.0, 10.0, "similar"), (12.0, 14.0, "similar"), (12.1, 14.0, "better"),
     (np.nan, 14.0, "not_compared")],
)  # fmt: skip
def test_two_intervals_must_lie_apart(benchmark_lower, benchmark_upper, word) -> None:
    assert compare_intervals(8.0, 12.0, benchmark_lower, benchmark_upper, "low_is_good") == word


@pytest.mark.parametrize(
    ("value", "size", "benchmark", "at_95", "at_99_8"),
    [
        (7.706576728499156, 5930, 8.961108687627933, "better", "better"),
        (9.898812142542896, 2273, 8.961108687627933, "similar", "similar"),
        (12.474645030425965, 1972, 8.961108687627933, "worse", "worse"),
        (10.9783420463032, 1339, 12.8379546895717, "better", "similar"),
        (15.9065628476085, 899, 12.8379546895717, "worse", "similar"),
    ],
)
def test_control_limits_of_proportions_as_in_fingertips(value, size, benchmark, at_95, at_99_8) -> None:
    # PublicHealthEngland/fingertips-open (MIT), SpcForProportionsComparerTest.
    for confidence, word in ((0.95, at_95), (0.998, at_99_8)):
        assert compare_control(value, size, benchmark, "low_is_good", "proportion", 100, confidence) == word


@pytest.mark.parametrize(
    ("value", "size", "at_95", "at_99_8"),
    [
        (1.1358436559886544, 616282, "better", "similar"),
        (2.657913272289925, 601976, "similar", "similar"),
        (4.1515156695295845, 409489, "worse", "similar"),
    ],
)
def test_control_limits_of_rates_as_in_fingertips(value, size, at_95, at_99_8) -> None:
    # PublicHealthEngland/fingertips-open (MIT), SpcForDsrComparerTest.
    for confidence, word in ((0.95, at_95), (0.998, at_99_8)):
        found = compare_control(value, size, 2.132708657734625, "low_is_good", "rate", 100_000, confidence)
        assert found == word


def test_control_limits_are_those_of_the_expected_events() -> None:
    limits = wilson(15, 100)
    just = [limits.lower - 1e-9, limits.lower, limits.upper, limits.upper + 1e-9]
    assert compare_control(just, 100, 0.15, "no_judgement", "proportion").tolist() == [
        "lower", "similar", "similar", "higher"
    ]  # fmt: skip


def test_expected_events_of_a_rate_are_rounded_away_from_the_benchmark() -> None:
    # 7.4 events are expected: the lower limit is that of 8, the upper that of 7.
    lower, upper = poisson_exact(8).lower / 100, poisson_exact(7).upper / 100
    just = [lower - 1e-9, lower + 1e-9, upper - 1e-9, upper + 1e-9]
    assert compare_control(just, 100, 0.074, "no_judgement", "rate").tolist() == [
        "lower",
        "similar",
        "similar",
        "higher",
    ]


def test_a_whole_number_of_expected_events_is_not_rounded() -> None:
    # 0.07 x 100 is 7.000000000000001 in floating point.
    lower = poisson_exact(7).lower / 100
    assert compare_control(lower + 1e-9, 100, 0.07, "no_judgement", "rate") == "similar"
    assert compare_control(lower - 1e-9, 100, 0.07, "no_judgement", "rate") == "lower"


def test_an_area_without_people_is_not_compared() -> None:
    assert compare_control([0.1, np.nan, 0.1], [0, 10, np.nan], 0.2, "low_is_good", "proportion").tolist() == (
        ["not_compared"] * 3
    )
    assert compare_control(0.1, 0, 0.2, "low_is_good", "rate") == "not_compared"


def test_impossible_inputs_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^'lower' must not be above 'upper', got 3 above 2\.$"):
        compare([1.0, 3.0], 2.0, 5.0, "low_is_good")
    with pytest.raises(ValueError, match="'lower_99_8' must not be above 'upper_99_8', got 9 above 4"):
        compare_two_levels(1.0, 2.0, 9.0, 4.0, 5.0, "low_is_good")
    with pytest.raises(ValueError, match="'benchmark_lower' must not be above 'benchmark_upper', got 9 above 4"):
        compare_intervals(1.0, 2.0, 9.0, 4.0, "low_is_good")
    known = "'high_is_good', 'low_is_good', 'no_judgement'"
    with pytest.raises(ValueError, match=f"^'polarity' must be one of {known}, got 'low'"):
        compare(1.0, 2.0, 5.0, "low")
    with pytest.raises(ValueError, match=f"^'polarity' must be one of {known}, got 'up'"):
        compare(1.0, 2.0, 5.0, ["low_is_good", "up"])
    with pytest.raises(ValueError, match="'kind' must be one of 'proportion', 'rate', got 'ratio'"):
        compare_control(0.1, 10, 0.2, "low_is_good", "ratio")
    with pytest.raises(ValueError, match=r"'value' must lie between 0 and 1, got 1\.2"):
        compare_control(120.0, 10, 20.0, "low_is_good", "proportion", 100)
    with pytest.raises(ValueError, match="'size' must not be negative, got -10"):
        compare_control(0.1, -10, 0.2, "low_is_good", "rate")


def test_the_chance_of_a_target_at_a_limit_is_what_the_interval_leaves_there() -> None:
    at_limits = chance_beyond([78.0, 78.0, 78.0], 77.0, 80.0, [77.0, 78.0, 80.0], "high_is_good")
    assert at_limits.tolist() == pytest.approx([0.975, 0.5, 0.025], abs=1e-6)
    assert chance_beyond(5.0, 4.0, 6.5, 6.5, "low_is_good") == pytest.approx(0.975, abs=1e-6)
    assert np.isnan(chance_beyond([5.0, 5.0], [5.0, np.nan], [5.0, 6.0], 5.5, "low_is_good")).all()
    with pytest.raises(ValueError, match="must be 'high_is_good' or 'low_is_good'"):
        chance_beyond(5.0, 4.0, 6.0, 5.5, "no_judgement")
    with pytest.raises(ValueError, match="lower"):
        chance_beyond(5.0, 6.0, 4.0, 5.5, "low_is_good")
