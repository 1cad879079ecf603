"""The parts of the page "Audit": a question with its findings, what was read since, and what this copy holds."""

from collections import Counter
from collections.abc import Iterable

import pandas as pd
import streamlit as st
from markupsafe import Markup

from hineq.insights.standing.dated_facts import document
from hineq.insights.thread.assurance import Answer, EvidenceNow, FindingNow, since_words
from hineq.insights.wording.numbers import counted
from hineq.model.document_words import EvidenceKind, Judgement
from hineq.model.place import Place
from hineq.model.statement import Statement
from hineq.theme.palette import JUDGED_LIKE, OUTCOME_MARKS
from hineq.ui.components.links import page_link
from hineq.ui.components.quotes import quotation_html
from hineq.ui.components.tables import show_table
from hineq.ui.layout.page import subsection
from hineq.ui.layout.pages import INEQUALITY, MAP, METHODS, OVERVIEW, STANDING, STRATEGY, TARGETS
from hineq.ui.markdown import as_written

# where each kind of evidence is shown in full
_PAGES = {
    EvidenceKind.TARGETS_MET: OVERVIEW,
    EvidenceKind.MEASURES_PUBLISHED: TARGETS,
    EvidenceKind.LINKS_OF_STRATEGY: STRATEGY,
    EvidenceKind.WARDS_COMPARED: MAP,
    EvidenceKind.WIDER_CAUSES: INEQUALITY,
    EvidenceKind.STANDING: STANDING,
    EvidenceKind.SOURCES: METHODS,
}
_TONES = {Judgement.STRENGTH: "hq-good", Judgement.WEAKNESS: "hq-bad"}


def judgement_html(judgement: Judgement) -> Markup:
    """Strength or weakness in colour, shape and word."""
    mould = Markup('<strong class="{}"><span aria-hidden="true">{} </span>{}</strong>')
    return mould.format(_TONES[judgement], _mark(judgement), judgement.value.capitalize())


def _mark(judgement: Judgement) -> str:
    return OUTCOME_MARKS[JUDGED_LIKE[judgement]]


def quoted_html(place: Place, statement: Statement) -> Markup:
    """A statement as printed, with the document, its own date, its place there and what the statement speaks of."""
    as_at = f"As at: {statement.as_at}" if statement.as_at else ""
    where = f"{document(place.sources[statement.source_id])}: {statement.place_in_document}"
    return quotation_html(statement.shown, (where, as_at, statement.note))


def findings_html(place: Place, answer: Answer) -> Markup:
    """What was found, one item a finding: the judgement, the audit's words, and what another document says since."""
    items = Markup("").join(
        Markup("<li><div>{}<p>“{}”</p></div><div>{}</div></li>").format(
            judgement_html(finding.finding.judgement), finding.finding.quote, _since_html(place, finding)
        )
        for finding in answer.findings
    )
    return Markup('<ul class="hq-findings">{}</ul>').format(items)


def _since_html(place: Place, finding: FindingNow) -> Markup:
    if finding.since is None:
        return Markup('<p class="hq-quiet">What changed since: hineq ties no later statement to it.</p>')
    reading = f" {finding.finding.since_note}" if finding.finding.since_note else ""
    return Markup("<p>What changed since:{}</p>{}").format(reading, quoted_html(place, finding.since))


def show_questions(place: Place, answers: Iterable[Answer]) -> None:
    """The questions, one a row: what was found then, and what was read since."""
    rows = [
        (
            f"{answer.question.number}. {answer.question.theme}",
            _counts_html(answer),
            since_words(place, answer),
        )
        for answer in answers
    ]
    table = pd.DataFrame(rows, columns=["Question", "Then", "Since then"], dtype=object)
    show_table(table, "The questions, then and since", stacked=True)


def _counts_html(answer: Answer) -> Markup:
    """How many weaknesses and strengths were found, each in colour, shape and word."""
    found = Counter(finding.finding.judgement for finding in answer.findings)
    mould = Markup('<span class="hq-outcome {}"><span aria-hidden="true">{} </span>{}</span>')
    several = {Judgement.WEAKNESS: "weaknesses", Judgement.STRENGTH: "strengths"}
    said = [
        mould.format(
            _TONES[judgement], _mark(judgement), counted(found[judgement], judgement.value, several[judgement])
        )
        for judgement in reversed(_TONES)
        if found[judgement]
    ]
    return Markup("<br>").join(said)


def draw_answer(place: Place, answer: Answer, shown: dict[str, str]) -> None:
    """The findings on one question as a table, then what was read since, and what this copy holds."""
    subsection("What the audit found")
    if answer.findings:
        st.html(findings_html(place, answer))
    subsection("What was read since, each of its own time")
    said = [evidence.statement for evidence in answer.evidence if evidence.statement]
    figured = [evidence for evidence in answer.evidence if evidence.computed.shown]
    for evidence in figured:
        _show_sentences(evidence.computed.shown)
        _link(evidence, shown)
    if not figured:
        st.markdown("No figure bears on the question; there are words of documents only.")
    if said:
        st.html(Markup("").join(quoted_html(place, statement) for statement in said))
    held = [evidence for evidence in answer.evidence if evidence.computed.held]
    if held:
        subsection("What this copy holds, which is no evidence of how partners work")
    for evidence in held:
        _show_sentences(evidence.computed.held)
        if evidence not in figured:
            _link(evidence, shown)


def _show_sentences(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        st.markdown(f"- {as_written(sentence)}")


def _link(evidence: EvidenceNow, shown: dict[str, str]) -> None:
    """To the page where a kind of evidence is shown in full."""
    if evidence.kind:
        page = _PAGES[evidence.kind]
        page_link(page, f"{page.title}: {evidence.note.rstrip('.')}", shown)
