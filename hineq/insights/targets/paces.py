"""Had anybody ever moved as fast? The change that a target asked for, beside what other areas' figures ever did."""

from dataclasses import dataclass

from hineq.insights.wording.numbers import count_word, difference, number
from hineq.model.indicator import Indicator
from hineq.model.period import PANDEMIC
from hineq.model.place import Place
from hineq.model.target import Pace, Trajectory


@dataclass(frozen=True, kw_only=True)
class PaceWords:
    """How many areas ever moved as fast as a target asked, in what, and what that was counted over."""

    ever: str
    moved: str
    counted_over: str


def pace_of(place: Place, trajectory: Trajectory) -> Pace | None:
    """The pack's pace for the way from the baseline to the last target; None where it has none for just this change."""
    return next(
        (
            pace
            for pace in place.paces
            if (pace.indicator_id, pace.sex, pace.years) == (trajectory.indicator_id, trajectory.sex, trajectory.years)
            and abs(pace.asked - trajectory.asked) < _least_step(place.indicators[trajectory.indicator_id]) / 2
        ),
        None,
    )


def _least_step(indicator: Indicator) -> float:
    return 10.0**-indicator.decimals


def pace_words(place: Place, trajectory: Trajectory) -> PaceWords | None:
    """The pace in words: "2 of 296 areas", "saw a rise as large in any five years from ...", or None without it."""
    pace = pace_of(place, trajectory)
    if pace is None:
        return None
    indicator = place.indicators[pace.indicator_id]
    how_many = "None" if pace.ever == 0 else f"{pace.ever:,}"
    change = "rise" if pace.asked > 0 else "fall"
    span = "one year" if pace.years == 1 else f"{count_word(pace.years)} years"
    when = f"from {pace.first_period.label} to {pace.last_period.label}"
    pandemic = ". Spans that begin or end in the pandemic are among them" if _spans_pandemic(pace) else ""
    low, high = (number(point, indicator.decimals) for point in (pace.p25, pace.p75))
    return PaceWords(
        ever=f"{how_many} of {pace.areas_counted:,} {pace.areas}",
        moved=f"saw a {change} as large in any {span} {when}",
        counted_over=f"asked: a {change} of {difference(pace.asked, indicator)} in {span}; half of their changes over {span} lay "
        f"between {low} and {high}, and small areas move more, by chance{pandemic}",
    )


def _spans_pandemic(pace: Pace) -> bool:
    """Whether the periods that were looked over begin before the pandemic's end and end after its begin."""
    return pace.first_period.start <= PANDEMIC[1] and pace.last_period.end >= PANDEMIC[0]
