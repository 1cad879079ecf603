"""What came of a promise beside its status: the share delivered, the chance, the people, and each year's report."""

import math
from dataclasses import dataclass
from typing import assert_never

import numpy as np
import pandas as pd

from hineq.insights.series.change import WITHIN, Verdict, change_between
from hineq.insights.series.lines import Line
from hineq.insights.targets.measures import MeasureView, outturns_of
from hineq.insights.targets.status import TargetResult, target_result
from hineq.insights.wording.numbers import capital, number
from hineq.methods.comparison import chance_beyond
from hineq.model.period import Period
from hineq.model.words import Polarity, TargetStatus, ValueType


@dataclass(frozen=True, kw_only=True)
class YearReport:
    """The status that the report of a period would have shown with the figures there were then."""

    period: Period
    status: TargetStatus


@dataclass(frozen=True, kw_only=True)
class Delivered:
    """What came of a promise with an outturn.

    `share` is the change that came over the change that was promised, from the last baseline to the judged target (NaN
    where none was promised). `tested` is the verdict on the change since the baseline. `chance` is the probability, 0
    to 1, that the true figure meets the target (NaN without an interval). `people` is how many more, or fewer, people or
    events than the target the outturn stands for (NaN without a denominator).
    """

    share: float
    baseline: Period
    tested: Verdict
    chance: float
    people: float
    reports: tuple[YearReport, ...]


def delivered(view: MeasureView) -> Delivered | None:
    """What came of the promise of a measure, or None where no outturn decided it."""
    result, trajectory, line = view.result, view.trajectory, view.held
    if result is None or trajectory is None or result.outturn is None or line is None:
        return None
    baseline, outturn = trajectory.baseline, result.outturn
    promised = result.target - baseline.value
    row = line.points[line.points.period == outturn.period.label].iloc[0]
    return Delivered(
        share=(outturn.value - baseline.value) / promised if promised else math.nan,
        baseline=baseline.period,
        tested=_tested(line, baseline.period, row),
        chance=float(
            chance_beyond(outturn.value, outturn.lower, outturn.upper, result.target, view.indicator.polarity)
        ),
        people=_people(view, row, result),
        reports=_reports(view, line),
    )


def _tested(line: Line, baseline: Period, row: pd.Series) -> Verdict:
    """The verdict on the change since the baseline: by the published figure of its period, where the pack has one."""
    start = line.points[line.points.period == baseline.label]
    if start.empty or start.iloc[0].period_end >= row.period_start:
        return Verdict.NOT_TESTED
    return change_between(start.iloc[0], row, line.points).verdict


def _people(view: MeasureView, row: pd.Series, result: TargetResult) -> float:
    """The shortfall as a number of people or events in the outturn's period: the rate's excess times its denominator."""
    counted = view.indicator.value_type in (ValueType.PROPORTION, ValueType.CRUDE_RATE)
    if not counted or np.isnan(row.denominator):
        return math.nan
    return abs(result.distance) / view.indicator.multiplier * float(row.denominator)


def _reports(view: MeasureView, line: Line) -> tuple[YearReport, ...]:
    """The status at each period of a target that has a figure, from the figures up to then."""
    if view.trajectory is None:
        return ()
    outturns = outturns_of(line)
    labels = {outturn.period.label for outturn in outturns}
    judged = [target.period for target in view.trajectory.targets if target.period.label in labels]
    return tuple(
        YearReport(
            period=period,
            status=target_result(view.trajectory, [outturn for outturn in outturns if outturn.period <= period]).status,
        )
        for period in judged
    )


def share_words(came: Delivered) -> tuple[str, str]:
    """The share delivered, and since when with the verdict: ("12%", "since 2009-11; the change is not tested")."""
    if math.isnan(came.share):
        return "No change was promised", f"since {came.baseline.label}"
    share = "Nothing: it moved the other way" if came.share < 0 else f"{number(came.share * 100, 0)}%"
    return share, f"since {came.baseline.label}; the change {_verdict_words(came.tested)}"


def _verdict_words(verdict: Verdict) -> str:
    match verdict:
        case Verdict.REAL | Verdict.CHANCE | Verdict.NOT_TESTED | Verdict.UNBORNE:
            return f"is {verdict}"
        case Verdict.PANDEMIC:
            return f"has its {verdict}"
    assert_never(verdict)


def chance_words(came: Delivered) -> str:
    """The probability that the true figure meets the target: "27%", "Under 1%", or nothing without an interval."""
    if math.isnan(came.chance):
        return ""
    rounded = number(came.chance * 100, 0)
    said = "under 1%" if came.chance < 0.005 else "over 99%" if came.chance > 0.995 else f"{rounded}%"
    return capital(said)


def people_words(view: MeasureView, came: Delivered) -> str:
    """The shortfall in people or events, "About 4 too many in 2014-16, within the margin of error", or nothing where it has none."""
    result = view.result
    if result is None or result.outturn is None or math.isnan(came.people) or result.shortfall <= 0:
        return ""
    few = "Under 1" if came.people < 0.5 else f"About {number(came.people, 0)}"
    side = "few" if view.indicator.polarity is Polarity.HIGH_IS_GOOD else "many"
    doubt = f", {WITHIN}" if result.within_margin else ""
    return f"{few} too {side} in {result.outturn.period.label}{doubt}"
