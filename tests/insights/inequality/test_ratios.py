"""Ratios over every place, level and measure: given only where their lower part lies well above zero; circular order said."""

import math
import re
from dataclasses import replace
from functools import cache

import pytest

from hineq.charts.slope import fifths_data
from hineq.insights.inequality.gap_history import GapHistory, HistoryPart, between_wards
from hineq.insights.inequality.gap_history_words import history_sentence, part_words
from hineq.insights.inequality.gradient import Inequality, ward_inequality
from hineq.insights.inequality.gradient_tables import fifths_caption, fifths_reading
from hineq.insights.inequality.gradient_words import (
    ITSELF,
    NO_MEAN,
    Dots,
    fifth_labels,
    fifths_words,
    gradient_caution,
    gradient_key,
    gradient_subtitle,
    index_words,
    inequality_finding,
    instead_of_ratio,
    line_words,
)
from hineq.insights.inequality.measures import FROM_AVERAGE, measures, measures_export, measures_reading, measures_words
from hineq.insights.priority.matrix import priority_matrix
from hineq.insights.priority.matrix_words import matrix_finding, matrix_reading
from hineq.insights.wards.compare import compare_sides
from hineq.insights.wards.entering import distinct, spoken_name
from hineq.insights.wards.sides import all_sides
from hineq.insights.wording.numbers import TITLE_WORDS, bare
from hineq.methods.ratios import NEAR_ZERO
from hineq.model.roles import IndicatorRole, SeriesRole
from hineq.model.unit import UnitKind
from hineq.model.words import Sex, ValueType
from tests.luton import joined_censuses
from tests.places_with_levels import LEVELS, every_inequality, level, newest, todays, unranked


@cache
def told(key: str) -> tuple[Inequality, ...]:
    return tuple(one for one in every_inequality(key) if isinstance(one, Inequality))


@pytest.mark.parametrize("key", LEVELS)
def test_no_ratio_has_a_lower_end_near_zero(key: str) -> None:
    for one in told(key):
        rows = {row.name: row for row in measures(one)}
        relative = [row for name, row in rows.items() if name.startswith("Relative index")]
        smaller = min(one.start, one.end)
        low = smaller if math.isnan(one.lower_end) else min(one.lower_end, smaller)
        allowed = (
            one.view.indicator.value_type.has_zero
            and low >= NEAR_ZERO * one.average
            and bool((one.table["value"] > 0).all())
            and not gradient_caution(one)
        )
        assert bool(relative) is one.has_relative is allowed, one.key
        if allowed:
            assert "relative index" in index_words(one)
            assert relative[0].value > 0
        else:
            # the fifths, with the reason, in the lede, in the table and in what is taken away
            assert instead_of_ratio(one) in index_words(one)
            assert "relative index" not in index_words(one)
            values = one.fifths["value"]
            for which, end in (("most", 0), ("least", -1)):
                row = rows.get(f"Figure of the {which} deprived fifth")
                assert (row is not None) is one.has_averages
                assert row is None or row.value == values.iloc[end]
        if "Ratio" in rows:
            ends = one.table["value"].iloc[[0, -1]]
            assert one.view.indicator.value_type.has_zero
            assert ends.min() >= NEAR_ZERO * one.average, one.key


@pytest.mark.parametrize("key", LEVELS)
def test_no_mean_of_ratios_is_said(key: str) -> None:
    """Of wards' ratios no figure of a fifth and nothing measured from an average stands anywhere, as on the page of two compared."""
    figures = level(key)
    ratios = [one for one in told(key) if one.view.indicator.value_type is ValueType.RATIO]
    assert ratios or unranked(figures.place)
    sides = all_sides(figures, None).by_key
    for one in told(key):
        assert one.has_averages is (one not in ratios or bool(one.fifths.pooled.all()))
    for one in (ratio for ratio in ratios if not ratio.has_averages):
        names = [row.name for row in measures(one)]
        assert not set(names) & set(FROM_AVERAGE)
        assert "Slope index of inequality" in names or "Slope index" in names
        assert "no mean over wards" in measures_words(one)
        table = measures_reading(one)
        assert not table["What it says"].str.contains("average|fifth").any()
        assert list(fifths_reading(one).columns) == ["Fifth", "Wards"]
        assert NO_MEAN in fifths_caption(one)
        assert set(fifths_data(one)["fifths"].figure) == {""}
        said = " ".join([
            inequality_finding(one), index_words(one), gradient_caution(one), gradient_subtitle(one), instead_of_ratio(one),
            *gradient_key(one, Dots.FIFTHS, "", 0), *fifth_labels(one),
        ])  # fmt: skip
        own = {bare(value, one.view.indicator) for value in one.table["value"]}
        means = {bare(value, one.view.indicator) for value in one.fifths["value"]} - own
        ends = {bare(value, one.view.indicator) for value in (one.start, one.end)}
        assert not (means - ends) & set(re.findall(r"[\d,]+\.\d+", said)), said
        # the page of two compared says the same of the same fifths
        if "fifth_1" in sides:
            compared = compare_sides(figures.place, newest(key), sides["fifth_1"], sides["fifth_5"]).table
            rows = compared[compared.indicator_id == one.key.indicator_id]
            assert not rows.left_value.notna().any()


def test_the_cases_that_were_found() -> None:
    by_key = {(one.key.indicator_id, one.key.period): one for one in told("oxford")}
    income = by_key["income_deprivation_rate", "2025"]
    assert (0 < income.end < 3, income.has_relative) == (True, False)
    assert "comes near zero: 30.6% in the most deprived fifth of wards, 6.0% in the least" in index_words(income)
    homes = {one.key.indicator_id: one for one in told("llr")}["overcrowded_households"]
    assert (homes.end < 0, homes.has_relative) == (True, False)


