"""Two dates of one series compared: what changed between them, and whether it is more than chance.

The verdict is that of every change (`hineq.insights.series.change`).
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import assert_never

import pandas as pd

from hineq.insights.series.change import Change, Verdict, change_between, line_words, terms_suffix, without_interval
from hineq.insights.series.lines import Line
from hineq.insights.series.refusal import NotPossible, no_trend
from hineq.insights.series.rows import period_of, periods_of
from hineq.insights.wording.numbers import bare, capital, difference, figure, interval, joined, signed_difference
from hineq.model.indicator import Indicator
from hineq.model.period import PANDEMIC_WORDS, Period
from hineq.model.words import Polarity


@dataclass(frozen=True, kw_only=True, eq=False)
class TwoDates:
    """A line at two of its periods, which share no day, and the change from the earlier to the later one."""

    line: Line
    before: pd.Series
    now: pd.Series
    change: Change

    @property
    def periods(self) -> tuple[Period, Period]:
        """The two periods, the earlier one first."""
        return period_of(self.before), period_of(self.now)


def first_dates(line: Line) -> tuple[str, str]:
    """The two periods that are compared before any was chosen: the first and the newest; empty texts where they share days."""
    first, newest = period_of(line.points.iloc[0]), line.newest_period
    return (first.label, newest.label) if line.series.trend and first.end < newest.start else ("", "")


def two_dates(line: Line, one: str, other: str) -> TwoDates | NotPossible:
    """A line at two of its periods, by their labels in either order, or why they cannot be compared.

    ValueError for a period that the line does not have.
    """
    if not line.series.trend:
        return no_trend(line.series)
    known = {period.label: at for at, period in enumerate(periods_of(line.points))}
    if missing := [label for label in (one, other) if label not in known]:
        raise ValueError(f"A period must be one of the line's, got {joined(missing)}.")
    before, now = (line.points.iloc[at] for at in sorted((known[one], known[other])))
    if one == other:
        return NotPossible(reason=f"Both dates are {one}: choose two.")
    if period_of(before).end >= period_of(now).start:
        return NotPossible(
            reason=f"{before.period} and {now.period} share years, so the same people are in both figures: choose two that do not."
        )
    return TwoDates(line=line, before=before, now=now, change=change_between(before, now, line.points))


def two_dates_words(told: TwoDates) -> str:
    """The change in a sentence with its test: "Town's figure rose from 17.0% in 2011 to 21.0% in 2021, by 4.0 percentage points"."""
    indicator, change = told.line.indicator, told.change
    first, now = figure(change.before, indicator), figure(change.now, indicator)
    when = f"{first} in {told.before.period}", f"{now} in {told.now.period}"
    move = change.printed(indicator.decimals)
    whose = f"{told.line.area_name}'s figure"
    if move == 0:
        return f"{whose} is the same in print: {when[0]} and {when[1]}; {_tested(told)}."
    went = "rose" if move > 0 else "fell"
    return f"{whose} {went} from {when[0]} to {when[1]}, by {difference(move, indicator)}{terms_suffix(indicator)}: {_tested(told)}."


def _tested(told: TwoDates) -> str:
    """The verdict with what it rests on."""
    change, indicator = told.change, told.line.indicator
    limits = f"95% interval of the difference {difference_limits(change, indicator)}"
    match change.verdict:
        case Verdict.REAL:
            return f"{_judged(change, indicator)}{Verdict.REAL} ({limits})"
        case Verdict.PANDEMIC:
            return f"{Verdict.PANDEMIC}, so neither better nor worse ({limits})"
        case Verdict.UNBORNE:
            return f"{Verdict.UNBORNE}, so neither better nor worse ({limits})"
        case Verdict.CHANCE:
            return f"{Verdict.CHANCE} ({limits}, which holds nought){line_words(change)}"
        case Verdict.NOT_TESTED:
            lacking = without_interval(math.isnan(told.before.lower_ci), math.isnan(told.now.lower_ci))
            return f"{Verdict.NOT_TESTED}, since this copy has no interval for {lacking}"
    assert_never(change.verdict)


def _judged(change: Change, indicator: Indicator) -> str:
    """Whether a change that is more than chance is for the better; nothing where neither end is better."""
    if indicator.change_judged_by is Polarity.NO_JUDGEMENT:
        return ""
    return "better, " if indicator.change_judged_by.better(change.now, change.before) else "worse, "


def difference_limits(change: Change, indicator: Indicator) -> str:
    """The 95% limits of a difference: "0.4 to 2.2"; an empty text where it is not tested."""
    return interval(change.lower, change.upper, indicator)


def pandemic_words(told: TwoDates) -> str:
    """That one of the dates, or both, share months with the pandemic; nothing where neither does."""
    inside = [period.label for period in told.periods if period.in_pandemic]
    if not inside:
        return ""
    share = "shares" if len(inside) == 1 else "share"
    return (
        f"{joined(inside)} {share} months with the COVID-19 pandemic ({PANDEMIC_WORDS}), which was unlike the years around it: a "
        "change from or to such a figure says little of the years since."
    )


def two_dates_table(told: Sequence[TwoDates]) -> pd.DataFrame:
    """A row an area: both figures with their intervals, the difference with its limits, and the verdict; at least one."""
    indicator = told[0].line.indicator
    unit = indicator.measured_in
    apart = unit.of_difference
    before, now = (str(row.period) for row in (told[0].before, told[0].now))
    rows = [
        (
            one.line.area_name,
            *_figure(one.before, indicator),
            *_figure(one.now, indicator),
            signed_difference(one.change.printed(indicator.decimals), indicator),
            difference_limits(one.change, indicator),
            capital(_verdict_words(one)),
        )
        for one in told
    ]
    limits = "95% confidence interval"
    table = pd.DataFrame(
        rows,
        columns=[
            "Area", f"{before} ({unit.head})", f"{limits}, {before}", f"{now} ({unit.head})", f"{limits}, {now}",
            "Difference", f"95% interval of the difference{f' ({apart})' if apart else ''}", "Verdict",
        ],
    )  # fmt: skip
    # a column of intervals that no area has says nothing that the verdict does not
    return table.loc[:, [name for name in table.columns if "interval" not in name or table[name].any()]]


def _figure(row: pd.Series, indicator: Indicator) -> tuple[str, str]:
    return bare(float(row["value"]), indicator), interval(row.lower_ci, row.upper_ci, indicator)


def _verdict_words(told: TwoDates) -> str:
    verdict = told.change.verdict
    return f"{_judged(told.change, told.line.indicator) if verdict is Verdict.REAL else ''}{verdict}"


def at_the_same_dates(told: TwoDates, lines: Iterable[Line]) -> list[TwoDates]:
    """Other areas' lines of the same series at the same two dates, those that have both."""
    before, now = (period.label for period in told.periods)
    found = []
    for line in lines:
        have = set(line.points.period)
        if line.series == told.line.series and {before, now} <= have:
            other = two_dates(line, before, now)
            if isinstance(other, TwoDates):
                found.append(other)
    return found
