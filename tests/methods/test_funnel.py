"""Funnel limits and outcomes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hineq.methods.funnel import funnel_limits, funnel_outcome
from hineq.methods.intervals import poisson_exact, poisson_limits

SIGMAS = {2: (1.959964, 0.95), 3: (3.090232, 0.998)}


@pytest.mark.parametrize("sigma", SIGMAS)
def test_limits_of_a_proportion_by_hand(sigma) -> None:
    # 0.2 x 0.8 / 400 is 0.02 squared.
    limits = funnel_limits("proportion", 400, 0.2, sigma)
    assert limits.lower == pytest.approx(0.2 - SIGMAS[sigma][0] * 0.02, abs=1e-7)
    assert limits.upper == pytest.approx(0.2 + SIGMAS[sigma][0] * 0.02, abs=1e-7)


def test_limits_of_a_proportion_stay_within_0_and_1() -> None:
    limits = funnel_limits("proportion", [1, 1], [0.05, 0.95], 3)
    assert limits.lower[0] == 0
    assert limits.upper[1] == 1
    assert (limits.lower <= limits.upper).all()


@pytest.mark.parametrize("kind", ["ratio", "rate"])
@pytest.mark.parametrize("sigma", SIGMAS)
def test_limits_of_events_by_hand(kind, sigma) -> None:
    # Garwood's limits of 10 events at 95% are 4.80 and 18.39: 10 against 18.39 expected is the lowest ratio by chance.
    limits, exact = funnel_limits(kind, 10, 0.5, sigma), poisson_exact(10, SIGMAS[sigma][1])
    assert limits.lower == pytest.approx(0.5 * 10 / exact.upper)
    assert limits.upper == pytest.approx(0.5 * 10 / exact.lower)
    if sigma == 2:
        assert (limits.lower, limits.upper) == pytest.approx((5 / 18.39, 5 / 4.795), rel=1e-3)


@pytest.mark.parametrize("kind", ["proportion", "ratio", "rate"])
@given(st.integers(1, 4_000), st.integers(2, 9))
def test_larger_areas_and_two_sigma_have_narrower_limits(kind, size, factor) -> None:
    small, large = funnel_limits(kind, size, 0.3, 2), funnel_limits(kind, size * factor, 0.3, 2)
    wide = funnel_limits(kind, size, 0.3, 3)
    assert wide.lower <= small.lower <= large.lower < 0.3 < large.upper <= small.upper <= wide.upper


@pytest.mark.parametrize("kind", ["proportion", "ratio", "rate"])
def test_a_size_of_0_or_a_missing_one_has_no_limits_and_no_outcome(kind) -> None:
    limits = funnel_limits(kind, [0, np.nan, 10], 0.3, 2)
    assert np.isnan(limits.lower).tolist() == np.isnan(limits.upper).tolist() == [True, True, False]
    assert funnel_outcome(kind, [0, 0, np.nan], [0, np.nan, 10], 0.3).tolist() == ["not_compared"] * 3


def test_outcomes_of_proportions_follow_the_limits() -> None:
    inner, outer = funnel_limits("proportion", 400, 0.2, 2), funnel_limits("proportion", 400, 0.2, 3)
    edges = np.array([outer.lower, inner.lower, inner.upper, outer.upper]) * 400
    count = np.sort(np.concatenate([edges - 0.01, edges + 0.01]))
    assert funnel_outcome("proportion", count, 400, 0.2).tolist() == [
        "lowest", "lower", "lower", "similar", "similar", "higher", "higher", "highest"
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["ratio", "rate"])
@pytest.mark.parametrize("count", [4, 40])
def test_outcomes_of_events_follow_the_areas_own_limits(kind, count) -> None:
    inner, outer = poisson_limits(count), poisson_limits(count, 0.998)
    # The size at which the baseline of 0.5 stands just outside or inside a limit
    sizes = [
        side * (1 + off) / 0.5 for side in (outer.lower, inner.lower, inner.upper, outer.upper) for off in (-1e-9, 1e-9)
    ]
    assert funnel_outcome(kind, count, sizes, 0.5).tolist() == [
        "highest", "higher", "higher", "similar", "similar", "lower", "lower", "lowest"
    ]  # fmt: skip


def test_no_events_of_many_expected_are_the_lowest_and_all_of_few_similar() -> None:
    assert funnel_outcome("ratio", 0, [1, 5, 20], 1.0).tolist() == ["similar", "lower", "lowest"]
    assert funnel_outcome("proportion", 3, 3, 0.5) == "similar"


def test_areas_at_the_baseline_are_similar_at_any_size() -> None:
    for kind in ("proportion", "ratio", "rate"):
        assert set(funnel_outcome(kind, np.array([1, 9, 10, 300]) * 0.5, np.array([1, 9, 10, 300]), 0.5)) == {"similar"}


def test_impossible_inputs_are_refused() -> None:
    with pytest.raises(ValueError, match="'kind' must be one of 'proportion', 'ratio', 'rate', got 'mean'"):
        funnel_limits("mean", 10, 0.5, 2)
    with pytest.raises(ValueError, match="'sigma' must be 2 or 3, got 1"):
        funnel_limits("ratio", 10, 0.5, 1)
    with pytest.raises(ValueError, match="'size' must not be negative, got -10"):
        funnel_limits("ratio", -10, 0.5, 2)
    with pytest.raises(ValueError, match=r"'baseline' must lie between 0 and 1, got 1\.5"):
        funnel_limits("proportion", 10, 1.5, 2)
    with pytest.raises(ValueError, match="'baseline' must be above 0, got 0"):
        funnel_limits("rate", 10, 0, 2)
    with pytest.raises(ValueError, match="'count' must lie between 0 and 'size', got 11 of 10"):
        funnel_outcome("proportion", 11, 10, 0.5)
    with pytest.raises(ValueError, match="'count' must not be negative, got -1"):
        funnel_outcome("rate", -1, 10, 0.5)
