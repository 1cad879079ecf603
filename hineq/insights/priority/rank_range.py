"""The ranks that the intervals allow: values drawn from every ward's interval, ranked, and the middle 95% of the ranks."""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.view import FEWEST_WARDS, WardView
from hineq.insights.wording.numbers import ordinal, superlative
from hineq.methods.ranks import percentiles, ranks_of
from hineq.methods.results import FloatArray
from hineq.methods.simulation import DRAWS, SEED, drawn_values
from hineq.model.words import Polarity


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
        return range_words(row.lowest_rank, row.highest_rank, self.view.indicator.judged_by)


def rank_range(view: WardView, draws: int = DRAWS, seed: int = SEED) -> RankRange | NotPossible:
    """The ranges of ranks of the wards on one measure, or why there are none: too few wards, or no intervals.

    A ward without an interval is held at its figure in every draw and has no range of its own.
    """
    if not view.coverage.ordered:
        return NotPossible(reason=view.coverage.no_order_words)
    if view.ranked < FEWEST_WARDS:
        return NotPossible(
            reason=f"It needs at least {FEWEST_WARDS} wards with a figure, there {view.tense.be(view.ranked)} {view.ranked}."
        )
    if not view.has_intervals:
        return NotPossible(reason="These figures have no confidence intervals, so no range of ranks can be given.")
    drawn = draw_values(view, draws, np.random.default_rng(seed))
    poorest_is_high = view.indicator.judged_by is not Polarity.HIGH_IS_GOOD
    low, high = percentiles(ranks_of(drawn if poorest_is_high else -drawn))
    table = view.table[["area_code", "area_name", "rank"]].copy()
    known = view.table.lower_ci.notna() & view.table.upper_ci.notna() & view.table["value"].notna()
    table["lowest_rank"], table["highest_rank"] = np.where(known, low, np.nan), np.where(known, high, np.nan)
    return RankRange(view=view, table=table)


def draw_values(view: WardView, draws: int, rng: np.random.Generator) -> FloatArray:
    """Values (draw, ward) that the wards' intervals allow, in the unit of the measure; NaN for a ward without a figure.

    A ward without an interval keeps its figure (see `hineq.methods.simulation`).
    """
    value, lower, upper = (view.table[column].to_numpy(dtype=float) for column in ("value", "lower_ci", "upper_ci"))
    indicator = view.indicator
    return drawn_values(value, lower, upper, indicator.value_type.error_scale, draws, rng, indicator.multiplier)


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
