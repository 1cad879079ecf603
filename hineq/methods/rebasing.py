"""Figures of small zones (LSOA, MSOA) carried over to the wards that people know."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hineq.methods.checking import check_not_negative, check_within, floats
from hineq.methods.results import FloatArray


@dataclass(frozen=True, eq=False)
class Rebased:
    """What wards (..., ward) get from zones: a value, the share of the ward it covers, the zones behind it."""

    value: FloatArray
    coverage: FloatArray
    zones: NDArray[np.int_]


def rebase(values: ArrayLike, people: ArrayLike) -> Rebased:
    """The mean of the zones' values over the people of each ward: for rates, proportions, scores and means.

    `values` (..., zone); `people` (ward, zone), the ward's residents who live in each zone; results (...,
    ward). A zone without a value is left out: `coverage`, 0 to 1, is the share of the ward's people who live
    in zones with one, and `zones` counts those. The value is NaN where that is nobody; value and coverage are
    NaN for a ward without people, or with a missing number of people.

    Raises ValueError for a negative number of people, and for zones of different number.

    Source: MHCLG (2019), English Indices of Deprivation: technical report (average scores of larger areas).

    >>> wards = rebase([10.0, 20.0, None], [[500, 0, 0], [500, 1_000, 500]])
    >>> wards.value.round(2).tolist(), wards.coverage.tolist(), wards.zones.tolist()
    ([10.0, 16.67], [1.0, 0.75], [1, 2])
    """
    values, people = _zones("values", values, "people", people)
    check_not_negative("people", people)
    return _rebased(values, people, mean=True)


def rebase_counts(counts: ArrayLike, share: ArrayLike) -> Rebased:
    """The sum of the zones' counts that belong to each ward: for events and people.

    `counts` (..., zone), 0 or more; `share` (ward, zone), 0 to 1, the share of each zone's residents who live
    in the ward; results (..., ward). A zone without a count is left out, so that the sum is too small where
    `coverage` is below 1. The zones' people are not known here: coverage is the part of the ward's shares
    that lies in zones with a count, each whole zone counting the same. The value is NaN where no zone has a
    count, value and coverage for a ward without shares, or with a missing share.

    Raises ValueError for a negative count, a share outside 0 to 1, and for zones of different number.

    Source: Goodchild MF, Lam NS (1980), Geo-Processing 1:297-312 (areal interpolation, weighted by people).

    >>> wards = rebase_counts([12, 8, None], [[1.0, 0.25, 0.0], [0.0, 0.75, 0.25]])
    >>> wards.value.tolist(), wards.coverage.tolist(), wards.zones.tolist()
    ([14.0, 6.0], [1.0, 0.75], [2, 1])
    """
    counts, share = _zones("counts", counts, "share", share)
    check_not_negative("counts", counts)
    check_within("share", share, 0, 1)
    return _rebased(counts, share, mean=False)


def _zones(name: str, values: ArrayLike, table_name: str, table: ArrayLike) -> tuple[FloatArray, FloatArray]:
    values, table = floats(values), floats(table)
    if not values.ndim or table.ndim != 2 or table.shape[1] != values.shape[-1]:
        raise ValueError(
            f"'{table_name}' must be (ward, zone) with the zones of '{name}', "
            f"got shape {table.shape} for {name} of shape {values.shape}."
        )
    return values, table


def _rebased(values: FloatArray, table: FloatArray, mean: bool) -> Rebased:
    known = ~np.isnan(values)
    covered = known @ table.T
    total = np.where(known, values, 0) @ table.T
    zones = known.astype(np.float64) @ (table > 0).T
    with np.errstate(divide="ignore", invalid="ignore"):
        coverage = covered / table.sum(axis=-1)
        value = total / covered if mean else np.where(covered > 0, total, np.nan)
    return Rebased(value, coverage, np.rint(zones).astype(np.int_))
