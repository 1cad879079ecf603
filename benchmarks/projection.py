"""Tests ways to carry a series forward on the figures of all authorities that came later, and fits the one that is shown.

    python -m benchmarks.projection FOLDER

FOLDER holds `authority_series.parquet` and its catalogue. Each figure of each authority is an origin, the pandemic's left
out: a way sees that figure and those before it, and is held against the figures one to ten years on. Half of the
authorities, in the years before 2017, choose and fit; the other half, since then, are held out and judge.

Prints for each way how it held: the share of outcomes inside the 95% interval, the mean absolute error in the spread
among authorities, how far the chance of reaching a target was from what came (in points, the mean and the worst of ten
tenths), and its Brier score. Then the constants of hineq/methods/projection.py; exits with 1 where it holds others.
"""

import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from benchmarks.authority_series import AuthoritySeries, read_series
from hineq.methods.distributions import student_t, student_t_below
from hineq.methods.projection import (
    FEWEST_POINTS,
    REACH,
    RECORD,
    RECORD_OVERLAPPING,
    SHARE_OF_NEW,
    STEPS,
    TrackRecord,
    project_level,
    reach,
    thin_overlapping,
)
from hineq.methods.results import FloatArray

AHEAD = (1, 2, 3, 4, 5, 7, 10)
TOLD = (1, 3, 5)
CONFIDENCE = 0.95
# outcomes before this year choose, those since then judge; and the years with which it was tried as well
FIRST_JUDGED, OTHER_PARTINGS = 2017, (2016, 2018)
FEWEST_MEASURES = 5
DAMPING, SHARE_OF_TREND = 0.7, 0.2
Reach = dict[int, tuple[float, ...]]


@dataclass(frozen=True, eq=False)
class Carried:
    """A way's centre and spread a case; the reach of its error is the spread times a factor fitted for all ways alike."""

    centre: FloatArray
    spread: FloatArray


# of a series' times and values (case, point), the years ahead, the level's spread and the step
Way = Callable[[FloatArray, FloatArray, float, FloatArray, FloatArray], Carried]


def _ends(time: FloatArray, value: FloatArray) -> tuple[FloatArray, ...]:
    """First and last known time and value of each case."""
    known = np.isfinite(value)
    first, last = known.argmax(axis=1), value.shape[1] - 1 - known[:, ::-1].argmax(axis=1)
    rows = np.arange(len(value))
    return time[first], value[rows, first], time[last], value[rows, last]


def newest(time: FloatArray, value: FloatArray, ahead: float, spread: FloatArray, step: FloatArray) -> Carried:
    return Carried(_ends(time, value)[3], spread)


def level(time: FloatArray, value: FloatArray, ahead: float, spread: FloatArray, step: FloatArray) -> Carried:
    shown = project_level(time, value, time[-1])
    return Carried(shown.value[:, 0], spread * np.sqrt(1 + np.maximum(ahead / step - 1, 0) * shown.wander))


def drift(time: FloatArray, value: FloatArray, ahead: float, spread: FloatArray, step: FloatArray) -> Carried:
    """The random walk with drift; the drift's own uncertainty grows with the years ahead."""
    start, first, end, last = _ends(time, value)
    a_year = (last - first) / (end - start)
    changes = (end - start) / step
    about = np.sqrt(np.maximum(spread**2 - (a_year * step) ** 2, 0) * changes / (changes - 1))
    return Carried(last + a_year * ahead, about * np.sqrt(1 + ahead / (end - start)))


def damped(time: FloatArray, value: FloatArray, ahead: float, spread: FloatArray, step: FloatArray) -> Carried:
    """Holt's trend, damped: it fades as it is carried on."""
    settled, trend = np.full(len(value), np.nan), np.zeros(len(value))
    for now in value.T:
        expected = settled + DAMPING * trend
        error = np.where(np.isfinite(now) & np.isfinite(settled), now - expected, 0)
        settled = np.where(np.isnan(settled), now, np.where(np.isfinite(now), expected + SHARE_OF_NEW * error, settled))
        trend = np.where(np.isfinite(now), DAMPING * trend + SHARE_OF_TREND * error, trend)
    fading = DAMPING * (1 - DAMPING ** (ahead / step)) / (1 - DAMPING)
    return Carried(settled + trend * fading, spread)


