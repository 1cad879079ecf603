"""What the strategy's page shows of the document: outcomes, priorities, the matrix of links, boards."""

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from hineq.insights.thread.strategy import (
    Link,
    alias_table,
    boards_words,
    jsna_group,
    jsna_groups,
    statements_on,
    strategies_table,
)
from hineq.insights.wording.numbers import capital, counted
from hineq.model.governance import Board, Relation
from hineq.model.place import Place
from hineq.model.strategy import PriorityOutcome
from hineq.model.thread import CommissioningPriority
from hineq.model.words import StatementTopic
from hineq.ui.components.quotes import show_quotes
from hineq.ui.components.tables import csv_button, show_table
from hineq.ui.layout.page import note
from hineq.ui.layout.selection import link_params
from hineq.ui.views import thread as thread_views

_NO_FACTS = tuple(topic for topic in StatementTopic if topic is not StatementTopic.FACT)
_MARKS = {Link.LISTED: "●", Link.OTHER: "◐", Link.NONE: ""}


def show_aims(place: Place) -> None:
    """What the strategy said it would have achieved by its last year, as printed."""
    if place.strategy and place.strategy.overall_aims:
        st.markdown(f"What it was to have achieved by {place.strategy.last_year}, as printed:")
        items = "".join(f"<li>{escape(aim)}</li>" for aim in place.strategy.overall_aims)
        st.html(f'<ul class="hq-list">{items}</ul>')


def show_outcome(place: Place, place_id: str, number: int, outcome: PriorityOutcome, shown: Mapping[str, str]) -> None:
    """An outcome with its board, its commissioning priorities and their progress, its facts and linked strategies."""
    st.subheader(f"Outcome {number}: {outcome.name}", anchor=False)
    st.markdown(boards_words(place, outcome))
    if said := statements_on(place, *_NO_FACTS, outcome_id=outcome.outcome_id):
        show_quotes(said, place, shown)
    st.html(f"<p>{_link(outcome.outcome_id, f'Walk the thread from outcome {number}', shown)}</p>")
    own = [one for one in place.thread.commissioning_priorities if one.outcome_id == outcome.outcome_id]
    st.html(f'<ul class="hq-priorities">{"".join(_priority_html(place, place_id, one, shown) for one in own)}</ul>')
    if told := statements_on(place, StatementTopic.FACT, outcome_id=outcome.outcome_id):
        with st.expander(f"What the strategy knew: {counted(len(told), 'fact')}"):
            show_quotes(told, place, shown)
    table = strategies_table(place, outcome.outcome_id)
    if not table.empty:
        with st.expander(f"Linked strategies: {len(table)}"):
            heads = table.set_axis(["Strategy, as printed", "Years, as printed", "Note"], axis="columns")
            show_table(heads, f"Strategies that outcome {number} is linked to")


def _priority_html(place: Place, place_id: str, one: CommissioningPriority, shown: Mapping[str, str]) -> str:
    """A commissioning priority in full, the links that are printed beside it, and its progress."""
    printed = "; ".join(link.wording.rstrip(".") for link in place.thread.links if link.priority_id == one.priority_id)
    links = f"<p><strong>Links to JSNA priorities, as printed:</strong> {escape(printed)}.</p>" if printed else ""
    progress = escape(thread_views.progress(place_id, one.priority_id))
    noted = f'<p class="hq-note">{escape(one.note)}</p>' if one.note else ""
    return (
        f"<li><div><p>{_link(one.priority_id, f'Priority {one.number}', shown)}</p><p>{escape(one.shown)}</p>{noted}</div>"
        f"<div>{links}<p><strong>Progress:</strong> {progress}</p></div></li>"
    )


def show_jsna(place: Place, shown: Mapping[str, str]) -> None:
    """The JSNA priorities in their groups, each a link."""
    groups = jsna_groups(place)
    for column, number in zip(st.columns(len(groups), gap="large"), groups, strict=True):
        with column:
            st.subheader(f"Group {number}", anchor=False)
            items = "".join(f"<li>{_link(one.jsna_id, one.wording, shown)}</li>" for one in jsna_group(place, number))
            st.html(f'<ul class="hq-list">{items}</ul>')


def show_matrix(place: Place, place_id: str, shown: Mapping[str, str]) -> None:
    """Commissioning priorities by JSNA priorities, as a table that scrolls on its own where it is too wide."""
    st.html(_matrix_html(place, place_id, shown))
    note("The numbers over the columns stand for these JSNA priorities:")
    st.html(_key_html(place, shown))
    note("● linked in the words of the list. ◐ linked in other words, which are in the table below. Empty: not linked.")
    links = thread_views.matrix(place_id).links
    csv_button(links.rename_axis("priority_id").reset_index(), f"{place_id}_links")


def _key_html(place: Place, shown: Mapping[str, str]) -> str:
    """What the numbers over the columns stand for, by group."""
    number, lists = 1, []
    for group in jsna_groups(place):
        own = jsna_group(place, group)
        items = "".join(f"<li>{_link(one.jsna_id, one.wording, shown)}</li>" for one in own)
        lists.append(f'<div><p>Group {group}</p><ol class="hq-list" start="{number}">{items}</ol></div>')
        number += len(own)
    return f'<div class="hq-key">{"".join(lists)}</div>'


