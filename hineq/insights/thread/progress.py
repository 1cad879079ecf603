"""The progress of a priority: how the indicators tied to it stand now, counted by one rule and said in words."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import assert_never

import pandas as pd

from hineq.insights.series.change import (
    NOT_TESTED,
    OF_PANDEMIC,
    UNBORNE,
    WITHIN,
    Change,
    Verdict,
    before_pandemic,
    before_pandemic_words,
    change_between,
    change_words,
)
from hineq.insights.series.families import distinct_measures, family_of, how_badly, one_a_family
from hineq.insights.series.figures import Figures
from hineq.insights.series.lines import Line
from hineq.insights.standing.standing import Standing, line_standing
from hineq.insights.targets.measures import MeasureView, distance_words, measure_view, status_counts, status_words
from hineq.insights.thread.changed import LEAST_YEARS, changed_line, direction_of, first_point
from hineq.insights.wards.view import ward_periods
from hineq.insights.wording.kinds import kind_words, marked, marks, unbracketed
from hineq.insights.wording.numbers import brief, capital, count_word, figure, joined, lowered
from hineq.model.indicator import Indicator
from hineq.model.place import Place
from hineq.model.tense import Tense
from hineq.model.words import Direction, Outcome, Polarity, Sex

_DECIDED = (Outcome.WORSE, Outcome.SIMILAR, Outcome.BETTER, Outcome.HIGHER, Outcome.LOWER)
_MOVED = (Direction.IMPROVED, Direction.WORSENED, Direction.ROSE, Direction.FELL)


@dataclass(frozen=True, kw_only=True, eq=False)
class IndicatorNow:
    """An indicator for one sex as it stands now.

    `standing` is None where there is no figure for the place itself; `ward_period` is the newest period with figures for
    wards, empty where there is none. `changed` is the line that tells how it has changed: the newest one that can, which may
    be another than that of the newest figure; `direction` is that of its newest figure against `start`, an earlier point of it.
    """

    view: MeasureView
    standing: Standing | None
    changed: Line | None
    direction: Direction
    start: pd.Series | None
    ward_period: str

    @property
    def indicator(self) -> Indicator:
        """The indicator."""
        return self.view.indicator

    @cached_property
    def change(self) -> Change | None:
        """The change from `start` to the newest figure of its line; None where there is no earlier figure to hold it against."""
        if self.start is None or self.changed is None:
            return None
        return change_between(self.start, self.changed.newest, self.changed.rows)

    @property
    def surely(self) -> bool:
        """Whether that change is more than chance."""
        return self.change is not None and self.change.verdict is Verdict.REAL

    @property
    def worse_before_pandemic(self) -> bool:
        """Whether the change ended in the pandemic and had been one for the worse, by more than chance, before it."""
        found = before_pandemic(self.changed.rows, self.start) if self.changed and self.start is not None else None
        return found is not None and self.indicator.change_judged_by.worse(found[0].now, found[0].before)

    @property
    def before_pandemic_words(self) -> str:
        """What was certain before the change ended in the pandemic, to follow it; nothing where it does not, or nothing was."""
        if self.start is None or self.changed is None:
            return ""
        return before_pandemic_words(self.changed.rows, self.start, self.indicator)

    @property
    def name(self) -> str:
        """The indicator with the people it counts, and what its figures are where they are not official."""
        return self.view.short_name

    @property
    def people(self) -> str:
        """Whom it counts, to begin a line with."""
        return capital(self.view.sex.people)

    @property
    def comparable(self) -> bool:
        """Whether the country's figure measures the same: a bare count, or a slope across its own areas, does not."""
        return self.indicator.alike_in_country

    @property
    def outcome(self) -> Outcome:
        """How the newest figure compares with the country's."""
        return self.standing.outcome if self.standing and self.comparable else Outcome.NOT_COMPARED

    @property
    def poorer(self) -> bool | None:
        """Whether the newest figure is on the poorer side of the country's; None where neither side is, or none is known."""
        if self.standing is None or self.indicator.judged_by is Polarity.NO_JUDGEMENT or not self.comparable:
            return None
        own, country = float(self.standing.line.newest["value"]), self.standing.benchmark
        if math.isnan(country) or own == country:
            return None
        return (own > country) is (self.indicator.judged_by is Polarity.LOW_IS_GOOD)


