"""A neighbourhood of the reader's own: chosen and named here, kept in the address, told on the pages of wards."""

import streamlit as st

from hineq.insights.priority.group_words import group_in_order_words
from hineq.insights.priority.order import Priority
from hineq.insights.wards.comparing import Confidence
from hineq.insights.wards.group import (
    LONGEST,
    Group,
    group_finding,
    group_table,
    group_words,
    made_group,
    read_group,
)  # fmt: skip
from hineq.insights.wards.view import WardView
from hineq.insights.wording.numbers import capital, count_word
from hineq.model.download import TableName, download
from hineq.model.words import Outcome
from hineq.ui.components.addresses import in_address
from hineq.ui.components.fold import fold
from hineq.ui.components.tables import csv_button
from hineq.ui.html import Column, columns_html, html_column, outcome_html
from hineq.ui.layout.page import note, paragraph
from hineq.ui.layout.piece import piece
from hineq.ui.layout.selection import choose
from hineq.ui.layout.visit import Visit
from hineq.ui.markdown import as_written
from hineq.ui.views import wards as ward_views

_WARDS, _NAME = "group_wards", "group_name"
_LEAD = "Your neighbourhood."


def wanted_group(visit: Visit) -> tuple[Group | None, tuple[str, ...]]:
    """The group that the address names, and sentences on what of it cannot be had."""
    return read_group(visit.place, visit.wanted.get("group", ""))


def tell_group(visit: Visit, view: WardView) -> None:
    """The group of the address on one measure; nothing without one."""
    group, _ = wanted_group(visit)
    if group:
        paragraph(group_words(visit.place, view, group), lead=_LEAD)


def tell_group_in_order(visit: Visit, priority: Priority) -> None:
    """Where the wards of the group of the address come in an order of wards; nothing without one."""
    group, _ = wanted_group(visit)
    if group:
        paragraph(group_in_order_words(priority, group), lead=_LEAD)


def pick_group(visit: Visit, group: Group | None) -> None:
    """Wards to be chosen and named as one neighbourhood, behind a button; what is chosen goes into the address."""
    names = {ward.area_code: ward.area_name for ward in visit.place.wards}
    if len(names) < 2:
        return
    st.session_state[_WARDS] = list(group.codes) if group else []
    st.session_state[_NAME] = group.name if group else ""

    def change() -> None:
        made = made_group(visit.place, st.session_state[_NAME], st.session_state[_WARDS])
        choose(group=made.written if made else "")

    label = f"Neighbourhood: {group.name}" if group else "Your own neighbourhood"
    with st.popover(as_written(label), key="group_popover"):
        st.multiselect(
            "Wards of the neighbourhood", list(names), key=_WARDS, format_func=names.__getitem__, on_change=change
        )
        st.text_input("Its name", key=_NAME, max_chars=LONGEST, on_change=change, placeholder="such as East side")
        note(
            "Made of the counts of its wards added up, else of their average. It stays in the address, so a link shares it."
        )


def show_group(visit: Visit, group: Group, confidence: Confidence) -> None:
    """The group on every measure, compared at a level of confidence, folded under what it shows."""
    place = visit.place
    table = group_table(place, ward_views.todays_views_at(visit.place_id, confidence), group)
    country = place.benchmark.area_name
    columns = [
        Column(head="Theme", cells=table.theme),
        Column(head="Measure", cells=table["name"]),
        Column(head=group.name, cells=table.value_bare, numeric=True),
        Column(head="Unit", cells=table.unit),
        Column(head="95% confidence interval", cells=table.interval_words, numeric=True),
        Column(head=country, cells=table.country_bare, numeric=True),
        Column(
            head=f"Against {country}",
            cells=html_column((outcome_html(Outcome(one)) for one in table.outcome), table.index),
        ),
        Column(head=place.name, cells=table.place_bare, numeric=True),
        Column(head="How it was made", cells=table.method.map(capital)),
        Column(head="Period", cells=table.period),
    ]
    with fold(group_finding(place, group, table), "neighbourhood"):
        names = [place.areas[code].area_name for code in group.codes]
        note(f"{capital(count_word(len(names)))} {'wards' if len(names) > 1 else 'ward'}: {', '.join(names)}.")
        piece(columns_html(columns, f"{group.name} on every measure, newest figures", group="Theme"))
        at = download(TableName.NEIGHBOURHOOD, visit.place_id, group=group.written, confidence=in_address(confidence))
        csv_button(table.drop(columns="counts"), f"{visit.place_id}_neighbourhood", at=at)
