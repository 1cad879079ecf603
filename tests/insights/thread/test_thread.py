"""The golden thread: where each element leads, up and down, in the document's words and hineq's reasons."""

from dataclasses import replace
from datetime import date

import pytest

from hineq.insights.thread.thread import (
    Kind,
    Walk,
    delivery_boards,
    elements,
    first_words,
    in_order,
    walk,
)
from hineq.insights.thread.told import newest_update, recommendations_on, said_of
from hineq.packs.read.pack import load_place
from tests.examples.bad_packs import GOOD
from tests.luton import luton
from tests.made_up import row, town


def walked(element_id: str) -> Walk:
    found = walk(luton(), element_id)
    assert found is not None
    return found


def ids(found: Walk, kind: Kind) -> list[str]:
    return [knot.element.element_id for knot in found.knots(kind)]


def test_the_thread_of_a_priority_leads_from_its_outcome_to_its_board() -> None:
    found = walked("priority_2_2")
    assert ids(found, Kind.OUTCOME) == ["outcome_2"]
    assert ids(found, Kind.JSNA) == [
        "jsna_reducing_obesity_smoking_alcohol",
        "jsna_improving_cancer_survival",
        "jsna_reducing_variation_general_practice",
    ]
    assert "smoking_prevalence" in ids(found, Kind.INDICATOR)
    assert all(knot.why for knot in found.indicators)
    assert ids(found, Kind.BOARD) == ["health_inequalities_delivery_board"]


def test_a_link_in_other_words_is_shown_as_printed() -> None:
    (knot,) = [one for one in walked("priority_1_1").jsna if one.element.element_id.endswith("alcohol")]
    assert knot.why == "printed as “Reducing childhood obesity”"
    whys = {one.element.element_id: one.why for one in walked("priority_1_4").jsna}
    assert whys["jsna_reducing_obesity_smoking_alcohol"] == (
        "printed as “Reducing alcohol related harm”; printed as “Reducing childhood obesity”"
    )
    # a full stop at the end is no other wording
    assert [one.why for one in walked("priority_2_3").jsna] == ["", "", ""]


def test_a_jsna_priority_leads_up_to_every_priority_that_links_to_it() -> None:
    found = walked("jsna_reducing_infant_mortality")
    assert ids(found, Kind.PRIORITY) == ["priority_1_1", "priority_1_4", "priority_3_1"]
    assert ids(found, Kind.OUTCOME) == ["outcome_1", "outcome_3"]
    assert ids(found, Kind.INDICATOR)[0] == "infant_mortality"


def test_a_jsna_priority_of_group_2_has_no_link() -> None:
    found = walked("jsna_improving_dental_health")
    assert found.priorities == found.outcomes == found.boards == ()
    assert ids(found, Kind.INDICATOR) == ["dental_decay_5y"]


def test_an_outcome_leads_to_its_own_measures_and_to_its_priorities_links() -> None:
    found = walked("outcome_1")
    assert ids(found, Kind.PRIORITY) == [f"priority_1_{number}" for number in range(1, 5)]
    measure = next(one for one in found.indicators if one.element.element_id == "infant_mortality")
    assert measure.why == "Measure of success: Infant Mortality (the same measure)"
    numbers = {one.element.element_id: one.why for one in found.jsna}
    assert numbers["jsna_reducing_infant_mortality"] == "from 1.1 and 1.4"


def test_a_measure_that_is_cut_off_is_shown_as_cut_off() -> None:
    whys = [one.why for one in walked("outcome_2").indicators if one.element.element_id == "income_deprivation_rate"]
    assert "People in households receiving means tested ber […]" in whys[0]


def test_an_indicator_leads_up_to_all_that_names_it() -> None:
    found = walked("smoking_prevalence")
    assert "priority_2_1" in ids(found, Kind.PRIORITY)
    assert ids(found, Kind.JSNA) == ["jsna_reducing_obesity_smoking_alcohol"]
    # first the outcome that names it, then those of the priorities that it is tied to
    assert ids(found, Kind.OUTCOME)[0] == "outcome_2"
    assert len(ids(found, Kind.OUTCOME)) == 3


def test_a_board_leads_to_those_above_and_below_it() -> None:
    found = walked("health_and_wellbeing_board")
    assert ids(found, Kind.BOARD)[:2] == ["luton_borough_council", "overview_and_scrutiny"]
    assert [knot.why for knot in found.boards[:3]] == [
        "Health and Wellbeing Board is a committee of it",
        "Health and Wellbeing Board is held to account by it",
        "It reported to this one",
    ]
    assert len(ids(found, Kind.BOARD)) == 6
    assert ids(walked("overview_and_scrutiny"), Kind.BOARD) == ["health_and_wellbeing_board"]
    children = walked("children_and_young_peoples_trust_board")
    assert ids(children, Kind.OUTCOME) == ["outcome_1"]
    assert len(children.priorities) == 4


