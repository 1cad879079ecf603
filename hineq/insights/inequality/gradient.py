"""How unequal the wards are on a measure: gap, ratio, slope and relative index, turned so that bigger is more unequal."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from hineq.insights.inequality.deprivation import Ordering, deprivation_order
from hineq.insights.series.figures import Figures
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.sums import GROUPED_BY, POOLED, group_figure
from hineq.insights.wards.view import WardView
from hineq.insights.wording.numbers import joined
from hineq.methods import inequality as methods
from hineq.methods.quantiles import FIFTHS, assign_quantiles
from hineq.methods.ratios import fitted_ends, is_well_above_zero
from hineq.methods.results import Estimate
from hineq.methods.simulation import DRAWS, SEED
from hineq.model.indicator import Indicator
from hineq.model.key import ViewKey
from hineq.model.words import Polarity, ValueType

WRONG_WAY = 0.1
_ALL = 100


@dataclass(frozen=True, kw_only=True, eq=False)
class Inequality:
    """The inequality of a measure between the most and the least deprived wards.

    `key` is what a picture of it is kept by. `table` has the ordering's columns plus `rank_share` (the ward's place between the most deprived, 0, and the least
    deprived resident, 1) and `fifth` (1 = most deprived). `slope` and `relative` carry 95% limits, NaN where the
    wards have none; both, like `gap` and `ratio`, are turned so that bigger is more unequal: by `sign`, -1 where that
    means the deprived end's figure less the other's. Where neither high nor low is better nobody is worse off, so each
    is turned the way in which it is not below zero (a ratio not below 1). `start` and `end` are the fitted figures at the two
    ends. `fifths` has one row a fifth: fifth, pooled (whether its figure is made of its wards' counts, or else is their mean
    weighted by residents, which of ratios is drawn and never said: `has_averages`), value, lower, upper (95% limits, NaN without),
    population, rank_share and wards. `lower_end` is
    the lower 95% limit of the smaller fitted end, NaN without.
    """

    key: ViewKey
    view: WardView
    ordering: Ordering
    table: pd.DataFrame
    sign: int
    slope: Estimate
    relative: Estimate
    start: float
    end: float
    gap: float
    ratio: float
    fifths: pd.DataFrame
    lower_end: float = math.nan

    @property
    def judged(self) -> bool:
        """Whether one end of the measure is worse, so that a gradient is an inequality."""
        return self.view.indicator.judged_by is not Polarity.NO_JUDGEMENT

    @cached_property
    def has_fifth_intervals(self) -> bool:
        """Whether every fifth has a 95% confidence interval."""
        return not any(np.isnan(self.fifths[name].to_numpy()).any() for name in ("lower", "upper"))

    @cached_property
    def has_averages(self) -> bool:
        """Whether wards together have a figure: ratios have none, unless each has the events observed and expected."""
        return self.view.indicator.value_type is not ValueType.RATIO or bool(self.fifths.pooled.all())

    @cached_property
    def steady(self) -> bool:
        """Whether the fifths rise or fall from first to last, but for steps too small to see.

        A step the other way counts from a tenth of the distance between the highest and the lowest fifth.
        """
        values = self.fifths["value"].to_numpy()
        steps = np.diff(values) * (1 if values[-1] >= values[0] else -1)
        return bool((steps > -WRONG_WAY * np.ptp(values)).all()) if np.ptp(values) else True

    @cached_property
    def leaves_what_can_be(self) -> bool:
        """Whether an end of the fitted line lies where no figure can: below none, or over all."""
        indicator = self.view.indicator
        below = indicator.value_type.has_zero and min(self.start, self.end) < 0 <= self.table["value"].min()
        return bool(below or (indicator.measured_in.is_per_cent and max(self.start, self.end) > _ALL))

    @cached_property
    def has_ratios(self) -> bool:
        """Whether one figure can be divided by another: not where 0 is not none, nor where figures reach zero or below."""
        return self.view.indicator.value_type.has_zero and bool((self.table["value"].to_numpy() > 0).all())

    @cached_property
    def has_relative(self) -> bool:
        """Whether the two ends of the line can be divided: the line fits, and its lower end lies well above zero."""
        return self.has_ratios and self.ends_are_clear and not self.fits_badly

    @property
    def ends_are_clear(self) -> bool:
        """Whether the lower end of the line lies well above zero, with its interval."""
        return bool(is_well_above_zero(min(self.start, self.end), self.average, self.lower_end))

    @property
    def fits_badly(self) -> bool:
        """Whether a straight line says little of the wards, so that its ends are quoted nowhere: the fifths stand for them."""
        return not self.steady or self.leaves_what_can_be

    @cached_property
    def has_ward_ratio(self) -> bool:
        """Whether the figures of the most and the least deprived ward can be divided, by the same rule."""
        value, lower = (self.table[name].to_numpy(dtype=float) for name in ("value", "lower_ci"))
        smaller = 0 if value[0] <= value[-1] else -1
        return self.has_ratios and bool(is_well_above_zero(value[smaller], self.average, lower[smaller]))

    @cached_property
    def average(self) -> float:
        """The mean of the wards, weighted by residents: a yardstick of what is near zero, printed nowhere."""
        return float(np.average(self.table["value"], weights=self.table.population))

    @property
    def passed_over(self) -> str:
        """The wards that the line passes over, and for want of what, in a clause; nothing where it goes through all."""
        return "; ".join(filter(None, (self.view.coverage.without_words, self.ordering.unplaced_words)))

    @property
    def by_itself(self) -> bool:
        """Whether the measure is a part of the index that orders the wards."""
        return self.ordering.by_itself

    @property
    def certain(self) -> bool:
        """Whether the slope's whole interval lies on one side of zero."""
        return bool(self.slope.lower > 0 or self.slope.upper < 0)


