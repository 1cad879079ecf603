import json
from typing import Any

import pytest

from hineq.charts.dumbbell import Told, dumbbell_chart, dumbbell_data, dumbbell_subtitle
from hineq.charts.priority import (
    LISTED,
    matrix_chart,
    matrix_data,
    priority_chart,
    priority_data,
    priority_redrawn,
)
from hineq.insights.priority.made_ready import PrioritySet, priority_set
from hineq.insights.priority.matrix import PriorityMatrix, priority_matrix
from hineq.insights.priority.order import Priority, prioritise
from hineq.insights.priority.order_words import priority_key
from hineq.insights.wards.compare import Comparison, compare_sides
from hineq.insights.wards.entering import MeasureSet, distinct
from hineq.insights.wards.sides import all_sides
from hineq.theme.palette import palette
from tests import luton


def order(**weights: float) -> Priority:
    made_of = priority_set(luton.luton(), luton.newest_views(), MeasureSet.HEALTH)
    assert isinstance(made_of, PrioritySet)
    found = prioritise(made_of, {key.replace("_", " "): weight for key, weight in weights.items()})
    assert isinstance(found, Priority)
    return found


def marks(spec: dict[str, Any]) -> list[str]:
    return [layer["mark"]["type"] for layer in spec["layer"]]


def test_wards_in_order_with_the_word_of_the_list() -> None:
    data = priority_data(order(), luton.poorest_list())
    assert list(data.label[:5]) == ["Farley (list: men)", "South (list)", "Northwell (list)", "Biscot (list)", "Lewsey"]
    assert (data.listed == LISTED).sum() == 8
    assert data.range_words[0] == "1st to 4th poorest"
    assert (priority_data(order(), None).label == priority_data(order(), None).area_name).all()


@pytest.mark.parametrize("dark", [False, True])
def test_the_chart_of_the_order(dark: bool) -> None:
    found = order()
    data = priority_data(found, luton.poorest_list())
    spec = priority_chart(data, found.first, "Finding", "Subtitle", palette(dark=dark)).to_dict()
    assert marks(spec) == ["rect", "rule", "rule", "tick", "tick", "point"]
    assert spec["title"]["text"] == spec["description"] == "Finding"
    shape = spec["layer"][-1]["encoding"]["shape"]
    assert shape["scale"]["range"] == ["square", "circle"]
    assert spec["layer"][-1]["encoding"]["y"]["sort"] == list(data.label)


def _plain(spec: dict[str, Any]) -> tuple[str, list[str]]:
    """A specification with its data sets named by their size."""
    spec = json.loads(json.dumps(spec))
    sets = spec.pop("datasets")
    text = json.dumps(spec, sort_keys=True)
    for name, rows in sets.items():
        text = text.replace(name, f"rows_{len(rows)}")
    return text, sorted(json.dumps(rows, sort_keys=True) for rows in sets.values())


def test_redrawing_gives_what_drawing_gives() -> None:
    plain, moved = order(), order(Life_expectancy=3.0)
    listed, ink = luton.poorest_list(), palette(dark=False)
    template = priority_chart(priority_data(plain, listed), plain.first, "", "", ink).to_dict()
    data = priority_data(moved, listed)
    drawn = priority_chart(data, moved.first, "Finding", "Subtitle", ink).to_dict()
    assert _plain(priority_redrawn(template, data, "Finding", "Subtitle")) == _plain(drawn)
    assert template["title"]["text"] == ""
    with pytest.raises(ValueError, match="must have 19 wards, got 3"):
        priority_redrawn(template, data.head(3), "", "")


def test_redrawing_without_intervals_leaves_nothing_to_draw() -> None:
    found = order(Life_expectancy=0.0)
    data = priority_data(found, None)
    template = priority_chart(data, found.first, "", "", palette(dark=False)).to_dict()
    rows = max(priority_redrawn(template, data, "", "")["datasets"].values(), key=len)
    assert rows[0]["lowest_rank"] is None


def test_the_measures_by_their_gap() -> None:
    figures = luton.figures()
    data = matrix_data(priority_matrix(figures, distinct(luton.newest_views())[0], []))
    assert data.label[0] == "Overcrowded homes, 2021\n(priority); partly ordered\nby itself"
    assert any(label.startswith("Children, income-deprived") for label in data.label)
    assert data.times_words[0] == "3.8×"
    spec = matrix_chart(data, "Finding", "Subtitle", palette(dark=True)).to_dict()
    assert marks(spec) == ["bar", "text"]
    assert spec["layer"][0]["encoding"]["x2"] == {"datum": 1}


def test_the_key_says_only_what_is_drawn() -> None:
    assert priority_key(order(), luton.poorest_list()) == (
        "Square: a ward on the strategy's list; dot: not on it. Pale bar: the ranks it takes when each measure in turn is left "
        "out. Thin line: the ranks that the 95% confidence intervals allow. Shaded: the poorest fifth, 4 of 19 wards."
    )
    without = priority_key(order(Life_expectancy=0.0), None)
    assert without.startswith("Dot: a ward at its rank. Pale bar")
    assert "Thin line" not in without


def test_a_matrix_of_nothing_draws_nothing() -> None:
    import pandas as pd

    assert matrix_data(PriorityMatrix(table=pd.DataFrame())).empty


def test_two_sides() -> None:
    sides = all_sides(luton.figures(), luton.poorest_list()).by_key
    found = compare_sides(luton.luton(), luton.newest_views(), sides["list"], sides["others"])
    assert isinstance(found, Comparison)
    parts = {told: dumbbell_data(found, told) for told in Told}
    assert {told: len(data) for told, data in parts.items()} == {Told.APART: 8, Told.ALIKE: 0, Told.UNTESTED: 24}
    data = parts[Told.APART]
    assert list(data[data["name"] == "Overcrowded homes, 2021: worse"].short) == ["16.2%", "8.2%"]
    assert set(data.end) == {"left", "right"}
    assert dumbbell_subtitle(found).startswith("Circle: the listed wards; diamond: the other wards;")
    for dark in (False, True):
        ink = palette(dark=dark)
        for told, inks in ((Told.APART, [ink.accent, ink.second]), (Told.UNTESTED, [ink.benchmark, ink.ground])):
            spec = dumbbell_chart(found, parts[told], "Finding", "Subtitle", ink, told).to_dict()
            assert marks(spec) == ["rule", "text", "point", "text"]
            assert spec["layer"][2]["encoding"]["shape"]["scale"]["range"] == ["circle", "diamond"]
            assert spec["layer"][2]["encoding"]["fill"]["scale"]["range"] == inks
