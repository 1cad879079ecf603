"""The areas that a trend can be drawn beside, and what a link cannot have."""

from hineq.insights.targets.beside import MOST_BESIDE, comparator_names, comparator_notes, without_line
from tests.luton import ENGLAND, LUTON, luton
from tests.made_up import COUNTRY, row, town


def test_the_country_comes_first_then_the_larger_areas_and_no_ward_or_the_place_itself() -> None:
    names = comparator_names(luton())
    assert next(iter(names)) == ENGLAND
    assert LUTON not in names
    assert not {ward.area_code for ward in luton().wards} & set(names)
    assert len(set(names.values())) == len(names)


def test_what_a_link_cannot_have_is_told() -> None:
    codes = list(comparator_names(luton()))
    assert comparator_notes(luton(), codes[:MOST_BESIDE]) == ()
    assert comparator_notes(luton(), [ENGLAND, "E99"]) == ("The link compares with areas that are not here (E99).",)
    (more,) = comparator_notes(luton(), codes[: MOST_BESIDE + 1])
    assert (
        more == f"At most four areas are drawn beside the place: without {luton().areas[codes[MOST_BESIDE]].area_name}."
    )


def test_an_area_without_a_figure_in_the_series_is_named() -> None:
    place = town([row("W1", "2020", 1.0)])
    assert without_line(place, [COUNTRY], []) == "Country has no figure in this series."
    assert without_line(place, [], []) == ""
