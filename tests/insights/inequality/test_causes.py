"""The causes of a gap: its parts add up, what may not be told is refused in words, findings keep to a title's length."""

from functools import cache

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hineq.insights.inequality import causes
from hineq.insights.inequality.causes import (
    AGE_GROUPS,
    OTHER,
    CausesOfGap,
    Expectancy,
    causes_of_gap,
    expectancies,
    first_pair,
    group_expectancy,
)  # fmt: skip
from hineq.insights.inequality.causes_words import (
    against_the_gap,
    ages_finding,
    causes_finding,
    causes_reading,
    cautions,
    expectancy_reading,
    gap_sentence,
    parts_table,
    refusal,
    small_counts,
    years_words,
)  # fmt: skip
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wording.numbers import TITLE_WORDS
from hineq.methods.decomposition import arriaga
from hineq.methods.life_tables import PROBLEMS, life_expectancy
from hineq.model.deaths import AGE_BANDS, ALL_CAUSES, DEATHS_COLUMNS, DeathsTable
from hineq.model.words import Sex
from hineq.packs.importers.deaths import read_deaths
from tests.paths import EXAMPLES

MADE_UP = EXAMPLES / "deaths" / "made_up_town.csv"
MOST, LEAST, TOWN = "Most deprived fifth", "Least deprived fifth", "Town"
HEART, LUNGS = "Heart disease", "Lung disease"
PEOPLE = np.array([300, 1_200] + [1_500] * 12 + [1_200, 1_000, 900, 750, 500, 400], dtype=float)
WORSE = np.array([4, 1, 0, 0, 2, 3, 3, 4, 5, 8, 12, 18, 25, 36, 52, 75, 105, 140, 150, 160], dtype=float)
BETTER = np.array([2, 1, 1, 0, 1, 1, 2, 2, 3, 5, 8, 12, 18, 27, 41, 62, 90, 125, 142, 158], dtype=float)


@cache
def town() -> DeathsTable:
    return read_deaths(MADE_UP.read_bytes(), "made_up_town.csv")


def told(area: str = MOST, comparator: str = LEAST, sex: Sex = Sex.MALE) -> CausesOfGap:
    found = causes_of_gap(town(), area, comparator, sex)
    assert isinstance(found, CausesOfGap)
    return found


def table(people=PEOPLE, sex: Sex = Sex.MALE, **groups) -> DeathsTable:
    """A table of groups with deaths by cause: `here={ALL_CAUSES: 20 numbers, HEART: ...}`."""
    rows = [
        (group, str(sex), age, cause, float(count), float(alive))
        for group, causes in groups.items()
        for cause, deaths in causes.items()
        for age, count, alive in zip(AGE_BANDS, deaths, people, strict=True)
    ]
    return DeathsTable(name="made up", table=pd.DataFrame(rows, columns=list(DEATHS_COLUMNS)))


def compared(deaths: DeathsTable) -> CausesOfGap:
    found = causes_of_gap(deaths, "here", "there", Sex.MALE)
    assert isinstance(found, CausesOfGap)
    return found


def refused(deaths: DeathsTable, area: str = "here", comparator: str = "there") -> str:
    found = causes_of_gap(deaths, area, comparator, Sex.MALE)
    assert isinstance(found, NotPossible)
    return found.reason


def halves(deaths) -> dict[str, np.ndarray]:
    return {ALL_CAUSES: deaths, HEART: np.floor(deaths / 2), LUNGS: np.floor(deaths / 4)}


def test_the_groups_of_age_take_the_bands_in_their_order():
    bands = iter(AGE_BANDS)
    grouped = {group: [next(bands) for _ in range(count)] for group, count in AGE_GROUPS.items()}
    assert list(bands) == []
    assert grouped["1 to 19"] == ["1-4", "5-9", "10-14", "15-19"]
    assert grouped["60 to 74"] == ["60-64", "65-69", "70-74"]
    assert (grouped["Under 1"], grouped["75 and over"][0]) == (["0"], "75-79")


