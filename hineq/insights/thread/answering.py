"""Who answers: for each measure and each need of a strategy the boards that its outcomes lead to, in a line."""

from collections.abc import Sequence
from dataclasses import dataclass

from hineq.insights.thread.strategy import above_words, leader_words
from hineq.insights.thread.thread import Element, Kind, elements, first_words, walk
from hineq.insights.wording.numbers import capital, count_word, counted, joined, lowered, title
from hineq.model.governance import Board
from hineq.model.place import Place
from hineq.model.roles import StrategyPart
from hineq.model.words import Tie

NO_LINK = "no board: no priority of the strategy links to it"
OVERALL = "no board: an aim of the strategy as a whole, under none of its outcomes"
_BY_ALIAS = "by links in other words"


@dataclass(frozen=True, kw_only=True)
class Answering:
    """A measure or a need, the boards that answer for it (none where nothing leads to one), and by which outcomes.

    `other_boards` and `other_outcomes` are those that only links in other words lead to, which hineq takes to stand for it. `overall`
    says that it is a measure of the strategy as a whole.
    """

    element: Element
    boards: tuple[Element, ...]
    outcomes: tuple[Element, ...]
    other_boards: tuple[Element, ...] = ()
    other_outcomes: tuple[Element, ...] = ()
    overall: bool = False

    @property
    def words(self) -> str:
        """The boards, or why there is none."""
        boards = joined([board.label for board in self.boards])
        others = joined([board.label for board in self.other_boards])
        if others:
            return f"{boards}; {_BY_ALIAS} also {others}" if boards else f"{_BY_ALIAS} {others}"
        return boards or (OVERALL if self.overall else NO_LINK)

    @property
    def through(self) -> str:
        """The outcomes by their numbers: "outcome 2"."""
        own, others = _numbers(self.outcomes), _numbers(self.other_outcomes)
        return "; ".join(filter(None, (own, f"{_BY_ALIAS} {others}" if others else "")))


def _numbers(outcomes: Sequence[Element]) -> str:
    numbers = [outcome.number for outcome in outcomes]
    return f"{'outcome' if len(numbers) == 1 else 'outcomes'} {joined(numbers)}" if numbers else ""


def who_answers(place: Place) -> tuple[Answering, ...]:
    """Every need and every measure of the strategy, in its order, with who answers for it; nothing without a board."""
    every = (
        answering_for(place, element.element_id)
        for element in elements(place).values()
        if element.kind in (Kind.JSNA, Kind.INDICATOR)
    )
    return tuple(one for one in every if one is not None)


def answering_for(place: Place, element_id: str) -> Answering | None:
    """Who answers for a need or a measure of the strategy; None for what is neither, and without a board at all."""
    leads_to = walk(place, element_id) if place.strategy is not None and place.governance.boards else None
    if leads_to is None:
        return None
    order = list(place.governance.board_by_id)

    def boards(*, by_alias: bool) -> tuple[Element, ...]:
        found = (knot.element for knot in leads_to.boards if knot.by_alias is by_alias)
        return tuple(sorted(found, key=lambda board: order.index(board.element_id)))

    def outcomes(*, by_alias: bool) -> tuple[Element, ...]:
        found = (knot.element for knot in leads_to.outcomes if knot.by_alias is by_alias)
        return tuple(sorted(found, key=lambda outcome: outcome.number))

    named = (one.part for one in place.measures if one.indicator_id == element_id and one.tie is not Tie.CONTEXT)
    return Answering(
        element=leads_to.chosen, boards=boards(by_alias=False), outcomes=outcomes(by_alias=False),
        other_boards=boards(by_alias=True), other_outcomes=outcomes(by_alias=True), overall=StrategyPart.OVERALL in named,
    )  # fmt: skip


def answers_finding(place: Place) -> str:
    """The heading, in at most 15 words: how many boards answer for the strategy, and to whom; empty without such a board."""
    names = {outcome.delivery_board for outcome in place.outcomes}
    delivering = [board for board in place.governance.boards if board.name in names or board.outcome_id]
    if place.strategy is None or not delivering:
        return ""
    verb = "answered" if place.strategy_ended else "answers" if len(delivering) == 1 else "answer"
    boards = place.governance.board_by_id
    above = [{boards[one.other_id].name for one in place.governance.above(board.board_id)} for board in delivering]
    common = sorted(set.intersection(*above))
    said = f"{capital(counted(len(delivering), 'board'))} {verb} for {place.name}'s strategy"
    reporting = "reporting" if len(delivering) == 1 else "each reporting"
    return title(*([f"{said}, {reporting} to the {common[0].removeprefix('The ')}"] if common else []), said)


