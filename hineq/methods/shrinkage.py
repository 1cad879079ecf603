"""How much of the spread of many figures is chance, and each figure drawn towards their mean by its own share of it.

Every function takes the figures of areas and their standard errors (area,), on a scale on which chance is about
normal (the logarithm of a rate, the logit of a proportion). An area without either counts for nothing and gets NaN.
"""

import numpy as np
from numpy.typing import ArrayLike

from hineq.methods.checking import check_not_negative, check_same_length, floats
from hineq.methods.results import FloatArray


def between_area_variance(value: ArrayLike, error: ArrayLike) -> float:
    """The variance of the areas' true figures: what chance leaves of the spread of the observed ones; 0 or more.

    NaN with fewer than two areas. Raises ValueError for arrays of different length and a negative error.

    Source: DerSimonian R, Laird N (1986), Controlled Clinical Trials 7:177-188 (method of moments).

    >>> f"{between_area_variance([10.0, 14.0, 18.0], [1.0, 1.0, 1.0]):.1f}"
    '15.0'
    """
    value, error = _known(value, error)
    if len(value) < 2:
        return float("nan")
    weight = 1 / error**2
    mean = np.average(value, weights=weight)
    excess = np.sum(weight * (value - mean) ** 2) - (len(value) - 1)
    return max(0.0, float(excess / (weight.sum() - np.sum(weight**2) / weight.sum())))


def reliability(value: ArrayLike, error: ArrayLike) -> float:
    """The share of the observed spread that is no chance: 0 (all chance) to 1; NaN with fewer than two areas.

    The variance between areas over the sum of it and the mean squared error. Raises as `between_area_variance`.

    Source: Adams JL (2009), The Reliability of Provider Profiling, RAND TR-653, which holds 0.7 to be enough to tell
    areas apart as a group.

    >>> f"{reliability([10.0, 14.0, 18.0], [1.0, 1.0, 1.0]):.3f}"
    '0.938'
    """
    between = between_area_variance(value, error)
    known = _known(value, error)[1]
    return between / (between + float(np.mean(known**2))) if len(known) else float("nan")


def shrunken(value: ArrayLike, error: ArrayLike) -> FloatArray:
    """Each figure drawn towards the mean of all, the further the more of it may be chance (empirical Bayes).

    NaN for an area without figure or error, and for all with fewer than two. Raises as `between_area_variance`.

    Source: Efron B, Morris C (1975), J Am Stat Assoc 70:311-319; for maps Marshall RJ (1991), Applied Statistics
    40:283-294.

    >>> shrunken([10.0, 14.0, 18.0], [1.0, 1.0, 1.0]).round(2).tolist()
    [10.25, 14.0, 17.75]
    """
    value, error = floats(value), floats(error)
    between = between_area_variance(value, error)
    known = ~np.isnan(value + error) & (error > 0)
    drawn = np.full(value.shape, np.nan)
    if not np.isnan(between):
        total = between + error[known] ** 2
        mean = np.average(value[known], weights=1 / total)
        drawn[known] = mean + between / total * (value[known] - mean)
    return drawn


def _known(value: ArrayLike, error: ArrayLike) -> tuple[FloatArray, FloatArray]:
    value, error = floats(value), floats(error)
    check_same_length(value=value, error=error)
    check_not_negative("error", error)
    known = ~np.isnan(value + error) & (error > 0)
    return value[known], error[known]
