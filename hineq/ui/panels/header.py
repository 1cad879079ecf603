"""The one header of every page: the name, the place and how to change it, the doors, search; a menu on a phone."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from hineq.packs.read.problems import InvalidPack
from hineq.ui.components.links import way_html
from hineq.ui.components.presenting import FIRST, present_html
from hineq.ui.html import each
from hineq.ui.layout.page import ink
from hineq.ui.layout.pages import DOORS, MEETING, OVERVIEW, SEARCH, Door, PageEntry
from hineq.ui.layout.piece import piece
from hineq.ui.layout.selection import selection
from hineq.ui.layout.strip import pick_place
from hineq.ui.layout.style import inks_style
from hineq.ui.layout.visit import wanted_pack, wanted_place
from hineq.ui.panels.finder import finder
from hineq.ui.views.doors import pages_with_something
from hineq.ui.views.kept import Said, as_key, kept

_NOTHING_BUT_HOME = (Door(title="Home", pages=(OVERVIEW,)),)


def header(current: PageEntry) -> None:
    """The header over a page; where the place cannot be read only what leads away from it."""
    piece(inks_style(ink()))
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
        piece(Markup('<p class="hq-brand">hineq</p>'), width="content")
        pick_place(place_id)
        if ways is not _NOTHING_BUT_HOME:
            with st.container(key="hq_search", width="content"):
                finder(place_id, shown)
        asked = (ways, current, as_key(shown))
        presents = current.presents and ways is not _NOTHING_BUT_HOME
        rooms = [present_html(FIRST, "", st.query_params.to_dict())] if presents else []
        if MEETING.file in there:
            rooms.append(way_html(MEETING, MEETING.title, shown))
        room = Markup('<div class="hq-head-ways">{}</div>').format(Markup("").join(rooms))
        piece(room + kept("", _menu, *asked, MEETING.file in there), width="content")
    piece(kept("", _ways, *asked))


def _menu(ways: tuple[Door, ...], current: PageEntry, selected: Said, meeting: bool) -> Markup:
    """Every page in one list that opens, for a phone."""
    parts, shown = [], dict(selected)
    for door in ways:
        links = [(page, page.title if len(door.pages) > 1 else door.title) for page in door.pages]
        listed = _list(links, shown, current)
        parts.append(Markup("<p>{}</p>{}").format(door.title, listed) if len(door.pages) > 1 else listed)
    parts.append(_list([(one, one.title) for one in (SEARCH, *([MEETING] if meeting else []))], shown, current))
    return Markup(
        '<details class="hq-menu"><summary>Menu</summary><nav aria-label="All pages">{}</nav></details>'
    ).format(Markup("").join(parts))


def _ways(ways: tuple[Door, ...], current: PageEntry, selected: Said) -> Markup:
    """The doors in a row, and the pages behind the open one in a second."""
    shown = dict(selected)
    here = next((door for door in ways if current in door.pages), None)
    doors = _list([(door.pages[0], door.title) for door in ways], shown, current, here.pages[0] if here else None)
    nav = Markup('<nav class="hq-doors" aria-label="Sections">{}</nav>').format(doors)
    if here and len(here.pages) > 1:
        tabs = _list([(page, page.title) for page in here.pages], shown, current)
        nav += Markup('<nav class="hq-tabs" aria-label="{}">{}</nav>').format(here.title, tabs)
    return nav


def _list(
    links: Sequence[tuple[PageEntry, str]], shown: dict[str, str], current: PageEntry, way: PageEntry | None = None
) -> Markup:
    """Links to pages: the current one marked as that, `way` as the one that it stands behind."""
    said = {way: "true", current: "page"}
    items = (way_html(page, words, shown, current=said.get(page, "")) for page, words in links)
    return Markup("<ul>{}</ul>").format(each(Markup("<li>{}</li>"), items))


def _doors(with_something: frozenset[str]) -> tuple[Door, ...]:
    """The doors with the pages behind them that have something to show; a door with none is not there."""
    narrowed = (
        Door(title=door.title, pages=tuple(page for page in door.pages if page.file in with_something))
        for door in DOORS
    )
    return tuple(door for door in narrowed if door.pages)
