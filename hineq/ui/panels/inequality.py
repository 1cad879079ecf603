"""The parts of the inequality page: the gradient, its tables, and a gap through time."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from hineq.charts.gap_history import AVERAGE, GAP
from hineq.charts.slope import dots_words, fifths_words
from hineq.insights.inequality.gap_history import GapHistory, history_finding, history_sentence
from hineq.insights.inequality.gradient import Inequality
from hineq.insights.inequality.gradient_words import fifths_interval_words, gradient_caution
from hineq.insights.inequality.measures import measures_export, measures_reading, measures_words
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.levels import levels_hint
from hineq.insights.wording.numbers import bare, capital, figure, interval, lowered, with_sex
from hineq.model.place import Place
from hineq.model.words import Sex
from hineq.ui.components.drawing import draw
from hineq.ui.components.tables import csv_button, html_table, show_table
from hineq.ui.layout.page import note, section, source_line
from hineq.ui.layout.selection import choose_parameter, page_parameter
from hineq.ui.layout.strip import pick
from hineq.ui.views import inequality as inequality_views
from hineq.ui.views.inequality import FIFTHS, WARDS

_DRAWN, _AGAINST, _AGAINST_OF = "drawn", "against", "against_of"


def draw_gradient(place: Place, found: Inequality, ward: str, *, dark: bool) -> None:
    """The gradient, as wards or fifths, with what to beware of and a table of the wards in this order."""
    view = found.view
    drawn = FIFTHS if page_parameter(_DRAWN) == FIFTHS else WARDS
    st.session_state["pick_drawn"] = drawn
    st.segmented_control(
        "Draw", [WARDS, FIFTHS], key="pick_drawn", format_func=lambda one: {WARDS: "Wards", FIFTHS: "Fifths of wards"}[one],
        required=True,
        on_change=lambda: choose_parameter(_DRAWN, FIFTHS if st.session_state["pick_drawn"] == FIFTHS else ""),
    )  # fmt: skip
    spec = inequality_views.slope_spec(
        place.place_id, view.indicator.indicator_id, str(view.sex), view.period, drawn, ward, dark=dark
    )
    key = (dots_words(found, ward),) if drawn == WARDS else (fifths_words(found), fifths_interval_words(found))
    draw(spec, key=f"slope_{drawn}", heading=False, source=source_line(place, view.source_ids), notes=key)
    for caution in (gradient_caution(found), found.ordering.caution):
        if caution:
            st.markdown(caution)
    caption = f"Wards, most deprived first: {with_sex(view.indicator.name, view.sex)}, {view.period}"
    with st.expander("The wards in this order as a table"):
        st.html(html_table(_wards_table(found), caption, numeric=("Place in order", "Value")))
    csv_button(found.table, _file_name(place, found, "gradient"), "Download the wards in this order")


def _wards_table(found: Inequality) -> pd.DataFrame:
    table, indicator = found.table, found.view.indicator
    return pd.DataFrame(
        {
            "Ward": table.area_name,
            "Place in order": range(1, len(table) + 1),
            "Fifth": table.fifth.astype(int),
            "Value": [figure(one, indicator) for one in table["value"]],
            "95% confidence interval": [
                interval(low, high, indicator) or "none" for low, high in zip(table.lower_ci, table.upper_ci, strict=True)
            ],
        }
    )  # fmt: skip


def show_fifths(found: Inequality) -> None:
    """The fifths of the wards, with their intervals where they have them."""
    view, rows = found.view, found.fifths
    ends = {1: "most deprived fifth", int(rows.fifth.max()): "least deprived fifth"}
    table = pd.DataFrame(
        {
            "Fifth": [f"{int(one)}{f' ({ends[one]})' if one in ends else ''}" for one in rows.fifth],
            "Value": [figure(one, view.indicator) for one in rows["value"]],
            "95% confidence interval": [
                interval(low, high, view.indicator) or "none" for low, high in zip(rows.lower, rows.upper, strict=True)
            ],
            "Wards": rows.wards,
        }
    )
    made = "made from the wards' counts" if rows.pooled.all() else "average of the wards weighted by residents"
    show_table(table, f"{with_sex(view.indicator.name, view.sex)}, {view.period}, {made}", numeric=("Value",))


def show_measures(place: Place, found: Inequality) -> None:
    """Every measure of inequality with its limits and its meaning, and the same as numbers to take away."""
    section("Other ways to measure it", measures_words(found))
    view = found.view
    caption = f"How far apart the wards are: {with_sex(view.indicator.name, view.sex)}, {view.period}"
    table = measures_reading(found)
    show_table(table, caption, numeric=table.columns[1:4])
    csv_button(lambda: measures_export(place, found), _file_name(place, found, "inequality"))


def _file_name(place: Place, found: Inequality, what: str) -> str:
    view = found.view
    return f"{place.place_id}_{view.indicator.indicator_id}_{view.sex}_{view.period}_{what}".lower()


def show_against_country(place: Place, indicator_id: str, sex: Sex, *, dark: bool) -> None:
    """The place against the country: on the page's measure where their figures are alike, on another if a reader wants."""
    options = inequality_views.country_options(place.place_id)
    if not options:
        st.markdown(
            f"Cannot be told. The pack has no figure for {place.name} as a whole that can be compared. {levels_hint(place)}"
        )
        return
    picked = _against(options, indicator_id, sex)
    if picked is None:
        refused = inequality_views.country_history(place.place_id, indicator_id, str(sex))
        if isinstance(refused, NotPossible):
            name = lowered(with_sex(place.indicators[indicator_id].name, sex))
            st.markdown(f"Cannot be told for {name}. {refused.reason} Other measures can be compared:")
    _pick_against(place, options, picked)
    if picked:
        against = inequality_views.country_history(place.place_id, *picked)
        if not isinstance(against, NotPossible):
            draw_history(place, "country", against, dark=dark)


