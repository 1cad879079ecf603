"""A gap in life expectancy by age and cause."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hineq.methods.decomposition import arriaga
from hineq.methods.life_tables import life_expectancy

PEOPLE = np.array([300, 1_200] + [1_500] * 12 + [1_200, 1_000, 900, 750, 500, 400], dtype=float)
BASE = np.array([4, 1, 0, 0, 2, 3, 3, 4, 5, 8, 12, 18, 25, 36, 52, 75, 105, 140, 150, 160], dtype=float)
COMPARATOR = np.array([2, 1, 1, 0, 1, 1, 2, 2, 3, 5, 8, 12, 18, 27, 41, 62, 90, 125, 142, 158], dtype=float)
bands = st.lists(st.floats(0.5, 80), min_size=20, max_size=20)


def one_band(band, deaths):
    """Nobody dies before 90 but in one band."""
    table = np.where(np.arange(20) == 19, 100.0, 0.0)
    table[band] = deaths
    return table


def test_a_difference_at_90_and_over_by_hand() -> None:
    # 1,000 of 4,000 a year against 1,000 of 5,000: four years against five, all of it in the last band.
    base, comparator = np.full(20, 1_000.0), np.full(20, 1_000.0)
    base[-1], comparator[-1] = 4_000, 5_000
    parts = arriaga(one_band(19, 1_000), base, one_band(19, 1_000), comparator)
    assert parts.gap == pytest.approx(1)
    assert parts.by_age[:-1] == pytest.approx(np.zeros(19), abs=1e-12)
    assert parts.by_age[-1] == pytest.approx(1)


def test_a_difference_in_infancy_by_hand() -> None:
    # q = 0.1 / 1.09 in the base, none in the comparator: the dead miss 0.9 of a year and the 109 of the survivors' 110 ..
    people = np.full(20, 1_000.0)
    q = 0.1 / 1.09
    after_one = 89 + 1_000 / 100
    parts = arriaga(one_band(0, 100), people, one_band(19, 100), people)
    # .. that is, everything lost by the infants who died: the rest of their year and all the years after it.
    assert parts.by_age[0] == pytest.approx(q * (0.9 + after_one))
    assert parts.gap == pytest.approx(q * (0.9 + after_one))


@given(bands, bands)
def test_parts_by_age_sum_to_the_gap_between_the_life_tables(base, comparator) -> None:
    parts = arriaga(base, PEOPLE, comparator, PEOPLE)
    found = [life_expectancy(deaths, PEOPLE).value[0] for deaths in (base, comparator)]
    np.testing.assert_allclose(parts.gap, found[1] - found[0], atol=1e-9)
    np.testing.assert_allclose(parts.by_age.sum(), parts.gap, atol=1e-9)


@given(bands, bands)
def test_swapping_base_and_comparator_only_turns_the_signs(base, comparator) -> None:
    forth, back = arriaga(base, PEOPLE, comparator, PEOPLE), arriaga(comparator, PEOPLE, base, PEOPLE)
    np.testing.assert_allclose(forth.by_age, -back.by_age, atol=1e-9)


@given(bands, bands, st.integers(2, 6))
def test_parts_by_cause_sum_to_the_gap_and_to_each_age(base, comparator, causes) -> None:
    shares = np.random.default_rng(causes).dirichlet(np.ones(causes), (2, 20)).transpose(0, 2, 1)
    parts = arriaga(base, PEOPLE, comparator, PEOPLE, shares[0] * base, shares[1] * comparator)
    assert parts.by_age_and_cause.shape == (causes, 20)
    np.testing.assert_allclose(parts.by_age_and_cause.sum(axis=0), parts.by_age, atol=1e-8)
    np.testing.assert_allclose(parts.by_cause.sum(), parts.gap, atol=1e-8)
    np.testing.assert_allclose(parts.by_age_and_cause.sum(axis=1), parts.by_cause, atol=1e-12)


def test_a_cause_takes_the_share_of_its_difference_in_death_rate() -> None:
    # One band differs by 40 deaths: 30 of them hearts, 20 cancers, and 10 the other way from accidents.
    base_causes, comparator_causes = np.zeros((3, 20)), np.zeros((3, 20))
    base_causes[:, 10], comparator_causes[:, 10] = [50, 40, 10], [20, 20, 20]
    people = np.full(20, 1_000.0)
    parts = arriaga(one_band(10, 100), people, one_band(10, 60), people, base_causes, comparator_causes)
    assert parts.gap > 0
    assert parts.by_cause == pytest.approx(parts.gap * np.array([30, 20, -10]) / 40)


def test_equal_death_rates_have_no_part_even_where_causes_differ() -> None:
    causes = np.zeros((2, 2, 20))
    causes[0, :, 14], causes[1, :, 14] = [30, 22], [22, 30]
    parts = arriaga(BASE, PEOPLE, BASE, PEOPLE, causes[0], causes[1])
    assert parts.gap == pytest.approx(0, abs=1e-12)
    assert parts.by_age == pytest.approx(np.zeros(20), abs=1e-12)
    assert parts.by_cause.tolist() == [0, 0]


def test_many_areas_against_one_comparator() -> None:
    bases = np.stack([BASE, BASE + 1, COMPARATOR])
    causes = np.stack([bases / 2, bases / 2], axis=1)
    parts = arriaga(bases, PEOPLE, COMPARATOR, PEOPLE, causes, np.stack([COMPARATOR / 2] * 2))
    assert (parts.gap.shape, parts.by_age.shape) == ((3,), (3, 20))
    assert (parts.by_cause.shape, parts.by_age_and_cause.shape) == ((3, 2), (3, 2, 20))
    assert parts.gap[2] == pytest.approx(0, abs=1e-12)
    assert parts.gap[0] == pytest.approx(arriaga(BASE, PEOPLE, COMPARATOR, PEOPLE).gap)
    assert parts.by_cause is not None
    assert parts.by_cause[0] == pytest.approx([parts.gap[0] / 2] * 2)


def test_a_band_that_nobody_leaves_still_sums_to_the_gap() -> None:
    base, people = BASE.copy(), PEOPLE.copy()
    base[15], people[15] = 40, 40
    parts = arriaga(base, people, COMPARATOR, PEOPLE)
    expected = life_expectancy(COMPARATOR, PEOPLE).value[0] - life_expectancy(base, people).value[0]
    assert parts.gap == pytest.approx(expected)
    assert not np.isnan(parts.by_age).any()


def test_a_suppressed_life_table_has_no_gap_among_others_that_do() -> None:
    bases = np.stack([BASE, BASE])
    bases[1, 4] = np.nan
    parts = arriaga(bases, PEOPLE, COMPARATOR, PEOPLE, bases[:, np.newaxis] / 2, COMPARATOR[np.newaxis] / 2)
    assert np.isnan(parts.gap).tolist() == [False, True]
    assert np.isnan(parts.by_age[1]).all()
    assert parts.by_age_and_cause is not None
    assert np.isnan(parts.by_age_and_cause[1]).all()
    assert np.isnan(arriaga(BASE / 9, PEOPLE / 9, COMPARATOR, PEOPLE).gap)  # under 5,000 people


def test_impossible_deaths_are_a_suppressed_table_even_with_causes() -> None:
    wrong = BASE.copy()
    wrong[4] = -2
    parts = arriaga(wrong, PEOPLE, COMPARATOR, PEOPLE, BASE[np.newaxis] * 0, COMPARATOR[np.newaxis] * 0)
    assert np.isnan(parts.gap)
    assert np.isnan(parts.by_cause).all()


def test_without_causes_there_are_no_parts_by_cause() -> None:
    parts = arriaga(BASE, PEOPLE, COMPARATOR, PEOPLE)
    assert parts.by_cause is None
    assert parts.by_age_and_cause is None


def test_impossible_causes_are_refused() -> None:
    causes = np.stack([BASE, BASE])
    with pytest.raises(ValueError, match="'comparator_cause_deaths' must be given where the other's"):
        arriaga(BASE, PEOPLE, COMPARATOR, PEOPLE, causes)
    with pytest.raises(ValueError, match="'base_cause_deaths' must be given where the other's"):
        arriaga(BASE, PEOPLE, COMPARATOR, PEOPLE, None, causes)
    with pytest.raises(ValueError, match=r"'base_cause_deaths' must lie between 0 and 'base_deaths', got 8 of 4\."):
        arriaga(BASE, PEOPLE, BASE, PEOPLE, causes * 2, causes)
    with pytest.raises(ValueError, match=r"'base_cause_deaths' must lie between 0 and 'base_deaths', got 1 of 0\."):
        arriaga(BASE, PEOPLE, BASE, PEOPLE, np.stack([np.where(BASE == 0, 1, BASE)]), causes[:1])
    with pytest.raises(ValueError, match=r"'comparator_cause_deaths' must lie .* got -4 of 4\."):
        arriaga(BASE, PEOPLE, BASE, PEOPLE, causes, -causes)
    with pytest.raises(
        ValueError, match=r"'base_cause_deaths' must be \(..., cause, 20 age bands\), got shape \(20,\)"
    ):
        arriaga(BASE, PEOPLE, BASE, PEOPLE, BASE, causes)
