"""Is the gap closing? Life expectancy against the country, and between the deprived and the rest of the place."""

from dataclasses import dataclass
from typing import Literal, assert_never

import pandas as pd

from hineq.insights.series.figures import Figures
from hineq.insights.series.refusal import without_role
from hineq.insights.wording.numbers import capital, joined, number
from hineq.model.indicator import Indicator
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole
from hineq.model.target import Trajectory
from hineq.model.unit import YEARS, Unit, UnitKind
from hineq.model.words import Sex

LEAST_CHANGE = 0.5


@dataclass(frozen=True, kw_only=True, eq=False)
class Gap:
    """A gap through time, ready to be told: its points, its title, its meaning and its finding, and a table to read.

    `missing` says what the pack would have to name, where it does not say which measure the gap is in. `table` has the columns of `gap_with_country`; `reading` one row a period and a column for men and women.
    """

    table: pd.DataFrame
    title: str
    meaning: str
    finding: str
    reading: pd.DataFrame
    missing: str = ""


def told_gap(figures: Figures, which: Literal["country", "within"]) -> Gap:
    """The gap in life expectancy with the country, or inside the place."""
    place = figures.place
    match which:
        case "country":
            role, table = IndicatorRole.HEADLINE, gap_with_country(figures)
            subject = f"The gap with {place.benchmark.area_name}"
        case "within":
            role, table, subject = IndicatorRole.GAP_WITHIN, gap_within(figures), f"The gap inside {place.name}"
        case _:
            assert_never(which)
    indicator = place.indicator_with(role)
    return Gap(
        table=table,
        title=gap_title(table, subject),
        meaning=_meaning(place, which, indicator) if indicator else "",
        finding=gap_finding(table),
        reading=_reading(table),
        missing="" if indicator else without_role(role).reason,
    )


def _meaning(place: Place, which: Literal["country", "within"], indicator: Indicator) -> str:
    if which == "country":
        return f"{indicator.name}, {place.benchmark.area_name} minus {place.name}, {indicator.unit}"
    return f"Slope index of inequality: {indicator.unit} between the two ends of a line through {place.name}'s neighbourhoods"


def _reading(table: pd.DataFrame) -> pd.DataFrame:
    people = list(dict.fromkeys(table.people))
    wide = table.pivot_table(index="period", columns="people", values="gap")[people]
    written = wide.map(lambda gap: "" if pd.isna(gap) else number(gap, 1)).reset_index()
    return written.rename(columns={"period": "Period"} | {whose: f"{capital(whose)} (years)" for whose in people})


def gap_with_country(figures: Figures) -> pd.DataFrame:
    """By how much the headline measure in the country exceeds the place's: sex, people, time, period, gap, source_id.

    The newest series of the place, for the periods in which both have a figure.
    """
    place, headline = figures.place, figures.place.indicator_with(IndicatorRole.HEADLINE)
    tables = []
    for sex in (Sex.MALE, Sex.FEMALE):
        line = figures.main_line(headline.indicator_id, sex, place.area_code) if headline else None
        if line is None:
            continue
        country = figures.line(line.indicator.indicator_id, sex, place.benchmark_code, line.series.series)
        if country is None:
            continue
        both = line.points.merge(country.points[["period", "value"]], on="period", suffixes=("", "_country"))
        tables.append(_tidy(sex, both, both.value_country - both["value"]))
    return _joined(tables)


def gap_within(figures: Figures) -> pd.DataFrame:
    """The published gap in the headline measure inside the place: sex, people, time, period, gap, source_id."""
    place, index = figures.place, figures.place.indicator_with(IndicatorRole.GAP_WITHIN)
    tables = []
    for sex in (Sex.MALE, Sex.FEMALE):
        line = figures.main_line(index.indicator_id, sex, place.area_code) if index else None
        if line is not None:
            tables.append(_tidy(sex, line.points, line.points["value"]))
    return _joined(tables)


def _tidy(sex: Sex, points: pd.DataFrame, gap: pd.Series) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "sex": str(sex),
            "people": sex.people,
            "time": points.time,
            "period": points.period,
            "gap": gap.round(4),
            "source_id": points.source_id,
        }
    )


