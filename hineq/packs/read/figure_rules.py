"""What must hold for the figures themselves: ranges, limits, counts, periods, trajectories, ranks."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import isinf, nan
from typing import Any

import numpy as np
import pandas as pd

from hineq.model.indicator import Indicator
from hineq.model.observation import SPREAD
from hineq.model.period import Period, parse_period
from hineq.model.target import PACE_POINTS
from hineq.model.words import FigureStatus, TargetKind, ValueType
from hineq.packs.declared.faults import Fault
from hineq.packs.read.findings import FILE, ROW, Findings
from hineq.packs.read.rows import Rows, faulty

Numbers = np.ndarray[Any, np.dtype[np.float64]]


def check_indicators(frame: pd.DataFrame, findings: Findings) -> None:
    """Multipliers and decimals with which figures can be computed and printed."""
    rule = "The multiplier must be above 0: 100 for a percentage, 1000 for a rate per 1,000, 1 for anything else."
    findings.faults_in(frame, frame.multiplier.to_numpy() <= 0, "multiplier", Fault.MULTIPLIER_NOT_POSITIVE, rule)
    decimals = frame.decimals.to_numpy()
    outside = (decimals < 0) | (decimals > 6)
    findings.faults_in(frame, outside, "decimals", Fault.DECIMALS_OUTSIDE, "The decimals must lie between 0 and 6.")


def check_periods(frame: pd.DataFrame, findings: Findings) -> dict[str, Period]:
    """Every printed period can be read; gives the readable ones."""
    periods: dict[str, Period] = {}
    for label in dict.fromkeys(frame.period):
        if not label:
            continue
        try:
            periods[label] = parse_period(label)
        except ValueError:
            rule = "The period must read like 2021, 2015/16 or 2012-14."
            findings.faults_in(frame, frame.period == label, "period", Fault.PERIOD_UNREADABLE, rule)
    return periods


def check_range(
    frame: pd.DataFrame, columns: Iterable[str], indicators: Mapping[str, Indicator], findings: Findings
) -> None:
    """Every figure lies in the range of its indicator's unit."""
    low = _each(frame.indicator_id, {key: indicator.bounds[0] for key, indicator in indicators.items()})
    high = _each(frame.indicator_id, {key: indicator.bounds[1] for key, indicator in indicators.items()})
    for column in columns:
        values = frame[column].to_numpy(dtype=float)
        outside = (values < low) | (values > high)
        if not outside.any():
            continue
        rows = frame.loc[outside, [FILE, ROW, "indicator_id", column]]
        for file, line, indicator_id, value in rows.itertuples(index=False):
            first, last = indicators[indicator_id].bounds
            range_ = f"must not lie below {first:g}" if isinf(last) else f"must lie between {first:g} and {last:g}"
            rule = f"A figure in the unit '{indicators[indicator_id].unit}' {range_}."
            findings.fault(Fault.FIGURE_OUTSIDE_RANGE, file, rule, row=line, column=column, value=value)


def _each(cells: Iterable[str], numbers: Mapping[str, float]) -> Numbers:
    """The number that stands for each cell, NaN for one that none stands for."""
    return np.array([numbers.get(cell, nan) for cell in cells], dtype=float)


def check_observations(frame: pd.DataFrame, indicators: Mapping[str, Indicator], findings: Findings) -> None:
    """Limits, counts, denominators, ranges and dates of the observations."""
    check_range(frame, ("value", "lower_ci", "upper_ci"), indicators, findings)
    names = ("value", "lower_ci", "upper_ci", "count", "denominator")
    value, lower, upper, count, denominator = (frame[name].to_numpy(dtype=float) for name in names)
    read = ~faulty(frame, ["value", "lower_ci", "upper_ci"], findings)
    crossed = read & (lower > upper)
    for wrong, column, rule in (
        (crossed, "lower_ci", "The lower limit must not lie above the upper limit."),
        (read & ~crossed & (lower > value), "lower_ci", "The lower limit must not lie above the value."),
        (read & ~crossed & (upper < value), "upper_ci", "The upper limit must not lie below the value."),
    ):
        findings.faults_in(frame, wrong, column, Fault.LIMITS_CROSSED, rule)
    for column, own, other in (("lower_ci", lower, upper), ("upper_ci", upper, lower)):
        alone = read & np.isnan(own) & ~np.isnan(other)
        findings.faults_in(frame, alone, column, Fault.LIMIT_ALONE, "Give both limits or neither.")
    for column, counted in (("count", count), ("denominator", denominator)):
        rule = f"A {column} must not be negative."
        findings.faults_in(frame, counted < 0, column, Fault.COUNT_NEGATIVE, rule)
    unread = faulty(frame, ["value", "status"], findings)
    unsaid = np.isnan(value) & ~unread & ((frame.status != FigureStatus.SUPPRESSED) & (frame.note == "")).to_numpy()
    rule = "A row without a value must say why in its note, or have the status 'suppressed'."
    findings.faults_in(frame, unsaid, "value", Fault.VALUE_MISSING, rule)
    proportions = [key for key, indicator in indicators.items() if indicator.value_type is ValueType.PROPORTION]
    over = frame.indicator_id.isin(proportions).to_numpy() & (denominator >= 0) & (count > denominator)
    rule = "The count of a proportion must not exceed its denominator."
    findings.faults_in(frame, over, "count", Fault.COUNT_OVER_DENOMINATOR, rule)
    _check_dates(frame, check_periods(frame, findings), findings)


