"""What must hold within a row, between rows and between tables; each rule adds its faults and returns nothing."""

from collections.abc import Iterable, Mapping

import pandas as pd

from hineq.model.indicator import Indicator
from hineq.model.period import Period, parse_period
from hineq.model.words import FigureStatus, TargetKind, ValueType
from hineq.packs.reading import ROW, Findings
from hineq.packs.tables import OBSERVATIONS, TABLES

FILE = "_file"  # the file that a row of a joined frame came from


def check_keys(name: str, frame: pd.DataFrame, findings: Findings) -> None:
    """A key stands once."""
    key = list(TABLES[name].key)
    repeated = frame[frame.duplicated(key, keep="first")]
    first = frame.drop_duplicates(key).set_index(key)[[FILE, ROW]]
    for _, row in repeated.iterrows():
        values = tuple(row[column] for column in key)
        file, line = first.loc[values if len(key) > 1 else values[0]]
        where = f"row {line}" if file == row[FILE] else f"row {line} of {file}"
        findings.fault(
            row[FILE],
            f"The row repeats {where}: one row for each {', '.join(key)}. Keep one of them.",
            row=row[ROW],
            column=key[0],
            value=" / ".join(str(value) for value in values),
        )


def check_known(
    frame: pd.DataFrame, column: str, known: Iterable[str], where: str, findings: Findings, *, blank: bool = False
) -> None:
    """Every id of a column stands in the table that defines it."""
    allowed = set(known) | ({""} if blank else set())
    for file, line, value in frame.loc[~frame[column].isin(allowed), [FILE, ROW, column]].itertuples(index=False):
        if value:
            rule = f"The {column} is not in {where}: add it there, or correct it here."
            findings.fault(file, rule, row=line, column=column, value=value)


def check_periods(frame: pd.DataFrame, findings: Findings) -> dict[str, Period]:
    """Every printed period can be read; gives the readable ones."""
    periods: dict[str, Period] = {}
    for label, rows in frame.groupby("period", sort=False):
        try:
            periods[str(label)] = parse_period(str(label))
        except ValueError as error:
            for file, line in rows[[FILE, ROW]].itertuples(index=False):
                findings.fault(file, str(error), row=line, column="period", value=label)
    return periods


def check_observations(frame: pd.DataFrame, indicators: Mapping[str, Indicator], findings: Findings) -> None:
    """Limits, counts, denominators, ranges and dates of the observations."""

    def fault(wrong: pd.Series, column: str, rule: str) -> None:
        for file, line, value in frame.loc[wrong, [FILE, ROW, column]].itertuples(index=False):
            findings.fault(file, rule, row=line, column=column, value=value)

    fault(frame.lower_ci > frame.upper_ci, "lower_ci", "The lower limit must not lie above the upper limit.")
    fault(frame.lower_ci > frame.value, "lower_ci", "The lower limit must not lie above the value.")
    fault(frame.upper_ci < frame.value, "upper_ci", "The upper limit must not lie below the value.")
    fault(frame.lower_ci.isna() != frame.upper_ci.isna(), "lower_ci", "Give both limits or neither.")
    fault(frame["count"] < 0, "count", "A count must not be negative.")
    fault(frame.denominator < 0, "denominator", "A denominator must not be negative.")
    fault(
        frame.value.isna() & (frame.status != FigureStatus.SUPPRESSED) & (frame.note == ""),
        "value",
        "A row without a value must say why in its note, or have the status 'suppressed'.",
    )
    kind = frame.indicator_id.map({key: indicator.value_type for key, indicator in indicators.items()})
    fault(
        (kind == ValueType.PROPORTION) & (frame["count"] > frame.denominator),
        "count",
        "The count of a proportion must not exceed its denominator.",
    )
    for indicator_id, rows in frame.groupby("indicator_id", sort=False):
        indicator = indicators.get(str(indicator_id))
        if indicator is None:
            continue
        low, high = indicator.bounds
        for column in ("value", "lower_ci", "upper_ci"):
            outside = (rows[column] < low) | (rows[column] > high)
            for file, line, value in rows.loc[outside, [FILE, ROW, column]].itertuples(index=False):
                rule = f"A figure in '{indicator.unit}' must lie between {low:g} and {high:g}."
                findings.fault(file, rule, row=line, column=column, value=value)
    periods = check_periods(frame, findings)
    first = frame.period.map({label: period.start.year for label, period in periods.items()})
    last = frame.period.map({label: period.end.year for label, period in periods.items()})
    fault(
        first.notna() & frame.period_start.notna() & (frame.period_start.dt.year != first),
        "period_start",
        "The first day must lie in the first year of the printed period.",
    )
    fault(
        last.notna() & frame.period_end.notna() & (frame.period_end.dt.year != last),
        "period_end",
        "The last day must lie in the last year of the printed period.",
    )
    fault(frame.period_end < frame.period_start, "period_end", "The last day must not lie before the first.")


