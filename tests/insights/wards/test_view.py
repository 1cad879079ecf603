"""The wards on one indicator: ranks with their ties, comparisons, classes, labels."""

import math

import numpy as np
import pandas as pd
import pytest

from hineq.insights.wards.classes import class_ranges
from hineq.insights.wards.view import WardView, comparison_words, ranks, ward_label, ward_periods, ward_view
from hineq.model.place import Place
from hineq.model.words import Polarity, Sex
from tests.luton import CODES, LIFE_EXPECTANCY, figures, life_expectancy, luton, wards
from tests.made_up import COUNTRY, SMOKING, TOWN, indicator, opened, row, town

LOW, HIGH, NEUTRAL = Polarity.LOW_IS_GOOD, Polarity.HIGH_IS_GOOD, Polarity.NO_JUDGEMENT


def view_of(
    values: list[float], *more: dict[str, object], half: float = math.nan, place: Place | None = None, **changes: object
) -> WardView:
    rows = [
        row(f"W{number}", "2020", value, lower_ci=value - half, upper_ci=value + half)
        for number, value in enumerate(values, 1)
    ]
    place = place or town([*rows, *more], kinds=[indicator(**changes)], wards=len(values))
    return ward_view(opened(place), SMOKING, Sex.PERSONS, "2020")


def test_there_are_nineteen_wards_in_the_order_of_their_names() -> None:
    view = life_expectancy()
    assert len(view.table) == view.ranked == 19
    assert list(view.table.area_name) == sorted(view.table.area_name)
    assert view.has_intervals


@pytest.mark.parametrize(
    ("name", "value", "rank", "words"),
    [
        ("Farley", 75.3, 1, "poorest of 19"),
        ("Leagrave", 75.8, 2, "2nd poorest of 19"),
        ("South", 76.2, 3, "3rd poorest of 19"),
        ("Biscot", 76.4, 4, "4th poorest of 19"),
        ("Northwell", 76.5, 5, "5th poorest of 19"),
        ("Challney", 77.1, 6, "6th poorest of 19"),
        ("Dallow", 78.5, 10, "joint 9th best of 19"),  # with Lewsey
        ("Wigmore", 80.9, 17, "joint best of 19"),  # with Bramingham and Limbury
    ],
)
def test_ranks_of_life_expectancy_by_hand(name: str, value: float, rank: int, words: str) -> None:
    ward = life_expectancy().ward(CODES[name])
    assert (ward["value"], ward["rank"], ward.rank_words) == (value, rank, words)


def test_ranks_turn_with_the_polarity_and_ties_share_the_smaller() -> None:
    values = pd.Series([3.0, 1.0, 3.0, math.nan, 2.0])
    np.testing.assert_equal(ranks(values, LOW).to_numpy(), [1, 4, 1, np.nan, 3])
    np.testing.assert_equal(ranks(values, HIGH).to_numpy(), [3, 1, 3, np.nan, 2])
    np.testing.assert_equal(ranks(values, NEUTRAL).to_numpy(), [1, 4, 1, np.nan, 3])


def test_a_ward_without_a_figure_has_no_rank_and_no_class() -> None:
    view = view_of([3.0, 1.0, math.nan, 4.0, 2.0, 5.0])
    ward = view.ward("W3")
    assert view.ranked == 5
    assert math.isnan(ward["rank"])
    assert math.isnan(ward.quintile)
    assert ward.rank_words == ""
    assert ward.place_outcome == ward.country_outcome == "not_compared"
    assert ward_label(view, ward) == "Ward 3: no data"


def test_fifths_run_from_the_poorest_or_from_the_lowest() -> None:
    values = [10.0, 20.0, 30.0, 40.0, 50.0]
    assert list(view_of(values, polarity=LOW).table.quintile) == [5, 4, 3, 2, 1]
    assert list(view_of(values, polarity=HIGH).table.quintile) == [1, 2, 3, 4, 5]
    assert list(view_of(values, polarity=NEUTRAL).table.quintile) == [1, 2, 3, 4, 5]


def test_the_nineteen_wards_fall_into_classes_of_four_and_one_of_three() -> None:
    assert life_expectancy().table.quintile.value_counts().to_dict() == {1: 4, 2: 4, 3: 4, 4: 4, 5: 3}


