"""Values that intervals allow, drawn at random; and how many draws a page makes, from which seed."""

import numpy as np

from hineq.methods.checking import check_word
from hineq.methods.distributions import expit, logit, z_score
from hineq.methods.results import FloatArray
from hineq.methods.slope import VALUE_TYPES

# enough for a page: nobody waits for them, and a visitor who comes back sees the same figures
DRAWS, SEED = 2_000, 20_261_121
_WIDTH = 2 * z_score(0.95)  # a 95% interval is this many standard errors wide
# the nearest to 0 and to 1 that a limit is taken to lie, since neither has a logarithm
_NEAREST = 1e-6


def drawn_values(
    value: FloatArray,
    lower: FloatArray,
    upper: FloatArray,
    value_type: str,
    draws: int,
    rng: np.random.Generator,
    multiplier: float = 1,
) -> FloatArray:
    """Values (draw, area) that the 95% limits of areas allow, in their own unit.

    `value_type` says on which scale they are normal, as in `slope_index`: `other` around the value itself; a `rate`
    on the log and a `proportion` (of `multiplier`, such as 100 for per cent) on the logit scale between its limits,
    so that no draw leaves the range of the measure. An area without a value or a limit keeps its value, missing or
    not. ValueError for another type.

    >>> value, lower, upper = np.array([50.0, 20.0]), np.array([40.0, np.nan]), np.array([60.0, np.nan])
    >>> drawn = drawn_values(value, lower, upper, "proportion", DRAWS, np.random.default_rng(1), multiplier=100)
    >>> np.quantile(drawn, [0.025, 0.975], axis=0).round(0).tolist()
    [[40.0, 20.0], [60.0, 20.0]]
    """
    check_word("value_type", value_type, VALUE_TYPES)
    known = ~np.isnan(value + lower + upper)
    noise = rng.standard_normal((draws, len(value)))
    drawn = np.broadcast_to(value, noise.shape).copy()
    errors = noise[:, known] / _WIDTH
    value, lower, upper = value[known], lower[known], upper[known]
    if value_type == "proportion":
        low, high = (logit(np.clip(limit / multiplier, _NEAREST, 1 - _NEAREST)) for limit in (lower, upper))
        drawn[:, known] = multiplier * expit((low + high) / 2 + errors * (high - low))
    elif value_type == "rate":
        top = np.maximum(upper, np.finfo(float).tiny)
        low, high = np.log(np.maximum(lower, top * _NEAREST)), np.log(top)
        drawn[:, known] = np.exp((low + high) / 2 + errors * (high - low))
    else:
        drawn[:, known] = value + errors * (upper - lower)
    return drawn
