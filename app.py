"""hineq in the browser: the server with its warm-up, the page settings and the navigation, nothing else."""

import os

import streamlit as st
from starlette.middleware import Middleware

from hineq.api.routes import API
from hineq.ui.layout.asked import WARD_ASKED
from hineq.ui.layout.first_paint import FirstPaint
from hineq.ui.layout.headers import Closed, Headers
from hineq.ui.layout.navigation import shown_page
from hineq.ui.layout.pages import PAGES
from hineq.ui.layout.ready import LIVE, READINESS, READY
from hineq.ui.layout.starting import check_settings
from hineq.ui.layout.statement import STATEMENT
from hineq.ui.panels.before import area_before
from hineq.ui.panels.header import header

if __name__ != "__main__":
    # the server imports this file once, by name; for each visitor Streamlit runs it as the main script
    check_settings()
    app = st.App(
        __file__, lifespan=READINESS.lifespan, routes=[LIVE, READY, WARD_ASKED, STATEMENT, API],
        middleware=[
            Middleware(Headers, environment=os.environ), Middleware(Closed, environment=os.environ), Middleware(FirstPaint, words=area_before),
        ],
    )  # fmt: skip
else:
    page = shown_page()
    st.set_page_config(page_title=f"{page.title} - hineq", layout="wide", initial_sidebar_state="collapsed")
    header(next(entry for entry in PAGES if entry.title == page.title))
    page.run()
