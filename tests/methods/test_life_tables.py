"""Life tables, against arithmetic that can be done by hand, the suppression rules, and by property."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hineq.methods.life_tables import AGE_STARTS, life_expectancy, life_table, life_table_problem, suppressed

PEOPLE = np.array([300, 1_200] + [1_500] * 12 + [1_200, 1_000, 900, 750, 500, 400], dtype=float)
DEATHS = np.array([4, 1, 0, 0, 2, 3, 3, 4, 5, 8, 12, 18, 25, 36, 52, 75, 105, 140, 150, 160], dtype=float)


def immortal_until_90(last_deaths=100.0, last_people=400.0):
    """Nobody dies before 90: 100 of 400 a year then, so that four more years are lived on average."""
    deaths, people = np.zeros(20), np.full(20, 1_000.0)
    deaths[-1], people[-1] = last_deaths, last_people
    return deaths, people


def test_without_deaths_before_90_the_expectancy_is_90_and_four_years() -> None:
    found = life_expectancy(*immortal_until_90())
    assert found.value == pytest.approx(94 - np.array(AGE_STARTS))
    # Silcocks: the variance of 1 / M is 1 / (deaths x M2) = 16 / 100; all survive, so that it holds at every age.
    assert found.lower == pytest.approx(found.value - 1.959964 * 0.4)
    assert found.upper == pytest.approx(found.value + 1.959964 * 0.4)


def test_deaths_in_infancy_by_hand() -> None:
    deaths, people = immortal_until_90()
    deaths[0] = 100
    # M 0.1, a 0.1: q = 0.1 / (1 + 0.1 x 0.9); those who die live a tenth of the year.
    q = 0.1 / 1.09
    found = life_expectancy(deaths, people)
    assert found.value[0] == pytest.approx((1 - q) * 94 + q * 0.1)
    assert found.value[1] == pytest.approx(93)
    # Chiang: (0.9 x 1 + e1)2 q2 (1 - q) / deaths, and the last band's 0.16 for those who get there.
    variance = (0.9 + 93) ** 2 * q**2 * (1 - q) / 100 + (1 - q) ** 2 * 0.16
    assert found.upper[0] - found.value[0] == pytest.approx(1.959964 * variance**0.5, rel=1e-6)


def test_deaths_in_a_five_year_band_by_hand() -> None:
    deaths, people = immortal_until_90()
    deaths[10] = 50  # ages 45-49: M 0.05, q = 0.25 / (1 + 0.25 / 2)
    q = 0.25 / 1.125
    table = life_table(deaths, people)
    assert table.survivors[10:12] == pytest.approx([1, 1 - q])
    assert table.years_lived[10] == pytest.approx(5 * (1 - q / 2))
    assert table.expectancy[0] == pytest.approx(45 + 5 * (1 - q / 2) + (1 - q) * 44)


def test_expectancy_by_walking_through_the_table() -> None:
    # The same columns as the tables of Newell (1994), made by a plain loop for one area.
    widths, alive, years = np.diff([*AGE_STARTS, np.inf]), 1.0, []
    for age, (dead, people, width) in enumerate(zip(DEATHS, PEOPLE, widths, strict=True)):
        rate, part = dead / people, 0.1 if age == 0 else 0.5
        if age == 19:
            years.append(alive / rate)
            break
        dying = alive * min(width * rate / (1 + width * rate * (1 - part)), 1)
        years.append(width * (alive - dying) + width * part * dying)
        alive -= dying
    assert life_expectancy(DEATHS, PEOPLE).value[0] == pytest.approx(sum(years), abs=1e-10)


def test_many_areas_are_each_as_alone() -> None:
    rng = np.random.default_rng(8)
    deaths = rng.poisson(DEATHS, (3, 4, 20)) + (np.arange(20) == 19)
    together = life_expectancy(deaths, PEOPLE)
    alone = life_expectancy(deaths[2, 1], PEOPLE)
    assert together.value.shape == together.lower.shape == (3, 4, 20)
    for side in ("value", "lower", "upper"):
        assert getattr(together, side)[2, 1] == pytest.approx(getattr(alone, side), abs=1e-12)
    assert life_table_problem(deaths, PEOPLE).shape == (3, 4)


@given(st.lists(st.integers(0, 60), min_size=20, max_size=20), st.integers(2, 50))
def test_scaling_deaths_and_people_changes_no_expectancy(more, factor) -> None:
    deaths = np.array(more) + 1.0
    people = PEOPLE + 500
    one, many = life_expectancy(deaths, people), life_expectancy(deaths * factor, people * factor)
    shown = ~np.isnan(one.value)
    assert many.value[shown] == pytest.approx(one.value[shown], rel=1e-12)
    assert many.upper - many.lower == pytest.approx((one.upper - one.lower) / factor**0.5, rel=1e-9)


@given(st.integers(0, 19), st.integers(1, 100))
def test_one_more_death_never_lengthens_life(band, more) -> None:
    worse = DEATHS.copy()
    worse[band] += more
    assert life_expectancy(worse, PEOPLE).value[0] < life_expectancy(DEATHS, PEOPLE).value[0]


def test_more_confidence_is_wider_but_hides_nothing_more() -> None:
    usual, wide = life_expectancy(DEATHS, PEOPLE), life_expectancy(DEATHS, PEOPLE, 0.998)
    assert (wide.upper - wide.lower) == pytest.approx((usual.upper - usual.lower) * 3.090232 / 1.959964, rel=1e-6)
    assert wide.value.tolist() == usual.value.tolist()


def changed(array, place, number):
    array = np.array(array, dtype=float)
    array[place] = number
    return array


@pytest.mark.parametrize(
    ("problem", "deaths", "people"),
    [
        ("missing", changed(DEATHS, 7, np.nan), PEOPLE),
        ("missing", DEATHS, changed(PEOPLE, 7, np.nan)),
        ("empty_band", DEATHS, changed(PEOPLE, 7, 0)),
        ("negative_deaths", changed(DEATHS, 7, -1), PEOPLE),
        ("deaths_over_population", changed(DEATHS, 7, 1_501), PEOPLE),
        ("population_too_small", DEATHS * 0.2, PEOPLE / PEOPLE.sum() * 5_000),
        ("interval_too_wide", changed(DEATHS, 19, 0), PEOPLE),
    ],
)
def test_a_table_that_cannot_be_used_is_all_missing_with_its_reason(problem, deaths, people) -> None:
    assert str(life_table_problem(deaths, people)) == problem
    found = life_expectancy([deaths, DEATHS], [people, PEOPLE])
    for side in (found.value, found.lower, found.upper):
        assert np.isnan(side[0]).all()
        assert not np.isnan(side[1]).any()
    assert life_table_problem([deaths, DEATHS], [people, PEOPLE]).tolist() == [problem, ""]


def test_the_first_reason_that_holds_is_given() -> None:
    deaths, people = changed(DEATHS, 3, -1), changed(PEOPLE, 4, 0)
    assert str(life_table_problem(deaths, people)) == "empty_band"
    assert str(life_table_problem(changed(deaths, 5, np.nan), people)) == "missing"
    assert str(life_table_problem(changed(deaths, 19, 0), PEOPLE)) == "negative_deaths"


def test_just_over_5_000_people_are_enough() -> None:
    people = PEOPLE / PEOPLE.sum() * 5_001
    assert not np.isnan(life_expectancy(DEATHS / 5, people).value[0])


def test_a_value_alone_is_hidden_where_its_interval_is_over_20_years() -> None:
    # One death of 20 at 90 and over: 20 more years, with a standard error of 20.
    deaths, people = immortal_until_90(1, 20)
    found = life_expectancy(deaths, people)
    assert np.isnan(found.value).all()
    assert (found.upper - found.lower) == pytest.approx(np.full(20, 2 * 1.959964 * 20), rel=1e-6)
    assert str(life_table_problem(deaths, people)) == "interval_too_wide"
    # A standard error of 1 / (M sqrt(deaths)) = 5.1 is just within 20 / (2 x 1.96) = 5.102, and 5.11 just beyond.
    for error, hidden in ((5.1, False), (5.11, True)):
        assert (
            suppressed(life_table(*immortal_until_90(100, error * 1_000)), *immortal_until_90(100, error * 1_000)).any()
            == hidden
        )


def test_deaths_of_none_in_younger_bands_are_allowed() -> None:
    found = life_expectancy(changed(DEATHS, slice(0, 10), 0), PEOPLE)
    assert not np.isnan(found.value).any()
    assert (found.lower < found.value).all()


def test_where_nobody_survives_the_value_is_0_without_limits() -> None:
    # All 40 of a band of 40 person-years: five such years leave nobody.
    found = life_expectancy(changed(DEATHS, 15, 40), changed(PEOPLE, 15, 40))
    assert found.value[15] == pytest.approx(2.5)
    assert (found.lower[15], found.upper[15]) == (2.5, 2.5)
    assert found.value[16:].tolist() == [0, 0, 0, 0]
    assert np.isnan(found.lower[16:]).all()
    assert np.isnan(found.upper[16:]).all()
    assert str(life_table_problem(changed(DEATHS, 15, 40), changed(PEOPLE, 15, 40))) == ""


def test_wrong_number_of_bands_and_wrong_confidence_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^'deaths' must have 20 age bands on its last axis, got 19\.$"):
        life_expectancy(DEATHS[:19], PEOPLE)
    with pytest.raises(
        ValueError, match=r"^'population' must have 20 age bands on its last axis, got a single number\.$"
    ):
        life_table_problem(DEATHS, 1_000)
    with pytest.raises(ValueError, match="'confidence'"):
        life_expectancy(DEATHS, PEOPLE, 95)
