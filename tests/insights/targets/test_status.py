"""Met, missed, on track: every status at every boundary, both polarities."""

import math

import pytest

from hineq.insights.targets.status import STATUS_RULES, Outturn, target_result
from hineq.model.period import parse_period
from hineq.model.words import Polarity, TargetStatus
from tests.made_up import promise

LOW, HIGH = Polarity.LOW_IS_GOOD, Polarity.HIGH_IS_GOOD


def outturn(period: str, value: float, lower: float = math.nan, upper: float = math.nan) -> Outturn:
    return Outturn(period=parse_period(period), value=value, lower=lower, upper=upper)


@pytest.mark.parametrize(
    ("period", "value", "status"),
    [
        ("2012", 15.9, TargetStatus.MET),
        ("2012", 16.0, TargetStatus.MET),  # exactly at the last target
        ("2012", 16.1, TargetStatus.MISSED),
        ("2012", 25.0, TargetStatus.MISSED),  # worse than the baseline, yet the last period only knows met and missed
        ("2011", 17.9, TargetStatus.ON_TRACK),
        ("2011", 18.0, TargetStatus.ON_TRACK),  # exactly at that year's target
        ("2011", 18.1, TargetStatus.BEHIND),
        ("2011", 20.0, TargetStatus.BEHIND),  # exactly at the baseline
        ("2011", 20.1, TargetStatus.MOVING_AWAY),
    ],
)
def test_the_point_value_decides(period: str, value: float, status: TargetStatus) -> None:
    assert target_result(promise(20.0, 18.0, 16.0), [outturn(period, value)]).status is status
    # the same promise upside down
    turned = promise(80.0, 82.0, 84.0, polarity=HIGH)
    assert target_result(turned, [outturn(period, 100.0 - value)]).status is status


def test_distance_and_shortfall_carry_the_direction() -> None:
    low = target_result(promise(20.0, 18.0, 16.0), [outturn("2012", 17.5)])
    assert (low.target, low.distance, low.shortfall) == (16.0, 1.5, 1.5)
    high = target_result(promise(80.0, 82.0, 84.0, polarity=HIGH), [outturn("2012", 82.5)])
    assert (high.target, high.distance, high.shortfall) == (84.0, -1.5, 1.5)
    better = target_result(promise(20.0, 18.0, 16.0), [outturn("2012", 15.0)])
    assert (better.distance, better.shortfall) == (-1.0, -1.0)


def test_changes_a_year_run_from_the_baseline() -> None:
    result = target_result(promise(20.0, 18.0, 16.0), [outturn("2011", 19.0)])
    assert result.needed == pytest.approx(-2.0, rel=0.002)
    assert result.achieved == pytest.approx(-1.0, rel=0.002)


def test_the_newest_of_two_outturns_decides() -> None:
    # given in any order
    result = target_result(promise(20.0, 18.0, 16.0), [outturn("2012", 15.0), outturn("2011", 25.0)])
    assert result.status is TargetStatus.MET
    assert result.target_period.label == "2012"
    assert result.outturn == outturn("2012", 15.0)


def test_a_missing_value_is_no_outturn() -> None:
    result = target_result(promise(20.0, 18.0, 16.0), [outturn("2011", 19.0), outturn("2012", math.nan)])
    assert (result.status, result.target_period.label) == (TargetStatus.BEHIND, "2011")
    nothing = target_result(promise(20.0, 18.0, 16.0), [outturn("2012", math.nan)])
    assert nothing.status is TargetStatus.NO_OUTTURN


@pytest.mark.parametrize("period", ["2010", "2013", "2011-13"])
def test_a_figure_outside_the_targets_periods_decides_nothing(period: str) -> None:
    result = target_result(promise(20.0, 18.0, 16.0), [outturn(period, 1.0)])
    assert result.status is TargetStatus.NO_OUTTURN
    assert result.outturn is None
    assert result.target == 16.0
    assert math.isnan(result.distance)
    assert math.isnan(result.shortfall)
    assert math.isnan(result.achieved)
    assert result.needed == pytest.approx(-2.0, rel=0.002)


@pytest.mark.parametrize(
    ("lower", "upper", "within"),
    [
        (15.0, 18.0, True),
        (16.0, 18.0, True),
        (16.1, 18.0, False),
        (14.0, 15.9, False),
        (math.nan, math.nan, False),
        (math.nan, 18.0, False),
    ],
)
def test_the_margin_is_a_suffix_and_never_a_status(lower: float, upper: float, within: bool) -> None:
    result = target_result(promise(20.0, 18.0, 16.0), [outturn("2012", 17.0, lower, upper)])
    assert result.status is TargetStatus.MISSED
    assert result.within_margin is within


def test_a_target_without_a_good_direction_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a good direction, smoking has none"):
        target_result(promise(20.0, 18.0, polarity=Polarity.NO_JUDGEMENT), [outturn("2011", 18.0)])


def test_every_status_has_its_rule() -> None:
    assert set(STATUS_RULES) == set(TargetStatus)
    assert all(rule.endswith(".") for rule in STATUS_RULES.values())
