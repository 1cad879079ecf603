"""Tables to take away: words for headers, whole numbers whole, every row there."""

import re

import pandas as pd
import pytest

from hineq.insights.priority.made_ready import PrioritySet, priority_set
from hineq.insights.priority.matrix import priority_matrix
from hineq.insights.priority.order import Priority, prioritise
from hineq.insights.search.exports import comparison_export, matrix_export, order_export, ward_export
from hineq.insights.standing.standing import ranked_standings
from hineq.insights.wards.compare import Comparison, compare_sides
from hineq.insights.wards.entering import MeasureSet, distinct
from hineq.insights.wards.sides import LIST, OTHERS, all_sides
from tests import luton


def order() -> pd.DataFrame:
    made_of = priority_set(luton.luton(), luton.newest_views(), MeasureSet.HEALTH)
    assert isinstance(made_of, PrioritySet)
    found = prioritise(made_of, {})
    assert isinstance(found, Priority)
    return order_export(found, luton.luton(), luton.poorest_list())


def matrix() -> pd.DataFrame:
    figures = luton.figures()
    found = priority_matrix(figures, distinct(luton.newest_views())[0], ranked_standings(figures))
    return matrix_export(found, figures.place)


def comparison() -> pd.DataFrame:
    sides = all_sides(luton.figures(), luton.poorest_list()).by_key
    found = compare_sides(luton.luton(), luton.newest_views(), sides[LIST], sides[OTHERS])
    assert isinstance(found, Comparison)
    return comparison_export(found)


def wards() -> pd.DataFrame:
    return ward_export(luton.life_expectancy(), luton.luton())


@pytest.mark.parametrize("made", [order, matrix, comparison, wards])
def test_no_raw_name_reaches_a_file(made) -> None:
    table = made()
    assert len(table)
    assert not [name for name in table.columns if "_" in name or name[:1].islower()]
    text = table.to_csv(index=False)
    assert not re.search(r"Outcome\.|InStrategy\.|<NA>", text)


def test_the_order_has_whole_ranks_and_the_list() -> None:
    first = order().iloc[0]
    assert (first["Ward"], first["Rank (1 = poorest)"], first["On the strategy's list"]) == (
        "Farley",
        1,
        "yes, for men",
    )
    line = order().head(1).to_csv(index=False).splitlines()[1]
    assert line.startswith("E05002199,Farley,1,")


def test_the_matrix_names_its_sources() -> None:
    homes = matrix().set_index("Measure").loc["Overcrowded homes"]
    assert homes["Source"].startswith("Office for National Statistics: Census 2021, TS052")
    assert homes["In the strategy"] == "tied to a priority of the strategy (by hineq)"


def test_the_wards_of_a_measure() -> None:
    assert list(wards()["Rank in words"].head(2)) == ["poorest of 19", "2nd poorest of 19"]
    assert wards()["Fifth of the wards (1 = poorest)"].tolist()[0] == 1
