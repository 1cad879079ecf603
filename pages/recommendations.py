"""Scrutiny's recommendations: what was decided, what came of it, what is overdue; any council's tracker can be read."""

import streamlit as st

from hineq.insights.thread.tracker import (
    overdue_sentence,
    overdue_table,
    select,
    totals_sentences,
    tracker_finding,
    tracker_rows,
)  # fmt: skip
from hineq.insights.wording.numbers import counted
from hineq.model.period import day_words
from hineq.ui.components.faults import mistakes, show_faults
from hineq.ui.components.tables import csv_button, show_table
from hineq.ui.layout.page import foot, note, paragraph, section, start_page
from hineq.ui.layout.selection import write_url
from hineq.ui.layout.visit import start_visit
from hineq.ui.panels import recommendations as panel

visit = start_visit()
place, place_id = visit.place, visit.place_id
write_url(visit.wanted)
upload = panel.upload(place_id)
given = upload.supplied()
tracker = given.content if given else None
day = panel.counting_day(given, place)
rows, printed = (tracker.rows if tracker else (), ()) if given else (place.recommendations, place.printed_totals)
sources = {} if given else dict.fromkeys([*(one.source_id for one in rows), *(one.source_id for one in printed)])

if given and given.faults:
    start_page(
        f"The tracker was not read: {counted(mistakes(given.faults), 'fault')}",
        f"Nothing of {given.name} is shown until they are mended, so that no half-read row reaches anybody.",
    )
else:
    start_page(
        tracker_finding(rows, printed, day, place.name),
        f"From {given.name}, a file supplied in this session."
        if given
        else "; ".join(place.sources[one].citation for one in sources)
        or "A tracker that any council can use: supply one below, or add recommendations.csv to the pack.",
        notes=upload.lost(),
    )
    panel.show_remarks(given)

if given and given.faults:
    show_faults(given.faults, "tracker_faults")
elif rows:
    section("The totals", "Worked out from the rows" + (", beside those that the document prints." if printed else "."))
    panel.show_totals(rows, printed)
    for sentence in totals_sentences(rows, printed):
        paragraph(sentence)
    for sentence in [
        *(f"{one.label}: {one.note}" for one in printed if one.note),
        *(place.sources[key].note for key in sources),
    ]:
        note(sentence)

    section("The recommendations")
    wanted = panel.pick_wanted(rows)
    found = select(rows, wanted, day)
    st.markdown(f"{len(found)} of {len(rows)} recommendations.")
    panel.show_rows(found, place, visit.wanted, day)
    csv_button(
        tracker_rows(found, tracker.others if tracker else None),
        f"{place_id}_recommendations",
        "Download these as CSV, to be read again",
    )

    section("What is overdue", overdue_sentence(rows, day))
    late = overdue_table(rows, day)
    if not late.empty:
        show_table(late, f"Overdue as at {day_words(day)}, {'today' if given else 'the date of this pack'}")
        csv_button(late, f"{place_id}_overdue", "Download what is overdue as CSV")

section("Read your own tracker", "The same checks as for a pack: every fault is listed with its row, column and value.")
upload.offer()
with st.expander("What the file must hold", expanded=not rows):
    panel.show_format(place)
foot(
    place,
    sources,
    "Quotations are whole and verbatim. A recommendation is overdue where its lead says so, or where its due date has gone by "
    "(at the date of this pack, for a file of your own today) and it is neither achieved nor turned down. Links are hineq's or the officer's own.",
)
