"""Governance: the boards of a place, the levels that it works at, and what each body did with a document."""

import datetime
from dataclasses import dataclass

from hineq.model.words import ApprovalEvent, GovernanceLevel


@dataclass(frozen=True, kw_only=True)
class Board:
    """A board, the board that it reports to (an id, empty where the document names none) and the role that leads it."""

    board_id: str
    name: str
    level: GovernanceLevel | None
    area_code: str
    reports_to: str
    led_by: str
    outcome_id: str
    quote: str
    place_in_document: str
    source_id: str


@dataclass(frozen=True, kw_only=True)
class Level:
    """A level of working, in a document's words: what it covers and who leads there (empty where it does not say)."""

    level: GovernanceLevel
    covers: str
    led_by: str
    quote: str
    place_in_document: str
    source_id: str


@dataclass(frozen=True, kw_only=True)
class Approval:
    """A day on which a document came before a body, and what happened there."""

    date: datetime.date
    body: str
    event: ApprovalEvent
    quote: str
    source_id: str


@dataclass(frozen=True, kw_only=True)
class Governance:
    """Who answers for what in a place; empty where a pack does not say."""

    boards: tuple[Board, ...] = ()
    levels: tuple[Level, ...] = ()
    approvals: tuple[Approval, ...] = ()
