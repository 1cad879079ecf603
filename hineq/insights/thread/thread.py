"""The golden thread to walk: from any of its elements up to outcomes and boards, and down to indicators.

What is told as the document's words and what as hineq's reading: docs/decisions/golden-thread-ties.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from hineq.insights.thread.ways import Way, measured, needs_of, outcomes_of, printed, through_needs
from hineq.model.governance import Board
from hineq.model.place import Place
from hineq.model.strategy import PriorityOutcome
from hineq.model.thread import CommissioningPriority, Thread
from hineq.model.words import Tie

LINK_WORDS = 11


class Kind(StrEnum):
    """The kinds of element, in the order of the thread; wards, between indicators and boards, have a page of their own."""

    OUTCOME = "outcome"
    PRIORITY = "priority"
    JSNA = "jsna"
    INDICATOR = "indicator"
    BOARD = "board"


@dataclass(frozen=True, kw_only=True)
class Element:
    """One element of the thread: its id (its address), its name in full, and a short name for links to it.

    `number` is that of an outcome or a commissioning priority in the document.
    """

    element_id: str
    kind: Kind
    name: str
    label: str
    number: str = ""


@dataclass(frozen=True, kw_only=True)
class Knot:
    """An element that the chosen one leads to, and why: the document's own words, or hineq's reason.

    `by_alias` says that every way to it rests on a wording that hineq takes to stand for another (`Way`).
    """

    element: Element
    why: str = ""
    by_alias: bool = False


@dataclass(frozen=True, kw_only=True)
class Walk:
    """A chosen element with everything that it leads to, by kind; its own kind holds what stands beside it."""

    chosen: Element
    outcomes: tuple[Knot, ...] = ()
    priorities: tuple[Knot, ...] = ()
    jsna: tuple[Knot, ...] = ()
    indicators: tuple[Knot, ...] = ()
    boards: tuple[Knot, ...] = ()

    def knots(self, kind: Kind) -> tuple[Knot, ...]:
        """What it leads to of a kind."""
        return {
            Kind.OUTCOME: self.outcomes, Kind.PRIORITY: self.priorities, Kind.JSNA: self.jsna,
            Kind.INDICATOR: self.indicators, Kind.BOARD: self.boards,
        }[kind]  # fmt: skip


def first_words(text: str, most: int = LINK_WORDS) -> str:
    """The beginning of a long wording, for a link to the whole of it.

    >>> first_words("Help people of every age to move more.", most=4)
    'Help people of every …'
    """
    words = text.split()
    return text if len(words) <= most else f"{' '.join(words[:most]).rstrip(',;:')} …"


def elements(place: Place) -> dict[str, Element]:
    """Every element of the place's thread by its id; indicators are those that something is tied to."""
    every = [
        *(_outcome(number, outcome) for number, outcome in enumerate(place.outcomes, 1)),
        *(_priority(priority) for priority in place.thread.commissioning_priorities),
        *(
            Element(element_id=priority.jsna_id, kind=Kind.JSNA, name=priority.wording, label=priority.wording)
            for priority in place.thread.jsna_priorities
        ),
        *(_indicator(place, indicator_id) for indicator_id in _tied(place)),
        *(_board(board) for board in place.governance.boards),
    ]
    # of two elements with one id the first keeps the address
    return {element.element_id: element for element in reversed(every)}


def in_order(place: Place) -> list[Element]:
    """The elements in the order of the thread, for choosing."""
    known, kinds = elements(place), list(Kind)
    order = [outcome.outcome_id for outcome in place.outcomes]
    order += [*place.thread.priorities, *place.thread.jsna, *_tied(place), *place.governance.board_by_id]
    return sorted(
        (known[element_id] for element_id in dict.fromkeys(order)), key=lambda element: kinds.index(element.kind)
    )


