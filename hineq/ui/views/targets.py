"""What pages ask about a measure of the whole place: its trend, its target, its gaps."""

from collections.abc import Sequence
from typing import Any, Literal

import pandas as pd

from hineq.charts.arrow import finished
from hineq.insights.inequality.gaps import Gap, told_gap
from hineq.insights.series.lines import Line
from hineq.insights.series.projecting import Projected, project_years, projection_of
from hineq.insights.series.refusal import NotPossible
from hineq.insights.targets.country_gap import CountryGap, country_gap
from hineq.insights.targets.measures import MeasureView, comparator_line, headline_views, measure_view
from hineq.insights.targets.options import MeasureOption, measure_options, measure_table
from hineq.insights.wording.numbers import bare, interval
from hineq.model.key import ViewKey
from hineq.model.place import Place
from hineq.theme.palette import palette
from hineq.ui.html import html_table
from hineq.ui.views.caching import KeptBy, drawn, drawn_by, shared, shared_by
from hineq.ui.views.peers import like_line
from hineq.ui.views.place import opened

_KEYS: KeptBy = {MeasureView: lambda view: view.key, Place: lambda place: place.place_id}


@shared
def measure(key: ViewKey) -> MeasureView:
    """The place on a measure and sex."""
    return measure_view(opened(key.place_id), key.indicator_id, key.sex)


@shared
def headlines(place_id: str) -> list[MeasureView]:
    """The place on every measure with a target, what went wrong first."""
    return headline_views(opened(place_id))


@shared
def options(place_id: str) -> list[MeasureOption]:
    """Every measure that can be drawn through time."""
    return measure_options(opened(place_id), headlines(place_id))


@shared
def strategy_measures(place_id: str) -> pd.DataFrame:
    """Every measure that the strategy names, for reading; not to be changed."""
    return measure_table(opened(place_id))


@shared_by(_KEYS)
def projection(view: MeasureView, year: int) -> Projected | NotPossible | None:
    """The projection of a measure to a year; with no year its refusal, or nothing where it can be projected."""
    if view.since is None:
        return None
    target = view.trajectory.final.value if view.trajectory else None
    projected = projection_of(view.since, year or project_years(view.since)[0], target)
    return projected if year or isinstance(projected, NotPossible) else None


def comparators(view: MeasureView, area_codes: Sequence[str]) -> list[Line]:
    """Other areas' lines in the series that the place's measure is drawn from."""
    series = {line.series.series: line for line in (view.held, view.since) if line}
    place_id = view.key.place_id
    own = opened(place_id).place.areas
    lines = (
        comparator_line(opened(place_id), line, area_code) if area_code in own else like_line(place_id, line, area_code)
        for area_code in area_codes
        for line in series.values()
    )
    return [line for line in lines if line is not None]


@drawn_by(_KEYS)
def target_spec(
    view: MeasureView, beside: tuple[str, ...], year: int, title: str, subtitle: str, *, dark: bool
) -> dict[str, Any]:
    """The chart of trend against target, beside the areas with these codes; `year` is the year to project to, 0 for no projection."""
    from hineq.charts.target_trend import target_trend_chart, target_trend_data

    projected = projection(view, year) if year else None
    data = target_trend_data(view, comparators(view, beside), projected if isinstance(projected, Projected) else None)
    return finished(target_trend_chart(view, data, title, subtitle, palette(dark=dark)))


@drawn_by(_KEYS)
def sparkline_spec(place: Place, view: MeasureView, *, dark: bool) -> dict[str, Any]:
    """The small chart of a tile."""
    from hineq.charts.sparkline import sparkline_chart, sparkline_data

    return finished(sparkline_chart(sparkline_data(view), view, place, palette(dark=dark)))


@shared
def gap(place_id: str, which: Literal["country", "within"]) -> Gap:
    """The gap in life expectancy with the country, or inside the place."""
    return told_gap(opened(place_id), which)


@drawn
def gap_spec(place_id: str, which: Literal["country", "within"], *, dark: bool) -> dict[str, Any]:
    """The chart of a gap."""
    from hineq.charts.gap_lines import gap_lines_chart, gap_lines_data

    told = gap(place_id, which)
    return finished(gap_lines_chart(gap_lines_data(told.table), told.title, told.meaning, palette(dark=dark)))


def figures_table(place: Place, view: MeasureView, comparators: list[Line]) -> pd.DataFrame:
    """Every figure in the chart, for reading: period, what it is, value, interval."""
    rows = []
    lines = [line for line in (view.held, view.since, *view.others, view.nearest, *comparators) if line]
    for line in {(line.area_code, line.series.series): line for line in lines}.values():
        for _, point in line.points.iterrows():
            rows.append(
                (
                    point.period_start,
                    point.period,
                    f"{line.area_name}: {line.series.name}",
                    bare(point["value"], view.indicator),
                    interval(point.lower_ci, point.upper_ci, view.indicator),
                    point.status,
                )
            )
    promised = (*(view.trajectory.points if view.trajectory else ()), *view.forecast)
    for target in promised:
        area = place.areas[target.area_code].area_name
        kind = {"baseline": "baseline", "target": "target", "projection": "the strategy's forecast"}[target.kind]
        rows.append(
            (
                pd.Timestamp(target.period.start),
                target.period.label,
                f"{area}: {kind}, to be reported in {target.reported}",
                bare(target.value, view.indicator),
                "",
                "as printed",
            )
        )
    unit = view.indicator.measured_in.head
    columns = ["start", "Period", "Figure", f"Value ({unit})", "95% confidence interval", "Kind of figure"]
    table = pd.DataFrame(rows, columns=columns)
    return table.sort_values(["Figure", "start"]).drop(columns="start")


@shared_by(_KEYS)
def told_country_gap(view: MeasureView) -> CountryGap | None:
    """What was promised on the gap with the country in a measure, and what came; None where nothing was."""
    return country_gap(opened(view.key.place_id), view)


@shared
def told_country_gaps(place_id: str) -> tuple[CountryGap, ...]:
    """The same for every measure in which the strategy promised to narrow the gap, each sex apart."""
    figures = opened(place_id)
    views = (measure_view(figures, promise.indicator_id, promise.sex) for promise in figures.place.trajectories())
    return tuple(told for view in views if (told := country_gap(figures, view)))


@shared_by(_KEYS)
def figures_read(view: MeasureView, beside: tuple[str, ...], caption: str) -> tuple[pd.DataFrame, str]:
    """Every figure in the chart as a table and as HTML; not to be changed."""
    table = figures_table(opened(view.key.place_id).place, view, comparators(view, beside))
    return table, html_table(table, caption, numeric=(table.columns[2], table.columns[3]))


@drawn
def measures_html(place_id: str) -> str:
    """Every measure that the strategy names, as HTML in the order of its outcomes."""
    columns = {
        "outcome": "Outcome",
        "wording": "In the strategy's words",
        "indicator": "Nearest figure in this pack",
        "tie": "How near",
        "newest": f"Newest for {opened(place_id).place.name}",
    }
    words = strategy_measures(place_id)[list(columns)].rename(columns=columns)
    return html_table(words, "Measures of success in the strategy", group="Outcome")
