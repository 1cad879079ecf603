"""Outlines out of others' files: any format, names and coordinates; what is mended is told, what is no map of the council is a fault."""

import copy
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pyproj
import pytest
import shapely
import shapely.geometry

from hineq.model.words import AreaType
from hineq.packs.declared.faults import Fault, Notice
from hineq.packs.importers import outline_files
from hineq.packs.importers.outlines import Outlines, read_outlines
from hineq.packs.read.boundaries import read_boundaries
from hineq.packs.read.findings import Findings
from hineq.packs.read.problems import InvalidPack

AREAS = {"E05000001": "North Hill", "E05000002": "South Hill", "E05000003": "Isle"}
NORTH = [[-0.5, 51.9], [-0.4, 51.9], [-0.4, 52.0], [-0.5, 52.0], [-0.5, 51.9]]
SOUTH = [[-0.5, 51.8], [-0.4, 51.8], [-0.4, 51.9], [-0.5, 51.9], [-0.5, 51.8]]
ISLE = [[-0.3, 51.8], [-0.2, 51.8], [-0.2, 51.9], [-0.3, 51.9], [-0.3, 51.8]]
AWAY = [[-1.3, 50.8], [-1.2, 50.8], [-1.2, 50.9], [-1.3, 50.9], [-1.3, 50.8]]
GRID = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:27700", always_xy=True)
MERCATOR = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:3857", always_xy=True)


def geojson(
    *rings: Any, code: str = "WD24CD", name: str = "WD24NM", crs: str = "", kind: str = "Polygon"
) -> dict[str, Any]:
    """The areas, or as many as there are rings."""
    features = [
        {
            "type": "Feature", "properties": {code: key, name: said},
            "geometry": {"type": kind, "coordinates": [ring] if kind == "Polygon" else ring},
        }
        for (key, said), ring in zip(AREAS.items(), rings or (NORTH, SOUTH, ISLE), strict=False)
    ]  # fmt: skip
    made: dict[str, Any] = {"type": "FeatureCollection", "features": features}
    return made | ({"crs": {"type": "name", "properties": {"name": crs}}} if crs else {})


def read(
    content: Any, areas: dict[str, str] | None = None, file: str = "wards.geojson", area_type: AreaType = AreaType.WARD
) -> Outlines:
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    return read_outlines(raw, file, area_type, areas or AREAS)


def fault(content: Any, areas: dict[str, str] | None = None) -> tuple[Fault | Notice, str]:
    """The one fault of a file: its code, and what it says."""
    with pytest.raises(InvalidPack) as raised:
        read(content, areas)
    (problem,) = raised.value.problems
    return problem.code, problem.rule


