"""What must hold for the figures themselves: ranges, limits, counts, periods, trajectories, ranks."""

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from math import isinf

import pandas as pd

from hineq.model.indicator import Indicator
from hineq.model.period import Period, parse_period
from hineq.model.words import FigureStatus, TargetKind, ValueType
from hineq.packs.read.reading import Findings
from hineq.packs.read.rows import FILE, ROW, Rows, faulty

SPREAD = ("min", "p10", "p25", "median", "p75", "p90", "max")
Fault = Callable[[pd.Series, str, str], None]


def _faults_of(frame: pd.DataFrame, findings: Findings) -> Fault:
    """A fault in a column for each row where something wrong holds."""

    def fault(wrong: pd.Series, column: str, rule: str) -> None:
        if not wrong.any():
            return
        for file, line, value in frame.loc[wrong, [FILE, ROW, column]].itertuples(index=False):
            findings.fault(file, rule, row=line, column=column, value="" if pd.isna(value) else value)

    return fault


def check_indicators(frame: pd.DataFrame, findings: Findings) -> None:
    """Multipliers and decimals with which figures can be computed and printed."""
    fault = _faults_of(frame, findings)
    rule = "The multiplier must be above 0: 100 for a percentage, 1000 for a rate per 1,000, 1 for anything else."
    fault(frame.multiplier <= 0, "multiplier", rule)
    fault((frame.decimals < 0) | (frame.decimals > 6), "decimals", "The decimals must lie between 0 and 6.")


def check_periods(frame: pd.DataFrame, findings: Findings) -> dict[str, Period]:
    """Every printed period can be read; gives the readable ones."""
    periods: dict[str, Period] = {}
    for label, rows in frame[frame.period != ""].groupby("period", sort=False):
        try:
            periods[str(label)] = parse_period(str(label))
        except ValueError:
            rule = "The period must read like 2021, 2015/16 or 2012-14."
            for file, line in rows[[FILE, ROW]].itertuples(index=False):
                findings.fault(file, rule, row=line, column="period", value=label)
    return periods


def check_range(
    frame: pd.DataFrame, columns: Iterable[str], indicators: Mapping[str, Indicator], findings: Findings
) -> None:
    """Every figure lies in the range of its indicator's unit."""
    low = frame.indicator_id.map({key: indicator.bounds[0] for key, indicator in indicators.items()})
    high = frame.indicator_id.map({key: indicator.bounds[1] for key, indicator in indicators.items()})
    for column in columns:
        outside = frame[(frame[column] < low) | (frame[column] > high)]
        for file, line, indicator_id, value in outside[[FILE, ROW, "indicator_id", column]].itertuples(index=False):
            first, last = indicators[indicator_id].bounds
            range_ = f"must not lie below {first:g}" if isinf(last) else f"must lie between {first:g} and {last:g}"
            rule = f"A figure in the unit '{indicators[indicator_id].unit}' {range_}."
            findings.fault(file, rule, row=line, column=column, value=value)


def check_observations(frame: pd.DataFrame, indicators: Mapping[str, Indicator], findings: Findings) -> None:
    """Limits, counts, denominators, ranges and dates of the observations."""
    fault = _faults_of(frame, findings)
    check_range(frame, ("value", "lower_ci", "upper_ci"), indicators, findings)
    value, lower, upper, denominator = frame.value, frame.lower_ci, frame.upper_ci, frame.denominator
    read = ~faulty(frame, ["value", "lower_ci", "upper_ci"], findings)
    crossed = read & (lower > upper)
    fault(crossed, "lower_ci", "The lower limit must not lie above the upper limit.")
    fault(read & ~crossed & (lower > value), "lower_ci", "The lower limit must not lie above the value.")
    fault(read & ~crossed & (upper < value), "upper_ci", "The upper limit must not lie below the value.")
    for column, other in (("lower_ci", upper), ("upper_ci", lower)):
        fault(read & frame[column].isna() & other.notna(), column, "Give both limits or neither.")
    fault(frame["count"] < 0, "count", "A count must not be negative.")
    fault(denominator < 0, "denominator", "A denominator must not be negative.")
    unsaid = value.isna() & ~faulty(frame, ["value", "status"], findings)
    fault(
        unsaid & (frame.status != FigureStatus.SUPPRESSED) & (frame.note == ""),
        "value",
        "A row without a value must say why in its note, or have the status 'suppressed'.",
    )
    kind = frame.indicator_id.map({key: indicator.value_type for key, indicator in indicators.items()})
    fault(
        (kind == ValueType.PROPORTION) & (denominator >= 0) & (frame["count"] > denominator),
        "count",
        "The count of a proportion must not exceed its denominator.",
    )
    _check_dates(frame, check_periods(frame, findings), findings)


