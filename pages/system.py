"""Who answers: for each measure and need its board, at which levels, who has agreed; the documents' words below."""

import streamlit as st

from hineq.insights.thread.actions import actions_finding, actions_table
from hineq.insights.thread.answering import answer_heading, answer_sentence, answering_rule, unlinked
from hineq.insights.thread.system import (
    approvals_finding,
    approvals_table,
    framework_statements,
    meetings,
    system_finding,
)
from hineq.insights.thread.thread import Kind
from hineq.insights.wards.selection import wanted_ward
from hineq.insights.wording.glossary import abbreviations_in
from hineq.insights.wording.numbers import capital, counted
from hineq.model.document_words import StatementTopic
from hineq.model.download import TableName, download
from hineq.ui.components.fold import fold
from hineq.ui.components.quotes import show_quotes
from hineq.ui.components.tables import csv_button, show_table
from hineq.ui.layout.page import foot, note, paragraph, start_page
from hineq.ui.layout.pages import SYSTEM
from hineq.ui.layout.selection import page_parameter, write_url
from hineq.ui.layout.strip import strip
from hineq.ui.layout.visit import start_visit
from hineq.ui.panels import system as panel
from hineq.ui.views import system as system_views

visit = start_visit()
place, place_id = visit.place, visit.place_id
wanted, notes = wanted_ward(place, visit.wanted)
ward = wanted or (place.wards[0].area_code if place.wards else "")
write_url({**visit.wanted, "ward": ward})
governance = place.governance
answering = system_views.answering(place_id)
asked = page_parameter(panel.ABOUT)
chosen = next((one for one in answering if one.element.element_id == asked), None)
if asked and not chosen:
    notes = (*notes, f"The link names a measure or need that no document of {place.name} has ({asked[:40]}).")

if chosen:
    st.set_page_config(page_title=f"{chosen.element.label} - {SYSTEM.title} - hineq")
start_page(answer_heading(place, chosen) if chosen else system_finding(place), notes=notes)
if answering:
    with strip():
        panel.pick_subject(place_id, chosen.element.element_id if chosen else "")
if chosen:
    paragraph(answer_sentence(place, chosen))

if governance.levels:
    panel.show_levels_of_working(place)
if governance.boards:
    panel.show_boards(place, place_id, visit.wanted)
    note("Where nothing stands the document does not say.")
if not (governance.boards or governance.levels):
    paragraph(
        "With a document on it, this page would name the board that answers for each measure and each need, to whom it "
        "answers and who leads it, in the document's own words."
    )

for kind, noun in ((Kind.JSNA, "need"), (Kind.INDICATOR, "measure")):
    if rows := [one for one in answering if one.element.kind is kind]:
        heading = f"{capital(counted(len(rows), noun))} and the board of each{unlinked(answering, kind)}"
        with fold(heading, f"{noun}s"):
            panel.show_answering(place_id, kind, heading, visit.wanted)
if place.actions:
    with fold(actions_finding(place, place.actions).rstrip("."), "actions"):
        actions = actions_table(place, place.actions)
        show_table(actions, "Who does what, by when", stacked=True)
        csv_button(
            actions, f"{place_id}_actions", "Download the actions as CSV", at=download(TableName.ACTIONS, place_id)
        )
if governance.levels:
    with fold(f"The report's words on {counted(len(governance.levels), 'level')}", "level_words"):
        panel.show_level_words(place)
quoted = sum(bool(board.quote) for board in governance.boards)
if quoted:
    with fold(f"The documents' words on {counted(quoted, 'board')}", "board_words"):
        panel.show_board_words(place)
        boards = system_views.boards(place_id)
        csv_button(boards, f"{place_id}_boards", "Download the boards as CSV", at=download(TableName.BOARDS, place_id))
if governance.approvals:
    with fold(f"How it was agreed: {counted(meetings(governance.approvals), 'dated meeting')}", "agreed"):
        paragraph(approvals_finding(place))
        approvals = approvals_table(governance.approvals)
        show_table(approvals, "What each dated meeting did with the document, oldest first", stacked=True)
        csv_button(
            approvals, f"{place_id}_approvals", "Download the dates as CSV", at=download(TableName.APPROVALS, place_id)
        )
        show_quotes(framework_statements(place, StatementTopic.GOVERNANCE), place, visit.wanted)
if groups := framework_statements(place, StatementTopic.GROUP):
    with fold(f"{capital(counted(len(groups), 'group'))} with poorer health, in the report's words", "groups"):
        note("The report gives no figures for them.")
        panel.show_groups(groups)
        show_quotes(framework_statements(place, StatementTopic.FACT), place, visit.wanted)
said = framework_statements(
    place, StatementTopic.PLAN, StatementTopic.APPROACH, StatementTopic.AIM, StatementTopic.PRINCIPLE
)
if said:
    with fold(f"What the report means to do and how: {counted(len(said), 'quotation')}", "report"):
        show_quotes(said, place, visit.wanted)

sources = [level.source_id for level in governance.levels]
sources += [board.source_id for board in governance.boards]
sources += [approval.source_id for approval in governance.approvals]
sources += [action.source_id for action in place.actions]
panel.show_area(place, place_id, ward)
quotes = [one.quote for one in framework_statements(place, *StatementTopic)]
quotes += [level.quote for level in governance.levels]
bodies = [*(one.name for one in governance.boards), *(one.body for one in governance.approvals)]
note(abbreviations_in([*quotes, *bodies], place.abbreviations))
foot(
    place,
    dict.fromkeys(sources),
    f"Quotations are verbatim; only white space and line breaks are evened out. {answering_rule(answering)}".strip(),
)
