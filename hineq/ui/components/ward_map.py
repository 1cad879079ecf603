"""Draws the ward map on a page and passes the reader's choice on."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from hineq.ui.layout.piece import piece

if TYPE_CHECKING:
    from hineq.maps.ward_map import WardGeometry


def ward_map(
    geometry: "WardGeometry",
    marks: Sequence[Mapping[str, Any]],
    *,
    selected: str | None,
    on_select: Callable[[str], None],
    key: str,
    label: str,
    height: int,
    title: str = "Map of wards",
) -> None:
    """Draw the ward map, as wide as its column and at most `height` pixels tall.

    Where the column is narrow the frame is only as tall as the wards need.

    `geometry` and `marks` are made by `hineq.maps.ward_map`. `label` says what the map shows ("Life expectancy at
    birth, men, 2009-13, by ward"). `on_select` gets the area_code of the ward that the reader chose, in a callback, so
    before the next run of the page; it is called for the ward that is chosen already too. `key` is the map's own, in
    the session state as well. `title` names its frame: of other areas than wards it says which.
    """
    # imported here, so that a page's heading does not wait for Folium; and the frame of streamlit-folium is only
    # published where that is imported first in a visitor's run
    from streamlit_folium import st_folium

    from hineq.maps import ward_map as maps
    from hineq.ui.components.leaflet import map_assets

    codes = frozenset(ward["code"] for ward in marks)

    def pass_on() -> None:
        choice = st.session_state.get(key)
        code = choice.get("ward") if isinstance(choice, dict) else None
        if isinstance(code, str) and code in codes:  # a browser may send anything
            on_select(code)

    piece(_frame_style(key, height, geometry.height_by_width))
    with st.container(key=f"{key}_frame"):
        st_folium(
            maps.ward_map(geometry, map_assets(), title=title),
            key=key,
            height=height,
            use_container_width=True,
            returned_objects=[],
            feature_group_to_add=maps.ward_layer(
                marks, label=label, selected=selected, dark=st.context.theme.type == "dark"
            ),
            on_change=pass_on,
            render=False,  # the figure around the map has nothing that the frame uses: 4 ms a run
        )


def _frame_style(key: str, height: int, height_by_width: float) -> str:
    # Left alone the frame is `height` tall, then nothing, then `height` again, and the page jumps twice; and it keeps
    # its width on paper. The margins are those of static/map/ward_map.js.
    frame = ".st-key-" + re.sub(r"[^a-zA-Z0-9_-]", "-", f"{key}_frame")
    needed = f"calc((100cqw - 24px) * {height_by_width:.4f} + 24px)"
    return f"""<style>
        {frame} {{ container-type: inline-size; width: 100%; }}
        {frame} iframe {{ width: 100% !important; }}
        {frame} :is(iframe, [data-testid=stSkeleton]) {{ height: min({height}px, {needed}) !important; }}
    </style>"""
