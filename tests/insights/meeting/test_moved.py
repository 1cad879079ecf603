"""Which measures moved: in what order, and why those that are not counted are not."""

import re

import pytest

from hineq.insights.meeting.moved import moved
from hineq.insights.series.change import Verdict
from hineq.insights.series.families import family_of
from hineq.insights.standing.attention import is_judged
from hineq.insights.thread.progress import IndicatorNow, indicator_now
from hineq.model.words import Polarity
from tests.board.decks import PLACES, proposed
from tests.places_with_levels import LEVELS, level


def nearness(now: IndicatorNow) -> tuple[bool, float]:
    assert now.change is not None
    return now.change.line != 0, 2 * abs(now.change.now - now.change.before) / (now.change.upper - now.change.lower)


@pytest.mark.parametrize("key", LEVELS)
def test_what_rises_or_falls_over_the_years_stands_first_among_what_is_within_its_margin(key: str) -> None:
    told = moved(level(key))
    order = [nearness(now) for now in told.unchanged]
    assert order == sorted(order, reverse=True)


@pytest.mark.parametrize("key", LEVELS)
def test_no_family_is_said_to_want_an_interval_that_a_variant_of_it_has(key: str) -> None:
    figures = level(key)
    place = figures.place
    families: dict[str, set[Verdict | None]] = {}
    for indicator_id, indicator in place.indicators.items():
        if is_judged(indicator) and indicator.change_judged_by is not Polarity.NO_JUDGEMENT:
            for now in indicator_now(figures, indicator_id):
                if now.changed is not None and now.changed.is_current(place.snapshot) and now.change is not None:
                    families.setdefault(family_of(indicator), set()).add(now.change.verdict)
    told = moved(figures)
    only = sum(verdicts == {Verdict.NOT_TESTED} for verdicts in families.values())
    assert told.untested <= only


@pytest.mark.parametrize("place_id", PLACES)
def test_a_slide_says_what_it_counts_and_which_of_them_it_shows(place_id: str) -> None:
    for slide in proposed(place_id).slides:
        if slide.section == "What moved within the margin of error":
            assert "The surest" not in slide.context
            assert any("includes zero" in note for note in slide.notes)
        elif re.search("got worse|improved", slide.finding) and "interval" in " ".join(slide.notes):
            assert not any("leaves out no change" in note for note in slide.notes)
