"""What stands under the trend chart: the facts, the figures, and what stands beside the measure."""

import math
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import streamlit as st
from markupsafe import Markup

from hineq.insights.series.figures import Figures
from hineq.insights.series.lines import trend_words
from hineq.insights.series.projecting import Projected, target_chance_words
from hineq.insights.series.refusal import NotPossible
from hineq.insights.standing.standing import Standing
from hineq.insights.targets.country_gap import CountryGap, country_gap_table, country_gap_words
from hineq.insights.targets.delivered import chance_words, delivered, people_words, share_words
from hineq.insights.targets.measures import (
    MeasureView,
    change_a_year,
    context_indicators,
    distance_words,
    nearest_words,
    outturn_figure,
    plain_finding,
    since_words,
    status_words,
)
from hineq.insights.targets.paces import pace_words
from hineq.insights.wards.levels import kind, levels_hint, levels_with_figures
from hineq.insights.wording.numbers import capital, counted, figure, interval
from hineq.model.download import PictureName, TableName, Taken, download
from hineq.model.place import Place
from hineq.model.words import Outcome
from hineq.theme.palette import OUTCOME_MARKS, STATUS_MARKS
from hineq.ui.components.drawing import draw
from hineq.ui.components.fold import fold
from hineq.ui.components.links import page_link
from hineq.ui.components.tables import csv_button
from hineq.ui.html import html_table, status_html
from hineq.ui.layout.page import foot, note, section, source_line, start_page
from hineq.ui.layout.pages import MAP, TARGETS
from hineq.ui.layout.piece import piece
from hineq.ui.layout.selection import write_url
from hineq.ui.views import targets as target_views
from hineq.ui.views import wards as ward_views
from hineq.ui.views.kept import kept

# what it is, the figure, and a line under it
Fact = tuple[str, str, str]


def show_no_figures(figures: Figures, wanted: Mapping[str, str], place_id: str) -> None:
    """The whole page for a place that has no figure as a whole: what is missing, and where figures are."""
    place = figures.place
    write_url(wanted)
    start_page(f"No figure of {place.name} as a whole is published here", levels_hint(place))
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
    page_link(MAP, "See its wards", wanted)
    foot(place, [])


def draw_trend(
    place: Place, view: MeasureView, beside: tuple[str, ...], year: int, finding: str, subtitle: str, table: pd.DataFrame, *, dark: bool
) -> Taken:  # fmt: skip
    """The measure through time against its target; nothing for a measure with neither. Where its table is for everybody."""
    measured = {"indicator": view.key.indicator_id, "sex": str(view.key.sex), "compare": ",".join(beside)}
    at = download(TableName.TARGET_TREND, place.place_id, **measured)
    if view.trajectory or view.since:
        draw(
            target_views.target_spec(view, beside, year, finding, subtitle, dark=dark),
            key="target_trend",
            heading=False,
            source=source_line(place, view.source_ids),
            table=(table, view.key.file_name, at),
            at=download(PictureName.TARGET_TREND, place.place_id, **measured, project=year or ""),
        )
    return at


def show_gaps(place: Place, view: MeasureView) -> None:
    """What stands beside a promised gap inside the place; a promised gap with the country and what came, year by year."""
    note(nearest_words(view))
    told = target_views.told_country_gap(view)
    if told is None:
        return
    section(f"The promised gap with {place.benchmark.area_name}", kept(place.place_id, country_gap_words, place, told))
    table = kept(place.place_id, country_gap_table, told)
    with fold(f"The gap in {len(table)} periods as a table", "gap_by_year"):
        piece(kept(place.place_id, _gap_html, place, told))


def _gap_html(place: Place, told: CountryGap) -> Markup:
    table = country_gap_table(told)
    caption = f"{told.view.name}: {place.benchmark.area_name} minus {place.name}, {told.view.indicator.unit}"
    return html_table(table, caption, numeric=tuple(table.columns[1:]))


def show_named_measures(place: Place) -> None:
    """The measures that the strategy names, each with the nearest figure, folded; nothing where it names none."""
    if not place.measures:
        return
    named = target_views.strategy_measures(place.place_id)
    wordings = counted(named.wording.nunique(), "measure")
    with fold(f"{capital(wordings)} that the strategy names, by outcome, with the nearest figure", "measures"):
        piece(target_views.measures_html(place.place_id))
        at = download(TableName.STRATEGY_MEASURES, place.place_id)
        csv_button(named, f"{place.place_id}_strategy_measures", "Download the measures as CSV", at=at)


def _a_year(change: float, view: MeasureView) -> str:
    words = change_a_year(change, view.indicator)
    return f"{words} a year" if words else ""


