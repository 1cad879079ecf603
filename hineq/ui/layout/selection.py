"""The one selection (place, area, indicator, sex, period, ward, group of wards): kept for the session, and in the URL so that links work."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import streamlit as st

from hineq.model.asked import as_asked

KEYS = ("place", "area", "indicator", "sex", "period", "ward", "beside", "group")
_STATE = "selection"


@dataclass(kw_only=True)
class _Selected:
    """What a session has selected: one entry of its state, since the framework goes through all of them for each select box.

    `written` is what the address says of it, `refused` the keys that ask for what is not there, `shown` the query of all that the page shows.
    """

    chosen: dict[str, str] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()
    shown: dict[str, str] = field(default_factory=dict)


def _selected() -> _Selected:
    made: _Selected = st.session_state.setdefault(_STATE, _Selected())
    return made


def selection() -> dict[str, str]:
    """What is selected, without what is not; the URL is read first, since Back and Forward change it under us.

    Every link of the app carries the selection, so an address without any asks for none.
    """
    selected, there = _selected(), st.query_params.to_dict()
    asked = {key: as_asked(there[key]) for key in KEYS if key in there}
    if asked != selected.written:
        selected.chosen = dict(asked)
        selected.written = asked
    return dict(selected.chosen)


def choose(**changes: str) -> None:
    """Change the selection; an empty text takes a key back. For the callbacks of widgets."""
    chosen = _selected().chosen
    for key, value in changes.items():
        if key not in KEYS:
            raise ValueError(f"'key' must be one of {KEYS}, got {key!r}.")
        chosen.pop(key, None)
        if value:
            chosen[key] = value


def refuse(keys: Iterable[str]) -> None:
    """Say which keys ask for what the place does not have: they stay out of the address."""
    _selected().refused = frozenset(keys)


def write_url(shown: Mapping[str, str]) -> None:
    """Keep in the URL what the reader chose, and nothing else; `shown` is all that the page shows, for its full address.

    What a page takes by itself is implied: written into the address it would be a step of its own, and a link would
    cost two Backs. What was chosen stays as it was chosen, also on a page that has nothing on it and says so.
    """
    selected, there = _selected(), st.query_params.to_dict()
    chosen = selected.chosen
    wanted = {key: chosen[key] for key in KEYS if chosen.get(key) and key not in selected.refused}
    if "place" in wanted:
        wanted["place"] = shown["place"]
    present = {key: there[key] for key in KEYS if key in there}
    if wanted != present:
        others = {key: st.query_params.get_all(key) for key in st.query_params if key not in KEYS}
        st.query_params.from_dict({**others, **wanted})
    selected.written = wanted
    selected.shown = link_params(shown)


def full_query() -> dict[str, list[str]]:
    """The query that opens what is shown, with what the page took by itself."""
    implied = _selected().shown
    return {
        **{key: st.query_params.get_all(key) for key in st.query_params},
        **{key: [value] for key, value in implied.items()},
    }


def link_params(shown: Mapping[str, str], **changes: str) -> dict[str, str]:
    """The query of a link to another page with the same selection, changed where told."""
    wanted = {key: shown[key] for key in KEYS if shown.get(key)} | changes
    return {key: wanted[key] for key in (*KEYS, *wanted) if wanted.get(key)}


def page_parameter(name: str) -> str:
    """What the URL says under a name that one page alone reads (such as `element`), or an empty text."""
    return as_asked(str(st.query_params.get(name, "")))


def choose_parameter(name: str, value: str) -> None:
    """Put a page's own parameter into the URL; an empty text takes it out. For the callbacks of widgets."""
    if value := as_asked(value):
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def show_parameter(name: str) -> None:
    """Put a page's own parameter into the address where a link has left it out.

    A link to the very page that it stands on changes what is shown, but Streamlit 1.67 leaves the address as it was; a
    browser test walks the thread and goes back.
    """
    value = page_parameter(name)
    address = parse_qs(urlsplit(st.context.url or "").query).get(name, [""])[0]
    if value and st.context.url and value != address:
        st.query_params[name] = value
