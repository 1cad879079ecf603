"""How far the wards lie apart once chance is taken out, and whether single wards may be named as its ends.

The rule and its reasons: docs/decisions/extremes-of-small-wards.md.
"""

import math
from dataclasses import dataclass

import numpy as np

from hineq.insights.series.rows import Row
from hineq.insights.wards.view import FEWEST_WARDS, WardView
from hineq.insights.wording.numbers import brief, figure, interval, number
from hineq.methods.distributions import expit, logit, z_score
from hineq.methods.results import FloatArray
from hineq.methods.shrinkage import reliability, shrunken
from hineq.model.enough import LEAST_RELIABLE

_NEAREST = 1e-6
_WIDTH = 2 * z_score(0.95)


@dataclass(frozen=True, kw_only=True)
class Spread:
    """The lowest and the highest figure of the wards with an interval, as published and with chance taken out.

    `reliable` is the share of the spread that is no chance, `low` and `high` the ends of the shrunken figures, in the
    unit of the measure; NaN where fewer than five wards have an interval. `apart` is whether the intervals of the
    two wards at the ends lie apart.
    """

    reliable: float
    low: float
    high: float
    apart: bool

    @property
    def names_wards(self) -> bool:
        """Whether its ends are sure enough for their wards to be named."""
        return self.apart and (math.isnan(self.reliable) or self.reliable >= LEAST_RELIABLE)


def ward_spread(view: WardView) -> Spread | None:
    """The spread of a view's wards, None where a ward at its ends has no interval."""
    rows = sorted((row for row in view.wards if not math.isnan(row["value"])), key=lambda row: float(row["value"]))
    first, last = rows[0], rows[-1]
    if math.isnan(first.lower_ci) or math.isnan(last.lower_ci):
        return None
    apart = bool(first.upper_ci < last.lower_ci)
    value, error = _on_error_scale(view)
    if int((~np.isnan(value + error)).sum()) < FEWEST_WARDS:
        return Spread(reliable=math.nan, low=math.nan, high=math.nan, apart=apart)
    drawn = _back(view, shrunken(value, error))
    return Spread(
        reliable=reliability(value, error), low=float(np.nanmin(drawn)), high=float(np.nanmax(drawn)), apart=apart
    )


def _on_error_scale(view: WardView) -> tuple[FloatArray, FloatArray]:
    """The middle of each ward's interval, or its figure on its own scale, and its standard error."""
    value, lower, upper = view.limited
    match view.indicator.value_type.error_scale:
        case "proportion":
            low, high = (
                logit(np.clip(limit / view.indicator.multiplier, _NEAREST, 1 - _NEAREST)) for limit in (lower, upper)
            )
        case "rate":
            top = np.maximum(upper, np.finfo(float).tiny)
            low, high = np.log(np.maximum(lower, top * _NEAREST)), np.log(top)
        case _:
            return value, (upper - lower) / _WIDTH
    return (low + high) / 2, (high - low) / _WIDTH


def _back(view: WardView, scaled: FloatArray) -> FloatArray:
    match view.indicator.value_type.error_scale:
        case "proportion":
            return expit(scaled) * view.indicator.multiplier
        case "rate":
            return np.asarray(np.exp(scaled))
        case _:
            return scaled


def shrunken_words(view: WardView, spread: Spread) -> str:
    """The range with chance taken out, after the raw one: "75.8 to 80.4 allowing for chance"; or that none is left."""
    if math.isnan(spread.reliable):
        return "which may be chance"
    if spread.reliable == 0:
        return "no more than chance allows"
    return f"{brief(spread.low, view.indicator)} to {brief(spread.high, view.indicator)} allowing for chance"


def raw_range(view: WardView, *, unit_said: bool = False) -> str:
    """The lowest and the highest figure: "74.9 to 82.0 years", without the unit where the sentence does without."""
    (low, high), last = view.ends, brief if unit_said else figure
    return f"{brief(low, view.indicator)} to {last(high, view.indicator)}"


def with_interval(row: Row, view: WardView, *, unit_said: bool = True) -> str:
    """A ward's figure with its interval where it has one: "74.9 (72.8 to 77.0)", "74.9 years (72.8 to 77.0)"."""
    limits = interval(row.lower_ci, row.upper_ci, view.indicator)
    said = (brief if unit_said else figure)(row["value"], view.indicator)
    return f"{said} ({limits})" if limits else said


def spread_note(view: WardView) -> str:
    """How much of the spread is chance, and how the second range was made; nothing where single wards are named."""
    spread = ward_spread(view) if view.ranked else None
    if spread is None or spread.names_wards or math.isnan(spread.reliable):
        return ""
    return (
        f"Figures of small wards differ partly by chance: about {number((1 - spread.reliable) * 100, 0)}% of the spread between these "
        f"wards is chance. Drawing each ward's figure towards the average by its own share of chance (empirical Bayes) "
        f"leaves {brief(spread.low, view.indicator)} to {figure(spread.high, view.indicator)} of {raw_range(view, unit_said=True)}."
    )
