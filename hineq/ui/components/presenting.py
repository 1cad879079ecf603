"""A picture on the whole screen, for a room: its finding, key and source, large; the page stays as it was behind it."""

from collections.abc import Iterable
from typing import Any

import streamlit as st
from markupsafe import Markup
from streamlit.runtime.scriptrunner import get_script_run_ctx

from hineq.charts.picture import room_picture
from hineq.ui.layout.selection import choose_parameter, page_parameter
from hineq.ui.markdown import as_written

_HERE = "\N{OBJECT REPLACEMENT CHARACTER}"
# in the address: the key of the picture that is presented, or FIRST for the page's first
PRESENT, FIRST = "present", "first"


def presented(key: str) -> bool:
    """Whether the address asks for this picture; Streamlit opens one dialog in a run."""
    context = get_script_run_ctx(suppress_warning=True)
    return page_parameter(PRESENT) in (key, FIRST) and not (context and context.has_dialog_opened)


def present_button(key: str, what: str) -> None:
    """The way to the full screen; the address then opens it too."""
    st.button(
        "Present", key=f"present_{key}", icon=":material/fullscreen:", type="tertiary", on_click=choose_parameter,
        args=(PRESENT, key), help=as_written(f"Show on the whole screen: {what}"),
    )  # fmt: skip


def present(spec: dict[str, Any], key: Iterable[str], source: str) -> None:
    """Show a picture on the whole screen until Escape or Close."""
    title = spec["title"]

    def shown() -> None:
        drawn = room_picture(spec)
        lines = [line for line in (title["subtitle"], *key) if line]
        words = Markup("").join(Markup("<p>{}</p>").format(line) for line in lines)
        mould = Markup('<div class="hq-room">{}<div role="img" aria-label="{}">{}</div><p>{}</p></div>')
        # Vega has escaped the words of the figures in what it drew
        st.html(str(mould.format(words, title["text"], _HERE, source)).replace(_HERE, drawn, 1))

    st.dialog(as_written(title["text"]), width="large", on_dismiss=_close)(shown)()


def _close() -> None:
    choose_parameter(PRESENT, "")
