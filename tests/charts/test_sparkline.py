"""The small picture of a tile, by its specification."""

import json
from typing import Any

import pytest

from hineq.charts.sparkline import sparkline_chart, sparkline_data
from hineq.insights.targets.measures import MeasureView, target_finding
from hineq.model.words import Sex
from hineq.theme.palette import LIGHT
from tests.chart_specs import layers_of, rows_of
from tests.luton import LIFE_EXPECTANCY, headlines, luton, measure


def spec_of(view: MeasureView) -> dict[str, Any]:
    return sparkline_chart(sparkline_data(view), view, luton(), LIGHT).to_dict()


def test_promise_outturn_and_since_and_nothing_else() -> None:
    data = sparkline_data(measure(LIFE_EXPECTANCY, Sex.MALE))
    assert data.role.value_counts().to_dict() == {"since": 9, "promise": 7, "outturn": 1}
    assert list(data.columns) == ["role", "segment", "time", "period", "value"]


def test_strokes_tell_them_apart() -> None:
    spec = spec_of(measure(LIFE_EXPECTANCY, Sex.MALE))
    strokes = {
        rows_of(spec, line)[0]["role"]: (line["mark"]["color"], line["mark"]["strokeDash"])
        for line in layers_of(spec, "line")
    }
    assert strokes == {
        "promise": (LIGHT.accent, [5, 4]),
        "since": (LIGHT.pale_accent, [1, 0]),
        "outturn": (LIGHT.accent, [1, 0]),
    }
    assert {line["encoding"]["detail"]["field"] for line in layers_of(spec, "line")} == {"segment"}


def test_the_bar_is_the_distance_from_the_target() -> None:
    spec = spec_of(measure("infant_mortality"))
    (bar,) = layers_of(spec, "rule")
    assert rows_of(spec, bar) == [{"time": 2015.5, "value": 5.3561, "target": 5.0}]
    assert bar["mark"]["color"] == LIGHT.bad
    (diamond,) = [one for one in layers_of(spec, "point") if one["mark"].get("shape") == "diamond"]
    assert (diamond["mark"]["fill"], diamond["encoding"]["y"]["field"]) == (LIGHT.ground, "target")


def test_without_an_outturn_there_is_no_bar() -> None:
    spec = spec_of(measure("life_expectancy_gap", Sex.MALE))
    assert layers_of(spec, "rule") == layers_of(spec, "point") == []


@pytest.mark.parametrize("number", range(7))
def test_every_headline_is_drawn_with_its_finding(number: int) -> None:
    view = headlines()[number]
    spec = spec_of(view)
    json.dumps(spec, allow_nan=False)
    assert spec["description"] == target_finding(view, luton())
    axes, data = spec["layer"][0]["encoding"], sparkline_data(view).sort_values("time")
    assert axes["y"]["axis"]["values"] == [data["value"].min(), data["value"].max()]
    assert all(period in axes["x"]["axis"]["labelExpr"] for period in data.period.iloc[[0, -1]])