def answering_rule(answering: Sequence[Answering]) -> str:
    """By what a measure or need leads to a board, for the foot of a page; nothing without any."""
    if not answering:
        return ""
    read = "Which measure leads to which board is read off the strategy's measures of success and hineq's ties."
    if not any(one.other_boards for one in answering):
        return read
    return (
        f"{read} A link in other words is printed otherwise than in the strategy's list of needs, and hineq takes it to stand for the "
        "need: what only such a link leads to is said to be so, and leads a measure to a board only where nothing else does."
    )


def answer_heading(place: Place, answering: Answering) -> str:
    """Who answers for one measure or need, as a heading."""
    name = answering.element.label
    short = first_words(name, 8)
    if not answering.boards:
        said = "a board by other words" if answering.other_boards else "no board"
        return title(f"{name}: {answering.words}", f"{name}: {said}", f"{short}: {said}")
    verb = "answered" if place.strategy_ended else "answers" if len(answering.boards) == 1 else "answer"
    boards = joined([_the(board) for board in answering.boards])
    many = f"{counted(len(answering.boards), 'board')} {verb} for it"
    return title(f"{name}: {boards} {verb} for it", f"{name}: {many}", f"{short}: {many}")


def answer_sentence(place: Place, answering: Answering) -> str:
    """Who answers for a measure or need, by which outcome, to whom, and who leads there, in sentences."""
    every = (*answering.boards, *answering.other_boards)
    if not every:
        return f"{capital(answering.words)}."
    said = []
    if answering.boards:
        names = joined([_the(board) for board in answering.boards])
        said.append(f"{capital(names)}, through {_numbers(answering.outcomes)}.")
    if answering.other_boards:
        names = joined([_the(board) for board in answering.other_boards])
        said.append(
            f"{capital(_BY_ALIAS)}, which hineq takes to stand for it, {'also ' if said else ''}{names}, through "
            f"{_numbers(answering.other_outcomes)}."
        )
    several = len(every) > 1
    stands: dict[str, list[str]] = {}
    for board in every:
        for words in (above_words(place, board.element_id), leader_words(place, board.element_id)):
            if words:
                stands.setdefault(words, []).append(_the(board))
    for words, boards in stands.items():
        whole = len(boards) == len(every)
        said.append(f"{capital(('Each' if several else 'It') if whole else joined(boards))} {words}.")
    return " ".join(said)


def _the(board: Element) -> str:
    """A board's name for the middle of a sentence."""
    return f"the {board.label[4:]}" if board.label.startswith("The ") else board.label


def answers_for(place: Place, board: Board, answering: tuple[Answering, ...]) -> str:
    """For what a board answers, with how many needs and measures: nothing for one that stands over others only."""
    numbers = [
        str(number)
        for number, outcome in enumerate(place.outcomes, 1)
        if outcome.delivery_board == board.name or outcome.outcome_id == board.outcome_id
    ]
    if not numbers:
        return ""
    own = [one.element.kind for one in answering if board.board_id in {other.element_id for other in one.boards}]
    needs, measures = own.count(Kind.JSNA), own.count(Kind.INDICATOR)
    counts = [counted(needs, "need")] if needs else []
    counts += [counted(measures, "measure")] if measures else []
    names = [outcome.name for outcome in place.outcomes]
    outcomes = joined([f"outcome {number} ({lowered(names[int(number) - 1])})" for number in numbers])
    return f"{capital(outcomes)}{': ' if counts else ''}{joined(counts)}"


def unlinked(answering: tuple[Answering, ...], kind: Kind) -> str:
    """How many needs or measures have no board, in a clause, or nothing."""
    without = sum(not (one.boards or one.other_boards) for one in answering if one.element.kind is kind)
    return f", {count_word(without)} without one" if without else ""
