"""Funnel plots: the limits that chance allows around a baseline, and which areas lie beyond them."""

import numpy as np
from numpy.typing import ArrayLike

from hineq.methods.checking import check_not_negative, check_part, check_positive, check_within, check_word, floats
from hineq.methods.comparison import compare_two_levels, outcome_words
from hineq.methods.distributions import poisson_lower, poisson_upper, z_score
from hineq.methods.intervals import poisson_limits
from hineq.methods.results import FloatArray, Interval, TextArray

FUNNEL_KINDS = ("proportion", "ratio", "rate")
CONFIDENCE_OF_SIGMA = {2: 0.95, 3: 0.998}


def funnel_limits(kind: str, size: ArrayLike, baseline: ArrayLike, sigma: int) -> Interval:
    """The limits of a funnel: within which areas of a size fall by chance around the baseline.

    `size` is the denominator of a `proportion`, the number of events of a `ratio` or `rate`; `baseline` the
    level of all areas together (a proportion 0 to 1; 1 for a ratio; a rate per person), broadcast; limits in
    the unit of the baseline. `sigma` 2 holds 95% of areas, 3 holds 99.8%. NaN at a size of 0.

    Raises ValueError for another kind or sigma, a negative size, and a baseline that the kind cannot have.

    Source: Spiegelhalter DJ (2005), Statistics in Medicine 24:1185-1202; OHID, Technical guidance: funnel
    plots.

    >>> limits = funnel_limits("proportion", [100, 400], 0.2, 2)
    >>> limits.lower.round(3).tolist(), limits.upper.round(3).tolist()
    ([0.122, 0.161], [0.278, 0.239])
    """
    size, baseline = _check(kind, size, baseline)
    if sigma not in CONFIDENCE_OF_SIGMA:
        raise ValueError(f"'sigma' must be 2 or 3, got {sigma}.")
    confidence = CONFIDENCE_OF_SIGMA[sigma]
    with np.errstate(divide="ignore", invalid="ignore"):
        if kind == "proportion":
            return _proportion_limits(size, baseline, confidence)
        events = np.where(size == 0, np.nan, size)[()] * baseline
        return Interval(events / poisson_upper(size, confidence), events / poisson_lower(size, confidence)[()])


def funnel_outcome(kind: str, count: ArrayLike, size: ArrayLike, baseline: ArrayLike) -> TextArray:
    """Where each area lies in the funnel: `lowest`, `lower`, `similar`, `higher`, `highest` or `not_compared`.

    `count` of events, `size` the denominator of a `proportion`, the expected events of a `ratio` or the
    person-years of a `rate`, `baseline` as for `funnel_limits`, broadcast. A proportion is set against the
    funnel's limits; a ratio's or rate's own limits (exact under 10 events, Byar's from 10) against the
    baseline. The outer words are for 99.8%.

    Raises ValueError for another kind, a negative count or size, a proportion's count above its size, and a
    baseline that the kind cannot have.

    Source: as for `funnel_limits`.

    >>> funnel_outcome("ratio", [60, 100, 118, 160], [100, 100, 100, 100], 1.0).tolist()
    ['lowest', 'similar', 'similar', 'highest']
    """
    count = floats(count)
    size, baseline = _check(kind, size, baseline)
    with np.errstate(divide="ignore", invalid="ignore"):
        if kind == "proportion":
            check_part("count", count, "size", size)
            value = count / size
            inner, outer = (_proportion_limits(size, baseline, level) for level in CONFIDENCE_OF_SIGMA.values())
            above = np.add(value > inner.upper, value > outer.upper, dtype=np.int8)
            below = np.add(value < inner.lower, value < outer.lower, dtype=np.int8)
            return outcome_words(above - below, np.isnan(value + baseline), "no_judgement")
        size = np.where(size == 0, np.nan, size)[()]
        inner, outer = (poisson_limits(count, level) for level in CONFIDENCE_OF_SIGMA.values())
    return compare_two_levels(
        inner.lower / size, inner.upper / size, outer.lower / size, outer.upper / size, baseline, "no_judgement"
    )


def _proportion_limits(size: FloatArray, baseline: FloatArray, confidence: float) -> Interval:
    half_width = z_score(confidence) * np.sqrt(baseline * (1 - baseline) / np.where(size == 0, np.nan, size))
    return Interval(np.maximum(baseline - half_width, 0), np.minimum(baseline + half_width, 1))


def _check(kind: str, size: ArrayLike, baseline: ArrayLike) -> tuple[FloatArray, FloatArray]:
    check_word("kind", kind, FUNNEL_KINDS)
    size, baseline = floats(size), floats(baseline)
    check_not_negative("size", size)
    if kind == "proportion":
        check_within("baseline", baseline, 0, 1)
    else:
        check_positive("baseline", baseline)
    return size, baseline
