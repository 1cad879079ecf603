"""One verdict on a change, which every page uses: more than chance, within the margin of error, not tested, not borne out, or of the pandemic.

The rule and its reasons: docs/decisions/tested-or-not-tested.md.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, assert_never

import numpy as np
import pandas as pd

from hineq.insights.series.rows import Row, each_row, period_of
from hineq.insights.wording.numbers import bare, figure, number, printed_difference
from hineq.methods.checking import is_interval
from hineq.methods.comparison import compare
from hineq.methods.intervals import difference_interval
from hineq.methods.line import slope_through
from hineq.methods.projection import thin_overlapping
from hineq.methods.results import Interval
from hineq.model.indicator import Indicator
from hineq.model.period import PANDEMIC, Period, parse_period
from hineq.model.roles import IndicatorRole
from hineq.model.unit import Unit
from hineq.model.words import Outcome

NOT_TESTED = "not tested"
WITHIN = "within the margin of error"
# a period that shares a day with it is set apart, however many of its months lie before or after
OF_PANDEMIC = "newest figure shares months with the pandemic"
# more than chance between the two, but neither does the line through all the figures from one to the other go that way by more than chance, nor does the newest
# differ so from every one of them
UNBORNE = "not borne out by the years between"
# the fewest figures, both ends among them, whose line is asked: as many as a recent trend is told of
_LEAST_POINTS = 5
# in short a share differs by points, as a score does
_POINTS = Unit(text="score")
# a row of a series, by itself or of a table
Point = pd.Series | Row


class Verdict(StrEnum):
    """What can be said of a change."""

    REAL = "more than chance"
    CHANCE = WITHIN
    NOT_TESTED = NOT_TESTED
    PANDEMIC = OF_PANDEMIC
    UNBORNE = UNBORNE

    @property
    def tested(self) -> bool:
        """Whether the change counts among those tested."""
        return self in (Verdict.REAL, Verdict.CHANCE)


@dataclass(frozen=True, kw_only=True)
class Change:
    """A figure at two times, and the 95% limits of `now` minus `before`: NaN where it cannot be tested.

    `pandemic` is whether the newer figure shares a day with the pandemic: then the change is neither better nor worse, whatever its limits.
    Of the figures between, where there are enough to ask: `borne` is whether they bear a change out, `line` whether the straight line through them
    and both ends rises (1) or falls (-1) by more than chance, and none of them lies beyond the newest figure by more than chance.
    """

    before: float
    now: float
    lower: float = math.nan
    upper: float = math.nan
    pandemic: bool = False
    borne: bool = True
    line: int = 0

    @property
    def verdict(self) -> Verdict:
        """Whether the limits leave out no change at all, where there are any, the newer figure shares no day with the pandemic and the years between bear it out."""
        if math.isnan(self.lower) or math.isnan(self.upper):
            return Verdict.NOT_TESTED
        if self.pandemic:
            return Verdict.PANDEMIC
        if self.lower <= 0 <= self.upper:
            return Verdict.CHANCE
        return Verdict.REAL if self.borne else Verdict.UNBORNE

    def printed(self, decimals: int) -> float:
        """The difference of the two figures as they are printed, so that a reader who subtracts finds the same."""
        return printed_difference(self.before, self.now, decimals)


def without_interval(first_lacks: bool, last_lacks: bool) -> str:
    """Which of a change's two figures has no interval, after "for"; either, where that is not known.

    >>> without_interval(True, False), without_interval(True, True)
    ('the first figure', 'the first or the last figure')
    """
    lacking = [name for name, lacks in (("the first", first_lacks), ("the last", last_lacks)) if lacks]
    return f"{' or '.join(lacking or ['the first', 'the last'])} figure"


def change_between(before: Point, now: Point, points: pd.DataFrame | Sequence[Row] | None = None) -> Change:
    """The change between two rows with value, lower_ci, upper_ci and period, of periods that share no day.

    The days of the newer row's period are its own where it has them, else those of its label. `points` are the rows of their series,
    those between among them, with the same columns; without them what lies between is not asked.
    """
    limits = difference_interval(
        before["value"], Interval(before.lower_ci, before.upper_ci), now["value"], Interval(now.lower_ci, now.upper_ci)
    )
    change = Change(
        before=float(before["value"]),
        now=float(now["value"]),
        lower=float(limits.lower),
        upper=float(limits.upper),
        pandemic=_period(now).in_pandemic,
    )
    if points is None or not change.verdict.tested:
        return change
    rows = _from_to(before, now, points)
    if len(rows) < _LEAST_POINTS:
        return change
    value, lower, upper = (np.array([row[name] for row in rows]) for name in ("value", "lower_ci", "upper_ci"))
    slope = slope_through([_period(row).middle for row in rows], value, lower, upper)
    line = int(slope.lower > 0) - int(slope.upper < 0)
    apart = difference_interval(value[:-1], Interval(lower[:-1], upper[:-1]), value[-1], Interval(lower[-1], upper[-1]))
    beyond = int((apart.lower > 0).all()) - int((apart.upper < 0).all())
    way = 1 if change.now > change.before else -1
    # a series that went beyond its newest figure and came back rises or falls no more, whatever its line
    turned = bool(((line * apart.upper if line > 0 else line * apart.lower)[1:] < 0).any())
    return replace(change, borne=way in (line, beyond), line=0 if turned else line)


def _period(row: Any) -> Period:
    return period_of(row) if "period_end" in row else parse_period(str(row.period))


def _from_to(before: Point, now: Point, points: pd.DataFrame | Sequence[Row]) -> list[Any]:
    """Two rows of a series and those between them that have an interval; of those that share days the newest."""
    first, last = _period(before), _period(now)
    rows_of_all = each_row(points) if isinstance(points, pd.DataFrame) else points
    dated = [(row, _period(row)) for row in rows_of_all]
    dated = [(row, period) for row, period in dated if first.end < period.start and period.end < last.start]
    between, periods = [row for row, _ in dated], [period for _, period in dated]
    keep = thin_overlapping([one.start.toordinal() for one in periods], [one.end.toordinal() for one in periods])
    rows: list[Any] = [before, *(row for row, kept in zip(between, keep, strict=True) if kept), now]
    return [row for row in rows if is_interval(row["lower_ci"], row["upper_ci"])]


def before_pandemic(points: Sequence[Row], start: Point) -> tuple[Change, str] | None:
    """What was certain before a line ended in the pandemic: the change from a point to the last one before it, and its period.

    None where the newest point shares no day with the pandemic, where the last before it shares a day with `start`, or where that change
    is not more than chance.
    """
    if not period_of(points[-1]).in_pandemic:
        return None
    between = [row for row in points if row.period_start > start.period_end and row.period_end.date() < PANDEMIC[0]]
    if not between:
        return None
    change = change_between(start, between[-1], points)
    return (change, str(between[-1].period)) if change.verdict is Verdict.REAL else None


def before_pandemic_words(points: Sequence[Row], start: Point, indicator: Indicator) -> str:
    """The same, to follow a change: "; before it worse by more than chance (37.7% in 2018/19)"; or nothing."""
    found = before_pandemic(points, start)
    if found is None:
        return ""
    change, period = found
    outcome = Outcome(str(compare(change.lower, change.upper, 0.0, indicator.change_judged_by)))
    return f"; before it {outcome.word} by {change.verdict} ({figure(change.now, indicator)} in {period})"


def change_words(change: Change, indicator: Indicator, period: str) -> str:
    """A change beside its newer figure: "up from 78.2 in 2015-17, not tested", "down from 17.0% in 2011".

    Nothing is added to a change that is more than chance, but that money is in the prices of each year.
    """
    written = figure if indicator.measured_in.is_per_cent else bare
    before = written(change.before, indicator)
    move = change.printed(indicator.decimals)
    after = f"{period}{terms_suffix(indicator)}{verdict_suffix(change)}"
    if move == 0:
        return f"the same in print in {after}"
    return f"{'up' if move > 0 else 'down'} from {before} in {after}"


def terms_suffix(indicator: Indicator) -> str:
    """What keeps more money from being taken for more that it buys: " in cash terms", or nothing."""
    return " in cash terms" if indicator.has(IndicatorRole.CASH_TERMS) else ""


def size_words(change: Change, unit: Unit, decimals: int) -> str:
    """The size of a change in short: "0.2 years", "4.7 points" of a share, else the bare number.

    >>> size_words(Change(before=9.9, now=14.6), Unit(text="%"), 1), size_words(Change(before=2, now=1), Unit(text="years"), 1)
    ('4.7 points', '1.0 year')
    """
    size = number(abs(change.printed(decimals)), decimals)
    return _POINTS.apart(size) if unit.is_per_cent else unit.apart(size, unit_said=True)


def unsure_words(change: Change) -> str:
    """What the size of a change is not tested by, for its own sentence: "not tested", "not borne out by the years between", or nothing."""
    return "" if change.verdict.tested else str(change.verdict)


def verdict_suffix(change: Change) -> str:
    """What keeps a change from being taken for more than it is: ", not tested", ", within the margin of error", or nothing."""
    match change.verdict:
        case Verdict.REAL:
            return ""
        case Verdict.CHANCE:
            return f", {WITHIN}{line_words(change)}"
        case Verdict.NOT_TESTED | Verdict.PANDEMIC | Verdict.UNBORNE:
            return f", {change.verdict}"
    assert_never(change.verdict)


def line_words(change: Change) -> str:
    """What keeps a change within its margin of error from being taken for none: ", but rising over the years between", or nothing."""
    return f", but {'rising' if change.line > 0 else 'falling'} over the years between" if change.line else ""
