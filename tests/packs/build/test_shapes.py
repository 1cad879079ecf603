"""The maps of the national layer: which there are, how light, still fitting together, the same each time; bad files."""

import json

import numpy as np
import pandas as pd
import pytest
import shapely

from hineq.packs.build.shapes import COLUMNS, shapes
from hineq.packs.build.simplifying import LIMITS, TooHeavy, feature_collection, light_map
from hineq.packs.declared.faults import Fault
from hineq.packs.read.problems import InvalidPack
from tests.packs.build.made_up import (
    COUNTRY,
    COUNTY,
    FIRST,
    ISLES,
    REGION,
    SECOND,
    district,
    isles,
    rewrite,
    write,
    write_country,
    write_country_without_crs,
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_country(tmp_path_factory.mktemp("someland"))


@pytest.fixture(scope="module")
def table(folder):
    return shapes(folder)


def drawn(table, owner, area_type, vintage="2024"):
    return table[(table["owner"] == owner) & (table["area_type"] == area_type) & (table["vintage"] == vintage)]


def geometries(texts):
    return np.array([shapely.from_geojson(text) for text in texts])


def made_map(outlines, **limits):
    codes = [f"W{number:03}" for number in range(len(outlines))]
    return light_map(np.array(outlines), codes, codes, **limits), codes


# which maps there are


def test_every_owner_has_its_maps_and_no_other(table):
    counted = table.groupby(["owner", "area_type", "vintage"]).size().to_dict()
    assert counted == {
        (FIRST, "ward", "2024"): 25, (SECOND, "ward", "2024"): 25, (ISLES, "ward", "2024"): 2,
        (f"{FIRST}/2017", "former_ward", "2017"): 2, (f"{SECOND}/2017", "former_ward", "2017"): 1,
        (FIRST, "earlier_ward", "2013"): 2,
        (COUNTY, "authority", "2024"): 2, (COUNTY, "ward", "2024"): 50, (COUNTY, "earlier_ward", "2013"): 2,
        (REGION, "authority", "2024"): 3, (COUNTRY, "authority", "2024"): 3,
    }  # fmt: skip


def test_wards_that_are_joined_neighbourhoods_are_never_drawn(table):
    assert drawn(table, f"{SECOND}/2017", "former_ward", "2017")["area_name"].tolist() == ["Left"]


def test_a_set_of_2017_is_drawn_where_a_ward_has_another_code_today_and_not_where_only_its_outline_was_another(
    tmp_path,
):
    def moved(wards):
        kept = wards["ltla24_code"] != ISLES
        return wards.assign(geometry=wards.geometry.where(kept, wards.geometry.translate(xoff=0.004)))

    rewrite(write_country(tmp_path) / "ward17_boundaries.parquet", moved)
    assert drawn(shapes(tmp_path), f"{ISLES}/2017", "former_ward", "2017").empty


def test_wards_of_today_that_the_list_of_2017_lacks_make_no_set(tmp_path):
    """The list has only those that are the best fit of a neighbourhood."""
    lacking = f"W24{ISLES}01"
    rewrite(write_country(tmp_path) / "ward17_boundaries.parquet", lambda wards: wards[wards["ward17_code"] != lacking])
    assert drawn(shapes(tmp_path), f"{ISLES}/2017", "former_ward", "2017").empty


def test_a_set_of_2017_is_drawn_whole_with_the_wards_that_are_still_there(tmp_path):
    def one_gone(wards):
        return wards.replace({"ward17_code": {f"W24{ISLES}01": "W17Z"}})

    rewrite(write_country(tmp_path) / "ward17_boundaries.parquet", one_gone)
    assert drawn(shapes(tmp_path), f"{ISLES}/2017", "former_ward", "2017")["area_code"].tolist() == [
        "W17Z",
        f"W24{ISLES}00",
    ]


def test_census_wards_are_joined_where_the_census_joined_them_and_left_out_where_an_outline_lacks(table):
    wards = drawn(table, FIRST, "earlier_ward", "2013")
    assert list(zip(wards["area_code"], wards["area_name"], strict=True)) == [("C1", "Alone"), ("C2", "Joined")]
    joined = shapely.from_geojson(wards["geometry"].iloc[1])
    assert joined.equals(shapely.box(-0.9, 52.0, -0.7, 52.3))
    of_county = drawn(table, COUNTY, "earlier_ward", "2013")
    assert of_county["area_code"].tolist() == ["C1", "C2"]


def test_a_census_ward_that_is_still_there_is_drawn_beside_those_that_are_not_under_its_code_of_today(tmp_path):
    """It has an outline of 2013 here, which stands where the first of the others does."""

    def kept(wards):
        return wards.assign(ward13_code=wards["ward13_code"].replace({"W13A": f"W24{FIRST}00"}))

    rewrite(write_country(tmp_path) / "ward13_boundaries.parquet", kept)
    wards = drawn(shapes(tmp_path), FIRST, "earlier_ward", "2013")
    assert list(zip(wards["area_code"], wards["area_name"], strict=True)) == [
        ("C2", "Joined"),
        (f"W24{FIRST}00", "Still there"),
    ]


# the table


def test_rows_are_sorted_texts_and_the_same_bytes_twice(table, folder, tmp_path):
    assert tuple(table.columns) == COLUMNS
    assert all(isinstance(cell, str) and cell for cell in table.to_numpy().ravel())
    keys = list(table[list(COLUMNS[:4])].itertuples(index=False, name=None))
    assert keys == sorted(set(keys))
    again = shapes(folder)
    for number, made in enumerate((table, again)):
        made.to_parquet(tmp_path / f"{number}.parquet", compression="zstd")
    assert (tmp_path / "0.parquet").read_bytes() == (tmp_path / "1.parquet").read_bytes()


def test_the_order_of_the_rows_of_a_file_changes_nothing(table, tmp_path):
    write_country(tmp_path)
    for file in ("ward24", "ward17", "ward13"):
        rewrite(tmp_path / f"{file}_boundaries.parquet", lambda rows: rows.iloc[::-1])
    pd.testing.assert_frame_equal(shapes(tmp_path), table)


def test_geometries_are_valid_geojson_with_rings_the_right_way_and_few_decimals(table):
    found = geometries(table["geometry"])
    assert shapely.is_valid(found).all()
    assert not shapely.is_empty(found).any()
    for text, shape in zip(table["geometry"], found, strict=True):
        assert " " not in text
        assert json.loads(text)["type"] in {"Polygon", "MultiPolygon"}
        parts = shapely.get_parts(shape)
        assert shapely.is_ccw(shapely.get_exterior_ring(parts)).all()
        points = shapely.get_coordinates(shape)
        assert (np.round(points, 5) == points).all()


# light, and still whole


def test_a_collection_has_codes_and_names_and_weighs_what_is_said():
    light, codes = made_map(district(0, 52, points=10))
    names = ['Å "quoted" name', *codes[1:]]
    text = feature_collection(light.geometries, codes, names)
    read = json.loads(text)
    assert [one["properties"] for one in read["features"]] == [
        {"area_code": code, "area_name": name} for code, name in zip(codes, names, strict=True)
    ]
    assert light.size == len(feature_collection(light.geometries, codes, codes).encode())


@pytest.mark.parametrize("points", [10, 25, 400])
def test_every_map_is_under_its_limit(points):
    outlines = district(0, 52, points=points)
    light, codes = made_map(outlines)
    assert len(feature_collection(light.geometries, codes, codes).encode()) == light.size < LIMITS[0]
    assert (light.tolerance > 0) is (points == 400)  # only as far as need be


@pytest.mark.parametrize("points", [10, 400])
def test_edges_that_two_wards_share_are_still_shared(points):
    light, _ = made_map(district(0, 52, points=points))
    found = geometries(light.geometries)
    assert shapely.coverage_is_valid(found)
    # nothing lies between wards: what they cover together has no hole
    assert shapely.get_num_interior_rings(shapely.coverage_union_all(found)) == 0


def test_wards_keep_their_size_where_a_map_is_simplified():
    outlines = district(0, 52, points=400)
    light, _ = made_map(outlines)
    change = abs(shapely.area(geometries(light.geometries)) / shapely.area(outlines) - 1)
    assert np.median(change) < 0.01
    assert change.max() < 0.05


def test_a_small_ward_keeps_its_form_beside_wide_ones():
    fine = np.array(district(0, 52, points=400))
    small = shapely.Point(0.033, 52.033).buffer(0.001)  # 140 metres across on a map of 33 kilometres
    holder = next(number for number, ward in enumerate(fine) if ward.contains(small))
    fine[holder] = fine[holder].difference(small)
    light, _ = made_map([*fine, small])
    assert light.tolerance > 0
    kept = shapely.from_geojson(light.geometries[-1])
    assert kept.symmetric_difference(small).area < 0.25 * small.area


def test_edges_that_do_not_quite_meet_are_closed_up():
    left, right = shapely.box(0, 52, 0.1, 52.1), shapely.box(0.10001, 52, 0.2, 52.1)
    extra = shapely.Polygon([(0.10001, 52.05), *right.exterior.coords[:-1]])  # a point that its neighbour lacks
    light, _ = made_map([left, extra.convex_hull.union(right)])
    found = geometries(light.geometries)
    assert shapely.coverage_is_valid(found)
    assert found[0].intersection(found[1]).length > 0.09


def test_islands_are_kept_and_rocks_that_nobody_would_see_are_not(table):
    wards = geometries(drawn(table, ISLES, "ward")["geometry"])
    assert shapely.get_num_geometries(wards).tolist() == [3, 1]
    assert shapely.area(wards) == pytest.approx(shapely.area(isles()), rel=0.01)
    # on the map of the country too, where the three are small but a good part of their authority
    country = drawn(table, COUNTRY, "authority")
    assert shapely.get_num_geometries(geometries(country.loc[country["area_code"] == ISLES, "geometry"])) == 4


def test_a_map_that_loses_its_form_under_the_first_limit_may_weigh_more_up_to_the_second():
    outlines = district(0, 52, points=60)
    light, _ = made_map(outlines, limits=(4_000, 9_000))
    assert 4_000 <= light.size < 9_000
    change = shapely.area(shapely.symmetric_difference(outlines, geometries(light.geometries)))
    assert (change < 0.5 * shapely.area(outlines)).all()
    with pytest.raises(TooHeavy, match="A map of 25 areas must weigh less than 3,000 bytes"):
        made_map(outlines, limits=(2_000, 3_000))


# bad files


def faults(folder):
    with pytest.raises(InvalidPack) as caught:
        shapes(folder)
    return [(one.code, one.file, one.column, one.value) for one in caught.value.problems]


WARDS = "ward24_boundaries.parquet"


def test_every_missing_file_is_told(tmp_path):
    found = faults(tmp_path)
    assert {code for code, *_ in found} == {Fault.FILE_MISSING}
    assert len(found) == 7


def test_a_file_that_is_no_parquet_is_told(tmp_path):
    write_country(tmp_path)
    (tmp_path / WARDS).write_text("ward24_code,geometry\n")
    assert faults(tmp_path) == [(Fault.FILE_UNREADABLE, WARDS, "", "")]


def test_a_parquet_file_without_geography_is_told(tmp_path):
    write_country(tmp_path)
    plain = pd.DataFrame({"ward24_code": ["a"], "ward24_name": ["b"], "ltla24_code": [FIRST], "geometry": [b"x"]})
    plain.to_parquet(tmp_path / WARDS)
    assert faults(tmp_path) == [(Fault.FILE_UNREADABLE, WARDS, "geometry", "")]


def test_every_missing_column_is_told(tmp_path):
    rewrite(write_country(tmp_path) / WARDS, lambda wards: wards.drop(columns=["ward24_name", "ltla24_code"]))
    pd.DataFrame({"area_code": ["a"]}).to_parquet(tmp_path / "areas.parquet")
    found = faults(tmp_path)
    assert {code for code, *_ in found} == {Fault.COLUMN_MISSING}
    assert [column for _, file, column, _ in found if file == WARDS] == ["ward24_name", "ltla24_code"]
    assert len(found) == 2 + 5


def test_a_file_without_rows_is_told(tmp_path):
    rewrite(write_country(tmp_path) / WARDS, lambda wards: wards.iloc[:0])
    assert faults(tmp_path) == [(Fault.BOUNDARIES_EMPTY, WARDS, "", "")]


def test_metres_of_a_known_grid_are_taken_to_longitude_and_latitude(tmp_path, table):
    rewrite(write_country(tmp_path) / WARDS, lambda wards: wards.to_crs("EPSG:27700"))
    again = geometries(drawn(shapes(tmp_path), FIRST, "ward")["geometry"])
    before = geometries(drawn(table, FIRST, "ward")["geometry"])
    change = shapely.area(shapely.symmetric_difference(again, before)) / shapely.area(before)
    assert change.max() < 0.01


def test_coordinates_that_nobody_names_are_told(tmp_path):
    assert faults(write_country_without_crs(tmp_path)) == [(Fault.BOUNDARY_CRS_UNKNOWN, WARDS, "geometry", "")]


def test_metres_that_are_called_degrees_are_told(tmp_path):
    def metres(wards):
        return wards.to_crs("EPSG:27700").set_crs("EPSG:4326", allow_override=True)

    rewrite(write_country(tmp_path) / WARDS, metres)
    assert faults(tmp_path) == [(Fault.BOUNDARY_IN_METRES, WARDS, "geometry", f"W24{FIRST}00")]


def test_geometries_that_are_no_areas_are_counted_with_an_example_of_each_kind(tmp_path):
    bow_tie = shapely.Polygon([(0, 52), (0.1, 52.1), (0.1, 52), (0, 52.1)])

    def spoiled(wards):
        shapes_now = wards.geometry.to_list()
        shapes_now[:6] = [None, shapely.Polygon(), bow_tie, bow_tie, bow_tie, shapely.Point(0, 52)]
        return wards.set_geometry(shapes_now, crs=wards.crs)

    rewrite(write_country(tmp_path) / WARDS, spoiled)
    with pytest.raises(InvalidPack) as caught:
        shapes(tmp_path)
    told = [(one.code, one.value, one.rule) for one in caught.value.problems]
    assert told == [
        (Fault.BOUNDARY_SHAPE, f"W24{FIRST}00", "2 of 52 geometries are empty: each must be the area of its code."),
        (
            Fault.BOUNDARY_SHAPE,
            f"W24{FIRST}05",
            "1 of 52 geometries are neither Polygon nor MultiPolygon: each must be the area of its code.",
        ),
        (
            Fault.BOUNDARY_SHAPE,
            f"W24{FIRST}02",
            "3 of 52 geometries are not valid (Self-intersection[0.05 52.05]): each must be the area of its code.",
        ),
    ]


def test_codes_that_are_empty_repeated_or_of_nobody_are_told(tmp_path):
    def spoiled(wards):
        wards.loc[3, "ward24_code"] = wards.loc[2, "ward24_code"]
        wards.loc[5, "ward24_name"] = None
        return wards

    rewrite(write_country(tmp_path) / WARDS, spoiled)
    assert faults(tmp_path) == [
        (Fault.CELL_EMPTY, WARDS, "ward24_name", ""), (Fault.KEY_TWICE, WARDS, "ward24_code", f"W24{FIRST}02")
    ]  # fmt: skip
    rewrite(write_country(tmp_path) / WARDS, lambda wards: wards.replace({"ltla24_code": {ISLES: "X99"}}))
    assert faults(tmp_path) == [
        (Fault.ID_UNKNOWN, WARDS, "ltla24_code", "X99"), (Fault.BOUNDARY_VINTAGE, WARDS, "ltla24_code", ISLES)
    ]  # fmt: skip


def test_faults_of_several_files_are_told_together(tmp_path):
    write_country(tmp_path)
    write(tmp_path / "ward13_boundaries.parquet", ["ward13_code"], [("A", shapely.Point(0, 52))])
    (tmp_path / "ward17_boundaries.parquet").unlink()
    assert [(code, file) for code, file, *_ in faults(tmp_path)] == [
        (Fault.FILE_MISSING, "ward17_boundaries.parquet"), (Fault.BOUNDARY_SHAPE, "ward13_boundaries.parquet")
    ]  # fmt: skip
