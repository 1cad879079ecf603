"""A change that is not tested names the figure that has no interval, and no other."""

import pytest

from hineq.insights.inequality.gaps import gap_finding, gap_within
from hineq.insights.series.change import without_interval
from tests.place_packs import figures


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (True, False, "the first figure"),
        (False, True, "the last figure"),
        (True, True, "the first or the last figure"),
        (False, False, "the first or the last figure"),
    ],
)
def test_which_figure_has_no_interval(first: bool, last: bool, words: str) -> None:
    assert without_interval(first, last) == words


def test_lutons_slope_index_has_published_limits_in_its_last_period_alone() -> None:
    gaps = gap_within(figures("luton"))
    limited = gaps[gaps.lower.notna()]
    assert list(limited.period) == ["2022-24", "2022-24"]
    assert [(row.lower, row.upper) for row in limited.itertuples()] == [(8.3701, 11.62), (4.9958, 8.6374)]
    assert gap_finding(gaps).endswith("this copy has no intervals for the first figure.")
    assert gap_finding(gaps.assign(lower=float("nan"))).endswith("no intervals for the first or the last figure.")
    tested = gaps.assign(lower=gaps.gap - 0.1, upper=gaps.gap + 0.1)
    assert "not tested" not in gap_finding(tested)
