"""The chosen ward beside the map, and the table of every ward."""

import math

import streamlit as st

from hineq.insights.wards.view import WardView, comparison_words
from hineq.insights.wording.kinds import kind_words, marked, marks
from hineq.insights.wording.numbers import capital, figure, interval
from hineq.insights.wording.rank import Rank
from hineq.maps.scene import has_map
from hineq.model.place import Place
from hineq.model.words import FirstIs
from hineq.ui.layout.page import facts
from hineq.ui.markdown import as_written


def ward_panel(place: Place, view: WardView, area_code: str) -> None:
    """What is known about the chosen ward on this measure, or how to choose one."""
    if not area_code:
        st.header("Choose a ward", anchor=False)
        on_map = "on the map, by mouse, finger or keyboard (arrow keys, then Enter), or "
        st.markdown(f"Choose one {on_map if has_map(place) else ''}in the list above.")
        return
    if area_code not in set(view.table.area_code):
        st.header(as_written(place.areas[area_code].area_name), anchor=False)
        st.markdown(
            "This ward has changed: these figures were published for the wards that it was made from, or became."
        )
        return
    row = view.ward(area_code)
    st.header(as_written(row.area_name), anchor=False)
    if math.isnan(row["value"]):
        st.markdown("No figure for this ward in this pack.")
        return
    limits = interval(row.lower_ci, row.upper_ci, view.indicator)
    entries = [
        (
            view.indicator.short_name,
            marked(figure(row["value"], view.indicator), *marks(view.indicator, kind_words([row.status]))),
            f"95% confidence interval {limits}" if limits else "no confidence interval can be given",
        ),
        ("Among the wards", capital(row.rank_words) or "not ranked", view.coverage.no_order_words),
    ]
    for outcome, against in ((row.place_outcome, view.place), (row.country_outcome, view.country)):
        if against:
            words = capital(comparison_words(outcome, against))
            entries.append((f"Against {against.described}", words, figure(against.value, view.indicator)))
    if not math.isnan(row.national_rank):
        entries.append(
            (
                f"Among the {row.national_areas}",
                Rank.printed(
                    row.national_rank, int(row.areas_ranked), FirstIs(row.first_is), view.indicator.judged_by
                ).by_value_words,
                f"the publisher's own mark: {row.published_flag}"
                if isinstance(row.published_flag, str) and row.published_flag
                else "",
            )
        )
    facts(entries)
    if kind := kind_words([row.status]):
        st.markdown(f"This figure is **{kind}**. {as_written(row.note)}")
