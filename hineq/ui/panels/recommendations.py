"""The parts of the page "Recommendations": the pack's tracker or an officer's own, its filters, its rows, what to supply."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import pandas as pd
import streamlit as st
from markupsafe import Markup

from hineq.insights.thread.tracker import (
    UNSAID,
    Wanted,
    committees,
    heading,
    link_words,
    overdue_words,
    state_word,
    states,
    totals_table,
)  # fmt: skip
from hineq.insights.wording.numbers import capital, joined, number
from hineq.model.period import day_words
from hineq.model.place import Place
from hineq.model.recommendation import PrintedTotal, Recommendation, Tracker
from hineq.model.words import Decision
from hineq.packs.importers.tracker import read_tracker, tracker_template
from hineq.packs.read.problems import InvalidPack, Problem
from hineq.ui.components.links import link_html
from hineq.ui.components.tables import csv_button, show_table
from hineq.ui.layout.page import note
from hineq.ui.layout.pages import OVERVIEW, STRATEGY, TARGETS, WARD
from hineq.ui.markdown import as_written
from hineq.ui.views.place import opened

# nothing of an officer's file goes into a cache that visitors share: it lives here, in the session
_SUPPLIED, _TURN = "tracker_supplied", "tracker_turn"
_LARGEST_MB = 5
_ANY = ""
_FORMAT = (
    (
        "recommendation_id",
        "A short name of your own for the row, such as health_2018_04_17_1: once in the file; "
        "without the column each row is named by its line",
    ),
    ("reference", "The reference as the committee prints it, such as 2.; may be empty"),
    ("date", "The day of the meeting that made or answered it, as 2018-04-17 or 17/04/2018"),
    ("committee", "The committee that made it; may be empty"),
    ("considered_by", "The board or cabinet that it was made to; may be empty"),
    ("item", "The heading that it stands under, such as Health Inequalities; may be empty"),
    ("recommendation", "The recommendation, whole"),
    ("decision", "agreed, agreed_in_part, not_agreed or awaiting; Yes, No, In part and the like are read too"),
    ("response", "The answer, whole; may be empty, like every column below"),
    ("lead", "The role that leads on it; no names of people"),
    ("due", "The day it is due, not before it was made"),
    ("action_taken", "What has been done"),
    ("state", "achieved, acceptable_progress, paused or overdue"),
    ("state_reason", "Why; needed where it is paused"),
    ("indicators", "Ids of measures, parted by semicolons, from the list of measures on the page Methods"),
    ("priorities", "Ids of priorities of the strategy, parted by semicolons"),
    ("areas", "Codes of wards or councils, parted by semicolons"),
    ("note", "Anything that the reader should know of the row"),
    ("source_id", "The document it comes from, by any short name"),
)


@dataclass(frozen=True, kw_only=True)
class Supplied:
    """A file that was handed in: for which place, its rows, or everything that is wrong with it."""

    name: str
    place_id: str
    tracker: Tracker = field(default_factory=Tracker)
    faults: tuple[Problem, ...] = ()


def supplied(place_id: str) -> Supplied | None:
    """The file of this session for a place, None where none was handed in for it."""
    found: Supplied | None = st.session_state.get(_SUPPLIED)
    return found if found and found.place_id == place_id else None


def show_remarks(given: Supplied | None) -> None:
    """What was taken for what in a file that was handed in; nothing where it is a pack's own."""
    if given and given.tracker.remarks:
        lines = "".join(f"\n- {as_written(remark)}" for remark in given.tracker.remarks)
        st.info(f"How {as_written(given.name)} was read:\n{lines}", icon=":material/info:")


def counting_day(given: Supplied | None, place: Place) -> date:
    """The day on which what is overdue is counted: today for a file that was handed in, else the pack's own."""
    return date.today() if given else place.snapshot


def offer_upload(place_id: str) -> None:
    """The uploader, what becomes of the file, and a way to take it out again."""
    key = f"tracker_file_{st.session_state.get(_TURN, 0)}"
    st.file_uploader(
        "Tracker of recommendations (CSV)", type="csv", key=key, max_upload_size=_LARGEST_MB, on_change=_read,
        args=(key, place_id),
    )  # fmt: skip
    note(
        "The file stays in this session: it is held in the server's memory while your page is open, is written to no file "
        "and is shown to no other visitor. It is gone after you close or reload the page."
    )
    if supplied(place_id):
        st.button("Take the file out", key="tracker_take_out", on_click=_take_out, icon=":material/delete:")


def _read(key: str, place_id: str) -> None:
    file = st.session_state[key]
    st.session_state.pop(_SUPPLIED, None)
    if file is None:
        return
    try:
        tracker = read_tracker(file.getvalue(), file.name, opened(place_id).place, date.today())
        found = Supplied(name=file.name, place_id=place_id, tracker=tracker)
    except InvalidPack as error:
        found = Supplied(name=file.name, place_id=place_id, faults=error.problems)
    st.session_state[_SUPPLIED] = found


