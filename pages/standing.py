"""Among authorities: where the place stands now among English authorities, theme by theme."""

import streamlit as st

from hineq.insights.standing.ranks import standing_finding, standing_lede, theme_finding
from hineq.ui.components.drawing import draw
from hineq.ui.components.tables import csv_button, show_table
from hineq.ui.layout.page import foot, note, paragraph, section, source_line, start_page, subsection
from hineq.ui.layout.selection import write_url
from hineq.ui.layout.visit import start_visit
from hineq.ui.markdown import as_written
from hineq.ui.panels.standing import NUMERIC, SPREAD_KEY, rank_table
from hineq.ui.views import standing as standing_views

visit = start_visit()
place, place_id = visit.place, visit.place_id
write_url(visit.wanted)
ranks = standing_views.ranks(place_id)

start_page(standing_finding(place, ranks), standing_lede(place, ranks))

if ranks.empty:
    paragraph(
        "With ranks among other authorities, this page would show the rank on each measure, and how the authorities are spread."
    )
else:
    section("The newest figures, theme by theme", "The themes in which the place lies nearest the poor end come first.")
    note(SPREAD_KEY)
for theme, rows in ranks.groupby("theme", sort=False):
    subsection(str(theme))
    paragraph(theme_finding(rows))
    subtitle = f"{place.name} among English authorities: the poorest at the left, the best at the right"
    spec = standing_views.spread_spec(place_id, str(theme), theme_finding(rows), subtitle, dark=visit.dark)
    if spec:
        key = f"spread_{theme}".lower().replace(" ", "_")
        draw(
            spec,
            key=key,
            heading=False,
            notes=(SPREAD_KEY,),
            key_above=True,
            source=source_line(place, rows.source_id),
            table=(rows, f"{place.place_id}_{key}"),
        )
    with st.expander(as_written(f"{theme}: every rank as a table")):
        show_table(rank_table(rows, place), f"{theme}: ranks among authorities, poorest first", numeric=NUMERIC)
if not ranks.empty:
    csv_button(ranks, f"{place.place_id}_among_authorities", "Download every rank as CSV")

foot(
    place,
    ranks.source_id,
    "A rank counts from the nearer end. The poorest fifth is a fifth of the authorities with a figure, rounded up. Scores, "
    "which are made of other measures, are shown and not counted in the heading. A rank has no confidence interval here: "
    "authorities beside each other often do not differ by more than chance.",
)
