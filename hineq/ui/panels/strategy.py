"""What the strategy's page shows of the document: outcomes, priorities, the matrix of links, boards."""

from collections.abc import Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from hineq.insights.targets.country_gap import country_gap_words
from hineq.insights.thread.actions import actions_finding, actions_of, actions_table
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
from hineq.model.document_words import StatementTopic
from hineq.model.download import TableName, download
from hineq.model.place import Place
from hineq.model.statement import Statement
from hineq.model.strategy import Action, PriorityOutcome
from hineq.model.thread import CommissioningPriority
from hineq.ui.components.links import link_html
from hineq.ui.components.quotes import quotes_html, show_quotes
from hineq.ui.components.tables import csv_button
from hineq.ui.html import each, html_table
from hineq.ui.layout.page import note, paragraph, subsection
from hineq.ui.layout.pages import STRATEGY
from hineq.ui.layout.piece import gathered, piece
from hineq.ui.views import targets as target_views
from hineq.ui.views import thread as thread_views
from hineq.ui.views.kept import Said, as_key, kept

_NO_FACTS = tuple(topic for topic in StatementTopic if topic is not StatementTopic.FACT)
_MARKS = {Link.LISTED: "●", Link.OTHER: "◐", Link.NONE: ""}


def show_aims(place: Place, place_id: str) -> None:
    """What the strategy said it would have achieved by its last year, as printed, and what came of a promised gap."""
    if place.strategy and place.strategy.overall_aims:
        st.markdown(f"What it was to have achieved by {place.strategy.last_year}, as printed:")
        items = each(Markup("<li>{}</li>"), place.strategy.overall_aims)
        piece(Markup('<ul class="hq-list">{}</ul>').format(items))
    for told in target_views.told_country_gaps(place_id):
        paragraph(kept(place_id, country_gap_words, place, told), lead=f"{told.view.name}.")


def show_outcome(place: Place, place_id: str, number: int, outcome: PriorityOutcome, shown: Mapping[str, str]) -> None:
    """An outcome with its board, its commissioning priorities and their progress, its facts and linked strategies."""
    paragraph(boards_words(place, outcome))
    with gathered():
        show_quotes(statements_on(place, *_NO_FACTS, outcome_id=outcome.outcome_id), place, shown)
        link = link_html(STRATEGY, f"Walk the thread from outcome {number}", shown, element=outcome.outcome_id)
        piece(Markup("<p>{}</p>").format(link))
    show_actions(place, actions_of(place, outcome.outcome_id), f"What is to be done for outcome {number}")
    own = [priority for priority in place.thread.commissioning_priorities if priority.outcome_id == outcome.outcome_id]
    piece(kept(place_id, _priorities_html, place, place_id, tuple(own), as_key(shown)))
    if told := statements_on(place, StatementTopic.FACT, outcome_id=outcome.outcome_id):
        subsection(f"What the strategy knew: {counted(len(told), 'fact')}")
    with gathered():
        show_quotes(told, place, shown)
        piece(kept(place_id, _strategies_html, place, outcome.outcome_id, number))


def _strategies_html(place: Place, outcome_id: str, number: int) -> Markup:
    """The strategies that an outcome is linked to, nothing where there are none."""
    table = strategies_table(place, outcome_id)
    if table.empty:
        return Markup()
    heads = table.set_axis(["Strategy, as printed", "Years, as printed", "Note"], axis="columns")
    caption = f"{capital(counted(len(table), 'strategy', 'strategies'))} that outcome {number} is linked to"
    return html_table(heads, caption, stacked=True)


def show_actions(place: Place, actions: Sequence[Action], caption: str) -> None:
    """Actions with their owners, boards and days; nothing where the pack has none."""
    if actions:
        paragraph(actions_finding(place, actions))
        piece(kept(place.place_id, _actions_html, place, tuple(actions), caption))


def _actions_html(place: Place, actions: tuple[Action, ...], caption: str) -> Markup:
    return html_table(actions_table(place, actions), caption, stacked=True)


def _priorities_html(place: Place, place_id: str, priorities: tuple[CommissioningPriority, ...], shown: Said) -> Markup:
    items = Markup("").join(_priority_html(place, place_id, priority, dict(shown)) for priority in priorities)
    return Markup('<ul class="hq-priorities">{}</ul>').format(items)


def _priority_html(place: Place, place_id: str, priority: CommissioningPriority, shown: Mapping[str, str]) -> Markup:
    """A commissioning priority in full, the links that are printed beside it, and its progress."""
    printed = "; ".join(
        link.wording.rstrip(".") for link in place.thread.links if link.priority_id == priority.priority_id
    )
    return Markup("<li><div><p>{}</p><p>{}</p>{}</div><div>{}<p><strong>Progress:</strong> {}</p></div></li>").format(
        link_html(STRATEGY, f"Priority {priority.number}", shown, element=priority.priority_id),
        priority.shown,
        each(Markup('<p class="hq-note">{}</p>'), filter(None, [priority.note])),
        each(Markup("<p><strong>Links to JSNA priorities, as printed:</strong> {}.</p>"), filter(None, [printed])),
        thread_views.progress(place_id, priority.priority_id),
    )


def show_jsna(place: Place, shown: Mapping[str, str]) -> None:
    """The JSNA priorities in their groups, each a link."""
    groups = kept(place.place_id, jsna_groups, place)
    for column, number in zip(st.columns(len(groups), gap="large"), groups, strict=True):
        with column:
            subsection(f"Group {number}")
            items = kept(place.place_id, _jsna_items, place, number, as_key(shown))
            piece(Markup('<ul class="hq-list">{}</ul>').format(items))


