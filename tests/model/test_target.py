"""Trajectories: from a baseline through targets after it."""

import pytest

from hineq.model.period import parse_period
from hineq.model.target import Target, Trajectory
from hineq.model.words import Polarity, Sex, TargetKind


def point(label: str, value: float, kind: TargetKind = TargetKind.TARGET) -> Target:
    return Target(
        indicator_id="smoking", area_code="X06000001", sex=Sex.PERSONS, period=parse_period(label), kind=kind,
        value=value, reported="", note="", source_id="made_up",
    )  # fmt: skip


def trajectory(*targets: Target) -> Trajectory:
    return Trajectory(
        indicator_id="smoking", area_code="X06000001", sex=Sex.PERSONS, polarity=Polarity.LOW_IS_GOOD,
        baselines=(point("2010-12", 20, TargetKind.BASELINE),), targets=targets,
    )  # fmt: skip


def test_a_trajectory_runs_from_its_baseline_to_its_last_target() -> None:
    found = trajectory(point("2011-13", 19), point("2012-14", 18))
    assert found.final.value == 18
    assert [one.value for one in found.points] == [20, 19, 18]
    assert found.at("2011-13") is found.targets[0]
    assert found.at("2010-12") is None
    assert found.at("2013-15") is None


def test_a_trajectory_needs_a_target() -> None:
    with pytest.raises(ValueError, match="must hold a baseline and a target, one is lacking for smoking"):
        trajectory()


@pytest.mark.parametrize("label", ["2010-12", "2010-2012", "2009-11", "2010", "2009/10"])
def test_a_target_comes_after_the_baseline(label) -> None:
    with pytest.raises(ValueError, match="Every target must come after the baseline, 2010-12"):
        trajectory(point("2012-14", 18), point(label, 19))