def indicator_now(figures: Figures, indicator_id: str) -> tuple[IndicatorNow, ...]:
    """An indicator for every sex that counts: those with a target, else all people together, else each sex there is."""
    return figures.once((indicator_now, indicator_id), lambda: _indicator_now(figures, indicator_id))


def _indicator_now(figures: Figures, indicator_id: str) -> tuple[IndicatorNow, ...]:
    sexes = _sexes(figures.place, figures.rows(indicator_id=indicator_id), indicator_id)
    return tuple(_now(figures, indicator_id, sex) for sex in sexes)


def _sexes(place: Place, rows: pd.DataFrame, indicator_id: str) -> list[Sex]:
    promised = {trajectory.sex for trajectory in place.trajectories() if trajectory.indicator_id == indicator_id}
    own = set(rows.sex[(rows.area_code == place.area_code) & rows["value"].notna()])
    wards = set(rows.sex[rows.area_code.isin(place.ward_codes) & rows["value"].notna()])
    for sexes in (promised, own, wards):
        if Sex.PERSONS in sexes:
            return [Sex.PERSONS]
        if sexes:
            return [sex for sex in Sex if sex in sexes]
    return [Sex.PERSONS]


def _now(figures: Figures, indicator_id: str, sex: Sex) -> IndicatorNow:
    view = measure_view(figures, indicator_id, sex)
    periods = ward_periods(figures, indicator_id, sex)
    changed = changed_line(figures, view)
    start = first_point(figures.place, changed)
    return IndicatorNow(
        view=view,
        standing=line_standing(figures, view.since) if view.since else None,
        changed=changed,
        direction=direction_of(changed, start),
        start=start,
        ward_period=periods[-1] if periods else "",
    )


def now_words(now: IndicatorNow, place: Place) -> str:
    """How an indicator stands now, in a sentence: its target's status, else figure, comparison and direction."""
    result = now.view.result
    if result is not None:
        distance = distance_words(now.view)
        which = f"The {result.target_period.label} target: {status_words(result)}{f', {distance}' if distance else ''}."
        return f"{which} {_newest_words(now, place)}".strip()
    return _newest_words(now, place) or _elsewhere(now, place)


def _newest_words(now: IndicatorNow, place: Place) -> str:
    if now.standing is None:
        return ""
    row = now.standing.line.newest
    said = marked(figure(row["value"], now.indicator), *marks(now.indicator, kind_words([row.status])))
    return f"{said} in {now.standing.line.dated}, {_against(now, place)}; {_moved(now)}."


def _against(now: IndicatorNow, place: Place) -> str:
    country, standing = place.benchmark.area_name, now.standing
    if not now.comparable:
        return f"not to be set beside {country}'s"
    if standing is None or math.isnan(standing.benchmark):
        return f"no figure for {country} beside it"
    value = brief(standing.benchmark, now.indicator)
    match now.outcome:
        case Outcome.NOT_COMPARED:
            side = {True: "on the poorer side of", False: "on the better side of", None: "beside"}[now.poorer]
            return f"{side} {country} ({value}), not tested"
        case Outcome.SIMILAR:
            return f"similar to {country} ({value})"
        case outcome:
            return f"{outcome.word} than {country} ({value})"


def _moved(now: IndicatorNow) -> str:
    if now.change is None or now.start is None:
        return str(Direction.NOT_SAID)
    words = change_told(now)
    if now.direction is Direction.TOO_SHORT:
        return f"{words}, {now.direction}"
    return f"{now.direction}, {words}" if now.surely else words


def change_told(now: IndicatorNow) -> str:
    """The change to stand beside the newest figure, with its own figure where another series tells it; nothing without a change."""
    if now.change is None or now.start is None:
        return ""
    return (
        f"{_elsewhere_said(now)}{change_words(now.change, now.indicator, now.start.period)}{now.before_pandemic_words}"
    )


