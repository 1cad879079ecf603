"""What an attacker works out of published totals: the least and the most that each count can be."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array, sparray, spmatrix
from scipy.sparse.csgraph import connected_components

from hineq.methods.checking import check_limits, check_same_length, floats
from hineq.methods.programmes import Programme, solve
from hineq.methods.results import FloatArray, Interval

BoolArray: TypeAlias = NDArray[np.bool_]
IndexArray: TypeAlias = NDArray[np.intp]
Totals: TypeAlias = ArrayLike | sparray | spmatrix

# two numbers nearer than this are one: solvers stop at 1e-7
NEAR = 1e-6
# whole numbers are asked for where no more counts than this are unknown in tables that hang together: it takes longer with each
_MOST_IN_INTEGERS = 60


@dataclass(frozen=True, kw_only=True, eq=False)
class Linked:
    """Counts that totals link with each other, and with no others: their places, those of the totals, the (total, cell) of both, what it comes to."""

    cells: IndexArray
    places: IndexArray
    rows: FloatArray
    totals: FloatArray

    def is_whole(self, told: Interval) -> bool:
        """Whether all that is published and `told` of the counts is whole, and they are few enough to be asked for in whole numbers."""
        known = np.concatenate([told.lower, told.upper, self.totals])
        return len(self.cells) <= _MOST_IN_INTEGERS and bool((np.isinf(known) | (known == np.round(known))).all())


def attack(
    totals: Totals,
    published: ArrayLike,
    lower: ArrayLike,
    upper: ArrayLike,
    *,
    attacked: ArrayLike | None = None,
    integers: bool = True,
) -> Interval:
    """The least and the most that each count can be, for whoever solves all that is published: arrays (cell,).

    `totals` (total, cell), dense or sparse, has a 1 where a count adds to a published total, and `published` (total,) what that
    comes to; a total that is itself one of the counts has a -1, and comes to 0. `lower` and `upper` (cell,) are what is known of
    each count before anything is solved: twice the count where it is published, 0 and infinity where nothing is known. Only the
    `attacked` counts are worked out, without it all that are not known; the others keep their limits. With `integers` the
    attacker knows that counts are whole numbers, where all that is published is whole too and at most 60 counts are unknown in
    tables that hang together.

    Raises ValueError where no counts fit, for limits that cross, and for arrays of different number.

    Source: Fischetti M, Salazar JJ (2001), Management Science 47:1008-1027 (the attacker's subproblems).

    >>> found = attack([[1, 1, 1, 0], [1, 0, 0, 1]], [12, 9], [0, 0, 5, 0], [np.inf, np.inf, 5, np.inf])
    >>> found.lower.tolist(), found.upper.tolist()
    ([0.0, 0.0, 5.0, 2.0], [7.0, 7.0, 5.0, 9.0])
    """
    lower, upper = floats(lower), floats(upper)
    check_same_length(lower=lower, upper=upper)
    check_limits("lower", lower, "upper", upper)
    wanted = upper > lower + NEAR
    if attacked is not None:
        wanted &= np.asarray(attacked, dtype=bool)
    asked = [
        _Asked.of(part, lower[part.cells], upper[part.cells], wanted[part.cells], integers)
        for part in linked(totals, published, len(lower), wanted)
    ]
    found = iter(solve([problem for one in asked for problem in one.problems]))
    low, high = lower.copy(), upper.copy()
    for one in asked:
        ends = one.ends([next(found) for _ in one.problems])
        low[one.cells], high[one.cells] = (
            np.maximum(low[one.cells], ends.lower),
            np.minimum(high[one.cells], ends.upper),
        )
    return Interval(low, high)


def unmet(totals: Totals, published: ArrayLike, lower: ArrayLike, upper: ArrayLike) -> BoolArray:
    """Which totals no counts can meet together with the others (total,): as few units as can be are taken from or added to these.

    Inputs are those of `attack`. Files err: a total may be said twice and otherwise, which only shows where counts are missing.

    Raises ValueError as `attack` does, but not where no counts fit.

    >>> unmet([[1, 1], [1, 1], [1, 0], [0, 1]], [5, 9, 3, 2], [0, 0], [np.inf, np.inf]).tolist()
    [False, True, False, False]
    """
    lower, upper = floats(lower), floats(upper)
    check_same_length(lower=lower, upper=upper)
    check_limits("lower", lower, "upper", upper)
    parts = [*linked(totals, published, len(lower), upper > lower + NEAR)]
    problems = []
    for part in parts:
        low, high = lower[part.cells], upper[part.cells]
        slack, infinity = np.eye(len(part.totals)), cap(low, high, part.totals)
        problems.append(
            Programme(
                cost=np.concatenate([np.zeros(len(low)), np.ones(2 * len(slack))]),
                rows=np.concatenate([part.rows, slack, -slack], axis=1), totals=part.totals,
                lower=np.concatenate([low, np.zeros(2 * len(slack))]),
                upper=np.concatenate([np.minimum(high, infinity), np.full(2 * len(slack), infinity)]),
            )
        )  # fmt: skip
    found = np.zeros(len(floats(published)), dtype=bool)
    for part, x in zip(parts, solve(problems), strict=True):
        found[part.places] = np.abs(x[len(part.cells) :]).reshape(2, -1).max(axis=0) > NEAR
    return found


def as_table(totals: Any) -> Any:
    """Totals (total, cell) as a sparse matrix of floats."""
    return csr_array(totals, dtype=np.float64)


def linked(totals: Totals, published: ArrayLike, size: int, wanted: BoolArray) -> Iterator[Linked]:
    """The counts that totals link, by what hangs together; only what has a wanted count.

    Raises ValueError for totals of another number of counts, or of another number than `published` says.
    """
    rows, published = as_table(totals), floats(published)
    if rows.ndim != 2 or rows.shape[1] != size or published.shape != rows.shape[:1]:
        raise ValueError(
            f"'totals' must be (total, cell) with {size} cells and 'published' one number a total, "
            f"got shapes {rows.shape} and {published.shape}."
        )
    entries = rows.tocoo()
    row, column, data = entries.row, entries.col, entries.data
    ties = csr_array((np.ones(len(row)), (row, column + len(published))), shape=(len(published) + size,) * 2)
    _, label = connected_components(ties, directed=False)
    of_row, of_cell = label[: len(published)], label[len(published) :]
    by_row, by_cell, by_entry = (_by_label(of, label.max() + 1) for of in (of_row, of_cell, of_row[row]))
    place = np.zeros(size, dtype=np.intp)
    for one in np.unique(of_cell[wanted]):
        at_rows, cells, at = by_row[one], by_cell[one], by_entry[one]
        if len(at_rows):
            place[cells] = np.arange(len(cells))
            table = np.zeros((len(at_rows), len(cells)))
            np.add.at(table, (np.searchsorted(at_rows, row[at]), place[column[at]]), data[at])
            yield Linked(cells=cells, places=at_rows, rows=table, totals=published[at_rows])


def _by_label(of: NDArray[np.integer], labels: int) -> list[IndexArray]:
    """The places of each label, in their order."""
    order = np.argsort(of, kind="stable")
    return np.split(order, np.searchsorted(of[order], np.arange(1, labels)))


def cap(lower: FloatArray, upper: FloatArray, totals: FloatArray) -> float:
    """A number that stands for infinity among some counts: solvers ask for one, and it lies beyond all that they can come to."""
    known = np.concatenate([lower, upper[np.isfinite(upper)], np.abs(totals)])
    return 4 * float(known.sum()) + 1_000


@dataclass(frozen=True, kw_only=True, eq=False)
class _Asked:
    """The programmes that give the two ends of some counts, the least and the most of one after the other.

    `cells` are the places of the counts asked for, `places` theirs among the columns.
    """

    cells: IndexArray
    places: IndexArray
    problems: list[Programme]
    infinity: float
    whole: bool

    @classmethod
    def of(cls, part: Linked, lower: FloatArray, upper: FloatArray, wanted: BoolArray, integers: bool) -> "_Asked":
        free = upper > lower + NEAR
        infinity = cap(lower, upper, part.totals)
        places = np.flatnonzero(wanted[free])
        rows, totals = part.rows[:, free], part.totals - part.rows[:, ~free] @ lower[~free]
        problems = []
        for place in places:
            for sign in (1.0, -1.0):
                cost = np.zeros(np.count_nonzero(free))
                cost[place] = sign
                problems.append(
                    Programme(
                        cost=cost, rows=rows, totals=totals, lower=lower[free], upper=np.minimum(upper[free], infinity)
                    )
                )
        whole = integers and part.is_whole(Interval(lower, upper))
        return cls(cells=part.cells[wanted], places=places, problems=problems, infinity=infinity, whole=whole)

    def ends(self, found: list[FloatArray]) -> Interval:
        """The ends that the x of the programmes tell."""
        if self.whole:
            # what whole numbers reach is theirs too; the others are asked for again
            found = [
                x if np.abs(x - np.round(x)).max() < NEAR else solve([problem], integers=True)[0]
                for x, problem in zip(found, self.problems, strict=True)
            ]
        lower = np.array([x[place] for x, place in zip(found[::2], self.places, strict=True)])
        upper = np.array([x[place] for x, place in zip(found[1::2], self.places, strict=True)])
        if self.whole:
            lower, upper = np.ceil(lower - NEAR) + 0.0, np.floor(upper + NEAR) + 0.0
        return Interval(lower, np.where(upper > self.infinity / 2, np.inf, upper))
