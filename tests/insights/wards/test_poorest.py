"""The poorest wards: by the list, by the fifth, by significance, and the sentences where they differ."""

import math
import re

import pytest

from hineq.insights.wards.poorest import (
    Poorest,
    PoorestRule,
    list_against_figures,
    poorest_fifth_words,
    poorest_wards,
    ward_finding,
)
from hineq.insights.wards.profile import newest_ward_views
from hineq.insights.wards.spread import spread_note, ward_spread
from hineq.insights.wards.view import WardView, ward_periods, ward_view
from hineq.insights.wording.numbers import TITLE_WORDS, as_printed, number
from hineq.model.words import Polarity, Sex
from tests.luton import figures, life_expectancy, named, newest_views, poorest_list, wards
from tests.made_up import SMOKING, TOWN, area_list, indicator, opened, row, town
from tests.place_packs import figures as pack_figures
from tests.places_with_levels import LEVELS, every_view, newest

LIST, FIFTH, SIGNIFICANT = PoorestRule.LIST, PoorestRule.FIFTH, PoorestRule.SIGNIFICANT


def view_of(values: list[float], half: float = math.nan, place: float = math.nan, **changes: object) -> WardView:
    rows = [
        row(f"W{number}", "2020", value, lower_ci=value - half, upper_ci=value + half)
        for number, value in enumerate(values, 1)
    ]
    rows.append(row(TOWN, "2020", place))
    return ward_view(opened(town(rows, kinds=[indicator(**changes)], wards=len(values))), SMOKING, Sex.PERSONS, "2020")


def test_the_list_knows_the_sex() -> None:
    everywhere = {"Biscot", "Challney", "Dallow", "High Town", "Northwell", "South"}
    men = poorest_wards(life_expectancy(), LIST, poorest_list())
    assert named(men.codes) == everywhere | {"Farley"}
    assert named(poorest_list().codes(Sex.FEMALE)) == everywhere | {"Leagrave"}
    assert named(poorest_list().codes(Sex.PERSONS)) == everywhere | {"Farley", "Leagrave"}


def test_without_a_list_the_rule_says_so() -> None:
    assert poorest_wards(life_expectancy(), LIST, None) == Poorest(
        rule=LIST, codes=frozenset(), reason="No list is set beside these figures."
    )


def test_a_fifth_of_nineteen_is_four() -> None:
    found = poorest_wards(life_expectancy(), FIFTH, None)
    assert named(found.codes) == {"Farley", "Leagrave", "South", "Biscot"}
    assert found.reason == ""


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ([5.0, 4.0, 3.0, 2.0, 1.0], {"W1"}),
        ([5.0, 4.0, 3.0, 2.0, 1.0, 0.0], {"W1", "W2"}),  # a fifth of six, rounded up
        ([5.0, 5.0, 3.0, 2.0, 1.0], {"W1", "W2"}),  # a tie at the poorest end
        ([5.0, 4.0, 4.0, 4.0, 1.0, 0.0], {"W1", "W2", "W3", "W4"}),  # a tie over the border is taken in whole
        ([5.0, 4.0, math.nan, 2.0, 1.0, 3.0], {"W1"}),  # a fifth of the wards that have a figure
        ([5.0, 0.0, 0.0, 0.0, 0.0, 0.0], {"W1"}),  # but never those that share the best figure
    ],
)
def test_ties_at_the_border_of_the_fifth(values: list[float], codes: set[str]) -> None:
    assert poorest_wards(view_of(values), FIFTH, None).codes == codes
    turned = view_of([10 - value for value in values], polarity=Polarity.HIGH_IS_GOOD)
    assert poorest_wards(turned, FIFTH, None).codes == codes


def test_a_tie_takes_seven_of_lutons_wards() -> None:
    # Biscot and Farley 6.8, Dallow 6.9, then four wards with 7.6
    view = wards("disability_free_life_expectancy_at_65", "2009-13", Sex.MALE)
    assert named(poorest_wards(view, FIFTH, None).codes) == {
        "Biscot", "Farley", "Dallow", "Leagrave", "Lewsey", "Saints", "South",
    }  # fmt: skip


