"""Had anywhere moved as fast: the pace that a target asked for, beside what other areas' figures did."""

from dataclasses import replace

import pytest

from hineq.insights.targets.paces import pace_of, pace_words
from hineq.model.period import parse_period
from hineq.model.place import Place
from hineq.model.target import Pace, Trajectory
from hineq.model.words import Polarity, Sex, TargetKind
from tests.luton import luton
from tests.made_up import SMOKING, promise, target, town


def pace(**changes: object) -> Pace:
    values: dict[str, object] = {
        "indicator_id": SMOKING, "sex": Sex.PERSONS, "years": 3, "asked": -5.0, "areas": "councils", "areas_counted": 1296,
        "ever": 2, "windows": 4000, "first_period": parse_period("2011"), "last_period": parse_period("2019"), "min": -6.0, "p5": -3.0, "p25": -1.25,
        "median": -0.5, "p75": 0.5, "p95": 2.0, "max": 4.0, "source_id": "s1",
    }  # fmt: skip
    return Pace(**(values | changes))


def with_paces(*paces: Pace) -> Place:
    return replace(town([]), paces=paces)


# from 20 in 2010 to 15 in 2013
ASKED = promise(20.0, 19.0, 17.0, 15.0)


def test_it_says_how_many_ever_moved_as_fast_and_what_was_counted() -> None:
    words = pace_words(with_paces(pace(years=2), pace()), ASKED)
    assert words is not None
    assert words.ever == "2 of 1,296 councils"
    assert words.moved == "saw a fall as large in any three years from 2011 to 2019"
    assert words.counted_over.startswith("asked: a fall of 5.0 percentage points in three years; half of their changes")
    assert "lay between −1.3 and 0.5, and small areas move more, by chance" in words.counted_over


@pytest.mark.parametrize(("ever", "said"), [(0, "None of 1,296"), (1, "1 of 1,296"), (1296, "1,296 of 1,296")])
def test_none_one_and_all(ever: int, said: str) -> None:
    words = pace_words(with_paces(pace(ever=ever)), ASKED)
    assert words is not None
    assert words.ever == f"{said} councils"


def test_a_rise_over_one_year() -> None:
    rise = promise(20.0, 21.0, polarity=Polarity.HIGH_IS_GOOD)
    words = pace_words(with_paces(pace(years=1, asked=1.0)), rise)
    assert words is not None
    assert "saw a rise as large in any one year" in words.moved


@pytest.mark.parametrize("changes", [{"asked": -4.9}, {"years": 4}, {"sex": Sex.MALE}, {"indicator_id": "other"}])
def test_another_change_or_other_people_are_not_this_pace(changes: dict[str, object]) -> None:
    assert pace_of(with_paces(pace(**changes)), ASKED) is None
    assert pace_words(with_paces(pace(**changes)), ASKED) is None
    assert pace_words(town([]), ASKED) is None


def from_point(trajectory: Trajectory, first: int) -> Trajectory:
    """The way from a later printed figure to the last target."""
    point = replace(trajectory.points[first], kind=TargetKind.BASELINE)
    return replace(trajectory, baselines=(point,), targets=trajectory.points[first + 1 :])


@pytest.mark.parametrize(
    ("indicator_id", "sex", "since_first", "since_second"),
    [
        ("life_expectancy_at_birth", Sex.MALE, (6, 0, 294), (5, 3, 294)),
        ("life_expectancy_at_birth", Sex.FEMALE, (6, 1, 294), (5, 26, 294)),
        ("infant_mortality", Sex.PERSONS, (6, 30, 283), (5, 47, 284)),
    ],
)
def test_the_paces_of_the_strategy_from_either_baseline(indicator_id, sex, since_first, since_second) -> None:
    (trajectory,) = (
        promised for promised in luton().trajectories() if (promised.indicator_id, promised.sex) == (indicator_id, sex)
    )
    for first, expected in enumerate((since_first, since_second)):
        found = pace_of(luton(), from_point(trajectory, first))
        assert found is not None
        assert (found.years, found.ever, found.areas_counted) == expected
        assert found.source_id in luton().sources


def test_the_made_up_target_is_its_periods_middle() -> None:
    assert (ASKED.years, ASKED.asked) == (3, -5.0)
    assert target("2013", 15.0).period.middle - target("2010", 20.0).period.middle == 3
