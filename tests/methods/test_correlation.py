"""Correlation of ranks and groups that go together: by hand, and what must always hold."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import spearmanr

from hineq.methods.correlation import mean_ranks, rank_correlation, together


def test_ties_take_their_mean_rank() -> None:
    assert mean_ranks(np.array([3.0, 1.0, 3.0, 3.0])).tolist() == [3, 1, 3, 3]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(0, 50)), min_size=4, max_size=30))
def test_it_is_spearmans(rows: list[tuple[int, int, int]]) -> None:
    values = np.array(rows, dtype=float)
    found = rank_correlation(values)
    for first in range(3):
        for second in range(3):
            pair = values[:, [first, second]]
            if (np.ptp(pair, axis=0) == 0).any():
                assert math.isnan(found[first, second])
            else:
                assert abs(found[first, second] - spearmanr(pair[:, 0], pair[:, 1]).statistic) < 1e-9


def test_areas_without_a_figure_are_left_out_pair_by_pair() -> None:
    nan = math.nan
    found = rank_correlation([[1, 4, nan], [2, 3, 1], [3, 2, nan], [nan, 9, 2]])
    assert found[0, 1] == -1
    assert math.isnan(found[0, 2])


def test_a_chain_is_a_group_and_what_is_alike_none_stands_alone() -> None:
    pairs = np.eye(4)
    pairs[0, 2] = pairs[2, 0] = 0.85
    pairs[2, 3] = pairs[3, 2] = 0.9
    assert together(pairs, 0.8) == [[0, 2, 3], [1]]
    assert together(pairs, 0.88) == [[0], [1], [2, 3]]
    assert together(pairs, 0.95) == [[0], [1], [2], [3]]
    assert together(np.full((2, 2), math.nan), 0.8) == [[0], [1]]
    assert together(np.empty((0, 0)), 0.8) == []


@given(st.lists(st.lists(st.floats(0, 1), min_size=5, max_size=5), min_size=5, max_size=5), st.floats(0, 1))
def test_each_of_a_group_is_alike_another_and_none_of_the_rest(rows: list[list[float]], least: float) -> None:
    alike = np.maximum(np.array(rows), np.array(rows).T)
    groups = together(alike, least)
    assert sorted(number for group in groups for number in group) == list(range(5))
    for group in groups:
        rest = set(range(5)) - set(group)
        assert all(alike[a, b] < least for a in group for b in rest)
        assert len(group) == 1 or all(any(alike[a, b] >= least for b in group if b != a) for a in group)


def test_a_pair_is_told_alike_whatever_other_measures_lack() -> None:
    values = np.random.default_rng(1).integers(0, 8, (20, 6)).astype(float)
    values[:4, 1], values[:4, 2], values[3:9, 3] = np.nan, np.nan, np.nan
    found = rank_correlation(values)
    for first in range(6):
        for second in range(6):
            pair = rank_correlation(values[:, [first, second]])
            assert found[first, second] == pytest.approx(pair[0, 1], abs=1e-12)
