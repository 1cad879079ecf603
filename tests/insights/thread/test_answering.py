"""Who answers: each measure and need leads to its board in a line, and what leads to none says so."""

from dataclasses import replace

from hineq.insights.thread.answering import (
    NO_LINK,
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
from tests.luton import luton
from tests.place_packs import place


def test_every_measure_and_need_stands_once_with_the_boards_of_its_walk() -> None:
    answering = who_answers(luton())
    wanted = [one for one in elements(luton()).values() if one.kind in (Kind.JSNA, Kind.INDICATOR)]
    assert [one.element for one in answering] == wanted
    for one in answering[::7]:
        leads_to = walk(luton(), one.element.element_id)
        assert {board.element_id for board in one.boards} == {knot.element.element_id for knot in leads_to.boards}
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
        assert {board.element_id for board in one.boards} <= delivering
        assert len(one.boards) <= len(one.outcomes)


def test_a_board_is_said_to_answer_for_its_outcome_with_its_needs_and_measures() -> None:
    answering = who_answers(luton())
    said = {board.board_id: answers_for(luton(), board, answering) for board in luton().governance.boards}
    assert said["children_and_young_peoples_trust_board"].startswith("Outcome 1 (every child")
    assert said["health_and_wellbeing_board"] == ""
