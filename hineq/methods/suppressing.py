"""Which counts to hide beside those that must be hidden, found by linear programming."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from hineq.methods.attacks import NEAR, BoolArray, IndexArray, Linked, cap
from hineq.methods.programmes import Programme, solve
from hineq.methods.results import FloatArray, Interval

# a note that tells less costs less than a figure that is lost
_COST_OF_A_NOTE = 0.01
# what a unit of protection is worth beside what is hidden for it: more than any table could lose
_WORTH = 10_000.0


@dataclass(frozen=True, kw_only=True, eq=False)
class Pattern:
    """What is hidden of some counts, while it is sought. All arrays are (cell,); the last two are written while it is.

    Counts are `sure` that are known to their publisher, and not only by a rate. `said` is what is told of each count: itself where it is published, what its note tells where it is hidden (the `first`);
    `opened` what is told if it is hidden without a reason. Counts that are `open` are told as that. `least_apart` is how far
    apart the two ends of a count must lie for an attacker, 0 where they need not, and `protection` that of a count that is
    opened; `reached` is what can be reached of it, infinity until that is known.
    """

    cells: FloatArray
    sure: BoolArray
    said: Interval
    opened: Interval
    first: BoolArray
    least_apart: FloatArray
    protection: float
    open: BoolArray = field(init=False)
    reached: FloatArray = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "open", np.zeros(self.cells.shape, dtype=bool))
        object.__setattr__(self, "reached", np.full(self.cells.shape, np.inf))

    def told(self, cells: IndexArray | slice = slice(None), is_open: BoolArray | None = None) -> Interval:
        """What is told of some counts; without `is_open` of those as they are."""
        is_open = self.open[cells] if is_open is None else is_open
        return Interval(
            np.where(is_open, self.opened.lower[cells], self.said.lower[cells]),
            np.where(is_open, self.opened.upper[cells], self.said.upper[cells]),
        )

    def needed(self, cells: IndexArray | slice = slice(None), is_open: BoolArray | None = None) -> FloatArray:
        """How far apart the ends of some counts must lie; without `is_open` of those as they are."""
        is_open = self.open[cells] if is_open is None else is_open
        return np.minimum(np.where(is_open, self.protection, self.least_apart[cells]), self.reached[cells])


def hide(pattern: Pattern, parts: Sequence[Linked]) -> None:
    """Open counts of a pattern until all that need it are protected, as far as anything can protect them, and no needless one is open."""
    tables = [_Tables(part, pattern) for part in parts]
    alone = pattern.least_apart > 0
    for part in parts:
        alone[part.cells] = False
    told = pattern.told()
    # what no total links is known by its note alone
    pattern.open[alone & (told.upper - told.lower < pattern.protection - NEAR)] = True
    _protect(tables)
    _give_back(tables)


class _Tables:
    """Tables that hang together, with the ways that were found in which an attacker could fill them in."""

    def __init__(self, part: Linked, pattern: Pattern) -> None:
        self.part, self.pattern = part, pattern
        cells = pattern.cells[part.cells]
        self.cost = np.where(
            pattern.first[part.cells], _COST_OF_A_NOTE, 1 + np.nan_to_num(cells) / (1 + np.nansum(cells))
        )
        self.whole = part.is_whole(pattern.told(part.cells))
        # the counts themselves are one of the ways, as far as they are known
        self.ways = np.where(pattern.sure[part.cells], cells, np.nan)[np.newaxis, :]

    def unprotected(self) -> IndexArray:
        """The places of counts whose ends are not known to lie far enough apart, the smallest first."""
        apart = np.nanmax(self.ways, axis=0, initial=-np.inf) - np.nanmin(self.ways, axis=0, initial=np.inf)
        needed = self.pattern.needed(self.part.cells)
        return self._sorted(np.flatnonzero((needed > 0) & ~(apart >= needed - NEAR)))

    def pair(self, place: int, *, opening: bool) -> "_Pair":
        """Two ways to fill the tables in that lie as far apart at a place as they need to, and open as little as they can."""
        pattern, cells = self.pattern, self.part.cells
        opened = Interval(pattern.opened.lower[cells], pattern.opened.upper[cells])
        needed = float(pattern.needed(cells)[place])
        return _Pair.of(self.part, place, pattern.told(cells), opened, self.cost if opening else None, needed)

    def learn(self, ways: FloatArray) -> None:
        """Keep two ways more, and open what they move beyond what is told of it."""
        cells = self.part.cells
        told = self.pattern.told(cells)
        beyond = (ways < told.lower - NEAR) | (ways > told.upper + NEAR)
        self.pattern.open[cells[beyond.any(axis=0)]] = True
        self.ways = np.concatenate([self.ways, ways])

    def openings(self) -> list[int]:
        """The places of counts that are open and might be closed again, the largest first."""
        places = self._sorted(np.flatnonzero(self.pattern.open[self.part.cells]))[::-1]
        return [int(place) for place in places if not self._subtracted(place)]

    def close(self, place: int) -> tuple[FloatArray, int]:
        """Undo the opening of a count; gives the ways that there were with it open, and how many hold with it closed."""
        cell, said, before = self.part.cells[place], self.pattern.said, self.ways
        within = (before[:, place] >= said.lower[cell] - NEAR) & (before[:, place] <= said.upper[cell] + NEAR)
        self.pattern.open[cell] = False
        self.ways = before[within]
        return before, len(self.ways)

    def reopen(self, place: int, before: FloatArray, held: int) -> None:
        """Open a count again, with the ways that there were and those that were found while it was closed."""
        self.pattern.open[self.part.cells[place]] = True
        self.ways = np.concatenate([before, self.ways[held:]])

    def _subtracted(self, place: np.intp) -> bool:
        """Whether a count that must be protected is found by subtraction alone once another is published."""
        pattern, cells = self.pattern, self.part.cells
        is_open = pattern.open[cells]
        is_open[place] = False
        told, needed = pattern.told(cells, is_open), pattern.needed(cells, is_open) > 0
        unknown, linking = told.upper > told.lower + NEAR, self.part.rows != 0
        while (alone := (linking[(linking & unknown).sum(axis=1) == 1] & unknown).any(axis=0)).any():
            if (alone & needed).any():
                return True
            unknown &= ~alone
        return False

    def _sorted(self, places: IndexArray) -> IndexArray:
        return places[np.argsort(self.pattern.cells[self.part.cells[places]], kind="stable")]


@dataclass(frozen=True, kw_only=True, eq=False)
class _Pair:
    """The programme of two ways to fill tables in that lie apart at one place, by `needed` if they can."""

    programme: Programme
    needed: float
    base: FloatArray
    columns: tuple[tuple[IndexArray, float], ...]

    @classmethod
    def of(
        cls, part: Linked, place: int, told: Interval, opened: Interval, cost: FloatArray | None, needed: float
    ) -> "_Pair":
        infinity = cap(told.lower, told.upper, part.totals)
        lower, upper, most = told.lower, np.minimum(told.upper, infinity), np.minimum(opened.upper, infinity)
        free = np.flatnonzero(upper > lower + NEAR)
        # a count moves within what is told of it, and at a cost above or below that
        above = np.flatnonzero((most > upper + NEAR) & (cost is not None))
        below = np.flatnonzero((opened.lower < lower - NEAR) & (cost is not None))
        base = lower.copy()
        base[free] = 0
        base[above] = np.where(upper > lower + NEAR, 0, upper)[above]
        columns = ((free, 1.0), (above, 1.0), (below, -1.0))
        moved = np.concatenate([part.rows[:, at] * sign for at, sign in columns], axis=1)
        at_place = np.concatenate([(at == place) * sign for at, sign in columns])
        low = np.concatenate([lower[free], np.zeros(len(above) + len(below))])
        high = np.concatenate([upper[free], (most - upper)[above], (lower - opened.lower)[below]])
        price = np.zeros(len(free)) if cost is None else np.concatenate([np.zeros(len(free)), cost[above], cost[below]])
        totals, width = part.totals - part.rows @ base, len(price)
        rows = np.zeros((2 * len(totals) + 1, 2 * width + 2))
        rows[: len(totals), :width] = rows[len(totals) : -1, width:-2] = moved
        # the last row: one way less the other is what is reached of the need, and what is left over
        rows[-1] = np.concatenate([at_place, -at_place, [-1, -1]])
        return cls(
            programme=Programme(
                cost=np.concatenate([price, price, [-_WORTH, 0]]), rows=rows, totals=np.concatenate([totals, totals, [0]]),
                lower=np.concatenate([low, low, [0, 0]]), upper=np.concatenate([high, high, [needed, infinity]]),
            ),
            needed=needed, base=base, columns=columns,
        )  # fmt: skip

    def ways(self, x: FloatArray) -> tuple[FloatArray, float]:
        """The two ways (2, cell) that the programme's x tells, and how far of the need they lie apart."""
        made = np.tile(self.base, (2, 1))
        for way, values in zip(made, np.split(x[:-2], 2), strict=True):
            start = 0
            for at, sign in self.columns:
                way[at] += sign * values[start : start + len(at)]
                start += len(at)
        return made, float(x[-2])


