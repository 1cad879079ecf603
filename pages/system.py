"""The levels at which a system works: who leads, what its documents say, and one ward's figures at each level."""

import streamlit as st

from hineq.insights.thread.system import (
    approvals_finding,
    approvals_table,
    boards_table,
    framework_statements,
    system_finding,
)
from hineq.insights.wards.levels import NOT_HERE
from hineq.insights.wards.selection import wanted_ward
from hineq.insights.wards.view import vintage_words
from hineq.insights.wording.glossary import abbreviations_in
from hineq.model.words import StatementTopic
from hineq.ui.components.quotes import show_quotes
from hineq.ui.components.tables import csv_button, show_table
from hineq.ui.layout.page import foot, note, paragraph, section, start_page
from hineq.ui.layout.selection import write_url
from hineq.ui.layout.strip import pick_ward
from hineq.ui.layout.visit import start_visit
from hineq.ui.panels.system import draw_levels, show_groups, show_levels
from hineq.ui.views.system import at_levels

visit = start_visit()
place, place_id = visit.place, visit.place_id
wanted, notes = wanted_ward(place, visit.wanted)
ward = wanted or place.wards[0].area_code
write_url({**visit.wanted, "ward": ward})
governance = place.governance
cited = dict.fromkeys(
    [
        *(one.source_id for one in governance.levels),
        *(one.source_id for one in governance.boards),
        *(one.source_id for one in governance.approvals),
    ]
)

start_page(
    system_finding(place),
    "Who works at which level, who leads there and who has agreed, in the words of the documents in the pack.",
    notes=notes,
)

quotes = [
    *(one.quote for one in framework_statements(place, *StatementTopic)),
    *(one.quote for one in governance.levels),
]
bodies = [*(one.name for one in governance.boards), *(one.body for one in governance.approvals)]
if short := abbreviations_in([*quotes, *bodies], place.abbreviations):
    note(short)
section("The levels, the largest first")
draw_levels(place)
if not governance.levels:
    note(
        f"The pack has no document that says at which levels {place.name} works and who leads there: these are the areas "
        "of the pack. To show it, add levels.csv with a quotation for each level."
    )

if groups := framework_statements(place, StatementTopic.GROUP):
    section("Groups with poorer health", "In the report's words; it gives no figures for them.")
    show_groups(groups)
    show_quotes(framework_statements(place, StatementTopic.FACT), place, visit.wanted)
if governance.levels:
    if plans := framework_statements(place, StatementTopic.PLAN):
        section("A plan for each place")
        show_quotes(plans, place, visit.wanted)
    said = framework_statements(place, StatementTopic.APPROACH, StatementTopic.AIM, StatementTopic.PRINCIPLE)
    if said:
        with st.expander("What the report means by health inequalities, its aims and its principles"):
            show_quotes(said, place, visit.wanted)

section("Who answers for it")
boards = boards_table(place)
if boards.empty:
    paragraph(f"The pack names no board for {place.name}. To show them, add boards.csv.")
else:
    show_table(boards, "The boards that the documents name", group="Level", stacked=True)
    note("Where a cell is empty the document does not say.")
    csv_button(boards, f"{place_id}_boards", "Download the boards as CSV")
if governance.approvals:
    section("How it was agreed", approvals_finding(place))
    approvals = approvals_table(governance.approvals)
    show_table(approvals, "Every dated meeting that the document came before, oldest first", stacked=True)
    csv_button(approvals, f"{place_id}_approvals", "Download the dates as CSV")
    if written := framework_statements(place, StatementTopic.GOVERNANCE):
        with st.expander("Who wrote it, whose feedback it rests on and how it was checked"):
            show_quotes(written, place, visit.wanted)

own, above = at_levels(place_id, ward)
name = place.areas[ward].area_name
section(
    "One area at each level",
    f"A ward's newest figures beside those of the areas around it. {vintage_words(place)}".strip(),
)
pick_ward(place, ward, unset=None)
if own.table.empty:
    note(f"This copy has no figure for {name}.")
else:
    show_levels(own, f"{name} and the areas around it", "rows")
    note(
        f"In brackets: the 95% confidence interval. Where a cell says '{NOT_HERE}', the pack has no figure of that area for the period, made in the same way."
    )
    csv_button(own.table, f"{place_id}_{ward}_levels".lower(), "Download this table as CSV")
if not above.table.empty:
    section(
        "Measures with figures for larger areas only",
        f"The newest figures of the areas around {name}, with none for wards.",
    )
    show_levels(above, f"The areas around {name}", "rows")
    csv_button(above.table, f"{place_id}_{ward}_above".lower(), "Download these measures as CSV")
foot(
    place,
    [*cited, *own.source_ids, *above.source_ids],
    "Quotations are verbatim; only white space and line breaks are evened out. Figures of a row are of one series and "
    "period. An average of wards is worked out only where every ward has a figure.",
)
