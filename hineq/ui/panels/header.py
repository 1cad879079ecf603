"""The one header of every page: the name, the place and how to change it, the doors, search; a menu on a phone."""

import streamlit as st
from markupsafe import Markup

from hineq.packs.read.problems import InvalidPack
from hineq.ui.components.presenting import FIRST, PRESENT
from hineq.ui.layout.links import app_link
from hineq.ui.layout.page import ink
from hineq.ui.layout.pages import DOORS, MEETING, OVERVIEW, SEARCH, Door, PageEntry
from hineq.ui.layout.selection import link_params, selection
from hineq.ui.layout.strip import pick_place
from hineq.ui.layout.style import inks_style
from hineq.ui.layout.visit import wanted_pack, wanted_place
from hineq.ui.panels.finder import finder
from hineq.ui.views.doors import pages_with_something

_NOTHING_BUT_HOME = (Door(title="Home", pages=(OVERVIEW,)),)


def header(current: PageEntry) -> None:
    """The header over a page; where the place cannot be read only what leads away from it."""
    st.html(inks_style(ink()))
    shown = selection()
    place_id = wanted_place(shown)
    # every link names the place, so that an address that is passed on stays with it
    shown["place"] = wanted_pack(shown)
    there: frozenset[str] = frozenset()
    try:
        there = pages_with_something(place_id)
        ways = _doors(there)
    except InvalidPack:
        ways = _NOTHING_BUT_HOME
    with st.container(key="hq_head", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(Markup('<p class="hq-brand">hineq</p>'), width="content")
        pick_place(place_id)
        if ways is not _NOTHING_BUT_HOME:
            with st.container(key="hq_search", width="content"):
                finder(place_id, shown)
        if current.presents and ways is not _NOTHING_BUT_HOME:
            with st.container(key="hq_present", width="content"):
                # the page's own choices stay: they are in the address
                app_link(current, "Present", st.query_params.to_dict() | {PRESENT: FIRST}, icon="fullscreen")
        if MEETING.file in there:
            with st.container(key="hq_meeting", width="content"):
                app_link(MEETING, MEETING.title, link_params(shown), icon="co_present")
        with (
            st.container(key="hq_menu", width="content"),
            st.popover("Menu", icon=":material/menu:", key=f"menu_{current.file}"),
        ):
            for door in ways:
                if len(door.pages) > 1:
                    st.html(Markup('<p class="hq-kind hq-door">{}</p>').format(door.title))
                for page in door.pages:
                    _link(page, page.title if len(door.pages) > 1 else door.title, shown)
            _link(SEARCH, SEARCH.title, shown)
            if MEETING.file in there:
                _link(MEETING, MEETING.title, shown)
    here = next((door for door in ways if current in door.pages), None)
    with st.container(key="hq_doors", horizontal=True, gap="medium"):
        for number, door in enumerate(ways):
            with st.container(key=f"door_{number}{'_here' if door is here else ''}", width="content"):
                _link(door.pages[0], door.title, shown)
    if here and len(here.pages) > 1:
        with st.container(key="hq_tabs", horizontal=True, gap="medium"):
            for page in here.pages:
                with st.container(key=f"tab_{page.file}{'_here' if page is current else ''}", width="content"):
                    _link(page, page.title, shown)


def _doors(with_something: frozenset[str]) -> tuple[Door, ...]:
    """The doors with the pages behind them that have something to show; a door with none is not there."""
    narrowed = (
        Door(title=door.title, pages=tuple(page for page in door.pages if page.file in with_something))
        for door in DOORS
    )
    return tuple(door for door in narrowed if door.pages)


def _link(page: PageEntry, label: str, shown: dict[str, str]) -> None:
    app_link(page, label, link_params(shown))
