"""Today before the past: how a place stands now on its leading measures, beside what was promised and what came of it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from hineq.insights.series.figures import Figures
from hineq.insights.standing.standing import Standing, standing
from hineq.insights.targets.delivered import Delivered, delivered
from hineq.insights.targets.measures import MeasureView
from hineq.insights.wording.kinds import marked
from hineq.insights.wording.numbers import (
    bare,
    capital,
    count_word,
    counted,
    difference,
    figure,
    joined,
    lowered,
    number,
    printed_difference,
    title,
)
from hineq.model.area import Area
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole
from hineq.model.words import Outcome, Sex


@dataclass(frozen=True, kw_only=True, eq=False)
class Today:
    """A leading measure of a place for one sex: its newest figure, and what was promised on it (None for nothing)."""

    standing: Standing
    promise: MeasureView | None

    @property
    def name(self) -> str:
        """The measure with the people it counts, in short."""
        return self.standing.line.name

    @property
    def value(self) -> float:
        """The newest figure."""
        return float(self.standing.line.newest["value"])

    @cached_property
    def came(self) -> Delivered | None:
        """What came of the promise, where an outturn decided it."""
        return delivered(self.promise) if self.promise else None

    @property
    def apart(self) -> float:
        """How far the figure lies above the country's, of the two figures as they are printed; NaN without one."""
        if math.isnan(self.standing.benchmark):
            return math.nan
        return printed_difference(self.standing.benchmark, self.value, self.standing.line.indicator.decimals)


def today(figures: Figures, promises: Sequence[MeasureView]) -> tuple[Today, ...]:
    """How the place stands now on the headline measure and on every measure whose promise can be checked.

    The headline measure comes first, men before women as the pack has them; without figures of the place itself there is
    nothing to tell.
    """
    judged = {(view.indicator.indicator_id, view.sex): view for view in promises if view.judged}
    headline = figures.place.indicator_with(IndicatorRole.HEADLINE)
    of_headline = [(headline.indicator_id, sex) for sex in Sex] if headline else []
    told = []
    for indicator_id, sex in dict.fromkeys([*of_headline, *judged]):
        stands = standing(figures, indicator_id, sex)
        if stands is not None:
            told.append(Today(standing=stands, promise=judged.get((indicator_id, sex))))
    return tuple(told)


def levels_today(figures: Figures) -> tuple[tuple[Area, Today], ...]:
    """How the councils of a place without figures of its own stand on the headline measure, for each sex; nothing for any other place."""
    place, headline = figures.place, figures.place.indicator_with(IndicatorRole.HEADLINE)
    if headline is None:
        return ()
    told = []
    for area in place.levels[1:]:
        level = figures.within(area.area_code)
        stood = (standing(level, headline.indicator_id, sex) for sex in Sex)
        told += [(area, Today(standing=stands, promise=None)) for stands in stood if stands]
    return tuple(told)


def leading(told: Sequence[Today]) -> Today:
    """Of what is told the one for the heading: the headline measure for whom it is furthest behind the country."""
    lives = [one for one in told if one.standing.line.indicator.has(IndicatorRole.HEADLINE)]
    return max(lives or told, key=_behind)


def today_finding(place: Place, told: Sequence[Today]) -> str:
    """The heading: how long people live now and how that is beside the country."""
    first = leading(told)
    line = first.standing.line
    now, beside = marked(figure(first.value, line.indicator), line.kind), _beside(first, place.benchmark.area_name)
    current = line.is_current(place.snapshot)
    if line.indicator.is_a_life:
        when = "" if current else f", {line.newest.period}"
        said = f"{'can' if current else 'could'} expect to live {now}{beside}{when}"
        who = capital(line.sex.people)
        return title(f"{who} in {place.name} {said}", f"{who} here {said}")
    return title(f"{first.name} in {place.name}: {now} in {line.dated}{beside}", f"{first.name}: {now}{beside}")


def _behind(one: Today) -> float:
    """How far the figure is on the poorer side of the country's; what has none comes last."""
    behind = -one.apart * one.standing.line.indicator.polarity.sign
    return -math.inf if math.isnan(behind) else behind


def _beside(one: Today, country: str) -> str:
    if math.isnan(one.apart):
        return ""
    if one.standing.outcome is Outcome.NOT_COMPARED:
        # no size of a difference that nobody tested: both figures, and the reader sees
        return f", in {country} {bare(one.standing.benchmark, one.standing.line.indicator)}"
    if one.apart == 0:
        return f", the same as in {country}"
    indicator = one.standing.line.indicator
    life = indicator.is_a_life
    # "78.6 years, 1.1 fewer than in England": the unit was just said
    size = bare(abs(one.apart), indicator) if life else difference(abs(one.apart), indicator, unit_said=True)
    word = ("more" if one.apart > 0 else "fewer") if life else ("higher" if one.apart > 0 else "lower")
    return f", {size} {word} than in {country}"


def promise_words(one: Today) -> str:
    """What was promised and what came, to be read aloud: "Promised 80.3 by 2014-16, lived 78.5"; or nothing."""
    view = one.promise
    if view is None or view.result is None or view.result.outturn is None:
        return ""
    result, outturn = view.result, view.result.outturn
    target, came = bare(result.target, view.indicator), bare(outturn.value, view.indicator)
    when = "" if outturn.period == result.target_period else f" in {outturn.period.label}"
    return f"Promised {target} by {result.target_period.label}, {'lived' if view.indicator.is_a_life else 'came'} {came}{when}"


def country_words(one: Today, place: Place) -> str:
    """The country's figure, the difference from it, and whether that is more than chance."""
    stands, indicator = one.standing, one.standing.line.indicator
    country = place.benchmark.area_name
    if math.isnan(one.apart):
        return f"This copy has no like figure of {country}"
    side = (
        "the same" if one.apart == 0 else f"{bare(abs(one.apart), indicator)} {'above' if one.apart > 0 else 'below'}"
    )
    verdict = "not tested" if stands.outcome is Outcome.NOT_COMPARED else stands.outcome.against(country)
    return f"{country} {bare(stands.benchmark, indicator)}: {side}, {verdict}"


def delivered_words(one: Today) -> str:
    """The share of the promised change that came: "12% of the promised change came, since 2009-11"; or nothing."""
    came = one.came
    if came is None or math.isnan(came.share):
        return ""
    share = "Nothing" if came.share < 0 else f"{number(came.share * 100, 0)}%"
    return f"{share} of the promised change came, since {came.baseline.label}"


def unchecked_words(views: Sequence[MeasureView]) -> str:
    """The targets that nobody can check, in one line: how many of how many, and which; or nothing."""
    lacking = [view for view in views if not view.judged]
    if not lacking:
        return ""
    by_measure: dict[str, list[str]] = {}
    for view in lacking:
        by_measure.setdefault(lowered(view.indicator.short_name), []).append(view.sex.people)
    names = [
        name if len(whom) > 1 or whom == [Sex.PERSONS.people] else f"{name} of {whom[0]}"
        for name, whom in by_measure.items()
    ]
    if len(lacking) == len(views):
        said = "The one target cannot" if len(views) == 1 else f"None of the {counted(len(views), 'target')} can"
    else:
        said = f"{capital(count_word(len(lacking)))} of {counted(len(views), 'target')} cannot"
    return f"{said} be checked ({joined(names)}): this copy has no published figure that measures the same."
