"""Which series of a measure tells how it has changed, since when, and in which direction."""

import pandas as pd

from hineq.insights.series.change import Verdict, change_between
from hineq.insights.series.figures import Figures
from hineq.insights.series.lines import Line
from hineq.insights.targets.measures import MeasureView
from hineq.insights.wording.numbers import number
from hineq.model.place import Place
from hineq.model.words import Direction, Polarity

LEAST_YEARS = 3


def changed_line(figures: Figures, view: MeasureView) -> Line | None:
    """The newest line that can tell how a measure has changed; without any the newest of all.

    The newest of all tells it where it goes back far enough, tested or not: what came last is not to be overlooked. Where it does
    not, the newest of now that can be tested does, if it moved by more than chance and none between them the other way; else the newest of
    now that goes back far enough: that an older series hardly moved does not hide what a newer one did.
    """
    place, since = figures.place, view.since
    if since is None:
        return None
    lines = figures.lines(view.indicator.indicator_id, view.sex, place.area_code)[::-1]
    others = (line for line in lines if line is not since and line.is_current(place.snapshot))
    starts = [(line, first_point(place, line)) for line in (since, *others)]
    long = [(line, start) for line, start in starts if start is not None and _far_enough(line, start)]
    if not long or long[0][0] is since:
        return since
    tells = [at for at, (line, start) in enumerate(long) if _tested(line, start)]
    if not tells:
        return long[0][0]
    tested, start = long[tells[0]]
    directions = {direction_of(line, start) for line, start in long[: tells[0] + 1]}
    opposed = {Direction.IMPROVED, Direction.WORSENED} <= directions or {Direction.ROSE, Direction.FELL} <= directions
    sure = change_between(start, tested.newest, tested.rows).verdict is Verdict.REAL
    return tested if sure and not opposed else long[0][0]


def _tested(line: Line, start: pd.Series) -> bool:
    return change_between(start, line.newest).verdict is not Verdict.NOT_TESTED


def _far_enough(line: Line, start: pd.Series) -> bool:
    return bool(line.newest.time - start.time >= LEAST_YEARS)


def first_point(place: Place, line: Line | None) -> pd.Series | None:
    """The first point of a line that ends in the strategy's years or later and shares none with the newest."""
    if line is None or not line.series.trend:
        return None
    first_year = place.strategy.first_year if place.strategy else 0
    points = line.points
    apart = points[(points.period_end.dt.year >= first_year) & (points.period_end < line.newest.period_start)]
    return None if apart.empty else apart.iloc[0]


def direction_of(line: Line | None, start: pd.Series | None) -> Direction:
    """The direction of a line's newest figure against an earlier point of it."""
    if start is None or line is None:
        return Direction.NOT_SAID
    if not _far_enough(line, start):
        return Direction.TOO_SHORT
    first, last = float(start["value"]), float(line.newest["value"])
    decimals = line.indicator.decimals
    if number(first, decimals) == number(last, decimals):
        return Direction.UNCHANGED
    match line.indicator.change_judged_by:
        case Polarity.NO_JUDGEMENT:
            return Direction.ROSE if last > first else Direction.FELL
        case polarity:
            better = (last > first) is (polarity is Polarity.HIGH_IS_GOOD)
            return Direction.IMPROVED if better else Direction.WORSENED
