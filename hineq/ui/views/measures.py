"""What pages ask hineq for, computed once for all visitors: views of a place, keyed by its id and by plain words.

Charts are imported where they are drawn: Altair takes a third of a second, and no page's heading should wait for it.
"""

from collections.abc import Mapping
from typing import Any, Literal

import pandas as pd
import streamlit as st

from hineq.insights.inequality.gaps import Gap, told_gap
from hineq.insights.inequality.life_gaps import without_women_words
from hineq.insights.search.catalogue import catalogue
from hineq.insights.series.lines import Line
from hineq.insights.series.projecting import Projected, Refusal, project_years, projection_of
from hineq.insights.standing.standing import Standing, ranked_standings, standing
from hineq.insights.targets.measures import MeasureView, comparator_line, headline_views, measure_view
from hineq.insights.targets.options import MeasureOption, measure_options, measure_table
from hineq.insights.wards.poorest import PoorestRule, poorest_wards
from hineq.insights.wards.profile import Profile, newest_ward_views, profile_finding, profile_sentences, ward_profile
from hineq.insights.wards.selection import WardSelection, resolve_ward_selection, ward_indicators
from hineq.insights.wards.view import WardView, ward_view
from hineq.model.strategy import AreaList
from hineq.model.words import Sex
from hineq.theme.palette import palette
from hineq.ui.views.place import opened

POOREST_LIST = "strategy_poorest_outcomes"

# views are frozen and shared: a cache of resources hands them on without copying them
_shared = st.cache_resource(show_spinner=False, max_entries=1000)
_drawn = st.cache_data(show_spinner=False, max_entries=1000)


@_shared
def wards(place_id: str, indicator_id: str, sex: str, period: str) -> WardView:
    """The wards on an indicator, sex and period."""
    return ward_view(opened(place_id), indicator_id, Sex(sex), period)


def ward_selection(place_id: str, wanted: Mapping[str, str]) -> WardSelection:
    """What the wards have figures for, nearest to what is wanted."""
    return _ward_selection(place_id, *(wanted.get(key, "") for key in ("indicator", "sex", "period", "ward")))


@_shared
def _ward_selection(place_id: str, indicator: str, sex: str, period: str, ward: str) -> WardSelection:
    found = opened(place_id)
    wanted = {"indicator": indicator, "sex": sex, "period": period, "ward": ward}
    return resolve_ward_selection(found, wanted)


def first_wards(place_id: str) -> WardView:
    """The wards on the measure that is shown where none was chosen."""
    chosen = ward_selection(place_id, {})
    return wards(place_id, chosen.indicator_id, str(chosen.sex), chosen.period)


@_shared
def measure(place_id: str, indicator_id: str, sex: str) -> MeasureView:
    """The place on a measure and sex."""
    return measure_view(opened(place_id), indicator_id, Sex(sex))


@_shared
def headlines(place_id: str) -> list[MeasureView]:
    """The place on every measure with a target, what went wrong first."""
    return headline_views(opened(place_id))


@_shared
def all_standings(place_id: str) -> list[Standing]:
    """The place on every indicator on which it is ranked."""
    return ranked_standings(opened(place_id))


@_shared
def standing_on(place_id: str, indicator_id: str, sex: str) -> Standing | None:
    """Where the place stands on one indicator and sex."""
    return standing(opened(place_id), indicator_id, Sex(sex))


@_shared
def options(place_id: str) -> list[MeasureOption]:
    """Every measure that can be drawn through time."""
    return measure_options(opened(place_id), headlines(place_id))


@_shared
def strategy_measures(place_id: str) -> pd.DataFrame:
    """Every measure that the strategy names, for reading; not to be changed."""
    return measure_table(opened(place_id))


@_shared
def measures_catalogue(place_id: str) -> pd.DataFrame:
    """Every measure with its origin and caveats; not to be changed."""
    return catalogue(opened(place_id))


@_shared
def newest_views(place_id: str) -> tuple[WardView, ...]:
    """The wards on every indicator's newest figures."""
    return newest_ward_views(opened(place_id))


@_shared
def todays_views(place_id: str) -> tuple[WardView, ...]:
    """The same with today's wards in every view, so that the views can be laid side by side."""
    found = opened(place_id)
    if not found.place.earlier_wards:
        return newest_views(place_id)
    return newest_ward_views(found, today=True)


@_shared
def profile(place_id: str, area_code: str) -> Profile:
    """A ward on every indicator."""
    return ward_profile(opened(place_id).place, newest_views(place_id), area_code)


