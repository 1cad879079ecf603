"""The ranks that the intervals allow: values drawn from every ward's interval, ranked, and the middle 95% of the ranks."""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.view import WardView
from hineq.insights.wording.numbers import ordinal, superlative
from hineq.methods.results import FloatArray
from hineq.model.indicator import Indicator
from hineq.model.words import Polarity, ValueType

DRAWS, SEED = 2_000, 20_261_121
FEWEST = 5
_WIDTH = 2 * 1.959964  # a 95% interval is this many standard errors wide
_RATES = (ValueType.CRUDE_RATE, ValueType.DIRECTLY_STANDARDISED_RATE, ValueType.RATIO)
# the nearest to 0 and to 1 that a limit is taken to lie, since neither has a logarithm
_NEAREST = 1e-6


@dataclass(frozen=True, kw_only=True, eq=False)
class RankRange:
    """The wards of one measure with the ranks that their intervals allow.

    `table` has area_code, area_name, rank (1 = poorest, or highest where neither end is worse), lowest_rank and
    highest_rank: the 2.5th and 97.5th percentile of the drawn ranks, NaN for a ward without a figure or an interval.
    """

    view: WardView
    table: pd.DataFrame

    def words(self, area_code: str) -> str:
        """A ward's range: "2nd to 5th poorest", "poorest" where it is one rank, or an empty text without one."""
        row = self.table[self.table.area_code == area_code].iloc[0]
        return range_words(row.lowest_rank, row.highest_rank, self.view.indicator.polarity)


def rank_range(view: WardView, draws: int = DRAWS, seed: int = SEED) -> RankRange | NotPossible:
    """The ranges of ranks of the wards on one measure, or why there are none: too few wards, or no intervals.

    A ward without an interval is held at its figure in every draw and has no range of its own.

    Source: Goldstein H, Spiegelhalter DJ (1996), J R Stat Soc A 159:385-443; Marshall EC, Spiegelhalter DJ (1998),
    BMJ 316:1701-1704.
    """
    if view.ranked < FEWEST:
        return NotPossible(reason=f"It needs at least {FEWEST} wards with a figure, there are {view.ranked}.")
    if not view.has_intervals:
        return NotPossible(reason="These figures have no confidence intervals, so no range of ranks can be given.")
    drawn = draw_values(view, draws, np.random.default_rng(seed))
    poorest_is_high = view.indicator.polarity is not Polarity.HIGH_IS_GOOD
    low, high = percentiles(ranks_of(drawn if poorest_is_high else -drawn))
    table = view.table[["area_code", "area_name", "rank"]].copy()
    known = view.table.lower_ci.notna() & view.table.upper_ci.notna() & view.table["value"].notna()
    table["lowest_rank"], table["highest_rank"] = np.where(known, low, np.nan), np.where(known, high, np.nan)
    return RankRange(view=view, table=table)


def draw_values(view: WardView, draws: int, rng: np.random.Generator) -> FloatArray:
    """Values (draw, ward) that the wards' intervals allow, in the unit of the measure; NaN for a ward without a figure.

    Years and means are normal around the figure; proportions are normal on the logit and rates on the log scale
    between their limits, so that no draw leaves the range of the measure. A ward without an interval keeps its figure.
    """
    table, indicator = view.table, view.indicator
    value = table["value"].to_numpy(dtype=float)
    lower, upper = table.lower_ci.to_numpy(dtype=float), table.upper_ci.to_numpy(dtype=float)
    known = ~np.isnan(value + lower + upper)
    noise = rng.standard_normal((draws, len(table)))
    drawn = np.broadcast_to(value, noise.shape).copy()
    drawn[:, known] = _spread(value[known], lower[known], upper[known], noise[:, known], indicator)
    return drawn


def _spread(
    value: FloatArray, lower: FloatArray, upper: FloatArray, noise: FloatArray, indicator: Indicator
) -> FloatArray:
    if indicator.value_type is ValueType.PROPORTION:
        low, high = (
            np.clip(limit / indicator.multiplier, _NEAREST, 1 - _NEAREST) for limit in (lower, upper)
        )  # fmt: skip
        low, high = np.log(low / (1 - low)), np.log(high / (1 - high))
        logit = (low + high) / 2 + noise * (high - low) / _WIDTH
        return indicator.multiplier / (1 + np.exp(-logit))
    if indicator.value_type in _RATES:
        top = np.maximum(upper, np.finfo(float).tiny)
        low, high = np.log(np.maximum(lower, top * _NEAREST)), np.log(top)
        return np.exp((low + high) / 2 + noise * (high - low) / _WIDTH)
    return value + noise * (upper - lower) / _WIDTH


def ranks_of(scores: FloatArray) -> FloatArray:
    """Ranks over the last axis, 1 = highest score; ties share the smaller rank, NaN is not ranked and stays NaN.

    >>> ranks_of(np.array([10.0, 30.0, 30.0, np.nan])).tolist()
    [3.0, 1.0, 1.0, nan]
    """
    above = np.count_nonzero(scores[..., np.newaxis, :] > scores[..., :, np.newaxis], axis=-1)
    return np.where(np.isnan(scores), np.nan, above + 1.0)


def percentiles(ranks: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The 2.5th and 97.5th percentile over the draws (first axis): ranks that were drawn, never halves between them."""
    ordered = np.sort(ranks, axis=0)
    last = len(ordered) - 1
    return ordered[round(0.025 * last)], ordered[round(0.975 * last)]


def range_words(low: float, high: float, polarity: Polarity) -> str:
    """A range of ranks in words that carry its direction; an empty text where there is none.

    >>> range_words(2, 5, Polarity.LOW_IS_GOOD), range_words(1, 1, Polarity.LOW_IS_GOOD)
    ('2nd to 5th poorest', 'poorest')
    """
    if math.isnan(low) or math.isnan(high):
        return ""
    end = superlative(polarity)
    if low == high:
        return end if low == 1 else f"{ordinal(int(low))} {end}"
    return f"{ordinal(int(low))} to {ordinal(int(high))} {end}"
