"""The ward map: any indicator, sex and period, with the wards of the poorest outcomes highlighted."""

import streamlit as st

from hineq.insights.search.exports import ward_export
from hineq.insights.wards.comparing import Confidence, intervals_words
from hineq.insights.wards.poorest import PoorestRule
from hineq.insights.wards.spread import spread_note
from hineq.insights.wards.view import changed_words, vintage_words, wards_by_chance
from hineq.maps.scene import has_map
from hineq.model.words import Polarity
from hineq.ui.components.links import page_link
from hineq.ui.components.tables import csv_button, long_html
from hineq.ui.layout.page import foot, note, paragraph, section, start_page
from hineq.ui.layout.pages import WARD
from hineq.ui.layout.selection import write_url
from hineq.ui.layout.strip import pick_confidence, pick_rule, pick_ward, pick_ward_measure, strip
from hineq.ui.layout.visit import start_visit
from hineq.ui.panels.map import draw_bars, draw_map, say_no_map
from hineq.ui.panels.ward import ward_panel
from hineq.ui.panels.ward_figures import stop_without_ward_figures
from hineq.ui.views import map as map_views
from hineq.ui.views import wards as ward_views

visit = start_visit()
stop_without_ward_figures(visit)
place, place_id = visit.place, visit.place_id
chosen = ward_views.ward_selection(place_id, visit.wanted)
usual = ward_views.wards(chosen.key)
shown = visit.wanted | chosen.wanted
write_url(shown)
listed = ward_views.poorest_list(place_id)
finding = map_views.map_scene(chosen.key, PoorestRule.FIFTH).finding

start_page(finding, vintage_words(place), notes=chosen.notes)
with strip():
    pick_ward_measure(place, chosen)
    pick_ward(place, chosen.area_code)
    confidence = pick_confidence() if usual.has_intervals else Confidence.USUAL
view = ward_views.wards_at(chosen.key, confidence)
judged = view.indicator.judged_by is not Polarity.NO_JUDGEMENT
rule = (
    pick_rule(PoorestRule.LIST if listed else PoorestRule.FIFTH, has_list=bool(listed)) if judged else PoorestRule.FIFTH
)
scene = map_views.map_scene(chosen.key, rule, confidence)
if stays := intervals_words(confidence):
    note(stays)

left, right = st.columns([2, 1], gap="large")
with left:
    if has_map(place):
        draw_map(place, scene, chosen.area_code, key="ward_map", height=560, dark=visit.dark)
    else:
        say_no_map(place)
        draw_bars(place, scene, chosen.area_code, dark=visit.dark)
with right:
    if women := ward_views.without_women(place_id, chosen.indicator_id):
        note(women)
    ward_panel(place, view, chosen.area_code)
    if chosen.area_code:
        page_link(WARD, "Everything about this ward", shown, icon="arrow_forward")
    if spread := spread_note(view):
        note(spread)
    if by_chance := wards_by_chance(view):
        note(by_chance)
    if scene.poorest.reason:
        paragraph(scene.poorest.reason)
    if scene.differences:
        section("The strategy's list and the figures")
        for sentence in scene.differences:
            paragraph(sentence)

first = "highest first" if view.indicator.judged_by is Polarity.NO_JUDGEMENT else "poorest first"
section(f"Every ward, {first if view.ranked else 'by name'}", view.coverage.no_order_words)
if has_map(place):
    draw_bars(place, scene, chosen.area_code, dark=visit.dark)
for sentence in changed_words(place, view):
    note(sentence)
long_html(
    ward_views.ward_table_html(chosen.key, chosen.area_code, confidence, scene.subtitle), len(view.table), "wards"
)
csv_button(lambda: ward_export(view, place), chosen.key.file_name)
foot(place, view.source_ids, beware=view.indicator.caveat)
