"""hineq in the browser: the page settings and the pages, nothing else."""

import streamlit as st

from hineq.ui.pages import PAGES

st.set_page_config(layout="wide", initial_sidebar_state="collapsed")
st.navigation(
    [st.Page(f"pages/{page.file}.py", title=page.title, url_path=page.file) for page in PAGES], position="top"
).run()
