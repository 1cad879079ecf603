"""Numbers and words as they are printed."""

import math
import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hineq.insights.wording import numbers as wording
from hineq.insights.wording.rank import Rank
from hineq.model.period import Period, parse_period
from hineq.model.words import Polarity, Sex
from tests.made_up import indicator

MINUS = "\N{MINUS SIGN}"
PER_CENT, YEARS = indicator(), indicator(unit="years")
RATE = indicator(unit="per 1,000 live births")
SCORE, UNKNOWN = indicator(unit="index score"), indicator(unit="(unit not stated)")


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (78.45, 1, "78.5"), (0.25, 1, "0.3"), (0.35, 1, "0.4"), (2.5, 0, "3"), (1.005, 2, "1.01"),
        (-0.25, 1, f"{MINUS}0.3"), (-0.04, 1, "0.0"), (0.0, 1, "0.0"), (1234.5, 0, "1,235"),
        (1234567.0, 1, "1,234,567.0"), (-1234.0, 0, f"{MINUS}1,234"), (78.449, 1, "78.4"),
    ],
)  # fmt: skip
def test_numbers_round_half_away_from_zero(value: float, decimals: int, text: str) -> None:
    assert wording.number(value, decimals) == text


def test_a_figure_carries_its_unit() -> None:
    assert wording.figure(38.24, PER_CENT) == "38.2%"
    assert wording.figure(78.45, YEARS) == "78.5 years"
    assert wording.figure(5.3561, RATE) == "5.4 per 1,000 live births"
    assert wording.figure(math.nan, RATE) == "no data"


def test_the_name_of_a_scale_does_not_stand_after_a_figure() -> None:
    for unit in ("index score", "standardised ratio", "(unit not stated)", "rate (base not stated)"):
        assert wording.figure(29.5, indicator(unit=unit)) == "29.5"


def test_a_brief_figure_keeps_only_the_per_cent_sign() -> None:
    assert wording.brief(38.2, PER_CENT) == "38.2%"
    assert wording.brief(5.36, RATE) == "5.4"
    assert wording.brief(math.nan, RATE) == "no data"
    assert wording.bare(38.2, PER_CENT) == "38.2"
    assert wording.bare(math.nan, PER_CENT) == ""


def test_an_interval_needs_both_limits() -> None:
    assert wording.interval(76.94, 80.05, YEARS) == "76.9 to 80.1"
    assert wording.interval(math.nan, 80.0, YEARS) == ""
    assert wording.interval(76.9, math.nan, YEARS) == ""


@pytest.mark.parametrize(
    ("value", "unit", "text", "short"),
    [
        (-1.85, "years", "1.9 years", "1.9 years"),
        (1.0, "years", "1.0 year", "1.0 year"),
        (1.0, "%", "1.0 percentage point", "1.0 percentage point"),
        (3.2, "%", "3.2 percentage points", "3.2 percentage points"),
        (0.3561, "per 1,000 live births", "0.4 per 1,000 live births", "0.4"),
        (29.4, "index score", "29.4 points", "29.4"),
        (0.18, "out of 10", "0.2 points", "0.2"),
        (1.0, "(unit not stated)", "1.0", "1.0"),
        (0.04, "years", "less than 0.1 years", "less than 0.1 years"),
        (0.0, "years", "0.0 years", "0.0 years"),
    ],
)
def test_a_difference_says_its_unit(value: float, unit: str, text: str, short: str) -> None:
    assert wording.difference(value, indicator(unit=unit)) == text
    assert wording.difference(value, indicator(unit=unit), unit_said=True) == short


def test_one_of_a_whole_unit_is_singular() -> None:
    whole = indicator(unit="years", decimals=0)
    assert wording.difference(1.0, whole) == "1 year"
    assert wording.difference(2.0, whole) == "2 years"


def test_ordinals() -> None:
    words = [wording.ordinal(rank) for rank in (1, 2, 3, 4, 10, 11, 12, 13, 20, 21, 22, 23, 101, 111, 112, 1003)]
    assert words == [
        "1st", "2nd", "3rd", "4th", "10th", "11th", "12th", "13th", "20th", "21st", "22nd", "23rd", "101st", "111th",
        "112th", "1,003rd",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rank", "tied", "judged", "neutral"),
    [
        (1, 1, "poorest of 19", "highest of 19"),
        (1, 3, "joint poorest of 19", "joint highest of 19"),
        (4, 1, "4th poorest of 19", "4th highest of 19"),
        (4, 4, "joint 4th poorest of 19", "joint 4th highest of 19"),
        (18, 1, "2nd best of 19", "2nd lowest of 19"),
        (19, 1, "best of 19", "lowest of 19"),
        (7, 13, "joint best of 19", "joint lowest of 19"),
        (1, 19, "the same as all 19", "the same as all 19"),
    ],
)
def test_a_rank_carries_its_direction(rank: int, tied: int, judged: str, neutral: str) -> None:
    for polarity in (Polarity.LOW_IS_GOOD, Polarity.HIGH_IS_GOOD):
        assert Rank(rank=rank, areas=19, polarity=polarity, tied=tied).words == judged
    assert Rank(rank=rank, areas=19, polarity=Polarity.NO_JUDGEMENT, tied=tied).words == neutral


