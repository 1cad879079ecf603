"""When a ratio can be given, and the limits of the ends of a fitted line."""

import numpy as np
import pytest

from hineq.methods.ratios import NEAR_ZERO, fitted_ends, is_well_above_zero
from hineq.methods.slope import slope_index

VALUES, PEOPLE = np.array([12.0, 9.0, 8.0, 4.0]), np.array([100.0, 300.0, 200.0, 150.0])


@pytest.mark.parametrize(
    ("smaller", "average", "lower", "given"),
    [
        (2.0, 10.0, np.nan, True),
        (1.9, 10.0, np.nan, False),
        (0.0, 10.0, np.nan, False),
        (-3.0, 10.0, np.nan, False),
        (5.0, 10.0, 2.0, True),
        (5.0, 10.0, 1.9, False),
        (5.0, 10.0, -0.1, False),
        (1.0, 10.0, 5.0, False),
        (np.nan, 10.0, np.nan, False),
        (5.0, np.nan, np.nan, False),
        (0.0, 0.0, np.nan, False),
        (-1.0, -5.0, np.nan, False),
    ],
)
def test_the_smaller_part_or_its_limit_decides(smaller: float, average: float, lower: float, given: bool) -> None:
    assert NEAR_ZERO == 0.2
    assert bool(is_well_above_zero(smaller, average, lower)) is given


def test_the_ends_are_those_of_the_slope_index() -> None:
    limits, ends = fitted_ends(VALUES, PEOPLE, VALUES - 1, VALUES + 1)
    index = slope_index(VALUES, PEOPLE, lower=VALUES - 1, upper=VALUES + 1, draws=10, rng=np.random.default_rng(1))
    assert ends[0] == pytest.approx(float(index.intercept))
    assert ends[1] - ends[0] == pytest.approx(float(index.slope.value))
    assert (limits.lower < ends).all()
    assert (ends < limits.upper).all()


def test_limits_hold_as_many_drawn_ends_as_they_say() -> None:
    """Against a simulation: wards drawn from their own intervals, lines fitted anew."""
    rng = np.random.default_rng(7)
    error = np.array([1.0, 0.5, 0.8, 0.6])
    limits, _ = fitted_ends(VALUES, PEOPLE, VALUES - 1.96 * error, VALUES + 1.96 * error)
    drawn = rng.normal(VALUES, error, (4000, 4))
    nothing = np.full_like(drawn, np.nan)
    ends = fitted_ends(drawn, np.broadcast_to(PEOPLE, drawn.shape), nothing, nothing)[1]
    inside = ((ends >= limits.lower[:, np.newaxis]) & (ends <= limits.upper[:, np.newaxis])).mean(axis=1)
    assert inside == pytest.approx([0.95, 0.95], abs=0.012)


def test_an_area_without_limits_leaves_the_ends_without() -> None:
    lower = VALUES - 1
    lower[2] = np.nan
    limits, ends = fitted_ends(VALUES, PEOPLE, lower, VALUES + 1)
    assert np.isnan([limits.lower, limits.upper]).all()
    assert not np.isnan(ends).any()


def test_crossed_limits_are_refused() -> None:
    with pytest.raises(ValueError, match="'lower'"):
        fitted_ends(VALUES, PEOPLE, VALUES + 1, VALUES - 1)