def test_every_step_can_be_walked_back(subtests: pytest.Subtests) -> None:
    there_are = set(elements(luton()))
    for element_id in there_are:
        with subtests.test(element_id):
            found = walked(element_id)
            for kind in Kind:
                for knot in found.knots(kind):
                    assert knot.element.element_id in there_are
                    if {kind, found.chosen.kind} <= {Kind.PRIORITY, Kind.JSNA, Kind.INDICATOR}:
                        there = walked(knot.element.element_id)
                        # from a priority that is reached by way of the JSNA the way back leads there too
                        steps = (
                            [there, *(walked(one) for one in ids(there, Kind.JSNA))]
                            if "via the JSNA" in knot.why
                            else [there]
                        )
                        assert any(element_id in ids(step, found.chosen.kind) for step in steps)


def test_an_indicator_leads_to_every_priority_that_its_jsna_priority_is_printed_at() -> None:
    found = walked("infant_mortality")
    assert ids(found, Kind.PRIORITY) == ["priority_1_1", "priority_1_4", "priority_3_1"]
    whys = {knot.element.element_id: knot.why for knot in found.priorities}
    assert whys["priority_3_1"] == "via the JSNA priority “Reducing infant mortality”"
    assert whys["priority_1_1"].endswith("; via the JSNA priority “Reducing infant mortality”")
    outcomes = {knot.element.element_id: knot.why for knot in found.outcomes}
    assert outcomes["outcome_3"] == "through priority 3.1"
    assert outcomes["outcome_1"].endswith("through priorities 1.1 and 1.4")


def test_every_element_has_an_address_of_its_own() -> None:
    place = luton()
    assert place.strategy is not None
    found = in_order(place)
    assert len({one.element_id for one in found}) == len(found) == len(elements(luton()))
    counts = {kind: sum(one.kind is kind for one in found) for kind in Kind}
    assert counts[Kind.OUTCOME] == 3
    assert counts[Kind.PRIORITY] == counts[Kind.JSNA] == 17
    assert counts[Kind.BOARD] == len(place.governance.boards)
    assert counts[Kind.INDICATOR] >= len({tie.indicator_id for tie in place.thread.ties})
    assert [one.kind for one in found] == sorted((one.kind for one in found), key=list(Kind).index)


def test_an_id_that_is_none_leads_nowhere() -> None:
    assert walk(luton(), "priority_9_9") is None
    assert elements(town([row("W1", "2020", 1.0)])) == {}


def test_a_label_is_short_and_a_name_is_whole() -> None:
    one = elements(luton())["priority_3_3"]
    assert one.label.endswith(" …")
    assert one.label.startswith("3.3 Drive forward the integration")
    assert one.name.startswith("Drive forward the integration")
    assert "…" not in one.name
    assert elements(luton())["priority_2_6"].name == "Strengthen services to reduce the impact of […]"


def test_first_words_end_without_a_comma() -> None:
    assert first_words("One, two, three", most=2) == "One, two …"


def test_delivery_boards_are_named_by_the_strategy_or_say_so_themselves() -> None:
    place = load_place(GOOD)
    assert [one.board_id for one in delivery_boards(place, "long_lives")] == ["board_of_examples"]
    assert delivery_boards(place, "no_outcome") == []


def test_the_newest_word_of_officers_is_taken() -> None:
    place = load_place(GOOD)
    (only,) = place.thread.updates
    assert newest_update(place, "priority_2_1") == only
    later = replace(only, as_at=date(2013, 1, 1), narrative="Later.")
    thread = replace(place.thread, updates=(later, only))
    assert newest_update(replace(place, thread=thread), "priority_2_1") == later
    assert newest_update(place, "priority_1_1") is None
    assert newest_update(luton(), "priority_1_1") is None


def test_a_recommendation_is_found_from_each_element_that_it_links_to() -> None:
    place = load_place(GOOD)
    for element_id in ("smoking", "priority_2_1", "jsna_less_smoking"):
        assert [one.reference for one in recommendations_on(place, element_id)] == ["1"]
    assert recommendations_on(place, "priority_1_1") == []


def test_what_documents_said_is_found_from_the_indicator() -> None:
    assert [one.statement_id for one in said_of(load_place(GOOD), "smoking")] == ["smokers"]
    assert any("44% compared" in one.quote for one in said_of(luton(), "dental_decay_5y"))
    assert said_of(luton(), "no_such_indicator") == []
