"""Confidence limits of a proportion and of a count."""

import numpy as np
from numpy.typing import ArrayLike

from hineq.methods.checking import check_not_negative, check_part, check_word, floats
from hineq.methods.distributions import expit, logit, poisson_lower, poisson_upper, z_score
from hineq.methods.results import FloatArray, Interval

EXACT_BELOW = 10


def wilson(count: ArrayLike, denominator: ArrayLike, confidence: float = 0.95) -> Interval:
    """Wilson score limits of a proportion.

    `count` out of `denominator` people, broadcast; limits between 0 and 1, exactly 0 at a count of 0 and
    exactly 1 at n of n. A denominator of 0, or a missing value, gives NaN.

    Raises ValueError for a count below 0 or above its denominator, and for a confidence outside 0.5 to 1.

    Source: Wilson EB (1927), J Am Stat Assoc 22:209-212; the method of APHO Technical Briefing 3 (2008).

    >>> limits = wilson(81, 263)  # Newcombe (1998), Statistics in Medicine 17:857-872, table I
    >>> f"{limits.lower:.4f} {limits.upper:.4f}"
    '0.2553 0.3662'
    """
    count, denominator = floats(count), floats(denominator)
    z = z_score(confidence)
    check_part("count", count, "denominator", denominator)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = count / denominator
        spread = 1 - share
        spread *= count
        spread *= 4
        spread += z * z
        spread = np.sqrt(spread)
        spread *= z
        spread += 2 * count + z * z
        # The product of the two roots gives the lower without subtracting near-equal numbers, and exactly 0 at 0.
        lower = 2 * count * share
        lower /= spread
        spread /= 2 * (denominator + z * z)
        upper = np.where(count == denominator, share, np.minimum(spread, 1.0))
    return Interval(lower, upper[()])


def byars(count: ArrayLike, confidence: float = 0.95) -> Interval:
    """Byar's approximation to the limits of a Poisson count.

    `count` of events, of any shape, fractions allowed; limits in events. The lower limit is NaN at 0, where
    the formula does not exist, and wherever it would be negative.

    Raises ValueError for a negative count, and for a confidence outside 0.5 to 1.

    Source: Breslow NE, Day NE (1987), Statistical Methods in Cancer Research vol. II, p. 69; APHO Technical
    Briefing 3.

    >>> limits = byars(100)
    >>> f"{limits.lower:.2f} {limits.upper:.2f}"
    '81.36 121.63'
    """
    count = floats(count)
    check_not_negative("count", count)
    return _byars(count, z_score(confidence))


def poisson_exact(count: ArrayLike, confidence: float = 0.95) -> Interval:
    """Exact limits of a Poisson count, by way of chi-square.

    `count` of events, of any shape, fractions allowed; limits in events, the lower 0 at a count of 0.

    Raises ValueError for a negative count, and for a confidence outside 0.5 to 1.

    Source: Garwood F (1936), Biometrika 28:437-442; APHO Technical Briefing 3.

    >>> limits = poisson_exact([0, 10])
    >>> limits.lower.round(3).tolist(), limits.upper.round(3).tolist()
    ([0.0, 4.795], [3.689, 18.39])
    """
    count = floats(count)
    check_not_negative("count", count)
    return Interval(poisson_lower(count, confidence)[()], poisson_upper(count, confidence)[()])


def poisson_limits(count: ArrayLike, confidence: float = 0.95) -> Interval:
    """Limits of a Poisson count as official rates take them: exact under 10 events, Byar's from 10.

    `count` of events, of any shape, fractions allowed; limits in events.

    Raises ValueError for a negative count, and for a confidence outside 0.5 to 1.

    Source: OHID, Technical guidance: confidence intervals; PHEindicatormethods.

    >>> limits = poisson_limits([9.5, 10])
    >>> limits.lower.round(2).tolist(), limits.upper.round(2).tolist()
    ([4.45, 4.79], [17.74, 18.39])
    """
    count = floats(count)
    check_not_negative("count", count)
    limits = _byars(count, z_score(confidence))
    few = np.less(count, EXACT_BELOW)
    if not few.any():
        return limits
    lower, upper = np.array(limits.lower), np.array(limits.upper)
    lower[few], upper[few] = poisson_lower(count[few], confidence), poisson_upper(count[few], confidence)
    return Interval(lower[()], upper[()])


