"""The one selection (place, area, indicator, sex, period, ward, group of wards): kept for the session, and in the URL so that links work."""

from collections.abc import Iterable, Mapping
from urllib.parse import parse_qs, urlsplit

import streamlit as st

from hineq.model.asked import as_asked

KEYS = ("place", "area", "indicator", "sex", "period", "ward", "beside", "group")
_STATE, _WRITTEN, _REFUSED, _SHOWN = "selection", "selection_written", "selection_refused", "selection_shown"


def selection() -> dict[str, str]:
    """What is selected, without what is not; the URL is read first, since Back and Forward change it under us.

    Every link of the app carries the selection, so an address without any asks for none.
    """
    state: dict[str, str] = st.session_state.setdefault(_STATE, {})
    asked = {key: as_asked(str(st.query_params[key])) for key in KEYS if key in st.query_params}
    if asked != st.session_state.get(_WRITTEN, {}):
        state.clear()
        state.update(asked)
        st.session_state[_WRITTEN] = asked
    return dict(state)


def choose(**changes: str) -> None:
    """Change the selection; an empty text takes a key back. For the callbacks of widgets."""
    state: dict[str, str] = st.session_state.setdefault(_STATE, {})
    for key, value in changes.items():
        if key not in KEYS:
            raise ValueError(f"'key' must be one of {KEYS}, got {key!r}.")
        state.pop(key, None)
        if value:
            state[key] = value


def refuse(keys: Iterable[str]) -> None:
    """Say which keys ask for what the place does not have: they stay out of the address."""
    st.session_state[_REFUSED] = frozenset(keys)


def write_url(shown: Mapping[str, str]) -> None:
    """Keep in the URL what the reader chose, and nothing else; `shown` is all that the page shows, for its full address.

    What a page takes by itself is implied: written into the address it would be a step of its own, and a link would
    cost two Backs. What was chosen stays as it was chosen, also on a page that has nothing on it and says so.
    """
    state: dict[str, str] = st.session_state.get(_STATE, {})
    refused: frozenset[str] = st.session_state.get(_REFUSED, frozenset())
    wanted = {key: state[key] for key in KEYS if state.get(key) and key not in refused}
    if "place" in wanted:
        wanted["place"] = shown["place"]
    present = {key: str(st.query_params[key]) for key in KEYS if key in st.query_params}
    if wanted != present:
        others = {key: st.query_params.get_all(key) for key in st.query_params if key not in KEYS}
        st.query_params.from_dict({**others, **wanted})
    st.session_state[_WRITTEN] = wanted
    st.session_state[_SHOWN] = link_params(shown)


def full_query() -> dict[str, list[str]]:
    """The query that opens what is shown, with what the page took by itself."""
    implied: dict[str, str] = st.session_state.get(_SHOWN, {})
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
