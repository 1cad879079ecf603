"""Where the wards of a neighbourhood come in the order of wards: each with its rank, and those without one by name."""

import math

import pytest

from hineq.insights.priority.group_words import group_in_order_words
from hineq.insights.priority.order import Priority
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.entering import MeasureSet
from hineq.insights.wards.group import Group
from hineq.insights.wording.numbers import ordinal
from hineq.ui.views.first import made_ready, plain_order
from tests.grammar import faulty


def order(place_id: str) -> Priority:
    assert not isinstance(made_ready(place_id, MeasureSet.ALL), NotPossible)
    return plain_order(place_id, MeasureSet.ALL)


@pytest.mark.parametrize("place_id", ["luton", "llr/E06000016", "E08000025", "E06000063"])
@pytest.mark.parametrize("many", [1, 3, 100])
def test_each_ward_has_the_rank_that_the_order_gives_it(place_id: str, many: int) -> None:
    rows = order(place_id).table[:many]
    said = group_in_order_words(order(place_id), Group(name="East side", codes=tuple(rows.area_code)))
    assert faulty(said, rows.area_name) == []
    ranked = rows[rows["rank"].notna()]
    for name, rank in zip(ranked.area_name, ranked["rank"], strict=True):
        assert f"{name} {ordinal(int(rank))}" in said
    assert (f"of {int(order(place_id).table['rank'].notna().sum())} wards" in said) is (len(ranked) > 0)


def test_wards_without_a_rank_are_named() -> None:
    priority = order("luton")
    table = priority.table.assign(rank=[math.nan, *priority.table["rank"][1:]])
    without = Priority(**{**vars(priority), "table": table})
    name, *others = table.area_name
    both = group_in_order_words(without, Group(name="Two", codes=tuple(table.area_code[:2])))
    assert both == f"Two: {others[0]} 2nd of 18 wards in this order, the poorest first; {name} not ranked."
    assert group_in_order_words(without, Group(name="One", codes=(table.area_code[0],))) == f"One: {name} not ranked."
    assert "none of its wards" in group_in_order_words(without, Group(name="None", codes=("X",)))