def line(time: FloatArray, value: FloatArray, ahead: float, spread: FloatArray, step: FloatArray) -> Carried:
    """The straight line, with the standard error of one new figure."""
    known = np.isfinite(value)
    points = known.sum(axis=1)
    times = np.where(known, time, np.nan)
    middle, mean = np.nanmean(times, axis=1), np.nanmean(value, axis=1)
    away, apart = times - middle[:, None], value - mean[:, None]
    wide = np.nansum(away**2, axis=1)
    slope = np.nansum(away * apart, axis=1) / wide
    residual = np.nansum((apart - slope[:, None] * away) ** 2, axis=1) / (points - 2)
    beyond = time[-1] + ahead - middle
    return Carried(mean + slope * beyond, np.sqrt(residual * (1 + 1 / points + beyond**2 / wide)))


WAYS: dict[str, Way] = {
    "level of the newest figures": level,
    "the newest figure": newest,
    "damped trend": damped,
    "random walk with drift": drift,
    "straight line": line,
}
SHIPPED, LINE = "level of the newest figures", "straight line"


def cases_of(series: AuthoritySeries) -> pd.DataFrame | None:
    """One row an authority, origin and year ahead: what came, what each way said (columns `<way>`, `<way> spread`)."""
    tables = []
    middles = np.array([period.middle for period in series.periods])
    days = np.array([(period.start.toordinal(), period.end.toordinal()) for period in series.periods], dtype=float)
    usual = np.array([not period.in_pandemic for period in series.periods])
    among = float(np.nanstd(series.figures))
    for origin in np.flatnonzero(usual):
        before = np.flatnonzero(usual[: origin + 1])
        before = before[thin_overlapping(days[before, 0], days[before, 1])]
        seen, time = series.figures[:, before], middles[before]
        enough = (np.isfinite(seen).sum(axis=1) >= FEWEST_POINTS) & np.isfinite(seen[:, -1])
        if not enough.any():
            continue
        others = np.nanquantile(series.figures[:, origin], (0.5, 0.75 if series.polarity.sign > 0 else 0.25))
        for ahead in AHEAD:
            (then,) = np.nonzero(np.abs(middles - middles[origin] - ahead) < 0.02)
            came = series.figures[:, then[0]] if len(then) else np.full(len(seen), np.nan)
            kept = enough & np.isfinite(came)
            if not kept.any():
                continue
            value = seen[kept]
            shown = project_level(time, value, time[-1])
            step = np.full(len(value), float(np.median(np.diff(time))))
            moving = shown.spread > 0
            table = {
                "area": np.array(series.areas)[kept], "ahead": ahead, "year": middles[then[0]], "came": came[kept],
                "wander": shown.wander, "points": shown.points, "steps": ahead / step, "now": value[:, -1], "moving": moving,
                "half": others[0], "best quarter": others[1],
            }  # fmt: skip
            for name, way in WAYS.items():
                carried = way(time, value, ahead, shown.spread, step)
                table |= {name: carried.centre, f"{name} spread": carried.spread}
            tables.append(pd.DataFrame(table)[moving])
    if not tables:
        return None
    name = f"{series.measure} {series.source_id} {series.sex}"
    return pd.concat(tables, ignore_index=True).assign(
        measure=name, overlapping=series.rolling, sign=series.polarity.sign, among=among
    )


def all_cases(folder: Path) -> pd.DataFrame:
    """The cases of every series; `held` is the half of the authorities that never chooses."""
    tables = [table for series in read_series(folder) if (table := cases_of(series)) is not None]
    cases = pd.concat(tables, ignore_index=True)
    half = {area: zlib.crc32(area.encode()) % 2 == 1 for area in cases.area.unique()}
    return cases.assign(held=cases.area.map(half))


