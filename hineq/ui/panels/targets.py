"""What stands under the trend chart: the facts, the figures, and what stands beside the measure."""

import math
from collections.abc import Mapping

import streamlit as st

from hineq.insights.series.figures import Figures
from hineq.insights.series.lines import trend_words
from hineq.insights.series.projecting import Projected
from hineq.insights.series.refusal import NotPossible
from hineq.insights.standing.standing import Standing
from hineq.insights.targets.country_gap import country_gap_table, country_gap_words
from hineq.insights.targets.delivered import chance_words, delivered, people_words, share_words
from hineq.insights.targets.measures import (
    MeasureView,
    change_a_year,
    distance_words,
    nearest_words,
    outturn_figure,
    since_words,
    status_words,
)
from hineq.insights.targets.paces import pace_words
from hineq.insights.wards.levels import kind, levels_hint, levels_with_figures
from hineq.insights.wording.numbers import capital, counted, figure, interval
from hineq.model.place import Place
from hineq.model.words import Outcome
from hineq.theme.palette import OUTCOME_MARKS, STATUS_MARKS
from hineq.ui.components.links import page_link
from hineq.ui.components.tables import show_table
from hineq.ui.layout.page import foot, note, section, start_page
from hineq.ui.layout.pages import MAP, TARGETS
from hineq.ui.layout.selection import write_url
from hineq.ui.views import targets as target_views


def show_no_figures(figures: Figures, wanted: Mapping[str, str], place_id: str) -> None:
    """The whole page for a place that has no figure as a whole: what is missing, and where figures are."""
    place = figures.place
    write_url(wanted)
    start_page(f"The pack has no figure for {place.name} as a whole", levels_hint(place))
    st.markdown(
        "This page draws what was published for a council through time, beside what was promised. Whoever keeps the pack can "
        f"add figures to it; those of the wards are on the page {MAP.title}."
    )
    if levels := levels_with_figures(figures):
        section(
            "Areas that have figures of their own",
            "Each link opens this page for the area; the picker above does the same.",
        )
        for area, count in levels:
            label = f"{area.area_name} ({kind(place, area)}): {counted(count, 'measure')}"
            page_link(TARGETS, label, wanted, area=area.area_code)
    page_link(MAP, "See its wards", wanted, icon="arrow_forward")
    foot(place, [])


def show_gaps(place: Place, view: MeasureView) -> None:
    """What stands beside a promised gap inside the place; a promised gap with the country and what came, year by year."""
    if nearest := nearest_words(view):
        note(nearest)
    told = target_views.told_country_gap(view)
    if told is None:
        return
    section(f"The promised gap with {place.benchmark.area_name}", country_gap_words(place, told))
    with st.expander("The gap year by year"):
        table = country_gap_table(told)
        caption = f"{told.view.name}: {place.benchmark.area_name} minus {place.name}, {told.view.indicator.unit}"
        show_table(table, caption, numeric=tuple(table.columns[1:]))


def _a_year(change: float, view: MeasureView) -> str:
    words = change_a_year(change, view.indicator)
    return f"{words} a year" if words else ""


def target_facts(
    place: Place, view: MeasureView, standing: Standing | None, projected: Projected | NotPossible | None, year: int
) -> list[tuple[str, str, str]]:
    """The facts of a measure: status, outturn, change a year, what came after, recent trend, projection."""
    entries = []
    if view.result and view.trajectory:
        result, final = view.result, view.trajectory.final
        needed, achieved = (_a_year(change, view) for change in (result.needed, result.achieved))
        entries.append(("Status", f"{STATUS_MARKS[result.status]} {capital(status_words(result))}", _distance(view)))
        entries.append(
            (
                f"Target for {result.target_period.label}",
                figure(result.target, view.indicator),
                f"outturn: {outturn_figure(view)}",
            )
        )
        start = view.trajectory.baseline.period.label
        entries.append(
            (
                "Change a year that was needed",
                needed,
                f"achieved: {achieved}" if achieved else f"from {start} to {final.period.label}",
            )
        )
        entries += _delivered(view)
        if pace := pace_words(place, view.trajectory):
            entries.append(("Had anywhere moved as fast?", pace.ever, pace.counted_over))
    if since := since_words(view, place):
        current = view.since is not None and view.since.is_current(place.snapshot)
        when = "Since then, without a target" if view.result else "Now" if current else "Newest figure"
        entries.append((when, capital(since), _after(view)))
    elif view.result is None and view.since is not None:
        entries.append(
            ("Newest figure", figure(view.since.newest["value"], view.indicator), str(view.since.newest.period))
        )
    entries += _beside_others(place, standing)
    if view.since is not None:
        trend = trend_words(view.since)
        entries.append(("Recent trend", f"{trend.arrow} {trend.words}".strip(), trend.reason or capital(trend.years)))
        entries.append(("Projection", *_projection(view, projected, year)))
    else:
        nothing = f"no published outturn for {place.name} to work with"
        entries += [("Recent trend", "Cannot be calculated", nothing), ("Projection", "Not possible", nothing)]
    return entries


def _distance(view: MeasureView) -> str:
    """How far the outturn is from its target, and whether it has an interval to hold against it."""
    unsure = view.judged and not view.has_margin
    return capital(
        "; ".join(filter(None, (distance_words(view), "this copy has no interval for it" if unsure else "")))
    )


def _delivered(view: MeasureView) -> list[tuple[str, str, str]]:
    """The share of the promise that was delivered, the chance, the people, and what each year's report would have said."""
    came = delivered(view)
    if came is None:
        return []
    entries = [("Delivered of what was promised", *share_words(came))]
    if chance := chance_words(came):
        entries.append(("Chance that the true figure meets it", chance, "read off the outturn's 95% interval"))
    if people := people_words(view, came):
        entries.append(
            ("In people or events", people, "the rate's distance from the target times those it is counted over")
        )
    if len(came.reports) > 1:
        marks = "  ".join(STATUS_MARKS[report.status] for report in came.reports)
        words = "; ".join(f"{report.period.label} {report.status}" for report in came.reports)
        entries.append(("What each year's report would have said", marks, words))
    return entries


def _beside_others(place: Place, standing: Standing | None) -> list[tuple[str, str, str]]:
    if standing is None or math.isnan(standing.benchmark):
        return []
    name, period = place.benchmark.area_name, standing.line.newest.period
    country = f"{name} {figure(standing.benchmark, standing.line.indicator)} in {period}"
    against = standing.outcome.against(name)
    compared = standing.outcome is not Outcome.NOT_COMPARED
    words = f"{OUTCOME_MARKS[standing.outcome]} {capital(against)}" if compared else f"No interval, so {against}"
    rank = f"; {standing.rank_words}" if standing.rank_words else ""
    return [(f"Against {name}", words, f"{country}{rank}")]


def _after(view: MeasureView) -> str:
    if view.since and view.held and view.since.series != view.held.series:
        return f"another series: {view.since.series.name}"
    return ""


def _projection(view: MeasureView, projected: Projected | NotPossible | None, year: int) -> tuple[str, str]:
    if isinstance(projected, NotPossible):
        return "Not possible", projected.reason
    if projected is None:
        return "Choose a year above", "with its 95% prediction interval"
    last = projected.ahead.iloc[-1]
    limits = interval(last.lower, last.upper, view.indicator)
    chance = "" if math.isnan(projected.chance) else f"; chance of reaching the target {projected.chance:.0%}"
    return f"{figure(last['value'], view.indicator)} in {year}", f"95% prediction interval {limits}{chance}"
