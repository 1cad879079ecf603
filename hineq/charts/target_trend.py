"""Trend against target: what was promised, what came of it, what has happened since, and where it is heading."""

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, assert_never

import altair as alt
import pandas as pd

from hineq.charts.labels import LINE, apart
from hineq.charts.layered import layered
from hineq.charts.strokes import LineRole, Stroke, beside_strokes, strokes
from hineq.insights.series.lines import Line
from hineq.insights.series.projecting import Projected
from hineq.insights.targets.measures import MeasureView, shortfall_size
from hineq.insights.wording.kinds import marked
from hineq.insights.wording.numbers import figure, interval, number
from hineq.model.words import TargetStatus
from hineq.theme.palette import END_LABELS, TEXT, Palette, status_ink


@dataclass(frozen=True, kw_only=True)
class Label:
    """Words beside a point of the chart, with a point of their line's own colour before them where they are not in it."""

    time: float
    value: float
    words: str
    colour: str
    point: str = ""


# the words at the end of a line, in lines of at most so many letters: a phone has room for no more
_LETTERS = 16
_COLUMNS = ("role", "name", "series", "segment", "time", "period", "value", "lower", "upper", "words")


def target_trend_data(
    view: MeasureView, comparators: list[Line], projected: Projected | None = None
) -> dict[str, pd.DataFrame]:
    """The tables behind the chart, by layer: `lines` (one row a point) and, with a projection, `ahead`.

    Columns of `lines`: role, name (whose line it is), series, segment (points of one are joined), time, period, value,
    lower, upper, words.
    """
    rows: list[dict[str, object]] = []
    place_lines = [(LineRole.OUTTURN, view.held)] if view.held else []
    if view.since and (view.held is None or view.since.series != view.held.series):
        # without a target the newest series is the outturn itself; with one, a series that does not decide it never is
        place_lines.append((LineRole.SINCE if view.trajectory else LineRole.OUTTURN, view.since))
    place_lines += [(LineRole.COMPARATOR, line) for line in comparators]
    for role, line in place_lines:
        rows += _line_rows(role, line, marked(line.area_name, line.kind))
    if view.nearest:
        rows += _line_rows(
            LineRole.SINCE,
            view.nearest,
            f"{view.nearest.area_name} (nearest figure{f', {view.nearest.kind}' if view.nearest.kind else ''})",
        )
    promised = [
        (LineRole.PROMISE, f"Target for {_who(view)}", point, point.kind.value.capitalize())
        for point in (view.trajectory.points if view.trajectory else ())
    ]
    promised += [
        (LineRole.FORECAST, f"{view.forecast_area} (forecast)", point, "The strategy's forecast")
        for point in view.forecast
    ]
    for role, name, point, what in promised:
        rows.append(
            {
                "role": role,
                "name": name,
                "series": "",
                "segment": role,
                "time": round(point.period.middle, 1),
                "period": point.period.label,
                "value": point.value,
                "lower": math.nan,
                "upper": math.nan,
                "words": f"{what}: {figure(point.value, view.indicator)}",
            }
        )
    tables = {"lines": pd.DataFrame(rows, columns=list(_COLUMNS))}
    if projected:
        tables["ahead"] = projected.ahead
    return tables


def _who(view: MeasureView) -> str:
    return view.sex.people if view.sex.value != "Persons" else "all"


def _line_rows(role: LineRole, line: Line, name: str) -> list[dict[str, object]]:
    rows = []
    for number_of_point, (_, point) in enumerate(line.points.iterrows()):
        limits = interval(point.lower_ci, point.upper_ci, line.indicator)
        words = f"{name}: {figure(point['value'], line.indicator)}"
        segment = int(point.segment) if line.series.trend else number_of_point
        rows.append(
            {
                "role": role,
                "name": name,
                "series": line.series.series,
                "segment": f"{role} {line.area_name} {line.series.series} {segment}",
                "time": round(point.time, 1),
                "period": point.period,
                "value": point["value"],
                "lower": point.lower_ci,
                "upper": point.upper_ci,
                "words": f"{words} (95% interval {limits})" if limits else words,
            }
        )
    return rows


def target_trend_chart(
    view: MeasureView, data: dict[str, pd.DataFrame], title: str, subtitle: str, ink: Palette, *, height: int = 360
) -> alt.LayerChart:
    """The chart: promise dashed with hollow diamonds, outturn solid with its interval, comparator grey, all labelled."""
    lines = data["lines"]
    x = alt.X("time:Q", title=None, axis=_period_axis(lines, data.get("ahead")), scale=_time_scale(lines, data))
    y = alt.Y(
        "value:Q",
        title=view.indicator.measured_in.axis,
        axis=alt.Axis(tickCount=6),
        scale=alt.Scale(domain=list(_value_domain(lines, data)), nice=False, zero=False),
    )
    layers: list[alt.Chart | alt.LayerChart] = []
    if "ahead" in data:
        layers += _projection_layers(data["ahead"], x, ink)
    for role, style in strokes(ink).items():
        rows = lines[lines.role == role]
        if role is LineRole.COMPARATOR:
            for name, own in beside_strokes(ink, list(dict.fromkeys(rows["name"]))).items():
                layers += _series_layers(rows[rows["name"] == name], role, own, x, y, ink)
        elif not rows.empty:
            layers += _series_layers(rows, role, style, x, y, ink)
    layers += _distance_layers(view, x, ink)
    layers += _labels(view, lines, x, _value_domain(lines, data), height, ink)
    return layered(layers, title, subtitle, ink, height=height, padding=END_LABELS)


