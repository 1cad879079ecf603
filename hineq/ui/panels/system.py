"""The parts of the page "System": the levels as a picture that reads top down, quotations, one ward at each level."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from hineq.insights.thread.system import NOT_SAID, LevelShown, levels_shown
from hineq.insights.wards.levels import AVERAGE, above_wards, at_each_level, kind, way_up, without_empty
from hineq.insights.wording.numbers import capital, joined
from hineq.model.place import Place
from hineq.model.statement import Statement
from hineq.ui.components.tables import html_table, long_html
from hineq.ui.layout.page import note
from hineq.ui.views import wards as ward_views
from hineq.ui.views.place import opened

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


@dataclass(frozen=True, kw_only=True, eq=False)
class LevelTable:
    """Figures at each level, for reading, the areas that have none at all, and where the figures are from."""

    table: pd.DataFrame
    empty: tuple[str, ...]
    source_ids: tuple[str, ...]

    @property
    def averages(self) -> bool:
        """Whether any figure is an average of wards."""
        return bool(self.table.iloc[:, 2:].apply(lambda column: column.str.endswith(AVERAGE)).any(axis=None))


@st.cache_resource(show_spinner=False, max_entries=500)
def at_levels(place_id: str, ward_code: str) -> tuple[LevelTable, LevelTable]:
    """One ward's newest figures beside those of every area that it lies in, and what was published for those alone."""
    found = opened(place_id)
    wards = at_each_level(found, ward_views.newest_views(place_id), ward_code)
    above = above_wards(found, ward_code, wards)
    return _level_table(found.place, wards, ward_code), _level_table(found.place, above, ward_code)


def _level_table(place: Place, table: pd.DataFrame, ward_code: str) -> LevelTable:
    sources = tuple(dict.fromkeys(" ".join(table.source_ids).split()))
    table, empty = without_empty(table, way_up(place, ward_code))
    heads = {one.area_code: f"{one.area_name} ({kind(place, one)})" for one in way_up(place, ward_code)}
    kept = {code: head for code, head in heads.items() if code in table}
    table["Measure"] = table["name"] + ", " + table.period + " (" + table.unit + ")"
    return LevelTable(
        table=table[["theme", "Measure", *kept]].rename(columns={"theme": "Theme", **kept}),
        empty=tuple(heads[area.area_code] for area in empty),
        source_ids=sources,
    )


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
