"""The parts of the inequality page: fifths, the three gaps in life expectancy, and a gap through time."""

import pandas as pd
import streamlit as st

from hineq.charts.gap_history import AVERAGE, GAP
from hineq.insights.gap_history import GapHistory, history_finding, history_sentence
from hineq.insights.gaps import LIFE_EXPECTANCY, gap_within, own_gap_words
from hineq.insights.inequality import Inequality
from hineq.insights.wording import bare, difference, figure, with_sex
from hineq.model.place import Place
from hineq.model.words import Sex
from hineq.ui import inequality_views
from hineq.ui.drawing import draw
from hineq.ui.layout import source_line
from hineq.ui.place import opened
from hineq.ui.tables import csv_button, show_table


def fifths_table(found: Inequality) -> pd.DataFrame:
    """The fifths of wards by deprivation, for reading."""
    ends = {1: "most deprived fifth", int(found.fifths.fifth.max()): "least deprived fifth"}
    return pd.DataFrame(
        {
            "Fifth": [f"{int(one)}{f' ({ends[one]})' if one in ends else ''}" for one in found.fifths.fifth],
            "Value": [figure(one, found.view.indicator) for one in found.fifths["value"]],
            "Wards": found.fifths.wards,
        }
    )


def life_expectancy_words(place: Place, found: Inequality) -> list[str]:
    """Sentences that keep the wards' gap, the strategy's gap and the published slope index apart; else nothing."""
    view = found.view
    if view.indicator.indicator_id != LIFE_EXPECTANCY:
        return []
    values = view.table.dropna(subset="value")
    lowest = values.loc[values["value"].idxmin()]
    highest = values.loc[values["value"].idxmax()]
    widest = difference(highest["value"] - lowest["value"], view.indicator)
    sentences = [
        f"**Wards, {view.sex.people}, {view.period}.** From {bare(lowest['value'], view.indicator)} in "
        f"{lowest.area_name} to {figure(highest['value'], view.indicator)} in {highest.area_name}: {widest} at most. "
        "Wards are large: they average out the extremes of their streets.",
    ]
    if own := own_gap_words(place):
        sentences.append(f"**Small areas.** {own}")
    published = gap_within(place, opened(place.place_id).figures)
    rows = [rows.iloc[-1] for _, rows in published.groupby("people")]
    if rows:
        said = " and ".join(f"{row.gap:.1f} years for {row.people} ({row.period})" for row in rows)
        sentences.append(
            f"**The published slope index.** {said}, between the two ends of a line through all neighbourhoods."
        )
    sentences.append("No official table of life expectancy by ward for women was found, so there is none here.")
    return sentences


def pick_history(place: Place, options: list[tuple[str, Sex]]) -> tuple[str, Sex]:
    """A measure on which the place can be held against the country; for the session."""
    picked: tuple[str, Sex] = st.selectbox(
        "Measure against the country", options, key="pick_history", persist_state="session", width=480,
        format_func=lambda one: with_sex(place.indicators[one[0]].name, one[1]),
    )  # fmt: skip
    return picked


def draw_history(place: Place, kind: str, history: GapHistory, *, dark: bool) -> None:
    """The finding, the average and the gap side by side, and their table."""
    finding = history_finding(history)
    st.markdown(f"**{finding}.** {history_sentence(history)}")
    name = with_sex(history.indicator.name, history.sex)
    for column, which, subtitle in zip(
        st.columns(2, gap="large"),
        (AVERAGE, GAP),
        (f"{history.average_name} on the whole", history.gap_name[:1].upper() + history.gap_name[1:]),
        strict=True,
    ):
        with column:
            spec = inequality_views.history_spec(
                place.place_id, kind, history.indicator.indicator_id, history.sex, which, finding, subtitle, dark=dark
            )
            draw(
                spec,
                f"history_{kind}_{history.sex}_{which}",
                heading=False,
                source=source_line(place, history.source_ids),
            )
    decimals = history.indicator
    table = pd.DataFrame(
        {
            "Period": history.table.period,
            "Average": [bare(one, decimals) for one in history.table.average],
            "Gap": [bare(one, decimals) for one in history.table.gap],
            "Gap, lower limit": [bare(one, decimals) for one in history.table.lower],
            "Gap, upper limit": [bare(one, decimals) for one in history.table.upper],
        }
    )
    with st.expander(f"The same as a table: {name}"):
        show_table(table, f"{name}: average and gap", numeric=table.columns[1:])
    csv_button(table, f"{place.place_id}_{history.indicator.indicator_id}_{history.sex}_{kind}_history".lower())
