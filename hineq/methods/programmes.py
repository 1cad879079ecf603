"""Linear programmes, many small ones solved at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from hineq.methods.results import FloatArray

_QUICK: Final = {"method": "highs-ds", "options": {"presolve": False}}
# calls cost more than small programmes do, so that they are solved so many columns at a time
_COLUMNS = 4_000


@dataclass(frozen=True, kw_only=True, eq=False)
class Programme:
    """The x for which `cost` @ x (column,) is least, where `rows` @ x (row, column) is `totals` and x lies between two limits."""

    cost: FloatArray
    rows: FloatArray
    totals: FloatArray
    lower: FloatArray
    upper: FloatArray


def solve(programmes: Sequence[Programme], *, integers: bool = False) -> list[FloatArray]:
    """The x of each programme, in their order; in whole numbers where `integers`.

    Raises ValueError where the limits and totals of one leave no x at all. The limits must be finite.

    Source: Huangfu Q, Hall JAJ (2018), Mathematical Programming Computation 10:119-142 (HiGHS, as SciPy has it).

    >>> line = Programme(cost=np.array([1.0, 3.0]), rows=np.ones((1, 2)), totals=np.array([5.0]), lower=np.zeros(2), upper=np.full(2, 4.0))
    >>> [x.tolist() for x in solve([line])]
    [[4.0, 1.0]]
    """
    return [x for some in _batches(programmes) for x in _together(some, integers)]


def _batches(programmes: Sequence[Programme]) -> Iterator[list[Programme]]:
    batch: list[Programme] = []
    columns = 0
    for one in programmes:
        if batch and columns + len(one.cost) > _COLUMNS:
            yield batch
            batch, columns = [], 0
        batch.append(one)
        columns += len(one.cost)
    if batch:
        yield batch


def _together(batch: list[Programme], integers: bool) -> list[FloatArray]:
    """Programmes that share nothing, solved as one."""
    # a server that takes no files in solves none: 15 MB of each replica
    from scipy.optimize import linprog

    cost = np.concatenate([one.cost for one in batch])
    found: Any = linprog(  # type: ignore[call-overload]  # its stubs know no sparse matrices
        cost,
        A_eq=_along_the_diagonal([one.rows for one in batch]),
        b_eq=np.concatenate([one.totals for one in batch]),
        bounds=np.stack([np.concatenate([getattr(one, end) for one in batch]) for end in ("lower", "upper")], axis=1),
        # many small ones are done sooner than they are simplified
        **({"method": "highs", "integrality": np.ones(len(cost))} if integers else _QUICK),
    )
    if found.x is None:
        raise ValueError(f"'totals' must leave some numbers that fit them within the limits: {found.message}")
    ends = np.cumsum([len(one.cost) for one in batch])
    return np.split(found.x, ends[:-1])


def _along_the_diagonal(blocks: list[FloatArray]) -> csr_array:
    """Matrices as the blocks of one, nothing beside them; SciPy's own way takes longer than the solver does."""
    parts: list[tuple[NDArray[np.intp], NDArray[np.intp], FloatArray]] = []
    # programmes that ask one thing after the other of the same tables have one matrix
    entries = {id(block): np.nonzero(block) for block in blocks}
    top = left = 0
    for block in blocks:
        row, column = entries[id(block)]
        parts.append((row + top, column + left, block[row, column]))
        top, left = top + block.shape[0], left + block.shape[1]
    row, column, data = (np.concatenate(part) for part in zip(*parts, strict=True))
    return csr_array((data, (row, column)), shape=(top, left))
