"""My area: what a resident is told of a ward in plain English, and how to find it."""

import streamlit as st

from hineq.insights.resident.finding import every_ward
from hineq.insights.wards.selection import ward_unknown
from hineq.ui.components.links import link_html
from hineq.ui.layout.page import foot, hint, start_page
from hineq.ui.layout.pages import AREA
from hineq.ui.layout.piece import piece
from hineq.ui.layout.selection import page_parameter, write_url
from hineq.ui.layout.visit import start_visit
from hineq.ui.panels.area import ASKED, TYPED, area_html, asking, find_area, pick_from_all, show_typed
from hineq.ui.views.area import council_place, told, wards_to_pick
from hineq.ui.views.place import opened

visit = start_visit()
place, place_id = visit.place, visit.place_id
typed = page_parameter(TYPED)
ward = visit.wanted.get("ward", "")
known = {one.area_code for one in every_ward(place)}
shown = {**visit.wanted, "ward": ward if ward in known else ""}
write_url(shown)
if not any(wards_to_pick(place_id)):
    start_page(f"This copy has no wards of {place.name}", "Type the name of another ward or council to see it.")
    find_area(visit)
    if typed:
        show_typed(typed)
    foot(place, ())
elif typed or ward not in known:
    lost = [ward_unknown(place, ward)] if ward and not typed else []
    start_page(asking(place), ASKED, notes=lost)
    find_area(visit)
    if typed:
        show_typed(typed)
    pick_from_all(visit)
    foot(place, ())
else:
    held = council_place(place_id, ward)
    area = told(held, ward)
    start_page(area.heading, " ".join(area.lede))
    st.set_page_config(page_title=f"{area.ward} - {AREA.title} - hineq")
    with st.container(key="area_sheet"):
        with st.container(key="area_find"):
            find_area(visit)
            piece(link_html(AREA, f"See all wards of {place.name}", shown, ward=""))
        piece(area_html(area, opened(held).place, shown))
    hint("Printed, this page is one sheet.")
    foot(place, area.source_ids)
