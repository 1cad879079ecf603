"""Areas weighted by their people: the mean over areas, and an area's rank among the people."""

import numpy as np
from numpy.typing import ArrayLike

from hineq.methods.checking import check_not_negative, check_same_length, floats
from hineq.methods.results import FloatArray


def weighted_areas(value: ArrayLike, population: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Values and people of areas (..., area) as floats, checked.

    Raises ValueError for a negative population, and for values and populations of different number.
    """
    given, people = floats(value), floats(population)
    check_same_length(value=given, population=people)
    check_not_negative("population", people)
    return given, people


def areas(value: ArrayLike, population: ArrayLike | None) -> tuple[FloatArray, FloatArray | None]:
    """Values and people of areas as `weighted_areas` does; without people every area counts equally."""
    if population is not None:
        return weighted_areas(value, population)
    given = floats(value)
    check_same_length(value=given)
    return given, None


def mean_over_areas(value: FloatArray, weights: FloatArray | None) -> FloatArray:
    """The weighted mean over the last axis; the plain mean without weights; NaN where the weights sum to 0.

    >>> f"{mean_over_areas(np.array([1.0, 4.0]), np.array([200.0, 100.0]))}"
    '2.0'
    """
    if weights is None:
        plain: FloatArray = value.mean(axis=-1)
        return plain
    return quotient_of(np.vecdot(value, weights), weights.sum(axis=-1))


def quotient_of(part: FloatArray, whole: FloatArray) -> FloatArray:
    """Part over whole, NaN where the whole is 0 (never infinite).

    >>> quotient_of(np.array([1.0, 1.0]), np.array([4.0, 0.0])).tolist()
    [0.25, nan]
    """
    # Asking one number for its truth takes a tenth of the time of all(), which counts where one set is measured.
    without_0 = bool(whole) if whole.ndim == 0 else whole.all()
    usable = whole if without_0 else np.where(whole == 0, np.nan, whole)[()]
    quotient: FloatArray = part / usable
    return quotient


def relative_rank(weights: FloatArray) -> FloatArray:
    """The rank, 0 to 1, of the person in the middle of each area, when people stand in the order of their areas.

    >>> relative_rank(np.array([200.0, 100.0, 100.0])).tolist()
    [0.25, 0.625, 0.875]
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        rank: FloatArray = (weights.cumsum(axis=-1) - weights / 2) / weights.sum(axis=-1)[..., np.newaxis]
    return rank


def line_weights(people: FloatArray) -> FloatArray:
    """What each area adds to the weighted least squares line over relative rank: (intercept or gradient, ..., area).

    >>> line_weights(np.array([100.0, 100.0])).round(2).tolist()
    [[1.5, -0.5], [-2.0, 2.0]]
    """
    share = people / people.sum(axis=-1, keepdims=True)
    rank = relative_rank(people)
    middle = np.vecdot(share, rank)[..., np.newaxis]
    apart = share * (rank - middle)
    gradient = apart / np.vecdot(apart, rank)[..., np.newaxis]
    return np.stack([share - middle * gradient, gradient])
