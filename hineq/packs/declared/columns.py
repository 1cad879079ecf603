"""What a table of a pack is made of, derived from the dataclass of its rows: columns, closed sets, key, links."""

import types
from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cached_property
from math import isnan
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import pandas as pd

from hineq.model.declaring import Link
from hineq.model.period import Period, parse_period

YES_NO = ("yes", "no")
# what parts the ids in a cell that holds several
SEVERAL = ";"


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: its name, the Frictionless type of its cells, whether a cell may be empty, what it may hold.

    `choices` are the words of a closed set, `link` the tables that define the ids, `several` whether a cell may hold
    more than one of them, parted by semicolons. `made` turns a cell, as it was read, into what the noun holds.
    """

    name: str
    type: str = "string"
    required: bool = True
    choices: tuple[str, ...] = ()
    several: bool = False
    link: Link | None = None
    made: Callable[[Any], Any] = str


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table of a pack: the noun that a row of it is, its columns in order and the columns that together are unique.

    A pack must hold a table that is `needed`; in one that is `whole` a column may not be missing, even where its cells
    may be empty; `about` is the noun's own description.
    """

    name: str
    noun: type
    needed: bool = False
    whole: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that together name a row."""
        key: tuple[str, ...] = self.noun.KEY  # type: ignore[attr-defined]
        return key

    @property
    def about(self) -> str:
        """What a row of it is, in the noun's own words."""
        return (self.noun.__doc__ or "").strip()

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns, in the order of the noun's fields."""
        hints = get_type_hints(self.noun, include_extras=True)
        declared = (field for field in fields(self.noun) if field.metadata.get("column", True))
        return tuple(_column(field, hints[field.name]) for field in declared)

    @property
    def names(self) -> list[str]:
        """The names of the columns."""
        return [column.name for column in self.columns]

    def column(self, name: str) -> Column:
        """The column of this name."""
        return next(column for column in self.columns if column.name == name)

    def made(self, row: dict[str, Any], **aside: Any) -> Any:
        """The noun that a row is; `aside` are the fields that stand in no column.

        Raises ValueError where a cell does not hold what its column must.
        """
        return self.noun(**{column.name: column.made(row[column.name]) for column in self.columns}, **aside)

    def cells(self, noun: Any) -> dict[str, str]:
        """The row that a noun is, as text by column: what `made` reads back."""
        return {column.name: _cell_of(getattr(noun, column.name)) for column in self.columns}


def _cell_of(value: Any) -> str:
    if value is None or (isinstance(value, float) and isnan(value)):
        return ""
    if isinstance(value, bool):
        return YES_NO[0] if value else YES_NO[1]
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, tuple):
        return f"{SEVERAL} ".join(map(str, value))
    return value.label if isinstance(value, Period) else str(value)


def several(cell: str) -> tuple[str, ...]:
    """The ids of a cell that holds several, parted by semicolons.

    >>> several("first_priority; second_priority")
    ('first_priority', 'second_priority')
    """
    return tuple(part.strip() for part in cell.split(SEVERAL) if part.strip())


def _column(field: "Field[Any]", hint: Any) -> Column:
    required = field.default is MISSING and field.default_factory is MISSING
    hint, link = _plain(hint)
    if get_origin(hint) is tuple:
        inner, link = _plain(get_args(hint)[0])
        words = tuple(str(word) for word in inner) if issubclass(inner, StrEnum) else ()
        return Column(
            name=field.name, required=False, choices=words, several=True, link=link,
            made=lambda cell: tuple(inner(one) for one in several(cell)),
        )  # fmt: skip
    type_, choices, made = _cells(hint)
    empty = field.default
    return Column(
        name=field.name, type=type_, required=required, choices=choices, link=link,
        made=made if required else lambda cell: empty if cell == "" or pd.isna(cell) else made(cell),
    )  # fmt: skip


def _plain(hint: Any) -> tuple[Any, Link | None]:
    """A type without what is annotated to it and without None, and the link among that."""
    link = None
    if get_origin(hint) is Annotated:
        hint, *said = get_args(hint)
        link = next((one for one in said if isinstance(one, Link)), None)
    if get_origin(hint) in (Union, types.UnionType):
        (hint,) = (one for one in get_args(hint) if one is not type(None))
    return hint, link


def _cells(kind: Any) -> tuple[str, tuple[str, ...], Callable[[Any], Any]]:
    """For the type of a field: the Frictionless type of its cells, their closed set, and how a cell becomes a value."""
    if kind is str:
        return "string", (), str
    if kind is bool:
        return "string", YES_NO, lambda cell: cell == "yes"
    if kind is float:
        return "number", (), float
    if kind is int:
        return "integer", (), int
    if kind is date:
        return "date", (), lambda cell: cell.date()
    if kind is Period:
        return "string", (), parse_period
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return "string", tuple(str(word) for word in kind), kind
    raise TypeError(f"A column cannot hold {kind!r}: tell hineq.packs.declared.columns how its cells are read.")
