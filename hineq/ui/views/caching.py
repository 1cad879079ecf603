"""How views are kept: computed once for all visitors, frozen and shared, or drawn once and handed out as copies.

Why once and why so many: docs/decisions/caches-in-views.md.
"""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import streamlit as st

_MANY = 1000
# by what a view is found again, for each type of what is handed on whole
KeptBy = dict[str | type[Any], Callable[[Any], Any]]
_Asked = ParamSpec("_Asked")
_View = TypeVar("_View")

# views are frozen and shared: a cache of resources hands them on without copying them
shared = st.cache_resource(show_spinner=False, max_entries=_MANY)
drawn = st.cache_data(show_spinner=False, max_entries=_MANY)


def shared_by(keys: KeptBy, *, entries: int = _MANY) -> Callable[[Callable[_Asked, _View]], Callable[_Asked, _View]]:
    """As `shared`, for what is made of objects that are found again by their `keys`, not by every figure in them."""
    return st.cache_resource(show_spinner=False, max_entries=entries, hash_funcs=keys)


def drawn_by(keys: KeptBy, *, entries: int = _MANY) -> Callable[[Callable[_Asked, _View]], Callable[_Asked, _View]]:
    """As `drawn`, in the same way."""
    return st.cache_data(show_spinner=False, max_entries=entries, hash_funcs=keys)
