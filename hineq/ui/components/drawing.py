"""The frame of every picture: finding and key above it, the picture as one image, one menu to take it away, and Present."""

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

import pandas as pd
import streamlit as st
from markupsafe import Markup

from hineq.charts.picture import MIME_TYPES, PictureKind, picture
from hineq.model.download import Download, Taken
from hineq.ui.components.addresses import address_at, embed_line, for_everybody
from hineq.ui.components.links import file_link_html, this_address
from hineq.ui.components.presenting import present, present_html, presented
from hineq.ui.components.tables import csv_button, csv_name
from hineq.ui.html import each
from hineq.ui.layout.page import note, subsection
from hineq.ui.layout.piece import piece
from hineq.ui.views.kept import Said, as_key, kept

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
        note("" if subtitle_above else title["subtitle"], *(() if key_above else said))
        drawn = {part: content for part, content in spec.items() if part not in ("title", "description")}
        st.vega_lite_chart(drawn, width="stretch", theme=None, alt=f"{title['text']}. {title['subtitle']}", key=key)
        if source:
            picture_row(lambda: spec, "\n".join([*said, source]), key, title["text"], table, at=at)
    if source and presented(key):
        present(spec, said, source)


def picture_buttons(spec: Callable[[], dict[str, Any]], foot: str, key: str, what: str, *, at: Taken) -> None:
    """The menu of a picture that is no chart on its page, such as the map, and Present; it is only made when asked for.

    `what` is its finding.
    """
    picture_row(spec, foot, key, what, at=at)
    if presented(key):
        present(spec(), (), foot)


def picture_row(
    spec: Callable[[], dict[str, Any]], foot: str, key: str, what: str, table: TableOf | None = None, *, at: Taken
) -> None:  # fmt: skip
    """One menu with everything that can be taken away, the picture as PNG and SVG, the table as CSV, the addresses; and Present.

    `foot` stands in lines under the picture. Nothing is made before it is asked for: where everybody finds the same, at its address,
    else, of what only this session has, by the session itself.
    """
    if for_everybody(at):
        taken = (table[1], table[2]) if table and for_everybody(table[2]) else None
        asked = (key, taken, at, st.context.url or "", this_address(), what, as_key(st.query_params.to_dict()))
        piece(kept(at.place_id, _row_html, *asked))
        return
    with st.container(horizontal=True, key=f"taken_{key}"):
        with st.popover("Download", icon=":material/download:", type="tertiary", key=f"download_{key}"):
            for kind in MIME_TYPES:
                _download(spec, foot, kind, key)
            if table:
                made, name, table_at = table
                csv_button(made, name, "Table (CSV)", at=table_at)
            st.markdown("Address of this view")
            st.code(this_address(), language=None, wrap_lines=True)
        piece(present_html(key, what, st.query_params.to_dict()), width="content")


def _row_html(
    key: str, table: tuple[str, Download] | None, at: Download, page: str, view: str, what: str, query: Said
) -> Markup:
    """The menu and Present as HTML: one message of the server, where its buttons would be ten, and nothing of it waits in a session.

    `page` is the address of the page that they stand on, `view` the one that opens what is shown.
    """
    files = [(f"Picture ({kind.upper()})", address_at(page, at, kind), f"{key}.{kind}") for kind in MIME_TYPES]
    if table:
        files.append(("Table (CSV)", address_at(page, table[1]), csv_name(table[0])))
    picture_at = address_at(page, at, "svg")
    copied = [
        ("Address of this view", view),
        ("Address of this picture", picture_at),
        ("To stand in another page", embed_line(picture_at)),
    ]
    links = each(Markup("<li>{}</li>"), (file_link_html(to, words, name) for words, to, name in files))
    lines = Markup("").join(
        Markup(
            '<p>{}</p><p class="hq-copied"><code>{}</code><button type="button" data-copy="true" aria-label="Copy: {}">Copy</button></p>'
        ).format(words, text, words)
        for words, text in copied
    )
    menu = Markup('<details class="hq-take"><summary>Download</summary><div><ul>{}</ul>{}</div></details>')
    return Markup('<div class="hq-taken">{}{}</div>').format(
        menu.format(links, lines), present_html(key, what, dict(query))
    )


def _download(spec: Callable[[], dict[str, Any]], foot: str, kind: PictureKind, key: str) -> None:
    st.download_button(
        f"Picture ({kind.upper()})", lambda: picture(spec(), foot, kind), file_name=f"{key}.{kind}",
        mime=MIME_TYPES[kind], key=f"{kind}_{key}", on_click="ignore", icon=":material/image:", type="tertiary",
    )  # fmt: skip
