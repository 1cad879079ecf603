"""Directly and indirectly standardised rates."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hineq.methods.intervals import byars, poisson_exact, poisson_limits
from hineq.methods.standardisation import (
    EUROPEAN_STANDARD_POPULATION_2013,
    direct_rate,
    indirect_rate,
    indirect_ratio,
)

# Down's syndrome by birth order (rows: first .. fifth and later) and mother's age, Michigan 1950-64: Stark CR, Mantel N
# (1966), J Natl Cancer Inst 37:687-698, as in Fleiss JL (1981), Statistical Methods for Rates and Proportions, table 14.4.
CASES = np.array(
    [
        [107, 141, 60, 40, 39, 25],
        [25, 150, 110, 84, 82, 39],
        [3, 71, 114, 103, 108, 75],
        [1, 26, 64, 89, 137, 96],
        [0, 8, 63, 112, 262, 295],
    ]
)
BIRTHS = np.array(
    [
        [230061, 329449, 114920, 39487, 14208, 3052],
        [72202, 326701, 208667, 83228, 28466, 5375],
        [15050, 175702, 207081, 117300, 45026, 8660],
        [2293, 68800, 132424, 98301, 46075, 9834],
        [327, 30666, 123419, 149919, 104088, 34392],
    ]
)
ALL_BIRTHS = BIRTHS.sum(axis=0)


def test_direct_rates_of_fleiss() -> None:
    # Fleiss (1981), section 14.3: the crude rates rise threefold with birth order, the adjusted rates do not.
    assert (CASES.sum(1) / BIRTHS.sum(1) * 1e5).round(1).tolist() == [56.3, 67.6, 83.3, 115.5, 167.1]
    assert direct_rate(CASES, BIRTHS, ALL_BIRTHS).value.round(1).tolist() == [92.3, 91.2, 85.1, 92.7, 75.5]


def test_direct_limits_by_hand() -> None:
    # Two bands, 20 of 1,000 and 30 of 500, weights 0.6 and 0.4: rate 36 per 1,000, variance (0.6/1000)2 20 + (0.4/500)2 30
    found, count = direct_rate([20, 30], [1_000, 500], [60, 40], 1_000), byars(50)
    scale = (0.6**2 * 20 / 1_000**2 + 0.4**2 * 30 / 500**2) ** 0.5 / 50**0.5 * 1_000
    assert found.value == pytest.approx(36)
    assert found.lower == pytest.approx(36 + scale * (count.lower - 50))
    assert found.upper == pytest.approx(36 + scale * (count.upper - 50))


def test_direct_rate_is_the_crude_rate_where_the_area_has_the_standards_ages() -> None:
    found = direct_rate([2, 10, 40], [600, 300, 100], [60, 30, 10], 1_000)
    assert found.value == pytest.approx(52)
    assert found.lower == pytest.approx(byars(52).lower)


def test_a_missing_count_is_none_but_a_missing_or_empty_population_is_missing() -> None:
    count, people = np.tile([20.0, 30.0], (4, 1)), np.tile([1_000.0, 500.0], (4, 1))
    count[1, 0], people[2, 0], people[3, 0] = np.nan, np.nan, 0
    found = direct_rate(count, people, [60, 40])
    assert found.value[1] == pytest.approx(direct_rate([0, 30], [1_000, 500], [60, 40]).value)
    for side in (found.value, found.lower, found.upper):
        assert np.isnan(side).tolist() == [False, False, True, True]


def test_direct_rate_of_fewer_than_ten_events_is_missing() -> None:
    found = direct_rate([[4, 5.9], [4, 6]], [1_000, 500], [60, 40])
    assert np.isnan(found.value).tolist() == np.isnan(found.upper).tolist() == [True, False]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 5_000)), min_size=2, max_size=19), st.integers(2, 99))
def test_scaling_every_population_of_the_standard_changes_no_rate(bands, factor) -> None:
    count, people = np.array(bands, dtype=float).T
    standard = np.arange(1, len(bands) + 1)
    one, scaled = direct_rate(count, people, standard), direct_rate(count, people, standard * factor)
    for side in ("value", "lower", "upper"):
        np.testing.assert_allclose(getattr(scaled, side), getattr(one, side), rtol=1e-10)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 5_000)), min_size=2, max_size=19), st.integers(2, 99))
def test_scaling_counts_and_populations_together_changes_no_rate(bands, factor) -> None:
    count, people = np.array(bands, dtype=float).T
    count += 5  # so that there are ten events at least
    standard = np.arange(1, len(bands) + 1)
    one, scaled = direct_rate(count, people, standard), direct_rate(count * factor, people * factor, standard)
    np.testing.assert_allclose(scaled.value, one.value, rtol=1e-10)
    assert scaled.upper - scaled.lower < one.upper - one.lower


def test_european_standard_population():
    # Eurostat (2013) -> None: 19 bands from 0-4 to 90 and over, 100,000 people; 19,500 of them 65 or over.
    assert EUROPEAN_STANDARD_POPULATION_2013.shape == (19,)
    assert EUROPEAN_STANDARD_POPULATION_2013.sum() == 100_000
    assert EUROPEAN_STANDARD_POPULATION_2013[13:].sum() == 19_500
    with pytest.raises(ValueError, match="read-only"):
        EUROPEAN_STANDARD_POPULATION_2013[0] = 1


def test_indirect_ratio_by_hand() -> None:
    # 50 seen; 1,000 x 0.01 + 500 x 0.04 = 30 expected
    found, limits = indirect_ratio([20, 30], [1_000, 500], [100, 400], [10_000, 10_000], 100), poisson_limits(50)
    assert found.value == pytest.approx(500 / 3)
    assert found.lower == pytest.approx(limits.lower / 30 * 100)
    assert found.upper == pytest.approx(limits.upper / 30 * 100)


def test_indirect_rate_is_the_reference_rate_times_the_ratio() -> None:
    given_ = ([20, 30], [1_000, 500], [100, 400], [10_000, 10_000])
    ratio, rate = indirect_ratio(*given_), indirect_rate(*given_, 1_000)
    for side in ("value", "lower", "upper"):
        assert getattr(rate, side) == pytest.approx(getattr(ratio, side) * 25)  # 500 events of 20,000 people


def test_an_area_with_the_references_rates_has_a_ratio_of_one() -> None:
    found = indirect_ratio(CASES / 50, BIRTHS / 50, CASES, BIRTHS)
    assert found.value == pytest.approx(np.ones(5))
    assert (CASES[0].sum(), BIRTHS[0].sum()) == (412, 731_177)
    assert indirect_rate(CASES[0], BIRTHS[0], CASES[0], BIRTHS[0]).value == pytest.approx(412 / 7.31177)
    assert indirect_rate(CASES, BIRTHS, CASES, BIRTHS).value == pytest.approx(CASES.sum(1) / BIRTHS.sum(1) * 1e5)


def test_indirect_ratio_without_events_has_exact_limits() -> None:
    found = indirect_ratio([0, np.nan], [1_000, 500], [100, 400], [10_000, 10_000])
    assert (found.value, found.lower) == (0, 0)
    assert found.upper == pytest.approx(poisson_exact(0).upper / 30)


def test_an_area_without_any_count_or_with_a_missing_population_has_no_ratio() -> None:
    count = [[np.nan, np.nan], [20, 30], [np.nan, 30]]
    people = [[1_000, 500], [np.nan, 500], [1_000, 500]]
    found = indirect_ratio(count, people, [100, 400], [10_000, 10_000])
    assert np.isnan(found.value).tolist() == np.isnan(found.lower).tolist() == [True, True, False]
    assert found.value[2] == 1  # 30 seen, 30 expected


def test_an_expectation_of_none_has_no_ratio() -> None:
    assert np.isnan(indirect_ratio([1, 1], [10, 10], [0, 0], [100, 100]).value)
    assert np.isnan(indirect_ratio([1, 1], [10, 10], [5, 5], [0, 100]).value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"count": [-1, 3]}, r"^'count' must not be negative, got -1\.$"),
        ({"population": [10, -3]}, r"^'population' must not be negative, got -3\.$"),
        ({"population": [10, 3, 4]}, "must have one last axis of the same length, got 2, 3, 2"),
        ({"multiplier": 0}, r"^'multiplier' must be above 0, got 0\.$"),
        ({"confidence": 95}, "^'confidence'"),
    ],
)
def test_impossible_inputs_are_refused(change, message) -> None:
    given_ = {"count": [20, 30], "population": [1_000, 500]}
    with pytest.raises(ValueError, match=message):
        direct_rate(**given_ | {"standard": [60, 40]} | change)
    reference = {"reference_count": [100, 400], "reference_population": [10_000, 10_000]}
    for method in (indirect_ratio, indirect_rate):
        with pytest.raises(ValueError, match=message.replace("2, 3, 2", "2, 3, 2, 2")):
            method(**given_ | reference | change)


def test_a_negative_standard_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^'standard' must not be negative, got -40\.$"):
        direct_rate([20, 30], [1_000, 500], [60, -40])
