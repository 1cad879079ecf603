"""Two dates of the series on the page, compared: chosen by the reader, kept in the address, a sentence and a table."""

from functools import partial

import streamlit as st
from markupsafe import Markup

from hineq.insights.series.lines import Line
from hineq.insights.series.refusal import NotPossible
from hineq.insights.series.two_dates import (
    TwoDates,
    at_the_same_dates,
    first_dates,
    pandemic_words,
    two_dates,
    two_dates_table,
    two_dates_words,
)
from hineq.insights.targets.measures import MeasureView
from hineq.model.place import Place
from hineq.ui.html import html_table
from hineq.ui.layout.page import note, paragraph, section
from hineq.ui.layout.piece import piece
from hineq.ui.layout.selection import choose_parameter, page_parameter
from hineq.ui.layout.strip import pick
from hineq.ui.views import targets as target_views
from hineq.ui.views.kept import kept

# what the address calls the two dates
_FROM, _TO = "from", "to"


def show_two_dates(place: Place, view: MeasureView, beside: tuple[str, ...]) -> None:
    """What changed between two dates of the newest series, for the place and the areas beside it; nothing for a single figure."""
    line = view.since
    if line is None or len(line.points) < 2 or not line.series.trend:
        return
    section("Two dates compared")
    one, other = _pick_dates(line)
    if not (one and other):
        note("Choose two periods that share no year.")
        return
    told = kept(place.place_id, two_dates, line, one, other)
    if isinstance(told, NotPossible):
        paragraph(told.reason)
        return
    paragraph(kept(place.place_id, two_dates_words, told))
    note(kept(place.place_id, pandemic_words, told))
    piece(kept(place.place_id, _table_html, place, view, told, beside))


def _table_html(place: Place, view: MeasureView, told: TwoDates, beside: tuple[str, ...]) -> Markup:
    table = two_dates_table([told, *at_the_same_dates(told, target_views.comparators(view, beside))])
    caption = f"{view.name}, {told.before.period} and {told.now.period}, {place.name} and areas beside it"
    return html_table(table, caption, numeric=tuple(table.columns[1:-1]))


def _pick_dates(line: Line) -> tuple[str, str]:
    """The two periods, as the address says: the first and the newest without a choice, where these share no day."""
    periods = line.points.period.astype(str).tolist()
    usual = first_dates(line)
    chosen = []
    with st.container(horizontal=True, gap="small", key="two_dates"):
        for name, label, first in ((_FROM, "From", usual[0]), (_TO, "To", usual[1])):
            wanted = page_parameter(name)
            current = wanted if wanted in periods else first
            pick(
                label, periods, current, str, partial(choose_parameter, name),
                key=f"pick_{name}", width=150, unset=None if current else "choose",
            )  # fmt: skip
            chosen.append(current)
    for name in (_FROM, _TO):
        if page_parameter(name) and page_parameter(name) not in periods:
            note(f"The link names a period that this series does not have ({page_parameter(name)[:20]}).")
    return chosen[0], chosen[1]
