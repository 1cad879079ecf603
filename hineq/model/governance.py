"""Governance: the boards of a place, the levels that it works at, and what each body did with a document."""

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from hineq.model.declaring import AreaCode, BoardId, OutcomeId, SourceId, StatementId
from hineq.model.document_words import ApprovalEvent, BoardRelation, GovernanceLevel


@dataclass(frozen=True, kw_only=True)
class Board:
    """A board, with the outcome that it answers for where a document says so."""

    KEY: ClassVar = ("board_id",)

    board_id: str
    name: str
    level: GovernanceLevel | None = None
    area_code: AreaCode = ""
    outcome_id: OutcomeId = ""
    quote: str = ""
    place_in_document: str = ""
    source_id: SourceId


@dataclass(frozen=True, kw_only=True)
class Relation:
    """How a board stands to another board (`other_id`), or which `role` leads it, in the words of a document."""

    KEY: ClassVar = ("board_id", "relation", "other_id", "role")

    board_id: BoardId
    relation: BoardRelation
    other_id: BoardId = ""
    role: str = ""
    quote: str
    place_in_document: str
    source_id: SourceId


@dataclass(frozen=True, kw_only=True)
class Level:
    """A level of working, in a document's words: what it covers and who leads there (empty where it does not say).

    `statement_ids` are statements that say more of it.
    """

    KEY: ClassVar = ("level",)

    level: GovernanceLevel
    covers: str
    led_by: str = ""
    quote: str
    place_in_document: str
    statement_ids: tuple[StatementId, ...] = ()
    source_id: SourceId


@dataclass(frozen=True, kw_only=True)
class Approval:
    """A day on which a document came before a body, and what happened there."""

    KEY: ClassVar = ("date", "body", "event")

    date: datetime.date
    body: str
    event: ApprovalEvent
    quote: str
    source_id: SourceId


@dataclass(frozen=True, kw_only=True)
class Governance:
    """Who answers for what in a place; empty where a pack does not say."""

    boards: tuple[Board, ...] = ()
    relations: tuple[Relation, ...] = ()
    levels: tuple[Level, ...] = ()
    approvals: tuple[Approval, ...] = ()

    @cached_property
    def board_by_id(self) -> dict[str, Board]:
        """The boards by id, in the pack's order."""
        return {board.board_id: board for board in self.boards}

    def above(self, board_id: str) -> tuple[Relation, ...]:
        """How a board stands to the boards above it."""
        return tuple(one for one in self.relations if one.board_id == board_id and not one.relation.of_a_role)

    def leaders(self, board_id: str) -> tuple[Relation, ...]:
        """Which roles lead or chair a board."""
        return tuple(one for one in self.relations if one.board_id == board_id and one.relation.of_a_role)
