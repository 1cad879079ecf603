"""One verdict on a change, and that no page gives another on the same measure and years."""

import math

import pandas as pd
import pytest

from hineq.insights.series.change import Change, Verdict, change_between, change_words
from tests.made_up import indicator


def point(value: float, lower: float = math.nan, upper: float = math.nan) -> pd.Series:
    return pd.Series({"value": value, "lower_ci": lower, "upper_ci": upper})


@pytest.mark.parametrize(
    ("before", "now", "verdict", "words"),
    [
        (point(17.0, 16.0, 18.0), point(15.0, 14.0, 16.0), Verdict.REAL, "down from 17.0% in 2011"),
        (point(17.0, 16.0, 18.0), point(16.0, 15.0, 17.0), Verdict.CHANCE, "down from 17.0% in 2011, within the margin of error"),
        (point(17.0), point(15.0, 14.0, 16.0), Verdict.NOT_TESTED, "down from 17.0% in 2011, not tested"),
        (point(17.0, 16.0, 18.0), point(21.0), Verdict.NOT_TESTED, "up from 17.0% in 2011, not tested"),
        (point(17.0), point(17.04), Verdict.NOT_TESTED, "the same in print in 2011, not tested"),
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


@pytest.mark.parametrize(
    ("before", "now", "printed"),
    [(46.14, 9.86, -36.2), (78.04, 78.46, 0.5), (0.04, -0.04, 0.0), (1234.25, 1.0, -1233.3)],
)
def test_a_difference_is_that_of_the_printed_figures(before: float, now: float, printed: float) -> None:
    assert Change(before=before, now=now).printed(1) == pytest.approx(printed)
