"""Limits of proportions and counts, against printed tables and by property."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hineq.methods.intervals import byars, difference_interval, poisson_exact, poisson_limits, widened, wilson
from hineq.methods.results import Interval


@pytest.mark.parametrize(
    ("count", "denominator", "lower", "upper"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_newcombes_table(count, denominator, lower, upper) -> None:
    # Newcombe RG (1998), Statistics in Medicine 17:857-872, table I, method 3.
    limits = wilson(count, denominator)
    assert limits.lower == pytest.approx(lower, abs=5e-5)
    assert limits.upper == pytest.approx(upper, abs=5e-5)


def test_wilson_of_none_and_of_all_is_exact_at_the_end() -> None:
    none, everyone = wilson(0, [1, 7, 10_000_000]), wilson([1, 7, 10_000_000], [1, 7, 10_000_000])
    assert none.lower.tolist() == [0, 0, 0]
    assert everyone.upper.tolist() == [1, 1, 1]
    # 0 of n: z2 / (n + z2), turned round for n of n.
    assert none.upper[1] == pytest.approx(1.959964**2 / (7 + 1.959964**2))
    assert everyone.lower == pytest.approx(1 - none.upper)


def test_wilson_of_a_tiny_proportion_keeps_its_digits() -> None:
    # 1 of 100 million: (2 + z2 - z sqrt(z2 + 4)) / 2n, worked with 50 digits.
    assert wilson(1, 1e8).lower == pytest.approx(1.7652681e-9, rel=1e-6)


@given(st.integers(0, 10**7), st.integers(0, 10**7), st.sampled_from([0.5, 0.8, 0.95, 0.998]))
def test_wilson_limits_stay_within_0_and_1_and_hold_the_proportion(first, second, confidence) -> None:
    count, denominator = min(first, second), max(first, second)
    limits = wilson(count, denominator, confidence)
    if denominator == 0:
        assert np.isnan([limits.lower, limits.upper]).all()
    else:
        # The proportion itself is rounded too: allow for its last digit.
        assert 0 <= limits.lower <= count / denominator * (1 + 1e-12)
        assert count / denominator <= limits.upper * (1 + 1e-12) <= 1 + 1e-12


@given(st.integers(0, 1_000), st.integers(1, 1_000))
def test_wilson_of_those_without_is_the_mirror_image(first, second) -> None:
    count, denominator = min(first, second), max(first, second)
    limits, mirrored = wilson(count, denominator), wilson(denominator - count, denominator)
    assert limits.lower == pytest.approx(1 - mirrored.upper, abs=1e-12)


def test_wilson_broadcasts_and_passes_missing_values_on() -> None:
    limits = wilson([[1], [np.nan]], [10, 20, np.nan])
    assert limits.lower.shape == limits.upper.shape == (2, 3)
    assert np.isnan(limits.lower).tolist() == [[False, False, True], [True, True, True]]


@pytest.mark.parametrize(
    ("count", "lower", "upper"),
    [(0, 0, 3.69), (1, 0.0253, 5.57), (2, 0.242, 7.22), (5, 1.62, 11.67), (10, 4.80, 18.39), (20, 12.22, 30.89),
     (100, 81.36, 121.63)],
)  # fmt: skip
def test_exact_limits_of_a_count_are_garwoods(count, lower, upper) -> None:
    # Garwood (1936); the 95% column of every table since, such as Breslow & Day (1987), table 2.10.
    limits = poisson_exact(count)
    assert limits.lower == pytest.approx(lower, abs=5e-3)
    assert limits.upper == pytest.approx(upper, abs=5e-3)


@given(st.integers(1, 300), st.sampled_from([0.9, 0.95, 0.998]))
def test_exact_limits_leave_half_the_rest_in_each_tail(count, confidence):
    limits, tail = poisson_exact(count, confidence), (1 - confidence) / 2
    term = np.cumsum(np.log(np.arange(1, count + 1)))

    def at_most(number, mean):
        logs = np.concatenate([[0], np.arange(1, number + 1) * np.log(mean) - term[:number]])
        return np.exp(logs - mean).sum()

    assert at_most(count, limits.upper) == pytest.approx(tail, rel=1e-8)
    assert 1 - at_most(count - 1, limits.lower) == pytest.approx(tail, rel=1e-6)


def test_byars_by_hand() -> None:
    # 16: 16 (1 - 1/144 - z/12)3 and 17 (1 - 1/153 + z / (3 sqrt 17))3
    limits = byars(16)
    assert limits.lower == pytest.approx(16 * (1 - 1 / 144 - 1.959964 / 12) ** 3, rel=1e-6)
    assert limits.upper == pytest.approx(17 * (1 - 1 / 153 + 1.959964 / 3 / 17**0.5) ** 3, rel=1e-6)


def test_byars_has_no_lower_limit_at_0_or_below_0() -> None:
    limits = byars([0, 0.2, 1])
    assert np.isnan(limits.lower).tolist() == [True, True, False]
    assert limits.upper[0] == pytest.approx((8 / 9 + 1.959964 / 3) ** 3, rel=1e-6)


def test_limits_change_from_exact_to_byars_at_ten_events() -> None:
    counts = np.array([0, 9.999, 10, 10.5])
    limits, exact, approximate = poisson_limits(counts), poisson_exact(counts), byars(counts)
    for side in ("lower", "upper"):
        assert getattr(limits, side)[:2].tolist() == getattr(exact, side)[:2].tolist()
        assert getattr(limits, side)[2:].tolist() == getattr(approximate, side)[2:].tolist()
    assert limits.upper[3] != exact.upper[3]


def test_limits_of_one_count_are_numbers() -> None:
    limits = poisson_limits(3)
    assert np.ndim(limits.lower) == np.ndim(limits.upper) == 0
    assert f"{limits.lower:.2f} {limits.upper:.2f}" == "0.62 8.77"


@pytest.mark.parametrize("method", [byars, poisson_exact, poisson_limits])
def test_a_missing_count_has_missing_limits_and_keeps_its_place(method) -> None:
    limits = method([[4, np.nan, 40]])
    assert np.isnan(limits.lower).tolist() == np.isnan(limits.upper).tolist() == [[False, True, False]]


@pytest.mark.parametrize("method", [byars, poisson_exact, poisson_limits])
@pytest.mark.parametrize("confidence", [0.95, 0.998])
def test_more_confidence_is_wider(method, confidence) -> None:
    counts = np.arange(1, 40)
    narrow, wide = method(counts, 0.8), method(counts, confidence)
    known = ~np.isnan(wide.lower)
    assert (wide.lower[known] < narrow.lower[known]).all()
    assert (wide.upper > narrow.upper).all()


@pytest.mark.parametrize("method", [byars, poisson_exact, poisson_limits])
def test_a_negative_count_is_refused(method) -> None:
    with pytest.raises(ValueError, match=r"^'count' must not be negative, got -2\.$"):
        method([4, np.nan, -2, -3])


def test_a_count_above_its_denominator_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^'count' must lie between 0 and 'denominator', got 12 of 10\.$"):
        wilson([1, 12, 13], 10)
    with pytest.raises(ValueError, match=r"^'count' must lie between 0 and 'denominator', got -1 of 10\.$"):
        wilson(-1, 10)
    with pytest.raises(ValueError, match=r"^'denominator' must not be negative, got -10\.$"):
        wilson(np.nan, -10)


@pytest.mark.parametrize("confidence", [0.49, 1, 95, -0.95, np.nan])
def test_a_confidence_outside_half_to_one_is_refused(confidence: float) -> None:
    methods: dict[Callable[..., Interval], tuple[int, ...]] = {
        wilson: (1, 2), byars: (1,), poisson_exact: (1,), poisson_limits: (1,),
    }  # fmt: skip
    for method, arguments in methods.items():
        with pytest.raises(ValueError, match="^'confidence' must be at least 0.5 and below 1, got"):
            method(*arguments, confidence)


@pytest.mark.parametrize(
    ("second", "first", "lower", "upper"),
    [((56, 70), (48, 80), 0.0524, 0.3339), ((9, 10), (3, 10), 0.1705, 0.8090), ((10, 10), (0, 20), 0.6791, 1.0)],
)
def test_a_difference_has_newcombes_limits(second, first, lower, upper) -> None:
    # Newcombe RG (1998), Statistics in Medicine 17:873-890, table II, method 10.
    limits = difference_interval(first[0] / first[1], wilson(*first), second[0] / second[1], wilson(*second))
    assert limits.lower == pytest.approx(lower, abs=5e-5)
    assert limits.upper == pytest.approx(upper, abs=5e-5)


def test_a_difference_without_limits_has_none() -> None:
    limits = difference_interval(1.0, Interval(np.nan, np.nan), 2.0, Interval(1.5, 2.5))
    assert np.isnan([limits.lower, limits.upper]).all()


def test_large_counts_alone_have_byars_limits() -> None:
    limits = poisson_limits(np.array([50, 200]))
    expected = byars(np.array([50, 200]))
    assert limits.lower.tolist() == pytest.approx(expected.lower.tolist())
    assert limits.upper.tolist() == pytest.approx(expected.upper.tolist())


class TestWidened:
    def test_it_comes_near_the_limits_that_counts_give(self) -> None:
        for count in (20, 50, 400):
            made, wide = poisson_limits(count, 0.998), widened(count, poisson_limits(count), "rate", 0.998)
            assert wide.lower == pytest.approx(made.lower, rel=0.06)
            assert wide.upper == pytest.approx(made.upper, rel=0.06)
            made, limits = wilson(count, 1000, 0.998), wilson(count, 1000)
            wide = widened(count / 10, Interval(limits.lower * 100, limits.upper * 100), "proportion", 0.998, 100)
            assert wide.lower == pytest.approx(made.lower * 100, rel=0.06)
            assert wide.upper == pytest.approx(made.upper * 100, rel=0.03)

    def test_no_events_have_the_exact_upper_limit(self) -> None:
        wide = widened(0.0, poisson_exact(0), "rate", 0.998)
        assert (float(wide.lower), float(wide.upper)) == (0, pytest.approx(float(poisson_exact(0, 0.998).upper)))
        # none of 50, by the exact limit of a proportion: 1 - tail ** (1 / n)
        wide = widened(0.0, Interval(np.array(0.0), np.array(1 - 0.025 ** (1 / 50))), "proportion", 0.998)
        assert float(wide.upper) == pytest.approx(1 - 0.001 ** (1 / 50))
        wide = widened(1.0, Interval(np.array(0.025 ** (1 / 50)), np.array(1.0)), "proportion", 0.998)
        assert (float(wide.lower), float(wide.upper)) == (pytest.approx(0.001 ** (1 / 50)), 1)

    @given(
        st.sampled_from([("proportion", 100.0), ("rate", 1.0), ("other", 1.0)]),
        st.floats(1, 90), st.floats(0.05, 0.99), st.floats(1.01, 1.1),
    )  # fmt: skip
    def test_it_holds_the_interval_stays_in_range_and_95_changes_nothing(self, kind, value, down, up) -> None:
        limits = Interval(np.array(value * down), np.array(value * up))
        wide = widened(value, limits, kind[0], 0.998, kind[1])
        assert wide.lower < limits.lower < value < limits.upper < wide.upper
        if kind[0] == "proportion":
            assert wide.lower > 0
            assert wide.upper < 100
        same = widened(value, limits, kind[0], 0.95, kind[1])
        assert float(same.lower) == pytest.approx(float(limits.lower))
        assert float(same.upper) == pytest.approx(float(limits.upper))

    def test_what_is_missing_stays_so_and_other_kinds_are_refused(self) -> None:
        for kind in ("proportion", "rate", "other"):
            wide = widened(np.array([0.5]), Interval(np.array([np.nan]), np.array([np.nan])), kind, 0.998)
            assert np.isnan(wide.lower).all()
            assert np.isnan(wide.upper).all()
        with pytest.raises(ValueError, match="value_type"):
            widened(1.0, Interval(np.array(0.5), np.array(2.0)), "index", 0.998)
