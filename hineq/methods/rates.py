"""Proportions, crude rates and means, each with the limits that official figures carry."""

import numpy as np
from numpy.typing import ArrayLike

from hineq.methods.checking import check_not_negative, check_positive, floats
from hineq.methods.distributions import student_t
from hineq.methods.intervals import poisson_limits, wilson
from hineq.methods.results import Estimate


def proportion(
    count: ArrayLike, denominator: ArrayLike, multiplier: ArrayLike = 1, confidence: float = 0.95
) -> Estimate:
    """A proportion with its Wilson limits.

    `count` out of `denominator` people, broadcast; value and limits between 0 and `multiplier` (100 for per
    cent). A denominator of 0, or a missing value, gives NaN.

    Raises ValueError for a count below 0 or above its denominator, a multiplier of 0 or below, and a
    confidence outside 0.5 to 1.

    Source: OHID, Technical guidance: confidence intervals; Wilson (1927).

    >>> smokers = proportion(45, 180, multiplier=100)
    >>> f"{smokers.value} {smokers.lower:.1f} {smokers.upper:.1f}"
    '25.0 19.2 31.8'
    """
    count, denominator, multiplier = floats(count), floats(denominator), floats(multiplier)
    check_positive("multiplier", multiplier)
    limits = wilson(count, denominator, confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = count / denominator * multiplier
    return Estimate(value, limits.lower * multiplier, limits.upper * multiplier)


def crude_rate(
    count: ArrayLike, denominator: ArrayLike, multiplier: ArrayLike = 100_000, confidence: float = 0.95
) -> Estimate:
    """A crude rate with exact (under 10 events) or Byar's limits.

    `count` of events among `denominator` people or person-years, broadcast; value and limits per
    `multiplier`. More events than people are possible. A denominator of 0, or a missing value, gives NaN.

    Raises ValueError for a negative count or denominator, a multiplier of 0 or below, and a confidence
    outside 0.5 to 1.

    Source: OHID, Technical guidance: confidence intervals; APHO Technical Briefing 3.

    >>> falls = crude_rate(65, 1_000)
    >>> f"{falls.value} {falls.lower:.1f} {falls.upper:.1f}"
    '6500.0 5016.3 8284.9'
    """
    count, denominator, multiplier = floats(count), floats(denominator), floats(multiplier)
    check_not_negative("denominator", denominator)
    check_positive("multiplier", multiplier)
    limits = poisson_limits(count, confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = np.where(denominator == 0, np.nan, multiplier / denominator)
    return Estimate(count * scale, limits.lower * scale, limits.upper * scale)


def mean(values: ArrayLike, confidence: float = 0.95) -> Estimate:
    """The mean of a sample with Student t limits.

    `values` (..., sample), reduced over the last axis; results in the unit of the values. A missing value
    makes the mean NaN; a sample of one has a mean without limits.

    Raises ValueError for an empty sample, and for a confidence outside 0.5 to 1.

    Source: APHO Technical Briefing 3; Student (1908), Biometrika 6:1-25.

    >>> height = mean([1, 2, 3, 4, 5])
    >>> f"{height.value} {height.lower:.3f} {height.upper:.3f}"
    '3.0 1.037 4.963'
    """
    values = np.atleast_1d(floats(values))
    number = values.shape[-1]
    if not number:
        raise ValueError("'values' must hold at least one value on the last axis, got none.")
    value = values.mean(axis=-1)
    if number == 1:
        student_t(1, confidence)
        return Estimate(value, np.full_like(value, np.nan)[()], np.full_like(value, np.nan)[()])
    apart = values - value[..., np.newaxis]
    variance = np.vecdot(apart, apart) / (number - 1)
    half_width = student_t(number - 1, confidence) * np.sqrt(variance / number)
    return Estimate(value, value - half_width, value + half_width)
