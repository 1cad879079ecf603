"""A link of the app, drawn so that it loads nothing anew."""

from collections.abc import Mapping

import streamlit as st

from hineq.ui.layout.navigation import to_page
from hineq.ui.layout.pages import PageEntry
from hineq.ui.markdown import as_written


def app_link(page: PageEntry, label: str, query: Mapping[str, str], *, icon: str = "") -> None:
    """A link to a page with what its address says, with an icon of Material's where one is named."""
    material = f":material/{icon}:" if icon else None
    st.page_link(to_page(page), label=as_written(label), icon=material, query_params=dict(query))
