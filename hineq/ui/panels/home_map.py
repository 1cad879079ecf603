"""The map on Home: in small, every ward named; a click, or Enter, leads to the ward's page."""

from collections.abc import Mapping

import streamlit as st

from hineq.insights.wards.poorest import PoorestRule
from hineq.maps.scene import MapScene, has_map
from hineq.ui.components.links import page_link
from hineq.ui.layout.page import note, paragraph, subsection
from hineq.ui.layout.pages import MAP, WARD
from hineq.ui.layout.selection import choose, link_params
from hineq.ui.layout.visit import Visit
from hineq.ui.panels.map import draw_bars, draw_map
from hineq.ui.views import map as map_views
from hineq.ui.views import wards as ward_views

_WANTED = "ward_to_open"


def home_map(visit: Visit, shown: Mapping[str, str]) -> tuple[str, ...]:
    """Where outcomes are poorest, as a map beside its finding; the sources of its figures.

    For a place whose wards have figures; without boundaries their chart stands in the map's place.
    """
    if st.session_state.pop(_WANTED, False):
        st.switch_page(WARD.path, query_params=link_params(shown))
    place, place_id = visit.place, visit.place_id
    chosen = ward_views.ward_selection(place_id, {"ward": visit.wanted.get("ward", "")})
    rule = PoorestRule.LIST if ward_views.poorest_list(place_id) else PoorestRule.FIFTH
    scene = map_views.map_scene(chosen.key, rule)
    left, right = st.columns([3, 2], gap="large")
    with left:
        if has_map(place):
            draw_map(
                place, scene, chosen.area_code, shown, key="overview_map", height=430, dark=visit.dark, beside=False,
                on_select=_open,
            )  # fmt: skip
        else:
            note(f"The pack has no boundaries for the wards of {place.name}, so a chart stands here where a map would.")
            draw_bars(place, scene, chosen.area_code, dark=visit.dark)
    with right:
        _words(visit, scene, shown)
    return scene.view.source_ids


def _open(code: str) -> None:
    choose(ward=code)
    st.session_state[_WANTED] = True


def _words(visit: Visit, scene: MapScene, shown: Mapping[str, str]) -> None:
    subsection(scene.finding)
    if has_map(visit.place):
        paragraph("A click on a ward opens its page; by keyboard the arrow keys and Enter do.")
    for sentence in scene.differences:
        paragraph(sentence)
    if only_men := ward_views.without_women(visit.place_id, scene.view.indicator.indicator_id):
        note(only_men)
    page_link(MAP, "Open the ward map" if has_map(visit.place) else "See every ward", shown, icon="map")
