"""A gap with the country that a strategy promised to narrow: what its printed rows imply, and what came.

The rule and its reasons: docs/decisions/promised-country-gap.md.
"""

from dataclasses import dataclass

import pandas as pd

from hineq.insights.series.change import Change, size_words, verdict_suffix
from hineq.insights.series.figures import Figures
from hineq.insights.series.gaps import gap_behind, gap_change
from hineq.insights.series.lines import Line
from hineq.insights.targets.measures import MeasureView
from hineq.insights.wording.numbers import interval, joined, lowered, number, printed_difference
from hineq.model.indicator import Indicator
from hineq.model.period import Period
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole
from hineq.model.words import TargetKind


@dataclass(frozen=True, kw_only=True)
class ImpliedGap:
    """The gap between two printed rows of a strategy's table in one period: above 0 the place is behind."""

    period: Period
    gap: float
    kind: TargetKind


@dataclass(frozen=True, kw_only=True, eq=False)
class CameGap:
    """The published gap in one series: `table` has period, period_start, period_end, gap, lower and upper."""

    line: Line
    table: pd.DataFrame


@dataclass(frozen=True, kw_only=True, eq=False)
class CountryGap:
    """The promise on a gap with the country beside what came: in the series held against the targets, and after it.

    `held` is None where that series has no figure of both in any period of the table, `since` where no newer series or
    period has; `lacking` says whose figure of which period is missing for `held`: of the last promised one.
    """

    view: MeasureView
    implied: tuple[ImpliedGap, ...]
    held: CameGap | None
    since: CameGap | None
    lacking: str


def country_gap(figures: Figures, view: MeasureView) -> CountryGap | None:
    """What was promised on the gap with the country in a measure, and what came; None where nothing was promised on it."""
    place, trajectory = figures.place, view.trajectory
    if trajectory is None or not view.indicator.has(IndicatorRole.PROMISED_COUNTRY_GAP):
        return None
    printed = {point.period: point.value for point in view.forecast if point.area_code == place.benchmark_code}
    implied = tuple(
        ImpliedGap(
            period=point.period, gap=_printed_gap(view.indicator, point.value, printed[point.period]), kind=point.kind
        )
        for point in trajectory.points
        if point.period in printed
    )
    promised = {point.period.label for point in trajectory.points}
    held, since = _came(figures, view.held), _came(figures, view.since)
    if held is not None:
        within = held.table[held.table.period.isin(promised)]
        held = CameGap(line=held.line, table=within) if len(within) else None
    if since is not None:
        after = since.table[since.table.period_end > pd.Timestamp(trajectory.final.period.end)]
        since = CameGap(line=since.line, table=after) if len(after) else None
    known = view.held is not None and trajectory.final.period.label in set(view.held.points.period)
    return CountryGap(
        view=view,
        implied=implied,
        held=held,
        since=since,
        lacking=""
        if held
        else f"{place.benchmark.area_name if known else place.name} for {trajectory.final.period.label}",
    )


def _came(figures: Figures, line: Line | None) -> CameGap | None:
    country = line and figures.line(
        line.indicator.indicator_id, line.sex, figures.place.benchmark_code, line.series.series
    )
    if line is None or country is None:
        return None
    both = gap_behind(line, country)
    gaps = [
        _printed_gap(line.indicator, own, theirs) for own, theirs in zip(both["value"], both.value_country, strict=True)
    ]
    table = both.assign(gap=gaps)[["period", "period_start", "period_end", "gap", "lower", "upper"]]
    return CameGap(line=line, table=table) if len(both) else None


def _printed_gap(indicator: Indicator, own: float, country: float) -> float:
    """The gap between two figures as they are printed, so that a reader who subtracts finds the same."""
    return indicator.polarity.sign * printed_difference(own, country, indicator.decimals) + 0.0


