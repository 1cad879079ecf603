"""The inequality of the wards: order, indices, words and refusals."""

import math
import re
from dataclasses import replace

import numpy as np
import pytest

from hineq.insights.inequality.deprivation import deprivation_order
from hineq.insights.inequality.gradient import ward_inequality
from hineq.insights.inequality.gradient_words import (
    fifths_interval_words,
    gradient_caution,
    gradient_subtitle,
    index_words,
    inequality_finding,
    line_words,
    no_interval_words,
)
from hineq.insights.inequality.measures import RELATIVE, measures, measures_export, measures_reading, measures_words
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.profile import newest_ward_views
from hineq.insights.wards.view import ward_view
from hineq.insights.wording.numbers import TITLE_WORDS, joined, number
from hineq.model.tense import Tense
from hineq.model.words import Polarity, Sex
from tests import place_packs
from tests.luton import figures, luton
from tests.places_with_levels import LEVELS, level, newest


def view_of(indicator_id, sex=Sex.PERSONS, period="2021"):
    return ward_view(figures(), indicator_id, sex, period)


def inequality_of(indicator_id, sex=Sex.PERSONS, period="2021"):
    return ward_inequality(figures(), view_of(indicator_id, sex, period))


@pytest.mark.parametrize(
    ("indicator_id", "sex", "period", "release"),
    [
        ("life_expectancy_at_birth", Sex.MALE, "2009-13", "iod_2010"),
        ("overcrowded_households", Sex.PERSONS, "2021", "iod_2019"),
        ("households_deprived_2plus_dimensions", Sex.PERSONS, "2011", "iod_2010"),
    ],
)
def test_the_release_nearest_before_the_middle_year_orders_the_wards(indicator_id, sex, period, release) -> None:
    ordering = deprivation_order(figures(), view_of(indicator_id, sex, period))
    assert ordering.release.series == release
    assert ordering.table.score.is_monotonic_decreasing
    assert len(ordering.table) == 19


def test_earlier_figures_are_weighted_by_the_first_residents_there_are_and_say_so() -> None:
    ordering = deprivation_order(figures(), view_of("life_expectancy_at_birth", Sex.MALE, "2009-13"))
    assert ordering.residents_words == "residents in 2017"
    assert "residents in 2017" in ordering.words
    assert "2010" in ordering.words


@pytest.mark.parametrize("indicator_id", ["imd_score", "pop_in_most_deprived_20pct"])
def test_the_index_is_never_ordered_by_itself(indicator_id) -> None:
    found = inequality_of(indicator_id, period="2025")
    assert isinstance(found, NotPossible)
    assert "itself" in found.reason


def test_a_part_of_the_index_is_ordered_with_a_caution() -> None:
    found = inequality_of("years_of_potential_life_lost", period="2025")
    assert "part of the index" in found.ordering.caution
    assert "part of the index" in inequality_of("overcrowded_households").ordering.caution
    assert inequality_of("households_deprived_1plus_dimensions").ordering.caution == ""


def measured(indicator_id, sex=Sex.PERSONS, period="2021"):
    return {row.name: row for row in measures(inequality_of(indicator_id, sex, period))}


def test_the_slope_is_the_weighted_line_through_the_midpoints() -> None:
    found = inequality_of("life_expectancy_at_birth", Sex.MALE, "2009-13")
    table = found.table
    slope, intercept = np.polyfit(table.rank_share, table["value"], 1, w=np.sqrt(table.population))
    assert found.slope.value == pytest.approx(slope)
    assert (found.start, found.end) == pytest.approx((intercept, intercept + slope))
    assert found.relative.value == pytest.approx((intercept + slope) / intercept)


def test_ranks_are_midpoints_of_the_share_of_residents() -> None:
    table = inequality_of("overcrowded_households").table
    share = table.population / table.population.sum()
    assert table.rank_share.iloc[0] == pytest.approx(share.iloc[0] / 2)
    assert table.rank_share.iloc[-1] == pytest.approx(1 - share.iloc[-1] / 2)


