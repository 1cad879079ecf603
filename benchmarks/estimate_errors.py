"""Errors of ward figures made of neighbourhoods: by indicator, by how well a ward is covered, and the ranks they move.

An error is the coarser way's figure less the finer one's, in the indicator's unit; its share of the spread is the median
error over the distance of the middle half of wards (interquartile range). A ward passes another where the other's figure
lies between its own two, all others standing as they are shown.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from benchmarks.ward_estimates import (
    LOOKUP,
    Land,
    Measure,
    Way,
    estimates,
    read_councils,
    read_land,
    read_measures,
)
from hineq.methods.checking import floats
from hineq.methods.results import FloatArray
from hineq.model.area import LEAST_OVERLAP
from hineq.model.estimate import ComparedWith, Fit

# the overlap of a ward's neighbourhoods with its shape: under the first poor, over the second good, between them fair
POOR, GOOD = LEAST_OVERLAP, 0.8
NEARLY_EXACT = 0.97
# a ward is moved where it passes more others than this, or than this share of its council's wards
PLACES, TENTH = 1, 0.1
# no ward should be ranked among such as move by over a tenth of their council in more than this share of figures
TOLERATED = 0.2
NUMBERS = {1: "1", 2: "2", 3: "3 or more"}
# the overlap is looked at in so many steps; and what is lost where a float is multiplied
STEPS, ROUNDING = 10, 1e-9
# the ways with which a ward may pass others, beside the one that is shown
OTHERS = (Way.BY_AREA, Way.COARSER_WHOLE, Way.COARSER_SHARED)
# of each comparison the way that is tried, and the one it is held against
WAYS = {ComparedWith.COARSER: (Way.COARSER_WHOLE, Way.WHOLE), ComparedWith.OVERLAP: (Way.WHOLE, Way.BY_AREA)}


@dataclass(frozen=True, kw_only=True, eq=False)
class Run:
    """What was measured: one row of `figures` a ward and measure (its place in `measures`), with a column for every way.

    `spread` (measure) is the distance of the middle half of wards, NaN where they stand at one figure; `without` says how
    many wards have no neighbourhood.
    """

    measures: list[Measure]
    land: Land
    names: pd.DataFrame
    figures: pd.DataFrame
    spread: FloatArray
    without: int


def fit_of(overlap: FloatArray) -> list[Fit]:
    """The class of each ward's overlap, 0 to 1."""
    return [Fit.POOR if share < POOR else Fit.FAIR if share <= GOOD else Fit.GOOD for share in overlap]


def passed(shown: FloatArray, other: FloatArray) -> FloatArray:
    """How many wards of its council each ward passes where its figure alone is the other one; NaN without one.

    >>> passed(np.array([1.0, 2.0, 3.0]), np.array([3.5, 2.0, 2.5])).tolist()
    [2.0, 0.0, 0.0]
    """
    between = (shown[None, :] - shown[:, None]) * (shown[None, :] - other[:, None]) < 0
    return np.where(np.isfinite(shown) & np.isfinite(other), between.sum(axis=1), np.nan)


def measure_folder(folder: Path, tables: Path) -> Run:
    """Every measure of every ward that has a neighbourhood, made in every way."""
    lookup, measures = pd.read_parquet(folder / LOOKUP), read_measures(tables)
    land = read_land(folder, lookup)
    found, without = [], 0
    for council in read_councils(folder, lookup, land):
        kept = council.zones > 0
        without += int((~kept).sum())
        ward = pd.DataFrame(
            {
                "council": council.code, "ward": council.wards, "overlap": council.overlap, "zones": council.zones,
                "alike": council.alike(Way.WHOLE, Way.BY_AREA),
                "alike_coarser": council.alike(Way.COARSER_WHOLE, Way.WHOLE), "wards": kept.sum(),
            }
        )[kept]  # fmt: skip
        for number, measure in enumerate(measures):
            made = {way: figures[kept] for way, figures in estimates(council, measure).items()}
            columns = {way.value: figures for way, figures in made.items()}
            columns |= {f"passed {one}": passed(made[Way.WHOLE], made[one]) for one in OTHERS}
            found.append(ward.join(pd.DataFrame(columns, index=ward.index)).assign(measure=number))
    figures = pd.concat(found, ignore_index=True)
    figures = figures.assign(fit=fit_of(figures.overlap.to_numpy()))
    grouped = figures.groupby("measure")[Way.WHOLE.value]
    names = lookup.drop_duplicates("ward24_code").set_index("ward24_code")[["ward24_name", "ltla24_name"]]
    spread = (grouped.quantile(0.75) - grouped.quantile(0.25)).to_numpy()
    return Run(
        measures=measures,
        land=land,
        names=names,
        figures=figures,
        spread=np.where(spread > 0, spread, np.nan),
        without=without,
    )


def away(run: Run, one: Way, other: Way, in_spreads: bool = False) -> "pd.Series[float]":
    """What the first way's figures are above the second's; in spreads NaN where the middle half of wards are equal."""
    error = run.figures[one] - run.figures[other]
    if in_spreads:
        error = error / run.spread[run.figures.measure]
    return error


