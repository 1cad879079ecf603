"""What the overview asks for, asked for beforehand: every view of it that takes a while."""

import importlib

from hineq.insights.wards.poorest import PoorestRule
from hineq.ui.views import map as map_views
from hineq.ui.views import standing as standing_views
from hineq.ui.views import targets as target_views
from hineq.ui.views import wards as ward_views

# what pages import where they first need it
_LATER = ("hineq.charts.sparkline", "hineq.charts.gap_lines", "hineq.maps.ward_map")


def prepare_overview(place_id: str) -> None:
    """Make the views of a place's overview, in the page's own order, so that its first visitor finds them made."""
    target_views.headlines(place_id)
    for module in _LATER:
        importlib.import_module(module)
    chosen = ward_views.ward_selection(place_id, {"ward": ""})
    rule = PoorestRule.LIST if ward_views.poorest_list(place_id) else PoorestRule.FIFTH
    map_views.map_scene(chosen.key, rule)
    standing_views.needs_attention(place_id)