def _matrix_html(place: Place, place_id: str, shown: Mapping[str, str]) -> str:
    known, links = thread_views.known_elements(place_id), thread_views.matrix(place_id).links
    groups = "".join(
        f'<th colspan="{len(jsna_group(place, number))}" scope="colgroup">Group {number}</th>'
        for number in jsna_groups(place)
    )
    jsna = [one for number in jsna_groups(place) for one in jsna_group(place, number)]
    heads = "".join(
        f'<th scope="col">{_link(one.jsna_id, str(number), shown, one.wording)}</th>'
        for number, one in enumerate(jsna, 1)
    )
    rows = []
    for one in place.thread.commissioning_priorities:
        cells = "".join(_cell(Link(links.loc[one.priority_id, each.jsna_id])) for each in jsna)
        rows.append(
            f'<tr><th scope="row">{_link(one.priority_id, known[one.priority_id].label, shown)}</th>{cells}</tr>'
        )
    caption = "Links that the document prints from commissioning priorities to JSNA priorities"
    return (
        f'<div class="hq-scroll" role="region" tabindex="0" aria-label="{caption}"><table class="hq-table hq-matrix">'
        f'<caption>{caption}</caption><thead><tr><th scope="col" rowspan="2">Commissioning priority</th>{groups}</tr>'
        f"<tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _link(element_id: str, words: str, shown: Mapping[str, str], spoken: str = "") -> str:
    """A link to an element; `spoken` is what a screen reader says after the words."""
    # a link that loads the page anew begins at its top, where the thread is; one within the page would change it unseen
    query = escape(urlencode({**link_params(shown), "element": element_id}))
    hidden = f'<span class="hq-hidden"> {escape(spoken)}</span>' if spoken else ""
    return f'<a href="?{query}" target="_self">{escape(words)}{hidden}</a>'


def _cell(link: Link) -> str:
    if link is Link.NONE:
        return "<td></td>"
    return f'<td><span aria-hidden="true">{_MARKS[link]}</span><span class="hq-hidden">linked {link}</span></td>'


def show_aliases(place: Place, place_id: str) -> None:
    """The wordings that the list of JSNA priorities does not have, and what each is taken to stand for."""
    table = alias_table(place)
    heads = ["Wording of the link", "Printed at", "Taken to stand for the listed priority", "Why"]
    show_table(table.set_axis(heads, axis="columns"), "Wordings of links that the list does not have")
    csv_button(table, f"{place_id}_aliases")


def show_boards(place: Place, place_id: str, shown: Mapping[str, str]) -> None:
    """Every board with those that it answers to, how, and who leads it, as far as documents say."""
    outcomes = {one.outcome_id: one.name for one in (place.strategy.outcomes if place.strategy else ())}
    rows = [
        (
            _link(one.board_id, one.name, shown),
            _related(place, place.governance.above(one.board_id)),
            _related(place, place.governance.leaders(one.board_id)),
            escape(_answers_for(place, one, outcomes)),
            escape(f"{place.sources[one.source_id].title}, {one.place_in_document}".removesuffix(", ")),
        )
        for one in place.governance.boards
    ]
    heads = ["Board", "Answers to", "Led by", "Answers for", "Named in"]
    show_table(pd.DataFrame(rows, columns=heads), "Boards, and who answers to whom", raw=heads, stacked=True)


def _related(place: Place, relations: Sequence[Relation]) -> str:
    """Each relation in words, with the sentence that says so and where it stands."""
    names = {one.board_id: one.name for one in place.governance.boards}
    return (
        "<br>".join(
            f"{escape(capital(one.relation.word.removeprefix('is ') if one.role else one.relation.word))} "
            f"{escape(one.role or names[one.other_id])}: “{escape(one.quote)}” "
            f"({escape(place.sources[one.source_id].title)}, {escape(one.place_in_document)})"
            for one in relations
        )
        or "not said"
    )


def _answers_for(place: Place, board: Board, outcomes: Mapping[str, str]) -> str:
    named = [
        one.name for one in (place.strategy.outcomes if place.strategy else ()) if one.delivery_board == board.name
    ]
    return "; ".join(named) or outcomes.get(board.outcome_id, "")


def show_statements(place: Place, shown: Mapping[str, str]) -> None:
    """How the strategy means to work, by topic, folded until a reader opens it."""
    own = place.strategy.topic_headings if place.strategy else {}
    for topic, plain in (
        (StatementTopic.AIM, "Aims"),
        (StatementTopic.PRINCIPLE, "Guiding principles"),
        (StatementTopic.APPROACH, "How it means to work"),
        (StatementTopic.PROGRAMME, "Programmes"),
        (StatementTopic.GOVERNANCE, "Who oversees it"),
        (StatementTopic.PLAN, "Plans"),
        (StatementTopic.FACT, f"Facts on {place.name} as a whole"),
    ):
        heading = own.get(topic, plain)
        if told := statements_on(place, topic):
            with st.expander(f"{heading}: {counted(len(told), 'quotation')}"):
                show_quotes(told, place, shown)
