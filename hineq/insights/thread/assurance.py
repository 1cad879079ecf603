"""An audit's questions asked again: what was found then, what documents have said since, each of its time, and what figures show.

What only this copy holds is told apart: docs/decisions/what-only-this-copy-holds.md.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from hineq.insights.series.figures import Figures
from hineq.insights.standing.dated_facts import date_words, document
from hineq.insights.targets.measures import headline_views
from hineq.insights.thread.evidence import Computed, computed, priorities_reported
from hineq.insights.wording.numbers import capital, count_word, counted, joined
from hineq.model.assurance import AuditFinding, AuditQuestion
from hineq.model.document_words import EvidenceKind, Judgement, StatementTopic
from hineq.model.period import day_words
from hineq.model.place import Place
from hineq.model.statement import Statement


@dataclass(frozen=True, kw_only=True)
class FindingNow:
    """A finding of the audit with the statement of another document on what changed since (None where none says so)."""

    finding: AuditFinding
    since: Statement | None


@dataclass(frozen=True, kw_only=True)
class EvidenceNow:
    """One piece of evidence: a statement of a document, or what is computed."""

    statement: Statement | None
    kind: EvidenceKind | None
    computed: Computed
    note: str


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One question of the audit, what was found, and what was read since that bears on it."""

    question: AuditQuestion
    findings: tuple[FindingNow, ...]
    evidence: tuple[EvidenceNow, ...]


def answers(figures: Figures) -> tuple[Answer, ...]:
    """Every question of the audit, in its order; nothing where the place has no audit."""
    place = figures.place
    audit = place.assurance
    views = headline_views(figures) if audit.questions else []
    found = {
        kind: computed(figures, views, kind) for kind in {evidence.computed for evidence in audit.evidence} if kind
    }
    return tuple(
        Answer(
            question=question,
            findings=tuple(
                FindingNow(finding=finding, since=place.statement(finding.since_statement_id))
                for finding in audit.findings
                if finding.question_id == question.question_id
            ),
            evidence=tuple(
                EvidenceNow(
                    statement=place.statement(evidence.statement_id),
                    kind=evidence.computed,
                    computed=found[evidence.computed] if evidence.computed else Computed(),
                    note=evidence.note,
                )
                for evidence in audit.evidence
                if evidence.question_id == question.question_id
            ),
        )
        for question in audit.questions
    )


def assurance_finding(place: Place) -> str:
    """The heading: how many of the audit's conclusions hineq reads as weaknesses, since the audit itself counted none."""
    audit = place.assurance
    if not audit.questions:
        return f"No audit of how {place.name} tackles health inequalities was read"
    weak = sum(finding.judgement is Judgement.WEAKNESS for finding in audit.findings)
    when = place.sources[audit.questions[0].source_id].published[:4]
    which = f"the {counted(len(audit.findings), 'conclusion')} of the {f'{when} ' if when else ''}audit"
    return f"{capital(count_word(weak)) if weak else 'None'} of {which} {'reads as a weakness' if weak == 1 else 'read as weaknesses'}"


def assurance_lede(place: Place) -> str:
    """What the page does, whose reading the judgements are, and what the pack cannot say."""
    audit = place.assurance
    if not audit.questions:
        return ""
    source = place.sources[audit.questions[0].source_id]
    return (
        f"{source.title} ({date_words(source.published)}) asked {counted(len(audit.questions), 'question')}. Beside what it found stand "
        f"documents read since, each of its own time, and figures as at {day_words(place.snapshot)}: these show how health is, not how "
        "partners work. What this copy holds is told apart. Which conclusion is a strength and which a weakness is hineq's "
        f"reading.{_reported_words(place)}"
    )


def findings_words(answer: Answer) -> str:
    """What the audit found on a question, counted: "two weaknesses, one strength"."""
    found = Counter(finding.finding.judgement for finding in answer.findings)
    said = [
        counted(found[judgement], word, several)
        for judgement, word, several in (
            (Judgement.WEAKNESS, "weakness", "weaknesses"),
            (Judgement.STRENGTH, "strength", "strengths"),
        )
        if found[judgement]
    ]
    return joined(said) or "no conclusion"


def since_words(place: Place, answer: Answer) -> str:
    """What was read since that bears on a question, in a line: the first that figures show, and which documents speak of it, each with its date."""
    shown = [sentence for evidence in answer.evidence for sentence in evidence.computed.shown]
    said = [finding.since for finding in answer.findings] + [evidence.statement for evidence in answer.evidence]
    told = [statement for statement in said if statement]
    if not told:
        return shown[0] if shown else "Nothing was read that bears on it."
    words = f"{capital(counted(len(told), 'statement'))} of {documents_words(place, told)}."
    return f"{shown[0]} {words}" if shown else f"{words} No figure bears on it."


def documents_words(place: Place, statements: Iterable[Statement]) -> str:
    """The documents that statements are of, each with its own date."""
    return "; ".join(
        document(place.sources[source_id]) for source_id in dict.fromkeys(one.source_id for one in statements)
    )


def _reported_words(place: Place) -> str:
    """How many of the strategy's priorities the pack has an officer's update on; nothing where it has no priorities."""
    priorities, reported = len(place.thread.commissioning_priorities), len(priorities_reported(place))
    if not priorities:
        return ""
    which = f"{count_word(reported)} of" if reported else "any of"
    held = "Officers' updates were" if reported else "No officer's update was"
    return f" {held} read on {which} the strategy's {priorities} priorities."


def overall_statements(place: Place) -> tuple[Statement, ...]:
    """What the audit says as a whole, beside its findings and the national target, in the pack's order."""
    audits = {question.source_id for question in place.assurance.questions}
    return tuple(
        statement
        for statement in place.statements
        if statement.source_id in audits and statement.topic is not StatementTopic.NATIONAL_TARGET
    )
