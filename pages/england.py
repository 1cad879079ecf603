"""Where in England the gaps between wards are widest, on any measure: every council in one list and on one map."""

import streamlit as st

from hineq.insights.nation.widest_words import cautions, chance_of_gaps, gap_words, gaps_export, gaps_finding
from hineq.model.download import CommonTable, download
from hineq.model.words import Sex
from hineq.ui.components.tables import csv_button
from hineq.ui.layout.page import foot, note, section, start_page
from hineq.ui.layout.pages import ENGLAND
from hineq.ui.layout.selection import refuse, write_url
from hineq.ui.layout.strip import strip
from hineq.ui.layout.visit import start_visit
from hineq.ui.panels.england import (
    draw_councils,
    draw_country,
    follow,
    pick_gap_measure,
    pick_order,
    show_counties,
    show_untold,
)
from hineq.ui.views import england as views

visit = start_visit()
if not views.has_gaps():
    write_url(visit.wanted)
    start_page(
        "The gaps of every council are not in this copy",
        "They are worked out once the national layer is built, by python -m hineq gaps.",
    )
    foot(visit.place, ())
    st.stop()
asked = visit.wanted.get("indicator", "")
chosen, differs = views.chosen_measure(asked, visit.wanted.get("sex", ""))
# a measure of the country is known though the place, which the page is not about, may lack it
known = {"indicator": asked == chosen.indicator_id, "sex": visit.wanted.get("sex", "") in ("", *Sex)}
refuse(key for key, there in known.items() if not there)
shown = {**visit.wanted, "indicator": chosen.indicator_id, "sex": str(chosen.sex)}
write_url(shown)
gaps = views.told(chosen.indicator_id, chosen.sex)
follow(gaps, shown)

if asked:
    st.set_page_config(page_title=f"{gaps.name} - {ENGLAND.title} - hineq")
start_page(gaps_finding(gaps), gap_words(gaps), notes=[differs] if differs else [])
with strip():
    pick_gap_measure(chosen)
    order = pick_order()
# the list first: on a phone it stands over the map
left, right = st.columns([3, 2], gap="large")
with left:
    draw_councils(gaps, order, shown)
    csv_button(
        lambda: gaps_export(gaps),
        f"england_gaps_{chosen.indicator_id}_{chosen.sex}".lower(),
        "Download every council as CSV",
        at=download(CommonTable.EVERY_COUNCIL, "", indicator=chosen.indicator_id, sex=chosen.sex),
    )
with right:
    draw_country(gaps, shown, dark=visit.dark)
section("What may be chance, and what to beware of")
note(chance_of_gaps(gaps), *cautions(gaps))
show_counties(gaps, shown)
show_untold(gaps)
foot(
    views.country(),
    gaps.source_ids,
    f"In each council the wards of {views.wards_listed()} are put in order of deprivation and placed at the midpoint of their share of residents; "
    "the gap is the difference between the two ends of a weighted straight line (slope index), as on the page that the council's name leads to. "
    f"{' and '.join(gaps.orders)}.",
    beware=gaps.indicator.caveat,
)