def test_wards_that_share_the_best_figure_are_in_the_best_class_only() -> None:
    # one ward in trouble, nine without: a tie with the best is never the poorest fifth
    view = view_of([7.0, *[0.0] * 9])
    assert list(view.table.quintile) == [1, *[5] * 9]
    assert list(view.at_best) == [False, *[True] * 9]
    assert set(view.table.rank_words[1:]) == {"joint best of 10"}
    high = view_of([93.0, *[100.0] * 9], polarity=HIGH)
    assert list(high.table.quintile) == [1, *[5] * 9]


def test_lutons_most_deprived_tenth_of_2004() -> None:
    view = wards("pop_in_most_deprived_10pct", "2004")
    # three wards have any such neighbourhood, 16 have none
    assert view.table.quintile.value_counts().to_dict() == {1: 3, 5: 16}
    assert [(one.quintile, one.words, one.wards) for one in class_ranges(view)] == [
        (1, "11.9 to 17.6", 3), (5, "0.0", 16),
    ]  # fmt: skip


def test_one_figure_for_all_is_the_middle_class() -> None:
    view = view_of([4.0, 4.0, 4.0, 4.0, math.nan])
    np.testing.assert_equal(view.table.quintile.to_numpy(), [3, 3, 3, 3, np.nan])
    assert list(view.table.rank_words) == [*["the same as all 4"] * 4, ""]
    assert [(one.words, one.wards) for one in class_ranges(view)] == [("4.0", 4)]


def test_fewer_wards_than_classes_have_a_class_each() -> None:
    assert list(view_of([10.0, 20.0, 30.0]).table.quintile) == [3, 2, 1]


def test_class_ranges_are_those_of_the_wards_figures() -> None:
    assert [(one.quintile, one.words, one.wards) for one in class_ranges(life_expectancy())] == [
        (1, "75.3 to 76.4", 4), (2, "76.5 to 77.9", 4), (3, "78.4 to 78.6", 4), (4, "79.2 to 80.4", 4), (5, "80.9", 3),
    ]  # fmt: skip


def test_lutons_average_is_an_estimate_only_where_nothing_is_published() -> None:
    place = life_expectancy().place
    assert place is not None
    assert (place.name, place.estimated, place.described) == ("Luton", True, "the average of Luton's wards")
    assert place.value == pytest.approx(78.054, abs=0.001)
    published = wards("overcrowded_households", "2021").place
    assert published is not None
    assert (round(published.value, 3), published.estimated, published.described) == (12.169, False, "Luton")


def weighted(ages: list[str], indicator_id: str) -> float:
    population = luton().population
    people = population[(population.period == "2017") & population.age.isin(ages)].groupby("area_code").population.sum()
    table = wards(indicator_id, "2009-13", Sex.MALE).table
    return float((table["value"] * table.area_code.map(people)).sum() / table.area_code.map(people).sum())


def test_the_average_is_weighted_by_the_residents_whom_the_figure_is_about() -> None:
    old = ["65-69", "70-74", "75-79", "80-84", "85-89", "90+"]
    for indicator_id, ages in (
        (LIFE_EXPECTANCY, ["All ages"]), ("life_expectancy_at_65", old), ("disability_free_life_expectancy_at_65", old),
    ):  # fmt: skip
        place = wards(indicator_id, "2009-13", Sex.MALE).place
        assert place is not None
        assert place.value == pytest.approx(weighted(ages, indicator_id))
    assert weighted(old, "disability_free_life_expectancy_at_65") - weighted(
        ["All ages"], "disability_free_life_expectancy_at_65"
    ) == pytest.approx(0.34, abs=0.01)


def test_a_small_average_by_hand() -> None:
    rows = [row("W1", "2020", 10.0), row("W2", "2020", 20.0)]
    place = town(rows, population={"W1": 300, "W2": 100}, wards=2)
    found = view_of([], place=place).place
    assert found is not None
    assert (found.value, found.estimated) == (12.5, True)


@pytest.mark.parametrize("population", [{}, {"W1": 300.0}])
def test_without_every_wards_residents_there_is_no_average(population: dict[str, float]) -> None:
    rows = [row("W1", "2020", 10.0), row("W2", "2020", 20.0)]
    assert view_of([], place=town(rows, population=population, wards=2)).place is None


