"""What pages ask about the wards: on one measure, and one ward on all of them."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from hineq.charts.arrow import finished
from hineq.insights.inequality.life_gaps import without_women_words
from hineq.insights.series.rough import bare_or_rough, fitted_otherwise, fitted_otherwise_words
from hineq.insights.wards.comparing import Confidence
from hineq.insights.wards.poorest import PoorestRule
from hineq.insights.wards.profile import Profile, at_level, newest_ward_views, ward_profile
from hineq.insights.wards.profile_first import measures_first, measures_first_words, placed_measures
from hineq.insights.wards.profile_words import profile_finding, profile_sentences
from hineq.insights.wards.selection import WardSelection, resolve_ward_selection, ward_indicators
from hineq.insights.wards.view import WardView, at_confidence, ward_view
from hineq.insights.wording.numbers import bare, capital
from hineq.model.key import ViewKey
from hineq.model.roles import AreaListRole
from hineq.model.strategy import AreaList
from hineq.model.words import Outcome
from hineq.theme.palette import palette
from hineq.ui.html import Column, columns_html, html_column, outcome_html
from hineq.ui.views.caching import drawn, shared
from hineq.ui.views.place import opened, sound_layer


@shared
def wards(key: ViewKey) -> WardView:
    """The wards on an indicator, sex and period."""
    return ward_view(opened(key.place_id), key.indicator_id, key.sex, key.period)


def ward_selection(place_id: str, wanted: Mapping[str, str]) -> WardSelection:
    """What the wards have figures for, nearest to what is wanted."""
    return _ward_selection(place_id, *(wanted.get(key, "") for key in ("indicator", "sex", "period", "ward")))


@shared
def _ward_selection(place_id: str, indicator: str, sex: str, period: str, ward: str) -> WardSelection:
    wanted = {"indicator": indicator, "sex": sex, "period": period, "ward": ward}
    return resolve_ward_selection(opened(place_id), wanted)


def first_wards(place_id: str) -> WardView:
    """The wards on the measure that is shown where none was chosen."""
    return wards(ward_selection(place_id, {}).key)


@shared
def wards_at(key: ViewKey, confidence: Confidence) -> WardView:
    """The wards on one measure, compared at a level of confidence."""
    return at_confidence(wards(key), confidence)


@shared
def fitted_otherwise_by_itself(place_id: str) -> str:
    """Which wards of an area have other neighbourhoods where the layer shows it by itself, and what that means; else nothing."""
    place, layer = opened(place_id).place, sound_layer()
    return fitted_otherwise_words(fitted_otherwise(place.areas, layer.set_of_wards(place.area_code))) if layer else ""


@shared
def newest_views(place_id: str) -> tuple[WardView, ...]:
    """The wards on every indicator's newest figures."""
    return newest_ward_views(opened(place_id))


@shared
def todays_views(place_id: str) -> tuple[WardView, ...]:
    """The same with today's wards in every view, so that the views can be laid side by side."""
    figures = opened(place_id)
    if not figures.place.earlier_wards:
        return newest_views(place_id)
    return newest_ward_views(figures, today=True)


def todays_views_at(place_id: str, confidence: Confidence) -> tuple[WardView, ...]:
    """The same, compared at a level of confidence."""
    return tuple(at_confidence(view, confidence) for view in todays_views(place_id))


@shared
def profile(place_id: str, area_code: str, confidence: Confidence = Confidence.USUAL) -> Profile:
    """A ward on every indicator, compared at a level of confidence."""
    if confidence is not Confidence.USUAL:
        return at_level(profile(place_id, area_code), confidence)
    return ward_profile(opened(place_id).place, newest_views(place_id), area_code)


@shared
def profile_words(
    place_id: str, area_code: str, confidence: Confidence = Confidence.USUAL
) -> tuple[str, tuple[str, ...]]:
    """The heading of a ward and its sentences."""
    ward, place = profile(place_id, area_code, confidence), opened(place_id).place
    return profile_finding(ward, place), tuple(profile_sentences(ward, place))


def poorest_list(place_id: str) -> AreaList | None:
    """The strategy's list of the wards with the poorest outcomes, where the pack has it."""
    return opened(place_id).place.area_list_with(AreaListRole.POOREST_OUTCOMES)


