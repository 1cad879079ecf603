"""The ward map: geometry once, the wards' colours and labels at every change."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import folium
import polyline
from branca.element import MacroElement
from folium.template import Template
from jinja2.utils import htmlsafe_json_dumps

from hineq.model.shapes import points_of, polygons_of


@dataclass(frozen=True, kw_only=True)
class WardGeometry:
    """The wards of a place as the map's script takes them, made once for all visits.

    `script` is their JSON, safe inside a script: a list with `code`, `name` and `parts` of each (`_lines`); `centre` is latitude and longitude in degrees; `height_by_width` is
    the shape of the wards together, as drawn: 0.5 is twice as wide as tall.
    """

    script: str
    centre: tuple[float, float]
    height_by_width: float


@dataclass(frozen=True, kw_only=True)
class MapAssets:
    """Where the map's scripts and styles are, seen from inside its frame, each in loading order."""

    scripts: tuple[str, ...]
    styles: tuple[str, ...]


class WardMap(folium.Map):
    """A map of wards alone: no tiles, no controls, nothing that moves, nothing from another server.

    Drawn by static/map/ward_map.js, which also takes the keyboard; its wards are blank until a `ward_layer` comes.
    """

    _template = Template(
        """
        {% macro header(this, kwargs) %}{% endmacro %}
        {% macro html(this, kwargs) %}
            <div class="folium-map" id={{ this.get_name()|tojson }} ></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {{ this.options|tojavascript }});
            wardMap.draw({{ this.get_name() }}, {{ this.wards }}, {{ this.title|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, geometry: WardGeometry, assets: MapAssets, *, title: str) -> None:
        centre = list(geometry.centre)
        super().__init__(
            location=centre,
            center=centre,
            zoom_start=10,
            tiles=None,
            zoom_control=False,
            keyboard=False,
            attribution_control=False,
            zoom_snap=0,
            dragging=False,
            touch_zoom=False,
            scroll_wheel_zoom=False,
            double_click_zoom=False,
            box_zoom=False,
            zoom_animation=False,
            fade_animation=False,
            marker_zoom_animation=False,
            inertia=False,
        )
        self.wards = geometry.script
        self.title = title
        self.default_js = [(address, address) for address in assets.scripts]
        self.default_css = [(address, address) for address in assets.styles]

    def render(self, **_: Any) -> str:
        """Nothing: streamlit-folium reads the template itself. A figure would compile the whole geometry as a template."""
        return ""


class _WardLayer(folium.FeatureGroup):
    """The group that streamlit-folium adds to the map at every change."""

    def render(self, **_: Any) -> str:
        """Nothing, as for the map."""
        return ""


class _WardState(MacroElement):
    """What the wards look like now, as JSON."""

    # streamlit-folium keeps every feature group it was ever given in window.feature_group: ours begins it anew.
    _template = Template(
        """
        {% macro script(this, kwargs) %}
            window.feature_group = [];
            wardMap.show({{ this.state|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, state: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "WardState"
        self.state = state


def ward_geometry(boundaries: Mapping[str, Any]) -> WardGeometry:
    """The wards of a place, ready to be drawn.

    `boundaries` is a GeoJSON FeatureCollection (EPSG:4326) of Polygons or MultiPolygons whose properties hold
    `area_code` and `area_name`. Raises ValueError for an empty collection, another geometry, a missing or repeated
    code.
    """
    wards = _wards(boundaries)
    shapes = (feature["geometry"]["coordinates"] for feature in boundaries["features"])
    points = [point for shape in shapes for point in points_of(shape)]
    longitudes, latitudes = zip(*points, strict=True)
    west, east, south, north = min(longitudes), max(longitudes), min(latitudes), max(latitudes)
    return WardGeometry(
        script=str(htmlsafe_json_dumps(wards, separators=(",", ":"))),
        centre=((south + north) / 2, (west + east) / 2),
        height_by_width=(_northing(north) - _northing(south)) / math.radians(east - west),
    )


def ward_map(geometry: WardGeometry, assets: MapAssets, *, title: str) -> WardMap:
    """The map of the wards, the same for every indicator; `title` names its frame for screen readers.

    Build it anew in every run: streamlit-folium changes the map that it is given. What changes with the reader's
    choices belongs in `ward_layer`; a change here draws the whole map again and loses the keyboard's place.
    """
    return WardMap(geometry, assets, title=title)


def ward_layer(
    marks: Sequence[Mapping[str, Any]], *, label: str, selected: str | None, dark: bool = False
) -> folium.FeatureGroup:
    """The state of the ward map: the marks of its wards, and which ward is chosen.

    `label` names the list of wards. `selected` is an area_code; one that the marks lack chooses no ward. `dark` is the
    theme until the browser has said its own.
    """
    codes = {ward["code"] for ward in marks}
    state = {"label": label, "chosen": selected if selected in codes else None, "dark": dark, "wards": list(marks)}
    layer = _WardLayer(name="wards")
    layer.add_child(_WardState(state))
    return layer


def _wards(boundaries: Mapping[str, Any]) -> list[dict[str, Any]]:
    wards = [
        {
            "code": feature["properties"]["area_code"],
            "name": feature["properties"]["area_name"],
            "parts": _lines(_parts(feature["geometry"])),
        }
        for feature in boundaries["features"]
    ]
    codes = [ward["code"] for ward in wards]
    if not codes or len(set(codes)) < len(codes):
        raise ValueError(f"Boundaries must hold each ward once and at least one, got {sorted(codes)}.")
    return wards


def _parts(geometry: Mapping[str, Any]) -> Sequence[Any]:
    """The parts of an area; ValueError for a shape that is none."""
    if geometry["type"] not in ("Polygon", "MultiPolygon"):
        raise ValueError(f"A ward's boundary must be a Polygon or a MultiPolygon, got {geometry['type']}.")
    return polygons_of(geometry)


def _lines(parts: Iterable[Any]) -> list[list[str]]:
    """The rings of each part as encoded polylines: https://developers.google.com/maps/documentation/utilities/polylinealgorithm.

    To a hundred-thousandth of a degree, about a metre on the ground and far below a pixel. A point is rounded before it is a
    step, so that what two areas share stays shared; the point that closes a ring is left out.
    """
    return [
        [polyline.encode(ring[:-1] if ring[0] == ring[-1] else ring, geojson=True) for ring in part] for part in parts
    ]


def _northing(latitude: float) -> float:
    # Spherical Mercator (EPSG:3857), in radians of longitude at the equator.
    return math.asinh(math.tan(math.radians(latitude)))
