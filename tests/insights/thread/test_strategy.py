"""What the strategy's links come to, in counts and sentences: Luton's document, and a made-up one."""

from dataclasses import replace

import pytest

from hineq.insights.targets.measures import headline_views
from hineq.insights.thread.progress import indicator_now, progress_rule, progress_words
from hineq.insights.thread.strategy import (
    Link,
    alias_table,
    alias_words,
    boards_words,
    jsna_count_words,
    jsna_group,
    link_matrix,
    links_words,
    outcome_words,
    priority_count,
    statements_on,
    strategies_table,
    strategy_finding,
    strategy_lede,
    strategy_sources,
    unlinked_words,
)
from hineq.model.document_words import StatementTopic
from hineq.model.thread import Thread
from hineq.model.words import Tie
from hineq.packs.read.pack import load_place
from tests.examples.bad_packs import GOOD
from tests.luton import figures, luton
from tests.made_up import row, town

EMPTY = town([row("W1", "2020", 1.0)])


def test_the_finding_counts_the_priorities_that_are_linked() -> None:
    finding = strategy_finding(luton())
    assert finding == "Luton's 17 priorities lead to 10 of the 17 needs that its strategy lists"
    assert len(finding.split()) <= 15


def test_the_finding_of_other_packs() -> None:
    good = load_place(GOOD)
    assert strategy_finding(good) == "Exampleton's two priorities lead to all two needs that its strategy lists"
    unlinked = replace(good, thread=replace(good.thread, links=()))
    assert strategy_finding(unlinked) == "The strategy of Exampleton sets two priorities"
    brought = replace(good, thread=Thread())
    assert good.strategy is not None
    assert strategy_finding(brought) == "The strategy of Exampleton sets two priority outcomes"
    without = replace(brought, strategy=replace(good.strategy, outcomes=()))
    assert strategy_finding(without).endswith("no priorities of it were read")
    assert strategy_finding(EMPTY) == "No strategy of Town was read"


def test_the_lede_names_the_strategy_and_says_that_it_has_ended() -> None:
    assert strategy_lede(luton()).startswith("Luton Health and Wellbeing Strategy 2012-2017. It has ended. ")
    assert strategy_lede(EMPTY).startswith("With one, this page would show it")


def test_the_targets_of_an_outcome_are_those_of_the_same_measures() -> None:
    place, views = luton(), headline_views(figures())
    said = [outcome_words(place, outcome, views) for outcome in place.outcomes]
    assert said == [
        "four priorities and 11 measures; one target: missed, within the margin of error",
        "six priorities and 13 measures; two targets: no published outturn",
        "seven priorities and 11 measures, none with a target; hineq ties to priority 3.4 two targets: no published outturn",
    ]


@pytest.mark.parametrize("tie", [tie for tie in Tie if tie is not Tie.DIRECT])
def test_a_measure_that_is_only_near_another_brings_no_target_with_it(tie: Tie) -> None:
    place, views = luton(), headline_views(figures())
    measures = tuple(replace(one, tie=tie) if one.outcome_id and one.indicator_id else one for one in place.measures)
    other = replace(place, measures=measures, thread=replace(place.thread, ties=()))
    for outcome in place.outcomes:
        assert outcome_words(other, outcome, views).endswith("measures, none with a target")


def test_what_is_tied_to_a_priority_is_told_as_its_progress_tells_it() -> None:
    place, views = luton(), headline_views(figures())
    for outcome in place.outcomes:
        said = outcome_words(place, outcome, views)
        for priority in (one for one in place.thread.commissioning_priorities if one.outcome_id == outcome.outcome_id):
            ties = place.thread.ties_of(priority.priority_id)
            nows = [now for tie in ties for now in indicator_now(figures(), tie.indicator_id)]
            if "target" in progress_words(place, nows):
                assert " target" in said.replace("none with a target", "")


def test_group_2_has_no_link_and_the_cut_off_text_is_said() -> None:
    assert unlinked_words(luton()) == (
        "No commissioning priority links to any of the seven JSNA priorities of group 2. "
        "The text is cut off at 2.5 and 2.6, so links may be missing there."
    )
    assert unlinked_words(load_place(GOOD)) == ""


