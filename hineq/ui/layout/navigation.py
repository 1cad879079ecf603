"""The pages as the framework takes them: made once, since it looks each up on the disk and through every link to it."""

from copy import copy
from functools import lru_cache

import streamlit as st

from hineq.ui.layout.pages import PAGES, PageEntry, opening
from hineq.ui.views.own import public


def to_page(page: PageEntry) -> st.Page:
    """A page for `st.page_link`."""
    return _made(public=public())[page.file]


def shown_page() -> st.Page:
    """The page of this run's address, among all that there are."""
    opens = opening(public=public())
    made = _made(public=public())
    # the framework notes on a page that it may run: each run has copies of its own
    every = [copy(made[page.file]) for page in (opens, *(one for one in PAGES if one is not opens))]
    # it gives the first page the root as its only address: its own name leads there too
    named = st.Page(_home, title=opens.title, url_path=opens.file, visibility="hidden")
    return st.navigation([*every, named], position="hidden")


def _home() -> None:
    st.switch_page(opening(public=public()).path, query_params=st.query_params.to_dict())


@lru_cache(maxsize=2)
def _made(*, public: bool) -> dict[str, st.Page]:
    opens = opening(public=public)
    return {
        page.file: st.Page(page.path, title=page.title, url_path="start", default=True)
        if page is opens
        else st.Page(page.path, title=page.title, url_path=page.file)
        for page in PAGES
    }
