"""An agenda made in the app: its items in their order, taken out, moved, added; a file handed in. Held in the session alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from hineq.insights.meeting.items import FINDING_WORDS, KIND_WORDS, PART_WORDS, item_words, kinds_there
from hineq.insights.wards.view import ward_periods
from hineq.insights.wording.numbers import with_sex
from hineq.model.agenda import Agenda, AgendaItem, Finding, ItemKind, TrackerPart
from hineq.model.words import Sex
from hineq.packs.read.agenda_text import agenda_yaml
from hineq.packs.read.agendas import read_agenda
from hineq.packs.read.problems import InvalidPack
from hineq.ui.components.upload import LARGEST_MB
from hineq.ui.layout.page import note
from hineq.ui.layout.selection import choose, choose_parameter
from hineq.ui.layout.visit import Visit
from hineq.ui.panels.meeting import AGENDA, AUDIENCE, OWN, Chosen, own_key, show_agenda_faults
from hineq.ui.views import targets as target_views
from hineq.ui.views.own import pack_of, public
from hineq.ui.views.place import opened
from hineq.ui.views.wards import has_wards, indicators_of_wards

_ITEM, _KIND, _FAULTS, _TURN = "agenda_item", "agenda_kind", "agenda_faults", "agenda_turn"
_OFFICERS = ("lead", "action", "due", "notes")
_LABELS = {
    "title": "Title",
    "text": "Words",
    "decision": "Decision sought",
    "lead": "Who leads",
    "action": "What is being done",
    "due": "By when (2026-12-10)",
    "notes": "Notes for the presenter",
}


def make_agenda(visit: Visit, chosen: Chosen) -> None:
    """The items in their order with what can be done to them, a new item, and a file to hand in."""
    agenda, place = chosen.agenda, visit.place
    if agenda.items:
        numbers = list(range(len(agenda.items)))
        if st.session_state.get(_ITEM) not in numbers:
            st.session_state[_ITEM] = 0
        at = st.radio(
            "Items", numbers, key=_ITEM, format_func=lambda one: f"{one + 1}. {item_words(place, agenda.items[one])}"
        )
        with st.container(horizontal=True, key="agenda_moves"):
            _act("Move up", "arrow_upward", at == 0, lambda: _move(visit, agenda, at, at - 1))
            _act("Move down", "arrow_downward", at == len(numbers) - 1, lambda: _move(visit, agenda, at, at + 1))
            _act("Take out", "delete", len(numbers) == 1, lambda: _keep(visit, agenda, _without(agenda, at)))
    _add(visit, agenda)
    _hand_in(visit)


def _act(label: str, icon: str, off: bool, act: Callable[[], None]) -> None:
    st.button(label, icon=f":material/{icon}:", key=f"agenda_{icon}", disabled=off, on_click=act)


def _without(agenda: Agenda, at: int) -> tuple[AgendaItem, ...]:
    return agenda.items[:at] + agenda.items[at + 1 :]


def _move(visit: Visit, agenda: Agenda, at: int, to: int) -> None:
    items = list(agenda.items)
    items.insert(to, items.pop(at))
    st.session_state[_ITEM] = to
    _keep(visit, agenda, tuple(items))


def _keep(visit: Visit, agenda: Agenda, items: tuple[AgendaItem, ...]) -> None:
    """Hold the changed agenda in the session and show it; it is read as its file would be, so that nothing else can be in it."""
    whole = opened(pack_of(visit.place_id)).place
    changed = replace(agenda, agenda_id=OWN, items=items)
    st.session_state.pop(_FAULTS, None)
    try:
        st.session_state[own_key(visit.place_id)] = read_agenda(agenda_yaml(changed).encode(), f"{OWN}.yaml", whole)
    except InvalidPack as error:
        st.session_state[_FAULTS] = ("The item that was to be added", error.problems)
        return
    choose_parameter(AGENDA, OWN)


def _add(visit: Visit, agenda: Agenda) -> None:
    """An item to be added after the chosen one: its kind, what it is about, and what officers say of it."""
    place = visit.place
    kinds = kinds_there(place, has_measures=bool(_own_measures(visit)), has_wards=has_wards(visit.place_id))
    kind: ItemKind = st.selectbox("Add an item", kinds, key=_KIND, format_func=lambda one: KIND_WORDS[one], width=420)
    item = _about(visit, kind)
    said = ("title", "text", "decision") if kind in (ItemKind.TEXT, ItemKind.DECISION) else ("decision",)
    _ask_words(said)
    with st.expander("Who does what until when, and notes", key="agenda_more"):
        _ask_words(_OFFICERS)
    asked = (visit, agenda, item, (*said, *_OFFICERS))
    st.button("Add it to the end", icon=":material/add:", key="agenda_add", on_click=_added, args=asked)


def _ask_words(keys: tuple[str, ...]) -> None:
    for key in keys:
        st.text_input(_LABELS[key], key=f"agenda_new_{key}", width=620)


def _added(visit: Visit, agenda: Agenda, item: AgendaItem, keys: tuple[str, ...]) -> None:
    # read here and not where they are drawn: a word may be finished by the very click that adds the item
    words: dict[str, Any] = {key: str(st.session_state.get(f"agenda_new_{key}", "")).strip() for key in keys}
    due = words.pop("due")
    try:
        day = date.fromisoformat(due) if due else None
    except ValueError:
        st.session_state[_FAULTS] = (f"“{due[:40]}” is no day: write it like 2026-12-10", ())
        return
    _keep(visit, agenda, (*agenda.items, replace(item, due=day, **words)))
    if _FAULTS not in st.session_state:
        st.session_state[_ITEM] = len(agenda.items)
        for key in keys:
            st.session_state[f"agenda_new_{key}"] = ""


def _about(visit: Visit, kind: ItemKind) -> AgendaItem:
    """What a new item is about, by the choices of its kind."""
    place = visit.place
    match kind:
        case ItemKind.FINDING:
            finding = st.selectbox(
                "Which", list(Finding), key="agenda_finding", format_func=lambda one: FINDING_WORDS[one], width=420
            )
            return AgendaItem(kind=kind, finding=finding or Finding.TODAY)
        case ItemKind.MEASURE | ItemKind.GAP | ItemKind.MAP:
            options = _own_measures(visit) if kind is ItemKind.MEASURE else _ward_measures(visit)
            key: str = st.selectbox(
                "Measure", list(options), key=f"agenda_{kind}", format_func=lambda one: options[one], width=620
            )
            indicator_id, _, sex = key.partition("|")
            return AgendaItem(kind=kind, indicator_id=indicator_id, sex=Sex(sex))
        case ItemKind.WARD:
            names = {ward.area_code: ward.area_name for ward in place.wards}
            ward: str = st.selectbox(
                "Ward", list(names), key="agenda_ward", format_func=lambda one: names[one], width=300
            )
            return AgendaItem(kind=kind, area_code=ward)
        case ItemKind.PRIORITY:
            known = place.thread.priorities
            priority: str = st.selectbox(
                "Priority", list(known), key="agenda_priority", width=620,
                format_func=lambda one: f"{known[one].number} {known[one].shown}",
            )  # fmt: skip
            return AgendaItem(kind=kind, priority_id=priority)
        case ItemKind.TRACKER:
            part = st.selectbox(
                "Which", list(TrackerPart), key="agenda_part", format_func=lambda one: PART_WORDS[one], width=200
            )
            return AgendaItem(kind=kind, part=part or TrackerPart.OPEN)
        case ItemKind.TEXT | ItemKind.DECISION:
            return AgendaItem(kind=kind)


def _own_measures(visit: Visit) -> dict[str, str]:
    return {option.key: option.words for option in target_views.options(visit.place_id)}


def _ward_measures(visit: Visit) -> dict[str, str]:
    indicators = visit.place.indicators
    return {
        f"{indicator_id}|{sex}": with_sex(indicators[indicator_id].name, sex)
        for indicator_id in indicators_of_wards(visit.place_id)
        for sex in Sex
        if ward_periods(visit.figures, indicator_id, sex)
    }


def _hand_in(visit: Visit) -> None:
    """An agenda's own file; its faults, each with its line. A public instance takes none in."""
    if public():
        return
    key = f"agenda_upload_{st.session_state.get(_TURN, 0)}"
    st.file_uploader(
        "Or hand in an agenda’s file (YAML)", type=["yaml", "yml"], key=key, max_upload_size=LARGEST_MB,
        on_change=_take_in, args=(visit, key),
    )  # fmt: skip
    note(
        "An agenda that is made or handed in here is held while this page stays open, and is shown to no other visitor. "
        "Download its file to keep it; put the file into the folder meetings of the place’s pack to have it there for all."
    )
    if _FAULTS in st.session_state:
        file, faults = st.session_state[_FAULTS]
        if faults:
            show_agenda_faults(file, faults, "agenda_faults")
        else:
            st.markdown(f"**Not added:** {file}.")


def _take_in(visit: Visit, key: str) -> None:
    file = st.session_state[key]
    st.session_state.pop(_FAULTS, None)
    if file is None:
        return
    pack = pack_of(visit.place_id)
    whole = opened(pack).place
    try:
        agenda = replace(read_agenda(file.getvalue(), file.name, whole), agenda_id=OWN)
    except InvalidPack as error:
        st.session_state[_FAULTS] = (file.name, error.problems)
        return
    area_code = "" if agenda.area_code in ("", whole.area_code) else agenda.area_code
    st.session_state[own_key(f"{pack}/{area_code}" if area_code else pack)] = agenda
    choose(area=area_code)
    choose_parameter(AUDIENCE, "")
    choose_parameter(AGENDA, OWN)
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
