"""The golden thread on a page: a knot for each kind of element, each of its elements a link to walk on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from hineq.insights.thread.strategy import above_words, boards_words, leader_words
from hineq.insights.thread.thread import Element, Kind, Knot, Walk
from hineq.insights.thread.told import newest_update, recommendations_on, said_of
from hineq.insights.thread.tracker import heading
from hineq.insights.wards.poorest_tally import listed_wards, printed_lists, tally_words
from hineq.insights.wording.kinds import marked
from hineq.insights.wording.numbers import capital, count_word, counted, lowered, part_of
from hineq.model.period import day_words
from hineq.model.place import Place
from hineq.model.thread import PriorityUpdate
from hineq.ui.components.fold import fold
from hineq.ui.components.links import link_html, page_link
from hineq.ui.components.quotes import show_quotes
from hineq.ui.html import each
from hineq.ui.layout.links import link_row
from hineq.ui.layout.page import cite, note
from hineq.ui.layout.pages import MAP, RECOMMENDATIONS, STRATEGY, TARGETS, WARD
from hineq.ui.layout.piece import gathered, piece
from hineq.ui.layout.selection import choose_parameter
from hineq.ui.layout.strip import pick
from hineq.ui.markdown import as_written
from hineq.ui.panels.board_words import board_quotes
from hineq.ui.views import targets as target_views
from hineq.ui.views import thread as thread_views
from hineq.ui.views import wards as ward_views
from hineq.ui.views.kept import Said, as_key, kept


@dataclass(frozen=True, kw_only=True)
class _KindWords:
    """The words for a kind of element: the heading over one and over several, its name alone, and what is said where there is none."""

    one: str
    several: str
    alone: str
    none: str = ""


_WORDS = {
    Kind.OUTCOME: _KindWords(
        one="Priority outcome", several="Priority outcomes", alone="Priority outcome"
    ),
    Kind.PRIORITY: _KindWords(
        one="Commissioning priority", several="Commissioning priorities", alone="Commissioning priority",
        none="No commissioning priority links to it.",
    ),
    Kind.JSNA: _KindWords(
        one="Need", several="Needs", alone="Need",
        none="The document prints no link to a need here.",
    ),
    Kind.INDICATOR: _KindWords(
        one="Indicator, its newest figure", several="Indicators, their newest figures", alone="Indicator",
        none="No indicator here is tied to it.",
    ),
    Kind.BOARD: _KindWords(one="Delivery board", several="Delivery boards", alone="Board"),
}  # fmt: skip
_FIRST = 4
_TIED = "These ties are hineq's, not the document's. "


def pick_element(place_id: str, current: str) -> None:
    """Any element of the thread to start from."""
    known, kinds = thread_views.known_elements(place_id), thread_views.indicator_marks(place_id)
    pick(
        "Start from",
        list(known),
        current,
        lambda element_id: marked(_label(known[element_id]), *kinds.get(element_id, ())),
        lambda element_id: choose_parameter("element", element_id),
        key="pick_element",
        width=620,
    )


def chosen_element(known: Mapping[str, Element], wanted: str, place: Place) -> tuple[str, list[str]]:
    """The element that the address names, else the first one; with a note where the pack does not have it."""
    if wanted in known:
        return wanted, []
    missing = [f"The link names an element that {place.name} does not have ({wanted[:40]})."] if wanted else []
    return next(iter(known), ""), missing


def _label(element: Element) -> str:
    """An element in a list of all kinds; an outcome and a priority are known by their numbers."""
    match element.kind:
        case Kind.OUTCOME | Kind.PRIORITY:
            return element.label
        case Kind.JSNA | Kind.INDICATOR | Kind.BOARD:
            return f"{_WORDS[element.kind].alone}: {element.label}"
    assert_never(element.kind)


def element_html(element: Element, shown: Mapping[str, str]) -> Markup:
    """A link to an element's own address."""
    return link_html(STRATEGY, element.label, shown, element=element.element_id)


