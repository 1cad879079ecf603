"""Home's first screen: how long people live now, what was promised, what came of it, over every place."""

from dataclasses import replace

import pytest

from hineq.insights.targets.measures import headline_views
from hineq.insights.targets.today import (
    Today,
    country_words,
    delivered_words,
    leading,
    promise_words,
    today,
    today_finding,
    unchecked_words,
)
from hineq.insights.wording.numbers import TITLE_WORDS
from hineq.model.roles import IndicatorRole
from hineq.model.words import Outcome
from tests.grammar import faulty
from tests.luton import figures, headlines, luton
from tests.places_with_levels import LEVELS, level


def of(key: str) -> tuple[Today, ...]:
    shown = level(key)
    return today(shown, headline_views(shown))


def test_luton_leads_with_now_and_says_what_was_promised() -> None:
    told = of("luton")
    assert today_finding(luton(), told) == "Men in Luton can expect to live 78.6 years, in England 79.7"
    assert [promise_words(one) for one in told] == [
        "Promised 80.3 by 2014-16, lived 78.5",
        "Promised 82.7 by 2014-16, lived 82.2",
        "Promised 5.0 by 2014-16, came 5.4",
    ]
    assert [delivered_words(one) for one in told] == [
        "12% of the promised change came, since 2009-11",
        "55% of the promised change came, since 2009-11",
        "86% of the promised change came, since 2008-10",
    ]
    assert [country_words(one, luton()) for one in told] == [
        "England 79.7: 1.1 below, not tested",
        "England 83.5: 0.1 below, not tested",
        "This copy has no like figure of England",
    ]


def test_the_targets_that_nobody_can_check_stand_in_one_line() -> None:
    assert unchecked_words(headlines()) == (
        "Four of seven targets cannot be checked (disability-free years at 65 and life expectancy gap): this copy has no "
        "published figure that measures the same."
    )
    assert unchecked_words([view for view in headlines() if view.judged]) == ""
    men = [view for view in headlines() if not view.judged][:1]
    assert unchecked_words(men).startswith("The one target cannot be checked (")
    assert " of men):" in unchecked_words(men)
    none = [view for view in headlines() if not view.judged]
    assert unchecked_words(none).startswith("None of the four targets can be checked (")


def test_a_place_without_figures_of_its_own_has_nothing_to_tell() -> None:
    assert of("llr") == ()


@pytest.mark.parametrize("key", LEVELS)
def test_the_first_screen_can_be_read_aloud_and_its_figures_give_the_difference(key: str) -> None:
    place, told = level(key).place, of(key)
    if not told:
        return
    first, said = leading(told), today_finding(place, told)
    words = [said, *(promise_words(one) for one in told), *(country_words(one, place) for one in told)]
    assert [fault for one in words if one for fault in faulty(f"{one}.")] == []
    assert len(said.split()) <= TITLE_WORDS
    assert first.standing.line.indicator.has(IndicatorRole.HEADLINE)
    assert f"{first.value:.1f}" in said
    # of a difference that nobody tested both figures, else its size
    apart, untested = (
        abs(round(first.value, 1) - round(first.standing.benchmark, 1)),
        first.standing.outcome is Outcome.NOT_COMPARED,
    )
    assert f"{first.standing.benchmark if untested else apart:.1f}" in said
    lives = [one for one in told if one.standing.line.indicator.has(IndicatorRole.HEADLINE)]
    assert min(one.apart for one in lives) == first.apart


def test_a_figure_of_long_ago_is_told_in_the_past() -> None:
    place = replace(luton(), snapshot=luton().snapshot.replace(year=2040))
    assert today_finding(place, of("luton")).startswith("Men in Luton could expect to live 78.6 years")
    assert today_finding(place, of("luton")).endswith(", 2023-25")


def test_without_the_countrys_figures_nothing_is_set_beside_it() -> None:
    alone = figures()
    alone = replace(alone, table=alone.table[alone.table.area_code == luton().area_code])
    told = today(alone, [])
    assert today_finding(luton(), told) == "Men in Luton can expect to live 78.6 years"
    assert country_words(told[0], luton()) == "This copy has no like figure of England"
    assert promise_words(told[0]) == ""
