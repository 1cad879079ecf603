"""In the room: the slides of an agenda on the whole screen, the agenda and how to change it."""

import streamlit as st

from hineq.insights.meeting.items import agenda_words
from hineq.ui.components.fold import fold
from hineq.ui.layout.page import foot, note, start_page
from hineq.ui.layout.selection import page_parameter, write_url
from hineq.ui.layout.strip import strip
from hineq.ui.layout.visit import start_visit
from hineq.ui.panels.agenda_maker import make_agenda
from hineq.ui.panels.board_pack import offer_pack, show_earlier
from hineq.ui.panels.meeting import (
    NOTES,
    VIEW,
    ask_query,
    chosen_agenda,
    hold_slides,
    pick_agenda,
    pick_audience,
    show_faulty,
    show_index,
    show_lede,
    show_ways,
)
from hineq.ui.views.meeting import room as made_room

visit = start_visit()
place = visit.place
write_url(visit.wanted)
chosen = chosen_agenda(visit)
agenda = chosen.agenda
start_page(agenda_words(agenda), notes=chosen.notes)
lede = st.empty()
with strip():
    pick_agenda(chosen)
    pick_audience(chosen)
with st.spinner("The slides are being made"):
    room = made_room(visit.place_id, agenda, ask_query(visit), dark=visit.dark)
show_lede(lede, visit, room)
if page_parameter(VIEW) == NOTES and not room.notes:
    note("A meeting of the public has no presenter’s notes.")
else:
    hold_slides(visit, room)
show_ways(visit, room)
show_faulty(visit)
show_index(visit, room)
offer_pack(visit, chosen)
show_earlier(visit)
with fold("Change the agenda: take out, move, add, hand in a file", "change"):
    make_agenda(visit, chosen)
foot(
    place,
    [],
    "The slides are made of the same sentences, charts and maps as the other pages. The command python -m hineq board writes "
    "the same board pack into a folder; with --keep it keeps the figures, so that the next meeting begins with what has changed.",
)
