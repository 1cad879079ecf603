"""The parts of the overview: a tile for each measure with a target, and the gaps through time."""

from html import escape
from typing import Literal

import streamlit as st

from hineq.insights.targets.measures import (
    MeasureView,
    change_a_year,
    distance_words,
    since_words,
    status_words,
)  # fmt: skip
from hineq.insights.wards.levels import levels_hint
from hineq.insights.wording.numbers import age_of_data, bare, figure, lowered, number
from hineq.model.place import Place
from hineq.theme.palette import STATUS_MARKS
from hineq.ui.components.drawing import draw
from hineq.ui.components.tables import csv_button, show_table
from hineq.ui.layout.page import source_line
from hineq.ui.layout.pages import TARGETS
from hineq.ui.layout.selection import link_params
from hineq.ui.views import targets as target_views


def tile(place: Place, view: MeasureView, shown: dict[str, str]) -> None:
    """A measure with its outturn, or with the words that there is none."""
    result = view.result
    if result is None:
        return
    unit = view.indicator.measured_in.head
    tone = "hq-quiet" if result.outturn is None else "hq-good" if result.status.good else "hq-bad"
    status = (
        f'<p class="hq-line hq-status {tone}"><span aria-hidden="true">{STATUS_MARKS[result.status]} </span>'
        f"{escape(status_words(result).capitalize())}</p>"
    )
    drawn = result.outturn is not None
    lines = [f'<h3 class="hq-name">{escape(view.short_name)}</h3>']
    if result.outturn:
        age = age_of_data(result.outturn.period, place.snapshot)
        needed, achieved = (change_a_year(one, view.indicator) for one in (result.needed, result.achieved))
        lines += [
            f'<p class="hq-big">{number(result.outturn.value, view.indicator.decimals)} '
            f'<span class="hq-unit">{escape(unit)}</span></p>',
            f'<p class="hq-line hq-quiet">{result.outturn.period.label} ({age})</p>',
            status,
            f'<p class="hq-line">Target {bare(result.target, view.indicator)}: {escape(distance_words(view))}</p>',
            f'<p class="hq-line">Change a year: {escape(achieved)}, needed {escape(needed)}</p>',
        ]
    else:
        lines += [
            status,
            f'<p class="hq-line">Target {figure(result.target, view.indicator)} by {result.target_period.label}</p>',
        ]
    st.html(f'<div class="hq-tile">{"".join(lines)}</div>')
    if drawn:
        spec = target_views.sparkline_spec(view, dark=st.context.theme.type == "dark")
        draw(spec, f"spark_{view.indicator.indicator_id}_{view.sex}", heading=False)
    if since := since_words(view, place):
        st.html(f'<p class="hq-line"><strong>Since then:</strong> {escape(since)}</p>')
    st.page_link(
        TARGETS.path, label=f"See the trend: {lowered(view.short_name)}",
        query_params=link_params(shown, indicator=view.indicator.indicator_id, sex=str(view.sex)),
    )  # fmt: skip


def show_gap(place: Place, which: Literal["country", "within"], *, dark: bool) -> bool:
    """A gap as a chart, a sentence and a table; whether there are figures for it."""
    gap = target_views.gap(place.place_id, which)
    if gap.table.empty:
        st.markdown(f"**{gap.title}.** {gap.missing or levels_hint(place)}")
        return False
    draw(
        target_views.gap_spec(place.place_id, which, dark=dark), key=f"gap_{which}",
        source=source_line(place, gap.table.source_id),
    )  # fmt: skip
    st.markdown(gap.finding)
    with st.expander("The same as a table"):
        show_table(gap.reading, gap.title, numeric=gap.reading.columns[1:])
    csv_button(gap.table, f"{place.place_id}_gap_{which}")
    return True
