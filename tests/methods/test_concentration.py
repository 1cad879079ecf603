"""The concentration indices, by hand and by property."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hineq.methods.concentration import absolute_concentration_index, relative_concentration_index
from hineq.methods.dispersion import gini

areas = st.lists(st.tuples(st.floats(0.1, 500), st.integers(1, 5_000)), min_size=2, max_size=20)


def test_by_hand() -> None:
    # People 100, 100, 200: ranks 0.125, 0.375, 0.75, so that 2 rank - 1 is -0.75, -0.25, 0.5
    found = absolute_concentration_index([10.0, 20.0, 30.0], [100, 100, 200])
    assert found == pytest.approx(0.25 * -0.75 * 10 + 0.25 * -0.25 * 20 + 0.5 * 0.5 * 30)
    assert relative_concentration_index([10.0, 20.0, 30.0], [100, 100, 200]) == pytest.approx(found / 22.5 * 100)


@given(areas)
def test_relative_index_of_ordered_values_is_the_gini_coefficient(pairs) -> None:
    value, people = np.array(sorted(pairs)).T
    assert relative_concentration_index(value, people) == pytest.approx(100 * gini(value, people), abs=1e-8)


@given(areas)
def test_reversing_the_order_of_areas_turns_the_sign(pairs) -> None:
    value, people = np.array(pairs).T
    for index in (absolute_concentration_index, relative_concentration_index):
        assert index(value[::-1], people[::-1]) == pytest.approx(-index(value, people), abs=1e-8)


@given(areas, st.integers(2, 90))
def test_scaling_every_population_changes_nothing(pairs, factor) -> None:
    value, people = np.array(pairs).T
    assert absolute_concentration_index(value, people * factor) == pytest.approx(
        absolute_concentration_index(value, people), abs=1e-8
    )


def test_equal_areas_and_one_area_have_no_gradient() -> None:
    assert absolute_concentration_index([4.0, 4.0, 4.0], [1, 2, 3]) == pytest.approx(0, abs=1e-15)
    assert relative_concentration_index([4.0], [7]) == 0


def test_a_missing_value_or_nobody_makes_a_set_missing_and_no_other() -> None:
    value, people = [[1.0, np.nan], [1.0, 2.0], [1.0, 2.0]], [[1, 1], [1, 1], [0, 0]]
    for index in (absolute_concentration_index, relative_concentration_index):
        assert np.isnan(index(value, people)).tolist() == [True, False, True]
    assert np.isnan(relative_concentration_index([0.0, 0.0], [1, 1]))


def test_impossible_inputs_are_refused() -> None:
    for index in (absolute_concentration_index, relative_concentration_index):
        with pytest.raises(ValueError, match=r"^'population' must not be negative, got -1\.$"):
            index([1.0, 2.0], [1, -1])
        with pytest.raises(ValueError, match="must have one last axis of the same length, got 2, 1"):
            index([1.0, 2.0], [1])
