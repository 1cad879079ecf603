"""An area set against a benchmark: the words that the comparison comes out with.

Words: `better`, `similar`, `worse` for a polarity of `high_is_good` or `low_is_good`; `higher`, `similar`,
`lower` for `no_judgement`; `not_compared` where a number is missing or limits have no width. `polarity` is one word, or an array that
broadcasts with the rest.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hineq.methods.checking import (
    check_limits,
    check_not_negative,
    check_positive,
    check_within,
    check_word,
    floats,
    is_interval,
    polarity_rows,
)
from hineq.methods.distributions import poisson_lower, poisson_upper, student_t_below, z_score
from hineq.methods.intervals import wilson
from hineq.methods.results import FloatArray, TextArray

CONTROL_KINDS = ("proportion", "rate")

_MISSING = 5
_OUTCOMES: TextArray = np.array(  # a row a polarity; columns: below, below the inner limit, within, above, far above
    [
        ["worst", "worse", "similar", "better", "best", "not_compared"],
        ["best", "better", "similar", "worse", "worst", "not_compared"],
        ["lowest", "lower", "similar", "higher", "highest", "not_compared"],
    ]
)


def compare(lower: ArrayLike, upper: ArrayLike, benchmark: ArrayLike, polarity: ArrayLike) -> TextArray:
    """Whether an area differs from a benchmark: its interval lies wholly to one side of it.

    `lower` and `upper` limits of the area, `benchmark` the other area's value, broadcast; touching is
    similar.

    Raises ValueError for a lower limit above its upper, and another word for polarity.

    Source: OHID, Fingertips: comparing areas with a benchmark (confidence intervals overlapping reference
    value).

    >>> compare([7.0, 9.0, None], [9.5, 11.0, 12.0], 10.0, "low_is_good").tolist()
    ['better', 'similar', 'not_compared']
    """
    lower, upper, benchmark = floats(lower), floats(upper), floats(benchmark)
    check_limits("lower", lower, "upper", upper)
    side = np.subtract(lower > benchmark, upper < benchmark, dtype=np.int8)
    return outcome_words(side, np.isnan(benchmark) | ~is_interval(lower, upper), polarity)


def chance_beyond(
    value: ArrayLike,
    lower: ArrayLike,
    upper: ArrayLike,
    target: ArrayLike,
    polarity: ArrayLike,
    confidence: float = 0.95,
) -> FloatArray:
    """The probability that the true value is at or beyond a target, from a figure's interval.

    `value`, its limits and `target` broadcast; "beyond" is above with a polarity of `high_is_good`, below with
    `low_is_good`. Each side of the figure has a normal error whose width its own limit gives, so that a target at a
    limit has the probability that the interval leaves there. 0 to 1, NaN for a missing number and a side of no width.

    Raises ValueError for a lower limit above its upper, `no_judgement` (without a judgement there is no good side)
    and a confidence outside 0.5 to 1.

    Source: the normal distribution read off an interval's two limits, as in Altman DG, Bland JM (2011), BMJ 343:d2304.

    >>> f"{chance_beyond(5.4, 4.1, 6.9, 5.0, 'low_is_good'):.2f} {chance_beyond(78.0, 77.0, 79.0, 79.0, 'high_is_good'):.3f}"
    '0.27 0.025'
    """
    value, lower, upper, target = floats(value), floats(lower), floats(upper), floats(target)
    check_limits("lower", lower, "upper", upper)
    rows = polarity_rows(polarity)
    if np.any(rows == 2):
        raise ValueError("'polarity' must be 'high_is_good' or 'low_is_good', got 'no_judgement'.")
    distance = target - value
    width = np.where(distance > 0, upper - value, value - lower) / z_score(confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        below = student_t_below(np.where((width > 0) & ~np.isnan(lower + upper), distance / width, np.nan), np.inf)
    return np.where(rows == 0, 1 - below, below)[()]


def compare_two_levels(
    lower_95: ArrayLike,
    upper_95: ArrayLike,
    lower_99_8: ArrayLike,
    upper_99_8: ArrayLike,
    benchmark: ArrayLike,
    polarity: ArrayLike,
) -> TextArray:
    """Whether an area differs from a benchmark, in five words: the outer two at 99.8%.

    Limits and benchmark broadcast. Beyond the 99.8% limits `best` or `worst` (`highest` or `lowest` without
    judgement).

    Raises ValueError for a lower limit above its upper, and another word for polarity.

    Source: OHID, Fingertips: comparing areas at two levels of significance.

    >>> str(compare_two_levels(8.0, 12.0, 7.0, 13.0, 6.0, "low_is_good"))
    'worst'
    """
    lower_95, upper_95, benchmark = floats(lower_95), floats(upper_95), floats(benchmark)
    lower_99_8, upper_99_8 = floats(lower_99_8), floats(upper_99_8)
    check_limits("lower_95", lower_95, "upper_95", upper_95)
    check_limits("lower_99_8", lower_99_8, "upper_99_8", upper_99_8)
    side = np.subtract(lower_95 > benchmark, upper_95 < benchmark, dtype=np.int8)
    side = side + np.subtract(lower_99_8 > benchmark, upper_99_8 < benchmark, dtype=np.int8)
    apart = is_interval(lower_95, upper_95) & is_interval(lower_99_8, upper_99_8)
    return outcome_words(side, np.isnan(benchmark) | ~apart, polarity)


def compare_intervals(
    lower: ArrayLike,
    upper: ArrayLike,
    benchmark_lower: ArrayLike,
    benchmark_upper: ArrayLike,
    polarity: ArrayLike,
) -> TextArray:
    """Whether an area differs from a benchmark that has an interval of its own: the two lie apart.

    Limits of both, broadcast; intervals that overlap or touch are similar.

    Raises ValueError for a lower limit above its upper, and another word for polarity.

    Source: OHID, Fingertips: comparing areas with a benchmark (overlapping confidence intervals).

    >>> str(compare_intervals(8.0, 12.0, 12.0, 14.0, "low_is_good"))
    'similar'
    """
    lower, upper = floats(lower), floats(upper)
    benchmark_lower, benchmark_upper = floats(benchmark_lower), floats(benchmark_upper)
    check_limits("lower", lower, "upper", upper)
    check_limits("benchmark_lower", benchmark_lower, "benchmark_upper", benchmark_upper)
    side = np.subtract(lower > benchmark_upper, upper < benchmark_lower, dtype=np.int8)
    return outcome_words(side, ~(is_interval(lower, upper) & is_interval(benchmark_lower, benchmark_upper)), polarity)


def compare_control(
    value: ArrayLike,
    size: ArrayLike,
    benchmark: ArrayLike,
    polarity: ArrayLike,
    kind: str,
    multiplier: ArrayLike = 1,
    confidence: float = 0.95,
) -> TextArray:
    """Whether an area lies outside the control limits that chance allows around a benchmark, given the area's size.

    `value` and `benchmark` per `multiplier`, `size` in people or person-years, broadcast. With E events
    expected at the benchmark, the limits of a `proportion` are Wilson's on E of `size`; those of a `rate` are
    exact Poisson, the lower on E rounded up and the upper on E rounded down, so that a fraction of an event
    never tightens them. Touching is similar.

    Raises ValueError for another kind or polarity, a negative size or rate, a proportion outside 0 to
    `multiplier`, a multiplier of 0 or below, and a confidence outside 0.5 to 1.

    Source: PHE, Fingertips (open source): statistical process control comparisons; APHO Technical Briefing 2.

    >>> str(compare_control(40.0, 60, 15.0, "low_is_good", "proportion", multiplier=100))
    'worse'
    """
    check_word("kind", kind, CONTROL_KINDS)
    value, size, benchmark, multiplier = floats(value), floats(size), floats(benchmark), floats(multiplier)
    check_not_negative("size", size)
    check_positive("multiplier", multiplier)
    scaled, level = value / multiplier, benchmark / multiplier
    for name, share in (("value", scaled), ("benchmark", level)):
        check_within(name, share, 0, 1 if kind == "proportion" else np.inf)
    with np.errstate(divide="ignore", invalid="ignore"):
        lower, upper = _control_limits(kind, level, size, confidence)
        side = np.subtract(scaled > upper, scaled < lower, dtype=np.int8)
    return outcome_words(side, np.isnan(scaled + lower + upper), polarity)


def _control_limits(kind: str, level: FloatArray, size: FloatArray, confidence: float) -> tuple[FloatArray, FloatArray]:
    if kind == "proportion":
        limits = wilson(level * size, size, confidence)
        return limits.lower, limits.upper
    # Without rounding first, 7 events that come as 7.000000000000001 would count as 8.
    expected = np.round(level * size, 9)
    return poisson_lower(np.ceil(expected), confidence) / size, poisson_upper(np.floor(expected), confidence) / size


def outcome_words(side: NDArray[np.int8], missing: NDArray[np.bool_], polarity: ArrayLike) -> TextArray:
    """The words for a side of the benchmark, -2 (far below) to 2 (far above); `not_compared` where missing.

    >>> outcome_words(np.array([-2, 1], dtype=np.int8), np.array([False, False]), "high_is_good").tolist()
    ['worst', 'better']
    """
    words: TextArray = _OUTCOMES[polarity_rows(polarity), np.where(missing, _MISSING, side + 2)]
    return words
