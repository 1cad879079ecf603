"""Lines through time: their breaks, the main one, and the recent trend in words with every reason for none."""

import math

import numpy as np
import pytest

from hineq.insights.series.lines import Line, trend_words
from hineq.model.words import Polarity, Sex, ValueType
from tests.luton import ENGLAND, LUTON, figures
from tests.made_up import COUNTRY, SMOKING, TOWN, indicator, opened, row, series, town


def luton_line(indicator_id: str, series_id: str, sex: Sex = Sex.PERSONS, area_code: str = LUTON) -> Line:
    line = figures().line(indicator_id, sex, area_code, series_id)
    assert line is not None
    return line


def town_line(periods: list[str], values: list[float] | None = None, half: float = 1.0, **changes: object) -> Line:
    """The town's line; every figure has limits `half` to each side of it."""
    values = values or [10.0] * len(periods)
    rows = [
        row(TOWN, period, value, lower_ci=value - half, upper_ci=value + half)
        for period, value in zip(periods, values, strict=True)
    ]
    trend = bool(changes.pop("trend", True))
    note = str(changes.pop("note", ""))
    place = town(rows, kinds=[indicator(**changes)], all_series=[series(trend=trend, note=note)])
    line = opened(place).main_line(SMOKING, Sex.PERSONS, TOWN)
    assert line is not None
    return line


def test_segments_break_where_a_year_is_missing() -> None:
    line = luton_line("depression_qof", "published")
    segments = dict(zip(line.points.period, line.points.segment, strict=True))
    assert "2023/24" not in segments
    assert segments["2022/23"] == segments["2014/15"] == 0
    assert segments["2024/25"] == 1


@pytest.mark.parametrize(
    ("periods", "segments"),
    [
        (["2010", "2011", "2012", "2013"], [0, 0, 0, 0]),
        (["2010", "2011", "2013", "2014", "2016"], [0, 0, 1, 1, 2]),
        (["2010-12", "2011-13", "2012-14"], [0, 0, 0]),
        (["2010-12", "2011-13", "2013-15"], [0, 0, 1]),
        (["2012", "2014", "2016", "2018"], [0, 0, 0, 0]),  # a survey of every other year has no gaps
        (["2011", "2013", "2016", "2018"], [0, 0, 1, 1]),
        (["2012", "2014", "2017", "2019"], [0, 0, 1, 1]),  # the same steps: leap days decide nothing
        (["2011", "2021"], [0, 0]),
        (["2021"], [0]),
    ],
)
def test_gaps_are_told_by_the_usual_step(periods: list[str], segments: list[int]) -> None:
    assert list(town_line(periods).points.segment) == segments


def test_a_missing_value_is_left_out_and_breaks_the_line() -> None:
    line = town_line(["2010", "2011", "2012", "2013"], [5.0, 6.0, math.nan, 8.0])
    assert list(line.points.period) == ["2010", "2011", "2013"]
    assert list(line.points.segment) == [0, 0, 1]


@pytest.mark.parametrize(
    ("periods", "rolling"),
    [
        (["2010-12", "2011-13"], True),
        (["2010-12", "2013-15"], False),
        (["2010", "2011"], False),
        (["2010/11", "2011/12"], False),
        (["2010-12"], False),
    ],
)
def test_periods_that_share_years_are_rolling(periods: list[str], rolling: bool) -> None:
    assert town_line(periods).rolling is rolling


def test_series_are_never_joined() -> None:
    lines = figures().lines("life_expectancy_at_birth", Sex.MALE, LUTON)
    assert [(line.series.series, line.newest.period) for line in lines] == [
        ("earlier_vintage", "2014-16"),
        ("rebased_2021", "2023-25"),
    ]
    assert all(set(line.points.series) == {line.series.series} for line in lines)
    assert figures().line("life_expectancy_at_birth", Sex.PERSONS, LUTON, "rebased_2021") is None


