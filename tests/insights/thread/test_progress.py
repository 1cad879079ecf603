"""The progress of a priority: one rule, counted and said in words, on a made-up town and on Luton."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from hineq.insights.series.change import Verdict
from hineq.insights.thread.progress import (
    IndicatorNow,
    indicator_now,
    now_words,
    progress_rule,
    progress_words,
)
from hineq.model.place import Place
from hineq.model.strategy import Strategy
from hineq.model.words import Direction, Outcome, Polarity, TargetKind, ValueType
from tests.luton import figures, luton
from tests.made_up import COUNTRY, SMOKING, TOWN, indicator, opened, row, series, target, town

STRATEGY = Strategy(
    title="Town strategy", first_year=2015, last_year=2019, status="ended", source_id="s1", outcomes=(), area_lists=()
)


def strategic(place: Place) -> Place:
    return replace(place, strategy=STRATEGY)


def now_of(rows: Sequence[dict[str, object]], *, place: Place | None = None, **changes: object) -> IndicatorNow:
    """The town's one indicator, its strategy beginning in 2015."""
    made = place or town(rows, kinds=[indicator(**changes)])
    (found,) = indicator_now(opened(strategic(made)), SMOKING)
    return found


def lutons(indicator_id: str) -> tuple[IndicatorNow, ...]:
    return indicator_now(figures(), indicator_id)


def progress(number: str) -> str:
    one = next(one for one in luton().thread.commissioning_priorities if one.number == number)
    ids = [tie.indicator_id for tie in luton().thread.ties if tie.tied_id == one.priority_id]
    return progress_words(luton(), [now for indicator_id in ids for now in lutons(indicator_id)])


@pytest.mark.parametrize(
    ("polarity", "last", "direction"),
    [
        (Polarity.LOW_IS_GOOD, 8.0, Direction.IMPROVED),
        (Polarity.LOW_IS_GOOD, 12.0, Direction.WORSENED),
        (Polarity.HIGH_IS_GOOD, 12.0, Direction.IMPROVED),
        (Polarity.HIGH_IS_GOOD, 8.0, Direction.WORSENED),
        (Polarity.NO_JUDGEMENT, 12.0, Direction.ROSE),
        (Polarity.NO_JUDGEMENT, 8.0, Direction.FELL),
        (Polarity.LOW_IS_GOOD, 10.04, Direction.UNCHANGED),
    ],
)
def test_the_direction_is_that_of_the_figures_as_printed(polarity, last, direction) -> None:
    now = now_of([row(TOWN, "2016", 10.0), row(TOWN, "2020", last)], polarity=polarity)
    assert now.direction is direction


def test_the_direction_begins_in_the_strategys_years() -> None:
    rows = [row(TOWN, "2012", 5.0), row(TOWN, "2016", 12.0), row(TOWN, "2020", 10.0)]
    now = now_of(rows)
    assert now.start is not None
    assert now.start.period == "2016"
    assert now.direction is Direction.IMPROVED
    (without,) = indicator_now(opened(town(rows)), SMOKING)
    assert without.start is not None
    assert (without.start.period, without.direction) == ("2012", Direction.WORSENED)


@pytest.mark.parametrize(
    "rows",
    [
        [row(TOWN, "2020", 10.0)],
        [row(TOWN, "2014", 12.0), row(TOWN, "2020", 10.0)],
        [row(TOWN, "2018-20", 12.0), row(TOWN, "2019-21", 10.0)],
    ],
    ids=["one figure", "before the strategy", "periods that overlap"],
)
def test_without_an_earlier_figure_no_direction_is_said(rows) -> None:
    now = now_of(rows)
    assert now.start is None
    assert now.direction is Direction.NOT_SAID


def test_releases_that_are_no_series_have_no_direction() -> None:
    rows = [row(TOWN, "2016", 12.0), row(TOWN, "2020", 10.0)]
    now = now_of(rows, place=town(rows, all_series=[series(trend=False)]))
    assert now.direction is Direction.NOT_SAID


@pytest.mark.parametrize(
    ("polarity", "country", "poorer"),
    [
        (Polarity.LOW_IS_GOOD, 9.0, True),
        (Polarity.LOW_IS_GOOD, 11.0, False),
        (Polarity.HIGH_IS_GOOD, 11.0, True),
        (Polarity.HIGH_IS_GOOD, 9.0, False),
        (Polarity.LOW_IS_GOOD, 10.0, None),
        (Polarity.NO_JUDGEMENT, 9.0, None),
    ],
)
def test_the_side_of_the_country_is_that_of_the_point_values(polarity, country, poorer) -> None:
    now = now_of([row(TOWN, "2020", 10.0), row(COUNTRY, "2020", country)], polarity=polarity)
    assert now.outcome is Outcome.NOT_COMPARED
    assert now.poorer is poorer


