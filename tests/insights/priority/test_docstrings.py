"""The docstrings of the tables of "Where first" name the columns that are there."""

from hineq.insights.priority.made_ready import PrioritySet, people_affected, priority_set
from hineq.insights.priority.matrix import PriorityMatrix, priority_matrix
from hineq.insights.priority.order import Priority, prioritise
from hineq.insights.priority.rank_range import RankRange, rank_range
from hineq.insights.wards.entering import MeasureSet, distinct
from tests.docstrings import untrue_columns
from tests.luton import figures, life_expectancy, luton, newest_views


def test_the_order_of_the_wards() -> None:
    made_of = priority_set(luton(), newest_views(), MeasureSet.HEALTH)
    assert isinstance(made_of, PrioritySet)
    priority = prioritise(made_of, {})
    assert isinstance(priority, Priority)
    assert untrue_columns([PrioritySet], made_of.wards) == set()
    assert untrue_columns([PrioritySet, Priority], priority.table) == set()
    people = people_affected(made_of)
    assert (
        untrue_columns([people_affected], people.drop(columns=list(made_of.entering.names), errors="ignore")) == set()
    )


def test_the_matrix_of_measures_and_the_ranks_of_one() -> None:
    matrix = priority_matrix(figures(), distinct(newest_views())[0], [])
    assert untrue_columns([PriorityMatrix], matrix.table) == set()
    ranges = rank_range(life_expectancy())
    assert isinstance(ranges, RankRange)
    assert untrue_columns([RankRange], ranges.table) == set()
