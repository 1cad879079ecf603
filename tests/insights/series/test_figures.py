"""Intervals: published ones kept, counted ones worked out, none where none can honestly be given."""

import math

import numpy as np
import pandas as pd
import pytest

from hineq.insights.series.intervals import observations_with_intervals
from hineq.insights.series.rows import latest, period_of, select_rows
from hineq.model.words import FigureStatus, ValueType
from tests.luton import CODES, LUTON, figures, luton
from tests.made_up import TOWN, indicator, row, town


def only(table: pd.DataFrame) -> pd.Series:
    assert len(table) == 1
    return table.iloc[0]


def luton_row(indicator_id: str, period: str, area_code: str = LUTON, series: str | None = None) -> pd.Series:
    return only(figures().rows(indicator_id=indicator_id, series=series, period=period, area_codes=[area_code]))


def test_a_published_interval_stays() -> None:
    found = only(
        figures().rows(indicator_id="life_expectancy_at_birth", period="2009-13", area_codes=[CODES["Farley"]])
    )
    assert (found.lower_ci, found.upper_ci, found.interval_method) == (73.5, 77.1, "published")


def test_every_published_interval_of_the_pack_stays() -> None:
    key = ["area_code", "indicator_id", "series", "sex", "age", "period"]
    before, after = figures().place.observations, figures().table.astype(dict.fromkeys(key, object))
    assert len(after) == len(before)
    assert luton().observations.lower_ci.notna().sum() == before.lower_ci.notna().sum()
    published = before[before.lower_ci.notna() & before.upper_ci.notna()]
    assert len(published) > 500
    both = published.merge(after, on=key, suffixes=("", "_after"), validate="one_to_one")
    assert len(both) == len(published)
    assert (both.lower_ci == both.lower_ci_after).all()
    assert (both.upper_ci == both.upper_ci_after).all()
    assert (both.interval_method == "published").all()


@pytest.mark.parametrize(("lower", "upper"), [(20.0, 20.0), (21.0, 19.0), (20.0, math.nan)])
def test_limits_of_no_width_or_crossed_or_alone_are_no_interval(lower: float, upper: float) -> None:
    place = town([row(TOWN, "2019", 20.0, lower_ci=lower, upper_ci=upper)])
    found = only(observations_with_intervals(place))
    assert found[["lower_ci", "upper_ci"]].isna().all()
    assert found.interval_method == ""


def test_where_published_limits_are_none_the_count_gives_an_interval() -> None:
    place = town([row(TOWN, "2019", 20.0, lower_ci=20.0, upper_ci=20.0, count=20, denominator=100)])
    found = only(observations_with_intervals(place))
    assert found.lower_ci < 20 < found.upper_ci
    assert found.interval_method == "Wilson score"


def test_a_census_share_gets_wilsons_limits() -> None:
    found = luton_row("overcrowded_households", "2021", CODES["Dallow"])
    count, people, z = 1225, 4923, 1.959963984540054
    assert (found["count"], found.denominator) == (count, people)
    share = count / people
    middle = (share + z * z / (2 * people)) / (1 + z * z / people)
    half = z * math.sqrt(share * (1 - share) / people + z * z / (4 * people * people)) / (1 + z * z / people)
    assert found.lower_ci == pytest.approx(100 * (middle - half))
    assert found.upper_ci == pytest.approx(100 * (middle + half))
    assert found.interval_method == "Wilson score"


def test_infant_mortality_gets_byars_limits_from_deaths_and_births() -> None:
    found = luton_row("infant_mortality", "2014-16", series="three_year")
    deaths, births, z = 57, 10642, 1.959963984540054
    assert (found["count"], found.denominator) == (deaths, births)
    byar_low = deaths * (1 - 1 / (9 * deaths) - z / (3 * math.sqrt(deaths))) ** 3
    byar_high = (deaths + 1) * (1 - 1 / (9 * (deaths + 1)) + z / (3 * math.sqrt(deaths + 1))) ** 3
    assert found.lower_ci == pytest.approx(1000 * byar_low / births)
    assert found.upper_ci == pytest.approx(1000 * byar_high / births)
    later = luton_row("infant_mortality", "2019-21", series="three_year")
    assert math.isnan(later.lower_ci)
    assert later.interval_method == ""


