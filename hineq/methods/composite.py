"""A composite score of areas over several measures: places between best and poorest, weights, means, contributions.

Source of all of it: OECD and JRC (2008), Handbook on constructing composite indicators, steps 5 to 7.
"""

from collections.abc import Sequence

import numpy as np

from hineq.methods.results import FloatArray


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
