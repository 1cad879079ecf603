"""Putting a finished chart on a page."""

from typing import Any

import streamlit as st

from hineq.ui.layout import note


def draw(spec: dict[str, Any], key: str, *, heading: bool = True) -> None:
    """Draw a chart's specification: its title as a heading of the page, its subtitle under it, then the picture.

    A title inside the picture would be cut off on a phone and be no heading; `heading=False` leaves it to the page,
    where the page's own heading says the same. The title is the text alternative either way.
    """
    title = spec["title"]
    if heading:
        st.subheader(title["text"], anchor=False)
    if title["subtitle"]:
        note(title["subtitle"])
    drawn = {part: content for part, content in spec.items() if part not in ("title", "description")}
    st.vega_lite_chart(drawn, width="stretch", theme=None, alt=f"{title['text']}. {title['subtitle']}", key=key)
