"""What is for few, folded under a heading that says what is inside; the address opens it."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from hineq.ui.markdown import as_written


def fold(heading: str, name: str) -> DeltaGenerator:
    """A closed part of a page, drawn whole so that paper and the browser's search have it.

    `name` is its own on the page: with `name=true` in the address the page comes with the part open, and opening it by
    hand writes that into the address.
    """
    return st.expander(as_written(heading), key=name, bind="query-params")
