"""Which figures add up to which: women and men to all, wards to a council, bands of age and years to longer ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array

from hineq.methods.results import FloatArray
from hineq.model.place import Place
from hineq.model.words import Sex
from hineq.packs.bring.parts import Span, Within, cycles, within, years_of

# a total may be off its parts by so much and still be meant as their sum: a few whose ward nobody knows
_NEAR, _NEAR_SHARE = 1.0, 0.02
_SEXES: Final = (Sex.PERSONS, Sex.MALE, Sex.FEMALE)
_DAY: Final = pd.Timedelta(days=1)
Indices: TypeAlias = NDArray[np.intp]


@dataclass(frozen=True, kw_only=True, eq=False)
class Added:
    """Totals of counts: which count adds to which (total, cell), what each comes to, and the counts that no table has.

    `counts` are those that were given, with those behind them that only totals tell of (`hidden`, without `events`): what women are
    where all and men are told, a ward that was left out of its council. `spare` is what is left over of a set that is whole.
    """

    totals: csr_array
    published: FloatArray
    counts: pd.DataFrame


def added_up(counts: pd.DataFrame, place: Place, wholes: Indices) -> Added:
    """The totals among some counts of a place.

    `counts` has a row a count: `family` (only counts of one are added up, and those of -1 with none), area_code, sex, age,
    period_start, period_end, and the `least` and the `most` that it can be, missing where nobody knows it. `wholes` (3, whole) are
    the places of a count, of the rest and of the denominator that both come to. Sums that the counts do not come to are no totals.
    """
    found = _Sums(counts)
    found.add(wholes, np.array([1.0, 1.0, -1.0]))
    areas = [*within(place)]
    for _, group in counts[counts.family >= 0].groupby("family", sort=False):
        grid = _Grid.of(group, found, areas)
        grid.add_sexes()
        grid.add_areas(areas)
        grid.add_spans(2, {place: span for place, age in enumerate(grid.labels[2]) if (span := years_of(age))})
        grid.add_spans(3, {place: (first, last + _DAY) for place, (first, last) in enumerate(grid.labels[3])})
    return found.added()


class _Sums:
    """The totals as they are found, with the counts that they need beside those that are given."""

    def __init__(self, counts: pd.DataFrame) -> None:
        self._given = counts
        # what is behind the given counts is not known
        self._ends = [counts[["least", "most"]].to_numpy(dtype=float).T]
        self._spare = [np.zeros(len(counts), dtype=bool)]
        self._size = len(counts)
        # the entries of each total: its number, the count and its sign
        self._entries: list[tuple[Indices, Indices, FloatArray]] = []
        self._published: list[FloatArray] = []
        self._number = 0

    def behind(self, *shape: int, spare: bool = False) -> Indices:
        """Places for counts that are in no table; `spare` ones are left over of a whole set."""
        start, self._size = self._size, self._size + int(np.prod(shape))
        self._ends.append(np.full((2, self._size - start), np.nan))
        self._spare.append(np.full(self._size - start, spare))
        return np.arange(start, self._size).reshape(shape)

    def add(self, cells: Indices, signs: FloatArray, *, may_leave: bool = False) -> None:
        """Totals of so many counts: `cells` (count, total), and `signs` (count,), which add them up to nothing.

        Left are those that have a count of a table on a side of several, and do not contradict what is known. A whole that is the
        first of the cells `may_leave` something over; other totals that do not come out are none.
        """
        several = np.isin(signs, [sign for sign in (-1, 1) if (signs == sign).sum() > 1])
        cells = cells[:, (cells[several] < len(self._given)).any(axis=0)]
        self._ends = [np.concatenate(self._ends, axis=1)]
        least, most = self._ends[0][:, cells]
        up = (signs > 0)[:, np.newaxis]
        lowest, highest = (np.nansum(np.where(up, *ends), axis=0) for ends in ((least, -most), (most, -least)))
        # how far the total is off at least, whichever the counts are that a rate leaves open
        off = np.clip(0, lowest, highest)
        near = np.maximum(_NEAR, _NEAR_SHARE * np.nanmax(most, axis=0, initial=0))
        # what is missing on one side may make up for what is lacking there, not for what is too much
        open_up, open_down = (np.isnan(least[signs == sign]).any(axis=0) for sign in (1, -1))
        fits = ((off >= -near) | open_up) & ((off <= near) | open_down)
        # what a total is off by is known to whoever knows those that nobody could place
        published = np.where((off < 0) & open_up | (off > 0) & open_down, 0, off)
        self._add(cells[:, fits], signs, published[fits])
        if may_leave:
            leaves = ~open_up & ~open_down & (off < -near)
            left = self.behind(1, int(leaves.sum()), spare=True)
            self._add(np.concatenate([cells[:, leaves], left]), np.append(signs, 1.0), np.zeros(left.size))

    def _add(self, cells: Indices, signs: FloatArray, published: FloatArray) -> None:
        count, total = np.indices(cells.shape).reshape(2, -1)
        self._entries.append((self._number + total, cells.ravel(), signs[count]))
        self._published.append(published)
        self._number += len(published)

    def added(self) -> Added:
        """All that was found, but for what tells nothing."""
        total, cell, sign = (np.concatenate(part) for part in zip(*self._entries, strict=True))
        total, cell, sign = _telling(total, cell, sign, len(self._given))
        behind = np.unique(cell[cell >= len(self._given)])
        totals, total = np.unique(total, return_inverse=True)
        cell = np.where(cell < len(self._given), cell, len(self._given) + np.searchsorted(behind, cell))
        spare = np.concatenate(self._spare)[behind]
        more = pd.DataFrame({"events": np.nan, "spare": spare, "hidden": True, "kept": True, "whole": np.inf})
        counts = pd.concat([self._given.assign(spare=False), more], ignore_index=True)
        return Added(
            totals=csr_array((sign, (total, cell)), shape=(len(totals), len(counts))),
            published=np.concatenate(self._published)[totals], counts=counts,
        )  # fmt: skip


def _telling(total: Indices, cell: Indices, sign: FloatArray, given: int) -> tuple[Indices, Indices, FloatArray]:
    """The entries of totals without those that tell nothing.

    A total says nothing that is the only one of a count that no table has, where that count is all of one side: it is what the
    others come to. Of several such counts on one side one is enough: what they are together.
    """
    while True:
        alone = (cell >= given) & (np.bincount(cell)[cell] == 1)
        side = 2 * total + (sign > 0)
        whole = alone & (np.bincount(side)[side] == 1)
        if not whole.any():
            break
        kept = ~np.isin(total, total[whole])
        total, cell, sign = total[kept], cell[kept], sign[kept]
    _, first = np.unique(np.where(alone, side, -1 - np.arange(len(side))), return_index=True)
    first.sort()
    return total[first], cell[first], sign[first]


@dataclass(frozen=True, kw_only=True, eq=False)
class _Grid:
    """The counts of one family by area, sex, age and period: the place of each; those that no table has have places of their own."""

    labels: tuple[list[Any], ...]
    at: Indices
    sums: _Sums

    @classmethod
    def of(cls, group: pd.DataFrame, sums: _Sums, within: Sequence[Within]) -> "_Grid":
        there = set(group.area_code)
        lacking = {code for one in within if there & set(one.codes) for code in (one.parent, *one.expected)} - there
        spans = pd.MultiIndex.from_frame(group[["period_start", "period_end"]])
        (area, areas), (age, ages), (period, periods) = (
            pd.factorize(one) for one in (group.area_code, group.age, spans)
        )
        sex = group.sex.map({str(one): place for place, one in enumerate(_SEXES)}).to_numpy()
        labels = ([*areas, *sorted(lacking)], list(_SEXES), list(ages), list(periods))
        at = sums.behind(*(len(one) for one in labels))
        at[area, sex, age, period] = group.index
        return cls(labels=labels, at=at, sums=sums)

    def add_sexes(self) -> None:
        """All people are men and women."""
        self.sums.add(np.moveaxis(self.at, 1, 0).reshape(len(_SEXES), -1), np.array([-1.0, 1.0, 1.0]), may_leave=True)

    def add_areas(self, within: Sequence[Within]) -> None:
        """An area is all those of one kind within it, such as a council's wards."""
        rows = {code: row for row, code in enumerate(self.labels[0])}
        by_area = self.at.reshape(len(rows), -1)
        for one in within:
            codes = [code for code in one.codes if code in rows]
            if codes and one.parent in rows:
                cells = by_area[[rows[one.parent], *(rows[code] for code in codes)]]
                if one.has_others:
                    cells = np.concatenate([cells, self.sums.behind(1, cells.shape[1])])
                self.sums.add(cells, np.array([-1.0, *np.ones(len(cells) - 1)]), may_leave=True)

    def add_spans(self, axis: int, spans: Mapping[int, Span]) -> None:
        """A band of ages, or years, is the bands within it; `spans` by their places on the axis."""
        told = list(spans)
        if len(told) < 2:
            return
        at = np.moveaxis(self.at, axis, 0)[told].reshape(len(told), -1)
        for signs in cycles(list(spans.values())):
            self.sums.add(at[signs != 0], signs[signs != 0])