def _byars(count: FloatArray, z: float) -> Interval:
    with np.errstate(divide="ignore", invalid="ignore"):
        root = np.sqrt(count)
        base = 1 - (1 / 9) / count - (z / 3) / root
        lower = count * base * base * base
        above = count + 1
        top = 1 - (1 / 9) / above + (z / 3) / np.sqrt(above)
        return Interval(np.where(base >= 0, lower, np.nan)[()], above * top * top * top)


def difference_interval(
    first: ArrayLike, first_limits: Interval, second: ArrayLike, second_limits: Interval
) -> Interval:
    """Limits of the difference `second` - `first` of two independent figures, from the limits of each.

    Figures and limits of any shape, broadcast, in one unit and with one confidence, which is that of the result.
    Missing figures or limits give NaN.

    Source: Newcombe RG (1998), Statistics in Medicine 17:873-890, method 10 (square and add); for other figures than
    proportions Zou GY, Donner A (2008), Statistics in Medicine 27:1693-1702.

    >>> limits = difference_interval(48 / 80, wilson(48, 80), 56 / 70, wilson(56, 70))  # Newcombe, table II (a)
    >>> f"{limits.lower:.4f} {limits.upper:.4f}"
    '0.0524 0.3339'
    """
    first, second = floats(first), floats(second)
    down = np.hypot(second - floats(second_limits.lower), floats(first_limits.upper) - first)
    up = np.hypot(floats(second_limits.upper) - second, first - floats(first_limits.lower))
    return Interval((second - first - down)[()], (second - first + up)[()])


def widened(value: ArrayLike, limits: Interval, value_type: str, confidence: float, multiplier: float = 1) -> Interval:
    """Limits of another confidence made of 95% limits, where there are no counts to make them of.

    Each side's distance from the value is scaled by the ratio of the two normal deviates, on the scale on which
    chance is about normal: the logit for a `proportion` (of `multiplier`), the logarithm for a `rate`, the value's own
    for `other`. A value at 0 (or a proportion at 1) has no such scale: there the free limit is that of no events at
    all, whose logarithm goes with the logarithm of the tail. A limit at an end stays there; NaN stays NaN.

    Raises ValueError for another type and for a confidence outside 0.5 to 1.

    Source: Altman DG, Bland JM (2011), BMJ 343:d2304 (errors from an interval's limits, on the scale of the logarithm
    for ratios); Garwood F (1936), Biometrika 28:437-442, for no events.

    >>> limits = widened(80.0, Interval(78.0, 82.0), "other", 0.998)
    >>> f"{limits.lower:.2f} {limits.upper:.2f}"
    '76.85 83.15'
    """
    check_word("value_type", value_type, ("proportion", "rate", "other"))
    value, lower, upper = floats(value), floats(limits.lower), floats(limits.upper)
    times = z_score(confidence) / z_score(0.95)
    if value_type == "other":
        return Interval((value - times * (value - lower))[()], (value + times * (upper - value))[()])
    tail = np.log((1 - confidence) / 2) / np.log(0.025)
    with np.errstate(divide="ignore", invalid="ignore"):
        if value_type == "rate":
            low = np.where(lower > 0, value * (lower / value) ** times, np.where(np.isnan(lower), np.nan, 0.0))
            high = np.where(value > 0, value * (upper / value) ** times, upper * tail)
            return Interval(low[()], high[()])
        share, down, up = value / multiplier, lower / multiplier, upper / multiplier
        low = np.where(down > 0, expit(logit(share) - times * (logit(share) - logit(down))), down)
        low = np.where((share == 1) & (down > 0), down**tail, low)
        high = np.where(up < 1, expit(logit(share) + times * (logit(up) - logit(share))), up)
        high = np.where((share == 0) & (up < 1), 1 - (1 - up) ** tail, high)
    return Interval((low * multiplier)[()], (high * multiplier)[()])
