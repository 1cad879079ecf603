"""Which figures add up to which: women and men to all, wards to a council, bands of age and years to longer ones."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array

from hineq.methods.results import FloatArray
from hineq.model.area import Area
from hineq.model.place import Place
from hineq.model.words import AreaType, Sex
from hineq.packs.importers.cell_words import plain
from hineq.packs.importers.small_area_ages import OPEN, age_span

# a total may be off its parts by so much and still be meant as their sum: a few whose ward nobody knows
_NEAR, _NEAR_SHARE = 1.0, 0.02
_SEXES: Final = (Sex.PERSONS, Sex.MALE, Sex.FEMALE)
_ALL_AGES: Final = {"all ages", "all", "total"}
_DAY: Final = pd.Timedelta(days=1)
Indices: TypeAlias = NDArray[np.intp]
Span: TypeAlias = tuple[Any, Any]


@dataclass(frozen=True, kw_only=True, eq=False)
class Added:
    """Totals of counts: which count adds to which (total, cell), what each comes to, and the counts that no table has.

    `counts` are those that were given, with those behind them that only a total has: what women are where all and men are
    told, what is left of a council beside the wards that are there. `spare` tells what is left over of a whole set.
    """

    totals: csr_array
    published: FloatArray
    counts: pd.DataFrame


def added_up(counts: pd.DataFrame, place: Place, wholes: Indices) -> Added:
    """The totals among some counts of a place.

    `counts` has a row a count: `family` (only counts of one are added up, and those of -1 with none), area_code, sex, age,
    period_start, period_end, and `events`, missing where nobody knows it. `wholes` (3, whole) are the places of a count, of the
    rest and of the denominator that both come to. Sums that the counts do not come to are no totals.
    """
    found = _Sums(counts)
    found.add(wholes, np.array([1.0, 1.0, -1.0]), np.zeros(wholes.shape[1]))
    for _, group in counts[counts.family >= 0].groupby("family", sort=False):
        grid = _Grid.of(group, found)
        grid.add_third_sexes()
        grid.add_sexes()
        grid.add_areas(place)
        grid.add_spans(2, {place: span for place, age in enumerate(grid.labels[2]) if (span := _years(age))})
        grid.add_spans(3, {place: (first, last + _DAY) for place, (first, last) in enumerate(grid.labels[3])})
    return found.added()


class _Sums:
    """The totals as they are found, with the counts that they need beside those that are given."""

    def __init__(self, counts: pd.DataFrame) -> None:
        self._given = counts
        self._more: list[pd.DataFrame] = []
        # the entries of each: their total, count and sign
        self._entries: list[tuple[Indices, Indices, FloatArray]] = []
        self._number = 0
        self._published: list[FloatArray] = []
        self.events = counts.events.to_numpy(dtype=float)

    def behind(self, events: FloatArray, spare: "NDArray[np.bool_] | bool") -> Indices:
        """Counts that are in no table, by what they must be; gives their places."""
        self._more.append(
            pd.DataFrame({"events": events, "spare": spare, "hidden": True, "kept": True, "whole": np.inf})
        )
        start = len(self.events)
        self.events = np.concatenate([self.events, events])
        return np.arange(start, len(self.events))

    def add(self, cells: Indices, signs: FloatArray, published: FloatArray) -> None:
        """Totals of so many counts each: `cells` (count, total), -1 for one that is not there, `signs` (count,), `published` (total,)."""
        there = cells >= 0
        count, total = np.nonzero(there)
        self._entries.append((self._number + total, cells[there], signs[count]))
        self._published.append(published)
        self._number += len(published)

    def added(self) -> Added:
        """All that was found."""
        counts = pd.concat([self._given.assign(spare=False), *self._more], ignore_index=True)
        total, cell, sign = (np.concatenate(part) for part in zip(*self._entries, strict=True))
        totals = csr_array((sign, (total, cell)), shape=(self._number, len(counts)))
        return Added(totals=totals, published=np.concatenate(self._published), counts=counts)


@dataclass(frozen=True, kw_only=True, eq=False)
class _Grid:
    """The counts of one family by area, sex, age and period: the place of each, -1 where there is none."""

    labels: tuple[list[Any], ...]
    at: Indices
    sums: _Sums

    @classmethod
    def of(cls, group: pd.DataFrame, sums: _Sums) -> "_Grid":
        spans = pd.MultiIndex.from_frame(group[["period_start", "period_end"]])
        codes = [pd.factorize(one) for one in (group.area_code, group.age, spans)]
        (area, areas), (age, ages), (period, periods) = codes
        sex = group.sex.map({str(one): place for place, one in enumerate(_SEXES)}).to_numpy()
        at = np.full((len(areas), len(_SEXES), len(ages), len(periods)), -1)
        at[area, sex, age, period] = group.index
        return cls(labels=(list(areas), list(_SEXES), list(ages), list(periods)), at=at, sums=sums)

    def add_third_sexes(self) -> None:
        """Where two of all people, men and women are told, the third is told as well."""
        for lacking, signs in enumerate(((0, 1, 1), (1, 0, -1), (1, -1, 0))):
            told = [one for one in range(len(_SEXES)) if one != lacking]
            area, age, period = np.nonzero((self.at[:, told] >= 0).all(axis=1) & (self.at[:, lacking] < 0))
            third = sum(signs[one] * self.sums.events[self.at[area, one, age, period]] for one in told)
            # fewer than none: the two are not of one table
            fits = ~(third < 0)
            self.at[area[fits], lacking, age[fits], period[fits]] = self.sums.behind(third[fits], False)

    def add_sexes(self) -> None:
        """All people are men and women."""
        sexes = np.moveaxis(self.at, 1, 0).reshape(len(_SEXES), -1)
        self._add_parts(sexes[0], sexes[1:], np.where((sexes[1:] < 0).any(axis=0), 1, 0))

    def add_areas(self, place: Place) -> None:
        """An area is all those of one kind within it, such as a council's wards; what is left over is that of those that are not there."""
        rows = {code: row for row, code in enumerate(self.labels[0])}
        by_area = self.at.reshape(len(rows), -1)
        for parent, children, expected in _within(place):
            there = [rows[code] for code in children if code in rows]
            if parent in rows and there:
                parts = by_area[there]
                self._add_parts(by_area[rows[parent]], parts, np.maximum(expected - (parts >= 0).sum(axis=0), 0))

    def add_spans(self, axis: int, spans: Mapping[int, Span]) -> None:
        """A band of ages, or years, is the bands within it; `spans` by their places on the axis."""
        told = list(spans)
        if len(told) < 2:
            return
        at = np.moveaxis(self.at, axis, 0)[told].reshape(len(told), -1)
        patterns, which = np.unique(at >= 0, axis=1, return_inverse=True)
        for number, pattern in enumerate(patterns.T):
            there = np.flatnonzero(pattern)
            for signs in _cycles([spans[told[one]] for one in there]):
                self._add_signed(at[there[signs != 0]][:, which.ravel() == number], signs[signs != 0])

    def _add_parts(self, whole: Indices, parts: Indices, absent: Indices) -> None:
        """A whole (total,) of parts (part, total), of which so many are `absent`."""
        some = (whole >= 0) & (parts >= 0).any(axis=0)
        whole, parts, absent = whole[some], parts[:, some], absent[some]
        value = self.sums.events[whole]
        each = np.where(parts >= 0, self.sums.events[parts], 0)
        off = value - each.sum(axis=0)
        near = np.abs(off) <= np.maximum(_NEAR, _NEAR_SHARE * value)
        is_sum = near & ((absent == 0) | (off <= 0))
        leaves = (off > 0) & ~is_sum
        unknown = np.isnan(off) & ~(np.nansum(each, axis=0) > value)
        signs = np.array([-1.0, *np.ones(len(parts)), 1.0])
        none = np.full(len(whole), -1)
        for chosen, rest, spare in (
            (is_sum, None, False),
            (leaves, off, absent == 0),
            (unknown & (absent == 0), None, False),
            (unknown & (absent > 0), off, False),
        ):
            left = none.copy()
            if rest is not None:
                left[chosen] = self.sums.behind(rest[chosen], np.broadcast_to(spare, off.shape)[chosen])
            cells = np.concatenate([whole[np.newaxis], parts, left[np.newaxis]])[:, chosen]
            # what a sum is off by is known to whoever knows those that nobody could place
            self.sums.add(cells, signs, np.where(is_sum, -off, 0)[chosen])

    def _add_signed(self, cells: Indices, signs: FloatArray) -> None:
        events = self.sums.events[cells]
        off = signs @ events
        near = np.isnan(off) | (np.abs(off) <= np.maximum(_NEAR, _NEAR_SHARE * events.max(axis=0)))
        self.sums.add(cells[:, near], signs, np.nan_to_num(off[near]))


