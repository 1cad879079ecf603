"""Values drawn from intervals: around them, in the range of their type, and the same from the same seed."""

import numpy as np
import pytest

from hineq.methods.simulation import drawn_values

LOWER, VALUE, UPPER = (
    np.array(row) for row in ([1.0, 90.0, 0.0, 45.0], [3.0, 96.0, 0.0, 50.0], [8.0, 99.0, 2.0, 55.0])
)


def drawn(value_type: str, seed: int = 1) -> np.ndarray:
    return drawn_values(VALUE, LOWER, UPPER, value_type, 20_000, np.random.default_rng(seed), multiplier=100)


@pytest.mark.parametrize(
    ("value_type", "low", "high"), [("proportion", 0, 100), ("rate", 0, np.inf), ("other", -np.inf, np.inf)]
)
def test_draws_lie_around_the_interval_and_in_range(value_type: str, low: float, high: float) -> None:
    values = drawn(value_type)
    assert values.shape == (20_000, 4)
    assert low <= values.min()
    assert values.max() <= high
    assert np.quantile(values[:, 3], [0.025, 0.975]) == pytest.approx([45, 55], abs=0.3)


def test_the_same_seed_gives_the_same_values() -> None:
    assert (drawn("rate") == drawn("rate")).all()
    assert (drawn("rate") != drawn("rate", seed=2)).any()


def test_an_area_without_an_interval_keeps_its_value() -> None:
    bare = np.array([np.nan, 90.0, np.nan, 45.0])
    values = drawn_values(
        np.where(np.arange(4) == 2, np.nan, VALUE), bare, UPPER, "other", 10, np.random.default_rng(1)
    )
    assert (values[:, 0] == 3).all()
    assert np.isnan(values[:, 2]).all()
    assert np.ptp(values[:, 1]) > 0


def test_another_type_is_refused() -> None:
    with pytest.raises(ValueError, match="'value_type' must be one of 'rate', 'proportion', 'other', got 'years'"):
        drawn("years")


def test_the_middle_of_the_draws_is_the_middle_of_the_limits_on_the_scale_of_the_type() -> None:
    share = np.median(drawn("proportion")[:, 1]) / 100
    odds = np.sqrt(0.90 / 0.10 * 0.99 / 0.01)
    assert share / (1 - share) == pytest.approx(odds, rel=0.02)
    assert np.median(drawn("rate")[:, 0]) == pytest.approx(np.sqrt(1.0 * 8.0), rel=0.02)


def test_a_positive_error_is_a_higher_value() -> None:
    noise = np.random.default_rng(1).standard_normal((20_000, 4))[:, 1]
    for value_type in ("proportion", "rate", "other"):
        assert np.corrcoef(noise, drawn(value_type)[:, 1])[0, 1] > 0.9
