"""A composite score of areas over several measures: places between best and poorest, weights, means, contributions.

Source of all of it: OECD and JRC (2008), Handbook on constructing composite indicators, steps 5 to 7.
"""

from collections.abc import Sequence

import numpy as np

from hineq.methods.results import FloatArray

# a share that rounding alone lifts above the most allowed is not above it
_ROUNDING = 1e-12


def min_max(values: FloatArray, best: float, poorest: float) -> FloatArray:
    """Places between the best figure, 0, and the poorest, 100, whichever of them is higher; what passes an end passes it.

    >>> min_max(np.array([74.0, 77.0, 82.0]), best=80.0, poorest=74.0).round(1).tolist()
    [100.0, 50.0, -33.3]
    """
    return (values - best) / (poorest - best) * 100


def measure_weights(theme_of: FloatArray, by_theme: FloatArray) -> FloatArray:
    """The weight of each measure: its theme's, shared by the theme's measures; `theme_of` is (measure, theme), 0 or 1.

    >>> measure_weights(np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]]), np.array([1.0, 2.0])).tolist()
    [0.5, 0.5, 2.0]
    """
    members = theme_of.sum(axis=0)
    return theme_of @ np.divide(by_theme, members, out=np.zeros_like(members), where=members > 0)


def capped_weights(weights: FloatArray, most: float) -> FloatArray:
    """Weights (..., measure) as shares of their sum, none above `most`: what is cut off goes to the others, in proportion.

    Weights of 0 stay 0. Fewer measures with a weight than 1 / `most` cannot keep below it: these are NaN. ValueError for
    `most` outside 0 to 1.

    >>> capped_weights(np.array([6.0, 2.0, 1.0, 1.0]), most=0.4).tolist()
    [0.4, 0.3, 0.15, 0.15]
    """
    if not 0 < most <= 1:
        raise ValueError(f"'most' must lie above 0 and not above 1, got {most}.")
    given = weights / weights.sum(axis=-1, keepdims=True)
    enough = (given > 0).sum(axis=-1, keepdims=True) * most >= 1 - _ROUNDING
    at_most = np.zeros(given.shape, dtype=bool)
    shares = given
    # each round caps one measure more at least, so there are no more rounds than measures
    for _ in range(given.shape[-1]):
        over = shares > most + _ROUNDING
        if not over.any():
            break
        at_most |= over
        rest = np.where(at_most, 0.0, given)
        left = 1 - most * at_most.sum(axis=-1, keepdims=True)
        total = rest.sum(axis=-1, keepdims=True)
        shared = np.divide(rest * left, total, out=np.zeros_like(rest), where=total > 0)
        shares = np.where(at_most, most, shared)
    return np.where(enough, shares, np.nan)


def standardised(values: FloatArray) -> FloatArray:
    """Standard scores (area, measure) of values: their distance from the mean of the areas in standard deviations.

    Missing stays missing; a measure on which no area differs is NaN.

    >>> standardised(np.array([[1.0], [2.0], [3.0], [np.nan]]))[:, 0].round(2).tolist()
    [-1.22, 0.0, 1.22, nan]
    """
    spread = np.nanstd(values, axis=0)
    return (values - np.nanmean(values, axis=0)) / np.where(spread > 0, spread, np.nan)


def scores(positions: FloatArray, weights: FloatArray, least: float = 0.0) -> FloatArray:
    """Weighted means (..., area) of the places (area, measure); `weights` (..., measure).

    A missing place is left out of its area's mean; where less than the share `least` (0 to 1) of all the weight is
    known, or none, the score is NaN.

    >>> places = np.array([[0.0, 100.0], [50.0, np.nan], [np.nan, 50.0]])
    >>> scores(places, np.array([1.0, 2.0]), least=0.5).round(1).tolist()
    [66.7, nan, 50.0]
    """
    known = ~np.isnan(positions)
    total = weights @ known.T.astype(float)
    summed = weights @ np.where(known, positions, 0.0).T
    # four fifths of a weight may come out as a hair less
    enough = total >= least * weights.sum(axis=-1, keepdims=True) - 1e-9
    return np.divide(summed, total, out=np.full_like(summed, np.nan), where=enough & (total > 0))


def drawn_scores(positions: FloatArray, weights: FloatArray, draws: FloatArray, measures: Sequence[int]) -> FloatArray:
    """The scores (draw, area) when the places on some `measures` are drawn: `draws` (draw, area, one of `measures`).

    >>> drawn_scores(np.array([[0.0, 100.0]]), np.array([1.0, 1.0]), np.array([[[10.0]], [[20.0]]]), [0]).tolist()
    [[55.0], [60.0]]
    """
    # only what differs from the published places has to be added to the score
    apart = draws - positions[:, measures]
    total = (~np.isnan(positions)).astype(float) @ weights
    moved = np.nan_to_num(apart) @ weights[measures]
    return scores(positions, weights) + np.divide(moved, total, out=np.full_like(moved, np.nan), where=total > 0)


def contributions(positions: FloatArray, weights: FloatArray) -> FloatArray:
    """What each measure adds (area, measure) to an area's score above or below the average area's; 0 without a figure.

    >>> contributions(np.array([[0.0, 100.0], [50.0, np.nan]]), np.array([1.0, 1.0])).tolist()
    [[-12.5, 0.0], [25.0, 0.0]]
    """
    with np.errstate(invalid="ignore"):
        apart = np.nan_to_num(positions - np.nanmean(positions, axis=0))
    known = (~np.isnan(positions)).astype(float) @ weights
    return apart * weights / np.where(known > 0, known, np.nan)[:, np.newaxis]
