"""The parts of the page "Where first": set and weights, the tables of wards, one ward's measures, the matrix."""

import math
from collections.abc import Iterable
from typing import TypeAlias

import pandas as pd
import streamlit as st

from hineq.insights.deprivation import NotPossible
from hineq.insights.entering import Entering, MeasureSet, measure_name
from hineq.insights.priority import Priority
from hineq.insights.priority_matrix import PriorityMatrix, matrix_finding, outcome_words
from hineq.insights.priority_set import MOST_WEIGHT, people_affected
from hineq.insights.wording import bare, capital, interval, number
from hineq.model.place import Place
from hineq.model.strategy import AreaList
from hineq.model.words import Sex
from hineq.ui import first_views
from hineq.ui.drawing import draw
from hineq.ui.layout import note, section, source_line
from hineq.ui.strip import pick_ward
from hineq.ui.tables import csv_button, html_table, long_html, show_table

Weights: TypeAlias = tuple[tuple[str, float], ...]


def pick_set() -> MeasureSet:
    """Which measures decide; for the session."""
    picked = st.segmented_control(
        "Measures that decide", [str(one) for one in MeasureSet], default=str(MeasureSet.HEALTH), key="measure_set",
        format_func=lambda one: capital(MeasureSet(one).word), required=True, persist_state="session",
    )  # fmt: skip
    return MeasureSet(picked)


def weigh(which: MeasureSet, themes: tuple[str, ...]) -> Weights:
    """A slider for each theme, from 0 (left out) to 3, and a button that sets them all back to 1."""
    keys = {theme: f"weight_{which}_{theme}" for theme in themes}
    weights = tuple(
        (theme, float(st.slider(theme, 0.0, MOST_WEIGHT, 1.0, 0.5, key=key, persist_state="session", format="%.1f")))
        for theme, key in keys.items()
    )

    def reset() -> None:
        for key in keys.values():
            st.session_state[key] = 1.0

    st.button("All the same again", key="weights_reset", on_click=reset, icon=":material/restart_alt:", type="tertiary")
    return weights


def ward_order_table(found: Priority, place: Place, listed: AreaList | None) -> pd.DataFrame:
    """Every ward in order, for reading."""
    table = found.table
    sexes = {entry.area_code: entry.sex for entry in listed.entries} if listed else {}

    def on_list(code: str) -> str:
        if code not in sexes:
            return "no"
        return "yes" if sexes[code] is Sex.PERSONS else f"yes, for {sexes[code].people}"

    def ranges(low: str, high: str) -> list[str]:
        pairs = zip(table[low], table[high], strict=True)
        return [rank_span(one, other) for one, other in pairs]

    columns = {
        "Ward": table.area_name,
        "Rank": ["not ranked" if math.isnan(one) else str(int(one)) for one in table["rank"]],
        "Score": [bare_score(one) for one in table.score],
        "Intervals allow": ranges("lowest_rank", "highest_rank"),
        "One left out": ranges("least_rank", "most_rank"),
        "Weightings": [f"{one:.0%}" for one in table.weighted_share],
        f"Worse than {place.name}": table.worse.astype(str),
        "Poorest fifth": table.fifth.astype(str),
        "Residents": [number(one, 0) if one > 0 else "" for one in table.residents],
    }
    if listed:
        columns["On the list"] = [on_list(code) for code in table.area_code]
    return pd.DataFrame(columns, index=table.index)


def ward_order_note(found: Priority, place: Place) -> str:
    """What the columns of the order say."""
    compared, measured = int(found.table.compared.max()), int(found.table.measured.max())
    year = f" Residents: in {found.made_of.residents_year}." if found.made_of.residents_year else ""
    return (
        "Rank: 1 is the poorest. Score: of 100. Intervals allow, One left out: the ranks that the confidence intervals "
        f"allow, and those when each measure in turn is left out. Weightings: in how many of {len(found.made_of.weightings):,} "
        f"random weightings the ward is among the poorest {found.first}. Worse than {place.name}: on how many of the {compared} "
        "distinct measures with intervals, of every theme, the ward is significantly worse. Poorest fifth: on how many of "
        f"the {measured} measures here it is among the poorest fifth of wards.{year}"
    )


def rank_span(low: float, high: float) -> str:
    """Two ranks as "1 to 4", one as "2", or the words that they cannot be told."""
    if math.isnan(low) or math.isnan(high):
        return "cannot be told"
    return f"{low:.0f}" if low == high else f"{low:.0f} to {high:.0f}"


def bare_score(score: float) -> str:
    """A score without its decimals, or nothing where there is none."""
    return "" if math.isnan(score) else number(score, 0)


def people_table(found: Priority) -> pd.DataFrame:
    """Residents and the counts behind the figures, in the order of the wards; empty where no measure has counts."""
    table = people_affected(found.made_of).set_index("area_code").loc[list(found.table.area_code)]
    shown = table.rename(columns={"area_name": "Ward", "residents": f"Residents ({found.made_of.residents_year})"})
    return pd.DataFrame(
        {
            name: shown[name] if name == "Ward" else ["" if math.isnan(one) else number(one, 0) for one in shown[name]]
            for name in shown
        }
    ).reset_index(drop=True)