def _check_dates(frame: pd.DataFrame, periods: Mapping[str, Period], findings: Findings) -> None:
    first = _each(frame.period, {label: period.start.year for label, period in periods.items()})
    last = _each(frame.period, {label: period.end.year for label, period in periods.items()})
    starts, ends = frame.period_start, frame.period_end
    early = ~np.isnan(first) & starts.notna().to_numpy() & (starts.dt.year.to_numpy() != first)
    late = ~np.isnan(last) & ends.notna().to_numpy() & (ends.dt.year.to_numpy() != last)
    backwards = (ends.to_numpy() < starts.to_numpy()) & ~early & ~late
    for wrong, column, rule in (
        (early, "period_start", "The first day must lie in the first year of the printed period."),
        (late, "period_end", "The last day must lie in the last year of the printed period."),
        (backwards, "period_end", "The last day must not lie before the first."),
    ):
        findings.faults_in(frame, wrong, column, Fault.DAY_OUTSIDE_PERIOD, rule)


def check_targets(rows: Rows, indicators: Mapping[str, Indicator], findings: Findings) -> None:
    """Targets come after their baselines, and every trajectory has one or more."""
    frame = rows.frame
    check_range(frame, ["value"], indicators, findings)
    periods = check_periods(frame, findings)
    # a row with a fault here may belong to any trajectory of its indicator, or be the baseline that seems to lack
    broken = frame[faulty(frame, ["indicator_id", "area_code", "sex", "period", "kind"], findings)]
    unclear = not rows.complete or not set(broken.indicator_id) <= set(indicators)
    promised = frame[(frame.kind != TargetKind.PROJECTION) & frame.period.isin(list(periods))]
    for (indicator_id, _, _), group in promised.groupby(["indicator_id", "area_code", "sex"], sort=False):
        baselines = group[group.kind == TargetKind.BASELINE]
        targets = group[group.kind == TargetKind.TARGET]
        if baselines.empty or targets.empty:
            if not unclear and indicator_id not in set(broken.indicator_id):
                _fault_trajectory(group, baselines, findings)
            continue
        baseline = max(periods[label] for label in baselines.period)
        early = targets.period.map(lambda label, baseline=baseline: periods[label] <= baseline)
        rule = f"A target must come after its baseline ({baseline.label})."
        findings.faults_in(targets, early, "period", Fault.TARGET_BEFORE_BASELINE, rule)


def _fault_trajectory(group: pd.DataFrame, baselines: pd.DataFrame, findings: Findings) -> None:
    row = group.iloc[0]
    code = Fault.TARGET_MISSING
    rule = "A baseline must be followed by at least one target of the same indicator, area and sex."
    if baselines.empty:
        code = Fault.BASELINE_MISSING
        rule = "An indicator, area and sex with targets must have a baseline, here is none."
    findings.fault(code, row[FILE], rule, row=row[ROW], column="kind", value=row.kind)


def check_population(frame: pd.DataFrame, findings: Findings) -> None:
    """Nobody is counted below zero."""
    check_periods(frame, findings)
    negative = frame.population < 0
    findings.faults_in(frame, negative, "population", Fault.COUNT_NEGATIVE, "A count must not be negative.")


def check_distributions(frame: pd.DataFrame, indicators: Mapping[str, Indicator], findings: Findings) -> None:
    """Points of a distribution in their order and range, of at least one area."""
    check_periods(frame, findings)
    check_range(frame, ("mean", *SPREAD), indicators, findings)
    rule = "A distribution must count at least one area."
    findings.faults_in(frame, frame.areas_counted < 1, "areas_counted", Fault.NO_AREA_COUNTED, rule)
    _check_order(frame, SPREAD, findings)


def _check_order(frame: pd.DataFrame, points: Iterable[str], findings: Findings) -> None:
    for low, high in pairwise(points):
        rule = f"The {high} must not lie below the {low}."
        below = frame[high].to_numpy() < frame[low].to_numpy()
        findings.faults_in(frame, below, high, Fault.SPREAD_OUT_OF_ORDER, rule)


def check_paces(frame: pd.DataFrame, findings: Findings) -> None:
    """Changes in their order, of at least one area, no more of which moved as far than there are."""
    rule = "A pace must be of at least one area."
    findings.faults_in(frame, frame.areas_counted < 1, "areas_counted", Fault.NO_AREA_COUNTED, rule)
    rule = "No more areas may have moved as far than were counted."
    over = (frame.areas_counted >= 1) & (frame.ever > frame.areas_counted)
    findings.faults_in(frame, over, "ever", Fault.COUNT_OVER_DENOMINATOR, rule)
    for column in ("ever", "spans", "pandemic_spans", "ever_in_pandemic"):
        findings.faults_in(frame, frame[column] < 0, column, Fault.COUNT_NEGATIVE, "A count must not be negative.")
    _check_order(frame, PACE_POINTS, findings)


def check_national_ranks(frame: pd.DataFrame, findings: Findings) -> None:
    """A rank between the first and the number of areas ranked, also of the last that shares it."""
    check_periods(frame, findings)
    rank, ranked = frame["rank"], frame.areas_ranked
    rule = "A rank must be among at least one area."
    findings.faults_in(frame, ranked < 1, "areas_ranked", Fault.NO_AREA_COUNTED, rule)
    findings.faults_in(frame, rank < 1, "rank", Fault.RANK_OUTSIDE, "A rank must be 1 or more.")
    rule = "A rank must not lie beyond the number of areas ranked."
    findings.faults_in(frame, (ranked >= 1) & (rank > ranked), "rank", Fault.RANK_OUTSIDE, rule)
    tied = frame.tied.to_numpy(dtype=float)
    findings.faults_in(
        frame, tied < 1, "tied", Fault.NO_AREA_COUNTED, "A rank is shared by one area at least, its own."
    )
    rule = "No more areas may share a rank than are left from it to the last."
    over = (rank >= 1) & (rank <= ranked) & (rank + tied - 1 > ranked)
    findings.faults_in(frame, over, "tied", Fault.RANK_OUTSIDE, rule)
