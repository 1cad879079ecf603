"""The ward map with its legend and its words, large on its own page and small on the overview."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st
from markupsafe import Markup

from hineq.maps.legend import SIGN, LegendItem, legend_html
from hineq.maps.scene import MapScene, bars_key, credit, without_shape_words
from hineq.model.download import PictureName, download
from hineq.model.place import Place
from hineq.ui.components.addresses import in_address, of_measure
from hineq.ui.components.drawing import draw, picture_buttons
from hineq.ui.components.links import link_html
from hineq.ui.components.ward_map import ward_map
from hineq.ui.layout.page import note, source_line
from hineq.ui.layout.pages import MAP, WARD
from hineq.ui.layout.piece import piece
from hineq.ui.views import map as map_views

if TYPE_CHECKING:
    from hineq.maps.ward_map import WardGeometry

# a table of more wards than these scrolls in as many pixels
_MOST_ROWS, _LONG_TABLE = 30, 640

# the key stands beside the map, over it where there is no room; the numbers only where the map has any
_STYLE = """<style>
[class*="_map_whole"] { container-type: inline-size; width: 100%; }
[class*="_map_parts"] { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.6rem 1rem; }
[class*="_map_parts"] > * { min-width: 0; width: 100%; }
.hq-legend-head { font-size: 0.92rem; line-height: 1.35; margin: 0 0 0.5rem; }
[data-testid="stMain"] .hq-legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; list-style: none; margin: 0; padding: 0;
  font-size: 0.92rem; line-height: 1.3; }
[data-testid="stMain"] .hq-legend li { display: flex; align-items: center; gap: 0.45rem; margin: 0; max-width: none; }
[data-testid="stMain"] .hq-numbered { columns: 10.5rem; column-gap: 2.6rem; margin: 0; padding-left: 2rem; font-size: 0.95rem; line-height: 1.35; }
[data-testid="stMain"] .hq-numbered li { break-inside: avoid; padding: 0.2rem 0; margin: 0; max-width: none; }
.hq-numbered li::marker { font-weight: 600; font-variant-numeric: tabular-nums; }
.hq-numbered li > div { display: flex; justify-content: space-between; gap: 0.5rem; }
/* from here on the map carries names (static/map/ward_marks.js) */
@container (min-width: 480px) {
  [class*="_map_whole"]:not([data-numbered="true"]) [class*="_map_parts"] > :has(.hq-numbered) { display: none; }
}
@container (min-width: 42rem) {
  [class*="_map_parts_beside"] { grid-template: "key map" auto "list list" auto / 10.5rem minmax(0, 1fr); align-items: start; }
  [class*="_map_parts_beside"] > :has(.hq-legend) { grid-area: key; }
  [class*="_map_parts_beside"] > :has(.hq-numbered) { grid-area: list; }
  [class*="_map_parts_beside"] > :not(:has(.hq-legend, .hq-numbered)) { grid-area: map; }
  [data-testid="stMain"] [class*="_map_parts_beside"] .hq-legend { flex-direction: column; }
}
</style>"""


def say_no_map(scene: MapScene, shown: Mapping[str, str]) -> None:
    """Why the wards stand here as a table, and what leads to a map: a measure that is drawn, else what the pack needs."""
    first = map_views.first_scene(scene.key.place_id)
    words = Markup("{}, so their table stands here where a map would.").format(scene.lacking)
    if first.drawn:
        name = f"{first.view.full_name}, {first.view.period}"
        onward = Markup("A measure whose wards are drawn: {}.").format(
            link_html(MAP, name, shown, **{**of_measure(first.key), "ward": ""})
        )
    else:
        onward = Markup("To have the map, add a GeoJSON file of the wards under 'boundaries' in datapackage.json.")
    note(Markup("{} {}").format(words, onward))


def ward_table(table: str, rows: int) -> None:
    """The table of the wards in the map's place; a long one scrolls, so that the page stays short."""
    with st.container(height=_LONG_TABLE if rows > _MOST_ROWS else "content", border=False, key="ward_table"):
        piece(table)