def _series_layers(
    rows: pd.DataFrame, role: LineRole, style: Stroke, x: alt.X, y: alt.Y, ink: Palette
) -> list[alt.Chart]:
    base = alt.Chart(rows)
    detail = alt.Detail("segment:N")
    tooltip = [alt.Tooltip("period:N", title="Period"), alt.Tooltip("words:N", title="Figure")]
    layers = []
    if role.of_the_place and rows.lower.notna().any():
        layers.append(
            base.transform_filter("isValid(datum.lower)")
            .mark_rule(strokeWidth=1.5, color=style.colour, opacity=0.55)
            .encode(x=x, y=alt.Y("lower:Q"), y2="upper:Q")
        )
    layers.append(
        base.mark_line(color=style.colour, strokeWidth=style.width, strokeDash=list(style.dash)).encode(
            x=x, y=y, detail=detail
        )
    )
    promised = role is LineRole.PROMISE
    if role.of_the_place or promised:
        layers.append(
            base.mark_point(
                shape="diamond" if promised else "circle",
                size=55 if role is LineRole.SINCE else 90,
                filled=True,
                fill=ink.ground if promised else style.colour,
                stroke=style.colour,
                strokeWidth=2,
                opacity=1,
            ).encode(x=x, y=y, tooltip=tooltip)
        )
    else:
        layers.append(
            base.mark_point(size=30, filled=True, color=style.colour, opacity=1).encode(x=x, y=y, tooltip=tooltip)
        )
    return layers


def _projection_layers(ahead: pd.DataFrame, x: alt.X, ink: Palette) -> list[alt.Chart]:
    base = alt.Chart(ahead)
    y = alt.Y("value:Q")
    return [
        base.mark_area(color=ink.accent, opacity=0.12).encode(x=x, y=alt.Y("lower:Q"), y2="upper:Q"),
        base.mark_line(color=ink.accent, strokeWidth=2, strokeDash=[1, 5], strokeCap="round").encode(x=x, y=y),
    ]


def _distance_layers(view: MeasureView, x: alt.X, ink: Palette) -> list[alt.Chart]:
    """The bracket between outturn and target in the period that decided the status."""
    result = view.result
    if result is None or result.outturn is None:
        return []
    colour = status_ink(result.status, ink)
    time = round(result.target_period.middle, 1)
    table = pd.DataFrame([{"time": time, "value": result.outturn.value, "target": result.target}])
    return [alt.Chart(table).mark_rule(color=colour, strokeWidth=4).encode(x=x, y=alt.Y("value:Q"), y2="target:Q")]


def _distance_label(view: MeasureView, ink: Palette) -> list[Label]:
    result = view.result
    if result is None or result.outturn is None:
        return []
    # the axis says the unit
    size = shortfall_size(view, unit_said=True)
    short = "missed" if result.status is TargetStatus.MISSED else "behind"
    words = f"{short if result.shortfall > 0 else 'better'} by {size}"
    if result.shortfall == 0:
        words = "at the target"
    middle = (result.outturn.value + result.target) / 2
    colour = status_ink(result.status, ink)
    return [Label(time=round(result.target_period.middle, 1), value=middle, words=words, colour=colour)]


