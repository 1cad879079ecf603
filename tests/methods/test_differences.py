"""Inequality as differences, by hand and by property."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hineq.methods.differences import (
    attributable_fraction,
    attributable_risk,
    gap,
    index_of_disparity,
    mean_difference_from_best,
    mean_difference_from_mean,
    mean_difference_from_reference,
    ratio,
)

VALUE, PEOPLE = [10.0, 20.0, 30.0], [100, 100, 200]  # mean 22.5, of the areas 20
areas = st.lists(st.tuples(st.floats(0.1, 500), st.integers(1, 5_000)), min_size=1, max_size=20)


def test_gap_and_ratio_take_the_last_area_against_the_first() -> None:
    assert gap([[74.0, 76.0, 81.0], [81.0, 76.0, 74.0]]).tolist() == [7, -7]
    assert ratio([[20.0, 99.0, 50.0], [50.0, 1.0, 20.0]]).tolist() == [2.5, 0.4]


def test_gap_and_ratio_of_one_area_and_of_a_missing_one() -> None:
    assert (gap([5.0]), ratio([5.0])) == (0, 1)
    assert gap([5.0, np.nan, 7.0]) == 2  # the one in the middle is not asked for
    assert np.isnan(gap([[np.nan, 5.0, 7.0], [1.0, 2.0, 4.0]])).tolist() == [True, False]
    assert np.isnan(ratio([[0.0, 5.0], [2.0, 4.0]])).tolist() == [True, False]


@given(st.lists(st.floats(0.1, 500), min_size=1, max_size=20))
def test_reversing_the_areas_turns_gap_and_ratio(value) -> None:
    assert gap(value[::-1]) == -gap(value)
    assert ratio(value[::-1]) == pytest.approx(1 / ratio(value))


@pytest.mark.parametrize(
    ("reference", "polarity", "risk"),
    [
        (10.0, "no_judgement", -12.5),
        (30.0, "no_judgement", 7.5),
        (10.0, "low_is_good", -12.5),
        (30.0, "low_is_good", 0),
        (30.0, "high_is_good", 7.5),
        (10.0, "high_is_good", 0),
        (22.0, "low_is_good", -0.5),
        (23.0, "low_is_good", 0),
        (23.0, "high_is_good", 0.5),
        (22.0, "high_is_good", 0),
    ],
)
def test_attributable_risk_and_fraction(reference, polarity, risk) -> None:
    assert attributable_risk(VALUE, PEOPLE, reference, polarity) == pytest.approx(risk)
    assert attributable_fraction(VALUE, PEOPLE, reference, polarity) == pytest.approx(risk / 22.5 * 100)


def test_attributable_risk_of_several_sets_each_with_its_reference_and_polarity() -> None:
    found = attributable_risk([VALUE, VALUE], PEOPLE, [10.0, 30.0], ["low_is_good", "low_is_good"])
    assert found.tolist() == [-12.5, 0]


def test_differences_by_hand() -> None:
    assert index_of_disparity(VALUE) == pytest.approx((10 + 0 + 10) / 3 / 20 * 100)
    assert index_of_disparity(VALUE, PEOPLE) == pytest.approx((12.5 + 2.5 + 2 * 7.5) / 4 / 22.5 * 100)
    assert index_of_disparity(VALUE, PEOPLE, weighted=False) == pytest.approx((12.5 + 2.5 + 7.5) / 3 / 22.5 * 100)
    assert mean_difference_from_mean(VALUE) == pytest.approx(20 / 3)
    assert mean_difference_from_mean(VALUE, PEOPLE) == pytest.approx(7.5)
    assert mean_difference_from_mean(VALUE, PEOPLE, weighted=False) == pytest.approx(7.5)
    assert mean_difference_from_best(VALUE, 10.0) == pytest.approx(10)
    assert mean_difference_from_best(VALUE, 30.0, PEOPLE) == pytest.approx((20 + 10 + 0) / 4)
    assert mean_difference_from_reference(VALUE, 20.0, PEOPLE) == pytest.approx((10 + 0 + 20) / 4)


def test_every_difference_is_0_where_all_areas_are_equal() -> None:
    same = [7.0, 7.0, 7.0]
    found = [
        gap(same), attributable_risk(same, PEOPLE, 7.0), attributable_fraction(same, PEOPLE, 7.0),
        index_of_disparity(same, PEOPLE), mean_difference_from_best(same, 7.0, PEOPLE),
        mean_difference_from_mean(same), mean_difference_from_reference(same, 7.0, PEOPLE),
    ]  # fmt: skip
    assert found == [0] * 7
    assert ratio(same) == 1


@given(areas, st.integers(2, 60))
def test_scaling_every_population_changes_nothing(pairs, factor) -> None:
    value, people = np.array(pairs).T
    for measure in (index_of_disparity, mean_difference_from_mean):
        assert measure(value, people * factor) == pytest.approx(measure(value, people), rel=1e-9, abs=1e-9)
    assert attributable_risk(value, people * factor, 3.0) == pytest.approx(
        attributable_risk(value, people, 3.0), abs=1e-9
    )


@given(areas)
def test_an_area_counts_as_often_as_it_has_people(pairs) -> None:
    value, people = np.array([(v, n % 7 + 1) for v, n in pairs]).T
    each = np.repeat(value, people.astype(int))
    assert mean_difference_from_mean(value, people) == pytest.approx(
        mean_difference_from_mean(each), rel=1e-9, abs=1e-9
    )
    assert mean_difference_from_best(value, 1.0, people) == pytest.approx(mean_difference_from_best(each, 1.0))


def test_a_missing_value_or_nobody_makes_a_set_missing_and_no_other() -> None:
    value = [[10.0, np.nan, 30.0], VALUE, VALUE]
    people = [PEOPLE, PEOPLE, [0, 0, 0]]
    for found in (
        attributable_risk(value, people, 10.0),
        attributable_fraction(value, people, 10.0, "low_is_good"),
        index_of_disparity(value, people),
        mean_difference_from_best(value, 10.0, people),
        mean_difference_from_mean(value, people),
        mean_difference_from_reference(value, 10.0, people),
    ):
        assert np.isnan(found).tolist() == [True, False, True]
    assert np.isnan(index_of_disparity([0.0, 0.0]))


def test_impossible_inputs_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^'population' must not be negative, got -1\.$"):
        index_of_disparity(VALUE, [1, -1, 2])
    with pytest.raises(ValueError, match="^'value', 'population' must have one last axis of the same length, got 3, 2"):
        attributable_risk(VALUE, [1, 2], 1.0)
    with pytest.raises(ValueError, match="^'polarity' must be one of .* got 'low'"):
        attributable_risk(VALUE, PEOPLE, 1.0, "low")
    for measure in (gap, ratio):
        with pytest.raises(ValueError, match="^'value' must have one last axis"):
            measure([])
