"""Small numbers: which counts may not be published, and which others would give them back."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from hineq.methods.attacks import NEAR, BoolArray, Totals, as_table, attack, linked
from hineq.methods.checking import check_not_negative, check_positive, check_same_length, floats
from hineq.methods.results import FloatArray, Interval
from hineq.methods.suppressing import Pattern, hide

THRESHOLD = 5


@dataclass(frozen=True, kw_only=True, eq=False)
class Suppression:
    """What is to be suppressed of some counts, and what an attacker still learns. All arrays are (cell,), but those of totals.

    `first` are the counts that are small themselves, or all but a few of their denominator, `second` those that would give others
    back. `told` are those of the first whose note may say so ("fewer than 5"). `exposed` are counts that lie closer than the
    protection whatever is suppressed, since others have published too much. `said` is what is told of each count by itself.
    """

    first: BoolArray
    second: BoolArray
    told: BoolArray
    exposed: BoolArray
    said: Interval
    totals: Any
    published: FloatArray

    @property
    def suppressed(self) -> BoolArray:
        """The counts of first and second hand."""
        return self.first | self.second

    @cached_property
    def ends(self) -> Interval:
        """The least and the most that each count can be for an attacker, who solves the totals and reads the notes; itself where it stays.

        Only suppressed counts are worked out.
        """
        return attack(self.totals, self.published, self.said.lower, self.said.upper, attacked=self.suppressed)


def small_counts(
    count: ArrayLike, denominator: ArrayLike = np.inf, threshold: int = THRESHOLD, *, zeros: bool = False
) -> BoolArray:
    """Which counts must be suppressed by themselves: above 0 and below the threshold, or that near to all of their denominator.

    `count` of people or events, `denominator` infinite, or missing, where they are not a part of it; broadcast. With `zeros` also
    0, and all. A missing count is not suppressed.

    Raises ValueError for a threshold of 0 or below.

    Source: ONS (2006), Review of the dissemination of health statistics: confidentiality guidance (counts below 5).

    >>> small_counts([0, 1, 4, 5, 97, 100], 100).tolist()
    [False, True, True, False, True, False]
    """
    check_positive("threshold", floats(threshold))
    count, denominator = floats(count), floats(denominator)
    small = np.zeros(np.broadcast_shapes(count.shape, denominator.shape), dtype=bool)
    for few in (count, np.where(np.isnan(denominator), np.inf, denominator) - count):
        small |= (few < threshold) & ((few >= 0) if zeros else (few > 0))
    return small


def counts_of_rate(value: ArrayLike, denominator: ArrayLike, multiplier: ArrayLike, decimals: ArrayLike) -> Interval:
    """The counts that a printed rate gives back: the least and the most whole number that rounds to it.

    `value` per `multiplier`, printed with so many `decimals`, `denominator` of people or person-years; broadcast. A published rate
    says as much of its count as the count does, where both limits are the same. Where no whole number rounds to the rate both
    limits are the nearest one.

    Raises ValueError for a negative denominator and a multiplier of 0 or below.

    Source: ONS (2006), as for `small_counts` (rates from which counts can be worked out).

    >>> counts = counts_of_rate([7.5, 12.3], [40, 9_000], 100, 1)
    >>> counts.lower.tolist(), counts.upper.tolist()
    ([3.0, 1103.0], [3.0, 1111.0])
    """
    value, denominator, multiplier = floats(value), floats(denominator), floats(multiplier)
    check_not_negative("denominator", denominator)
    check_positive("multiplier", multiplier)
    half = 0.5 * 10.0 ** -floats(decimals)
    lower = np.ceil((value - half) * denominator / multiplier - NEAR)
    upper = np.floor((value + half) * denominator / multiplier + NEAR)
    nearest = np.round(value * denominator / multiplier)
    none = lower > upper
    return Interval(np.maximum(np.where(none, nearest, lower), 0) + 0.0, np.where(none, nearest, upper) + 0.0)


def suppress(
    cells: ArrayLike,
    totals: Totals,
    *,
    published: ArrayLike | None = None,
    denominators: ArrayLike = np.inf,
    printed: Interval | None = None,
    kept: ArrayLike = False,
    unpublished: ArrayLike = False,
    spare: ArrayLike = False,
    threshold: int = THRESHOLD,
    protection: int | None = None,
    zeros: bool = False,
) -> Suppression:
    """Which counts to suppress so that none of them can be worked out, exactly or nearly, from what stays.

    `cells` (cell,) are the counts, missing where nobody knows them. `totals` (total, cell), dense or sparse, and `published` as for
    `attack`; without `published` each total is what its counts come to. A total that may be suppressed too is itself one of the
    counts. `denominators` (cell,) are the wholes that counts are a part of, else infinite. `printed` holds what is published of
    counts that are not printed themselves (`counts_of_rate`). Counts that are `kept` stay, as others have published them;
    `unpublished` ones are in no table, and protected like missing ones if they are small; `spare` ones, such as what is left over
    of a total, are not.

    An attacker solves all that is published, knows the threshold and reads the notes: a suppressed count is at least 1, and
    below the threshold if its note says so. For him the ends of each suppressed count lie apart by `protection` at least; without
    it that is half of what the note leaves open, 2 for a threshold of 5, so that three counts remain possible.

    As few counts as can be found are suppressed, the smaller ones of as many: one count after another, the smallest first, is
    given the linear programme that protects it at the least cost, where each count costs 1 and a share of all counts; then each
    that has become needless is given back, the largest first. Notes tell less before a figure is lost.

    Raises ValueError for negative counts, arrays of different number, and totals that no counts fit.

    Source: Cox LH (1980), JASA 75:377-385; Kelly JP, Golden BL, Assad AA (1992), Networks 22:397-417 (one linear programme a
    count); Fischetti M, Salazar JJ (2001), Management Science 47:1008-1027 (protection by intervals, any linear system).

    >>> row = suppress([2, 9, 30, 7], [[1, 1, 1, 1]])
    >>> row.first.tolist(), row.second.tolist(), row.ends.lower.tolist(), row.ends.upper.tolist()
    ([True, False, False, False], [False, False, False, True], [1.0, 9.0, 30.0, 5.0], [4.0, 9.0, 30.0, 8.0])
    """
    cells = floats(cells)
    check_same_length(cells=cells)
    check_not_negative("cells", cells)
    rows = as_table(totals)
    sums = rows @ cells if published is None else floats(published)
    if np.isnan(sums).any():
        raise ValueError("'published' must say what the totals come to that missing counts add to.")
    whole = np.broadcast_to(floats(denominators), cells.shape)
    whole = np.where(np.isnan(whole), np.inf, whole)
    stays, hidden, nobody = (
        np.broadcast_to(np.asarray(mark, dtype=bool), cells.shape) for mark in (kept, unpublished, spare)
    )
    hidden = hidden | np.isnan(cells)
    small = small_counts(cells, whole, threshold, zeros=zeros)
    first = small & ~hidden & ~stays
    shown = _shown(cells, whole, hidden, printed)
    said = _with_notes(shown, cells, whole, first, threshold, zeros)
    may_open = ~hidden & ~stays & ((cells > 0) | zeros)
    opened = Interval(
        np.where(may_open, np.minimum(0 if zeros else 1, np.floor(shown.lower)), said.lower),
        np.where(may_open, np.maximum(whole, shown.upper), said.upper),
    )
    apart = float(max(1, (threshold - 1) // 2) if protection is None else protection)
    missing = np.isnan(cells) & ~nobody
    learnt = attack(rows, sums, said.lower, said.upper, attacked=missing)
    near = missing & (learnt.upper - learnt.lower < apart) & _may_be_small(learnt, whole, threshold)
    pattern = Pattern(
        cells=cells, sure=~np.isnan(cells) & (hidden | (shown.lower == shown.upper)), said=said, opened=opened, first=first, protection=apart,
        least_apart=np.where(first | (small & hidden & ~nobody) | near, apart, 0),
    )  # fmt: skip
    hide(pattern, [*linked(rows, sums, len(cells), pattern.least_apart > 0)])
    told = pattern.told()
    guarded = (pattern.least_apart > 0) | pattern.open
    return Suppression(
        first=first, second=pattern.open & ~first, told=first & ~pattern.open, said=told, totals=rows, published=sums,
        exposed=guarded & (np.minimum(pattern.reached, told.upper - told.lower) < apart),
    )  # fmt: skip


def _shown(cells: FloatArray, whole: FloatArray, hidden: BoolArray, printed: Interval | None) -> Interval:
    """What is published of counts while none is suppressed."""
    shown = Interval(np.where(hidden, 0, cells), np.where(hidden, whole, cells))
    if printed is None:
        return shown
    rated = ~hidden & ~np.isnan(printed.lower + printed.upper)
    return Interval(np.where(rated, printed.lower, shown.lower), np.where(rated, printed.upper, shown.upper))


def _with_notes(
    shown: Interval, cells: FloatArray, whole: FloatArray, first: BoolArray, threshold: int, zeros: bool
) -> Interval:
    """What is told of counts where the small ones are suppressed with a note that says so.

    Nobody hides a 0 that need not be hidden, and an attacker knows that.
    """
    least, most = 0 if zeros else 1, threshold - 1
    all_but_few = first & (cells >= threshold)
    # the others have a whole that is not finite, or nothing to do with it
    rest = np.where(all_but_few, whole, np.nan)
    lower = np.minimum(least, np.floor(shown.lower))
    upper = np.minimum(np.maximum(most, np.ceil(shown.upper)), np.maximum(whole, shown.upper))
    return Interval(
        np.where(
            all_but_few, rest - np.maximum(most, np.ceil(rest - shown.lower)), np.where(first, lower, shown.lower)
        ),
        np.where(
            all_but_few, rest - np.minimum(least, np.floor(rest - shown.upper)), np.where(first, upper, shown.upper)
        ),
    )


def _may_be_small(ends: Interval, whole: FloatArray, threshold: int) -> BoolArray:
    """Whether counts between some ends may be few, or all but a few of their whole."""
    few = (ends.lower < threshold) & (ends.upper > 0)
    all_but_few = (ends.upper > whole - threshold) & (ends.lower < whole) & np.isfinite(whole)
    found: BoolArray = few | all_but_few
    return found
