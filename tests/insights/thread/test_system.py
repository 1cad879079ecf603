"""The framework of Leicester, Leicestershire and Rutland: levels, groups, plans, boards, approvals, as printed."""

from dataclasses import replace

import pytest

from hineq.insights.standing.dated_facts import date_words
from hineq.insights.thread.strategy import leader_words
from hineq.insights.thread.system import (
    NOT_SAID,
    approvals_finding,
    approvals_table,
    boards_table,
    framework_statements,
    levels_shown,
    meetings,
    system_finding,
)
from hineq.insights.wording.numbers import TITLE_WORDS
from hineq.model.document_words import GovernanceLevel, StatementTopic
from hineq.model.governance import Governance
from hineq.model.tense import Tense
from tests.place_packs import place

COVERS = {
    GovernanceLevel.SYSTEM: "across the whole LLR area",
    GovernanceLevel.PLACE: (
        "across the area covered by our Upper Tier Local Authorities (Leicester City Council, Leicestershire County "
        "Council, Rutland County Council)"
    ),
    GovernanceLevel.NEIGHBOURHOOD: "smaller (though locally meaningful) populations within the wider Upper Tier boundaries",
}


def test_the_levels_are_as_the_report_has_them_and_only_one_has_a_leader() -> None:
    shown = levels_shown(place("llr"))
    assert [one.level for one in shown] == list(GovernanceLevel)
    assert {one.level: one.covers for one in shown} == COVERS
    assert [one.led_by for one in shown] == [NOT_SAID, "Health and Wellbeing Boards", NOT_SAID]
    assert [[said.place_in_document for said in one.more] for one in shown] == [
        ["Paragraph 7.1"], ["Paragraph 3.3", "Paragraph 2.4"], [],
    ]  # fmt: skip
    assert "chaired by the Director of Public Health" in shown[0].more[0].quote
    assert "will be led by Directors of Public Health and Health and Wellbeing Boards" in shown[1].more[0].quote
    assert {one.where for one in shown} == {"Paragraph 3.1"}
    assert [one.areas for one in shown] == [
        "Leicester, Leicestershire and Rutland", "Leicester, Leicestershire and Rutland, with seven districts", "186 wards",
    ]  # fmt: skip


def test_the_heading_says_where_the_report_is_silent() -> None:
    assert system_finding(place("llr")) == "The report says who leads at one of three levels: place"
    llr = place("llr")
    levels = llr.governance.levels
    nobody = replace(llr, governance=Governance(levels=tuple(replace(one, led_by="") for one in levels)))
    assert system_finding(nobody) == "Work is to run at three levels, and the report names nobody who leads"
    everybody = replace(llr, governance=Governance(levels=tuple(replace(one, led_by="A board") for one in levels)))
    assert system_finding(everybody) == "Work runs at three levels, each with somebody who leads it"
    assert system_finding(place("oxford")) == "No document here says who answers in Oxford"
    for one in (llr, nobody, everybody, place("oxford"), place("luton")):
        assert len(system_finding(one).split()) <= TITLE_WORDS


def test_the_groups_with_poorer_health_are_the_reports_four() -> None:
    groups = framework_statements(place("llr"), StatementTopic.GROUP)
    assert [one.quote for one in groups] == [
        "children living in poverty", "routine and manual workers", "people with disabilities", "military families",
    ]  # fmt: skip
    assert {one.place_in_document for one in groups} == {"Paragraph 12.1"}
    assert framework_statements(place("luton"), StatementTopic.GROUP) == []


@pytest.mark.parametrize(
    ("statement_id", "where", "begins", "ends"),
    [
        (
            "health_inequalities_defined",
            "2.1",
            "NHS England define health inequalities as the preventable",
            "within societies.",
        ),
        ("core_purpose", "2.1", "Reducing or removing health inequalities is a core purpose", "System (ICS)."),
        ("task_and_finish_group", "2.2", "In November 2020, a Task and Finish Group", "Health Inequalities Framework."),
        ("plan_for_each_place", "2.4", "Across LLR, this will mean a place led plan", "to plan together."),
        ("most_work_at_place", "2.4", "It is at place level and beneath", "need to take place."),
        ("plans_agreed_at_place", "3.3", "Detailed plans on action", "Health and Wellbeing Boards."),
        ("causes_of_the_causes", "3.4", "This framework sets out how partners plan to act", "of these differences."),
        ("governance_via", "7.1", "Governance will be via the LLR Prevention", "the Director of Public Health."),
        (
            "groups_with_poorer_health",
            "12.1",
            "Some groups in our communities have poorer health",
            "military families.",
        ),
    ],
)
def test_a_statement_stands_as_printed(statement_id: str, where: str, begins: str, ends: str) -> None:
    (found,) = [one for one in place("llr").statements if one.statement_id == statement_id]
    assert found.place_in_document == f"Paragraph {where}"
    assert found.quote.startswith(begins)
    assert found.quote.endswith(ends)
    assert not found.cut_off


