"""The spread that is no chance, and figures drawn towards their mean: against published results and by property."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hineq.methods.shrinkage import between_area_variance, reliability, shrunken

# Rubin DB (1981), Journal of Educational Statistics 6:377-401, table 1: coaching effects in eight schools
SCHOOLS = (np.array([28.0, 8, -3, 7, -1, 1, 18, 12]), np.array([15.0, 10, 16, 11, 9, 11, 10, 18]))
# Colditz GA et al. (1994), JAMA 271:698-702: cases and others, vaccinated and not, in thirteen trials of BCG
BCG = np.array(
    [
        [4, 119, 11, 128], [6, 300, 29, 274], [3, 228, 11, 209], [62, 13536, 248, 12619], [33, 5036, 47, 5761],
        [180, 1361, 372, 1079], [8, 2537, 10, 619], [505, 87886, 499, 87892], [29, 7470, 45, 7232],
        [17, 1699, 65, 1600], [186, 50448, 141, 27197], [5, 2493, 3, 2338], [27, 16886, 29, 17825],
    ]
)  # fmt: skip
FIGURES = st.lists(
    st.tuples(st.floats(-100, 100), st.floats(0.1, 50)), min_size=2, max_size=40
).map(lambda pairs: tuple(np.array(column) for column in zip(*pairs, strict=True)))  # fmt: skip


def test_the_trials_of_bcg_have_the_variance_that_is_printed() -> None:
    # Viechtbauer W (2010), J Stat Software 36(3), section 3: 0.3088 by DerSimonian and Laird
    treated, others, sick, well = BCG.T
    ratio = np.log(treated / (treated + others)) - np.log(sick / (sick + well))
    error = np.sqrt(1 / treated - 1 / (treated + others) + 1 / sick - 1 / (sick + well))
    assert between_area_variance(ratio, error) == pytest.approx(0.3088, abs=5e-5)


def test_eight_schools_differ_by_chance_alone() -> None:
    # Gelman A et al., Bayesian Data Analysis, 5.5: pooled estimate 7.7
    assert between_area_variance(*SCHOOLS) == 0
    assert reliability(*SCHOOLS) == 0
    assert shrunken(*SCHOOLS).round(1).tolist() == [7.7] * 8


@given(FIGURES)
def test_a_shrunken_figure_lies_between_the_figure_and_the_mean(figures) -> None:
    value, error = figures
    drawn = shrunken(value, error)
    between = between_area_variance(value, error)
    mean = np.average(value, weights=1 / (between + error**2))
    low, high = np.minimum(value, mean), np.maximum(value, mean)
    assert ((drawn >= low - 1e-9) & (drawn <= high + 1e-9)).all()
    assert np.ptp(drawn) <= np.ptp(value) + 1e-9
    assert 0 <= reliability(value, error) < 1
    assert between >= 0


@given(FIGURES, st.floats(-50, 50), st.floats(0.5, 20))
def test_shifting_and_stretching_go_through(figures, shift, times) -> None:
    value, error = figures
    assert shrunken(value * times + shift, error * times) == pytest.approx(
        shrunken(value, error) * times + shift, rel=1e-6, abs=1e-6
    )
    assert reliability(value * times + shift, error * times) == pytest.approx(reliability(value, error), abs=1e-6)


def test_among_equal_errors_the_order_stays_and_without_error_so_does_the_figure() -> None:
    value = np.array([1.0, 5.0, 2.0, 9.0])
    drawn = shrunken(value, np.full(4, 1.5))
    assert np.argsort(drawn).tolist() == np.argsort(value).tolist()
    assert shrunken(value, np.full(4, 1e-6)) == pytest.approx(value)
    assert reliability(value, np.full(4, 1e-6)) == pytest.approx(1)


def test_it_comes_nearer_to_the_truth_than_what_was_observed() -> None:
    rng = np.random.default_rng(3)
    truth, error = rng.normal(50, 3, 200), rng.uniform(1, 6, 200)
    seen = truth + rng.normal(0, error)
    assert np.mean((shrunken(seen, error) - truth) ** 2) < 0.6 * np.mean((seen - truth) ** 2)
    assert reliability(seen, error) == pytest.approx(9 / (9 + np.mean(error**2)), abs=0.1)


def test_what_is_missing_counts_for_nothing_and_one_area_has_no_spread() -> None:
    value, error = np.array([1.0, np.nan, 5.0, 9.0, 7.0]), np.array([1.0, 1.0, np.nan, 1.0, 0.0])
    drawn = shrunken(value, error)
    assert np.isnan(drawn).tolist() == [False, True, True, False, True]
    assert drawn[[0, 3]] == pytest.approx(shrunken([1.0, 9.0], [1.0, 1.0]))
    assert np.isnan(between_area_variance([1.0], [1.0]))
    assert np.isnan(shrunken([1.0], [1.0])).all()
    with pytest.raises(ValueError, match="error"):
        shrunken([1.0, 2.0], [1.0, -1.0])
