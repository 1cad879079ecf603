"""What of a place the public may see on a day: nothing that comes from a draft or is not out yet, and nothing that leads to it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar, get_type_hints

import pandas as pd

from hineq.model.change import Change
from hineq.model.declaring import Link
from hineq.model.indicator import Indicator
from hineq.model.source import Source
from hineq.model.strategy import Action, Measure
from hineq.model.words import Tie

if TYPE_CHECKING:
    from hineq.model.place import Place

_Place = TypeVar("_Place", bound="Place")
_SOURCE: Final = "source_id"
# ids that are held beside the column that links to them
_BESIDE: Final = {"jsna_ids": ("jsna_id",)}
# of an action there is nothing to say without any of what it is done for
_FOR: Final = ("outcome_id", "measure_id")
# by these columns the rows of tables lead elsewhere
_COLUMNS: Final = ("indicator_id", _SOURCE)


@dataclass(frozen=True, kw_only=True)
class _Lost:
    """What is no longer there: ids by the column that defines them, and series with their indicators."""

    ids: Mapping[str, frozenset[str]]
    series: frozenset[tuple[str, str]] = frozenset()

    def any_of(self, columns: Iterable[str], value: str) -> bool:
        """Whether an id is lost from one of the columns that may define it."""
        return any(value in self.ids.get(column, ()) for column in columns)


def published_on(place: _Place, day: date) -> _Place:
    """The place without what comes from sources that are drafts or not out yet, and without what then leads to nothing.

    A row goes with its source and with whatever it must name: a target with its measure, a figure with its series, an update with
    its priority. What a row may name is taken out of it. So is what follows from that, until nothing more does.
    """
    withheld = frozenset(key for key, source in place.sources.items() if not source.public_on(day))
    if not withheld:
        return place
    lost, were = _Lost(ids={_SOURCE: withheld}), _ids(place)
    while True:
        kept = _swept(place, lost)
        there = _ids(kept)
        more = _Lost(
            ids={column: frozenset(known - there.get(column, set())) for column, known in were.items()},
            series=frozenset(place.series.keys() - kept.series.keys()),
        )
        if more == lost:
            return kept
        lost = more


def _swept(place: _Place, lost: _Lost) -> _Place:
    """The place without all that needs what is lost."""
    held = {one.name: getattr(place, one.name) for one in fields(place)}
    kept = {name: _kept(value, lost) for name, value in held.items()}
    if place.strategy and place.strategy.source_id in lost.ids[_SOURCE]:
        # its measures have no source but the strategy
        kept["strategy"], kept["measures"] = None, ()
    kept["sources"] = {key: one for key, one in place.sources.items() if key not in lost.ids[_SOURCE]}
    told = _told_of(kept)
    kept["indicators"] = {
        key: replace(one, source_id=told[key]) if one.source_id in lost.ids[_SOURCE] else one
        for key, one in place.indicators.items()
        if key in told or one.source_id not in lost.ids[_SOURCE]
    }
    before, after = _series(held.values()), _series(kept.values())
    kept["series"] = {
        key: one
        for key, one in place.series.items()
        if key[0] in kept["indicators"] and (key in after or key not in before)
    }
    return replace(place, **kept)


def _kept(held: Any, lost: _Lost) -> Any:
    """What stays of what is held under a name: of a table its rows, of a collection its nouns, of a noun what it may hold."""
    if isinstance(held, pd.DataFrame):
        gone = pd.Series(False, index=held.index)
        for column in {*_COLUMNS} & {*held}:
            gone |= held[column].isin(lost.ids.get(column, ()))
        return held[~gone].reset_index(drop=True) if gone.any() else held
    if isinstance(held, tuple) and any(map(_is_noun, held)):
        stays = dict.fromkeys(one for row in held if (one := _row(row, lost)) is not None)
        return tuple(stays)
    if isinstance(held, Mapping) and any(map(_is_noun, held.values())):
        rows = ((key, _row(row, lost)) for key, row in held.items())
        return {key: row for key, row in rows if row is not None}
    return _within(held, lost) if _is_noun(held) else held


def _row(row: Any, lost: _Lost) -> Any:
    """A row without what it may name and is lost; None where it must name it, or comes from a source that is."""
    if not _is_noun(row):
        return row
    if isinstance(row, Indicator):
        # a measure stays for as long as anything is told of it
        return row
    if (getattr(row, "indicator_id", ""), getattr(row, "series", "")) in lost.series:
        return None
    changed: dict[str, Any] = {}
    noun: type = type(row)
    for name, columns, may_lack in _links(noun):
        value = getattr(row, name)
        if isinstance(value, tuple):
            left = tuple(one for one in value if not lost.any_of(columns, one))
            if value and not left and not may_lack:
                return None
            changed |= {name: left} if left != value else {}
        elif value and lost.any_of(columns, value):
            if not may_lack:
                return None
            changed[name] = ""
    if "indicator_id" in changed and hasattr(row, "tie"):
        changed["tie"] = Tie.NONE if isinstance(row, Measure) else None
    if isinstance(row, Action) and changed and not any({**vars(row), **changed}[name] for name in _FOR):
        return None
    return _within(replace(row, **changed) if changed else row, lost)


def _within(noun: Any, lost: _Lost) -> Any:
    """A noun with what stays of the nouns that it holds."""
    held = {one.name: getattr(noun, one.name) for one in fields(noun)}
    kept = {name: _kept(value, lost) for name, value in held.items() if isinstance(value, tuple)}
    changed = {name: value for name, value in kept.items() if value != held[name]}
    return replace(noun, **changed) if changed else noun


def _is_noun(held: Any) -> bool:
    return is_dataclass(held) and not isinstance(held, type)


@cache
def _links(noun: type) -> tuple[tuple[str, tuple[str, ...], bool], ...]:
    """The fields of a noun that hold ids: the columns that may define them, and whether the row can do without.

    What names a row it cannot do without, but for a measure, which has its own wording.
    """
    hints = get_type_hints(noun, include_extras=True)
    own = () if noun is Measure else getattr(noun, "KEY", ())
    found = []
    for one in fields(noun):
        columns = _BESIDE.get(one.name, tuple(column for link in _linked(hints[one.name]) for _, column in link.tables))
        if one.name == _SOURCE and noun is not Source:
            columns = (_SOURCE,)
        if columns:
            lacks = one.default is not MISSING or one.default_factory is not MISSING
            found.append((one.name, columns, lacks and one.name not in own))
    return tuple(found)


def _linked(hint: Any) -> Iterator[Link]:
    """The links that a type declares, of each member where it holds several."""
    yield from (one for one in getattr(hint, "__metadata__", ()) if isinstance(one, Link))
    for part in getattr(hint, "__args__", ()):
        yield from _linked(part)


def _ids(place: "Place") -> dict[str, set[str]]:
    """The ids that are defined, by column."""
    found: dict[str, set[str]] = {}
    for row in _rows([getattr(place, one.name) for one in fields(place)]):
        noun: type = type(row)
        links = {name for name, _, _ in _links(noun)}
        for one in fields(row):
            if one.name.endswith(("_id", "_code")) and one.name not in links:
                found.setdefault(one.name, set()).add(getattr(row, one.name))
    return found


def _rows(held: Any) -> Iterator[Any]:
    """Every noun in what is held, however deep."""
    if _is_noun(held):
        yield held
        held = [getattr(held, one.name) for one in fields(held)]
    if isinstance(held, Mapping):
        held = list(held.values())
    if isinstance(held, list | tuple):
        for one in held:
            if _is_noun(one) or isinstance(one, tuple | Mapping):
                yield from _rows(one)


def _told_of(kept: Mapping[str, Any]) -> dict[str, str]:
    """The measures of which anything is told, each with a source of it: the newest of its figures, where it has some."""
    found: dict[str, str] = {}
    for held in kept.values():
        if isinstance(held, tuple):
            rows = (one for one in held if hasattr(one, _SOURCE) and hasattr(one, "indicator_id"))
            found = {one.indicator_id: one.source_id for one in rows if not isinstance(one, Change)} | found
        elif isinstance(held, pd.DataFrame) and {*_COLUMNS} <= {*held}:
            found |= dict(zip(held.indicator_id, held.source_id, strict=True))
    figures = kept["observations"]
    return found | dict(zip(figures.indicator_id, figures.source_id, strict=True))


def _series(held: Iterable[Any]) -> set[tuple[str, str]]:
    """The series that tables have rows of."""
    tables = (one for one in held if isinstance(one, pd.DataFrame) and {"indicator_id", "series"} <= {*one})
    return {pair for one in tables for pair in zip(one.indicator_id, one.series, strict=True)}