def test_a_count_is_not_set_beside_the_countrys() -> None:
    rows = [row(TOWN, "2020", 10.0), row(COUNTRY, "2020", 9000.0)]
    now = now_of(rows, value_type=ValueType.COUNT, unit="people", decimals=0)
    assert now.poorer is None
    assert "not to be set beside Country's" in now_words(now, strategic(town(rows)))


def test_a_slope_across_its_own_areas_is_not_set_beside_the_countrys() -> None:
    for now in lutons("slope_index_life_expectancy"):
        assert now.poorer is None
        assert "not to be set beside England's" in now_words(now, luton())


def test_how_an_indicator_stands_is_said_with_figure_comparison_and_direction() -> None:
    rows = [
        row(TOWN, "2016", 12.0),
        row(TOWN, "2020", 10.0, lower_ci=9.5, upper_ci=10.5),
        row(COUNTRY, "2020", 9.0),
    ]
    words = now_words(now_of(rows), strategic(town(rows)))
    assert words == ("10.0% in 2020, worse than Country (9.0%); down from 12.0% in 2016, not tested.")


def test_where_no_interval_decides_the_side_is_said_and_that_it_is_not_tested() -> None:
    rows = [row(TOWN, "2020", 10.0), row(COUNTRY, "2020", 9.0)]
    words = now_words(now_of(rows), strategic(town(rows)))
    assert (
        words
        == "10.0% in 2020, on the poorer side of Country (9.0%), not tested; without an earlier figure made in the same way."
    )


def test_figures_for_wards_only_are_said_to_be_that() -> None:
    rows = [row("W1", "2020", 10.0), row("W2", "2020", 12.0)]
    now = now_of(rows)
    assert (now.standing, now.ward_period) == (None, "2020")
    assert now_words(now, strategic(town(rows))) == "Figures for wards only, 2020."
    assert progress_words(strategic(town(rows)), [now]) == "1 further measure: figures for wards only."


def test_an_indicator_with_a_target_counts_by_its_status_alone() -> None:
    rows = [row(TOWN, "2012", 8.0), row(TOWN, "2020", 20.0), row(COUNTRY, "2020", 9.0)]
    promised = [target("2010", 12.0, TargetKind.BASELINE), target("2012", 10.0)]
    place = strategic(town(rows, targets=promised))
    now = now_of(rows, place=place)
    assert progress_words(place, [now]) == "1 target: met."
    assert now_words(now, place).startswith("The 2012 target: met, 2.0 percentage points better than the target. 20.0%")


def test_nothing_tied_is_said() -> None:
    words = "No indicator here is tied to it, so its progress cannot be said."
    assert progress_words(luton(), []) == words
    assert progress("2.6") == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (
            "2.2",
            "Against England, 3 of 5 measures are worse, 1 is better and 1 is not compared. Since 2012 or later, 2 improved, "
            "1 got worse and 2 not tested.",
        ),
        (
            "2.4",
            "Against England, 1 of 2 measures is similar and 1 is better. Since 2012 or later, 1 improved and 1 changed "
            "within the margin of error.",
        ),
        ("3.7", "Its one measure is not compared with England. Since 2012 or later, its change is not tested."),
    ],
)
def test_the_progress_of_lutons_priorities(number, words) -> None:
    assert progress(number) == words


@pytest.mark.parametrize(("decided", "verb"), [("2019", "is"), ("2012", "was")])
def test_the_tense_is_that_of_the_measures_that_were_compared(decided: str, verb: str) -> None:
    sure, untested = {"lower_ci": 9.5, "upper_ci": 10.5}, "old"
    kinds = [indicator(), indicator(indicator_id=untested, short_name="Old")]
    rows = [row(TOWN, decided, 10.0, **sure), row(COUNTRY, decided, 8.0)]
    rows += [row(TOWN, "2008", 10.0, indicator_id=untested), row(COUNTRY, "2008", 9.0, indicator_id=untested)]
    place = strategic(town(rows, kinds=kinds, all_series=[series(), series(indicator_id=untested)]))
    place = replace(place, snapshot=date(2021, 1, 1))
    nows = [now for one in (SMOKING, untested) for now in indicator_now(opened(place), one)]
    assert progress_words(place, nows).startswith(
        f"Against Country, 1 of 2 measures {verb} worse and 1 is not compared."
    )


