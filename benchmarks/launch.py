"""Starts Streamlit as its command does, with `gc.freeze` in the benchmark's hands and an empty page beside the others.

    python -m benchmarks.launch plain|frozen run app.py ...

`plain`: nothing is ever frozen, whatever the app asks for. `frozen`: all that has been built is frozen when the process
gets SIGUSR1, which the benchmark sends after its warm-up. The empty page is registered last, as `empty`: it runs in the
app's own process, through app.py, with everything that the app has loaded.
"""

import gc
import signal
import sys
from typing import Any

import streamlit as st
from streamlit.web.cli import main


def _freeze(*_: object) -> None:
    gc.collect()
    gc.freeze()


def _empty() -> None:
    """An empty page."""


def _with_empty_page(navigation: Any) -> Any:
    def wrapped(pages: list[Any], **settings: Any) -> Any:
        return navigation([*pages, st.Page(_empty, title="Empty", url_path="empty")], **settings)

    return wrapped


if __name__ == "__main__":
    if sys.argv.pop(1) == "frozen":
        signal.signal(signal.SIGUSR1, _freeze)
    else:
        gc.freeze = lambda: None
        signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    st.navigation = _with_empty_page(st.navigation)  # type: ignore[misc]
    sys.argv[0] = "streamlit"
    main(prog_name="streamlit")
