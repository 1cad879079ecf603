"""How views are kept: computed once for all visitors, frozen and shared, or drawn once and handed out as copies.

The views of a few places are kept, those that somebody asked for last; with another the longest unasked goes, with all its
views. Why once, why so many and of how many places: docs/decisions/caches-in-views.md.
"""

import gc
import threading
from collections import OrderedDict
from collections.abc import Callable
from copy import deepcopy
from functools import wraps
from typing import Any, Final, ParamSpec, Protocol, TypeVar

import streamlit as st

_MANY = 1000
# a place with its views takes some 25 MB, a system of eleven levels ten times as much
MOST_PLACES: Final = 8
# in the id of a place that only one session has, with a file of its own laid on it: its views are kept in that session alone
OF_SESSION: Final = "~"
_VIEWS: Final = "views_of_session"
# by what a view is found again, for each type of what is handed on whole
KeptBy = dict[str | type[Any], Callable[[Any], Any]]
_Asked = ParamSpec("_Asked")
_View = TypeVar("_View")
_View_co = TypeVar("_View_co", covariant=True)
_Call = tuple[Callable[..., None], tuple[Any, ...], dict[str, Any]]


class Kept(Protocol[_Asked, _View_co]):
    """A function whose answers are kept until they are cleared: all of them, or those of some arguments."""

    def __call__(self, *arguments: _Asked.args, **named: _Asked.kwargs) -> _View_co:
        """The answer, made where it is not kept."""
        ...

    def clear(self, *arguments: object, **named: object) -> None:
        """Let go of what is kept."""
        ...


class _Places:
    """What has been asked for of each place, so that it can be let go of together; the place that was asked last comes last."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked: OrderedDict[str, dict[Any, _Call]] = OrderedDict()

    def note(self, place: str, name: Any, call: _Call) -> None:
        """Note what is asked of a place; where that is one place too many, the views of another are let go of."""
        with self._lock:
            new = place not in self._asked
            self._asked.setdefault(place, {}).setdefault(name, call)
            self._asked.move_to_end(place)
            gone = [self._asked.popitem(last=False)[1] for _ in range(len(self._asked) - MOST_PLACES)] if new else []
        for calls in gone:
            for clear, arguments, named in calls.values():
                clear(*arguments, **named)
        if gone:
            # an opened place was frozen, and what refers to itself in it would never be collected
            gc.unfreeze()
            gc.collect()
            gc.freeze()


_PLACES: Final = _Places()


def forget_session() -> None:
    """Let go of the views that are kept in this session alone."""
    st.session_state.pop(_VIEWS, None)


def for_all(make: Callable[_Asked, _View]) -> Kept[_Asked, _View]:
    """As `shared`, for what is of no one place, as the list of all: it stays whichever places are let go of."""
    kept: Kept[_Asked, _View] = st.cache_resource(show_spinner=False, max_entries=_MANY)(make)
    return kept


def shared(make: Callable[_Asked, _View]) -> Kept[_Asked, _View]:
    """A view that is frozen: a cache of resources hands it on without copying it."""
    return _by_place(st.cache_resource(show_spinner=False, max_entries=_MANY)(make), {})


def drawn(make: Callable[_Asked, _View]) -> Kept[_Asked, _View]:
    """What each visitor gets a copy of."""
    return _by_place(st.cache_data(show_spinner=False, max_entries=_MANY)(make), {}, copied=True)


def shared_by(keys: KeptBy, *, entries: int = _MANY) -> Callable[[Callable[_Asked, _View]], Kept[_Asked, _View]]:
    """As `shared`, for what is made of objects that are found again by their `keys`, not by every figure in them."""
    cached = st.cache_resource(show_spinner=False, max_entries=entries, hash_funcs=keys)
    return lambda make: _by_place(cached(make), keys)


def drawn_by(keys: KeptBy, *, entries: int = _MANY) -> Callable[[Callable[_Asked, _View]], Kept[_Asked, _View]]:
    """As `drawn`, in the same way."""
    cached = st.cache_data(show_spinner=False, max_entries=entries, hash_funcs=keys)
    return lambda make: _by_place(cached(make), keys, copied=True)


def _by_place(cached: Any, keys: KeptBy, *, copied: bool = False) -> Any:
    """A cached function that tells of which place its views are; those of a session's own place are kept there, handed on whole or `copied`."""
    by_type = {kind: key for kind, key in keys.items() if isinstance(kind, type)}

    def named(argument: Any) -> Any:
        key = by_type.get(type(argument))
        argument = key(argument) if key else argument
        try:
            hash(argument)
        except TypeError:
            return repr(argument)
        return argument

    @wraps(cached)
    def asked(*arguments: Any, **by_name: Any) -> Any:
        if place := next(filter(None, map(_place_of, arguments)), ""):
            name = (cached, *map(named, arguments), *((each, named(value)) for each, value in by_name.items()))
            if OF_SESSION in place:
                views = st.session_state.setdefault(_VIEWS, {})
                if name not in views:
                    views[name] = cached.__wrapped__(*arguments, **by_name)
                return deepcopy(views[name]) if copied else views[name]
            _PLACES.note(place, name, (cached.clear, arguments, by_name))
        return cached(*arguments, **by_name)

    asked.clear = cached.clear  # type: ignore[attr-defined]
    return asked


def _place_of(argument: Any) -> str:
    """The id of the place that an argument is about, "" where it is about none."""
    if isinstance(argument, str):
        return argument.partition("/")[0]
    for name in ("place_id", "key", "place"):
        if (about := getattr(argument, name, None)) is not None:
            return _place_of(about)
    return ""
