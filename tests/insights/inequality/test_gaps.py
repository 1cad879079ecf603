"""Is the gap closing? Years by hand, the sentence, the title and what must not be read as one line."""

import math

import pandas as pd
import pytest

from hineq.insights.inequality.gaps import gap_finding, gap_title, gap_with_country, gap_within, own_gap_words, told_gap
from hineq.insights.wording.numbers import TITLE_WORDS
from hineq.model.roles import IndicatorRole
from hineq.model.words import Polarity, Sex
from tests.luton import figures, luton
from tests.made_up import COUNTRY, TOWN, indicator, opened, row, series, town

UNTESTED = "The change for men is not tested: this copy has no intervals for the first or the last figure."


def gaps(men: list[float], women: list[float] | None = None, half_width: float = math.nan) -> pd.DataFrame:
    rows = [
        (sex, sex.people, 2010.5 + number, str(2010 + number), gap, gap - half_width, gap + half_width)
        for sex, values in ((Sex.MALE, men), (Sex.FEMALE, women or []))
        for number, gap in enumerate(values)
    ]
    return pd.DataFrame(rows, columns=["sex", "people", "time", "period", "gap", "lower", "upper"])


def test_lutons_gap_with_england_by_hand() -> None:
    table = gap_with_country(figures()).set_index(["people", "period"]).gap
    # England 79.7 and 83.5, Luton 78.6 and 83.4
    assert (table["men", "2023-25"], table["women", "2023-25"]) == (1.1, 0.1)
    assert (table["men", "2015-17"], table["women", "2015-17"]) == (1.3, 0.9)
    assert len(table) == 18


def test_the_gap_inside_luton_is_the_published_slope_index() -> None:
    table = gap_within(figures()).set_index(["people", "period"]).gap
    assert (table["men", "2011-13"], table["men", "2022-24"]) == (10.2, 10.0)
    assert (table["women", "2011-13"], table["women", "2022-24"]) == (7.0, 6.8)
    # nothing of the vintage before, which starts a year earlier
    assert ("men", "2010-12") not in table.index


def test_lutons_words() -> None:
    country, within = gap_with_country(figures()), gap_within(figures())
    assert gap_title(country, "The gap with England") == (
        "The gap with England: 0.2 years narrower for men, 0.8 for women, not tested"
    )
    assert (
        gap_title(within, "The gap inside Luton")
        == "The gap inside Luton: 0.2 years narrower for men and women since 2011-13, not tested"
    )
    assert gap_finding(country) == (
        "For men 1.3 years in 2015-17 and 1.1 in 2023-25 (widest in 2020-22, 2.0); for women 0.9 years in 2015-17 and 0.1 "
        "in 2023-25 (widest in 2020-22, 1.5). The changes are not tested: this copy has no intervals for the first or the "
        "last figure."
    )
    assert gap_finding(within) == (
        "For men 10.2 years in 2011-13 and 10.0 in 2022-24 (widest in 2012-14, 12.2); for women 7.0 years in 2011-13 and "
        "6.8 in 2022-24 (widest in 2019-21, 8.8). The changes are not tested: this copy has no intervals for the first figure."
    )
    for table, subject in ((country, "The gap with England"), (within, "The gap inside Luton")):
        assert len(gap_title(table, subject).split()) <= TITLE_WORDS


@pytest.mark.parametrize(
    ("men", "women", "half_width", "words"),
    [
        ([2.0, 1.5], [3.0, 2.5], math.nan, "0.5 years narrower for men and women since 2010, not tested"),
        ([2.0, 1.6], [3.0, 3.4], math.nan, "0.4 years narrower for men, 0.4 wider for women since 2010, not tested"),
        ([2.0, 1.96], [3.0, 3.0], math.nan, "the same in print for men and women since 2010, not tested"),
        ([2.0], [2.0], math.nan, "2.0 years in one period for men and women since 2010"),
        ([2.0, 1.0], None, math.nan, "1.0 year narrower for men since 2010, not tested"),
        ([2.0, 1.5], [3.0, 1.0], 1.0, "no clear change for men, 2.0 years narrower for women since 2010"),
    ],
)
def test_a_change_has_its_size_or_is_no_clear_one(
    men: list[float], women: list[float] | None, half_width: float, words: str
) -> None:
    assert gap_title(gaps(men, women, half_width), "The gap") == f"The gap: {words}"


