"""The ward map with its legend and its words, large on its own page and small on the overview."""

import streamlit as st
from markupsafe import Markup

from hineq.maps.legend import legend_html
from hineq.maps.scene import MapScene, bars_key, credit, without_shape_words
from hineq.model.place import Place
from hineq.ui.components.drawing import draw, picture_buttons
from hineq.ui.components.ward_map import ward_map
from hineq.ui.layout.page import note, source_line
from hineq.ui.layout.selection import choose
from hineq.ui.views import map as map_views


def say_no_map(place: Place) -> None:
    """Why the wards stand in order as a chart, and what the pack needs for a map."""
    note(
        f"The pack has no boundaries for the wards of {place.name}, so a chart stands here where a map would. To have "
        "the map, add a GeoJSON file of the wards under 'boundaries' in datapackage.json."
    )


def draw_bars(place: Place, scene: MapScene, selected: str, *, dark: bool) -> None:
    """The wards in order, of many the poorest only, with what the marks mean."""
    from hineq.charts.ward_bars import left_out_words

    draw(
        map_views.ward_bars_spec(scene, selected, dark=dark),
        key="ward_bars", heading=False, source=source_line(place, scene.view.source_ids),
        notes=(left_out_words(scene.view, selected), bars_key(scene)),
    )  # fmt: skip


def draw_map(place: Place, scene: MapScene, selected: str, *, key: str, height: int, dark: bool) -> None:
    """The wards in their classes, the poorest hatched and outlined, those poorest by the other rule dashed; its legend.

    Only for a place with boundaries (`has_map`).
    """
    ward_map(
        map_views.geometry(place),
        scene.marks,
        selected=selected or None,
        on_select=lambda code: choose(ward=code),
        key=key,
        label=f"{scene.view.full_name}, {scene.view.period}, by ward",
        height=height,
    )
    st.html(
        Markup('<p class="hq-note"><strong>{}</strong>, {}</p>{}').format(
            scene.view.name, scene.view.indicator.measured_in.axis, legend_html(scene.legend, dark=dark)
        )
    )
    note(credit(place))
    if unseen := without_shape_words(place):
        note(unseen)
    source = f"{source_line(place, scene.view.source_ids)} {credit(place)}"
    picture_buttons(lambda: map_views.picture_spec(scene), "\n".join(filter(None, [unseen, source])), key)
