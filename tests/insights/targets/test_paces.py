"""Had anywhere moved as fast: the pace that a target asked for, beside what other areas' figures did."""

from dataclasses import replace

import numpy as np
import pytest

from hineq.insights.targets.pace_asked import pace_among, pace_over
from hineq.insights.targets.paces import pace_of, pace_words
from hineq.model.period import parse_period
from hineq.model.place import Place
from hineq.model.target import Pace, Trajectory
from hineq.model.words import Polarity, Sex, TargetKind
from hineq.packs.read.national import open_layer
from tests.luton import luton
from tests.made_up import SMOKING, promise, target, town
from tests.paths import DATA


def pace(**changes: object) -> Pace:
    values: dict[str, object] = {
        "indicator_id": SMOKING, "sex": Sex.PERSONS, "years": 3, "asked": -5.0, "areas": "councils", "areas_counted": 1296,
        "ever": 2, "windows": 4000, "spans": 6, "pandemic_spans": 0, "ever_in_pandemic": 0, "first_period": parse_period("2011"), "last_period": parse_period("2019"), "min": -6.0, "p5": -3.0, "p25": -1.25,
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
    assert words.ever == "2 of 1,296 other councils"
    assert words.moved == "saw a fall as large in any of the six spans of three years from 2011 to 2019"
    assert words.counted_over.startswith("asked: a fall of 5.0 percentage points in three years; half of their changes")
    assert "lay between −1.3 and 0.5, and small areas move more, by chance" in words.counted_over


@pytest.mark.parametrize(("ever", "said"), [(0, "None of 1,296"), (1, "1 of 1,296"), (1296, "1,296 of 1,296")])
def test_none_one_and_all(ever: int, said: str) -> None:
    words = pace_words(with_paces(pace(ever=ever)), ASKED)
    assert words is not None
    assert words.ever == f"{said} other councils"


def test_a_rise_over_one_year() -> None:
    rise = promise(20.0, 21.0, polarity=Polarity.HIGH_IS_GOOD)
    words = pace_words(with_paces(pace(years=1, asked=1.0)), rise)
    assert words is not None
    assert "saw a rise as large in any of the six spans of one year from" in words.moved


@pytest.mark.parametrize(
    ("counts", "moved", "left_out"),
    [
        ((1, 0, 0, 0), "in the one span of three years, 2011 to 2019", ""),
        ((2, 0, 0, 1), "in either of the two spans of three years from 2011 to 2019", ""),
        ((1, 3, 3, 0), "in the one span of three years that neither begins nor ends in the pandemic, 2011 to 2019", "three spans that begin or end in a figure that shares months with the pandemic; 3 did in those alone"),
        ((2, 1, 14, 1), "in either of the two spans of three years that neither begin nor end in the pandemic, from 2011 to 2019", "one span that begins or ends in a figure that shares months with the pandemic; 14 more did in that alone"),
        ((2, 1, 0, 1), "", "no more did in that alone"),
        ((2, 2, 0, 0), "", "none did in those alone"),
    ],
)  # fmt: skip
def test_how_many_spans_there_are_and_what_the_pandemic_leaves_out(
    counts: tuple[int, ...], moved: str, left_out: str
) -> None:
    spans, pandemic_spans, ever_in_pandemic, ever = counts
    words = pace_words(
        with_paces(pace(spans=spans, pandemic_spans=pandemic_spans, ever_in_pandemic=ever_in_pandemic, ever=ever)),
        ASKED,
    )
    assert words is not None
    assert words.moved.endswith(moved)
    assert words.counted_over.endswith(left_out or "small areas move more, by chance")


def test_a_figure_of_the_pandemic_neither_begins_nor_ends_a_span_that_counts() -> None:
    """Two areas fall by 5 over three years, the first only to the pandemic, the second only from it; a third rises outside it."""
    periods = [parse_period(str(year)) for year in range(2016, 2025)]
    table = np.full((3, 9), 50.0)
    table[0, 4:6], table[1, 4:6], table[2, 8] = 45, 55, 51
    counted = pace_over(table, periods, ASKED, 1, "councils", "s1")
    assert counted is not None
    # 2016-19 and 2019-22 and 2020-23 and so on: six spans, of which 2017-20, 2018-21, 2020-23 and 2021-24 touch it
    assert (counted.spans, counted.pandemic_spans, counted.windows) == (2, 4, 6)
    assert (counted.ever, counted.ever_in_pandemic, counted.min, counted.max) == (0, 2, 0, 0)
    assert (counted.first_period.label, counted.last_period.label) == ("2016", "2022")
    assert pace_over(table[:, 1:3], periods[1:3], ASKED, 1, "councils", "s1") is None
    of_pandemic = pace_over(table[:, [1, 2, 4, 5]], [periods[at] for at in (1, 2, 4, 5)], ASKED, 1, "councils", "s1")
    assert of_pandemic is None


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
        ("life_expectancy_at_birth", Sex.MALE, (6, 0, 293), (5, 0, 293)),
        ("life_expectancy_at_birth", Sex.FEMALE, (6, 1, 293), (5, 4, 293)),
        ("infant_mortality", Sex.PERSONS, (6, 16, 277), (5, 34, 279)),
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


@pytest.mark.parametrize("sex", [Sex.MALE, Sex.FEMALE])
def test_the_pack_counts_what_the_figures_of_all_councils_give(sex: Sex) -> None:
    """Counted again over another copy of the published figures: those that every council's layer lies over."""
    nation, place = open_layer(DATA / "england"), luton()
    councils = (area.area_code for area in nation.councils() if area.area_code[:3] in ("E06", "E07", "E08", "E09"))
    figures = nation.own_figures(code for code in councils if code != place.area_code)
    (way,) = (way for way in place.trajectories() if (way.indicator_id, way.sex) == ("life_expectancy_at_birth", sex))
    again = pace_among(figures, way, place.indicators[way.indicator_id], "English authorities")
    stored = pace_of(place, way)
    assert stored is not None
    assert again is not None
    assert replace(stored, source_id="") == replace(again, source_id="")
