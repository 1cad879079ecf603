"""The calibrated projection: by hand, by simulation, and by the table that the backtest made."""

import numpy as np
import pytest
from scipy import stats

from hineq.methods import projection
from hineq.methods.projection import (
    FEWEST_POINTS,
    REACH,
    RECORD,
    RECORD_OVERLAPPING,
    STEPS,
    chance_from_level,
    project_level,
    reach,
)
from hineq.methods.projection import WANDER as WANDERS

YEARS, SMOKING = np.arange(2010, 2015), np.array([20.0, 19.5, 18.0, 17.5, 17.0])
# 20, 19.7, 18.68, 17.972, 17.3888 by six tenths of the way each; squared changes 0.25, 2.25, 0.25, 0.25 over 4
LEVEL, SPREAD = 17.3888, 0.75**0.5
# over two steps 2, 2 and 1: squares 4, 4 and 1 over 3, half of that for one step 1.5, twice 0.75: a further step adds
# three times the square, which is as much as it may
WANDER = 3.0


def test_five_years_by_hand() -> None:
    ahead = project_level(YEARS, SMOKING, [2015, 2017])
    assert ahead.value == pytest.approx([LEVEL, LEVEL])
    assert ahead.spread == pytest.approx(SPREAD)
    assert ahead.points == 5
    # Student's t with the degrees of freedom of four changes, times the table's reach
    assert ahead.wander == pytest.approx(WANDER)
    walked = np.array([1, (1 + 2 * WANDER) ** 0.5])
    half_width = stats.t.ppf(0.975, 4) * SPREAD * walked * np.array([REACH[5][0], REACH[5][2]])
    assert ahead.upper - ahead.value == pytest.approx(half_width)
    assert ahead.value - ahead.lower == pytest.approx(half_width)


def test_the_chance_by_hand() -> None:
    error = SPREAD * (1 + WANDER) ** 0.5 * REACH[5][1]
    low = chance_from_level(YEARS, SMOKING, 2016, 16.0, "low_is_good")
    assert low == pytest.approx([stats.t.cdf((16 - LEVEL) / error, 4)])
    assert chance_from_level(YEARS, SMOKING, 2016, 16.0, "high_is_good") == pytest.approx(1 - low)


@pytest.mark.parametrize("fewest", REACH)
@pytest.mark.parametrize("steps", STEPS)
def test_the_table_is_what_the_intervals_are_made_of(fewest, steps) -> None:
    value = np.where(np.arange(fewest) % 2, 10.0, 11.0)  # each change is of the size 1
    ahead = project_level(np.arange(fewest), value, fewest - 1 + steps, 0.9)
    assert ahead.spread == pytest.approx(1)
    # what jumps to and fro gets nowhere in two steps: a further step adds the least
    assert ahead.wander == WANDERS[0]
    walked = (1 + (steps - 1) * WANDERS[0]) ** 0.5
    expected = walked * REACH[fewest][STEPS.index(steps)] * stats.t.ppf(0.95, fewest - 1)
    assert ahead.upper - ahead.value == pytest.approx([expected])


def test_a_changed_table_changes_the_limits(monkeypatch) -> None:
    before = project_level(YEARS, SMOKING, 2015)
    monkeypatch.setattr(projection, "REACH", {5: (2 * REACH[5][0],) * len(STEPS)})
    after = project_level(YEARS, SMOKING, 2015)
    assert after.upper - after.value == pytest.approx(2 * (before.upper - before.value))


def test_the_table_is_whole_and_never_shrinks_with_the_years() -> None:
    assert min(REACH) == FEWEST_POINTS
    for row in REACH.values():
        assert len(row) == len(STEPS)
        assert list(row) == sorted(row)


def test_the_record_holds_what_was_asked_of_it() -> None:
    assert all(93 <= RECORD.inside[years] <= 97 for years in (1, 3, 5))
    for record in (RECORD, RECORD_OVERLAPPING):
        assert record.figures.keys() == record.inside.keys()
        assert min(record.figures.values()) >= 100
        assert set(record.came_true) == set(range(10))
    said = np.arange(5, 100, 10)
    assert np.abs(np.array([RECORD.came_true[tenth] for tenth in range(10)]) - said).mean() < 5


def test_reach_between_the_rows_of_the_table_and_outside() -> None:
    short, far = REACH[5][4], REACH[5][5]
    assert reach(6, 5) == pytest.approx((short + far) / 2)
    assert reach(0, 5) == 0
    assert reach(1 / 3, 7) == pytest.approx(REACH[5][0] / 3**0.5)  # a third of three years that overlap
    assert np.isnan(reach([-0.1, 10.1], 5)).all()
    assert np.isnan(reach(1, 4))
    assert reach(1, [7, 8, 30]).tolist() == [REACH[5][0], REACH[8][0], REACH[8][0]]


