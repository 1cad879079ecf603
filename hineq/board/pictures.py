"""The pictures of slides: the app's charts and maps from the same functions, and the same figures for charts that can be opened."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

import pandas as pd

from hineq.board.render import HEIGHT
from hineq.board.slides import ChartKind, NativeChart, NativeSeries, Picture, SeriesRole
from hineq.charts.arrow import finished
from hineq.charts.behind import behind_chart, behind_data
from hineq.charts.slope import slope_chart, slope_data
from hineq.charts.spine import spine_chart, spine_data
from hineq.charts.strokes import LineRole
from hineq.charts.target_trend import target_trend_chart, target_trend_data
from hineq.charts.ward_shapes import SLIDE, ward_shapes_chart, ward_shapes_data
from hineq.insights.inequality.gradient import Inequality
from hineq.insights.inequality.gradient_words import gradient_subtitle, inequality_finding
from hineq.insights.series.figures import Figures
from hineq.insights.series.lines import Line
from hineq.insights.standing.attention import Attention, attention_subtitle, attention_title
from hineq.insights.targets.measures import MeasureView, comparator_line
from hineq.insights.wards.profile import Profile
from hineq.insights.wards.profile_first import (
    measures_first,
    measures_first_short,
    measures_first_words,
    spine_key_short,
)
from hineq.insights.wards.profile_words import spine_title
from hineq.insights.wording.kinds import marked
from hineq.insights.wording.numbers import bare, interval
from hineq.maps.scene import MapScene
from hineq.model.place import Place
from hineq.model.words import TargetKind
from hineq.theme.palette import Palette

# a slide has room for a name in one line
_LETTERS = 60
_ROLES = {
    LineRole.OUTTURN: SeriesRole.PLACE,
    LineRole.SINCE: SeriesRole.PLACE,
    LineRole.COMPARATOR: SeriesRole.COUNTRY,
    LineRole.PROMISE: SeriesRole.TARGET,
    LineRole.FORECAST: SeriesRole.TARGET,
}


def compared_lines(figures: Figures, view: MeasureView) -> list[Line]:
    """The country's lines in the series that the place's measure is drawn from."""
    series = {line.series.series: line for line in (view.held, view.since) if line}
    lines = (comparator_line(figures, line, figures.place.benchmark_code) for line in series.values())
    return [line for line in lines if line is not None]


def trend_picture(figures: Figures, view: MeasureView, finding: str, ink: Palette) -> Picture:
    """A measure through time beside its target and the country."""
    place = figures.place
    data = target_trend_data(view, compared_lines(figures, view))
    subtitle = f"{view.name}, {place.name}, {view.indicator.unit}"
    chart = target_trend_chart(view, data, finding, subtitle, ink, height=HEIGHT)
    return Picture(
        spec=finished(chart), alternative=f"{finding}. {subtitle}.", chart=_trend(view, data["lines"]), key=(subtitle,)
    )


def _trend(view: MeasureView, lines: pd.DataFrame) -> NativeChart | None:
    """The points of the lines by period: one series a line, NaN where it has no point."""
    if lines.empty:
        return None
    periods = list(dict.fromkeys(lines.sort_values("time", kind="stable").period))
    series = []
    for (role, name, _), rows in lines.groupby(["role", "name", "series"], sort=False):
        by_period = rows.drop_duplicates("period").set_index("period").reindex(periods)
        limits = (
            {"lower": _floats(by_period.lower), "upper": _floats(by_period.upper)}
            if by_period.lower.notna().any()
            else {}
        )
        series.append(
            NativeSeries(
                name=_promised_name(view, str(name)) if role == LineRole.PROMISE else str(name),
                role=_ROLES[LineRole(str(role))],
                values=_floats(by_period["value"]),
                **limits,
            )
        )
    return NativeChart(
        kind=ChartKind.TREND, unit=view.indicator.measured_in.axis, categories=tuple(map(str, periods)),
        series=_told_apart(series, periods), decimals=view.indicator.decimals,
    )  # fmt: skip


def _promised_name(view: MeasureView, name: str) -> str:
    """A line of targets by its name; where it begins with baselines it says so."""
    points = view.trajectory.points if view.trajectory else ()
    kinds = dict.fromkeys(point.kind for point in points)
    return f"{name}, from its baseline" if TargetKind.BASELINE in kinds else name


def _told_apart(series: list[NativeSeries], periods: Sequence[str]) -> tuple[NativeSeries, ...]:
    """Two lines of one name, published in two series, are told apart by the periods that each has figures of."""
    names = [one.name for one in series]
    return tuple(
        replace(one, name=f"{one.name}, {_span(one, periods)}") if names.count(one.name) > 1 else one for one in series
    )


def _span(series: NativeSeries, periods: Sequence[str]) -> str:
    had = [period for period, value in zip(periods, series.values, strict=True) if not math.isnan(value)]
    return had[0] if had[0] == had[-1] else f"{had[0]} to {had[-1]}"


def _floats(values: pd.Series) -> tuple[float, ...]:
    return tuple(float(value) for value in values)


def behind_picture(place: Place, urgent: Attention, ink: Palette) -> Picture:
    """The measures significantly worse than the country's, by the share of authorities that do better."""
    title, subtitle = attention_title(place, urgent), attention_subtitle(place, urgent)
    data = behind_data(urgent, place, _LETTERS)
    chart = behind_chart(data, title, subtitle, ink)
    bars = NativeChart(
        kind=ChartKind.BARS, unit="% of authorities that do better", decimals=0,
        categories=tuple(f"{' '.join(row['name'].split())}: {row.words}" for _, row in data.iterrows()),
        series=(
            NativeSeries(
                name=place.name, role=SeriesRole.PLACE,
                values=tuple(stands.share_better * 100 for stands in urgent.drawn),
            ),
        ),
    )  # fmt: skip
    said = "; ".join(f"{stands.line.name}, {stands.behind_words}" for stands in urgent.drawn)
    return Picture(spec=finished(chart), alternative=f"{title}. {said}.", key=(subtitle,), chart=bars)


