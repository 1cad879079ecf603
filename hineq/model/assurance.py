"""Assurance: what an audit asked, what it found, and what stands as evidence on the same question now."""

from dataclasses import dataclass

from hineq.model.words import Judgement


@dataclass(frozen=True, kw_only=True)
class AuditQuestion:
    """An issue that an audit examined, in its own words, with a short name for it."""

    question_id: str
    number: str
    wording: str
    theme: str
    source_id: str


@dataclass(frozen=True, kw_only=True)
class AuditFinding:
    """A finding of an audit, quoted; what changed since stands in a statement of another document, where one says so."""

    finding_id: str
    question_id: str
    judgement: Judgement
    quote: str
    place_in_document: str
    source_id: str
    since_statement_id: str
    since_note: str


@dataclass(frozen=True, kw_only=True)
class AuditEvidence:
    """Something that bears on an audit's question now: a statement of a document, or a page whose finding is computed."""

    question_id: str
    statement_id: str
    page: str
    note: str


@dataclass(frozen=True, kw_only=True)
class Assurance:
    """An audit of a place; empty where a pack has none."""

    questions: tuple[AuditQuestion, ...] = ()
    findings: tuple[AuditFinding, ...] = ()
    evidence: tuple[AuditEvidence, ...] = ()
