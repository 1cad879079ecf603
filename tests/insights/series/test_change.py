"""One verdict on a change, and that no page gives another on the same measure and years."""

import math
import re

import pandas as pd
import pytest

from hineq.insights.meeting.moved import moved
from hineq.insights.series.change import Change, Verdict, change_between, change_words
from hineq.insights.series.lines import trend_words
from hineq.insights.series.projecting import project_years, projection_of
from hineq.insights.series.refusal import NotPossible
from hineq.insights.targets.measures import plain_finding
from hineq.insights.thread.progress import indicator_now, now_words
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
