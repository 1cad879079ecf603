"""Had anybody ever moved as fast? The change that a target asked for, beside what other areas' figures ever did."""

from dataclasses import dataclass

from hineq.insights.wording.numbers import count_word, counted, difference, number
from hineq.model.indicator import Indicator
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
    """The pace in words: "2 of 295 other areas", "saw a rise as large in any of the six spans of ...", or None without it."""
    pace = pace_of(place, trajectory)
    if pace is None:
        return None
    indicator = place.indicators[pace.indicator_id]
    how_many = "None" if pace.ever == 0 else f"{pace.ever:,}"
    change = "rise" if pace.asked > 0 else "fall"
    length = "one year" if pace.years == 1 else f"{count_word(pace.years)} years"
    low, high = (number(point, indicator.decimals) for point in (pace.p25, pace.p75))
    return PaceWords(
        ever=f"{how_many} of {pace.areas_counted:,} other {pace.areas}",
        moved=f"saw a {change} as large in {_spans_words(pace, length)}",
        counted_over=f"asked: a {change} of {difference(pace.asked, indicator)} in {length}; half of their changes lay "
        f"between {low} and {high}, and small areas move more, by chance{_pandemic_words(pace)}",
    )


def _spans_words(pace: Pace, length: str) -> str:
    """The spans that were counted: "the one span of five years that neither begins nor ends in the pandemic, 2017-19 to 2022-24"."""
    one, s = pace.spans == 1, "s" if pace.spans == 1 else ""
    many = "the one span" if one else f"{'either' if pace.spans == 2 else 'any'} of the {count_word(pace.spans)} spans"
    outside = f" that neither begin{s} nor end{s} in the pandemic" if pace.pandemic_spans else ""
    from_ = ", " if one else f"{',' if outside else ''} from "
    return f"{many} of {length}{outside}{from_}{pace.first_period.label} to {pace.last_period.label}"


def _pandemic_words(pace: Pace) -> str:
    """What is left out since it begins or ends in the pandemic, to follow a sentence; nothing where no span does."""
    if not pace.pandemic_spans:
        return ""
    one, s = pace.pandemic_spans == 1, "s" if pace.pandemic_spans == 1 else ""
    spans = f"{counted(pace.pandemic_spans, 'span')} that begin{s} or end{s}"
    many = f"{pace.ever_in_pandemic:,}" if pace.ever_in_pandemic else ("no" if pace.ever else "none")
    more = " more" if pace.ever else ""
    return f". Not counted: {spans} in a figure that shares months with the pandemic; {many}{more} did in {'that' if one else 'those'} alone"
