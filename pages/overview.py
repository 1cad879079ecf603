"""The overview: how the targets ended, whether the gap is closing, where outcomes are poorest, what to look at first."""

import streamlit as st

from hineq.insights.inequality.gaps import own_gap_words
from hineq.insights.standing.attention import attention_finding, attention_lede
from hineq.insights.targets.overview import margin_words, overview_finding
from hineq.insights.wards.view import vintage_words
from hineq.insights.wording.numbers import capital, lowered
from hineq.ui.components.links import page_link
from hineq.ui.layout.page import foot, note, paragraph, section, start_page
from hineq.ui.layout.pages import TARGETS
from hineq.ui.layout.selection import write_url
from hineq.ui.layout.visit import start_visit
from hineq.ui.panels.home_map import home_map
from hineq.ui.panels.overview import show_gap, tile
from hineq.ui.views import overview as overview_views
from hineq.ui.views import standing as standing_views
from hineq.ui.views import targets as target_views
from hineq.ui.views import wards as ward_views

MET_OR_MISSED = "A target is met or missed by the published value alone; distances are worked out before rounding. "

visit = start_visit()
place, figures, place_id = visit.place, visit.figures, visit.place_id
shown = dict(visit.wanted)
write_url(shown)
headlines = target_views.headlines(place_id)
has_wards = ward_views.has_wards(place_id)
wards = (
    ward_views.first_wards(place_id) if has_wards and not headlines else None
)  # the heading waits for no more than it says
start_page(overview_finding(place, headlines, wards), overview_views.lede(place_id))

judged = [view for view in headlines if view.judged]
open_ended = [view for view in headlines if view not in judged]
if judged:
    section("How the targets ended", margin_words(judged))
    for column, view in zip(st.columns(len(judged), gap="large"), judged, strict=True):
        with column:
            tile(place, view, shown)
if open_ended:
    section(
        "Targets without a figure to check them by",
        "This pack has no figure that measures the same thing as these targets.",
    )
    for column, view in zip(st.columns(len(open_ended), gap="large"), open_ended, strict=True):
        with column:
            tile(place, view, shown)

section("Is the gap closing?")
left, right = st.columns(2, gap="large")
with left:
    with_country = show_gap(place, "country", dark=visit.dark)
with right:
    within = show_gap(place, "within", dark=visit.dark)
if with_country or within:
    note(f"Both are the newest series of this pack. {own_gap_words(place)}")

ward_sources: tuple[str, ...] = ()
if has_wards:
    section(f"Where outcomes {place.tense.be(2)} poorest", vintage_words(place))
    ward_sources = home_map(visit, shown)

urgent = standing_views.needs_attention(place_id)
section("What needs attention first", attention_lede(place, urgent))
for number, one in enumerate(urgent.first, 1):
    trend = f" Recent trend: {one.trend.words.lower()}." if one.trend.arrow else ""
    rank = f" {capital(one.rank_words)}." if one.rank_words else ""
    paragraph(f"{rank}{trend}".strip(), lead=f"{number}. {attention_finding(one, place)}.")
    label = f"See the trend: {lowered(one.line.name)}"
    page_link(TARGETS, label, shown, indicator=one.line.indicator.indicator_id, sex=str(one.line.sex))
foot(
    place,
    [*(source for view in judged for source in view.source_ids), *ward_sources],
    f"{MET_OR_MISSED if headlines else ''}Age of data counts from the date of this pack.",
)
