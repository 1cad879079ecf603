"""How alike areas are: the distance between them over features that say what they are, and the nearest of each.

The idea is that of the published nearest neighbour models of English councils (CIPFA, Nearest Neighbours Model; Office for
National Statistics, Clustering local authorities against subnational indicators and Nearest neighbours): features are brought
to one scale, and areas are alike that lie near each other over all of them. Neither model's features nor its weights are here.
"""

import numpy as np
from numpy.typing import NDArray

from hineq.methods.composite import standardised
from hineq.methods.results import FloatArray


def distances(features: FloatArray, weights: FloatArray) -> FloatArray:
    """The distance (area, area) of areas over their `features` (area, feature), each in standard deviations over the areas.

    The weighted Euclidean distance: 0 where two areas have the same features, 1 where they differ by one standard deviation on
    each. `weights` (feature) are 0 or more, and count by their share of their sum. An area without one of the features is
    compared with none: NaN. A feature on which all areas are the same parts none. ValueError for weights below 0 or all 0, or
    of another number than the features.

    >>> distances(np.array([[0.0, 1.0], [0.0, 3.0], [2.0, 3.0], [2.0, np.nan]]), np.array([1.0, 1.0]))[:3, :3].round(2).tolist()
    [[0.0, 1.5, 2.12], [1.5, 0.0, 1.5], [2.12, 1.5, 0.0]]
    """
    if features.ndim != 2 or weights.shape != features.shape[1:]:
        raise ValueError(
            f"'features' must have one column a weight, got {features.shape} and {weights.shape[0]} weights."
        )
    if (weights < 0).any() or not weights.sum() > 0:
        raise ValueError(f"'weights' must be 0 or more and not all 0, got {weights.tolist()}.")
    whole = ~np.isnan(features).any(axis=1)
    scored = np.full(features.shape, np.nan)
    if whole.any():
        scored[whole] = np.nan_to_num(standardised(features[whole]))
    apart = scored[:, np.newaxis, :] - scored[np.newaxis, :, :]
    found: FloatArray = np.sqrt(np.square(apart) @ (weights / weights.sum()))
    return found


def nearest(apart: FloatArray, many: int) -> list[NDArray[np.int_]]:
    """The `many` areas nearest to each area by their distances (area, area), nearest first, itself left out.

    Of areas as near as each other the one that stands first comes first, so that the same areas have the same neighbours each
    time; distances that differ by less than a billionth are as near. Areas at no known distance (NaN) are nobody's, so some
    may have fewer. ValueError for `many` below 1.

    >>> [found.tolist() for found in nearest(np.array([[0.0, 2.0, 2.0], [2.0, 0.0, 1.0], [2.0, 1.0, 0.0]]), 1)]
    [[1], [2], [1]]
    """
    if many < 1:
        raise ValueError(f"'many' must be 1 or more, got {many}.")
    found = []
    for area, row in enumerate(apart.round(9)):
        others = np.flatnonzero(~np.isnan(row) & (np.arange(len(row)) != area))
        found.append(others[np.argsort(row[others], kind="stable")[:many]])
    return found
