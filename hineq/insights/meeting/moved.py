"""Which measures of a place improve, which worsen and which hardly move, by the one verdict on a change."""

import math
from dataclasses import dataclass
from datetime import date

from hineq.insights.series.change import Verdict
from hineq.insights.series.families import family_of, one_a_family
from hineq.insights.series.figures import Figures
from hineq.insights.standing.attention import is_judged
from hineq.insights.thread.progress import IndicatorNow, indicator_now
from hineq.insights.wording.numbers import capital, count_word, joined, lowered, part_of, title
from hineq.model.indicator import Indicator
from hineq.model.place import Place
from hineq.model.words import Direction, Polarity, Sex


@dataclass(frozen=True, kw_only=True, eq=False)
class Moved:
    """The measures of a place by how their newest figure has changed, each measure once, the surest first.

    Only changes that are more than chance are `improving` or `worsening`; `unchanged` are those within the margin of
    error, first those whose figures rise or fall over the years between; `untested` is how many have no interval to test, `unborne` how many the years between do not bear out, `pandemic` how many a newest figure
    of the pandemic, which are not judged, `worse_before` those of them that had got worse by more than chance before it, and `short` how many have no figure old enough to set beside. Left out
    is what has no current figure, no worse end, crude figures that hang on age, and money in the prices of each year.
    """

    improving: tuple[IndicatorNow, ...]
    worsening: tuple[IndicatorNow, ...]
    unchanged: tuple[IndicatorNow, ...]
    untested: int
    unborne: int
    pandemic: int
    worse_before: tuple[IndicatorNow, ...]
    short: int


def moved(figures: Figures) -> Moved:
    """How the measures of a place have moved."""
    return figures.once(moved, lambda: _moved(figures))


def _moved(figures: Figures) -> Moved:
    place = figures.place
    every = [
        now
        for indicator_id, indicator in place.indicators.items()
        if is_judged(indicator) and indicator.change_judged_by is not Polarity.NO_JUDGEMENT
        for now in indicator_now(figures, indicator_id)
        if now.changed is not None and now.changed.is_current(place.snapshot)
    ]
    once = one_a_family(_telling(every), _how_sure)
    tested = [now for now in once if _is_tested(now)]
    real = sorted((now for now in tested if _verdict(now) is Verdict.REAL), key=_certainty, reverse=True)
    return Moved(
        improving=tuple(now for now in real if now.direction is Direction.IMPROVED),
        worsening=tuple(now for now in real if now.direction is Direction.WORSENED),
        unchanged=tuple(
            sorted((now for now in tested if _verdict(now) is Verdict.CHANCE), key=_nearness, reverse=True)
        ),
        untested=sum(_verdict(now) is Verdict.NOT_TESTED for now in once),
        unborne=sum(_verdict(now) is Verdict.UNBORNE for now in once),
        pandemic=sum(_verdict(now) is Verdict.PANDEMIC for now in once),
        worse_before=tuple(now for now in once if _verdict(now) is Verdict.PANDEMIC and now.worse_before_pandemic),
        short=sum(_verdict(now) is None for now in once),
    )


def _telling(every: list[IndicatorNow]) -> list[IndicatorNow]:
    """Of each family the variants that can stand for it: those that surely worsened, else those tested, else those that had before the pandemic.

    Else those whose intervals tell a change that is not judged, so that no family is said to want an interval that a variant of it has; else all.
    """
    families: dict[str, list[IndicatorNow]] = {}
    for now in every:
        families.setdefault(family_of(now.indicator), []).append(now)
    told: list[IndicatorNow] = []
    for variants in families.values():
        tested = [now for now in variants if _is_tested(now)]
        worse = [now for now in tested if _verdict(now) is Verdict.REAL and now.direction is Direction.WORSENED]
        before = [now for now in variants if _verdict(now) is Verdict.PANDEMIC and now.worse_before_pandemic]
        unjudged = [now for now in variants if _verdict(now) in (Verdict.UNBORNE, Verdict.PANDEMIC)]
        told += worse or tested or before or unjudged or variants
    return [now for now in every if now in told]


def _verdict(now: IndicatorNow) -> Verdict | None:
    """The verdict on the change; None where there is no earlier figure, or none that is old enough."""
    if now.change is None or now.direction in (Direction.TOO_SHORT, Direction.NOT_SAID):
        return None
    return now.change.verdict


