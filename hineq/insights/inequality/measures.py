"""Every measure of inequality over the wards, with its limits and what it means in a sentence."""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hineq.insights.inequality.gradient import Inequality
from hineq.insights.inequality.gradient_words import line_wards, no_ratio_words
from hineq.insights.wording.numbers import bare, capital, distance, figure, number, printed_difference
from hineq.methods import inequality as methods
from hineq.model.place import Place
from hineq.model.words import Polarity

RELATIVE = (
    "Ratio", "Relative index of inequality", "Relative index", "Relative concentration index", "Index of disparity",
    "Coefficient of variation", "Population attributable fraction",
)  # fmt: skip
# measured from the average of the wards, or from the figure of a fifth of them
FROM_AVERAGE = (
    "Relative concentration index", "Index of disparity", "Between-group variance", "Between-group standard deviation",
    "Coefficient of variation", "Mean difference from the best ward", "Population attributable risk", "Population attributable fraction",
    "Figure of the most deprived fifth", "Figure of the least deprived fifth",
)  # fmt: skip
_NO_AVERAGE = "Ratios have no mean over wards: what is measured from an average is left out."


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One measure of inequality: its value with 95% limits (NaN without), unit, decimals and meaning.

    `printed` is the value to read where its meaning or the page has the two figures that it lies between (NaN elsewhere).
    """

    name: str
    value: float
    meaning: str
    unit: str = ""
    decimals: int = 2
    lower: float = math.nan
    upper: float = math.nan
    printed: float = math.nan

    @property
    def value_words(self) -> str:
        """The value for reading."""
        return self.words(self.value if math.isnan(self.printed) else self.printed)

    def words(self, value: float) -> str:
        """One of its figures for reading; an empty text for a limit that it does not have."""
        return "" if math.isnan(value) else f"{number(value, self.decimals)}{'%' if self.unit == '%' else ''}"


def measures(inequality: Inequality) -> tuple[Measured, ...]:
    """Every measure of inequality that the figures allow, bigger meaning more unequal.

    Relative ones are left out where 0 does not mean none or figures reach zero or below, a ratio where its smaller part comes
    near zero (the fifths are given); those that need a best end where neither end is better; those that need an average where
    wards have none, as ratios.
    """
    rows = [*_ends(inequality), *_line(inequality), *_instead(inequality), *_gathered(inequality), *_spread(inequality)]
    if inequality.judged:
        rows += _gains(inequality)
    told = [row for row in rows if inequality.has_averages or row.name not in FROM_AVERAGE]
    return tuple(row for row in told if _can_be_divided(inequality, row.name))


def _can_be_divided(inequality: Inequality, name: str) -> bool:
    if name.startswith("Relative index"):
        return inequality.has_relative
    if name == "Ratio":
        return inequality.has_ward_ratio
    return inequality.has_ratios or name not in RELATIVE


def _instead(inequality: Inequality) -> list[Measured]:
    """The figures of the fifths at the two ends, where the ends of the line have no ratio."""
    if inequality.has_relative:
        return []
    indicator, values = inequality.view.indicator, inequality.fifths["value"]
    why = f"Given in place of a relative index: {no_ratio_words(inequality)}."
    return [
        Measured(
            name=f"Figure of the {which} deprived fifth", value=float(values.iloc[end]), unit=indicator.measured_in.head,
            decimals=indicator.decimals, meaning=why,
        )
        for which, end in (("most", 0), ("least", -1))
    ]  # fmt: skip


def measures_words(inequality: Inequality) -> str:
    """How to read the measures' signs and sizes, and why those that need an average are left out."""
    return _signs_words(inequality) + ("" if inequality.has_averages else f" {_NO_AVERAGE}")


def _signs_words(inequality: Inequality) -> str:
    if inequality.judged:
        given = inequality.has_relative or not inequality.has_averages
        which = "every row" if given else "every row but the figures of one fifth"
        return (
            f"Bigger means more unequal in {which}; a gap, slope or concentration index below zero means that the more "
            "deprived wards fare better."
        )
    return (
        f"{capital(inequality.view.indicator.unjudged_reason)}, so these figures tell of a gradient and not of an inequality: "
        "bigger means steeper or wider apart, and each row says which way."
    )


