"""Luton's pack, read once for all tests of what is said and drawn about it."""

from dataclasses import replace
from functools import cache

from hineq.insights.series.figures import Figures
from hineq.insights.targets.measures import MeasureView, headline_views, measure_view
from hineq.insights.wards.profile import Profile, newest_ward_views, ward_profile
from hineq.insights.wards.view import WardView, ward_view
from hineq.model.place import Place
from hineq.model.strategy import AreaList
from hineq.model.words import Sex
from tests import place_packs

LUTON, ENGLAND = "E06000032", "E92000001"
LIFE_EXPECTANCY = "life_expectancy_at_birth"
CODES = {
    "Barnfield": "E05002193", "Biscot": "E05002194", "Bramingham": "E05002195", "Challney": "E05002196",
    "Dallow": "E05002198", "Farley": "E05002199", "High Town": "E05002200", "Leagrave": "E05002202",
    "Northwell": "E05002205", "Saints": "E05002207", "South": "E05002208", "Wigmore": "E05002211",
}  # fmt: skip


@cache
def luton() -> Place:
    return place_packs.place("luton")


@cache
def figures() -> Figures:
    return place_packs.figures("luton")


@cache
def joined_censuses() -> Figures:
    """The figures as though both Censuses counted household deprivation alike: wards through time, which no pack has."""
    alike = {
        key: replace(one, trend=True) if key[0].startswith("households_deprived_") else one
        for key, one in luton().series.items()
    }
    return replace(figures(), place=replace(luton(), series=alike))


@cache
def measure(indicator_id: str, sex: Sex = Sex.PERSONS) -> MeasureView:
    return measure_view(figures(), indicator_id, sex)


@cache
def headlines() -> tuple[MeasureView, ...]:
    return tuple(headline_views(figures()))


@cache
def wards(indicator_id: str, period: str, sex: Sex = Sex.PERSONS) -> WardView:
    return ward_view(figures(), indicator_id, sex, period)


@cache
def life_expectancy() -> WardView:
    return wards(LIFE_EXPECTANCY, "2009-13", Sex.MALE)


@cache
def newest_views() -> tuple[WardView, ...]:
    return newest_ward_views(figures())


@cache
def profile(name: str) -> Profile:
    return ward_profile(luton(), newest_views(), CODES[name])


def poorest_list() -> AreaList:
    strategy = luton().strategy
    assert strategy is not None
    return strategy.area_list("strategy_poorest_outcomes")


def named(codes: frozenset[str]) -> set[str]:
    """The names of areas, for reading a set of codes."""
    return {luton().areas[code].area_name for code in codes}
