"""Home: how long people live now, what was promised and what came of it, what needs attention first, and where."""

import streamlit as st

from hineq.insights.standing.standing import standing_sources
from hineq.insights.targets.overview import overview_finding, strategy_words
from hineq.insights.targets.today import leading, promise_words, today_finding, unchecked_words
from hineq.ui.components.links import link_html, page_link
from hineq.ui.layout.links import link_row
from hineq.ui.layout.page import foot, paragraph, section, start_page
from hineq.ui.layout.pages import OVERVIEW, STRATEGY, SYSTEM, TARGETS
from hineq.ui.layout.selection import write_url
from hineq.ui.layout.strip import pick_beside, strip
from hineq.ui.layout.visit import start_visit
from hineq.ui.panels.ages import show_ages
from hineq.ui.panels.attention import show_attention
from hineq.ui.panels.by_itself import link_to_itself
from hineq.ui.panels.home_map import home_map
from hineq.ui.panels.overview import today_tile
from hineq.ui.panels.peers import show_peers
from hineq.ui.views import overview as overview_views
from hineq.ui.views import standing as standing_views
from hineq.ui.views import targets as target_views
from hineq.ui.views import wards as ward_views
from hineq.ui.views.doors import pages_with_something
from hineq.ui.views.peers import peers as peers_of
from hineq.ui.views.promised import promised_now

visit = start_visit()
place, figures, place_id = visit.place, visit.figures, visit.place_id
shown = dict(visit.wanted)
write_url(shown)
promises = target_views.headlines(place_id)
told = overview_views.leading_measures(place_id)
has_wards = ward_views.has_wards(place_id)
wards = (
    ward_views.first_wards(place_id) if has_wards and not told else None
)  # the heading waits for no more than it says
ended = overview_finding(place, promises, wards)
if told:
    said = [f"{promise_words(leading(told))}." if promise_words(leading(told)) else ""]
    said += [strategy_words(place, place.snapshot.year), f"{ended}."] if promises else []
    start_page(today_finding(place, told), " ".join(filter(None, said)) or overview_views.holdings(place_id))
    for column, one in zip(st.columns(len(told), gap="large"), told, strict=True):
        with column:
            today_tile(place, one, shown)
else:
    start_page(ended, overview_views.holdings(place_id) if not promises else strategy_words(place, place.snapshot.year))
if unchecked := unchecked_words(promises):
    paragraph(unchecked)
onward = [link_html(TARGETS, "See every target", shown)] if promises else []
if SYSTEM.file in pages_with_something(place_id):
    onward.append(link_html(SYSTEM, "See who answers for it", shown))
link_row(onward)
if (now := promised_now(place_id)).documents:
    paragraph(now.finding, lead="What is promised now.")
    page_link(STRATEGY, "See what is promised now, in its own words", shown)

urgent = standing_views.needs_attention(place_id, visit.beside)
left, right = st.columns([1, 1], gap="large") if has_wards else (st.container(), None)
with left:
    section("What needs attention first")
    with strip():
        pick_beside(place_id, visit.beside)
    show_peers(place, peers_of(place_id, visit.beside))
    show_attention(place, urgent, shown, visit.beside, dark=visit.dark)
    link_to_itself(visit, OVERVIEW)
ward_sources: tuple[str, ...] = ()
if right:
    with right:
        ward_sources = home_map(visit, shown)
show_ages(visit, place.area_code)
foot(
    place,
    [
        *(
            source
            for one in told
            for source in [*one.standing.line.points.source_id, *(one.promise.source_ids if one.promise else ())]
        ),
        *ward_sources,
        *(source for stands in urgent.worse for source in standing_sources(figures, stands)),
    ],
    "A target is met or missed by the published value alone. Distances are of the figures as they are printed. Age of data counts from the date of these figures.",
)
