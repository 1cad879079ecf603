"""Warming up: while the browser still loads the framework's own code, the server reads the first place and its overview."""

import gc
import logging
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

_BARE = "streamlit.runtime.scriptrunner_utils.script_run_context"
_SWITCH_SECONDS = 0.001


@asynccontextmanager
async def warming(_app: object) -> AsyncIterator[None]:
    """What the server does beside serving, from its first moment: the first visitor waits for little of it."""
    threading.Thread(target=_warm_up, name="hineq-warming", daemon=True).start()
    yield


def _warm_up() -> None:
    """Import what pages need and make the views of the overview, heading first.

    Faults of the pack are left to the page, which tells them in words.
    """
    logger, interval = logging.getLogger(_BARE), sys.getswitchinterval()
    level = logger.level
    # the server answers between two steps of ours: a thread that waits for each of its turns 5 ms starves beside imports
    sys.setswitchinterval(_SWITCH_SECONDS)
    # nothing is thrown away yet, and what has been made is frozen when the place is open
    gc.disable()  # docs/decisions/frozen-garbage.md
    logger.setLevel(logging.ERROR)  # that nobody visits is known
    try:
        # with its first element Streamlit searches all modules for the caller, which takes longer with each of them
        st.empty()
        from hineq.ui.views.overview import prepare_overview
        from hineq.ui.views.place import first_place

        prepare_overview(first_place())
    except Exception:
        logging.getLogger(__name__).debug("The first place could not be read beforehand", exc_info=True)
    finally:
        logger.setLevel(level)
        gc.freeze()  # charts and maps are imported after the place was opened
        gc.enable()
        sys.setswitchinterval(interval)
