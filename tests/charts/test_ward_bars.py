"""The wards in order, by the chart's specification."""

import json
import math
from functools import cache
from typing import Any

import pytest

from hineq.charts.ward_bars import ward_bars_chart, ward_bars_data
from hineq.insights.wards.poorest import PoorestRule, poorest_wards, ward_finding
from hineq.insights.wards.view import WardView, ward_view
from hineq.model.words import Sex
from hineq.theme.palette import JUDGED_QUINTILES, LIGHT, PLAIN_QUINTILES
from tests.chart_specs import layers_of, rows_of
from tests.luton import CODES, life_expectancy, newest_views, poorest_list, wards
from tests.made_up import SMOKING, opened, row, town


def spec_of(view: WardView, selected: str | None = None) -> dict[str, Any]:
    poorest = poorest_wards(view, PoorestRule.LIST, poorest_list()).codes
    data = ward_bars_data(view, poorest, selected)
    return ward_bars_chart(view, data, ward_finding(view), "Wards of Luton", LIGHT).to_dict(validate=False)


def interval_layer(spec: dict[str, Any]) -> dict[str, Any]:
    (layer,) = [one for one in layers_of(spec, "rule") if "x2" in one["encoding"]]
    return layer


@cache
def men() -> dict[str, Any]:
    return spec_of(life_expectancy(), CODES["Dallow"])


def test_the_poorest_ward_is_first_and_the_title_the_finding() -> None:
    (points,) = layers_of(men(), "point")
    rows = rows_of(men(), points)
    assert [one["area_name"] for one in rows[:4]] == ["Farley", "Leagrave", "South", "Biscot"]
    assert points["encoding"]["y"]["sort"] == [one["label"] for one in rows]
    assert len(rows) == 19
    assert men()["title"]["text"] == men()["description"] == ward_finding(life_expectancy())


def test_neutral_figures_start_with_the_highest() -> None:
    data = ward_bars_data(wards("ethnic_white", "2021"), frozenset(), None)
    assert list(data["value"]) == sorted(data["value"], reverse=True)
    assert set(data.fill) == set(PLAIN_QUINTILES)


def test_dots_carry_their_class_and_the_poorest_a_shape() -> None:
    (points,) = layers_of(men(), "point")
    rows = {one["area_name"]: one for one in rows_of(men(), points)}
    assert points["encoding"]["fill"] == {"field": "fill", "scale": None, "type": "nominal"}
    assert (rows["Farley"]["fill"], rows["Wigmore"]["fill"]) == (JUDGED_QUINTILES[-1], JUDGED_QUINTILES[0])
    shape = points["encoding"]["shape"]
    assert (shape["condition"]["test"], shape["condition"]["value"], shape["value"]) == (
        "datum.poorest", "square", "circle",
    )  # fmt: skip
    assert {name for name, one in rows.items() if one["poorest"]} == {
        "Biscot", "Challney", "Dallow", "Farley", "High Town", "Northwell", "South",
    }  # fmt: skip


def test_error_bars_are_the_published_limits() -> None:
    bars = interval_layer(men())
    assert (bars["encoding"]["x"]["field"], bars["encoding"]["x2"]["field"]) == ("lower_ci", "upper_ci")
    farley = rows_of(men(), bars)[0]
    assert (farley["lower_ci"], farley["upper_ci"]) == (73.5, 77.1)
    without = spec_of(wards("imd_score", "2025"))
    assert {one["lower_ci"] for one in rows_of(without, interval_layer(without))} == {None}


def test_the_place_and_the_country_are_rules_with_their_names() -> None:
    (rules,) = [one for one in layers_of(men(), "rule") if "x2" not in one["encoding"]]
    rows = rows_of(men(), rules)
    assert [one["words"] for one in rows] == ["the average of Luton's wards", "England"]
    assert [round(one["value"], 2) for one in rows] == [78.05, 79.1]
    assert rules["mark"]["color"] == LIGHT.benchmark
    assert rules["encoding"]["strokeDash"]["scale"]["range"] == [[6, 4], [1, 0]]


def test_the_chosen_ward_is_marked() -> None:
    (mark,) = layers_of(men(), "bar")
    assert mark["transform"] == [{"filter": "datum.chosen"}]
    assert [one["area_name"] for one in rows_of(men(), mark) if one["chosen"]] == ["Dallow"]
    nobody = spec_of(life_expectancy())
    assert not any(one["chosen"] for one in rows_of(nobody, layers_of(nobody, "bar")[0]))


def test_the_axis_says_the_unit_and_holds_limits_and_rules() -> None:
    x = layers_of(men(), "point")[0]["encoding"]["x"]
    low, high = x["scale"]["domain"]
    assert x["title"] == "years"
    assert low < 73.5
    assert high > 82.9
    percent = layers_of(spec_of(wards("overcrowded_households", "2021")), "point")[0]["encoding"]["x"]
    assert percent["title"] == "per cent"
    # shares never start below nothing
    assert percent["scale"]["domain"][0] >= 0


def test_a_ward_without_a_figure_is_left_out() -> None:
    place = town([row("W1", "2020", 9.0), row("W2", "2020", math.nan), row("W3", "2020", 5.0)], wards=3)
    view = ward_view(opened(place), SMOKING, Sex.PERSONS, "2020")
    data = ward_bars_data(view, frozenset(), None)
    assert list(data.area_code) == ["W1", "W3"]
    # neither a place nor a country to draw
    assert len(ward_bars_chart(view, data, "a", "b", LIGHT).to_dict()["layer"]) == 3


@pytest.mark.parametrize("part", range(4))
def test_every_measure_is_drawn_as_valid_json(part: int) -> None:
    for number, view in enumerate(newest_views()[part::4]):
        data = ward_bars_data(view, frozenset(), CODES["Dallow"])
        assert len(data) == 19
        chart = ward_bars_chart(view, data, ward_finding(view), "Wards of Luton", LIGHT)
        if number % 4 == 0:  # every layer is checked as it is built; the whole costs more than building it
            json.dumps(chart.to_dict(validate=number == 0), allow_nan=False)
