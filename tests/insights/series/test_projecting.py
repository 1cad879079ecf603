"""Where a series is heading: refusals with reasons, thinning that is shown, limits, the chance of the target."""

import math

import numpy as np
import pandas as pd
import pytest

from hineq.insights.series.lines import Line
from hineq.insights.series.projecting import Projected, project_years, projection_of, record_words, target_chance_words
from hineq.insights.series.refusal import NotPossible
from hineq.methods.projection import RECORD, RECORD_OVERLAPPING, project_level
from hineq.model.words import Polarity, Sex, ValueType
from tests.luton import LUTON, figures, luton
from tests.made_up import SMOKING, TOWN, indicator, opened, row, series, town

SIX = {"2014": 20.0, "2015": 19.0, "2016": 18.5, "2017": 17.0, "2018": 16.5, "2019": 15.0}


def line(values: dict[str, float], kind: dict[str, object] | None = None, **changes: object) -> Line:
    rows = [row(TOWN, period, value) for period, value in values.items()]
    place = town(rows, kinds=[indicator(**(kind or {}))], all_series=[series(**changes)])
    found = opened(place).main_line(SMOKING, Sex.PERSONS, TOWN)
    assert found is not None
    return found


def luton_line(indicator_id: str, sex: Sex = Sex.PERSONS) -> Line:
    found = figures().main_line(indicator_id, sex, LUTON)
    assert found is not None
    return found


def projected(of: Line, year: int, target: float | None = None) -> Projected:
    found = projection_of(of, year, target)
    assert isinstance(found, Projected)
    return found


def test_a_projection_is_the_level_with_its_calibrated_interval() -> None:
    found = projected(line(SIX), 2022)
    expected = project_level(np.arange(2014, 2020) + 0.5, np.array(list(SIX.values())), [2020.5, 2021.5, 2022.5])
    # the band opens at the newest figure
    assert list(found.ahead.time) == [2019.5, 2020.5, 2021.5, 2022.5]
    assert found.ahead.iloc[0, 1:].tolist() == [15.0, 15.0, 15.0]
    for side in ("value", "lower", "upper"):
        assert found.ahead[side].tolist()[1:] == pytest.approx(getattr(expected, side).tolist())
    assert found.used == tuple(SIX)
    assert found.left_out == ()
    assert found.years == 3
    assert math.isnan(found.chance)


def test_the_chance_of_the_target_turns_with_the_polarity() -> None:
    low = projected(line(SIX), 2023, 18.5)
    high = projected(line(SIX, {"polarity": Polarity.HIGH_IS_GOOD}), 2023, 18.5)
    assert 0.5 < low.chance < 1
    assert low.chance + high.chance == pytest.approx(1)
    middle = projected(line(SIX), 2023, float(low.ahead["value"].iloc[-1]))
    assert middle.chance == pytest.approx(0.5)


def test_a_target_is_not_held_against_another_series() -> None:
    assert math.isnan(projected(line(SIX, held_against_target=False), 2023, 12.5).chance)


def test_too_few_figures_are_refused() -> None:
    four = dict(list(SIX.items())[:4])
    assert projection_of(line(four), 2019) == NotPossible(
        reason="A projection needs at least 5 figures; this series has 4."
    )


def test_rolling_figures_are_thinned_and_the_reader_sees_which_were_used() -> None:
    found = projected(luton_line("u75_mortality_cvd_preventable"), 2030)
    assert found.used == ("2002-04", "2005-07", "2008-10", "2011-13", "2014-16", "2017-19", "2022-24")
    assert found.left_out == ("2018-20", "2019-21", "2020-22", "2021-23")
    assert found.record is RECORD_OVERLAPPING
    # the dots go on from the newest figure's time
    assert found.ahead.time.iloc[0] == 2023.5


def test_too_few_figures_that_do_not_overlap_are_refused() -> None:
    refused = projection_of(luton_line("life_expectancy_at_birth", Sex.MALE), 2030)
    assert refused == NotPossible(
        reason="A projection needs at least 5 figures that do not overlap and share no month with the pandemic; this series has 2."
    )


def test_a_newest_figure_of_the_pandemic_is_refused_by_its_dates() -> None:
    refused = projection_of(line(SIX | {"2020": 15.0}), 2023)
    assert isinstance(refused, NotPossible)
    assert refused.reason.startswith("The newest figure, of 2020, shares months with the COVID-19 pandemic")
    # by the days of the period, whatever its label says
    days = {"period_start": pd.Timestamp("2018-04-01"), "period_end": pd.Timestamp("2020-03-31")}
    rows = [row(TOWN, period, value) for period, value in SIX.items()]
    dated = town([*rows[:-1], rows[-1] | days])
    of = opened(dated).main_line(SMOKING, Sex.PERSONS, TOWN)
    assert of is not None
    assert isinstance(projection_of(of, 2021), NotPossible)


@pytest.mark.parametrize("period", ["2019/20", "2019-21", "2020-24", "2021/22"])
def test_a_period_that_shares_some_months_is_never_said_to_be_of_the_pandemic(period: str) -> None:
    refused = projection_of(line(SIX | {period: 15.0}), 2030)
    assert isinstance(refused, NotPossible)
    assert f"of {period}, shares months with the COVID-19 pandemic (March 2020 to December 2021)" in refused.reason
    assert "of the COVID-19 pandemic" not in refused.reason