def measures_reading(inequality: Inequality) -> pd.DataFrame:
    """The measures as a table to read: measure, value, unit, the two limits and the meaning."""
    return pd.DataFrame(
        [
            {
                "Measure": row.name, "Value": row.value_words, "95% interval, lower": row.words(row.lower),
                "95% interval, upper": row.words(row.upper), "Unit": "" if row.unit == "%" else row.unit,
                "What it says": row.meaning,
            }
            for row in measures(inequality)
        ]
    )  # fmt: skip


def measures_export(place: Place, inequality: Inequality) -> pd.DataFrame:
    """The measures as a table to take away: numbers, and with each row what it is about."""
    view = inequality.view
    return pd.DataFrame(
        [
            {
                "place": place.name, "measure": view.indicator.name, "sex": str(view.sex), "period": view.period,
                "figures": view.kind or "official",
                "measure_of_inequality": row.name, "value": row.value, "lower_ci": row.lower, "upper_ci": row.upper,
                "unit": row.unit, "meaning": row.meaning,
            }
            for row in measures(inequality)
        ]
    )  # fmt: skip


def _towards(inequality: Inequality) -> str:
    """At which end of the ranking a measure without a better end is higher, by the line."""
    return "most" if inequality.sign < 0 else "least"


def _ends(inequality: Inequality) -> list[Measured]:
    indicator, table = inequality.view.indicator, inequality.table
    most, least = table.iloc[0], table.iloc[-1]
    which = f"{most.area_name}, the most deprived ward{' in this order' if inequality.passed_over else ''}, and {least.area_name}, the least deprived one"
    meaning = f"The difference between {which}"
    if not inequality.judged and most["value"] != least["value"]:
        higher = most if most["value"] > least["value"] else least
        meaning += f"; {higher.area_name} has the higher figure"
    return [
        Measured(
            name="Gap", value=inequality.gap, printed=_printed(inequality, inequality.gap, most["value"], least["value"]), unit=indicator.measured_in.of_difference, decimals=indicator.decimals,
            meaning=f"{meaning}.",
        ),
        Measured(
            name="Ratio", value=inequality.ratio, meaning="The figures of the same two wards, one over the other; 1 means equal."
        ),
    ]  # fmt: skip


def _printed(inequality: Inequality, value: float, one: float, other: float) -> float:
    """A difference as it is read beside the two figures that it lies between, with the sign that it has."""
    return math.copysign(printed_difference(one, other, inequality.view.indicator.decimals), value)


def _order(inequality: Inequality) -> str:
    return "ordered by an index that this measure is a part of" if inequality.by_itself else "ordered by deprivation"


def _line(inequality: Inequality) -> list[Measured]:
    indicator, slope, relative = inequality.view.indicator, inequality.slope, inequality.relative
    of = " of inequality" if inequality.judged else ""
    way = "" if inequality.judged else f"; higher at the {_towards(inequality)} deprived end"
    return [
        Measured(
            name=f"Slope index{of}", value=float(slope.value), lower=float(slope.lower), upper=float(slope.upper),
            unit=indicator.measured_in.of_difference, decimals=indicator.decimals,
            meaning=f"The difference between the two ends of a line through {line_wards(inequality)}, {_order(inequality)}{way}.",
        ),
        Measured(
            name=f"Relative index{of}", value=float(relative.value), lower=float(relative.lower),
            upper=float(relative.upper), meaning=f"The two ends of the same line, one over the other; 1 means equal{way}.",
        ),
    ]  # fmt: skip


def _gathered(inequality: Inequality) -> list[Measured]:
    value, people = _figures(inequality)
    absolute = inequality.sign * float(methods.absolute_concentration_index(value, people))
    relative = inequality.sign * float(methods.relative_concentration_index(value, people))
    meaning = f"How far high figures gather in the {_towards(inequality)} deprived wards"
    if inequality.judged:
        bad = inequality.view.indicator.judged_by is Polarity.LOW_IS_GOOD
        meaning = (
            f"How far high figures gather in the {'most' if bad else 'least'} deprived wards, where they are "
            f"{'worse for those who live there' if bad else 'better for those who live there'}"
        )
    return [
        Measured(
            name="Absolute concentration index",
            value=absolute,
            unit=inequality.view.indicator.measured_in.of_difference,
            meaning=f"{meaning}; 0 means no gradient.",
        ),
        Measured(
            name="Relative concentration index",
            value=relative,
            unit="%",
            decimals=1,
            meaning="The same as a share of the average.",
        ),
    ]


