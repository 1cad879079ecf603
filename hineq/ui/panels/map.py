"""The ward map with its legend and its words, large on its own page and small on the overview."""

import streamlit as st
from markupsafe import Markup

from hineq.maps.legend import legend_html
from hineq.maps.scene import MapScene, bars_key, credit, has_map, without_shape_words
from hineq.model.place import Place
from hineq.ui.components.drawing import draw, picture_buttons
from hineq.ui.components.ward_map import ward_map
from hineq.ui.layout.page import note, source_line
from hineq.ui.layout.selection import choose
from hineq.ui.views import map as map_views


def draw_wards(place: Place, scene: MapScene, selected: str, *, key: str, height: int, dark: bool) -> None:
    """The map of the wards with its legend; where the pack has no boundaries, the wards in order as a chart."""
    if has_map(place):
        draw_map(scene, selected, key=key, height=height)
        draw_legend(scene, dark=dark)
        note(credit(place))
        if unseen := without_shape_words(place):
            note(unseen)
        source = f"{source_line(place, scene.view.source_ids)} {credit(place)}"
        picture_buttons(lambda: map_views.picture_spec(scene), "\n".join(filter(None, [unseen, source])), key)
    else:
        note(
            f"The pack has no boundaries for the wards of {place.name}, so a chart stands here where a map would. To have "
            "the map, add a GeoJSON file of the wards under 'boundaries' in datapackage.json."
        )
        draw_bars(place, scene, selected, dark=dark)


def draw_bars(place: Place, scene: MapScene, selected: str, *, dark: bool) -> None:
    """The wards in order, of many the poorest only, with what the marks mean."""
    from hineq.charts.ward_bars import left_out_words

    draw(
        map_views.ward_bars_spec(scene, selected, dark=dark),
        key="ward_bars", heading=False, source=source_line(place, scene.view.source_ids),
        notes=(left_out_words(scene.view, selected), bars_key(scene)),
    )  # fmt: skip


def draw_map(scene: MapScene, selected: str, *, key: str, height: int) -> None:
    """Draw the wards in their classes, the poorest hatched and outlined, those poorest by the other rule dashed.

    Only for a place with boundaries (`has_map`).
    """
    ward_map(
        map_views.geometry(scene.place),
        scene.marks,
        selected=selected or None,
        on_select=lambda code: choose(ward=code),
        key=key,
        label=f"{scene.view.full_name}, {scene.view.period}, by ward",
        height=height,
    )


def draw_legend(scene: MapScene, *, dark: bool) -> None:
    """The classes with their ranges, the marks of the poorest, and 'no data' where a ward has none."""
    indicator = scene.view.indicator
    unit = indicator.measured_in.axis
    st.html(
        Markup('<p class="hq-note"><strong>{}</strong>, {}</p>{}').format(
            scene.view.name, unit, legend_html(scene.legend, dark=dark)
        )
    )
