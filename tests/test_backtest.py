"""The backtest of projections, on a made-up folder of authorities whose figures wander."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from benchmarks import projection as backtest
from benchmarks.authority_series import CATALOGUE, FIGURES, read_series
from benchmarks.paces import pace_rows
from tests.made_up import promise

AUTHORITIES = [f"E06{number:06}" for number in range(120)]
UNITS = {"wandering": "%", "guessed": "% (modelled)", "score": "index (2015 = 100)"}


def rows(measure: str, periods: list[str], values: np.ndarray) -> pd.DataFrame:
    areas, when = np.meshgrid(np.arange(len(AUTHORITIES)), np.arange(len(periods)), indexing="ij")
    return pd.DataFrame(
        {
            "area_code": np.array(AUTHORITIES)[areas.ravel()], "area_type": "unitary authority", "indicator_id": measure,
            "period_label": np.array(periods)[when.ravel()], "sex": "Persons", "value": values.ravel(),
            "source_id": f"source of {measure}",
        }
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("england")
    rng = np.random.default_rng(7)
    periods = [str(year) for year in range(2000, 2024)]
    wander = 50 + rng.normal(0, 1, (len(AUTHORITIES), len(periods))).cumsum(axis=1)
    figures = pd.concat([rows(measure, periods, wander) for measure in UNITS])
    region = figures.head(1).assign(area_type="region", area_code="E12000001")
    pd.concat([figures, region]).to_parquet(made / FIGURES)
    catalogue = [
        {"indicator_id": measure, "source_id": f"source of {measure}", "unit": unit, "polarity": "high=worse"}
        for measure, unit in UNITS.items()
    ]
    pd.DataFrame(catalogue).to_parquet(made / CATALOGUE)
    return made


def test_only_what_is_measured_of_authorities_is_read(folder) -> None:
    (series,) = read_series(folder)
    assert series.measure == "wandering"
    assert series.areas == tuple(AUTHORITIES)
    assert series.figures.shape == (120, 24)
    assert not series.rolling


def test_an_origin_sees_only_what_came_before_it_and_nothing_of_the_pandemic(folder) -> None:
    cases = backtest.all_cases(folder)
    origins = cases.year - cases.ahead
    # five figures first; no origin is of 2020 or 2021; their years are outcomes, but no figures that are used
    assert set(origins) == {*np.arange(2004, 2020) + 0.5, 2022.5}
    assert set(cases.year) == set(np.arange(2005, 2024) + 0.5)
    assert set(cases.points[origins == 2022.5]) == {21}
    assert set(cases.points[origins == 2010.5]) == {11}
    first = cases[(cases.area == AUTHORITIES[0]) & (origins == 2010.5) & (cases.ahead == 3)].iloc[0]
    (series,) = read_series(folder)
    assert (first.now, first.came) == (series.figures[0, 10], series.figures[0, 13])


def test_what_judges_chose_nothing(folder) -> None:
    chosen, judging = backtest.parted(backtest.all_cases(folder))
    assert not set(chosen.area) & set(judging.area)
    assert chosen.year.max() < 2017 <= judging.year.min()


def test_a_fitted_interval_holds_on_what_judges_and_wanderers_need_more_with_the_years(folder) -> None:
    chosen, judging = backtest.parted(backtest.all_cases(folder))
    for way in backtest.WAYS:
        table = backtest.fitted(chosen, way)
        for ahead in (1, 3, 5):
            some = judging[judging.ahead == ahead]
            assert backtest.inside(some, way, table).mean() == pytest.approx(0.95, abs=0.06)
    walk = backtest.fitted(chosen, "the newest figure")
    # Student's t and the root of time: a walk's error is the spread of its changes times the root of the years
    assert walk[8][0] == pytest.approx(1, abs=0.15)
    assert walk[8][4] == pytest.approx(5**0.5, abs=0.5)


def test_the_ways_are_what_they_are_called() -> None:
    time, value = np.arange(6.0), np.array([[1.0, 2, 3, 4, 5, 6]])
    spread, step = np.array([1.0]), np.array([1.0])
    ahead = {name: way(time, value, 2.0, spread, step).centre[0] for name, way in backtest.WAYS.items()}
    assert ahead["straight line"] == pytest.approx(8)
    assert ahead["random walk with drift"] == pytest.approx(8)
    assert ahead["the newest figure"] == 6
    assert 5 < ahead["level of the newest figures"] < 6
    assert ahead["level of the newest figures"] < ahead["damped trend"] < 8


def test_it_prints_each_way_and_fails_where_the_code_holds_another_table(folder, capsys) -> None:
    assert backtest.main(folder) == 1
    said = capsys.readouterr().out
    assert all(way in said for way in backtest.WAYS)
    assert "hineq/methods/projection.py holds OTHERS." in said


def test_calibration_counts_what_came_by_what_was_said() -> None:
    said, came = np.array([0.05, 0.95, 0.95, 0.92, 0.98]), np.array([False, True, True, True, False])
    tenths = backtest.calibration(said, came)
    assert tenths.cases.to_dict() == {0: 1, 9: 4}
    assert tenths.came.to_dict() == {0: 0, 9: 75}
    assert tenths.apart.round(1).to_dict() == {0: 5, 9: 20}


def test_a_pace_is_counted_over_every_window_of_so_many_years_outside_the_pandemic_of_others(folder) -> None:
    (series,) = read_series(folder)
    way = promise(20.0, 19.0, 17.0)
    one, two = pace_rows(series, way, "s1", 1)
    assert [(pace.years, pace.asked) for pace in (one, two)] == [(1, -2.0), (2, -3.0)]
    years = [period.start.year for period in series.periods]
    usual = [at for at, year in enumerate(years[:-2]) if not {year, year + 2} & {2020, 2021}]
    windows = (series.figures[:, 2:] - series.figures[:, :-2])[:, usual]
    assert (two.windows, two.areas_counted, two.spans, two.pandemic_spans) == (windows.size, 120, len(usual), 4)
    assert two.ever == (windows.min(axis=1) <= -3.0).sum()
    assert (two.min, two.max) == pytest.approx((windows.min(), windows.max()), abs=0.005)
    assert two.median == pytest.approx(np.median(windows), abs=0.005)
    # the place whose target it is is no other
    own = pace_rows(series, replace(way, area_code=series.areas[0]), "s1", 1)[1]
    assert (own.areas_counted, own.windows) == (119, windows[1:].size)
