"""What a page that is about wards says of a place whose wards have no figures."""

import streamlit as st

from hineq.insights.wards.rough_alone import FIGURE, SOURCE, rough_alone, rough_alone_finding
from hineq.insights.wards.vintage import vintage_words
from hineq.ui.components.links import page_link
from hineq.ui.components.tables import show_table
from hineq.ui.layout.page import foot, start_page
from hineq.ui.layout.pages import STANDING
from hineq.ui.layout.visit import Visit
from hineq.ui.views.wards import has_wards


def stop_without_ward_figures(visit: Visit) -> None:
    """Say that there is nothing to compare, and where the place's own figures are, and stop; nothing where there is."""
    if has_wards(visit.place_id):
        return
    name = visit.place.name
    if len(rough := rough_alone(visit.figures)):
        start_page(rough_alone_finding(visit.place), vintage_words(visit.place))
        caption = f"The newest rough estimates of the wards of {name}: they rank and compare nothing"
        show_table(rough.drop(columns=SOURCE), caption, numeric=[FIGURE])
        page_link(STANDING, f"See the figures of {name} as a whole", visit.wanted)
        foot(visit.place, rough[SOURCE])
        st.stop()
    start_page(
        f"This copy has no ward figures for {name}",
        f"This page compares wards, so it has nothing to show until ward figures are added. What was published for {name} "
        "as a whole is on the other pages.",
    )
    page_link(STANDING, f"See the figures of {name} as a whole", visit.wanted)
    foot(visit.place, ())
    st.stop()