def parted(cases: pd.DataFrame, first_judged: int = FIRST_JUDGED) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The cases that choose and fit, and those that judge; figures of overlapping years do neither."""
    early, single = cases.year < first_judged, ~cases.overlapping
    return cases[~cases.held & early & single], cases[cases.held & ~early & single]


def alike(cases: pd.DataFrame) -> FloatArray:
    """Weights with which every measure counts alike."""
    weights: FloatArray = 1 / cases.groupby("measure").measure.transform("size").to_numpy()
    return weights


def fitted(chosen: pd.DataFrame, way: str) -> Reach:
    """The factors, by figures used and steps ahead: the mean over measures of what each needs to hold 95% of its outcomes.

    The mean keeps a few measures that a rule or the economy moves everywhere at once from setting the width for all.
    """
    table = {}
    groups = [*REACH, np.inf]
    limit = chosen[f"{way} spread"] * student_t(chosen.points.to_numpy() - 1, CONFIDENCE)
    chosen = chosen.assign(needed=(chosen.came - chosen[way]).abs() / limit)
    for fewest, more in pairwise(groups):
        row: list[float] = []
        for steps in STEPS:
            at = chosen[np.isclose(chosen.steps, steps)]
            some = at[(at.points >= fewest) & (at.points < more)]
            # where too few measures of this length were followed so far: those of all lengths
            enough = some.measure.nunique() >= FEWEST_MEASURES
            needed = (some if enough else at).groupby("measure").needed.quantile(CONFIDENCE)
            row.append(round(float(needed.mean()), 2))
        table[int(fewest)] = tuple(np.maximum.accumulate(row).tolist())
    return table


def scale(cases: pd.DataFrame, way: str, table: Reach) -> FloatArray:
    """The scale of Student's t for each case."""
    return cases[f"{way} spread"].to_numpy() * reach(cases.steps, cases.points, table)


def inside(cases: pd.DataFrame, way: str, table: Reach) -> NDArray[np.bool_]:
    """Whether each outcome fell inside the 95% interval; without a table, inside the line's own."""
    error = scale(cases, way, table) if table else cases[f"{way} spread"]
    freedom = cases.points.to_numpy() - (1 if table else 2)
    return np.asarray((cases.came - cases[way]).abs() <= error * student_t(freedom, CONFIDENCE))


def chances(cases: pd.DataFrame, way: str, table: Reach) -> tuple[FloatArray, NDArray[np.bool_]]:
    """The chance of each of five targets, and whether it was reached; only of measures with a good side."""
    judged = cases[cases.sign != 0]
    error = scale(judged, way, table) if table else judged[f"{way} spread"].to_numpy()
    freedom = judged.points.to_numpy() - (1 if table else 2)
    sign, now = judged.sign.to_numpy(), judged.now.to_numpy()
    targets = [now, *(now * (1 + share * sign) for share in (0.05, 0.1)), judged["half"], judged["best quarter"]]
    said = [student_t_below((judged[way].to_numpy() - target) * sign / error, freedom) for target in targets]
    came = [(judged.came.to_numpy() - target) * sign >= 0 for target in targets]
    return np.concatenate(said), np.concatenate(came)


def calibration(said: FloatArray, came: NDArray[np.bool_]) -> pd.DataFrame:
    """By tenths of the chance that was said: how many, said and came in per cent, and how far the two are apart."""
    table = pd.DataFrame({"said": said * 100, "came": came * 100.0})
    tenth = np.minimum(said * 10, 9).astype(int)
    tenths = table.groupby(tenth).agg(cases=("said", "size"), said=("said", "mean"), came=("came", "mean"))
    return tenths.assign(apart=(tenths.said - tenths.came).abs())


def covered(cases: pd.DataFrame, way: str, table: Reach) -> str:
    """The share inside at 1, 3 and 5 years, and in brackets with every measure counting alike."""
    told = []
    for ahead in TOLD:
        some = cases[cases.ahead == ahead]
        hit = inside(some, way, table)
        told.append(f"{hit.mean():6.1%} ({np.average(hit, weights=alike(some)):6.1%})" if len(some) else f"{'-':>15}")
    return "  ".join(told)


