"""What needs attention first: one rule for every place, and what that rule cannot tell."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from hineq.insights.series.families import family_of, is_summary, one_a_family
from hineq.insights.series.figures import Figures
from hineq.insights.series.lines import CURRENT_YEARS
from hineq.insights.standing.standing import Standing, standing
from hineq.insights.wording.kinds import LIKE_IT
from hineq.insights.wording.numbers import (
    brief,
    capital,
    count_word,
    counted,
    figure,
    interval,
    joined_few,
    part_of,
    title,
)
from hineq.model.indicator import Indicator
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole
from hineq.model.words import Outcome, Polarity, Sex, ValueType

MOST = 8
# so many are named in a line, and of those that are too old
_FEW, _AGED = 2, 6


@dataclass(frozen=True, kw_only=True, eq=False)
class Attention:
    """How a place's newest figures stand against the country's, each measure once.

    `worse` are those significantly worse, furthest behind in the spread of authorities first; those that the pack has neither
    a rank nor a spread of come last, in its own order, since how far behind they are cannot be told. `worse_then` are those that
    were significantly worse by a newest figure that is too old to be one of now. `series` counts the variants and sexes of both apart.
    `tested` is how many measures could be tested, `untested` and `unlike` how many are on the poorer side without an
    interval, and have no figure of the country made in the same way and of the same period, `judged` how many there are in all,
    `most` how many are drawn. `aged` stand for the measures that are left out since all their figures are too old. `differing`
    pairs what counts for its measure with the first of its variants that was tested and is not significantly worse.
    """

    worse: tuple[Standing, ...]
    worse_then: tuple[Standing, ...] = ()
    series: int
    tested: int
    untested: int
    unlike: int
    judged: int
    aged: tuple[Standing, ...] = ()
    differing: tuple[tuple[Standing, Standing], ...] = ()
    most: int = MOST

    @property
    def drawn(self) -> tuple[Standing, ...]:
        """Those that are drawn: the furthest behind among authorities, at most `most`."""
        return tuple(stands for stands in self.worse if not math.isnan(stands.share_better))[: self.most]

    @property
    def unplaced(self) -> tuple[Standing, ...]:
        """Those significantly worse whose place in the spread of authorities cannot be told."""
        return tuple(stands for stands in self.worse if math.isnan(stands.share_better))


def attention(figures: Figures) -> Attention:
    """What needs attention first in a place, by its current figures.

    Figures that are not current are told apart. Left out are measures without a worse end, bare counts, scores made of other measures,
    the gap inside the place, and crude figures that hang on age.
    """
    place = figures.place
    own = figures.rows(area_codes=[place.area_code])
    pairs = dict.fromkeys(own[own["value"].notna()][["indicator_id", "sex"]].itertuples(index=False, name=None))
    every = [
        stands
        for indicator_id, sex in pairs
        if is_judged(place.indicators[str(indicator_id)])
        and (stands := standing(figures, str(indicator_id), Sex(sex))) is not None
    ]
    standings = [stands for stands in every if stands.line.is_current(place.snapshot)]
    older = [stands for stands in every if not stands.line.is_current(place.snapshot)]
    current = _measures(standings)
    worse = [stands for stands in standings if stands.outcome is Outcome.WORSE]
    told = _measures(worse)
    then = [stands for stands in older if stands.outcome is Outcome.WORSE]
    said = current | _measures(then)
    aged = one_a_family([stands for stands in every if family_of(stands.line.indicator) not in said], _newest)
    tested = _measures([stands for stands in standings if stands.outcome is not Outcome.NOT_COMPARED])
    # a measure of which a variant was tested is one of those tested
    rest = [stands for stands in standings if family_of(stands.line.indicator) not in tested | _measures(then)]
    others = one_a_family(rest, _told)
    counted_once = _once(sorted(worse, key=_furthest_first))
    return Attention(
        worse=tuple(counted_once),
        worse_then=tuple(_once([stands for stands in then if family_of(stands.line.indicator) not in told])),
        series=len(worse) + len(then),
        tested=len(tested),
        untested=sum(_poorer_untested(stands) for stands in others),
        unlike=sum(math.isnan(stands.benchmark) for stands in others),
        judged=len(current),
        aged=tuple(aged),
        differing=tuple(_differing(counted_once, standings)),
    )


def _told(stands: Standing) -> tuple[Indicator, Sex, float, date]:
    """What chooses the variant that counts for its family: whether it is on the poorer side, NaN where that cannot be told."""
    badly = math.nan if math.isnan(stands.benchmark) else float(_poorer_untested(stands))
    return stands.line.indicator, stands.line.sex, badly, stands.line.newest_period.end


def _newest(stands: Standing) -> tuple[Indicator, Sex, float, date]:
    """What chooses the variant that a family is dated by: the newest."""
    return stands.line.indicator, stands.line.sex, 0.0, stands.line.newest_period.end


def is_judged(indicator: Indicator) -> bool:
    """Whether a figure of an indicator can be better or worse by itself: no bare count, no summary of other measures, no gap inside, no crude figure that hangs on age."""
    roles = (IndicatorRole.GAP_WITHIN, IndicatorRole.AGE_DEPENDENT)
    return (
        indicator.judged_by is not Polarity.NO_JUDGEMENT
        and not is_summary(indicator)
        and indicator.value_type is not ValueType.COUNT
        and not any(indicator.has(role) for role in roles)
    )


def _measures(standings: list[Standing]) -> set[str]:
    return {family_of(stands.line.indicator) for stands in standings}


def _once(standings: list[Standing]) -> list[Standing]:
    """Of each family the first: where any of its variants is significantly worse, it is one to look at."""
    return list({family_of(stands.line.indicator): stands for stands in reversed(standings)}.values())[::-1]


def _differing(worse: list[Standing], standings: list[Standing]) -> Iterator[tuple[Standing, Standing]]:
    spared = [stands for stands in standings if stands.outcome in (Outcome.BETTER, Outcome.SIMILAR)]
    for stands in worse:
        family = family_of(stands.line.indicator)
        if (other := next((one for one in spared if family_of(one.line.indicator) == family), None)) is not None:
            yield stands, other


def _furthest_first(stands: Standing) -> tuple[bool, float]:
    unplaced = math.isnan(stands.share_better)
    return unplaced, 0.0 if unplaced else -stands.share_better


def _poorer_untested(stands: Standing) -> bool:
    behind = (stands.benchmark - float(stands.line.newest["value"])) * stands.line.indicator.judged_by.sign
    return stands.outcome is Outcome.NOT_COMPARED and behind > 0


def attention_title(place: Place, found: Attention) -> str:
    """How many measures are significantly worse, in at most 15 words: the title of the picture, and the first sentence."""
    country, count = place.benchmark.area_name, len(found.worse)
    if not found.judged:
        return title(
            f"This copy has no current figure of {place.name} as a whole that can be judged",
            "This copy has no current figure of the whole place that can be judged",
        )
    if not found.tested:
        return title(
            f"No measure of {place.name} could be tested against {country}",
            f"No measure could be tested against {country}",
        )
    be = "are" if count > 1 else "is"
    which = f"{capital(part_of(count, found.tested, 'measure', the='' if count else 'the '))} tested"
    return title(
        f"{which} {be} significantly worse in {place.name} than in {country}",
        f"{which} {be} significantly worse here than in {country}",
    )


def attention_subtitle(place: Place, found: Attention, whom: str = "") -> str:
    """What the bars and their words are; `whom` names those who may do better, else they are called what the ranks count."""
    areas = list(dict.fromkeys(stands.areas for stands in found.drawn))
    whose = whom or (areas[0] if len(areas) == 1 else "authorities")
    count = len(found.worse) - len(found.unplaced)
    few = (
        f"the {count_word(len(found.drawn))} furthest behind of {count_word(count)}" if count > len(found.drawn) else ""
    )
    order = few or ("furthest behind first" if count > 1 else "")
    return ", ".join(filter(None, (f"Bars: the share of {whose} that do better than {place.name}", order)))


def attention_notes(place: Place, found: Attention) -> tuple[str, ...]:
    """What is counted, what has no place in the order, and what cannot be told, in sentences; most places need few."""
    country, notes = place.benchmark.area_name, []
    if found.worse_then:
        were, older = ("was", "an older figure") if len(found.worse_then) == 1 else ("were", "older figures")
        named = joined_few([f"{stands.line.name} ({stands.line.newest.period})" for stands in found.worse_then], _AGED)
        more = f"{count_word(len(found.worse_then))} more" if found.worse else counted(len(found.worse_then), "measure")
        notes.append(f"{capital(more)} {were} significantly worse by {older}: {named}.")
    if found.worse and found.series > len(found.worse) + len(found.worse_then):
        notes.append(
            f"Each measure counts once: with variants and sexes counted apart, each by its newest series, {count_word(found.series)} "
            f"are significantly worse than in {country}{', older figures among them' if found.worse_then else ''}."
        )
    if found.differing:
        pairs = [f"{worse.line.name} (not {spared.line.name})" for worse, spared in found.differing]
        of = "one measure" if len(pairs) == 1 else "some measures"
        notes.append(f"Of {of} one variant is significantly worse and another is not: {joined_few(pairs, _FEW)}.")
    if found.untested:
        be, whom = ("is", "it") if found.untested == 1 else ("are", "them")
        notes.append(
            f"{capital(counted(found.untested, 'further measure'))} {be} on the poorer side of {country}, not tested because "
            f"this copy has no interval for {whom}."
        )
    if found.unlike:
        have = "has" if found.unlike == 1 else "have"
        notes.append(f"{capital(counted(found.unlike, 'measure'))} {have} no figure of {country} {LIKE_IT}.")
    if found.aged:
        be, figures = ("is", "its newest figure") if len(found.aged) == 1 else ("are", "their newest figures")
        named = joined_few([f"{stands.line.name} ({stands.line.newest.period})" for stands in found.aged], _AGED)
        notes.append(
            f"{capital(counted(len(found.aged), 'measure'))} {be} left out, since {figures} ended over {count_word(CURRENT_YEARS)} "
            f"years before the date of these figures: {named}."
        )
    return tuple(notes)


def unplaced_words(found: Attention) -> str:
    """Before the list of those without a place among authorities: why it has none; empty where there is none."""
    if not found.unplaced:
        return ""
    which = "it" if len(found.unplaced) == 1 else "them"
    also = "Also significantly worse" if found.drawn else "Significantly worse"
    return (
        f"{also}; how far behind cannot be told, since this copy has no spread of authorities of its kind on {which}:"
    )


def unplaced_brief(found: Attention) -> str:
    """Which measures are meant, in a line for a slide; nothing where all have a place among authorities."""
    if not found.unplaced:
        return ""
    named = joined_few([stands.line.name for stands in found.unplaced], _FEW)
    return f"Also significantly worse: {named}; how far behind cannot be told."


def attention_words(stands: Standing, place: Place) -> str:
    """A measure with its newest figure and the country's: "Overcrowded homes: 12.4% in 2021, England 4.4%"."""
    row, indicator = stands.line.newest, stands.line.indicator
    country = f"{place.benchmark.area_name} {brief(stands.benchmark, indicator)}"
    return f"{stands.line.name}: {figure(row['value'], indicator)} in {stands.line.dated}, {country}"


def worse_reading(place: Place, urgent: Attention) -> pd.DataFrame:
    """The measures that are significantly worse, for reading: figures, interval, the country's, place among authorities, trend."""
    country = place.benchmark.area_name
    rows = [
        (
            stands.line.name,
            stands.line.dated,
            figure(stands.line.newest["value"], stands.line.indicator),
            interval(stands.line.newest.lower_ci, stands.line.newest.upper_ci, stands.line.indicator),
            brief(stands.benchmark, stands.line.indicator),
            capital(stands.behind_words) or "No spread of authorities in this copy",
            "; ".join(filter(None, (f"{stands.trend.arrow} {stands.trend.words}".strip(), stands.trend.years))),
        )
        for stands in urgent.worse
    ]
    among, trend = "Among authorities", "Recent trend"
    columns = ["Measure", "Period", place.name, "95% confidence interval", country, among, trend]
    return pd.DataFrame(rows, columns=columns)
