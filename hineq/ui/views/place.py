"""The place that is shown: loaded once, read-only, or the list of what is wrong with its pack."""

import gc
import os
from pathlib import Path

import streamlit as st

from hineq.insights.series.figures import Figures
from hineq.packs.read.description import LAST, read_description
from hineq.packs.read.findings import Findings
from hineq.packs.read.pack import load_place
from hineq.packs.read.problems import InvalidPack
from hineq.ui.markdown import as_written
from hineq.ui.views.caching import drawn, shared

ROOT = Path(__file__).parents[3]


def data_folder() -> Path:
    """The folder of the place packs: the project's own, or that of the environment variable HINEQ_DATA."""
    return Path(os.environ.get("HINEQ_DATA", ROOT / "data"))


def place_ids() -> list[str]:
    """The packs there are, in the order that they ask for, then by id."""
    ids = sorted(path.parent.name for path in data_folder().glob("*/datapackage.json"))
    return sorted(ids, key=lambda place_id: described(place_id)[1])


def first_place() -> str:
    """The place that is shown where nobody chose one: that of the environment variable HINEQ_PLACE, else the first pack."""
    return os.environ.get("HINEQ_PLACE") or next(iter(place_ids()), "")


@drawn
def described(place_id: str) -> tuple[str, int]:
    """The name of a place and its number among the packs, read without its figures; a faulty pack comes last."""
    description = read_description(data_folder() / place_id, Findings())
    return (description.name or place_id, description.order) if description else (place_id, LAST)


def place_name(place_id: str) -> str:
    """The name of a place, read without its figures."""
    return described(place_id)[0]


@shared
def opened(place_id: str) -> Figures:
    """A place with its figures by its id, at one of its levels by "id/area code"; InvalidPack where its pack has faults."""
    pack, _, area_code = place_id.partition("/")
    if area_code:
        return opened(pack).within(area_code)
    figures = Figures.of(load_place(data_folder() / place_id))
    # after every run Streamlit collects all garbage, modules and packs included: what stays for good is left out; the
    # few thousand objects of real garbage among it are not worth a collection before the first page
    gc.freeze()
    return figures


def open_place(place_id: str) -> Figures:
    """A place by its id; where its pack has faults the page lists them in words and goes no further."""
    try:
        return opened(place_id)
    except InvalidPack as error:
        _show_faults(error)
        st.stop()


def _show_faults(error: InvalidPack) -> None:
    count = len(error.problems)
    st.title(as_written(f"The figures for '{error.pack}' cannot be shown"), anchor=False)
    st.markdown(
        f"The place pack has **{count} fault{'' if count == 1 else 's'}**. Nothing of it is shown until they are "
        "mended, so that no half-read figure reaches anybody. Whoever keeps the pack finds the same list by "
        "`python -m hineq check`."
    )
    for problem in error.problems:
        st.markdown(f"- {as_written(str(problem))}")
