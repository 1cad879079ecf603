"""The strategy in its own words, and the golden thread: from an outcome to a figure, a ward and a board, and back."""

import streamlit as st

from hineq.insights.thread import strategy as words
from hineq.insights.thread.progress import progress_rule
from hineq.model.words import StatementTopic
from hineq.ui.components.quotes import show_quotes
from hineq.ui.layout.page import foot, note, paragraph, section, start_page
from hineq.ui.layout.pages import STRATEGY
from hineq.ui.layout.selection import page_parameter, show_parameter, write_url
from hineq.ui.layout.strip import strip
from hineq.ui.layout.visit import start_visit
from hineq.ui.panels import strategy as panel
from hineq.ui.panels.thread import chosen_element, pick_element, show_walk
from hineq.ui.views import thread as thread_views

visit = start_visit()
place, place_id = visit.place, visit.place_id
write_url(visit.wanted)
show_parameter("element")
known = thread_views.known_elements(place_id)
element_id, missing = chosen_element(known, page_parameter("element"), place)

heading, name = thread_views.heading(place_id, element_id) if page_parameter("element") and not missing else ("", "")
if name:
    st.set_page_config(page_title=f"{name} - {STRATEGY.title} - hineq")
start_page(heading or words.strategy_finding(place), words.strategy_lede(place), notes=missing)
with strip():
    if known and place.strategy:
        pick_element(place_id, element_id)

# without a strategy there is a thread only from a board that a link names
walk = thread_views.walk_from(place_id, element_id) if place.strategy or page_parameter("element") else None
if walk:
    section(
        "The golden thread",
        "From an outcome to the figures, the wards and the board, and back: each step is a link, and each has its own address.",
    )
    show_walk(place, place_id, walk, visit.wanted)
    with st.expander("How progress is counted"):
        paragraph(progress_rule(place))

# on an element's own address the rest stays folded, or the page would be as long as the document
with (
    st.expander("The whole strategy: outcomes, priorities, links, boards and principles") if heading else st.container()
):
    if vision := words.statements_on(place, StatementTopic.VISION):
        section("What the strategy is for")
        show_quotes(vision, place, visit.wanted)
        panel.show_aims(place, place_id)
    if place.strategy:
        section("The priority outcomes", words.outcomes_words(place))
        for number, outcome in enumerate(place.strategy.outcomes, 1):
            panel.show_outcome(place, place_id, number, outcome, visit.wanted)
    if place.thread.jsna_priorities:
        section("JSNA priorities", words.unlinked_words(place))
        panel.show_jsna(place, visit.wanted)
        if groups := words.statements_on(place, StatementTopic.GROUP):
            show_quotes(groups, place, visit.wanted)
        note(words.jsna_count_words(place))
        if counted := words.priority_count(place):
            show_quotes([counted], place, visit.wanted)
    if place.thread.links:
        section("Which priority links to which", words.links_words(place))
        panel.show_matrix(place, place_id, visit.wanted)
    if place.thread.aliases:
        section("Where the wordings differ", words.alias_words(place))
        panel.show_aliases(place, place_id)
    if place.governance.boards:
        section("Who answers to whom")
        panel.show_boards(place, place_id, visit.wanted)
    if place.strategy:
        section("How it means to work", "In the strategy's own words.")
        panel.show_statements(place, visit.wanted)
foot(place, words.strategy_sources(place), words.TIES_NOTE if place.strategy else "")
