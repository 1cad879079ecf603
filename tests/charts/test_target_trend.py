"""Trend against target, by its specification."""

import json
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from hineq.charts.labels import LINE
from hineq.charts.strokes import LineRole, strokes
from hineq.charts.target_trend import target_trend_chart, target_trend_data
from hineq.insights.series.lines import Line
from hineq.insights.series.projecting import Projected, project_years, projection_of
from hineq.insights.targets.measures import MeasureView, comparator_line, measure_view, target_finding
from hineq.model.words import Sex, TargetKind
from hineq.theme.palette import DARK, LIGHT, Palette
from tests.chart_specs import layers_of, rows_of, words_of
from tests.luton import ENGLAND, LIFE_EXPECTANCY, figures, headlines, luton, measure
from tests.made_up import SMOKING, TOWN, opened, row, series, target, town


def comparators(view: MeasureView, area_code: str = ENGLAND) -> list[Line]:
    lines = {line.series.series: line for line in (view.held, view.since) if line}
    found = (comparator_line(figures(), line, area_code) for line in lines.values())
    return [line for line in found if line]


def spec_of(
    view: MeasureView,
    others: list[Line] | None = None,
    projected: Projected | None = None,
    ink: Palette = LIGHT,
    *,
    validate: bool = False,
) -> dict[str, Any]:
    data = target_trend_data(view, comparators(view) if others is None else others, projected)
    chart = target_trend_chart(view, data, target_finding(view, luton()), "In the town", ink)
    return chart.to_dict(validate=False)


def role(spec: dict[str, Any], name: str, mark: str) -> list[dict[str, Any]]:
    """The layers of one mark whose rows have one role."""
    return [layer for layer in layers_of(spec, mark) if {one.get("role") for one in rows_of(spec, layer)} == {name}]


@cache
def men() -> dict[str, Any]:
    return spec_of(measure(LIFE_EXPECTANCY, Sex.MALE))


def test_the_title_is_the_finding_and_the_text_alternative() -> None:
    words = "Luton's men missed the 2014-16 life expectancy at birth target by 1.8 years"
    assert men()["title"] == {"text": words, "subtitle": "In the town"}
    assert men()["description"] == words


def test_the_promise_is_dashed_with_hollow_diamonds_at_the_printed_targets() -> None:
    (line,), (points,) = role(men(), "promise", "line"), role(men(), "promise", "point")
    assert line["mark"]["strokeDash"] == [6, 4]
    assert line["mark"]["color"] == LIGHT.accent
    assert (points["mark"]["shape"], points["mark"]["fill"], points["mark"]["stroke"]) == (
        "diamond",
        LIGHT.ground,
        LIGHT.accent,
    )
    assert [(one["period"], one["value"]) for one in rows_of(men(), points)] == [
        ("2008-10", 77.7),
        ("2009-11", 78.2),
        ("2010-12", 78.6),
        ("2011-13", 79.0),
        ("2012-14", 79.5),
        ("2013-15", 79.9),
        ("2014-16", 80.3),
    ]


def test_the_outturn_is_solid_and_stands_apart_from_what_came_after() -> None:
    (line,), (points,) = role(men(), "outturn", "line"), role(men(), "outturn", "point")
    assert (line["mark"]["strokeDash"], points["mark"]["shape"], points["mark"]["fill"]) == (
        [1, 0],
        "circle",
        LIGHT.accent,
    )
    assert [(one["period"], one["value"]) for one in rows_of(men(), line)] == [("2014-16", 78.45)]
    (since,) = role(men(), "since", "line")
    assert since["mark"]["color"] == LIGHT.pale_accent
    assert [one["period"] for one in rows_of(men(), since)][0::8] == ["2015-17", "2023-25"]
    assert not {one["segment"] for one in rows_of(men(), line)} & {one["segment"] for one in rows_of(men(), since)}


def test_the_comparator_is_grey_and_its_forecast_dotted() -> None:
    (england,), (forecast,) = role(men(), "comparator", "line")[-1:], role(men(), "forecast", "line")
    assert england["mark"]["color"] == forecast["mark"]["color"] == LIGHT.benchmark
    assert forecast["mark"]["strokeDash"] == [2, 4]
    assert [one["value"] for one in rows_of(men(), forecast)] == [78.6, 79.0, 79.3, 79.7, 80.0, 80.4, 80.8]


def test_the_distance_is_a_bracket_from_outturn_to_target() -> None:
    (bracket,) = [layer for layer in layers_of(men(), "rule") if layer["encoding"]["y2"]["field"] == "target"]
    assert rows_of(men(), bracket) == [{"time": 2015.5, "value": 78.45, "target": 80.3}]
    assert bracket["mark"]["color"] == LIGHT.bad


