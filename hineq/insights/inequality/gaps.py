"""Is the gap closing? Life expectancy against the country, and between the deprived and the rest of the place."""

import math
from dataclasses import dataclass
from typing import Literal, assert_never

import pandas as pd

from hineq.insights.series.change import Change, Verdict, line_words, size_words, unsure_words, without_interval
from hineq.insights.series.figures import Figures
from hineq.insights.series.gaps import gap_behind, gap_change
from hineq.insights.series.refusal import without_role
from hineq.insights.wording.kinds import kind_words, marked
from hineq.insights.wording.numbers import capital, joined, number, title
from hineq.model.indicator import Indicator
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole
from hineq.model.target import Trajectory
from hineq.model.unit import YEARS, Unit, UnitKind
from hineq.model.words import Sex

LEAST_WIDER = 0.5
# between what a strategy measured its own gap
SMALL_AREAS = "small areas"


@dataclass(frozen=True, kw_only=True, eq=False)
class Gap:
    """A gap through time, ready to be told: its points, its title, its meaning and its finding, and a table to read.

    `subject` says which gap it is: "The gap with England". `missing` says what the pack would have to name, where it does not say which measure the gap is in. `table` has the columns of `gap_with_country`; `reading` one row a period and a column for men and women.
    """

    table: pd.DataFrame
    subject: str
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
        subject=subject,
        title=gap_title(table, subject),
        meaning=marked(_meaning(place, which, indicator), kind_words(table.status)) if indicator else "",
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
    """By how much the headline measure in the country exceeds the place's, in the periods in which both have a figure.

    Columns: sex, people, time, period, gap, lower and upper (its 95% limits, NaN without), status, source_id. The newest series
    of the place.
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
        tables.append(_tidy(sex, gap_behind(line, country)))
    return _joined(tables)


def gap_within(figures: Figures) -> pd.DataFrame:
    """The published gap in the headline measure inside the place, with the columns of `gap_with_country`."""
    place, index = figures.place, figures.place.indicator_with(IndicatorRole.GAP_WITHIN)
    tables = []
    for sex in (Sex.MALE, Sex.FEMALE):
        line = figures.main_line(index.indicator_id, sex, place.area_code) if index else None
        if line is not None:
            points = line.points.assign(
                gap=line.points["value"], lower=line.points.lower_ci, upper=line.points.upper_ci
            )
            tables.append(_tidy(sex, points))
    return _joined(tables)


def _tidy(sex: Sex, points: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "sex": str(sex),
            "people": sex.people,
            "time": points.time,
            "period": points.period,
            "gap": points.gap.round(4),
            "lower": points.lower,
            "upper": points.upper,
            "status": points.status,
            "source_id": points.source_id,
        }
    )


def _joined(tables: list[pd.DataFrame]) -> pd.DataFrame:
    columns = ["sex", "people", "time", "period", "gap", "lower", "upper", "status", "source_id"]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=columns)


def widest_row(rows: pd.DataFrame, unit: Unit, decimals: int) -> pd.Series | None:
    """The row of the widest gap, where it is clearly wider than the first and the last one; of leads that of the largest; else None.

    In years clearly is by half a year or more, since neighbouring periods differ by as much; else by what is printed.
    """
    first, last = rows.iloc[0], rows.iloc[-1]
    ahead = first.gap < 0 and last.gap < 0
    sizes = -rows.gap if ahead else rows.gap
    widest = rows.iloc[int(sizes.argmax())]
    least = LEAST_WIDER if unit.kind is UnitKind.YEARS else 10.0**-decimals
    wider = Change(before=max(sizes.iloc[0], sizes.iloc[-1]), now=sizes.max()).printed(decimals) >= least - 1e-9
    return widest if wider and (ahead or (first.gap >= 0 and last.gap >= 0)) else None


def widest_words(rows: pd.DataFrame, row: pd.Series, decimals: int) -> str:
    """The widest gap or the largest lead, for brackets, with every period that has it in print: "widest in 2020-22 and 2021-23, 2.0"."""
    size = number(row.gap, decimals)
    periods = [str(period) for period, gap in zip(rows.period, rows.gap, strict=True) if number(gap, decimals) == size]
    return f"{'furthest ahead' if row.gap < 0 else 'widest'} in {joined(periods)}, {number(abs(row.gap), decimals)}"


def gap_finding(gaps: pd.DataFrame) -> str:
    """A gap in its first and its last period, at its widest between them, for men and women; and what was tested.

    Where the place is better off than what it is held against, it is "ahead".
    """
    parts = []
    by_people = list(gaps.groupby("people", sort=True))
    # beside a lead a gap says that it is none
    sides = {round(rows.gap.iloc[at], 1) < 0 for _, rows in by_people for at in (0, -1)}
    behind = " behind" if len(sides) > 1 else ""
    for people, rows in by_people:
        first, last, widest = rows.iloc[0], rows.iloc[-1], widest_row(rows, YEARS, 1)
        words = f"for {people} {_size(first.gap, behind, years=True)} in {first.period}"
        if len(rows) > 1:
            words += f" and {_size(last.gap, behind)} in {last.period}"
        if widest is not None:
            words += f" ({widest_words(rows, widest, 1)})"
        parts.append(words)
    return f"{capital('; '.join(parts))}. {_tested(gaps)}".strip() if parts else "The pack has no such figures."


def _tested(gaps: pd.DataFrame) -> str:
    """Which changes are within the margin of error, and which have no intervals to test them by."""
    verdicts: dict[Verdict, list[str]] = {}
    lines: dict[str, list[str]] = {}
    first_lacks = last_lacks = False
    for people, rows in gaps.groupby("people", sort=True):
        if len(rows) > 1:
            change = gap_change(rows)
            if change.verdict is Verdict.CHANCE:
                lines.setdefault(line_words(change), []).append(str(people))
            else:
                verdicts.setdefault(change.verdict, []).append(str(people))
            if change.verdict is Verdict.NOT_TESTED:
                first_lacks |= math.isnan(rows.iloc[0].lower)
                last_lacks |= math.isnan(rows.iloc[-1].lower)
    said = []
    for line, same in lines.items():
        said.append(f"The change for {joined(same)} is within the margin of error{line}.")
    if whose := verdicts.get(Verdict.NOT_TESTED):
        which = "The changes are" if len(whose) == gaps.people.nunique() > 1 else f"The change for {joined(whose)} is"
        said.append(f"{which} not tested: this copy has no intervals for {without_interval(first_lacks, last_lacks)}.")
    if whose := verdicts.get(Verdict.PANDEMIC):
        said.append(f"The change for {joined(whose)} is not judged: the newest figure shares months with the pandemic.")
    if whose := verdicts.get(Verdict.UNBORNE):
        said.append(f"The change for {joined(whose)} is unsteady: {Verdict.UNBORNE}.")
    return " ".join(said)


def gap_title(gaps: pd.DataFrame, subject: str) -> str:
    """The same change as a chart title of at most 15 words: its size, or that there is no clear one."""
    moves = {str(people): _move(rows) for people, rows in gaps.groupby("people", sort=True)}
    if not moves:
        return f"{subject}: no figures here"
    since = f" since {gaps.period.iloc[0]}"
    unsure = {_unsure(rows) for _, rows in gaps.groupby("people")}
    untested = joined(sorted(unsure)) if "" not in unsure else ""
    first = next(iter(moves.values()))
    if set(moves.values()) == {first}:
        said = [f"{subject}: {first.words} for {joined(list(moves))}", f"{subject}: {first.words}"]
    else:
        apart = ", ".join(
            f"{move.words if move is first else move.words_after(first)} for {people}" for people, move in moves.items()
        )
        said = [f"{subject}: {apart}"]
    endings = [f"{since}, {untested}", f", {untested}"] if untested else [since]
    full = [f"{words}{ending}" for words in said for ending in endings]
    # what was not tested is never said without that: the article gives way first, then the sizes
    brief = [capital(words.removeprefix("The ")) for words in full]
    return title(*full, *brief, *([f"{subject}: what became of it is not tested"] if untested else said))


def _unsure(rows: pd.DataFrame) -> str:
    return unsure_words(gap_change(rows)) if len(rows) > 1 else ""


def _size(gap: float, behind: str = "", *, years: bool = False) -> str:
    """The size of a gap or of a lead; `behind` is what is said of a gap that leads stand beside."""
    shown = round(gap, 1)
    size = number(abs(gap), 1)
    return f"{YEARS.apart(size) if years else size}{' ahead' if shown < 0 else behind if shown > 0 else ''}"


@dataclass(frozen=True, kw_only=True)
class GapMove:
    """What became of a gap, or of a lead where the place is ahead, in the parts that a sentence is made of.

    With a `way` ("wider", "smaller") the size is said before it, `bare` without its unit; else `words_alone` says all,
    `clause_alone` the same in a sentence and `bare_alone` without a unit.
    """

    lead: bool = False
    size: str = ""
    bare: str = ""
    way: str = ""
    words_alone: str = ""
    clause_alone: str = ""
    bare_alone: str = ""

    @property
    def clause(self) -> str:
        """In a sentence: "the gap became 0.2 years narrower", "the lead was lost, by 1.0 year"."""
        return self.clause_alone or f"the {'lead' if self.lead else 'gap'} became {self.size} {self.way}"

    @property
    def words(self) -> str:
        """In full: "0.2 years narrower", "lead 0.3 years larger", "no clear change"."""
        return self.words_alone or f"{'lead ' if self.lead else ''}{self.size} {self.way}"

    @property
    def words_with_subject(self) -> str:
        """In full, with what it became of: "gap 0.2 years narrower", "lead lost, by 1.0 year"."""
        return self.words if self.lead else f"gap {self.words}"

    @property
    def bare_with_subject(self) -> str:
        """The same where the unit was said: "gap 0.2 narrower"."""
        if not self.way:
            alone = self.bare_alone or self.words
            return alone if self.lead else f"gap {alone}"
        return f"{'lead' if self.lead else 'gap'} {self.bare} {self.way}"

    def words_after(self, other: "GapMove") -> str:
        """What another move of the same kind has not said already: "0.8", "0.4 smaller"; in full after another kind."""
        if not self.way or not other.way or self.lead is not other.lead:
            return self.words
        return self.bare if self.way == other.way else f"{self.bare} {self.way}"


def _move(rows: pd.DataFrame) -> GapMove:
    if len(rows) < 2:
        return GapMove(words_alone=f"{_size(rows.gap.iloc[0], years=True)} in one period")
    return gap_move(gap_change(rows), YEARS, 1)


def gap_move(change: Change, unit: Unit, decimals: int) -> GapMove:
    """What became of a gap, a lead where it is below zero; no clear change where it may be chance.

    A change that was not tested has its size, and its sentence says so.
    """
    move = change.printed(decimals)
    size, bare = size_words(change, unit, decimals), number(abs(move), decimals)
    if change.verdict is Verdict.CHANCE:
        return GapMove(words_alone="no clear change", clause_alone="no clear change of the gap")
    if move == 0:
        return GapMove(words_alone="the same in print", clause_alone="the gap is the same in print")
    if change.before < 0 and change.now < 0:
        return GapMove(lead=True, size=size, bare=bare, way="smaller" if move > 0 else "larger")
    if change.before < 0 <= change.now:
        return GapMove(
            lead=True,
            words_alone=f"lead lost, by {size}",
            clause_alone=f"the lead was lost, by {size}",
            bare_alone=f"lead lost, by {bare}",
        )
    if change.now < 0 <= change.before:
        return GapMove(
            words_alone=f"turned into a lead, by {size}",
            clause_alone=f"the gap turned into a lead, by {size}",
            bare_alone=f"turned into a lead, by {bare}",
        )
    return GapMove(size=size, bare=bare, way="wider" if move > 0 else "narrower")


def promised_gaps(place: Place) -> list[Trajectory]:
    """What the strategy promised for the gap inside the place as it measures it; the pack says what that is."""
    return [
        trajectory
        for trajectory in place.trajectories()
        if place.indicators[trajectory.indicator_id].has(IndicatorRole.PROMISED_GAP)
    ]


def own_gap_words(place: Place) -> str:
    """The strategy's own gap and what the pack says to beware of in it; nothing where there is none."""
    baselines = [trajectory.baseline for trajectory in promised_gaps(place)]
    if not baselines:
        return ""
    figures = " and ".join(f"{number(baseline.value, 1)} for {baseline.sex.people}" for baseline in baselines)
    caveat = place.indicators[baselines[0].indicator_id].caveat
    return f"The strategy's own gap: {figures} in {baselines[0].period.label}. {caveat}".strip()


def promised_gap_sources(place: Place) -> tuple[str, ...]:
    """Where the strategy's own gap is from."""
    return tuple(dict.fromkeys(trajectory.baseline.source_id for trajectory in promised_gaps(place)))
