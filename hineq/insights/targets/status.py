"""How an outturn stands against its target: the one place where a status is decided.

The rule and its reasons: docs/decisions/target-status.md.
"""

import math
from dataclasses import dataclass

from hineq.model.period import Period
from hineq.model.target import Trajectory
from hineq.model.words import Polarity, TargetStatus


@dataclass(frozen=True, kw_only=True)
class Outturn:
    """A published figure on a period of a trajectory; limits are NaN where none can be given."""

    period: Period
    value: float
    lower: float = math.nan
    upper: float = math.nan


@dataclass(frozen=True, kw_only=True)
class TargetResult:
    """The status of a trajectory, and the figures it was decided on.

    `distance` is outturn minus target in the indicator's unit; `shortfall` is how far the outturn lies on the wrong
    side of the target (negative where it is on the good side). `needed` and `achieved` are changes a year from the
    baseline to the final target and to the outturn, counted between the middles of the periods.
    """

    status: TargetStatus
    within_margin: bool
    outturn: Outturn | None
    target: float
    target_period: Period
    distance: float
    shortfall: float
    needed: float
    achieved: float


def target_result(trajectory: Trajectory, outturns: list[Outturn]) -> TargetResult:
    """Judge the newest outturn that lies on a period of the trajectory.

    The point value decides. On the final target's period the target is met or missed; on an earlier period the place
    is on track (at or better than that period's target), behind (worse than it, but no worse than the baseline) or
    moving away (worse than the baseline). An interval that holds the target is a suffix,
    never a status. With no outturn on any period the status is "no published outturn". Raises ValueError where the
    indicator has no good direction.
    """
    if trajectory.polarity is Polarity.NO_JUDGEMENT:
        raise ValueError(f"A target needs a good direction, {trajectory.indicator_id} has none.")
    final = trajectory.final
    needed = (final.value - trajectory.baseline.value) / (final.period.middle - trajectory.baseline.period.middle)
    usable = {outturn.period.label: outturn for outturn in outturns if not math.isnan(outturn.value)}
    on_path = [target for target in trajectory.targets if target.period.label in usable]
    if not on_path:
        return TargetResult(
            status=TargetStatus.NO_OUTTURN,
            within_margin=False,
            outturn=None,
            target=final.value,
            target_period=final.period,
            distance=math.nan,
            shortfall=math.nan,
            needed=needed,
            achieved=math.nan,
        )
    target = on_path[-1]
    outturn = usable[target.period.label]
    sign = 1.0 if trajectory.polarity is Polarity.HIGH_IS_GOOD else -1.0
    distance = outturn.value - target.value
    reached = sign * distance >= 0
    if target == final:
        status = TargetStatus.MET if reached else TargetStatus.MISSED
    elif reached:
        status = TargetStatus.ON_TRACK
    elif sign * (outturn.value - trajectory.baseline.value) >= 0:
        status = TargetStatus.BEHIND
    else:
        status = TargetStatus.MOVING_AWAY
    years = target.period.middle - trajectory.baseline.period.middle
    return TargetResult(
        status=status,
        within_margin=bool(outturn.lower <= target.value <= outturn.upper),
        outturn=outturn,
        target=target.value,
        target_period=target.period,
        distance=distance,
        shortfall=-sign * distance,
        needed=needed,
        achieved=(outturn.value - trajectory.baseline.value) / years,
    )


STATUS_RULES = {
    TargetStatus.MET: "The last target's period has a published figure, and it is at the target or better.",
    TargetStatus.MISSED: "The last target's period has a published figure, and it is worse than the target.",
    TargetStatus.ON_TRACK: "Before the last period: the newest figure is at or better than that period's target.",
    TargetStatus.BEHIND: "Before the last period: worse than that period's target, but no worse than the baseline.",
    TargetStatus.MOVING_AWAY: "Before the last period: worse than where the strategy began.",
    TargetStatus.NO_OUTTURN: "No published figure was found that measures the same thing in any of the target's periods.",
}