def test_nobody_is_poorest_where_all_are_the_same() -> None:
    found = poorest_wards(view_of([4.0, 4.0, 4.0]), FIFTH, None)
    assert (found.codes, found.reason) == (frozenset(), "Every ward has the same figure.")


def test_sixteen_wards_without_such_a_neighbourhood_are_not_poorest() -> None:
    view = wards("pop_in_most_deprived_10pct", "2004")
    assert named(poorest_wards(view, FIFTH, None).codes) == {"Biscot", "Dallow", "Northwell"}


def test_significantly_worse_means_the_whole_interval() -> None:
    # limits of 1 to each side of the figure, against a place at 10; touching is not worse
    view = view_of([11.0, 11.1, 10.0, 5.0], half=1.0, place=10.0)
    assert poorest_wards(view, SIGNIFICANT, None).codes == {"W2"}
    turned = view_of([9.0, 8.9, 10.0, 15.0], half=1.0, place=10.0, polarity=Polarity.HIGH_IS_GOOD)
    assert poorest_wards(turned, SIGNIFICANT, None).codes == {"W2"}


def test_lutons_significantly_worse_wards_by_their_upper_limits() -> None:
    view = life_expectancy()
    assert view.place is not None
    expected = set(view.table.loc[view.table.upper_ci < view.place.value, "area_name"])
    assert named(poorest_wards(view, SIGNIFICANT, None).codes) == expected == {"Biscot", "Farley", "Leagrave", "South"}


def test_without_significance_the_rule_says_why() -> None:
    nobody = poorest_wards(view_of([10.0, 10.5], half=1.0, place=10.0), SIGNIFICANT, None)
    assert (nobody.codes, nobody.reason) == (frozenset(), "No ward is significantly worse than the place.")
    bare = poorest_wards(wards("imd_score", "2025"), SIGNIFICANT, None)
    assert (bare.codes, "no confidence intervals" in bare.reason) == (frozenset(), True)


@pytest.mark.parametrize("rule", [FIFTH, SIGNIFICANT])
def test_neutral_figures_have_no_poorest_ward(rule: PoorestRule) -> None:
    found = poorest_wards(wards("ethnic_white", "2021"), rule, None)
    assert (found.codes, found.reason) == (
        frozenset(), "Neither high nor low is worse: no ward is called poorest here.",
    )  # fmt: skip


def test_where_the_list_and_the_figures_differ() -> None:
    assert list_against_figures(life_expectancy(), poorest_list()) == [
        "Life expectancy at birth, men (2009-13): six of the eight poorest wards were on the strategy's list, Leagrave "
        "for women only.",
        "On the list but not among the four poorest wards here: Northwell (5th poorest), Challney (6th poorest), High "
        "Town (9th poorest) and Dallow (joint 9th best).",
        "Among the four poorest wards but not on the list for men: Leagrave (2nd poorest; on the list for women).",
    ]


def test_the_sentences_by_hand() -> None:
    view = view_of([9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0, 0.0])
    persons = Sex.PERSONS
    assert list_against_figures(view, area_list(W1=persons, W2=persons)) == [
        "Smoking (2020): both poorest wards are on the strategy's list."
    ]
    assert list_against_figures(view, area_list(W1=persons, W9=persons)) == [
        "Smoking (2020): one of the two poorest wards is on the strategy's list.",
        "On the list but not among the two poorest wards here: Ward 9 (2nd best).",
        "Among the two poorest wards but not on the list: Ward 2 (2nd poorest).",
    ]
    assert list_against_figures(view, area_list(W9=persons, W10=persons)) == [
        "Smoking (2020): none of the two poorest wards is on the strategy's list.",
        "On the list but not among the two poorest wards here: Ward 9 (2nd best) and Ward 10 (best).",
        "Among the two poorest wards but not on the list: Ward 1 (poorest) and Ward 2 (2nd poorest).",
    ]
    few = view_of([9.0, 8.0, 7.0])
    assert list_against_figures(few, area_list(W1=persons)) == [
        "Smoking (2020): the poorest ward is on the strategy's list."
    ]
    assert list_against_figures(few, area_list(W2=persons)) == [
        "Smoking (2020): the poorest ward is not on the strategy's list.",
        "On the list but not the poorest ward here: Ward 2 (2nd poorest).",
        "The poorest ward but not on the list: Ward 1 (poorest).",
    ]
    assert list_against_figures(view, area_list(W1=persons, W2=persons, W3=persons))[0] == (
        "Smoking (2020): all three poorest wards are on the strategy's list."
    )