def test_labels_stand_at_the_lines_ends_instead_of_a_legend() -> None:
    assert {" ".join(words.split()) for words in words_of(men())} == {
        "Target 80.3",
        "missed by 1.8 years",
        "Luton 78.5",
        "Luton 78.6",
        "England 79.7",
        "England (forecast)",
    }
    assert '"legend": {' not in json.dumps({key: men()[key] for key in men() if key != "config"})


def test_labels_do_not_lie_on_each_other() -> None:
    rim, text = layers_of(men(), "text")
    assert rim["mark"]["stroke"] == rim["mark"]["fill"] == LIGHT.ground
    rows = sorted(rows_of(men(), text), key=lambda one: one["value"])
    low, high = layers_of(men(), "line")[0]["encoding"]["y"]["scale"]["domain"]
    for below, above in pairwise(rows):
        lines = above["words"].count("\n") + 1
        assert (above["value"] - below["value"]) / (high - low) * men()["height"] >= lines * LINE - 0.01


def test_error_bars_stand_only_where_there_are_intervals() -> None:
    infants = spec_of(measure("infant_mortality"))
    (bars,) = [layer for layer in layers_of(infants, "rule") if layer["encoding"]["y2"]["field"] == "upper"]
    assert bars["transform"] == [{"filter": "isValid(datum.lower)"}]
    limited = [one["period"] for one in rows_of(infants, bars) if one["lower"] is not None]
    assert limited == ["2010-12", "2011-13", "2012-14", "2013-15", "2014-16"]
    assert not [layer for layer in layers_of(men(), "rule") if layer["encoding"]["y2"]["field"] == "upper"]


@pytest.mark.parametrize(
    ("indicator_id", "broken"),
    [("depression_qof", True), ("dental_decay_5y", True), ("u75_mortality_preventable", False)],
)
def test_no_line_crosses_a_gap(indicator_id: str, broken: bool) -> None:
    spec = spec_of(measure(indicator_id), [])
    (line,) = role(spec, "outturn", "line")
    assert line["encoding"]["detail"]["field"] == "segment"
    assert (len({one["segment"] for one in rows_of(spec, line)}) > 1) is broken


def test_no_line_runs_between_releases_of_the_indices() -> None:
    for indicator_id in ("imd_score", "income_deprivation_rate"):
        spec = spec_of(measure(indicator_id), [])
        (line,) = role(spec, "outturn", "line")
        # one release a line; the others are not drawn at all
        assert len(rows_of(spec, line)) == 1
    place = town([row(TOWN, "2015", 9.0), row(TOWN, "2019", 5.0)], all_series=[series(trend=False)])
    spec = spec_of(measure_view(opened(place), SMOKING, Sex.PERSONS), [])
    (line,) = role(spec, "outturn", "line")
    assert len({one["segment"] for one in rows_of(spec, line)}) == len(rows_of(spec, line)) == 2


def test_the_axis_says_printed_periods() -> None:
    axis = layers_of(men(), "line")[0]["encoding"]["x"]["axis"]
    printed = dict(
        pair.split(":") for pair in axis["labelExpr"].removeprefix("({").removesuffix("})[datum.value]").split(",")
    )
    assert printed["'2015.5'"] == "'2014-16'"
    assert printed["'2024.5'"] == "'2023-25'"
    drawn = {f"'{one['time']:g}'": f"'{one['period']}'" for one in target_rows(men())}
    assert all(drawn[time] == label for time, label in printed.items())
    # every tick has its label, the last target's and the newest period are among them, and they are no crowd
    assert {f"'{tick:g}'" for tick in axis["values"]} <= set(printed)
    assert {2015.5, 2024.5} <= set(axis["values"])
    assert len(axis["values"]) <= 8
    assert axis["labelAngle"] == 0


def target_rows(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for layer in layers_of(spec, "line") for one in rows_of(spec, layer) if "period" in one]


def test_the_value_axis_says_the_unit_and_holds_every_figure() -> None:
    y = layers_of(men(), "line")[0]["encoding"]["y"]
    low, high = y["scale"]["domain"]
    assert y["title"] == "years"
    assert low <= 77.7
    assert high >= 80.8
    assert spec_unit("overweight_year6") == "per cent"
    assert spec_unit("infant_mortality") == "per 1,000 live births"


def spec_unit(indicator_id: str) -> str:
    return str(layers_of(spec_of(measure(indicator_id), []), "line")[0]["encoding"]["y"]["title"])


def test_a_projection_is_a_band_and_a_dotted_line() -> None:
    view = measure("u75_mortality_cvd_preventable")
    assert view.since is not None
    projected = projection_of(view.since, 2030)
    assert isinstance(projected, Projected)
    spec = spec_of(view, [], projected)
    (band,) = layers_of(spec, "area")
    assert (band["encoding"]["y"]["field"], band["encoding"]["y2"]["field"]) == ("lower", "upper")
    ahead = rows_of(spec, band)
    assert (ahead[0]["time"], ahead[-1]["time"]) == (2023.5, 2030.5)
    axis = layers_of(spec, "line")[0]["encoding"]["x"]["axis"]
    assert "'2030.5':'2030'" in axis["labelExpr"]
    assert max(axis["values"]) == 2030.5


