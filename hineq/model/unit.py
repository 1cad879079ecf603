"""What a figure is counted in, and how its unit is said after a number, at a head and of a difference."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import assert_never

# units that name a scale: they head a column or an axis, and read wrongly after a number
_SCALES = ("score", "ratio")
# one of something, as it may be printed
_ONE = ("1", "1.0", "1.00")


class UnitKind(StrEnum):
    """How a unit behaves in a sentence."""

    PER_CENT = "per cent"
    YEARS = "years"
    SCALE = "scale"
    OUT_OF = "out of a most"
    UNSTATED = "not stated"
    AMOUNT = "amount"


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A unit as a pack writes it: "years", "%", "per 1,000 live births", "index score", "out of 10", "(unit not stated)"."""

    text: str

    @cached_property
    def kind(self) -> UnitKind:
        """How it behaves in a sentence."""
        if self.text.startswith("%"):
            return UnitKind.PER_CENT
        if self.text == "years":
            return UnitKind.YEARS
        if self.text.endswith("stated)"):
            return UnitKind.UNSTATED
        if self.text.endswith(_SCALES):
            return UnitKind.SCALE
        return UnitKind.OUT_OF if self.text.startswith("out of") else UnitKind.AMOUNT

    @property
    def is_per_cent(self) -> bool:
        """Whether figures are shares of a hundred."""
        return self.kind is UnitKind.PER_CENT

    @property
    def head(self) -> str:
        """The unit for the head of a column: "%" for every kind of per cent."""
        return "%" if self.is_per_cent else self.text

    @property
    def axis(self) -> str:
        """The unit for the title of an axis, in words."""
        return "per cent" if self.is_per_cent else self.text

    def after(self, number: str) -> str:
        """A number with its unit; a unit that only names a scale is left to the head or the axis.

        >>> Unit(text="%").after("38.2"), Unit(text="years").after("78.5"), Unit(text="index score").after("3.1")
        ('38.2%', '78.5 years', '3.1')
        >>> Unit(text="years").after("1.0")
        '1.0 year'
        """
        match self.kind:
            case UnitKind.PER_CENT:
                return f"{number}%"
            case UnitKind.SCALE | UnitKind.UNSTATED:
                return number
            case UnitKind.YEARS if number in _ONE:
                return f"{number} year"
            case UnitKind.YEARS | UnitKind.OUT_OF | UnitKind.AMOUNT:
                return f"{number} {self.text}"
        assert_never(self.kind)

    def apart(self, number: str, *, unit_said: bool = False) -> str:
        """The size of a difference with its unit; with `unit_said` only years and percentage points keep theirs.

        >>> Unit(text="%").apart("1"), Unit(text="out of 10").apart("0.4"), Unit(text="per 1,000").apart("2.0")
        ('1 percentage point', '0.4 points', '2.0 per 1,000')
        """
        plural = "" if number in _ONE else "s"
        match self.kind:
            case UnitKind.PER_CENT:
                return f"{number} percentage point{plural}"
            case UnitKind.YEARS:
                return f"{number} year{plural}"
            case UnitKind.UNSTATED:
                return number
            case UnitKind.SCALE | UnitKind.OUT_OF:
                return number if unit_said else f"{number} point{plural}"
            case UnitKind.AMOUNT:
                return number if unit_said else f"{number} {self.text}"
        assert_never(self.kind)

    @property
    def unstated(self) -> str:
        """What is known of a unit that no number is said with, for brackets behind one; empty for every other.

        >>> Unit(text="rate (base not stated)").unstated, Unit(text="(unit not stated)").unstated, Unit(text="%").unstated
        ('rate, base not stated', 'unit not stated', '')
        """
        if self.kind is not UnitKind.UNSTATED:
            return ""
        return self.text.replace(" (", ", ").strip("()")

    @property
    def of_difference(self) -> str:
        """The unit of a difference between two figures, for a column of its own; empty where nothing of it is stated."""
        match self.kind:
            case UnitKind.PER_CENT:
                return "percentage points"
            case UnitKind.SCALE | UnitKind.OUT_OF:
                return "points"
            case UnitKind.UNSTATED:
                return "" if self.text.startswith("(") else self.text
            case UnitKind.YEARS | UnitKind.AMOUNT:
                return self.text
        assert_never(self.kind)


YEARS = Unit(text="years")
