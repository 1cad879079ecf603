"""How a system is meant to work: its levels and who leads them, what its documents say, who approved them and when."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from hineq.insights.thread.answering import answers_finding, answers_for, who_answers
from hineq.insights.thread.strategy import above_words, leaders
from hineq.insights.wards.levels import LevelGeography, geography
from hineq.insights.wording.numbers import capital, count_word, counted, joined
from hineq.model.document_words import ApprovalEvent, GovernanceLevel, StatementTopic
from hineq.model.governance import Approval, Board, Level
from hineq.model.period import day_words
from hineq.model.place import Place
from hineq.model.statement import Statement

NOT_SAID = "The report does not say"
_ORDER = {level: number for number, level in enumerate(GovernanceLevel)}


@dataclass(frozen=True, kw_only=True)
class LevelShown:
    """A level of working: what a document says of it and in which further statements, and which areas of the pack stand at it.

    `said` is None where the pack has no document on the level, `here` where it has no area at it.
    """

    level: GovernanceLevel
    said: Level | None
    here: LevelGeography | None
    more: tuple[Statement, ...]

    @property
    def covers(self) -> str:
        """What it covers, in the document's words."""
        return self.said.covers if self.said else ""

    @property
    def led_by(self) -> str:
        """Who leads there: the document's word or `NOT_SAID`, empty without a document."""
        return (self.said.led_by or NOT_SAID) if self.said else ""

    @property
    def where(self) -> str:
        """Where the document says so."""
        return self.said.place_in_document if self.said else ""

    @property
    def areas(self) -> str:
        """The areas of the pack at this level, in words."""
        if self.here is None:
            return ""
        if self.here.wards:
            return counted(self.here.wards, "ward")
        districts = f", with {counted(self.here.districts, 'district')}" if self.here.districts else ""
        return joined(self.here.names) + districts


def levels_shown(place: Place) -> list[LevelShown]:
    """The levels of a place, largest first: those that its documents name, else those that its areas make up."""
    areas = {here.level: here for here in geography(place)}
    documented = {said.level: said for said in place.governance.levels}
    return [
        LevelShown(level=level, said=said, here=areas.get(level), more=_statements(place, said))
        for level in sorted(documented or areas, key=_ORDER.__getitem__)
        for said in [documented.get(level)]
    ]


def _statements(place: Place, said: Level | None) -> tuple[Statement, ...]:
    statements = (place.statement(statement_id) for statement_id in (said.statement_ids if said else ()))
    return tuple(statement for statement in statements if statement)


def system_finding(place: Place) -> str:
    """The heading, in at most 15 words: at which levels the documents say who leads, or who answers for the strategy."""
    levels = place.governance.levels
    if not levels:
        named = len(place.governance.boards)
        boards = f"The documents name {counted(named, 'board')} of {place.name}"
        return answers_finding(place) or (boards if named else f"No document here says who answers in {place.name}")
    led = [str(level.level) for level in sorted(levels, key=lambda level: _ORDER[level.level]) if level.led_by]
    if len(led) == len(levels):
        return f"Work runs at {count_word(len(levels))} levels, each with somebody who leads it"
    if not led:
        return f"Work is to run at {count_word(len(levels))} levels, and the report names nobody who leads"
    return f"The report says who leads at {count_word(len(led))} of {count_word(len(levels))} levels: {joined(led)}"


def framework_statements(place: Place, *topics: StatementTopic) -> list[Statement]:
    """What the documents on levels of working say on some topics, in the pack's order; nothing without such a document."""
    sources = {level.source_id for level in place.governance.levels}
    return [statement for statement in place.statements if statement.topic in topics and statement.source_id in sources]


def boards_in_order(place: Place) -> list[Board]:
    """The boards: those that answer for an outcome first, then those above others, then those of the largest level."""
    last = len(_ORDER)
    names = {outcome.delivery_board for outcome in place.outcomes}
    above = {relation.other_id for relation in place.governance.relations}
    delivering = any(board.outcome_id or board.name in names for board in place.governance.boards)
    return sorted(
        place.governance.boards,
        key=lambda board: (
            not (board.outcome_id or board.name in names),
            delivering and board.board_id not in above,
            _ORDER[board.level] if board.level else last,
        ),
    )


def boards_table(place: Place) -> pd.DataFrame:
    """The boards in their order, one a row with its id as label: Board, Level, Area, Answers for, Answers to, Led or
    chaired by; without the columns in which no document says anything, and without the area where all are of the place."""
    answering = who_answers(place)
    boards = boards_in_order(place)
    table = pd.DataFrame(
        [
            (
                board.name,
                capital(str(board.level)) if board.level else "",
                place.areas[board.area_code].area_name if board.area_code else "",
                answers_for(place, board, answering),
                capital(above_words(place, board.board_id)),
                "; ".join(words for _, words in leaders(place, board.board_id)),
            )
            for board in boards
        ],
        columns=["Board", "Level", "Area", "Answers for", "Answers to", "Led or chaired by"],
        index=[board.board_id for board in boards],
    )
    said = (table != "").any(axis=0)
    if all(board.area_code in ("", place.area_code) for board in boards):
        said["Area"] = False
    return table[[name for name in table.columns if said[name] or name == "Board"]]


def approvals_table(approvals: Iterable[Approval]) -> pd.DataFrame:
    """What each body did with a document, oldest first: Date, Body, What happened, In the document's words."""
    order = list(ApprovalEvent)
    # reviewed on a day, approved on the same: the review comes first
    rows = sorted(
        approvals,
        key=lambda approval: (approval.date, approval.event is ApprovalEvent.APPROVED, order.index(approval.event)),
    )
    return pd.DataFrame(
        [
            (day_words(approval.date), approval.body, capital(approval.event.word), f"“{approval.quote}”")
            for approval in rows
        ],
        columns=["Date", "Body", "What happened", "In the document's words"],
    )


def meetings(approvals: Iterable[Approval]) -> int:
    """How many dated meetings approvals are of: what one body did on one day was one meeting."""
    return len({(approval.date, approval.body) for approval in approvals})


def approvals_finding(place: Place) -> str:
    """How long a document was on its way, and what was still to come: two sentences at most; empty without approvals."""
    approvals = sorted(place.governance.approvals, key=lambda approval: approval.date)
    if not approvals:
        return ""
    bodies = len({approval.body for approval in approvals})
    first, last = approvals[0].date, approvals[-1].date
    words = f"It came before {counted(bodies, 'body', 'bodies')} between {day_words(first)} and {day_words(last)}."
    approved = [approval for approval in approvals if approval.event is ApprovalEvent.APPROVED]
    waiting = [approval for approval in approvals if approval.event is ApprovalEvent.TO_BE_NOTED]
    if approved:
        words += f" Approved on {day_words(approved[-1].date)} by the {approved[-1].body}"
        words += (
            f", subject to its being noted by the {joined([approval.body for approval in waiting])}."
            if waiting
            else "."
        )
    return words
