"""HTML of our own on a page: as few messages of the server as may be, each taken as it was made."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final, Literal

import streamlit as st

# the pieces that wait for the end of what gathers them, in the run of one visitor
_GATHERED: Final[ContextVar[list[str] | None]] = ContextVar("gathered", default=None)


class _Made:
    """HTML that the framework takes as it is; a text it would search for a file of that name and for indents, at every run."""

    def __init__(self, html: str) -> None:
        self._html = str(html)

    def _repr_html_(self) -> str:
        return self._html


def piece(html: str, *, width: Literal["stretch", "content"] = "stretch") -> None:
    """Put HTML on the page; nothing where it is empty."""
    waiting = _GATHERED.get()
    if waiting is not None:
        waiting.append(html)
    elif html:
        st.html(_Made(html), width=width)


@contextmanager
def gathered() -> Iterator[None]:
    """Put the pieces within on the page together, as one message of the server; nothing else may be drawn in between."""
    waiting: list[str] = []
    token = _GATHERED.set(waiting)
    try:
        yield
    finally:
        _GATHERED.reset(token)
    piece("".join(waiting))
