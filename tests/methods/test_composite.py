"""A composite score by hand: places, weights, what is missing, what is drawn, what each measure adds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hineq.methods.composite import (
    capped_weights,
    contributions,
    drawn_scores,
    measure_weights,
    min_max,
    scores,
    standardised,
)

PLACES = np.array([[0.0, 100.0, 50.0], [50.0, np.nan, 0.0], [100.0, 0.0, np.nan]])
EQUAL = np.ones(3)


def test_places_run_from_the_best_to_the_poorest_whichever_is_higher() -> None:
    values = np.array([2.0, 3.0, 6.0])
    assert min_max(values, best=2, poorest=6).tolist() == [0, 25, 100]
    assert min_max(values, best=6, poorest=2).tolist() == [100, 75, 0]
    assert np.isnan(min_max(np.array([np.nan]), best=2, poorest=6)[0])


def test_a_theme_without_weight_or_measures_adds_nothing() -> None:
    assert measure_weights(np.eye(2), np.array([0.0, 2.0])).tolist() == [0, 2]
    assert measure_weights(np.array([[1.0, 0.0]]), np.array([1.0, 2.0])).tolist() == [1]


def test_scores_are_means_over_what_is_known_of_enough_of_the_weight() -> None:
    assert scores(PLACES, EQUAL, 0.5).tolist() == [50, 25, 50]
    assert scores(PLACES, np.array([0.0, 1.0, 1.0]), 0.5).tolist() == [75, 0, 0]
    assert np.isnan(scores(PLACES, np.array([0.0, 1.1, 1.0]), 0.5)[1])
    assert scores(PLACES, np.array([0.0, 1.1, 1.0])).tolist()[1] == 0
    # four fifths of a weight that is no round number
    assert not np.isnan(scores(np.array([[1.0, np.nan]]), np.array([0.8, 0.2]) * 0.3, 0.8)).any()
    assert np.isnan(scores(PLACES, np.zeros(3))).all()


def test_many_weightings_at_once() -> None:
    weightings = np.array([[1.0, 1.0, 1.0], [1.0, 0.0, 0.0]])
    assert scores(PLACES, weightings).tolist() == [[50, 25, 50], [0, 50, 100]]


def test_drawn_places_move_the_score_by_their_weight() -> None:
    draws = np.array([[[30.0], [50.0], [100.0]], [[0.0], [70.0], [np.nan]]])
    drawn = drawn_scores(PLACES, EQUAL, draws, [0])
    assert drawn.tolist() == [[pytest.approx(60), 25, 50], [50, 35, 50]]


def test_what_measures_add_makes_up_the_distance_from_the_average() -> None:
    parts = contributions(PLACES[:, :1], np.ones(1))
    assert parts[:, 0].tolist() == [-50, 0, 50]
    assert contributions(PLACES, EQUAL)[1].tolist() == [0, 0, -12.5]


def test_capped_weights_keep_their_order_and_give_what_is_cut_to_the_others() -> None:
    assert capped_weights(np.array([8.0, 1.0, 1.0, 0.0]), 0.5).tolist() == [0.5, 0.25, 0.25, 0]
    # what is shared out lifts the second over the cap too
    assert capped_weights(np.array([10.0, 4.0, 1.0, 1.0]), 0.3).tolist() == pytest.approx([0.3, 0.3, 0.2, 0.2])
    assert np.isnan(capped_weights(np.array([1.0, 1.0, 1.0]), 0.25)).all()
    with pytest.raises(ValueError, match="'most' must lie above 0"):
        capped_weights(np.ones(3), 0)


@given(
    st.lists(st.floats(0.01, 10), min_size=4, max_size=12),
    st.floats(0.25, 1),
)
def test_whatever_the_weights_none_passes_the_cap(given_: list[float], most: float) -> None:
    weights = np.array(given_)
    shares = capped_weights(weights, most)
    assert shares.sum() == pytest.approx(1)
    assert shares.max() <= most + 1e-9
    assert (np.diff(shares[np.argsort(weights)]) >= -1e-9).all()


def test_standard_scores_have_mean_0_and_deviation_1_and_what_does_not_vary_is_missing() -> None:
    found = standardised(np.array([[1.0, 5.0], [2.0, 5.0], [6.0, 5.0]]))
    assert found[:, 0].mean() == pytest.approx(0)
    assert found[:, 0].std() == pytest.approx(1)
    assert np.isnan(found[:, 1]).all()