def test_the_only_area_is_not_the_same_as_all() -> None:
    assert Rank(rank=1, areas=1, polarity=Polarity.LOW_IS_GOOD).words == "the only one"


def test_lists_are_read_aloud() -> None:
    assert wording.joined([]) == ""
    assert wording.joined(["a"]) == "a"
    assert wording.joined(["a", "b"]) == "a and b"
    assert wording.joined(["a", "b", "c"], "or") == "a, b or c"


def test_counts_and_plurals() -> None:
    assert [wording.counted(count, "ward") for count in (0, 1, 2, 9, 10, 1200)] == [
        "no wards", "one ward", "two wards", "nine wards", "10 wards", "1,200 wards",
    ]  # fmt: skip
    assert wording.counted(2, "authority", "authorities") == "two authorities"


@pytest.mark.parametrize(
    ("period", "snapshot", "words"),
    [
        ("2023", date(2023, 6, 30), "under a year old"),
        ("2023", date(2023, 12, 31), "under a year old"),
        ("2023", date(2024, 1, 1), "up to 1 year old"),  # the anniversary of the oldest day
        ("2023", date(2024, 12, 30), "up to 2 years old"),
        ("2023", date(2024, 12, 31), "1 to 2 years old"),  # the anniversary of the newest day
        ("2023", date(2025, 12, 30), "1 to 3 years old"),
        ("2015/16", date(2024, 3, 31), "8 to 9 years old"),
        ("2021", date(2026, 11, 21), "4 to 6 years old"),
        ("2009-13", date(2026, 11, 21), "12 to 18 years old"),
        # 1 January 2023 is 3.9 years before, 31 December 2025 not one
        ("2023-25", date(2026, 11, 21), "up to 4 years old"),
    ],
)
def test_age_is_that_of_the_newest_and_of_the_oldest_day(period: str, snapshot: date, words: str) -> None:
    assert wording.age_of_data(parse_period(period), snapshot) == words


@given(period=st.sampled_from(["2021", "2015/16", "2009-13"]), days=st.integers(0, 9000))
def test_no_day_of_a_period_is_older_or_newer_than_is_said(period: str, days: int) -> None:
    known = parse_period(period)
    snapshot = known.end + timedelta(days=days)
    said = [int(number) for number in re.findall(r"[0-9]+", wording.age_of_data(known, snapshot))]
    oldest, newest = said[-1] if said else 1, said[0] if len(said) > 1 else 0
    assert (snapshot - known.start).days <= oldest * 365.25 + 1
    assert (snapshot - known.end).days >= newest * 365.25 - 1


def test_of_a_day_that_the_pack_knows_the_age_is_one_number() -> None:
    census = Period(label="2021", start=date(2021, 3, 21), end=date(2021, 3, 21))
    assert wording.age_of_data(census, date(2026, 11, 21)) == "5 years old"


@pytest.mark.parametrize(
    ("name", "lowered"),
    [
        ("Life expectancy at birth", "life expectancy at birth"), ("IMD score", "IMD score"),
        ("COPD, estimated", "COPD, estimated"), ("CVD deaths", "CVD deaths"), ("GP lists", "GP lists"),
        ("Under-75 mortality", "under-75 mortality"), ("Asian residents", "Asian residents"),
        ("White residents", "White residents"), ("Other ethnic group residents", "other ethnic group residents"),
    ],
)  # fmt: skip
def test_acronyms_and_names_keep_their_capitals(name: str, lowered: str) -> None:
    assert wording.lowered(name) == lowered


def test_capital_touches_the_first_letter_only() -> None:
    assert wording.capital("men in IMD") == "Men in IMD"
    assert wording.capital("") == ""


def test_sexes_are_said_as_people() -> None:
    assert wording.with_sex("Smoking", Sex.PERSONS) == "Smoking"
    assert wording.with_sex("Smoking", Sex.MALE) == "Smoking, men"
    assert wording.with_sex("Smoking", Sex.FEMALE) == "Smoking, women"


def test_a_title_is_the_fullest_that_fits() -> None:
    fifteen = " ".join(["word"] * 15)
    assert wording.title(f"{fifteen} more", fifteen, "short") == fifteen
    assert wording.title(f"{fifteen} more") == f"{fifteen} more"
