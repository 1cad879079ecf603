"""The inequality of the wards: order, indices, words and refusals."""

import math

import numpy as np
import pytest

from hineq.insights.deprivation import NotPossible, deprivation_order
from hineq.insights.inequality import RELATIVE, index_words, inequality_finding, measures_table, ward_inequality
from hineq.insights.profile import newest_ward_views
from hineq.insights.wards import ward_view
from hineq.model.words import Polarity, Sex
from tests.luton import figures, luton


def view_of(indicator_id, sex=Sex.PERSONS, period="2021"):
    return ward_view(luton(), figures(), indicator_id, sex, period)


def inequality_of(indicator_id, sex=Sex.PERSONS, period="2021"):
    return ward_inequality(luton(), figures(), view_of(indicator_id, sex, period))


@pytest.mark.parametrize(
    ("indicator_id", "sex", "period", "release"),
    [
        ("life_expectancy_at_birth", Sex.MALE, "2009-13", "iod_2010"),
        ("overcrowded_households", Sex.PERSONS, "2021", "iod_2019"),
        ("households_deprived_2plus_dimensions", Sex.PERSONS, "2011", "iod_2010"),
    ],
)
def test_the_release_nearest_before_the_middle_year_orders_the_wards(indicator_id, sex, period, release):
    ordering = deprivation_order(luton(), figures(), view_of(indicator_id, sex, period))
    assert ordering.release.series == release
    assert ordering.table.score.is_monotonic_decreasing
    assert len(ordering.table) == 19


def test_earlier_figures_are_weighted_by_the_first_residents_there_are_and_say_so():
    ordering = deprivation_order(luton(), figures(), view_of("life_expectancy_at_birth", Sex.MALE, "2009-13"))
    assert ordering.residents_words == "residents in 2017"
    assert "residents in 2017" in ordering.words
    assert "2010" in ordering.words


@pytest.mark.parametrize("indicator_id", ["imd_score", "pop_in_most_deprived_20pct"])
def test_the_index_is_never_ordered_by_itself(indicator_id):
    found = inequality_of(indicator_id, period="2025")
    assert isinstance(found, NotPossible)
    assert "itself" in found.reason


def test_a_part_of_the_index_is_ordered_with_a_caution():
    found = inequality_of("years_of_potential_life_lost", period="2025")
    assert "part of the Indices" in found.ordering.caution
    assert inequality_of("overcrowded_households").ordering.caution == ""


def test_the_slope_is_the_weighted_line_through_the_midpoints():
    found = inequality_of("life_expectancy_at_birth", Sex.MALE, "2009-13")
    table = found.table
    slope, intercept = np.polyfit(table.rank_share, table["value"], 1, w=np.sqrt(table.population))
    assert found.slope.value == pytest.approx(slope)
    assert (found.start, found.end) == pytest.approx((intercept, intercept + slope))
    assert found.relative.value == pytest.approx((intercept + slope) / intercept)


def test_ranks_are_midpoints_of_the_share_of_residents():
    table = inequality_of("overcrowded_households").table
    share = table.population / table.population.sum()
    assert table.rank_share.iloc[0] == pytest.approx(share.iloc[0] / 2)
    assert table.rank_share.iloc[-1] == pytest.approx(1 - share.iloc[-1] / 2)


def test_bigger_is_more_unequal_whatever_the_polarity():
    good = inequality_of("households_deprived_0_dimensions")
    bad = inequality_of("households_deprived_1plus_dimensions")
    assert good.view.indicator.polarity is Polarity.HIGH_IS_GOOD
    assert bad.view.indicator.polarity is Polarity.LOW_IS_GOOD
    # the two shares add up to all households, so their slopes are the same inequality
    assert good.slope.value == pytest.approx(bad.slope.value, rel=1e-6)
    assert good.slope.value > 0
    assert good.gap == pytest.approx(bad.gap)
    assert good.relative.value > 1
    assert bad.relative.value > 1
    assert bad.ratio > 1
    assert bad.start > bad.end


def test_limits_hold_the_slope_and_are_the_same_every_time():
    first, second = inequality_of("overcrowded_households"), inequality_of("overcrowded_households")
    assert first.slope.lower < first.slope.value < first.slope.upper
    assert (first.slope.lower, first.slope.upper) == (second.slope.lower, second.slope.upper)


def test_figures_without_intervals_get_an_index_without_one_and_say_so():
    found = inequality_of("years_of_potential_life_lost", period="2025")
    assert math.isnan(found.slope.lower)
    assert "no interval can be given" in index_words(found)


def test_no_difference_is_claimed_where_the_interval_holds_zero():
    found = inequality_of("disabled_residents")
    assert found.slope.lower < 0 < found.slope.upper
    assert inequality_finding(found) == (
        "Disabled residents: no clear difference between the most and least deprived wards"
    )


def test_the_finding_says_which_end_is_worse():
    assert inequality_finding(inequality_of("overcrowded_households")).endswith("higher in the most deprived wards")
    life = inequality_finding(inequality_of("life_expectancy_at_birth", Sex.MALE, "2009-13"))
    assert life == "Men in the most deprived wards: life expectancy at birth 4.1 years shorter"


def test_every_finding_has_at_most_fifteen_words_and_every_refusal_a_reason():
    for view in newest_ward_views(luton(), figures()):
        found = ward_inequality(luton(), figures(), view)
        if isinstance(found, NotPossible):
            assert len(found.reason.split()) > 5
        else:
            assert len(inequality_finding(found).split()) <= 15, inequality_finding(found)


def test_fifths_hold_every_ward_once_and_average_by_residents():
    found = inequality_of("life_expectancy_at_birth", Sex.MALE, "2009-13")
    named = ", ".join(found.fifths.wards).split(", ")
    assert sorted(named) == sorted(found.table.area_name)
    first = found.table[found.table.fifth == 1]
    assert found.fifths["value"].iloc[0] == pytest.approx(np.average(first["value"], weights=first.population))


def test_the_measures_explain_themselves_and_gain_by_the_least_deprived_fifth():
    found = inequality_of("overcrowded_households")
    table = measures_table(found).set_index("measure")
    assert table.meaning.str.len().min() > 20
    least = found.fifths["value"].iloc[-1]
    mean = np.average(found.table["value"], weights=found.table.population)
    assert table.value["Population attributable risk"].startswith("−")
    assert table.value["Population attributable fraction"] == f"−{abs((least - mean) / mean * 100):.1f}%"


def test_a_neutral_measure_has_no_attributable_risk():
    assert "Population attributable risk" not in set(measures_table(inequality_of("ethnic_asian")).measure)


def test_a_score_that_crosses_zero_has_no_ratios():
    found = inequality_of("health_score", period="2025")
    assert (found.table["value"] < 0).any()
    assert (found.table["value"] > 0).any()
    assert set(measures_table(found).measure).isdisjoint(RELATIVE)
    assert "relative index" not in index_words(found)
    share = inequality_of("overcrowded_households")
    assert set(RELATIVE) <= set(measures_table(share).measure)
    assert "relative index 3.66" in index_words(share)


def test_differences_of_shares_are_percentage_points():
    table = measures_table(inequality_of("overcrowded_households")).set_index("measure").value
    assert table["Slope index of inequality"] == "14.6 percentage points"
    assert table["Population attributable risk"] == "−7.6 percentage points"
