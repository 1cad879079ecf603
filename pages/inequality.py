"""How unequal are the wards, and since when: the gap beside the average."""

import streamlit as st

from hineq.charts.slope import dots_words
from hineq.insights.deprivation import NotPossible
from hineq.insights.gaps import LIFE_EXPECTANCY, own_gap_words
from hineq.insights.inequality import index_words, inequality_finding, measures_table
from hineq.insights.levels import levels_hint
from hineq.insights.wording import with_sex
from hineq.model.words import Sex
from hineq.ui import inequality_views, views
from hineq.ui.drawing import draw
from hineq.ui.inequality_panel import draw_history, fifths_table, life_expectancy_words, pick_history
from hineq.ui.layout import foot, note, section, source_line, start_page
from hineq.ui.selection import write_url
from hineq.ui.strip import pick_place, pick_ward_measure, strip
from hineq.ui.tables import csv_button, show_table
from hineq.ui.visit import start_visit

visit = start_visit()
place, figures, place_id = visit.place, visit.figures, visit.place_id
chosen = inequality_views.selection(place_id, visit.wanted)
shown = {**visit.wanted, "indicator": chosen.indicator_id, "sex": str(chosen.sex), "period": chosen.period}
write_url(shown)
view = views.wards(place_id, chosen.indicator_id, chosen.sex, chosen.period)
found = inequality_views.inequality(place_id, chosen.indicator_id, chosen.sex, chosen.period)
name = with_sex(view.indicator.name, chosen.sex)

if isinstance(found, NotPossible):
    start_page(f"How unequal {place.name}'s wards are on this cannot be told", found.reason, notes=chosen.notes)
else:
    start_page(inequality_finding(found), index_words(found), notes=chosen.notes)
with strip():
    pick_place(place_id)
    pick_ward_measure(place, chosen)

if not isinstance(found, NotPossible):
    title = inequality_finding(found)
    draw(
        inequality_views.slope_spec(
            place_id, chosen.indicator_id, chosen.sex, chosen.period, title,
            f"{name}, {chosen.period}; {found.ordering.words}", dark=visit.dark,
        ),
        key="slope", heading=False, source=source_line(place, view.source_ids),
        notes=(dots_words(found), found.ordering.caution),
    )  # fmt: skip
    if life := life_expectancy_words(place, found):
        section("Three gaps that must not be mixed up")
        for sentence in life:
            st.markdown(sentence)
    section("In fifths, from the most deprived to the least")
    show_table(
        fifths_table(found), f"{name}, {chosen.period}, average of the wards weighted by residents", numeric=("Value",)
    )
    section("Other ways to measure it", "Bigger is more unequal in every row, unless the row says otherwise.")
    measures = measures_table(found).set_axis(["Measure", "Value", "What it says"], axis="columns")
    show_table(measures, f"Inequality of the wards: {name}, {chosen.period}", numeric=("Value",))
    csv_button(measures, f"{place_id}_{chosen.indicator_id}_inequality")
    csv_button(found.table, f"{place_id}_{chosen.indicator_id}_gradient", "Download the wards in this order")

section("Since when?", "The average and the gap side by side: an average can improve while the gap widens.")
history = inequality_views.ward_history(place_id, chosen.indicator_id, chosen.sex)
if chosen.indicator_id == LIFE_EXPECTANCY:
    st.subheader(f"Inside {place.name}: the published slope index", anchor=False)
    for one in (Sex.MALE, Sex.FEMALE):
        inside = inequality_views.inside_history(place_id, chosen.indicator_id, one)
        if not isinstance(inside, NotPossible):
            draw_history(place, "inside", inside, dark=visit.dark)
st.subheader(f"Between the wards: {name}", anchor=False)
if isinstance(history, NotPossible):
    st.markdown(f"Cannot be told. {history.reason}")
else:
    draw_history(place, "wards", history, dark=visit.dark)
st.subheader(f"{place.name} against {place.benchmark.area_name}", anchor=False)
if compared := inequality_views.country_options(place_id):
    indicator_id, sex = pick_history(place, compared)
    against = inequality_views.country_history(place_id, indicator_id, sex)
    if not isinstance(against, NotPossible):
        draw_history(place, "country", against, dark=visit.dark)
else:
    st.markdown(
        f"Cannot be told. The pack has no figure for {place.name} as a whole that can be compared. {levels_hint(place)}"
    )
if own := own_gap_words(place):
    note(own)
foot(
    place,
    view.source_ids,
    "Wards are put in order of deprivation and placed at the midpoint of their share of residents; the slope index is "
    "the difference between the two ends of a weighted straight line, its interval from 2,000 seeded draws where "
    f"it has no closed form. {view.indicator.caveat}",
)
