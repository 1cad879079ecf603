"""The map on Home: in small, every ward named; a click, or Enter, leads to the ward's page."""

from collections.abc import Mapping

import streamlit as st

from hineq.insights.wards.vintage import vintage_words
from hineq.ui.components.links import page_link
from hineq.ui.layout.page import hint, note, section
from hineq.ui.layout.pages import MAP, WARD
from hineq.ui.layout.selection import choose, link_params
from hineq.ui.layout.visit import Visit
from hineq.ui.panels.group import tell_group
from hineq.ui.panels.map import draw_bars, draw_map
from hineq.ui.views import map as map_views
from hineq.ui.views import wards as ward_views

_WANTED = "ward_to_open"
# in the map's place only so many wards: the page of the wards has all
_MOST = 10


def home_map(visit: Visit, shown: Mapping[str, str]) -> tuple[str, ...]:
    """Where outcomes are poorest, as a map under its heading; the sources of its figures.

    For a place whose wards have figures; without boundaries their chart stands in the map's place. The heading is in
    the tense of the figures drawn: wards that are there still may have none of now.
    """
    if st.session_state.pop(_WANTED, False):
        st.switch_page(WARD.path, query_params=link_params(shown))
    place, place_id = visit.place, visit.place_id
    chosen = ward_views.ward_selection(place_id, {"ward": visit.wanted.get("ward", "")})
    scene = map_views.map_scene(chosen.key, ward_views.first_rule(place_id))
    section(f"Where outcomes {scene.view.tense.be(2)} poorest", vintage_words(place, scene.view))
    if scene.drawn:
        draw_map(
            place, scene, chosen.area_code, shown, key="overview_map", height=430, dark=visit.dark, beside=False,
            on_select=_open,
        )  # fmt: skip
        hint("Click a ward to open its page; by keyboard the arrow keys move and Enter opens.")
    else:
        note(f"{scene.lacking}, so a chart stands here where a map would.")
        draw_bars(place, scene, chosen.area_code, dark=visit.dark, most=_MOST)
    tell_group(visit, scene.view)
    page_link(MAP, "Open the ward map" if scene.drawn else "See every ward", shown)
    return scene.view.source_ids


def _open(code: str) -> None:
    choose(ward=code)
    st.session_state[_WANTED] = True
