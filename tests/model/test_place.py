"""A place: its wards, trajectories and projections."""

from dataclasses import replace

from hineq.model.words import AreaType, Polarity, Sex
from hineq.packs.read.pack import load_place
from tests.examples.bad_packs import GOOD


def test_a_place_gives_its_wards_by_name_and_its_trajectories_in_order_of_period() -> None:
    place = load_place(GOOD)
    assert [ward.area_name for ward in place.wards] == sorted(ward.area_name for ward in place.wards)
    assert all(ward.area_type is AreaType.WARD for ward in place.wards)
    mixed = replace(place, targets=tuple(reversed(place.targets)))
    (found,) = mixed.trajectories()
    assert [one.period.label for one in found.points] == ["2010-12", "2011-13", "2012-14"]
    assert found.polarity is Polarity.HIGH_IS_GOOD
    forecast = mixed.projections("life_expectancy", Sex.MALE)
    assert [one.period.label for one in forecast] == ["2010-12", "2012-14"]
    assert mixed.projections("life_expectancy", Sex.FEMALE) == ()
    assert mixed.projections("smoking", Sex.MALE) == ()


def test_wards_of_another_place_are_not_its_own() -> None:
    place = load_place(GOOD)
    code, ward = next((code, area) for code, area in place.areas.items() if area.area_type is AreaType.WARD)
    moved = replace(place, areas={**place.areas, code: replace(ward, parent_code="X06000002")})
    assert len(moved.wards) == len(place.wards) - 1
