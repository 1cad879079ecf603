"""Spellings near to words that nothing holds, as links."""

from collections.abc import Iterable, Mapping

import streamlit as st

from hineq.insights.search.index import Near
from hineq.ui.components.links import page_link
from hineq.ui.layout.pages import PageEntry


def show_near(near: Iterable[Near], page: PageEntry, parameter: str, shown: Mapping[str, str]) -> None:
    """The same search in other spellings: a link for each to the page, which reads the words from the parameter."""
    with st.container(horizontal=True, key=f"near_{parameter}"):
        st.markdown("Did you mean", width="content")
        for one in near:
            page_link(page, f"{one.query} ({one.count})", shown, **{parameter: one.query})
