"""Ranks of areas, and the middle of the ranks that many draws give them."""

import numpy as np
from numpy.typing import ArrayLike

from hineq.methods.checking import floats
from hineq.methods.results import FloatArray


def ranks_of(scores: FloatArray) -> FloatArray:
    """Ranks over the last axis, 1 = highest score; ties share the smaller rank, NaN is not ranked and stays NaN.

    >>> ranks_of(np.array([10.0, 30.0, 30.0, np.nan])).tolist()
    [3.0, 1.0, 1.0, nan]
    """
    order = np.argsort(-scores, axis=-1)  # missing scores come last
    ordered = np.take_along_axis(scores, order, axis=-1)
    rank = np.ones(scores.shape)
    rank[..., 1:] = np.where(ordered[..., 1:] != ordered[..., :-1], np.arange(2.0, scores.shape[-1] + 1), 1)
    np.maximum.accumulate(rank, axis=-1, out=rank)  # so that ties share their first place
    rank[np.isnan(ordered)] = np.nan
    ranks = np.empty(scores.shape)
    np.put_along_axis(ranks, order, rank, axis=-1)
    return ranks


def place_between(values: ArrayLike, low: ArrayLike, high: ArrayLike, *, low_is_good: ArrayLike) -> FloatArray:
    """The place of values between the poorest end (0) and the best end (1); values outside the ends pass them.

    `values`, `low` and `high` broadcast, in one unit; `low` and `high` are the smallest and largest value that areas
    have. NaN where these are one.

    >>> place_between([2.0, 3.0], 2.0, 6.0, low_is_good=True).tolist()
    [1.0, 0.75]
    """
    values, low, high = floats(values), floats(low), floats(high)
    spread = np.where(high > low, high - low, np.nan)
    share = (values - low) / spread
    return np.where(low_is_good, 1 - share, share)


def percentiles(ranks: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The 2.5th and 97.5th percentile over the draws (first axis): ranks that were drawn, never halves between them.

    Source: Goldstein H, Spiegelhalter DJ (1996), J R Stat Soc A 159:385-443; Marshall EC, Spiegelhalter DJ (1998),
    BMJ 316:1701-1704.

    >>> low, high = percentiles(np.arange(1.0, 1001.0).reshape(-1, 1))
    >>> low.tolist(), high.tolist()
    ([26.0], [975.0])
    """
    ordered = np.sort(ranks, axis=0)
    last = len(ordered) - 1
    return ordered[round(0.025 * last)], ordered[round(0.975 * last)]
