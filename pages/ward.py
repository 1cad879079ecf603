"""One ward against the place and the country on every indicator."""

import streamlit as st

from hineq.insights.wards.poorest_tally import list_outcome, lists_naming
from hineq.insights.wards.profile import neighbours
from hineq.insights.wards.view import vintage_words
from hineq.maps.scene import has_map
from hineq.ui.components.drawing import draw
from hineq.ui.components.links import page_link
from hineq.ui.components.tables import csv_button
from hineq.ui.html import columns_html
from hineq.ui.layout.page import foot, note, paragraph, section, source_line, start_page
from hineq.ui.layout.pages import MAP
from hineq.ui.layout.selection import choose, write_url
from hineq.ui.layout.strip import pick_place, pick_ward, strip
from hineq.ui.layout.visit import start_visit
from hineq.ui.markdown import as_written
from hineq.ui.panels.profile_table import profile_columns
from hineq.ui.panels.thread import strategy_links
from hineq.ui.views import wards as ward_views

visit = start_visit()
place, figures, place_id = visit.place, visit.figures, visit.place_id
chosen = ward_views.ward_selection(place_id, {"ward": visit.wanted.get("ward", "")})
area_code = chosen.area_code or place.wards[0].area_code
shown = {**visit.wanted, "ward": area_code}
write_url(shown)
profile = ward_views.profile(place_id, area_code)
finding, sentences = ward_views.profile_words(place_id, area_code)

start_page(finding, vintage_words(place), notes=chosen.notes)
before, after = neighbours(place, area_code)
with strip():
    pick_place(place_id)
    pick_ward(place, area_code, unset=None)
with st.container(horizontal=True, key="neighbours"):
    st.button(
        as_written(before.area_name),
        icon=":material/arrow_back:",
        key="ward_before",
        on_click=lambda: choose(ward=before.area_code),
    )
    st.button(
        as_written(after.area_name),
        icon=":material/arrow_forward:",
        key="ward_after",
        on_click=lambda: choose(ward=after.area_code),
    )
for sentence in sentences:
    paragraph(sentence)
listed = lists_naming(place, area_code)
strategy_links(place_id, [list_outcome(place, one) for one in listed], shown, "in_the_strategy")
page_link(MAP, "See it on the map" if has_map(place) else "See it among the wards", shown, icon="map")

title = f"Where {profile.ward.area_name} {place.tense.verb('stands', 'stood')} among the {len(place.wards)} wards of {place.name}"
section(title)
draw(
    ward_views.spine_spec(
        place_id,
        area_code,
        title,
        "From the poorest ward at the left to the best at the right, newest figures",
        dark=visit.dark,
    ),
    key="spine",
    heading=False,
    source=source_line(place, profile.source_ids),
)
note(
    f"Dot: {profile.ward.area_name}, coloured by comparison with {place.name} (▲ green better, ● yellow similar, ▼ red worse, "
    f"□ white not compared), with its 95% confidence interval where there is one. Upright line: {place.name}. "
    f"Diamond: {place.benchmark.area_name}, where it lies within the wards."
)
section("The figures")
st.html(
    columns_html(
        profile_columns(profile.table, place),
        f"{profile.ward.area_name} on every measure, newest figures",
        group="Theme",
    )
)
note(
    "Not compared: the figure has no interval, because it is an average of small areas, a modelled index or a rate over "
    "somebody else's denominator; or the other area has no figure made in the same way."
)
if estimates := profile.estimates_words:
    note(f"* {place.name} has no published figure here: {estimates}.")
csv_button(profile.table, f"{place_id}_{area_code}_profile".lower())
note("To print this page use your browser's print command: selectors and links are left out.")
foot(
    place,
    profile.source_ids,
    "Ranks count from the poorest ward. A ward is better or worse when its whole 95% confidence interval lies on one side of the other figure.",
)