def test_the_gap_is_the_comparators_life_expectancy_less_the_areas():
    found = compared(table(here=halves(WORSE), there=halves(BETTER)))
    here, there = life_expectancy(WORSE, PEOPLE), life_expectancy(BETTER, PEOPLE)
    assert found.gap == pytest.approx(there.value[0] - here.value[0])
    assert (found.area.value, found.area.lower, found.area.upper) == pytest.approx(
        (here.value[0], here.lower[0], here.upper[0])
    )
    half = np.hypot(here.value[0] - here.lower[0], there.value[0] - there.lower[0])
    assert (found.lower, found.upper) == pytest.approx((found.gap - half, found.gap + half))
    assert (found.area.deaths, found.area.population) == (WORSE.sum(), PEOPLE.sum())


def test_the_parts_are_those_of_the_method():
    found = compared(table(here=halves(WORSE), there=halves(BETTER)))
    heart = np.array([np.floor(WORSE / 2)]), np.array([np.floor(BETTER / 2)])
    expected = arriaga(WORSE, PEOPLE, BETTER, PEOPLE, *heart)
    assert found.by_cause[HEART] == pytest.approx(expected.by_cause[0])
    np.testing.assert_allclose(found.by_age, np.add.reduceat(expected.by_age, [0, 1, 5, 9, 13, 16]))
    assert list(found.by_cause.index) == [HEART, LUNGS, OTHER]


counts = st.lists(st.integers(0, 60), min_size=20, max_size=20).map(lambda one: np.array(one, dtype=float))


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.lists(counts, min_size=6, max_size=6))
def test_the_parts_add_up_to_the_gap(found):
    rest, heart, lungs = np.array(found[:2]), np.array(found[2:4]), np.array(found[4:])
    rest[:, -1] += 100
    whole = rest + heart + lungs
    deaths = table(
        np.full(20, 1_000.0),
        **{
            name: {ALL_CAUSES: whole[one], HEART: heart[one], LUNGS: lungs[one]}
            for one, name in enumerate(("here", "there"))
        },
    )
    parts = compared(deaths)
    assert parts.by_cause.sum() == pytest.approx(parts.gap, abs=1e-9)
    assert parts.by_age.sum() == pytest.approx(parts.gap, abs=1e-9)
    assert len(parts.parts) == 20 * (3)
    back = causes_of_gap(deaths, "there", "here", Sex.MALE)
    assert isinstance(back, CausesOfGap)
    assert back.gap == pytest.approx(-parts.gap, abs=1e-9)
    for sentence in (causes_finding(parts), ages_finding(parts), causes_finding(back)):
        assert len(sentence.split()) <= TITLE_WORDS


def test_what_no_cause_holds_is_added_to_other_causes_of_the_table():
    rest = WORSE - np.floor(WORSE / 2)
    named = {ALL_CAUSES: WORSE, HEART: np.floor(WORSE / 2), OTHER: np.minimum(rest, 3)}
    there = {ALL_CAUSES: BETTER, HEART: np.floor(BETTER / 2), OTHER: np.zeros(20)}
    found = compared(table(here=named, there=there))
    plain = compared(
        table(here={ALL_CAUSES: WORSE, HEART: named[HEART]}, there={ALL_CAUSES: BETTER, HEART: there[HEART]})
    )
    assert found.by_cause[OTHER] == pytest.approx(plain.by_cause[OTHER])
    assert list(found.by_cause.index) == [HEART, OTHER]


def test_causes_that_hold_every_death_leave_no_other_causes():
    whole = [{ALL_CAUSES: deaths, HEART: deaths / 2, LUNGS: deaths / 2} for deaths in (WORSE, BETTER)]
    assert OTHER not in compared(table(here=whole[0], there=whole[1])).by_cause


