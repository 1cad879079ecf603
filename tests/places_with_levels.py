"""Every place and each of its levels, for what must hold over all of them."""

from functools import cache

from hineq.insights.inequality.gradient import Inequality, ward_inequality
from hineq.insights.series.figures import Figures
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.coverage import enough
from hineq.insights.wards.profile import newest_ward_views
from hineq.insights.wards.selection import ward_indicators
from hineq.insights.wards.view import WardView, ward_periods, ward_view
from hineq.model.place import Place
from hineq.model.words import Sex
from tests.place_packs import figures

PACKS = ("luton", "llr", "oxford")
# the place itself, and each area below it that has wards of its own; named here, so that no pack is read to collect tests
LEVELS = (
    "luton",
    "oxford",
    "llr",
    "llr/E06000016",
    "llr/E10000018",
    "llr/E07000129",
    "llr/E07000130",
    "llr/E07000131",
    "llr/E07000132",
    "llr/E07000133",
    "llr/E07000134",
    "llr/E07000135",
    "llr/E06000017",
)


@cache
def level(key: str) -> Figures:
    """The figures of a place ("llr") or of one of its levels ("llr/E06000016")."""
    pack, _, area_code = key.partition("/")
    return figures(pack).within(area_code) if area_code else figures(pack)


@cache
def newest(key: str) -> tuple[WardView, ...]:
    """The newest views of every ward measure."""
    return newest_ward_views(level(key))


@cache
def todays(key: str) -> tuple[WardView, ...]:
    """The same with today's wards in every view."""
    return newest_ward_views(level(key), today=True) if level(key).place.earlier_wards else newest(key)


@cache
def every_view(key: str) -> tuple[WardView, ...]:
    """The wards on every indicator, sex and period."""
    figures = level(key)
    return tuple(
        ward_view(figures, indicator_id, sex, period)
        for indicator_id in ward_indicators(figures)
        for sex in Sex
        for period in ward_periods(figures, indicator_id, sex)
    )


@cache
def every_inequality(key: str) -> tuple[Inequality | NotPossible, ...]:
    """The inequality of each of these views over the wards, or why it cannot be told."""
    return tuple(ward_inequality(level(key), view) for view in every_view(key))


def unranked(place: Place) -> bool:
    """Whether so many wards have only rough estimates that no measure of neighbourhoods puts the wards in an order."""
    return bool(place.wards) and not enough(len(place.wards) - len(place.wards_rough), len(place.wards))
