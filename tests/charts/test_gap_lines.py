"""The gap through time, by the chart's specification."""

import json
from functools import cache
from typing import Any

import pandas as pd

from hineq.charts.gap_lines import gap_lines_chart, gap_lines_data
from hineq.insights.inequality.gaps import gap_title, gap_with_country, gap_within
from hineq.theme.palette import DARK, LIGHT, Palette
from tests.chart_specs import layers_of, rows_of
from tests.luton import figures


@cache
def all_gaps() -> pd.DataFrame:
    return gap_with_country(figures())


def spec_of(ink: Palette = LIGHT) -> dict[str, Any]:
    return gap_lines_chart(
        gap_lines_data(all_gaps()), gap_title(all_gaps(), "The gap with England"), "Years", ink
    ).to_dict()


def test_two_lines_from_zero() -> None:
    (line,) = layers_of(spec_of(), "line")
    assert line["encoding"]["y"]["scale"]["domain"][0] == 0
    assert line["encoding"]["y"]["title"] == "years"
    assert line["encoding"]["color"]["scale"] == {"domain": ["men", "women"], "range": [LIGHT.accent, LIGHT.second]}
    rows = rows_of(spec_of(), line)
    assert [one["gap"] for one in rows if one["period"] == "2023-25"] == [1.1, 0.1]


def test_shapes_tell_men_from_women_without_colour() -> None:
    (points,) = layers_of(spec_of(), "point")
    assert points["encoding"]["shape"]["scale"] == {"domain": ["men", "women"], "range": ["circle", "square"]}
    assert points["encoding"]["shape"]["legend"] is None


def test_labels_stand_at_the_newest_period_only() -> None:
    spec = spec_of()
    (text,) = layers_of(spec, "text")
    assert {one["words"] for one in rows_of(spec, text)} == {"Men 1.1", "Women 0.1"}


def test_the_axis_says_printed_periods() -> None:
    axis = layers_of(spec_of(), "line")[0]["encoding"]["x"]["axis"]
    assert axis["values"] == [2016.5, 2024.5]
    assert "'2016.5':'2015-17'" in axis["labelExpr"]
    assert "'2024.5':'2023-25'" in axis["labelExpr"]


def test_the_title_is_the_finding() -> None:
    spec = spec_of()
    assert spec["title"]["text"] == spec["description"]
    assert spec["title"]["text"] == "The gap with England: 0.2 years narrower for men, 0.8 for women, not tested"


def test_both_grounds_and_both_gaps_are_valid_json() -> None:
    json.dumps(spec_of(DARK), allow_nan=False)
    within = gap_within(figures())
    spec = gap_lines_chart(gap_lines_data(within), "a", "b", LIGHT).to_dict()
    json.dumps(spec, allow_nan=False)
    # bigger is always more unequal: the slope index as published
    assert min(one["gap"] for one in rows_of(spec, layers_of(spec, "line")[0])) > 0
