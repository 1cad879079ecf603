"""What protecting small counts costs: how many counts are lost beside those that are small, and how long it takes.

    python -m benchmarks.disclosure [--tables 1000] [--seed 1]

Random tables of 2 by 3 to 6 by 8 counts with their margins, of four kinds in turn: bare counts; counts that are a part of a
denominator; counts of which only the rates are printed; two tables that share the margin of their rows. Prints a line a kind and
one for all; exits with 1 where a suppressed count can be found more nearly than the protection allows.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import block_diag, csr_array

from hineq.methods.disclosure import THRESHOLD, Suppression, counts_of_rate, suppress
from hineq.methods.results import FloatArray, Interval

KINDS: Final = ("bare counts", "parts of a denominator", "printed as rates", "two tables of one margin")
SMALLEST: Final = (2, 3)
LARGEST: Final = (6, 8)
TABLES, SEED, PROTECTION = 1_000, 1, 2


@dataclass(frozen=True, kw_only=True, eq=False)
class Tables:
    """Random tables as one list of counts, with what `suppress` asks of them; `kind` is each count's place in KINDS, `table` its table's."""

    cells: FloatArray
    totals: csr_array
    denominators: FloatArray
    printed: Interval
    kind: NDArray[np.intp]
    table: NDArray[np.intp]

    def suppressed(self) -> Suppression:
        """What is suppressed of them."""
        return suppress(
            self.cells, self.totals, denominators=self.denominators, printed=self.printed, protection=PROTECTION
        )


def margins(shape: tuple[int, int]) -> FloatArray:
    """Which counts of a table with its margins add up to which (total, cell): 1 for the parts, -1 for the margin."""
    places = np.arange((shape[0] + 1) * (shape[1] + 1)).reshape(shape[0] + 1, shape[1] + 1)
    made = []
    for line in (*places, *places.T):
        total = np.zeros(places.size)
        total[line[:-1]], total[line[-1]] = 1, -1
        made.append(total)
    return np.array(made)


def with_margins(inner: FloatArray) -> FloatArray:
    """A table with the sums of its rows and columns."""
    rows = np.concatenate([inner, inner.sum(axis=1, keepdims=True)], axis=1)
    return np.concatenate([rows, rows.sum(axis=0, keepdims=True)])


def tables(number: int = TABLES, seed: int = SEED) -> Tables:
    """So many random tables, the same for the same seed."""
    rng = np.random.default_rng(seed)
    return _together([_table(rng, place % len(KINDS)) for place in range(number)])


@dataclass(frozen=True, kw_only=True, eq=False)
class _Table:
    cells: FloatArray
    totals: FloatArray
    denominators: FloatArray
    printed: Interval
    kind: int


def _table(rng: np.random.Generator, kind: int) -> _Table:
    shape = tuple(int(rng.integers(low, high + 1)) for low, high in zip(SMALLEST, LARGEST, strict=True))
    # many small counts beside large ones, as wards and causes have them
    mean = rng.uniform(4, 25)
    inner = rng.negative_binomial(1.2, 1.2 / (1.2 + mean), size=shape).astype(float)
    cells, totals = with_margins(inner), margins((shape[0], shape[1]))
    whole = np.full(cells.shape, np.inf)
    printed = Interval(cells.ravel(), cells.ravel())
    if kind == KINDS.index("parts of a denominator"):
        # most of some denominators are counted, so that all but a few are too; none is of few people itself
        whole = with_margins(np.maximum(inner + rng.choice([0, 2, 10, 60], size=shape), 3 * THRESHOLD))
    if kind == KINDS.index("printed as rates"):
        people = with_margins(rng.integers(800, 4_000, size=shape).astype(float))
        printed = counts_of_rate(np.round(1_000 * cells / people, 1), people, 1_000, 1)
        printed = Interval(printed.lower.ravel(), printed.upper.ravel())
    if kind == KINDS.index("two tables of one margin"):
        return _second(rng, cells, totals)
    return _Table(cells=cells.ravel(), totals=totals, denominators=whole.ravel(), printed=printed, kind=kind)


def _second(rng: np.random.Generator, cells: FloatArray, totals: FloatArray) -> _Table:
    """A table with another that parts the same rows otherwise."""
    rows = cells[:-1, -1].astype(int)
    other = np.array([rng.multinomial(count, rng.dirichlet(np.ones(3))) for count in rows], dtype=float)
    more = np.concatenate([other, other.sum(axis=0, keepdims=True)])
    size, parts = cells.size, more.size
    margin = np.arange(size).reshape(cells.shape)[:, -1]
    own = np.arange(size, size + parts).reshape(more.shape)
    made = np.zeros((len(more) + more.shape[1], size + parts))
    for total, (line, whole) in zip(
        made, [*zip(own, margin, strict=True), *((one[:-1], one[-1]) for one in own.T)], strict=True
    ):
        total[line], total[whole] = 1, -1
    every = np.concatenate([cells.ravel(), more.ravel()])
    return _Table(
        cells=every, totals=np.concatenate([np.pad(totals, ((0, 0), (0, parts))), made]),
        denominators=np.full(len(every), np.inf), printed=Interval(every, every), kind=KINDS.index("two tables of one margin"),
    )  # fmt: skip


def _together(made: Sequence[_Table]) -> Tables:
    lengths = [len(one.cells) for one in made]
    return Tables(
        cells=np.concatenate([one.cells for one in made]),
        totals=csr_array(block_diag([one.totals for one in made])),
        denominators=np.concatenate([one.denominators for one in made]),
        printed=Interval(*(np.concatenate([getattr(one.printed, end) for one in made]) for end in ("lower", "upper"))),
        kind=np.repeat([one.kind for one in made], lengths),
        table=np.repeat(np.arange(len(made)), lengths),
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Protect the tables and print what that cost."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.disclosure", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--tables", type=int, default=TABLES, help="how many tables")
    parser.add_argument("--seed", type=int, default=SEED, help="of which numbers")
    parsed = parser.parse_args(arguments)
    made = tables(parsed.tables, parsed.seed)
    since, at_work = time.perf_counter(), time.process_time()
    found = made.suppressed()
    seconds, worked = time.perf_counter() - since, time.process_time() - at_work
    print(f"{'counts a table':26} {'tables':>6} {'all':>6} {'first':>6} {'second':>6} {'untold':>6}")
    for name, some in [*((name, made.kind == kind) for kind, name in enumerate(KINDS)), ("all", made.kind >= 0)]:
        number = max(1, len(np.unique(made.table[some])))
        told = [some, found.first & some, found.second & some, found.first & ~found.told & some]
        print(f"{name:26} {number:6,} " + " ".join(f"{one.sum() / number:6.2f}" for one in told))
    narrow = (found.ends.upper - found.ends.lower)[found.suppressed] < PROTECTION
    print(
        f"threshold {THRESHOLD}, protection {PROTECTION}: {narrow.sum()} of {found.suppressed.sum():,} can be found more nearly"
    )
    print(f"{seconds:.1f} s, {worked:.1f} s at work: {1_000 * seconds / parsed.tables:.1f} ms a table")
    return int(narrow.any())


if __name__ == "__main__":
    sys.exit(main())
