"""Ranks with ties and gaps, and percentiles over draws."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hineq.methods.ranks import percentiles, ranks_of


def test_ties_share_the_smaller_rank_and_the_missing_have_none() -> None:
    assert ranks_of(np.array([[1.0, 2.0, 2.0], [np.nan, 5.0, 4.0]])).tolist()[0] == [3.0, 1.0, 1.0]
    assert np.isnan(ranks_of(np.array([np.nan, 5.0, 4.0]))[0])


@given(st.lists(st.floats(-100, 100), min_size=1, max_size=30))
def test_ranks_count_who_is_above(values: list[float]) -> None:
    found = ranks_of(np.array(values))
    assert found.min() == 1
    assert found.max() <= len(values)
    assert found.tolist() == [1 + sum(other > one for other in values) for one in values]


def test_percentiles_are_ranks_that_were_drawn() -> None:
    low, high = percentiles(np.arange(1.0, 1001.0).reshape(-1, 1))
    assert (low[0], high[0]) == (26, 975)