def miss(cases: pd.DataFrame, way: str) -> float:
    """The mean absolute error in the spread among authorities, every measure alike."""
    return float(np.average((cases.came - cases[way]).abs() / cases.among, weights=alike(cases)))


def report(chosen: pd.DataFrame, judging: pd.DataFrame, way: str, table: Reach, name: str) -> None:
    """Prints a way's line: how it held on what judges."""
    said, came = chances(judging[judging.ahead.isin(TOLD)], way, table)
    tenths = calibration(said, came)
    apart = np.average(tenths.apart, weights=tenths.cases)
    print(
        f"{name:28} {covered(judging, way, table)}  {miss(chosen, way):6.3f} {miss(judging, way):6.3f}"
        f"  {apart:5.1f} {tenths.apart.max():5.1f}  {np.mean((said - came) ** 2):.4f}"
    )


def _lowest(cases: pd.DataFrame, table: Reach) -> int:
    """The share inside, in 100, of the measure that held least."""
    hit = pd.Series(inside(cases, SHIPPED, table), index=cases.index)
    return round(100 * float(hit.groupby(cases.measure).mean().min()))


def record_of(cases: pd.DataFrame, table: Reach) -> TrackRecord:
    """How the way that is shown held on cases that judge, as the page says it."""
    by_years = [(ahead, cases[cases.ahead == ahead]) for ahead in AHEAD]
    said, came = chances(cases[cases.ahead.isin(TOLD)], SHIPPED, table)
    return TrackRecord(
        measures=cases.measure.nunique(),
        authorities=cases.area.nunique(),
        figures={ahead: len(some) for ahead, some in by_years if len(some)},
        inside={
            ahead: round(100 * float(inside(some, SHIPPED, table).mean())) for ahead, some in by_years if len(some)
        },
        lowest={ahead: _lowest(some, table) for ahead, some in by_years if len(some)},
        came_true=dict(enumerate(calibration(said, came).came.round().astype(int).tolist())),
    )


def main(folder: Path) -> int:
    cases = all_cases(folder)
    chosen, judging = parted(cases)
    print(f"{len(chosen):,} outcomes before {FIRST_JUDGED} choose; {len(judging):,} since then, of other authorities,")
    print(f"judge: {judging.measure.nunique()} measures, {judging.area.nunique()} authorities.\n")
    head = "inside 95% at 1, 3, 5 years (measures alike)"
    print(f"{'':28} {head:50}  error: chose judged  chance: apart worst  Brier")
    tables = {way: fitted(chosen, way) for way in WAYS}
    for way in WAYS:
        report(chosen, judging, way, tables[way], way)
    report(chosen, judging, LINE, {}, "line, its own interval")

    table = tables[SHIPPED]
    print(f"\n{SHIPPED}, also:")
    overlapping, after = cases[cases.held & cases.overlapping], judging[judging.year - judging.ahead > 2021]
    for name, some in (("figures of several years", overlapping), ("origins since the pandemic", after)):
        print(f"{name:28} {covered(some, SHIPPED, table)}")
    for first in OTHER_PARTINGS:
        other_chosen, other_judging = parted(cases, first)
        report(other_chosen, other_judging, SHIPPED, fitted(other_chosen, SHIPPED), f"parted at {first}")
    print("\nThe chance of reaching a target, in per cent, by tenths:")
    print(calibration(*chances(judging[judging.ahead.isin(TOLD)], SHIPPED, table)).round(1).to_string())

    found = {"REACH": table, "RECORD": record_of(judging, table), "RECORD_OVERLAPPING": record_of(overlapping, table)}
    kept = {"REACH": REACH, "RECORD": RECORD, "RECORD_OVERLAPPING": RECORD_OVERLAPPING}
    for name, value in found.items():
        print(f"\n{name} = {value}")
    same = found == kept
    print(f"\nhineq/methods/projection.py holds {'these' if same else 'OTHERS'}.")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