def gap_picture(inequality: Inequality, ink: Palette) -> Picture:
    """The wards in the order of deprivation, with the line through them."""
    finding, subtitle = inequality_finding(inequality), gradient_subtitle(inequality)
    chart = slope_chart(inequality, slope_data(inequality), finding, subtitle, ink)
    return Picture(spec=finished(chart), alternative=f"{finding}. {subtitle}.", key=(subtitle,))


def map_picture(scene: MapScene) -> Picture:
    """The wards in their classes, with the poorest marked."""
    shapes = ward_shapes_data(scene.shapes, scene.marks, SLIDE)
    legend: list[Mapping[str, Any]] = [asdict(item) for item in scene.legend]
    chart = ward_shapes_chart(shapes, legend, scene.finding, scene.subtitle, SLIDE)
    table, indicator = scene.view.table.sort_values(["rank", "area_name"]), scene.view.indicator
    # no extreme of a small ward without its interval
    worst = [
        marked(f"{row.area_name} {bare(row['value'], indicator)}", interval(row.lower_ci, row.upper_ci, indicator))
        for _, row in table.head(5).iterrows()
        if not math.isnan(row["value"])
    ]
    first = f" Poorest first: {', '.join(worst)}." if scene.view.ranked else ""
    said = f"{scene.finding}. {scene.subtitle}.{first}"
    return Picture(spec=finished(chart), alternative=said, key=(scene.subtitle,), on_white=True)


def ward_picture(place: Place, profile: Profile, ink: Palette) -> Picture | None:
    """A ward on the measures that are furthest from the place; None where it is placed on none."""
    rows = measures_first(profile, place)
    data = spine_data(rows, _LETTERS)
    if data.empty:
        return None
    title = spine_title(profile, place)
    subtitle = measures_first_words(profile, place, len(rows))
    said = "; ".join(f"{row['name']} {row.value_words}, {row.rank_words}" for _, row in rows.iterrows())
    return Picture(
        spec=finished(spine_chart(data, title, subtitle, ink)), alternative=f"{title}. {said}.",
        key=(measures_first_short(profile, place, len(rows)), spine_key_short(profile, place)),
    )  # fmt: skip
