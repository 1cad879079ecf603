"""The inequality of the wards in words: its heading, its index, its cautions, and why it may have no interval."""

import math
from enum import StrEnum
from typing import assert_never

from hineq.insights.inequality.gradient import Inequality
from hineq.insights.wards.spread import with_interval
from hineq.insights.wards.view import WardView
from hineq.insights.wording.kinds import marked, marks
from hineq.insights.wording.numbers import (
    brief,
    capital,
    difference,
    figure,
    interval,
    joined,
    number,
    signed_difference,
    title,
)
from hineq.model.roles import SeriesRole
from hineq.model.words import FigureStatus

# of a measure that is a part of the index that orders the wards
ITSELF = "partly ordered by itself"
# of a size in a title, the fullest words first: it is the fitted line's, the wards themselves differ by other sizes
_WHERE = (
    "{} where most deprived, by a line through the wards", "{} where most deprived, by the fitted line",
    "fitted line {} where most deprived", "fitted line {} where deprived",
)  # fmt: skip
_LIFE_WHERE = (
    "where most deprived, by a line through the wards", "where most deprived, by the fitted line",
    "where deprived, by the fitted line",
)  # fmt: skip
_UNTOLD = ("; chance cannot be told", "; not tested")
# so many wards that the line passes over are named on a slide, in so many signs
_NAMED, _ROOM = 3, 60
# what stands where the figures of fifths would: docs/decisions/averages-over-wards.md
NO_MEAN = "ratios have no mean over a fifth of wards"


class Dots(StrEnum):
    """What the dots in the picture of a gradient are."""

    WARDS = "wards"
    FIFTHS = "fifths"

    @property
    def word(self) -> str:
        """The same as a choice."""
        return {"wards": "Wards", "fifths": "Fifths of wards"}[self.value]


def inequality_finding(inequality: Inequality) -> str:
    """The finding in at most 15 words, to be read aloud: how much higher or lower it is where most deprived.

    The size is that between the two ends of the fitted line, which the heading says and `line_words` in full. Without an interval chance cannot be told; with
    one that holds zero no difference is clear. Where the fifths do not rise or fall steadily it says that, and no size; where the
    line ends at what no figure can be, the fifths stand in for its ends.
    """
    untold = math.isnan(inequality.slope.lower)
    if not inequality.steady and (inequality.certain or untold):
        return _unsteady_finding(inequality)
    if not inequality.certain and not untold:
        return _unclear_finding(inequality)
    if inequality.leaves_what_can_be:
        return _fifths_finding(inequality)
    indicator, value = inequality.view.indicator, float(inequality.slope.value)
    sizes = [difference(value, indicator, unit_said=said) for said in (False, True)]
    word = "lower" if inequality.start < inequality.end else "higher"
    part = f", {ITSELF}" if inequality.by_itself else ""
    plain = f"{inequality.view.name}: "
    candidates = []
    if indicator.is_a_life:
        life = _life_words(inequality, sizes[0])
        for unsure in _UNTOLD if untold else ("",):
            candidates += [f"{life} {where}{part}{unsure}" for where in _LIFE_WHERE]
    points = [sizes[0].replace("percentage ", "")] if indicator.measured_in.is_per_cent else []
    for size in [*sizes, *points]:
        for unsure in _UNTOLD if untold else ("",):
            candidates += [f"{plain}{where.format(f'{size} {word}')}{part}{unsure}" for where in _WHERE]
    return title(*candidates, f"{plain}{word} where deprived{part}{_UNTOLD[-1] if untold else ''}")


def _life_words(inequality: Inequality, size: str) -> str:
    """How much less long lives are: "Men can expect 4.1 years less"."""
    view = inequality.view
    less = "less" if inequality.start < inequality.end else "more"
    years = marked(f"{size} {less}", *marks(view.indicator, view.kind))
    return f"{capital(view.sex.people)} {view.tense.verb('can', 'could')} expect {years}"


def _unclear_finding(inequality: Inequality) -> str:
    """The same where the interval holds zero."""
    name = inequality.view.name
    part = f", though {ITSELF}" if inequality.by_itself else ""
    return title(
        f"{name}: no clear difference between the most and least deprived wards{part}",
        f"{name}: no clear difference by deprivation{part}",
        f"{name}: no clear difference{part}",
    )


