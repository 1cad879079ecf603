"""Inequality as differences: between the ends of a ranking, from a best or reference area, from the mean.

In every function `value` is (..., area) and the result (...); `population` counts each area's people, and a
missing value or population makes the result NaN.
"""

import numpy as np
from numpy.typing import ArrayLike

from hineq.methods.checking import check_same_length, floats, polarity_rows
from hineq.methods.results import FloatArray
from hineq.methods.weighting import areas, mean_over_areas, quotient_of


def gap(value: ArrayLike) -> FloatArray:
    """The absolute difference between the ends: last area minus first, areas ordered most deprived first.

    In the unit of the values, of either sign; 0 for one area.

    Raises ValueError for no areas.

    Source: WHO (2013), Handbook on health inequality monitoring.

    >>> f"{gap([74.0, 76.0, 81.0])}"
    '7.0'
    """
    value = floats(value)
    check_same_length(value=value)
    difference: FloatArray = value[..., -1] - value[..., 0]
    return difference


def ratio(value: ArrayLike) -> FloatArray:
    """The relative difference between the ends: last area over first, areas ordered most deprived first.

    1 where they are equal; NaN where the first area's value is 0.

    Raises ValueError for no areas.

    Source: WHO (2013), Handbook on health inequality monitoring.

    >>> f"{ratio([20.0, 30.0, 50.0])}"
    '2.5'
    """
    value = floats(value)
    check_same_length(value=value)
    return quotient_of(value[..., -1], value[..., 0])


def attributable_risk(
    value: ArrayLike, population: ArrayLike, reference: ArrayLike, polarity: ArrayLike = "no_judgement"
) -> FloatArray:
    """Population attributable risk: by how much the whole would change if every area had the reference's value.

    `reference` is a value, broadcast with the result; the result is reference minus population mean, in the
    unit of the values: negative where the values would fall. With a `polarity` (`high_is_good`,
    `low_is_good`) it is 0 where the reference is worse than the mean, since there is nothing to gain.

    Raises ValueError for a negative population, and another word for polarity.

    Source: WHO (2013), Handbook on health inequality monitoring.

    >>> f'{attributable_risk([30.0, 20.0], [100, 300], 20.0, "low_is_good")}'
    '-2.5'
    """
    value, weights = areas(value, population)
    return _attributable(mean_over_areas(value, weights), reference, polarity)


def attributable_fraction(
    value: ArrayLike, population: ArrayLike, reference: ArrayLike, polarity: ArrayLike = "no_judgement"
) -> FloatArray:
    """Population attributable fraction: the attributable risk as a percentage of the population mean.

    Inputs and errors as for `attributable_risk`; the result in per cent, NaN where the mean is 0.

    Source: WHO (2013), Handbook on health inequality monitoring.

    >>> f'{attributable_fraction([30.0, 20.0], [100, 300], 20.0, "low_is_good"):.2f}'
    '-11.11'
    """
    value, weights = areas(value, population)
    mean = mean_over_areas(value, weights)
    return quotient_of(_attributable(mean, reference, polarity), mean) * 100


def index_of_disparity(value: ArrayLike, population: ArrayLike | None = None, weighted: bool = True) -> FloatArray:
    """Index of disparity: the mean absolute difference from the mean, as a percentage of the mean.

    Without `population` every area counts equally. With it the mean is that of the people; `weighted=False`
    keeps that mean and averages the differences equally (WHO's unweighted index). Per cent, 0 where all areas
    are equal; NaN where the mean is 0.

    Raises ValueError for a negative population.

    Source: Pearcy JN, Keppel KG (2002), Public Health Reports 117:273-280; WHO, HEAT technical notes (IDISW,
    IDISU).

    >>> f"{index_of_disparity([10.0, 20.0, 30.0]):.2f}"
    '33.33'
    """
    value, weights = areas(value, population)
    mean = mean_over_areas(value, weights)
    return quotient_of(_mean_difference(value, mean, weights if weighted else None), mean) * 100


def mean_difference_from_best(value: ArrayLike, best: ArrayLike, population: ArrayLike | None = None) -> FloatArray:
    """Mean absolute difference of the areas from the best one.

    `best` is the best area's value, broadcast with the result; without `population` every area counts
    equally. In the unit of the values, 0 or more.

    Raises ValueError for a negative population.

    Source: WHO, HEAT technical notes (MDBW, MDBU).

    >>> f"{mean_difference_from_best([10.0, 20.0, 30.0], 10.0, [100, 100, 200])}"
    '12.5'
    """
    value, weights = areas(value, population)
    return _mean_difference(value, floats(best), weights)


def mean_difference_from_mean(
    value: ArrayLike, population: ArrayLike | None = None, weighted: bool = True
) -> FloatArray:
    """Mean absolute difference of the areas from their mean.

    `population` and `weighted` as for `index_of_disparity`. In the unit of the values, 0 or more.

    Raises ValueError for a negative population.

    Source: WHO, HEAT technical notes (MDMW, MDMU).

    >>> f"{mean_difference_from_mean([10.0, 20.0, 30.0], [100, 100, 200])}"
    '7.5'
    """
    value, weights = areas(value, population)
    return _mean_difference(value, mean_over_areas(value, weights), weights if weighted else None)


def mean_difference_from_reference(
    value: ArrayLike, reference: ArrayLike, population: ArrayLike | None = None
) -> FloatArray:
    """Mean absolute difference of the areas from a reference area or level.

    `reference` is a value, broadcast with the result; without `population` every area counts equally. In the
    unit of the values, 0 or more.

    Raises ValueError for a negative population.

    Source: WHO, HEAT technical notes (MDRW, MDRU).

    >>> f"{mean_difference_from_reference([10.0, 20.0, 30.0], 20.0):.2f}"
    '6.67'
    """
    value, weights = areas(value, population)
    return _mean_difference(value, floats(reference), weights)


def _mean_difference(value: FloatArray, level: FloatArray, weights: FloatArray | None) -> FloatArray:
    return mean_over_areas(np.abs(value - level[..., np.newaxis]), weights)


def _attributable(mean: FloatArray, reference: ArrayLike, polarity: ArrayLike) -> FloatArray:
    risk = floats(reference) - mean
    if isinstance(polarity, str) and polarity == "no_judgement":
        return risk
    rows = polarity_rows(polarity)
    nothing_to_gain = ((rows == 0) & (risk < 0)) | ((rows == 1) & (risk > 0))
    clipped: FloatArray = np.where(nothing_to_gain, 0.0, risk)[()]
    return clipped