def strategy_links(place_id: str, element_ids: Sequence[str], shown: Mapping[str, str]) -> None:
    """The way back to the strategy: links to these elements, nothing for ids that are none."""
    known = thread_views.known_elements(place_id)
    there = [known[element_id] for element_id in dict.fromkeys(element_ids) if element_id in known]
    link_row((element_html(element, shown) for element in there), before="In the strategy:")


def served_by(place_id: str, indicator_id: str) -> list[str]:
    """The outcomes and the commissioning priorities that an indicator serves, without those that only an alias of hineq leads to."""
    walk = thread_views.walk_from(place_id, indicator_id)
    knots = (*walk.outcomes, *walk.priorities) if walk else ()
    return [knot.element.element_id for knot in knots if not knot.by_alias]


def show_walk(place: Place, place_id: str, walk: Walk, shown: Mapping[str, str]) -> None:
    """The thread through the chosen element, from outcome to board."""
    with st.container(key="thread"):
        for kind in Kind:
            if kind is Kind.BOARD:
                _show_wards(place, place_id, walk, shown)
            if kind is walk.chosen.kind:
                heading = _WORDS[kind].alone if kind is Kind.BOARD else _WORDS[kind].one
                with _layer(f"chosen_{kind}", heading):
                    with gathered():
                        _chosen(place, place_id, walk.chosen, shown)
                    if kind is Kind.INDICATOR:
                        _show_said(place, walk.chosen.element_id, shown)
            knots = walk.knots(kind)
            if knots or kind in _expected(walk):
                with _layer(str(kind), _heading(kind, knots, walk)):
                    _knots(place_id, walk, kind, shown)
        _show_recommendations(place, walk.chosen, shown)


def _show_recommendations(place: Place, chosen: Element, shown: Mapping[str, str]) -> None:
    """What scrutiny recommended on the element, where the pack has anything."""
    made = recommendations_on(place, chosen.element_id)
    if not made:
        return
    with _layer("recommendations", "Recommendation" if len(made) == 1 else "Recommendations"), gathered():
        for recommendation in made:
            state = f", {recommendation.state.word}" if recommendation.state else ""
            reference = f" ({recommendation.reference})" if recommendation.reference else ""
            _lines([f"{heading(recommendation)}{reference}: {recommendation.recommendation}"])
            decision = recommendation.decision.word.capitalize() if recommendation.decision else "Decision not stated"
            note(f"{decision}{state}.")
        page_link(RECOMMENDATIONS, "See all recommendations", shown)


def _layer(key: str, heading: str) -> DeltaGenerator:
    """A knot of the thread with its heading; what is drawn in it stands under that."""
    layer = st.container(key=f"layer_{key}")
    layer.subheader(as_written(heading), anchor=False)
    return layer


def _heading(kind: Kind, knots: Sequence[Knot], walk: Walk) -> str:
    if kind is Kind.BOARD and walk.chosen.kind is Kind.BOARD:
        return "Boards above and below it"
    return _WORDS[kind].one if len(knots) == 1 else _WORDS[kind].several


def _expected(walk: Walk) -> tuple[Kind, ...]:
    """The kinds of which it is worth saying that there are none."""
    match walk.chosen.kind:
        case Kind.PRIORITY:
            return Kind.JSNA, Kind.INDICATOR
        case Kind.JSNA:
            return Kind.PRIORITY, Kind.INDICATOR
        case Kind.OUTCOME | Kind.INDICATOR | Kind.BOARD:
            return ()
    assert_never(walk.chosen.kind)


def _knots(place_id: str, walk: Walk, kind: Kind, shown: Mapping[str, str]) -> None:
    knots = walk.knots(kind)
    with gathered():
        if not knots:
            note(_WORDS[kind].none)
        elif kind is Kind.INDICATOR:
            measured = walk.chosen.kind is Kind.OUTCOME
            note("The strategy's own measures of success, with the nearest figures there are." if measured else _TIED)
        _show_each(place_id, knots[:_FIRST], shown)
    if more := knots[_FIRST:]:
        words = _WORDS[kind]
        heading = f"{capital(count_word(len(more)))} more {lowered(words.one if len(more) == 1 else words.several)}"
        with fold(heading, f"more_{kind}"):
            _show_each(place_id, more, shown)


