"""The figure of areas together from the areas' own figures and limits, where there are no counts to add up."""

import numpy as np
from numpy.typing import ArrayLike

from hineq.methods.checking import check_same_length, floats, is_interval
from hineq.methods.results import Estimate, Interval
from hineq.methods.weighting import mean_over_areas, quotient_of, weighted_areas


def weighted_mean(value: ArrayLike, limits: Interval, population: ArrayLike) -> Estimate:
    """The mean of independent areas (..., area) weighted by their people, with limits that follow from the areas' own.

    `value` and `limits` in one unit; the result (...) has the same unit and confidence. `population` counts people and
    is taken as exact. Square and add: each side of the mean lies as far away as the areas' own limits on that side,
    weighted, add up as independent errors do. Of limits that lie evenly around their figures that is the standard
    error of the mean from each area's limits / 3.92; skewed limits (of rates, of shares near 0) keep their skew. NaN
    limits where one area has no interval, all NaN where one has no value or nobody lives in any.

    Raises ValueError for a negative population, and for arrays of different number.

    Source: Zou GY, Donner A (2008), Statistics in Medicine 27:1693-1702; Zou GY, Huang W, Zhang X (2009), Computational
    Statistics & Data Analysis 53:1080-1085 (sums of several figures).

    >>> mean = weighted_mean([80.0, 76.0], Interval(np.array([79.0, 74.0]), np.array([81.0, 78.0])), [300, 100])
    >>> f"{mean.value:.2f} {mean.lower:.2f} {mean.upper:.2f}"
    '79.00 78.10 79.90'
    """
    given, people = weighted_areas(value, population)
    lower, upper = floats(limits.lower), floats(limits.upper)
    check_same_length(value=given, lower=lower, upper=upper)
    mean = mean_over_areas(given, people)
    share = quotient_of(people, people.sum(axis=-1, keepdims=True))
    known = is_interval(lower, upper).all(axis=-1)
    down, up = (np.sqrt(np.vecdot(share**2, (given - limit) ** 2)) for limit in (lower, upper))
    return Estimate(mean, np.where(known, mean - down, np.nan)[()], np.where(known, mean + up, np.nan)[()])
