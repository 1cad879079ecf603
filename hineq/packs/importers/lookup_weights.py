"""The weights of a look-up: what share of a zone lies in each of the areas that it is given to."""

import re
from typing import Final

import numpy as np
import pandas as pd

from hineq.methods.results import FloatArray
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.cell_words import numbers_of
from hineq.packs.importers.extract import LeftOut, left_out
from hineq.packs.importers.figure_columns import fault_in
from hineq.packs.importers.table_text import SheetTable
from hineq.packs.read.findings import Findings

# plain names of columns of shares, which may say more: "share_of_lsoa11_residents_2021", "Prop21of11", "overlap pct"
_SHARE: Final = re.compile(
    r"(?:.* )?(?:weights?|shares?|prop|proportions?|ratio|fraction|percent(?:age)?|per cent|pct|overlap|allocation)(?:[0-9]+of[0-9]+)?(?: .*)?"
)
# and of columns that count who or what of a zone lies in an area
COUNTS: Final = (
    "population", "pop", "persons", "people", "residents", "usual residents", "totpersons", "total persons", "total population",
    "households", "tothouseholds", "dwellings", "addresses", "uprns", "uprn count", "postcodes", "count",
)  # fmt: skip
_PAIR: Final = ("from_code", "to_code")
# shares are printed rounded: those of a zone add up to their whole within so much of it
_ROUNDED: Final = 0.02
# whole numbers that add up to more than this in most zones are people, whatever their column is called
_NO_PER_CENT: Final = 200.0


def weights_of(
    table: SheetTable, frame: pd.DataFrame, zone: str, findings: Findings
) -> tuple[pd.DataFrame, list[str], list[LeftOut]]:
    """Each pair of a zone and an area once, with its `weight`, above 0 to 1, which add up to 1 for each zone; remarks; rows left out.

    `zone` is the column of zones. Where each zone lies in one area, it weighs 1. Else there must be a column of weights: shares that add
    up to 1 or to 100 for each zone, or counts, of which shares are made; rows of finer areas that give one pair are added up.
    """
    seen = frame.duplicated(list(_PAIR))
    pairs = frame[~seen]
    again = pairs.from_code.duplicated().to_numpy()
    left = list(left_out(frame, seen, "the zone and the area stand in a row above, of finer areas", "from_code"))
    found = _columns(frame)
    if not again.any():
        spare = "".join(f"; the column '{name}' is not used" for name in [*found][:1])
        return pairs.assign(weight=1.0), [f"Each zone is given whole to one area{spare}."], left
    if not found:
        rule = (
            "The zone is given to two areas, and no column says how much of it lies in each: add one named 'weight', or take the best-fit "
            f"look-up, in which each {zone.upper()} stands once."
        )
        fault_in(table, pairs, again, zone, Fault.KEY_TWICE, rule, findings)
        return pairs.assign(weight=1.0), [], left
    name = next((name for name, values in found.items() if (_off(frame, _shares(frame, name, values)) <= _ROUNDED).all()), next(iter(found)))  # fmt: skip
    shares = _shares(frame, name, found[name])
    if not _checked(table, frame, name, found[name], shares, findings):
        return pairs.assign(weight=1.0), [], left
    made = frame.assign(weight=shares / _sums(frame, shares))
    made["weight"] = made.groupby(list(_PAIR)).weight.transform("sum")
    made = made[~seen]
    nothing = made.weight == 0
    left += left_out(made, nothing, "nothing of the zone lies in the area", "from_code")
    what = "counts what of a zone lies in each area: shares are made of it" if _counted(frame, name, found[name]) else "says what share of a zone lies in each area"  # fmt: skip
    return made[~nothing], [f"The column '{name}' {what}."], left


def _columns(frame: pd.DataFrame) -> dict[str, FloatArray]:
    """The columns that may hold weights, with their numbers: those of shares first."""
    names = [str(name) for name in frame]
    asked = [*(name for name in names if _SHARE.fullmatch(name)), *(name for name in names if name in COUNTS)]
    numbers = {name: numbers_of(frame[name]).amounts for name in asked}
    return {name: values for name, values in numbers.items() if np.isfinite(values).any()}


def _sums(frame: pd.DataFrame, values: FloatArray) -> FloatArray:
    """The sum over each row's zone, missing ones left out."""
    return pd.Series(values).groupby(frame.from_code.to_numpy()).transform("sum").to_numpy(dtype=float)


def _off(frame: pd.DataFrame, shares: FloatArray) -> FloatArray:
    """How far the shares of each row's zone are from adding up to 1: a share of the area instead of the zone does not."""
    return np.abs(_sums(frame, shares) - 1)


def _counted(frame: pd.DataFrame, name: str, values: FloatArray) -> bool:
    whole = bool((np.isnan(values) | (values == np.round(values))).all())
    return name in COUNTS or (whole and float(np.median(_sums(frame, values))) > _NO_PER_CENT)


def _shares(frame: pd.DataFrame, name: str, values: FloatArray) -> FloatArray:
    """The numbers of a column as shares: of the zone's sum where they are counts, of 100 where most zones add up to about that."""
    sums = _sums(frame, values)
    if _counted(frame, name, values):
        return np.divide(values, sums, out=np.zeros_like(values), where=sums != 0)
    return values / (100.0 if np.median(sums) > 100 / 2 else 1.0)


def _checked(
    table: SheetTable, frame: pd.DataFrame, name: str, values: FloatArray, shares: FloatArray, findings: Findings
) -> bool:
    """Whether every pair has a weight, and those of each zone add up; faults where not."""
    bad = np.isnan(values) | (values < 0)
    rule = f"Each row must have a number of 0 or more in '{name}', which says how much of the zone lies in the area."
    fault_in(table, frame, bad, name, Fault.NUMBER_UNREADABLE, rule, findings)
    unlike = _off(frame, shares) > _ROUNDED
    if bad.any() or not unlike.any():
        return not bad.any()
    at = int(np.flatnonzero(unlike)[0])
    rule = (
        f"The numbers in '{name}' must add up to 1 for each zone, or to 100: those of {frame.from_code.iloc[at]} add up to "
        f"{_sums(frame, values)[at]:.4g}. Take the whole look-up, not the rows of one council alone."
    )
    fault_in(table, frame, unlike, name, Fault.TOTAL_UNLIKE, rule, findings)
    return False