def _jsna_items(place: Place, number: int, selected: Said) -> Markup:
    shown = dict(selected)
    links = (
        link_html(STRATEGY, priority.wording, shown, element=priority.jsna_id) for priority in jsna_group(place, number)
    )
    return each(Markup("<li>{}</li>"), links)


def show_matrix(place: Place, place_id: str, shown: Mapping[str, str]) -> None:
    """Commissioning priorities by JSNA priorities, as a table that scrolls on its own where it is too wide."""
    with gathered():
        piece(kept(place_id, _matrix_html, place, place_id, as_key(shown)))
        note("The numbers over the columns stand for these JSNA priorities:")
        piece(kept(place_id, _key_html, place, as_key(shown)))
        note(
            "● linked in the words of the list. ◐ linked in other words, which are in the table below. Empty: not linked."
        )
    links = thread_views.matrix(place_id).links
    csv_button(
        links.rename_axis("priority_id").reset_index(), f"{place_id}_links", at=download(TableName.JSNA_LINKS, place_id)
    )


def _key_html(place: Place, shown: Said) -> Markup:
    """What the numbers over the columns stand for, by group."""
    number, lists = 1, []
    for group in jsna_groups(place):
        mould = Markup('<div><p>Group {}</p><ol class="hq-list" start="{}">{}</ol></div>')
        lists.append(mould.format(group, number, _jsna_items(place, group, shown)))
        number += len(jsna_group(place, group))
    return Markup('<div class="hq-key">{}</div>').format(Markup("").join(lists))


def _matrix_html(place: Place, place_id: str, selected: Said) -> Markup:
    known, shown = thread_views.known_elements(place_id), dict(selected)
    links = thread_views.matrix(place_id).links.to_dict("index")
    groups = Markup("").join(
        Markup('<th colspan="{}" scope="colgroup">Group {}</th>').format(len(jsna_group(place, number)), number)
        for number in jsna_groups(place)
    )
    jsna = [priority for number in jsna_groups(place) for priority in jsna_group(place, number)]
    heads = each(
        Markup('<th scope="col">{}</th>'),
        (
            link_html(STRATEGY, str(number), shown, spoken=need.wording, element=need.jsna_id)
            for number, need in enumerate(jsna, 1)
        ),
    )
    rows = []
    for priority in place.thread.commissioning_priorities:
        cells = Markup("").join(_cell(Link(links[priority.priority_id][linked.jsna_id])) for linked in jsna)
        name = link_html(STRATEGY, known[priority.priority_id].label, shown, element=priority.priority_id)
        rows.append(Markup('<tr><th scope="row">{}</th>{}</tr>').format(name, cells))
    return Markup(
        '<div class="hq-scroll" role="region" tabindex="0" aria-label="{caption}"><table class="hq-table hq-matrix">'
        '<caption>{caption}</caption><thead><tr><th scope="col" rowspan="2">Commissioning priority</th>{groups}</tr>'
        "<tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    ).format(
        caption="Links that the document prints from commissioning priorities to JSNA priorities",
        groups=groups,
        heads=heads,
        rows=Markup("").join(rows),
    )


def _cell(link: Link) -> Markup:
    if link is Link.NONE:
        return Markup("<td></td>")
    mould = Markup('<td><span aria-hidden="true">{}</span><span class="hq-hidden">linked {}</span></td>')
    return mould.format(_MARKS[link], link)


def show_aliases(place: Place, place_id: str) -> None:
    """The wordings that the list of JSNA priorities does not have, and what each is taken to stand for."""
    piece(kept(place_id, _aliases_html, place))
    csv_button(lambda: alias_table(place), f"{place_id}_aliases", at=download(TableName.JSNA_ALIASES, place_id))


def _aliases_html(place: Place) -> Markup:
    heads = ["Wording of the link", "Printed at", "Taken to stand for the listed priority", "Why"]
    table = alias_table(place).set_axis(heads, axis="columns")
    return html_table(table, "Wordings of links that the list does not have", stacked=True)


def show_statements(place: Place, shown: Mapping[str, str]) -> None:
    """How the strategy means to work, by topic."""
    piece(kept(place.place_id, _working_html, place, as_key(shown)))


def _working_html(place: Place, shown: Said) -> Markup:
    told = (
        Markup("<h3>{}</h3>{}").format(heading, quotes_html(place, tuple(statements), shown))
        for heading, statements in working_statements(place)
    )
    return Markup("").join(told)


def working_statements(place: Place) -> list[tuple[str, list[Statement]]]:
    """What the strategy says of how it means to work: each topic's heading and its statements."""
    own = place.strategy.topic_headings if place.strategy else {}
    every = (
        (own.get(topic, plain), statements_on(place, topic))
        for topic, plain in (
            (StatementTopic.AIM, "Aims"),
            (StatementTopic.PRINCIPLE, "Guiding principles"),
            (StatementTopic.APPROACH, "How it means to work"),
            (StatementTopic.PROGRAMME, "Programmes"),
            (StatementTopic.GOVERNANCE, "Who oversees it"),
            (StatementTopic.PLAN, "Plans"),
            (StatementTopic.FACT, f"Facts on {place.name} as a whole"),
        )
    )
    return [(heading, told) for heading, told in every if told]
