"""Which series tells how a measure has changed."""

import pytest

from hineq.insights.meeting.moved import moved
from hineq.insights.thread.progress import IndicatorNow, indicator_now
from hineq.model.words import Direction
from tests.made_up import SMOKING, TOWN, opened, row, series, town

OLD, NEW, THIRD = (series(series=name, name=name, held_against_target=False) for name in ("old", "new", "third"))


def told(*points: tuple[str, str, float, float]) -> IndicatorNow:
    """The measure by points of a series, period, value and margin; a margin of 0 is none."""
    rows = [
        row(
            TOWN,
            period,
            value,
            series=name,
            **({"lower_ci": value - margin, "upper_ci": value + margin} if margin else {}),
        )
        for name, period, value, margin in points
    ]
    (now,) = indicator_now(opened(town(rows, all_series=[OLD, NEW, THIRD])), SMOKING)
    return now


FELL = (("old", "2012", 21.0, 2.0), ("old", "2022", 13.0, 2.0))


@pytest.mark.parametrize(
    ("newer", "tells", "direction"),
    [
        # without a past, or with one that it shares years with
        ((("new", "2023", 14.0, 1.0),), "old", Direction.IMPROVED),
        ((("new", "2018-22", 14.5, 1.0), ("new", "2019-23", 14.0, 1.0)), "old", Direction.IMPROVED),
        # with a past it tells, tested or not, also where it went the other way
        ((("new", "2013", 20.0, 0.0), ("new", "2023", 14.0, 0.0)), "new", Direction.IMPROVED),
        ((("new", "2013", 12.0, 0.0), ("new", "2023", 14.0, 0.0)), "new", Direction.WORSENED),
        # one between them that cannot be tested: the older one tells only what this does not deny
        (
            (("new", "2023", 14.0, 1.0), ("third", "2013", 19.0, 0.0), ("third", "2022/23", 9.0, 0.0)),
            "old",
            Direction.IMPROVED,
        ),
        (
            (("new", "2023", 14.0, 1.0), ("third", "2013", 9.0, 0.0), ("third", "2022/23", 19.0, 0.0)),
            "third",
            Direction.WORSENED,
        ),
    ],
)
def test_the_newest_series_that_can_tell_a_change_tells_it(
    newer: tuple[tuple[str, str, float, float], ...], tells: str, direction: Direction
) -> None:
    now = told(*FELL, *newer)
    assert now.view.since is not None
    assert now.view.since.series.series == "new"
    assert now.changed is not None
    assert (now.changed.series.series, now.direction) == (tells, direction)


def test_that_an_older_series_hardly_moved_does_not_hide_what_a_newer_one_did() -> None:
    now = told(
        ("old", "2012", 20.9, 2.0),
        ("old", "2022", 21.1, 7.0),
        ("new", "2023", 14.0, 1.0),
        ("third", "2013", 22.0, 0.0),
        ("third", "2022/23", 10.6, 0.0),
    )
    assert now.changed is not None
    assert (now.changed.series.series, now.direction) == ("third", Direction.IMPROVED)


def test_a_series_that_ended_long_ago_tells_nothing_of_now() -> None:
    now = told(("old", "2005", 21.0, 2.0), ("old", "2012", 13.0, 2.0), ("new", "2023", 14.0, 1.0))
    assert now.changed is now.view.since
    assert now.direction is Direction.NOT_SAID


def test_a_meeting_counts_what_the_older_series_tells() -> None:
    rows = [
        row(TOWN, period, value, series=name, lower_ci=value - 1, upper_ci=value + 1)
        for name, period, value in (("old", "2012", 21.0), ("old", "2022", 13.0), ("new", "2023", 14.0))
    ]
    found = moved(opened(town(rows, all_series=[OLD, NEW, THIRD])))
    assert [now.name for now in found.improving] == ["Smoking"]
    assert found.short == 0
