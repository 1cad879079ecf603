"""The field in the header that leads to a ward, a measure or a place by its name, and to the search by any other words."""

from collections.abc import Mapping

import streamlit as st

from hineq.insights.search.entries import Entry
from hineq.insights.search.places import plain
from hineq.model.asked import as_asked
from hineq.ui.layout.pages import SEARCH, PageEntry
from hineq.ui.layout.selection import link_params
from hineq.ui.panels.search import leads_to, shown_on
from hineq.ui.views.place import named_places
from hineq.ui.views.search import by_name

LABEL = "Find a place, ward or measure"
_TURN = "find_turn"


def finder(place_id: str, shown: Mapping[str, str]) -> None:
    """The field; what is picked or typed opens its page at once, and the field is empty again."""
    entries = by_name(place_id)
    turn = st.session_state.setdefault(_TURN, 0)
    picked = st.selectbox(
        LABEL,
        list(entries),
        index=None,
        placeholder=LABEL,
        accept_new_options=True,
        label_visibility="collapsed",
        key=f"find_{turn}",
        width=265,
    )
    if picked is None:
        return
    # a field under another name is an empty one
    st.session_state[_TURN] = turn + 1
    here, picked = link_params(shown), as_asked(picked)
    entry = meant(picked, entries)
    if entry is None:
        if (led := only_place(picked)) is not None:
            page, part = led
            st.switch_page(page.path, query_params=part)
        st.switch_page(SEARCH.path, query_params=here | {"q": picked})
    page, part = shown_on(entry)
    st.switch_page(page.path, query_params=here | part)


def only_place(typed: str) -> tuple[PageEntry, dict[str, str]] | None:
    """Where the one place of the nation leads that has exactly the name that was typed; None for none, or for several."""
    same = [one for one in named_places(typed) if plain(one.name) == plain(typed)]
    return leads_to(same[0]) if len(same) == 1 else None


def meant(picked: str, entries: Mapping[str, Entry]) -> Entry | None:
    """What was picked from the list, or what alone has the name, or a name that begins, as was typed; else None."""
    typed = picked.casefold().strip()
    exact = [entry for entry in entries.values() if entry.title.casefold() == typed]
    begun = [entry for entry in entries.values() if entry.title.casefold().startswith(typed)]
    return entries.get(picked) or next((few[0] for few in (exact, begun) if len(few) == 1), None)
