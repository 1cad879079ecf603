"""Figures and boundaries that an analyst handed in: laid on a place in this session alone, kept nowhere else, seen by nobody else."""

import os
import re
import secrets
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from hineq.model.place import Place
from hineq.model.settings import PUBLIC, value
from hineq.packs.bring.answers import Answers
from hineq.packs.bring.laying import laid_on
from hineq.packs.bring.plan import Plan
from hineq.ui.views.caching import OF_SESSION, forget_session

_STATE = "own_figures"


def public() -> bool:
    """Whether this is a public instance (HINEQ_PUBLIC=1): nothing may be handed in, and only what is published is served."""
    return value(os.environ, PUBLIC) == "1"


@dataclass(frozen=True, kw_only=True, eq=False)
class Own:
    """What was handed in, on which pack it lies; `token` tells its place from any other session's.

    `file` is the name of the file of `figures`, None where there are none, `said` what was answered of them; `map_file` that of `map`, whose plan has
    outlines alone.
    """

    pack: str
    token: str
    file: str = ""
    figures: Plan | None = None
    said: Answers | None = None
    map_file: str = ""
    map: Plan | None = None

    @property
    def plan(self) -> Plan | None:
        """All of it as one plan."""
        if self.figures is None or self.map is None:
            return self.figures or self.map
        return replace(self.figures, outlines=self.map.outlines, credit=self.map.credit)

    @property
    def words(self) -> str:
        """What a page shows of it that is the reader's own, in sentences."""
        figures = f"With the figures of {self.file}, which you handed in: marked as provisional, in this session alone."
        outlines = f"Wards are drawn by the boundaries of {self.map_file}, which you handed in, in this session alone."
        return " ".join(([figures] if self.figures else []) + ([outlines] if self.map else []))

    def laid(self, place: Place) -> Place:
        """The place with it."""
        made = laid_on(place, self.plan) if self.plan else place
        return replace(made, place_id=f"{self.pack}{OF_SESSION}{self.token}")


def own() -> Own | None:
    """What this session has handed in; None where that is nothing."""
    held: Own | None = st.session_state.get(_STATE)
    return held


def lay_figures(pack: str, file: str, plan: Plan, said: Answers) -> None:
    """Lay the figures of a plan on a pack, for this session, beside a map that lies there already."""
    _keep(pack, file=file, figures=plan, said=said)


def lay_map(pack: str, file: str, plan: Plan) -> None:
    """Draw a pack's wards by the outlines of a plan, for this session, beside figures that lie there already."""
    _keep(pack, map_file=file, map=plan)


def take_figures_away() -> None:
    """Let go of figures that were handed in, with all that was made of them."""
    if (held := own()) is not None:
        _keep(held.pack, file="", figures=None, said=None)


def take_map_away() -> None:
    """Let go of outlines that were handed in, with all that was made of them."""
    if (held := own()) is not None:
        _keep(held.pack, map_file="", map=None)


def _keep(pack: str, **changed: Any) -> None:
    """Hold what is handed in with some of it changed, under a token of its own; what lay on another pack goes."""
    held = own()
    base = held if held is not None and held.pack == pack else Own(pack=pack, token="")
    made = replace(base, token=secrets.token_hex(8), **changed)
    forget_session()
    if made.plan is None:
        st.session_state.pop(_STATE, None)
    else:
        st.session_state[_STATE] = made


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
    return re.sub(rf"{OF_SESSION}[0-9a-f]+", "", text) if OF_SESSION in text else text
