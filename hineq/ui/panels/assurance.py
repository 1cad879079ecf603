"""The parts of the page "Assurance": a question with its findings, and the evidence of today."""

from html import escape

import streamlit as st

from hineq.insights.standing.dated_facts import document
from hineq.insights.thread.assurance import Answer, FindingNow
from hineq.model.place import Place
from hineq.model.statement import Statement
from hineq.model.words import Judgement
from hineq.ui.layout.pages import PAGES
from hineq.ui.layout.selection import link_params

_MARKS = {Judgement.STRENGTH: ("▲", "hq-good"), Judgement.WEAKNESS: ("▼", "hq-bad")}


def judgement_html(judgement: Judgement) -> str:
    """Strength or weakness in colour, shape and word."""
    mark, tone = _MARKS[judgement]
    return f'<strong class="{tone}"><span aria-hidden="true">{mark} </span>{judgement.value.capitalize()}</strong>'


def quoted_html(place: Place, statement: Statement) -> str:
    """A statement as printed, with the document, its own date, its place there and what the statement speaks of."""
    as_at = f"As at: {statement.as_at}" if statement.as_at else ""
    where = f"{document(place.sources[statement.source_id])}: {statement.place_in_document}"
    small = " ".join(escape(one if one[-1] in ".?!" else f"{one}.") for one in (where, as_at, statement.note) if one)
    return f'<blockquote class="hq-quote">“{escape(statement.shown)}”<small>{small}</small></blockquote>'


def findings_html(place: Place, answer: Answer) -> str:
    """What was found, one item a finding: the judgement, the audit's words, and what another document says since."""
    items = "".join(
        f"<li><div>{judgement_html(one.finding.judgement)}<p>“{escape(one.finding.quote)}”</p></div>"
        f"<div>{_since_html(place, one)}</div></li>"
        for one in answer.findings
    )
    return f'<ul class="hq-findings">{items}</ul>'


def _since_html(place: Place, one: FindingNow) -> str:
    if one.since is None:
        return '<p class="hq-quiet">What changed since: hineq ties no later statement to it.</p>'
    reading = f" {escape(one.finding.since_note)}" if one.finding.since_note else ""
    return f"<p>What changed since:{reading}</p>{quoted_html(place, one.since)}"


def draw_answer(place: Place, answer: Answer, shown: dict[str, str]) -> None:
    """The findings on one question as a table, then the evidence of today."""
    st.subheader("What the audit found", anchor=False)
    st.html(findings_html(place, answer))
    st.subheader("Evidence in this pack today", anchor=False)
    titles = {page.file: page for page in PAGES}
    said = [one.statement for one in answer.evidence if one.statement]
    computed = [one for one in answer.evidence if one.page in titles]
    for one in computed:
        for sentence in one.sentences:
            st.markdown(f"- {escape(sentence)}")
        page = titles[one.page]
        st.page_link(page.path, label=f"{page.title}: {one.note.rstrip('.')}", query_params=link_params(shown))
    if not computed:
        st.markdown("No figure of this pack answers the question; there are words of documents only.")
    if said:
        st.html("".join(quoted_html(place, one) for one in said))
