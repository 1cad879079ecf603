"""A picture on the whole screen, for a room: its finding, key and source, large; the page stays as it was behind it."""

from base64 import b64encode
from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st
from markupsafe import Markup
from streamlit.runtime.scriptrunner import get_script_run_ctx

from hineq.charts.picture import room_picture
from hineq.ui.components.links import staying_html
from hineq.ui.layout.piece import piece
from hineq.ui.layout.selection import choose_parameter, page_parameter
from hineq.ui.markdown import as_written

# in the address: the key of the picture that is presented, or FIRST for the page's first
PRESENT, FIRST = "present", "first"


def presented(key: str) -> bool:
    """Whether the address asks for this picture; Streamlit opens one dialog in a run."""
    context = get_script_run_ctx(suppress_warning=True)
    return page_parameter(PRESENT) in (key, FIRST) and not (context and context.has_dialog_opened)


def present_html(key: str, what: str, query: Mapping[str, str]) -> Markup:
    """The way to the full screen from the page that it stands on, whose query has the page's own choices; `what` is read out after it."""
    return staying_html({**query, PRESENT: key}, "Present", spoken=what)


def present(spec: dict[str, Any], key: Iterable[str], source: str) -> None:
    """Show a picture on the whole screen until Escape or Close."""
    title = spec["title"]

    def shown() -> None:
        # as an image with its letters drawn: markup of pictures does not pass, and letters are not loaded in one
        drawn = b64encode(room_picture(spec)).decode()
        lines = [line for line in (title["subtitle"], *key) if line]
        words = Markup("").join(Markup("<p>{}</p>").format(line) for line in lines)
        mould = Markup('<div class="hq-room">{}<img alt="{}" src="data:image/png;base64,{}"><p>{}</p></div>')
        piece(mould.format(words, title["text"], drawn, source))

    st.dialog(as_written(title["text"]), width="large", on_dismiss=_close)(shown)()


def _close() -> None:
    choose_parameter(PRESENT, "")