def first_rule(place_id: str) -> PoorestRule:
    """By what a map marks the poorest wards before a reader chooses: the strategy's list, else the poorest fifth."""
    return PoorestRule.LIST if poorest_list(place_id) else PoorestRule.FIFTH


@drawn
def spine_spec(
    place_id: str, area_code: str, confidence: Confidence, title: str, *, theme: str = "", dark: bool
) -> dict[str, Any] | None:
    """The chart of a ward's spine: the measures that are shown first, or all of a theme; None where it is placed on none."""
    from hineq.charts.spine import spine_chart, spine_data

    told, place = profile(place_id, area_code, confidence), opened(place_id).place
    if theme:
        placed = placed_measures(told)
        rows, subtitle = placed[placed.theme == theme], "From the poorest ward at the left to the best at the right"
    else:
        rows = measures_first(told, place)
        subtitle = measures_first_words(told, place, len(rows))
    data = spine_data(rows)
    return None if data.empty else finished(spine_chart(data, title, subtitle, palette(dark=dark)))


@shared
def has_wards(place_id: str) -> bool:
    """Whether any ward of the place has a figure."""
    return bool(ward_indicators(opened(place_id)))


def indicators_of_wards(place_id: str) -> tuple[str, ...]:
    """The indicators that the wards of the place have figures on."""
    return ward_indicators(opened(place_id))


@shared
def has_ward_figures(place_id: str, indicator_id: str) -> bool:
    """Whether any ward of the place has a figure on an indicator."""
    figures = opened(place_id)
    return indicator_id in ward_indicators(figures)


@shared
def without_women(place_id: str, indicator_id: str) -> str:
    """That an indicator's ward figures are for men only, or nothing."""
    return without_women_words(opened(place_id), indicator_id)


def ward_columns(view: WardView) -> list[Column]:
    """Every ward in the order of the ranking, for reading: rank, figures, interval, comparisons."""
    table = view.table.sort_values(["rank", "area_name"])
    unit = view.indicator.measured_in.head
    values = [bare_or_rough(*cell, view.indicator) for cell in zip(table["value"], table["rough"], strict=True)]
    places = [capital(rank.place) if rank else "" for rank in table.area_code.map(view.ranks)]
    columns = [
        Column(head="Ward", cells=table.area_name),
        *([Column(head=f"Rank of {view.ranked}", cells=pd.Series(places, index=table.index))] if view.ranked else []),
        Column(head=f"Value ({unit})", cells=pd.Series(values, index=table.index), numeric=True),
    ]
    if view.has_intervals:
        for end, limits in (("lower", table.lower_ci), ("upper", table.upper_ci)):
            head = f"95% confidence interval, {end}"
            columns.append(Column(head=head, cells=_bare(limits, view), numeric=True))
        for outcomes, against in ((table.place_outcome, view.place), (table.country_outcome, view.country)):
            if against:
                cells = html_column((outcome_html(Outcome(outcome)) for outcome in outcomes), table.index)
                columns.append(Column(head=f"Against {against.described}{view.level_words}", cells=cells))
    if view.kind:
        columns.append(Column(head="Kind of figure", cells=table.status.where(table["value"].notna(), "")))
    if table.national_rank.notna().any():
        first = table[table.national_rank.notna()].iloc[0]
        head = f"Rank among {first.areas_ranked:,.0f} {first.national_areas} ({first.first_is} first)"
        cells = table.national_rank.map(lambda rank: "" if math.isnan(rank) else f"{int(rank):,}")
        columns.append(Column(head=head, cells=cells, numeric=True))
    return columns


def _bare(figures: pd.Series, view: WardView) -> pd.Series:
    return figures.map(lambda value: bare(value, view.indicator))


@drawn
def ward_table_html(key: ViewKey, area_code: str, confidence: Confidence, caption: str) -> str:
    """The table of every ward as HTML, the chosen ward marked."""
    view = wards_at(key, confidence)
    chosen = view.table.index[view.table.area_code == area_code]
    return columns_html(ward_columns(view), caption, chosen=chosen)
