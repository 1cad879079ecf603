"""Scatter beyond chance: whether the figures of a series lie further from a line than their own intervals explain."""

import numpy as np
from numpy.typing import ArrayLike

from hineq.methods.checking import check_limits, check_same_length, floats, is_interval
from hineq.methods.distributions import z_score

# with fewer points their scatter cannot be told from chance
LEAST_POINTS = 5
_SURE = 0.05


def excess_scatter(time: ArrayLike, value: ArrayLike, lower: ArrayLike, upper: ArrayLike) -> float:
    """How many times further than their 95% intervals explain the points of a series lie from a straight line through them; at least 1.

    Each is (points,), the points independent of each other; those without an interval are left out. The line is weighted by the limits. Where
    the chi-square of what it leaves over passes its 95% point (two degrees of freedom less than points) the root of chi-square over
    degrees of freedom is given, by which standard errors are multiplied; else 1, as of fewer than five points.

    Raises ValueError for arrays of unlike lengths and a lower limit above its upper.

    Source: Birge RT (1932), Physical Review 40:207-227; Particle Data Group, Review of Particle Physics, 5.2.2 (scale factor);
    over-dispersion in Spiegelhalter DJ (2005), Statistics in Medicine 24:1185-1202.

    >>> level = [20.0, 24.0, 19.0, 25.0, 20.0, 26.0]
    >>> round(excess_scatter(range(6), level, [one - 2 for one in level], [one + 2 for one in level]), 2)
    2.65
    >>> excess_scatter(range(6), level, [one - 9 for one in level], [one + 9 for one in level])
    1.0
    """
    from scipy.special import chdtrc

    time, value, lower, upper = floats(time), floats(value), floats(lower), floats(upper)
    check_same_length(time=time, value=value, lower=lower, upper=upper)
    check_limits("lower", lower, "upper", upper)
    known = is_interval(lower, upper) & ~np.isnan(value)
    freedom = int(known.sum()) - 2
    if freedom < LEAST_POINTS - 2:
        return 1.0
    error = (upper - lower)[known] / (2 * z_score(0.95))
    slope, level = np.polyfit(time[known], value[known], 1, w=1 / error)
    chi_squared = float((((value[known] - level - slope * time[known]) / error) ** 2).sum())
    if chdtrc(freedom, chi_squared) >= _SURE:
        return 1.0
    return float(np.sqrt(chi_squared / freedom))
