"""One visit to a page: the place it is about and what is selected, read before anything is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from hineq.insights.series.figures import Figures
from hineq.model.place import Place
from hineq.packs.read.problems import InvalidPack
from hineq.ui.layout.passage import show_passage
from hineq.ui.layout.selection import selection
from hineq.ui.views.place import first_place, open_place, opened


@dataclass(frozen=True, kw_only=True, eq=False)
class Visit:
    """What every page starts from: the place, its figures, what is wanted, and whether the ground is dark.

    `place_id` is what views are asked for by: the pack's id, with "/" and the area's code at one of the place's levels.
    """

    place_id: str
    place: Place
    figures: Figures
    wanted: dict[str, str]
    dark: bool


def start_visit() -> Visit:
    """The place and the selection of this run; where the place's pack has faults the page lists them and stops."""
    _through_app()
    wanted = selection()
    pack = wanted_pack(wanted)
    whole = open_place(pack)
    place_id = wanted_place(wanted)
    area_code = place_id.partition("/")[2]
    figures = open_place(place_id) if place_id != pack else whole
    show_passage()
    return Visit(
        place_id=place_id,
        place=figures.place,
        figures=figures,
        wanted={**wanted, "place": pack, "area": area_code},
        dark=st.context.theme.type == "dark",
    )


def wanted_pack(wanted: Mapping[str, str]) -> str:
    """The id of the pack that is wanted, else of the first one."""
    return (wanted.get("place") or first_place()).partition("/")[0]


def wanted_place(wanted: Mapping[str, str]) -> str:
    """What is wanted, as views are asked for it: the pack's id, with "/" and the code of one of the place's levels.

    An area that the place does not have is no level of it: the place itself is shown. InvalidPack is left to whoever
    opens the place.
    """
    pack, area_code = wanted_pack(wanted), wanted.get("area", "")
    if not area_code:
        return pack
    try:
        levels = opened(pack).place.levels[1:]
    except InvalidPack:
        return pack
    return f"{pack}/{area_code}" if area_code in {area.area_code for area in levels} else pack


def _through_app() -> None:
    """Run app.py where Streamlit went past it.

    A server whose first visitor arrives by a deep link takes the folder pages/ for the old kind of multipage app and
    runs the page alone, without our navigation, until app.py has run once. Measured with Streamlit 1.67; a browser
    test opens every page first on a fresh server.
    """
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()
