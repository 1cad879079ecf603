"""The parts of the page "Recommendations": the pack's tracker or an officer's own, its filters, its rows, what to supply."""

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import assert_never

import pandas as pd
import streamlit as st
from markupsafe import Markup

from hineq.insights.thread.tracker import (
    UNSAID,
    Linked,
    LinkedKind,
    Wanted,
    committees,
    decision_word,
    decisions,
    heading,
    linked,
    overdue_words,
    state_word,
    states,
    totals_table,
)  # fmt: skip
from hineq.insights.wording.numbers import capital, joined, number
from hineq.model.document_words import RecommendationState
from hineq.model.download import TableName, download
from hineq.model.period import day_words
from hineq.model.place import Place
from hineq.model.recommendation import PrintedTotal, Recommendation, Tracker
from hineq.packs.importers.tracker import read_tracker, tracker_template
from hineq.ui.components.fold import fold
from hineq.ui.components.links import link_html
from hineq.ui.components.tables import csv_button, show_table
from hineq.ui.components.upload import Supplied, Upload
from hineq.ui.layout.page import note
from hineq.ui.layout.pages import OVERVIEW, STRATEGY, TARGETS, WARD
from hineq.ui.layout.piece import piece
from hineq.ui.markdown import as_written
from hineq.ui.views.place import opened

_ANY = ""
_AT_ONCE = 8
_FORMAT = (
    (
        "recommendation_id",
        "A short name of your own for the row, such as health_2018_04_17_1: once in the file; "
        "without the column each row is named by its line",
    ),
    ("reference", "The reference as the committee prints it, such as 2.; may be empty"),
    ("date", "The day of the meeting that made or answered it, as 2018-04-17, 17/04/18 or 17 Apr 2018; may be empty"),
    ("committee", "The committee that made it; may be empty"),
    ("considered_by", "The board or cabinet that it was made to; may be empty"),
    ("item", "The heading that it stands under, such as Health Inequalities; may be empty"),
    ("recommendation", "The recommendation, whole"),
    (
        "decision",
        "agreed, agreed_in_part, not_agreed or awaiting; Yes, No, In part and the like are read too; may be empty",
    ),
    ("response", "The answer, whole; may be empty, like every column below"),
    ("lead", "The role that leads on it; no names of people"),
    ("due", "The day it is due, not before it was made; Target date, Deadline, By when and the like are read too"),
    ("action_taken", "What has been done"),
    (
        "state",
        f"{joined(list(RecommendationState), 'or')}; Complete, In progress, On hold and the like are read too. A colour is "
        "what a key under the table says, such as Green: achieved",
    ),
    ("state_reason", "Why"),
    ("indicators", "Names or ids of measures, parted by semicolons; the page Data and methods lists them"),
    ("priorities", "Numbers, words or ids of priorities of the strategy, parted by semicolons"),
    ("areas", "Names or codes of wards or councils, parted by semicolons"),
    ("note", "Anything that the reader should know of the row"),
    ("source_id", "The document it comes from, by any short name"),
)


def upload(place_id: str) -> Upload[Tracker]:
    """Where an officer's own tracker for a place is taken in: its links are held against what the place has."""
    return Upload(
        key=f"tracker_{place_id}",
        label="Tracker of recommendations (CSV or Excel)",
        noun="file",
        types=("csv", "xlsx", "ods"),
        read=lambda raw, name: read_tracker(raw, name, opened(place_id).place, date.today()),
    )


def show_remarks(given: Supplied[Tracker] | None) -> None:
    """What was taken for what in a file that was handed in; nothing where it is a pack's own."""
    if given and given.content and given.content.remarks:
        lines = "".join(f"\n- {as_written(remark)}" for remark in given.content.remarks)
        st.info(f"How {as_written(given.name)} was read:\n{lines}", icon=":material/info:")


def counting_day(given: Supplied[Tracker] | None, place: Place) -> date:
    """The day on which what is overdue is counted: today for a file that was handed in, else the pack's own."""
    return date.today() if given else place.snapshot


def show_format(place: Place) -> None:
    """The columns that a tracker must have, and the template with an example row."""
    table = pd.DataFrame(_FORMAT, columns=["Column", "What it holds"])
    show_table(table, "A CSV file or an Excel workbook, one row a recommendation", stacked=True)
    note(
        "Columns may have the names that councils give them; titles above the head and keys below the table are passed over. "
        "A column that may be empty may be left out. Further columns are not shown; they are kept in what you download. "
        "Whatever is taken for something else is said at the top of the page."
    )
    csv_button(
        lambda: tracker_template(place),
        "recommendations_template",
        "Download the template with an example row as CSV",
        at=download(TableName.RECOMMENDATIONS_TEMPLATE, place.place_id),
    )


def show_totals(rows: Sequence[Recommendation], printed: Sequence[PrintedTotal]) -> None:
    """The totals computed from the rows, beside those that the document prints."""
    table = totals_table(rows, printed)
    shown = pd.DataFrame(
        {
            "Decision": table.label,
            "Rows here": table.rows,
            "Share of the rows": [_percent(share, 0) for share in table.share],
        }
    )
    if printed:
        shown["Printed"] = ["" if pd.isna(count) else number(count, 0) for count in table.printed]
        shown["Printed share"] = ["" if pd.isna(share) else f"{share:g}%" for share in table.percent_printed]
        shown["Share of the printed total"] = [_percent(share, 1) for share in table.exact]
    show_table(shown, "Recommendations by decision", numeric=shown.columns[1:])


