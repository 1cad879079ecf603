"""The chart of the place among authorities: its table and its spec."""

from functools import cache

import pandas as pd

from hineq.charts.authority_spread import SHAPES, authority_spread_chart, authority_spread_data
from hineq.insights.standing.ranks import authority_ranks
from hineq.model.words import SpreadEnd
from hineq.theme.palette import DARK, LIGHT, SPREAD_LIKE
from hineq.ui.panels.standing import rank_table
from tests.luton import figures, luton


@cache
def all_ranks() -> pd.DataFrame:
    return authority_ranks(figures())


@cache
def living() -> pd.DataFrame:
    return authority_spread_data(all_ranks()[all_ranks().theme == "Healthy living"], luton())


def test_one_row_a_measure_poorest_first() -> None:
    assert list(living()["name"])[:2] == ["Sedentary people (Health Index)", "Inactive adults"]
    assert len(living()) == 11
    first = living().iloc[0]
    assert (first.words, first.rank_words, first.end) == ("33.5 in 2021", "9th poorest of 307", "poorest fifth")
    assert first.spread_words == "11.6 to 38.1, median 22.2"


def test_the_spread_runs_from_the_poor_end_to_the_good_one() -> None:
    data = authority_spread_data(all_ranks(), luton())
    assert len(data) == 126
    assert (data[["dot", "far_low", "low", "middle", "high", "far_high"]] >= -1e-9).all(axis=None)
    assert (data[["dot", "far_low", "low", "middle", "high", "far_high"]] <= 1 + 1e-9).all(axis=None)
    for low, high in (("far_low", "low"), ("low", "middle"), ("middle", "high"), ("high", "far_high")):
        assert (data[low] <= data[high] + 1e-9).all()


def test_measures_without_a_worse_end_are_left_to_the_table() -> None:
    illness = all_ranks()[all_ranks().theme == "Deaths and illness"]
    assert len(illness) == 34
    assert len(authority_spread_data(illness, luton())) == 15


def test_the_picture_has_a_whisker_two_bars_a_median_and_the_place() -> None:
    for ink in (LIGHT, DARK):
        spec = authority_spread_chart(living(), "Title", "Subtitle", ink).to_dict()
        assert [layer["mark"]["type"] for layer in spec["layer"]] == ["rule", "rule", "rule", "tick", "point"]
        place = spec["layer"][-1]["encoding"]
        assert place["shape"]["scale"]["domain"] == ["poorest fifth", "between", "best fifth"]
        assert len(set(place["shape"]["scale"]["range"])) == 3
        assert [one["field"] for one in place["tooltip"]] == ["name", "words", "rank_words", "spread_words"]
        assert spec["title"] == {"text": "Title", "subtitle": "Subtitle"}
        assert spec["layer"][-1]["encoding"]["y"]["sort"] == list(living().label)


def test_every_end_has_its_mark() -> None:
    assert set(SHAPES) == set(SPREAD_LIKE) == set(SpreadEnd)
    rows = rank_table(all_ranks(), luton())
    assert set(rows["Fifth"]) <= {"▼ Poorest fifth", "", "▲ Best fifth"}
    assert "▼ Poorest fifth" in set(rows["Fifth"])