def _show_each(place_id: str, knots: Sequence[Knot], shown: Mapping[str, str]) -> None:
    for knot in knots:
        if knot.element.kind is Kind.INDICATOR:
            cite(thread_views.now_sources(place_id, knot.element.element_id))
    if knots:
        piece(kept(place_id, _each_html, place_id, tuple(knots), as_key(shown)))


def _each_html(place_id: str, knots: tuple[Knot, ...], shown: Said) -> Markup:
    """The elements, how each stands and why it is here: side by side where there is room."""
    return Markup("").join(_knot_html(place_id, knot, dict(shown)) for knot in knots)


def _knot_html(place_id: str, knot: Knot, shown: Mapping[str, str]) -> Markup:
    link = link_html(STRATEGY, knot.element.label, shown, element=knot.element.element_id)
    measured = knot.element.kind is Kind.INDICATOR
    if not measured and not knot.why:
        return Markup('<p class="hq-way">{}</p>').format(link)
    now = Markup()
    if measured:
        lines = _lines_html(thread_views.now_lines(place_id, knot.element.element_id))
        now = Markup("<div>{}</div>").format(lines)
    return Markup('<div class="hq-knot{}"><p class="hq-way">{}</p>{}<p class="hq-note">{}</p></div>').format(
        " hq-measured" if measured else "", link, now, _sentence(knot.why)
    )


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "?")) else f"{text}."


def _now(place_id: str, indicator_id: str) -> None:
    cite(thread_views.now_sources(place_id, indicator_id))
    _lines(thread_views.now_lines(place_id, indicator_id))


def _lines(sentences: Iterable[str]) -> None:
    piece(_lines_html(sentences))


def _lines_html(sentences: Iterable[str]) -> Markup:
    return each(Markup('<p class="hq-line">{}</p>'), sentences)


def _chosen(place: Place, place_id: str, chosen: Element, shown: Mapping[str, str]) -> None:
    piece(Markup('<p class="hq-element">{}</p>').format(chosen.name))
    match chosen.kind:
        case Kind.OUTCOME:
            _lines(
                boards_words(place, outcome) for outcome in place.outcomes if outcome.outcome_id == chosen.element_id
            )
        case Kind.PRIORITY:
            _lines([f"Progress: {thread_views.progress(place_id, chosen.element_id)}"])
            _update(newest_update(place, chosen.element_id))
            priority = place.thread.priorities[chosen.element_id]
            note(f"Commissioning priority {priority.number}, as printed. {priority.note}")
        case Kind.JSNA:
            jsna = place.thread.jsna[chosen.element_id]
            note(f"A priority of group {jsna.group_number} of the Joint Strategic Needs Assessment. {jsna.note}")
        case Kind.INDICATOR:
            _indicator(place, place_id, chosen.element_id, shown)
        case Kind.BOARD:
            _board(place, chosen.element_id)
        case _:
            assert_never(chosen.kind)


def _update(update: PriorityUpdate | None) -> None:
    if update is None:
        note("No officer's update: no narrative, owner, action or due date.")
        return
    said = [f"Officers, {day_words(update.as_at)}: {update.narrative}"]
    said += [f"Owner: {update.owner}"] if update.owner else []
    said += [f"Action: {update.action}"] if update.action else []
    said += [f"Due: {day_words(update.due)}"] if update.due else []
    _lines(said)


