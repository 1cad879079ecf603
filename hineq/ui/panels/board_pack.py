"""The board pack on the page "Meeting": every form of it by a button, and what has changed since an earlier one."""

from functools import partial

import pandas as pd
import streamlit as st

from hineq.insights.meeting.changes import FigureChange, changes, changes_finding
from hineq.insights.meeting.default import DEFAULT
from hineq.model.download import NO_ADDRESS, PackFile, download
from hineq.model.period import day_words
from hineq.packs.read.records import read_figures
from hineq.ui.components.addresses import address_help
from hineq.ui.components.fold import fold
from hineq.ui.components.tables import show_table
from hineq.ui.components.upload import Upload
from hineq.ui.layout.page import note, paragraph, section
from hineq.ui.layout.selection import page_parameter
from hineq.ui.layout.visit import Visit
from hineq.ui.panels.meeting import OWN, Chosen, show_agenda_faults
from hineq.ui.views import meeting as views

# in the address: the data of an earlier board pack, as its foot and its README name them
DATA = "data"
_LABELS = {
    PackFile.PDF: ("On paper (PDF, tagged)", "application/pdf"),
    PackFile.PPTX: (
        "To be shown (PPTX)", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    PackFile.HTML: ("To be read (HTML)", "text/html"),
    PackFile.FIGURES: ("Every figure (CSV)", "text/csv"),
    PackFile.AGENDA: ("The agenda (YAML)", "application/yaml"),
    PackFile.README: ("What is what (TXT)", "text/plain"),
}  # fmt: skip
EARLIER = Upload(
    key="earlier_pack",
    label="The figures.csv of an earlier board pack",
    noun="earlier board pack",
    read=read_figures,
)


def offer_pack(visit: Visit, chosen: Chosen) -> None:
    """Every form of the board pack, each made when it is asked for: all of the slides that the page shows."""
    agenda = chosen.agenda
    named = {"agenda": "" if chosen.name == DEFAULT else chosen.name, "audience": agenda.audience}
    section("Take the board pack with you")
    note("The same slides in every form. Nothing is made before it is asked for.")
    own = views.own_slides(visit.place_id)
    if own.template:
        note("The PowerPoint file is made on the place's own slides.")
    elif own.fault:
        note(f"The place's own slides (template.pptx) cannot be used, so that these are hineq's. {own.fault}")
    with st.container(horizontal=True, key="board_pack"):
        for name, (label, kind) in _LABELS.items():
            make = partial(views.packed, visit.place_id, agenda, name)
            # an agenda that was made here is held in this session alone
            at = NO_ADDRESS if chosen.name == OWN else download(name, visit.place_id, **named)
            st.download_button(
                label, make, file_name=name, mime=kind, key=f"pack_{name}", on_click="ignore",
                icon=":material/download:", type="tertiary", help=address_help(at),
            )  # fmt: skip


def show_earlier(visit: Visit) -> None:
    """Whether the figures are those of the board pack that the address names, and what has changed since; else a way to hand it in."""
    place, asked = visit.place, page_parameter(DATA)[:40]
    supplied = EARLIER.supplied()
    if asked == place.data_hash:
        paragraph(f"These are the figures of the board pack with the data {asked}: nothing has changed since.")
    elif asked and (kept := views.record_of(visit.place_id, asked)):
        day, told = kept
        _show_changes(told, f"Since the board pack of {day_words(day)} (data {asked}).")
    elif asked and not supplied:
        paragraph(
            f"The figures have changed since the board pack with the data {asked}: these have the data {place.data_hash}. "
            "No record of it is kept here: hand in its figures.csv below, and the page lists what has changed."
        )
    with fold("What has changed since an earlier board pack", "earlier"):
        for lost in EARLIER.lost():
            note(lost)
        EARLIER.offer()
        if supplied and supplied.faults:
            show_agenda_faults(supplied.name, supplied.faults, "earlier_faults")
        elif supplied and supplied.content is not None:
            _show_changes(changes(visit.figures, supplied.content), f"Held against {supplied.name}.")


def _show_changes(told: tuple[FigureChange, ...], lead: str) -> None:
    paragraph(f"{changes_finding(told)}.", lead=lead)
    if told:
        table = pd.DataFrame(
            [(str(one.kind).capitalize(), one.measure, one.words) for one in told],
            columns=["Change", "Measure", "Figures"],
        )
        show_table(table, "What has changed in the figures", stacked=True)
