"""Numbers as people: near the truth, in the order of the truth, and never more sure than the figure."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hineq.insights.resident.people import in_people, in_whole

# "about" may be so far off, as a part of the share
NEAR = 0.13


def share_of(words: str) -> float:
    """The share that the words say."""
    found = re.search(r"(\d+) in (\d+)", words)
    return (
        int(found[1]) / int(found[2])
        if found
        else {"about half of": 0.5, "all": 1.0, "no": 0.0, "nearly all": 1.0}[words]
    )


@given(st.floats(0.005, 0.995))
def test_what_is_said_is_near_the_truth(share: float) -> None:
    said = share_of(in_people(share))
    assert abs(said - share) <= NEAR * share


@given(st.floats(0, 1), st.floats(0, 1))
def test_of_two_shares_the_larger_is_never_said_to_be_the_smaller(one: float, other: float) -> None:
    smaller, larger = sorted((one, other))
    assert share_of(in_people(smaller)) <= share_of(in_people(larger))


@given(st.floats(0, 1))
def test_all_and_none_are_said_of_nothing_else(share: float) -> None:
    assert (in_people(share) == "all") is (share == 1)
    assert (in_people(share) == "no") is (share == 0)
    assert share in (0, 1) or in_people(share).startswith(("about ", "fewer than ", "nearly "))


@pytest.mark.parametrize("share", [-0.01, 1.01])
def test_what_is_no_share_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="'share' must lie between 0 and 1"):
        in_people(share)


def test_a_count_is_whole() -> None:
    assert [in_whole(value) for value in (0.0, 0.99, 1.2, 5.5)] == [
        "fewer than 1",
        "fewer than 1",
        "about 1",
        "about 6",
    ]
