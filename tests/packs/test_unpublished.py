"""Wards that nothing was published of are missing, not absent: they count in coverage, and under four fifths nothing is ranked."""

from functools import cache

import pytest

from hineq.insights.series.figures import Figures
from hineq.insights.wards.poorest import ward_finding
from hineq.insights.wards.view import WardView, ward_view
from hineq.model.area import Area
from hineq.model.words import AreaType, Sex
from hineq.packs.read.national import open_layer
from hineq.packs.read.unpublished import Feature, unpublished
from tests.paths import DATA

EARLIER = Area(area_code="X1", area_name="Ash (2011)", area_type=AreaType.EARLIER_WARD, parent_code="C")
WARDS = {
    code: Area(area_code=code, area_name=code, area_type=AreaType.FORMER_WARD, parent_code="C")
    for code in ("A", "B", "D")
}


def square(code: str, left: float, size: float = 1.0, hole: bool = False) -> Feature:
    rings = [[[left, 0], [left + size, 0], [left + size, 1], [left, 1], [left, 0]]]
    if hole:
        rings.append(
            [
                [left + 0.1, 0.1],
                [left + size - 0.1, 0.1],
                [left + size - 0.1, 0.9],
                [left + 0.1, 0.9],
                [left + 0.1, 0.1],
            ]
        )
    return {"properties": {"area_code": code}, "geometry": {"type": "Polygon", "coordinates": rings}}


def found(earlier: list[Feature], areas: dict[str, Area] | None = None) -> set[str]:
    drawn = [square("A", 0), square("B", 1), square("D", 5)]
    wards, shapes = unpublished("C", areas or {"X1": EARLIER}, earlier, WARDS, drawn)
    assert [one["properties"]["area_code"] for one in shapes] == list(wards)
    return set(wards)


def test_two_small_wards_published_as_one_are_both_published_and_the_one_outside_is_not() -> None:
    assert found([square("X1", 0, size=2)]) == {"D"}
    assert found([square("X1", 0)]) == {"B", "D"}


def test_what_lies_in_a_hole_is_outside() -> None:
    assert found([square("X1", 0, hole=True)]) == {"A", "B", "D"}


def test_the_middle_of_a_ward_with_islands_is_on_the_largest_of_them() -> None:
    """At half the height of all of them is only water."""
    shore, island = square("A", 0, size=2)["geometry"]["coordinates"], [[[0, 8], [1, 8], [1, 9], [0, 8]]]
    ward = {"properties": {"area_code": "A"}, "geometry": {"type": "MultiPolygon", "coordinates": [island, shore]}}
    assert unpublished("C", {"X1": EARLIER}, [square("X1", 0, size=2)], WARDS, [ward]) == ({}, [])
    assert set(unpublished("C", {"X1": EARLIER}, [square("X1", 4)], WARDS, [ward])[0]) == {"A"}


def test_nothing_is_said_where_an_earlier_ward_is_not_drawn() -> None:
    assert found([]) == set()
    other = Area(area_code="X2", area_name="Elm (2011)", area_type=AreaType.EARLIER_WARD, parent_code="C")
    assert found([square("X1", 0)], {"X1": EARLIER, "X2": other}) == set()


@cache
def view(code: str) -> WardView:
    figures = Figures.of(open_layer(DATA / "england").council(code))
    return ward_view(figures, "life_expectancy_at_birth", Sex.MALE, "2009-13")


@pytest.mark.parametrize(
    ("code", "known", "wards"), [("E06000064", 46, 85), ("E06000017", 9, 16), ("E07000079", 15, 28)]
)
def test_under_four_fifths_nothing_is_ranked_and_the_heading_says_how_many_have_a_figure(
    code: str, known: int, wards: int
) -> None:
    assert (view(code).coverage.known, view(code).coverage.wards, view(code).ranked) == (known, wards, 0)
    assert f"only {known} of {wards} wards had a figure" in ward_finding(view(code))
    assert "fewer than 80%" in view(code).coverage.no_order_words


@pytest.mark.parametrize(
    ("code", "known", "wards"), [("E07000111", 24, 26), ("E06000016", 22, 22), ("E07000178", 23, 23)]
)
def test_where_enough_were_published_they_stay_ranked(code: str, known: int, wards: int) -> None:
    assert (view(code).ranked, view(code).coverage.wards) == (known, wards)
