"""Where a series is heading if nothing changes, or the reason why that cannot be said.

The rule and its reasons: docs/decisions/projection.md.
"""

from dataclasses import dataclass

import pandas as pd

from hineq.insights.series.lines import Line
from hineq.insights.series.refusal import NotPossible, no_trend
from hineq.methods.projection import FEWEST_POINTS, chance_of_reaching, project, thin_overlapping
from hineq.model.words import ValueType

FURTHEST_YEARS = 10


@dataclass(frozen=True, kw_only=True, eq=False)
class Projected:
    """A straight line through the points that do not overlap, with its 95% prediction interval.

    `ahead` has the columns time (a decimal year), value, lower and upper, from the newest point to the last year asked
    for; `used` are the printed periods that the line was fitted to. `chance` is the chance of reaching the target in
    the last year (NaN without a target, and where the series is not the one that is held against it).
    """

    ahead: pd.DataFrame
    used: tuple[str, ...]
    slope: float
    chance: float


def projection_of(line: Line, year: int, target: float | None = None) -> Projected | NotPossible:
    """Project a line to a calendar year, or refuse with the reason.

    At least five points that do not overlap are needed; rolling periods are thinned to those that do not, newest
    first. The year must lie after the newest point and at most ten years on (ValueError otherwise).
    """
    if not line.series.trend:
        return no_trend(line.series)
    if line.indicator.value_type is ValueType.INDEX and not line.rolling:
        # an index whose single years pool several: its interval would be far too narrow (docs/decisions/recent-trend.md)
        return NotPossible(reason=line.series.note or "The single years of an index are not independent figures.")
    points = line.points
    starts = points.period_start.map(pd.Timestamp.toordinal).to_numpy(dtype=float)
    ends = points.period_end.map(pd.Timestamp.toordinal).to_numpy(dtype=float)
    used = points[thin_overlapping(starts, ends)]
    if len(used) < FEWEST_POINTS:
        overlap = " that do not overlap" if len(used) < len(points) else ""
        reason = f"A projection needs at least {FEWEST_POINTS} figures{overlap}; this series has {len(used)}."
        return NotPossible(reason=reason)
    first, last = project_years(line)
    if not first <= year <= last:
        raise ValueError(f"'year' must lie between {first} and {last}, got {year}.")
    times = [float(line.newest.time), *(float(step) + 0.5 for step in range(first, year + 1))]
    found = project(used.time.to_numpy(), used["value"].to_numpy(), times)
    ahead = pd.DataFrame({"time": times, "value": found.value, "lower": found.lower, "upper": found.upper})
    low, high = line.indicator.bounds
    ahead[["value", "lower", "upper"]] = ahead[["value", "lower", "upper"]].clip(low, high)
    chance = float("nan")
    if target is not None and line.series.held_against_target:
        chance = chance_of_reaching(
            used.time.to_numpy(), used["value"].to_numpy(), times[-1], target, line.indicator.polarity
        )
    return Projected(ahead=ahead, used=tuple(used.period), slope=float(found.slope), chance=float(chance))


def project_years(line: Line) -> tuple[int, int]:
    """The first and the last calendar year that a line may be projected to."""
    end = line.newest_period.end.year
    return end + 1, end + FURTHEST_YEARS
