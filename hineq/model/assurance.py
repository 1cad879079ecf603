"""Assurance: what an audit asked, what it found, and what stands as evidence on the same question now."""

from dataclasses import dataclass
from typing import ClassVar

from hineq.model.declaring import QuestionId, SourceId, StatementId
from hineq.model.document_words import EvidenceKind, Judgement


@dataclass(frozen=True, kw_only=True)
class AuditQuestion:
    """An issue that an audit examined, in its own words, with a short name for it."""

    KEY: ClassVar = ("question_id",)

    question_id: str
    number: str
    wording: str
    theme: str
    source_id: SourceId


@dataclass(frozen=True, kw_only=True)
class AuditFinding:
    """A finding of an audit, quoted; what changed since stands in a statement of another document, where one says so."""

    KEY: ClassVar = ("finding_id",)

    finding_id: str
    question_id: QuestionId
    judgement: Judgement
    quote: str
    place_in_document: str
    source_id: SourceId
    since_statement_id: StatementId = ""
    since_note: str = ""


@dataclass(frozen=True, kw_only=True)
class AuditEvidence:
    """Something that bears on an audit's question now: a statement of a document, or a finding that is computed."""

    KEY: ClassVar = ("question_id", "statement_id", "computed")

    question_id: QuestionId
    statement_id: StatementId = ""
    computed: EvidenceKind | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Assurance:
    """An audit of a place; empty where a pack has none."""

    questions: tuple[AuditQuestion, ...] = ()
    findings: tuple[AuditFinding, ...] = ()
    evidence: tuple[AuditEvidence, ...] = ()
