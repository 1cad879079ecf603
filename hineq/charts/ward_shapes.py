"""The map of the wards as a picture to take away: the same classes and marks as the map on the page, drawn without a browser."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import altair as alt

from hineq.model.shapes import name_point, narrowed, points_of
from hineq.theme.palette import LIGHT, chart_config

_LINE = 24
_SIGN = "■"
# how wide a letter of a name is with its share of bold ones, and how tall a line, for each pixel of its size
_LETTER, _TALL = 0.585, 1.3
# how wide a legend beside the map is
_BESIDE = 400


@dataclass(frozen=True, kw_only=True)
class MapSize:
    """How large the map is drawn, in pixels, how large its letters are, and whether its legend stands beside it or under it."""

    width: int
    height: int
    letters: int
    beside: bool
    numbers_a_line: int


PAGE = MapSize(width=880, height=640, letters=13, beside=False, numbers_a_line=5)
# on a slide: as high as a slide has room, its letters as large as those of its other pictures
SLIDE = MapSize(width=535, height=282, letters=16, beside=True, numbers_a_line=3)


def of_width(width: int) -> MapSize:
    """The map as on a page, so many pixels wide: its letters stay as large."""
    share = width / PAGE.width
    return replace(
        PAGE, width=width, height=round(PAGE.height * share), numbers_a_line=max(1, round(PAGE.numbers_a_line * share))
    )


def ward_shapes_data(
    boundaries: Mapping[str, Any], marks: Sequence[Mapping[str, Any]], size: MapSize = PAGE
) -> list[dict[str, Any]]:
    """One GeoJSON feature a ward that has a shape, in plane coordinates, with code, label, fill, ink, line and the point of its name.

    `boundaries` is a FeatureCollection (EPSG:4326) with `area_code`; `marks` are those of
    `hineq.maps.marks.ward_marks`. A degree of longitude is shortened to its length at the middle latitude.
    """
    latitudes = [y for feature in boundaries["features"] for _, y in points_of(feature["geometry"]["coordinates"])]
    shorter = math.cos(math.radians((min(latitudes) + max(latitudes)) / 2))
    shapes = {feature["properties"]["area_code"]: feature["geometry"] for feature in boundaries["features"]}
    features: list[dict[str, Any]] = []
    for mark in marks:
        if (shape := shapes.get(mark["code"])) is None:
            continue
        plane = narrowed(shape["coordinates"], shorter)
        x, y = name_point(shape["type"], plane)
        properties = {
            "code": mark["code"], "name": mark["name"], "number": mark["number"], "marked": mark["marked"],
            "fill": mark["fill"] or LIGHT.ground, "ink": mark["ink"] or LIGHT.text, "line": mark["line"] or LIGHT.text,
            "x": x, "y": y,
        }  # fmt: skip
        geometry = {"type": shape["type"], "coordinates": plane}
        features.append({"type": "Feature", "geometry": geometry, "properties": properties})
    _label([feature["properties"] for feature in features], _scale(features, size), size.letters)
    return features


def _scale(features: Sequence[Mapping[str, Any]], size: MapSize) -> float:
    """Pixels to a unit of the plane, where the wards fill the picture."""
    points = [point for feature in features for point in points_of(feature["geometry"]["coordinates"])]
    across, up = zip(*points, strict=True)
    return min(size.width / (max(across) - min(across)), size.height / (max(up) - min(up)))


def _label(wards: Sequence[dict[str, Any]], scale: float, letters: int) -> None:
    """Give each ward its number, and its name instead where that touches no other; nothing where even a number would."""
    boxes: dict[str, tuple[float, float, float]] = {}
    for ward in wards:
        ward["label"] = ""
    for words in ("number", "name"):
        for ward in wards:
            if not ward[words]:
                continue
            label = f"{_SIGN} {ward[words]}" if ward["marked"] else str(ward[words])
            x, y, half = ward["x"] * scale, ward["y"] * scale, _LETTER * letters * len(label) / 2
            others = [box for code, box in boxes.items() if code != ward["code"]]
            if all(abs(x - left) >= half + other or abs(y - top) >= _TALL * letters for left, top, other in others):
                boxes[ward["code"]] = (x, y, half)
                ward["label"] = label


def ward_shapes_chart(
    features: Sequence[Mapping[str, Any]],
    legend: Sequence[Mapping[str, Any]],
    title: str,
    subtitle: str,
    size: MapSize = PAGE,
) -> alt.VConcatChart | alt.HConcatChart:
    """The wards in their classes with thin lines between them, the picked ones signed, over or beside the legend in words; on white.

    `legend` has one entry a line: label, fill, dotted and marked, as `hineq.maps.legend.LegendItem`.
    """
    wards = alt.Chart().project(type="identity", reflectY=True)
    name = wards.mark_text(fontSize=size.letters, fontWeight=600).encode(
        longitude="properties.x:Q", latitude="properties.y:Q", text="properties.label:N"
    )
    fill = alt.Fill("properties.fill:N", scale=None)
    layers = [
        # the line around all wards: what of it lies between them is covered
        wards.mark_geoshape(stroke=LIGHT.text, strokeWidth=3, filled=False),
        wards.mark_geoshape(strokeWidth=1).encode(fill=fill, stroke=alt.Stroke("properties.line:N", scale=None)),
        # a name that runs over its ward's edge stays readable
        name.encode(stroke=alt.Stroke("properties.fill:N", scale=None), strokeWidth=alt.value(4)),
        name.encode(color=alt.Color("properties.ink:N", scale=None)),
    ]
    drawn = alt.layer(*layers, data=_rows(features), width=size.width, height=size.height)
    width = _BESIDE if size.beside else size.width
    words = _legend([*legend, *_numbers(features, size.numbers_a_line)], width)
    look: dict[str, Any] = {
        "title": alt.Title(title, subtitle=subtitle),
        "description": title,
        "config": chart_config(LIGHT),
    }
    if size.beside:
        return alt.hconcat(drawn, words, spacing=40, **look)
    return alt.vconcat(drawn, words, spacing=16, **look)


def _numbers(features: Sequence[Mapping[str, Any]], a_line: int) -> list[dict[str, Any]]:
    """The lines of the legend that say which wards have a number in place of their name, or nothing."""
    wards = [feature["properties"] for feature in features]
    unnamed = (ward for ward in wards if ward["number"] and not ward["label"].endswith(ward["name"]))
    said = [f"{ward['number']} {ward['name']}" for ward in unnamed]
    lines = [", ".join(said[at : at + a_line]) for at in range(0, len(said), a_line)]
    return [{"label": line, "fill": "", "dotted": False, "marked": False, "words": True} for line in lines]


def _legend(items: Sequence[Mapping[str, Any]], width: int) -> Any:
    rows = [
        {
            "label": item["label"],
            "fill": item["fill"] or LIGHT.ground,
            "dash": [4, 3] if item["dotted"] else [1, 0],
            "sign": _SIGN if item["marked"] else "",
            "swatch": not item["marked"] and "words" not in item,
            "row": number,
        }
        for number, item in enumerate(items)
    ]
    base = alt.Chart().encode(y=alt.Y("row:O", axis=None))
    swatches = base.transform_filter("datum.swatch").mark_square(size=260, stroke=LIGHT.text, strokeWidth=1, opacity=1).encode(
        x=alt.value(12), fill=alt.Fill("fill:N", scale=None), strokeDash=alt.StrokeDash("dash:N", scale=None),
    )  # fmt: skip
    signs = base.mark_text(fontSize=15).encode(x=alt.value(12), text="sign:N")
    words = base.mark_text(align="left").encode(x=alt.value(30), text="label:N")
    return alt.layer(swatches, signs, words, data=_rows(rows), width=width, height=_LINE * len(rows))


def _rows(rows: Sequence[Mapping[str, Any]]) -> alt.InlineData:
    """Rows that a chart shares with its copies: Altair copies a list with everything in it, a tuple it does not."""
    return alt.InlineData(values=tuple(rows))
