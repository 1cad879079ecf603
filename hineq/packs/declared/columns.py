"""What a table of a pack is made of: columns, what their cells may hold, and the key that makes a row unique."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

YES_NO = ("yes", "no")


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: its name, the Frictionless type of its cells, and whether a cell may be empty."""

    name: str
    type: str = "string"
    required: bool = True
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table of a pack, its columns in order and the columns that together are unique."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    needed: bool = True

    def column(self, name: str) -> Column:
        """The column of this name."""
        return next(column for column in self.columns if column.name == name)


def text(name: str, *, required: bool = True) -> Column:
    """A column of words in any form, such as an id or a quotation."""
    return Column(name=name, required=required)


def number(name: str, *, required: bool = False) -> Column:
    """A column of numbers."""
    return Column(name=name, type="number", required=required)


def day(name: str, *, required: bool = True) -> Column:
    """A column of dates."""
    return Column(name=name, type="date", required=required)


def word(name: str, choices: Iterable[StrEnum], *, required: bool = True) -> Column:
    """A column whose cells hold one word of a closed set."""
    return Column(name=name, required=required, choices=tuple(str(choice) for choice in choices))


def yes_no(name: str) -> Column:
    """A column of yes and no."""
    return Column(name=name, choices=YES_NO)
