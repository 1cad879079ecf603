"""What needs attention first: one rule for every place, and what that rule cannot tell."""

import math
from dataclasses import dataclass

from hineq.insights.series.families import family_of, one_a_family
from hineq.insights.series.figures import Figures
from hineq.insights.standing.standing import Standing, beside_country, standing
from hineq.insights.wording.kinds import spoken
from hineq.insights.wording.numbers import brief, capital, count_word, counted, figure, joined_few
from hineq.model.indicator import Indicator
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole
from hineq.model.words import Outcome, Polarity, Sex, ValueType

MOST = 4


@dataclass(frozen=True, kw_only=True, eq=False)
class Attention:
    """How a place's newest figures stand against the country's, each measure once.

    `worse` are those significantly worse, furthest behind in the spread of authorities first; those that the pack has neither
    a rank nor a spread of come last, in its own order, since how far behind they are cannot be told. `series` counts their variants and sexes apart.
    `untested` and `unlike` are how many measures are on the poorer side without an interval, and have no figure of the
    country made in the same way, `judged` how many there are in all.
    """

    worse: tuple[Standing, ...]
    series: int
    untested: int
    unlike: int
    judged: int

    @property
    def first(self) -> tuple[Standing, ...]:
        """Those to look at first."""
        return self.worse[:MOST]

    @property
    def unplaced(self) -> tuple[Standing, ...]:
        """Those significantly worse whose place in the spread of authorities cannot be told."""
        return tuple(stands for stands in self.worse if math.isnan(stands.share_better))


def attention(figures: Figures) -> Attention:
    """What needs attention first in a place, by its current figures.

    Left out are figures that are not current, measures without a worse end, bare counts, scores made of other measures,
    the gap inside the place, and crude figures that hang on age.
    """
    place = figures.place
    compared = beside_country(figures)
    own = compared.rows(area_codes=[place.area_code])
    pairs = dict.fromkeys(own[own["value"].notna()][["indicator_id", "sex"]].itertuples(index=False, name=None))
    standings = [
        stands
        for indicator_id, sex in pairs
        if _is_judged(place.indicators[str(indicator_id)])
        and (stands := standing(compared, str(indicator_id), Sex(sex))) is not None
        and stands.line.is_current(place.snapshot)
    ]
    worse = [stands for stands in standings if stands.outcome is Outcome.WORSE]
    told = _measures(worse)
    rest = [stands for stands in standings if family_of(stands.line.indicator) not in told]
    others = one_a_family(rest, _told)
    return Attention(
        worse=tuple(_once(sorted(worse, key=_furthest_first))),
        series=len(worse),
        untested=sum(_poorer_untested(stands) for stands in others),
        unlike=sum(math.isnan(stands.benchmark) for stands in others),
        judged=len(_measures(standings)),
    )


def _told(stands: Standing) -> tuple[Indicator, Sex, float]:
    """What chooses the variant that counts for its family: whether it is on the poorer side, NaN where that cannot be told."""
    badly = math.nan if math.isnan(stands.benchmark) else float(_poorer_untested(stands))
    return stands.line.indicator, stands.line.sex, badly


def _is_judged(indicator: Indicator) -> bool:
    roles = (IndicatorRole.COMPOSITE, IndicatorRole.GAP_WITHIN, IndicatorRole.AGE_DEPENDENT)
    return (
        indicator.judged_by is not Polarity.NO_JUDGEMENT
        and indicator.value_type is not ValueType.COUNT
        and not any(indicator.has(role) for role in roles)
    )


def _measures(standings: list[Standing]) -> set[str]:
    return {family_of(stands.line.indicator) for stands in standings}


def _once(standings: list[Standing]) -> list[Standing]:
    """Of each family the first: where any of its variants is significantly worse, it is one to look at."""
    return list({family_of(stands.line.indicator): stands for stands in reversed(standings)}.values())[::-1]


def _furthest_first(stands: Standing) -> tuple[bool, float]:
    unplaced = math.isnan(stands.share_better)
    return unplaced, 0.0 if unplaced else -stands.share_better


def _poorer_untested(stands: Standing) -> bool:
    behind = (stands.benchmark - float(stands.line.newest["value"])) * stands.line.indicator.judged_by.sign
    return stands.outcome is Outcome.NOT_COMPARED and behind > 0


def attention_lede(place: Place, found: Attention) -> str:
    """How many measures are significantly worse, which are listed, and what cannot be told."""
    country = place.benchmark.area_name
    count = len(found.worse)
    if not found.judged:
        return f"This pack has no current figure of {place.name} as a whole that can be judged."
    if not count:
        said = (
            f"On no measure with an interval is {place.name} significantly worse than {country} on its newest figure."
        )
    else:
        variants = f" ({found.series} series, with variants and sexes counted apart)" if found.series > count else ""
        said = (
            f"{capital(counted(count, 'measure'))}{variants} {'is' if count == 1 else 'are'} significantly worse in "
            f"{place.name} than in {country} on {'its' if count == 1 else 'their'} newest figure"
            f"{'' if count == 1 else 's'}{_order_words(found)}."
        )
    return " ".join(filter(None, (said, _untold(place, found))))


def _order_words(found: Attention) -> str:
    """In which order they are listed, and whose place in it cannot be told; nothing of one alone."""
    count, listed, unplaced = len(found.worse), len(found.first), found.unplaced
    here = "" if listed == count else f"; here are {count_word(listed)} of them"
    if count == 1:
        return ""
    if len(unplaced) == count:
        return f"{here}; which is furthest behind cannot be told: this pack has no spread of authorities of its kind on them"
    order = f"{here}, furthest behind among authorities first"
    if not unplaced:
        return order
    names = joined_few([spoken(one.line.indicator, one.line.sex, one.line.kind) for one in unplaced], most=3)
    which = "them" if len(unplaced) > 1 else "it"
    have = "have" if len(unplaced) > 1 else "has"
    return f"{order} ({names} {have} no place in that order: this pack has no spread of authorities of its kind on {which})"


def _untold(place: Place, found: Attention) -> str:
    """What the rule cannot tell."""
    country, parts = place.benchmark.area_name, []
    if found.untested:
        be, whom = ("is", "it") if found.untested == 1 else ("are", "them")
        parts.append(
            f"{counted(found.untested, 'further measure')} {be} on the poorer side of {country}, not tested because this "
            f"copy has no interval for {whom}"
        )
    if found.unlike:
        have = "has" if found.unlike == 1 else "have"
        parts.append(f"{counted(found.unlike, 'measure')} {have} no figure of {country} made in the same way")
    return f"{capital('; '.join(parts))}: see every measure under Targets." if parts else ""


def attention_finding(stands: Standing, place: Place) -> str:
    """Why an indicator needs attention, in a sentence."""
    row, indicator = stands.line.newest, stands.line.indicator
    country = f"{stands.outcome.against(place.benchmark.area_name)} ({brief(stands.benchmark, indicator)})"
    return f"{stands.line.name}: {figure(row['value'], indicator)} in {row.period}, {country}"