def test_bigger_is_more_unequal_whatever_the_polarity() -> None:
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


def test_limits_hold_the_slope_and_are_the_same_every_time() -> None:
    first, second = inequality_of("overcrowded_households"), inequality_of("overcrowded_households")
    assert first.slope.lower < first.slope.value < first.slope.upper
    assert (first.slope.lower, first.slope.upper) == (second.slope.lower, second.slope.upper)


def test_figures_without_intervals_get_an_index_without_one_and_say_so() -> None:
    found = inequality_of("years_of_potential_life_lost", period="2025")
    assert math.isnan(found.slope.lower)
    assert "No interval can be given: each ward's figure is the average of its neighbourhoods' figures" in index_words(
        found
    )
    assert inequality_finding(found) == (
        "Years of life lost (estimated): higher where deprived, partly ordered by itself; not tested"
    )


def test_why_there_is_no_interval_follows_from_the_figures() -> None:
    assert "the ward figures are estimated" in no_interval_words(
        view_of("idaci_children_income_deprived", period="2025")
    )
    view = view_of("overcrowded_households")
    some = view.table.assign(lower_ci=view.table.lower_ci.where(view.table.index > 1))
    assert "2 of 19 wards have none" in no_interval_words(replace(view, table=some))
    none = view.table.assign(lower_ci=math.nan)
    assert "this copy of the figures has none" in no_interval_words(replace(view, table=none))


def test_no_difference_is_claimed_where_the_interval_holds_zero() -> None:
    found = inequality_of("disabled_residents")
    assert found.slope.lower < 0 < found.slope.upper
    assert inequality_finding(found) == (
        "Disabled residents (not age-adjusted): no clear difference between the most and least deprived wards"
    )


def test_the_finding_says_which_end_is_worse() -> None:
    assert inequality_finding(inequality_of("overcrowded_households")) == (
        "Overcrowded homes: fitted line 14.8 percentage points higher where most deprived, partly ordered by itself"
    )
    life = inequality_finding(inequality_of("life_expectancy_at_birth", Sex.MALE, "2009-13"))
    assert life == "Men could expect 4.1 years less where most deprived, by a line through the wards"


def test_the_subtitle_carries_the_index_with_its_interval() -> None:
    words = gradient_subtitle(inequality_of("life_expectancy_at_birth", Sex.MALE, "2009-13"))
    assert "Slope index of inequality 4.1 years (95% confidence interval 2.7 to 5.6)" in words
    assert "wards ordered by deprivation (Indices of Deprivation 2010)" in words


def test_the_wards_at_the_ends_stand_beside_the_index() -> None:
    words = index_words(inequality_of("overcrowded_households"))
    assert "Northwell, the most deprived ward, had 10.8% (" in words
    assert "), and Bramingham" not in words
    assert ") and Bramingham, the least deprived one, 3.6% (" in words


@pytest.mark.parametrize(
    ("indicator_id", "sex", "period", "steady"),
    [
        ("ethnic_asian", Sex.PERSONS, "2021", False),
        ("mental_health", Sex.PERSONS, "2025", False),
        ("overcrowded_households", Sex.PERSONS, "2021", True),
        # 77.0 and 76.9 in the first two fifths: too small a step back to see
        ("life_expectancy_at_birth", Sex.MALE, "2009-13", True),
    ],
)
def test_a_caution_stands_where_the_fifths_are_not_steady(indicator_id, sex, period, steady) -> None:
    found = inequality_of(indicator_id, sex, period)
    assert found.steady is steady
    assert bool(gradient_caution(found)) is not steady


def test_the_caution_names_the_fifths() -> None:
    assert "(39.2%, 41.1%, 47.0%, 23.8% and 23.4%)" in gradient_caution(inequality_of("ethnic_asian"))