def test_without_causes_the_gap_is_told_by_age():
    found = compared(table(PEOPLE * 10, here={ALL_CAUSES: WORSE * 10}, there={ALL_CAUSES: BETTER * 10}))
    assert not found.names_causes
    assert (
        causes_finding(found)
        == ages_finding(found)
        == "Ages 40 to 59 explained 1.3 of the 3.7 years between here and there, men"
    )
    assert against_the_gap(found) == ""
    assert list(causes_reading(found)["Cause of death"]) == [ALL_CAUSES]


NOBODY_AT_90 = np.where(np.arange(20) == 19, 0.0, WORSE)
NOBODY_THERE = np.where(np.arange(20) == 4, 0.0, PEOPLE)
REFUSED = {
    "too few people": (PEOPLE / 10, WORSE / 10, "it has 2,425 person-years, and the official method asks for more than 5,000."),
    "nobody died at 90 or over": (PEOPLE, NOBODY_AT_90, "nobody died at 90 or over, and without those deaths the table has no end."),
    "an empty band": (NOBODY_THERE, np.where(NOBODY_THERE > 0, WORSE, 0), "nobody is counted at the ages 15-19."),
    "too few deaths": (PEOPLE, np.eye(20)[19], "with so few deaths its 95% interval is wider than 20 years."),
    "more deaths than people": (PEOPLE, WORSE + np.eye(20)[3] * 9_999, "more people died in a band of age than lived in it."),
    "a missing figure": (PEOPLE, WORSE + np.eye(20)[3] * np.nan, "its figures are not complete."),
}  # fmt: skip


@pytest.mark.parametrize(("people", "deaths", "why"), REFUSED.values(), ids=REFUSED)
def test_what_may_not_be_shown_is_refused_with_its_reason(people, deaths, why):
    with np.errstate(invalid="ignore"):
        made = table(people, here={ALL_CAUSES: deaths}, there={ALL_CAUSES: deaths})
    sentence = f"The life expectancy of here, men, cannot be told: {why}"
    one = group_expectancy(made, "here", Sex.MALE)
    assert one.reason == sentence
    assert np.isnan([one.value, one.lower, one.upper]).all()
    # both groups have the fault, and each is named
    assert refused(made) == f"{sentence} {sentence.replace('here', 'there')}"
    shown = expectancy_reading([one])
    assert list(shown.iloc[0, 1:4]) == ["", "", ""]
    assert shown["Why not"][0] == sentence


@pytest.mark.parametrize("problem", [str(word) for word in PROBLEMS if word])
def test_every_problem_of_a_life_table_has_its_sentence(problem, monkeypatch):
    monkeypatch.setattr(causes, "life_table_problem", lambda *_: problem)
    few = table(here={ALL_CAUSES: np.zeros(20)})
    assert group_expectancy(few, "here", Sex.MALE).reason.startswith(
        "The life expectancy of here, men, cannot be told: "
    )


def test_a_life_table_that_ends_early_is_not_divided_among_causes():
    people, deaths = np.full(20, 400.0), np.eye(20)[19] * 100
    ends = {ALL_CAUSES: deaths + np.eye(20)[5] * 160, HEART: np.eye(20)[5] * 160}
    lasts = {ALL_CAUSES: deaths, HEART: np.zeros(20)}
    assert refused(table(people, here=ends, there=lasts)).startswith("So many died in one band of age")


def test_one_group_alone_has_nothing_to_be_compared_with():
    made = table(here=halves(WORSE))
    assert refused(made, "here", "here") == "The table has one group of men: a gap needs a second, the comparator."
    assert first_pair(made, Sex.MALE) == ("here", "here")


def test_a_group_is_not_compared_with_itself():
    made = table(here=halves(WORSE), there=halves(BETTER))
    assert refused(made, "here", "here").startswith("A group is never compared with itself")
    assert refusal("here", "here", Sex.MALE) == "The gap cannot be told, men"
    assert refusal("here", "there", Sex.FEMALE) == "The gap between here and there cannot be told, women"
    assert refusal("a " * 9, "b " * 9, Sex.FEMALE) == "The gap cannot be told, women"


