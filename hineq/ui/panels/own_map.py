"""Boundaries of an analyst's own: handed in, mended, drawn on the maps of this session; and all that was handed in as a layer."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from hineq.insights.wording.numbers import counted
from hineq.packs.bring.laying import as_layer, plan_of_outlines
from hineq.packs.bring.outlining import ward_outlines
from hineq.packs.read.problems import InvalidPack, Problem
from hineq.ui.components.faults import mistakes, show_faults
from hineq.ui.components.links import page_link
from hineq.ui.components.upload import Supplied, Upload
from hineq.ui.layout.page import note, paragraph
from hineq.ui.layout.pages import MAP
from hineq.ui.layout.visit import Visit
from hineq.ui.views.own import lay_map, own, pack_of, take_map_away
from hineq.ui.views.place import opened, sound_layer

if TYPE_CHECKING:
    from hineq.packs.importers.outlines import Outlines

_READ = "outlines_read"


@dataclass(frozen=True, kw_only=True)
class _Given:
    """A file as it came: of which place its shapes are is known where it is shown."""

    raw: bytes
    file: str


@dataclass(frozen=True, kw_only=True, eq=False)
class _Read:
    """What a file holds of a pack's wards, or everything that is wrong with it."""

    pack: str
    made: "Outlines | None" = None
    faults: tuple[Problem, ...] = ()


UPLOAD = Upload(
    key="outlines", label="Boundaries of your own (GeoJSON, GeoPackage or zipped shapefile)", noun="file of boundaries",
    read=lambda raw, file: _Given(raw=raw, file=file), types=("geojson", "json", "gpkg", "zip"), goes_with=(_READ,),
    on_forget=take_map_away, named="boundaries",
)  # fmt: skip


def show_own_map(visit: Visit) -> None:
    """Where boundaries are handed in, what became of them, and the way to the map."""
    paragraph(
        "In any coordinates, each ward with its ONS code (WD24CD, wd24cd or another year).", lead="Boundaries of wards."
    )
    given = UPLOAD.supplied()
    for line in UPLOAD.lost():
        note(line)
    UPLOAD.offer()
    if given is None:
        return
    pack = pack_of(visit.place_id)
    read = _read(given, pack)
    if read.made is None:
        take_map_away()
        paragraph(
            f"The maps stay as they are until it is mended: {counted(mistakes(read.faults), 'fault')}.",
            lead=f"{given.name} was not read.",
        )
        show_faults(read.faults, "boundaries_faults")
        return
    credit = f"Boundaries of {given.name}, handed in by their reader; their licence is not stated."
    plan = plan_of_outlines(opened(pack).place, read.made, credit, date.today())
    for line in plan.lines:
        note(line)
    held = own()
    if held is None or (held.pack, held.map_file) != (pack, given.name):
        lay_map(pack, given.name, plan)
        st.rerun()
    page_link(MAP, "See the map", visit.wanted)


def _read(given: Supplied[_Given], pack: str) -> _Read:
    """What the file holds for a pack, read once for each that is opened with it."""
    held: _Read | None = st.session_state.get(_READ)
    if held is not None and held.pack == pack:
        return held
    if given.content is None:
        made = _Read(pack=pack, faults=given.faults)
    else:
        try:
            found = ward_outlines(given.content.raw, given.content.file, opened(pack).place)
            made = _Read(pack=pack, made=found)
        except InvalidPack as error:
            made = _Read(pack=pack, faults=error.problems)
    st.session_state[_READ] = made
    return made


def offer_layer(visit: Visit) -> None:
    """All that was handed in for this place as a layer of its own; nothing where there is none, or no nation to lie over."""
    held, pack, layer = own(), pack_of(visit.place_id), sound_layer()
    plan = held.plan if held is not None and held.pack == pack else None
    if plan is None or layer is None:
        return
    place = opened(pack).place
    st.download_button(
        "Take what you handed in away as a layer (ZIP)", lambda: as_layer(place, plan, layer.folder.name), f"{pack}_layer.zip", "application/zip",
        on_click="ignore", icon=":material/download:", key="own_layer",
    )  # fmt: skip
