"""One visit to a page: the place it is about and what is selected, read before anything is drawn."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from hineq.insights.series.figures import Figures
from hineq.model.likeness import Beside
from hineq.model.place import Place
from hineq.model.words import Sex
from hineq.packs.read.problems import InvalidPack
from hineq.ui.layout.links import app_links
from hineq.ui.layout.page import foot_alone, note, start_page
from hineq.ui.layout.pages import OVERVIEW
from hineq.ui.layout.passage import show_passage
from hineq.ui.layout.selection import refuse, selection
from hineq.ui.views.own import held_for, with_own
from hineq.ui.views.peers import choices
from hineq.ui.views.place import first_place, is_place, open_place, opened, place_ids, place_name, place_of, ward_sets


@dataclass(frozen=True, kw_only=True, eq=False)
class Visit:
    """What every page starts from: the place, its figures, what is wanted, what it is held against, and whether the ground is dark.

    `place_id` is what views are asked for by: the pack's id, with "/" and the area's code at one of the place's levels, or the year
    of another set of its wards.
    """

    place_id: str
    place: Place
    figures: Figures
    wanted: dict[str, str]
    beside: Beside
    dark: bool


def start_visit() -> Visit:
    """The place and the selection of this run.

    Where there is no such place the page shows those there are, where its pack has faults it lists them, and stops.
    """
    _through_app()
    wanted = selection()
    pack = wanted_pack(wanted)
    if (packs := place_ids()) and not is_place(pack):
        _show_places(pack, packs)
        st.stop()
    whole = open_place(pack)
    place_id = wanted_place(wanted)
    area_code = place_id.partition("/")[2]
    figures = open_place(place_id) if place_id != pack else whole
    show_passage()
    if (held := held_for(place_id)) is not None:
        note(held.words)
    besides = choices(place_id)
    refuse(_unknown(figures.place, wanted, area_code, besides))
    return Visit(
        place_id=place_id,
        place=figures.place,
        figures=figures,
        wanted={**wanted, "place": pack, "area": area_code},
        beside=next((one for one in besides if one == wanted.get("beside")), Beside.COUNTRY),
        dark=st.context.theme.type == "dark",
    )


def wanted_pack(wanted: Mapping[str, str]) -> str:
    """The id of the place that is wanted, else of the first one; a council that a pack is about is found by its code too."""
    return place_of((wanted.get("place") or first_place()).partition("/")[0])


def wanted_place(wanted: Mapping[str, str]) -> str:
    """What is wanted, as views are asked for it: the pack's id, with "/" and the code of one of the place's levels or a set of wards.

    An area that the place does not have is neither: the place itself is shown. InvalidPack is left to whoever
    opens the place.
    """
    pack, area_code = wanted_pack(wanted), wanted.get("area", "")
    if not area_code:
        return with_own(pack)
    try:
        levels, sets = {area.area_code for area in opened(pack).place.levels[1:]}, ward_sets(pack)
    except InvalidPack:
        return pack
    if area_code in levels:
        return with_own(f"{pack}/{area_code}")
    # figures that were handed in are of the wards that the place opens with
    return f"{pack}/{area_code}" if area_code in sets else with_own(pack)


def _unknown(place: Place, wanted: Mapping[str, str], area_code: str, besides: Collection[Beside]) -> list[str]:
    """The keys of what is wanted that the place does not have at all, on any page."""
    known: dict[str, Collection[str]] = {
        "area": {area_code},
        "ward": place.ward_codes | {ward.area_code for ward in place.wards_uncounted},
        "indicator": set(place.indicators),
        "sex": set(Sex),
        "beside": set(besides),
    }
    return [key for key, there in known.items() if wanted.get(key) and wanted[key] not in there]


def _show_places(wanted: str, packs: Sequence[str]) -> None:
    """What there is where an address names a place that is not: each place as a link."""
    start_page(f"There is no place called “{wanted[:40]}” here", "These are the places that there are:")
    app_links((OVERVIEW, place_name(place_id), {"place": place_id}) for place_id in packs)
    foot_alone()


def _through_app() -> None:
    """Run app.py where Streamlit went past it.

    A server whose first visitor arrives by a deep link takes the folder pages/ for the old kind of multipage app and
    runs the page alone, without our navigation, until app.py has run once. Measured with Streamlit 1.67; a browser
    test opens every page first on a fresh server.
    """
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()
