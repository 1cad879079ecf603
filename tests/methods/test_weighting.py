"""Areas weighted by their people."""

import numpy as np
import pytest

from hineq.methods.weighting import areas, mean_over_areas, quotient_of, relative_rank, weighted_areas


def test_mean_over_areas() -> None:
    value = np.array([[10.0, 20.0], [1.0, 3.0]])
    assert mean_over_areas(value, None).tolist() == [15, 2]
    assert mean_over_areas(value, np.array([300.0, 100.0])).tolist() == [12.5, 1.5]
    assert np.isnan(mean_over_areas(value, np.array([[1.0, 1.0], [0.0, 0.0]]))).tolist() == [False, True]


def test_relative_rank_is_the_middle_of_each_area() -> None:
    rank = relative_rank(np.array([[100.0, 100.0, 200.0], [0.0, 0.0, 0.0]]))
    assert rank[0].tolist() == [0.125, 0.375, 0.75]
    assert np.isnan(rank[1]).all()


def test_areas_without_people_in_them_keep_their_place() -> None:
    assert relative_rank(np.array([100.0, 0.0, 100.0])).tolist() == [0.25, 0.5, 0.75]


def test_a_quotient_is_never_infinite() -> None:
    assert np.isnan(quotient_of(np.array([1.0, 0.0]), np.array([0.0, 0.0]))).all()
    assert quotient_of(np.float64(1), np.float64(4)) == 0.25
    assert np.isnan(quotient_of(np.float64(1), np.float64(0)))


def test_areas_are_checked() -> None:
    assert areas([1, None], None)[1] is None
    value, people = weighted_areas([1, 2], [3, 4])
    assert (value.dtype, people.dtype) == (np.float64, np.float64)
    with pytest.raises(ValueError, match="'value', 'population' must have one last axis of the same length, got 2, 3"):
        areas([1, 2], [1, 2, 3])
    with pytest.raises(ValueError, match="'value' must have one last axis of the same length, got 0"):
        areas(5.0, None)
