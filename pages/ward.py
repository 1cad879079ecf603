"""One ward against the place and the country on every indicator."""

import streamlit as st

from hineq.insights.wards.comparing import intervals_words
from hineq.insights.wards.outlines import has_map
from hineq.insights.wards.poorest_tally import list_outcome, lists_naming
from hineq.insights.wards.profile import neighbours
from hineq.insights.wards.profile_first import spine_key
from hineq.insights.wards.profile_words import by_chance_words, spine_title, unplaced_words
from hineq.insights.wards.vintage import vintage_words
from hineq.model.download import PictureName, TableName, download
from hineq.ui.components.addresses import in_address
from hineq.ui.components.drawing import draw
from hineq.ui.components.fold import fold
from hineq.ui.components.links import page_link
from hineq.ui.components.tables import csv_button
from hineq.ui.layout.page import foot, hint, note, paragraph, section, source_line, start_page
from hineq.ui.layout.pages import COMPARE, MAP, WARD
from hineq.ui.layout.piece import piece
from hineq.ui.layout.selection import write_url
from hineq.ui.layout.strip import pick_confidence, pick_ward, step_ward, strip
from hineq.ui.layout.visit import start_visit
from hineq.ui.panels.ages import show_ages
from hineq.ui.panels.group import pick_group, show_group, wanted_group
from hineq.ui.panels.profile_table import draw_themes, profile_html
from hineq.ui.panels.thread import strategy_links
from hineq.ui.panels.ward_figures import stop_without_ward_figures
from hineq.ui.views import wards as ward_views
from hineq.ui.views.doors import pages_with_something
from hineq.ui.views.kept import kept

visit = start_visit()
stop_without_ward_figures(visit)
place, figures, place_id = visit.place, visit.figures, visit.place_id
chosen = ward_views.ward_selection(place_id, {"ward": visit.wanted.get("ward", "")})
area_code = chosen.area_code or place.wards[0].area_code
shown = {**visit.wanted, "ward": area_code}
write_url(shown)
finding = ward_views.profile_words(place_id, area_code)[0]

group, group_notes = wanted_group(visit)
start_page(finding, vintage_words(place), notes=(*chosen.notes, *group_notes))
before, after = neighbours(place, area_code)
with strip():
    pick_ward(place, area_code, unset=None)
    confidence = pick_confidence()
    step_ward(before, ":material/arrow_back:", "ward_before")
    step_ward(after, ":material/arrow_forward:", "ward_after")
    pick_group(visit, group)
    if COMPARE.file in pages_with_something(place_id) and area_code in place.ward_codes:
        page_link(COMPARE, "Compare with another ward", shown)
profile = ward_views.profile(place_id, area_code, confidence)
st.set_page_config(page_title=f"{profile.ward.area_name} - {WARD.title} - hineq")
sentences = ward_views.profile_words(place_id, area_code, confidence)[1]
listed = lists_naming(place, area_code)
title = kept(place_id, spine_title, profile, place)
spec = ward_views.spine_spec(place_id, area_code, confidence, title, dark=visit.dark)
# side by side where there is room, so that the picture stands on the first screen
with st.container(key="ward_sheet"):
    with st.container(key="ward_words"):
        note(intervals_words(confidence))
        for sentence in sentences:
            paragraph(sentence)
        note(kept(place_id, by_chance_words, profile, place))
        strategy_links(place_id, [list_outcome(place, one) for one in listed], shown)
        page_link(MAP, "See it on the map" if has_map(place) else "See it among the wards", shown)
    with st.container(key="ward_picture"):
        section(title)
        asked = {"ward": area_code, "confidence": in_address(confidence)}
        table_at = download(TableName.PROFILE, place_id, **asked)
        if spec:
            key = kept(place_id, spine_key, profile, place)
            source = source_line(place, profile.source_ids)
            file_name = f"{place_id}_{area_code}_profile".lower()
            at = download(PictureName.PROFILE, place_id, **asked)
            draw(
                spec,
                key="spine",
                heading=False,
                source=source,
                notes=(key,),
                table=(profile.table, file_name, table_at),
                at=at,
            )
        else:
            paragraph(f"{profile.ward.area_name} is placed on no measure: {unplaced_words(profile)}.")
            csv_button(profile.table, f"{place_id}_{area_code}_profile".lower(), at=table_at)
if spec:
    draw_themes(visit, profile, key)
if group:
    show_group(visit, group, confidence)
show_ages(visit, area_code)
with fold(f"All {len(profile.table)} figures of {profile.ward.area_name} as a table", "figures"):
    piece(kept(place_id, profile_html, profile, place))
note(
    "Not compared: one of the two has no figure here, or the ward's has no interval, as averages of small areas, modelled "
    "indices and rates over somebody else's denominator have none."
)
if estimates := profile.estimates_words:
    hint(f"* {place.name} has no figure of its own here: {estimates}.")
hint("Printed, this page is one sheet; the menu Download has the whole table.")
foot(
    place,
    profile.source_ids,
    f"Ranks count from the nearer end. A ward is better or worse when its whole {confidence} confidence interval lies on one side of the other figure; the intervals shown are those of 95%.",
)
