"""Where the name of a shape stands: inside it, whatever the shape; and areas that are drawn as one."""

import pytest

from hineq.model.shapes import merged, name_point

# https://en.wikipedia.org/wiki/Centroid: of a triangle it is the average of its corners
TRIANGLE = [[[0, 0], [6, 0], [0, 3], [0, 0]]]
# a horseshoe, open to the top: its centroid lies in the opening
HORSESHOE = [[[0, 0], [10, 0], [10, 10], [8, 10], [8, 2], [2, 2], [2, 10], [0, 10], [0, 0]]]
# a square round another ward: its centroid lies in that one
RING = [[[0, 0], [9, 0], [9, 9], [0, 9], [0, 0]], [[2, 2], [8, 2], [8, 8], [2, 8], [2, 2]]]


def test_the_name_of_a_plain_shape_stands_at_its_centroid() -> None:
    assert name_point("Polygon", TRIANGLE) == pytest.approx((2, 1))


def test_the_name_of_a_horseshoe_stands_in_its_widest_part_and_not_in_its_opening() -> None:
    x, y = name_point("Polygon", HORSESHOE)
    assert (x, 0 < y < 2) == (5, True)


def test_the_name_of_a_ward_round_another_stands_in_the_ward_itself() -> None:
    x, y = name_point("Polygon", RING)
    assert 0 < x < 9
    assert 0 < y < 9
    assert not (2 <= x <= 8 and 2 <= y <= 8)


def test_the_name_of_several_parts_stands_in_the_largest() -> None:
    island = [[[20, 20], [21, 20], [21, 21], [20, 21], [20, 20]]]
    assert name_point("MultiPolygon", [island, HORSESHOE]) == name_point("Polygon", HORSESHOE)


def box(west: int, south: int, east: int, north: int) -> dict[str, object]:
    """A rectangle with a corner at every whole number, once round to the left."""
    points = [(x, south) for x in range(west, east)] + [(east, y) for y in range(south, north)]
    points += [(x, north) for x in range(east, west, -1)] + [(west, y) for y in range(north, south, -1)]
    return {"type": "Polygon", "coordinates": [[*points, points[0]]]}


def test_areas_that_share_edges_are_one_without_them() -> None:
    (part,) = merged([box(0, 0, 2, 1), box(0, 1, 2, 2)])["coordinates"]
    assert [set(ring) for ring in part] == [{(0, 0), (1, 0), (2, 0), (2, 1), (2, 2), (1, 2), (0, 2), (0, 1)}]
    assert part[0][0] == part[0][-1]


def test_areas_apart_stay_parts_and_what_they_surround_is_a_hole() -> None:
    around = [box(0, 0, 3, 1), box(0, 1, 1, 2), box(2, 1, 3, 2), box(0, 2, 3, 3)]
    largest, island = merged([*around, box(5, 0, 6, 1)])["coordinates"]
    outer, hole = largest
    assert set(hole) == {(1, 1), (2, 1), (2, 2), (1, 2)}
    assert len(set(outer)) == 12
    assert [set(ring) for ring in island] == [{(5, 0), (6, 0), (6, 1), (5, 1)}]


def test_parts_of_areas_are_merged_too() -> None:
    two = {"type": "MultiPolygon", "coordinates": [box(0, 0, 1, 1)["coordinates"], box(4, 0, 5, 1)["coordinates"]]}
    assert len(merged([two, box(1, 0, 4, 1)])["coordinates"]) == 1


def test_a_seam_that_does_not_quite_close_is_no_hole() -> None:
    left = {"type": "Polygon", "coordinates": [[(0, 0), (9, 0), (9, 3), (9, 5), (9, 7), (9, 9), (0, 9), (0, 0)]]}
    right = {"type": "Polygon", "coordinates": [[(9, 0), (18, 0), (18, 9), (9, 9), (9, 7), (9.001, 5), (9, 3), (9, 0)]]}
    ((outer,),) = merged([left, right])["coordinates"]
    assert set(outer) == {(0, 0), (9, 0), (18, 0), (18, 9), (9, 9), (0, 9)}
