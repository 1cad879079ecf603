"""The slope index of inequality, and the relative index that comes with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from hineq.methods.checking import (
    check_limits,
    check_not_negative,
    check_same_length,
    check_within,
    check_word,
    floats,
    is_interval,
)
from hineq.methods.distributions import expit, logit, z_score
from hineq.methods.results import Estimate, FloatArray
from hineq.methods.weighting import line_weights, weighted_areas

VALUE_TYPES = ("rate", "proportion", "other")
DEFAULT_DRAWS = 100_000

_Scale: TypeAlias = Callable[[FloatArray], FloatArray]
_Draw: TypeAlias = Callable[[slice, int, np.random.Generator], FloatArray]
_BLOCK = 2**18  # draws held at once, in numbers: small enough to stay in a processor's cache


@dataclass(frozen=True, eq=False)
class SlopeIndex:
    """The slope and relative index of inequality with their limits, and the fitted value at relative rank 0."""

    slope: Estimate
    relative: Estimate
    intercept: FloatArray


def slope_index(
    value: ArrayLike,
    population: ArrayLike,
    value_type: str = "other",
    transform: bool = False,
    lower: ArrayLike | None = None,
    upper: ArrayLike | None = None,
    standard_error: ArrayLike | None = None,
    multiplier: float = 1,
    confidence: float = 0.95,
    draws: int | None = None,
    rng: np.random.Generator | None = None,
) -> SlopeIndex:
    """Slope and relative index of inequality: the fitted difference and ratio between the two ends of the ranking.

    `value` and `population` (..., area), areas ordered most deprived first; results (...), the least deprived
    end against the most deprived one, times `multiplier` (a negative one turns the sign and the ratio). A
    missing value or population makes all NaN. `lower` and `upper` are the areas' 95% limits whatever
    `confidence` is, or else `standard_error` theirs on the same scale; without either the limits are NaN.
    `value_type` says on which scale the error is symmetric: `rate` (log), `proportion` (0 to 1, logit) or
    `other` (as it is); `transform` fits the line on that scale too, where a rate of 0, a proportion of 0 or 1
    gives NaN. Limits of the slope of `other`, and of both indices with `transform`, are exact; the rest come
    from `draws` (100,000) of `rng`: pass a seeded generator for limits that repeat.

    Raises ValueError for a value that its type cannot have, a negative population, limits the wrong way round
    or only one of them, `transform` of `other`, a multiplier of 0, fewer than one draw, and a confidence
    outside 0.5 to 1.

    Source: Low A, Low A (2004), Measuring the gap, J Public Health 26(4); OHID, Technical guidance: SII.

    >>> years = [74.0, 75.5, 77.0, 78.0, 80.5]
    >>> index = slope_index(years, [1_000] * 5, standard_error=[0.5] * 5, rng=np.random.default_rng(1))
    >>> f"{index.slope.value:.2f} {index.slope.lower:.2f} {index.slope.upper:.2f}"
    '7.75 6.20 9.30'
    >>> f"{index.relative.value:.3f} {index.intercept:.3f}"
    '1.106 73.125'
    """
    _check_settings(value_type, transform, multiplier, draws)
    given, people = weighted_areas(value, population)
    to_scale, from_scale = _scales(value_type)
    curve = from_scale if transform else _as_it_is
    with np.errstate(all="ignore"):
        scaled, error = _on_scale(given, value_type, to_scale, lower, upper, standard_error)
        error = np.where(np.isfinite(error), error, np.nan)  # a limit of 0 has no logarithm
        scaled = np.where(np.isfinite(scaled) | (not transform), scaled, np.nan)
        together = np.broadcast_arrays(given, scaled, error, people)
        shape = together[0].shape[:-1]
        given, scaled, error, people = (array.reshape(-1, array.shape[-1]) for array in together)
        weights = line_weights(people)
        line = np.vecdot(scaled if transform else given, weights)  # (intercept or gradient, set)
        limits = exact = _exact_limits(line, weights, error, curve, multiplier, confidence)
        if not transform:
            normal = value_type == "other"
            draw = _lines_drawn(line, weights, error) if normal else _values_drawn(scaled, weights, error, from_scale)
            number, rng = draws or DEFAULT_DRAWS, rng or np.random.default_rng()
            limits = _drawn_limits(draw, weights.shape[1:], number, rng, multiplier, confidence)
            limits[:, 0] = exact[:, 0] if normal else limits[:, 0]
        figures = np.stack([_indices(line, curve, multiplier), *limits]).reshape(3, 2, *shape)
        intercept = curve(line[0]).reshape(shape)[()] * abs(multiplier)
    return SlopeIndex(Estimate(*figures[:, 0]), Estimate(*figures[:, 1]), intercept)


def _check_settings(value_type: str, transform: bool, multiplier: float, draws: int | None) -> None:
    check_word("value_type", value_type, VALUE_TYPES)
    if transform and value_type == "other":
        raise ValueError("'transform' needs a 'value_type' of 'rate' (log) or 'proportion' (logit), got 'other'.")
    if not abs(multiplier) > 0:
        raise ValueError(f"'multiplier' must not be 0, got {multiplier:g}.")
    if draws is not None and draws < 1:
        raise ValueError(f"'draws' must be at least 1, got {draws}.")


def _scales(value_type: str) -> tuple[_Scale, _Scale]:
    """The way onto the scale on which errors are symmetric, and the way back."""
    if value_type == "rate":
        return np.log, np.exp
    if value_type == "proportion":
        return logit, expit
    return _as_it_is, _as_it_is


def _as_it_is(values: FloatArray) -> FloatArray:
    return values


def _on_scale(
    value: FloatArray,
    value_type: str,
    to_scale: _Scale,
    lower: ArrayLike | None,
    upper: ArrayLike | None,
    standard_error: ArrayLike | None,
) -> tuple[FloatArray, FloatArray]:
    """The values and their standard errors on the scale of the type, checked; errors NaN where none were given."""
    given = {name: floats(side) for name, side in (("lower", lower), ("upper", upper)) if side is not None}
    if len(given) == 1:
        absent = "upper" if "lower" in given else "lower"
        raise ValueError(f"'{absent}' must be given together with '{next(iter(given))}', got None.")
    if given and standard_error is not None:
        raise ValueError("'standard_error' must stand alone, got 'lower' and 'upper' with it.")
    for name, side in {"value": value, **given}.items():
        if value_type != "other":
            check_within(name, side, 0, 1 if value_type == "proportion" else np.inf)
    if given:
        check_same_length(value=value, **given)
        check_limits("lower", given["lower"], "upper", given["upper"])
        width = to_scale(given["upper"]) - to_scale(given["lower"])
        return to_scale(value), np.where(is_interval(given["lower"], given["upper"]), width, np.nan) / (
            2 * z_score(0.95)
        )
    error = np.full_like(value, np.nan) if standard_error is None else floats(standard_error)
    check_same_length(value=value, standard_error=error)
    check_not_negative("standard_error", error)
    return to_scale(value), error


def _indices(line: FloatArray, curve: _Scale, multiplier: float) -> FloatArray:
    """Slope and relative index, (2, ...), of lines (intercept or gradient, ...) that a curve turns into values."""
    start, end = curve(line[0]), curve(line[0] + line[1])
    return np.stack([(end - start) * multiplier, end / start if multiplier > 0 else start / end])


def _exact_limits(
    line: FloatArray, weights: FloatArray, error: FloatArray, curve: _Scale, multiplier: float, confidence: float
) -> FloatArray:
    """Limits (lower or upper, slope or ratio, set) from a normal gradient, the line turned about rank 0.5."""
    half_width = z_score(confidence) * np.sqrt(np.vecdot(weights[1] ** 2, error**2))
    middle = line[0] + line[1] / 2
    gradients = (line[1] - half_width, line[1] + half_width)
    ends = [_indices(np.stack([middle - gradient / 2, gradient]), curve, multiplier) for gradient in gradients]
    return np.stack([np.minimum(*ends), np.maximum(*ends)])


def _lines_drawn(line: FloatArray, weights: FloatArray, error: FloatArray) -> _Draw:
    """Lines drawn directly: with normal values, intercept and gradient are two correlated normal numbers."""
    spread = error * weights
    variance, covariance = np.vecdot(spread, spread), np.vecdot(spread[0], spread[1])
    deviation = np.sqrt(variance[0])
    together = np.where(deviation > 0, covariance / deviation, 0 * covariance)
    alone = np.sqrt(np.maximum(variance[1] - together * together, 0))

    def draw(sets: slice, draws: int, rng: np.random.Generator) -> FloatArray:
        """Lines (intercept or gradient, set, draw)."""
        normal = np.moveaxis(rng.standard_normal((len(line[0][sets]), 2, draws)), 1, 0)
        normal[1] *= alone[sets, np.newaxis]
        normal[1] += together[sets, np.newaxis] * normal[0] + line[1][sets, np.newaxis]
        normal[0] *= deviation[sets, np.newaxis]
        normal[0] += line[0][sets, np.newaxis]
        return normal

    return draw


def _values_drawn(scaled: FloatArray, weights: FloatArray, error: FloatArray, from_scale: _Scale) -> _Draw:
    """Lines fitted to values drawn on the scale on which their errors are normal."""
    number = scaled.shape[-1]
    columns = np.moveaxis(weights, 0, -1)

    def draw(sets: slice, draws: int, rng: np.random.Generator) -> FloatArray:
        """Lines (intercept or gradient, set, draw)."""
        lines = np.empty((len(scaled[sets]), draws, 2))
        step = max(1, _BLOCK // (number * len(lines)))
        for start in range(0, draws, step):
            values = rng.standard_normal((len(lines), min(step, draws - start), number))
            values *= error[sets, np.newaxis]
            values += scaled[sets, np.newaxis]
            np.matmul(from_scale(values), columns[sets], out=lines[:, start : start + step])
        return np.moveaxis(lines, -1, 0)

    return draw


def _drawn_limits(
    draw: _Draw, shape: tuple[int, ...], draws: int, rng: np.random.Generator, multiplier: float, confidence: float
) -> FloatArray:
    """Limits (lower or upper, slope or ratio, set): the order statistics of the drawn lines' indices."""
    low = min(max(round(draws * (1 - confidence) / 2), 1), draws) - 1
    high = min(max(round(draws * (1 + confidence) / 2), 1), draws) - 1
    sets, areas = shape
    limits = np.empty((2, 2, sets))
    step = max(1, _BLOCK // (draws * areas))
    for start in range(0, sets, step):
        some = slice(start, start + step)
        ordered = np.partition(_indices(draw(some, draws, rng), _as_it_is, multiplier), sorted({low, high}), axis=-1)
        limits[0, :, some], limits[1, :, some] = ordered[..., low], ordered[..., high]
    return limits
