"""What the page "Where first" asks hineq for, computed once for all visitors; only weighing is done at every move."""

from typing import Any

from hineq.charts.arrow import finished, with_arrow
from hineq.charts.priority import matrix_chart, matrix_data, priority_chart, priority_data, priority_redrawn
from hineq.insights.priority.firmness_words import loose_sentence, stability_sentences
from hineq.insights.priority.made_ready import PrioritySet, priority_set
from hineq.insights.priority.matrix import PriorityMatrix, priority_matrix
from hineq.insights.priority.matrix_words import matrix_finding, matrix_subtitle
from hineq.insights.priority.order import Priority, prioritise
from hineq.insights.priority.order_words import priority_finding, priority_subtitle
from hineq.insights.priority.rank_range import RankRange, rank_range
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.entering import MeasureSet
from hineq.insights.wards.view import WardView
from hineq.model.key import ViewKey
from hineq.model.roles import AreaListRole
from hineq.theme.palette import palette
from hineq.ui.views import standing as standing_views
from hineq.ui.views import wards as ward_views
from hineq.ui.views.caching import drawn, drawn_by, shared, shared_by
from hineq.ui.views.place import opened

# readers weigh as they like: there is no end of orders, and each is large
_ORDERS = 200


@shared
def made_ready(place_id: str, which: MeasureSet) -> PrioritySet | NotPossible:
    """The wards on a set of measures with everything that does not change with the weights, simulations included."""
    return priority_set(opened(place_id).place, ward_views.todays_views(place_id), which)


@shared_by({}, entries=_ORDERS)
def in_order(place_id: str, which: MeasureSet, weights: tuple[tuple[str, float], ...]) -> Priority | NotPossible:
    """The wards in order under weights of themes, or why they cannot be put in order."""
    made_of = made_ready(place_id, which)
    return made_of if isinstance(made_of, NotPossible) else prioritise(made_of, dict(weights))


def plain_order(place_id: str, which: MeasureSet) -> Priority:
    """The wards in order with all themes alike; only for wards that can be put in order."""
    made_of = made_ready(place_id, which)
    themes = () if isinstance(made_of, NotPossible) else made_of.themes
    priority = in_order(place_id, which, tuple((theme, 1.0) for theme in themes))
    if isinstance(priority, NotPossible):
        raise ValueError(f"It needs wards that can be put in order, got: {priority.reason}")
    return priority


def rank_ranges(priority: Priority) -> list[RankRange | NotPossible]:
    """The ranks that the intervals allow on each measure that decides, or why there are none."""
    place_id = priority.made_of.place.place_id
    return [
        _rank_range(
            ViewKey(place_id=place_id, indicator_id=view.indicator.indicator_id, sex=view.sex, period=view.period),
            view,
        )
        for view in priority.made_of.entering.views
    ]


@shared
def _rank_range(key: ViewKey, _view: WardView) -> RankRange | NotPossible:
    """Kept by the key of the view alone."""
    return rank_range(_view)


@shared
def matrix(place_id: str) -> PriorityMatrix:
    """The measures by gap, people, direction and the strategy's word on them."""
    return priority_matrix(opened(place_id), ward_views.newest_views(place_id), standing_views.all_standings(place_id))


@shared_by({Priority: lambda priority: priority.key}, entries=_ORDERS)
def firmness(priority: Priority) -> tuple[str, ...]:
    """How firm an order of the wards is, in sentences."""
    return tuple(filter(None, (loose_sentence(priority), *stability_sentences(priority))))


@shared
def _template(place_id: str, which: MeasureSet, *, dark: bool) -> dict[str, Any]:
    plain = plain_order(place_id, which)
    data = priority_data(plain, plain.made_of.place.area_list_with(AreaListRole.POOREST_OUTCOMES))
    # with rows, since it is drawn again and again with others
    template: dict[str, Any] = priority_chart(data, plain.first, "", "", palette(dark=dark)).to_dict(validate=False)
    return template


@drawn_by({Priority: lambda priority: priority.key}, entries=_ORDERS)
def priority_spec(priority: Priority, *, dark: bool) -> dict[str, Any]:
    """The chart of the wards in order."""
    place, (place_id, which, _) = priority.made_of.place, priority.key
    data = priority_data(priority, place.area_list_with(AreaListRole.POOREST_OUTCOMES))
    title, subtitle = priority_finding(priority), priority_subtitle(priority, place)
    plain = plain_order(place_id, which)
    if priority.first == plain.first and len(data) == plain.table["rank"].notna().sum():
        return with_arrow(priority_redrawn(_template(place_id, which, dark=dark), data, title, subtitle))
    return finished(priority_chart(data, priority.first, title, subtitle, palette(dark=dark)))


@drawn
def matrix_spec(place_id: str, *, dark: bool) -> dict[str, Any] | None:
    """The chart of the measures, or None where no gap between wards can be given as a ratio."""
    data = matrix_data(matrix(place_id))
    if data.empty:
        return None
    title, subtitle = matrix_finding(matrix(place_id)), matrix_subtitle(matrix(place_id), opened(place_id).place)
    return finished(matrix_chart(data, title, subtitle, palette(dark=dark)))
