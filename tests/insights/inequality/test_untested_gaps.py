"""A change that is not tested names the figure that has no interval, and no other."""

from dataclasses import replace

import pytest

from hineq.insights.inequality.gap_history import GapHistory, inside_place
from hineq.insights.inequality.gap_history_words import history_sentence
from hineq.insights.inequality.gaps import gap_finding, gap_within
from hineq.insights.series.change import without_interval
from hineq.model.words import Sex
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


@pytest.mark.parametrize(
    ("without_limits", "words"),
    [
        ({}, ""),
        ({0: "average gap"}, "Neither change is tested: this copy has no intervals for the first figures."),
        ({1: "average gap"}, "Neither change is tested: this copy has no intervals for the last figures."),
        ({0: "average gap", 1: "average gap"}, "this copy has no intervals for the first or the last figures."),
        ({0: "gap"}, "The change of the gap is not tested: this copy has no intervals for the first figure."),
        ({1: "average"}, "The change of the average is not tested: this copy has no intervals for the last figure."),
        (
            {0: "average", 1: "gap"},
            "The change of the average is not tested: this copy has no intervals for the first figure. "
            "The change of the gap is not tested: this copy has no intervals for the last figure.",
        ),
    ],
)
def test_a_gap_through_time_names_the_end_without_an_interval(without_limits: dict[int, str], words: str) -> None:
    history = inside_place(figures("luton"), Sex.MALE)
    assert isinstance(history, GapHistory)
    table = history.table[history.table.average.notna()].iloc[[0, -1]].reset_index(drop=True)
    table = table.assign(average=[70.0, 80.0], average_lower=[69.0, 79.0], average_upper=[71.0, 81.0])
    table = table.assign(gap=[9.0, 5.0], lower=[8.9, 4.9], upper=[9.1, 5.1])
    for end, what in without_limits.items():
        for name in what.split():
            columns = {"average": ["average_lower", "average_upper"], "gap": ["lower", "upper"]}[name]
            table.loc[end, columns] = float("nan")
    said = history_sentence(replace(history, table=table))
    assert said.endswith(words) if words else "tested" not in said


def test_lutons_two_pages_name_the_same_end() -> None:
    for sex in (Sex.MALE, Sex.FEMALE):
        history = inside_place(figures("luton"), sex)
        assert isinstance(history, GapHistory)
        assert "The change of the gap is not tested: this copy has no intervals for the first figure." in (
            history_sentence(history)
        )
