"""Areas put into equal groups by rank: deprivation deciles, fifths."""

import numpy as np
from numpy.typing import ArrayLike

from hineq.methods.checking import check_same_length, floats
from hineq.methods.results import FloatArray

FIFTHS = 5


def fifth_of(areas: int) -> int:
    """How many of the areas are a fifth of them, rounded up.

    >>> fifth_of(19), fifth_of(20), fifth_of(21)
    (4, 4, 5)
    """
    return -(-areas // FIFTHS)


def assign_quantiles(values: ArrayLike, quantiles: int, highest_first: bool = True) -> FloatArray:
    """The quantile, 1 to `quantiles`, that each area falls in by its rank.

    `values` (..., area), ranked over the last axis; result of the same shape. Quantile 1 holds the highest
    values, or the lowest where `highest_first` is False. Ties all take the lowest rank among them; missing
    areas are skipped and get NaN; all are NaN where there are fewer areas than quantiles.

    Raises ValueError for fewer than two quantiles, and for values without an axis.

    Source: OHID, Technical guidance: assigning deprivation categories; PHEindicatormethods' phe_quantile.

    >>> assign_quantiles([31.0, 12.0, 25.0, 8.0], 2).tolist()
    [1.0, 2.0, 1.0, 2.0]
    """
    values = floats(values)
    if quantiles < 2 or quantiles != int(quantiles):
        raise ValueError(f"'quantiles' must be a whole number of 2 or more, got {quantiles:g}.")
    check_same_length(values=values)
    key = -values if highest_first else values
    order = np.argsort(key, axis=-1)  # missing values come last
    ordered = np.take_along_axis(key, order, axis=-1)
    rank = np.zeros(ordered.shape, dtype=np.int64)
    rank[..., 1:] = np.where(ordered[..., 1:] != ordered[..., :-1], np.arange(1, ordered.shape[-1]), 0)
    np.maximum.accumulate(rank, axis=-1, out=rank)  # from 0, so that ties share their first place
    number = np.count_nonzero(~np.isnan(values), axis=-1)[..., np.newaxis]
    # Whole numbers only: dividing by areas-per-quantile would put an area on a border into either group.
    from_below = -(-(number - rank) * int(quantiles) // np.maximum(number, 1))
    quantile = np.where(np.isnan(ordered) | (number < quantiles), np.nan, quantiles + 1 - from_below)
    result = np.empty_like(values)
    np.put_along_axis(result, order, quantile, axis=-1)
    return result