def _unsteady_finding(inequality: Inequality) -> str:
    """The same where the fifths do not rise or fall steadily, of which a fitted line says little."""
    name = inequality.view.name
    part = f", {ITSELF}" if inequality.by_itself else ""
    unsure, brief = _UNTOLD if math.isnan(inequality.slope.lower) else ("", "")
    return title(
        f"{name}: no steady rise or fall from most to least deprived{part}{unsure}",
        f"{name}: no steady rise or fall with deprivation{part}{unsure}",
        f"{name}: no steady rise or fall{part}{unsure}",
        f"{name}: no steady rise or fall{part}{brief}",
        f"{name}: no steady pattern{part}{brief}",
    )


def _fifths_finding(inequality: Inequality) -> str:
    """The figures of the most and the least deprived fifth of the wards, or that the line fits badly where these have none."""
    name, part = inequality.view.name, f", {ITSELF}" if inequality.by_itself else ""
    unsure, brief_one = _UNTOLD if math.isnan(inequality.slope.lower) else ("", "")
    if not inequality.has_averages:
        return title(
            f"{name}: a straight line through the wards fits badly{part}{unsure}",
            f"{name}: a straight line fits badly{part}{unsure}",
            f"{name}: a straight line fits badly{part}{brief_one}",
        )
    most, least = _end_fifths(inequality)
    return title(
        f"{name}: {most} in the most deprived fifth of wards, {least} in the least{part}{unsure}",
        f"{name}: {most} in the most deprived fifth, {least} in the least{part}{unsure}",
        f"{name}: {most} where most deprived, {least} where least{part}{brief_one}",
        f"{name}: most deprived {most}, least {least}{part}{brief_one}",
    )


def _end_fifths(inequality: Inequality) -> tuple[str, str]:
    """The figures of the most and of the least deprived fifth."""
    values = inequality.fifths["value"]
    return brief(float(values.iloc[0]), inequality.view.indicator), brief(
        float(values.iloc[-1]), inequality.view.indicator
    )


def index_name(inequality: Inequality) -> str:
    """The slope index's name: of inequality only where one end of the measure is worse."""
    return "Slope index of inequality" if inequality.judged else "Slope index"


def line_words(inequality: Inequality) -> str:
    """What the size in the heading is, exactly: the slope index with its interval, of which line."""
    name = "slope index of inequality" if inequality.judged else "slope index"
    return (
        f"Between the two ends of a line fitted through {line_wards(inequality)}{order_clause(inequality)}, the {name} is "
        f"{_slope_size(inequality)}."
    )


def _slope_size(inequality: Inequality) -> str:
    """The slope index with its interval, and with its unit, or that this is not stated."""
    indicator, slope = inequality.view.indicator, inequality.slope
    limits = interval(float(slope.lower), float(slope.upper), indicator)
    shown = f"95% confidence interval {limits}" if limits else "without an interval"
    unit = f"{indicator.measured_in.unstated}; " if indicator.measured_in.unstated else ""
    return f"{signed_difference(float(slope.value), indicator)} ({unit}{shown})"


def index_words(inequality: Inequality) -> str:
    """The ratio of the two ends or why there is none, the figures of the two wards at the ends, and why there is no interval."""
    ratio = f"There is {instead_of_ratio(inequality)}."
    if inequality.has_relative:
        ratio = f"As a ratio of the two ends: relative index {number(float(inequality.relative.value), 2)}"
        if not math.isnan(inequality.slope.lower):
            low, high = (number(float(limit), 2) for limit in (inequality.relative.lower, inequality.relative.upper))
            ratio += f" ({low} to {high})"
        ratio += "."
    without = no_interval_words(inequality.view) if math.isnan(inequality.slope.lower) else ""
    return " ".join(filter(None, (_ends_words(inequality), ratio, without)))


def order_clause(inequality: Inequality) -> str:
    """That the line's order comes in part from the measure itself, to follow what the line goes through; else nothing."""
    return ", in the order of an index that this measure is a part of" if inequality.by_itself else ""


def no_ratio_words(inequality: Inequality) -> str:
    """Why the two ends of the line are not divided, in a clause; empty where they are."""
    if inequality.has_relative:
        return ""
    if not inequality.view.indicator.value_type.has_zero:
        return "0 on this scale does not mean none"
    if not inequality.has_ratios:
        return "a ward's figure is zero or below"
    if inequality.ends_are_clear:
        return "a straight line fits badly"
    return "the line's lower end, or its interval, comes near zero"


