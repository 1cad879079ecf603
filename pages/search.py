"""Full-text search over everything that the pack of a place holds: documents, measures, wards, boards, words."""

import streamlit as st

from hineq.insights.search.index import MOST_HITS, search_finding
from hineq.ui.components.near import show_near
from hineq.ui.layout.page import foot, note, start_page
from hineq.ui.layout.pages import SEARCH
from hineq.ui.layout.selection import choose_parameter, page_parameter, show_parameter, write_url
from hineq.ui.layout.strip import strip
from hineq.ui.layout.visit import start_visit
from hineq.ui.panels.search import named, show_elsewhere, show_hits, show_places
from hineq.ui.views.search import found_in, search_index

visit = start_visit()
place, place_id = visit.place, visit.place_id
write_url(visit.wanted)
show_parameter("q")
query = page_parameter("q")
result = found_in(place_id, query)

places = named(query)

start_page(search_finding(result, place.name, len(search_index(place_id)), places=len(places)))
with strip():
    st.session_state["search_for"] = query
    st.text_input(
        "Search for",
        key="search_for",
        placeholder=", ".join(["smoking", *(ward.area_name for ward in place.wards[:1]), "domestic abuse ..."]),
        width=420,
        on_change=lambda: choose_parameter("q", st.session_state["search_for"].strip()),
    )
show_places(places, query)
if result.near:
    show_near(result.near, SEARCH, "q", visit.wanted)
elif query and not result.count and not places:
    st.markdown("Try fewer words, or the beginning of a word: the last word may be unfinished.")
if result.count > MOST_HITS:
    note(f"The first {MOST_HITS} of {result.count} are shown, best first. More words find fewer.")
show_hits(result.hits, place_id, visit.wanted)
if query:
    show_elsewhere(visit.wanted["place"], query)
foot(place, [], "Words are matched by their stems, so that smoking finds smokers; capitals and accents do not count.")
