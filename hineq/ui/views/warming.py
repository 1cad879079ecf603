"""Warming up: while the browser still loads the framework's own code, the server reads the first place and its overview."""

import gc
import logging
import sys

import streamlit as st

from hineq.packs.read.problems import InvalidPack

_BARE = "streamlit.runtime.scriptrunner_utils.script_run_context"
_SWITCH_SECONDS = 0.001
_UNREAD = "The first place could not be read beforehand"


def warm_up() -> str:
    """Import what pages need and make the views of the overview, heading first; what hindered it in words, empty where nothing did.

    Faults of the pack are left to the page, which tells each of them.
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
        from hineq.ui.views.place import first_place, is_place

        first = first_place()
        if not is_place(first):
            return f"There is no place {first!r} to begin with: HINEQ_PLACE names one of the packs or a council's code."
        prepare_overview(first)
        return ""
    except InvalidPack as error:
        logging.getLogger(__name__).debug(_UNREAD, exc_info=True)
        return f"The pack {error.pack!r} has {len(error.problems)} faults: python -m hineq check lists them."
    except Exception as error:
        logging.getLogger(__name__).debug(_UNREAD, exc_info=True)
        return f"{_UNREAD} ({type(error).__name__}): the server's log says more."
    finally:
        logger.setLevel(level)
        gc.freeze()  # charts and maps are imported after the place was opened
        gc.enable()
        sys.setswitchinterval(interval)