def draw_bars(place: Place, scene: MapScene, selected: str, *, dark: bool, most: int | None = None) -> None:
    """The wards in order, of many (or of more than `most`) the poorest only, with what the marks mean."""
    from hineq.charts.ward_bars import left_out_words

    draw(
        map_views.ward_bars_spec(scene, selected, most, dark=dark),
        key="ward_bars", heading=False, source=source_line(place, scene.view.source_ids),
        notes=(left_out_words(scene.view, selected, most), bars_key(scene)),
        at=download(PictureName.WARD_BARS, place.place_id, **_of_scene(scene, selected), most=most or ""),
    )  # fmt: skip


def draw_map(
    place: Place,
    scene: MapScene,
    selected: str,
    shown: Mapping[str, str],
    *,
    key: str,
    height: int,
    dark: bool,
    beside: bool = True,
    on_select: Callable[[str], None],
) -> None:
    """The wards in their classes, those picked out with their sign, their key, the numbers under them.

    The key stands beside the map where there is room and it is to, else over it. Only for a scene that can be drawn. `on_select` gets the ward that the reader chose, in a callback.
    """
    view = scene.view
    draw_areas(
        Markup("<strong>{}</strong>, {}, {}").format(view.name, view.indicator.measured_in.axis, view.period),
        scene.legend, map_views.geometry(place, scene.kind), scene.marks,
        lambda mark: link_html(WARD, mark["name"], shown, ward=mark["code"]),
        key=key, height=height, dark=dark, beside=beside, selected=selected, on_select=on_select,
        label=f"{view.full_name}, {view.period}, by ward", title="Map of wards",
    )  # fmt: skip
    note(credit(place, scene.kind))
    note(without_shape_words(scene))


def draw_areas(
    head: Markup,
    legend: Sequence[LegendItem],
    geometry: "WardGeometry",
    marks: Sequence[Mapping[str, Any]],
    link: Callable[[Mapping[str, Any]], Markup],
    *,
    key: str,
    height: int,
    dark: bool,
    beside: bool = True,
    selected: str,
    on_select: Callable[[str], None],
    label: str,
    title: str,
) -> None:
    """A map of areas with its key under a `head`, and the names of those that have a number on it, each a `link` of its mark.

    `marks` are those of `hineq.maps.marks.ward_marks`; `selected` is the code of the chosen area, or empty; `label` says what the map
    shows and `title` names its frame, for screen readers.
    """
    piece(_STYLE)
    with st.container(key=f"{key}_whole"), st.container(key=f"{key}_parts{'_beside' if beside else ''}"):
        piece(Markup('<p class="hq-legend-head">{}</p>{}').format(head, legend_html(legend, dark=dark)))
        ward_map(
            geometry, marks, selected=selected or None, on_select=on_select, key=key, label=label, height=height, title=title
        )  # fmt: skip
        piece(_numbered(marks, link))


def map_pictures(place: Place, scene: MapScene, selected: str, key: str) -> None:
    """The map to take away as a picture."""
    source = f"{source_line(place, scene.view.source_ids)} {credit(place, scene.kind)}"
    picture_buttons(
        lambda: map_views.picture_spec(scene),
        "\n".join(filter(None, [without_shape_words(scene), source])),
        key,
        scene.finding,
        at=download(PictureName.WARD_MAP, place.place_id, **_of_scene(scene, selected)),
    )


def _of_scene(scene: MapScene, selected: str) -> dict[str, str]:
    """The words of an address for a scene of the wards."""
    return {
        **of_measure(scene.key), "ward": selected, "highlight": scene.rule, "confidence": in_address(scene.view.confidence),
    }  # fmt: skip


def _numbered(marks: Sequence[Mapping[str, Any]], link: Callable[[Mapping[str, Any]], Markup]) -> Markup:
    """The areas by the numbers that they have on a map without room for their names, each a link to its page."""
    items = Markup("").join(
        Markup('<li value="{}"><div><span>{}{}</span> <span class="hq-num">{}</span></div></li>').format(
            mark["number"], link(mark),
            Markup('&nbsp;<span aria-hidden="true">{}</span>').format(SIGN) if mark["marked"] else "", mark["value"],
        )
        for mark in marks
        if mark["number"]
    )  # fmt: skip
    return Markup('<ol class="hq-numbered">{}</ol>').format(items)
