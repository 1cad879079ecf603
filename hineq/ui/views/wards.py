"""What pages ask about the wards: on one measure, and one ward on all of them."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from hineq.charts.arrow import finished
from hineq.insights.inequality.life_gaps import without_women_words
from hineq.insights.wards.profile import Profile, newest_ward_views, profile_finding, profile_sentences, ward_profile
from hineq.insights.wards.selection import WardSelection, resolve_ward_selection, ward_indicators
from hineq.insights.wards.view import WardView, ward_view
from hineq.insights.wording.numbers import bare, capital
from hineq.model.key import ViewKey
from hineq.model.roles import AreaListRole
from hineq.model.strategy import AreaList
from hineq.model.words import Outcome
from hineq.theme.palette import palette
from hineq.ui.html import html_column, html_table, outcome_html
from hineq.ui.views.caching import drawn, shared
from hineq.ui.views.place import opened


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
def newest_views(place_id: str) -> tuple[WardView, ...]:
    """The wards on every indicator's newest figures."""
    return newest_ward_views(opened(place_id))


@shared
def todays_views(place_id: str) -> tuple[WardView, ...]:
    """The same with today's wards in every view, so that the views can be laid side by side."""
    found = opened(place_id)
    if not found.place.earlier_wards:
        return newest_views(place_id)
    return newest_ward_views(found, today=True)


@shared
def profile(place_id: str, area_code: str) -> Profile:
    """A ward on every indicator."""
    return ward_profile(opened(place_id).place, newest_views(place_id), area_code)


@shared
def profile_words(place_id: str, area_code: str) -> tuple[str, tuple[str, ...]]:
    """The heading of a ward and its sentences."""
    found, place = profile(place_id, area_code), opened(place_id).place
    return profile_finding(found, place), tuple(profile_sentences(found, place))


def poorest_list(place_id: str) -> AreaList | None:
    """The strategy's list of the wards with the poorest outcomes, where the pack has it."""
    return opened(place_id).place.area_list_with(AreaListRole.POOREST_OUTCOMES)


@drawn
def spine_spec(place_id: str, area_code: str, title: str, subtitle: str, *, dark: bool) -> dict[str, Any]:
    """The chart of a ward's spine."""
    from hineq.charts.spine import spine_chart, spine_data

    return finished(spine_chart(spine_data(profile(place_id, area_code)), title, subtitle, palette(dark=dark)))


@shared
def has_ward_figures(place_id: str, indicator_id: str) -> bool:
    """Whether any ward of the place has a figure on an indicator."""
    found = opened(place_id)
    return indicator_id in ward_indicators(found)


@shared
def without_women(place_id: str, indicator_id: str) -> str:
    """That an indicator's ward figures are for men only, or nothing."""
    return without_women_words(opened(place_id), indicator_id)


def ward_table(view: WardView) -> pd.DataFrame:
    """Every ward in the order of the ranking, for reading: rank, figures, interval, comparisons."""
    table = view.table.sort_values(["rank", "area_name"])
    unit = view.indicator.measured_in.head
    rank = f"Rank of {view.ranked}"
    columns = {
        "Ward": table.area_name,
        rank: [capital(rank.place) if rank else "" for rank in table.area_code.map(view.ranks)],
        f"Value ({unit})": [bare(one, view.indicator) or "no data" for one in table["value"]],
    }
    if view.has_intervals:
        columns["95% confidence interval, lower"] = [bare(one, view.indicator) for one in table.lower_ci]
        columns["95% confidence interval, upper"] = [bare(one, view.indicator) for one in table.upper_ci]
        for column, against in (("place_outcome", view.place), ("country_outcome", view.country)):
            if against:
                outcomes = (outcome_html(Outcome(one)) for one in table[column])
                columns[f"Against {against.described}"] = html_column(outcomes, table.index)
    if table.national_rank.notna().any():
        first = table[table.national_rank.notna()].iloc[0]
        title = f"Rank among {first.areas_ranked:,.0f} {first.national_areas} ({first.first_is} first)"
        columns[title] = ["" if math.isnan(one) else f"{int(one):,}" for one in table.national_rank]
    return pd.DataFrame(columns, index=table.index)


@drawn
def ward_table_html(key: ViewKey, area_code: str, caption: str) -> str:
    """The table of every ward as HTML, the chosen ward marked."""
    view = wards(key)
    table = ward_table(view)
    figures = [column for column in table.columns if column.startswith(("Rank among", "Value", "95%"))]
    chosen = view.table.index[view.table.area_code == area_code]
    return html_table(table, caption, numeric=figures, chosen=chosen)
