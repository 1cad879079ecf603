"""Counts laid out by zone, sex, year and band of age, and which of these there are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hineq.methods.results import FloatArray
from hineq.model.deaths import AGE_BANDS
from hineq.model.words import Sex
from hineq.packs.importers.small_area_ages import BandPlan
from hineq.packs.importers.small_area_cells import Cells
from hineq.packs.importers.small_area_rows import Rows

Word = TypeVar("Word")
_SEXES = (*map(str, Sex), "")


@dataclass(frozen=True, kw_only=True, eq=False)
class Grid:
    """Counts (zone, sex, year, 20 bands), 0 where there is none, and of which there was a cell."""

    zones: list[str]
    sexes: list[str]
    years: list[int]
    counts: FloatArray
    seen: NDArray[np.bool_]

    @classmethod
    def of(cls, rows: Rows, cells: Cells, plan: BandPlan) -> "Grid":
        """The counts of a table's rows, those of one place added up."""
        sexes = [str(sex) for sex in sorted(_used((sex for sex, _, _ in cells.counts), rows.sexes), key=_SEXES.index)]
        years = sorted(_used((year for _, year, _ in cells.counts), rows.years))
        shape = (len(rows.zones), len(sexes), len(years), len(AGE_BANDS))
        counts, seen = np.zeros(shape), np.zeros(shape, dtype=bool)
        # where heads say a sex or a year, what the rows say of it is not looked at
        sex_of_rows = np.array([sexes.index(sex) if sex in sexes else 0 for sex in rows.sexes])[rows.sex]
        year_of_rows = np.array([years.index(year) if year in years else 0 for year in rows.years])[rows.year]
        band_of_rows = np.array([plan.bands.get(span, 0) for span in rows.spans] or [0])[
            0 if rows.span is None else rows.span
        ]
        once = np.bincount(rows.zone, minlength=1).max() <= 1
        for (sex, year, band), values in cells.counts.items():
            at = (
                rows.zone, sex_of_rows if sex is None else sexes.index(sex), year_of_rows if year is None else years.index(year),
                band_of_rows if band is None else band,
            )  # fmt: skip
            place = np.ravel_multi_index(np.broadcast_arrays(*at), shape)
            if once:
                counts.reshape(-1)[place] += values
            else:
                np.add.at(counts.reshape(-1), place, values)
            seen.reshape(-1)[place] = True
        return cls(zones=rows.zones, sexes=sexes, years=years, counts=counts, seen=seen)

    def frame(self, noun: str) -> pd.DataFrame:
        """The cells that there are, one row each: zone, sex, year, age and the count, named after what it counts."""
        axes = np.ogrid[tuple(slice(many) for many in self.seen.shape)]
        # a mask is quicker than the places it stands for
        zone, sex, year, band = (np.broadcast_to(axis, self.seen.shape)[self.seen] for axis in axes)
        # the same words in every frame, so that frames can be put together
        sexes = np.array([_SEXES.index(word) for word in self.sexes])
        return pd.DataFrame({
            "zone": _words(zone, self.zones), "sex": _words(sexes[sex], _SEXES), "year": np.array(self.years, dtype=np.int16)[year],
            "age": _words(band, AGE_BANDS), noun: self.counts[self.seen],
        })  # fmt: skip


def _used(said: Iterable[Word | None], of_rows: Iterable[Word]) -> set[Word]:
    """What the heads of columns say, and what the rows say where a head does not."""
    heads = set(said)
    return {one for one in heads if one is not None} | (set(of_rows) if None in heads else set())


def _words(codes: NDArray[np.int_], words: Sequence[str]) -> "pd.Categorical[Any]":
    return pd.Categorical.from_codes(codes, pd.Index(list(words), dtype=object))