def test_every_finding_has_at_most_fifteen_words_and_every_refusal_a_reason() -> None:
    packs = [place_packs.figures(one) for one in ("luton", "oxford", "llr")]
    for own, view in ((pack, view) for pack in packs for view in newest_ward_views(pack)):
        found = ward_inequality(own, view)
        if isinstance(found, NotPossible):
            assert len(found.reason.split()) > 5
        else:
            assert len(inequality_finding(found).split()) <= 15, inequality_finding(found)


NOT_READ_ALOUD = re.compile(r"\b(?:slope|index of inequality|intervals?|pack|hineq)\b", re.IGNORECASE)


@pytest.mark.parametrize("key", LEVELS)
def test_every_finding_can_be_read_aloud_and_the_line_says_what_its_size_is(key: str) -> None:
    for view in newest(key):
        found = ward_inequality(level(key), view)
        if isinstance(found, NotPossible):
            continue
        heading, line = inequality_finding(found), line_words(found)
        assert not NOT_READ_ALOUD.search(heading), heading
        assert len(heading.split()) <= TITLE_WORDS, heading
        untold = math.isnan(found.slope.lower)
        assert heading.endswith(("chance cannot be told", "not tested")) is untold, heading
        assert ("no steady" in heading) is (not found.steady and (found.certain or untold)), heading
        assert ("no clear difference" in heading) is (not found.certain and not untold), heading
        assert "slope index" in line
        # a chart and a slide never give the size that the page warns of
        warned = bool(gradient_caution(found))
        assert ("slope index" in gradient_subtitle(found).lower()) is not warned
        assert ("Fifths, most" in gradient_subtitle(found)) is (warned and found.has_averages)
        assert ("without an interval" in line) is untold
        # a size in the heading is the one that the line tells
        sizes = re.findall(r": ([\d,.]+) .*(?:higher|lower)|expect ([\d,.]+) years", heading)
        assert all("".join(size) in line for size in sizes), (heading, line)
        if not found.steady and (found.certain or untold):
            assert not sizes, heading


def test_a_life_is_spoken_of_in_its_tense_with_its_marks() -> None:
    found = inequality_of("life_expectancy_at_birth", Sex.MALE, "2009-13")
    view = replace(found.view, tense=Tense.PRESENT, sex=Sex.FEMALE)
    assert inequality_finding(replace(found, view=view)) == (
        "Women can expect 4.1 years less where most deprived, by a line through the wards"
    )
    table = view.table.assign(status="estimated")
    estimated = replace(
        found, view=replace(view, table=table), slope=replace(found.slope, lower=math.nan, upper=math.nan)
    )
    assert inequality_finding(estimated) == (
        "Women can expect 4.1 years less (estimated) where deprived, by the fitted line; not tested"
    )


def test_fifths_hold_every_ward_once_and_average_by_residents() -> None:
    found = inequality_of("life_expectancy_at_birth", Sex.MALE, "2009-13")
    for fifth, wards in found.table.groupby("fifth"):
        assert found.fifths.wards[found.fifths.fifth == fifth].tolist() == [joined(list(wards.area_name))]
    assert sorted(found.fifths.fifth) == sorted(set(found.table.fifth))
    first = found.table[found.table.fifth == 1]
    assert found.fifths["value"].iloc[0] == pytest.approx(np.average(first["value"], weights=first.population))


def test_fifths_made_of_counts_have_intervals_and_others_say_why_not() -> None:
    found = inequality_of("overcrowded_households")
    first = found.table[found.table.fifth == 1]
    assert found.fifths.pooled.all()
    assert found.fifths["value"].iloc[0] == pytest.approx(first["count"].sum() / first.denominator.sum() * 100)
    assert (found.fifths.lower < found.fifths["value"]).all()
    assert (found.fifths["value"] < found.fifths.upper).all()
    assert fifths_interval_words(found) == ""
    life = inequality_of("life_expectancy_at_birth", Sex.MALE, "2009-13")
    # of wards' figures with limits the mean has limits, narrower than any of its wards'
    assert life.has_fifth_intervals
    assert not life.fifths.pooled.any()
    assert fifths_interval_words(life) == ""
    wards = life.table[life.table.fifth == 1]
    first = life.fifths.iloc[0]
    assert first.upper - first.lower < (wards.upper_ci - wards.lower_ci).min()
    assert "neighbourhoods" in fifths_interval_words(inequality_of("mental_health", period="2025"))


