"""Indicators: the range of each unit, and what an indicator refuses."""

from dataclasses import FrozenInstanceError, replace
from math import inf, nan

import pytest

from hineq.model.indicator import Indicator
from hineq.model.words import Polarity, ValueType

SMOKING = Indicator(
    indicator_id="smoking", name="Adults who smoke", short_name="Smoking", unit="%", value_type=ValueType.PROPORTION,
    multiplier=100.0, polarity=Polarity.LOW_IS_GOOD, decimals=1, theme="Healthy lives", definition="Made up.",
    caveat="", source_id="made_up",
)  # fmt: skip


@pytest.mark.parametrize(
    ("value_type", "multiplier", "bounds"),
    [
        (ValueType.PROPORTION, 100, (0, 100)),
        (ValueType.PROPORTION, 1, (0, 1)),
        (ValueType.YEARS, 1, (0, 120)),
        (ValueType.INDEX, 1, (-inf, inf)),
        (ValueType.MEAN, 1, (-inf, inf)),
        (ValueType.CRUDE_RATE, 1000, (0, inf)),
        (ValueType.DIRECTLY_STANDARDISED_RATE, 100_000, (0, inf)),
        (ValueType.RATIO, 100, (0, inf)),
        (ValueType.COUNT, 1, (0, inf)),
    ],
)
def test_an_indicator_knows_the_range_of_its_unit(value_type, multiplier, bounds) -> None:
    assert replace(SMOKING, value_type=value_type, multiplier=multiplier).bounds == bounds


def test_every_value_type_has_a_range() -> None:
    for value_type in ValueType:
        low, high = replace(SMOKING, value_type=value_type).bounds
        assert low < high


@pytest.mark.parametrize("multiplier", [0, -100, nan])
def test_a_multiplier_is_above_0(multiplier) -> None:
    with pytest.raises(ValueError, match="'multiplier' must be above 0, got"):
        replace(SMOKING, multiplier=multiplier)


@pytest.mark.parametrize(("decimals", "allowed"), [(-1, False), (0, True), (6, True), (7, False)])
def test_decimals_lie_between_0_and_6(decimals, allowed) -> None:
    if allowed:
        assert replace(SMOKING, decimals=decimals).decimals == decimals
    else:
        with pytest.raises(ValueError, match=f"'decimals' must lie between 0 and 6, got {decimals}"):
            replace(SMOKING, decimals=decimals)


def test_a_noun_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        SMOKING.unit = "per 100"  # type: ignore[misc]
