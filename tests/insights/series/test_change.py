"""One verdict on a change, and that no page gives another on the same measure and years."""

import math
import re

import numpy as np
import pandas as pd
import pytest

from hineq.insights.meeting.moved import moved
from hineq.insights.series.change import Change, Verdict, change_between, change_words
from hineq.insights.series.lines import trend_words
from hineq.insights.series.projecting import project_years, projection_of
from hineq.insights.series.refusal import NotPossible
from hineq.insights.targets.measures import plain_finding
from hineq.insights.thread.progress import indicator_now, now_words
from hineq.methods.projection import thin_overlapping
from tests.made_up import indicator
from tests.places_with_levels import LEVELS, level


def point(value: float, lower: float = math.nan, upper: float = math.nan, period: str = "2015") -> pd.Series:
    return pd.Series({"value": value, "lower_ci": lower, "upper_ci": upper, "period": period})


@pytest.mark.parametrize(
    ("before", "now", "verdict", "words"),
    [
        (point(17.0, 16.0, 18.0), point(15.0, 14.0, 16.0), Verdict.REAL, "down from 17.0% in 2011"),
        (point(17.0, 16.0, 18.0), point(16.0, 15.0, 17.0), Verdict.CHANCE, "down from 17.0% in 2011, within the margin of error"),
        (point(17.0), point(15.0, 14.0, 16.0), Verdict.NOT_TESTED, "down from 17.0% in 2011, not tested"),
        (point(17.0, 16.0, 18.0), point(21.0), Verdict.NOT_TESTED, "up from 17.0% in 2011, not tested"),
        (point(17.0), point(17.04), Verdict.NOT_TESTED, "the same in print in 2011, not tested"),
        (point(17.0, 16.0, 18.0), point(15.0, 14.0, 16.0, "2021/22"), Verdict.PANDEMIC, "down from 17.0% in 2011, newest figure shares months with the pandemic"),
        (point(17.0, 16.0, 18.0), point(16.0, 15.0, 17.0, "2020-22"), Verdict.PANDEMIC, "down from 17.0% in 2011, newest figure shares months with the pandemic"),
        (point(17.0, 16.0, 18.0), point(15.0, 14.0, 16.0, "2022/23"), Verdict.REAL, "down from 17.0% in 2011"),
        (point(17.0), point(15.0, 14.0, 16.0, "2021"), Verdict.NOT_TESTED, "down from 17.0% in 2011, not tested"),
    ],
)  # fmt: skip
def test_a_verdict_and_its_words(before: pd.Series, now: pd.Series, verdict: Verdict, words: str) -> None:
    change = change_between(before, now)
    assert change.verdict is verdict
    assert change_words(change, indicator(), "2011") == words


def test_the_limits_are_newcombes() -> None:
    change = change_between(point(17.0, 16.0, 18.5), point(15.0, 13.0, 16.0))
    assert change.lower == pytest.approx(-2 - math.hypot(15 - 13, 18.5 - 17))
    assert change.upper == pytest.approx(-2 + math.hypot(16 - 15, 17 - 16))


def test_the_days_of_a_row_decide_before_its_label() -> None:
    school = point(15.0, 14.0, 16.0, "2021/22")
    school["period_start"], school["period_end"] = pd.Timestamp(2022, 1, 1), pd.Timestamp(2022, 12, 31)
    assert change_between(point(17.0, 16.0, 18.0), school).verdict is Verdict.REAL


