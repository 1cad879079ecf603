"""A ward's spine, by the chart's specification."""

import json
from functools import cache
from typing import Any

import pytest

from hineq.charts.row_labels import wrapped
from hineq.charts.spine import spine_chart, spine_data
from hineq.insights.series.families import rows_once
from hineq.insights.wards.profile_first import SHOWN_FIRST, measures_first, placed_measures
from hineq.model.words import Outcome, Polarity
from hineq.theme.palette import LIGHT, OUTCOME_COLOURS, OUTCOME_SHAPES
from tests.chart_specs import layers_of, rows_of
from tests.luton import CODES, luton, profile


def spec_of(name: str, *, validate: bool = False) -> dict[str, Any]:
    chart = spine_chart(spine_data(placed_measures(profile(name))), f"Where {name} stands", "Newest figures", LIGHT)
    return chart.to_dict(validate=validate)


@cache
def dallow() -> dict[str, Any]:
    return spec_of("Dallow", validate=True)


def dot(spec: dict[str, Any]) -> dict[str, Any]:
    (layer,) = [one for one in layers_of(spec, "point") if one["mark"].get("filled")]
    return layer


def test_a_row_for_each_judged_measure_in_the_order_of_themes() -> None:
    rows = rows_of(dallow(), dot(dallow()))
    judged = profile("Dallow").table.query("polarity != @neutral", local_dict={"neutral": Polarity.NO_JUDGEMENT})
    assert [one["name"] for one in rows] == list(judged["name"])
    assert dot(dallow())["encoding"]["y"]["sort"] == [wrapped(name, 20) for name in judged["name"]]
    assert "White residents" not in {one["name"] for one in rows}


def test_the_dot_carries_comparison_as_colour_and_shape() -> None:
    fill, shape = dot(dallow())["encoding"]["fill"], dot(dallow())["encoding"]["shape"]
    words = [outcome.word for outcome in Outcome]
    assert fill["field"] == shape["field"] == "outcome"
    assert dict(zip(fill["scale"]["domain"], fill["scale"]["range"], strict=True)) == dict(
        zip(words, OUTCOME_COLOURS.values(), strict=True)
    )
    assert dict(zip(shape["scale"]["domain"], shape["scale"]["range"], strict=True)) == dict(
        zip(words, OUTCOME_SHAPES.values(), strict=True)
    )
    homes = next(one for one in rows_of(dallow(), dot(dallow())) if one["name"] == "Overcrowded homes")
    assert (homes["outcome"], homes["position"], homes["rank_words"]) == ("worse", 0, "poorest of 19")


def test_the_ends_are_named_and_no_interval_is_cut_off_by_the_axis() -> None:
    x = dot(dallow())["encoding"]["x"]
    low, high = x["scale"]["domain"]
    assert low <= -0.08
    assert high >= 1.08
    assert x["axis"]["values"] == [0, 1]
    assert x["axis"]["labelExpr"].startswith("(datum.value == 0 ? 'poorest' : 'best')")
    for one in rows_of(dallow(), dot(dallow())):
        for column in ("position", "lower_position", "upper_position", "country_position"):
            assert one[column] is None or low < one[column] < high


def test_names_are_never_cut_off() -> None:
    assert dot(dallow())["encoding"]["y"]["axis"]["labelLimit"] == 0


def test_place_country_and_interval_have_marks_of_their_own() -> None:
    (tick,) = layers_of(dallow(), "tick")
    (diamond,) = [one for one in layers_of(dallow(), "point") if not one["mark"].get("filled")]
    (interval,) = [one for one in layers_of(dallow(), "rule") if one["encoding"]["x"].get("field")]
    assert tick["encoding"]["x"]["field"] == "place_position"
    assert (diamond["mark"]["shape"], diamond["encoding"]["x"]["field"]) == ("diamond", "country_position")
    assert (interval["encoding"]["x"]["field"], interval["encoding"]["x2"]["field"]) == (
        "lower_position", "upper_position",
    )  # fmt: skip
    limited = {one["name"] for one in rows_of(dallow(), interval) if one["lower_position"] is not None}
    assert "Overcrowded homes" in limited
    assert "IMD score" not in limited


@pytest.mark.parametrize("name", list(CODES))
def test_every_ward_is_drawn_as_valid_json(name: str) -> None:
    spec = spec_of(name)
    json.dumps(spec, allow_nan=False)
    assert len(rows_of(spec, dot(spec))) == 39
    assert spec["title"]["text"] == spec["description"] == f"Where {name} stands"


def test_the_figure_stands_beside_each_row() -> None:
    (figures,) = layers_of(dallow(), "text")
    assert figures["encoding"]["x"] == {"value": "width"}
    shown = {one["name"]: one["figure"] for one in rows_of(dallow(), figures)}
    assert all(shown.values())
    homes = profile("Dallow").table.set_index("name").loc["Overcrowded homes"]
    assert shown["Overcrowded homes"] == f"{homes.value_bare}%"


@pytest.mark.parametrize("name", list(CODES))
def test_eight_distinct_measures_come_first_the_significant_ones_before_others(name: str) -> None:
    first, placed = measures_first(profile(name), luton()), placed_measures(profile(name))
    assert len(first) == SHOWN_FIRST
    assert list(first.position) == sorted(first.position)
    families = [luton().indicators[one].family or one for one in first.indicator_id]
    assert len(set(families)) == SHOWN_FIRST
    differ = first.place_outcome.isin([Outcome.WORSE, Outcome.BETTER])
    placed = placed[placed.counts]
    once = rows_once(luton(), placed, 1 - placed.position)
    left_out = once[~once.indicator_id.isin(first.indicator_id)]
    assert differ.all() or not left_out.place_outcome.isin([Outcome.WORSE, Outcome.BETTER]).any()
