"""Scrutiny's recommendations: what is overdue, what was decided, what came of it; any council's tracker can be read."""

from hineq.insights.thread.tracker import (
    none_words,
    overdue_sentence,
    overdue_table,
    select,
    totals_line,
    totals_sentences,
    tracker_finding,
    tracker_rows,
)  # fmt: skip
from hineq.insights.wording.numbers import counted
from hineq.model.download import NO_ADDRESS, TableName, download
from hineq.model.period import day_words
from hineq.ui.components.faults import mistakes, show_faults
from hineq.ui.components.fold import fold
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
        else ""
        if rows
        else "With one, this page would show what scrutiny recommended, what was decided, what came of it and what is overdue.",
        notes=upload.lost(),
    )
    panel.show_remarks(given)

if given and given.faults:
    show_faults(given.faults, "tracker_faults")
elif rows:
    paragraph(totals_line(rows, printed))
    late = overdue_table(rows, day)
    if late.empty:
        note(overdue_sentence(rows, day))
    else:
        paragraph(overdue_sentence(rows, day))
        show_table(
            late, f"Overdue as at {day_words(day)}, {'today' if given else 'the day of these figures'}", stacked=True
        )
        csv_button(
            late,
            f"{place_id}_overdue",
            "Download what is overdue as CSV",
            at=NO_ADDRESS if given else download(TableName.OVERDUE, place_id),
        )

    section("The recommendations")
    wanted = panel.pick_wanted(rows)
    if found := select(rows, wanted, day):
        if len(found) < len(rows):
            note(f"{len(found)} of {len(rows)}.")
        panel.show_rows(found, place, visit.wanted, day)
    else:
        paragraph(none_words(wanted, rows, day))
    csv_button(
        tracker_rows(found, tracker.others if tracker else None),
        f"{place_id}_recommendations",
        "Download these as CSV, to be read again",
        at=NO_ADDRESS if given else download(TableName.RECOMMENDATIONS, place_id, **panel.in_address(wanted)),
    )
    notes = [
        *(f"{one.label}: {one.note}" for one in printed if one.note),
        *(place.sources[key].note for key in sources),
    ]
    with fold("The totals as a table" + (", beside those that are printed" if printed else ""), "totals"):
        panel.show_totals(rows, printed)
        for sentence in totals_sentences(rows, printed):
            paragraph(sentence)
        note(*notes)

with fold("Read your own tracker: a file of yours, its columns and a template with an example row", "own"):
    paragraph("The same checks as for the figures here: every fault is listed with its row, column and value.")
    upload.offer()
    panel.show_format(place)
foot(
    place,
    sources,
    "Quotations are whole and verbatim. A recommendation is overdue where its lead says so, or where its due date has gone by "
    "(at the date of these figures, for a file of your own today) and it is neither achieved nor turned down. Links are hineq's or the officer's own.",
)
