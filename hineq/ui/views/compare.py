"""What the page "Compare" asks hineq for, computed once for all visitors."""

from typing import Any

from hineq.charts.arrow import finished
from hineq.charts.dumbbell import Told, drawn_rows, dumbbell_chart, dumbbell_data, dumbbell_subtitle
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.compare import Comparison, compare_sides
from hineq.insights.wards.sides import Side, Sides, all_sides
from hineq.theme.palette import palette
from hineq.ui.views import wards as ward_views
from hineq.ui.views.caching import drawn, shared
from hineq.ui.views.place import opened


@shared
def sides(place_id: str) -> Sides:
    """The wards and groups that can be compared."""
    return all_sides(opened(place_id), ward_views.poorest_list(place_id), ward_views.newest_views(place_id))


@shared
def comparison(place_id: str, left: Side, right: Side) -> Comparison | NotPossible:
    """Two sides on every measure, or why they cannot be compared."""
    return compare_sides(opened(place_id).place, ward_views.newest_views(place_id), left, right)


@drawn
def dumbbell_spec(place_id: str, left: Side, right: Side, title: str, told: Told, *, dark: bool) -> dict[str, Any]:
    """The chart of two sides on what can be told apart, or on the rest; only for sides that can be compared."""
    compared = comparison(place_id, left, right)
    if isinstance(compared, NotPossible):
        raise ValueError(f"The chart needs two sides that can be compared, got: {compared.reason}")
    data = dumbbell_data(compared, told)
    return finished(dumbbell_chart(compared, data, title, dumbbell_subtitle(compared), palette(dark=dark), told))


@shared
def many_drawn(place_id: str, left: Side, right: Side, told: Told) -> int:
    """How many measures the picture of two sides has."""
    compared = comparison(place_id, left, right)
    return 0 if isinstance(compared, NotPossible) else len(drawn_rows(compared, told))


@shared
def charted_sources(place_id: str, left: Side, right: Side, told: Told) -> tuple[str, ...]:
    """Where the figures of the chart are from."""
    compared = comparison(place_id, left, right)
    if isinstance(compared, NotPossible):
        return ()
    drawn = {(row.indicator_id, row.sex) for row in drawn_rows(compared, told).itertuples()}
    views_drawn = (
        view for view in ward_views.newest_views(place_id) if (view.indicator.indicator_id, str(view.sex)) in drawn
    )
    return tuple(dict.fromkeys(source for view in views_drawn for source in view.source_ids))
