"""The parts of the page "Where first": set and weights, the tables of wards, one ward's measures, the matrix."""

import math
from typing import TypeAlias

import pandas as pd
import streamlit as st

from hineq.charts.priority import matrix_key
from hineq.insights.priority.made_ready import MOST_WEIGHT, people_affected
from hineq.insights.priority.matrix import InStrategy, PriorityMatrix, matrix_finding, outcome_words
from hineq.insights.priority.order import Priority
from hineq.insights.search.exports import listed_word, matrix_export, order_export
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.entering import Entering, MeasureSet, measure_name
from hineq.insights.wording.numbers import bare, capital, interval, number, ordinal
from hineq.model.place import Place
from hineq.model.strategy import AreaList
from hineq.ui.components.drawing import draw
from hineq.ui.components.tables import csv_button, html_table, long_html, show_table
from hineq.ui.layout.page import note, section, source_line
from hineq.ui.layout.selection import choose_parameter, page_parameter
from hineq.ui.layout.strip import pick_ward
from hineq.ui.views import first as first_views

Weights: TypeAlias = tuple[tuple[str, float], ...]
_WEIGHTS, _STEP = "weights", 0.5


def pick_set() -> MeasureSet:
    """Which measures decide; for the session, first as the address says."""
    wanted = read_weights(page_parameter(_WEIGHTS))
    first = wanted[0] if wanted else MeasureSet.HEALTH
    picked = st.segmented_control(
        "Measures that decide", [str(one) for one in MeasureSet], default=str(first), key="measure_set",
        format_func=lambda one: capital(MeasureSet(one).word), required=True, persist_state="session",
    )  # fmt: skip
    return MeasureSet(picked)


def read_weights(text: str) -> tuple[MeasureSet, tuple[float, ...]] | None:
    """A set of measures and the weights of its themes as they stand in the address; None for anything else.

    >>> read_weights("health,1,3,0.5")
    (<MeasureSet.HEALTH: 'health'>, (1.0, 3.0, 0.5))
    """
    which, *rest = text.split(",")
    try:
        weights = tuple(float(one) for one in rest)
        known = MeasureSet(which)
    except ValueError:
        return None
    steps = {step * _STEP for step in range(round(MOST_WEIGHT / _STEP) + 1)}
    return (known, weights) if steps.issuperset(weights) else None


def written_weights(which: MeasureSet, weights: Weights) -> str:
    """The same for the address; empty for what is shown first, the health measures with all themes alike."""
    plain = all(weight == 1 for _, weight in weights)
    if plain:
        return "" if which is MeasureSet.HEALTH else str(which)
    return ",".join([str(which), *(f"{weight:g}" for _, weight in weights)])


def keep_weights(which: MeasureSet, weights: Weights) -> None:
    """Put the set and the weights into the address, so that it opens the same order."""
    text = written_weights(which, weights)
    if text != page_parameter(_WEIGHTS):
        choose_parameter(_WEIGHTS, text)


