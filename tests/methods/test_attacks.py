"""What an attacker works out of totals, held against every way to fill small tables in."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from hineq.methods.attacks import attack, unmet
from hineq.methods.programmes import Programme, solve

INF = np.inf


def every_way(totals: np.ndarray, published: np.ndarray, most: int) -> np.ndarray:
    """Every table of whole counts up to a number that comes to the totals."""
    ways = np.indices((most + 1,) * totals.shape[1]).reshape(totals.shape[1], -1).T
    return ways[(ways @ totals.T == published).all(axis=1)]


def test_the_least_and_the_most_of_a_row_and_a_column() -> None:
    # a + b = 7 beside a published 5; a + d = 9
    found = attack([[1, 1, 1, 0], [1, 0, 0, 1]], [12, 9], [0, 0, 5, 0], [INF, INF, 5, INF])
    assert (found.lower.tolist(), found.upper.tolist()) == ([0, 0, 5, 2], [7, 7, 5, 9])
    # a sparse matrix is a matrix
    sparse = attack(csr_array([[1, 1, 1, 0], [1, 0, 0, 1]]), [12, 9], [0, 0, 5, 0], [INF, INF, 5, INF])
    np.testing.assert_array_equal(sparse.upper, found.upper)


def test_a_total_that_is_a_count_itself_may_be_unknown_too() -> None:
    found = attack([[1, 1, -1]], [0], [1, 4, 0], [3, 4, INF])
    assert (found.lower.tolist(), found.upper.tolist()) == ([1, 4, 5], [3, 4, 7])
    assert attack([[1, 1, -1]], [0], [0, 0, 0], [INF, INF, INF]).upper.tolist() == [INF, INF, INF]


def test_only_what_is_attacked_is_worked_out() -> None:
    found = attack([[1, 1]], [5], [0, 0], [INF, INF], attacked=[True, False])
    assert (found.lower.tolist(), found.upper.tolist()) == ([0, 0], [5, INF])


def test_whole_numbers_tell_more_where_all_that_is_published_is_whole() -> None:
    # a + b = 5 and a - b = c, so that c is odd: 1, where it is at most 2
    asked = ([[1, 1, 0], [1, -1, -1]], [5, 0], [0, 0, 0], [INF, INF, 2])
    found, wider = attack(*asked), attack(*asked, integers=False)
    assert (found.lower.tolist(), found.upper.tolist()) == ([3, 2, 1], [3, 2, 1])
    assert (wider.lower.round(6).tolist(), wider.upper.round(6).tolist()) == ([2.5, 1.5, 0], [3.5, 2.5, 2])
    assert attack([[1, 1]], [2.5], [0, 0], [INF, 1.25]).lower.tolist() == [1.25, 0]


def test_what_no_total_links_stays_as_it_is_known() -> None:
    found = attack(np.zeros((0, 2)), [], [1, 3], [4, 3])
    assert (found.lower.tolist(), found.upper.tolist()) == ([1, 3], [4, 3])


@st.composite
def systems(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    cells = draw(st.integers(2, 5))
    totals = draw(st.lists(st.lists(st.integers(0, 1), min_size=cells, max_size=cells), min_size=1, max_size=4))
    return np.array(totals), np.array(draw(st.lists(st.integers(0, 4), min_size=cells, max_size=cells)))


@given(systems())
def test_the_ends_are_those_of_every_way_to_fill_the_tables_in(system: tuple[np.ndarray, np.ndarray]) -> None:
    totals, truth = system
    ways = every_way(totals, totals @ truth, 5)
    found = attack(totals, totals @ truth, np.zeros(len(truth)), np.full(len(truth), 5.0))
    np.testing.assert_array_equal(found.lower, ways.min(axis=0))
    np.testing.assert_array_equal(found.upper, ways.max(axis=0))


def test_totals_that_contradict_the_others_are_named() -> None:
    assert unmet([[1, 1], [1, 1], [1, 0], [0, 1]], [5, 9, 3, 2], [0, 0], [INF, INF]).tolist() == [
        False,
        True,
        False,
        False,
    ]
    assert not unmet([[1, 1], [1, 0]], [5, 3], [0, 0], [INF, INF]).any()


def test_impossible_inputs_are_refused() -> None:
    with pytest.raises(ValueError, match="^'totals' must leave some numbers that fit them within the limits"):
        attack([[1, 1]], [9], [0, 0], [4, 4])
    with pytest.raises(ValueError, match="^'lower' must not be above 'upper', got 3 above 2"):
        attack([[1]], [1], [3], [2])
    with pytest.raises(
        ValueError, match=r"^'totals' must be \(total, cell\) with 2 cells and 'published' one number a total"
    ):
        attack([[1, 1, 1]], [3], [0, 0], [1, 1])
    with pytest.raises(ValueError, match="'published' one number a total"):
        attack([[1, 1]], [3, 4], [0, 0], [1, 1])
    with pytest.raises(ValueError, match="must have one last axis of the same length"):
        attack([[1, 1]], [3], [0, 0], [1])


def test_programmes_solved_together_are_those_solved_alone() -> None:
    rng = np.random.default_rng(3)
    programmes = []
    for width in rng.integers(2, 9, 40):
        rows, x = rng.integers(-1, 2, (2, width)).astype(float), rng.uniform(0, 5, width)
        programmes.append(
            Programme(
                cost=rng.random(width), rows=rows, totals=rows @ x, lower=np.zeros(width), upper=np.full(width, 5.0)
            )
        )
    together = solve(programmes)
    for one, x in zip(programmes, together, strict=True):
        np.testing.assert_allclose(one.rows @ x, one.totals, atol=1e-6)
        assert one.cost @ x == pytest.approx(one.cost @ solve([one])[0], abs=1e-6)
    assert solve([]) == []
