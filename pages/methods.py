"""Data and methods: what each measure means, tables to take away, files to hand in, how words are decided, sources."""

from hineq.ui.components.fold import fold
from hineq.ui.layout.page import foot, section, start_page
from hineq.ui.layout.selection import write_url
from hineq.ui.layout.visit import start_visit
from hineq.ui.panels import methods as panel
from hineq.ui.panels.rules import show_rules
from hineq.ui.views.own import public

visit = start_visit()
place, place_id = visit.place, visit.place_id
write_url(visit.wanted)

start_page(
    "Where every figure comes from",
    "What each measure means, who published it and when, what to beware of, and how hineq decides its words.",
)

section("What each measure means")
panel.show_measures(place_id, place, panel.ask_for_measures(place), visit.wanted)
panel.show_promised(place)
panel.show_news(place)

section("Tables to take away")
panel.show_tables(place_id)

if not public():
    section("Files of your own")
    panel.show_uploads(visit)

section("Words and sources")
with fold("How words are decided: met and missed, better and worse, trends, small wards", panel.RULES):
    show_rules(place, place_id)
panel.show_glossary()
panel.show_sources(place)
foot(place, [])
