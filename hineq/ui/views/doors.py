"""Which pages have something to show for a place: a door, or a tab, with nothing behind it is not there."""

from collections.abc import Callable

from hineq.insights.series.figures import Figures
from hineq.insights.wards.selection import ward_indicators
from hineq.ui.layout import pages
from hineq.ui.layout.pages import DOORS, Door, PageEntry
from hineq.ui.views.caching import shared
from hineq.ui.views.place import opened


def _always(figures: Figures) -> bool:
    return True


def _has_wards(figures: Figures) -> bool:
    return bool(ward_indicators(figures))


def _has_two_wards(figures: Figures) -> bool:
    return len(figures.place.wards) > 1 and _has_wards(figures)


def _has_own_figures(figures: Figures) -> bool:
    table = figures.table
    return bool((table["value"].notna() & (table.area_code == figures.place.area_code)).any())


def _has_gap(figures: Figures) -> bool:
    return _has_wards(figures) or _has_own_figures(figures)


def _has_ranks(figures: Figures) -> bool:
    return (_has_own_figures(figures) and not figures.place.national_ranks.empty) or bool(figures.place.statements)


def _has_governance(figures: Figures) -> bool:
    governance = figures.place.governance
    return bool(governance.boards or governance.levels or governance.approvals)


def _has_strategy(figures: Figures) -> bool:
    return figures.place.strategy is not None


def _has_audit(figures: Figures) -> bool:
    return bool(figures.place.assurance.questions)


def _has_recommendations(figures: Figures) -> bool:
    return bool(figures.place.recommendations)


HAS_SOMETHING: dict[PageEntry, Callable[[Figures], bool]] = {
    pages.OVERVIEW: _always,
    pages.MAP: _has_wards,
    pages.WARD: _has_wards,
    pages.COMPARE: _has_two_wards,
    pages.INEQUALITY: _has_gap,
    pages.CAUSES: _has_gap,
    pages.FIRST: _has_two_wards,
    pages.TARGETS: _has_own_figures,
    pages.STANDING: _has_ranks,
    pages.SYSTEM: _has_governance,
    pages.STRATEGY: _has_strategy,
    pages.ASSURANCE: _has_audit,
    pages.RECOMMENDATIONS: _has_recommendations,
    pages.METHODS: _always,
}


@shared
def doors(place_id: str) -> tuple[Door, ...]:
    """The doors of a place, each with the pages behind it that have something to show."""
    figures = opened(place_id)
    with_something = (
        Door(title=door.title, pages=tuple(page for page in door.pages if HAS_SOMETHING[page](figures)))
        for door in DOORS
    )
    return tuple(door for door in with_something if door.pages)
