"""The shared results."""

import dataclasses

import pytest

from hineq.methods.intervals import wilson
from hineq.methods.rates import crude_rate


def test_results_are_frozen() -> None:
    limits, rate = wilson(1, 10), crude_rate(1, 10)
    with pytest.raises(dataclasses.FrozenInstanceError):
        limits.__setattr__("lower", 0.0)
    with pytest.raises(dataclasses.FrozenInstanceError):
        rate.__setattr__("value", 0.0)


def test_results_of_arrays_can_be_asked_whether_they_are_the_same() -> None:
    first, second = wilson([1, 2], 10), wilson([1, 2], 10)
    assert first in [first]
    assert first != second
    assert len({first, second}) == 2