def test_the_first_pair_has_the_shortest_and_the_longest_lives():
    assert first_pair(town(), Sex.MALE) == (MOST, LEAST)
    lives = {one.group: one.value for one in expectancies(town(), Sex.MALE)}
    assert lives[MOST] < lives[TOWN] < lives[LEAST]


def test_where_fewer_than_two_can_be_told_the_first_and_the_last_begin():
    few = {ALL_CAUSES: np.zeros(20)}
    assert first_pair(table(here=few, mid=halves(WORSE), there=few), Sex.MALE) == ("here", "there")


def test_findings_of_the_made_up_town():
    men, women = told(), told(sex=Sex.FEMALE)
    assert (
        causes_finding(men)
        == "Circulatory disease: 2.3 of 6.5 years between Most deprived fifth and Least deprived fifth, men"
    )
    assert ages_finding(men) == "Ages 60 to 74 explained 2.5 of the 6.5 years between the two groups, men"
    assert causes_finding(told(MOST, TOWN)) == (
        "Circulatory disease explained 1.3 of the 3.7 years between Most deprived fifth and Town, men"
    )
    assert causes_finding(women).startswith("Circulatory disease: 2.4 of 6.3 years")
    assert (
        causes_finding(told(TOWN, MOST))
        == "Life expectancy is 3.7 years longer in Town than in Most deprived fifth, men"
    )
    assert causes_finding(told(LEAST, MOST)) == (
        "Life expectancy: 6.5 years longer in Least deprived fifth than in Most deprived fifth, men"
    )
    assert gap_sentence(men) == (
        "With the death rates of Least deprived fifth, the life expectancy of men in Most deprived fifth would be "
        "6.5 years longer: 79.5 rather than 72.9 years (95% confidence interval of the gap 4.7 to 8.4)."
    )
    assert "would be 6.5 years shorter" in gap_sentence(told(LEAST, MOST))


def made_up(
    causes: dict[str, float], gap: float, half: float = 0.01, names: tuple[str, str] = ("A", "B")
) -> CausesOfGap:
    """A gap whose parts all lie at 60 to 64."""
    rows = [(cause, age, group, years if age == "60-64" else 0.0)
            for cause, years in causes.items()
            for age, group in zip(AGE_BANDS, [one for one, bands in AGE_GROUPS.items() for _ in range(bands)], strict=True)]  # fmt: skip
    first, second = (
        Expectancy(group=name, value=value, lower=value - 1, upper=value + 1, deaths=10, population=100)
        for name, value in zip(names, (75.0, 75.0 + gap), strict=True)
    )
    return CausesOfGap(
        area=first, comparator=second, sex=Sex.MALE, gap=gap, lower=gap - half, upper=gap + half,
        parts=pd.DataFrame(rows, columns=["cause", "age", "age_group", "years"]),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (made_up({HEART: 2.1, OTHER: 3.5}, 5.6), "Heart disease explained 2.1 of the 5.6 years between A and B, men"),
        (made_up({HEART: 3.0, LUNGS: -2.0}, 1.0), "Heart disease explained all of the 1.0 year between A and B, men"),
        (made_up({HEART: -1.0, OTHER: 3.0}, 2.0), "Other causes explained all of the 2.0 years between A and B, men"),
        (made_up({HEART: 0.01, OTHER: 3.0}, 3.01), "Heart disease explained under 0.1 of the 3.0 years between A and B, men"),
        (made_up({HEART: 0.4, LUNGS: 0.2}, 0.6, half=0.7), "No clear difference in life expectancy between A and B, men"),
        (made_up({HEART: 0.02}, 0.02), "Life expectancy differs by under 0.1 years between A and B, men"),
    ],
)  # fmt: skip
def test_a_finding_says_what_the_parts_say(found, sentence):
    assert causes_finding(found) == sentence