def _elsewhere_said(now: IndicatorNow) -> str:
    """The figure that the change leads to, where that is of another series than the newest; nothing where it is the newest itself."""
    line = now.changed
    if line is None or line is now.view.since:
        return ""
    return f"{figure(line.newest['value'], now.indicator)} in {line.dated} ({unbracketed(lowered(line.series.name))}), "


def _elsewhere(now: IndicatorNow, place: Place) -> str:
    if not now.ward_period:
        return f"No figure for {place.name} here."
    people = "" if now.view.sex is Sex.PERSONS else f", {now.view.sex.people}"
    return f"Figures for wards only{people}, {now.ward_period}."


def progress_rule(place: Place) -> str:
    """The rule by which progress is counted, for this place's country and strategy."""
    country = place.benchmark.area_name
    year = place.strategy.first_year if place.strategy else "its first year"
    return (
        "Progress is counted from the indicators tied to a priority. Variants of one measure, and men and women, count once: by "
        "the newest variant that can be told, of those as new by the one that stands for them, and by the worse off of men and "
        "women. An indicator with a target counts by the status of that target. Any other counts twice. First, "
        f"by how its newest figure compares with {country}'s in the same series and period: better, similar or worse only "
        "where the 95% confidence interval decides, else not compared, and its own line says on which side it is. Second, by "
        f"how it has changed, in the newest series that can tell it, since the first figure that ends in {year} or later. The middles of the "
        f"two periods must lie at least {count_word(LEAST_YEARS)} years apart, else it is too short to say. Where the 95% "
        "confidence interval of the change, made from those of the two figures (Newcombe, 1998), includes no change at all, it is "
        "within the margin of error. Where either figure has no interval the change is not tested, and said to be that. Where the "
        "newest figure shares months with the COVID-19 pandemic, which was unlike the years around it, the change is not judged. There "
        "is no colour and no score: indicators differ in weight, and some are only near what a priority is about."
    )


def progress_words(place: Place, nows: Sequence[IndicatorNow]) -> str:
    """The progress of a priority by the rule, in words; never a colour or a score."""
    if not nows:
        return "No indicator here is tied to it, so its progress cannot be said."
    sentences = []
    if held := [now.view.result for now in nows if now.view.result]:
        sentences.append(_counts("target", len(held), status_counts(held)))
    # a family that has counted does not count again by another of its members
    others = _uncounted([now for now in nows if not now.view.result], [now for now in nows if now.view.judged])
    if compared := [now for now in others if now.standing]:
        sentences += [_compared(place, counted_by_outcome(compared)), _directions(place, _counted_by_change(compared))]
    left = _uncounted(others, compared)
    wards = distinct_measures(now.indicator for now in left if now.ward_period)
    none = distinct_measures(now.indicator for now in _uncounted(left, [now for now in left if now.ward_period]))
    without = [(wards, "figures for wards only"), (none, "no figure here")]
    sentences += [_counts("further measure", count, [(count, words)]) for count, words in without if count]
    return f"{'. '.join(sentence for sentence in sentences if sentence)}."


def _uncounted(nows: Sequence[IndicatorNow], counted: Sequence[IndicatorNow]) -> list[IndicatorNow]:
    told = {family_of(now.indicator) for now in counted}
    return [now for now in nows if family_of(now.indicator) not in told]


def counted_by_outcome(nows: Sequence[IndicatorNow]) -> list[IndicatorNow]:
    """Of each family the indicator that counts against the country."""
    return one_a_family(nows, lambda now: (now.indicator, now.view.sex, how_badly(now.outcome), _ended(now.view.since)))


def _counted_by_change(nows: Sequence[IndicatorNow]) -> list[IndicatorNow]:
    return one_a_family(
        nows, lambda now: (now.indicator, now.view.sex, _BADLY.get(_change(now), math.nan), _ended(now.changed))
    )


def _ended(line: Line | None) -> date:
    return line.newest_period.end if line else date.min