def _outcome(number: int, outcome: PriorityOutcome) -> Element:
    label = f"Outcome {number}: {outcome.name}"
    return Element(element_id=outcome.outcome_id, kind=Kind.OUTCOME, name=outcome.name, label=label, number=str(number))


def _priority(priority: CommissioningPriority) -> Element:
    label = f"{priority.number} {first_words(priority.shown)}"
    return Element(
        element_id=priority.priority_id, kind=Kind.PRIORITY, name=priority.shown, label=label, number=priority.number
    )


def _indicator(place: Place, indicator_id: str) -> Element:
    indicator = place.indicators[indicator_id]
    return Element(element_id=indicator_id, kind=Kind.INDICATOR, name=indicator.name, label=indicator.short_name)


def _board(board: Board) -> Element:
    return Element(element_id=board.board_id, kind=Kind.BOARD, name=board.name, label=board.name)


def _tied(place: Place) -> list[str]:
    """The indicators that a priority is tied to by hineq, and those of the strategy's own measures, whatever part names them."""
    named = (one.indicator_id for one in place.measures if one.indicator_id and one.tie is not Tie.CONTEXT)
    return list(dict.fromkeys([*(tie.indicator_id for tie in place.thread.ties), *named]))


def walk(place: Place, element_id: str) -> Walk | None:
    """Everything that an element leads to, or None for an id that is none of the place's elements."""
    known = elements(place)
    chosen = known.get(element_id)
    if chosen is None:
        return None
    match chosen.kind:
        case Kind.OUTCOME:
            return _from_outcome(place, chosen, known)
        case Kind.PRIORITY:
            return _from_priority(place, chosen, known)
        case Kind.JSNA:
            return _from_jsna(place, chosen, known)
        case Kind.INDICATOR:
            return _from_indicator(place, chosen, known)
        case Kind.BOARD:
            return _from_board(place, chosen, known)
    assert_never(chosen.kind)


def _from_outcome(place: Place, chosen: Element, known: dict[str, Element]) -> Walk:
    own = [priority for priority in place.thread.commissioning_priorities if priority.outcome_id == chosen.element_id]
    ids = {priority.priority_id for priority in own}
    return Walk(
        chosen=chosen,
        priorities=_knots([Way(to=priority.priority_id) for priority in own], known),
        jsna=_knots(needs_of(place.thread, [link for link in place.thread.links if link.priority_id in ids]), known),
        indicators=_knots(measured(place, chosen.element_id), known),
        boards=_boards_of(place, [Way(to=chosen.element_id)], known),
    )


def _from_priority(place: Place, chosen: Element, known: dict[str, Element]) -> Walk:
    own = place.thread.priorities[chosen.element_id]
    links = [link for link in place.thread.links if link.priority_id == own.priority_id]
    listed = place.thread.jsna
    return Walk(
        chosen=chosen,
        outcomes=_knots([Way(to=own.outcome_id)], known),
        jsna=_knots(
            [printed(jsna_id, link, listed[jsna_id].wording) for link in links for jsna_id in link.jsna_ids], known
        ),
        indicators=_ties_of(place, own.priority_id, known),
        boards=_boards_of(place, [Way(to=own.outcome_id)], known),
    )


def _from_jsna(place: Place, chosen: Element, known: dict[str, Element]) -> Walk:
    links = [link for link in place.thread.links if chosen.element_id in link.jsna_ids]
    priorities = [printed(link.priority_id, link, chosen.name) for link in links]
    outcomes = outcomes_of(place, priorities)
    return Walk(
        chosen=chosen,
        outcomes=_knots(outcomes, known),
        priorities=_knots(priorities, known),
        indicators=_ties_of(place, chosen.element_id, known),
        boards=_boards_of(place, outcomes, known),
    )