def _against(options: Sequence[tuple[str, Sex]], indicator_id: str, sex: Sex) -> tuple[str, Sex] | None:
    """The measure in the address, else the page's own where it is among the options; another page measure forgets it."""
    if st.session_state.get(_AGAINST_OF, indicator_id) != indicator_id:
        choose_parameter(_AGAINST, "")
    st.session_state[_AGAINST_OF] = indicator_id
    wanted = {_key(one): one for one in options}.get(page_parameter(_AGAINST))
    own = [one for one in options if one[0] == indicator_id]
    return wanted or next((one for one in own if one[1] is sex), own[0] if own else None)


def _pick_against(place: Place, options: Sequence[tuple[str, Sex]], picked: tuple[str, Sex] | None) -> None:
    names = {_key(one): with_sex(place.indicators[one[0]].name, one[1]) for one in options}
    pick(
        "Measure against the country", list(names), _key(picked) if picked else "", lambda one: names[one],
        lambda one: choose_parameter(_AGAINST, one), key="pick_against", width=480,
        unset=None if picked else "choose a measure",
    )  # fmt: skip


def _key(option: tuple[str, Sex]) -> str:
    return f"{option[0]}|{option[1]}"


def draw_history(place: Place, kind: str, history: GapHistory, *, dark: bool) -> None:
    """The finding, the average and the gap side by side, and their table."""
    finding = history_finding(history)
    st.markdown(f"**{finding}.** {history_sentence(history)}")
    if history.other:
        note(
            f"Hollow diamond: the {history.other.name} ({figure(history.other.value, history.indicator)} in "
            f"{history.other.period}), another measure, which must not be read as one line with the others."
        )
    for column, which, subtitle in zip(
        st.columns(2, gap="large"),
        (AVERAGE, GAP),
        (f"{history.average_name} on the whole", capital(history.gap_name)),
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
    name = with_sex(history.indicator.name, history.sex)
    table = _history_table(history)
    with st.expander(f"The same as a table: {name}"):
        show_table(table, f"{name}: average and gap", numeric=table.columns[1:])
    csv_button(table, f"{place.place_id}_{history.indicator.indicator_id}_{history.sex}_{kind}_history".lower())


def _history_table(history: GapHistory) -> pd.DataFrame:
    indicator, rows = history.indicator, history.table
    columns = {"Average": "average", "Gap": "gap", "Gap, lower limit": "lower", "Gap, upper limit": "upper"}
    written = {name: [bare(one, indicator) for one in rows[column]] for name, column in columns.items()}
    table = pd.DataFrame({"Period": rows.period, **written})
    if other := history.other:
        apart = {"Period": f"{other.period} ({other.name})", "Gap": bare(other.value, indicator)}
        table = pd.concat([pd.DataFrame([apart]), table], ignore_index=True)[list(table.columns)].fillna("")
    return table