def test_single_priorities_without_a_link_are_named() -> None:
    good = load_place(GOOD)
    first, *_ = good.thread.links
    fewer = replace(good, thread=replace(good.thread, links=(first,)))
    assert unlinked_words(fewer).startswith("No commissioning priority links to the one JSNA priority of group 1.")
    two = replace(luton(), thread=replace(luton().thread, links=tuple(
        link for link in luton().thread.links if "jsna_improving_cancer_survival" not in link.jsna_ids
    )))  # fmt: skip
    assert "Improving cancer survival rates, Improving services" in unlinked_words(two)


def test_seventeen_are_listed_where_the_document_says_sixteen() -> None:
    assert jsna_count_words(luton()) == "The document lists 17: 10 in group 1 and 7 in group 2."
    said = priority_count(luton())
    assert said is not None
    assert "form sixteen priorities" in said.quote
    assert priority_count(EMPTY) is None
    assert len(jsna_group(luton(), 1)) == 10


def test_the_matrix_holds_every_link_of_the_document() -> None:
    matrix = link_matrix(luton())
    assert matrix.links.shape == (17, 17)
    assert matrix.links.loc["priority_1_1", "jsna_reducing_family_poverty"] == Link.LISTED
    assert matrix.links.loc["priority_1_1", "jsna_reducing_obesity_smoking_alcohol"] == Link.OTHER
    assert matrix.links.loc["priority_2_1", "jsna_improving_dental_health"] == Link.NONE
    # a full stop at the end of a wording is no other wording
    assert matrix.links.loc["priority_2_3", "jsna_reducing_obesity_smoking_alcohol"] == Link.LISTED
    pairs = {(link.priority_id, jsna_id) for link in luton().thread.links for jsna_id in link.jsna_ids}
    assert int((matrix.links != Link.NONE).sum().sum()) == len(pairs) == 61
    # the printed links are one more: two of 1.4, on obesity and on alcohol, lead to the same listed priority
    assert len(luton().thread.links) == 62
    assert len(matrix.linked) == 10


def test_links_are_counted_in_words() -> None:
    assert links_words(luton()) == (
        "The document prints 62 links. Most often they lead to “Improving mental health and services for people with "
        "dementia”: from 13 of the 17 commissioning priorities."
    )
    assert alias_words(luton()).startswith("17 of the 62 links are printed in words that the list")


def test_aliases_say_where_they_are_printed_and_what_they_stand_for() -> None:
    table = alias_table(luton()).set_index("wording")
    assert table.loc["Reducing childhood obesity", "printed_at"] == "1.1 and 1.4"
    assert table.loc["Improving mental health", "stands_for"].endswith("services for people with dementia")
    assert table.note.astype(bool).all()


def test_linked_strategies_keep_both_sets_of_years() -> None:
    years = {
        outcome: dict(zip(table.name, table.years, strict=True))
        for outcome, table in ((one, strategies_table(luton(), one)) for one in ("outcome_1", "outcome_2", "outcome_3"))
    }
    assert years["outcome_1"]["Domestic Abuse Strategy"] == "2012-15"
    assert years["outcome_3"]["Domestic Abuse Strategy"] == "2012-2014"
    assert years["outcome_1"]["Housing Strategy"] == "2012-2015"
    assert years["outcome_3"]["Housing Strategy"] == "2011-2015"
    assert "Drug Strategy […]" in years["outcome_2"]


def test_an_outcome_says_its_board_and_to_whom_it_reports() -> None:
    assert luton().strategy is not None
    assert boards_words(luton(), luton().strategy.outcomes[1]) == (
        "Delivered by The Health Inequalities Delivery Board, which reported to the Health and Wellbeing Board."
    )
    bare = replace(luton(), governance=replace(luton().governance, boards=()))
    assert boards_words(bare, luton().strategy.outcomes[1]) == "Delivered by The Health Inequalities Delivery Board."


def test_statements_are_the_strategys_own() -> None:
    facts = statements_on(luton(), StatementTopic.FACT, outcome_id="outcome_1")
    assert len(facts) == 8
    assert {one.source_id for one in facts} == {"luton_hwb_strategy_2012_17"}
    assert statements_on(EMPTY, StatementTopic.FACT) == []


def test_what_is_said_of_counts_rules_and_sources() -> None:
    assert "England's" in progress_rule(luton())
    assert "2012 or later" in progress_rule(luton())
    assert strategy_sources(luton())[0] == "luton_hwb_strategy_2012_17"
    assert set(strategy_sources(luton())) <= set(luton().sources)
    assert strategy_sources(EMPTY) == []