def country_gap_words(place: Place, told: CountryGap) -> str:
    """The promise and what came of it, in a few sentences."""
    return " ".join(filter(None, (_promise(place, told), _in_time(told), _after(told))))


def _promise(place: Place, told: CountryGap) -> str:
    country, indicator = place.benchmark.area_name, told.view.indicator
    baselines = [one for one in told.implied if one.kind is TargetKind.BASELINE]
    targets = [one for one in told.implied if one.kind is TargetKind.TARGET]
    if not targets:
        return (
            f"The strategy prints no row of {country} beside its targets, so no gap with {country} is implied by them."
        )
    last = targets[-1]
    began = joined([f"{_size(one.gap, indicator)} in {one.period.label}" for one in baselines])
    words = f"The printed rows imply a gap with {country} of {f'{began}, and of ' if began else ''}{_size(last.gap, indicator)} by {last.period.label}"
    wider = [one.period.label for one in baselines if last.gap > one.gap]
    return f"{words}{f': wider than in {joined(wider)}' if wider else ''}."


def _in_time(told: CountryGap) -> str:
    indicator, last = told.view.indicator, told.implied[-1] if told.implied else None
    if told.held is None:
        when = f" in {last.period.label}" if last else ""
        return f"What came{when} cannot be told: this copy has no figure of {told.lacking} in the series held against the targets."
    row = told.held.table.iloc[-1]
    said = f"It was {_size(row.gap, indicator)} in {row.period}"
    limits = interval(row.lower, row.upper, indicator)
    target = next((one for one in told.implied if one.period.label == row.period), None)
    against = ""
    if target is not None:
        by = Change(before=target.gap, now=row.gap)
        size = size_words(by, indicator.measured_in, indicator.decimals)
        move = by.printed(indicator.decimals)
        against = ", as implied" if move == 0 else f", {size} {'wider' if move > 0 else 'narrower'} than implied"
    return f"{said}{f' ({limits})' if limits else ''}{against}."


def _after(told: CountryGap) -> str:
    if told.since is None:
        return ""
    indicator, rows = told.view.indicator, told.since.table
    first, last = rows.iloc[0], rows.iloc[-1]
    other = not told.since.line.series.held_against_target
    where = (
        f"In another series ({lowered(told.since.line.series.name)}), not to be joined to it,"
        if other
        else "Since then"
    )
    words = f"{where} it was {_size(first.gap, indicator)} in {first.period}"
    if len(rows) == 1:
        return f"{words}."
    change = gap_change(rows)
    move = change.printed(indicator.decimals)
    size = size_words(change, indicator.measured_in, indicator.decimals)
    became = "printed alike" if move == 0 else f"{size} {'wider' if move > 0 else 'narrower'}"
    return f"{words} and {_size(last.gap, indicator)} in {last.period}, {became}{verdict_suffix(change)}."


def _size(gap: float, indicator: Indicator) -> str:
    size = indicator.measured_in.apart(number(abs(gap), indicator.decimals), unit_said=True)
    return f"{size} the other way round" if gap < 0 else size


def country_gap_table(told: CountryGap) -> pd.DataFrame:
    """The gap by period: Period, Implied by the printed rows, and a column for each series in which it came."""
    indicator = told.view.indicator
    cells: dict[tuple[str, str], dict[str, str]] = {}

    def put(start: str, period: str, column: str, gap: float) -> None:
        """Write a gap into the row of its period."""
        cells.setdefault((start, period), {})[column] = number(gap, indicator.decimals)

    for one in told.implied:
        put(one.period.start.isoformat(), one.period.label, "Implied by the printed rows", one.gap)
    for came in (told.held, told.since):
        if came is not None:
            for start, period, gap in zip(came.table.period_start, came.table.period, came.table.gap, strict=True):
                put(start.date().isoformat(), period, f"Came: {came.line.series.name}", gap)
    rows = [{"Period": period, **cells[start, period]} for start, period in sorted(cells)]
    return pd.DataFrame(rows).fillna("")
