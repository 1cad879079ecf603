"""Likeness of areas: distances on hand-made numbers, ties, features that lack."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hineq.methods.likeness import distances, nearest

ONE = np.array([1.0])


def test_a_distance_is_in_standard_deviations() -> None:
    # mean 3, standard deviation 2
    apart = distances(np.array([[1.0], [5.0], [1.0], [5.0]]), ONE)
    assert apart.tolist() == [[0, 2, 0, 2], [2, 0, 2, 0], [0, 2, 0, 2], [2, 0, 2, 0]]


def test_weights_count_by_their_share_of_their_sum() -> None:
    features = np.array([[0.0, 0.0], [2.0, 0.0], [0.0, 2.0], [2.0, 2.0]])
    apart = distances(features, np.array([3.0, 1.0]))
    # one standard deviation is 1: sqrt(3/4 x 4), sqrt(1/4 x 4), sqrt(4)
    assert apart[0].round(6).tolist() == [0, round(3**0.5, 6), 1, 2]
    assert np.allclose(apart, distances(features, np.array([300.0, 100.0])))


def test_a_feature_on_which_all_are_the_same_parts_none() -> None:
    features = np.array([[1.0, 7.0], [5.0, 7.0], [1.0, 7.0]])
    assert distances(features, np.array([1.0, 0.0])).tolist() == distances(features[:, :1], ONE).tolist()
    assert np.allclose(distances(features, np.array([1.0, 1.0])), distances(features[:, :1], ONE) / 2**0.5)


def test_an_area_without_a_feature_is_compared_with_none_and_moves_nobody() -> None:
    features = np.array([[1.0, 1.0], [5.0, 2.0], [np.nan, 900.0]])
    apart = distances(features, np.array([1.0, 1.0]))
    assert np.isnan(apart[2]).all()
    assert np.isnan(apart[:, 2]).all()
    assert apart[:2, :2].tolist() == distances(features[:2], np.array([1.0, 1.0])).tolist()
    assert [found.tolist() for found in nearest(apart, 5)] == [[1], [0], []]
    assert np.isnan(distances(np.array([[np.nan], [np.nan]]), ONE)).all()


def test_of_areas_as_near_the_first_comes_first_each_time() -> None:
    apart = distances(np.array([[0.0], [1.0], [-1.0], [1.0], [0.0]]), ONE)
    assert [found.tolist() for found in nearest(apart, 3)] == [[4, 1, 2], [3, 0, 4], [0, 4, 1], [1, 0, 4], [0, 1, 2]]


def test_one_area_alone_has_no_neighbour() -> None:
    assert [found.tolist() for found in nearest(distances(np.array([[3.0]]), ONE), 15)] == [[]]


@pytest.mark.parametrize(
    ("features", "weights"),
    [
        (np.zeros((3, 2)), np.array([1.0])),
        (np.zeros(3), np.array([1.0])),
        (np.zeros((3, 1)), np.array([0.0])),
        (np.zeros((3, 2)), np.array([2.0, -1.0])),
    ],
)
def test_weights_that_fit_no_feature_or_weigh_nothing_are_refused(features: np.ndarray, weights: np.ndarray) -> None:
    with pytest.raises(ValueError, match="must"):
        distances(features, weights)


def test_no_neighbour_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="'many' must be 1 or more, got 0"):
        nearest(np.zeros((2, 2)), 0)


@given(st.lists(st.tuples(*[st.floats(-1e6, 1e6)] * 2), min_size=2, max_size=12), st.floats(0.1, 10))
def test_distances_are_those_of_a_plane_whatever_the_units(points: list[tuple[float, float]], scale: float) -> None:
    features, weights = np.array(points), np.array([1.0, 2.0])
    apart = distances(features, weights)
    assert (np.diag(apart) == 0).all()
    assert np.allclose(apart, apart.T)
    assert (apart[:, :, None] <= apart[:, None, :] + apart.T[None, :, :] + 1e-9).all()
    if (np.ptp(features, axis=0) > 1e-3).all():
        assert np.allclose(distances(features * scale + 3, weights), apart, atol=1e-6)
