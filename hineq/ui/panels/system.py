"""The parts of the page "System": the levels as a picture that reads top down, quotations, one ward at each level."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from hineq.insights.thread.system import NOT_SAID, LevelShown, levels_shown
from hineq.insights.wards.levels import AVERAGE
from hineq.insights.wording.numbers import capital, joined
from hineq.model.place import Place
from hineq.model.statement import Statement
from hineq.ui.components.tables import long_html
from hineq.ui.html import html_table
from hineq.ui.layout.page import note
from hineq.ui.views.system import LevelTable

_SHAPE = """
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
"""


def draw_levels(place: Place) -> None:
    """The levels, the largest at the top, each with what it covers, who leads and which areas of the pack stand at it."""
    items = "".join(_level_html(one, step) for step, one in enumerate(levels_shown(place)))
    st.html(f'{_SHAPE}<ol class="hq-levels">{items}</ol>')


def _level_html(one: LevelShown, step: int) -> str:
    entries = []
    if one.covers:
        entries.append(("Covers", f"“{escape(one.covers)}”"))
    if one.led_by:
        unsaid = one.led_by == NOT_SAID
        entries.append(("Led by", f'<span class="hq-unsaid">{NOT_SAID}</span>' if unsaid else escape(one.led_by)))
    if one.areas:
        entries.append(("In this pack", escape(capital(one.areas))))
    rows = "".join(f"<dt>{term}</dt><dd>{words}</dd>" for term, words in entries)
    where = f'<p class="hq-note">{escape(one.where)} of the report.</p>' if one.where else ""
    more = "".join(
        f'<blockquote class="hq-quote">“{escape(said.shown)}”<small>{escape(said.place_in_document)} of the report.</small>'
        "</blockquote>"
        for said in one.more
    )
    heading = f"<h3>{escape(capital(str(one.level)))}</h3>"
    return f'<li style="--hq-step: {step}">{heading}<dl class="hq-pairs">{rows}</dl>{where}{more}</li>'


def show_groups(groups: Iterable[Statement]) -> None:
    """The groups that a document names, as a list in its words."""
    st.html('<ul class="hq-list">' + "".join(f"<li>{escape(one.shown)}</li>" for one in groups) + "</ul>")


def show_levels(found: LevelTable, caption: str, what: str) -> None:
    """The table, then once why columns and cells are missing and which figures are averages."""
    numeric = list(found.table.columns[2:])
    long_html(html_table(found.table, caption, group="Theme", numeric=numeric), len(found.table), what)
    if found.empty:
        note(
            f"No column for {joined(found.empty, 'or')}: no table that was read has a figure of it in the same series and period."
        )
    if found.averages:
        note(
            f"{AVERAGE} no published figure: the average of its wards, weighted by residents, as on the page of a ward."
        )
