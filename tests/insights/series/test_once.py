"""What figures keep: a line, a view and what is told of it are made once, and a level has its own where the place matters."""

from hineq.insights.inequality.gradient import ward_inequality
from hineq.insights.series.figures import Figures
from hineq.insights.standing.standing import line_standing
from hineq.insights.wards.releases import releases
from hineq.insights.wards.view import ward_view
from hineq.model.words import Sex
from tests.made_up import SMOKING, opened, row, town
from tests.place_packs import place

HOMES = ("overcrowded_households", Sex.PERSONS, "2021")


def test_what_is_asked_twice_is_made_once() -> None:
    figures = Figures.of(place("oxford"))
    view = ward_view(figures, *HOMES)
    assert ward_view(figures, *HOMES) is view
    assert ward_view(figures, *HOMES, today=True) is view  # its wards have not changed since
    assert ward_inequality(figures, view) is ward_inequality(figures, view)
    assert releases(figures) is releases(figures)
    (line, *_) = figures.lines("life_expectancy_at_birth", Sex.MALE, figures.place.area_code)
    (again, *_) = figures.lines("life_expectancy_at_birth", Sex.MALE, figures.place.area_code)
    assert again is line
    assert line_standing(figures, line) is line_standing(figures, line)


def test_a_list_of_lines_is_its_asker_s_own() -> None:
    figures = opened(town([row("W1", "2020", 1.0)]))
    figures.lines(SMOKING, Sex.PERSONS, "W1").clear()
    assert len(figures.lines(SMOKING, Sex.PERSONS, "W1")) == 1
    assert figures.lines("no_such_measure", Sex.PERSONS, "W1") == []
    assert figures.rows(indicator_id="no_such_measure").empty


def test_a_level_shares_lines_and_has_wards_of_its_own() -> None:
    whole = Figures.of(place("llr"))
    level = whole.within("E06000016")
    area = level.place.area_code
    (of_level, *_) = level.lines("life_expectancy_at_birth", Sex.MALE, area)
    (of_whole, *_) = whole.lines("life_expectancy_at_birth", Sex.MALE, area)
    assert of_level is of_whole
    everywhere, there = ward_view(whole, *HOMES), ward_view(level, *HOMES)
    assert len(everywhere.table) > len(there.table) == 21
    assert there.place is not None
    assert there.place.area_code == area
