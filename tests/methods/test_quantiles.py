"""Areas in equal groups by rank."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hineq.methods.quantiles import assign_quantiles

values = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60)


def test_nineteen_wards_in_fifths_by_hand():
    # Quantile = 6 - ceil((20 - rank) / 3.8) -> None: ranks 1-4 are first, 5-8 second, 9-12 third, 13-16 fourth, 17-19 last.
    scores = np.arange(19, 0, -1)
    assert assign_quantiles(scores, 5).tolist() == [1] * 4 + [2] * 4 + [3] * 4 + [4] * 4 + [5] * 3
    assert assign_quantiles(scores, 5, highest_first=False).tolist() == [5] * 3 + [4] * 4 + [3] * 4 + [2] * 4 + [1] * 4


def test_borders_are_whole_numbers() -> None:
    # 30 areas in tenths: three each; dividing 30 / 10 into floating ranks must not push a border either way.
    for number in range(10, 200, 10):
        counts = np.bincount(assign_quantiles(np.arange(number), 10).astype(int))[1:]
        assert counts.tolist() == [number // 10] * 10


def test_ties_share_their_lowest_rank() -> None:
    # Ranks 1, 2, 2, 4: of two halves, ranks 1 and 2 are in the first.
    assert assign_quantiles([9.0, 7.0, 7.0, 1.0], 2).tolist() == [1, 1, 1, 2]
    assert assign_quantiles([5.0, 5.0, 5.0, 5.0], 4).tolist() == [1, 1, 1, 1]


def test_a_missing_value_in_the_middle_is_skipped_and_keeps_its_place() -> None:
    found = assign_quantiles([4.0, np.nan, 3.0, 2.0, 1.0], 2)
    assert np.isnan(found).tolist() == [False, True, False, False, False]
    assert found[[0, 2, 3, 4]].tolist() == [1, 1, 2, 2]


def test_fewer_values_than_quantiles_have_none() -> None:
    assert np.isnan(assign_quantiles([1.0, 2.0, np.nan], 3)).all()
    assert assign_quantiles([1.0, 2.0, 0.0], 3).tolist() == [2, 1, 3]
    assert np.isnan(assign_quantiles([7.0], 2)).all()
    assert np.isnan(assign_quantiles([np.nan, np.nan], 2)).all()


def test_every_row_is_ranked_by_itself() -> None:
    rows = np.array([[1.0, 2, 3, 4], [40, 30, np.nan, 10], [5, 5, 1, 1]])
    found = assign_quantiles(rows, 2)
    for row, expected in zip(rows, found, strict=True):
        np.testing.assert_array_equal(assign_quantiles(row, 2), expected)


@given(values, st.integers(2, 10), st.randoms(use_true_random=False))
def test_the_order_of_areas_does_not_matter(scores, number, random) -> None:
    order = list(range(len(scores)))
    random.shuffle(order)
    found = assign_quantiles(scores, number)
    np.testing.assert_array_equal(assign_quantiles(np.array(scores)[order], number), found[order])


@given(st.lists(st.integers(-1_000, 1_000), min_size=10, max_size=60, unique=True), st.integers(2, 10))
def test_groups_differ_by_one_area_at_most_and_follow_the_values(scores, number) -> None:
    found = assign_quantiles(scores, number)
    counts = np.bincount(found.astype(int), minlength=number + 1)[1:]
    assert counts.max() - counts.min() <= 1
    assert (np.diff(found[np.argsort(scores)]) <= 0).all()
    assert found.max() == number
    assert found.min() == 1


def test_impossible_inputs_are_refused() -> None:
    for number in (1, 2.5):
        with pytest.raises(ValueError, match=f"'quantiles' must be a whole number of 2 or more, got {number:g}"):
            assign_quantiles([1.0, 2.0], number)
    with pytest.raises(ValueError, match="'values' must have one last axis"):
        assign_quantiles(3.0, 2)