def zipped(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return made.getvalue()


def frame(*rings: Any) -> gpd.GeoDataFrame:
    shapes = [shapely.Polygon(ring) for ring in rings or (NORTH, SOUTH, ISLE)]
    columns = {"WD24CD": list(AREAS)[: len(shapes)], "WD24NM": list(AREAS.values())[: len(shapes)]}
    return gpd.GeoDataFrame(columns, geometry=shapes, crs="EPSG:4326")


def shapefile(folder: Path, table: gpd.GeoDataFrame, without: tuple[str, ...] = (), under: str = "") -> bytes:
    table.to_file(folder / "wards.shp")
    parts = {path.name: path.read_bytes() for path in folder.glob("wards.*") if path.suffix not in without}
    return zipped(**{f"{under}{name}": content for name, content in parts.items()})


def package(folder: Path, **layers: gpd.GeoDataFrame) -> bytes:
    for name, table in layers.items():
        table.to_file(folder / "wards.gpkg", layer=name)
    return (folder / "wards.gpkg").read_bytes()


def moved(way: pyproj.Transformer, *rings: Any) -> list[Any]:
    return [[list(way.transform(*point)) for point in ring] for ring in rings]


def turned(*rings: Any) -> list[Any]:
    return [[[north, east] for east, north in ring] for ring in rings]


def shapes(found: Outlines) -> Any:
    return np.array([shapely.geometry.shape(one["geometry"]) for one in found.collection["features"]])


PLAIN = read(geojson())


# what a pack holds


def test_a_pack_gets_its_areas_by_code_and_name_as_valid_shapes_that_share_their_edges() -> None:
    assert PLAIN.codes == tuple(AREAS)
    assert [one["properties"] for one in PLAIN.collection["features"]] == [
        {"area_code": code, "area_name": name} for code, name in AREAS.items()
    ]
    assert shapely.area(shapes(PLAIN)).round(6).tolist() == [0.01] * 3
    assert shapely.is_ccw(shapely.get_exterior_ring(shapes(PLAIN))).all()
    assert shapely.coverage_is_valid(shapes(PLAIN))
    assert (PLAIN.remarks, PLAIN.left_out, PLAIN.tolerance) == ((), (), 0)


def test_a_pack_reads_them_back_without_a_word(tmp_path: Path) -> None:
    (tmp_path / "wards.geojson").write_text(PLAIN.geojson, encoding="utf-8")
    findings = Findings()
    assert read_boundaries(tmp_path, "wards.geojson", AreaType.WARD, AREAS, findings) == PLAIN.collection
    assert (findings.faults, findings.notices) == ([], [])


def test_a_council_of_many_points_is_made_lighter_than_60_kb_and_says_so() -> None:
    rng = np.random.default_rng(1)
    steps = np.linspace(0, 0.1, 4_000)
    border = np.column_stack([-0.5 + steps, 51.9 + rng.normal(0, 0.0004, len(steps)).cumsum() * 0.05])
    north = [*border.tolist(), [-0.4, 52.0], [-0.5, 52.0], border[0].tolist()]
    south = [[-0.5, 51.8], [-0.4, 51.8], *border[::-1].tolist(), [-0.5, 51.8]]
    found = read(geojson(north, south))
    assert len(json.dumps(geojson(north, south))) > 200_000
    assert len(found.geojson.encode()) < 60_000
    assert shapely.coverage_is_valid(shapes(found))
    assert any(said.startswith("The outlines were made lighter") for said in found.remarks)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("WD13CD", "WD13NM"),
        ("wd22cd", "wd22nm"),
        ("LAD22CD", "LAD22NM"),
        ("area_code", "area_name"),
        ("WD24CD", "other"),
    ],
)
def test_codes_and_names_of_the_ons_are_taken_in_either_case_and_hineqs_own(code: str, name: str) -> None:
    assert read(geojson(code=code, name=name)).geojson == PLAIN.geojson


def test_codes_that_stand_elsewhere_are_found_by_what_they_are_and_that_is_told() -> None:
    content = geojson(code="GSS_CODE", name="NAME")
    for one in content["features"]:
        one["properties"]["LAD22CD"] = "E06000032"
    found = read(content)
    assert found.geojson == PLAIN.geojson
    assert found.remarks == (
        "The codes stand in the property 'GSS_CODE' and are taken from there; the names are the pack's own.",
    )


def test_only_the_areas_that_are_asked_for_are_taken_and_the_others_counted() -> None:
    found = read(geojson(), {"E05000001": "North Hill"})
    assert found.codes == ("E05000001",)
    assert str(found.left_out[0]) == "2 rows left out: a shape of another area, such as E05000002 South Hill"


# formats


def test_a_geopackage_a_shapefile_and_geojson_give_the_same_map(tmp_path: Path) -> None:
    grid = frame().to_crs("EPSG:27700")
    for raw in (
        package(tmp_path, wards=grid), shapefile(tmp_path, grid), shapefile(tmp_path, grid, under="a folder/of wards/"),
        zipped(**{"a.geojson": json.dumps(geojson()).encode()}), zipped(**{"a.gpkg": package(tmp_path, wards=grid)}),
        b"\xef\xbb\xbf" + json.dumps(geojson()).encode(), json.dumps(geojson()).encode("utf-16"),
    ):  # fmt: skip
        found = read(raw)
        assert found.codes == PLAIN.codes
        assert shapely.hausdorff_distance(shapes(found), shapes(PLAIN)).max() < 1e-5
        assert found.remarks == ()


