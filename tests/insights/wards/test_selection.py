"""What a link asks for, held against what the pack has."""

import pytest

from hineq.insights.wards.selection import WardSelection, resolve_ward_selection, ward_indicators
from hineq.model.words import Sex
from tests.luton import CODES, figures
from tests.made_up import TOWN, opened, row, town


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
