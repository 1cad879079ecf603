"""Where the name of a shape stands: inside it, whatever the shape."""

import pytest

from hineq.model.shapes import name_point

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