def test_of_several_layers_that_with_the_councils_codes_is_read(tmp_path: Path) -> None:
    raw = package(
        tmp_path, others=frame(AWAY).assign(WD24CD="E05999999"), wards=frame(), noted=frame().drop(columns="WD24CD")
    )
    found = read(raw)
    assert (found.codes, found.remarks) == (PLAIN.codes, ("Of 3 layers, 'wards' is read.",))


def test_a_shapefile_must_come_whole_in_a_zip(tmp_path: Path) -> None:
    code, rule = fault(shapefile(tmp_path, frame(), without=(".shx", ".dbf")))
    assert code is Fault.FILE_MISSING
    assert "wards.shp without its .shx and .dbf" in rule
    code, rule = fault((tmp_path / "wards.shp").read_bytes())
    assert code is Fault.BOUNDARIES_NOT_GEOJSON
    assert "into one zip" in rule


@pytest.mark.parametrize(
    ("raw", "code", "said"),
    [
        (b'{"type": "Topology", "objects": {}, "arcs": []}', Fault.BOUNDARIES_NOT_GEOJSON, "TopoJSON"),
        (b'{"features": [{"attributes": {}}]}', Fault.BOUNDARIES_NOT_GEOJSON, "Esri"),
        (b'<?xml version="1.0"?><kml/>', Fault.BOUNDARIES_NOT_GEOJSON, "KML"),
        (b"PAR1" + b"\0" * 40, Fault.BOUNDARIES_NOT_GEOJSON, "GeoParquet"),
        (b"WD24CD,WD24NM\nE05000001,North", Fault.BOUNDARIES_NOT_GEOJSON, "GeoPackage"),
        (zipped(**{"[Content_Types].xml": b"x"}), Fault.BOUNDARIES_NOT_GEOJSON, "Excel"),
        (zipped(**{"a.gdb/a.gdbtable": b"x"}), Fault.BOUNDARIES_NOT_GEOJSON, "geodatabase"),
        (zipped(**{"notes.txt": b"x"}), Fault.BOUNDARIES_NOT_GEOJSON, "no shapefile"),
        (b"", Fault.FILE_EMPTY, "empty"),
        (b'{"type": "FeatureCollection", "features": []}', Fault.BOUNDARIES_EMPTY, "at least one feature"),
        (b'{"type": "FeatureCollection", "feat', Fault.JSON_BROKEN, "JSON"),
        (b"[" * 100_000, Fault.JSON_BROKEN, ""),
        (b"PK\x03\x04" + b"x" * 50, Fault.FILE_UNREADABLE, "zip"),
        (b"SQLite format 3\0" + b"x" * 5_000, Fault.FILE_UNREADABLE, "GeoPackage"),
        (zipped(**{"a.shp": b"x", "a.shx": b"x", "a.dbf": b"x"}), Fault.FILE_UNREADABLE, "shapefile"),
    ],
)  # fmt: skip
def test_other_files_are_refused_by_name_with_what_to_do(raw: bytes, code: Fault, said: str) -> None:
    found, rule = fault(raw)
    assert found is code
    assert said in rule


def test_a_zip_that_unfolds_to_far_more_than_outlines_do_is_not_unfolded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outline_files, "MOST_UNFOLDED", 1_000_000)
    code, rule = fault(zipped(**{"wards.shp": b"\0" * 2_000_000}))
    assert code is Fault.FILE_UNREADABLE
    assert "unfolds to 2 MB" in rule


# coordinates


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (geojson(*moved(GRID, NORTH, SOUTH, ISLE), crs="EPSG:27700"), ""),
        (geojson(*moved(GRID, NORTH, SOUTH, ISLE), crs="urn:ogc:def:crs:EPSG::27700"), ""),
        (geojson(*moved(MERCATOR, NORTH, SOUTH, ISLE), crs="EPSG:3857"), ""),
        (geojson(crs="urn:ogc:def:crs:OGC:1.3:CRS84"), ""), (geojson(crs="urn:ogc:def:crs:EPSG::4326"), ""),
        (geojson(*moved(GRID, NORTH, SOUTH, ISLE)), "metres of the British National Grid"),
        (geojson(crs="EPSG:27700"), "The file says EPSG:27700; its points are taken as longitude and latitude."),
        (geojson(*turned(NORTH, SOUTH, ISLE)), "Latitude stood before longitude in its outlines: the two were swapped."),
        (geojson(NORTH, *turned(SOUTH), ISLE), "Latitude stood before longitude in 1 of 3 outlines: the two were swapped."),
    ],
)  # fmt: skip
def test_any_coordinates_are_brought_into_longitude_and_latitude_and_what_was_guessed_is_told(content, said) -> None:
    found = read(content)
    assert shapely.hausdorff_distance(shapes(found), shapes(PLAIN)).max() < 1e-5
    assert len(found.remarks) == bool(said)
    assert said in "".join(found.remarks)