def test_a_missed_target_stands_in_the_progress_of_its_priority() -> None:
    assert progress("1.1").startswith(
        "1 target: missed, within the margin of error. Its 3 measures are not compared with England."
    )


def test_targets_of_one_status_are_counted_once() -> None:
    assert progress("3.4").startswith("2 targets: no published outturn. Against England, its one measure is worse.")


def test_men_and_women_count_apart_where_no_figure_is_for_both() -> None:
    assert [now.people for now in lutons("healthy_life_expectancy_at_birth")] == ["Men", "Women"]
    assert [now.people for now in lutons("smoking_prevalence")] == ["People"]


def test_every_tied_indicator_is_said_in_a_sentence() -> None:
    for indicator_id in dict.fromkeys(tie.indicator_id for tie in luton().thread.ties):
        for now in lutons(indicator_id):
            words = now_words(now, luton())
            assert words.endswith(".")
            assert "nan" not in words.lower()


def between(first: float, last: float, half: float, *, since: str = "2016", last_period: str = "2019") -> IndicatorNow:
    """The indicator at two times, with an interval of so much on each side."""
    return now_of(
        [
            row(TOWN, since, first, lower_ci=first - half, upper_ci=first + half),
            row(TOWN, last_period, last, lower_ci=last - half, upper_ci=last + half),
        ]
    )


@pytest.mark.parametrize(
    ("half", "sure", "words"),
    [
        (0.5, True, "improved, down from 12.0% in 2016."),
        # the two intervals overlap, that of the change (2.0, give or take 1.7) does not reach none
        (1.2, True, "improved, down from 12.0% in 2016."),
        (1.5, False, "down from 12.0% in 2016, within the margin of error."),
    ],
)
def test_a_change_is_held_against_its_own_interval(half, sure, words) -> None:
    now = between(12.0, 10.0, half)
    assert now.change is not None
    assert now.change.verdict is (Verdict.REAL if sure else Verdict.CHANCE)
    assert now_words(now, strategic(town([]))).endswith(words)
    said = "it improved" if sure else "it changed within the margin of error"
    assert progress_words(strategic(town([])), [now]).endswith(f"Since 2015 or later, {said}.")


def test_a_change_over_less_than_three_years_is_too_short_to_say() -> None:
    now = between(12.0, 10.0, 0.5, since="2018")
    assert now.direction is Direction.TOO_SHORT
    assert now_words(now, strategic(town([]))).endswith("down from 12.0% in 2018, too short to say.")
    assert progress_words(strategic(town([])), [now]).endswith("No change over time can be said.")
    assert between(12.0, 10.0, 0.5, since="2016").direction is Direction.IMPROVED


def test_a_change_to_a_figure_of_the_pandemic_is_not_judged() -> None:
    now = between(12.0, 10.0, 0.5, last_period="2021")
    assert not now.surely
    assert now_words(now, strategic(town([]))).endswith(
        "; down from 12.0% in 2016, newest figure shares months with the pandemic."
    )
    said = progress_words(strategic(town([])), [now])
    assert said.endswith(
        "Since 2015 or later, its change is not judged, since its newest figure shares months with the pandemic."
    )


@pytest.mark.parametrize(
    ("half", "worse", "words"),
    [(0.5, True, "; before it worse by more than chance (14.0% in 2019)."), (4.0, False, "with the pandemic.")],
)
def test_what_was_certain_before_the_pandemic_stands_beside_what_ends_in_it(
    half: float, worse: bool, words: str
) -> None:
    three = [("2016", 12.0, 0.5), ("2019", 14.0, half), ("2021", 10.0, 0.5)]
    now = now_of([row(TOWN, period, value, lower_ci=value - by, upper_ci=value + by) for period, value, by in three])
    assert not now.surely
    assert now.worse_before_pandemic is worse
    assert now_words(now, strategic(town([]))).endswith(words)


def test_no_change_of_luton_is_over_less_than_three_years() -> None:
    (short,) = lutons("children_relative_poverty_ahc")
    assert now_words(short, luton()).endswith("down from 41.4% in 2023/24, not tested, too short to say.")
    (infant,) = lutons("infant_mortality")
    assert now_words(infant, luton()).endswith("not tested.")


def test_the_rule_names_the_country_and_the_year() -> None:
    words = progress_rule(luton())
    assert "England's" in words
    assert "2012" in words
    assert "no colour" in words
    assert "at least three years apart" in words
