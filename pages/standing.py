"""Where we stand: what the council said of itself, and where the place stands now among English authorities."""

import streamlit as st

from hineq.insights.standing.dated_facts import dated_statements, other_count
from hineq.insights.standing.ranks import standing_finding, standing_lede, theme_finding
from hineq.model.words import StatementTopic
from hineq.ui.components.drawing import draw
from hineq.ui.components.tables import csv_button, show_table
from hineq.ui.layout.page import foot, note, paragraph, section, source_line, start_page, subsection
from hineq.ui.layout.selection import write_url
from hineq.ui.layout.visit import start_visit
from hineq.ui.markdown import as_written
from hineq.ui.panels.standing import NUMERIC, SPREAD_KEY, draw_beside, draw_facts, rank_table
from hineq.ui.views import standing as standing_views

visit = start_visit()
place, place_id = visit.place, visit.place_id
write_url(visit.wanted)
ranks = standing_views.ranks(place_id)
facts = dated_statements(place, StatementTopic.SELF_ASSESSMENT)
beside = standing_views.beside(place_id)

start_page(standing_finding(place, ranks), standing_lede(place, ranks))

if not beside.empty:
    section(
        "Then and since",
        "What the documents print, beside the newest figure of the same people, in the same unit and by the same "
        "definition. Where there is none, the old figure stands alone, with the reason beside it.",
    )
    if other := other_count(place, ranks):
        note(other)
    name = f"{place.place_id}_then_and_now"
    draw_beside(beside, place_id, place.benchmark.area_name, name, visit.wanted)

if ranks.empty:
    section("What this page would hold")
    note(
        "For each measure, the place's rank among other authorities and how they are spread. It needs two tables of the "
        "pack: national_ranks.csv with the ranks and distributions.csv with lowest, tenths, quarters, median and highest."
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

section("What the council said of itself")
if facts:
    for source_id in dict.fromkeys(one.source_id for one in facts):
        note(f"{place.sources[source_id].title}. {place.sources[source_id].note}")
    caption = f"What the council of {place.name} said of itself"
    draw_facts(place, place_id, facts, caption, f"{place.place_id}_self_assessment", visit.wanted)
else:
    note(
        "This pack holds no self-assessment. Statements of the topic self_assessment in statements.csv would stand here."
    )
foot(
    place,
    [*ranks.source_id, *(one.source_id for one in facts)],
    "A rank counts from the nearer end. The poorest fifth is a fifth of the authorities with a figure, rounded up. Scores, "
    "which are made of other measures, are shown and not counted in the heading. A rank has no confidence interval here: "
    "authorities beside each other often do not differ by more than chance.",
)
