"""What a page makes of its views each time it runs, in the same words and at the same addresses: made once for all visitors."""

from collections.abc import Callable, Hashable, Mapping
from functools import cache
from typing import TypeVar, TypeVarTuple, cast

from hineq.ui.views.caching import shared_by
from hineq.ui.views.own import public

_Asked = TypeVarTuple("_Asked")
_Made = TypeVar("_Made")
Said = tuple[tuple[str, str], ...]
# of each function; the list of all councils is 200 kB, and there is no end of what readers select
_MANY = 150


def kept(place_id: str, make: Callable[[*_Asked], _Made], *asked: *_Asked) -> _Made:
    """What `make` makes of what is asked, kept with the views of a place, of no place where that is ""; not to be changed.

    `make` hangs on nothing but its arguments: a function of a module, none that is made within another (ValueError).
    Each argument tells one answer from another: words, numbers, and what is itself as long as a place is open (the
    place, its figures, a view); which page a copy opens on hangs on whether it is public. What cannot be told from others, as a table, is refused (TypeError): its key is asked with.
    """
    if "<locals>" in make.__qualname__:
        raise ValueError(f"'make' must hang on its arguments alone, got {make.__qualname__}.")
    return cast(_Made, _answers_of(make)(place_id, asked, public()))


def as_key(shown: Mapping[str, str]) -> Said:
    """What is selected, as it tells one answer from another; `dict` makes a selection of it again."""
    return tuple(sorted(shown.items()))


@cache
def _answers_of(make: Callable[..., object]) -> Callable[[str, tuple[Hashable, ...], bool], object]:
    """Each function's answers are kept apart, so that none pushes another's out."""

    @shared_by({}, entries=_MANY)
    def made(place_id: str, asked: tuple[Hashable, ...], as_public: bool) -> object:
        return make(*asked)

    return made