def _take_out() -> None:
    st.session_state.pop(_SUPPLIED, None)
    # an uploader under another name is an empty one
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1


def show_format() -> None:
    """The columns that a tracker must have, and the template."""
    table = pd.DataFrame(_FORMAT, columns=["Column", "What it holds"])
    show_table(table, "A CSV file, one row a recommendation")
    note(
        "A column that may be empty may be left out. Further columns are not shown; they are kept in what you download. "
        "Whatever is taken for something else is said at the top of the page."
    )
    csv_button(tracker_template, "recommendations_template", "Download the template as CSV")


def show_totals(rows: Sequence[Recommendation], printed: Sequence[PrintedTotal]) -> None:
    """The totals computed from the rows, beside those that the document prints."""
    table = totals_table(rows, printed)
    shown = pd.DataFrame({"Decision": table.label, "Rows here": table.rows, "Share of the rows": [_percent(one, 0) for one in table.share]})  # fmt: skip
    if printed:
        shown["Printed"] = ["" if pd.isna(one) else number(one, 0) for one in table.printed]
        shown["Printed share"] = ["" if pd.isna(one) else f"{one:g}%" for one in table.percent_printed]
        shown["Share of the printed total"] = [_percent(one, 1) for one in table.exact]
    show_table(shown, "Recommendations by decision", numeric=shown.columns[1:])


def _percent(value: float, decimals: int) -> str:
    return "" if value != value else f"{number(value, decimals)}%"


def pick_wanted(rows: Sequence[Recommendation]) -> Wanted:
    """The filters and the search, for the session."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="tracker_filters"):
        decision = _pick(
            "Decision", [str(one) for one in Decision], lambda one: Decision(one).word, "tracker_decision", 190
        )
        state = _pick("State", states(rows), state_word, "tracker_state", 200)
        committee = _pick("Committee or board", committees(rows), str, "tracker_committee", 260)
        search = st.text_input("Search the recommendations", key="tracker_search", width=280, persist_state="session")
        overdue = st.toggle("Overdue only", key="tracker_overdue", persist_state="session")
    return Wanted(
        decision=decision, state=state, committee=committee, overdue_only=bool(overdue), search=str(search or "")
    )


def _pick(label: str, options: Sequence[str], words: object, key: str, width: int) -> str:
    said = words if callable(words) else str
    picked = st.selectbox(
        label, [_ANY, *options], key=key, width=width, persist_state="session",
        format_func=lambda one: capital(said(one)) if one else "Any",
    )  # fmt: skip
    return str(picked or _ANY)


def show_rows(rows: Sequence[Recommendation], place: Place, shown: Mapping[str, str], day: date) -> None:
    """Each recommendation with its decision, its answer, its owner, its state and its links."""
    if not rows:
        st.markdown("No recommendation is like that: take a filter or a word of the search back.")
        return
    st.html(Markup("").join(_row_html(one, place, shown, day) for one in rows))


def _row_html(one: Recommendation, place: Place, shown: Mapping[str, str], day: date) -> Markup:
    state = capital(one.state.word) if one.state else ""
    said = {
        "Reference": one.reference,
        "Decision": capital(one.decision.word),
        "Response": one.response,
        "Lead": one.lead,
        "Due": day_words(one.due) if one.due else "",
        "Action taken": one.action_taken,
        "State": f"{state}: {one.state_reason}" if state and one.state_reason else state,
        "Note": one.note,
        "Overdue": f"▼ {capital(overdue_words(one, day))}, as at {day_words(day)}" if one.overdue(day) else "",
    }
    unsaid = [term for term, words in said.items() if not words and term not in ("Overdue", "Note")]
    said[capital(UNSAID)] = joined(unsaid).lower()
    links = Markup("; ").join(_link(link, shown) for link in link_words(one, place))
    return Markup(
        '<article class="hq-row"><h3>{}</h3><blockquote class="hq-quote">“{}”</blockquote><dl class="hq-pairs">{}</dl></article>'
    ).format(
        heading(one),
        one.recommendation,
        Markup("").join(
            Markup("<dt>{}</dt><dd>{}</dd>").format(term, words)
            for term, words in [*said.items(), ("Links", links)]
            if words
        ),
    )


def _link(link: tuple[str, str, str], shown: Mapping[str, str]) -> Markup:
    kind, key, name = link
    page, changes = {
        "indicator": (TARGETS, {"indicator": key, "sex": "", "period": ""}),
        "priority": (STRATEGY, {"element": key}),
        "ward": (WARD, {"ward": key}),
        "area": (OVERVIEW, {}),
    }[kind]
    return Markup("{} ({})").format(link_html(page, name, shown, **changes), kind)
