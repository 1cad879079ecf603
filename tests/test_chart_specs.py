"""The schema of charts: what is drawn once more with other words and figures is not held to it again, all else is."""

from typing import Any

import altair as alt
import pandas as pd
import pytest
from altair.utils.schemapi import SchemaValidationError

from tests import chart_specs
from tests.chart_specs import checked


def bars(title: str, **axis: Any) -> alt.Chart:
    return (
        alt.Chart(pd.DataFrame({"value": [1.0], "name": ["a"]}))
        .mark_bar()
        .encode(x=alt.X("value:Q").axis(**axis), y="name:N")
        .properties(title=title)
    )


def test_a_chart_of_the_same_build_is_held_to_the_schema_once() -> None:
    checked(bars("One", tickCount=5))
    known = len(chart_specs._known)
    assert checked(bars("Two", tickCount=5))["title"] == "Two"
    assert len(chart_specs._known) == known
    checked(bars("Two", tickCount=7))
    assert len(chart_specs._known) == known + 1


@pytest.mark.parametrize("wrong", [{"tickCount": -1, "grid": "perhaps"}, {"orient": "inside"}])
def test_another_build_is_held_to_it_though_one_was_sound_before(wrong) -> None:
    checked(bars("One"))
    chart = bars("One")
    with alt.utils.schemapi.debug_mode(False):
        chart.encoding.x.axis = alt.Axis(**wrong)
    with pytest.raises(SchemaValidationError):
        checked(chart)


def test_a_word_where_a_figure_stood_is_another_build() -> None:
    checked(bars("One", values=[1, 2]))
    known = len(chart_specs._known)
    checked(bars("One", values=[3]))
    assert len(chart_specs._known) == known
    chart = bars("One")
    with alt.utils.schemapi.debug_mode(False):
        chart.encoding.x.axis = alt.Axis(values=[1, None])
    with pytest.raises(SchemaValidationError):
        checked(chart)