def _percent(value: float, decimals: int) -> str:
    return "" if math.isnan(value) else f"{number(value, decimals)}%"


def pick_wanted(rows: Sequence[Recommendation]) -> Wanted:
    """The filters and the search, for the session."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="tracker_filters"):
        by_decision = {str(decision or UNSAID): decision for decision in decisions(rows)}
        decision = _pick(
            "Decision", list(by_decision), lambda value: decision_word(by_decision[value]), "tracker_decision", 190
        )
        by_value = {str(state or UNSAID): state for state in states(rows)}
        state = _pick("State", list(by_value), lambda value: state_word(by_value[value]), "tracker_state", 200)
        committee = _pick("Committee or board", committees(rows), str, "tracker_committee", 240)
        search = st.text_input("Words in it", key="tracker_search", width=240, persist_state="session")
        overdue = st.toggle("Overdue only", key="tracker_overdue", persist_state="session")
    return Wanted(
        decisions=frozenset([by_decision[decision]] if decision else []),
        states=frozenset([by_value[state]] if state else []),
        committee=committee,
        overdue_only=bool(overdue),
        search=str(search or ""),
    )


def in_address(wanted: Wanted) -> dict[str, str]:
    """What a reader asks for as an address says it, '-' for rows that state none."""
    return {
        "decision": next((str(one or "-") for one in wanted.decisions), ""),
        "state": next((str(one or "-") for one in wanted.states), ""),
        "committee": wanted.committee,
        "overdue": "true" if wanted.overdue_only else "",
        "search": wanted.search,
    }


def _pick(label: str, options: Sequence[str], words: Callable[[str], str], key: str, width: int) -> str:
    if len(options) < 2:
        # a list of one is said in words
        if options:
            piece(Markup('<p class="hq-note">{}: {}</p>').format(label, words(options[0])), width="content")
        return _ANY
    picked = st.selectbox(
        label, [_ANY, *options], key=key, width=width, persist_state="session",
        format_func=lambda value: capital(words(value)) if value else "Any",
    )  # fmt: skip
    return str(picked or _ANY)


def show_rows(rows: Sequence[Recommendation], place: Place, shown: Mapping[str, str], day: date) -> None:
    """Each recommendation with its decision, its answer, its owner, its state and its links; a long list in parts."""
    for start in range(0, len(rows), _AT_ONCE):
        part = rows[start : start + _AT_ONCE]
        if start:
            with fold(f"Recommendations {start + 1} to {start + len(part)} of {len(rows)}", f"rows_{start + 1}"):
                _show_part(part, place, shown, day)
        else:
            _show_part(part, place, shown, day)


def _show_part(rows: Sequence[Recommendation], place: Place, shown: Mapping[str, str], day: date) -> None:
    piece(Markup("").join(_row_html(recommendation, place, shown, day) for recommendation in rows))


def _row_html(recommendation: Recommendation, place: Place, shown: Mapping[str, str], day: date) -> Markup:
    state = capital(recommendation.state.word) if recommendation.state else ""
    said = {
        "Reference": recommendation.reference,
        "Decision": capital(recommendation.decision.word) if recommendation.decision else "",
        "Response": recommendation.response,
        "Lead": recommendation.lead,
        "Due": day_words(recommendation.due) if recommendation.due else "",
        "Action taken": recommendation.action_taken,
        "State": f"{state}: {recommendation.state_reason}" if state and recommendation.state_reason else state,
        "Note": recommendation.note,
        "Overdue": f"▼ {capital(overdue_words(recommendation, day))}, as at {day_words(day)}"
        if recommendation.overdue(day)
        else "",
    }
    unsaid = [term for term, words in said.items() if not words and term not in ("Overdue", "Note")]
    said[capital(UNSAID)] = joined(unsaid).lower()
    links = Markup("; ").join(_link(link, shown) for link in linked(recommendation, place))
    return Markup(
        '<article class="hq-row"><h3>{}</h3><blockquote class="hq-quote">“{}”</blockquote><dl class="hq-pairs">{}</dl></article>'
    ).format(
        heading(recommendation),
        recommendation.recommendation,
        Markup("").join(
            Markup("<dt>{}</dt><dd>{}</dd>").format(term, words)
            for term, words in [*said.items(), ("Links", links)]
            if words
        ),
    )


def _link(link: Linked, shown: Mapping[str, str]) -> Markup:
    match link.kind:
        case LinkedKind.INDICATOR:
            html = link_html(TARGETS, link.name, shown, indicator=link.key, sex="", period="")
        case LinkedKind.PRIORITY:
            html = link_html(STRATEGY, link.name, shown, element=link.key)
        case LinkedKind.WARD:
            html = link_html(WARD, link.name, shown, ward=link.key)
        case LinkedKind.AREA:
            html = link_html(OVERVIEW, link.name, shown)
        case _:
            assert_never(link.kind)
    return Markup("{} ({})").format(html, link.kind)