def weigh(which: MeasureSet, themes: tuple[str, ...]) -> Weights:
    """A slider for each theme, from 0 (left out) to 3, and a button that sets them all back to 1."""
    wanted = read_weights(page_parameter(_WEIGHTS))
    fits = wanted is not None and wanted[0] is which and len(wanted[1]) == len(themes)
    first = dict(zip(themes, wanted[1], strict=True)) if wanted and fits else dict.fromkeys(themes, 1.0)
    keys = {theme: f"weight_{which}_{theme}" for theme in themes}
    weights = tuple(
        (
            theme,
            float(
                st.slider(theme, 0.0, MOST_WEIGHT, first[theme], _STEP, key=key, persist_state="session", format="%.1f")
            ),
        )
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

    def ranges(low: str, high: str) -> list[str]:
        pairs = zip(table[low], table[high], strict=True)
        return [rank_span(one, other) for one, other in pairs]

    columns = {
        "Ward": table.area_name,
        "Rank": ranks_with_ties(table["rank"]),
        "Score": [bare_score(one) for one in table.score],
        "Intervals allow": ranges("lowest_rank", "highest_rank"),
        "One left out": ranges("least_rank", "most_rank"),
        "Weightings": [f"{one:.0%}" for one in table.weighted_share],
        f"Worse than {place.name}": table.worse.astype(str),
        "Poorest fifth": table.fifth.astype(str),
        "Residents": [number(one, 0) if one > 0 else "" for one in table.residents],
    }
    if listed:
        columns["On the list"] = [listed_word(listed, code) for code in table.area_code]
    return pd.DataFrame(columns, index=table.index)


def ward_order_note(found: Priority, place: Place) -> str:
    """What the columns of the order say."""
    compared, measured = int(found.table.compared.max()), int(found.table.measured.max())
    year = f" Residents: in {found.made_of.residents_year}." if found.made_of.residents_year else ""
    return (
        "Rank: the 1st is the poorest. Score: of 100. Intervals allow, One left out: the ranks that the confidence intervals "
        f"allow, and those when each measure in turn is left out. Weightings: in how many of {len(found.made_of.weightings):,} "
        f"random weightings the ward is among the poorest {found.first}. Worse than {place.name}: on how many of the {compared} "
        "distinct measures with intervals, of every theme, the ward is significantly worse. Poorest fifth: on how many of "
        f"the {measured} measures here it is among the poorest fifth of wards.{year}"
    )


def ranks_with_ties(ranks: pd.Series) -> list[str]:
    """Ranks as words: "1st", "joint 3rd", "not ranked"."""
    tied = ranks.map(ranks.value_counts())
    return [
        "not ranked" if math.isnan(rank) else f"{'joint ' if many > 1 else ''}{ordinal(int(rank))}"
        for rank, many in zip(ranks, tied, strict=True)
    ]


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
    stands = zip(table.stands, table.strategy, strict=True)
    return pd.DataFrame(
        {
            "Group": table.group,
            "Measure": table["name"] + ", " + table.period,
            "Times": ["no ratio" if math.isnan(one) else number(one, 1) for one in table.times],
            "Most and least deprived end of the fitted line": table.gap_words,
            f"{place.name} beside {place.benchmark.area_name}": table.behind_words,
            f"Number in {place.name}": table.people_words,
            "Direction": [capital(words) for words in table.direction],
            **(
                {"In the strategy": [strategy_cell(InStrategy(one), words) for one, words in stands]}
                if place.strategy
                else {}
            ),
        }
    )


def strategy_cell(stands: InStrategy, words: str) -> str:
    """How near the strategy comes to a measure, then its own words."""
    if stands is InStrategy.NEITHER:
        return capital(stands.word)
    return f"{'Measure' if stands is InStrategy.MEASURE else 'Tied to a priority'}. {words}"


def draw_wards(found: Priority, place: Place, listed: AreaList | None) -> None:
    """Every ward in order, and the people behind the figures, each with its download."""
    which = found.made_of.entering.which
    table = ward_order_table(found, place, listed)
    made = html_table(table, f"The wards of {place.name} in order: {which.word}", numeric=table.columns[1:9])
    long_html(made, len(table), "wards in order")
    note(ward_order_note(found, place))
    csv_button(
        lambda: order_export(found, place, listed), f"{place.place_id}_where_first_{which}", "Download the order as CSV"
    )
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


def draw_matrix(place: Place, *, dark: bool) -> None:
    """Which measures first: the chart and the table."""
    found = first_views.matrix(place.place_id)
    finding = matrix_finding(found)
    section("Which measures first?", f"{finding}.")
    subtitle = (
        "How many times as high at the most deprived end as at the least deprived end of a line through all wards of "
        f"{place.name}, in the order of their deprivation"
    )
    if spec := first_views.matrix_spec(place.place_id, finding, subtitle, dark=dark):
        draw(
            spec, key="matrix", heading=False, source=source_line(place, found.charted_source_ids),
            notes=(matrix_key(found),),
        )  # fmt: skip
    table = matrix_table(found, place)
    caption = "Measures by gap between wards, distance to the country, people and direction"
    show_table(table, f"{caption}, and the strategy" if place.strategy else caption, numeric=("Times",), group="Group")
    said = (
        " That the strategy names a measure says that it was to be acted on then, not that something is being done now. "
        f"The ties to its priorities are hineq's reading. {outcome_words(place)}."
    )
    note(
        "The two ends are those of the fitted line, not figures of wards; times are given only where a figure of 0 means none "
        f"at all.{said if place.strategy else ''}"
    )
    csv_button(lambda: matrix_export(found, place), f"{place.place_id}_measures_matrix")


def draw_left_out(entering: Entering) -> None:
    """The measures that stay out, and why."""
    with st.expander(f"The {len(entering.left_out)} measures that do not count here, and why"):
        rows = pd.DataFrame([(one.name, capital(one.reason)) for one in entering.left_out], columns=["Measure", "Why"])
        show_table(rows, "Measures that do not count here")
