"""What became of the wards of an earlier set, in words for one ward and many, with outlines missing."""

import pandas as pd
import pytest

from hineq.insights.wards.through_time import Became, became_finding, became_note, became_table
from tests.grammar import faulty


def became(shares: list[tuple[str, str, float]], before: int = 3, now: int = 3) -> Became:
    return Became(
        then="2017",
        today="2024",
        shares=pd.DataFrame(shares, columns=["former_code", "area_code", "share"]),
        before={f"A{number}": f"Old {number}" for number in range(1, before + 1)},
        now={f"B{number}": f"New {number}" for number in range(1, now + 1)},
    )


SPLIT = [("A1", "B1", 0.99), ("A2", "B2", 0.7), ("A2", "B3", 0.3), ("A3", "B3", 0.97)]


def test_each_earlier_ward_says_where_its_ground_lies() -> None:
    told = became(SPLIT)
    assert became_table(told).iloc[:, 1].tolist() == [
        "New 1, the same ground",
        "New 2 (70%) and New 3 (30%)",
        "New 3, all of it",
    ]
    assert became_finding(told) == (
        "Three wards of 2017, 3 of 2024: two of three earlier wards lie whole in one ward of 2024, one of them on the same ground."
    )


@pytest.mark.parametrize(
    ("shares", "before", "words"),
    [
        ([("A1", "B1", 1.0)], 1, "One ward of 2017"),
        ([], 1, "outlines of the earlier ones are not known"),
        ([("A1", "B1", 1.0), ("A2", "B2", 1.0)], 2, "both earlier wards lie whole in one ward of 2024, on the same ground."),
        ([("A1", "B1", 0.5), ("A1", "B2", 0.5)], 2, "no"),
        ([("A1", "B1", 0.97), ("A2", "B1", 0.5), ("A2", "B2", 0.5)], 2, "lies whole in one ward of 2024, not on the same ground."),
        ([("A1", "B1", 1.0), ("A2", "B1", 1.0)], 2, "lie whole in one ward of 2024, none of them on the same ground."),
        ([("A1", "B1", 1.0)], 30, "30 wards of 2017"),
    ],
)  # fmt: skip
def test_the_sentences_hold_whatever_the_number(shares: list[tuple[str, str, float]], before: int, words: str) -> None:
    told = became(shares, before)
    said = became_finding(told)
    assert words.casefold() in said.casefold()
    assert faulty(said) == []
    assert faulty(became_note(told)) == []
    assert len(became_table(told)) == before


def test_a_ward_without_an_outline_is_said_to_have_none() -> None:
    told = became([("A1", "B1", 1.0)], 2)
    assert became_table(told).iloc[1, 1] == "not known: no outline"
    assert became_note(told).endswith("One of the earlier wards has no outline here.")
