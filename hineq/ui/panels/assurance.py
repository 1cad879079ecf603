"""The parts of the page "Audit": a question with its findings, what was read since, and what this copy holds."""

from collections import Counter
from collections.abc import Iterable

import pandas as pd
from markupsafe import Markup

from hineq.insights.standing.dated_facts import document
from hineq.insights.thread.assurance import Answer, EvidenceNow, FindingNow, since_words
from hineq.insights.wording.numbers import counted
from hineq.model.document_words import EvidenceKind, Judgement
from hineq.model.place import Place
from hineq.model.statement import Statement
from hineq.theme.palette import JUDGED_LIKE, OUTCOME_MARKS
from hineq.ui.components.links import link_html
from hineq.ui.components.quotes import quotation_html
from hineq.ui.html import each, html_table
from hineq.ui.layout.pages import INEQUALITY, MAP, METHODS, OVERVIEW, STANDING, STRATEGY, TARGETS
from hineq.ui.layout.piece import piece
from hineq.ui.views.kept import Said, kept

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
_SECTION = Markup("<h3>{}</h3>")
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


def show_questions(place: Place, answers: tuple[Answer, ...]) -> None:
    """The questions, one a row: what was found then, and what was read since."""
    piece(kept(place.place_id, _questions_html, place, answers))


def _questions_html(place: Place, answers: tuple[Answer, ...]) -> Markup:
    rows = [
        (
            f"{answer.question.number}. {answer.question.theme}",
            _counts_html(answer),
            since_words(place, answer),
        )
        for answer in answers
    ]
    table = pd.DataFrame(rows, columns=["Question", "Then", "Since then"], dtype=object)
    return html_table(table, "The questions, then and since", stacked=True)


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


def answer_html(place: Place, answer: Answer, selected: Said) -> Markup:
    """A question, the findings on it as a list, then what was read since, and what this copy holds."""
    shown = dict(selected)
    parts = [
        Markup("<p>{}.</p>").format(answer.question.wording),
        _SECTION.format("What the audit found"),
        findings_html(place, answer) if answer.findings else Markup(),
        _SECTION.format("What was read since, each of its own time"),
    ]
    figured = [evidence for evidence in answer.evidence if evidence.computed.shown]
    parts += [_evidence_html(evidence.computed.shown, _link(evidence, shown)) for evidence in figured]
    if not figured:
        parts.append(Markup("<p>No figure bears on the question; there are words of documents only.</p>"))
    parts += [quoted_html(place, evidence.statement) for evidence in answer.evidence if evidence.statement]
    held = [evidence for evidence in answer.evidence if evidence.computed.held]
    if held:
        parts.append(_SECTION.format("What this copy holds, which is no evidence of how partners work"))
    parts += [
        _evidence_html(evidence.computed.held, Markup() if evidence in figured else _link(evidence, shown))
        for evidence in held
    ]
    return Markup("").join(parts)


def _evidence_html(sentences: Iterable[str], link: Markup) -> Markup:
    return Markup('<ul class="hq-list">{}</ul>{}').format(each(Markup("<li>{}</li>"), sentences), link)


def _link(evidence: EvidenceNow, shown: dict[str, str]) -> Markup:
    """To the page where a kind of evidence is shown in full."""
    if not evidence.kind:
        return Markup()
    page = _PAGES[evidence.kind]
    link = link_html(page, f"{page.title}: {evidence.note.rstrip('.')}", shown)
    return Markup('<p class="hq-way">{}</p>').format(link)
