"""The parts of the page "Meeting": which agenda and for whom, the index of slides, the slides themselves, an agenda made here."""

from dataclasses import dataclass, replace

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from hineq.insights.meeting.default import DEFAULT
from hineq.insights.meeting.items import AUDIENCE_WORDS, agenda_words
from hineq.insights.wording.numbers import counted
from hineq.model.agenda import Agenda, Audience
from hineq.packs.read.problems import Problem
from hineq.ui.components.faults import show_faults
from hineq.ui.components.links import page_address, query_of, room_link_html, window_link_html
from hineq.ui.layout.page import note, section
from hineq.ui.layout.pages import MEETING
from hineq.ui.layout.piece import piece
from hineq.ui.layout.selection import choose_parameter, page_parameter
from hineq.ui.layout.strip import pick
from hineq.ui.layout.visit import Visit
from hineq.ui.views import meeting as views

AGENDA, AUDIENCE, VIEW = "agenda", "audience", "view"
# what the address calls the agenda that was made in this session
OWN = "own"
NOTES = "notes"
_PROPOSED = DEFAULT


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """The agenda that is shown, what the address calls it, the choices, and what had to differ from what was asked for."""

    agenda: Agenda
    name: str
    choices: dict[str, Agenda]
    notes: tuple[str, ...] = ()


def own_key(place_id: str) -> str:
    """Where the session keeps the agenda that was made here for a place."""
    return f"agenda_of_{place_id}"


def chosen_agenda(visit: Visit) -> Chosen:
    """The agenda that the address asks for, for the audience that it asks for; else the one that hineq proposes."""
    place_id, asked = visit.place_id, page_parameter(AGENDA)
    known = {name: one for name, one in views.pack_agendas(place_id).items() if isinstance(one, Agenda)}
    wanted = page_parameter(AUDIENCE)
    audience = Audience(wanted) if wanted in set(Audience) else None
    choices = {_PROPOSED: views.proposed(place_id, audience or Audience.BOARD), **known}
    if own := st.session_state.get(own_key(place_id)):
        choices[OWN] = own
    notes = []
    if asked == OWN and asked not in choices:
        notes.append(
            "The agenda that was made here is not there any more: it is held while its page stays open. Hand in its file below."
        )
    elif asked and asked not in choices:
        notes.append(f"There is no agenda named “{asked[:60]}” for {visit.place.name}: the proposed one is shown.")
    name = asked if asked in choices else _PROPOSED
    agenda = choices[name]
    return Chosen(
        agenda=replace(agenda, audience=audience) if audience else agenda,
        name=name,
        choices=choices,
        notes=tuple(notes),
    )


def pick_agenda(chosen: Chosen) -> None:
    """Which agenda; a choice goes into the address."""

    def words(name: str) -> str:
        if name == _PROPOSED:
            return "Proposed by hineq"
        said = agenda_words(chosen.choices[name])
        return f"Made here: {said}" if name == OWN else said

    pick(
        "Agenda",
        list(chosen.choices),
        chosen.name,
        words,
        lambda name: choose_parameter(AGENDA, "" if name == _PROPOSED else name),
        key="pick_agenda",
        width=420,
    )


def pick_audience(chosen: Chosen) -> None:
    """For whom; the agenda says it where nobody chose."""
    pick(
        "For", list(Audience), chosen.agenda.audience, lambda one: AUDIENCE_WORDS[Audience(one)],
        lambda one: choose_parameter(AUDIENCE, one), key="pick_audience", width=260,
    )  # fmt: skip


def ask_query(visit: Visit) -> str:
    """The query that a ward of the place is asked for with."""
    return query_of(place=visit.wanted["place"], area=visit.wanted["area"], dark=int(visit.dark))


def _own_words() -> dict[str, str]:
    """The page's own part of the address, for its links."""
    return {key: said for key in (AGENDA, AUDIENCE, "contrast") if (said := page_parameter(key))}


def show_ways(visit: Visit, room: views.Room) -> None:
    """Start, and the notes in a window of their own where there are any."""
    first = room.deck.slides[0].slide_id
    ways = [_room_link(visit, "Start on the whole screen", first)]
    if room.notes:
        address = _address(visit, first, NOTES)
        ways.append(window_link_html(address, "Presenter’s notes, in a window of their own", "hineq-notes"))
    piece(Markup('<p class="hq-ways">{}</p>').format(Markup(" ").join(ways)))
    note(
        "Move on by → or PageDown, back by ← or PageUp, or swipe. I: all slides. W: a ward that somebody asks about. "
        "C: high contrast. F: full screen. N: notes. Escape: leave. The slides stay when the network goes."
    )


def show_index(visit: Visit, room: views.Room) -> None:
    """Every slide as a link that opens it."""
    section("Slides")
    items = Markup("").join(
        Markup("<li>{}</li>").format(_room_link(visit, slide.finding, slide.slide_id)) for slide in room.deck.slides
    )
    piece(Markup('<ol class="hq-list hq-slides">{}</ol>').format(items))


def _room_link(visit: Visit, words: str, slide_id: str) -> Markup:
    return room_link_html(_address(visit, slide_id), words, slide_id)


def _address(visit: Visit, slide_id: str, view: str = "") -> str:
    more = _own_words() | {"slide": slide_id} | ({VIEW: view} if view else {})
    return page_address(MEETING, _place(visit), **more)


def _place(visit: Visit) -> dict[str, str]:
    return {key: said for key in ("place", "area") if (said := visit.wanted[key])}


def hold_slides(visit: Visit, room: views.Room) -> None:
    """Put the slides, or the notes on them, into the page, for the browser to move through."""
    from hineq.board.room import room_style

    wanted = page_parameter(VIEW) == NOTES
    piece(Markup("<style>{}</style>").format(Markup(room_style(dark=visit.dark))))  # noqa: S704 our own style sheet
    piece(room.notes if wanted else room.slides)


def show_lede(at: DeltaGenerator, visit: Visit, room: views.Room) -> None:
    """Where, how many slides, and of which day the figures are."""
    said = f"{visit.place.name}: {counted(len(room.deck.slides), 'slide')}. {room.deck.stamp.words}."
    at.html(Markup('<p class="hq-lede">{}</p>').format(said))


def show_faulty(visit: Visit) -> None:
    """The pack's agendas that cannot be used, each with all that is wrong with it."""
    for name, one in views.pack_agendas(visit.place_id).items():
        if isinstance(one, views.Faulty):
            show_agenda_faults(one.name, one.faults, f"faults_{name}")


def show_agenda_faults(file: str, faults: tuple[Problem, ...], name: str) -> None:
    """What is wrong with an agenda's file, each fault with its line."""
    st.markdown(
        f"**{counted(len(faults), 'fault').capitalize()}** in the agenda, which is not used until it is mended:"
    )
    note(file)
    show_faults(faults, name)
