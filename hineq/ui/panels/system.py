"""The parts of the page "System": the levels as a picture that reads top down, quotations, one ward at each level."""

from collections.abc import Iterable

import streamlit as st
from markupsafe import Markup

from hineq.insights.thread.system import NOT_SAID, LevelShown, levels_shown
from hineq.insights.wards.levels import AVERAGE
from hineq.insights.wording.numbers import capital, joined
from hineq.model.place import Place
from hineq.model.statement import Statement
from hineq.ui.components.quotes import quotation_html
from hineq.ui.components.tables import long_html
from hineq.ui.html import each, html_table
from hineq.ui.layout.page import note
from hineq.ui.views.system import LevelTable

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
        entries.append(("In this pack", capital(level.areas)))
    return Markup('<li style="--hq-step: {}"><h3>{}</h3><dl class="hq-pairs">{}</dl>{}{}</li>').format(
        step,
        capital(str(level.level)),
        Markup("").join(Markup("<dt>{}</dt><dd>{}</dd>").format(*entry) for entry in entries),
        each(Markup('<p class="hq-note">{} of the report.</p>'), filter(None, [level.where])),
        Markup("").join(
            quotation_html(said.shown, [f"{said.place_in_document} of the report."]) for said in level.more
        ),
    )


def show_groups(groups: Iterable[Statement]) -> None:
    """The groups that a document names, as a list in its words."""
    items = each(Markup("<li>{}</li>"), (group.shown for group in groups))
    st.html(Markup('<ul class="hq-list">{}</ul>').format(items))


def show_levels(levels: LevelTable, caption: str, what: str) -> None:
    """The table, then once why columns and cells are missing and which figures are averages."""
    numeric = list(levels.table.columns[2:])
    long_html(html_table(levels.table, caption, group="Theme", numeric=numeric), len(levels.table), what)
    if levels.empty:
        note(
            f"{capital(joined(levels.empty))} {'has' if len(levels.empty) == 1 else 'have'} no column here: this copy holds no "
            "figure of any of these measures there, made in the same way and of the same period."
        )
    if levels.averages:
        note(
            f"{AVERAGE} no figure of its own: its wards' counts over their denominators, or without counts their average weighted by residents, as on the page of a ward."
        )
