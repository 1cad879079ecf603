"""The parts of My area: the field that finds a ward, what has the name that was typed, the wards to pick from, what is told."""

from collections.abc import Mapping

import streamlit as st
from markupsafe import Markup

from hineq.insights.resident.finding import meant
from hineq.insights.resident.saying import Leads, MyArea
from hineq.insights.search.places import listed_of, plain, what_words
from hineq.model.asked import as_asked
from hineq.model.naming import NameKind, PlaceName
from hineq.model.place import Place
from hineq.publish.sections import feedback_html, section_html
from hineq.ui.components.links import link_html, page_address
from hineq.ui.html import each
from hineq.ui.layout.links import app_links
from hineq.ui.layout.page import note, section
from hineq.ui.layout.pages import AREA, PAGES
from hineq.ui.layout.piece import piece
from hineq.ui.layout.selection import link_params
from hineq.ui.layout.visit import Visit
from hineq.ui.panels.search import named
from hineq.ui.views.area import WardAddress, area_names, feedback, unsure, wards_to_pick

LABEL = "Type your ward, an older ward, your council or a place"
TYPED = "typed"
ASKED = "Pick it to read how healthy people are there, what was promised, and who is responsible."
_TURN = "area_turn"


def asking(place: Place) -> str:
    """The heading where no ward is chosen."""
    return f"Which ward of {place.name} do you live in?"


def find_area(visit: Visit) -> None:
    """The field; what is picked or typed opens at once, and what several places may be called is listed on the page."""
    names = area_names(visit.place_id)
    turn = st.session_state.setdefault(_TURN, 0)
    picked = st.selectbox(
        LABEL, list(names), index=None, placeholder="Start to type a name", accept_new_options=True, key=f"area_{turn}",
        width=520,
    )  # fmt: skip
    if picked is None:
        return
    # a field under another name is an empty one
    st.session_state[_TURN] = turn + 1
    st.switch_page(AREA.path, query_params=asked_address(visit.wanted, names, as_asked(picked)))


def asked_address(shown: Mapping[str, str], names: Mapping[str, WardAddress], picked: str) -> dict[str, str]:
    """The address of what was picked or typed: a ward of this place, the one place of the nation with this name, else a list."""
    here = link_params(shown, ward="", group="")
    if one := names.get(picked) or meant(names, picked):
        return link_params(here, **one.query)
    same = [address for one, address in _places(picked) if plain(one.name) == plain(picked)]
    return same[0] if len(same) == 1 else here | {TYPED: picked}


def _places(typed: str) -> list[tuple[PlaceName, dict[str, str]]]:
    """The places of the nation that may be meant, each with its address on this page; a ward without figures has one too."""
    return [
        (one, address | ({"ward": one.area_code} if one.kind is NameKind.UNCOUNTED_WARD else {}))
        for one, _, address in named(typed)
    ]


def show_typed(typed: str) -> None:
    """What may be meant by what was typed, each as a link that says what it is; or that there is nothing of that name."""
    places = _places(typed)
    section(f"Which “{typed[:60]}” do you mean?" if places else f"No ward or council is called “{typed[:60]}”")
    if not places:
        note("Look for a part of the name, or pick a ward below.")
    most, cut = listed_of([one for one, _ in places], typed)
    note(cut)
    app_links((AREA, f"{one.name}, {what_words(one)}", address) for one, address in places[:most])


def pick_from_all(visit: Visit) -> None:
    """Every ward of the place as a link, in columns: those that there are, then those that are gone, by their years."""
    note(unsure(visit.place_id))
    for heading, wards in wards_to_pick(visit.place_id).items():
        section(heading)
        piece(wards_html(wards, visit.wanted))


def wards_html(wards: Mapping[str, WardAddress], shown: Mapping[str, str]) -> Markup:
    """Wards by name as a list of links."""
    links = (link_html(AREA, name, shown, **one.query) for name, one in wards.items())
    return Markup('<ul class="hq-wards">{}</ul>').format(each(Markup("<li>{}</li>"), links))


def area_html(area: MyArea, place: Place, shown: Mapping[str, str]) -> Markup:
    """What is told of a ward, in its sections, and where to say what one thinks of it."""
    files = {page.file: page for page in PAGES}
    said = {**shown, "ward": area.area_code}

    def address(leads: Leads) -> str:
        return page_address(files[str(leads)], said)

    sections = (section_html(one, area, place, address) for one in area.sections)
    return Markup("{}{}").format(Markup("").join(sections), feedback_html(feedback()))
