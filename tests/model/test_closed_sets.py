"""Closed sets are matched whole: every member has its words, marks and colours, and nothing else has."""

from collections.abc import Mapping
from enum import StrEnum

import pytest

from hineq.insights.targets.status import STATUS_RULES
from hineq.model import document_words, words
from hineq.model.words import Outcome, TargetStatus
from hineq.theme.palette import OUTCOME_COLOURS, OUTCOME_MARKS, OUTCOME_SHAPES, STATUS_MARKS

SETS = [
    one
    for module in (words, document_words)
    for one in vars(module).values()
    if isinstance(one, type) and issubclass(one, StrEnum) and one is not StrEnum
]


@pytest.mark.parametrize(
    ("members", "told"),
    [
        (TargetStatus, STATUS_RULES),
        (TargetStatus, STATUS_MARKS),
        (Outcome, OUTCOME_COLOURS),
        (Outcome, OUTCOME_MARKS),
        (Outcome, OUTCOME_SHAPES),
    ],
)
def test_a_table_of_a_closed_set_has_every_member(members: type[StrEnum], told: Mapping[StrEnum, str]) -> None:
    assert set(told) == set(members)


@pytest.mark.parametrize("members", SETS, ids=lambda members: members.__name__)
def test_every_member_has_every_word_that_its_set_promises(members: type[StrEnum]) -> None:
    promised = [name for name, one in vars(members).items() if isinstance(one, property)]
    for member in members:
        for name in promised:
            assert getattr(member, name) is not None, (member, name)


def test_each_status_has_its_own_place_in_the_order_of_urgency_and_the_bad_come_first() -> None:
    order = sorted(TargetStatus, key=lambda status: status.urgency)
    assert sorted(status.urgency for status in TargetStatus) == list(range(len(TargetStatus)))
    assert [status.judged and not status.good for status in order] == sorted(
        (status.judged and not status.good for status in order), reverse=True
    )
