"""The map: any indicator, sex and period over the wards, the poorest outcomes picked out; of a county over its districts too."""

import streamlit as st

from hineq.insights.search.exports import ward_export
from hineq.insights.wards.comparing import Confidence, intervals_words
from hineq.insights.wards.estimates import error_words
from hineq.insights.wards.poorest import PoorestRule
from hineq.insights.wards.spread import spread_note
from hineq.insights.wards.view import wards_by_chance
from hineq.insights.wards.vintage import changed_words, vintage_words
from hineq.model.download import TableName, download
from hineq.model.words import Polarity
from hineq.ui.components.addresses import in_address, of_measure
from hineq.ui.components.fold import fold
from hineq.ui.components.links import page_link
from hineq.ui.components.tables import csv_button
from hineq.ui.layout.page import foot, note, paragraph, section, start_page
from hineq.ui.layout.pages import WARD
from hineq.ui.layout.piece import piece
from hineq.ui.layout.selection import choose, write_url
from hineq.ui.layout.strip import pick_confidence, pick_rule, pick_ward, pick_ward_measure, strip
from hineq.ui.layout.visit import start_visit
from hineq.ui.panels.authorities import districts_page, pick_areas, shows_districts
from hineq.ui.panels.became import show_what_became
from hineq.ui.panels.group import pick_group, tell_group, wanted_group
from hineq.ui.panels.map import draw_bars, draw_map, map_pictures, say_no_map, ward_table
from hineq.ui.panels.ward import ward_panel
from hineq.ui.panels.ward_figures import stop_without_ward_figures
from hineq.ui.views import map as map_views
from hineq.ui.views import wards as ward_views

visit = start_visit()
if shows_districts(visit.place_id):
    districts_page(visit)
    st.stop()
stop_without_ward_figures(visit)
place, place_id = visit.place, visit.place_id
chosen = ward_views.ward_selection(place_id, visit.wanted)
usual = ward_views.wards(chosen.key)
shown = visit.wanted | chosen.wanted
write_url(shown)
listed = ward_views.poorest_list(place_id)
finding = map_views.map_scene(chosen.key, PoorestRule.FIFTH).finding

group, group_notes = wanted_group(visit)
start_page(finding, vintage_words(place, usual), notes=(*chosen.notes, *group_notes))
judged = usual.indicator.judged_by is not Polarity.NO_JUDGEMENT
confidence, rule = Confidence.USUAL, ward_views.first_rule(place_id)
with strip():
    pick_areas(place_id)
    pick_ward_measure(place, chosen)
    pick_ward(place, chosen.area_code)
    if usual.has_intervals or judged:
        with st.popover("More choices", key="map_more"):
            if judged:
                rule = pick_rule(rule, has_list=bool(listed))
            if usual.has_intervals:
                confidence = pick_confidence()
rule = rule if judged else PoorestRule.FIFTH
view = ward_views.wards_at(chosen.key, confidence)
scene = map_views.map_scene(chosen.key, rule, confidence)
table = ward_views.ward_table_html(chosen.key, chosen.area_code, confidence, scene.subtitle)
note(intervals_words(confidence))

left, right = st.columns([2, 1], gap="large")
with left:
    if scene.drawn:
        draw_map(
            place, scene, chosen.area_code, shown, key="ward_map", height=440, dark=visit.dark,
            on_select=lambda code: choose(ward=code),
        )  # fmt: skip
    else:
        say_no_map(scene, shown)
        ward_table(table, len(view.table))
with right:
    with ward_panel(place, view, chosen.area_code):
        if chosen.area_code:
            page_link(WARD, "Everything about this ward", shown)
            if chosen.area_code in place.ward_codes:
                for sentence in ward_views.profile_words(place_id, chosen.area_code, confidence)[1]:
                    paragraph(sentence)
    tell_group(visit, view)
    pick_group(visit, group)
    note(ward_views.without_women(place_id, chosen.indicator_id))
    if scene.poorest.reason:
        note(scene.poorest.reason)

first = "highest first" if view.indicator.judged_by is Polarity.NO_JUDGEMENT else "poorest first"
every = "Every ward" if not view.coverage.without else "The wards"
section(
    f"{every}, {first if view.ranked else 'by name'}", view.coverage.no_order_words or view.coverage.without_sentence
)
draw_bars(place, scene, chosen.area_code, dark=visit.dark)
note(*changed_words(place, view), error_words(place, view))
if scene.drawn:
    with fold(f"All {len(view.table)} wards as a table" if len(view.table) > 1 else "The ward as a table", "table"):
        piece(table)
if scene.differences:
    with fold("The strategy's list and the figures: where they differ", "list"):
        for sentence in scene.differences:
            paragraph(sentence)
chance = [words for words in (spread_note(view), wards_by_chance(view)) if words]
if chance:
    with fold("How much of the differences may be chance", "chance"):
        for sentence in chance:
            paragraph(sentence)
show_what_became(visit)
with fold(f"To take away: {'the map as a picture, ' if scene.drawn else ''}the figures as a file", "take"):
    if scene.drawn:
        map_pictures(place, scene, chosen.area_code, "ward_map")
    at = download(TableName.WARDS, place_id, **of_measure(chosen.key), confidence=in_address(confidence))
    csv_button(lambda: ward_export(view, place), chosen.key.file_name, at=at)
foot(place, view.source_ids, beware=view.indicator.caveat)
