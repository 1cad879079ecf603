"""Which pages have something to show for a place; the header leaves the others out."""

from collections.abc import Callable

from hineq.insights.resident.finding import every_ward
from hineq.insights.series.figures import Figures
from hineq.insights.standing.dated_facts import has_pairs
from hineq.insights.wards.rough_alone import rough_alone
from hineq.ui.views.caching import shared
from hineq.ui.views.england import has_gaps
from hineq.ui.views.place import opened
from hineq.ui.views.standing import ranks
from hineq.ui.views.wards import has_wards


def _always(figures: Figures) -> bool:
    return True


def _has_wards(figures: Figures) -> bool:
    return has_wards(figures.place.place_id)


def _has_any_ward(figures: Figures) -> bool:
    return bool(every_ward(figures.place))


def _has_two_wards(figures: Figures) -> bool:
    return len(figures.place.wards) > 1 and _has_wards(figures)


def _has_own_figures(figures: Figures) -> bool:
    table = figures.table
    return bool((table["value"].notna() & (table.area_code == figures.place.area_code)).any())


def _has_gap(figures: Figures) -> bool:
    return _has_wards(figures) or _has_own_figures(figures)


def _has_ranks(figures: Figures) -> bool:
    return not ranks(figures.place.place_id).empty


def _has_governance(figures: Figures) -> bool:
    governance = figures.place.governance
    return bool(governance.boards or governance.levels or governance.approvals)


def _has_strategy(figures: Figures) -> bool:
    return figures.place.strategy is not None or any(one.topic.of_now for one in figures.place.statements)


def _has_then(figures: Figures) -> bool:
    return has_pairs(figures.place)


def _has_audit(figures: Figures) -> bool:
    return bool(figures.place.assurance.questions)


def _has_recommendations(figures: Figures) -> bool:
    return bool(figures.place.recommendations)


def _has_ward_estimates(figures: Figures) -> bool:
    """Rough ones too: the page tells them, and that they compare nothing."""
    return _has_wards(figures) or len(rough_alone(figures)) > 0


def _has_nation(figures: Figures) -> bool:
    """The page is about no place: it is there for every one, where the gaps of all councils are."""
    return has_gaps()


def _has_anything(figures: Figures) -> bool:
    place = figures.place
    return bool(figures.table["value"].notna().any() or place.statements or place.recommendations)


HAS_SOMETHING: dict[str, Callable[[Figures], bool]] = {
    "overview": _always,
    "area": _has_any_ward,
    "map": _has_wards,
    "rug": _has_wards,
    "ward": _has_ward_estimates,
    "compare": _has_two_wards,
    "inequality": _has_gap,
    "causes": _has_gap,
    "first": _has_two_wards,
    "targets": _has_own_figures,
    "standing": _has_ranks,
    "system": _has_governance,
    "strategy": _has_strategy,
    "assurance": _has_audit,
    "recommendations": _has_recommendations,
    "then": _has_then,
    "england": _has_nation,
    "search": _always,
    "meeting": _has_anything,
    "methods": _always,
}


@shared
def pages_with_something(place_id: str) -> frozenset[str]:
    """The files of the pages that have something to show for a place."""
    figures = opened(place_id)
    return frozenset(page for page, has_something in HAS_SOMETHING.items() if has_something(figures))
