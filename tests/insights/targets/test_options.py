"""The measures of the strategy in its own words, and what can be drawn through time."""

import csv
from dataclasses import replace
from functools import cache

import pandas as pd
import pytest

from hineq.insights.targets.options import MeasureOption, measure_options, measure_table, resolve_measure
from hineq.model.roles import StrategyPart
from hineq.model.strategy import Measure
from hineq.model.words import Sex, Tie
from tests.luton import LIFE_EXPECTANCY, figures, headlines, luton
from tests.made_up import opened, town
from tests.paths import DATA


@cache
def all_measures() -> pd.DataFrame:
    return measure_table(figures())


@cache
def all_options() -> list[MeasureOption]:
    return measure_options(figures(), list(headlines()))


CUT_OFF = " […]"
NOTHING = "no published figure in this pack"


def row(wording: str, indicator_id: str = "") -> dict[str, str]:
    found = all_measures()[all_measures().wording.eq(wording) & all_measures().indicator_id.eq(indicator_id)]
    assert len(found) == 1
    return {str(name): str(cell) for name, cell in found.iloc[0].items()}


def test_every_wording_of_the_strategy_is_there() -> None:
    with (DATA / "luton" / "measures.csv").open(encoding="utf-8") as file:
        printed = [(line["wording"], line["indicator_id"]) for line in csv.DictReader(file)]
    assert len(printed) == 59
    words = all_measures().wording.str.removesuffix(CUT_OFF)
    assert list(zip(words, all_measures().indicator_id, strict=True)) == printed


def test_those_without_a_figure_say_so() -> None:
    without = all_measures()[all_measures().indicator_id == ""]
    assert len(without) == 17
    assert set(without.newest) == set(without.tie) == {NOTHING}
    assert set(without.indicator) == {""}
    assert NOTHING not in set(all_measures().loc[all_measures().indicator_id != "", "newest"])


def test_text_that_is_cut_off_stays_cut_off_and_says_so() -> None:
    marked = sorted(all_measures().wording[all_measures().wording.str.endswith(CUT_OFF)])
    assert marked == [
        "Inequality in percentage receiving means tested ber […]",
        "People in households receiving means tested ber […]",
    ]


@pytest.mark.parametrize(
    ("wording", "indicator_id", "newest", "tie", "age"),
    [
        (
            "Increased life expectancy at birth and narrowed the inequality gap with England",
            LIFE_EXPECTANCY,
            "men 78.6 years in 2023-25; women 83.4 years in 2023-25",
            "the same measure",
            "up to 4 years old",
        ),
        (
            "Increased disability free life expectancy at age 65",
            "disability_free_life_expectancy_at_65",
            "wards only, men, 2009-13",
            "nearly the same measure",
            "",
        ),
        (
            "Narrowed the gap in life expectancy at birth between the most and least deprived Lower Layer Super Output "
            "Areas",
            "life_expectancy_gap",
            "no published outturn",
            "the same measure",
            "",
        ),
        (
            "Inequality in disability free life expectancy at birth",
            "slope_index_disability_free_life_expectancy",
            "England only, men and women, 2009-13",
            "context only",
            "",
        ),
        ("Unemployment", "hi_unemployment", "6.0 in 2021", "the same measure", "4 to 6 years old"),
        (
            "Children in poverty",
            "children_relative_poverty_bhc",
            "31.7% in 2024/25",
            "a like measure by another definition",
            "1 to 3 years old",
        ),
    ],
)
def test_newest_figures(wording: str, indicator_id: str, newest: str, tie: str, age: str) -> None:
    found = row(wording, indicator_id)
    assert (found["newest"], found["tie"], found["age"]) == (newest, tie, age)


def test_outcomes_are_named() -> None:
    assert list(dict.fromkeys(all_measures().outcome)) == [
        "Overall success of the strategy",
        "Named in the text, without a target",
        "Every child and young person has a healthy start in life",
        "Reduced health inequalities within Luton",
        "Healthier and more independent adults and older people",
    ]


def test_options_start_with_the_targets_and_hold_each_series_once() -> None:
    keys = [option.key for option in all_options()]
    assert len(keys) == len(set(keys))
    assert [option.has_target for option in all_options()] == [True] * 7 + [False] * (len(all_options()) - 7)
    assert all_options()[0] == MeasureOption(
        indicator_id=LIFE_EXPECTANCY,
        sex=Sex.MALE,
        words="Life expectancy at birth, men",
        has_target=True,
        also=" · How long people live, lifespan",
    )
    assert "slope_index_life_expectancy|Female" in keys
    assert "life_expectancy_at_65|Male" not in keys  # wards only
    assert "life_expectancy_at_birth|Persons" not in keys


@pytest.mark.parametrize(
    ("indicator_id", "sex", "key", "note"),
    [
        ("", "", "life_expectancy_at_birth|Male", ""),
        ("life_expectancy_at_birth", "Female", "life_expectancy_at_birth|Female", ""),
        ("infant_mortality", "", "infant_mortality|Persons", ""),
        ("infant_mortality", "Female", "infant_mortality|Persons", ""),
        (
            "life_expectancy_at_65",
            "Male",
            "life_expectancy_at_birth|Male",
            "Life expectancy at age 65 has no figure for Luton itself; Life expectancy at birth, men is shown instead.",
        ),
        (
            "nonsense",
            "Male",
            "life_expectancy_at_birth|Male",
            "A measure that this pack does not have (nonsense) cannot be shown; Life expectancy at birth, men is shown "
            "instead.",
        ),
    ],
)
def test_a_wish_is_met_as_nearly_as_can_be(indicator_id: str, sex: str, key: str, note: str) -> None:
    option, said = resolve_measure(luton(), all_options(), indicator_id, sex)
    assert (option.key, said) == (key, note)


def test_a_long_unknown_id_is_cut_short() -> None:
    assert "x" * 41 not in resolve_measure(luton(), all_options(), "x" * 500, "")[1]


def test_a_place_without_figures_has_nothing_to_choose() -> None:
    with pytest.raises(ValueError, match="Luton has no measure that can be drawn through time"):
        resolve_measure(luton(), [], "", "")


def test_a_measure_tied_to_an_indicator_that_the_pack_lacks_has_no_figure() -> None:
    measure = Measure(
        part=StrategyPart.OVERALL,
        cut_off=False,
        measure_id="m",
        wording="Fewer",
        indicator_id="elsewhere",
        tie=Tie.DIRECT,
        note="",
    )
    table = measure_table(opened(replace(town([]), measures=(measure,))))
    assert list(table.iloc[0][["outcome", "tie", "newest", "indicator"]]) == [
        "Overall success of the strategy",
        NOTHING,
        NOTHING,
        "",
    ]