def test_neutral_or_equal_figures_have_no_sentences() -> None:
    assert list_against_figures(wards("ethnic_white", "2021"), poorest_list()) == []
    assert list_against_figures(view_of([4.0, 4.0]), area_list(W1=Sex.PERSONS)) == []


def test_a_listed_ward_without_a_figure_is_neither_among_the_poorest_nor_not() -> None:
    view = view_of([9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, math.nan])
    assert list_against_figures(view, area_list(W1=Sex.PERSONS, W9=Sex.PERSONS)) == [
        "Smoking (2020): the poorest ward is on the strategy's list.",
        "Among the two poorest wards but not on the list: Ward 2 (2nd poorest).",
        "On the list, without a figure here: Ward 9.",
    ]
    few = view_of([9.0, 8.0, 7.0, math.nan])
    assert list_against_figures(few, area_list(W1=Sex.PERSONS)) == []
    assert poorest_wards(few, FIFTH, None).reason == (
        "Only three wards of 4 have a figure, fewer than 80%, so they are not ranked: Ward 4 has none."
    )


@pytest.mark.parametrize(
    ("values", "unit", "words"),
    [
        (
            [9.0, 5.0, 1.0],
            "%",
            "Smoking: 1.0% to 9.0% across wards, 8.0 percentage points apart; chance cannot be told",
        ),
        ([9.0, 5.0, 1.0], "index score", "Smoking: 1.0 to 9.0 across wards, 8.0 points apart; chance cannot be told"),
        (
            [9.0, 9.0, 5.0, 1.0, math.nan],
            "index score",
            "Smoking: 1.0 to 9.0 across wards, 8.0 points apart; chance cannot be told",
        ),
        ([9.0, 9.0, 1.0, math.nan], "%", "Smoking: only 3 of 4 wards have a figure, too few to rank"),
        ([9.0, 9.0], "%", "Smoking: 9.0% in two wards"),
        ([9.0, math.nan], "%", "Smoking: only 1 of 2 wards has a figure, too few to rank"),
        ([9.0], "%", "Smoking: 9.0% in Ward 1"),
    ],
)
def test_the_finding_gives_the_range_and_names_no_ward_where_chance_cannot_be_told(
    values: list[float], unit: str, words: str
) -> None:
    assert ward_finding(view_of(values, unit=unit)) == words


def test_a_long_finding_names_no_ward_and_no_unit() -> None:
    name = "Share of adults in town who smoke now"
    assert ward_finding(view_of([9.0, 1.0], unit="years", short_name=name)) == (
        f"{name}: 1.0 to 9.0 across wards; chance cannot be told"
    )


def test_lutons_findings() -> None:
    assert ward_finding(life_expectancy()) == (
        "Life expectancy at birth, men: 75.3 to 80.9 years, 76.1 to 80.2 allowing for chance"
    )
    assert ward_finding(wards("ethnic_white", "2021")) == (
        "White residents: 81.0% (80.1 to 81.9) in Stopsley, 15.9% (15.4 to 16.5) in Biscot"
    )


def test_every_finding_of_the_pack_fits_a_title() -> None:
    assert len({view.indicator.indicator_id for view in newest_views()}) == 49
    for view in newest_views():
        for period in ward_periods(figures(), view.indicator.indicator_id, view.sex):
            words = ward_finding(wards(view.indicator.indicator_id, period, view.sex))
            assert len(words.split()) <= TITLE_WORDS, words


def test_a_ward_is_named_only_with_its_interval_for_which_a_title_may_have_no_room() -> None:
    view = view_of([30.0, 40.0, 50.0, 60.0, 70.0], half=1.0, short_name="Adults who smoke")
    assert ward_finding(view) == "Adults who smoke: 30.0% to 70.0% across wards, more than chance"