def series(*values: float, half: float = 1.0) -> pd.DataFrame:
    rows = [point(one, one - half, one + half, str(2010 + at)) for at, one in enumerate(values)]
    return pd.DataFrame(rows)


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        ((4.0, 10.0, 9.0, 8.0, 7.0, 6.0, 6.5), Verdict.UNBORNE),  # up from the first, down on the whole
        ((10.0, 10.2, 9.8, 10.0, 10.1, 9.9, 13.0), Verdict.REAL),
        ((10.0, 14.0, 10.0, 14.0, 10.0, 14.0, 13.0), Verdict.REAL),
        ((10.0, 14.0, 14.0, 14.0, 14.0, 10.0, 13.0), Verdict.UNBORNE),
        ((10.0, 12.0, 11.0, 9.0, 8.0, 15.0), Verdict.REAL),  # higher than every other
        ((10.0, 9.0, 20.0, 13.0), Verdict.REAL),  # too few to ask
        ((13.0, 10.0, 10.0, 10.0, 13.5), Verdict.CHANCE),
    ],
)
def test_a_change_is_held_against_the_years_between(values: tuple[float, ...], verdict: Verdict) -> None:
    points = series(*values)
    change = change_between(points.iloc[0], points.iloc[-1], points)
    assert change.verdict is verdict
    assert change_between(points.iloc[0], points.iloc[-1]).verdict is not Verdict.UNBORNE


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((10.0, 7.0, 8.0, 9.0, 10.0, 11.0, 10.5), ", but rising over the years between"),
        ((10.0, 13.0, 12.0, 11.0, 10.0, 9.0, 9.5), ", but falling over the years between"),
        # up and back again, by more than chance: no more rising, whatever the line
        ((10.0, 9.0, 10.0, 12.0, 14.0, 14.5, 11.0), ""),
        ((10.0, 11.0, 10.0, 8.0, 6.0, 5.5, 9.0), ""),
        ((10.0, 10.2, 9.8, 10.1, 9.9, 10.0), ""),
    ],
)
def test_a_change_within_its_margin_is_not_taken_for_none(values: tuple[float, ...], words: str) -> None:
    points = series(*values)
    change = change_between(points.iloc[0], points.iloc[-1], points)
    assert change_words(change, indicator(), "2010").endswith(f"within the margin of error{words}")


def test_of_figures_that_share_days_the_newest_are_asked() -> None:
    """Three-year figures of nine years are three that share no day: too few to ask."""
    rows = [
        point(one, one - 1, one + 1, f"{2010 + at}-{12 + at}") for at, one in enumerate((10, 20, 20, 20, 20, 10, 13))
    ]
    points = pd.DataFrame(rows)
    assert change_between(points.iloc[0], points.iloc[-1], points).verdict is Verdict.REAL


@pytest.mark.parametrize("key", LEVELS)
def test_what_the_years_between_do_not_bear_out_is_called_neither_better_nor_worse(key: str) -> None:
    here = level(key)
    told = moved(here)
    for now in (*told.improving, *told.worsening):
        points = now.changed.points[now.changed.points.period_end <= now.changed.newest.period_end]
        points = points[(points.period_start >= now.start.period_start) & points.lower_ci.notna()]
        apart = points[
            thin_overlapping(*(points[day].map(pd.Timestamp.toordinal) for day in ("period_start", "period_end")))
        ]
        if len(apart) >= 5:
            slope, _ = np.polyfit(apart.time, apart["value"], 1, w=1 / (apart.upper_ci - apart.lower_ci))
            other = apart["value"].iloc[:-1]
            beyond = now.change.now > other.max() or now.change.now < other.min()
            assert beyond or (slope > 0) == (now.change.now > now.change.before), now.name


@pytest.mark.parametrize("key", LEVELS)
def test_no_change_to_a_figure_of_the_pandemic_is_called_better_or_worse(key: str) -> None:
    here = level(key)
    told = moved(here)
    judged = (*told.improving, *told.worsening, *told.unchanged)
    assert not [now.name for now in judged if now.changed and now.changed.newest_period.in_pandemic]
    for indicator_id in here.place.indicators:
        for now in indicator_now(here, indicator_id):
            # the line that tells the change, which may be an older one than the newest of all
            line = now.changed
            if line is None or not line.newest_period.in_pandemic:
                continue
            # what refuses to be carried on is not judged either
            assert isinstance(projection_of(line, project_years(line)[0]), NotPossible)
            assert not now.surely
            for words in (_of_change(now_words(now, here.place)), plain_finding(now.view), trend_words(line).words):
                assert not re.search(r"\b(improved|got worse|getting)\b", words), words


def _of_change(words: str) -> str:
    """What a sentence says after the comparison with the country."""
    return words.rpartition(";")[2]


@pytest.mark.parametrize(
    ("before", "now", "printed"),
    [(46.14, 9.86, -36.2), (78.04, 78.46, 0.5), (0.04, -0.04, 0.0), (1234.25, 1.0, -1233.3)],
)
def test_a_difference_is_that_of_the_printed_figures(before: float, now: float, printed: float) -> None:
    assert Change(before=before, now=now).printed(1) == pytest.approx(printed)
