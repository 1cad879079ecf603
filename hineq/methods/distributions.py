"""What SciPy knows of the distributions behind the limits: quantiles, tail areas, the logit and the way back.

SciPy is imported where it is first needed: it takes 0.2 s to load, and a page that draws published limits
never needs it.
"""

from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

from hineq.methods.checking import check_confidence
from hineq.methods.results import FloatArray


def z_score(confidence: float) -> float:
    """The normal deviate that leaves half of 1 - confidence above it.

    >>> round(z_score(0.95), 6)
    1.959964
    """
    check_confidence(confidence)
    return NormalDist().inv_cdf(0.5 + confidence / 2)


def poisson_lower(count: FloatArray, confidence: float) -> FloatArray:
    """The mean under which `count` or more would be seen with probability (1 - confidence) / 2; 0 at a count of 0."""
    from scipy.special import gammaincinv

    check_confidence(confidence)
    # Half a chi-square quantile on 2 x count degrees of freedom is a gamma quantile of shape count.
    limit: FloatArray = np.where(count == 0, 0.0, gammaincinv(count, (1 - confidence) / 2))
    return limit


def poisson_upper(count: FloatArray, confidence: float) -> FloatArray:
    """The mean under which `count` or fewer would be seen with probability (1 - confidence) / 2."""
    from scipy.special import gammainccinv

    check_confidence(confidence)
    return np.asarray(gammainccinv(count + 1, (1 - confidence) / 2), dtype=np.float64)[()]


def student_t(degrees_of_freedom: ArrayLike, confidence: float) -> FloatArray:
    """The Student t deviate that leaves half of 1 - confidence above it; NaN without a degree of freedom.

    >>> round(float(student_t(4, 0.95)), 4)
    2.7764
    """
    from scipy.special import stdtrit

    check_confidence(confidence)
    return np.asarray(
        stdtrit(np.asarray(degrees_of_freedom, dtype=np.float64), 0.5 + confidence / 2), dtype=np.float64
    )[()]


def student_t_below(deviate: ArrayLike, degrees_of_freedom: ArrayLike) -> FloatArray:
    """The probability that a Student t variable is at or below `deviate`.

    >>> round(float(student_t_below(2.7764, 4)), 4)
    0.975
    """
    from scipy.special import stdtr

    freedom, deviate = (np.asarray(one, dtype=np.float64) for one in (degrees_of_freedom, deviate))
    return np.asarray(stdtr(freedom, deviate), dtype=np.float64)[()]


def logit(share: FloatArray) -> FloatArray:
    """The logarithm of the odds of a share: minus infinity at 0, infinity at 1, NaN outside.

    >>> logit(np.array([0.5, 0.9])).round(3).tolist()
    [0.0, 2.197]
    """
    from scipy.special import logit

    odds: FloatArray = logit(share)
    return odds


def expit(odds: FloatArray) -> FloatArray:
    """The share whose logit is `odds`.

    >>> expit(np.array([0.0, 2.197])).round(3).tolist()
    [0.5, 0.9]
    """
    from scipy.special import expit

    share: FloatArray = expit(odds)
    return share