def _indicator(place: Place, place_id: str, indicator_id: str, shown: Mapping[str, str]) -> None:
    _now(place_id, indicator_id)
    note(f"{place.indicators[indicator_id].definition} {place.indicators[indicator_id].caveat}")
    changes = {"indicator": indicator_id, "sex": "", "period": ""}
    trend = any(option.indicator_id == indicator_id for option in target_views.options(place_id))
    onward = [link_html(TARGETS, "See the trend", shown, **changes)] if trend else []
    if ward_views.has_ward_figures(place_id, indicator_id):
        onward.append(link_html(MAP, "See the wards", shown, **changes))
    link_row(onward)


def _show_said(place: Place, indicator_id: str, shown: Mapping[str, str]) -> None:
    """What documents said of a measure, folded; nothing where they said nothing."""
    if told := said_of(place, indicator_id):
        with fold(f"What documents said of it: {counted(len(told), 'quotation')}", "told"):
            show_quotes(told, place, shown)


def _board(place: Place, board_id: str) -> None:
    board = place.governance.board_by_id[board_id]
    piece(Markup("").join(board_quotes(place, board_id)))
    led = leader_words(place, board_id)
    told = [words for words in (above_words(place, board_id), led) if words]
    _lines(
        [*(f"{board.name} {words}." for words in told), *([] if led else ["The documents do not say who leads it."])]
    )


def _show_wards(place: Place, place_id: str, walk: Walk, shown: Mapping[str, str]) -> None:
    """The wards that the strategy lists itself, then those with the poorest outcomes by the figures."""
    chosen = walk.chosen
    if chosen.kind is Kind.BOARD or not place.wards:
        return
    outcome_ids = [chosen.element_id] if chosen.kind is Kind.OUTCOME else []
    if chosen.kind is Kind.PRIORITY:
        outcome_ids = [knot.element.element_id for knot in walk.outcomes]
    ids, which = _ward_indicators(place_id, walk)
    alone = chosen.kind is Kind.INDICATOR
    tally = thread_views.tally(place_id, ids, every=alone)
    with _layer("wards", "Wards where it is poorest" if alone else "Wards with the poorest outcomes"), gathered():
        lists = printed_lists(place, outcome_ids)
        for listed in lists:
            note(f"The strategy's own list: {listed.name}.")
            link_row(link_html(WARD, name, shown, ward=area_code) for area_code, name in listed_wards(place, listed))
        by_figures = "By the figures: " if lists else ""
        told = tally.counted or tally.left_out or tally.unranked
        words = f"{which}{tally_words(tally)}" if told else _no_wards(place_id, ids)
        note(f"{by_figures}{lowered(words) if by_figures else words}")
        link_row(
            link_html(
                WARD,
                f"{ward.area_name} ({part_of(ward.count, ward.of, 'measure', the='')})"
                if ward.of > 1
                else ward.area_name,
                shown,
                ward=ward.area_code,
            )
            for ward in tally.wards
        )


def _no_wards(place_id: str, ids: Sequence[str]) -> str:
    if any(ward_views.has_ward_figures(place_id, indicator_id) for indicator_id in ids):
        return "None of its ward figures has an end that is worse, so no ward is poorest on them."
    return "None of its indicators has ward figures that can be mapped." if ids else "No indicator, so no wards."


def _ward_indicators(place_id: str, walk: Walk) -> tuple[tuple[str, ...], str]:
    if walk.chosen.kind is Kind.INDICATOR:
        return (walk.chosen.element_id,), ""
    own = tuple(knot.element.element_id for knot in walk.indicators)
    if thread_views.tally(place_id, own).counted or not walk.jsna:
        return own, ""
    further = [thread_views.walk_from(place_id, knot.element.element_id) for knot in walk.jsna]
    ids = tuple(dict.fromkeys(knot.element.element_id for walked in further if walked for knot in walked.indicators))
    if not thread_views.tally(place_id, ids).counted:
        return tuple(dict.fromkeys([*own, *ids])), ""
    linked = "JSNA priority" if len(further) == 1 else "JSNA priorities"
    return ids, f"Its own indicators have no such ward figures; these are of the {linked} that it links to. "
