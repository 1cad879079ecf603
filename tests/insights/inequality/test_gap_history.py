"""Average and gap through time, and every reason not to draw them."""

import re
from dataclasses import replace

import pandas as pd
import pytest

from hineq.insights.inequality.gap_history import (
    GapHistory,
    HistoryKind,
    HistoryPart,
    against_country,
    between_wards,
    history_options,
    inside_place,
)
from hineq.insights.inequality.gap_history_words import changes_words, history_finding, history_sentence, part_words
from hineq.insights.inequality.gaps import gap_finding, gap_title, gap_within
from hineq.insights.series.refusal import NotPossible
from hineq.model.key import ViewKey
from hineq.model.period import parse_period
from hineq.model.roles import IndicatorRole
from hineq.model.words import Sex
from tests.luton import figures, joined_censuses, luton
from tests.made_up import COUNTRY, SMOKING, TOWN, opened, row, series, town
from tests.place_packs import figures as of_pack
from tests.places_with_levels import LEVELS, level


def country(indicator_id, sex=Sex.PERSONS):
    return against_country(figures(), indicator_id, sex)


def wards(indicator_id, sex=Sex.PERSONS):
    return between_wards(figures(), indicator_id, sex)


def test_life_expectancy_behind_england_as_published() -> None:
    table = country("life_expectancy_at_birth", Sex.MALE).table.set_index("period")
    assert table.gap["2015-17"] == pytest.approx(79.5 - 78.2)
    assert table.gap["2023-25"] == pytest.approx(79.7 - 78.6)
    assert table.average["2023-25"] == 78.6


def test_a_rate_where_low_is_good_is_turned_so_that_bigger_is_further_behind() -> None:
    table = country("adult_obesity_prevalence").table.set_index("period")
    assert table.gap["2024/25"] == pytest.approx(32.5217 - 26.6, abs=0.1)


def joined_wards(indicator_id):
    return between_wards(joined_censuses(), indicator_id, Sex.PERSONS)


def test_wards_through_time_are_told_where_both_periods_are_of_one_series() -> None:
    found = joined_wards("households_deprived_2plus_dimensions")
    assert list(found.table.period) == ["2011", "2021"]
    assert found.table.gap.iloc[1] < found.table.gap.iloc[0]
    assert "Neither change is judged: the newest figures share months with the pandemic." in history_sentence(found)
    assert history_finding(found) == (
        "Average 6.4 points down, gap 4.3 points narrower from 2011 to 2021, pandemic months"
    )


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (lambda: wards("income_deprivation_rate"), "releases that must not be compared"),
        (lambda: wards("overcrowded_households"), "of one period only"),
        (lambda: wards("households_deprived_2plus_dimensions"), "not comparable between the Censuses of 2011 and 2021"),
        (lambda: wards("imd_score"), "itself"),
        (lambda: country("ethnic_asian"), "Neither high nor low"),
        (lambda: country("slope_index_life_expectancy", Sex.MALE), "not like one inside a council"),
        (lambda: country("life_expectancy_gap", Sex.MALE), "no figure for Luton"),
        (lambda: country("children_relative_poverty_bhc"), "no figure made in the same way"),
    ],
)
def test_refusals_say_why(found, reason) -> None:
    refused = found()
    assert isinstance(refused, NotPossible)
    assert reason in refused.reason


def test_where_the_newest_series_can_tell_no_change_another_of_now_does() -> None:
    pools = [
        row(code, period, value, series="pools")
        for code in (TOWN, COUNTRY)
        for period, value in (("2018-22", 20.0), ("2019-23", 19.0))
    ]
    years = [
        row(code, period, value, series="years")
        for code, first in ((TOWN, 25.0), (COUNTRY, 20.0))
        for period, value in (("2012", first), ("2023", 15.0))
    ]
    both = [series(series=name, name=name, held_against_target=False) for name in ("pools", "years")]
    refused = against_country(opened(town(pools, all_series=both)), SMOKING, Sex.PERSONS)
    assert isinstance(refused, NotPossible)
    assert "overlap" in refused.reason
    told = against_country(opened(town([*pools, *years], all_series=both)), SMOKING, Sex.PERSONS)
    assert isinstance(told, GapHistory)
    assert list(told.table.period) == ["2012", "2023"]


def test_the_published_slope_index_stands_beside_life_expectancy() -> None:
    table = inside_place(figures(), Sex.FEMALE).table.set_index("period")
    assert (table.average["2022-24"], table.gap["2022-24"]) == (82.6, 6.8)


