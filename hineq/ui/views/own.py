"""Figures that an analyst handed in: laid on a place in this session alone, kept nowhere else, seen by nobody else."""

import os
import re
import secrets
from dataclasses import dataclass, replace

import streamlit as st

from hineq.model.place import Place
from hineq.model.settings import PUBLIC, value
from hineq.packs.bring.laying import laid_on
from hineq.packs.bring.plan import Plan
from hineq.ui.views.caching import OF_SESSION, forget_session

_STATE = "own_figures"


def public() -> bool:
    """Whether this is a public instance (HINEQ_PUBLIC=1): nothing may be handed in, and only what is published is served."""
    return value(os.environ, PUBLIC) == "1"


@dataclass(frozen=True, kw_only=True, eq=False)
class Own:
    """What was handed in: the name of its file, on which pack it lies, what it adds; `token` tells its place from any other session's."""

    pack: str
    file: str
    plan: Plan
    token: str

    def laid(self, place: Place) -> Place:
        """The place with these figures."""
        return replace(laid_on(place, self.plan), place_id=f"{self.pack}{OF_SESSION}{self.token}")


def own() -> Own | None:
    """What this session has handed in; None where that is nothing."""
    held: Own | None = st.session_state.get(_STATE)
    return held


def lay(pack: str, file: str, plan: Plan) -> None:
    """Lay the figures of a plan on a pack, for this session."""
    forget_session()
    st.session_state[_STATE] = Own(pack=pack, file=file, plan=plan, token=secrets.token_hex(8))


def take_away() -> None:
    """Let go of what was handed in, with all that was made of it."""
    forget_session()
    st.session_state.pop(_STATE, None)


def with_own(place_id: str) -> str:
    """The id of a place as views are asked for it: with what this session has laid on it, where it has."""
    pack, sign, part = place_id.partition("/")
    held = own()
    return f"{pack}{OF_SESSION}{held.token}{sign}{part}" if held and held.pack == pack else place_id


def pack_of(place_id: str) -> str:
    """The id of the pack that a place is of, without its part and without what a session laid on it.

    >>> pack_of("ashby/2024"), pack_of("oakshire~0a1b/E06000016")
    ('ashby', 'oakshire')
    """
    return place_id.partition("/")[0].partition(OF_SESSION)[0]


def held_for(place_id: str) -> Own | None:
    """What this session has laid on the place with this id; None for a place as it is."""
    return own() if OF_SESSION in place_id else None


def without_own(text: str) -> str:
    """A text that holds the id of a place, as it is without what a session laid on it.

    >>> without_own("ashby~0a1b/worse")
    'ashby/worse'
    """
    return re.sub(rf"{OF_SESSION}[0-9a-f]+", "", text)
