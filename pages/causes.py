"""Because of what: the gap in life expectancy by age and by cause, from a table that an analyst supplies."""

import streamlit as st

from hineq.insights.inequality import causes_words as words
from hineq.insights.inequality.causes import causes_of_gap, expectancies
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wording.numbers import counted, title
from hineq.model.download import NO_ADDRESS
from hineq.ui.components.faults import mistakes, show_faults
from hineq.ui.components.fold import fold
from hineq.ui.components.tables import csv_button, show_table
from hineq.ui.layout.page import foot, note, section, start_page
from hineq.ui.layout.selection import write_url
from hineq.ui.layout.strip import strip
from hineq.ui.layout.visit import start_visit
from hineq.ui.markdown import as_written
from hineq.ui.panels import causes as panel

visit = start_visit()
place, place_id = visit.place, visit.place_id
write_url(visit.wanted)
given = panel.UPLOAD.supplied()
said = panel.statement(place)

if given is None:
    start_page(
        title(
            f"A table of deaths by cause would tell why lives in {place.name} differ",
            "A table of deaths by cause would tell why lives here differ",
        ),
        "From it this page works out how many years of the gap between two groups, such as the most and the least deprived wards, "
        f"come from which cause of death at which ages. There is none for {place.name} yet: supply one below.",
        notes=panel.UPLOAD.lost(),
    )
elif given.content is None:
    start_page(
        f"The table was not read: {counted(mistakes(given.faults), 'fault')}",
        f"Nothing of {given.name} is shown until they are mended, so that no half-read figure reaches anybody.",
    )
    show_faults(given.faults, "deaths_faults")
else:
    deaths, now = given.content, panel.chosen(given.content)
    causes = causes_of_gap(deaths, now.area, now.comparator, now.sex)
    if isinstance(causes, NotPossible):
        start_page(words.refusal(now.area, now.comparator, now.sex), causes.reason, notes=deaths.remarks)
    else:
        start_page(words.causes_finding(causes), words.gap_sentence(causes), notes=deaths.remarks)
    with strip():
        panel.pick_groups(deaths, now)
    note(f"From {given.name}, a table supplied in this session; not published figures.")
    pictures = st.container()
    with fold("Place and years of the table, to stand in its pictures", "about"):
        about = panel.ask_about(place)
    if not isinstance(causes, NotPossible):
        with pictures:
            panel.show_causes(causes, given, about, dark=visit.dark)
        parts = words.causes_reading(causes)
        with fold(f"The parts of the gap by cause and age, {now.sex.people}, as a table", "parts"):
            show_table(
                parts,
                f"Years of the gap by cause and age, {now.sex.people}",
                numeric=parts.columns[1:],
                chosen=parts.index[-1:],
            )
            csv_button(parts, "gap_by_cause", at=NO_ADDRESS)
            csv_button(
                words.parts_table(causes),
                "gap_by_cause_20_bands",
                "Download every part, in all 20 bands of age",
                at=NO_ADDRESS,
            )
    lives = words.expectancy_reading(expectancies(deaths, now.sex))
    with fold(f"Life expectancy at birth of {counted(len(lives), 'group')}", "lives"):
        show_table(lives, f"Life expectancy at birth, {now.sex.people}", numeric=lives.columns[1:6])
        csv_button(lives, "causes_life_expectancies", at=NO_ADDRESS)
    section("What to beware of")
    for sentence in words.cautions(deaths, causes):
        st.markdown(f"- {as_written(sentence)}")

if said and (given is None or given.content):
    section("What the strategy says", "For comparison: the published text, not worked out here." if given else "")
    panel.show_statement(said)
section("Supply another table" if given else "Supply a table")
panel.UPLOAD.offer()
with fold("What the table must hold, and a template", "format"):
    panel.show_format()
foot(
    place,
    [said.source_id] if said else [],
    words.METHOD,
    dated=f"{given.name}: {panel.read_words(given)}" if given else "",
)
