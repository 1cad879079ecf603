"""Everything that the library says of one council: headings and sentences, measure by measure, as the pages ask for them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from hineq.insights.inequality import gradient_tables
from hineq.insights.inequality import gradient_words as gradient
from hineq.insights.inequality.gap_history import GapHistory, HistoryKind, gap_history
from hineq.insights.inequality.gap_history_words import history_finding, history_sentence
from hineq.insights.inequality.gaps import told_gap
from hineq.insights.inequality.gradient import Inequality, ward_inequality
from hineq.insights.inequality.life_gaps import life_gaps, life_gaps_finding, which_gap_words, without_women_words
from hineq.insights.inequality.measures import measures, measures_words
from hineq.insights.priority import firmness_words, order_words
from hineq.insights.priority.made_ready import priority_set
from hineq.insights.priority.matrix import priority_matrix
from hineq.insights.priority.matrix_words import matrix_finding, matrix_key, matrix_note, matrix_subtitle
from hineq.insights.priority.order import prioritise
from hineq.insights.series.figures import Figures
from hineq.insights.series.refusal import NotPossible
from hineq.insights.standing import attention as urgent_words
from hineq.insights.standing.ranks import authority_ranks, standing_finding, standing_lede, theme_finding
from hineq.insights.standing.shares import better_shares, shares_finding
from hineq.insights.standing.standing import ranked_standings
from hineq.insights.targets.measures import headline_views, measure_view, target_finding
from hineq.insights.targets.options import measure_options
from hineq.insights.targets.overview import holdings_words, overview_finding
from hineq.insights.targets.today import today, today_finding
from hineq.insights.wards.classes import class_ranges
from hineq.insights.wards.compare import compare_sides, comparison_finding, comparison_sentence, how_made
from hineq.insights.wards.entering import MeasureSet, entering_words, fallback_words
from hineq.insights.wards.poorest import PoorestRule, poorest_wards, ward_finding
from hineq.insights.wards.profile import newest_ward_views, ward_profile
from hineq.insights.wards.profile_first import spine_key
from hineq.insights.wards.profile_words import by_chance_words, profile_finding, profile_sentences
from hineq.insights.wards.sides import all_sides, apart
from hineq.insights.wards.spread import spread_note
from hineq.insights.wards.view import WardView, ward_label, wards_by_chance
from hineq.insights.wards.vintage import changed_words, vintage_brief, vintage_words
from hineq.insights.wording.numbers import TITLE_WORDS
from hineq.model.area import Area
from hineq.model.place import Place

# of the many pairs of sides that can be compared so many are
_PAIRS: Final = 1
# of the many wards so many are told one by one; every one is in the views of its council's measures
_WARDS: Final = 12


@dataclass(frozen=True, kw_only=True)
class Said:
    """A part of what is said of a council: on which measure or ward, its headings and its sentences."""

    of: str
    headings: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()


Part = Callable[[], Said]


def council_parts(figures: Figures) -> Iterator[tuple[str, Part]]:
    """The parts of what is said of a council, each to be asked for by itself, since one may fail: its name and how to ask.

    What several parts need is made by the first that asks for it.
    """
    yield "home", lambda: _home(figures)
    yield "among authorities", lambda: _standing(figures)
    for option in measure_options(figures, headline_views(figures)):
        yield option.words, lambda option=option: _trend(figures, option.indicator_id, option.sex)  # type: ignore[misc]
    views = newest_ward_views(figures)
    for view in views:
        yield view.full_name, lambda view=view: _measure(figures, view)  # type: ignore[misc]
    for ward in _wards(figures.place) if views else ():
        yield ward.area_name, lambda code=ward.area_code: _ward(figures, views, code)  # type: ignore[misc]
    if len(figures.place.wards) > 1 and views:
        yield "two compared", lambda: _compared(figures, views)
        for which in MeasureSet:
            yield f"where first, {which}", lambda which=which: _first(figures, which)  # type: ignore[misc]
        yield "which measures first", lambda: _matrix(figures, views)


def _wards(place: Place) -> tuple[Area, ...]:
    """The wards of which each is told: of many so many, evenly spread, the ends of the list among them."""
    wards = (*place.wards, *place.earlier_wards)
    at = sorted({round(number * (len(wards) - 1) / (_WARDS - 1)) for number in range(_WARDS)}) if wards else []
    return tuple(wards[number] for number in at)


def _home(figures: Figures) -> Said:
    place = figures.place
    promises = headline_views(figures)
    told = today(figures, promises)
    urgent = urgent_words.attention(figures)
    headings = [today_finding(place, told)] if told else [overview_finding(place, promises)]
    headings += [urgent_words.attention_title(place, urgent)]
    said = [holdings_words(place), vintage_words(place), vintage_brief(place)]
    said += [*urgent_words.attention_notes(place, urgent)]
    if urgent.drawn:
        said.append(urgent_words.attention_subtitle(place, urgent))
    if urgent.unplaced:
        said.append(urgent_words.unplaced_words(urgent))
    for which in ("country", "within"):
        gap = told_gap(figures, which)
        if not gap.table.empty:
            headings.append(gap.title)
            said += [gap.finding, gap.meaning]
    return Said(of="home", headings=tuple(headings), sentences=tuple(said))


def _standing(figures: Figures) -> Said:
    place, ranks = figures.place, authority_ranks(figures)
    shares = better_shares(figures, ranks)
    bare = ranks.empty and len(shares)
    headings = [shares_finding(place, shares) if bare else standing_finding(place, ranks)]
    said = [] if ranks.empty else [standing_lede(place, ranks)]
    said += [theme_finding(rows) for _, rows in ranks.groupby("theme")] if len(ranks) else []
    return Said(of="among authorities", headings=tuple(headings), sentences=tuple(said))


def _trend(figures: Figures, indicator_id: str, sex: object) -> Said:
    view = measure_view(figures, indicator_id, sex)  # type: ignore[arg-type]
    said = which_gap_words(figures.place, view.indicator)
    return Said(of=view.name, headings=(target_finding(view, figures.place),), sentences=(said,))


def _measure(figures: Figures, view: WardView) -> Said:
    """What the map and the page of the gap say of a measure."""
    headings, said = [ward_finding(view)], [spread_note(view), wards_by_chance(view), view.coverage.no_order_words]
    said += [poorest_wards(view, rule, None).reason for rule in (PoorestRule.FIFTH, PoorestRule.SIGNIFICANT)]
    said += [ward_label(view, row) for row in view.wards]
    said += [*changed_words(figures.place, view), *(one.words for one in class_ranges(view))]
    said.append(without_women_words(figures, view.indicator.indicator_id))
    inequality = ward_inequality(figures, view)
    if isinstance(inequality, NotPossible):
        said += [inequality.reason, inequality.short]
    else:
        headings.append(gradient.inequality_finding(inequality))
        said += _gradient(figures, inequality)
    history = gap_history(figures, HistoryKind.WARDS, view.indicator.indicator_id, view.sex)
    if isinstance(history, GapHistory):
        headings.append(history_finding(history))
        said.append(history_sentence(history))
    else:
        said.append(history.reason)
    return Said(of=view.full_name, headings=tuple(headings), sentences=tuple(said))


def _gradient(figures: Figures, inequality: Inequality) -> Iterator[str]:
    yield gradient.line_words(inequality)
    yield f"{gradient.index_words(inequality)} {inequality.ordering.words}."
    yield gradient.gradient_caution(inequality)
    yield inequality.ordering.caution
    yield gradient.gradient_subtitle(inequality)
    yield gradient_tables.fifths_caption(inequality)
    for dots in gradient.Dots:
        yield from gradient.gradient_key(inequality, dots, "", 0)
    yield from gradient.fifth_labels(inequality)
    yield measures_words(inequality)
    yield from (row.meaning for row in measures(inequality))
    if gaps := life_gaps(figures, inequality):
        yield life_gaps_finding(gaps)


def _ward(figures: Figures, views: tuple[WardView, ...], area_code: str) -> Said:
    profile = ward_profile(figures.place, views, area_code)
    said = [*profile_sentences(profile, figures.place), by_chance_words(profile, figures.place)]
    said.append(spine_key(profile, figures.place))
    return Said(of=profile.ward.area_name, headings=(profile_finding(profile, figures.place),), sentences=tuple(said))


def _compared(figures: Figures, views: tuple[WardView, ...]) -> Said:
    place = figures.place
    sides = all_sides(figures, None, views)
    headings, said = [], list(sides.missing)
    every = list(sides.by_key.values())
    # groups stand before the wards: pairs from both ends of the list
    for one, other in [*list(pairwise(every))[:_PAIRS], *list(pairwise(every))[-_PAIRS:]]:
        left, right, shared = apart(place, one, other)
        found = compare_sides(place, views, left, right)
        said.append(shared)
        if isinstance(found, NotPossible):
            said.append(found.reason)
        else:
            headings.append(comparison_finding(found))
            said += [comparison_sentence(found), how_made(found)]
    return Said(of="two compared", headings=tuple(headings), sentences=tuple(said))


def _first(figures: Figures, which: MeasureSet) -> Said:
    place = figures.place
    made_of = priority_set(place, newest_ward_views(figures, today=True), which)
    if isinstance(made_of, NotPossible):
        return Said(of=f"where first, {which}", sentences=(made_of.reason,))
    priority = prioritise(made_of, dict.fromkeys(made_of.themes, 1.0))
    if isinstance(priority, NotPossible):
        return Said(of=f"where first, {which}", sentences=(priority.reason,))
    said = [
        order_words.priority_subtitle(priority, place), order_words.unranked_words(priority),
        firmness_words.firm_sentence(priority), firmness_words.loose_sentence(priority),
        *firmness_words.stability_sentences(priority), order_words.people_sentence(priority, place),
        order_words.priority_key(priority, None), fallback_words(made_of.entering, which), entering_words(made_of.entering),
        *(one.reason for one in made_of.entering.left_out),
    ]  # fmt: skip
    headings = (order_words.priority_finding(priority),)
    return Said(of=f"where first, {which}", headings=headings, sentences=tuple(said))


def _matrix(figures: Figures, views: tuple[WardView, ...]) -> Said:
    place, matrix = figures.place, priority_matrix(figures, views, ranked_standings(figures))
    said = (matrix_subtitle(matrix, place), matrix_key(matrix), matrix_note(matrix, place))
    return Said(of="which measures first", headings=(matrix_finding(matrix),), sentences=said)


def too_long(heading: str) -> str:
    """That a heading is longer than one may be, names of places apart; nothing of one that is not."""
    words = len(heading.split())
    return f"{words} words" if words > TITLE_WORDS + 5 else ""
