"""The frame of every picture: finding and key above it, the picture as one image, one menu to take it away, and Present."""

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

import pandas as pd
import streamlit as st
from markupsafe import Markup

from hineq.charts.picture import MIME_TYPES, PictureKind, picture
from hineq.model.download import Taken
from hineq.ui.components.addresses import address_of, embed_line
from hineq.ui.components.links import file_link_html, this_address
from hineq.ui.components.presenting import present, present_button, presented
from hineq.ui.components.tables import csv_button, csv_name
from hineq.ui.html import each
from hineq.ui.layout.page import note, subsection

# the table behind a picture, or what makes it, the name of its file, and where it is for everybody
TableOf: TypeAlias = tuple[pd.DataFrame | Callable[[], pd.DataFrame], str, Taken]


def draw(
    spec: dict[str, Any], key: str, *, heading: bool = True, source: str = "", notes: Iterable[str] = (),
    table: TableOf | None = None, key_above: bool = False, subtitle_above: bool = False, at: Taken,
) -> None:  # fmt: skip
    """Draw a chart's specification in its frame: title as a heading of the page, subtitle, key, then the picture.

    A title inside the picture would be cut off on a phone and be no heading; `heading=False` leaves it to the page,
    where the page's own heading says the same. The title is the text alternative either way: the picture is one image, its
    marks are not read out. With a `source` the chart can be taken away, with title, key and that line in it, and be
    presented; `at` is where the same picture is for everybody. `notes` say what the marks mean: they stand above the picture and in what is taken away. `table` are the
    same figures, for the menu. With `key_above` the page has said the key above the first of several pictures, with
    `subtitle_above` its lede and its controls say the subtitle.
    """
    title, said = spec["title"], [sentence for sentence in notes if sentence]
    with st.container(key=f"frame_{key}"):
        if heading:
            subsection(title["text"])
        if title["subtitle"] and not subtitle_above:
            note(title["subtitle"])
        for sentence in () if key_above else said:
            note(sentence)
        drawn = {part: content for part, content in spec.items() if part not in ("title", "description")}
        st.vega_lite_chart(drawn, width="stretch", theme=None, alt=f"{title['text']}. {title['subtitle']}", key=key)
        if source:
            with st.container(horizontal=True, key=f"taken_{key}"):
                download_menu(lambda: spec, "\n".join([*said, source]), key, table, at=at)
                present_button(key, title["text"])
    if source and presented(key):
        present(spec, said, source)


def picture_buttons(spec: Callable[[], dict[str, Any]], foot: str, key: str, what: str, *, at: Taken) -> None:
    """The menu of a picture that is no chart on its page, such as the map, and Present; it is only made when asked for.

    `what` is its finding.
    """
    with st.container(horizontal=True, key=f"taken_{key}"):
        download_menu(spec, foot, key, at=at)
        present_button(key, what)
    if presented(key):
        present(spec(), (), foot)


def download_menu(
    spec: Callable[[], dict[str, Any]], foot: str, key: str, table: TableOf | None = None, *, at: Taken
) -> None:  # fmt: skip
    """One menu with everything that can be taken away: the picture as PNG and SVG, the table as CSV, the addresses.

    `foot` stands in lines under the picture. Nothing is made before it is asked for: where everybody finds the same, at its address,
    else, of what only this session has, by the session itself.
    """
    if address_of(at, "svg"):
        st.html(_menu_html(key, table, at), width="content")
        return
    with st.popover("Download", icon=":material/download:", type="tertiary", key=f"download_{key}"):
        for kind in MIME_TYPES:
            _download(spec, foot, kind, key)
        if table:
            made, name, table_at = table
            csv_button(made, name, "Table (CSV)", at=table_at)
        st.markdown("Address of this view")
        st.code(this_address(), language=None, wrap_lines=True)


def _menu_html(key: str, table: TableOf | None, at: Taken) -> Markup:
    """The menu as HTML: one message of the server, where its buttons would be ten, and nothing of it waits in a session."""
    files = [(f"Picture ({kind.upper()})", address_of(at, kind), f"{key}.{kind}") for kind in MIME_TYPES]
    if table and (to := address_of(table[2])):
        files.append(("Table (CSV)", to, csv_name(table[1])))
    copied = [
        ("Address of this view", this_address()),
        ("Address of this picture", address_of(at, "svg")),
        ("To stand in another page", embed_line(at)),
    ]
    links = each(Markup("<li>{}</li>"), (file_link_html(to, words, name) for words, to, name in files))
    lines = Markup("").join(
        Markup(
            '<p>{}</p><p class="hq-copied"><code>{}</code><button type="button" data-copy="true" aria-label="Copy: {}">Copy</button></p>'
        ).format(words, text, words)
        for words, text in copied
    )
    return Markup('<details class="hq-take"><summary>Download</summary><div><ul>{}</ul>{}</div></details>').format(
        links, lines
    )


def _download(spec: Callable[[], dict[str, Any]], foot: str, kind: PictureKind, key: str) -> None:
    st.download_button(
        f"Picture ({kind.upper()})", lambda: picture(spec(), foot, kind), file_name=f"{key}.{kind}",
        mime=MIME_TYPES[kind], key=f"{kind}_{key}", on_click="ignore", icon=":material/image:", type="tertiary",
    )  # fmt: skip