def test_estimates_means_and_counts_get_none() -> None:
    kinds = luton().indicators
    table = figures().table
    worked_out = table[~table.interval_method.isin(["", "published"])]
    assert set(worked_out.status) == {FigureStatus.OFFICIAL}
    assert {kinds[one].value_type for one in set(worked_out.indicator_id)} == {
        ValueType.PROPORTION,
        ValueType.CRUDE_RATE,
    }
    estimated = luton_row("income_deprivation_rate", "2025")
    assert estimated.status == FigureStatus.ESTIMATED
    assert math.isnan(estimated.lower_ci)


@pytest.mark.parametrize(
    ("kind", "changes", "method"),
    [
        (ValueType.PROPORTION, {}, "Wilson score"),
        (ValueType.CRUDE_RATE, {}, "exact Poisson or Byar's"),
        (ValueType.PROPORTION, {"status": "estimated"}, ""),
        (ValueType.PROPORTION, {"status": "modelled"}, ""),
        (ValueType.PROPORTION, {"denominator": np.nan}, ""),
        (ValueType.PROPORTION, {"denominator": 0.0}, ""),
        (ValueType.PROPORTION, {"value": np.nan}, ""),
        (ValueType.COUNT, {}, ""),
        (ValueType.MEAN, {}, ""),
        (ValueType.DIRECTLY_STANDARDISED_RATE, {}, ""),
        (ValueType.CRUDE_RATE, {"lower_ci": 1.0, "upper_ci": 9.0}, "published"),
    ],
)
def test_who_gets_an_interval(kind: ValueType, changes: dict[str, object], method: str) -> None:
    given = {"count": 5.0, "denominator": 100.0} | changes
    place = town([row(TOWN, "2020", 5.0) | given], kinds=[indicator(value_type=kind)])
    found = only(observations_with_intervals(place))
    assert found.interval_method == method
    assert pd.isna(found.lower_ci) == (method == "")


def test_few_events_get_exact_limits() -> None:
    place = town(
        [row(TOWN, "2020", 5.0, count=5.0, denominator=100.0)], kinds=[indicator(value_type=ValueType.CRUDE_RATE)]
    )
    found = only(observations_with_intervals(place))
    assert (round(found.lower_ci, 2), round(found.upper_ci, 2)) == (1.62, 11.67)  # exact Poisson limits of 5


def test_a_row_without_a_value_is_kept() -> None:
    place = town([row(TOWN, "2020", math.nan, status="suppressed"), row(TOWN, "2021", 4.0)])
    found = observations_with_intervals(place)
    assert list(found["value"].isna()) == [True, False]
    newest = latest(found)
    assert newest is not None
    assert newest["value"] == 4.0
    assert latest(found.iloc[:1]) is None


def test_selecting_is_in_the_order_of_time() -> None:
    given = [row("W2", "2021", 4.0), row("W1", "2021", 3.0), row("W1", "2020/21", 2.0), row("W1", "2019", 1.0)]
    table = observations_with_intervals(town(given))
    assert list(select_rows(table, area_codes=["W1", "W2"])["value"]) == [1.0, 2.0, 3.0, 4.0]
    assert select_rows(table, period="2018").empty
    assert list(select_rows(table, area_codes=["W2"])["value"]) == [4.0]


def test_a_period_keeps_the_days_of_its_table() -> None:
    school_year = luton_row("overweight_year6", "2021/22")
    period = period_of(school_year)
    assert (period.label, period.start.isoformat(), period.end.isoformat()) == ("2021/22", "2021-09-01", "2022-08-31")
