"""What the overview asks for, asked for beforehand: every view of it that takes a while."""

import importlib

from hineq.insights.targets.overview import holdings_words
from hineq.insights.targets.today import Today, today
from hineq.ui.views import map as map_views
from hineq.ui.views import standing as standing_views
from hineq.ui.views import targets as target_views
from hineq.ui.views import wards as ward_views
from hineq.ui.views.caching import shared
from hineq.ui.views.place import opened

# what pages import where they first need it
_LATER = ("hineq.charts.sparkline", "hineq.charts.gap_lines", "hineq.maps.ward_map")


@shared
def holdings(place_id: str) -> str:
    """What this copy holds of a place without a strategy."""
    return holdings_words(opened(place_id).place)


@shared
def leading_measures(place_id: str) -> tuple[Today, ...]:
    """How the place stands now on its leading measures, beside what was promised."""
    return today(opened(place_id), target_views.headlines(place_id))


def prepare_overview(place_id: str) -> None:
    """Make the views of a place's overview, in the page's own order, so that its first visitor finds them made."""
    leading_measures(place_id)
    for module in _LATER:
        importlib.import_module(module)
    holdings(place_id)
    if ward_views.has_wards(place_id):
        chosen = ward_views.ward_selection(place_id, {"ward": ""})
        map_views.map_scene(chosen.key, ward_views.first_rule(place_id))
    if standing_views.needs_attention(place_id).drawn:
        standing_views.behind_spec(place_id, dark=False)
