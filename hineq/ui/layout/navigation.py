"""The pages as the framework takes them: made once, since it looks each up on the disk and through every link to it."""

from copy import copy
from functools import lru_cache
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from hineq.ui.layout import pages
from hineq.ui.layout.pages import PageEntry, opening
from hineq.ui.views.own import public


def shown_page() -> st.Page:
    """The page of this run's address, among all that there are."""
    opens = opening(public=public())
    made = _there()
    # the framework notes on a page that it may run: each run has copies of its own
    every = [copy(made[page.file]) for page in (opens, *(one for one in pages.PAGES if one is not opens))]
    # it gives the first page the root as its only address: its own name leads there too
    named = st.Page(_home, title=opens.title, url_path=opens.file, visibility="hidden")
    return st.navigation([*every, named], position="hidden")


def _home() -> None:
    st.switch_page(opening(public=public()).path, query_params=st.query_params.to_dict())


def _there() -> dict[str, st.Page]:
    context = get_script_run_ctx()
    return _made(pages.PAGES, opening(public=public()), context.pages_manager.main_script_parent if context else None)


@lru_cache(maxsize=4)
def _made(every: tuple[PageEntry, ...], opens: PageEntry, _beside: Path | None) -> dict[str, st.Page]:
    """The pages by their files, which are looked for beside the script that is run."""
    return {
        page.file: st.Page(page.path, title=page.title, url_path="start", default=True)
        if page is opens
        else st.Page(page.path, title=page.title, url_path=page.file)
        for page in every
    }
