"""The average and the gap through time as pictures."""

import pytest

from hineq.charts.gap_history import gap_history_chart, gap_history_data
from hineq.insights.inequality.gap_history import HistoryPart, against_country, between_wards, inside_place
from hineq.insights.inequality.gap_history_words import history_finding
from hineq.model.words import Sex
from hineq.theme.palette import DARK, LIGHT
from tests.chart_specs import layers_of, rows_of
from tests.luton import figures, joined_censuses

HISTORIES = {
    "inside": lambda: inside_place(figures(), Sex.MALE),
    "country": lambda: against_country(figures(), "life_expectancy_at_birth", Sex.FEMALE),
    "wards": lambda: between_wards(joined_censuses(), "households_deprived_2plus_dimensions", Sex.PERSONS),
}


@pytest.mark.parametrize("kind", HISTORIES)
@pytest.mark.parametrize("column", [HistoryPart.AVERAGE, HistoryPart.GAP])
@pytest.mark.parametrize("ink", [LIGHT, DARK], ids=["light", "dark"])
def test_each_history_is_drawn_with_its_finding_as_title(kind, column, ink) -> None:
    history = HISTORIES[kind]()
    title = history_finding(history)
    spec = gap_history_chart(history, gap_history_data(history), column, title, "subtitle", ink).to_dict()
    assert spec["title"]["text"] == spec["description"] == title
    fields = {layer["encoding"]["y"]["field"] for layer in spec["layer"]}
    assert column in fields
    assert ("lower" in fields) == (kind in ("wards", "inside") and column == HistoryPart.GAP)


def test_only_the_gap_starts_at_zero() -> None:
    history = HISTORIES["country"]()
    data = gap_history_data(history)
    zero = {}
    for column in (HistoryPart.AVERAGE, HistoryPart.GAP):
        spec = gap_history_chart(history, data, column, "t", "s", LIGHT).to_dict()
        zero[column] = spec["layer"][-1]["encoding"]["y"]["scale"]["zero"]
    assert zero == {HistoryPart.AVERAGE: False, HistoryPart.GAP: True}


def test_years_without_an_average_have_no_words_for_it() -> None:
    data = gap_history_data(HISTORIES["inside"]()).set_index("period")
    assert data.average_words["2011-13"] == ""
    assert data.gap_words["2011-13"] == "10.2"
    assert data.average_words["2015-17"] == "78.2"


def test_the_strategys_own_gap_is_a_hollow_diamond_joined_to_nothing() -> None:
    history = HISTORIES["inside"]()
    spec = gap_history_chart(history, gap_history_data(history), HistoryPart.GAP, "t", "s", LIGHT).to_dict()
    (diamond,) = [layer for layer in layers_of(spec, "point") if layer["mark"].get("shape") == "diamond"]
    assert diamond["mark"]["filled"] is False
    (row,) = rows_of(spec, diamond)
    assert (row["gap"], row["period"]) == (8.9, "2006-10")
    (line,) = layers_of(spec, "line")
    assert 8.9 not in [round(one["gap"], 1) for one in rows_of(spec, line) if one["time"] < 2011]
    assert any("8.9, small areas" in layer["mark"].get("text", ()) for layer in layers_of(spec, "text"))
    assert diamond["encoding"]["x"]["scale"]["domain"][0] < row["time"]
    for kind, column in (("inside", HistoryPart.AVERAGE), ("country", HistoryPart.GAP)):
        other = HISTORIES[kind]()
        drawn = gap_history_chart(other, gap_history_data(other), column, "t", "s", LIGHT).to_dict()
        assert "diamond" not in str(drawn)
