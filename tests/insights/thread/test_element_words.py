"""The heading of each element of the thread."""

from functools import cache

import pytest

from hineq.insights.thread.element_words import element_finding
from hineq.insights.thread.progress import indicator_now
from hineq.insights.thread.thread import Element, Kind, elements, walk
from hineq.insights.wording.numbers import TITLE_WORDS
from tests.luton import figures, luton


@cache
def all_elements() -> dict[str, Element]:
    return elements(luton())


def finding(element_id: str) -> str:
    found = walk(luton(), element_id)
    assert found is not None
    own = [element_id] if found.chosen.kind is Kind.INDICATOR else [one.element.element_id for one in found.indicators]
    return element_finding(luton(), found, [now for one in own for now in indicator_now(figures(), one)])


def test_no_two_elements_share_a_heading_and_each_is_short() -> None:
    said = {element_id: finding(element_id) for element_id in all_elements()}
    assert len(set(said.values())) == len(said)
    assert [one for one in said.values() if len(one.split()) > TITLE_WORDS] == []


@pytest.mark.parametrize(
    ("element_id", "words"),
    [
        ("outcome_2", "Outcome 2: Reduced health inequalities within Luton: six commissioning priorities"),
        ("priority_2_6", "Priority 2.6, Strengthen services to reduce the …: no indicator is tied to it"),
        ("jsna_improving_dental_health", "Improving children's dental health: no commissioning priority links to it"),
        ("infant_mortality", "Luton missed the 2014-16 infant mortality target by 0.4, within the margin of error"),
        ("health_inequalities_delivery_board", "The Health Inequalities Delivery Board: answers for outcome 2"),
    ],
)
def test_the_heading_names_the_element_and_its_finding(element_id: str, words: str) -> None:
    assert finding(element_id) == words


def test_a_priority_says_on_how_many_measures_it_is_worse() -> None:
    assert finding("priority_2_2").endswith("3 of 5 measures worse than England")
    assert finding("priority_3_5").endswith("1 of 3 measures better than England")
    assert (
        finding("health_and_wellbeing_board") == "Health and Wellbeing Board: is a committee of Luton Borough Council"
    )
