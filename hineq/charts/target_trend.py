"""Trend against target: what was promised, what came of it, what has happened since, and where it is heading."""

import math
from dataclasses import dataclass

import altair as alt
import pandas as pd

from hineq.insights.series.lines import Line
from hineq.insights.series.projecting import Projected
from hineq.insights.targets.measures import MeasureView
from hineq.insights.wording.numbers import difference, figure, interval, number
from hineq.model.words import TargetStatus
from hineq.theme.palette import END_LABELS, Palette, chart_config

OUTTURN, SINCE, COMPARATOR, PROMISE, FORECAST, DISTANCE = (
    "outturn", "since", "comparator", "promise", "forecast", "distance",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Stroke:
    """How a line is drawn."""

    colour: str
    width: float
    dash: tuple[int, int] = (1, 0)


def target_trend_data(
    view: MeasureView, comparators: list[Line], projected: Projected | None = None
) -> dict[str, pd.DataFrame]:
    """The tables behind the chart, by layer: `lines` (one row a point) and, with a projection, `ahead`.

    Columns of `lines`: role, line (the label beside it), segment, time, period, value, lower, upper, words.
    """
    rows: list[dict[str, object]] = []
    place_lines = [(OUTTURN, view.held)] if view.held else []
    if view.since and (view.held is None or view.since.series != view.held.series):
        # without a target the newest series is the outturn itself; with one, a series that does not decide it never is
        place_lines.append((SINCE if view.trajectory else OUTTURN, view.since))
    place_lines += [(COMPARATOR, line) for line in comparators]
    for role, line in place_lines:
        rows += _line_rows(role, line)
    if view.trajectory:
        rows += [
            _row(PROMISE, f"Target for {_who(view)}", 0, point.period.middle, point.period.label, point.value,
                 words=f"{point.kind.value.capitalize()}: {figure(point.value, view.indicator)}")
            for point in view.trajectory.points
        ]  # fmt: skip
    rows += [
        _row(FORECAST, f"{view.forecast_area} (forecast)", 0, point.period.middle, point.period.label, point.value,
             words=f"The strategy's forecast: {figure(point.value, view.indicator)}")
        for point in view.forecast
    ]  # fmt: skip
    columns = ["role", "line", "segment", "time", "period", "value", "lower", "upper", "words"]
    tables = {"lines": pd.DataFrame(rows, columns=columns)}
    if projected:
        tables["ahead"] = projected.ahead
    return tables


def _who(view: MeasureView) -> str:
    return view.sex.people if view.sex.value != "Persons" else "all"


def _line_rows(role: str, line: Line) -> list[dict[str, object]]:
    rows = []
    for _, point in line.points.iterrows():
        limits = interval(point.lower_ci, point.upper_ci, line.indicator)
        words = f"{line.area_name}: {figure(point['value'], line.indicator)}"
        words += f" (95% interval {limits})" if limits else ""
        segment = int(point.segment) if line.series.trend else int(point.name)
        label = f"{line.area_name}|{line.series.series}"
        rows.append(
            _row(role, label, segment, point.time, point.period, point["value"], point.lower_ci, point.upper_ci, words)
        )
    return rows


def _row(
    role: str, line: str, segment: int, time: float, period: str, value: float,
    lower: float = math.nan, upper: float = math.nan, words: str = "",
) -> dict[str, object]:  # fmt: skip
    return {
        "role": role, "line": line, "segment": f"{role} {line} {segment}", "time": round(time, 1), "period": period,
        "value": value, "lower": lower, "upper": upper, "words": words,
    }  # fmt: skip


def target_trend_chart(
    view: MeasureView, data: dict[str, pd.DataFrame], title: str, subtitle: str, ink: Palette, *, height: int = 420
) -> alt.LayerChart:
    """The chart: promise dashed with hollow diamonds, outturn solid with its interval, comparator grey, all labelled."""
    lines = data["lines"]
    x = alt.X("time:Q", title=None, axis=_period_axis(lines, data.get("ahead")), scale=_time_scale(lines, data))
    y = alt.Y("value:Q", title=_unit_title(view), scale=_value_scale(lines, data), axis=alt.Axis(tickCount=6))
    layers: list[alt.Chart | alt.LayerChart] = []
    if "ahead" in data:
        layers += _projection_layers(data["ahead"], x, ink)
    styles = {
        COMPARATOR: Stroke(colour=ink.benchmark, width=2),
        FORECAST: Stroke(colour=ink.benchmark, width=1.5, dash=(2, 4)),
        SINCE: Stroke(colour=ink.pale_accent, width=3),
        PROMISE: Stroke(colour=ink.accent, width=2, dash=(6, 4)),
        OUTTURN: Stroke(colour=ink.accent, width=3.5),
    }
    for role, style in styles.items():
        rows = lines[lines.role == role]
        if not rows.empty:
            layers += _series_layers(rows, role, style, x, y, ink)
    layers += _distance_layers(view, x, ink)
    layers.append(_labels(view, lines, x, y, ink))
    chart = alt.layer(*layers).properties(
        width="container",
        padding=END_LABELS,
        height=height,
        title=alt.Title(title, subtitle=subtitle),
        description=title,
    )
    return chart.configure(**chart_config(ink))


def _unit_title(view: MeasureView) -> str:
    return view.indicator.measured_in.axis


def _series_layers(rows: pd.DataFrame, role: str, style: Stroke, x: alt.X, y: alt.Y, ink: Palette) -> list[alt.Chart]:
    base = alt.Chart(rows)
    detail, tooltip = (
        alt.Detail("segment:N"),
        [alt.Tooltip("period:N", title="Period"), alt.Tooltip("words:N", title="Figure")],
    )
    layers = []
    if role in (OUTTURN, SINCE) and rows.lower.notna().any():
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
    if role in (OUTTURN, SINCE, PROMISE):
        shape = "diamond" if role == PROMISE else "circle"
        fill = ink.ground if role == PROMISE else style.colour
        layers.append(
            base.mark_point(
                shape=shape, size=90 if role != SINCE else 55, filled=True, fill=fill, stroke=style.colour,
                strokeWidth=2, opacity=1,
            ).encode(x=x, y=y, tooltip=tooltip)
        )  # fmt: skip
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
    colour = ink.bad if result.shortfall > 0 else ink.good
    time = round(result.target_period.middle, 1)
    table = pd.DataFrame([{"time": time, "value": result.outturn.value, "target": result.target}])
    return [alt.Chart(table).mark_rule(color=colour, strokeWidth=4).encode(x=x, y=alt.Y("value:Q"), y2="target:Q")]


def _distance_label(view: MeasureView) -> list[dict[str, object]]:
    result = view.result
    if result is None or result.outturn is None:
        return []
    # the axis says the unit
    size = difference(result.shortfall, view.indicator, unit_said=True)
    worse = "missed" if result.status is TargetStatus.MISSED else "behind"
    words = f"{worse} by {size}" if result.shortfall > 0 else f"better by {size}"
    if result.shortfall == 0:
        words = "at the target"
    middle = (result.outturn.value + result.target) / 2
    return [{"time": round(result.target_period.middle, 1), "value": middle, "words": words, "role": DISTANCE}]


def _labels(view: MeasureView, lines: pd.DataFrame, x: alt.X, y: alt.Y, ink: Palette) -> alt.Chart:
    """Words at the end of each line instead of a legend."""
    rows = _distance_label(view)
    for (role, _), points in lines.groupby(["role", "line"], sort=False):
        if role == COMPARATOR and len(points) == 1:
            continue  # a lone point between the lines has no room for words; its tooltip and the table have them
        last = points.sort_values("time").iloc[-1]
        words = _end_label(view, str(role), last)
        if words:
            rows.append({**last[["time", "value"]].to_dict(), "words": words, "role": role})
    colours = {
        OUTTURN: ink.accent, SINCE: ink.accent, PROMISE: ink.accent, COMPARATOR: ink.quiet, FORECAST: ink.quiet,
        DISTANCE: ink.bad if view.result and view.result.shortfall > 0 else ink.good,
    }  # fmt: skip
    table = pd.DataFrame(_apart(rows, lines), columns=["time", "value", "words", "role"])
    table["colour"] = table.role.map(colours)
    return (
        alt.Chart(table)
        .mark_text(align="left", dx=10, dy=-3, fontSize=15, fontWeight=600)
        .encode(x=x, y=y, text="words:N", color=alt.Color("colour:N", scale=None))
    )


def _apart(rows: list[dict[str, object]], lines: pd.DataFrame) -> list[dict[str, object]]:
    """Labels that would lie on each other, moved apart by a share of the height."""
    figures = pd.concat([lines["value"], lines.lower, lines.upper]).dropna()
    step = float(figures.max() - figures.min()) * 0.06
    placed: list[dict[str, object]] = []
    for row in sorted(rows, key=lambda one: float(str(one["value"]))):
        near = [one for one in placed if abs(float(str(one["time"])) - float(str(row["time"]))) < 4]
        if near:
            highest = max(float(str(one["value"])) for one in near)
            row["value"] = max(float(str(row["value"])), highest + step)
        placed.append(row)
    return placed


def _end_label(view: MeasureView, role: str, last: pd.Series) -> str:
    value = number(float(last["value"]), view.indicator.decimals)
    match role:
        case "promise":
            return f"Target {value}"
        case "forecast":
            return str(last.line)
        case _:
            return f"{str(last.line).split('|')[0]} {value}"


def _period_axis(lines: pd.DataFrame, ahead: pd.DataFrame | None) -> alt.Axis:
    """Ticks at periods that exist, with the printed label rather than a decimal year."""
    # where two kinds of period meet, the promise and the outturn name the axis
    ranked = lines.assign(first=lines.role.map([PROMISE, OUTTURN, SINCE, COMPARATOR, FORECAST].index))
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
    promised = lines.loc[lines.role == PROMISE, "time"]
    if len(promised) and len(values) > 1:
        # the last target's period has its label too, in place of its neighbours
        last, step = float(promised.max()), values[1] - values[0]
        values = sorted({last, *(value for value in values if abs(value - last) > step / 2)})
    return alt.Axis(
        values=values, labelExpr=f"({{{words}}})[datum.value]",
        grid=False, labelOverlap="greedy", labelSeparation=14, labelAngle=0,
    )  # fmt: skip


def _time_scale(lines: pd.DataFrame, data: dict[str, pd.DataFrame]) -> alt.Scale:
    times = pd.concat([lines.time, data["ahead"].time]) if "ahead" in data else lines.time
    low, high = float(times.min()), float(times.max())
    return alt.Scale(domain=[low - 0.3, high + max(0.6, (high - low) * 0.03)], nice=False, zero=False)


def _value_scale(lines: pd.DataFrame, data: dict[str, pd.DataFrame]) -> alt.Scale:
    figures = [lines["value"], *_limits(lines[lines.role.isin([OUTTURN, SINCE])])]
    if "ahead" in data:
        figures += _limits(data["ahead"])
    values = pd.concat(figures).dropna()
    low, high = float(values.min()), float(values.max())
    margin = (high - low or abs(high) or 1.0) * 0.08
    floor = max(0.0, low - margin) if low >= 0 else low - margin
    return alt.Scale(domain=[floor, high + margin], nice=True, zero=False)


def _limits(table: pd.DataFrame) -> list[pd.Series]:
    return [table.lower, table.upper]