def test_without_every_wards_figure_there_is_no_average() -> None:
    rows = [row("W1", "2020", 10.0), row("W2", "2020", math.nan)]
    assert view_of([], place=town(rows, population={"W1": 300, "W2": 100}, wards=2)).place is None


def test_wards_are_compared_with_the_places_and_the_countrys_figures() -> None:
    view = view_of([9.0, 10.5, 12.0], row(TOWN, "2020", 10.0), row(COUNTRY, "2020", 12.0), half=0.5)
    # touching is similar
    assert list(view.table.place_outcome) == ["better", "similar", "worse"]
    assert list(view.table.country_outcome) == ["better", "better", "similar"]
    neutral = view_of([9.0, 12.0], row(TOWN, "2020", 10.0), half=0.5, polarity=NEUTRAL)
    assert list(neutral.table.place_outcome) == ["lower", "higher"]
    assert set(neutral.table.country_outcome) == {"not_compared"}
    assert neutral.country is None


def test_england_is_compared_only_in_the_same_series_and_period() -> None:
    england = life_expectancy().country
    assert england is not None
    assert england.value == 79.1
    assert wards("healthy_life_expectancy_at_birth", "2009-13", Sex.MALE).country is None


@pytest.mark.parametrize(
    ("name", "against_luton", "against_england"),
    [("Farley", "worse", "worse"), ("Challney", "similar", "worse"), ("Dallow", "similar", "similar"),
     ("Wigmore", "better", "similar")],
)  # fmt: skip
def test_lutons_comparisons_by_hand(name: str, against_luton: str, against_england: str) -> None:
    # limits against 78.05 and 79.1; Wigmore's lower limit is 79.1 itself
    ward = life_expectancy().ward(CODES[name])
    assert (ward.place_outcome, ward.country_outcome) == (against_luton, against_england)


def test_a_figure_without_an_interval_is_not_compared() -> None:
    view = wards("imd_score", "2025")
    assert not view.has_intervals
    assert set(view.table.place_outcome) == set(view.table.country_outcome) == {"not_compared"}


def test_comparison_words() -> None:
    average, england = life_expectancy().place, life_expectancy().country
    assert comparison_words("worse", england) == "worse than England"
    assert comparison_words("similar", average) == "similar to the average of Luton's wards"
    assert comparison_words("not_compared", england) == "not compared with England"
    assert comparison_words("higher", england) == "higher than England"
    assert comparison_words("worse", None) == ""


def test_labels_say_all_in_one_line() -> None:
    view = life_expectancy()
    assert ward_label(view, view.ward(CODES["Dallow"])) == (
        "Dallow: 78.5 years (76.9 to 80.1), similar to the average of Luton's wards, joint 9th best of 19"
    )
    imd = wards("imd_score", "2025")
    assert ward_label(imd, imd.ward(CODES["Biscot"])) == "Biscot: 46.1 (estimated), poorest of 19"
    neutral = wards("ethnic_white", "2021")
    assert ward_label(neutral, neutral.ward(CODES["Biscot"])) == (
        "Biscot: 15.9% (15.4 to 16.5), lower than Luton, lowest of 19"
    )


def test_national_ranks_stand_beside_their_ward() -> None:
    ward = life_expectancy().ward(CODES["Biscot"])
    assert (ward.national_rank, ward.areas_ranked, ward.first_is) == (6647, 7785, "highest")
    assert ward.national_areas == "wards of England and Wales"


def test_periods_are_those_with_a_figure_oldest_first() -> None:
    table = opened(town([
        row("W1", "2021", 4.0), row("W2", "2011", 4.0), row("W1", "2015", math.nan), row(TOWN, "2001", 4.0),
    ]))  # fmt: skip
    assert ward_periods(table, SMOKING, Sex.PERSONS) == ["2011", "2021"]
    assert ward_periods(table, SMOKING, Sex.MALE) == []
    assert ward_periods(figures(), "imd_score", Sex.PERSONS) == [
        "2004",
        "2007",
        "2010",
        "2015",
        "2019",
        "2025",
    ]


def test_wards_without_any_figure_are_an_error() -> None:
    with pytest.raises(ValueError, match="No ward has a figure for 'Adults who smoke', Persons, 2020"):
        view_of([math.nan, math.nan])
    with pytest.raises(ValueError, match="'area_code' must be one of the place's wards, got 'E1'"):
        life_expectancy().ward("E1")