def one_ward_table(found: Priority, place: Place, area_code: str) -> pd.DataFrame:
    """One ward on every measure that decides: figure, rank with its range, and what it adds to the score."""
    wards = list(found.made_of.wards.area_code)
    rows = []
    for view, part in zip(found.made_of.entering.views, found.parts[wards.index(area_code)], strict=True):
        row = view.ward(area_code)
        ranges = first_views.one_measure(place.place_id, view.indicator.indicator_id, view.sex, view.period)
        rows.append(
            {
                "Measure": measure_name(view),
                "Period": view.period,
                "Value": bare(row["value"], view.indicator) or "no data",
                "Unit": "%" if view.indicator.unit.startswith("%") else view.indicator.unit,
                "95% confidence interval": interval(row.lower_ci, row.upper_ci, view.indicator) or "none",
                "Rank": capital(row.rank_words),
                "Ranks that the interval allows": "no interval"
                if isinstance(ranges, NotPossible)
                else capital(ranges.words(area_code)) or "no interval",
                "Adds to the score": f"{'+' if part > 0 else ''}{number(part, 1)}",
            }
        )
    return pd.DataFrame(rows)


def matrix_table(found: PriorityMatrix, place: Place) -> pd.DataFrame:
    """The measures, for reading."""
    table = found.table
    named = zip(table.named, table.strategy, strict=True)
    return pd.DataFrame(
        {
            "Group": table.group,
            "Measure": table["name"] + ", " + table.period,
            "Times": ["no ratio" if math.isnan(one) else number(one, 1) for one in table.times],
            "Most and least deprived wards": table.gap_words,
            f"{place.name} beside {place.benchmark.area_name}": table.behind_words,
            f"Number in {place.name}": table.people_words,
            "Direction": [capital(words) for words in table.direction],
            **(
                {"In the strategy's measures": [words if one else "no" for one, words in named]}
                if place.strategy
                else {}
            ),
        }
    )


def draw_wards(found: Priority, place: Place, listed: AreaList | None) -> None:
    """Every ward in order, and the people behind the figures, each with its download."""
    which = found.made_of.entering.which
    table = ward_order_table(found, place, listed)
    made = html_table(table, f"The wards of {place.name} in order: {which.word}", numeric=table.columns[1:9])
    long_html(made, len(table), "wards in order")
    note(ward_order_note(found, place))
    csv_button(found.table, f"{place.place_id}_where_first_{which}", "Download the order as CSV")
    people = people_table(found)
    st.subheader("How many people?", anchor=False)
    if len(people.columns) > 2:
        made = html_table(
            people, "Residents, and the number behind each figure that is a count", numeric=people.columns[1:]
        )
        long_html(made, len(people), "wards, with the numbers")
        note(
            "Counts are as published: of homes, children or people, as the measure's name says. They must not be added."
        )
        csv_button(people, f"{place.place_id}_where_first_people_{which}", "Download the counts as CSV")
    else:
        st.markdown("None of these measures is published with a count for wards; residents stand in the table above.")


def draw_one_ward(found: Priority, place: Place, area_code: str) -> None:
    """What puts one ward where it is."""
    section("What puts one ward where it is?")
    shown = area_code if area_code in set(found.table.area_code) else str(found.table.area_code.iloc[0])
    pick_ward(place, shown, unset=None, today=True)
    row = found.ward(shown)
    rows = one_ward_table(found, place, shown)
    st.markdown(f"**{row.area_name}** has a score of {bare_score(row.score) or 'none'}, where 100 is the poorest.")
    show_table(rows, f"{row.area_name} on each measure that decides", numeric=("Value", "Adds to the score"))
    note("What a measure adds is counted from the average ward: above 0 it makes the ward poorer, below 0 better.")
    csv_button(rows, f"{place.place_id}_{shown}_where_first".lower())


def draw_matrix(place: Place, sources: Iterable[str], *, dark: bool) -> None:
    """Which measures first: the chart and the table."""
    found = first_views.matrix(place.place_id)
    finding = matrix_finding(found)
    section("Which measures first?", f"{finding}.")
    subtitle = "How many times as high at the most deprived end of the wards as at the least deprived end"
    if place.strategy:
        subtitle += ". Filled bars, with the word “strategy”: measures of the strategy"
    if spec := first_views.matrix_spec(place.place_id, finding, subtitle, dark=dark):
        draw(spec, key="matrix", heading=False, source=source_line(place, sources))
    table = matrix_table(found, place)
    caption = "Measures by gap between wards, distance to the country, people and direction"
    show_table(table, f"{caption}, and the strategy" if place.strategy else caption, numeric=("Times",), group="Group")
    said = (
        " That the strategy names a measure says that it was to be acted on then, not that something is being done now. "
        f"{outcome_words(place)}."
    )
    note(
        "The gap compares the two ends of a line through all wards in the order of their deprivation; it is given in times "
        f"only where a figure of 0 means none at all.{said if place.strategy else ''}"
    )
    csv_button(found.table, f"{place.place_id}_measures_matrix")


def draw_left_out(entering: Entering) -> None:
    """The measures that stay out, and why."""
    with st.expander(f"The {len(entering.left_out)} measures that do not count here, and why"):
        rows = pd.DataFrame([(one.name, capital(one.reason)) for one in entering.left_out], columns=["Measure", "Why"])
        show_table(rows, "Measures that do not count here")