@pytest.mark.parametrize("gap", [5.6, 0.06, 0.02, -2.0])
@pytest.mark.parametrize("half", [0.001, 9.0])
@pytest.mark.parametrize("cause", ["Cancer", "Diseases of the heart, of the lungs and of a great many other organs"])
@pytest.mark.parametrize("names", [("A", "B"), ("The five wards nearest to the river", "All of England and of Wales")])
def test_no_finding_is_longer_than_a_title(gap, half, cause, names):
    found = made_up({cause: gap * 0.9, OTHER: gap * 0.1}, gap, half, names)
    for sentence in (causes_finding(found), ages_finding(found), refusal(*names, Sex.MALE)):
        assert len(sentence.split()) <= TITLE_WORDS, sentence


def test_lengths_of_time_are_said_in_years():
    assert [years_words(one) for one in (2.06, 1.0, -0.3, 0.04, 0.0)] == [
        "2.1 years", "1.0 year", "0.3 years", "under 0.1 years", "0.0 years",
    ]  # fmt: skip


def test_what_works_against_the_gap_is_named_with_its_size():
    assert against_the_gap(told()).endswith("would be wider: Mental and behavioural disorders (0.1 years).")
    assert against_the_gap(made_up({HEART: 3.0, LUNGS: -0.02}, 2.98)) == ""
    assert "Heart disease (1.0 year)" in against_the_gap(made_up({HEART: 1.0, LUNGS: -3.0}, -2.0))
    assert against_the_gap(made_up({HEART: 1.0, LUNGS: -0.9}, 0.1, half=1.0)) == ""


def test_the_table_for_reading_adds_up_in_rows_and_columns():
    found = told()
    shown = causes_reading(found)
    assert list(shown.columns) == ["Cause of death", *AGE_GROUPS, "All ages", "Share of the gap"]
    assert list(shown["Cause of death"]) == [*found.by_cause.index, "All causes together"]
    assert shown.iloc[-1]["All ages"] == "6.54"
    assert shown.iloc[-1]["Share of the gap"] == "100%"
    figures = shown.drop(columns=["Cause of death", "Share of the gap"]).map(
        lambda text: float(text.replace("\N{MINUS SIGN}", "-"))
    )
    np.testing.assert_allclose(figures[:-1].sum(), figures.iloc[-1], atol=0.04)
    np.testing.assert_allclose(figures[list(AGE_GROUPS)].sum(axis=1), figures["All ages"], atol=0.04)


def test_shares_of_a_gap_that_is_not_clear_are_left_out():
    assert set(causes_reading(made_up({HEART: 0.4}, 0.4, half=1.0))["Share of the gap"]) == {""}


def test_every_part_can_be_taken_away():
    parts = parts_table(told())
    assert list(parts.columns) == [
        "Group", "Compared with", "Sex", "Cause of death", "Age band", "Group of ages", "Years of the gap",
    ]  # fmt: skip
    assert len(parts) == 7 * 20
    assert parts["Years of the gap"].sum() == pytest.approx(told().gap)


def test_small_counts_are_counted_and_must_be_suppressed():
    made = table(here={ALL_CAUSES: WORSE}, there={ALL_CAUSES: BETTER})
    assert small_counts(made) == sum(0 < one < 5 for one in (*WORSE, *BETTER))
    first = cautions(made, NotPossible(reason=""))
    assert first == [f"{small_counts(made)} counts lie from 1 to 4 in this table. {MUST}"]
    large = table(here={ALL_CAUSES: WORSE + 10}, there={ALL_CAUSES: BETTER + 10})
    assert cautions(large, compared(large))[0] == MUST


MUST = (
    "Counts under 5 must be suppressed before anything is published, and with them every figure that would give them "
    "back. The table, and downloads made from it, are for those who may see it."
)


def test_a_gap_that_may_be_chance_is_said_to_be():
    assert any("may be chance" in one for one in cautions(town(), made_up({HEART: 0.4}, 0.4, half=1.0)))
    assert not any("may be chance" in one for one in cautions(town(), told()))
