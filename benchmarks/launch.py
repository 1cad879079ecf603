"""Starts Streamlit as its command does, with `gc.freeze` in the benchmark's hands and an empty page beside the others.

    python -m benchmarks.launch plain|frozen run app.py ...

`plain`: nothing is ever frozen, whatever the app asks for. `frozen`: all that has been built is frozen when the process
gets SIGUSR1, which the benchmark sends after its warm-up. The empty page is one of the app's pages, as `empty`: it runs in the
app's own process, through app.py and under the header, with everything that the app has loaded.
"""

import gc
import signal
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from streamlit.web.cli import main

from hineq.ui.layout import pages


def _freeze(*_: object) -> None:
    gc.collect()
    gc.freeze()


@dataclass(frozen=True, kw_only=True)
class _EmptyPage(pages.PageEntry):
    """A page with nothing but its header, whose file is not the app's."""

    at: str

    @property
    def path(self) -> str:
        return self.at


if __name__ == "__main__":
    if sys.argv.pop(1) == "frozen":
        signal.signal(signal.SIGUSR1, _freeze)
    else:
        gc.freeze = lambda: None
        signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    sys.argv[0] = "streamlit"
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "empty.py"
        script.write_text("")
        pages.PAGES = (*pages.PAGES, _EmptyPage(file="empty", title="Empty", at=str(script)))
        main(prog_name="streamlit")
