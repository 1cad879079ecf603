"""The strategy in its own words, and the golden thread: from an outcome to a figure, a ward and a board, and back."""

import streamlit as st

from hineq.insights.thread import strategy as words
from hineq.insights.thread.actions import actions_of
from hineq.insights.thread.progress import progress_rule
from hineq.insights.wording.numbers import capital, counted
from hineq.model.document_words import StatementTopic
from hineq.ui.components.fold import fold
from hineq.ui.components.quotes import show_quotes
from hineq.ui.layout.page import foot, note, paragraph, section, start_page
from hineq.ui.layout.pages import STRATEGY
from hineq.ui.layout.piece import gathered
from hineq.ui.layout.selection import page_parameter, show_parameter, write_url
from hineq.ui.layout.strip import strip
from hineq.ui.layout.visit import start_visit
from hineq.ui.panels import strategy as panel
from hineq.ui.panels.promised import show_promised
from hineq.ui.panels.thread import chosen_element, pick_element, show_walk
from hineq.ui.views import targets as target_views
from hineq.ui.views import thread as thread_views
from hineq.ui.views.kept import kept
from hineq.ui.views.promised import promised_now

visit = start_visit()
place, place_id = visit.place, visit.place_id
write_url(visit.wanted)
show_parameter("element")
known = thread_views.known_elements(place_id)
element_id, missing = chosen_element(known, page_parameter("element"), place)

heading, name = thread_views.heading(place_id, element_id) if page_parameter("element") and not missing else ("", "")
if name:
    st.set_page_config(page_title=f"{name} - {STRATEGY.title} - hineq")
start_page(
    heading or kept(place_id, words.strategy_finding, place), kept(place_id, words.strategy_lede, place), notes=missing
)

# without a strategy there is a thread only from a board that a link names
walk = thread_views.walk_from(place_id, element_id) if place.strategy or page_parameter("element") else None
if walk:
    with strip():
        if place.strategy:
            pick_element(place_id, element_id)
    section("The golden thread")
    show_walk(place, place_id, walk, visit.wanted)

now = promised_now(place_id)
if now.documents or now.beside:
    if walk or place.strategy:
        section("What is promised now")
    show_promised(place, place_id, now, visit.wanted)

if place.strategy:
    section("The strategy, outcome by outcome")
    for number, outcome in enumerate(place.strategy.outcomes, 1):
        came = words.outcome_words(place, outcome, target_views.headlines(place_id))
        with fold(f"Outcome {number}: {outcome.name}: {came}", f"outcome_{number}"):
            panel.show_outcome(place, place_id, number, outcome, visit.wanted)
    if whole := actions_of(place, ""):
        with fold(f"What is to be done for the strategy as a whole: {counted(len(whole), 'action')}", "actions"):
            panel.show_actions(place, whole, "What is to be done for the strategy as a whole")
    vision, aims = words.statements_on(place, StatementTopic.VISION), place.strategy.overall_aims
    if vision or aims:
        with fold(f"What the strategy is for: {counted(len(vision) + len(aims), 'statement')}", "vision"):
            show_quotes(vision, place, visit.wanted)
            panel.show_aims(place, place_id)
if place.thread.jsna_priorities:
    with fold(f"{capital(counted(len(place.thread.jsna_priorities), 'need'))} that the strategy lists", "needs"):
        if unlinked := kept(place_id, words.unlinked_words, place):
            paragraph(unlinked)
        panel.show_jsna(place, visit.wanted)
        with gathered():
            show_quotes(words.statements_on(place, StatementTopic.GROUP), place, visit.wanted)
            note(words.jsna_count_words(place))
            show_quotes(filter(None, [words.priority_count(place)]), place, visit.wanted)
if place.thread.links:
    count = counted(len(place.thread.links), "printed link")
    with fold(f"Which priority leads to which need: {count} in one table", "matrix"):
        paragraph(kept(place_id, words.links_words, place))
        panel.show_matrix(place, place_id, visit.wanted)
        if place.thread.aliases:
            paragraph(kept(place_id, words.alias_words, place))
            panel.show_aliases(place, place_id)
if working := panel.working_statements(place):
    told = sum(len(statements) for _, statements in working)
    with fold(f"How it means to work, in its own words: {counted(told, 'quotation')}", "working"):
        panel.show_statements(place, visit.wanted)
if walk:
    with fold("How progress is counted", "progress"):
        paragraph(progress_rule(place))
sources = [
    *(words.strategy_sources(place) if walk else []),
    *(one.source.source_id for one in (*now.documents, *now.beside)),
]
foot(place, sources, words.TIES_NOTE if place.strategy else "")