def _spread(inequality: Inequality) -> list[Measured]:
    indicator = inequality.view.indicator
    value, people = _figures(inequality)
    unit = indicator.measured_in.of_difference
    rows = [
        Measured(
            name="Index of disparity", value=float(methods.index_of_disparity(value, people)), unit="%", decimals=1,
            meaning="How far wards lie from the average on the whole, as a share of the average.",
        ),
        Measured(
            name="Between-group variance", value=float(methods.between_group_variance(value, people)),
            unit=f"squared {unit}" if unit else "",
            meaning="The squared distance of wards from the average, weighted by residents: large distances count for more.",
        ),
        Measured(
            name="Between-group standard deviation", value=float(methods.between_group_sd(value, people)), unit=unit,
            meaning="The root of the variance: how far wards lie from the average, in the unit of the measure.",
        ),
        Measured(
            name="Coefficient of variation", value=float(methods.coefficient_of_variation(value, people)), unit="%",
            decimals=1, meaning="The standard deviation as a share of the average.",
        ),
    ]  # fmt: skip
    if (value >= 0).all() and indicator.value_type.is_shared_out:
        rows += [
            Measured(
                name="Theil index", value=float(methods.theil_index(value, people)),
                meaning="Inequality of the wards in thousandths; 0 means equal. It counts large distances for more.",
            ),
            Measured(
                name="Gini coefficient", value=float(methods.gini(value, people)), decimals=3,
                meaning="From 0, wards alike, towards 1, one ward with it all.",
            ),
        ]  # fmt: skip
    return rows


def _gains(inequality: Inequality) -> list[Measured]:
    """What needs a best end: the distance from the best ward, and what it would change if all fared like the best off."""
    indicator = inequality.view.indicator
    value, people = _figures(inequality)
    if inequality.fifths.pooled.all():
        # the fifth is made of counts, so the average is too: over those who were counted, not over residents
        people = inequality.table.denominator.to_numpy()
    high = indicator.judged_by is Polarity.HIGH_IS_GOOD
    best, unit = value.max() if high else value.min(), indicator.measured_in.of_difference
    mean = float(np.average(value, weights=people))
    least = float(inequality.fifths["value"].iloc[-1])
    risk = inequality.sign * float(methods.attributable_risk(value, people, least, indicator.judged_by))
    fraction = inequality.sign * float(methods.attributable_fraction(value, people, least, indicator.judged_by))
    change = "rise" if high else "fall"
    every = f"if the wards all had the figure of the least deprived fifth ({bare(least, indicator)})"
    if risk:
        size = distance(mean, least, indicator)
        by = size if risk > 0 or size.startswith("less") else f"\N{MINUS SIGN}{size}"
        over = f" over the {len(inequality.table)} wards in this order" if inequality.passed_over else ""
        meaning = f"The average of {figure(mean, indicator)}{over} would {change} by {by} {every}."
        percent = f"{number(fraction, 1)}%"
        share = f"The average would be {percent} higher {every}." if high else f"{percent} of it would go {every}."
    else:
        meaning = f"The least deprived fifth ({bare(least, indicator)}) is no better than the average, so nothing is to be gained."
        share = "The same as a share of the average."
    return [
        Measured(
            name="Mean difference from the best ward", unit=unit, decimals=indicator.decimals,
            value=float(methods.mean_difference_from_best(value, best, _figures(inequality)[1])),
            meaning=f"How far residents' wards lie from the best one ({bare(float(best), indicator)}) on average.",
        ),
        Measured(
            name="Population attributable risk", value=risk, unit=unit, decimals=indicator.decimals, meaning=meaning,
            printed=_printed(inequality, risk, mean, least) if risk else math.nan,
        ),
        Measured(name="Population attributable fraction", value=fraction, unit="%", decimals=1, meaning=share),
    ]  # fmt: skip


def _figures(inequality: Inequality) -> tuple[np.ndarray, np.ndarray]:
    return inequality.table["value"].to_numpy(), inequality.table.population.to_numpy()