def test_the_overview_and_the_page_on_inequality_tell_the_same_story_of_the_slope_index() -> None:
    within = gap_within(figures())
    for sex in (Sex.MALE, Sex.FEMALE):
        rows = within[within.sex == sex]
        inside = inside_place(figures(), sex)
        assert list(inside.table.period) == list(rows.period)
        assert list(inside.table.gap) == pytest.approx(list(rows.gap))
        assert "wider from 2015-17 to 2022-24, not tested" in changes_words(inside) or sex is Sex.MALE
        assert "The gap has figures from 2011-13: since then the gap became 0.2 years narrower" in history_sentence(
            inside
        )
        assert "From 2015-17 to 2022-24 the average" in history_sentence(inside)
        widest = rows.iloc[int(rows.gap.argmax())]
        words = f"widest in {widest.period}, {widest.gap:.1f}"
        assert words in history_sentence(inside)
        assert words in gap_finding(within)
    assert "0.2 years narrower for men and women since 2011-13" in gap_title(within, "The gap inside Luton")


def history(*gaps, averages=(10.0, 12.0), decimals_of="adult_obesity_prevalence", half_width=float("nan")):
    table = pd.DataFrame(
        {
            "time": [1.0, 2.0],
            "period": ["2001", "2002"],
            "average": averages,
            "average_lower": [one - half_width for one in averages],
            "average_upper": [one + half_width for one in averages],
            "gap": gaps,
            "lower": [one - half_width for one in gaps],
            "upper": [one + half_width for one in gaps],
        }
    )
    return GapHistory(
        kind=HistoryKind.COUNTRY, key=ViewKey(place_id="luton", indicator_id=decimals_of, sex=Sex.PERSONS),
        indicator=luton().indicators[decimals_of], table=table, gap_name="gap", average_name="Luton",
        source_ids=(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("gaps", "words"),
    [
        ((1.0, 3.0), "gap 2.0 points wider"),
        ((3.0, 1.0), "gap 2.0 points narrower"),
        ((1.0, 1.04), "gap the same in print"),
        ((-2.0, 1.0), "lead lost, by 3.0 points"),
        ((2.0, -1.0), "gap turned into a lead, by 3.0 points"),
        ((-2.0, -1.0), "lead 1.0 point smaller"),
        ((-1.0, -2.0), "lead 1.0 point larger"),
    ],
)
def test_the_words_of_a_gap_keep_its_side(gaps, words) -> None:
    assert changes_words(history(*gaps)).endswith(f"{words} from 2001 to 2002, not tested")


@pytest.mark.parametrize(
    ("gaps", "lead_name", "words"),
    [
        (
            (-0.8, -0.9),
            "how far A is ahead of B",
            "the lead (how far A is ahead of B) from 0.8 percentage points to 0.9 percentage points.",
        ),
        (
            (-0.8, 0.9),
            "how far A is ahead of B",
            "the gap (gap) from 0.8 percentage points ahead to 0.9 percentage points.",
        ),
        ((-0.8, 0.9), "", "the gap (gap) from 0.8 percentage points the other way round to 0.9"),
    ],
)
def test_a_gap_below_zero_is_a_lead_where_it_has_a_name(gaps, lead_name, words) -> None:
    assert words in history_sentence(replace(history(*gaps), lead_name=lead_name))


def test_a_change_that_may_be_chance_is_no_clear_one_and_one_that_was_not_tested_has_its_size() -> None:
    years = "life_expectancy_at_birth"
    chance = history(1.3, 1.1, averages=(78.0, 78.4), decimals_of=years, half_width=0.5)
    assert changes_words(chance) == "no clear change on average, gap no clear change from 2001 to 2002"
    assert history_sentence(chance).endswith(
        "The change of the average is within the margin of error. The change of the gap is within the margin of error."
    )
    real = history(1.3, 2.3, averages=(78.0, 79.4), decimals_of=years, half_width=0.5)
    assert changes_words(real) == "average 1.4 years better, gap 1.0 year wider from 2001 to 2002"
    assert "tested" not in history_sentence(real)
    untested = history(1.3, 1.1, averages=(78.0, 78.4), decimals_of=years)
    assert changes_words(untested) == "average 0.4 years better, gap 0.2 years narrower from 2001 to 2002, not tested"
    assert "Neither change is tested" in history_sentence(untested)


def test_household_deprivation_says_how_the_wards_were_ordered() -> None:
    words = history_sentence(joined_wards("households_deprived_2plus_dimensions"))
    assert "for 2011 by the Indices of Deprivation 2010 and weighted by residents in 2017" in words
    assert "for 2021 by the Indices of Deprivation 2019 and weighted by residents in 2021" in words


def test_the_strategys_own_gap_stands_apart_for_life_expectancy_only() -> None:
    men, women = (inside_place(figures(), sex).other for sex in (Sex.MALE, Sex.FEMALE))
    assert (men.period, men.value, women.value) == ("2006-10", 8.9, 6.4)
    assert joined_wards("households_deprived_2plus_dimensions").other is None
    assert country("life_expectancy_at_birth", Sex.MALE).other is None


def test_a_better_average_with_a_wider_gap_is_said_together() -> None:
    assert "average 2.0 better, gap 1.0 point wider from 2001 to 2002" in history_finding(
        history(1.0, 2.0, averages=(12.0, 10.0))
    )


@pytest.mark.parametrize(
    ("place_id", "area"), [("luton", ""), ("oxford", ""), ("llr", "E06000016"), ("llr", "E10000018")]
)
def test_every_title_says_whom_it_counts_and_what_was_not_tested(place_id: str, area: str) -> None:
    here = of_pack(place_id).within(area) if area else of_pack(place_id)
    told = [against_country(here, option.indicator_id, option.sex) for option in history_options(here)]
    told += [inside_place(here, sex) for sex in (Sex.MALE, Sex.FEMALE)]
    told = [one for one in told if isinstance(one, GapHistory)]
    assert told
    for one in told:
        words, sentence = history_finding(one), history_sentence(one)
        assert len(words.split()) <= 15, words
        if one.sex is not Sex.PERSONS:
            assert one.sex.people in words.lower(), words
        # the gap's own history, which may begin before the average, is tested apart
        assert ("not tested" in words) is ("is not tested" in sentence or "Neither change is tested" in sentence), words


def test_a_picture_of_a_lead_says_what_is_below_nought() -> None:
    ahead = replace(history(-0.8, -0.9), gap_name="how far A is behind B", lead_name="how far A is ahead of B")
    behind = replace(history(0.8, 0.9), gap_name="how far A is behind B", lead_name="how far A is ahead of B")
    assert part_words(ahead, HistoryPart.GAP) == "How far A is behind B; below 0 it is ahead"
    assert part_words(behind, HistoryPart.GAP) == "How far A is behind B"


def test_every_option_can_be_told_in_fifteen_words() -> None:
    options = tuple(history_options(figures()))
    assert len(options) > 30
    for option in options:
        words = history_finding(country(option.indicator_id, option.sex))
        assert len(words.split()) <= 15, words


@pytest.mark.parametrize("key", LEVELS)
def test_a_heading_says_whom_it_is_of_and_what_was_not_tested(key) -> None:
    there = level(key)
    told = [against_country(there, one.indicator_id, one.sex) for one in history_options(there)]
    inside = (inside_place(there, sex) for sex in (Sex.MALE, Sex.FEMALE))
    for one in (*told, *(found for found in inside if isinstance(found, GapHistory))):
        words = history_finding(one)
        assert len(words.split()) <= 15, words
        assert one.sex is Sex.PERSONS or one.sex.people in words.lower()
        both = one.table[one.table.average.notna()]
        limits = both.iloc[[0, -1]][["average_lower", "lower"]]
        assert ("not tested" in words) is bool(limits.isna().any(axis=None)), words
        pandemic = parse_period(both.period.iloc[-1]).in_pandemic
        assert ("pandemic" in words) is (pandemic and bool(limits.notna().all().any())), words
        if pandemic:
            assert not {"better", "worse"} & set(re.findall(r"\w+", words)), words


@pytest.mark.parametrize("key", LEVELS)
def test_two_gaps_of_a_measure_that_end_apart_say_of_which_years_they_are(key: str) -> None:
    """Two folds of one page, the same average since the same year: without their last years they would contradict each other."""
    here = level(key)
    for sex in (Sex.MALE, Sex.FEMALE):
        headline = here.place.indicator_with(IndicatorRole.HEADLINE)
        told = [inside_place(here, sex), against_country(here, headline.indicator_id, sex)]
        for one in told:
            if not isinstance(one, NotPossible):
                known = one.table[one.table.average.notna()]
                years = f"from {known.period.iloc[0]} to {known.period.iloc[-1]}"
                assert years in changes_words(one)
                said = history_finding(one)
                assert years in said or "turned into a lead" in said


@pytest.mark.parametrize("key", LEVELS)
def test_a_gap_told_by_another_series_than_the_newest_names_it(key: str) -> None:
    here = level(key)
    for indicator_id in here.place.indicators:
        for sex in Sex:
            told = against_country(here, indicator_id, sex)
            if isinstance(told, GapHistory):
                newest, *_ = here.newest_lines(indicator_id, sex, here.place.area_code)
                own = set(newest.points.period.astype(str))
                if told.by_series:
                    assert told.by_series in history_sentence(told)
                    assert all(part_words(told, part).endswith(told.by_series) for part in HistoryPart)
                else:
                    assert set(told.table.period) <= own