def test_a_shapefile_and_a_geopackage_without_coordinates_are_taken_by_where_their_points_lie(tmp_path: Path) -> None:
    grid = frame().to_crs("EPSG:27700")
    unsaid = frame().set_crs(None, allow_override=True)
    with pytest.warns(UserWarning, match="crs"):
        held = package(tmp_path, wards=unsaid)
    for raw, said in (
        (shapefile(tmp_path, grid, without=(".prj",)), "National Grid"),
        (held, "longitude and latitude"),
    ):
        found = read(raw)
        assert found.remarks[0].startswith("The file does not say in which coordinates it is; its points are taken as")
        assert said in found.remarks[0]
        assert shapely.hausdorff_distance(shapes(found), shapes(PLAIN)).max() < 1e-5


def test_coordinates_that_nobody_can_tell_are_faults() -> None:
    assert fault(geojson(*moved(MERCATOR, NORTH, SOUTH, ISLE)))[0] is Fault.BOUNDARY_IN_METRES
    assert fault(geojson(crs="EPSG:999999"))[0] is Fault.BOUNDARY_CRS_UNKNOWN


def test_outlines_of_another_country_are_faults_and_made_up_places_may_lie_anywhere() -> None:
    paris = [[east + 2.8, north - 3] for east, north in NORTH]
    code, rule = fault(geojson(paris, SOUTH, ISLE))
    assert code is Fault.BOUNDARY_VINTAGE
    assert "1 of 3 outlines lie outside the United Kingdom, such as that of E05000001 around longitude 2.35" in rule
    content = geojson([[0, 0], [0.1, 0], [0.1, 0.1], [0, 0]])
    content["features"][0]["properties"]["WD24CD"] = "X05000001"
    assert read(content, {"X05000001": "Northside"}).remarks == ()


# codes


def test_wards_of_another_year_with_the_same_names_are_a_fault() -> None:
    content = geojson()
    for one in content["features"]:
        one["properties"]["WD24CD"] = one["properties"]["WD24CD"].replace("E0500", "E0599")
    assert fault(content)[0] is Fault.BOUNDARY_VINTAGE


def test_old_and_new_codes_mixed_are_a_fault_with_both() -> None:
    content = geojson()
    content["features"][1]["properties"]["WD24CD"] = "E05990002"
    code, rule = fault(content)
    assert code is Fault.BOUNDARY_VINTAGE
    assert "such as South Hill, E05000002 there and E05990002 here" in rule


def test_a_ward_of_the_same_name_far_away_is_no_sign_of_another_year() -> None:
    content = geojson(NORTH, AWAY, ISLE)
    content["features"][1]["properties"]["WD24CD"] = "E05990002"
    found = read(content)
    assert found.codes == ("E05000001", "E05000003")
    assert "South Hill (E05000002)" in found.remarks[0]


def test_a_file_of_other_places_is_a_fault_that_says_which() -> None:
    content = geojson()
    for one in content["features"]:
        one["properties"] = {"WD24CD": one["properties"]["WD24CD"].replace("E", "W"), "WD24NM": "Ward y Bryn"}
    code, rule = fault(content)
    assert code is Fault.BOUNDARY_VINTAGE
    assert "They are of Wales." in rule


