"""What the inequality page asks hineq for, computed once for all visitors."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from hineq.charts.gap_history import gap_history_chart, gap_history_data
from hineq.charts.slope import fifths_chart, fifths_data, slope_chart, slope_data
from hineq.insights.inequality.gap_history import (
    GapHistory,
    against_country,
    between_wards,
    history_options,
    inside_place,
)
from hineq.insights.inequality.gradient import Inequality, ward_inequality
from hineq.insights.inequality.gradient_words import gradient_subtitle, inequality_finding
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.selection import WardSelection
from hineq.model.roles import ThemeRole
from hineq.model.words import Sex
from hineq.theme.palette import palette
from hineq.ui.views import caching
from hineq.ui.views import wards as ward_views
from hineq.ui.views.place import opened

WARDS, FIFTHS = "wards", "fifths"

_shared = st.cache_resource(show_spinner=False, max_entries=500)
_drawn = st.cache_data(show_spinner=False, max_entries=500)


def selection(place_id: str, wanted: Mapping[str, str]) -> WardSelection:
    """What is wanted; where nothing is, the first measure, of health if any, on which inequality can be told."""
    chosen = ward_views.ward_selection(place_id, wanted)
    if wanted.get("indicator"):
        return chosen
    indicators = opened(place_id).place.indicators
    for indicator_id in sorted(chosen.indicators, key=lambda one: not indicators[one].has(ThemeRole.HEALTH)):
        one = ward_views.ward_selection(place_id, {**wanted, "indicator": indicator_id})
        if not isinstance(inequality(place_id, one.indicator_id, str(one.sex), one.period), NotPossible):
            return one
    return chosen


@_shared
def inequality(place_id: str, indicator_id: str, sex: str, period: str) -> Inequality | NotPossible:
    """The inequality of the wards on a measure, or why it cannot be told."""
    return ward_inequality(opened(place_id), ward_views.wards(place_id, indicator_id, sex, period))


@_shared
def ward_history(place_id: str, indicator_id: str, sex: str) -> GapHistory | NotPossible:
    """The gap between wards through time, or why it cannot be told."""
    return between_wards(opened(place_id), indicator_id, Sex(sex))


@_shared
def country_history(place_id: str, indicator_id: str, sex: str) -> GapHistory | NotPossible:
    """The place against the country through time, or why it cannot be told."""
    return against_country(opened(place_id), indicator_id, Sex(sex))


@_shared
def inside_history(place_id: str, indicator_id: str, sex: str) -> GapHistory | NotPossible:
    """The published slope index of life expectancy through time (whatever the indicator), or why it cannot be told."""
    return inside_place(opened(place_id), Sex(sex))


_HISTORIES = {"wards": ward_history, "country": country_history, "inside": inside_history}


@_shared
def country_options(place_id: str) -> list[tuple[str, Sex]]:
    """The measures on which the place can be held against the country through time."""
    return history_options(opened(place_id))


@_drawn
def slope_spec(
    place_id: str, indicator_id: str, sex: str, period: str, drawn: str, ward: str, *, dark: bool
) -> dict[str, Any]:
    """The chart of the social gradient, drawn as `WARDS` or `FIFTHS`; only for a measure whose inequality can be told."""
    found = inequality(place_id, indicator_id, sex, period)
    if isinstance(found, NotPossible):
        raise ValueError(f"The gradient needs an inequality that can be told, got: {found.reason}")
    title, subtitle, ink = inequality_finding(found), gradient_subtitle(found), palette(dark=dark)
    if drawn == FIFTHS:
        return caching.spec(fifths_chart(found, fifths_data(found), title, subtitle, ink))
    return caching.spec(slope_chart(found, slope_data(found, ward), title, subtitle, ink))


@_drawn
def history_spec(
    place_id: str, kind: str, indicator_id: str, sex: str, column: str, title: str, subtitle: str, *, dark: bool
) -> dict[str, Any]:
    """The chart of an average or a gap through time; `kind` is 'wards', 'country' or 'inside'."""
    found = _HISTORIES[kind](place_id, indicator_id, sex)
    if isinstance(found, NotPossible):
        raise ValueError(f"The history needs a gap that can be told, got: {found.reason}")
    return caching.spec(gap_history_chart(found, gap_history_data(found), column, title, subtitle, palette(dark=dark)))