def instead_of_ratio(inequality: Inequality) -> str:
    """What is said where the ends of the line have no ratio: the fifths, and why."""
    link = ":" if inequality.has_averages else ";"
    return f"no ratio of the line's ends, since {no_ratio_words(inequality)}{link} {fifths_words(inequality)}"


def fifths_words(inequality: Inequality) -> str:
    """The figures of the most and the least deprived fifth, or that they have none, in a clause."""
    if not inequality.has_averages:
        return NO_MEAN
    most, least = _end_fifths(inequality)
    return f"{most} in the most deprived fifth of wards, {least} in the least"


def line_wards(inequality: Inequality) -> str:
    """Which wards the line goes through: "all wards", or how many, and those that it passes over since they have no figure."""
    if not inequality.passed_over:
        return "all wards"
    if inequality.ordering.unplaced:
        return f"{len(inequality.table)} of {inequality.view.coverage.wards} wards ({inequality.passed_over})"
    coverage = inequality.view.coverage
    return f"the {len(inequality.table)} wards with {coverage.figure_words()} ({coverage.missing_words})"


def passed_over_brief(inequality: Inequality) -> str:
    """The wards that the line passes over in a short sentence, for a slide: named, or how many; nothing where it goes through all."""
    names = [*inequality.view.coverage.without, *inequality.ordering.unplaced]
    if not names:
        return ""
    many = f"{len(names)} of {inequality.view.coverage.wards} wards"
    return f"The line leaves out {joined(names) if len(names) <= _NAMED and len(joined(names)) <= _ROOM else many}."


def slope_words(inequality: Inequality) -> str:
    """The slope index with its 95% confidence interval, for a chart's subtitle."""
    return f"{index_name(inequality)} {_slope_size(inequality)}"


def measure_caption(inequality: Inequality) -> str:
    """The measure, for whom and of when, for the caption of a table."""
    view = inequality.view
    return f"{view.full_name}, {view.period}"


def gradient_subtitle(inequality: Inequality) -> str:
    """Measure, period, index with interval and order of the wards, for a chart's subtitle; the fifths where no line bears an index."""
    if line_bears(inequality):
        size = slope_words(inequality)
    elif inequality.has_averages:
        size = f"Fifths, most deprived first: {_fifths_words(inequality)}"
    else:
        size = f"A straight line fits badly; {NO_MEAN}"
    which = f"{len(inequality.table)} of {inequality.view.coverage.wards} " if inequality.passed_over else ""
    return f"{measure_caption(inequality)}. {size}; {which}{inequality.ordering.words}"


def _ends_words(inequality: Inequality) -> str:
    """What the two wards at the ends themselves have, which the line need not meet."""
    view, codes = inequality.view, inequality.table.area_code
    most, least = view.ward(codes.iloc[0]), view.ward(codes.iloc[-1])
    # a ward without a figure, or a score, may be more deprived than any with one
    with_figure = " in this order" if inequality.passed_over else ""
    # a name that is a list itself is parted from what stands before it
    link = ", and" if " and " in least.area_name else " and"
    return (
        f"{most.area_name}, the most deprived ward{with_figure}, {view.tense.have(1)} {with_interval(most, view)}{link} "
        f"{least.area_name}, the least deprived one, {with_interval(least, view)}."
    )


def no_interval_words(view: WardView) -> str:
    """Why no interval can be given for a view's wards, in a sentence."""
    rows = [row for row in view.wards if not math.isnan(row["value"])]
    some = sum(not math.isnan(row["lower_ci"]) for row in rows)
    if some:
        return f"No interval can be given, since {len(rows) - some} of {len(rows)} wards have none."
    if view.series.has(SeriesRole.MEAN_OF_NEIGHBOURHOODS):
        return (
            "No interval can be given: each ward's figure is the average of its neighbourhoods' figures, weighted by "
            "residents, and how much chance is in those this copy does not hold."
        )
    statuses = {row["status"] for row in rows}
    if kinds := joined(sorted(statuses - {FigureStatus.OFFICIAL}), "or"):
        return f"No interval can be given: the ward figures are {kinds}, so how much chance is in them is not known."
    return "No interval can be given: this copy of the figures has none, and no counts to make one from."


