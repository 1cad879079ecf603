"""The counts behind figures, each once: those that are brought in, those that the layer has beside them, their denominators."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from hineq.methods.attacks import BoolArray
from hineq.methods.disclosure import small_counts
from hineq.packs.bring.counted import PLACE, UNIT, families
from hineq.packs.bring.sums import Indices

_KEY: Final = ["family", *PLACE]
_NAMES: Final = ("indicator_id", "period")
# of a count by itself: no other is added up with it
_ALONE: Final = -1


@dataclass(frozen=True, kw_only=True, eq=False)
class Cells:
    """The counts behind some figures, and where those of each figure are.

    `counts` has a row a count: `family` and PLACE, the measure and the printed period of its first figure, `events`, `least`,
    `most`, `whole`, whether it is `hidden` already, and `kept` where the layer shows it. `of_row` and `of_denominator` are the places of the count and of the denominator of each figure, the
    latter -1 where denominators hide nothing; `wholes` (3, whole) the places of counts, rests and denominators that belong together.
    """

    counts: pd.DataFrame
    of_row: Indices
    of_denominator: Indices
    wholes: Indices


def cells_of(rows: pd.DataFrame, known: pd.DataFrame, threshold: int) -> Cells:
    """The counts behind figures that are brought in and those that a layer has, both as `counted` gives them.

    Denominators are counts too where one of their measure and series is below the threshold: then it goes, and what gives it back.
    """
    family, beside = families(rows, known)
    rows, beside = rows.assign(family=family), beside[~beside.unchecked]
    few = _with_few(rows, threshold)
    rows["whole"] = np.where(few, np.inf, rows.whole)
    people, people_beside = _denominators(rows[few], known, int(rows.family.max()) + 1)
    every, beside = pd.concat([rows, people]), pd.concat([beside, people_beside])
    own = every.groupby(_KEY, as_index=False, sort=False).agg(
        **{name: (name, "first") for name in _NAMES}, events=("events", "first"), least=("least", "max"), most=("most", "min"), whole=("whole", "min"), hidden=("hidden", "all")
    )  # fmt: skip
    # a count that is printed beside its rate is known better by itself
    own["events"] = own.events.clip(own.least, own.most)
    counts = pd.concat([own.assign(kept=_shown(own, beside)), _more(own, beside)], ignore_index=True)
    place = every[_KEY].merge(counts[_KEY].reset_index(names="place"), on=_KEY, how="left").place.to_numpy()
    of_denominator = np.full(len(rows), -1)
    of_denominator[few] = place[len(rows) :]
    return _with_rests(counts, place[: len(rows)], of_denominator, rows.is_part.to_numpy())


def _with_few(rows: pd.DataFrame, threshold: int) -> BoolArray:
    """Whether each figure is of a measure and series with a denominator of few people."""
    small = small_counts(rows.denominator, threshold=threshold)
    found: BoolArray = (
        pd.Series(small, index=rows.index).groupby([rows[name] for name in UNIT]).transform("any").to_numpy()
    )
    return found


def _denominators(rows: pd.DataFrame, known: pd.DataFrame, first: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The denominators of some figures, and the known ones of their measures and series, as counts of families of their own."""
    units = rows[UNIT].drop_duplicates(ignore_index=True)
    units["family"] = np.arange(first, first + len(units))
    ours, theirs = (
        frame.drop(columns="family", errors="ignore").merge(units, on=UNIT).assign(
            events=lambda one: one.denominator, least=lambda one: one.denominator, most=lambda one: one.denominator,
            whole=np.inf, hidden=lambda one: one.denominator.isna(),
        )
        for frame in (rows, known)
    )  # fmt: skip
    return ours, theirs


def _shown(own: pd.DataFrame, beside: pd.DataFrame) -> BoolArray:
    """Whether the layer shows each count already, in another series or measure."""
    both = (
        own[[*_KEY, "events"]]
        .reset_index(names="place")
        .merge(beside[[*_KEY, "events"]], on=_KEY, suffixes=("", "_known"))
    )
    found = np.zeros(len(own), dtype=bool)
    found[both.place[np.isclose(both.events.astype(float), both.events_known.astype(float))]] = True
    return found


def _more(own: pd.DataFrame, beside: pd.DataFrame) -> pd.DataFrame:
    """The counts that only the layer has; where it has one twice, the one that it shows."""
    once = beside.sort_values("hidden", kind="stable").drop_duplicates(_KEY)
    joined = once.merge(own[_KEY], on=_KEY, how="left", indicator=True)
    return joined[joined["_merge"] == "left_only"][list(own.columns)].assign(kept=True)


def _with_rests(counts: pd.DataFrame, of_row: Indices, of_denominator: Indices, is_part: BoolArray) -> Cells:
    """The counts with what is left of each denominator whose count is a part of it, which no table has."""
    pairs = np.unique(np.stack([of_row, of_denominator])[:, is_part & (of_denominator >= 0)], axis=1)
    sure = counts.events.where(counts.least == counts.most).to_numpy(dtype=float)
    rest = sure[pairs[1]] - sure[pairs[0]]
    # a rate may round to more than all
    pairs, rest = pairs[:, ~(rest < 0)], rest[~(rest < 0)]
    rests = pd.DataFrame(
        {"family": _ALONE, "events": rest, "least": rest, "most": rest, "whole": np.inf, "hidden": True, "kept": True}
    )
    wholes = np.stack([pairs[0], len(counts) + np.arange(len(rest)), pairs[1]])
    return Cells(
        counts=pd.concat([counts, rests], ignore_index=True),
        of_row=of_row,
        of_denominator=of_denominator,
        wholes=wholes,
    )
