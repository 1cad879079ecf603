"""How views are kept: computed once for all visitors, frozen and shared, or drawn once and handed out as copies.

The views of a few places are kept, those that somebody asked for last; with another the longest unasked goes, with all its
views. Why once, why so many, of how many places, and why not by Streamlit's caches: docs/decisions/caches-in-views.md.
"""

import gc
import pickle
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from inspect import signature
from typing import Any, Final, ParamSpec, Protocol, TypeVar

import streamlit as st

_MANY = 1000
# a place with its views takes some 25 MB, a system of eleven levels ten times as much
MOST_PLACES: Final = 8
# in the id of a place that only one session has, with a file of its own laid on it: its views are kept in that session alone
OF_SESSION: Final = "~"
_VIEWS: Final = "views_of_session"
# by what a view is found again, for each type of what is handed on whole
KeptBy = dict[type[Any], Callable[[Any], Any]]
_Asked = ParamSpec("_Asked")
_View = TypeVar("_View")
_View_co = TypeVar("_View_co", covariant=True)


class Kept(Protocol[_Asked, _View_co]):
    """A function whose answers are kept until they are cleared: all of them, or those of some arguments."""

    def __call__(self, *arguments: _Asked.args, **named: _Asked.kwargs) -> _View_co:
        """The answer, made where it is not kept."""
        ...

    def clear(self, *arguments: object, **named: object) -> None:
        """Let go of what is kept."""
        ...


class _Answer:
    """An answer that is made once, also where several ask for it at the same moment; what failed is made again."""

    __slots__ = ("_lock", "_made", "_value", "place")

    def __init__(self) -> None:
        self.place = ""
        self._lock = threading.RLock()
        self._made = False
        self._value: Any = None

    def value(self, make: Callable[[], Any]) -> Any:
        if not self._made:
            with self._lock:
                if not self._made:
                    self._value, self._made = make(), True
        return self._value


class _Answers:
    """So many answers of one function, by what was asked; with another the longest unasked goes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, _Answer] = OrderedDict()

    def answer(self, asked: Hashable) -> _Answer:
        with self._lock:
            answer = self._kept.get(asked)
            if answer is None:
                answer = self._kept[asked] = _Answer()
                if len(self._kept) > self._most:
                    name, gone = self._kept.popitem(last=False)
                    _PLACES.drop(gone.place, self, name)
            else:
                self._kept.move_to_end(asked)
            return answer

    def forget(self, asked: Hashable) -> None:
        with self._lock:
            self._kept.pop(asked, None)

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()


class _Places:
    """What has been asked for of each place, so that it can be let go of together; the place that was asked last comes last."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked: OrderedDict[str, set[tuple[_Answers, Hashable]]] = OrderedDict()

    def drop(self, place: str, answers: _Answers, asked: Hashable) -> None:
        """Forget that something was asked of a place, which is not kept any more."""
        with self._lock:
            self._asked.get(place, set()).discard((answers, asked))

    def note(self, place: str, answers: _Answers, asked: Hashable) -> None:
        """Note what is asked of a place; where that is one place too many, the views of another are let go of."""
        gone: list[set[tuple[_Answers, Hashable]]] = []
        with self._lock:
            if place not in self._asked:
                self._asked[place] = set()
                gone = [self._asked.popitem(last=False)[1] for _ in range(len(self._asked) - MOST_PLACES)]
            self._asked[place].add((answers, asked))
            self._asked.move_to_end(place)
        for kept, name in (each for one in gone for each in one):
            kept.forget(name)
        if gone:
            # an opened place was frozen, and what refers to itself in it would never be collected
            gc.unfreeze()
            gc.collect()
            gc.freeze()


_PLACES: Final = _Places()
_EVERY: Final[list[_Answers]] = []


def forget_all() -> None:
    """Let go of all views that all visitors share, as where another folder of packs is shown."""
    for answers in _EVERY:
        answers.clear()


def forget_session() -> None:
    """Let go of the views that are kept in this session alone."""
    st.session_state.pop(_VIEWS, None)


def for_all(make: Callable[_Asked, _View]) -> Kept[_Asked, _View]:
    """As `shared`, for what is of no one place, as the list of all: it stays whichever places are let go of."""
    return _kept(make, {}, _MANY, by_place=False)


def shared(make: Callable[_Asked, _View]) -> Kept[_Asked, _View]:
    """A view that is frozen: it is handed on without copying it."""
    return _kept(make, {}, _MANY)


def drawn(make: Callable[_Asked, _View]) -> Kept[_Asked, _View]:
    """What each visitor gets a copy of."""
    return _kept(make, {}, _MANY, copied=True)


def shared_by(keys: KeptBy, *, entries: int = _MANY) -> Callable[[Callable[_Asked, _View]], Kept[_Asked, _View]]:
    """As `shared`, for what is made of objects that are found again by their `keys`, not by every figure in them."""
    return lambda make: _kept(make, keys, entries)


def drawn_by(keys: KeptBy, *, entries: int = _MANY) -> Callable[[Callable[_Asked, _View]], Kept[_Asked, _View]]:
    """As `drawn`, in the same way."""
    return lambda make: _kept(make, keys, entries, copied=True)


def _kept(make: Callable[..., Any], keys: KeptBy, entries: int, *, by_place: bool = True, copied: bool = False) -> Any:
    """The function with its answers kept; an argument whose name begins with "_" does not tell one answer from another.

    Those of a session's own place are kept there. TypeError where an argument cannot be told from others: it needs a key.
    """
    answers = _Answers(entries)
    _EVERY.append(answers)
    parameters = [(one.name, one.default, one.name[0] != "_") for one in signature(make).parameters.values()]

    def name_of(arguments: tuple[Any, ...], named: dict[str, Any]) -> tuple[Hashable, ...]:
        name: list[Hashable] = []
        for position, (parameter, default, tells) in enumerate(parameters):
            if tells:
                said = arguments[position] if position < len(arguments) else named.get(parameter, default)
                key = keys.get(type(said))
                name.append(key(said) if key else said)
        return tuple(name)

    def made(arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
        # a copy is read from bytes: nobody can change what the next is given
        return pickle.dumps(make(*arguments, **named)) if copied else make(*arguments, **named)

    @wraps(make)
    def asked(*arguments: Any, **named: Any) -> Any:
        name = name_of(arguments, named)
        place = next(filter(None, map(_place_of, arguments)), "") if by_place else ""
        if OF_SESSION in place:
            answer = st.session_state.setdefault(_VIEWS, {}).setdefault((answers, name), _Answer())
        else:
            answer = answers.answer(name)
            if place:
                answer.place = place
                _PLACES.note(place, answers, name)
        value = answer.value(lambda: made(arguments, named))
        return pickle.loads(value) if copied else value  # noqa: S301 (bytes of our own, above)

    def clear(*arguments: Any, **named: Any) -> None:
        if arguments or named:
            answers.forget(name_of(arguments, named))
        else:
            answers.clear()

    asked.clear = clear  # type: ignore[attr-defined]
    return asked


def _place_of(argument: Any) -> str:
    """The id of the place that an argument is about, "" where it is about none."""
    if isinstance(argument, str):
        return argument.partition("/")[0]
    for name in ("place_id", "key", "place"):
        if (about := getattr(argument, name, None)) is not None:
            return _place_of(about)
    return ""
