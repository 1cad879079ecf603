"""A link of the app, drawn so that it loads nothing anew, and a link to a source on the web."""

from collections.abc import Mapping

import streamlit as st
from markupsafe import Markup

from hineq.model.source import Source
from hineq.ui.layout.pages import PageEntry
from hineq.ui.markdown import as_written


def app_link(page: PageEntry, label: str, query: Mapping[str, str], *, icon: str = "") -> None:
    """A link to a page with what its address says, with an icon of Material's where one is named."""
    material = f":material/{icon}:" if icon else None
    st.page_link(page.path, label=as_written(label), icon=material, query_params=dict(query))


def outside_html(address: str, words: str) -> Markup:
    """A link to another site, in the reader's own tab; the words alone where the address is none of the web."""
    if not address.startswith(("https://", "http://")):
        return Markup("{}").format(words)
    return Markup('<a href="{}" rel="noopener">{}</a>').format(address, words)


def source_html(source: Source, words: str = "") -> Markup:
    """A source as it is cited, or other words for it, as a link where it has an address on the web."""
    return outside_html(source.url, words or source.citation)
