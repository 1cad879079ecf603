"""Where a series is heading, how often such a projection was right, or the reason why that cannot be said.

The rule and its reasons: docs/decisions/projection.md.
"""

import math
from dataclasses import dataclass

import pandas as pd

from hineq.insights.series.lines import Line
from hineq.insights.series.refusal import NotPossible, no_trend
from hineq.insights.series.rows import period_of
from hineq.insights.wording.numbers import count_word, counted, joined_few
from hineq.methods.projection import (
    FEWEST_POINTS,
    RECORD,
    RECORD_OVERLAPPING,
    TrackRecord,
    chance_from_level,
    project_level,
    thin_overlapping,
)
from hineq.model.period import PANDEMIC_WORDS
from hineq.model.roles import IndicatorRole, SeriesRole
from hineq.model.words import ValueType

FURTHEST_YEARS = 10


@dataclass(frozen=True, kw_only=True, eq=False)
class Projected:
    """The level of a series carried forward, with the 95% interval that a backtest calibrated.

    `ahead` has the columns time (a decimal year), value, lower and upper, from the newest point, where the three are its
    figure, to the last year asked for. `used` are the printed periods that it was made from, `left_out` those of the
    pandemic. `chance` is the chance of reaching the target in the last year (NaN without a target, and where the series is
    not the one that is held against it). `record` says how such projections did on past figures.
    """

    ahead: pd.DataFrame
    used: tuple[str, ...]
    left_out: tuple[str, ...]
    chance: float
    record: TrackRecord

    @property
    def years(self) -> float:
        """How many years after the newest figure the last one lies, middle to middle."""
        return float(self.ahead.time.iloc[-1] - self.ahead.time.iloc[0])


def projection_of(line: Line, year: int, target: float | None = None) -> Projected | NotPossible:
    """Project a line to a calendar year, or refuse with the reason.

    At least five points are needed that do not overlap and share no day with the pandemic; rolling periods are thinned to those
    that do not, newest first. The year must be one of `project_years` (ValueError otherwise).
    """
    if refused := _refused(line):
        return refused
    usual = ~_in_pandemic(line)
    points = line.points[usual]
    starts = points.period_start.map(pd.Timestamp.toordinal).to_numpy(dtype=float)
    ends = points.period_end.map(pd.Timestamp.toordinal).to_numpy(dtype=float)
    used = points[thin_overlapping(starts, ends)]
    if len(used) < FEWEST_POINTS:
        needed = ["do not overlap"] if len(used) < len(points) else []
        needed += ["share no month with the pandemic"] if len(points) < len(line.points) else []
        which = f" that {' and '.join(needed)}" if needed else ""
        reason = f"A projection needs at least {FEWEST_POINTS} figures{which}; this series has {len(used)}."
        return NotPossible(reason=reason)
    if (used["value"] == used["value"].iloc[0]).all():
        return NotPossible(reason="The figures never changed, so nothing tells how far they may move.")
    first, last = project_years(line)
    if not first <= year <= last:
        raise ValueError(f"'year' must lie between {first} and {last}, got {year}.")
    return _projected(line, used, [float(step) + 0.5 for step in range(first, year + 1)], target)


def _refused(line: Line) -> NotPossible | None:
    """Why nothing can be carried on from a series, whatever its length."""
    if not line.series.trend:
        return no_trend(line.series)
    if line.series.has(SeriesRole.REPEATS_VALUES):
        carried = "Its figures are carried over years in which nothing was measured anew."
        return NotPossible(reason=line.series.note or carried)
    if line.indicator.value_type is ValueType.INDEX or line.indicator.has(IndicatorRole.COMPOSITE):
        if line.rolling:
            return NotPossible(reason="No index was in the test that projections rest on, so none is projected.")
        # its single years can pool several (docs/decisions/recent-trend.md)
        return NotPossible(reason=line.series.note or "The single years of an index are not independent figures.")
    if line.newest_period.in_pandemic:
        return NotPossible(
            reason=f"The newest figure, of {line.newest_period.label}, shares months with the COVID-19 pandemic "
            f"({PANDEMIC_WORDS}), which was unlike the years around it: nothing is carried on from such a figure."
        )
    return None


def _in_pandemic(line: Line) -> pd.Series:
    return pd.Series([period_of(row).in_pandemic for row in line.points.itertuples()], index=line.points.index)


def _projected(line: Line, used: pd.DataFrame, times: list[float], target: float | None) -> Projected:
    time, value = used.time.to_numpy(), used["value"].to_numpy()
    found = project_level(time, value, times)
    ahead = pd.DataFrame({"time": times, "value": found.value, "lower": found.lower, "upper": found.upper})
    newest = dict.fromkeys(("value", "lower", "upper"), float(line.newest["value"]))
    ahead = pd.concat([pd.DataFrame([{"time": float(line.newest.time), **newest}]), ahead], ignore_index=True)
    low, high = line.indicator.bounds
    ahead[["value", "lower", "upper"]] = ahead[["value", "lower", "upper"]].clip(low, high)
    chance = math.nan
    if target is not None and line.series.held_against_target:
        chance = float(chance_from_level(time, value, times[-1], target, line.indicator.polarity)[0])
    return Projected(
        ahead=ahead,
        used=tuple(used.period),
        left_out=tuple(line.points.period[_in_pandemic(line)]),
        chance=chance,
        record=RECORD_OVERLAPPING if line.rolling else RECORD,
    )


def project_years(line: Line) -> tuple[int, int]:
    """The first and the last calendar year that a line may be projected to: ten years, middle to middle, were tested."""
    return line.newest_period.end.year + 1, math.floor(line.newest.time + FURTHEST_YEARS - 0.5)


def record_words(projected: Projected) -> str:
    """How often such a projection was right, over all measures and in the worst, for a resident, and what it was made from."""
    record = projected.record
    tested = record.years_tested(projected.years)
    far = "a year" if tested == 1 else f"{count_word(tested)} years"
    words = (
        f"It carries on the level of the newest figures: in a test on past figures, no way of guessing a further rise or "
        f"fall came nearer. In that test, on {record.figures[tested]:,} figures of English authorities "
        f"({counted(record.measures, 'measure')}) that had not been used to make it, the true figure {far} later fell inside a "
        f"band like this {record.inside[tested]} times in 100{_least_words(record, tested)}."
    )
    if not math.isnan(projected.chance):
        tenth = min(int(projected.chance * 10), 9)
        words += (
            f" Of the chances between {tenth * 10} and {tenth * 10 + 10}% that it gave, {record.came_true[tenth]} in 100 "
            "came true."
        )
    words += f" Made from {joined_few(projected.used, 30)}"
    if projected.left_out:
        words += (
            f"; the figures that share months with the pandemic ({joined_few(projected.left_out, 30)}) are left out"
        )
    return f"{words}."


def _least_words(record: TrackRecord, years: int) -> str:
    least = record.lowest[years]
    return f" ({least} in the measure that it missed most)" if least < record.inside[years] else ""


def target_chance_words(projected: Projected) -> str:
    """The chance of reaching the target as the tenth that it lies in, as finely as the test told chances apart; or nothing.

    "40 to 50%", "under 10%", "over 90%".
    """
    if math.isnan(projected.chance):
        return ""
    tenth = min(int(projected.chance * 10), 9)
    return {0: "under 10%", 9: "over 90%"}.get(tenth, f"{tenth * 10} to {tenth * 10 + 10}%")
