"""Who answers: for each measure and each need of a strategy the boards that its outcomes lead to, in a line."""

from dataclasses import dataclass

from hineq.insights.thread.strategy import above_words, leader_words
from hineq.insights.thread.thread import Element, Kind, elements, first_words, walk
from hineq.insights.wording.numbers import capital, count_word, counted, joined, lowered, title
from hineq.model.governance import Board
from hineq.model.place import Place

NO_LINK = "no board: no priority of the strategy links to it"


@dataclass(frozen=True, kw_only=True)
class Answering:
    """A measure or a need, the boards that answer for it (none where nothing leads to one), and by which outcomes."""

    element: Element
    boards: tuple[Element, ...]
    outcomes: tuple[Element, ...]

    @property
    def words(self) -> str:
        """The boards, or why there is none."""
        return joined([board.label for board in self.boards]) or NO_LINK

    @property
    def through(self) -> str:
        """The outcomes by their numbers: "outcome 2"."""
        numbers = [outcome.number for outcome in self.outcomes]
        return f"{'outcome' if len(numbers) == 1 else 'outcomes'} {joined(numbers)}" if numbers else ""


def who_answers(place: Place) -> tuple[Answering, ...]:
    """Every need and every measure of the strategy, in its order, with who answers for it; nothing without a board."""
    if place.strategy is None or not place.governance.boards:
        return ()
    order = list(place.governance.board_by_id)
    return tuple(
        Answering(
            element=element,
            boards=tuple(
                sorted((knot.element for knot in leads_to.boards), key=lambda board: order.index(board.element_id))
            ),
            outcomes=tuple(sorted((knot.element for knot in leads_to.outcomes), key=lambda outcome: outcome.number)),
        )
        for element in elements(place).values()
        if element.kind in (Kind.JSNA, Kind.INDICATOR)
        for leads_to in [walk(place, element.element_id)]
        if leads_to
    )


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


def answer_heading(place: Place, answering: Answering) -> str:
    """Who answers for one measure or need, as a heading."""
    name = answering.element.label
    short = first_words(name, 8)
    if not answering.boards:
        return title(f"{name}: {NO_LINK}", f"{name}: no board", f"{short}: no board")
    verb = "answered" if place.strategy_ended else "answers" if len(answering.boards) == 1 else "answer"
    boards = joined([_the(board) for board in answering.boards])
    many = f"{counted(len(answering.boards), 'board')} {verb} for it"
    return title(f"{name}: {boards} {verb} for it", f"{name}: {many}", f"{short}: {many}")


def answer_sentence(place: Place, answering: Answering) -> str:
    """Who answers for a measure or need, by which outcome, to whom, and who leads there, in sentences."""
    if not answering.boards:
        return f"{capital(answering.words)}."
    names = joined([_the(board) for board in answering.boards])
    said = [f"{capital(names)}, through {answering.through}."]
    several = len(answering.boards) > 1
    stands: dict[str, list[str]] = {}
    for board in answering.boards:
        for words in (above_words(place, board.element_id), leader_words(place, board.element_id)):
            if words:
                stands.setdefault(words, []).append(_the(board))
    for words, boards in stands.items():
        whole = len(boards) == len(answering.boards)
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
    without = sum(not one.boards for one in answering if one.element.kind is kind)
    return f", {count_word(without)} without one" if without else ""
