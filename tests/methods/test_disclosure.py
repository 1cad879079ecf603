"""Small counts: which are suppressed, and that no attacker finds them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.disclosure import KINDS, PROTECTION, margins, tables, with_margins
from hineq.methods.attacks import attack
from hineq.methods.disclosure import Suppression, counts_of_rate, small_counts, suppress
from hineq.methods.results import Interval
from tests.methods.test_attacks import every_way

SMALL, INF = 5, np.inf


def read_by_an_attacker(cells: np.ndarray, found: Suppression, wholes: np.ndarray | float = INF) -> Interval:
    """What is known of counts by what is published and by the notes alone, written down apart from the method."""
    wholes = np.broadcast_to(np.asarray(wholes, dtype=float), cells.shape)
    fewer = found.told & (cells < SMALL)
    all_but = found.told & ~fewer
    lower = np.where(found.suppressed, 1.0, cells)
    upper = np.where(found.suppressed, wholes, cells)
    lower, upper = np.where(all_but, wholes - SMALL + 1, lower), np.where(all_but, wholes - 1, upper)
    return Interval(lower, np.where(fewer, np.minimum(SMALL - 1, upper), upper))


def test_counts_below_the_threshold_are_small_and_so_are_all_but_so_few() -> None:
    assert small_counts([0, 1, 4, 5, 6, np.nan]).tolist() == [False, True, True, False, False, False]
    assert small_counts([0, 50, 95, 96, 99, 100], 100).tolist() == [False, False, False, True, True, False]
    assert small_counts([0, 50, 100], 100, zeros=True).tolist() == [True, False, True]
    assert small_counts([6, 7], threshold=7).tolist() == [True, False]
    assert small_counts([3, 9], [np.nan, np.nan]).tolist() == [True, False]


def test_a_rate_gives_the_counts_back_that_round_to_it() -> None:
    # 3 of 40 are 7.5%; nobody knows which of nine counts of 9,000 were 12.3%
    found = counts_of_rate([7.5, 12.3, 0.0], [40, 9_000, 500], 100, 1)
    assert (found.lower.tolist(), found.upper.tolist()) == ([3, 1103, 0], [3, 1111, 0])
    # 8.0% of 40 would be 3.2 people: no count rounds to it
    odd = counts_of_rate(8.0, 40, 100, 1)
    assert (float(odd.lower), float(odd.upper)) == (3, 3)


def test_nothing_more_is_lost_where_nothing_gives_a_small_count_back() -> None:
    alone = suppress([2, 9, 30], np.zeros((0, 3)))
    assert alone.suppressed.tolist() == [True, False, False]
    assert (alone.ends.lower.tolist(), alone.ends.upper.tolist()) == ([1, 9, 30], [4, 9, 30])
    # two small counts in a row hide each other: 1 and 4, 2 and 3, 3 and 2, 4 and 1
    row = suppress([2, 3, 30], [[1, 1, 1]])
    assert row.second.sum() == 0


def test_a_total_takes_the_smallest_other_count_with_it() -> None:
    row = suppress([2, 9, 30, 7], [[1, 1, 1, 1]])
    assert row.second.tolist() == [False, False, False, True]
    # a total that may go itself, goes where it is the smaller loss: here it is all but the only one left
    assert suppress([2, 40, 42], [[1, 1, -1]]).second.tolist() == [False, True, False]
    assert suppress([2, 40, 42], [[1, 1, -1]], kept=[False, True, False]).second.tolist() == [False, False, True]


def test_a_table_loses_the_corners_of_a_rectangle() -> None:
    inner = np.array([[2, 20, 30], [40, 9, 60], [11, 80, 90]], dtype=float)
    found = suppress(with_margins(inner).ravel(), margins((3, 3)))
    assert (found.first.sum(), found.second.sum()) == (1, 3)
    # the smallest three that close one: the row with 9 and the column with 11 have no corner as small as 20
    gone = found.suppressed.reshape(4, 4)
    assert gone.sum(axis=0).tolist().count(2) == gone.sum(axis=1).tolist().count(2) == 2


def test_a_count_that_others_have_published_stays_and_what_it_gives_away_is_told() -> None:
    found = suppress([2, 9, 11], [[1, 1, -1]], kept=[False, True, True])
    assert found.suppressed.tolist() == [True, False, False]
    assert found.exposed.tolist() == [True, False, False]
    assert found.ends.upper[0] == found.ends.lower[0] == 2


def test_a_missing_count_is_protected_where_it_may_be_small_and_is_near() -> None:
    assert suppress([np.nan, 9, 30], [[1, 1, 1]], published=[42]).second.tolist() == [False, True, False]
    assert not suppress([np.nan, 9, 30], [[1, 1, 1]], published=[142]).second.any()
    assert not suppress([np.nan, 9, 30], [[1, 1, 1]], published=[39]).second.any()
    assert not suppress([np.nan, 9, 30], [[1, 1, 1]], published=[42], spare=[True, False, False]).second.any()
    # one that no table has, but that the others leave: what women are beside all and men
    assert suppress([3, 9, 12], [[1, 1, -1]], unpublished=[True, False, False]).second.sum() == 1


def test_a_printed_rate_is_as_near_as_it_is_printed() -> None:
    # the other count is only known to be 900 to 904, so that the small one stays open without it
    vague = suppress(
        [2, 902, 904], [[1, 1, -1]], printed=Interval(np.array([2, 900, 904.0]), np.array([2, 904, 904.0]))
    )
    assert not vague.second.any()
    exact = suppress(
        [2, 902, 904], [[1, 1, -1]], printed=Interval(np.array([2, 902, 904.0]), np.array([2, 902, 904.0]))
    )
    assert exact.second.sum() == 1


def test_a_note_tells_less_where_it_would_tell_the_number() -> None:
    # four wards with one case each, and four in all: "fewer than 5" five times is 1, 1, 1, 1 and 4
    found = suppress([1, 1, 1, 1, 4], [[1, 1, 1, 1, -1]])
    assert found.first.all()
    assert not found.told.all()
    assert (found.ends.upper - found.ends.lower >= 2).all()
    # "fewer than 2" is 1
    assert suppress([1, 7], np.zeros((0, 2)), threshold=2).told.tolist() == [False, False]


def test_nobody_hides_a_nought_unless_asked() -> None:
    assert suppress([0, 3, 9, 12], [[1, 1, 1, -1]]).suppressed[0] == 0
    found = suppress([0, 3, 9, 12], [[1, 1, 1, -1]], zeros=True)
    assert found.first.tolist() == [True, True, False, False]
    assert found.ends.lower[0] == 0


def test_another_protection() -> None:
    row = [3, 5, 6, 40]
    narrow, wide = (suppress(row, [[1, 1, 1, 1]], protection=units) for units in (1, 3))
    assert (narrow.ends.upper - narrow.ends.lower)[narrow.suppressed].min() >= 1
    assert (wide.ends.upper - wide.ends.lower)[wide.suppressed].min() >= 3
    assert wide.second.sum() >= narrow.second.sum()


def test_no_attacker_finds_a_count_of_a_thousand_tables() -> None:
    made = tables()
    found = made.suppressed()
    known = read_by_an_attacker(made.cells, found, made.denominators)
    stays = ~found.suppressed
    # what stays is as near as it is printed
    lower, upper = (
        np.where(stays, shown, said)
        for shown, said in ((made.printed.lower, known.lower), (made.printed.upper, known.upper))
    )
    ends = attack(made.totals, made.totals @ made.cells, lower, upper, attacked=found.suppressed)
    apart = (ends.upper - ends.lower)[found.suppressed]
    assert apart.min() >= PROTECTION
    assert not found.exposed.any()
    assert ((ends.lower <= made.cells) & (made.cells <= ends.upper))[found.suppressed].all()
    small = small_counts(made.cells, made.denominators)
    np.testing.assert_array_equal(found.first, small)
    assert not found.suppressed[made.cells == 0].any()
    # what it costs, per table: docs/decisions/small-numbers.md
    assert found.second.sum() / 1_000 < 4
    assert {len(np.unique(made.table[made.kind == kind])) for kind in range(len(KINDS))} == {250}


@st.composite
def small_tables(draw: st.DrawFn) -> np.ndarray:
    rows, columns = draw(st.integers(2, 3)), draw(st.integers(2, 4))
    number = st.integers(0, 6) | st.integers(0, 40)
    return np.array(
        draw(st.lists(st.lists(number, min_size=columns, max_size=columns), min_size=rows, max_size=rows)), dtype=float
    )


@given(small_tables())
def test_what_stays_is_as_it_was_and_the_totals_still_hold(inner: np.ndarray) -> None:
    cells, totals = with_margins(inner).ravel(), margins(inner.shape)
    found = suppress(cells, totals)
    stays = ~found.suppressed
    np.testing.assert_array_equal(found.ends.lower[stays], cells[stays])
    np.testing.assert_array_equal(found.ends.upper[stays], cells[stays])
    assert (found.ends.lower <= cells).all()
    assert (cells <= found.ends.upper).all()
    assert (totals @ cells == 0).all()
    assert not (found.first & found.second).any()
    assert (found.told <= found.first).all()
    # nobody is named by what is suppressed twice
    again = suppress(np.where(stays, cells, np.nan), totals, published=totals @ cells)
    assert not again.suppressed.any()


@st.composite
def linked_counts(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    """Up to five counts, and totals that share them in any way."""
    size = draw(st.integers(2, 5))
    one = st.lists(st.integers(0, 1), min_size=size, max_size=size)
    return np.array(draw(st.lists(st.integers(0, 8), min_size=size, max_size=size)), dtype=float), np.array(
        draw(st.lists(one, min_size=1, max_size=4)), dtype=float
    )


@given(linked_counts())
@settings(max_examples=60)
def test_nobody_finds_a_count_by_trying_every_table(drawn: tuple[np.ndarray, np.ndarray]) -> None:
    cells, totals = drawn
    found = suppress(cells, totals)
    known = read_by_an_attacker(cells, found)
    gone = np.flatnonzero(found.suppressed & ~found.exposed & (totals.sum(axis=0) > 0))
    ways = every_way(totals, totals @ cells, 12)
    ways = ways[((ways >= known.lower) & (ways <= known.upper)).all(axis=1)]
    assert all(np.ptp(ways[:, place]) >= 2 for place in gone)


def test_counts_that_are_not_whole_are_protected_too() -> None:
    found = suppress([2.4, 9.5, 30.1], [[1, 1, 1]])
    assert found.suppressed.tolist() == [True, True, False]
    assert (found.ends.upper - found.ends.lower)[found.suppressed].min() >= 2 - 1e-6


def test_impossible_inputs_are_refused() -> None:
    with pytest.raises(ValueError, match="^'cells' must not be negative, got -1"):
        suppress([-1, 3], [[1, 1]])
    with pytest.raises(ValueError, match="^'threshold' must be above 0, got 0"):
        small_counts([1], threshold=0)
    with pytest.raises(ValueError, match="^'published' must say what the totals come to that missing counts add to"):
        suppress([np.nan, 3], [[1, 1]])
    with pytest.raises(ValueError, match=r"^'totals' must be \(total, cell\) with 2 cells"):
        suppress([1, 3], [[1, 1]], published=[4, 5])
    with pytest.raises(ValueError, match="^'totals' must leave some numbers that fit them"):
        suppress([2, 3, 9], [[1, 1, 0], [1, 0, 1]], published=[40, 11], kept=[False, True, True])
    with pytest.raises(ValueError, match="^'multiplier' must be above 0, got 0"):
        counts_of_rate(1, 2, 0, 1)
    with pytest.raises(ValueError, match="^'denominator' must not be negative, got -2"):
        counts_of_rate(1, -2, 100, 1)