def _labels(
    view: MeasureView, lines: pd.DataFrame, x: alt.X, domain: tuple[float, float], height: int, ink: Palette
) -> list[alt.Chart]:
    """Words at the end of each line instead of a legend, over a rim of the ground: on a phone they lie over other lines."""
    drawn = strokes(ink)
    beside = beside_strokes(ink, list(dict.fromkeys(lines.loc[lines.role == LineRole.COMPARATOR, "name"])))
    labels = _distance_label(view, ink)
    for (role_word, name, _), points in lines.groupby(["role", "name", "series"], sort=False):
        role = LineRole(str(role_word))
        if role is LineRole.COMPARATOR and len(points) == 1:
            continue  # a lone point between the lines has no room for words; its tooltip and the table have them
        last = points.sort_values("time").iloc[-1]
        value = float(last["value"])
        words = _end_words(role, str(name), number(value, view.indicator.decimals))
        words = textwrap.fill(words, _LETTERS)
        style = beside[str(name)] if role is LineRole.COMPARATOR else drawn[role]
        point = style.colour if role is LineRole.COMPARATOR and len(beside) > 1 else ""
        labels.append(Label(time=float(last.time), value=value, words=words, colour=style.words, point=point))
    placed = alt.Chart(pd.DataFrame(_apart(labels, domain, height), columns=[one.name for one in fields(Label)]))
    looks: dict[str, Any] = {"align": "left", "baseline": "middle", "dx": 10, "fontSize": TEXT, "fontWeight": 600}
    looks |= {"lineBreak": "\n", "lineHeight": LINE}
    rim: dict[str, Any] = {"fill": ink.ground, "stroke": ink.ground, "strokeWidth": 5, "strokeJoin": "round"}
    at: dict[str, Any] = {"x": x, "y": alt.Y("value:Q"), "text": alt.Text("words:N")}
    points = placed.transform_filter("datum.point").mark_point(filled=True, size=60, opacity=1, xOffset=9)
    if any(label.point for label in labels):
        looks["dx"] = 18
    return [
        placed.mark_text(**looks, **rim).encode(**at),
        placed.mark_text(**looks).encode(**at, color=alt.Color("colour:N", scale=None)),
        *(
            [points.encode(x=x, y=at["y"], color=alt.Color("point:N", scale=None))]
            if any(label.point for label in labels)
            else []
        ),
    ]


def _apart(labels: Sequence[Label], domain: tuple[float, float], height: int) -> list[Label]:
    """Labels that would lie on each other, moved apart: on a phone all of them stand in one column."""
    low, high = domain
    tops = [(high - label.value) / (high - low) * height for label in labels]
    heights = [LINE * (label.words.count("\n") + 1) for label in labels]
    moved = apart(tops, heights, height + LINE / 2)
    return [replace(label, value=high - top / height * (high - low)) for label, top in zip(labels, moved, strict=True)]


def _end_words(role: LineRole, name: str, value: str) -> str:
    match role:
        case LineRole.PROMISE:
            return f"Target {value}"
        case LineRole.FORECAST:
            return name
        case LineRole.OUTTURN | LineRole.SINCE | LineRole.COMPARATOR:
            return f"{name} {value}"
    assert_never(role)


def _period_axis(lines: pd.DataFrame, ahead: pd.DataFrame | None) -> alt.Axis:
    """Ticks at periods that exist, with the printed label rather than a decimal year."""
    # where two kinds of period meet, the promise and the outturn name the axis
    ranked = lines.assign(first=lines.role.map(list(LineRole).index))
    ticks = ranked.sort_values(["first", "time"]).drop_duplicates("time")
    leading = ticks[ticks["first"] == ticks["first"].min()]
    alike = ticks.period.str.len() == leading.period.str.len().iloc[0]
    labels = {float(time): str(period) for time, period in ticks.loc[alike, ["time", "period"]].itertuples(index=False)}
    if ahead is not None:
        labels |= {round(float(time), 1): str(int(time)) for time in ahead.time[1:]}
    words = ",".join(f"'{time:g}':'{label}'" for time, label in sorted(labels.items()))
    every = math.ceil(len(labels) / 8)
    # counted from the newest, so that it always has its label
    values = sorted(labels)[::-1][::every][::-1]
    promised = lines.loc[lines.role == LineRole.PROMISE, "time"]
    if len(promised) and len(values) > 1:
        # the last target's period has its label too, in place of its neighbours
        last, step = float(promised.max()), values[1] - values[0]
        values = sorted({last, *(value for value in values if abs(value - last) > step / 2)})
    return alt.Axis(
        values=values,
        labelExpr=f"({{{words}}})[datum.value]",
        grid=False,
        labelOverlap="greedy",
        labelSeparation=14,
        labelAngle=0,
    )


def _time_scale(lines: pd.DataFrame, data: dict[str, pd.DataFrame]) -> alt.Scale:
    times = pd.concat([lines.time, data["ahead"].time]) if "ahead" in data else lines.time
    low, high = float(times.min()), float(times.max())
    return alt.Scale(domain=[low - 0.3, high + max(0.6, (high - low) * 0.03)], nice=False, zero=False)


def _value_domain(lines: pd.DataFrame, data: dict[str, pd.DataFrame]) -> tuple[float, float]:
    """From a little below the lowest figure or limit to a little above the highest."""
    figures = [lines["value"], *_limits(lines[lines.role.map(lambda role: LineRole(role).of_the_place)])]
    if "ahead" in data:
        figures += _limits(data["ahead"])
    values = pd.concat(figures).dropna()
    low, high = float(values.min()), float(values.max())
    margin = (high - low or abs(high) or 1.0) * 0.08
    return (max(0.0, low - margin) if low >= 0 else low - margin), high + margin


def _limits(table: pd.DataFrame) -> list[pd.Series]:
    return [table.lower, table.upper]