@_shared
def profile_words(place_id: str, area_code: str) -> tuple[str, tuple[str, ...]]:
    """The heading of a ward and its sentences."""
    found, place = profile(place_id, area_code), opened(place_id).place
    return profile_finding(found, place), tuple(profile_sentences(found, place))


@_shared
def projection(place_id: str, indicator_id: str, sex: str, year: int) -> Projected | Refusal | None:
    """The projection of a measure to a year; with no year its refusal, or nothing where it can be projected."""
    view = measure(place_id, indicator_id, sex)
    if view.since is None:
        return None
    target = view.trajectory.final.value if view.trajectory else None
    found = projection_of(view.since, year or project_years(view.since)[0], target)
    return found if year or isinstance(found, Refusal) else None


def poorest_list(place_id: str) -> AreaList | None:
    """The strategy's list of the wards with the poorest outcomes, where the pack has it."""
    strategy = opened(place_id).place.strategy
    lists = strategy.area_lists if strategy else ()
    return next((found for found in lists if found.list_id == POOREST_LIST), None)


def comparators(place_id: str, view: MeasureView, area_code: str) -> list[Line]:
    """Another area's lines in the series that the place's measure is drawn from."""
    found = opened(place_id)
    series = {line.series.series: line for line in (view.held, view.since) if line}
    lines = (comparator_line(found, line, area_code) for line in series.values())
    return [line for line in lines if line is not None]


@_drawn
def target_spec(
    place_id: str, indicator_id: str, sex: str, comparator: str, year: int, title: str, subtitle: str, *, dark: bool
) -> dict[str, Any]:
    """The chart of trend against target; `year` is the year to project to, 0 for no projection."""
    from hineq.charts.target_trend import target_trend_chart, target_trend_data

    view = measure(place_id, indicator_id, sex)
    projected = projection(place_id, indicator_id, sex, year) if year else None
    data = target_trend_data(
        view, comparators(place_id, view, comparator), projected if isinstance(projected, Projected) else None
    )
    return spec(target_trend_chart(view, data, title, subtitle, palette(dark=dark)))


@_drawn
def sparkline_spec(place_id: str, indicator_id: str, sex: str, *, dark: bool) -> dict[str, Any]:
    """The small chart of a tile."""
    from hineq.charts.sparkline import sparkline_chart, sparkline_data

    view = measure(place_id, indicator_id, sex)
    return spec(sparkline_chart(sparkline_data(view), view, opened(place_id).place, palette(dark=dark)))


@_drawn
def ward_bars_spec(
    place_id: str, indicator_id: str, sex: str, period: str, rule: str, selected: str, title: str, subtitle: str,
    *, dark: bool,
) -> dict[str, Any]:  # fmt: skip
    """The chart of the wards in order."""
    from hineq.charts.ward_bars import ward_bars_chart, ward_bars_data

    view = wards(place_id, indicator_id, sex, period)
    poorest = poorest_wards(view, PoorestRule(rule), poorest_list(place_id)).codes
    data = ward_bars_data(view, poorest, selected)
    return spec(ward_bars_chart(view, data, title, subtitle, palette(dark=dark)))


@_drawn
def spine_spec(place_id: str, area_code: str, title: str, subtitle: str, *, dark: bool) -> dict[str, Any]:
    """The chart of a ward's spine."""
    from hineq.charts.spine import spine_chart, spine_data

    return spec(spine_chart(spine_data(profile(place_id, area_code)), title, subtitle, palette(dark=dark)))


@_shared
def gap(place_id: str, which: Literal["country", "within"]) -> Gap:
    """The gap in life expectancy with the country, or inside the place."""
    return told_gap(opened(place_id), which)


@_drawn
def gap_spec(place_id: str, which: Literal["country", "within"], *, dark: bool) -> dict[str, Any]:
    """The chart of a gap."""
    from hineq.charts.gap_lines import gap_lines_chart, gap_lines_data

    found = gap(place_id, which)
    return spec(gap_lines_chart(gap_lines_data(found.table), found.title, found.meaning, palette(dark=dark)))


@_shared
def without_women(place_id: str, indicator_id: str) -> str:
    """That an indicator's ward figures are for men only, or nothing."""
    return without_women_words(opened(place_id), indicator_id)


def spec(chart: Any) -> dict[str, Any]:
    """A chart as the specification that the browser draws, its rows as Arrow."""
    from hineq.charts.arrow import with_arrow

    # Altair checks a chart while it is built; a second check of the whole costs more than drawing it
    return with_arrow(chart.to_dict(validate=False))


@_shared
def has_ward_figures(place_id: str, indicator_id: str) -> bool:
    """Whether any ward of the place has a figure on an indicator."""
    found = opened(place_id)
    return indicator_id in ward_indicators(found)