def _protect(tables: Sequence[_Tables]) -> None:
    """Open counts until each that needs it is protected, or known to be beyond it."""
    waiting = list(tables)
    while waiting := [one for one in waiting if len(one.unprotected())]:
        for one, place, ways, reached, enough in _filled(waiting, opening=True):
            one.learn(ways)
            if not enough:
                one.pattern.reached[one.part.cells[place]] = reached


def _give_back(tables: Sequence[_Tables]) -> None:
    """Close again what later openings made needless, the largest counts first."""
    turns = [(one, one.openings()) for one in tables]
    while turns := [(one, places) for one, places in turns if places]:
        tried = [(one, places[0], one.close(places.pop(0))) for one, places in turns]
        needed = _beyond([one for one, *_ in tried])
        for one, place, before in tried:
            if one in needed:
                one.reopen(place, *before)


def _beyond(tables: Sequence[_Tables]) -> set[_Tables]:
    """Those of some tables that hold a count that is not protected as they are."""
    beyond, waiting = set[_Tables](), list(tables)
    while waiting := [one for one in waiting if one not in beyond and len(one.unprotected())]:
        for one, _, ways, _, enough in _filled(waiting, opening=False):
            one.learn(ways)
            if not enough:
                beyond.add(one)
    return beyond


def _filled(tables: list[_Tables], *, opening: bool) -> Iterator[tuple[_Tables, int, FloatArray, float, bool]]:
    """Each of some tables with the place of its first unprotected count, two ways that lie apart there, how far, and whether that is enough."""
    places = [int(one.unprotected()[0]) for one in tables]
    pairs = [one.pair(place, opening=opening) for one, place in zip(tables, places, strict=True)]
    found = solve([pair.programme for pair in pairs])
    for one, place, pair, x in zip(tables, places, pairs, found, strict=True):
        ways, reached = pair.ways(x)
        if one.whole and not np.allclose(ways, np.round(ways), rtol=0, atol=NEAR):
            # counts are whole numbers, and an attacker knows that
            ways, reached = pair.ways(solve([pair.programme], integers=True)[0])
        yield one, place, ways, reached, reached >= pair.needed - NEAR