def test_what_was_tested_is_said() -> None:
    chance = "The change for men is within the margin of error."
    assert gap_finding(gaps([2.0, 1.5], [3.0, 1.0], 1.0)).endswith(f"in 2011. {chance}")
    assert gap_finding(gaps([3.0, 1.0], [3.0, 1.0], 1.0)).endswith("and 1.0 in 2011.")
    assert gap_finding(gaps([2.0, 1.0])).endswith(f" {UNTESTED}")


def test_no_figures_are_said() -> None:
    assert gap_finding(gaps([])) == "The pack has no such figures."
    assert gap_title(gaps([]), "The gap") == "The gap: no figures here"
    empty = opened(town([]))
    assert gap_with_country(empty).empty
    assert gap_within(empty).empty
    assert own_gap_words(empty.place) == ""


def test_a_pack_that_names_no_measure_says_what_that_takes_away() -> None:
    gap = told_gap(opened(town([])), "within")
    assert gap.table.empty
    assert gap.missing == (
        "The pack does not name a published measure of the gap inside the place in the headline measure, so no gap inside "
        "the place is drawn through time."
    )
    assert told_gap(figures(), "within").missing == ""


def test_one_period_and_a_widest_at_the_end() -> None:
    assert gap_finding(gaps([2.0])) == "For men 2.0 years in 2010."
    assert gap_finding(gaps([2.0, 2.4, 3.0])) == f"For men 2.0 years in 2010 and 3.0 in 2012. {UNTESTED}"
    assert gap_finding(gaps([2.0, 3.4, 3.0])) == f"For men 2.0 years in 2010 and 3.0 in 2012. {UNTESTED}"
    assert gap_finding(gaps([2.0, 3.5, 3.0])) == (
        f"For men 2.0 years in 2010 and 3.0 in 2012 (widest in 2011, 3.5). {UNTESTED}"
    )


def test_the_country_counts_only_where_both_have_a_figure_in_one_series() -> None:
    name = "life_expectancy_at_birth"

    def figure(area: str, period: str, value: float, source: str = "new") -> dict[str, object]:
        return row(area, period, value, sex="Male", indicator_id=name, series=source)

    place = town(
        [figure(TOWN, "2020", 78.0), figure(TOWN, "2021", 79.0), figure(COUNTRY, "2021", 81.0),
         figure(COUNTRY, "2022", 82.0), figure(COUNTRY, "2020", 99.0, "old")],
        kinds=[indicator(indicator_id=name, polarity=Polarity.HIGH_IS_GOOD, roles=(IndicatorRole.HEADLINE,))],
        all_series=[series(indicator_id=name, series=one) for one in ("new", "old")],
    )  # fmt: skip
    table = gap_with_country(opened(place))
    assert list(table[["people", "period", "gap"]].itertuples(index=False, name=None)) == [("men", "2021", 2.0)]


def test_the_strategys_own_gap_is_kept_apart() -> None:
    words = own_gap_words(luton())
    assert "8.9 for men and 6.4 for women in 2006-10" in words
    assert words.startswith("The strategy's own gap: ")
    assert "Very likely the same kind of measure" in words
    assert "not proven, so the two must not be read as one line" in words


def _women(*gaps: float) -> pd.DataFrame:
    periods = [f"{2001 + at}" for at in range(len(gaps))]
    return pd.DataFrame({"people": "women", "period": periods, "gap": gaps, "lower": math.nan, "upper": math.nan})


@pytest.mark.parametrize(
    ("gaps", "words"),
    [
        ((-2.6, -1.9), "lead 0.7 years smaller"),
        ((-1.9, -2.6), "lead 0.7 years larger"),
        ((-1.0, -1.0), "the same in print"),
        ((-0.6, 0.4), "lead lost, by 1.0 year"),
        ((0.6, -0.4), "turned into a lead, by 1.0 year"),
        ((1.9, 2.6), "0.7 years wider"),
    ],
)
def test_a_place_that_is_ahead_has_a_lead_and_no_gap(gaps: tuple[float, ...], words: str) -> None:
    told = f"The gap with England: {words} for women"
    assert gap_title(_women(*gaps), "The gap with England") in (f"{told} since 2001, not tested", f"{told}, not tested")


def test_a_lead_is_said_as_one() -> None:
    assert gap_finding(_women(-2.6, -3.4, -1.9)) == (
        f"For women 2.6 years ahead in 2001 and 1.9 ahead in 2003 (furthest ahead in 2002, 3.4). {UNTESTED.replace(' men ', ' women ')}"
    )
