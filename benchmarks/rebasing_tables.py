"""The tables of `benchmarks.rebasing_error`: as the command prints them and as docs/estimates.md shows them."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from benchmarks.estimate_errors import (
    GOOD,
    NUMBERS,
    PLACES,
    POOR,
    TOLERATED,
    WAYS,
    Error,
    Run,
    away,
    error_of,
    fit_of,
    neighbourhoods_of,
    of_fit,
    steps_of,
    summary,
)
from benchmarks.ward_estimates import Measure, Way
from hineq.model.estimate import ComparedWith, Fit

WORST, MOST_MOVED = 15, 10
TOLD = ((ComparedWith.COARSER, Fit.ALL), (ComparedWith.OVERLAP, Fit.ALL), (ComparedWith.OVERLAP, Fit.POOR))
# a ward is moved often where it is in this share of its figures
OFTEN = 0.5
SIZES = (15, 25, 40)
SIZE_WORDS = ["up to 15 wards", "16 to 25", "26 to 40", "over 40"]
FIT_WORDS = {Fit.POOR: f"poor, under {POOR}", Fit.FAIR: f"fair, {POOR} to {GOOD}", Fit.GOOD: f"good, over {GOOD}"}
BY_AREA, COARSER, SHARED = WAYS[ComparedWith.OVERLAP], WAYS[ComparedWith.COARSER], (Way.COARSER_SHARED, Way.WHOLE)


def by_fit(run: Run) -> pd.DataFrame:
    """Whole neighbourhoods against their land, by class of overlap."""
    return summary(run, run.figures.fit, BY_AREA, Way.BY_AREA).reindex([*FIT_WORDS]).rename(index=FIT_WORDS)


def by_step(run: Run) -> pd.DataFrame:
    return summary(run, steps_of(run.figures.overlap), BY_AREA, Way.BY_AREA)


def by_number(run: Run) -> pd.DataFrame:
    """By class of overlap and number of neighbourhoods."""
    return summary(run, neighbourhoods_of(run), BY_AREA, Way.BY_AREA)


def by_size(run: Run) -> pd.DataFrame:
    """Poor overlaps alone, by the number of wards of their council."""
    size = np.array(SIZE_WORDS)[np.searchsorted(SIZES, run.figures.wards)]
    return summary(run, np.where(of_fit(run, Fit.POOR), size, "others"), BY_AREA, Way.BY_AREA).reindex(SIZE_WORDS)


def known_truth(run: Run) -> pd.DataFrame:
    """MSOAs, each whole to one ward, against neighbourhoods: by the residents whom both ways count."""
    fit = [FIT_WORDS[one] for one in fit_of(run.figures.alike_coarser.to_numpy())]
    return summary(run, np.array(fit), COARSER, Way.COARSER_WHOLE).reindex([*FIT_WORDS.values()])


def blocks(run: Run) -> pd.DataFrame:
    """The ways of all wards together."""
    named = {
        "MSOAs, each whole to one ward": (COARSER, Way.COARSER_WHOLE),
        "MSOAs, shared among wards by their residents": (SHARED, Way.COARSER_SHARED),
        "neighbourhoods, each whole to one ward, against their land": (BY_AREA, Way.BY_AREA),
    }
    every = np.full(len(run.figures), "all")
    rows = {name: summary(run, every, ways, moved).iloc[0] for name, (ways, moved) in named.items()}
    return pd.DataFrame(rows).T


def by_indicator(run: Run) -> pd.DataFrame:
    """A row an indicator: its unit, the spread of wards, and the errors of both comparisons."""
    errors = {compared: away(run, *ways).to_numpy() for compared, ways in WAYS.items()}
    places = run.figures[f"passed {Way.BY_AREA}"].to_numpy()
    rows = []
    for place, measure in enumerate(run.measures):
        own, spread = (run.figures.measure == place).to_numpy(), float(run.spread[place])
        shown = "0" if np.isnan(spread) else f"{spread:,.{measure.decimals + 1}f}"
        row: dict[str, object] = {"indicator": measure.name, "unit": measure.unit, "spread": shown}
        for compared, fit in TOLD:
            error = error_of(errors[compared][own & of_fit(run, fit)])
            row[f"{compared} {fit}"] = words(error, measure)
            row[f"{compared} {fit} of spread"] = share(error.median / spread if error else np.nan)
        poor = places[own & of_fit(run, Fit.POOR) & np.isfinite(places)]
        rows.append(row | {"moved": share(float(np.mean(poor > PLACES)) if poor.size else np.nan)})
    return pd.DataFrame(rows)


def by_indicator_and_number(run: Run) -> pd.DataFrame:
    """Whole neighbourhoods against their land, a row an indicator, by the number of neighbourhoods."""
    errors, number = away(run, *BY_AREA).to_numpy(), run.figures.zones.clip(upper=max(NUMBERS)).to_numpy()
    rows = {
        measure.name: {
            told: words(error_of(errors[(run.figures.measure == place) & (number == count)]), measure)
            for count, told in NUMBERS.items()
        }
        for place, measure in enumerate(run.measures)
    }
    return pd.DataFrame(rows).T


def words(error: Error | None, measure: Measure) -> str:
    """Median / nine in ten under / bias."""
    if error is None:
        return "-"
    decimals = measure.decimals + 1
    # no minus before a nought
    bias = round(error.bias, decimals) + 0.0
    return f"{error.median:,.{decimals}f} / {error.p90:,.{decimals}f} / {bias:+,.{decimals}f}"


def share(value: float) -> str:
    """A share as it is printed: one decimal under a tenth.

    >>> share(0.2345), share(0.0234), share(0.0)
    ('23%', '2.3%', '0%')
    """
    if not np.isfinite(value):
        return "-"
    return f"{value:.0%}" if value >= 0.0995 or value < 0.0005 else f"{value:.1%}"


def by_ward(run: Run) -> pd.DataFrame:
    """A row a ward: the median error in spreads, and the share of its figures that move it by more than one place."""
    places = run.figures[f"passed {Way.BY_AREA}"]
    table = run.figures[["ward", "council", "zones", "overlap", "fit", "alike"]].assign(
        error=away(run, *BY_AREA, in_spreads=True).abs(),
        moved=(places > PLACES).astype(np.float64).where(places.notna()),
    )
    wards = table.groupby("ward").agg(
        council=("council", "first"), zones=("zones", "first"), overlap=("overlap", "first"), fit=("fit", "first"),
        alike=("alike", "first"), error=("error", "median"), moved=("moved", "mean"),
    )  # fmt: skip
    return wards.join(run.names).sort_values(["error", "overlap"], ascending=[False, True])


def worst(wards: pd.DataFrame) -> pd.DataFrame:
    head = wards.head(WORST)
    return pd.DataFrame(
        {
            "ward": head.ward24_name + ", " + head.ltla24_name,
            "neighbourhoods": head.zones,
            "overlap": head.overlap.map("{:.2f}".format),
            "residents alike": head.alike.map("{:.2f}".format),
            "median error of spread": head.error.map(share),
            "figures that move it": head.moved.map(share),
        }
    ).reset_index(drop=True)


def most_moved(wards: pd.DataFrame) -> pd.DataFrame:
    """The councils with most wards of poor overlap that often pass more than one other."""
    table = wards.assign(poor=wards.fit == Fit.POOR, often=(wards.fit == Fit.POOR) & (wards.moved >= OFTEN))
    councils = table.groupby("ltla24_name").agg(wards=("poor", "size"), poor=("poor", "sum"), often=("often", "sum"))
    return councils.sort_values(["often", "poor"], ascending=False, kind="stable").head(MOST_MOVED)


def also_uncertain(numbers: pd.DataFrame) -> pd.DataFrame:
    """The classes above the poor ones whose figures move as many wards as is not borne."""
    above = ~numbers.index.str.startswith(Fit.POOR)
    return numbers[above & (numbers.over_tenth > TOLERATED)]


def ruled_out(run: Run, numbers: pd.DataFrame) -> "pd.Series[bool]":
    """Whether each row's ward is one that the rule leaves out of ranks."""
    return (run.figures.overlap < POOR) | neighbourhoods_of(run).isin(also_uncertain(numbers).index)


