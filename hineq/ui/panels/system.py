"""The parts of the page "Who answers": boards, measures and needs, the levels as a picture, one ward at each level."""

from collections.abc import Iterable, Mapping

import pandas as pd
import streamlit as st
from markupsafe import Markup

from hineq.insights.thread.answering import Answering
from hineq.insights.thread.system import NOT_SAID, LevelShown, boards_in_order, boards_table, levels_shown
from hineq.insights.wards.levels import AVERAGE
from hineq.insights.wording.numbers import capital, joined
from hineq.model.place import Place
from hineq.model.statement import Statement
from hineq.ui.components.links import link_html
from hineq.ui.components.quotes import quotation_html
from hineq.ui.components.tables import show_table
from hineq.ui.html import each, html_column, html_table
from hineq.ui.layout.page import note
from hineq.ui.layout.pages import STRATEGY
from hineq.ui.layout.selection import choose_parameter
from hineq.ui.layout.strip import pick
from hineq.ui.panels.board_words import board_quotes
from hineq.ui.views.system import LevelTable, answering

ABOUT = "about"

_SHAPE = Markup("""
<style>
.hq-levels { list-style: none; margin: 0.4rem 0 0; padding: 0; max-width: 52rem; }
.hq-levels > li { position: relative; border: 1px solid var(--hq-rule); border-left: 6px solid var(--hq-accent);
  padding: 0.9rem 1.1rem; margin: 0 0 1.7rem; }
.hq-levels > li + li { margin-left: calc(var(--hq-step) * 1.6rem); }
.hq-levels > li + li::before { content: "\\2193"; position: absolute; top: -1.55rem; left: 0.6rem; font-size: 1.15rem;
  line-height: 1.3; color: var(--hq-quiet); }
.hq-levels h3 { padding: 0; margin: 0 0 0.3rem; }
.hq-unsaid { font-style: italic; color: var(--hq-quiet); }
@media (max-width: 640px) { .hq-levels > li + li { margin-left: 0; } }
</style>
""")


def draw_levels(place: Place) -> None:
    """The levels, the largest at the top, each with what it covers, who leads and which areas of the pack stand at it."""
    items = Markup("").join(_level_html(level, step) for step, level in enumerate(levels_shown(place)))
    st.html(_SHAPE + Markup('<ol class="hq-levels">{}</ol>').format(items))


def _level_html(level: LevelShown, step: int) -> Markup:
    entries = []
    if level.covers:
        entries.append(("Covers", f"“{level.covers}”"))
    if level.led_by:
        unsaid = Markup('<span class="hq-unsaid">{}</span>')
        entries.append(("Led by", unsaid.format(NOT_SAID) if level.led_by == NOT_SAID else level.led_by))
    if level.areas:
        entries.append(("Areas", capital(level.areas)))
    return Markup('<li style="--hq-step: {}"><h3>{}</h3><dl class="hq-pairs">{}</dl>{}{}</li>').format(
        step,
        capital(str(level.level)),
        Markup("").join(Markup("<dt>{}</dt><dd>{}</dd>").format(*entry) for entry in entries),
        each(Markup('<p class="hq-note">{} of the report.</p>'), filter(None, [level.where])),
        Markup("").join(
            quotation_html(said.shown, [f"{said.place_in_document} of the report."]) for said in level.more
        ),
    )


def pick_subject(place_id: str, current: str) -> None:
    """Any measure or need, to see who answers for it."""
    known = {one.element.element_id: one.element for one in answering(place_id)}
    pick(
        "Who answers for",
        list(known),
        current,
        lambda element_id: known[element_id].label,
        lambda element_id: choose_parameter(ABOUT, element_id),
        key="pick_subject",
        width=480,
        unset="choose a measure or a need",
    )


def show_boards(place: Place, shown: Mapping[str, str]) -> None:
    """Every board with what it answers for, to whom and who leads it."""
    table = boards_table(place)
    if place.strategy:
        links = (link_html(STRATEGY, name, shown, element=board_id) for board_id, name in table.Board.items())
        table["Board"] = html_column(links, table.index)
    show_table(table, "The boards that the documents name", stacked=True)


def show_board_words(place: Place) -> None:
    """The documents' words on each board."""
    for board in boards_in_order(place):
        quotes = Markup("").join(board_quotes(place, board.board_id))
        st.html(Markup("<h3>{}</h3>{}").format(board.name, quotes or NOT_SAID))


def show_answering(answers: Iterable[Answering], caption: str, shown: Mapping[str, str]) -> None:
    """Measures or needs with the board of each, one a line."""
    rows = [
        (
            link_html(STRATEGY, one.element.label, shown, element=one.element.element_id),
            capital(one.words),
            capital(one.through),
        )
        for one in answers
    ]
    table = pd.DataFrame(rows, columns=["Measure or need", "Board", "Through"], dtype=object)
    show_table(table, caption, stacked=True)


def show_groups(groups: Iterable[Statement]) -> None:
    """The groups that a document names, as a list in its words."""
    items = each(Markup("<li>{}</li>"), (group.shown for group in groups))
    st.html(Markup('<ul class="hq-list">{}</ul>').format(items))


def show_levels(levels: LevelTable, caption: str) -> None:
    """The table, then once why columns and cells are missing and which figures are averages."""
    numeric = list(levels.table.columns[2:])
    st.html(html_table(levels.table, caption, group="Theme", numeric=numeric))
    if levels.empty:
        note(
            f"No column for {joined(levels.empty, 'or')}: no table that was read has a figure of it in the same series and period."
        )
    if levels.averages:
        note(
            f"{AVERAGE} no figure of its own: its wards' counts over their denominators, or without counts their average weighted by residents, as on the page of a ward."
        )
