"""The docstrings of the tables of wards name the columns that are there."""

from hineq.insights.wards.compare import Comparison, compare_sides
from hineq.insights.wards.profile import Profile, ward_profile
from hineq.insights.wards.sides import all_sides
from hineq.insights.wards.view import WardView
from tests.docstrings import untrue_columns
from tests.luton import figures, life_expectancy, luton, newest_views


def test_the_wards_on_a_measure() -> None:
    assert untrue_columns([WardView], life_expectancy().table) == set()


def test_a_ward_on_every_measure() -> None:
    profile = ward_profile(luton(), newest_views(), luton().wards[0].area_code)
    assert untrue_columns([Profile], profile.table) == set()


def test_two_sides() -> None:
    left, right, *_ = all_sides(figures(), None).by_key.values()
    comparison = compare_sides(luton(), newest_views(), left, right)
    assert isinstance(comparison, Comparison)
    assert untrue_columns([Comparison], comparison.table) == set()
