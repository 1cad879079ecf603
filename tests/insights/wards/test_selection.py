"""What a link asks for, held against what the pack has."""

from dataclasses import replace
from typing import Any

import pytest

from hineq.insights.series.figures import Figures
from hineq.insights.wards.outlines import has_map, kind_of_wards, lacking_outlines
from hineq.insights.wards.selection import WardSelection, resolve_ward_selection, ward_indicators
from hineq.model.area import Area
from hineq.model.words import AreaType, Sex
from tests.luton import CODES, figures
from tests.made_up import TOWN, indicator, opened, row, series, town


def resolve(**wanted: str) -> WardSelection:
    return resolve_ward_selection(figures(), wanted)


def test_nothing_asked_for_is_life_expectancy_of_men() -> None:
    found = resolve()
    assert (found.indicator_id, found.sex, found.period, found.area_code) == (
        "life_expectancy_at_birth", Sex.MALE, "2009-13", "",
    )  # fmt: skip
    assert found.sexes == (Sex.MALE,)
    assert found.notes == ()


def test_what_is_there_is_taken_as_asked() -> None:
    found = resolve(indicator="imd_score", sex="Persons", period="2015", ward=CODES["Dallow"])
    assert (found.indicator_id, found.period, found.area_code) == ("imd_score", "2015", CODES["Dallow"])
    assert found.periods == ("2004", "2007", "2010", "2015", "2019", "2025")
    assert found.notes == ()


def test_all_measures_that_colour_a_map_and_no_bare_count() -> None:
    found = ward_indicators(figures())
    assert len(found) == 49
    assert "employment_deprived_people" not in found
    assert "infant_mortality" not in found
    assert resolve().indicators == found


@pytest.mark.parametrize(
    ("wanted", "note"),
    [
        (
            {"indicator": "infant_mortality"},
            "No ward figures for infant mortality rate in this pack; life expectancy at birth is shown instead.",
        ),
        ({"indicator": "nonsense"}, "The link names a measure that this pack does not have (nonsense)."),
        (
            {"sex": "Female"},
            "No ward figures on life expectancy at birth for women in this pack; men are shown.",
        ),
        ({"ward": "E05999999"}, "The link names a ward that Luton does not have (E05999999)."),
        (
            {"ward": "<script>alert(1)</script>"},
            "The link names a ward that Luton does not have (<script>alert(1)</sc).",
        ),
    ],
)
def test_what_had_to_change_is_said(wanted: dict[str, str], note: str) -> None:
    found = resolve(**wanted)
    assert found.notes == (note,)
    assert (found.indicator_id, found.sex, found.area_code) == ("life_expectancy_at_birth", Sex.MALE, "")


@pytest.mark.parametrize("wanted", [{"period": "2025"}, {"sex": "Persons"}, {"sex": "nonsense"}, {"ward": ""}])
def test_leftovers_of_another_selection_need_no_note(wanted: dict[str, str]) -> None:
    assert resolve(**wanted) == resolve()


def test_several_wishes_are_noted_each() -> None:
    assert len(resolve(indicator="nonsense", sex="Female", ward="nowhere").notes) == 3


def test_persons_are_first_where_there_are_persons() -> None:
    table = opened(town([row("W1", "2020", 5.0, sex="Female"), row("W1", "2020", 5.0)]))
    assert resolve_ward_selection(table, {}).sexes == (Sex.PERSONS, Sex.FEMALE)
    assert resolve_ward_selection(table, {"sex": "Female"}).sex is Sex.FEMALE


def test_a_place_without_ward_figures_is_an_error() -> None:
    table = opened(town([row(TOWN, "2020", 5.0)]))
    with pytest.raises(ValueError, match="No ward of Town has a figure that can be mapped"):
        resolve_ward_selection(table, {})


def outlines(*codes: str) -> dict[str, Any]:
    """A square for each area."""
    square = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}
    return {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": {"area_code": code, "area_name": code}, "geometry": square}
            for code in codes
        ],
    }


def with_earlier_wards(**drawn: dict[str, Any]) -> Figures:
    """A town whose first measure is of a ward that has since changed, its second of a ward of today; outlines by kind."""
    kinds = [indicator(indicator_id="years", name="Years lived"), indicator()]
    rows = [row("E1", "2011", 70.0, indicator_id="years", series="survey"), row("W1", "2022", 5.0)]
    place = town(rows, kinds=kinds, all_series=[series(indicator_id="years"), series()])
    earlier = Area(area_code="E1", area_name="Old", area_type=AreaType.EARLIER_WARD, parent_code=TOWN)
    return opened(
        replace(
            place,
            areas={**place.areas, "E1": earlier},
            boundaries={AreaType(kind): shapes for kind, shapes in drawn.items()},
            vintages={AreaType.WARD: "2024", AreaType.EARLIER_WARD: "the year before"},
        )
    )


def test_the_first_measure_is_one_whose_wards_can_be_drawn() -> None:
    today, then = {"ward": outlines("W1")}, {"earlier_ward": outlines("E1")}
    for drawn, first in ((today, "smoking"), (then, "years"), (today | then, "years"), ({}, "years")):
        assert resolve_ward_selection(with_earlier_wards(**drawn), {}).indicator_id == first
    # who asks for a measure gets it, drawn or not
    assert resolve_ward_selection(with_earlier_wards(**today), {"indicator": "years"}).indicator_id == "years"


def test_what_is_lacking_are_the_outlines_of_those_years_where_there_are_others() -> None:
    place = with_earlier_wards(ward=outlines("W1")).place
    assert has_map(place)
    assert not has_map(place, AreaType.EARLIER_WARD)
    assert kind_of_wards(place, ["E1", "W1"]) is AreaType.EARLIER_WARD
    assert lacking_outlines(place, AreaType.EARLIER_WARD) == (
        "This copy has no outlines of the wards of the year before, on which these figures were published"
    )
    assert lacking_outlines(replace(place, vintages={}), AreaType.EARLIER_WARD) == (
        "This copy has no outlines of the wards that these figures are of"
    )
    bare = with_earlier_wards().place
    assert lacking_outlines(bare, AreaType.EARLIER_WARD) == "The pack has no boundaries for the wards of Town"