@pytest.mark.parametrize("key", LEVELS)
def test_a_part_of_the_index_says_that_it_orders_itself(key: str) -> None:
    figures = level(key)
    parts = 0
    for one in told(key):
        part = one.view.series.has(SeriesRole.PART_OF_DEPRIVATION)
        parts += part
        assert ("itself" in inequality_finding(one)) is part, inequality_finding(one)
        assert len(inequality_finding(one).split()) <= TITLE_WORDS
        for words in (line_words(one), gradient_subtitle(one)):
            assert ("this measure is" in words.lower()) is part, words
        exported = measures_export(figures.place, one).meaning
        assert bool(exported.str.contains("an index that this measure is a part of").any()) is part
    assert parts or unranked(figures.place)


@pytest.mark.parametrize("key", LEVELS)
def test_the_matrix_says_it_too_and_is_not_led_by_it(key: str) -> None:
    figures = level(key)
    views = distinct(newest(key))[0]
    matrix = priority_matrix(figures, views, [])
    parts = {view.name for view in views if view.series.has(SeriesRole.PART_OF_DEPRIVATION)}
    rows = matrix_reading(matrix, figures.place)
    for name, words, itself in zip(matrix.table["name"], rows.iloc[:, 3], matrix.table.by_itself, strict=True):
        refused = words.startswith("not known")
        assert (name in parts) is bool(itself)
        assert (ITSELF in words) is (bool(itself) and not refused)
    charted = matrix.charted
    spoken = list(charted.loc[charted.by_itself.astype(bool), "spoken"])
    said = matrix_finding(matrix)
    assert not any(name in said for name in spoken) or charted.by_itself.all()
    # a line that fits badly has its ends nowhere, and nothing is the largest of one
    for view in views:
        one = ward_inequality(figures, view)
        if isinstance(one, Inequality) and gradient_caution(one):
            row = matrix.table[matrix.table.spoken == spoken_name(view)].iloc[0]
            assert math.isnan(row.times)
            assert f"{fifths_words(one)}" in row.gap_words
            assert "relative index" not in index_words(one)
    assert ("Largest" in said or "Most" in said) <= (len(charted[~charted.by_itself.astype(bool)]) != 1)
    # what is left out, or has no ratio, may differ more
    apart = 0 < len(spoken) < len(charted)
    told = charted[~charted.by_itself.astype(bool)] if apart else charted
    if len(told) and round(told.times.max(), 1) <= 1:
        assert said.startswith("No"), said
    else:
        assert ("outside the deprivation index" in said) is apart, said
    if apart or matrix.table.untold.any():
        assert "ost unequal" not in said, said


@pytest.mark.parametrize("key", LEVELS)
def test_fifths_by_the_index_are_not_compared_on_its_parts(key: str) -> None:
    figures = level(key)
    sides = all_sides(figures, None).by_key
    views = todays(key)
    parts = {view.name for view in views if view.series.has(SeriesRole.PART_OF_DEPRIVATION)}
    assert parts
    if unranked(figures.place):
        assert "fifth_1" not in sides
    else:
        found = compare_sides(figures.place, views, sides["fifth_1"], sides["fifth_5"])
        assert not parts & set(found.judged["name"])
    single = compare_sides(figures.place, views, *list(sides.values())[:2])
    assert parts & set(single.judged["name"])


@pytest.mark.parametrize("key", LEVELS)
def test_every_part_of_the_index_is_declared(key: str) -> None:
    """A series that carries the name of a release of the index is a part of it, or the index said in another way."""
    place = level(key).place
    score = place.indicator_with(IndicatorRole.DEPRIVATION)
    assert score is not None
    releases = {name for indicator_id, name in place.series if indicator_id == score.indicator_id}
    wards = level(key).rows(area_codes=place.ward_codes)
    drawn = set(wards[["indicator_id", "series"]].itertuples(index=False, name=None))
    same = {pair for pair in drawn if pair[1] in releases}
    assert len(same) > 5
    assert [pair for pair in same if not place.series[pair].has(SeriesRole.PART_OF_DEPRIVATION)] == []


def test_a_gap_through_time_says_it_too() -> None:
    figures = joined_censuses()
    indicator_id = "households_deprived_2plus_dimensions"
    series = {
        key: replace(one, roles=(SeriesRole.PART_OF_DEPRIVATION,)) if key[0] == indicator_id else one
        for key, one in figures.place.series.items()
    }
    plain = between_wards(figures, indicator_id, Sex.PERSONS)
    part = between_wards(replace(figures, place=replace(figures.place, series=series)), indicator_id, Sex.PERSONS)
    assert isinstance(plain, GapHistory)
    assert isinstance(part, GapHistory)
    for words in (part_words(part, HistoryPart.GAP), history_sentence(part)):
        assert "an index that this measure is a part of" in words
    assert "this measure" not in part_words(plain, HistoryPart.GAP) + history_sentence(plain)


@pytest.mark.parametrize("key", LEVELS)
def test_a_slope_has_its_unit_or_says_that_none_is_stated(key: str) -> None:
    for one in told(key):
        unit = one.view.indicator.measured_in
        said = line_words(one).rsplit(" is ", 1)[1]
        assert (unit.kind is UnitKind.UNSTATED) is ("not stated" in said)
        assert re.match(r"\D?(less than )?[\d,.]+ [a-z(]", said), said