def _counts(noun: str, every: int, parts: Sequence[tuple[int, str]]) -> str:
    """So many of all in each part: "Of 6 targets: 2 met; 4 missed", "1 target: missed", "2 targets: missed"."""
    said = [(count, words) for count, words in parts if count]
    if len(said) == 1 and said[0][0] == every:
        return f"{every} {noun}{'' if every == 1 else 's'}: {said[0][1]}"
    return f"Of {every} {noun}s: {'; '.join(f'{count} {words}' for count, words in said)}"


def _compared(place: Place, nows: Sequence[IndicatorNow]) -> str:
    country = place.benchmark.area_name
    counts = Counter(now.outcome for now in nows)
    if counts[Outcome.NOT_COMPARED] == len(nows):
        return (
            f"{'Its one measure is' if len(nows) == 1 else f'Its {len(nows)} measures are'} not compared with {country}"
        )
    # a figure that ended over five years ago tells what was; one that is not compared tells nothing here
    decided = [now.standing for now in nows if now.standing and now.outcome is not Outcome.NOT_COMPARED]
    current = all(stands.line.is_current(place.snapshot) for stands in decided)
    tense = Tense.PRESENT if current else Tense.PAST

    def be(count: int, outcome: str) -> str:
        """The verb for so many; what is not compared is so still."""
        return (Tense.PRESENT if outcome == Outcome.NOT_COMPARED.word else tense).be(count)

    words = [(counts[outcome], outcome.word) for outcome in (*_DECIDED, Outcome.NOT_COMPARED) if counts[outcome]]
    if len(nows) == 1:
        return f"Against {country}, its one measure {be(1, words[0][1])} {words[0][1]}"
    (first, word), *others = words
    head = (
        f"{first} of {len(nows)} measures {be(first, word)} {word}"
        if others
        else f"{_every(first)} measures {be(2, word)} {word}"
    )
    return f"Against {country}, {joined([head, *(f'{count} {be(count, outcome)} {outcome}' for count, outcome in others)])}"


def _every(count: int) -> str:
    return "both" if count == 2 else f"all {count}"


def _directions(place: Place, nows: Sequence[IndicatorNow]) -> str:
    counts = Counter(_change(now) for now in nows)
    unsaid = counts.pop("", 0)
    if not counts:
        return "No change over time can be said"
    words = [
        "it " + change if len(nows) == 1 else f"{counts[change]} {change}" for change in _CHANGES if counts[change]
    ]
    if untested := counts[NOT_TESTED]:
        words.append("its change is not tested" if len(nows) == 1 else f"{untested} not tested")
    if unlike := counts[OF_PANDEMIC]:
        one = len(nows) == 1
        words.append(f"its change is not judged, since its {OF_PANDEMIC}" if one else f"{unlike} whose {OF_PANDEMIC}")
    if unborne := counts[UNBORNE]:
        words.append(f"its change is {UNBORNE}" if len(nows) == 1 else f"{unborne} {UNBORNE}")
    words += [f"{unsaid} cannot be said"] if unsaid else []
    since = f"Since {place.strategy.first_year} or later" if place.strategy else "Since the first figure"
    return f"{since}, {joined(words)}"


_CHANGED_WITHIN = f"changed {WITHIN}"
# of men and women, which tells more: the larger the worse
_BADLY = {str(Direction.WORSENED): 2.0, str(Direction.IMPROVED): -1.0, NOT_TESTED: 1.0} | dict.fromkeys(
    (_CHANGED_WITHIN, OF_PANDEMIC, UNBORNE, str(Direction.ROSE), str(Direction.FELL)), 0.0
)
_CHANGES = (*(str(direction) for direction in _MOVED), _CHANGED_WITHIN)


def _change(now: IndicatorNow) -> str:
    """The direction where it is more than chance, else that it is not or was not tested; empty where none is said."""
    if now.change is None or now.direction is Direction.TOO_SHORT:
        return ""
    match now.change.verdict:
        case Verdict.REAL:
            return str(now.direction)
        case Verdict.CHANCE:
            return _CHANGED_WITHIN
        case Verdict.NOT_TESTED:
            return NOT_TESTED
        case Verdict.PANDEMIC:
            return OF_PANDEMIC
        case Verdict.UNBORNE:
            return UNBORNE
    assert_never(now.change.verdict)
