"""Inequality along a ranking of disadvantage: the concentration indices."""

from numpy.typing import ArrayLike

from hineq.methods.results import FloatArray
from hineq.methods.weighting import mean_over_areas, quotient_of, relative_rank, weighted_areas


def absolute_concentration_index(value: ArrayLike, population: ArrayLike) -> FloatArray:
    """Absolute concentration index: how far the values gather at one end of the ranking, in their own unit.

    `value` and `population` (..., area), areas ordered most disadvantaged first; result (...), positive where
    the values gather among the advantaged, negative among the disadvantaged, 0 without a gradient. A missing
    value gives NaN.

    Raises ValueError for a negative population, and for values and populations of different number.

    Source: WHO (2013), Handbook on health inequality monitoring; Wagstaff A and others (1991), Soc Sci Med
    33:545-557.

    >>> f"{absolute_concentration_index([10.0, 20.0, 30.0], [100, 100, 100]):.3f}"
    '4.444'
    """
    return _mean_and_index(value, population)[1]


def relative_concentration_index(value: ArrayLike, population: ArrayLike) -> FloatArray:
    """Relative concentration index: the absolute index over the mean, times 100.

    Inputs and errors as for `absolute_concentration_index`; -100 to 100 for values of 0 or more, NaN where
    the mean is 0.

    Source: as for `absolute_concentration_index`.

    >>> f"{relative_concentration_index([10.0, 20.0, 30.0], [100, 100, 100]):.2f}"
    '22.22'
    """
    mean, index = _mean_and_index(value, population)
    return quotient_of(index, mean) * 100


def _mean_and_index(value: ArrayLike, population: ArrayLike) -> tuple[FloatArray, FloatArray]:
    given, people = weighted_areas(value, population)
    toward_the_end = 2 * relative_rank(people) - 1
    return mean_over_areas(given, people), mean_over_areas(toward_the_end * given, people)