def ward_inequality(figures: Figures, view: WardView) -> Inequality | NotPossible:
    """The inequality of a measure over the wards, or why it cannot be told (see `deprivation_order`)."""
    return figures.once((ward_inequality, view), lambda: _ward_inequality(figures, view))


def _ward_inequality(figures: Figures, view: WardView) -> Inequality | NotPossible:
    ordering = deprivation_order(figures, view)
    if isinstance(ordering, NotPossible):
        return ordering
    table = ordering.table
    value, people = table["value"].to_numpy(), table.population.to_numpy()
    share = people / people.sum()
    table = table.assign(
        rank_share=share.cumsum() - share / 2,
        fifth=assign_quantiles(table.score.to_numpy(), FIFTHS, highest_first=True),
    )
    kind, scale, sign = (
        view.indicator.value_type.error_scale,
        _scale(view.indicator),
        _sign(view.indicator, value, people),
    )
    lower = upper = None
    if table.lower_ci.notna().all():
        lower, upper = table.lower_ci.to_numpy() / scale, table.upper_ci.to_numpy() / scale
    index = methods.slope_index(
        value / scale,
        people,
        kind,
        multiplier=sign * scale,
        draws=DRAWS,
        rng=np.random.default_rng(SEED),
        lower=lower,
        upper=upper,
    )
    gap, ratio = sign * float(methods.gap(value)), float(methods.ratio(value))
    ratio = ratio if sign > 0 else 1 / ratio if ratio else math.inf
    if view.indicator.judged_by is Polarity.NO_JUDGEMENT:
        gap, ratio = abs(gap), max(ratio, 1 / ratio if ratio else math.inf)
    # the intercept is given in the unit's own direction; the slope was turned
    start = float(index.intercept)
    indicator = view.indicator
    return Inequality(
        key=ViewKey(
            place_id=figures.place.place_id, indicator_id=indicator.indicator_id, sex=view.sex, period=view.period
        ),
        view=view,
        ordering=ordering,
        table=table,
        sign=sign,
        slope=index.slope,
        relative=index.relative,
        start=start,
        end=start + sign * float(index.slope.value),
        gap=gap,
        ratio=ratio,
        fifths=_fifths(view, table),
        lower_end=_lower_end(table),
    )


def _lower_end(table: pd.DataFrame) -> float:
    limits, ends = fitted_ends(table["value"], table.population, table.lower_ci, table.upper_ci)
    return float(limits.lower[int(ends.argmin())])


def _scale(indicator: Indicator) -> float:
    return indicator.multiplier if indicator.value_type is ValueType.PROPORTION else 1.0


def _sign(indicator: Indicator, value: np.ndarray, people: np.ndarray) -> int:
    """What turns "least deprived end less most deprived end" so that bigger is more unequal."""
    if indicator.judged_by is Polarity.NO_JUDGEMENT:
        # the concentration index has the sign of the slope: both weight figures by their distance from the middle
        return -1 if methods.absolute_concentration_index(value, people) < 0 else 1
    return indicator.judged_by.sign


def _fifths(view: WardView, table: pd.DataFrame) -> pd.DataFrame:
    rows = []
    # arrays, since they are cut five times a measure
    columns = {name: table[name].to_numpy() for name in (*GROUPED_BY, "area_name", "population", "rank_share", "fifth")}
    for fifth in np.unique(columns["fifth"]):
        wards = {name: column[columns["fifth"] == fifth] for name, column in columns.items()}
        people = wards["population"].astype(float)
        together = group_figure(view.indicator, wards, people)
        rows.append(
            {
                "fifth": int(fifth),
                "pooled": together is not None and together.method == POOLED,
                "value": together.value if together else float(np.average(wards["value"], weights=people)),
                "lower": together.lower if together else math.nan,
                "upper": together.upper if together else math.nan,
                "population": float(people.sum()),
                "rank_share": float(np.average(wards["rank_share"], weights=people)),
                "wards": joined(list(wards["area_name"])),
            }
        )
    return pd.DataFrame(rows)
