"""Inequality as spread: by hand, at the ends of each scale, and by property."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hineq.methods.dispersion import (
    atkinson,
    between_group_sd,
    between_group_variance,
    coefficient_of_variation,
    gini,
    mean_log_deviation,
    theil_index,
)

VALUE, PEOPLE = [10.0, 20.0], [300, 100]  # mean 12.5
MEASURES = {
    "between_group_variance": between_group_variance,
    "between_group_sd": between_group_sd,
    "coefficient_of_variation": coefficient_of_variation,
    "theil_index": theil_index,
    "mean_log_deviation": mean_log_deviation,
    "gini": gini,
    "atkinson 0.5": lambda values, weights: atkinson(values, 0.5, weights),
    "atkinson 1": lambda values, weights: atkinson(values, 1, weights),
    "atkinson 2": lambda values, weights: atkinson(values, 2, weights),
}
areas = st.lists(st.tuples(st.floats(0.1, 500), st.integers(1, 9)), min_size=2, max_size=20)


def test_variances_by_hand() -> None:
    assert between_group_variance(VALUE, PEOPLE) == pytest.approx(0.75 * 2.5**2 + 0.25 * 7.5**2)
    assert between_group_sd(VALUE, PEOPLE) == pytest.approx(18.75**0.5)
    assert coefficient_of_variation(VALUE, PEOPLE) == pytest.approx(18.75**0.5 / 12.5 * 100)


def test_entropies_by_hand() -> None:
    # Relative to the mean: 0.8 and 1.6
    assert theil_index(VALUE, PEOPLE) == pytest.approx(1000 * (0.6 * np.log(0.8) + 0.4 * np.log(1.6)))
    assert mean_log_deviation(VALUE, PEOPLE) == pytest.approx(-1000 * (0.75 * np.log(0.8) + 0.25 * np.log(1.6)))


def test_gini_by_hand() -> None:
    # Two people at random: one of each area with probability 2 x 0.75 x 0.25, then 10 apart; half of it over the mean
    assert gini(VALUE, PEOPLE) == pytest.approx(0.375 * 10 / 2 / 12.5)
    assert gini([1.0, 2.0, 3.0, 4.0]) == pytest.approx(0.25)


def test_atkinson_by_hand() -> None:
    assert atkinson(VALUE, 1, PEOPLE) == pytest.approx(1 - 10**0.75 * 20**0.25 / 12.5)  # the geometric mean
    assert atkinson(VALUE, 2, PEOPLE) == pytest.approx(1 - 1 / (0.75 / 10 + 0.25 / 20) / 12.5)  # the harmonic mean
    assert atkinson(VALUE, 0, PEOPLE) == pytest.approx(0)


def test_everything_in_one_of_many_areas() -> None:
    one = np.zeros(50)
    one[7] = 3.0
    assert gini(one) == pytest.approx(49 / 50)
    assert theil_index(one) == pytest.approx(1000 * np.log(50))
    assert np.isnan(mean_log_deviation(one))
    assert atkinson(one, 1) == atkinson(one, 2) == 1
    assert atkinson(one, 0.5) == pytest.approx(49 / 50)


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_equal_areas_have_no_inequality_and_one_area_neither(measure) -> None:
    assert measure([12.5] * 4, [1, 2, 3, 4]) == pytest.approx(0, abs=1e-9)
    assert measure([12.5], [9]) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
@given(pairs=areas)
def test_an_area_counts_as_often_as_it_has_people(measure, pairs) -> None:
    value, people = np.array(pairs).T
    each = np.repeat(value, people.astype(int))
    assert measure(value, people) == pytest.approx(measure(each, np.ones(len(each))), rel=1e-6, abs=1e-7)


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
@given(pairs=areas, factor=st.integers(2, 40))
def test_scaling_every_population_or_changing_the_order_changes_nothing(measure, pairs, factor) -> None:
    value, people = np.array(pairs).T
    found = measure(value, people)
    assert measure(value, people * factor) == pytest.approx(found, rel=1e-6, abs=1e-7)
    assert measure(value[::-1], people[::-1]) == pytest.approx(found, rel=1e-6, abs=1e-7)
    assert found >= -1e-9


@pytest.mark.parametrize("name", [name for name in MEASURES if not name.startswith("between")])
@given(pairs=areas, factor=st.floats(0.01, 100))
def test_relative_measures_do_not_change_with_the_unit(name, pairs, factor) -> None:
    value, people = np.array(pairs).T
    assert MEASURES[name](value * factor, people) == pytest.approx(MEASURES[name](value, people), rel=1e-6, abs=1e-6)


def test_without_weights_every_area_counts_equally() -> None:
    value = [3.0, 1.0, 8.0]
    for measure in (theil_index, mean_log_deviation, gini):
        assert measure(value) == pytest.approx(measure(value, [5, 5, 5]))
    assert atkinson(value, 2) == pytest.approx(atkinson(value, 2, [5, 5, 5]))


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_a_missing_value_or_weight_or_nobody_makes_a_set_missing_and_no_other(measure) -> None:
    value = [[10.0, np.nan], VALUE, VALUE, VALUE]
    found = measure(value, [PEOPLE, PEOPLE, [300, np.nan], [0, 0]])
    assert np.isnan(found).tolist() == [True, False, True, True]


@pytest.mark.parametrize("name", [name for name in MEASURES if not name.startswith("between")])
def test_a_mean_of_0_has_no_relative_measure(name) -> None:
    assert np.isnan(MEASURES[name]([0.0, 0.0], [1, 2]))


def test_impossible_inputs_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^'population' must not be negative, got -1\.$"):
        between_group_variance(VALUE, [1, -1])
    for measure in (theil_index, mean_log_deviation, gini):
        with pytest.raises(ValueError, match=r"^'values' must not be negative, got -10\.$"):
            measure([20.0, -10.0])
        with pytest.raises(ValueError, match=r"^'weights' must not be negative, got -1\.$"):
            measure(VALUE, [1, -1])
        with pytest.raises(
            ValueError, match="^'values', 'weights' must have one last axis of the same length, got 2, 3"
        ):
            measure(VALUE, [1, 2, 3])
    with pytest.raises(ValueError, match=r"^'epsilon' must not be negative, got -0\.5\.$"):
        atkinson(VALUE, -0.5)
