"""Inequality as spread: variances, entropies, Gini and Atkinson, over areas in no particular order.

In every function the values are (..., area) and the result (...); `population` or `weights` count each area's
people (without `weights` every area counts equally), and a missing value or weight makes the result NaN.
"""

import numpy as np
from numpy.typing import ArrayLike

from hineq.methods.checking import check_not_negative, check_same_length, floats
from hineq.methods.results import FloatArray
from hineq.methods.weighting import mean_over_areas, quotient_of, relative_rank, weighted_areas


def between_group_variance(value: ArrayLike, population: ArrayLike) -> FloatArray:
    """Between-group variance: the people's mean of the squared differences of their areas from the mean.

    In the squared unit of the values, 0 where all areas are equal.

    Raises ValueError for a negative population.

    Source: WHO (2013), Handbook on health inequality monitoring; HEAT technical notes (BGV).

    >>> f"{between_group_variance([10.0, 20.0], [300, 100])}"
    '18.75'
    """
    return _mean_and_variance(value, population)[1]


def between_group_sd(value: ArrayLike, population: ArrayLike) -> FloatArray:
    """Between-group standard deviation: the root of the between-group variance, in the unit of the values.

    Raises ValueError for a negative population.

    Source: WHO, HEAT technical notes (BGSD).

    >>> f"{between_group_sd([10.0, 20.0], [300, 100]):.3f}"
    '4.330'
    """
    root: FloatArray = np.sqrt(_mean_and_variance(value, population)[1])
    return root


def coefficient_of_variation(value: ArrayLike, population: ArrayLike) -> FloatArray:
    """Coefficient of variation: the between-group standard deviation as a percentage of the mean.

    NaN where the mean is 0.

    Raises ValueError for a negative population.

    Source: WHO, HEAT technical notes (COV).

    >>> f"{coefficient_of_variation([10.0, 20.0], [300, 100]):.2f}"
    '34.64'
    """
    mean, variance = _mean_and_variance(value, population)
    return quotient_of(np.sqrt(variance), mean) * 100


def theil_index(values: ArrayLike, weights: ArrayLike | None = None) -> FloatArray:
    """Theil index (T), times 1,000: the mean of r ln r, where r is an area's value over the mean.

    0 where all areas are equal, at most 1,000 ln n with n equal areas; a value of 0 adds 0.

    Raises ValueError for a negative value or weight.

    Source: Theil H (1967), Economics and Information Theory; WHO, HEAT technical notes (TI).

    >>> f"{theil_index([10.0, 20.0], [300, 100]):.2f}"
    '54.12'
    """
    relative, counted = _relative_to_mean(values, weights)
    with np.errstate(divide="ignore", invalid="ignore"):
        entropy = np.where(relative == 0, 0.0, relative * np.log(relative))
    return mean_over_areas(entropy, counted) * 1000


def mean_log_deviation(values: ArrayLike, weights: ArrayLike | None = None) -> FloatArray:
    """Mean log deviation, times 1,000: the mean of -ln r, where r is an area's value over the mean.

    0 where all areas are equal; NaN where an area's value is 0, of which there is no logarithm.

    Raises ValueError for a negative value or weight.

    Source: Theil H (1967), Economics and Information Theory; WHO, HEAT technical notes (MLD).

    >>> f"{mean_log_deviation([10.0, 20.0], [300, 100]):.2f}"
    '49.86'
    """
    relative, counted = _relative_to_mean(values, weights)
    with np.errstate(divide="ignore", invalid="ignore"):
        return mean_over_areas(np.log(np.where(relative == 0, np.nan, relative)), counted) * -1000


def gini(values: ArrayLike, weights: ArrayLike | None = None) -> FloatArray:
    """Gini coefficient: half the mean absolute difference between two people, over the mean.

    0 where all areas are equal, below 1; without the correction n / (n - 1). NaN where the mean is 0.

    Raises ValueError for a negative value or weight.

    Source: Gini C (1912), Variabilita e mutabilita; Sen A (1973), On Economic Inequality.

    >>> f"{gini([10.0, 20.0], [300, 100])}"
    '0.15'
    """
    values, counted = _not_negative(values, weights)
    if counted is None:
        ordered, number = np.sort(values, axis=-1), values.shape[-1]
        rank = (np.arange(number) + 0.5) / number
    else:
        values, counted = np.broadcast_arrays(values, counted)
        order = np.argsort(values, axis=-1)
        ordered, counted = np.take_along_axis(values, order, -1), np.take_along_axis(counted, order, -1)
        rank = relative_rank(counted)
    return quotient_of(mean_over_areas(ordered * (2 * rank - 1), counted), mean_over_areas(ordered, counted))


def atkinson(values: ArrayLike, epsilon: float, weights: ArrayLike | None = None) -> FloatArray:
    """Atkinson index: the share of the total that could be given up for an equal spread of the rest.

    `epsilon`, 0 or more, is the aversion to inequality; result 0 (all equal) to 1. With an `epsilon` of 1 or
    more a value of 0 makes the index 1. NaN where the mean is 0.

    Raises ValueError for a negative value, weight or epsilon.

    Source: Atkinson AB (1970), Journal of Economic Theory 2:244-263.

    >>> f"{atkinson([10.0, 20.0], 1, [300, 100]):.4f}"
    '0.0486'
    """
    if not epsilon >= 0:
        raise ValueError(f"'epsilon' must not be negative, got {epsilon:g}.")
    relative, counted = _relative_to_mean(values, weights)
    with np.errstate(divide="ignore", invalid="ignore"):
        if epsilon == 1:
            return 1 - np.exp(mean_over_areas(np.log(relative), counted))
        power = 1 - epsilon
        return 1 - mean_over_areas(relative**power, counted) ** (1 / power)


def _mean_and_variance(value: ArrayLike, population: ArrayLike) -> tuple[FloatArray, FloatArray]:
    value, weights = weighted_areas(value, population)
    mean = mean_over_areas(value, weights)
    apart = value - mean[..., np.newaxis]
    return mean, mean_over_areas(apart * apart, weights)


def _not_negative(values: ArrayLike, weights: ArrayLike | None) -> tuple[FloatArray, FloatArray | None]:
    given, counted = floats(values), None if weights is None else floats(weights)
    check_same_length(values=given, **({} if counted is None else {"weights": counted}))
    check_not_negative("values", given)
    if counted is not None:
        check_not_negative("weights", counted)
    return given, counted


def _relative_to_mean(values: ArrayLike, weights: ArrayLike | None) -> tuple[FloatArray, FloatArray | None]:
    values, counted = _not_negative(values, weights)
    with np.errstate(divide="ignore", invalid="ignore"):
        return values / mean_over_areas(values, counted)[..., np.newaxis], counted