def _from_indicator(place: Place, chosen: Element, known: dict[str, Element]) -> Walk:
    ties = [Way(to=tie.tied_id, why=tie.note) for tie in place.thread.ties if tie.indicator_id == chosen.element_id]
    own = [tie for tie in ties if _is(known, tie.to, Kind.PRIORITY)]
    priorities = [*own, *through_needs(place.thread, [tie.to for tie in ties])]
    outcomes = [*measured(place, indicator_id=chosen.element_id), *outcomes_of(place, priorities)]
    # what another need is taken to stand for says nothing of this measure where the document's own words lead somewhere
    outcomes = [way for way in outcomes if not way.by_alias] or outcomes
    return Walk(
        chosen=chosen,
        outcomes=_knots(outcomes, known),
        priorities=_in_their_order(place.thread, _knots(priorities, known)),
        jsna=_knots([tie for tie in ties if _is(known, tie.to, Kind.JSNA)], known),
        boards=_boards_of(place, outcomes, known),
    )


def _from_board(place: Place, chosen: Element, known: dict[str, Element]) -> Walk:
    own = place.governance.board_by_id[chosen.element_id]
    outcomes = [outcome.outcome_id for outcome in place.outcomes if own in delivery_boards(place, outcome.outcome_id)]
    relations = place.governance.relations
    above = [
        Way(to=relation.other_id, why=f"{own.name} {relation.relation.word(place.strategy_tense)} it")
        for relation in relations
        if relation.board_id == own.board_id
    ]
    below = [
        Way(to=relation.board_id, why=f"It {relation.relation.word(place.strategy_tense)} this one")
        for relation in relations
        if relation.other_id == own.board_id
    ]
    return Walk(
        chosen=chosen,
        outcomes=_knots([Way(to=outcome_id) for outcome_id in outcomes], known),
        priorities=_knots(
            [
                Way(to=priority.priority_id)
                for priority in place.thread.commissioning_priorities
                if priority.outcome_id in outcomes
            ],
            known,
        ),
        boards=_knots([*above, *below], known),
    )


def delivery_boards(place: Place, outcome_id: str) -> list[Board]:
    """The boards that answer for an outcome: the one that the strategy names, and any that says so itself.

    A measure of the strategy as a whole is under no outcome: no board is named for it.
    """
    if not outcome_id:
        return []
    named = {outcome.delivery_board for outcome in place.outcomes if outcome.outcome_id == outcome_id}
    return [board for board in place.governance.boards if board.name in named or board.outcome_id == outcome_id]


def _boards_of(place: Place, outcomes: Iterable[Way], known: dict[str, Element]) -> tuple[Knot, ...]:
    return _knots(
        [
            Way(to=board.board_id, by_alias=outcome.by_alias)
            for outcome in outcomes
            for board in delivery_boards(place, outcome.to)
        ],
        known,
    )


def _knots(ways: Iterable[Way], known: dict[str, Element]) -> tuple[Knot, ...]:
    """The elements that ways lead to, each once, with every reason there is; ids of no element are left out."""
    there: dict[str, list[Way]] = {}
    for way in ways:
        if way.to in known:
            there.setdefault(way.to, []).append(way)
    return tuple(
        Knot(
            element=known[element_id],
            why="; ".join(dict.fromkeys(way.why for way in found if way.why)),
            by_alias=all(way.by_alias for way in found),
        )
        for element_id, found in there.items()
    )


def _is(known: dict[str, Element], element_id: str, kind: Kind) -> bool:
    return element_id in known and known[element_id].kind is kind


def _ties_of(place: Place, tied_id: str, known: dict[str, Element]) -> tuple[Knot, ...]:
    return _knots([Way(to=tie.indicator_id, why=tie.note) for tie in place.thread.ties_of(tied_id)], known)


def _in_their_order(thread: Thread, knots: tuple[Knot, ...]) -> tuple[Knot, ...]:
    """Commissioning priorities in the document's order."""
    order = list(thread.priorities)
    return tuple(sorted(knots, key=lambda knot: order.index(knot.element.element_id)))
