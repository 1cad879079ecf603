"""When one figure may be divided by another: the smaller one must lie well above zero."""

import numpy as np
from numpy.typing import ArrayLike

from hineq.methods.checking import check_limits, check_same_length, floats, is_interval
from hineq.methods.distributions import z_score
from hineq.methods.results import FloatArray, Interval
from hineq.methods.weighting import line_weights, weighted_areas

# ends of a line that lie at a fifth of the average and as far above it stand nine to one: a line that is off by a twentieth
# of the average moves that by about a third, at a tenth of the average it would double it
NEAR_ZERO = 0.2


def is_well_above_zero(smaller: ArrayLike, average: ArrayLike, lower: ArrayLike = np.nan) -> FloatArray:
    """Whether a ratio with `smaller` as its smaller part can be given, as 1.0 or 0.0 (see `NEAR_ZERO`).

    `average` is that of the areas, `lower` the lower 95% limit of the smaller part, NaN where none is known: the limit
    decides, else the part itself, which must be at least a fifth of an average above 0. All broadcast together; a missing
    part or average gives 0.

    Source: Fieller EC (1954), Some problems in interval estimation, J R Stat Soc B 16(2): a ratio has a bounded interval only
    where its lower part differs from 0 by more than chance. The fifth is hineq's.

    >>> is_well_above_zero([9.9, 0.4, 9.9], 28.0, [np.nan, np.nan, -1.0]).tolist()
    [1.0, 0.0, 0.0]
    """
    part, mean, limit = np.broadcast_arrays(floats(smaller), floats(average), floats(lower))
    held = np.where(np.isnan(limit), part, np.minimum(limit, part))
    with np.errstate(invalid="ignore"):
        given: FloatArray = ((mean > 0) & (held >= NEAR_ZERO * mean)).astype(float)
    return given


def fitted_ends(
    value: ArrayLike, population: ArrayLike, lower: ArrayLike, upper: ArrayLike
) -> tuple[Interval, FloatArray]:
    """The 95% limits of the two ends of the line of `slope_index`, and the ends: (2, ...), most deprived end first.

    `value`, `population`, `lower` and `upper` (..., area), areas ordered most deprived first, limits 95%; each area's
    standard error is its interval's width over twice 1.96. Limits are NaN where an area has none.

    >>> limits, ends = fitted_ends([12.0, 8.0, 4.0], [100] * 3, [10.0, 6.0, 2.0], [14.0, 10.0, 6.0])
    >>> ends.round(1).tolist(), limits.lower.round(1).tolist()
    ([14.0, 2.0], [11.6, -0.4])
    """
    given, people = weighted_areas(value, population)
    low, high = floats(lower), floats(upper)
    check_same_length(value=given, lower=low, upper=high)
    check_limits("lower", low, "upper", high)
    z = z_score(0.95)
    error = np.where(is_interval(low, high), (high - low) / (2 * z), np.nan)
    weights = line_weights(people)
    both = np.stack([weights[0], weights[0] + weights[1]])
    ends = np.vecdot(both, given)
    half = z * np.sqrt(np.vecdot(both**2, error**2))
    return Interval(ends - half, ends + half), ends
