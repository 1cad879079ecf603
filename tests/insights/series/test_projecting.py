"""Where a series is heading: refusals with reasons, thinning that is shown, limits, the chance of the target."""

import math

import numpy as np
import pytest
from scipy import stats

from hineq.insights.series.lines import Line
from hineq.insights.series.projecting import Projected, project_years, projection_of
from hineq.insights.series.refusal import NotPossible
from hineq.model.words import Polarity, Sex, ValueType
from tests.luton import LUTON, figures, luton
from tests.made_up import SMOKING, TOWN, indicator, opened, row, series, town

SIX = {"2015": 20.0, "2016": 19.0, "2017": 18.5, "2018": 17.0, "2019": 16.5, "2020": 15.0}


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


def test_a_projection_is_the_straight_line_with_its_prediction_interval() -> None:
    found = projected(line(SIX), 2023)
    time, value = np.arange(2015, 2021) + 0.5, np.array(list(SIX.values()))
    fit = stats.linregress(time, value)
    spread = ((time - time.mean()) ** 2).sum()
    sd = math.sqrt(((value - fit.intercept - fit.slope * time) ** 2).sum() / 4)
    error = sd * math.sqrt(1 + 1 / 6 + (2023.5 - time.mean()) ** 2 / spread)
    last = found.ahead.iloc[-1]
    assert found.slope == pytest.approx(fit.slope)
    assert last.time == 2023.5
    assert last["value"] == pytest.approx(fit.intercept + fit.slope * 2023.5)
    assert last.upper - last["value"] == pytest.approx(stats.t.ppf(0.975, 4) * error)
    assert last["value"] - last.lower == pytest.approx(stats.t.ppf(0.975, 4) * error)
    assert list(found.ahead.time) == [2020.5, 2021.5, 2022.5, 2023.5]
    assert found.used == tuple(SIX)
    assert math.isnan(found.chance)


def test_the_chance_of_the_target_turns_with_the_polarity() -> None:
    low = projected(line(SIX), 2023, 12.5)
    high = projected(line(SIX, {"polarity": Polarity.HIGH_IS_GOOD}), 2023, 12.5)
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
    assert found.used == (
        "2001-03", "2004-06", "2007-09", "2010-12", "2013-15", "2016-18", "2019-21", "2022-24",
    )  # fmt: skip
    # the dots go on from the newest figure's time
    assert found.ahead.time.iloc[0] == 2023.5


def test_too_few_figures_that_do_not_overlap_are_refused() -> None:
    refused = projection_of(luton_line("life_expectancy_at_birth", Sex.MALE), 2030)
    assert refused == NotPossible(
        reason="A projection needs at least 5 figures that do not overlap; this series has 3."
    )


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
    assert plain == NotPossible(reason="The single years of an index are not independent figures.")


def test_a_share_stays_between_0_and_100() -> None:
    falling = {"2015": 9.0, "2016": 7.2, "2017": 5.1, "2018": 3.0, "2019": 0.9}
    ahead = projected(line(falling), 2024).ahead
    assert ahead[["value", "lower", "upper"]].min(axis=None) == 0
    rising = {period: 100 - value for period, value in falling.items()}
    assert projected(line(rising), 2024).ahead[["value", "lower", "upper"]].max(axis=None) == 100


def test_the_year_lies_after_the_newest_figure_and_at_most_ten_years_on() -> None:
    of = line(SIX)
    assert project_years(of) == (2021, 2030)
    for year in (2020, 2031):
        with pytest.raises(ValueError, match=f"'year' must lie between 2021 and 2030, got {year}"):
            projection_of(of, year)
    assert projected(of, 2021).ahead.time.iloc[-1] == 2021.5
    assert projected(of, 2030).ahead.time.iloc[-1] == 2030.5


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
