"""Two dates of one series compared: the sentence with its test, the table, and the dates that cannot be compared."""

import pytest

from hineq.insights.series.change import Verdict
from hineq.insights.series.lines import Line
from hineq.insights.series.refusal import NotPossible
from hineq.insights.series.two_dates import (
    TwoDates,
    at_the_same_dates,
    first_dates,
    pandemic_words,
    two_dates,
    two_dates_table,
    two_dates_words,
)
from hineq.model.words import Polarity, Sex
from tests.made_up import COUNTRY, SMOKING, TOWN, indicator, opened, row, series, town


def line(
    *points: tuple[str, float, float | None],
    area: str = TOWN,
    trend: bool = True,
    polarity: Polarity = Polarity.LOW_IS_GOOD,
) -> Line:
    """A line through periods, figures and the half widths of their limits."""
    rows = [
        row(area, period, value, **({} if half is None else {"lower_ci": value - half, "upper_ci": value + half}))
        for period, value, half in points
    ]
    place = town(
        rows,
        kinds=[indicator(polarity=polarity)],
        all_series=[series(trend=trend, note="" if trend else "Not a series.")],
    )
    found = opened(place).main_line(SMOKING, Sex.PERSONS, area)
    assert found is not None
    return found


def told(found: TwoDates | NotPossible) -> TwoDates:
    assert isinstance(found, TwoDates)
    return found


SMOKERS = (("2011", 21.0, 1.0), ("2014", 20.5, 1.0), ("2018", 17.0, 1.0), ("2020", 16.0, None), ("2022", 17.0, 1.0))


def test_a_change_that_is_more_than_chance_is_judged_with_its_limits() -> None:
    found = told(two_dates(line(*SMOKERS), "2011", "2018"))
    # Newcombe: -4 and the root of 1 + 1 to each side
    assert two_dates_words(found) == (
        "Town's figure fell from 21.0% in 2011 to 17.0% in 2018, by 4.0 percentage points: better, more than chance "
        "(95% interval of the difference −5.4 to −2.6)."
    )
    other = told(two_dates(line(*SMOKERS, polarity=Polarity.NO_JUDGEMENT), "2011", "2018"))
    assert "points: more than chance" in two_dates_words(other)
    worse = told(two_dates(line(*SMOKERS, polarity=Polarity.HIGH_IS_GOOD), "2011", "2018"))
    assert "points: worse, more than chance" in two_dates_words(worse)


def test_a_change_that_may_be_chance_and_one_that_cannot_be_tested_say_so() -> None:
    assert two_dates_words(told(two_dates(line(*SMOKERS), "2011", "2014"))).endswith(
        "by 0.5 percentage points: within the margin of error (95% interval of the difference −1.9 to 0.9, which holds nought)."
    )
    assert two_dates_words(told(two_dates(line(*SMOKERS), "2011", "2020"))).endswith(
        "not tested, since this copy has no interval for the last figure."
    )
    same = told(two_dates(line(*SMOKERS), "2018", "2022"))
    assert two_dates_words(same).startswith(
        "Town's figure is the same in print: 17.0% in 2018 and 17.0% in 2022; within"
    )


def test_the_order_of_the_dates_does_not_matter() -> None:
    forth, back = (told(two_dates(line(*SMOKERS), *pair)) for pair in (("2011", "2018"), ("2018", "2011")))
    assert two_dates_words(forth) == two_dates_words(back)


def test_dates_that_share_years_one_date_twice_and_what_is_no_series_are_refused_with_the_reason() -> None:
    rolling = line(("2010-12", 20.0, 1.0), ("2011-13", 19.0, 1.0), ("2013-15", 18.0, 1.0))
    refused = two_dates(rolling, "2010-12", "2011-13")
    assert isinstance(refused, NotPossible)
    assert refused.reason.startswith("2010-12 and 2011-13 share years")
    twice = two_dates(rolling, "2010-12", "2010-12")
    assert isinstance(twice, NotPossible)
    assert twice.reason == "Both dates are 2010-12: choose two."
    apart = two_dates(line(*SMOKERS, trend=False), "2011", "2018")
    assert isinstance(apart, NotPossible)
    assert apart.reason == "Not a series."
    with pytest.raises(ValueError, match="1066"):
        two_dates(rolling, "1066", "2010-12")


def test_before_any_choice_the_first_and_the_newest_are_compared_where_they_share_no_day() -> None:
    assert first_dates(line(*SMOKERS)) == ("2011", "2022")
    assert first_dates(line(("2010-12", 20.0, 1.0), ("2011-13", 19.0, 1.0))) == ("", "")
    assert first_dates(line(("2011", 20.0, 1.0))) == ("", "")
    assert first_dates(line(*SMOKERS, trend=False)) == ("", "")


def test_a_date_in_the_pandemic_is_said() -> None:
    assert pandemic_words(told(two_dates(line(*SMOKERS), "2011", "2018"))) == ""
    assert pandemic_words(told(two_dates(line(*SMOKERS), "2011", "2020"))).startswith(
        "2020 shares months with the COVID-19 pandemic"
    )


def test_the_table_has_a_row_an_area_that_has_both_dates() -> None:
    found = told(two_dates(line(*SMOKERS), "2011", "2018"))
    country = line(("2011", 20.0, 0.1), ("2018", 16.0, 0.1), area=COUNTRY)
    lacking = line(("2011", 20.0, 0.1), area=COUNTRY)
    beside = at_the_same_dates(found, [country, lacking])
    assert [one.change.verdict for one in beside] == [Verdict.REAL]
    table = two_dates_table([found, *beside])
    assert table.to_numpy().tolist() == [
        ["Town", "21.0", "20.0 to 22.0", "17.0", "16.0 to 18.0", "−4.0 percentage points", "−5.4 to −2.6", "Better, more than chance"],
        ["Country", "20.0", "19.9 to 20.1", "16.0", "15.9 to 16.1", "−4.0 percentage points", "−4.1 to −3.9", "Better, more than chance"],
    ]  # fmt: skip
    assert list(table)[1:5] == [
        "2011 (%)",
        "95% confidence interval, 2011",
        "2018 (%)",
        "95% confidence interval, 2018",
    ]
    assert table.columns[6] == "95% interval of the difference (percentage points)"
