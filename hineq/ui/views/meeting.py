"""What the page "Meeting" asks: the agendas there are, the deck of one as the browser holds it, a ward that is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from hineq.insights.meeting.changes import FigureChange, changes
from hineq.insights.meeting.default import default_agenda
from hineq.model.agenda import Agenda, AgendaItem, Audience, ItemKind
from hineq.model.area import Area
from hineq.packs.read.agenda_text import agenda_yaml
from hineq.packs.read.agendas import ENDING, FOLDER, agenda_files, load_agenda
from hineq.packs.read.problems import InvalidPack, Problem
from hineq.packs.read.records import Record, last_before, load_record, records
from hineq.packs.read.templates import load_template
from hineq.theme.palette import palette
from hineq.ui.views.caching import KeptBy, shared, shared_by
from hineq.ui.views.own import pack_of, public
from hineq.ui.views.place import data_folder, opened
from hineq.ui.views.wards import has_wards

if TYPE_CHECKING:
    from hineq.board.setting import Setting
    from hineq.board.slides import Deck, Slide

# an agenda is found again by all that it says
_KEYS: KeptBy = {Agenda: repr, AgendaItem: repr}
# decks are large, and every change of an agenda in the app makes one
_DECKS = 60


@dataclass(frozen=True, kw_only=True, eq=False)
class Faulty:
    """An agenda of the pack that cannot be used, with everything that is wrong with it."""

    name: str
    faults: tuple[Problem, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Room:
    """A deck, and as the browser holds it: its slides, or the presenter's notes on them; empty where there are none."""

    deck: "Deck"
    slides: Markup
    notes: Markup


def _folder(place_id: str) -> Path:
    return data_folder() / pack_of(place_id)


@shared
def pack_agendas(place_id: str) -> Mapping[str, Agenda | Faulty]:
    """The agendas of the pack about this place or level, and those that cannot be used, by their files' names."""
    whole = opened(pack_of(place_id)).place
    area_code = opened(place_id).place.area_code
    agendas: dict[str, Agenda | Faulty] = {}
    for name in agenda_files(_folder(place_id)):
        try:
            agenda = load_agenda(_folder(place_id) / FOLDER / f"{name}{ENDING}", whole)
        except InvalidPack as error:
            # an agenda may name what is not out yet, and its faults would name that too
            if not public():
                agendas[name] = Faulty(name=f"{name}{ENDING}", faults=error.problems)
        else:
            if (agenda.area_code or whole.area_code) == area_code:
                agendas[name] = agenda
    return agendas


@shared
def proposed(place_id: str, audience: Audience) -> Agenda:
    """The agenda that hineq proposes; where an earlier meeting is kept it begins with what has changed since."""
    figures = opened(place_id)
    last = last_before(records(_folder(place_id), figures.place.area_code), None)
    agenda = default_agenda(figures, audience, since_last=last is not None)
    return replace(agenda, area_code=place_id.partition("/")[2])


@shared_by({Record: repr}, entries=_DECKS)
def _setting(place_id: str, audience: Audience, last: Record | None, *, dark: bool) -> "Setting":
    """For whom and on what ground slides are made, with those that were made before; InvalidPack where the record is broken."""
    from hineq.board.setting import Setting

    shown = load_record(last) if last else None
    return Setting(figures=opened(place_id), audience=audience, ink=palette(dark=dark), shown_last=shown)


@shared_by(_KEYS, entries=_DECKS)
def slides(place_id: str, agenda: Agenda, *, dark: bool) -> "Deck":
    """The slides of an agenda, in the inks of a light or a dark room. InvalidPack where the last record is broken."""
    from hineq.board.deck import deck
    from hineq.board.render import begin

    figures = opened(place_id)
    last = last_before(records(_folder(place_id), figures.place.area_code), agenda.date)
    return deck(_setting(place_id, agenda.audience, last, dark=dark), agenda, begin)


@shared_by(_KEYS, entries=_DECKS)
def room(place_id: str, agenda: Agenda, ask: str, *, dark: bool) -> Room:
    """The slides of an agenda as the browser holds them; `ask` is the query that a ward is asked for with."""
    from hineq.board.easel import easel
    from hineq.board.room import notes_html, room_html

    with easel():
        made, wards = slides(place_id, agenda, dark=dark), asked_wards(place_id)
        notes = notes_html(made, wards, f"{ask}&view=notes") if agenda.audience.decides else Markup("")
        return Room(deck=made, slides=room_html(made, wards, ask), notes=notes)


@shared_by(_KEYS, entries=_DECKS)
def packed(place_id: str, agenda: Agenda, name: str) -> bytes:
    """A file of the board pack of an agenda, in the inks of paper."""
    from hineq.board.easel import easel
    from hineq.board.writing import forms

    with easel():
        made = slides(place_id, agenda, dark=False)
        return forms(made, agenda_yaml(agenda), own_slides(place_id).template)[name]()


@dataclass(frozen=True, kw_only=True)
class OwnSlides:
    """The template of the place's own slides, None where it has none that can be used, and then why where it has one."""

    template: bytes | None
    fault: str = ""


@shared
def own_slides(place_id: str) -> OwnSlides:
    """The slides of the place's own that its PowerPoint files are made on."""
    template = load_template(_folder(place_id))
    if template is None:
        return OwnSlides(template=None)
    from hineq.board.powerpoint.ground import ground

    try:
        ground(template)
    except ValueError as error:
        return OwnSlides(template=None, fault=str(error))
    return OwnSlides(template=template)


def record_of(place_id: str, data_hash: str) -> tuple[date, tuple[FigureChange, ...]] | None:
    """What has changed since the board pack with this data, and the day of its meeting; None where no record of it is kept."""
    figures = opened(place_id)
    kept = [one for one in records(_folder(place_id), figures.place.area_code) if one.data_hash == data_hash]
    return (kept[-1].day, changes(figures, load_record(kept[-1]))) if kept else None


def asked_wards(place_id: str) -> tuple[Area, ...]:
    """The wards that can be asked for in the room, by name; none where they have no figures."""
    wards = opened(place_id).place.wards if has_wards(place_id) else ()
    return tuple(sorted(wards, key=lambda ward: ward.area_name))


@shared
def _ward(place_id: str, area_code: str, *, dark: bool) -> "Slide":
    from hineq.board.room import ASKED
    from hineq.board.setting import Setting
    from hineq.board.wards import ward_slide

    setting = Setting(figures=opened(place_id), ink=palette(dark=dark))
    slide = ward_slide(setting, AgendaItem(kind=ItemKind.WARD, area_code=area_code))
    return replace(slide, slide_id=f"{ASKED}{area_code}")


@shared
def ward_asked(place_id: str, area_code: str, *, dark: bool, notes: bool) -> Markup:
    """The slide of a ward, or the notes on it; ValueError for a code that is no ward of the place."""
    from hineq.board.html import slide_html
    from hineq.board.room import notes_of_slide

    slide = _ward(place_id, area_code, dark=dark)
    return (
        notes_of_slide(slide, "Asked for in the room", "Next: back to the slide before")
        if notes
        else slide_html(slide, 0, 0)
    )