def line_bears(inequality: Inequality) -> bool:
    """Whether a straight line says how unequal the wards are: the fifths rise or fall steadily, and it ends at what can be."""
    return inequality.steady and not inequality.leaves_what_can_be


def _fifths_words(inequality: Inequality) -> str:
    return joined([brief(value, inequality.view.indicator) for value in inequality.fifths["value"]])


def gradient_caution(inequality: Inequality) -> str:
    """What to beware of where the fifths do not rise or fall steadily, or the line ends at what cannot be; else nothing."""
    if line_bears(inequality):
        return ""
    # where the fifths have no figures the wards themselves are left to read
    read = "fifths" if inequality.has_averages else "wards"
    if inequality.steady:
        end = min if min(inequality.start, inequality.end) < 0 else max
        return (
            f"Beware: the line ends at {brief(end(inequality.start, inequality.end), inequality.view.indicator)}, which no figure "
            f"can be. A straight line fits badly then, and its slope index says more than the figures bear: read the {read}."
        )
    told = f" ({_fifths_words(inequality)})" if inequality.has_averages else ""
    return (
        f"Beware: from the most to the least deprived fifth the figures do not rise or fall steadily{told}. A straight line "
        f"fits badly then, and its slope index says little: read the {read}."
    )


def fifths_interval_words(inequality: Inequality) -> str:
    """Why fifths have no intervals; nothing where they have, nor where they have no figures."""
    if inequality.has_fifth_intervals or not inequality.has_averages:
        return ""
    if math.isnan(inequality.slope.lower):
        return f"The fifths have no intervals either. {no_interval_words(inequality.view)}"
    return "The fifths are drawn without intervals: none follows from those of the wards, which are not all official figures."


def gradient_key(inequality: Inequality, dots: Dots, chosen: str, named: int) -> tuple[str, ...]:
    """What the dots of the picture are, and what to know of them; `named` of the wards have their name in it.

    `chosen` is the code of the ward that stands out, or nothing.
    """
    match dots:
        case Dots.WARDS:
            return (_wards_key(inequality, chosen, named),)
        case Dots.FIFTHS:
            return (_fifths_key(inequality), fifths_interval_words(inequality))
        case _:
            assert_never(dots)


def _wards_key(inequality: Inequality, chosen: str, named: int) -> str:
    limits = " Grey bars: 95% confidence intervals." if inequality.view.has_intervals else ""
    said = f"Each dot is a ward, larger with more residents; the line is fitted to them.{limits}"
    if inequality.passed_over:
        said += f" {capital(inequality.passed_over)}."
    table = inequality.table
    if named < len(table):
        said += f" Of {len(table)} wards those furthest from the line are named."
    if chosen and inequality.view.holds(chosen) and chosen in table.area_code.tolist():
        said += f" {inequality.view.ward(chosen).area_name}, the ward you chose, stands out in another colour."
    return f"{said} Names that have no room are left out; the table has them all."


def _fifths_key(inequality: Inequality) -> str:
    if not inequality.has_averages:
        return (
            "Each dot is a fifth of the wards, at the middle of its residents and of its wards' ratios, to show the shape alone: "
            f"{NO_MEAN}, so it has no figure. The line is fitted to the wards."
        )
    limits = " with its 95% confidence interval" if inequality.has_fifth_intervals else ""
    return f"Each dot is a fifth of the wards{limits}, at the middle of its residents; the line is fitted to the wards."


def fifth_labels(inequality: Inequality) -> list[str]:
    """Each fifth in one line, for a picture: its number and end, figure and interval where it has them, and wards."""
    indicator, rows = inequality.view.indicator, inequality.fifths
    ends = {1: " (most deprived)", int(rows.fifth.max()): " (least deprived)"}
    if not inequality.has_averages:
        return [
            f"Fifth {fifth}{ends.get(fifth, '')}: {wards}" for fifth, wards in zip(rows.fifth, rows.wards, strict=True)
        ]
    limits = [interval(low, high, indicator) for low, high in zip(rows.lower, rows.upper, strict=True)]
    return [
        f"Fifth {fifth}{ends.get(fifth, '')}: {figure(value, indicator)}{f' ({limit})' if limit else ''}; {wards}"
        for fifth, value, limit, wards in zip(rows.fifth, rows["value"], limits, rows.wards, strict=True)
    ]
