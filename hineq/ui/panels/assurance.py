"""The parts of the page "Assurance": a question with its findings, and the evidence of today."""

import streamlit as st
from markupsafe import Markup

from hineq.insights.standing.dated_facts import document
from hineq.insights.thread.assurance import Answer, FindingNow
from hineq.model.place import Place
from hineq.model.statement import Statement
from hineq.model.words import Judgement
from hineq.ui.components.links import page_link
from hineq.ui.components.quotes import quotation_html
from hineq.ui.layout.page import subsection
from hineq.ui.layout.pages import PAGES
from hineq.ui.markdown import as_written

_MARKS = {Judgement.STRENGTH: ("▲", "hq-good"), Judgement.WEAKNESS: ("▼", "hq-bad")}


def judgement_html(judgement: Judgement) -> Markup:
    """Strength or weakness in colour, shape and word."""
    mark, tone = _MARKS[judgement]
    mould = Markup('<strong class="{}"><span aria-hidden="true">{} </span>{}</strong>')
    return mould.format(tone, mark, judgement.value.capitalize())


def quoted_html(place: Place, statement: Statement) -> Markup:
    """A statement as printed, with the document, its own date, its place there and what the statement speaks of."""
    as_at = f"As at: {statement.as_at}" if statement.as_at else ""
    where = f"{document(place.sources[statement.source_id])}: {statement.place_in_document}"
    return quotation_html(statement.shown, (where, as_at, statement.note))


def findings_html(place: Place, answer: Answer) -> Markup:
    """What was found, one item a finding: the judgement, the audit's words, and what another document says since."""
    items = Markup("").join(
        Markup("<li><div>{}<p>“{}”</p></div><div>{}</div></li>").format(
            judgement_html(one.finding.judgement), one.finding.quote, _since_html(place, one)
        )
        for one in answer.findings
    )
    return Markup('<ul class="hq-findings">{}</ul>').format(items)


def _since_html(place: Place, one: FindingNow) -> Markup:
    if one.since is None:
        return Markup('<p class="hq-quiet">What changed since: hineq ties no later statement to it.</p>')
    reading = f" {one.finding.since_note}" if one.finding.since_note else ""
    return Markup("<p>What changed since:{}</p>{}").format(reading, quoted_html(place, one.since))


def draw_answer(place: Place, answer: Answer, shown: dict[str, str]) -> None:
    """The findings on one question as a table, then the evidence of today."""
    subsection("What the audit found")
    st.html(findings_html(place, answer))
    subsection("Evidence in this pack today")
    titles = {page.file: page for page in PAGES}
    said = [one.statement for one in answer.evidence if one.statement]
    computed = [one for one in answer.evidence if one.page in titles]
    for one in computed:
        for sentence in one.sentences:
            st.markdown(f"- {as_written(sentence)}")
        page = titles[one.page]
        page_link(page, f"{page.title}: {one.note.rstrip('.')}", shown)
    if not computed:
        st.markdown("No figure of this pack answers the question; there are words of documents only.")
    if said:
        st.html(Markup("").join(quoted_html(place, one) for one in said))