def _within(place: Place) -> Iterator[tuple[str, list[str], int]]:
    """Each area with those of one kind within it, and how many of them there are.

    Wards of all kinds stand together too, since figures may be of old wards here and of new ones there. Above the place its pack
    does not have the others, so that one more is counted.
    """
    children: dict[str, list[Area]] = {}
    for area in place.areas.values():
        children.setdefault(area.parent_code, []).append(area)
    whole = _below(place.area_code, children)
    for parent, areas in children.items():
        more = 0 if parent in whole else 1
        kinds: dict[str, list[Area]] = {}
        for area in areas:
            kinds.setdefault(_kind(area.area_type), []).append(area)
        for some in kinds.values():
            yield parent, [area.area_code for area in some], sum(not area.gone_by for area in some) + more
        wards = [area for area in areas if area.area_type.is_ward]
        if len({area.area_type for area in wards}) > 1:
            yield parent, [area.area_code for area in wards], len(wards) + 1


def _below(area_code: str, children: Mapping[str, Sequence[Area]]) -> set[str]:
    """An area and all below it."""
    found, waiting = {area_code}, [area_code]
    while waiting:
        below = {area.area_code for area in children.get(waiting.pop(), ())} - found
        found |= below
        waiting += below
    return found


def _kind(area_type: AreaType) -> str:
    """What areas of one parent may be added up with each other: councils with counties, each kind of ward or zone by itself."""
    small = area_type.is_ward or area_type in (AreaType.MSOA, AreaType.LSOA)
    return str(area_type) if small else "councils"


