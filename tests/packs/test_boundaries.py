"""Boundaries as they are downloaded: property names of any year, heights, shapes of other places, shapes that are not there."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from hineq.charts.ward_shapes import ward_shapes_data
from hineq.insights.series.figures import Figures
from hineq.insights.wards.outlines import has_map, ward_shapes
from hineq.insights.wards.poorest import PoorestRule
from hineq.insights.wards.view import ward_view
from hineq.maps.scene import MapScene, map_scene, without_shape_words
from hineq.maps.ward_map import ward_geometry
from hineq.model.key import ViewKey
from hineq.model.place import Place
from hineq.model.words import AreaType, Sex
from hineq.packs.declared.faults import Fault, Notice
from hineq.packs.read.pack import check_pack, load_place
from tests.examples.bad_packs import GOOD, bad_pack

PLAIN = json.loads((GOOD / "wards.geojson").read_text(encoding="utf-8"))
CODES = [one["properties"]["area_code"] for one in PLAIN["features"]]
SQUARE = [[0, 0], [0.01, 0], [0.01, 0.01], [0, 0.01], [0, 0]]


def pack(folder: Path, content: Any) -> Path:
    (bad_pack(folder) / "wards.geojson").write_text(json.dumps(content), encoding="utf-8")
    return folder


def feature(code: str, name: str = "Elsewhere", **more: Any) -> dict[str, Any]:
    geometry = {"type": "Polygon", "coordinates": [SQUARE]}
    return {"type": "Feature", "properties": {"area_code": code, "area_name": name}, "geometry": geometry} | more


def with_first(**changes: Any) -> dict[str, Any]:
    content = copy.deepcopy(PLAIN)
    content["features"][0] |= changes
    return content


def with_properties(name_of_code: str, name_of_name: str, **more: str | None) -> dict[str, Any]:
    content = copy.deepcopy(PLAIN)
    for one in content["features"]:
        code, name = one["properties"]["area_code"], one["properties"]["area_name"]
        one["properties"] = {**more, name_of_code: code, name_of_name: name}
    return content


def drawn(place: Place) -> list[str]:
    return [one["properties"]["area_code"] for one in ward_shapes(place)["features"]]


def scene(place: Place) -> MapScene:
    """The map of how long men live in the wards."""
    key = ViewKey(place_id=place.place_id, indicator_id="life_expectancy", sex=Sex.MALE, period="2009-13")
    view = ward_view(Figures.of(place), key.indicator_id, key.sex, key.period)
    return map_scene(place, view, key, PoorestRule.FIFTH, None)


def deeper(coordinates: Any, change: Any) -> Any:
    if isinstance(coordinates[0], int | float):
        return change(coordinates)
    return [deeper(part, change) for part in coordinates]


@pytest.mark.parametrize(
    ("code", "name", "more"),
    [
        ("WD13CD", "WD13NM", {"WD13CDO": "00KAMX", "WD13NMW": None}),
        ("wd22cd", "wd22nm", {"lad22cd": "E06000032", "lad22nm": "Elsewhere"}),
        ("WD25CD", "WD25NM", {"LAD25CD": "E06000032", "LAD25NM": "Elsewhere", "GlobalID": "x"}),
        ("Wd24Cd", "Wd24Nm", {}),
        ("CMWD11CD", "CMWD11NM", {"FID": "1"}),
        ("WD23CD", "ward", {}),
    ],
)  # fmt: skip
def test_the_property_names_of_the_ons_are_taken_of_any_year(code, name, more, tmp_path: Path) -> None:
    place = load_place(pack(tmp_path, with_properties(code, name, **more)))
    names = {one["properties"]["area_code"]: one["properties"]["area_name"] for one in ward_shapes(place)["features"]}
    assert names == {ward.area_code: ward.area_name for ward in place.wards}


def test_a_file_with_a_byte_order_mark_heights_and_rings_the_other_way_draws_the_same_map(tmp_path: Path) -> None:
    content = copy.deepcopy(PLAIN)
    for one in content["features"]:
        one["geometry"]["coordinates"] = deeper(one["geometry"]["coordinates"], lambda point: [*point, 31.5])
    (bad_pack(tmp_path) / "wards.geojson").write_text("\ufeff" + json.dumps(content), encoding="utf-8")
    raised, plain = load_place(tmp_path), load_place(GOOD)
    assert ward_shapes(raised) == ward_shapes(plain)
    for one in content["features"]:
        shape = one["geometry"]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        for rings in polygons:
            rings[:] = [ring[::-1] for ring in rings]
    (tmp_path / "wards.geojson").write_text(json.dumps(content), encoding="utf-8")
    turned = load_place(tmp_path)
    marks = [
        {
            "code": code,
            "name": "n",
            "fill": "#cccccc",
            "ink": "#000000",
            "line": "#ffffff",
            "marked": False,
            "number": 1,
        }
        for code in CODES
    ]
    for before, after in zip(ward_shapes_data(ward_shapes(plain), marks), ward_shapes_data(ward_shapes(turned), marks), strict=True):  # fmt: skip
        assert (after["properties"]["x"], after["properties"]["y"]) == pytest.approx(
            (before["properties"]["x"], before["properties"]["y"])
        )


@pytest.mark.parametrize(
    "changes",
    [{"geometry": None}, {"geometry": {"type": "Polygon", "coordinates": []}}, {"geometry": {"type": "MultiPolygon", "coordinates": []}}],
    ids=["null", "empty polygon", "empty multipolygon"],
)  # fmt: skip
def test_a_ward_without_a_shape_is_said_and_the_others_are_drawn(changes, tmp_path: Path) -> None:
    report = check_pack(pack(tmp_path, with_first(**changes)))
    assert report.faults == ()
    assert [one.value for one in report.notices if one.code is Notice.AREA_WITHOUT_SHAPE] == CODES[:1]
    place = load_place(tmp_path)
    assert drawn(place) == CODES[1:]
    assert without_shape_words(scene(place)) == (
        "The boundaries have no shape for Northside: it stands in the lists and the table only."
    )
    marks = [
        {"code": code, "name": "n", "fill": None, "ink": None, "line": None, "marked": True, "number": 1}
        for code in CODES
    ]
    assert [one["properties"]["code"] for one in ward_shapes_data(ward_shapes(place), marks)] == CODES[1:]
    assert '"X05000001"' not in ward_geometry(ward_shapes(place)).script


def test_two_wards_left_out_of_the_file_are_named(tmp_path: Path) -> None:
    content = {**PLAIN, "features": PLAIN["features"][2:]}
    place = load_place(pack(tmp_path, content))
    assert "no shape for Northside and Southside: they stand" in without_shape_words(scene(place))
    assert without_shape_words(scene(load_place(GOOD))) == ""


def test_shapes_of_other_places_are_left_out_with_a_count(tmp_path: Path) -> None:
    others = [feature(f"E0500000{number}", "", geometry=None) for number in range(3)] + [feature("E05000009", geometry={"type": "Point", "coordinates": [9, 50]})]  # fmt: skip
    report = check_pack(pack(tmp_path, {**PLAIN, "features": [*others, *PLAIN["features"]]}))
    assert report.faults == ()
    (notice,) = [one for one in report.notices if one.code is Notice.SHAPE_WITHOUT_AREA]
    assert notice.rule == "4 shapes are of no area of type 'ward' in areas.csv; they are left out."
    assert notice.value.startswith("E05000000, E05000001")
    place = load_place(tmp_path)
    assert drawn(place) == CODES
    assert ward_geometry(ward_shapes(place)) == ward_geometry(ward_shapes(load_place(GOOD)))


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        ({"type": "Topology", "objects": {}, "arcs": []}, Fault.BOUNDARIES_NOT_GEOJSON, "TopoJSON"),
        ({"features": [{"attributes": {"WD22CD": "E05"}, "geometry": {"rings": [SQUARE]}}]}, Fault.BOUNDARIES_NOT_GEOJSON, "Esri"),
        ({"type": "GeometryCollection", "geometries": []}, Fault.BOUNDARIES_EMPTY, "FeatureCollection"),
        (feature(CODES[0]), Fault.BOUNDARIES_EMPTY, "FeatureCollection"),
        ({"features": [{**one, "geometry": None} for one in PLAIN["features"]]}, Fault.BOUNDARIES_EMPTY, "No feature has a shape"),
        ({"features": [feature("E05000001"), feature("E05000002")]}, Fault.BOUNDARY_VINTAGE, "vintage"),
        ({"features": [{"properties": {"lad22cd": "E07000001", "lad22nm": "A"}, "geometry": {"type": "Polygon", "coordinates": [[[530000, 180000], [530100, 180000], [530100, 180100], [530000, 180000]]]}}] * 2}, Fault.BOUNDARY_IN_METRES, "ogr2ogr"),
        (with_first(geometry={"type": "LineString", "coordinates": SQUARE}), Fault.BOUNDARY_SHAPE, "Polygon or MultiPolygon"),
    ],
    ids=["topojson", "esri", "geometries", "one feature", "no shape at all", "another vintage", "metres and districts", "a line"],
)  # fmt: skip
def test_what_cannot_be_drawn_is_told_in_one_line(content, code, words, tmp_path: Path) -> None:
    (fault,) = check_pack(pack(tmp_path, content)).faults
    assert fault.code is code
    assert words in fault.rule


def test_downloaded_shapes_of_another_place_alone_are_all_left_out_and_there_is_no_map(tmp_path: Path) -> None:
    content = with_properties("WD13CD", "WD13NM")
    for number, one in enumerate(content["features"]):
        one["properties"] = {"WD13CD": f"E0500000{number}", "WD13NM": f"Ward {number} elsewhere"}
    report = check_pack(pack(tmp_path, content))
    assert report.faults == ()
    (notice,) = [one for one in report.notices if one.code is Notice.SHAPE_WITHOUT_AREA]
    assert notice.rule.startswith("3 shapes are of no area of type 'ward'")
    assert not has_map(load_place(tmp_path))
    for one, ward in zip(content["features"], PLAIN["features"], strict=True):
        one["properties"]["WD13NM"] = ward["properties"]["area_name"]
    (fault,) = check_pack(pack(tmp_path / "same_names", content)).faults
    assert fault.code is Fault.BOUNDARY_VINTAGE


def test_a_level_has_the_map_of_its_own_wards(tmp_path: Path) -> None:
    place = load_place(pack(tmp_path, PLAIN))
    own = place.boundaries[AreaType.WARD]["features"]
    wider = place.boundaries | {AreaType.WARD: {"type": "FeatureCollection", "features": [*own, feature("E05000009")]}}
    object.__setattr__(place, "boundaries", wider)
    assert drawn(place) == CODES
    object.__setattr__(place, "boundaries", {AreaType.WARD: {"type": "FeatureCollection", "features": [feature("E0")]}})
    assert not has_map(place)