def test_many_series_at_once_are_each_as_by_itself() -> None:
    value = np.array([SMOKING, SMOKING[::-1], [np.nan, 3.0, 1.0, 2.0, 2.0], [1.0] * 5])
    ahead = project_level(YEARS, value, [2015, 2016])
    assert ahead.value.shape == (4, 2)
    for row in (0, 1, 3):
        alone = project_level(YEARS, value[row], [2015, 2016])
        assert ahead.upper[row] == pytest.approx(alone.upper)
    # four points are too few; a series that never changed has no width and no chance
    assert np.isnan(ahead.value[2]).all()
    assert np.isnan(ahead.spread[2])
    assert (ahead.upper[3] == ahead.value[3]).all()
    chance = chance_from_level(YEARS, value, [2015], 17.0, "low_is_good")
    assert np.isnan(chance[2:]).all()
    assert chance.shape == (4, 1)


def test_years_that_are_left_out_count_as_time_that_passed() -> None:
    whole = project_level([2010, 2011, 2012, 2013, 2014, 2017], [1, 2, 1, 2, 1, 2], 2018)
    gap = project_level([2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017], [1, 2, 1, 2, 1, np.nan, np.nan, 2], 2018)
    assert gap.value == pytest.approx(whole.value)
    assert gap.spread == pytest.approx(whole.spread) == pytest.approx(((4 + 1 / 3) / 5) ** 0.5)
    assert gap.upper - gap.value == pytest.approx(stats.t.ppf(0.975, 5) * REACH[5][0] * whole.spread)


def test_scatter_walks_and_courses_wander_as_they_should() -> None:
    rng = np.random.default_rng(3)
    scatter = rng.normal(0, 1, (400, 40))
    for value, wander in ((scatter, 0.05), (scatter.cumsum(axis=1), 1), (scatter.cumsum(axis=1).cumsum(axis=1), 3)):
        found = project_level(np.arange(40), value, 40).wander
        assert np.median(found) == pytest.approx(wander, abs=0.15)


def test_the_steps_of_a_series_are_its_own() -> None:
    every_other = project_level(2 * np.arange(5), SMOKING, 8 + 2 * 3)
    assert every_other.upper == pytest.approx(project_level(YEARS, SMOKING, 2014 + 3).upper)


def test_moving_and_stretching_a_series_moves_and_stretches_its_limits() -> None:
    one, other = project_level(YEARS, SMOKING, 2018), project_level(YEARS - 2000, 3 * SMOKING - 7, 18)
    for side in ("value", "lower", "upper"):
        assert getattr(other, side) == pytest.approx(3 * getattr(one, side) - 7)


def test_a_walk_falls_inside_at_least_as_often_as_is_said() -> None:
    rng = np.random.default_rng(12)
    walk = rng.normal(0, 1, (4_000, 12)).cumsum(axis=1)
    for years in (1, 3, 5):
        ahead = project_level(np.arange(7), walk[:, :7], 6 + years)
        within = (ahead.lower[:, 0] <= walk[:, 6 + years]) & (walk[:, 6 + years] <= ahead.upper[:, 0])
        assert 0.92 < within.mean() <= 0.99


def test_the_limits_are_reached_with_the_chances_they_say() -> None:
    ahead = project_level(YEARS, SMOKING, 2018, 0.9)
    assert chance_from_level(YEARS, SMOKING, 2018, ahead.lower, "low_is_good") == pytest.approx(0.05)
    assert chance_from_level(YEARS, SMOKING, 2018, ahead.upper, "low_is_good") == pytest.approx(0.95)
    assert np.isnan(chance_from_level(YEARS, SMOKING, 2018, np.nan, "low_is_good")).all()


def test_impossible_inputs_are_refused() -> None:
    with pytest.raises(ValueError, match="'time' must be in order, each point later than the one before it"):
        project_level(YEARS[::-1], SMOKING, 2016)
    with pytest.raises(
        ValueError, match=r"'value' must have a last axis as long as 'time', got shapes \(4,\) and \(5,\)"
    ):
        project_level(YEARS, SMOKING[:4], 2016)
    with pytest.raises(ValueError, match="'polarity' must be one of 'high_is_good', 'low_is_good', got 'no_judgement'"):
        chance_from_level(YEARS, SMOKING, 2016, 16.0, "no_judgement")
    with pytest.raises(ValueError, match="'confidence'"):
        project_level(YEARS, SMOKING, 2016, 95)
