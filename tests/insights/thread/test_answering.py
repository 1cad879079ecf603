"""Who answers: each measure and need leads to its board in a line, and what leads to none says so."""

from dataclasses import replace

from hineq.insights.thread.answering import (
    NO_LINK,
    OVERALL,
    answer_heading,
    answer_sentence,
    answers_finding,
    answers_for,
    unlinked,
    who_answers,
)
from hineq.insights.thread.thread import Kind, elements, walk
from hineq.insights.wording.numbers import TITLE_WORDS
from hineq.model.governance import Governance
from hineq.model.place import Place
from hineq.model.roles import StrategyPart
from hineq.model.thread import plain_wording
from hineq.model.words import Tie
from tests.luton import luton
from tests.place_packs import place


def test_every_measure_and_need_stands_once_with_the_boards_of_its_walk() -> None:
    answering = who_answers(luton())
    wanted = [one for one in elements(luton()).values() if one.kind in (Kind.JSNA, Kind.INDICATOR)]
    assert [one.element for one in answering] == wanted
    for one in answering[::7]:
        leads_to = walk(luton(), one.element.element_id)
        every = {board.element_id for board in (*one.boards, *one.other_boards)}
        assert every == {knot.element.element_id for knot in leads_to.boards}
        assert [outcome.number for outcome in one.outcomes] == sorted(outcome.number for outcome in one.outcomes)


def test_the_heading_counts_the_boards_and_names_whom_they_report_to() -> None:
    assert answers_finding(luton()) == (
        "Three boards answered for Luton's strategy, each reporting to the Health and Wellbeing Board"
    )
    apart = replace(luton(), governance=replace(luton().governance, relations=()))
    assert answers_finding(apart) == "Three boards answered for Luton's strategy"
    for place_id in ("llr", "oxford"):
        assert answers_finding(place(place_id)) == ""
        assert who_answers(place(place_id)) == ()
    assert who_answers(replace(luton(), governance=Governance())) == ()


def test_a_need_without_a_link_has_no_board() -> None:
    needs = {one.element.element_id: one for one in who_answers(luton())}
    dental = needs["jsna_improving_dental_health"]
    assert dental.words == NO_LINK
    assert answer_sentence(luton(), dental) == "No board: no priority of the strategy links to it."
    assert unlinked(who_answers(luton()), Kind.JSNA) == ", seven without one"
    for one in needs.values():
        assert len(answer_heading(luton(), one).split()) <= TITLE_WORDS


def test_what_is_said_of_several_boards_alike_is_said_once() -> None:
    smoking = next(one for one in who_answers(luton()) if one.element.element_id == "smoking_prevalence")
    said = answer_sentence(luton(), smoking)
    assert said.endswith("through outcomes 1, 2 and 3. Each reported to Health and Wellbeing Board.")


def test_a_measure_of_the_strategy_as_a_whole_does_not_lead_to_every_board() -> None:
    delivering = {board.board_id for board in luton().governance.boards if board.outcome_id}
    for one in who_answers(luton()):
        assert {board.element_id for board in (*one.boards, *one.other_boards)} <= delivering
        assert len(one.boards) <= len(one.outcomes)
    overall = {
        one.indicator_id for one in luton().measures if one.part is StrategyPart.OVERALL and one.tie is Tie.DIRECT
    }
    for one in who_answers(luton()):
        if one.words == OVERALL:
            assert one.element.element_id in overall
    whole = next(one for one in who_answers(luton()) if one.element.element_id == "life_expectancy_at_birth")
    assert whole.words == OVERALL
    assert answer_sentence(luton(), whole) == f"N{OVERALL[1:]}."


def _printed(place: Place, jsna_id: str) -> set[str]:
    """The outcomes of priorities that print a need in the words of the list."""
    listed = plain_wording(place.thread.jsna[jsna_id].wording)
    return {
        place.thread.priorities[link.priority_id].outcome_id
        for link in place.thread.links
        if jsna_id in link.jsna_ids and plain_wording(link.wording) == listed
    }


def test_what_only_an_alias_leads_to_is_said_to_be_so() -> None:
    place = luton()
    for one in who_answers(place):
        key = one.element.element_id
        own = _printed(place, key) if one.element.kind is Kind.JSNA else set()
        tied = [tie.tied_id for tie in place.thread.ties if tie.indicator_id == key]
        own |= {place.thread.priorities[tie].outcome_id for tie in tied if tie in place.thread.priorities}
        own |= {outcome for tie in tied if tie in place.thread.jsna for outcome in _printed(place, tie)}
        own |= {
            measure.outcome_id
            for measure in place.measures
            if measure.indicator_id == key and measure.tie is not Tie.CONTEXT and measure.outcome_id
        }
        assert {outcome.element_id for outcome in one.outcomes} == own, key
        assert bool(one.other_boards) == ("by links in other words" in one.words), key
        if one.element.kind is Kind.INDICATOR and own:
            assert one.other_boards == ()


def test_a_need_that_is_wider_than_what_is_printed_leads_no_measure_to_a_board() -> None:
    found = {one.element.element_id: one for one in who_answers(luton())}
    assert found["dementia_qof"].words == "The Healthier and More Independent Adults Board"
    assert found["jsna_improving_mental_health"].through == "outcome 3; by links in other words outcomes 1 and 2"
    only = found["learning_disability_qof"]
    assert (only.boards, only.through) == ((), "by links in other words outcome 3")
    assert answer_sentence(luton(), only) == (
        "By links in other words, which hineq takes to stand for it, the Healthier and More Independent Adults Board, through "
        "outcome 3. It reported to Health and Wellbeing Board."
    )
    assert answer_heading(luton(), only) == (
        "Learning disability (GP): by links in other words The Healthier and More Independent Adults Board"
    )


def test_a_board_is_said_to_answer_for_its_outcome_with_its_needs_and_measures() -> None:
    answering = who_answers(luton())
    said = {board.board_id: answers_for(luton(), board, answering) for board in luton().governance.boards}
    assert said["children_and_young_peoples_trust_board"].startswith("Outcome 1 (every child")
    assert said["health_and_wellbeing_board"] == ""
