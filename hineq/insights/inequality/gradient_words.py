"""The inequality of the wards in words: its heading, its index, its cautions, and why it may have no interval."""

import math

from hineq.insights.inequality.gradient import Inequality
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.view import WardView
from hineq.insights.wording.numbers import (
    bare,
    brief,
    difference,
    interval,
    joined,
    number,
    signed_difference,
    title,
    with_sex,
)
from hineq.model.words import FigureStatus

_MEAN = "mean of"


def inequality_finding(found: Inequality) -> str:
    """The finding in at most 15 words: the slope index by its name, and at which end figures are higher.

    Without an interval it says that chance cannot be told; with one that holds zero, that no difference is clear.
    """
    indicator = found.view.indicator
    name = with_sex(indicator.short_name, found.view.sex)
    size, short = (difference(float(found.slope.value), indicator, unit_said=said) for said in (False, True))
    word = "lower" if found.start < found.end else "higher"
    if math.isnan(found.slope.lower):
        unsure = "chance cannot be told"
        return title(
            f"{name}: slope index {size}, {word} in the most deprived wards; {unsure}",
            f"{name}: slope index {short}, {word} in the most deprived wards; {unsure}",
            f"{name}: slope index {short}, {word} where most deprived; {unsure}",
            f"{name}: {word} where most deprived (slope index {short}); {unsure}",
            f"{name}: {word} where deprived, slope index {bare(float(found.slope.value), indicator)}; {unsure}",
        )
    if not found.certain:
        return title(
            f"{name}: no clear difference between the most and least deprived wards",
            f"{name}: no clear difference by deprivation",
        )
    return title(
        f"{name}: slope index {size}, {word} in the most deprived wards",
        f"{name}: slope index {short}, {word} in the most deprived wards",
        f"{name}: slope index {short}, {word} where most deprived",
    )


def index_name(found: Inequality) -> str:
    """The slope index's name: of inequality only where one end of the measure is worse."""
    return "Slope index of inequality" if found.judged else "Slope index"


def index_words(found: Inequality) -> str:
    """The slope and the relative index with their intervals, what they compare, and the gap of the two wards at the ends."""
    relative = ""
    if found.has_relative:
        relative = f"; relative index {number(float(found.relative.value), 2)}"
        if not math.isnan(found.slope.lower):
            low, high = (number(float(one), 2) for one in (found.relative.lower, found.relative.upper))
            relative += f" ({low} to {high})"
    without = f" {no_interval_words(found.view)}" if math.isnan(found.slope.lower) else ""
    return f"{slope_words(found)}{relative}: the two ends of a line through all wards. {_ends_words(found)}{without}"


def slope_words(found: Inequality) -> str:
    """The slope index with its 95% confidence interval, for a chart's subtitle."""
    indicator = found.view.indicator
    limits = interval(float(found.slope.lower), float(found.slope.upper), indicator)
    shown = f"95% confidence interval {limits}" if limits else "without an interval"
    return f"{index_name(found)} {signed_difference(float(found.slope.value), indicator)} ({shown})"


def gradient_subtitle(found: Inequality) -> str:
    """Measure, period, index with interval and order of the wards, for a chart's subtitle."""
    name = with_sex(found.view.indicator.name, found.view.sex)
    return f"{name}, {found.view.period}. {slope_words(found)}; {found.ordering.words}"


def _ends_words(found: Inequality) -> str:
    """What the two wards at the ends themselves have, which the line need not meet."""
    indicator, most, least = found.view.indicator, found.table.iloc[0], found.table.iloc[-1]
    return (
        f"{most.area_name}, the most deprived ward, has {brief(float(most['value']), indicator)} and {least.area_name}, "
        f"the least deprived one, {brief(float(least['value']), indicator)}."
    )


def no_interval_words(view: WardView) -> str:
    """Why no interval can be given for a view's wards, in a sentence."""
    rows = view.table[view.table["value"].notna()]
    some = int(rows.lower_ci.notna().sum())
    if some:
        return f"No interval can be given, since {len(rows) - some} of {len(rows)} wards have none."
    if rows.note.fillna("").str.contains(_MEAN).all():
        return (
            "No interval can be given: each ward's figure is the average of its neighbourhoods' figures, weighted by "
            "residents, and how much chance is in those is not published."
        )
    if (rows.status != FigureStatus.OFFICIAL).any():
        kinds = joined(sorted(set(rows.status) - {FigureStatus.OFFICIAL}), "or")
        return f"No interval can be given: the ward figures are {kinds}, so how much chance is in them is not known."
    return "No interval can be given: the figures were published without one, and without the counts to make one."


def gradient_caution(found: Inequality) -> str:
    """What to beware of where the fifths do not rise or fall steadily; else nothing."""
    if found.steady:
        return ""
    values = joined([brief(one, found.view.indicator) for one in found.fifths["value"]])
    return (
        f"Beware: from the most to the least deprived fifth the figures do not rise or fall steadily ({values}). A straight line "
        "fits badly then, and its slope index says little: read the fifths."
    )


def fifths_interval_words(found: Inequality | NotPossible) -> str:
    """Why fifths have no intervals; nothing where they have."""
    if isinstance(found, NotPossible) or found.has_fifth_intervals:
        return ""
    if math.isnan(found.slope.lower):
        return f"The fifths have no intervals either. {no_interval_words(found.view)}"
    return (
        "The fifths are drawn without intervals: they could only be made from counts, and the pack has none "
        "for the wards on this measure."
    )
