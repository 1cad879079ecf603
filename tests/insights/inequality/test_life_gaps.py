"""The gaps in life expectancy side by side, and that there is no table for women."""

from dataclasses import replace

import pandas as pd

from hineq.insights.inequality.gradient import Inequality, ward_inequality
from hineq.insights.inequality.gradient_words import index_words, line_wards
from hineq.insights.inequality.life_gaps import life_gap_sentences, without_women_words
from hineq.insights.inequality.measures import measures
from hineq.insights.wards.view import WardView
from hineq.model.words import Sex
from tests.luton import LIFE_EXPECTANCY, figures, life_expectancy, luton, wards


def inequality(view: WardView) -> Inequality:
    found = ward_inequality(figures(), view)
    assert isinstance(found, Inequality)
    return found


def test_the_most_and_least_deprived_ward_come_first_then_any_two() -> None:
    sentences = life_gap_sentences(figures(), inequality(life_expectancy()))
    assert [name for name, _ in sentences] == [
        "Most and least deprived ward", "Any two wards", "Small areas", "The published slope index",
    ]  # fmt: skip
    deprived, widest, small, slope = (words for _, words in sentences)
    assert "76.5 (74.1 to 78.9) in Northwell, the most deprived ward, and 80.9 years (" in deprived
    assert "4.4 years less" in deprived
    assert "From 75.3 (73.5 to 77.1) in Farley to 80.9 years in Bramingham, Limbury and Wigmore: 5.6 years" in widest
    assert "76.1 to 80.2 allowing for chance" in widest
    assert "8.9 for men" in small
    assert "10.0 years for men (2022-24)" in slope


def test_a_ward_without_a_figure_is_named_wherever_the_line_is_spoken_of() -> None:
    view = life_expectancy()
    blank = view.table.area_name == "Farley"
    columns = ["value", "lower_ci", "upper_ci", "count"]
    table = view.table.assign(**{name: view.table[name].mask(blank) for name in columns})
    found = inequality(replace(view, table=table))
    said = [
        *(words for _, words in life_gap_sentences(figures(), found)), index_words(found), *(one.meaning for one in measures(found))
    ]  # fmt: skip
    assert [words for words in said if "through all wards" in words] == []
    assert sum("the 18 wards with a figure (Farley had none)" in words for words in said) == 3
    assert line_wards(inequality(view)) == "all wards"


def test_other_measures_have_no_such_gaps() -> None:
    assert life_gap_sentences(figures(), inequality(wards("overcrowded_households", "2021"))) == []


def test_a_place_without_a_strategy_has_only_what_it_has() -> None:
    without = replace(figures(), place=replace(luton(), targets=()))
    names = [name for name, _ in life_gap_sentences(without, inequality(life_expectancy()))]
    assert "Small areas" not in names


def test_no_table_for_women_is_said_only_where_the_pack_has_none() -> None:
    assert "This pack has no ward figures on life expectancy at birth for women" in without_women_words(
        figures(), LIFE_EXPECTANCY
    )
    assert without_women_words(figures(), "overcrowded_households") == ""
    men = figures().table[(figures().table.indicator_id == LIFE_EXPECTANCY) & (figures().table.sex == Sex.MALE)]
    both = pd.concat([men, men.assign(sex=str(Sex.FEMALE))])
    assert without_women_words(replace(figures(), table=both), LIFE_EXPECTANCY) == ""
