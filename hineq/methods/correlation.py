"""How far measures rise and fall together over areas, and which of them go together."""

from itertools import combinations_with_replacement

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse.csgraph import connected_components

from hineq.methods.checking import floats
from hineq.methods.results import FloatArray


def rank_correlation(values: ArrayLike) -> FloatArray:
    """Spearman's correlation (measure, measure) of measures over areas: `values` is (area, measure).

    From -1 to 1; ties take their mean rank, and each pair is held against each other over the areas that have both. NaN
    for a pair with fewer than three of those, and for a measure that does not vary over them.

    Source: Spearman C (1904), American Journal of Psychology 15:72-101.

    >>> rank_correlation([[1, 10, 3], [2, 30, 2], [3, 20, 1]])[0].round(1).tolist()
    [1.0, 0.5, -1.0]
    """
    given = floats(values)
    many = given.shape[-1]
    found = np.full((many, many), np.nan)
    # measures that the same areas have are ranked once, not once a pair
    alike: dict[bytes, list[int]] = {}
    for measure in range(many):
        alike.setdefault(np.isnan(given[:, measure]).tobytes(), []).append(measure)
    for first, second in combinations_with_replacement(alike.values(), 2):
        held = first if first is second else [*first, *second]
        both = given[~np.isnan(given[:, [first[0], second[0]]]).any(axis=1)][:, held]
        varied = np.ptp(both, axis=0) > 0 if len(both) else np.zeros(len(held), dtype=bool)
        if len(both) < 3 or not varied.any():
            continue
        block = np.full((len(held), len(held)), np.nan)
        block[np.ix_(varied, varied)] = np.corrcoef(mean_ranks(both[:, varied].T))
        # of two sets of measures only the pairs across: those within one have areas that the other lacks
        across = block[: len(first), -len(second) :]
        found[np.ix_(first, second)], found[np.ix_(second, first)] = across, across.T
    return found


def mean_ranks(values: FloatArray) -> FloatArray:
    """Ranks over the last axis, 1 = lowest, ties their mean rank, NaN for what is missing.

    >>> mean_ranks(np.array([10.0, 30.0, 30.0, np.nan])).tolist()
    [1.0, 2.5, 2.5, nan]
    """
    ranks = np.empty(values.shape)
    for at in np.ndindex(values.shape[:-1]):
        own = values[at]
        ordered = np.sort(own)  # missing values come last
        below, up_to = np.searchsorted(ordered, own), np.searchsorted(ordered, own, side="right")
        ranks[at] = np.where(np.isnan(own), np.nan, (below + up_to + 1) / 2)
    return ranks


def together(alike: ArrayLike, least: float) -> list[list[int]]:
    """The groups of measures that hang together: each is alike one of the others by `least` or more.

    `alike` is (measure, measure), NaN for unlike. A chain of pairs is a group: what hangs on another is no evidence of its own.

    >>> together([[1, 0.9, 0.5], [0.9, 1, 0.8], [0.5, 0.8, 1]], least=0.8), together([[1, 0.5], [0.5, 1]], least=0.8)
    ([[0, 1, 2]], [[0], [1]])
    """
    number, group = connected_components(floats(alike) >= least, directed=False)
    return [np.flatnonzero(group == one).tolist() for one in range(number)]