def _years(age: str) -> Span | None:
    """The years of age from the first to the one after the last; None for what is no band."""
    if plain(age) in _ALL_AGES:
        return 0, OPEN + 1
    span = age_span(age)
    return span and (span[0], span[1] + 1)


def _cycles(spans: Sequence[Span]) -> Iterator[FloatArray]:
    """How spans add up: for each independent way signs (span,), so that the spans with a plus are those with a minus.

    Each span is the way from its start to its end. Shorter ones are followed first; one that joins two points between which there
    is a way already is the sum of that way.

    >>> [signs.tolist() for signs in _cycles([(0, 20), (0, 5), (5, 20), (30, 40)])]
    [[1.0, -1.0, -1.0, 0.0]]
    """
    # for each point the point from which it is reached, and the spans on the way
    way: dict[Any, tuple[Any, FloatArray]] = {}
    for place in sorted(range(len(spans)), key=lambda one: spans[one][1] - spans[one][0]):
        step = np.zeros(len(spans))
        step[place] = 1
        (start, to_start), (end, to_end) = (
            way.setdefault(point, (point, np.zeros(len(spans)))) for point in spans[place]
        )
        around = to_start + step - to_end
        if start == end:
            yield around
        else:
            way |= {point: (start, path + around) for point, (root, path) in way.items() if root == end}