def test_the_approvals_are_the_eight_of_the_history_the_approval_and_what_rutland_was_asked() -> None:
    table = approvals_table(place("llr").governance.approvals)
    assert list(table.iloc[:, :3].itertuples(index=False, name=None)) == [
        ("19 January 2021", "LLR NHS System Executive", "Prior review"),
        ("9 March 2021", "LLR CCGs Governing Body meetings in common", "Prior review"),
        ("16 March 2021", "LLR ICS NHS Board", "Prior review"),
        ("25 March 2021", "Leicester City Health and Wellbeing Board", "Prior review"),
        ("25 March 2021", "Leicestershire Health and Wellbeing Board", "Prior review"),
        ("6 May 2021", "UHL Trust Board", "Prior review"),
        ("17 June 2021", "LLR ICS Health and Care Partnership Board", "Prior review"),
        ("19 August 2021", "LLR ICS Health and Care Partnership Board", "Prior review"),
        ("19 August 2021", "LLR ICS Health and Care Partnership Board", "Approved"),
        ("5 October 2021", "Rutland Health and Wellbeing Board", "To be noted"),
    ]
    assert approvals_finding(place("llr")) == (
        "It came before eight bodies between 19 January 2021 and 5 October 2021. Approved on 19 August 2021 by the LLR ICS "
        "Health and Care Partnership Board, subject to its being noted by the Rutland Health and Wellbeing Board."
    )
    assert approvals_finding(place("oxford")) == ""
    # reviewed and approved at one meeting
    assert (len(table), meetings(place("llr").governance.approvals)) == (10, 9)


def test_who_wrote_it_and_whose_work_it_is_stand_as_printed() -> None:
    said = {one.statement_id: one for one in place("llr").statements}
    assert (
        "the LLR Clinical Executive, The CCG Governing Bodies-in-Common, the LLR NHS Executive"
        in said["feedback_from"].quote
    )
    assert said["group_members"].quote.endswith("CCG management staff and Health Watch Representatives.")
    assert said["whose_work"].quote.startswith("Some work, therefore, will fall to the NHS to do")
    assert "quality checked by the CCG Communications Team" in said["plain_english"].quote
    assert "Task and Finish Group" in said["health_watch"].quote
    written = framework_statements(place("llr"), StatementTopic.GOVERNANCE)
    assert {"group_members", "feedback_from", "plain_english", "health_watch"} <= {one.statement_id for one in written}


@pytest.mark.parametrize("key", ["luton", "llr", "oxford"])
def test_who_leads_a_board_is_told_with_the_date_of_the_document_and_in_the_past(key: str) -> None:
    where = place(key)
    for board in where.governance.boards:
        for relation in where.governance.leaders(board.board_id):
            source = where.sources[relation.source_id]
            dated = date_words(source.published) or source.dated_by or "an undated document"
            table = boards_table(where)
            assert f"{relation.role}, as of {dated}" in table.loc[board.board_id, "Led or chaired by"]
            said = leader_words(where, board.board_id)
            assert said.startswith("was ")
            assert f"as of {dated}" in said
            assert all(relation.relation.word(tense).startswith("was ") for tense in Tense)


def test_the_boards_with_their_roles() -> None:
    boards = boards_table(place("llr")).set_index("Board")
    assert boards.loc["LLR Prevention and Health Inequalities Reduction Board", "Led or chaired by"] == (
        "the Director of Public Health, as of 5 October 2021"
    )
    assert list(boards.Level) == ["System", "System", "Place", "Place", "Place"]
    assert boards.loc["Rutland Health and Wellbeing Board", "Area"] == "Rutland"
    assert boards_table(place("oxford")).empty
    # nothing stands only where no document says it, at the place's own level too
    own = boards_table(place("llr").within("E06000016")).set_index("Board")
    assert own.loc["Leicester City Health and Wellbeing Board", "Area"] == "Leicester"
    assert "Area" not in boards_table(place("luton"))