def test_a_series_that_does_not_decide_the_target_is_never_drawn_as_its_outturn() -> None:
    promised = [target("2010", 20.0, TargetKind.BASELINE), target("2012", 16.0)]
    place = town(
        [row(TOWN, "2012", 15.0, series="other")],
        targets=promised,
        all_series=[series(series="other", held_against_target=False)],
    )
    lines = target_trend_data(measure_view(opened(place), SMOKING, Sex.PERSONS), [])["lines"]
    assert set(lines.role) == {"since", "promise"}


@pytest.mark.parametrize(
    ("period", "value", "label"),
    [
        ("2012", 17.0, "missed by 1.0 percentage point"),
        ("2012", 16.0, "at the target"),
        ("2012", 15.5, "better by 0.5 percentage points"),
        ("2011", 19.0, "behind by 1.0 percentage point"),
    ],
)
def test_the_distance_is_named_by_its_status(period: str, value: float, label: str) -> None:
    promised = [target("2010", 20.0, TargetKind.BASELINE), target("2011", 18.0), target("2012", 16.0)]
    view = measure_view(opened(town([row(TOWN, period, value)], targets=promised)), SMOKING, Sex.PERSONS)
    assert label in words_of(spec_of(view, []))


def test_a_promise_without_an_outturn_is_drawn_alone() -> None:
    spec = spec_of(replace(measure("life_expectancy_gap", Sex.MALE), nearest=None))
    assert {one["role"] for one in target_rows(spec)} == {"promise"}
    assert words_of(spec) == {"Target 7.9"}


def test_a_promised_gap_is_drawn_against_the_nearest_published_one_under_its_name() -> None:
    rows = target_rows(spec_of(measure("life_expectancy_gap", Sex.MALE)))
    nearest = [row for row in rows if row["role"] == "since"]
    assert {row["name"] for row in nearest} == {"Luton (nearest figure)"}
    assert max(row["time"] for row in nearest) > max(row["time"] for row in rows if row["role"] == "promise")


def test_every_line_has_its_stroke() -> None:
    assert set(strokes(LIGHT)) == set(LineRole)


def test_the_dark_ground_has_its_own_inks() -> None:
    dark = spec_of(measure(LIFE_EXPECTANCY, Sex.MALE), ink=DARK)
    assert DARK.accent in json.dumps(dark)
    assert LIGHT.accent not in json.dumps(dark)


def test_every_measure_is_drawn_as_valid_json() -> None:
    own = figures().table[(figures().table.area_code == luton().area_code) & figures().table["value"].notna()]
    pairs = {(str(one), Sex(sex)) for one, sex in zip(own.indicator_id, own.sex, strict=True)}
    pairs |= {(view.indicator.indicator_id, view.sex) for view in headlines()}
    assert len(pairs) > 90
    for number, (indicator_id, sex) in enumerate(sorted(pairs)):
        view = measure(indicator_id, sex)
        whole = number % 8 == 0  # every layer is checked as it is built; the whole costs more than building it
        projected = projection_of(view.since, project_years(view.since)[1]) if view.since and whole else None
        data = target_trend_data(view, [], projected if isinstance(projected, Projected) else None)
        chart = target_trend_chart(view, data, target_finding(view, luton()), "", LIGHT)
        if whole:
            json.dumps(chart.to_dict(validate=number % 16 == 0), allow_nan=False)


def test_several_areas_have_a_colour_and_a_dash_of_their_own_and_their_names_read() -> None:
    view = measure("u75_mortality_preventable")
    codes = [ENGLAND, "E06000055", "E06000042", "E06000031"]
    spec = spec_of(view, [line for code in codes for line in comparators(view, code)])
    lines = role(spec, "comparator", "line")
    looks = [(one["mark"]["color"], tuple(one["mark"]["strokeDash"])) for one in lines]
    assert len(set(looks)) == len(looks) == 4
    assert looks[0][0] == LIGHT.benchmark
    named = {
        one["words"].split("\n")[0].split(" ")[0]: one
        for layer in layers_of(spec, "text")
        for one in rows_of(spec, layer)
    }
    assert named.keys() >= {"England", "Bedford", "Milton", "Peterborough", "Luton"}
    assert {named[name]["colour"] for name in ("England", "Bedford")} == {LIGHT.text}
    assert [named[name]["point"] for name in ("England", "Bedford")] == [LIGHT.benchmark, LIGHT.second]
    assert named["Luton"]["point"] == ""


def test_a_single_area_is_grey_with_words_of_its_own_ink() -> None:
    view = measure("u75_mortality_preventable")
    spec = spec_of(view)
    (line,) = role(spec, "comparator", "line")
    assert line["mark"]["color"] == LIGHT.benchmark
    assert all(not one.get("point") for layer in layers_of(spec, "text") for one in rows_of(spec, layer))
