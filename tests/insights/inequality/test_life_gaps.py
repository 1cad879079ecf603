"""The gaps in life expectancy side by side, and that there is no table for women."""

from dataclasses import replace

import pandas as pd
import pytest

from hineq.insights.inequality.gradient import Inequality, ward_inequality
from hineq.insights.inequality.gradient_words import line_wards, line_words
from hineq.insights.inequality.life_gaps import (
    life_gaps,
    life_gaps_finding,
    life_gaps_reading,
    which_gap_words,
    without_women_words,
)
from hineq.insights.inequality.measures import measures
from hineq.insights.wards.view import WardView
from hineq.model.roles import IndicatorRole
from hineq.model.words import Sex
from tests.luton import LIFE_EXPECTANCY, figures, life_expectancy, luton, wards
from tests.places_with_levels import LEVELS, level, newest


def inequality(view: WardView) -> Inequality:
    found = ward_inequality(figures(), view)
    assert isinstance(found, Inequality)
    return found


def test_the_gaps_are_told_apart_by_what_they_compare() -> None:
    gaps = life_gaps(figures(), inequality(life_expectancy()))
    line, widest, men, women, slope, slope_of_women = gaps
    assert (line.size, line.sex, line.period) == ("4.1 years (2.7 to 5.6)", Sex.MALE, "2009-13")
    assert line.between == "the two ends of a line through all wards, in order of deprivation"
    assert widest.size == "5.6 years at most"
    assert "75.3 (73.5 to 77.1) in Farley and 80.9 in Bramingham, Limbury and Wigmore" in widest.between
    assert "76.1 to 80.2 allowing for chance" in widest.between
    assert (men.size, men.period, women.size) == ("8.9 years", "2006-10", "6.4 years")
    assert (slope.size, slope.sex, slope.period) == ("10.0 years (8.4 to 11.6)", Sex.MALE, "2022-24")
    assert slope_of_women.size == "6.8 years (5.0 to 8.6)"
    assert life_gaps_finding(gaps) == "Four gaps in life expectancy that compare different things"
    table = life_gaps_reading(gaps, luton())
    assert len(table) == len(gaps)
    assert (table.Source.str.len() > 3).all()
    # none of the four is called by the name of another
    assert len({(gap.name, gap.between) for gap in gaps}) == 4


def test_a_measure_that_is_such_a_gap_says_which() -> None:
    place = luton()
    said = {one.indicator_id: which_gap_words(place, one) for one in place.indicators.values()}
    told = {indicator_id for indicator_id, words in said.items() if words}
    gaps = (IndicatorRole.GAP_WITHIN, IndicatorRole.PROMISED_GAP)
    assert told == {one.indicator_id for one in place.indicators.values() if any(one.has(role) for role in gaps)}
    assert len({said[indicator_id] for indicator_id in told}) == len(told) == 2


def test_a_ward_without_a_figure_is_named_wherever_the_line_is_spoken_of() -> None:
    view = life_expectancy()
    blank = view.table.area_name == "Farley"
    columns = ["value", "lower_ci", "upper_ci", "count"]
    table = view.table.assign(**{name: view.table[name].mask(blank) for name in columns})
    found = inequality(replace(view, table=table))
    said = [
        *(gap.between for gap in life_gaps(figures(), found)), line_words(found), *(one.meaning for one in measures(found))
    ]  # fmt: skip
    assert [words for words in said if "through all wards" in words] == []
    assert sum("the 18 wards with a figure (Farley had none)" in words for words in said) == 3
    assert line_wards(inequality(view)) == "all wards"


def test_other_measures_have_no_such_gaps() -> None:
    assert life_gaps(figures(), inequality(wards("overcrowded_households", "2021"))) == []


def test_a_place_without_a_strategy_has_only_what_it_has() -> None:
    without = replace(figures(), place=replace(luton(), targets=()))
    names = [gap.name for gap in life_gaps(without, inequality(life_expectancy()))]
    assert "The strategy's own gap" not in names


def test_no_table_for_women_is_said_only_where_the_pack_has_none() -> None:
    assert "This pack has no ward figures on life expectancy at birth for women" in without_women_words(
        figures(), LIFE_EXPECTANCY
    )
    assert without_women_words(figures(), "overcrowded_households") == ""
    men = figures().table[(figures().table.indicator_id == LIFE_EXPECTANCY) & (figures().table.sex == Sex.MALE)]
    both = pd.concat([men, men.assign(sex=str(Sex.FEMALE))])
    assert without_women_words(replace(figures(), table=both), LIFE_EXPECTANCY) == ""


@pytest.mark.parametrize("key", LEVELS)
def test_a_gap_along_a_line_is_not_named_as_one_of_two_wards(key: str) -> None:
    here = level(key)
    for view in newest(key):
        told = ward_inequality(here, view)
        if isinstance(told, Inequality):
            for gap in life_gaps(here, told):
                assert ("wards" in gap.name) <= ("line" not in gap.between), gap