def test_the_measures_explain_themselves_and_gain_by_the_least_deprived_fifth() -> None:
    rows = measured("overcrowded_households")
    assert min(len(row.meaning) for row in rows.values()) > 20
    found = inequality_of("overcrowded_households")
    least, table = found.fifths["value"].iloc[-1], found.table
    mean = table["count"].sum() / table.denominator.sum() * 100
    assert rows["Population attributable risk"].value == pytest.approx(mean - least, rel=1e-3)
    assert rows["Population attributable fraction"].value == pytest.approx((mean - least) / mean * 100, rel=1e-3)
    share = rows["Population attributable fraction"]
    assert share.meaning.startswith(
        f"{share.words(share.value)} of it would go if the wards all had the figure of the least"
    )


def test_a_measure_where_high_is_good_gains_upwards() -> None:
    rows = measured("life_expectancy_at_birth", Sex.MALE, "2009-13")
    assert rows["Population attributable risk"].value > 0
    assert "would rise by" in rows["Population attributable risk"].meaning
    assert "higher" in rows["Population attributable fraction"].meaning


def test_nothing_is_to_be_gained_from_a_fifth_that_is_no_better_than_the_average() -> None:
    view = view_of("overcrowded_households")
    turned = view.table.assign(value=100 - view.table["value"], count=math.nan)
    rows = {row.name: row for row in measures(ward_inequality(figures(), replace(view, table=turned)))}
    assert rows["Population attributable risk"].value == 0
    assert "nothing is to be gained" in rows["Population attributable risk"].meaning
    assert rows["Absolute concentration index"].value < 0


@pytest.mark.parametrize(
    "indicator_id", ["overcrowded_households", "households_deprived_0_dimensions", "violence_with_injury_rate"]
)
def test_every_measure_is_positive_where_the_most_deprived_are_worst(indicator_id) -> None:
    found = inequality_of(indicator_id, period="2025" if indicator_id.startswith("violence") else "2021")
    assert found.slope.value > 0
    assert found.gap > 0
    assert all(row.value > 0 for row in measures(found)), [row for row in measures(found) if row.value <= 0]


def test_a_neutral_measure_tells_of_a_gradient_with_its_direction_and_of_no_best_end(subtests: pytest.Subtests) -> None:
    neutral = {
        view.indicator.indicator_id
        for view in newest_ward_views(figures())
        if view.indicator.polarity is Polarity.NO_JUDGEMENT
    }
    assert {"ethnic_asian", "owned_households", "flat_households"} <= neutral
    for indicator_id in neutral:
        with subtests.test(indicator_id):
            found = inequality_of(indicator_id)
            rows = measured(indicator_id)
            assert found.gap >= 0
            assert found.slope.value >= 0
            assert found.ratio >= 1
            assert found.relative.value >= 1
            assert rows["Absolute concentration index"].value >= 0
            assert found.start > found.end if found.sign < 0 else found.start <= found.end
            end = "most" if found.sign < 0 else "least"
            assert f"higher at the {end} deprived end" in rows["Slope index"].meaning
            higher = found.table.iloc[[0, -1]].sort_values("value").area_name.iloc[-1]
            assert f"{higher} has the higher figure" in rows["Gap"].meaning
            assert not {
                "Mean difference from the best ward",
                "Population attributable risk",
                "Slope index of inequality",
            } & set(rows)
            assert "not of an inequality" in measures_words(found)
            assert "of inequality" not in line_words(found)


