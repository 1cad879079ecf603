"""The ward map: any indicator, sex and period, with the wards of the poorest outcomes highlighted."""

import streamlit as st

from hineq.insights.poorest import PoorestRule, list_against_figures, poorest_wards, ward_finding
from hineq.insights.selection import resolve_ward_selection
from hineq.insights.wording import with_sex
from hineq.ui import views
from hineq.ui.drawing import draw
from hineq.ui.layout import foot, note, section, source_line, start_page
from hineq.ui.map_view import credit, draw_legend, draw_map
from hineq.ui.pages import WARD
from hineq.ui.selection import link_params, write_url
from hineq.ui.strip import pick_place, pick_ward, pick_ward_measure, strip
from hineq.ui.tables import csv_button, show_table
from hineq.ui.visit import start_visit
from hineq.ui.ward_panel import ward_panel, ward_table

visit = start_visit()
place, figures, place_id = visit.place, visit.figures, visit.place_id
chosen = resolve_ward_selection(place, figures, visit.wanted)
view = views.wards(place_id, chosen.indicator_id, chosen.sex, chosen.period)
shown = {
    "place": place_id, "indicator": chosen.indicator_id, "sex": str(chosen.sex), "period": chosen.period,
    "ward": chosen.area_code,
}  # fmt: skip
write_url(shown)
listed = views.poorest_list(place_id)

start_page(ward_finding(view), notes=chosen.notes)
with strip():
    pick_place(place_id)
    pick_ward_measure(place, chosen)
    pick_ward(place, chosen.area_code)
rule = PoorestRule(
    st.segmented_control(
        "Highlight the poorest by",
        [str(rule) for rule in PoorestRule],
        default=str(PoorestRule.LIST if listed else PoorestRule.FIFTH),
        format_func=lambda one: PoorestRule(one).word,
        key="poorest_rule",
        required=True,
        persist_state="session",
    )
)
poorest = poorest_wards(view, rule, listed)
other = poorest_wards(view, PoorestRule.FIFTH if rule is PoorestRule.LIST else PoorestRule.LIST, listed)

left, right = st.columns([2, 1], gap="large")
with left:
    draw_map(place, view, poorest, other, chosen.area_code, key="ward_map", height=560)
    draw_legend(place, view, poorest, other, dark=visit.dark)
    note(credit())
with right:
    ward_panel(place, view, chosen.area_code)
    if chosen.area_code:
        st.page_link(WARD.path, label="Everything about this ward", icon=":material/arrow_forward:",
                     query_params=link_params(shown))  # fmt: skip
    if poorest.reason:
        st.markdown(poorest.reason)
    if listed:
        section("The strategy's list and the figures")
        for sentence in list_against_figures(view, listed):
            st.markdown(sentence)

section("Every ward, poorest first" if view.indicator.polarity != "no_judgement" else "Every ward, highest first")
subtitle = f"{with_sex(view.indicator.name, chosen.sex)}, wards of {place.name}, {chosen.period}"
draw(
    views.ward_bars_spec(place_id, chosen.indicator_id, chosen.sex, chosen.period, rule, chosen.area_code,
                         ward_finding(view), subtitle, dark=visit.dark),
    key="ward_bars",
    heading=False,
    source=source_line(place, view.source_ids),
)  # fmt: skip
table = ward_table(view)
show_table(
    table, subtitle, numeric=("Rank", *table.columns[2:5]), chosen=view.table.index[view.table.area_code == chosen.area_code],
    raw=tuple(column for column in table.columns if column.startswith("Against")),
)  # fmt: skip
csv_button(view.table, f"{place_id}_{chosen.indicator_id}_{chosen.sex}_{chosen.period}".lower().replace("/", "-"))
foot(place, view.source_ids, view.indicator.caveat)