@pytest.mark.parametrize(
    ("values", "half", "words"),
    [
        # far apart: the wards are named with their intervals
        (
            [30.0, 40.0, 50.0, 60.0, 70.0],
            1.0,
            "Smoking: 70.0% (69.0 to 71.0) in Ward 5, 30.0% (29.0 to 31.0) in Ward 1",
        ),
        # they overlap, and no spread is left but chance
        ([48.0, 49.0, 50.0, 51.0, 52.0], 4.0, "Smoking: 48.0% to 52.0% across wards, no more than chance allows"),
        # they overlap, and too few wards to tell how much of it is chance
        ([48.0, 52.0], 4.0, "Smoking: 48.0% to 52.0% across wards, which may be chance"),
    ],
)
def test_no_ward_is_named_for_what_may_be_chance(values: list[float], half: float, words: str) -> None:
    assert ward_finding(view_of(values, half=half)) == words


def test_with_wide_intervals_the_range_without_chance_stands_beside() -> None:
    view = view_of([40.0, 45.0, 50.0, 55.0, 60.0], half=6.0)
    spread = ward_spread(view)
    assert spread is not None
    assert not spread.names_wards
    assert 40.0 < spread.low < 45.0
    assert 55.0 < spread.high < 60.0
    assert ward_finding(view).startswith("Smoking: 40.0% to 60.0% across wards, 4")
    assert "allowing for chance" in ward_finding(view)
    assert "% of the spread between these wards is chance" in spread_note(view)


def test_no_finding_of_any_pack_names_a_ward_for_what_may_be_chance() -> None:
    for place_id in ("luton", "llr", "oxford"):
        whole = pack_figures(place_id)
        for at in (whole, *(whole.within(area.area_code) for area in whole.place.levels[1:])):
            for view in newest_ward_views(at):
                said, spread = ward_finding(view), ward_spread(view) if view.ranked else None
                named = [row for row in view.table.itertuples() if f"in {row.area_name}" in said]
                if view.has_intervals and named:
                    assert spread is not None
                    assert spread.names_wards or view.table["value"].nunique() == 1
                    assert all(f"{number(row.lower_ci, view.indicator.decimals)} to" in said for row in named), said
                assert view.has_intervals or not named or view.table["value"].nunique() == 1, said


@pytest.mark.parametrize("key", LEVELS)
def test_no_fifth_of_any_place_names_a_ward_for_what_may_be_chance(key: str) -> None:
    for view in newest(key):
        said = poorest_fifth_words(view, 4)
        spread = ward_spread(view) if view.ranked else None
        if spread is None or not spread.names_wards:
            assert not any(f" {name} " in f" {said} " for name in view.table.area_name), said
            assert said == "" or said.endswith(": no ward is named")
        elif said:
            first = view.table.sort_values(["rank", "area_name"]).iloc[0]
            assert f": {first.area_name} " in said
            assert said.count(" to ") >= min(4, len(poorest_wards(view, PoorestRule.FIFTH, None).codes))


def test_the_fifth_of_lutons_men_names_nobody() -> None:
    assert poorest_fifth_words(life_expectancy(), 4) == (
        "from 75.3 to 80.9 years across wards in 2009-13, 76.1 to 80.2 allowing for chance: no ward is named"
    )


def test_the_rules_have_words_for_the_screen() -> None:
    assert [rule.word for rule in PoorestRule] == [
        "the strategy's list", "the figures: the poorest fifth of wards",
        "the figures: significantly worse than the place",
    ]  # fmt: skip


@pytest.mark.parametrize("key", LEVELS)
def test_an_end_that_another_ward_shares_in_print_is_not_named(key: str) -> None:
    for view in every_view(key):
        if not view.ranked:
            continue
        said, decimals = ward_finding(view), view.indicator.decimals
        known = view.table[view.table["value"].notna()]
        printed = [as_printed(value, decimals) for value in known["value"]]
        for name, value in zip(known.area_name, printed, strict=True):
            if len(set(known["value"])) > 1 and re.search(rf"\) in {re.escape(name)}(?:,|$)", said):
                assert printed.count(value) == 1, said
