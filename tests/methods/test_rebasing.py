"""Zones to wards, worked by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.sparse import bsr_array, coo_array, csc_array, csr_array, csr_matrix, lil_array

from hineq.methods.rebasing import rebase, rebase_counts

# Five zones in three wards: Abbey is the first two whole; Bank is the third and most of the fourth; Cross the rest.
PEOPLE = np.array([[1_500, 1_500, 0, 0, 0], [0, 0, 2_000, 1_200, 0], [0, 0, 0, 300, 1_700]])
SHARE = PEOPLE / PEOPLE.sum(axis=0)


def test_zones_that_fit_the_wards_give_back_the_truth() -> None:
    # Smokers counted by zone, in wards made of whole zones: the rate from rebased rates is that of the people.
    people = np.array([[1_500, 500, 0, 0], [0, 0, 800, 1_200]])
    smokers = np.array([300, 150, 80, 240])
    wards = rebase(smokers / people.sum(axis=0), people)
    assert wards.value == pytest.approx([450 / 2_000, 320 / 2_000])
    assert wards.coverage.tolist() == [1, 1]
    assert wards.zones.tolist() == [2, 2]
    counts = rebase_counts(smokers, people / people.sum(axis=0))
    assert counts.value == pytest.approx([450, 320])
    assert counts.value.sum() == smokers.sum()


def test_a_ward_cut_from_three_zones() -> None:
    # 600 people of a zone at 10, 300 of one at 20, 100 of one at 40: 6 + 6 + 4 = 16
    wards = rebase([10.0, 20.0, 40.0], [[600, 300, 100]])
    assert (wards.value[0], wards.coverage[0], wards.zones[0]) == (pytest.approx(16), 1, 3)
    # Half of 12 events, a quarter of 20 and all of 3
    counts = rebase_counts([12, 20, 3], [[0.5, 0.25, 1.0]])
    assert (counts.value[0], counts.coverage[0], counts.zones[0]) == (14, 1, 3)


def test_a_zone_without_a_value_is_left_out_and_said() -> None:
    wards = rebase([10.0, np.nan, 30.0, 50.0, np.nan], PEOPLE)
    assert wards.value == pytest.approx([10, (2_000 * 30 + 1_200 * 50) / 3_200, 50])
    assert wards.coverage == pytest.approx([0.5, 1, 0.15])
    assert wards.zones.tolist() == [1, 2, 1]


def test_a_count_without_a_value_leaves_the_sum_short_and_says_so() -> None:
    wards = rebase_counts([100, np.nan, 40, 50, np.nan], SHARE)
    assert wards.value == pytest.approx([100, 40 + 40, 10])
    # Shares: one of two whole zones; 1.8 of 1.8; 0.2 of 1.2
    assert wards.coverage == pytest.approx([0.5, 1, 0.2 / 1.2])
    assert wards.zones.tolist() == [1, 2, 1]


def test_a_ward_whose_zones_all_lack_a_value_has_none() -> None:
    for wards in (rebase([np.nan, np.nan, 1, 1, 1], PEOPLE), rebase_counts([np.nan, np.nan, 1, 1, 1], SHARE)):
        assert np.isnan(wards.value).tolist() == [True, False, False]
        assert (wards.coverage[0], wards.zones[0]) == (0, 0)


def test_a_ward_without_people_has_neither_value_nor_coverage() -> None:
    people = np.vstack([PEOPLE, np.zeros(5)])
    for wards in (rebase(np.arange(5.0), people), rebase_counts(np.arange(5.0), people / people.sum(axis=0))):
        assert np.isnan(wards.value).tolist() == np.isnan(wards.coverage).tolist() == [False, False, False, True]
        assert wards.zones.tolist() == [2, 2, 2, 0]


def test_a_missing_number_of_people_makes_that_ward_missing_and_no_other() -> None:
    people = PEOPLE.astype(float)
    people[1, 0] = np.nan
    wards = rebase(np.arange(5.0), people)
    assert np.isnan(wards.value).tolist() == np.isnan(wards.coverage).tolist() == [False, True, False]


def test_several_years_at_once() -> None:
    values = np.array([[1.0, 2, 3, 4, 5], [2.0, 4, 6, 8, np.nan]])
    together = rebase(values, PEOPLE)
    assert together.value.shape == together.coverage.shape == together.zones.shape == (2, 3)
    for year in range(2):
        np.testing.assert_allclose(together.value[year], rebase(values[year], PEOPLE).value)
        np.testing.assert_array_equal(together.zones[year], rebase(values[year], PEOPLE).zones)


@given(st.lists(st.floats(-100, 100), min_size=5, max_size=5), st.integers(2, 60))
def test_scaling_every_population_changes_nothing_and_values_stay_within_their_zones(values, factor) -> None:
    wards = rebase(values, PEOPLE)
    np.testing.assert_allclose(rebase(values, PEOPLE * factor).value, wards.value, atol=1e-9)
    assert min(values) - 1e-9 <= wards.value.min()
    assert wards.value.max() <= max(values) + 1e-9


@given(st.lists(st.integers(0, 500), min_size=5, max_size=5))
def test_counts_of_all_wards_together_are_those_of_all_zones(counts) -> None:
    assert rebase_counts(counts, SHARE).value.sum() == pytest.approx(sum(counts))


def test_impossible_inputs_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^'people' must not be negative, got -5\.$"):
        rebase([1.0, 2.0], [[4, -5]])
    with pytest.raises(ValueError, match=r"^'share' must lie between 0 and 1, got 1\.5\.$"):
        rebase_counts([1.0, 2.0], [[0.5, 1.5]])
    with pytest.raises(ValueError, match=r"^'counts' must not be negative, got -2\.$"):
        rebase_counts([1.0, -2.0], [[0.5, 0.5]])
    with pytest.raises(
        ValueError, match=r"'people' must be \(ward, zone\) with the zones of 'values', got shape \(1, 3\)"
    ):
        rebase([1.0, 2.0], [[1, 2, 3]])
    with pytest.raises(ValueError, match=r"'share' must be \(ward, zone\)"):
        rebase_counts([1.0, 2.0], [0.5, 0.5])


# three years of six zones, some without a value, and five wards that few zones lie in, some with a missing number
ZONES = st.one_of(st.just(np.nan), st.integers(0, 10_000).map(lambda number: number / 100))
ENTRIES = st.one_of(st.just(0.0), st.just(0.0), st.just(np.nan), st.integers(1, 100).map(lambda number: number / 100))


@pytest.mark.parametrize("way", [csr_matrix, csr_array, csc_array, coo_array, lil_array, bsr_array])
@given(values=arrays(float, (3, 6), elements=ZONES), table=arrays(float, (5, 6), elements=ENTRIES))
def test_a_sparse_matrix_gives_what_a_dense_one_gives(way, values, table) -> None:
    for method, scale in ((rebase, 1_000), (rebase_counts, 1)):
        for some in (values, values[0], values.reshape(3, 1, 6)):
            dense, sparse = method(some, table * scale), method(some, way(table * scale))
            for name in ("value", "coverage", "zones"):
                np.testing.assert_allclose(getattr(sparse, name), getattr(dense, name), rtol=1e-12, atol=1e-12)
                assert type(getattr(sparse, name)) is np.ndarray


def test_an_entry_that_stands_twice_counts_as_its_sum_and_the_callers_matrix_stays_as_it_is() -> None:
    twice = csr_array((np.array([0.25, 0.5, 1.0]), np.array([0, 0, 1]), np.array([0, 2, 3])), shape=(2, 2))
    assert rebase_counts([8, 3], twice).value.tolist() == [6, 3]
    assert rebase_counts([8, 3], twice).zones.tolist() == [1, 1]
    assert twice.data.tolist() == [0.25, 0.5, 1.0]
    with pytest.raises(ValueError, match=r"^'share' must lie between 0 and 1, got 1\.5\.$"):
        rebase_counts([1], csr_array((np.array([0.75, 0.75]), np.array([0, 0]), np.array([0, 2])), shape=(1, 1)))


def test_an_impossible_sparse_matrix_is_refused_as_a_dense_one_is() -> None:
    with pytest.raises(ValueError, match=r"^'people' must not be negative, got -5\.$"):
        rebase([1.0, 2.0], csr_array([[4, -5]]))
    with pytest.raises(ValueError, match=r"'people' must be \(ward, zone\) .* got shape \(1, 3\)"):
        rebase([1.0, 2.0], csr_array([[1, 2, 3]]))
    with pytest.raises(ValueError, match=r"'share' must be \(ward, zone\)"):
        rebase_counts([1.0, 2.0], coo_array([0.5, 0.5]))
    with pytest.raises(ValueError, match=r"'people' must be \(ward, zone\)"):
        rebase(1.0, csr_array([[1]]))


def test_wards_without_a_zone_are_missing_in_a_sparse_matrix_too() -> None:
    wards = rebase([1.0, 2.0], csr_array((2, 2)))
    assert np.isnan(wards.value).all()
    assert np.isnan(wards.coverage).all()
    assert wards.zones.tolist() == [0, 0]
