"""What documents say, read whole: the thread, governance, the audit, recommendations and printed totals."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from hineq.model.document_words import (
    ApprovalEvent,
    BoardRelation,
    Decision,
    GovernanceLevel,
    Judgement,
    RecommendationState,
)
from hineq.model.tense import Tense
from hineq.packs.read.pack import check_pack, load_place
from tests.examples.bad_packs import GOOD, bad_pack
from tests.luton import luton


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_links_are_resolved_by_wording_and_by_alias() -> None:
    thread = load_place(GOOD).thread
    assert [(link.priority_id, link.wording, link.jsna_ids) for link in thread.links] == [
        ("priority_1_1", "Longer lives.", ("jsna_longer_lives",)),
        ("priority_2_1", "Fewer smokers", ("jsna_less_smoking",)),
    ]
    assert [one.shown for one in thread.commissioning_priorities] == [
        "Help people to live longer.", "Help people to stop smo […]",
    ]  # fmt: skip
    assert [one.group_number for one in thread.jsna_priorities] == [1, 2]
    assert [one.tied_id for one in thread.ties] == ["priority_1_1", "jsna_less_smoking"]
    (update,) = thread.updates
    assert (update.as_at, update.due, update.owner) == (date(2011, 6, 1), date(2012, 3, 31), "Head of Examples")
    (linked,) = thread.linked_strategies
    assert (linked.shown, linked.years) == ("Clean Air Strategy", "2009-2014")


def test_an_alias_may_stand_for_several_priorities(tmp_path: Path) -> None:
    with (bad_pack(tmp_path) / "jsna_aliases.csv").open("a", encoding="utf-8") as file:
        file.write("Fewer smokers,jsna_longer_lives,And so longer lives.\n")
    _, link = load_place(tmp_path).thread.links
    assert link.jsna_ids == ("jsna_less_smoking", "jsna_longer_lives")


def test_governance_and_the_audit_are_read() -> None:
    place = load_place(GOOD)
    above, below = place.governance.boards
    assert place.governance.above(above.board_id) == place.governance.leaders(below.board_id) == ()
    (reports,) = place.governance.above(below.board_id)
    assert (reports.relation, reports.other_id) == (BoardRelation.REPORTS_TO, "health_board")
    (chair,) = place.governance.leaders(above.board_id)
    assert (chair.relation.word(Tense.PRESENT), chair.role) == ("was chaired by", "the Mayor")
    assert above.level is GovernanceLevel.PLACE
    (approval,) = place.governance.approvals
    assert (approval.date, approval.event) == (date(2010, 1, 15), ApprovalEvent.APPROVED)
    assert [one.level for one in place.governance.levels] == [GovernanceLevel.PLACE]
    (finding,) = place.assurance.findings
    assert (finding.judgement, finding.since_statement_id) == (Judgement.WEAKNESS, "work")
    assert [one.computed for one in place.assurance.evidence] == [None, "measures_published"]
    assert [one.theme for one in place.assurance.questions] == ["Objectives"]


def test_recommendations_and_printed_totals_are_read() -> None:
    place = load_place(GOOD)
    first, second = place.recommendations
    assert first.indicators == ("smoking", "life_expectancy")
    assert first.priorities == ("priority_2_1", "jsna_less_smoking")
    assert (first.decision, first.state) == (Decision.AGREED, RecommendationState.PAUSED)
    assert (second.decision, second.state, second.due) == (Decision.AGREED_IN_PART, None, None)
    assert (second.indicators, second.areas) == ((), ())
    every, agreed = place.printed_totals
    assert (every.decision, every.count, every.percent_printed) == (None, 10, None)
    assert (agreed.decision, agreed.count, agreed.percent_printed) == (Decision.AGREED, 8, 80)


@pytest.mark.parametrize(
    ("day", "state", "decision", "due", "overdue"),
    [
        (date(2012, 1, 1), "paused", "agreed", "2011-12-31", True),
        (date(2011, 12, 31), "paused", "agreed", "2011-12-31", False),
        (date(2012, 1, 1), "achieved", "agreed", "2011-12-31", False),
        (date(2012, 1, 1), "", "not_agreed", "2011-12-31", False),
        (date(2011, 5, 1), "overdue", "agreed", "2011-12-31", True),
        (date(2012, 1, 1), "", "agreed", "", False),
    ],
)
def test_a_recommendation_is_overdue_once_its_day_has_gone_by(
    day, state, decision, due, overdue, tmp_path: Path
) -> None:
    path = bad_pack(tmp_path) / "recommendations.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0] |= {"state": state, "decision": decision, "due": due}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    assert load_place(tmp_path).recommendations[0].overdue(day) is overdue


def test_a_pack_without_documents_has_none_of_them(tmp_path: Path) -> None:
    path = bad_pack(tmp_path) / "datapackage.json"
    description = json.loads(path.read_text())
    names = [resource["name"] for resource in description["resources"]]
    # actions name boards, which are among the documents
    kept = set(names[: names.index("statements")]) - {"actions"}
    description["resources"] = [one for one in description["resources"] if one["name"] in kept]
    path.write_text(json.dumps(description))
    place = load_place(tmp_path)
    assert (place.statements, place.recommendations, place.printed_totals) == ((), (), ())
    assert place.thread.links == place.governance.boards == place.assurance.findings == ()


@pytest.mark.parametrize("table", ["statements", "commissioning_priorities", "jsna_priorities", "audit_questions"])
def test_links_to_a_table_that_the_pack_does_not_have_are_faults(table, tmp_path: Path) -> None:
    path = bad_pack(tmp_path) / "datapackage.json"
    path.write_text(path.read_text().replace(f'    {{"name": "{table}", "path": "{table}.csv"}},\n', ""))
    faults = check_pack(tmp_path).faults
    assert faults
    assert all(f"{table}.csv" in fault.rule for fault in faults)


def test_a_wording_may_differ_in_case_spaces_and_a_full_stop(tmp_path: Path) -> None:
    rewrite(bad_pack(tmp_path) / "jsna_links.csv", "Longer lives.", "longer  Lives")
    assert load_place(tmp_path).thread.links[0].jsna_ids == ("jsna_longer_lives",)


def test_boards_that_go_round_are_said_once_for_each_ring(tmp_path: Path) -> None:
    path = bad_pack(tmp_path, "boards_in_a_ring")
    with (path / "boards.csv").open("a", encoding="utf-8") as file:
        file.write("third_board,The Third Board,,,,,,made_up_strategy\n")
    with (path / "board_relations.csv").open("a", encoding="utf-8") as file:
        file.write("third_board,reports_to,third_board,,It reports to itself.,page 4,made_up_strategy\n")
    faults = [fault for fault in check_pack(tmp_path).faults if fault.column == "other_id"]
    assert [(fault.row, fault.value) for fault in faults] == [(3, "health_board"), (5, "third_board")]


def test_every_link_of_luton_is_resolved() -> None:
    thread = luton().thread
    assert len(thread.commissioning_priorities) == len(thread.jsna_priorities) == 17
    known = {one.jsna_id for one in thread.jsna_priorities}
    assert all(link.jsna_ids and set(link.jsna_ids) <= known for link in thread.links)
