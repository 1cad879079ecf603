"""How unequal the wards are on a measure: gap, ratio, slope and relative index, turned so that bigger is more unequal."""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hineq.insights.deprivation import NotPossible, Ordering, deprivation_order
from hineq.insights.wards import WardView
from hineq.insights.wording import bare, difference, figure, interval, lowered, number
from hineq.methods import inequality as methods
from hineq.methods.quantiles import assign_quantiles
from hineq.methods.results import Estimate
from hineq.model.indicator import Indicator
from hineq.model.place import Place
from hineq.model.words import Polarity, Sex, ValueType

DRAWS, SEED = 2_000, 20_261_121
FIFTHS = 5


@dataclass(frozen=True, kw_only=True, eq=False)
class Inequality:
    """The inequality of a measure between the most and the least deprived wards.

    `table` has the ordering's columns plus `rank_share` (the ward's place between the most deprived, 0, and the least
    deprived resident, 1) and `fifth` (1 = most deprived). `slope` and `relative` carry 95% limits, NaN where the
    wards have none; both, like `gap` and `ratio`, are turned so that bigger is more unequal. `start` and `end` are the
    fitted figures at the two ends. `fifths` has one row a fifth: fifth, value, population, wards.
    """

    view: WardView
    ordering: Ordering
    table: pd.DataFrame
    slope: Estimate
    relative: Estimate
    start: float
    end: float
    gap: float
    ratio: float
    fifths: pd.DataFrame

    @property
    def has_ratios(self) -> bool:
        """Whether one figure can be divided by another: a score that reaches zero or below has no ratios."""
        return bool((self.table["value"] > 0).all())

    @property
    def certain(self) -> bool:
        """Whether the slope's whole interval lies on one side of zero."""
        return bool(self.slope.lower > 0 or self.slope.upper < 0)


def ward_inequality(place: Place, figures: pd.DataFrame, view: WardView) -> Inequality | NotPossible:
    """The inequality of a measure over the wards, or why it cannot be told (see `deprivation_order`)."""
    ordering = deprivation_order(place, figures, view)
    if isinstance(ordering, NotPossible):
        return ordering
    table = ordering.table
    share = table.population / table.population.sum()
    table = table.assign(
        rank_share=share.cumsum() - share / 2,
        fifth=assign_quantiles(table.score.to_numpy(), FIFTHS, highest_first=True),
    )
    kind, scale, sign = _kind(view.indicator), _scale(view.indicator), _sign(view.indicator)
    limits = {}
    if table.lower_ci.notna().all():
        limits = {"lower": table.lower_ci.to_numpy() / scale, "upper": table.upper_ci.to_numpy() / scale}
    index = methods.slope_index(
        table["value"].to_numpy() / scale,
        table.population.to_numpy(),
        kind,
        multiplier=sign * scale,
        draws=DRAWS,
        rng=np.random.default_rng(SEED),
        **limits,
    )
    gap = sign * float(methods.gap(table["value"].to_numpy()))
    ratio = float(methods.ratio(table["value"].to_numpy()))
    # the intercept is given in the unit's own direction; the slope was turned
    start = float(index.intercept)
    return Inequality(
        view=view,
        ordering=ordering,
        table=table,
        slope=index.slope,
        relative=index.relative,
        start=start,
        end=start + sign * float(index.slope.value),
        gap=gap,
        ratio=ratio if sign > 0 else 1 / ratio if ratio else math.inf,
        fifths=_fifths(table),
    )


def _kind(indicator: Indicator) -> str:
    rates = (ValueType.CRUDE_RATE, ValueType.DIRECTLY_STANDARDISED_RATE)
    return (
        "proportion"
        if indicator.value_type is ValueType.PROPORTION
        else "rate"
        if indicator.value_type in rates
        else "other"
    )


def _scale(indicator: Indicator) -> float:
    return indicator.multiplier if indicator.value_type is ValueType.PROPORTION else 1.0


def _sign(indicator: Indicator) -> int:
    return -1 if indicator.polarity is Polarity.LOW_IS_GOOD else 1


