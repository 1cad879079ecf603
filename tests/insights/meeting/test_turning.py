"""What a board needs to turn a measure: told as the strategy's words is only what names the measure, or what is tied to it."""

import re
from dataclasses import replace
from datetime import date

from hineq.insights.meeting.turning import turning
from hineq.insights.series.figures import Figures
from hineq.insights.targets.measures import measure_view
from hineq.insights.thread.answering import NO_LINK, answering_for
from hineq.insights.thread.thread import first_words
from hineq.insights.wording.numbers import capital
from hineq.model.agenda import AgendaItem, ItemKind
from hineq.model.words import Sex, Tie
from hineq.packs.read.pack import load_place
from tests.examples.bad_packs import GOOD
from tests.luton import figures, luton


def _tied() -> list[str]:
    """Every indicator that the strategy or an officer ties to something."""
    return sorted(
        {tie.indicator_id for tie in luton().thread.ties}
        | {one.indicator_id for one in luton().measures if one.indicator_id}
    )


def _told(indicator_id: str) -> tuple[list[str], str]:
    """The quotations of the strategy and the boards that a meeting is told of a measure."""
    item = AgendaItem(kind=ItemKind.MEASURE, indicator_id=indicator_id, sex=Sex.PERSONS)
    known = turning(figures(), measure_view(figures(), indicator_id, Sex.PERSONS), item)
    return re.findall(r"“(.*?)”", known.promised), known.answers


def test_only_what_names_a_measure_or_is_tied_to_it_is_quoted_as_the_strategys_words() -> None:
    for indicator_id in _tied():
        place, (quoted, answers) = luton(), _told(indicator_id)
        tied = {tie.tied_id for tie in place.thread.ties if tie.indicator_id == indicator_id}
        words = {one.shown for one in place.measures if one.indicator_id == indicator_id and one.tie is not Tie.CONTEXT}
        words |= {one.shown for key, one in place.thread.priorities.items() if key in tied}
        words |= {one.wording for key, one in place.thread.jsna.items() if key in tied}
        assert set(quoted) <= {first_words(one, 22) for one in words}
        assert bool(quoted) == bool(words)
        found = answering_for(place, indicator_id)
        assert answers == ("" if found is None or found.words == NO_LINK else capital(found.words))


def test_the_strategys_action_says_who_leads_what_is_done_and_that_it_is_overdue_and_the_agenda_comes_first() -> None:
    own = Figures.of(load_place(GOOD))
    view = measure_view(own, "smoking", Sex.PERSONS)
    # what officers said of the priority before is left out, as a pack without them has it
    bare = Figures.of(replace(own.place, thread=replace(own.place.thread, updates=()), recommendations=()))
    item = AgendaItem(kind=ItemKind.MEASURE, indicator_id="smoking", sex=Sex.PERSONS)
    known = turning(bare, view, item)
    assert (known.done, known.leads) == ("Open a stop-smoking clinic", "Head of Examples")
    assert known.due == "31 October 2019 (3 months overdue)"
    asked = turning(bare, view, replace(item, lead="Head of Health", due=date(2020, 3, 31)))
    assert (asked.leads, asked.due) == ("Head of Health", "31 March 2020")
    nobody = turning(Figures.of(replace(bare.place, actions=())), view, item)
    assert (nobody.done, nobody.leads, nobody.due) == ("", "", "")


def test_a_measure_of_adults_is_not_told_in_the_words_of_a_programme_for_children() -> None:
    for indicator_id in ("adult_obesity_prevalence", "smoking_prevalence"):
        quoted, _ = _told(indicator_id)
        assert not any("Healthy Child" in one for one in quoted)
    assert _told("adult_obesity_prevalence")[0][0].startswith("Prioritise the prevention and early detection")
    assert _told("mortality_alcohol")[0] == ["Reducing obesity, smoking and alcohol related harm"]


def test_wards_that_were_abolished_are_said_to_be_so() -> None:
    for indicator_id in _tied():
        item = AgendaItem(kind=ItemKind.MEASURE, indicator_id=indicator_id, sex=Sex.MALE)
        known = turning(figures(), measure_view(figures(), indicator_id, Sex.MALE), item)
        if "wards" in known.touches:
            assert known.touches.endswith("Wards of 2003 to 2023, since abolished.")
