"""Refusals: what must hold, and the first value that does not."""

from enum import StrEnum

import numpy as np
import pytest

from hineq.methods.checking import (
    check_limits,
    check_not_negative,
    check_part,
    check_positive,
    check_same_length,
    check_within,
    check_word,
    floats,
    polarity_rows,
)


def test_none_is_a_missing_number() -> None:
    assert np.isnan(floats([[None, 1], [2, None]])).tolist() == [[True, False], [False, True]]


def test_missing_values_pass_every_check() -> None:
    missing = np.array([np.nan, 1.0])
    check_not_negative("count", missing)
    check_positive("count", missing)
    check_within("count", missing, 0, 1)
    check_part("count", missing, "denominator", missing[::-1])
    check_limits("lower", missing, "upper", missing[::-1])


def test_no_values_pass() -> None:
    check_not_negative("count", np.array([]))


def test_the_first_offending_value_is_named_with_its_partner() -> None:
    with pytest.raises(ValueError, match=r"^'count' must not be negative, got -0\.5\.$"):
        check_not_negative("count", np.array([[1, np.nan], [-0.5, -9]]))
    with pytest.raises(ValueError, match=r"^'count' must lie between 0 and 'denominator', got 12 of 10\.$"):
        check_part("count", np.array([[3.0], [12.0]]), "denominator", np.array([20.0, 10.0, 5.0]))
    with pytest.raises(ValueError, match=r"^'lower' must not be above 'upper', got 1234567 above 1234566\.$"):
        check_limits("lower", floats(1234567), "upper", floats(1234566))
    with pytest.raises(ValueError, match=r"^'share' must lie between 0 and 1, got -0\.1\.$"):
        check_within("share", np.array([0.5, -0.1, 7]), 0, 1)
    with pytest.raises(ValueError, match=r"^'multiplier' must be above 0, got 0\.$"):
        check_positive("multiplier", np.array([1.0, 0.0]))


def test_lengths_and_words() -> None:
    check_same_length(count=np.zeros((4, 3)), population=np.zeros(3))
    with pytest.raises(
        ValueError, match=r"^'count', 'population' must have one last axis of the same length, got 3, 2\.$"
    ):
        check_same_length(count=np.zeros((4, 3)), population=np.zeros(2))
    with pytest.raises(ValueError, match=r"^'kind' must be one of 'a', 'b', got 'c'\.$"):
        check_word("kind", "c", ("a", "b"))


class Polarity(StrEnum):
    LOW = "low_is_good"


def test_polarities_may_be_words_or_members_of_an_enum() -> None:
    assert polarity_rows("no_judgement") == 2
    assert polarity_rows(Polarity.LOW) == 1
    assert polarity_rows([[Polarity.LOW, "high_is_good"]]).tolist() == [[1, 0]]
    with pytest.raises(ValueError, match="'polarity' must be one of .*, got 'Low is good'"):
        polarity_rows(["low_is_good", "Low is good"])
