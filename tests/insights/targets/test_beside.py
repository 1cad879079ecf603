"""The areas that a trend can be drawn beside, and what a link cannot have."""

from itertools import product

from hineq.insights.targets.beside import MOST_BESIDE, comparator_names, comparator_notes, without_line
from hineq.insights.targets.measures import comparator_line
from hineq.model.words import Sex
from tests.luton import ENGLAND, LUTON, figures, luton
from tests.made_up import COUNTRY, indicator, row, town


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
    assert without_line(place, indicator(), [COUNTRY], []) == "Country has no figure in this series."
    assert without_line(place, indicator(), [], []) == ""


def test_no_country_with_a_figure_in_the_series_is_said_to_have_none() -> None:
    """Over every measure of the place: where the country is not drawn it has no figure, or it is no comparator and said to be none."""
    for indicator_id, sex in product(luton().indicators, Sex):
        line = figures().main_line(indicator_id, sex, LUTON)
        if line is None:
            continue
        country = comparator_line(figures(), line, ENGLAND)
        said = without_line(luton(), line.indicator, [ENGLAND], [country] if country else [])
        there = figures().line(indicator_id, sex, ENGLAND, line.series.series)
        assert ("England has no figure" in said) is (there is None and line.indicator.alike_in_country)
        assert ("England is no comparator here: " in said) is not line.indicator.alike_in_country


def test_the_slope_inside_a_place_has_the_country_for_no_comparator() -> None:
    slope = luton().indicators["slope_index_life_expectancy"]
    assert without_line(luton(), slope, [ENGLAND], []) == (
        "England is no comparator here: its figure is across all its own areas, the place's across the areas inside the place."
    )
    other = next(code for code in comparator_names(luton()) if code != ENGLAND)
    said = without_line(luton(), slope, [ENGLAND, other], [])
    assert said.startswith(
        f"{luton().areas[other].area_name} has no figure in this series. England is no comparator here"
    )
