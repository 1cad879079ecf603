"""Links to the pages of the app, with the selection: the one way to make an address, a link in HTML and a link on its own."""

from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st
from markupsafe import Markup

from hineq.ui.layout.links import app_link
from hineq.ui.layout.pages import PageEntry, opening
from hineq.ui.layout.selection import full_query, link_params
from hineq.ui.views.own import public

_STEP = Markup('<a href="{}" target="_self" data-step="true"{}>{}{}</a>')


def page_address(page: PageEntry, shown: Mapping[str, str], **changes: str) -> str:
    """The address of a page, as any other page may write it, with what is selected; `changes` may be a page's own words.

    The page that the copy opens on stands at the root: its own name leads there by a second step.
    """
    at = "." if page is opening(public=public()) else page.file
    return f"{at}?{urlencode(link_params(shown, **changes))}"


def link_html(page: PageEntry, words: str, shown: Mapping[str, str], *, spoken: str = "", **changes: str) -> Markup:
    """A link as HTML, to stand among other words; `spoken` is what a screen reader says after the words.

    The page's own script follows it as a step of the app (static/page/keep.js), from the top; without it the page is loaded anew.
    """
    hidden = Markup('<span class="hq-hidden"> {}</span>').format(spoken) if spoken else ""
    return _STEP.format(page_address(page, shown, **changes), "", words, hidden)


def way_html(page: PageEntry, words: str, shown: Mapping[str, str], *, current: str = "") -> Markup:
    """A link of a list of pages; `current` says of it, as ARIA does, that it leads to the page that is shown ("page") or is a way to it ("true")."""
    said = Markup(' aria-current="{}"').format(current) if current else ""
    return _STEP.format(page_address(page, shown), said, words, "")


def room_link_html(address: str, words: str, slide_id: str) -> Markup:
    """A link to a slide, which the page's own script follows without loading anything; without it the address opens the slide too."""
    return Markup('<a href="{}" target="_self" data-room="{}">{}</a>').format(address, slide_id, words)


def file_link_html(address: str, words: str, name: str) -> Markup:
    """A link to what is taken away, under a file's name."""
    return Markup('<a href="{}" download="{}" target="_self">{}</a>').format(address, name, words)


def window_link_html(address: str, words: str, window: str) -> Markup:
    """A link into a window of its own, of this name."""
    return Markup('<a href="{}" target="{}">{}</a>').format(address, window, words)


def query_of(**said: object) -> str:
    """A query by itself, for an address that is no page's."""
    return urlencode(said)


def page_link(page: PageEntry, label: str, shown: Mapping[str, str], *, icon: str = "", **changes: str) -> None:
    """A link on its own, with an icon of Material's where one is named."""
    app_link(page, label, link_params(shown, **changes), icon=icon)


def this_address() -> str:
    """The address that opens what is shown, also where another period becomes the newest."""
    here = urlsplit(st.context.url or "")
    return urlunsplit(here._replace(query=urlencode(full_query(), doseq=True)))