@dataclass(frozen=True, kw_only=True)
class Error:
    """The errors of some wards' figures in the indicator's unit: their size at the median and ninth tenth, and their mean."""

    counted: int
    median: float
    p90: float
    bias: float


def error_of(errors: ArrayLike) -> Error | None:
    """The errors that are known, None where none is."""
    known = floats(errors)
    known = known[np.isfinite(known)]
    if not known.size:
        return None
    median, p90 = np.quantile(np.abs(known), (0.5, 0.9)).tolist()
    return Error(counted=known.size, median=median, p90=p90, bias=float(known.mean()))


def of_fit(run: Run, fit: Fit) -> NDArray[np.bool_]:
    """The rows of the wards that are covered so well."""
    return np.full(len(run.figures), True) if fit is Fit.ALL else (run.figures.fit == fit).to_numpy()


def error_rows(run: Run) -> pd.DataFrame:
    """The table `estimate_errors`: a row an indicator, comparison and class of wards."""
    found: list[dict[str, object]] = []
    for compared, ways in WAYS.items():
        errors = away(run, *ways).to_numpy()
        for number, measure in enumerate(run.measures):
            own, decimals = (run.figures.measure == number).to_numpy(), measure.decimals + 2
            for fit in Fit:
                error = error_of(errors[own & of_fit(run, fit)])
                if error is None:
                    continue
                found.append(
                    {
                        "indicator_id": measure.indicator_id, "series": measure.series, "compared": str(compared),
                        "wards": str(fit), "wards_counted": error.counted, "unit": measure.unit,
                        "median_error": round(error.median, decimals), "p90_error": round(error.p90, decimals),
                        # no minus before a nought
                        "bias": round(error.bias, decimals) + 0.0,
                        "share_of_spread": round(error.median / run.spread[number], 3),
                    }
                )  # fmt: skip
    return pd.DataFrame(found)


def summary(run: Run, by: "pd.Series[str] | NDArray[np.str_]", ways: tuple[Way, Way], moved: Way) -> pd.DataFrame:
    """All figures together, by a grouping of their rows: errors in spreads, and the share of figures that move a ward.

    `moved` is the way that is not shown. Columns: wards, figures, median, p90, over_one, over_tenth.
    """
    table = pd.DataFrame(
        {
            "group": np.asarray(by), "ward": run.figures.ward, "error": away(run, *ways, in_spreads=True).abs(),
            "passed": run.figures[f"passed {moved}"], "share": run.figures[f"passed {moved}"] / run.figures.wards,
        }
    ).dropna(subset=["passed", "group"])  # fmt: skip
    groups = table.groupby("group", observed=True)
    return pd.DataFrame(
        {
            "wards": groups.ward.nunique(),
            "figures": groups.size(),
            "median": groups.error.median(),
            "p90": groups.error.quantile(0.9),
            "over_one": groups.passed.agg(lambda places: (places > PLACES).mean()),
            "over_tenth": groups.share.agg(lambda share: (share > TENTH).mean()),
        }
    )


def steps_of(overlap: "pd.Series[float]") -> NDArray[np.str_]:
    """The step in which each overlap lies, as text: '0.4 to 0.5'."""
    step = np.clip((overlap.to_numpy() * STEPS + ROUNDING).astype(int), 0, STEPS - 1)
    return np.array([f"{low / STEPS:.1f} to {(low + 1) / STEPS:.1f}" for low in range(STEPS)])[step]


def neighbourhoods_of(run: Run) -> "pd.Series[str]":
    """The class of each row with the number of neighbourhoods: 'poor_fit, 1'."""
    number = run.figures.zones.clip(upper=max(NUMBERS)).map(NUMBERS)
    return run.figures.fit.map(str) + ", " + number


def limit(steps: pd.DataFrame, tolerated: float) -> float:
    """The overlap from which on figures move wards little enough, in every step: the lowest step's lower edge."""
    kept = 1.0
    for name, share in reversed(list(steps.over_tenth.items())):
        if share > tolerated:
            break
        kept = float(str(name).split(" ")[0])
    return kept


def nearly_exact(run: Run, way: Way) -> tuple[int, float, float]:
    """Wards that their neighbourhoods cover nearly exactly: how many, the share of figures that print the same, the p90 error in spreads."""
    decimals = np.array([measure.decimals for measure in run.measures])[run.figures.measure]
    some = (run.figures.overlap > NEARLY_EXACT).to_numpy()
    if not some.any():
        return 0, np.nan, np.nan
    shown, other = (run.figures[one].to_numpy()[some] for one in (Way.WHOLE, way))
    unit = 10.0 ** -decimals[some]
    same = np.isclose(np.round(shown / unit), np.round(other / unit))
    error = away(run, Way.WHOLE, way, in_spreads=True)[some].abs()
    return int(run.figures.ward[some].nunique()), float(same.mean()), float(error.quantile(0.9))