def test_no_line_runs_between_releases_of_the_indices() -> None:
    lines = figures().lines("imd_score", Sex.PERSONS, LUTON)
    assert [line.series.series for line in lines] == [
        "iod_2004", "iod_2007", "iod_2010", "iod_2015", "iod_2019", "iod_2025",
    ]  # fmt: skip
    assert {len(line.points) for line in lines} == {1}
    assert not any(line.series.trend for line in lines)


def test_the_main_line_is_the_newest_then_the_one_with_intervals_then_the_longest() -> None:
    def chosen(**given: list[tuple[str, float]]) -> str:
        rows = [
            row(TOWN, period, 9.0, series=name, lower_ci=limit, upper_ci=limit + 2)
            for name, points in given.items()
            for period, limit in points
        ]
        made = opened(town(rows, all_series=[series(series=name) for name in given]))
        line = made.main_line(SMOKING, Sex.PERSONS, TOWN)
        assert line is not None
        return line.series.series

    bare = math.nan
    assert chosen(a=[("2019", 8.0), ("2020", 8.0)], b=[("2021", bare)]) == "b"
    assert chosen(a=[("2019", bare), ("2021", bare)], b=[("2021", 8.0)]) == "b"
    assert chosen(a=[("2020", 8.0), ("2021", 8.0)], b=[("2021", 8.0)]) == "a"


def test_smoking_is_led_by_the_averages_with_intervals() -> None:
    line = figures().main_line("smoking_prevalence", Sex.PERSONS, LUTON)
    assert line is not None
    assert (line.series.series, line.newest.period, line.newest["value"]) == ("five_year", "2020-24", 14.5)


def test_without_figures_there_is_no_line() -> None:
    assert figures().lines("life_expectancy_gap", Sex.MALE, LUTON) == []
    assert figures().main_line("life_expectancy_gap", Sex.MALE, LUTON) is None


def test_another_areas_figure_is_in_the_same_series_and_period() -> None:
    table = opened(town([
        row(TOWN, "2020", 9.0), row(COUNTRY, "2020", 7.0), row(COUNTRY, "2021", 6.0),
        row(COUNTRY, "2020", 1.0, series="other"),
    ], all_series=[series(), series(series="other")]))  # fmt: skip
    line = table.main_line(SMOKING, Sex.PERSONS, TOWN)
    assert line is not None
    assert table.newest(line, COUNTRY) == 7.0
    assert math.isnan(table.newest(line, "W1"))


def by_hand(line: Line) -> tuple[float, float]:
    """Chi-square and slope of the weighted line through the last five points, as the technical guidance writes it."""
    last = line.points.tail(5)
    value = last["value"].to_numpy()
    error = (last.upper_ci.to_numpy() - last.lower_ci.to_numpy()) / (2 * 1.96)
    weight, time = 1 / error**2, np.arange(1.0, 6.0)
    middle = (weight * time).sum() / weight.sum()
    spread = (weight * (time - middle) ** 2).sum()
    slope = float((weight * value * (time - middle)).sum() / spread)
    return slope * slope * float(spread), slope


@pytest.mark.parametrize(
    ("indicator_id", "series_id"),
    [
        ("overweight_year6", "published"), ("cancer_diagnosed_stage_1_2", "published"),
        ("overweight_reception", "published"), ("adult_obesity_prevalence", "published"),
    ],
)  # fmt: skip
def test_lutons_trends_are_those_worked_out_by_hand(indicator_id: str, series_id: str) -> None:
    line = luton_line(indicator_id, series_id)
    chi_squared, _ = by_hand(line)
    assert chi_squared < 9.5495
    assert trend_words(line).words == "No significant change"
    assert trend_words(line).label == "no_significant_change"


FIVE = ["2015", "2016", "2017", "2018", "2019"]
RISING = [10.0, 12.0, 14.0, 16.0, 18.0]