def _joined(tables: list[pd.DataFrame]) -> pd.DataFrame:
    columns = ["sex", "people", "time", "period", "gap", "source_id"]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=columns)


def moved(first: float, last: float, unit: Unit, decimals: int) -> int:
    """Whether a figure has changed: 1 up, -1 down, 0 hardly; the one rule for averages and gaps.

    In years a change of the printed figures under half a year is hardly one, since they come without intervals and
    neighbouring periods differ by as much; in other units the figures must be printed alike.
    """
    change = round(round(last, decimals) - round(first, decimals), decimals + 1)
    least = LEAST_CHANGE if unit.kind is UnitKind.YEARS else 10.0**-decimals
    return 0 if abs(change) < least - 1e-9 else 1 if change > 0 else -1


def widest_row(rows: pd.DataFrame, unit: Unit, decimals: int) -> pd.Series | None:
    """The row of the widest gap, where it is clearly wider than the first and the last one; else None."""
    first, last, widest = rows.iloc[0], rows.iloc[-1], rows.iloc[int(rows.gap.argmax())]
    clear = first.gap >= 0 and last.gap >= 0 and moved(max(first.gap, last.gap), widest.gap, unit, decimals) > 0
    return widest if clear else None


def gap_finding(gaps: pd.DataFrame) -> str:
    """A gap in its first and its last period, and at its widest between them, for men and women in one sentence.

    Where the place is better off than what it is held against, it is "ahead".
    """
    parts = []
    for people, rows in gaps.groupby("people", sort=True):
        first, last, widest = rows.iloc[0], rows.iloc[-1], widest_row(rows, YEARS, 1)
        words = f"for {people} {_size(first.gap, ' years')} in {first.period}"
        if len(rows) > 1:
            words += f" and {_size(last.gap)} in {last.period}"
        if widest is not None:
            words += f" (widest in {widest.period}, {number(widest.gap, 1)})"
        parts.append(words)
    return f"{capital('; '.join(parts))}." if parts else "The pack has no such figures."


def gap_title(gaps: pd.DataFrame, subject: str) -> str:
    """The same change as a chart title of at most 15 words.

    A change of less than half a year is called "hardly changed" (see `moved`).
    """
    words = {str(people): _change(rows) for people, rows in gaps.groupby("people", sort=True)}
    if not words:
        return f"{subject}: no published figures"
    since = f" since {gaps.period.iloc[0]}"
    if len(set(words.values())) == 1:
        return f"{subject}: {next(iter(words.values()))} for {joined(list(words))}{since}"
    return f"{subject}: {', '.join(f'{word} for {people}' for people, word in words.items())}{since}"


def _size(gap: float, unit: str = "") -> str:
    ahead = " ahead" if round(gap, 1) < 0 else ""
    return f"{number(abs(gap), 1)}{unit}{ahead}"


def _change(rows: pd.DataFrame) -> str:
    first, last = (round(float(rows.gap.iloc[at]), 1) for at in (0, -1))
    if first < 0 and last < 0:
        # the place is ahead: the smaller the difference, the smaller its lead
        return ("lead hardly changed", "lead larger", "lead smaller")[moved(-first, -last, YEARS, 1)]
    if first < 0 <= last and moved(first, last, YEARS, 1):
        return "lead lost"
    if last < 0 <= first and moved(first, last, YEARS, 1):
        return "turned into a lead"
    return ("hardly changed", "wider", "narrower")[moved(first, last, YEARS, 1)]


def promised_gaps(place: Place) -> list[Trajectory]:
    """What the strategy promised for its own gap, which compares small areas: another measure than the slope index."""
    return [
        trajectory
        for trajectory in place.trajectories()
        if place.indicators[trajectory.indicator_id].has(IndicatorRole.PROMISED_GAP)
    ]


def own_gap_words(place: Place) -> str:
    """What keeps a reader from taking the strategy's own gap for the slope index, or nothing where there is none."""
    baselines = [trajectory.baseline for trajectory in promised_gaps(place)]
    if not baselines:
        return ""
    figures = " and ".join(f"{number(baseline.value, 1)} for {baseline.sex.people}" for baseline in baselines)
    return (
        f"The strategy's own gap ({figures} in {baselines[0].period.label}) compares the most and least deprived small "
        "areas over five years: it is another measure, and the two must not be read as one line."
    )
