"""Two wards, or two groups of wards, side by side on every measure."""

from functools import partial

import streamlit as st

from hineq.insights.search.exports import comparison_export
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.compare import comparison_finding, comparison_sentence
from hineq.insights.wards.group import with_group
from hineq.insights.wards.selection import wanted_ward
from hineq.insights.wards.sides import apart, first_sides
from hineq.insights.wards.vintage import vintage_words
from hineq.insights.wording.numbers import capital
from hineq.ui.components.fold import fold
from hineq.ui.layout.page import foot, foot_alone, note, start_page
from hineq.ui.layout.pages import COMPARE
from hineq.ui.layout.piece import piece
from hineq.ui.layout.selection import write_url
from hineq.ui.layout.strip import strip
from hineq.ui.layout.visit import start_visit
from hineq.ui.panels.compare import comparison_html, pick_side, show_apart, show_members, show_rest
from hineq.ui.panels.group import pick_group, wanted_group
from hineq.ui.panels.ward_figures import stop_without_ward_figures
from hineq.ui.views import compare as compare_views
from hineq.ui.views import wards as ward_views
from hineq.ui.views.kept import kept

visit = start_visit()
stop_without_ward_figures(visit)
place, place_id = visit.place, visit.place_id
area_code, notes = wanted_ward(place, visit.wanted)
if changed := [ward.area_name for ward in place.earlier_wards if ward.area_code == area_code]:
    notes = (*notes, f"{changed[0]} has changed since: only today's wards are compared here.")
write_url({**visit.wanted, "ward": area_code})
group, group_notes = wanted_group(visit)
notes = (*notes, *group_notes)
sides = with_group(place, compare_views.sides(place_id), group)
first_left, first_right = first_sides(sides, area_code)

# the heading says what the choice below it leads to
head = st.container()
with strip():
    left = pick_side("First side", "left", place, sides, first_left)
    right = pick_side("Second side", "right", place, sides, first_right)
    pick_group(visit, group)
if left is None or right is None:
    with head:
        start_page("Choose the wards of both sides", "A side needs at least one ward.", notes=notes)
    foot_alone()
    st.stop()
left, right, shared = apart(place, left, right)
found = compare_views.comparison(place_id, left, right)
if isinstance(found, NotPossible):
    with head:
        start_page("These two cannot be compared", found.reason, notes=notes)
    foot_alone()
    st.stop()

finding = kept(place_id, comparison_finding, found)
st.set_page_config(page_title=f"{capital(left.short)} and {right.short} - {COMPARE.title} - hineq")
with head:
    start_page(
        finding,
        f"{kept(place_id, comparison_sentence, found)} {vintage_words(place)}".strip(),
        notes=(*notes, *([shared] if shared else [])),
    )
sources = dict.fromkeys(source for view in ward_views.newest_views(place_id) for source in view.source_ids)
written = group.written if group else ""
show_apart(place, found, finding, partial(comparison_export, found), written, dark=visit.dark)
show_rest(place, found, written, dark=visit.dark)
show_members(place, found)
with fold("Every measure of both sides as a table", "table"):
    piece(kept(place_id, comparison_html, found))
for sentence in sides.missing:
    note(sentence)
if left.by_deprivation or right.by_deprivation:
    note(
        "Fifths are made for each measure by the release nearest before its figures, or by the first that the wards have where none came before, as on the page of the gap where all wards have a figure."
    )
foot(
    place,
    sources,
    "One side is better or worse only where the 95% confidence interval of their difference, made from those of both sides "
    "(square and add), leaves out nought. The two sides share no ward, so their figures are independent of each other; "
    "measures of the same wards are not.",
)
