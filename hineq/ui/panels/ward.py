"""The chosen ward beside the map, and the table of every ward."""

import math

import pandas as pd
import streamlit as st

from hineq.insights.wards.view import WardView, comparison_words
from hineq.insights.wording.numbers import bare, capital, figure, interval, ordinal
from hineq.model.place import Place
from hineq.model.words import AreaType, Outcome
from hineq.ui.components.tables import html_table, outcome_html
from hineq.ui.layout.page import facts
from hineq.ui.views import wards as ward_views


def ward_panel(place: Place, view: WardView, area_code: str) -> None:
    """What is known about the chosen ward on this measure, or how to choose one."""
    has_boundaries = AreaType.WARD in place.boundaries
    if not area_code:
        st.header("Choose a ward", anchor=False)
        on_map = "on the map, by mouse, finger or keyboard (arrow keys, then Enter), or "
        st.markdown(f"Choose one {on_map if has_boundaries else ''}in the list above.")
        return
    if area_code not in set(view.table.area_code):
        st.header(place.areas[area_code].area_name, anchor=False)
        st.markdown(
            "This ward has changed: these figures were published for the wards that it was made from, or became."
        )
        return
    row = view.ward(area_code)
    st.header(row.area_name, anchor=False)
    if math.isnan(row["value"]):
        st.markdown("No published figure for this ward.")
        return
    limits = interval(row.lower_ci, row.upper_ci, view.indicator)
    entries = [
        (
            view.indicator.short_name,
            figure(row["value"], view.indicator),
            f"95% confidence interval {limits}" if limits else "no confidence interval can be given",
        ),
        ("Among the wards", capital(row.rank_words), ""),
    ]
    for outcome, against in ((row.place_outcome, view.place), (row.country_outcome, view.country)):
        if against:
            words = capital(comparison_words(outcome, against))
            entries.append((f"Against {against.described}", words, figure(against.value, view.indicator)))
    if not math.isnan(row.national_rank):
        entries.append(
            (
                f"Among the {row.national_areas}",
                f"{int(row.national_rank):,}{ordinal(int(row.national_rank))[-2:]} {row.first_is} of {int(row.areas_ranked):,}",
                f"the publisher's own mark: {row.published_flag}"
                if isinstance(row.published_flag, str) and row.published_flag
                else "",
            )
        )
    facts(entries)
    if row.status != "official":
        st.markdown(f"This figure is **{row.status}**. {row.note}")


def ward_table(view: WardView) -> pd.DataFrame:
    """Every ward in the order of the ranking, for reading: rank, figures, interval, comparisons."""
    table = view.table.sort_values(["rank", "area_name"])
    unit = "%" if view.indicator.unit.startswith("%") else view.indicator.unit
    rank = f"Rank of {view.ranked}"
    columns = {
        "Ward": table.area_name,
        rank: [capital(one.removesuffix(f" of {view.ranked}")) for one in table.rank_words],
        f"Value ({unit})": [bare(one, view.indicator) or "no data" for one in table["value"]],
    }
    if view.has_intervals:
        columns["95% confidence interval, lower"] = [bare(one, view.indicator) for one in table.lower_ci]
        columns["95% confidence interval, upper"] = [bare(one, view.indicator) for one in table.upper_ci]
        for column, against in (("place_outcome", view.place), ("country_outcome", view.country)):
            if against:
                columns[f"Against {against.described}"] = [outcome_html(Outcome(one)) for one in table[column]]
    if table.national_rank.notna().any():
        first = table.national_rank.notna().idxmax()
        title = (
            f"Rank among {table.areas_ranked[first]:,.0f} {table.national_areas[first]} ({table.first_is[first]} first)"
        )
        columns[title] = ["" if math.isnan(one) else f"{int(one):,}" for one in table.national_rank]
    return pd.DataFrame(columns, index=table.index)


@st.cache_data(show_spinner=False, max_entries=500)
def ward_table_html(place_id: str, indicator_id: str, sex: str, period: str, area_code: str, caption: str) -> str:
    """The table of every ward as HTML, the chosen ward marked."""
    view = ward_views.wards(place_id, indicator_id, sex, period)
    table = ward_table(view)
    figures = [column for column in table.columns if column.startswith(("Rank among", "Value", "95%"))]
    words = [column for column in table.columns if column.startswith("Against")]
    chosen = view.table.index[view.table.area_code == area_code]
    return html_table(table, caption, numeric=figures, chosen=chosen, raw=words)
