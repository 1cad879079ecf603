"""The list of faults of grammar finds faults, and only faults."""

import pytest

from tests.grammar import faulty


@pytest.mark.parametrize(
    ("sentence", "sound"),
    [
        ("1 of these 23 wards are wards of 2011.", False),
        ("2 of these 23 wards are wards of 2011.", True),
        ("One of 23 wards are poor.", False),
        ("one of 23 wards are poor.", False),
        ("all 2 indicators are worse", False),
        ("both indicators are worse", True),
        ("nan years", False),
        ("It is so..", False),
        ("It goes on ...", True),
        ("1.0 years ahead", False),
        ("11 wards", True),
        ("1 wards", False),
        ("“1 wards..”", True),
        ("on the one distinct measures with intervals", False),
        ("on the one distinct measure with intervals", True),
        ("men could expect 76.4 years, the only one wards", False),
        ("worse on five of the five measures", False),
        ("worse on five of the 15 measures", True),
        ("poorer on all no distinct measures", False),
        ("The listed wards has the poorer one", False),
        ("None of the listed wards has a figure", True),
        ("there are 1.", False),
    ],
)
def test_a_fault_of_grammar_is_found(sentence: str, sound: bool) -> None:
    assert (faulty(sentence) == []) is sound
