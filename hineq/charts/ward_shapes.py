"""The map of the wards as a picture to take away: the same classes and marks as the map on the page, drawn without a browser."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import altair as alt

from hineq.model.shapes import points_of
from hineq.theme.palette import LIGHT, chart_config

WIDTH, HEIGHT = 880, 640
_LINE = 26
# a pattern cannot be drawn here: a sign before the name stands beside the outline
_SIGNS = {"solid": "■ ", "dashed": "□ ", "dotted": "○ ", "": ""}
_DASHES = {"solid": [1, 0], "dashed": [9, 4], "dotted": [3, 3]}


def ward_shapes_data(boundaries: Mapping[str, Any], marks: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """One GeoJSON feature a ward that has a shape, in plane coordinates, with code, name, fill, ink, outline and the point of its name.

    `boundaries` is a FeatureCollection (EPSG:4326) with `area_code`; `marks` are those of
    `hineq.maps.ward_map.ward_marks`. A degree of longitude is shortened to its length at the middle latitude.
    """
    latitudes = [y for feature in boundaries["features"] for _, y in points_of(feature["geometry"]["coordinates"])]
    shorter = math.cos(math.radians((min(latitudes) + max(latitudes)) / 2))
    shapes = {feature["properties"]["area_code"]: feature["geometry"] for feature in boundaries["features"]}
    found = []
    for mark in marks:
        if (shape := shapes.get(mark["code"])) is None:
            continue
        plane = _scaled(shape["coordinates"], shorter)
        rings = [plane[0]] if shape["type"] == "Polygon" else [polygon[0] for polygon in plane]
        x, y = _centre(max(rings, key=lambda ring: abs(_area(ring))))
        properties = {
            "code": mark["code"], "name": mark["name"], "label": f"{_SIGNS[mark['outline']]}{mark['name']}",
            "fill": mark["fill"] or LIGHT.ground, "ink": mark["ink"] or LIGHT.text, "outline": mark["outline"],
            "x": x, "y": y,
        }  # fmt: skip
        geometry = {"type": shape["type"], "coordinates": plane}
        found.append({"type": "Feature", "geometry": geometry, "properties": properties})
    return found


def ward_shapes_chart(
    features: Sequence[Mapping[str, Any]], legend: Sequence[Mapping[str, Any]], title: str, subtitle: str
) -> alt.VConcatChart:
    """The wards in their classes, the poorest outlined and signed, over the legend in words; on white.

    `legend` has one entry a line: label, fill, outline and dotted, as `hineq.maps.legend.LegendItem`.
    """
    wards = alt.Chart(alt.InlineData(values=list(features))).project(type="identity", reflectY=True)
    text = wards.mark_text(fontSize=13, fontWeight=600).encode(
        longitude="properties.x:Q", latitude="properties.y:Q", text="properties.label:N",
        color=alt.Color("properties.ink:N", scale=None),
    )  # fmt: skip
    layers = [
        wards.mark_geoshape(stroke=LIGHT.text, strokeWidth=0.8).encode(fill=alt.Fill("properties.fill:N", scale=None)),
        *(
            wards.transform_filter(f"datum.properties.outline === '{outline}'").mark_geoshape(
                filled=False, stroke=LIGHT.text, strokeWidth=3, strokeDash=dash
            )
            for outline, dash in reversed(_DASHES.items())
        ),
        text,
    ]
    drawn = alt.layer(*layers).properties(width=WIDTH, height=HEIGHT)
    chart = alt.vconcat(drawn, _legend(legend), spacing=16).properties(
        title=alt.Title(title, subtitle=subtitle), description=title
    )
    return chart.configure(**chart_config(LIGHT))


def _legend(items: Sequence[Mapping[str, Any]]) -> Any:
    rows = [
        {
            "label": _SIGNS[item["outline"]] + item["label"],
            "fill": item["fill"] or LIGHT.ground,
            "dash": [4, 3] if item["dotted"] else _DASHES.get(item["outline"], [1, 0]),
            "width": 3 if item["outline"] else 1,
            "row": number,
        }
        for number, item in enumerate(items)
    ]
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=alt.Y("row:O", axis=None))
    swatches = base.mark_square(size=260, stroke=LIGHT.text, opacity=1).encode(
        x=alt.value(12), fill=alt.Fill("fill:N", scale=None), strokeWidth=alt.StrokeWidth("width:Q", scale=None),
        strokeDash=alt.StrokeDash("dash:N", scale=None),
    )  # fmt: skip
    words = base.mark_text(align="left").encode(x=alt.value(30), text="label:N")
    return alt.layer(swatches, words).properties(width=WIDTH, height=_LINE * len(rows))


def _scaled(coordinates: Any, shorter: float) -> Any:
    if isinstance(coordinates[0], int | float):
        return [coordinates[0] * shorter, coordinates[1]]
    return [_scaled(part, shorter) for part in coordinates]


def _area(ring: Sequence[Sequence[float]]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in _sides(ring)) / 2


def _centre(ring: Sequence[Sequence[float]]) -> tuple[float, float]:
    # https://en.wikipedia.org/wiki/Centroid#Of_a_polygon
    weights = [(x1 * y2 - x2 * y1, x1 + x2, y1 + y2) for (x1, y1), (x2, y2) in _sides(ring)]
    six_areas = 3 * sum(weight for weight, _, _ in weights)
    if not six_areas:  # a ring that is a line
        return sum(x for x, *_ in ring) / len(ring), sum(y for _, y, *_ in ring) / len(ring)
    return sum(w * x for w, x, _ in weights) / six_areas, sum(w * y for w, _, y in weights) / six_areas


def _sides(ring: Sequence[Sequence[float]]) -> Iterable[tuple[tuple[float, float], tuple[float, float]]]:
    points = [(float(x), float(y)) for x, y in ring]
    return zip(points, [*points[1:], points[0]], strict=True)