def by_rule(run: Run, numbers: pd.DataFrame) -> pd.DataFrame:
    """The wards that the rule leaves out of ranks, and those that it leaves."""
    kept = np.where(ruled_out(run, numbers), "left out", "ranked")
    return summary(run, kept, BY_AREA, Way.BY_AREA).reindex(["left out", "ranked"])


def tables(run: Run) -> dict[str, pd.DataFrame]:
    """What the command prints, each table with its title."""
    numbers = by_number(run)
    return {
        "All wards": blocks(run),
        "By overlap": by_fit(run),
        "By overlap, in steps": by_step(run),
        "By overlap and neighbourhoods": numbers,
        "Poor overlaps, by size of council": by_size(run),
        "By the proposed rule": by_rule(run, numbers),
        "MSOAs, by residents alike": known_truth(run),
        "By indicator": by_indicator(run),
        "By indicator and neighbourhoods": by_indicator_and_number(run),
        "Worst wards": worst(by_ward(run)),
        "Councils with most wards moved": most_moved(by_ward(run)),
    }


def markdown(table: pd.DataFrame, heads: Sequence[str]) -> str:
    """A table of text and numbers, its index first where that is text."""
    rows = table.reset_index() if table.index.dtype != np.int64 else table
    lines = [heads, ["---"] * len(heads), *rows.astype(str).to_numpy().tolist()]
    assert len(heads) == len(rows.columns), rows.columns
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def told(table: pd.DataFrame) -> str:
    """A summary as Markdown."""
    shown = pd.DataFrame(
        {
            "wards": table.wards.map("{:,.0f}".format),
            "median": table["median"].map(share),
            "p90": table.p90.map(share),
            "over_one": table.over_one.map(share),
            "over_tenth": table.over_tenth.map(share),
        }
    )
    shown.index = table.index.astype(str)
    return markdown(
        shown[table.wards.notna()],
        ["", "wards", "median error", "nine in ten under", "pass over one ward", "pass over a tenth"],
    )