@pytest.mark.parametrize(
    ("values", "polarity", "words", "arrow"),
    [
        (RISING, Polarity.LOW_IS_GOOD, "Increasing and getting worse", "↑"),
        (RISING, Polarity.HIGH_IS_GOOD, "Increasing and getting better", "↑"),
        (RISING[::-1], Polarity.LOW_IS_GOOD, "Decreasing and getting better", "↓"),
        (RISING[::-1], Polarity.NO_JUDGEMENT, "Decreasing", "↓"),
        ([10.0] * 5, Polarity.LOW_IS_GOOD, "No significant change", "→"),
    ],
)
def test_a_trend_carries_its_judgement(values: list[float], polarity: Polarity, words: str, arrow: str) -> None:
    line = town_line(FIVE, values, polarity=polarity)
    found = trend_words(line)
    assert (found.words, found.arrow, found.reason) == (words, arrow, "")
    assert (by_hand(line)[0] > 9.5495) == (values != [10.0] * 5)


def test_a_trend_that_ends_in_the_pandemic_carries_no_judgement() -> None:
    found = trend_words(town_line(["2017", "2018", "2019", "2020", "2021"], RISING, polarity=Polarity.LOW_IS_GOOD))
    assert (found.words, found.arrow) == ("Increasing", "↑")
    assert found.dated == "Increasing from 2017 to 2021, newest figure shares months with the pandemic"


def test_only_the_last_five_points_count() -> None:
    line = town_line(["2013", "2014", *FIVE], [90.0, 1.0, *RISING])
    assert trend_words(line).label == "increasing"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (town_line(FIVE, trend=False, note="Made anew each time."), "Made anew each time."),
        (town_line(FIVE, trend=False), "The releases of this measure are not a time series."),
        (town_line(FIVE, value_type=ValueType.MEAN), "The official method covers proportions and rates only."),
        (town_line(FIVE, value_type=ValueType.INDEX), "The official method covers proportions and rates only."),
        (
            town_line([f"{year}-{year - 1998}" for year in range(2010, 2016)]),
            "The periods cover several years each and overlap, so points are not independent.",
        ),
        (
            town_line(["2000-02", "2003-05", "2006-08", "2009-11", "2012-14"]),
            "Each figure covers several years, the method needs single years.",
        ),
        (town_line(FIVE[:4]), "It needs five yearly figures, there are 4."),
        (town_line(FIVE[:1]), "It needs five yearly figures, there is 1."),
        (town_line(FIVE, half=math.nan), "It needs a confidence interval on each of the last five figures."),
    ],
)
def test_a_trend_that_cannot_be_calculated_says_why(line: Line, reason: str) -> None:
    found = trend_words(line)
    assert (found.label, found.words, found.arrow) == ("cannot_be_calculated", "Cannot be calculated", "")
    assert found.reason == reason


def test_a_count_equal_to_its_denominator_is_said_in_words() -> None:
    rows = [row(TOWN, period, 100.0, count=50.0, denominator=50.0) for period in FIVE]
    line = opened(town(rows)).main_line(SMOKING, Sex.PERSONS, TOWN)
    assert line is not None
    assert trend_words(line).reason == "The method leaves out series in which a count equals its denominator."


def test_no_reason_is_a_code_word() -> None:
    own = figures().table.loc[figures().table.area_code == LUTON, ["indicator_id", "sex"]].drop_duplicates()
    for indicator_id, sex in own.itertuples(index=False):
        line = figures().main_line(indicator_id, Sex(sex), LUTON)
        if line is not None:
            reason = trend_words(line).reason
            assert "_" not in reason
            assert reason == "" or reason.endswith("."), reason


def test_the_health_index_has_no_trend_and_neither_have_rolling_years() -> None:
    assert trend_words(luton_line("hi_child_poverty", "published")).label == "cannot_be_calculated"
    infant = luton_line("infant_mortality", "three_year")
    assert infant.rolling
    assert "overlap" in trend_words(infant).reason
    assert luton_line("life_expectancy_at_birth", "rebased_2021", Sex.FEMALE, ENGLAND).rolling
