"""The docstrings of inequality's tables name the columns that are there."""

from hineq.insights.inequality.causes import CausesOfGap, causes_of_gap
from hineq.insights.inequality.deprivation import Ordering
from hineq.insights.inequality.gap_history import GapHistory, inside_place
from hineq.insights.inequality.gaps import gap_with_country, gap_within
from hineq.insights.inequality.gradient import Inequality, ward_inequality
from hineq.insights.wards.view import WardView
from hineq.model.words import Sex
from hineq.packs.importers.deaths import read_deaths
from tests.docstrings import untrue_columns
from tests.luton import figures, life_expectancy
from tests.paths import EXAMPLES


def test_the_wards_in_order() -> None:
    inequality = ward_inequality(figures(), life_expectancy())
    assert isinstance(inequality, Inequality)
    assert untrue_columns([WardView, Ordering], inequality.ordering.table) == set()
    assert untrue_columns([WardView, Ordering, Inequality], inequality.table, inequality.fifths) == set()


def test_gaps_through_time() -> None:
    history = inside_place(figures(), Sex.MALE)
    assert isinstance(history, GapHistory)
    assert untrue_columns([GapHistory], history.table) == set()
    for gap in (gap_with_country, gap_within):
        assert untrue_columns([gap_with_country], gap(figures())) == set()


def test_the_parts_of_a_gap() -> None:
    deaths = read_deaths((EXAMPLES / "deaths" / "made_up_town.csv").read_bytes(), "made_up_town.csv")
    groups = deaths.groups(Sex.MALE)
    causes = causes_of_gap(deaths, groups[0], groups[-1], Sex.MALE)
    assert isinstance(causes, CausesOfGap)
    assert untrue_columns([CausesOfGap], causes.parts) == set()
