"""The parts of the overview: a tile for each measure with a target, and the gaps through time."""

from typing import Literal

import streamlit as st
from markupsafe import Markup

from hineq.insights.targets.measures import (
    MeasureView,
    change_a_year,
    distance_words,
    since_words,
    status_words,
)
from hineq.insights.wards.levels import levels_hint
from hineq.insights.wording.numbers import age_of_data, bare, figure, lowered, number
from hineq.model.place import Place
from hineq.theme.palette import STATUS_INKS, STATUS_MARKS
from hineq.ui.components.drawing import draw
from hineq.ui.components.links import page_link
from hineq.ui.components.tables import show_table
from hineq.ui.layout.page import paragraph, source_line
from hineq.ui.layout.pages import TARGETS
from hineq.ui.views import targets as target_views


def tile(place: Place, view: MeasureView, shown: dict[str, str]) -> None:
    """A measure with its outturn, or with the words that there is none."""
    result = view.result
    if result is None:
        return
    unit = view.indicator.measured_in.head
    tone = f"hq-{STATUS_INKS[result.status]}"
    status = Markup('<p class="hq-line hq-status {}"><span aria-hidden="true">{} </span>{}</p>').format(
        tone, STATUS_MARKS[result.status], status_words(result).capitalize()
    )
    drawn = result.outturn is not None
    lines = [Markup('<h3 class="hq-name">{}</h3>').format(view.short_name)]
    if result.outturn:
        age = age_of_data(result.outturn.period, place.snapshot)
        needed, achieved = (change_a_year(change, view.indicator) for change in (result.needed, result.achieved))
        lines += [
            Markup('<p class="hq-big">{} <span class="hq-unit">{}</span></p>').format(
                number(result.outturn.value, view.indicator.decimals), unit
            ),
            Markup('<p class="hq-line hq-quiet">{} ({})</p>').format(result.outturn.period.label, age),
            status,
            Markup('<p class="hq-line">Target {}: {}</p>').format(
                bare(result.target, view.indicator), distance_words(view)
            ),
            Markup('<p class="hq-line">Change a year: {}, needed {}</p>').format(achieved, needed),
        ]
    else:
        lines += [
            status,
            Markup('<p class="hq-line">Target {} by {}</p>').format(
                figure(result.target, view.indicator), result.target_period.label
            ),
        ]
    st.html(Markup('<div class="hq-tile">{}</div>').format(Markup("").join(lines)))
    if drawn:
        spec = target_views.sparkline_spec(place, view, dark=st.context.theme.type == "dark")
        draw(spec, f"spark_{view.indicator.indicator_id}_{view.sex}", heading=False)
    if since := since_words(view, place):
        st.html(Markup('<p class="hq-line"><strong>Since then:</strong> {}</p>').format(since))
    label = f"See the trend: {lowered(view.short_name)}"
    page_link(TARGETS, label, shown, indicator=view.indicator.indicator_id, sex=str(view.sex))


def show_gap(place: Place, which: Literal["country", "within"], *, dark: bool) -> bool:
    """A gap as a chart, a sentence and a table; whether there are figures for it."""
    gap = target_views.gap(place.place_id, which)
    if gap.table.empty:
        paragraph(gap.missing or levels_hint(place), lead=f"{gap.title}.")
        return False
    draw(
        target_views.gap_spec(place.place_id, which, dark=dark),
        key=f"gap_{which}",
        source=source_line(place, gap.table.source_id),
        table=(gap.table, f"{place.place_id}_gap_{which}"),
    )
    paragraph(gap.finding)
    with st.expander("The same as a table"):
        show_table(gap.reading, gap.title, numeric=gap.reading.columns[1:])
    return True
