"""The map of the wards as a picture: shapes, names, marks and legend."""

import re
from dataclasses import asdict
from functools import cache
from typing import Any

import pytest

from hineq.charts.picture import picture
from hineq.charts.ward_shapes import ward_shapes_chart, ward_shapes_data
from hineq.maps.legend import LegendItem
from hineq.model.words import AreaType
from tests.luton import luton


@cache
def codes_drawn() -> list[str]:
    return [feature["properties"]["area_code"] for feature in luton().boundaries[AreaType.WARD]["features"]]


LEGEND = [
    asdict(LegendItem(label="75.3 to 76.4 (poorest)", fill="#D494C1")),
    asdict(LegendItem(label="no data", dotted=True)),
    asdict(LegendItem(label="on the strategy's list", marked=True)),
]


def _marks() -> list[dict[str, Any]]:
    return [
        {"code": code, "name": f"Ward {number}", "fill": None if number == 2 else "#561950",
         "ink": None if number == 2 else "#FFFFFF", "line": None if number == 2 else "#FFFFFF", "marked": number in (0, 3), "number": number + 1}
        for number, code in enumerate(codes_drawn())
    ]  # fmt: skip


def test_every_ward_is_drawn_with_its_name_inside_its_box() -> None:
    features = ward_shapes_data(luton().boundaries[AreaType.WARD], _marks())
    assert [one["properties"]["code"] for one in features] == codes_drawn()
    for one in features:
        x, y = one["properties"]["x"], one["properties"]["y"]
        ring = one["geometry"]["coordinates"][0]
        assert min(point[0] for point in ring) < x < max(point[0] for point in ring)
        assert min(point[1] for point in ring) < y < max(point[1] for point in ring)


def test_those_picked_out_have_a_sign_and_no_data_is_white() -> None:
    found = [one["properties"] for one in ward_shapes_data(luton().boundaries[AreaType.WARD], _marks())]
    assert [one["label"] for one in found[:4]] == ["■ Ward 0", "Ward 1", "Ward 2", "■ Ward 3"]
    assert (found[2]["fill"], found[2]["ink"]) == ("#ffffff", "#0b0c0c")


def test_a_square_of_one_degree_is_as_tall_as_it_is_wide_on_the_ground() -> None:
    square = {"type": "Polygon", "coordinates": [[[0, 59.5], [1, 59.5], [1, 60.5], [0, 60.5], [0, 59.5]]]}
    boundaries = {"features": [{"properties": {"area_code": "E1"}, "geometry": square}]}
    mark = {
        "code": "E1",
        "name": "One",
        "fill": "#561950",
        "ink": "#FFFFFF",
        "line": "#FFFFFF",
        "marked": False,
        "number": 1,
    }
    (found,) = ward_shapes_data(boundaries, [mark])
    # a degree of longitude at 60 degrees north is half as long as one of latitude
    assert found["geometry"]["coordinates"][0][1] == pytest.approx([0.5, 59.5])
    assert (found["properties"]["x"], found["properties"]["y"]) == pytest.approx((0.25, 60.0))


def test_the_picture_holds_title_names_legend_and_source() -> None:
    features = ward_shapes_data(luton().boundaries[AreaType.WARD], _marks())
    spec = ward_shapes_chart(features, LEGEND, "Six of eight", "Life expectancy").to_dict()
    svg = picture(spec, "Source: ONS.", "svg").decode()
    for words in ("Six of eight", "Life expectancy", "■ Ward 0", "Ward 18", "no data", "Source: ONS."):
        assert words in svg, words
    # each ward in its colour, over the one thick line: the line around them all
    line, wards = re.findall(r'<g class="mark-shape [^>]*>(.*?)</g>', svg)
    assert wards.count("<path ") == wards.count('stroke-width="1"') == len(codes_drawn())
    assert line.count("<path ") == line.count('stroke-width="3"') == len(codes_drawn())


def test_names_that_would_touch_become_numbers_that_the_legend_names() -> None:
    def square(column: int, row: int) -> dict[str, Any]:
        corners = [(0, 0), (0.01, 0), (0.01, 0.01), (0, 0.01), (0, 0)]
        ring = [[column * 0.01 + x, row * 0.01 + y] for x, y in corners]
        code = f"E{column}{row}"
        return {"properties": {"area_code": code}, "geometry": {"type": "Polygon", "coordinates": [ring]}}

    boundaries = {"features": [square(column, row) for row in range(9) for column in range(9)]}
    codes = [feature["properties"]["area_code"] for feature in boundaries["features"]]
    marks = [
        {"code": code, "name": f"A ward of long name {code}", "number": number, "fill": "#561950", "ink": "#FFFFFF",
         "line": "#FFFFFF", "marked": number % 3 == 0}
        for number, code in enumerate(codes, 1)
    ]  # fmt: skip
    found = ward_shapes_data(boundaries, marks)
    labels = [one["properties"]["label"] for one in found]
    numbers = [one["properties"]["number"] for one in found if one["properties"]["label"].removeprefix("■ ").isdigit()]
    assert numbers
    assert all(labels)
    svg = picture(ward_shapes_chart(found, LEGEND, "Many", "Wards").to_dict(), "Source: ONS.", "svg").decode()
    for number in numbers:
        assert f"{number} A ward of long name {codes[number - 1]}" in svg
