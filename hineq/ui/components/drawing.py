"""Putting a finished chart on a page, and handing it out as a picture."""

from collections.abc import Callable, Iterable
from typing import Any

import streamlit as st

from hineq.charts.picture import MIME_TYPES, PictureKind, picture
from hineq.ui.layout.page import note, subsection


def draw(
    spec: dict[str, Any], key: str, *, heading: bool = True, source: str = "", notes: Iterable[str] = ()
) -> None:  # fmt: skip
    """Draw a chart's specification: its title as a heading of the page, its subtitle under it, then the picture.

    A title inside the picture would be cut off on a phone and be no heading; `heading=False` leaves it to the page,
    where the page's own heading says the same. The title is the text alternative either way. With a `source` the
    chart can be downloaded as PNG and SVG, with its title and that line in it. `notes` say what the marks mean: they
    stand under the chart and in the picture.
    """
    title = spec["title"]
    if heading:
        subsection(title["text"])
    if title["subtitle"]:
        note(title["subtitle"])
    drawn = {part: content for part, content in spec.items() if part not in ("title", "description")}
    st.vega_lite_chart(drawn, width="stretch", theme=None, alt=f"{title['text']}. {title['subtitle']}", key=key)
    said = [sentence for sentence in notes if sentence]
    if source:
        picture_buttons(lambda: spec, "\n".join([*said, source]), key)
    for sentence in said:
        note(sentence)


def picture_buttons(spec: Callable[[], dict[str, Any]], foot: str, key: str) -> None:
    """A chart to take away as PNG and SVG, `foot` under it in lines; it is only made when it is asked for."""
    with st.container(horizontal=True, key=f"pictures_{key}"):
        for kind in MIME_TYPES:
            _download(spec, foot, kind, key)


def _download(spec: Callable[[], dict[str, Any]], foot: str, kind: PictureKind, key: str) -> None:
    st.download_button(
        f"Picture ({kind.upper()})", lambda: picture(spec(), foot, kind), file_name=f"{key}.{kind}",
        mime=MIME_TYPES[kind], key=f"{kind}_{key}", on_click="ignore", icon=":material/image:", type="tertiary",
    )  # fmt: skip