def _check_dates(frame: pd.DataFrame, periods: Mapping[str, Period], findings: Findings) -> None:
    fault = _faults_of(frame, findings)
    first = frame.period.map({label: period.start.year for label, period in periods.items()})
    last = frame.period.map({label: period.end.year for label, period in periods.items()})
    early = first.notna() & frame.period_start.notna() & (frame.period_start.dt.year != first)
    late = last.notna() & frame.period_end.notna() & (frame.period_end.dt.year != last)
    fault(early, "period_start", "The first day must lie in the first year of the printed period.")
    fault(late, "period_end", "The last day must lie in the last year of the printed period.")
    backwards = frame.period_end < frame.period_start
    fault(backwards & ~early & ~late, "period_end", "The last day must not lie before the first.")


def check_targets(rows: Rows, indicators: Mapping[str, Indicator], findings: Findings) -> None:
    """Targets come after their baseline, and every trajectory has one."""
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
        if len(baselines) != 1 or targets.empty:
            if not unclear and indicator_id not in set(broken.indicator_id):
                _fault_trajectory(group, baselines, findings)
            continue
        baseline = periods[baselines.period.iloc[0]]
        for file, line, label in targets[[FILE, ROW, "period"]].itertuples(index=False):
            if periods[label] <= baseline:
                rule = f"A target must come after its baseline ({baseline.label})."
                findings.fault(file, rule, row=line, column="period", value=label)


def _fault_trajectory(group: pd.DataFrame, baselines: pd.DataFrame, findings: Findings) -> None:
    row = baselines.iloc[1] if len(baselines) > 1 else group.iloc[0]
    rule = "A baseline must be followed by at least one target of the same indicator, area and sex."
    if len(baselines) != 1:
        rule = f"An indicator, area and sex with targets must have exactly one baseline, here are {len(baselines)}."
    findings.fault(row[FILE], rule, row=row[ROW], column="kind", value=row.kind)


def check_population(frame: pd.DataFrame, findings: Findings) -> None:
    """Nobody is counted below zero."""
    check_periods(frame, findings)
    _faults_of(frame, findings)(frame.population < 0, "population", "A count must not be negative.")


def check_distributions(frame: pd.DataFrame, indicators: Mapping[str, Indicator], findings: Findings) -> None:
    """Points of a distribution in their order and range, of at least one area."""
    check_periods(frame, findings)
    check_range(frame, ("mean", *SPREAD), indicators, findings)
    fault = _faults_of(frame, findings)
    fault(frame.areas_counted < 1, "areas_counted", "A distribution must count at least one area.")
    for low, high in pairwise(SPREAD):
        fault(frame[high] < frame[low], high, f"The {high} must not lie below the {low}.")


def check_national_ranks(frame: pd.DataFrame, findings: Findings) -> None:
    """A rank between the first and the number of areas ranked."""
    check_periods(frame, findings)
    fault = _faults_of(frame, findings)
    fault(frame.areas_ranked < 1, "areas_ranked", "A rank must be among at least one area.")
    fault(frame["rank"] < 1, "rank", "A rank must be 1 or more.")
    beyond = (frame.areas_ranked >= 1) & (frame["rank"] > frame.areas_ranked)
    fault(beyond, "rank", "A rank must not lie beyond the number of areas ranked.")
