"""The docstrings of what is drawn of inequality and order name the columns that are there."""

from hineq.charts.gap_history import gap_history_data
from hineq.charts.gap_lines import gap_lines_data
from hineq.charts.priority import matrix_data, priority_data
from hineq.charts.scarf import cause_bars_data, scarf_data
from hineq.charts.slope import fifths_data, slope_data
from hineq.insights.inequality.causes import CausesOfGap, causes_of_gap
from hineq.insights.inequality.gap_history import GapHistory, inside_place
from hineq.insights.inequality.gaps import gap_with_country
from hineq.insights.inequality.gradient import Inequality, ward_inequality
from hineq.insights.priority.made_ready import PrioritySet, priority_set
from hineq.insights.priority.matrix import priority_matrix
from hineq.insights.priority.order import Priority, prioritise
from hineq.insights.wards.entering import MeasureSet, distinct
from hineq.model.words import Sex
from hineq.packs.importers.deaths import read_deaths
from tests.docstrings import untrue_columns
from tests.luton import figures, life_expectancy, luton, newest_views, poorest_list
from tests.paths import EXAMPLES


def test_the_gradient() -> None:
    inequality = ward_inequality(figures(), life_expectancy())
    assert isinstance(inequality, Inequality)
    assert untrue_columns([slope_data], *slope_data(inequality).values()) == set()
    assert untrue_columns([fifths_data], *fifths_data(inequality).values()) == set()


def test_gaps_through_time() -> None:
    history = inside_place(figures(), Sex.MALE)
    assert isinstance(history, GapHistory)
    assert untrue_columns([gap_history_data], gap_history_data(history)) == set()
    assert untrue_columns([gap_lines_data], gap_lines_data(gap_with_country(figures()))) == set()


def test_causes() -> None:
    deaths = read_deaths((EXAMPLES / "deaths" / "made_up_town.csv").read_bytes(), "made_up_town.csv")
    groups = deaths.groups(Sex.MALE)
    causes = causes_of_gap(deaths, groups[0], groups[-1], Sex.MALE)
    assert isinstance(causes, CausesOfGap)
    assert untrue_columns([scarf_data], *scarf_data(causes).values()) == set()
    assert untrue_columns([cause_bars_data], cause_bars_data(causes)) == set()


def test_order_and_matrix() -> None:
    made_of = priority_set(luton(), newest_views(), MeasureSet.HEALTH)
    assert isinstance(made_of, PrioritySet)
    priority = prioritise(made_of, {})
    assert isinstance(priority, Priority)
    assert untrue_columns([priority_data], priority_data(priority, poorest_list())) == set()
    matrix = priority_matrix(figures(), distinct(newest_views())[0], [])
    assert untrue_columns([matrix_data], matrix_data(matrix)) == set()