def _is_tested(now: IndicatorNow) -> bool:
    verdict = _verdict(now)
    return verdict is not None and verdict.tested


def _how_sure(now: IndicatorNow) -> tuple[Indicator, Sex, float, date]:
    """What chooses the variant that counts for its family, of those that can stand for it: one that can be told, of men and women the worse off now."""
    if now.changed is None or _verdict(now) is None:
        return now.indicator, now.view.sex, math.nan, now.changed.newest_period.end if now.changed else date.min
    badly = -now.indicator.judged_by.sign * float(now.changed.newest["value"])
    return now.indicator, now.view.sex, badly, now.changed.newest_period.end


def _certainty(now: IndicatorNow) -> float:
    """How many times its margin of error the change is: comparable over units."""
    change = now.change
    if change is None:
        return 0.0
    margin = (change.upper - change.lower) / 2
    return abs(change.now - change.before) / margin if margin else math.inf


def _nearness(now: IndicatorNow) -> tuple[bool, float]:
    """How near to a change one within its margin is: first where the line through the years between moves, then by its size."""
    return bool(now.change and now.change.line), _certainty(now)


def worsening_finding(place: Place, told: Moved) -> str:
    """How many measures have got worse by more than chance, of how many that could be tested, in at most 15 words."""
    return _finding(place, told, len(told.worsening), "got worse")


def improving_finding(place: Place, told: Moved) -> str:
    """How many measures have improved by more than chance, of how many that could be tested, in at most 15 words."""
    return _finding(place, told, len(told.improving), "improved")


def unchanged_finding(place: Place, told: Moved) -> str:
    """How many have a newest figure within the margin of error of the one that it is held against, in at most 15 words."""
    count, tested = len(told.unchanged), _tested(told)
    if not tested:
        return f"No change in {place.name} could be tested"
    which = capital(part_of(count, tested, "measure", the="") if tested > 1 else part_of(count, tested, "measure"))
    # that two figures are within their margin does not say that nothing changed
    its, be = ("its", "is") if count == 1 or tested == 1 else ("their", "are")
    return title(
        f"{which} tested {be} within the margin of error of {its} earlier figure",
        f"{which} tested {be} within the margin of {its} earlier figure",
    )


def _finding(place: Place, told: Moved, count: int, verb: str) -> str:
    tested = _tested(told)
    if not tested:
        return f"No change in {place.name} could be tested"
    which = capital(part_of(count, tested, "measure", the=""))
    have = "has" if 1 in (count, tested) else "have"
    said = f"{which} tested {have} {verb} by more than chance"
    # where no strategy says since when, each is told from the first figure of its own series
    since = [f"{said} since {place.strategy.first_year} or later"] if place.strategy else []
    return title(*since, f"{which} tested {have} {verb} in {place.name} by more than chance", said)


def _tested(told: Moved) -> int:
    return len(told.improving) + len(told.worsening) + len(told.unchanged)


def untold_words(told: Moved) -> str:
    """What the test leaves out, in a sentence; nothing where it leaves out nothing."""
    said = [f"{count_word(told.untested)} more not tested, for want of an interval"] if told.untested else []
    its = "the change" if told.unborne == 1 else "their changes"
    said += (
        [f"{count_word(told.unborne)} more not judged, since the years between do not bear {its} out"]
        if told.unborne
        else []
    )
    its = "its newest figure shares" if told.pandemic == 1 else "their newest figures share"
    said += (
        [f"{count_word(told.pandemic)} more not judged, since {its} months with the pandemic{_before(told)}"]
        if told.pandemic
        else []
    )
    said += [f"{count_word(told.short)} more without an earlier figure that can be compared"] if told.short else []
    return f"{capital('; '.join(said))}." if said else ""


def worse_before_words(told: Moved) -> str:
    """What had got worse by more than chance before the pandemic, and is not judged since, in a sentence; nothing of none."""
    names = [lowered(now.name) for now in told.worse_before]
    be = "is" if len(names) == 1 else "are"
    return (
        f"{capital(joined(names))} had got worse by more than chance before the pandemic and {be} not judged since."
        if names
        else ""
    )


def _before(told: Moved) -> str:
    """Which of them had got worse by more than chance before the pandemic, to follow; nothing of none."""
    names = [lowered(now.name) for now in told.worse_before]
    return f"; before it {joined(names)} had got worse by more than chance" if names else ""
