"""Slides of findings: under "Now" stands the newest figure, a change has its own, and what is counted is what is listed."""

import re

import pytest

from hineq.insights.meeting.moved import moved
from hineq.insights.targets.today import levels_today
from hineq.insights.wording.numbers import count_word, figure
from hineq.model.words import Outcome
from hineq.theme.palette import OUTCOME_MARKS
from tests.board.decks import PLACES, level, proposed
from tests.places_with_levels import LEVELS

MOVED = ("worsening", "improving", "unchanged")


@pytest.mark.parametrize("place_id", sorted({*PLACES, *LEVELS}))
def test_now_is_the_newest_figure_with_its_own_verdict(place_id: str) -> None:
    told = moved(level(place_id))
    known = {now.name: now for now in (*told.worsening, *told.improving, *told.unchanged)}
    slides = {slide.slide_id: slide for slide in proposed(place_id).slides if slide.slide_id in MOVED and slide.table}
    for slide in slides.values():
        assert slide.table is not None
        for name, newest, change, beside in slide.table.rows:
            now = known[name]
            since, changed = now.view.since, now.changed
            assert since is not None
            assert changed is not None
            assert newest == f"{figure(since.newest['value'], now.indicator)} in {since.dated}"
            own = f"{figure(changed.newest['value'], now.indicator)} in {changed.dated}"
            assert (changed is not since) == change.startswith(f"{own} ("), (name, change)
            assert beside.startswith(OUTCOME_MARKS[now.outcome])
            assert not beside.startswith(OUTCOME_MARKS[Outcome.WORSE]) or now.outcome is Outcome.WORSE


def test_an_older_series_that_tells_the_change_stands_beside_the_newest_figure() -> None:
    slides = [slide for slide in proposed("llr/E06000016").slides if slide.slide_id in MOVED and slide.table]
    (smoking,) = [row for slide in slides for row in slide.table.rows if row[0] == "Adults who smoke"]
    assert "2024" in smoking[1] or "-24" in smoking[1]
    assert re.match(r"13\.1% in 2022 \(.*discontinued.*\), down from", smoking[2])


@pytest.mark.parametrize("place_id", PLACES)
def test_a_section_of_changes_is_said_of_the_past(place_id: str) -> None:
    sections = {slide.slide_id: slide.section for slide in proposed(place_id).slides if slide.slide_id in MOVED}
    expected = {
        "worsening": "What got worse",
        "improving": "What has improved",
        "unchanged": "What moved within the margin of error",
    }
    assert sections == {key: expected[key] for key in sections}


def test_the_figures_of_councils_are_counted_as_figures() -> None:
    rows = levels_today(level("llr"))
    slide = next(slide for slide in proposed("llr").slides if slide.slide_id == "today")
    assert slide.table is not None
    assert len({area.area_code for area, _ in rows}) < len(rows)
    poorer = sum(one.apart * one.standing.line.indicator.polarity.sign < 0 for _, one in rows)
    assert slide.finding == (
        f"Its councils' life expectancy at birth: {count_word(poorer)} of {len(rows)} figures poorer than England's, not tested"
    )
