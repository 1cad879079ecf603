"""Figures of small zones (LSOA, MSOA) carried over to the wards that people know."""

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array, issparse, sparray, spmatrix

from hineq.methods.checking import check_not_negative, check_within, floats
from hineq.methods.results import FloatArray

# a sparse matrix holds only the zones that lie in a ward: a dense table of all wards and zones of England takes 1.8 GB
Table: TypeAlias = ArrayLike | sparray | spmatrix
_Rows: TypeAlias = Any  # FloatArray or csr_array: no type says what both can do


@dataclass(frozen=True, eq=False)
class Rebased:
    """What wards (..., ward) get from zones: a value, the share of the ward it covers, the zones behind it."""

    value: FloatArray
    coverage: FloatArray
    zones: NDArray[np.int_]


def rebase(values: ArrayLike, people: Table) -> Rebased:
    """The mean of the zones' values over the people of each ward: for rates, proportions, scores and means.

    `values` (..., zone); `people` (ward, zone), the ward's residents who live in each zone, an array or a sparse
    matrix of SciPy, with the same results; results (..., ward). A zone without a value is left out: `coverage`,
    0 to 1, is the share of the ward's people who live in zones with one, and `zones` counts those. The value is
    NaN where that is nobody; value and coverage are NaN for a ward without people, or with a missing number of
    people.

    Raises ValueError for a negative number of people, and for zones of different number.

    Source: MHCLG (2019), English Indices of Deprivation: technical report (average scores of larger areas).

    >>> wards = rebase([10.0, 20.0, None], [[500, 0, 0], [500, 1_000, 500]])
    >>> wards.value.round(2).tolist(), wards.coverage.tolist(), wards.zones.tolist()
    ([10.0, 16.67], [1.0, 0.75], [1, 2])
    """
    values, people = _zones("values", values, "people", people)
    check_not_negative("people", _entries(people))
    return _rebased(values, people, mean=True)


def rebase_counts(counts: ArrayLike, share: Table) -> Rebased:
    """The sum of the zones' counts that belong to each ward: for events and people.

    `counts` (..., zone), 0 or more; `share` (ward, zone), 0 to 1, the share of each zone's residents who live
    in the ward, an array or a sparse matrix of SciPy, with the same results; results (..., ward). A zone without
    a count is left out, so that the sum is too small where `coverage` is below 1. The zones' people are not known
    here: coverage is the part of the ward's shares that lies in zones with a count, each whole zone counting the
    same. The value is NaN where no zone has a count, value and coverage for a ward without shares, or with a
    missing share.

    Raises ValueError for a negative count, a share outside 0 to 1, and for zones of different number.

    Source: Goodchild MF, Lam NS (1980), Geo-Processing 1:297-312 (areal interpolation, weighted by people).

    >>> wards = rebase_counts([12, 8, None], [[1.0, 0.25, 0.0], [0.0, 0.75, 0.25]])
    >>> wards.value.tolist(), wards.coverage.tolist(), wards.zones.tolist()
    ([14.0, 6.0], [1.0, 0.75], [2, 1])
    """
    counts, share = _zones("counts", counts, "share", share)
    check_not_negative("counts", counts)
    check_within("share", _entries(share), 0, 1)
    return _rebased(counts, share, mean=False)


def _zones(name: str, values: ArrayLike, table_name: str, table: Table) -> tuple[FloatArray, _Rows]:
    values, rows = floats(values), _rows(table)
    if not values.ndim or rows.ndim != 2 or rows.shape[1] != values.shape[-1]:
        raise ValueError(
            f"'{table_name}' must be (ward, zone) with the zones of '{name}', "
            f"got shape {rows.shape} for {name} of shape {values.shape}."
        )
    return values, rows


def _is_sparse(table: Any) -> bool:
    return issparse(table)


def _rows(table: Any) -> _Rows:
    """A table as it is reckoned with: dense, or sparse by rows with each entry once."""
    if not _is_sparse(table):
        return floats(table)
    rows = csr_array(table, dtype=np.float64)
    if not rows.has_canonical_format:
        # entries that stand twice are summed in place: on a copy, as the table is the caller's
        rows = rows.copy()
        rows.sum_duplicates()
    return rows


def _entries(rows: _Rows) -> FloatArray:
    return rows.data if _is_sparse(rows) else rows


def _rebased(values: FloatArray, rows: _Rows, mean: bool) -> Rebased:
    known = ~np.isnan(values)
    covered = _summed(known, rows)
    total = _summed(np.where(known, values, 0), rows)
    zones = _summed(known.astype(np.float64), rows > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        coverage = covered / rows.sum(axis=-1)
        value = total / covered if mean else np.where(covered > 0, total, np.nan)
    return Rebased(value, coverage, np.rint(zones).astype(np.int_))


def _summed(values: FloatArray | NDArray[np.bool_], rows: _Rows) -> FloatArray:
    """The sum of the zones' values (..., zone) in each ward, as often as it has them; (..., ward)."""
    if not _is_sparse(rows):
        return values @ rows.T
    # a sparse matrix is multiplied with a table alone, by columns
    columns = values.reshape(-1, values.shape[-1]).T.astype(np.float64)
    return (rows @ columns).T.reshape(*values.shape[:-1], rows.shape[0])
