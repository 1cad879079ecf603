"""Links to the pages of the app, with the selection: the one way to make an address, a link in HTML and a link on its own."""

from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st
from markupsafe import Markup

from hineq.ui.layout.links import app_address, link_row, step_html
from hineq.ui.layout.pages import PageEntry
from hineq.ui.layout.selection import full_query, link_params


def page_address(page: PageEntry, shown: Mapping[str, str], **changes: str) -> str:
    """The address of a page, as any other page may write it, with what is selected; `changes` may be a page's own words."""
    return app_address(page, link_params(shown, **changes))


def link_html(page: PageEntry, words: str, shown: Mapping[str, str], *, spoken: str = "", **changes: str) -> Markup:
    """A link as HTML, to stand among other words; `spoken` is what a screen reader says after the words."""
    said = Markup('{}<span class="hq-hidden"> {}</span>').format(words, spoken) if spoken else words
    return step_html(page_address(page, shown, **changes), said)


def staying_html(query: Mapping[str, str], words: str, *, spoken: str = "") -> Markup:
    """A link to the page that it stands on, over which it opens a picture: the keyboard comes back to it (static/page/keep.js)."""
    name = Markup(' aria-label="{}: {}"').format(words, spoken) if spoken else ""
    return step_html(f"?{urlencode(query)}", words, Markup(' class="hq-full" data-stays="true"{}').format(name))


def way_html(page: PageEntry, words: str, shown: Mapping[str, str], *, current: str = "") -> Markup:
    """A link of a list of pages; `current` says of it, as ARIA does, that it leads to the page that is shown ("page") or is a way to it ("true")."""
    said = Markup(' aria-current="{}"').format(current) if current else ""
    return step_html(page_address(page, shown), words, said)


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


def page_link(page: PageEntry, label: str, shown: Mapping[str, str], **changes: str) -> None:
    """A link on its own."""
    link_row([link_html(page, label, shown, **changes)])


def this_address() -> str:
    """The address that opens what is shown, also where another period becomes the newest."""
    here = urlsplit(st.context.url or "")
    return urlunsplit(here._replace(query=urlencode(full_query(), doseq=True)))