def check_series(frame: pd.DataFrame, series: pd.DataFrame | None, findings: Findings) -> None:
    """Every series of the observations stands in the series table."""
    if series is None:
        return
    known = set(zip(series.indicator_id, series.series, strict=True))
    pairs = pd.Series(list(zip(frame.indicator_id, frame.series, strict=True)), index=frame.index)
    unknown = frame.loc[~pairs.isin(known), [FILE, ROW, "indicator_id", "series"]]
    for file, line, indicator_id, name in unknown.itertuples(index=False):
        rule = f"The series of '{indicator_id}' is not in series.csv: add it there, or correct it here."
        findings.fault(file, rule, row=line, column="series", value=name)


def check_targets(frame: pd.DataFrame, findings: Findings) -> None:
    """Targets come after their baseline, and every trajectory has one."""
    periods = check_periods(frame, findings)
    promised = frame[(frame.kind != TargetKind.PROJECTION) & frame.period.isin(list(periods))]
    for (indicator_id, _, _), rows in promised.groupby(["indicator_id", "area_code", "sex"], sort=False):
        baselines = rows[rows.kind == TargetKind.BASELINE]
        targets = rows[rows.kind == TargetKind.TARGET]
        if len(baselines) != 1:
            line, file = int(rows[ROW].iloc[0]), str(rows[FILE].iloc[0])
            rule = f"A trajectory must have exactly one baseline, this one has {len(baselines)}."
            findings.fault(file, rule, row=line, column="kind", value=indicator_id)
            continue
        if targets.empty:
            line, file = int(baselines[ROW].iloc[0]), str(baselines[FILE].iloc[0])
            findings.fault(file, "A baseline must be followed by at least one target.", row=line, column="kind")
        baseline = periods[baselines.period.iloc[0]]
        for file, line, label in targets[[FILE, ROW, "period"]].itertuples(index=False):
            if periods[label] <= baseline:
                rule = f"A target must come after its baseline ({baseline.label})."
                findings.fault(file, rule, row=line, column="period", value=label)


def check_figures_there(frame: pd.DataFrame, indicators: Mapping[str, Indicator], findings: Findings) -> None:
    """A notice for each indicator that has no figure at all."""
    found = set(frame.loc[frame.value.notna(), "indicator_id"])
    for indicator_id, indicator in indicators.items():
        if indicator_id not in found:
            rule = f"'{indicator.name}' has no published figure in this pack; pages say so."
            findings.notice("indicators.csv", rule, column="indicator_id", value=indicator_id)


def check_wards_there(frame: pd.DataFrame, wards: Mapping[str, str], findings: Findings) -> None:
    """A notice for each ward without a figure where other wards of the series have one."""
    here = frame[frame.area_code.isin(list(wards)) & frame.value.notna()]
    key = [column for column in OBSERVATIONS.key if column != "area_code"]
    for values, rows in here.groupby(key, sort=False):
        lacking = sorted(set(wards) - set(rows.area_code))
        if lacking:
            named = ", ".join(wards[code] for code in lacking)
            rule = f"No figure for {named} in {values[0]}, {values[4]}; drawn as 'no data'."
            findings.notice(str(rows[FILE].iloc[0]), rule, column="area_code")
