"""Every ward on every measure at once, coloured by how it compares; a rug to look over, to sort and to print."""

import streamlit as st

from hineq.insights.wards.comparing import Confidence, intervals_words
from hineq.insights.wards.rug import Against, left_uncompared, rug_chance, rug_export, rug_finding, rug_method
from hineq.insights.wards.selection import wanted_ward
from hineq.insights.wards.vintage import vintage_words
from hineq.model.download import TableName, download
from hineq.ui.components.addresses import in_address
from hineq.ui.components.tables import csv_button
from hineq.ui.layout.page import foot, hint, note, start_page
from hineq.ui.layout.piece import piece
from hineq.ui.layout.selection import write_url
from hineq.ui.layout.strip import pick_confidence, strip
from hineq.ui.layout.visit import start_visit
from hineq.ui.panels.group import pick_group, wanted_group
from hineq.ui.panels.rug import pick_against, pick_theme, rug_html, rug_key
from hineq.ui.panels.ward_figures import stop_without_ward_figures
from hineq.ui.views import rug as rug_views
from hineq.ui.views.kept import kept

visit = start_visit()
stop_without_ward_figures(visit)
place, place_id = visit.place, visit.place_id
area_code, notes = wanted_ward(place, visit.wanted)
shown = {**visit.wanted, "ward": area_code}
write_url(shown)

group, group_notes = wanted_group(visit)
head = st.container()
with strip():
    against = pick_against(place)
    theme = pick_theme(rug_views.themes(place_id))
    confidence = Confidence.USUAL if against is Against.WARDS else pick_confidence()
    pick_group(visit, group)
rug = rug_views.rug(place_id, against, confidence)
with head:
    # the heading stays at the usual level, as on every page of wards
    start_page(
        kept(place_id, rug_finding, rug_views.rug(place_id, against, Confidence.USUAL)),
        vintage_words(place),
        notes=(*notes, *group_notes),
    )
note(intervals_words(confidence))
piece(kept(place_id, rug_key, rug))
caption = (
    f"The wards of {place.name} on {f'measures of {theme}' if theme else 'every measure'}, compared with {rug.name}"
)
piece(rug_html(visit, rug, theme, shown, caption, group=group))
hint(
    "Press the head of a column to sort by it, again to turn the order. Printed, the table is cut into sheets of A4 across."
)
note(kept(place_id, left_uncompared, rug), kept(place_id, rug_chance, rug))
if group:
    note(
        f"{group.name}: counts added up where each of its wards has them, else their average weighted by residents; compared with "
        f"{place.benchmark.area_name} alone."
    )
if estimates := rug_views.estimates_words(place_id, theme):
    note(f"* {place.name} has no figure of its own here: {estimates}.")
at = download(TableName.ALL_MEASURES, place_id, against=against, confidence=in_address(confidence))
csv_button(lambda: rug_export(rug), f"{place_id}_all_measures", at=at)
foot(place, rug.source_ids, rug_method(rug))
