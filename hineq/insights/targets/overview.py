"""The overview in one sentence: how the strategy's targets ended, or how far the wards lie apart where it has none."""

from hineq.insights.series.rows import published_rows
from hineq.insights.targets.measures import MeasureView
from hineq.insights.wards.poorest import ward_finding
from hineq.insights.wards.spread import raw_range, shrunken_words, ward_spread
from hineq.insights.wards.view import WardView
from hineq.insights.wording.numbers import capital, count_word, counted, joined, title
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole
from hineq.model.words import AreaType, TargetStatus


def overview_finding(place: Place, views: list[MeasureView], wards: WardView | None = None) -> str:
    """The heading of the overview: how many of the targets that can be checked were met.

    Without targets: how far the wards lie apart on a measure.
    """
    judged = [view for view in views if view.judged]
    if not views:
        return wards_finding(wards) if wards else f"Health in {place.name} and its wards"
    if not judged:
        return f"No target of {place.name}'s strategy can be checked against a published figure"
    missed = sum(view.result.status is TargetStatus.MISSED for view in judged if view.result)
    met = sum(view.result.status is TargetStatus.MET for view in judged if view.result)
    if missed == len(judged):
        every = "the one target" if missed == 1 else f"all {counted(missed, 'target')}"
        said = f"{place.name} missed {every} that can be checked"
        doubtful = sum(view.result.within_margin for view in judged if view.result)
        if not all(view.has_margin for view in judged):
            # "one within the margin of error" would say that the others are outside theirs
            return said
        return title(f"{said}, {_doubtful(doubtful, missed)}the margin of error", said) if doubtful else said
    if met == len(judged):
        return f"{place.name} met every target that can be checked"
    if met + missed == len(judged):
        return f"{place.name} met {met} of the {len(judged)} targets that can be checked"
    good = sum(view.result.status.good for view in judged if view.result)
    every = "the one target" if len(judged) == 1 else f"{good or 'none'} of {len(judged)} targets"
    if len(judged) == 1 and not good:
        return f"{place.name} is not on track for the one target that can be checked"
    return f"{place.name} {'met or ' if met else ''}is on track for {every} that can be checked"


def _doubtful(doubtful: int, missed: int) -> str:
    return "within " if doubtful == missed else f"{count_word(doubtful)} within "


def wards_finding(view: WardView) -> str:
    """How far the wards lie apart: how long lives were where the view is of that, else as on the map.

    No ward is named: the shortest and the longest lives of small wards are partly chance, which is said.
    """
    spread = ward_spread(view) if view.ranked else None
    values = view.table["value"]
    if not view.indicator.has(IndicatorRole.HEADLINE) or spread is None or values.min() == values.max():
        return ward_finding(view)
    people, after = view.sex.people, shrunken_words(view, spread)
    # how long lives were says nothing without when
    return title(
        f"{capital(people)} could expect {raw_range(view)} across wards in {view.period}, {after}",
        f"Wards, {view.period}: {people} could expect {raw_range(view)}, {after}",
        f"Wards, {view.period}: {people} could expect {raw_range(view)}",
    )


def strategy_words(place: Place, year: int) -> str:
    """The strategy and its years, and whether it still runs: "The strategy of 2012 to 2017 has ended"; or nothing."""
    strategy = place.strategy
    if strategy is None:
        return ""
    name = f"The Health and Wellbeing Strategy of {strategy.first_year} to {strategy.last_year}"
    return f"{name} has ended." if year > strategy.last_year else f"{name} still runs."


def holdings_words(place: Place) -> str:
    """What a copy holds of a place without a strategy, and what it therefore cannot tell."""
    councils = [area for area in place.levels[1:] if area.area_type in (AreaType.COUNTY, AreaType.AUTHORITY)]
    whom = [place.name, *([counted(len(councils), "council") + " in it"] if councils else [])]
    gone = place.wards if place.wards_ended else place.wards_gone
    there, earlier = len(place.wards) - len(gone), len(place.earlier_wards) + len(gone)
    whom += [counted(there, "ward")] if there else []
    # their figures are counted too
    whom += [counted(earlier, "earlier ward")] if earlier else []
    promised = any(one.topic.of_now for one in place.statements)
    so = "no target is checked against a figure" if promised else "there is no promise to check"
    return (
        f"Figures for {joined(whom)}, {_published_words(place)}. "
        f"This copy holds no strategy with yearly targets for it, so {so}."
    )


def _published_words(place: Place) -> str:
    """How many of a place's figures were published as such, its levels and wards together."""
    codes = {*(area.area_code for area in place.levels), *place.ward_codes, place.area_code}
    own = place.observations[place.observations.area_code.isin(codes) & place.observations["value"].notna()]
    published = len(published_rows(own))
    if published == len(own):
        return "all of them published"
    return f"{published:,} of {len(own):,} published, the others estimated or modelled and marked so"