def _fifths(table: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for fifth, wards in table.groupby("fifth"):
        rows.append(
            {
                "fifth": int(fifth),
                "value": float(np.average(wards["value"], weights=wards.population)),
                "population": float(wards.population.sum()),
                "wards": ", ".join(wards.area_name),
            }
        )
    return pd.DataFrame(rows)


def inequality_finding(found: Inequality) -> str:
    """The finding in at most 15 words: what separates the two ends of the ranking, or that nothing clearly does."""
    indicator, sex = found.view.indicator, found.view.sex
    if not found.certain and not math.isnan(found.slope.lower):
        return f"{indicator.short_name}: no clear difference between the most and least deprived wards"
    size = difference(found.end - found.start, indicator)
    lower = found.start < found.end
    if indicator.unit == "years":
        who = "People" if sex is Sex.PERSONS else sex.people.capitalize()
        return f"{who} in the most deprived wards: {lowered(indicator.short_name)} {size} {'shorter' if lower else 'longer'}"
    return f"{indicator.short_name}: {size} {'lower' if lower else 'higher'} in the most deprived wards"


def index_words(found: Inequality) -> str:
    """The slope and the relative index with their intervals, in a sentence."""
    indicator = found.view.indicator
    slope = _signed(float(found.slope.value), indicator)
    limits = interval(float(found.slope.lower), float(found.slope.upper), indicator)
    shown = f"{slope} (95% confidence interval {limits})" if limits else f"{slope} (no interval can be given)"
    if not found.has_ratios:
        return f"Slope index of inequality {shown}."
    relative = number(float(found.relative.value), 2)
    both = f" ({number(float(found.relative.lower), 2)} to {number(float(found.relative.upper), 2)})" if limits else ""
    return f"Slope index of inequality {shown}; relative index {relative}{both}."


RELATIVE = (
    "Ratio", "Relative index of inequality", "Relative concentration index", "Index of disparity",
    "Coefficient of variation", "Population attributable fraction",
)  # fmt: skip


def _signed(size: float, indicator: Indicator) -> str:
    """A difference with its unit (percentage points, not per cent) and a minus sign where it is below zero."""
    words = difference(size, indicator)
    return f"\N{MINUS SIGN}{words}" if size < 0 and not words.startswith("less") else words


def measures_table(found: Inequality) -> pd.DataFrame:
    """Every measure of inequality with its value and what it means in a sentence: columns measure, value, meaning.

    Relative measures are left out where figures reach zero or below, as some scores do.
    """
    indicator, table = found.view.indicator, found.table
    value, people = table["value"].to_numpy(), table.population.to_numpy()
    least = float(found.fifths.loc[found.fifths.fifth == found.fifths.fifth.max(), "value"].iloc[0])
    most, last = table.area_name.iloc[0], table.area_name.iloc[-1]
    mean = float(np.average(value, weights=people))
    best = value.max() if indicator.polarity is Polarity.HIGH_IS_GOOD else value.min()

    def percent(one: float) -> str:
        return f"{number(one, 1)}%"

    rows = [
        ("Gap", _signed(found.gap, indicator), f"The difference between {most}, the most deprived ward, and {last}, the least deprived one."),
        ("Ratio", number(found.ratio, 2), "The figures of the same two wards, one over the other; 1 means equal."),
        ("Slope index of inequality", _signed(float(found.slope.value), indicator), "The difference between the two ends of a line through all wards, ordered by deprivation."),
        ("Relative index of inequality", number(float(found.relative.value), 2), "The two ends of the same line, one over the other; 1 means equal."),
        ("Absolute concentration index", number(float(methods.absolute_concentration_index(value, people)), 2), "How far the figure gathers among the least (above 0) or the most deprived (below 0), in the unit of the measure."),
        ("Relative concentration index", percent(float(methods.relative_concentration_index(value, people))), "The same as a share of the average."),
        ("Index of disparity", percent(float(methods.index_of_disparity(value, people))), "How far wards lie from the average on the whole, as a share of the average."),
        ("Between-group standard deviation", number(float(methods.between_group_sd(value, people)), 2), "How far wards lie from the average, large distances counting for more."),
        ("Coefficient of variation", percent(float(methods.coefficient_of_variation(value, people))), "The same as a share of the average."),
        ("Mean difference from the best ward", _signed(float(methods.mean_difference_from_best(value, best, people)), indicator), "How far residents' wards lie from the best one on average."),
    ]  # fmt: skip
    if (value >= 0).all() and indicator.value_type in (ValueType.PROPORTION, ValueType.CRUDE_RATE, ValueType.DIRECTLY_STANDARDISED_RATE, ValueType.YEARS):  # fmt: skip
        rows.append(
            (
                "Theil index",
                number(float(methods.theil_index(value, people)), 2),
                "Inequality of the wards in thousandths; 0 means equal. It counts large distances for more.",
            )
        )
        rows.append(
            (
                "Gini coefficient",
                number(float(methods.gini(value, people)), 3),
                "From 0, all wards alike, towards 1, all in one ward.",
            )
        )
    if indicator.polarity is not Polarity.NO_JUDGEMENT:
        fraction = float(methods.attributable_fraction(value, people, least, indicator.polarity))
        risk = float(methods.attributable_risk(value, people, least, indicator.polarity))
        rows.append((
            "Population attributable risk", _signed(risk, indicator),
            f"If every ward had the figure of the least deprived fifth ({bare(least, indicator)}), the average of "
            f"{figure(mean, indicator)} would change by this much.",
        ))  # fmt: skip
        rows.append(("Population attributable fraction", percent(fraction), "The same as a share of the average."))
    shown = [row for row in rows if found.has_ratios or row[0] not in RELATIVE]
    return pd.DataFrame(shown, columns=["measure", "value", "meaning"])
