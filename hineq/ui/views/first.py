"""What the page "Where first" asks hineq for, computed once for all visitors; only weighing is done at every move."""

from typing import Any

import streamlit as st

from hineq.charts.arrow import with_arrow
from hineq.charts.priority import matrix_chart, matrix_data, priority_chart, priority_data, priority_redrawn
from hineq.insights.priority.made_ready import PrioritySet, priority_set
from hineq.insights.priority.matrix import PriorityMatrix, priority_matrix
from hineq.insights.priority.order import Priority, prioritise
from hineq.insights.priority.rank_range import RankRange, rank_range
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.entering import MeasureSet, distinct
from hineq.theme.palette import palette
from hineq.ui.views import caching
from hineq.ui.views import standing as standing_views
from hineq.ui.views import wards as ward_views
from hineq.ui.views.place import opened

_shared = st.cache_resource(show_spinner=False, max_entries=200)
_drawn = st.cache_data(show_spinner=False, max_entries=200)


@_shared
def made_ready(place_id: str, which: str) -> PrioritySet | NotPossible:
    """The wards on a set of measures with everything that does not change with the weights, simulations included."""
    return priority_set(opened(place_id).place, ward_views.todays_views(place_id), MeasureSet(which))


@_shared
def in_order(place_id: str, which: str, weights: tuple[tuple[str, float], ...]) -> Priority | NotPossible:
    """The wards in order under weights of themes, or why they cannot be put in order."""
    made_of = made_ready(place_id, which)
    return made_of if isinstance(made_of, NotPossible) else prioritise(made_of, dict(weights))


def plain_order(place_id: str, which: str) -> Priority:
    """The wards in order with all themes alike; only for wards that can be put in order."""
    made_of = made_ready(place_id, which)
    themes = () if isinstance(made_of, NotPossible) else made_of.themes
    found = in_order(place_id, which, tuple((theme, 1.0) for theme in themes))
    if isinstance(found, NotPossible):
        raise ValueError(f"It needs wards that can be put in order, got: {found.reason}")
    return found


@_shared
def one_measure(place_id: str, indicator_id: str, sex: str, period: str) -> RankRange | NotPossible:
    """The ranks that the intervals allow on one measure, or why there are none."""
    wanted = (indicator_id, sex, period)
    return next(
        rank_range(view)
        for view in ward_views.todays_views(place_id)
        if (view.indicator.indicator_id, view.sex, view.period) == wanted
    )


@_shared
def matrix(place_id: str) -> PriorityMatrix:
    """The measures by gap, people, direction and the strategy's word on them."""
    found = opened(place_id)
    kept = distinct(ward_views.newest_views(place_id))[0]
    return priority_matrix(found, kept, standing_views.all_standings(place_id))


@_shared
def _template(place_id: str, which: str, *, dark: bool) -> dict[str, Any]:
    found = plain_order(place_id, which)
    data = priority_data(found, ward_views.poorest_list(place_id))
    # with rows, since it is drawn again and again with others
    template: dict[str, Any] = priority_chart(data, found.first, "", "", palette(dark=dark)).to_dict(validate=False)
    return template


@_drawn
def priority_spec(
    place_id: str, which: str, weights: tuple[tuple[str, float], ...], title: str, subtitle: str, *, dark: bool
) -> dict[str, Any]:
    """The chart of the wards in order; only for wards that can be put in order."""
    found = in_order(place_id, which, weights)
    if isinstance(found, NotPossible):
        raise ValueError(f"The chart needs wards that can be put in order, got: {found.reason}")
    data = priority_data(found, ward_views.poorest_list(place_id))
    plain = plain_order(place_id, which)
    if found.first == plain.first and len(data) == plain.table["rank"].notna().sum():
        return with_arrow(priority_redrawn(_template(place_id, which, dark=dark), data, title, subtitle))
    return caching.spec(priority_chart(data, found.first, title, subtitle, palette(dark=dark)))


@_drawn
def matrix_spec(place_id: str, title: str, subtitle: str, *, dark: bool) -> dict[str, Any] | None:
    """The chart of the measures, or None where no gap between wards can be given as a ratio."""
    data = matrix_data(matrix(place_id))
    if data.empty:
        return None
    return caching.spec(matrix_chart(data, title, subtitle, palette(dark=dark)))
