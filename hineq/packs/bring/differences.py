"""What would change in a layer: figures that are new, revised, the same, or withdrawn, and how that is told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from hineq.model.change import Change, ChangeKind
from hineq.model.indicator import Indicator
from hineq.model.period import parse_period
from hineq.model.words import FigureStatus
from hineq.packs.declared.tables import TABLES

KEY: Final = list(TABLES["observations"].key)
_NUMBERS: Final = ("value", "lower_ci", "upper_ci")
# figures are kept with at most so many digits that matter; two that differ beyond them are one
_SAME: Final = 1e-9


@dataclass(frozen=True, kw_only=True, eq=False)
class Differences:
    """Figures by what becomes of them: each a frame with the columns of the observations; revised ones have `was`, the value before."""

    new: pd.DataFrame
    revised: pd.DataFrame
    same: pd.DataFrame
    withdrawn: pd.DataFrame


def differences(figures: pd.DataFrame, known: pd.DataFrame, own: pd.DataFrame, *, complete: bool) -> Differences:
    """What figures would change among the known ones of a layer.

    `own` are those of the known that stand in the layer's own files: only they can be withdrawn, and only where the file is
    `complete`, so that what it lacks is gone: figures of the same measure, series, sexes and kinds of area that it no longer has.
    """
    joined = figures.merge(known[[*KEY, *_NUMBERS]], on=KEY, how="left", suffixes=("", "_was"), indicator=True)
    there = (joined["_merge"] == "both").to_numpy()
    alike = np.ones(len(joined), dtype=bool)
    for name in _NUMBERS:
        now, was = joined[name].to_numpy(dtype=float), joined[f"{name}_was"].to_numpy(dtype=float)
        # a file without limits does not take those away that are there
        alike &= np.isclose(now, was, rtol=_SAME, atol=_SAME) | (np.isnan(now) & (np.isnan(was) | (name != "value")))
    rows = joined.drop(columns=["_merge", "lower_ci_was", "upper_ci_was"]).rename(columns={"value_was": "was"})
    plain = rows.drop(columns="was")
    return Differences(
        new=plain[~there], revised=rows[there & ~alike], same=plain[there & alike],
        withdrawn=_withdrawn(figures, own) if complete else own.iloc[:0],
    )  # fmt: skip


def _withdrawn(figures: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    scope = [*KEY[1:4], "kind"]
    told = figures.assign(kind=figures.area_code.str[:3])[scope].drop_duplicates()
    of_file = own.assign(kind=own.area_code.str[:3]).merge(told, on=scope)[list(own.columns)]
    left = of_file.merge(figures[KEY], on=KEY, how="left", indicator=True)
    return of_file[(left["_merge"] == "left_only").to_numpy()]


def changes(found: Differences, day: date, areas: dict[str, str]) -> tuple[Change, ...]:
    """The log of what would change: one entry a measure, series and kind of change."""
    return tuple(
        change
        for kind, rows in (
            (ChangeKind.NEW, found.new), (ChangeKind.REVISED, found.revised), (ChangeKind.WITHDRAWN, found.withdrawn),
        )
        for change in _of_kind(kind, rows, day, areas)
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True, eq=False)
class Renamed:
    """A measure that its publisher gives another name: what it was called, the indicator with its new name, and the figures that it has."""

    was: str
    now: Indicator
    series: str
    figures: pd.DataFrame
    source_id: str


def renaming(renamed: Renamed, day: date) -> Change:
    """The entry of the log for a measure that has another name."""
    return Change(
        day=day, indicator_id=renamed.now.indicator_id, series=renamed.series, kind=ChangeKind.RENAMED, figures=len(renamed.figures),
        periods=span_of(list(renamed.figures.period.unique())) if len(renamed.figures) else "", example=f"“{renamed.was}” is now “{renamed.now.name}”",
        source_id=renamed.source_id,
    )  # fmt: skip


def without_figure(rows: pd.DataFrame) -> str:
    """How many of some observations have no figure, and why: "2 rows without a figure: suppressed"; "" where all have one."""
    none = rows[rows["value"].isna()]
    if none.empty:
        return ""
    hidden = int((none.status == str(FigureStatus.SUPPRESSED)).sum())
    why = (
        "suppressed"
        if hidden == len(none)
        else f"{hidden:,} suppressed, the others with a note"
        if hidden
        else "with a note"
    )
    return f"{len(none):,} row{'' if len(none) == 1 else 's'} without a figure: {why}"


def _of_kind(kind: ChangeKind, rows: pd.DataFrame, day: date, areas: dict[str, str]) -> Iterable[Change]:
    for (indicator_id, series), own in rows.groupby(["indicator_id", "series"], sort=False):
        # a row that says that its figure is suppressed adds none; one that was there has become what its kind says
        count = int(own["value"].notna().sum()) if kind is ChangeKind.NEW else len(own)
        yield Change(
            day=day, indicator_id=str(indicator_id), series=str(series), kind=kind, figures=count,
            periods=span_of(list(own.period.unique())), example=_example(kind, own, areas), source_id=str(own.source_id.iloc[0]),
        )  # fmt: skip


def span_of(periods: Sequence[str]) -> str:
    """The first and the last of some printed periods: "2019 to 2023", or the one that there is.

    >>> span_of(["2021", "2019", "2020"]), span_of(["2015-17"])
    ('2019 to 2021', '2015-17')
    """
    ordered = sorted(periods, key=parse_period)
    return str(ordered[0]) if len(ordered) == 1 else f"{ordered[0]} to {ordered[-1]}"


def _example(kind: ChangeKind, rows: pd.DataFrame, areas: dict[str, str]) -> str:
    """Of revised figures that which moved furthest, with what it was; beside new ones how many rows have none."""
    if kind is not ChangeKind.REVISED:
        return without_figure(rows) if kind is ChangeKind.NEW else ""
    moved = (rows["value"] - rows.was).abs().to_numpy(dtype=float)
    row = rows.iloc[int(np.nanargmax(moved)) if np.isfinite(moved).any() else 0]
    name = areas.get(str(row.area_code), str(row.area_code))
    return f"{name}, {row.sex}, {row.period}: {_number(row.was)} is now {_number(row['value'])}"


def _number(value: float) -> str:
    return "no figure" if np.isnan(value) else f"{value:.6g}"
