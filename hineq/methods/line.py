"""The straight line through a series, and how sure its direction is."""

import numpy as np
from numpy.typing import ArrayLike

from hineq.methods.checking import check_limits, floats, is_interval
from hineq.methods.distributions import z_score
from hineq.methods.results import Estimate


def slope_through(
    time: ArrayLike, value: ArrayLike, lower: ArrayLike, upper: ArrayLike, confidence: float = 0.95
) -> Estimate:
    """The slope (per unit of time) of the straight line through the points of a series, with its limits.

    Each (..., point), points in any order and each independent of the others; results (...). `lower` and `upper` are 95% limits whatever
    `confidence` is: the line is weighted by them, and their width gives the standard errors. Points without a value or an
    interval are left out; NaN where fewer than two are left, or all at one time.

    Raises ValueError for a lower limit above its upper.

    Source: weighted least squares with known errors, as in the chi-square for a recent trend (OHID, Technical guidance: recent trends).

    >>> slope = slope_through([2019, 2020, 2021], [20.0, 21.0, 22.0], [19.0, 20.0, 21.0], [21.0, 22.0, 23.0])
    >>> f"{slope.value:.2f} ({slope.lower:.2f} to {slope.upper:.2f})"
    '1.00 (0.29 to 1.71)'
    """
    lower, upper = floats(lower), floats(upper)
    check_limits("lower", lower, "upper", upper)
    time, value, lower, upper = np.broadcast_arrays(floats(time), floats(value), lower, upper)
    known = is_interval(lower, upper) & ~np.isnan(value) & ~np.isnan(time)
    with np.errstate(divide="ignore", invalid="ignore"):
        weight = np.where(known, (2 * z_score(0.95) / (upper - lower)) ** 2, 0)
        middle = np.where(known, weight * time, 0).sum(axis=-1) / weight.sum(axis=-1)
        apart = np.where(known, time - middle[..., np.newaxis], 0)
        across = (weight * apart**2).sum(axis=-1)
        slope = np.where(known, weight * apart * value, 0).sum(axis=-1) / across
        margin = np.where(across > 0, z_score(confidence) / np.sqrt(across), np.nan)[()]
    return Estimate(slope, slope - margin, slope + margin)
