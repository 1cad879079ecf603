"""What is computed as evidence on an audit's questions: what documents and figures show, and what this copy holds, which is none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hineq.insights.series.families import distinct_measures, family_of
from hineq.insights.series.figures import Figures
from hineq.insights.standing.ranks import authority_ranks, passed_over_words, standing_finding
from hineq.insights.targets.measures import MeasureView
from hineq.insights.targets.overview import overview_finding
from hineq.insights.wards.selection import ward_indicators
from hineq.insights.wording.numbers import capital, count_word, counted, joined
from hineq.model.document_words import BoardRelation, EvidenceKind
from hineq.model.place import Place
from hineq.model.roles import ThemeRole
from hineq.model.words import TargetStatus, Tie

# ties that make no measure published
_BARE = (Tie.CONTEXT, Tie.NONE)


@dataclass(frozen=True, kw_only=True)
class Computed:
    """What is computed of a kind of evidence, in sentences: `shown` by documents and figures of the place, and `held` by this copy.

    What this copy holds or hineq ties is no evidence of how anybody works.
    """

    shown: tuple[str, ...] = ()
    held: tuple[str, ...] = ()


def measures_by_figure(figures: Figures) -> dict[str, int]:
    """How many of the strategy's measures have a published figure: for the place, for wards only, or none.

    Keys: "place", "wards", "none". A measure counts once, wherever the strategy names it, by the best of its indicators; one that is drawn as context
    only does not make a measure published.
    """
    place = figures.place
    with_figures = figures.published
    own = set(with_figures[with_figures.area_code == place.area_code].indicator_id)
    in_wards = set(with_figures[with_figures.area_code.isin({ward.area_code for ward in place.wards})].indicator_id)
    best: dict[tuple[str, str], str] = {}
    families = {
        (measure.outcome_id, measure.measure_id): ("", family_of(place.indicators[measure.indicator_id]))
        for measure in reversed(place.measures)
        if measure.tie is Tie.DIRECT
    }
    order = ("place", "wards", "none")
    for measure in place.measures:
        level = "place" if measure.indicator_id in own else "wards" if measure.indicator_id in in_wards else "none"
        if measure.tie in _BARE:
            level = "none"
        named = (measure.outcome_id, measure.measure_id)
        key = families.get(named, named)
        best[key] = min(best.get(key, "none"), level, key=order.index)
    return {name: sum(level == name for level in best.values()) for name in order}


def priorities_reported(place: Place) -> frozenset[str]:
    """The commissioning priorities of which an officer says something."""
    return frozenset(update.priority_id for update in place.thread.updates)


def priorities_with_figures(figures: Figures) -> frozenset[str]:
    """The commissioning priorities tied to an indicator on which the place or one of its wards has a published figure."""
    place = figures.place
    codes = {place.area_code, *(ward.area_code for ward in place.wards)}
    published = figures.published
    known = set(published[published.area_code.isin(codes)].indicator_id)
    ids = {priority.priority_id for priority in place.thread.commissioning_priorities}
    return frozenset(tie.tied_id for tie in place.thread.ties if tie.tied_id in ids and tie.indicator_id in known)


def computed(figures: Figures, views: list[MeasureView], kind: EvidenceKind) -> Computed:
    """What is computed of a kind of evidence."""
    return _COMPUTED[kind](figures, views)


def _said(*sentences: str) -> tuple[str, ...]:
    return tuple(f"{capital(words)}." for words in sentences if words)


def _measures_published(figures: Figures, views: list[MeasureView]) -> Computed:
    published = measures_by_figure(figures)
    judged = [view for view in views if view.judged]
    met = sum(view.result.status is TargetStatus.MET for view in judged if view.result)
    return Computed(
        shown=_said(
            f"{len(judged)} of {len(views)} targets can be checked against a published figure; {count_word(met) if met else 'none'} "
            f"of them {'were' if met > 1 else 'was'} met"
        ),
        held=_said(
            f"{published['place']} of the {sum(published.values())} distinct measures that the strategy names have a published figure for "
            f"{figures.place.name} here (a stand-in counts, an estimate does not), {published['wards']} for wards only, {published['none']} none"
        ),
    )


def _targets_met(figures: Figures, views: list[MeasureView]) -> Computed:
    return Computed(shown=_said(overview_finding(figures.place, views)))


def _links_of_strategy(figures: Figures, views: list[MeasureView]) -> Computed:
    place = figures.place
    thread = place.thread
    priorities, reported = len(thread.commissioning_priorities), len(priorities_reported(place))
    boards = {board.board_id: board.name for board in place.governance.boards}
    delivering = [board.board_id for board in place.governance.boards if board.outcome_id]
    above = [
        relation.other_id
        for relation in place.governance.relations
        if relation.board_id in delivering and relation.relation is BoardRelation.REPORTS_TO
    ]
    shown = [f"the strategy prints {len(thread.links)} links from its priorities to needs"]
    if above:
        head = joined([boards[board_id] for board_id in dict.fromkeys(above)])
        answer = "answered" if place.strategy_ended else "answers" if len(above) == 1 else "answer"
        shown.append(f"by the strategy {counted(len(above), 'delivery board')} {answer} to the {head}")
    held = (
        f"{len(priorities_with_figures(figures))} of {priorities} commissioning priorities are tied by hineq to a published figure, and "
        f"{reported if reported else 'none'} {'has' if reported < 2 else 'have'} an officer's update here"
    )
    return Computed(shown=_said(*shown), held=_said(held))


def _wards_compared(figures: Figures, views: list[MeasureView]) -> Computed:
    count = distinct_measures(figures.place.indicators[indicator_id] for indicator_id in ward_indicators(figures))
    many = counted(len(figures.place.wards), "ward")
    return Computed(
        held=_said(f"figures of {many}{_abolished(figures.place)}: {counted(count, 'distinct measure')} here")
    )


def _abolished(place: Place) -> str:
    return ", since abolished" if place.wards_ended else ""


def _standing(figures: Figures, views: list[MeasureView]) -> Computed:
    ranks = authority_ranks(figures)
    return Computed(shown=_said(standing_finding(figures.place, ranks), passed_over_words(figures.place, ranks)))


def _sources(figures: Figures, views: list[MeasureView]) -> Computed:
    place = figures.place
    known = figures.rows(area_codes={place.area_code, *place.ward_codes}).dropna(subset="value")
    every, sure = (
        distinct_measures(place.indicators[indicator_id] for indicator_id in rows.indicator_id.unique())
        for rows in (known, known[known.lower_ci.notna()])
    )
    which = f"{counted(every, 'distinct measure')} of {place.name} and its wards"
    return Computed(
        held=_said(
            f"{which} from {counted(known.source_id.nunique(), 'source')}, each with its definition, source and date; {sure or 'none'} of "
            "them with 95% confidence intervals"
        )
    )


def _wider_causes(figures: Figures, views: list[MeasureView]) -> Computed:
    indicators = ward_indicators(figures)
    kinds = (figures.place.indicators[indicator_id] for indicator_id in indicators)
    wider = distinct_measures(kind for kind in kinds if kind.has(ThemeRole.WIDER_CAUSES))
    return Computed(
        held=_said(
            f"figures of wards{_abolished(figures.place)}: {counted(wider, 'distinct measure') if wider else 'none'} of work, homes and surroundings here"
        )
    )


_COMPUTED: Mapping[EvidenceKind, Callable[[Figures, list[MeasureView]], Computed]] = {
    EvidenceKind.TARGETS_MET: _targets_met,
    EvidenceKind.MEASURES_PUBLISHED: _measures_published,
    EvidenceKind.LINKS_OF_STRATEGY: _links_of_strategy,
    EvidenceKind.WARDS_COMPARED: _wards_compared,
    EvidenceKind.WIDER_CAUSES: _wider_causes,
    EvidenceKind.STANDING: _standing,
    EvidenceKind.SOURCES: _sources,
}