def test_a_score_that_crosses_zero_has_no_ratios() -> None:
    found = inequality_of("health_score", period="2025")
    assert (found.table["value"] < 0).any()
    assert (found.table["value"] > 0).any()
    assert {row.name for row in measures(found)}.isdisjoint(RELATIVE)
    assert "relative index" not in index_words(found)
    share = inequality_of("overcrowded_households")
    assert {"Ratio", "Relative index of inequality", "Index of disparity"} <= {row.name for row in measures(share)}
    assert "relative index 3.76 (3.45 to 4.08)" in index_words(share)


def test_a_line_that_falls_below_zero_has_no_relative_index() -> None:
    rows = place_packs.figures("llr")
    view = ward_view(rows, "overcrowded_households", Sex.PERSONS, "2021")
    found = ward_inequality(rows, view)
    assert found.has_ratios
    assert min(found.start, found.end) < 0
    assert "Relative index of inequality" not in {row.name for row in measures(found)}
    assert "relative index" not in index_words(found)


def test_a_line_that_ends_where_no_figure_can_be_gives_its_heading_to_the_fifths() -> None:
    rows = place_packs.figures("llr")
    found = ward_inequality(rows, ward_view(rows, "overcrowded_households", Sex.PERSONS, "2021"))
    assert found.leaves_what_can_be
    ends = [f"{found.fifths['value'].iloc[end]:.1f}%" for end in (0, -1)]
    assert inequality_finding(found).endswith(
        f": {ends[0]} where most deprived, {ends[1]} where least, partly ordered by itself"
    )
    assert f"the line ends at −{-found.end:.1f}%, which no figure can be" in gradient_caution(found)
    above = replace(found, start=101.0, end=60.0)
    assert above.leaves_what_can_be
    assert "the line ends at 101.0%" in gradient_caution(above)
    assert not replace(found, start=100.0, end=0.0).leaves_what_can_be
    # a score may lie below zero, and so may its line
    assert not inequality_of("health_score", period="2025").leaves_what_can_be


@pytest.mark.parametrize("key", LEVELS)
def test_a_heading_says_that_its_size_is_a_line_s(key: str) -> None:
    for view in newest(key):
        found = ward_inequality(level(key), view)
        if isinstance(found, NotPossible):
            continue
        said = inequality_finding(found)
        size = re.escape(number(abs(float(found.slope.value)), found.view.indicator.decimals))
        if re.search(rf"(?<![\d.]){size}(?![\d.])", said) and not found.leaves_what_can_be:
            assert re.search(r"\b(?:fitted line|by a line through the wards)\b", said), said
        assert "wards can" not in said
        assert "wards could" not in said


@pytest.mark.parametrize("key", LEVELS)
def test_no_heading_tells_the_size_of_a_line_that_leaves_what_can_be(key: str) -> None:
    for view in newest(key):
        found = ward_inequality(level(key), view)
        if not isinstance(found, NotPossible) and found.leaves_what_can_be:
            assert not re.search(r"higher|lower|expect", inequality_finding(found))


def test_differences_of_shares_are_percentage_points() -> None:
    rows = measured("overcrowded_households")
    assert (rows["Slope index of inequality"].unit, rows["Gap"].unit) == ("percentage points", "percentage points")
    assert rows["Between-group variance"].unit == "squared percentage points"
    assert rows["Between-group variance"].value == pytest.approx(rows["Between-group standard deviation"].value ** 2)


def test_the_table_to_read_has_limits_and_the_one_to_take_away_numbers() -> None:
    found = inequality_of("life_expectancy_at_birth", Sex.MALE, "2009-13")
    read = measures_reading(found).set_index("Measure").loc["Slope index of inequality"]
    assert list(read[["Value", "95% interval, lower", "95% interval, upper", "Unit"]]) == ["4.1", "2.7", "5.6", "years"]
    taken = measures_export(luton(), found)
    row = taken.set_index("measure_of_inequality").loc["Slope index of inequality"]
    assert (row.lower_ci, row.value, row.upper_ci) == (found.slope.lower, found.slope.value, found.slope.upper)
    assert tuple(row[["place", "measure", "sex", "period"]]) == ("Luton", "Life expectancy at birth", "Male", "2009-13")
    assert taken["value"].dtype == float
