"""The one selection (place, area, indicator, sex, period, ward): kept for the session, and in the URL so that links work."""

from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

import streamlit as st

KEYS = ("place", "area", "indicator", "sex", "period", "ward")
_STATE, _WRITTEN = "selection", "selection_written"


def selection() -> dict[str, str]:
    """What is selected, without what is not; the URL is read first, since Back and Forward change it under us."""
    state: dict[str, str] = st.session_state.setdefault(_STATE, {})
    asked = {key: str(st.query_params[key]) for key in KEYS if key in st.query_params}
    # going to another page empties the URL: that is no wish to forget the selection
    if asked and asked != st.session_state.get(_WRITTEN):
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


def write_url(shown: Mapping[str, str]) -> None:
    """Put what is shown into the URL, so that the address opens the same view."""
    wanted = {key: shown[key] for key in KEYS if shown.get(key)}
    present = {key: str(st.query_params[key]) for key in KEYS if key in st.query_params}
    if wanted != present:
        others = {key: st.query_params.get_all(key) for key in st.query_params if key not in KEYS}
        st.query_params.from_dict({**others, **wanted})
    st.session_state[_WRITTEN] = wanted


def link_params(shown: Mapping[str, str], **changes: str) -> dict[str, str]:
    """The query of a link to another page with the same selection, changed where told."""
    wanted = {key: shown[key] for key in KEYS if shown.get(key)} | changes
    return {key: value for key, value in wanted.items() if value}


def page_parameter(name: str) -> str:
    """What the URL says under a name that one page alone reads (such as `element`), or an empty text."""
    return str(st.query_params.get(name, ""))


def choose_parameter(name: str, value: str) -> None:
    """Put a page's own parameter into the URL; an empty text takes it out. For the callbacks of widgets."""
    if value:
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