def promise_facts(place: Place, view: MeasureView) -> list[Fact]:
    """The four facts of a promise: its status, the share delivered, the chance with the people, the pace of others.

    A fact that no figure bears is not among them; nothing for a measure without a target.
    """
    if view.result is None or view.trajectory is None:
        return []
    result = view.result
    target = f"Target {figure(result.target, view.indicator)} for {result.target_period.label}, {outturn_words(view)}"
    status = (
        f"Target for {result.target_period.label}",
        status_html(result.status, status_words(result)),
        Markup("; ").join(filter(None, (target, _distance(view), _reports(view)))),
    )
    entries: list[Fact] = [status]
    if came := delivered(view):
        share, since = share_words(came)
        needed, achieved = (_a_year(change, view) for change in (result.needed, result.achieved))
        pace_a_year = f"; {achieved}, needed {needed}" if achieved and needed else ""
        entries.append(("Delivered of what was promised", share, f"{since}{pace_a_year}"))
        people = people_words(view, came)
        if chance := chance_words(came):
            read = "read off the outturn's 95% interval"
            entries.append(
                ("Chance that the true figure meets it", chance, f"{people}; {read}" if people else capital(read))
            )
        elif people:
            entries.append(("In people or events", people, "The chance cannot be told: no interval"))
    if pace := pace_words(place, view.trajectory):
        entries.append(("Had anywhere moved as fast?", pace.ever, f"{pace.moved}; {pace.counted_over}"))
    return entries


def newest_facts(
    place: Place, view: MeasureView, standing: Standing | None, projected: Projected | NotPossible | None, year: int
) -> list[Fact]:
    """The facts of the newest figure: what it is, beside the country, its recent trend, its projection."""
    entries: list[Fact] = []
    if since := since_words(view, place):
        line = view.since
        current = line is not None and line.is_current(place.snapshot) and not line.data_years(place)
        when = "Since then, without a target" if view.result else "Now" if current else "Newest figure"
        entries.append((when, capital(since), _after(view)))
    elif view.result is None and view.since is not None:
        entries.append(("Newest figure", figure(view.since.newest["value"], view.indicator), view.since.dated))
    entries += _beside_others(place, standing)
    if view.since is not None:
        trend = trend_words(view.since)
        entries.append(("Recent trend", f"{trend.arrow} {trend.words}".strip(), trend.reason or capital(trend.years)))
        entries.append(("Projection", *_projection(view, projected, year)))
    else:
        nothing = f"no published outturn for {place.name} to work with"
        entries += [("Recent trend", "Cannot be calculated", nothing), ("Projection", "Not possible", nothing)]
    return entries


def outturn_words(view: MeasureView) -> str:
    """The outturn beside its target: "outturn 78.5 years", or that there is none."""
    came = outturn_figure(view)
    return f"outturn {came}" if view.judged else came


def _distance(view: MeasureView) -> str:
    """How far the outturn is from its target, and whether it has an interval to hold against it."""
    unsure = view.judged and not view.has_margin
    return "; ".join(filter(None, (distance_words(view), "this copy has no interval for it" if unsure else "")))


def _reports(view: MeasureView) -> Markup:
    """What each year's report would have said, in marks, read out in words; empty with one report alone."""
    came = delivered(view)
    if came is None or len(came.reports) < 2:
        return Markup("")
    marks = " ".join(STATUS_MARKS[report.status] for report in came.reports)
    words = "; ".join(f"{report.period.label} {report.status}" for report in came.reports)
    return Markup(
        'each year\'s report: <span aria-hidden="true" class="hq-reports">{}</span><span class="hq-hidden">{}</span>'
    ).format(marks, words)


def _beside_others(place: Place, standing: Standing | None) -> list[Fact]:
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
    words = target_chance_words(projected)
    chance = f"; chance of reaching the target: {words}" if words else ""
    return f"{figure(last['value'], view.indicator)} in {year}", f"95% prediction interval {limits}{chance}"


def unjoined_words(view: MeasureView) -> str:
    """That two series stand in the picture which must not be joined; nothing where there is one."""
    if not (view.held and view.since) or view.held.series == view.since.series:
        return ""
    two = f"{view.held.series.name}; {view.since.series.name}"
    return f"Two series that must not be joined: {two}. {view.since.series.note}"


def show_beside(
    place: Place, view: MeasureView, beside_codes: tuple[str, ...], shown: Mapping[str, str], *, dark: bool
) -> None:
    """The measures that stand beside this one without being the same: each drawn, or where its ward figures are."""
    itself = [] if view.since else [view.indicator.indicator_id]
    for indicator_id in [*itself, *context_indicators(place, view.indicator.indicator_id)]:
        beside = target_views.measure(replace(view.key, indicator_id=indicator_id))
        if beside.since is not None:
            section("Another measure, drawn beside it", f"{beside.name}. {beside.indicator.definition}")
            subtitle = f"{beside.name}, {place.name}, {beside.indicator.unit}"
            draw(
                target_views.target_spec(beside, beside_codes, 0, plain_finding(beside), subtitle, dark=dark),
                key=f"beside_{indicator_id}",
                source=source_line(place, beside.source_ids),
                at=download(
                    PictureName.TARGET_TREND,
                    place.place_id,
                    indicator=indicator_id,
                    sex=view.key.sex,
                    compare=",".join(beside_codes),
                    context="true",
                ),
            )
            note(beside.indicator.caveat)
        elif ward_views.has_ward_figures(place.place_id, indicator_id):
            section(
                "Figures for wards stand beside it",
                f"{place.indicators[indicator_id].name}: there are figures for wards, not for {place.name}.",
            )
            page_link(MAP, "See them on the ward map", shown, indicator=indicator_id)
