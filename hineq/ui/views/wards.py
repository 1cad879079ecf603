"""What pages ask about the wards: on one measure, and one ward on all of them."""

from collections.abc import Mapping
from typing import Any

from hineq.insights.inequality.life_gaps import without_women_words
from hineq.insights.wards.poorest import PoorestRule, poorest_wards
from hineq.insights.wards.profile import Profile, newest_ward_views, profile_finding, profile_sentences, ward_profile
from hineq.insights.wards.selection import WardSelection, resolve_ward_selection, ward_indicators
from hineq.insights.wards.view import WardView, ward_view
from hineq.model.roles import AreaListRole
from hineq.model.strategy import AreaList
from hineq.model.words import Sex
from hineq.theme.palette import palette
from hineq.ui.views.caching import drawn, shared, spec
from hineq.ui.views.place import opened


@shared
def wards(place_id: str, indicator_id: str, sex: str, period: str) -> WardView:
    """The wards on an indicator, sex and period."""
    return ward_view(opened(place_id), indicator_id, Sex(sex), period)


def ward_selection(place_id: str, wanted: Mapping[str, str]) -> WardSelection:
    """What the wards have figures for, nearest to what is wanted."""
    return _ward_selection(place_id, *(wanted.get(key, "") for key in ("indicator", "sex", "period", "ward")))


@shared
def _ward_selection(place_id: str, indicator: str, sex: str, period: str, ward: str) -> WardSelection:
    found = opened(place_id)
    wanted = {"indicator": indicator, "sex": sex, "period": period, "ward": ward}
    return resolve_ward_selection(found, wanted)


def first_wards(place_id: str) -> WardView:
    """The wards on the measure that is shown where none was chosen."""
    chosen = ward_selection(place_id, {})
    return wards(place_id, chosen.indicator_id, str(chosen.sex), chosen.period)


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


@drawn
def spine_spec(place_id: str, area_code: str, title: str, subtitle: str, *, dark: bool) -> dict[str, Any]:
    """The chart of a ward's spine."""
    from hineq.charts.spine import spine_chart, spine_data

    return spec(spine_chart(spine_data(profile(place_id, area_code)), title, subtitle, palette(dark=dark)))


@shared
def has_ward_figures(place_id: str, indicator_id: str) -> bool:
    """Whether any ward of the place has a figure on an indicator."""
    found = opened(place_id)
    return indicator_id in ward_indicators(found)


@shared
def without_women(place_id: str, indicator_id: str) -> str:
    """That an indicator's ward figures are for men only, or nothing."""
    return without_women_words(opened(place_id), indicator_id)