def test_figures_of_the_pandemic_are_left_out_and_said() -> None:
    pandemic = {"2020": 30.0, "2021": 2.0}
    after = {"2022": 14.0, "2023": 13.5}
    with_it, without = projected(line(SIX | pandemic | after), 2026), projected(line(SIX | after), 2026)
    assert with_it.ahead.equals(without.ahead)
    assert with_it.used == (*SIX, *after)
    assert with_it.left_out == ("2020", "2021")
    assert "the figures that share months with the pandemic (2020 and 2021) are left out" in record_words(with_it)
    few = projection_of(line({"2017": 9.0, "2018": 8.0, "2019": 8.5} | pandemic | {"2022": 8.0}), 2023)
    assert few == NotPossible(
        reason="A projection needs at least 5 figures that share no month with the pandemic; this series has 4."
    )


def test_figures_that_never_changed_are_refused() -> None:
    refused = projection_of(line(dict.fromkeys(SIX, 7.0)), 2021)
    assert refused == NotPossible(reason="The figures never changed, so nothing tells how far they may move.")


def test_the_page_says_how_often_such_projections_were_right() -> None:
    one, three = record_words(projected(line(SIX), 2020)), record_words(projected(line(SIX), 2022))
    assert f"on {RECORD.figures[1]:,} figures of English authorities" in one
    assert f"the true figure a year later fell inside a band like this {RECORD.inside[1]} times in 100" in one
    assert f"three years later fell inside a band like this {RECORD.inside[3]} times in 100" in three
    assert "Of the chances" not in one
    chance = projected(line(SIX), 2022, 15.0)
    tenth = int(chance.chance * 10)
    said = (
        f"Of the chances between {tenth}0 and {tenth + 1}0% that it gave, {RECORD.came_true[tenth]} in 100 came true."
    )
    assert said in record_words(chance)


@pytest.mark.parametrize(
    ("note", "reason"), [("Made anew.", "Made anew."), ("", "The releases of this measure are not a time series.")]
)
def test_releases_that_are_no_time_series_are_refused(note: str, reason: str) -> None:
    refused = projection_of(line(SIX, trend=False, note=note), 2023)
    assert isinstance(refused, NotPossible)
    assert refused.reason == reason


def test_the_health_index_is_refused_with_its_note() -> None:
    refused = projection_of(luton_line("hi_child_poverty"), 2025)
    assert isinstance(refused, NotPossible)
    assert refused.reason.startswith("Single values can pool several years or repeat the year before")
    plain = projection_of(line(SIX, {"value_type": ValueType.INDEX}), 2023)
    rolling = projection_of(luton_line("slope_index_life_expectancy", Sex.MALE), 2026)
    assert rolling == NotPossible(reason="No index was in the test that projections rest on, so none is projected.")
    assert plain == NotPossible(reason="The single years of an index are not independent figures.")


def test_a_share_stays_between_0_and_100() -> None:
    falling = {"2015": 9.0, "2016": 7.2, "2017": 5.1, "2018": 3.0, "2019": 0.9}
    ahead = projected(line(falling), 2024).ahead
    assert ahead[["value", "lower", "upper"]].min(axis=None) == 0
    rising = {period: 100 - value for period, value in falling.items()}
    assert projected(line(rising), 2024).ahead[["value", "lower", "upper"]].max(axis=None) == 100


def test_the_year_lies_after_the_newest_figure_and_at_most_ten_years_on() -> None:
    of = line(SIX)
    assert project_years(of) == (2020, 2029)
    for year in (2019, 2030):
        with pytest.raises(ValueError, match=f"'year' must lie between 2020 and 2029, got {year}"):
            projection_of(of, year)
    assert projected(of, 2020).ahead.time.iloc[-1] == 2020.5
    assert projected(of, 2029).ahead.time.iloc[-1] == 2029.5
    split = line({f"{year}/{year % 100 + 1:02}": 20.0 + year % 3 for year in range(2013, 2019)})
    # the figure of 2028 lies ten years after the middle of 2018/19, that of 2029 further than was tested
    assert project_years(split) == (2020, 2028)
    assert projected(split, 2028).ahead.upper.notna().all()


def test_every_series_of_the_pack_is_projected_or_refused_in_words() -> None:
    kinds = {Projected: 0, NotPossible: 0}
    for indicator_id in luton().indicators:
        for sex in Sex:
            of = figures().main_line(indicator_id, sex, LUTON)
            if of is not None:
                found = projection_of(of, project_years(of)[1], 1.0)
                kinds[type(found)] += 1
                if isinstance(found, Projected):
                    assert len(found.used) >= 5
                    assert (found.ahead.lower <= found.ahead["value"]).all()
                    assert (found.ahead["value"] <= found.ahead.upper).all()
                else:
                    assert found.reason.endswith(".")
    assert min(kinds.values()) > 10


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.03, "under 10%"),
        (0.1, "10 to 20%"),
        (0.449, "40 to 50%"),
        (0.9, "over 90%"),
        (1.0, "over 90%"),
        (math.nan, ""),
    ],
)
def test_a_chance_is_said_as_finely_as_it_was_tested(chance: float, words: str) -> None:
    projected = Projected(ahead=pd.DataFrame(), used=(), left_out=(), chance=chance, record=RECORD)
    assert target_chance_words(projected) == words


def test_the_record_names_what_it_missed_most() -> None:
    assert RECORD.lowest[3] == 74
    for record in (RECORD, RECORD_OVERLAPPING):
        assert record.lowest.keys() == record.inside.keys()
        assert all(record.lowest[years] <= record.inside[years] for years in record.inside)