def test_a_code_on_two_features_and_features_without_codes_are_one_fault_each() -> None:
    content = geojson()
    content["features"] += copy.deepcopy(content["features"][:2])
    code, rule = fault(content)
    assert (code, rule[:24]) == (Fault.KEY_TWICE, "2 codes stand on two fea")
    code, rule = fault(geojson(code="what", name="ever"), {"E05111111": "Elsewhere"})
    assert code is Fault.BOUNDARY_UNNAMED


# shapes


def test_what_is_mended_is_told() -> None:
    north, west = NORTH[:-1], [NORTH[0], NORTH[2], NORTH[1], NORTH[3], NORTH[0]]
    for ring, said in (
        (NORTH[::-1], "Rings that ran clockwise were turned."),
        ([[*point, 31.5] for point in NORTH], "The heights of points were dropped."),
        (north, "Rings that did not end where they began were closed."),
        ([*NORTH[:2], [-0.3, 51.95], *NORTH[1:]], "North Hill had lines that cross or touch themselves (self-intersection) and was mended: look at the map."),
    ):  # fmt: skip
        found = read(geojson(ring, SOUTH, ISLE))
        assert found.geojson == PLAIN.geojson
        assert found.remarks == (said,)
    crossed = shapes(read(geojson(west, SOUTH, ISLE)))[0]
    assert (crossed.geom_type, crossed.is_valid) == ("MultiPolygon", True)


def test_heights_and_empty_shapes_of_a_geopackage_are_told_too(tmp_path: Path) -> None:
    high = frame().assign(geometry=shapely.force_3d(frame().geometry.to_numpy(), 7))
    high.loc[2, "geometry"] = None
    found = read(package(tmp_path, wards=high))
    assert found.codes == ("E05000001", "E05000002")
    assert found.remarks == (
        "The heights of points were dropped.",
        "1 of 3 areas has a feature without a shape: Isle (E05000003). It stands in tables only.",
    )


def test_areas_without_a_shape_are_told_and_a_file_of_none_is_a_fault() -> None:
    content = geojson()
    content["features"][1]["geometry"] = None
    del content["features"][2]
    found = read(content)
    assert found.codes == ("E05000001",)
    assert found.remarks == (
        "1 of 3 areas has a feature without a shape: South Hill (E05000002). It stands in tables only.",
        "1 of 3 areas has no shape in the file: Isle (E05000003). It stands in tables only.",
    )
    content["features"][0]["geometry"] = {"type": "Polygon", "coordinates": []}
    assert fault(content)[0] is Fault.BOUNDARIES_EMPTY


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (geojson(NORTH[0], SOUTH[0], ISLE[0], kind="Point"), "(3 features are so: 1, 2, 3.)"), (geojson(NORTH, SOUTH, ISLE, kind="LineString"), "(3 features are so: 1, 2, 3.)"),
        (geojson(NORTH[:3], SOUTH), "four or more points"), (geojson([["-0.5", "51.9"]] * 4), "four or more points"),
        (geojson([[float("nan"), 51.9]] * 4), "NaN"), (geojson([NORTH[0], NORTH[1]] * 2 + [NORTH[0]], SOUTH), "North Hill encloses nothing"),
        (geojson(NORTH, NORTH, ISLE), "North Hill and South Hill lie over each other, 100%"),
    ],
)  # fmt: skip
def test_what_is_no_area_is_one_fault(content: Any, said: str) -> None:
    code, rule = fault(content)
    assert code is Fault.BOUNDARY_SHAPE
    assert said in rule


def test_points_and_lines_of_a_geopackage_are_faults_too(tmp_path: Path) -> None:
    points = frame().assign(geometry=shapely.centroid(frame().geometry.to_numpy()))
    assert fault(package(tmp_path, wards=points))[0] is Fault.BOUNDARY_SHAPE


def test_edges_that_do_not_quite_meet_are_made_to_fit_and_told() -> None:
    found = read(geojson(NORTH, [[east, north + 0.002] for east, north in SOUTH], ISLE))
    assert found.remarks == ("Edges of neighbours that did not quite meet were made to fit.",)
    assert shapely.coverage_is_valid(shapes(found))


def test_nothing_asked_for_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match=r"^'areas' must name at least one area\.$"):
        read_outlines(b"{}", "wards.geojson", AreaType.WARD, {})
