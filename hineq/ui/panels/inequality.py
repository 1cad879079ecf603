"""The parts of the inequality page: the gradient, its tables, and a gap through time."""

from collections.abc import Iterable, Mapping

import streamlit as st

from hineq.charts.slope import names_shown
from hineq.insights.inequality.gap_history import GapHistory, HistoryKind, HistoryPart
from hineq.insights.inequality.gap_history_words import (
    history_finding,
    history_reading,
    history_sentence,
    other_gap_words,
)
from hineq.insights.inequality.gradient import Inequality
from hineq.insights.inequality.gradient_words import (
    Dots,
    fifths_caption,
    fifths_reading,
    gradient_caution,
    gradient_key,
    measure_caption,
    wards_reading,
)
from hineq.insights.inequality.measures import measures_export, measures_reading, measures_words
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.levels import levels_hint
from hineq.insights.wording.kinds import named
from hineq.insights.wording.numbers import lowered
from hineq.model.key import ViewKey
from hineq.model.place import Place
from hineq.ui.components.drawing import draw
from hineq.ui.components.tables import csv_button, show_table
from hineq.ui.layout.page import note, paragraph, section, source_line
from hineq.ui.layout.selection import choose_parameter, page_parameter
from hineq.ui.layout.strip import pick
from hineq.ui.markdown import as_written
from hineq.ui.views import inequality as inequality_views
from hineq.ui.views import wards as ward_views

_DRAWN, _AGAINST, _AGAINST_OF = "drawn", "against", "against_of"


def draw_gradient(place: Place, inequality: Inequality, ward: str, *, dark: bool) -> None:
    """The gradient, as wards or fifths, with what to beware of."""
    dots = Dots.FIFTHS if page_parameter(_DRAWN) == Dots.FIFTHS else Dots.WARDS
    st.session_state["pick_drawn"] = dots
    st.segmented_control(
        "Draw", list(Dots), key="pick_drawn", format_func=lambda value: Dots(value).word, required=True,
        on_change=lambda: choose_parameter(_DRAWN, str(Dots.FIFTHS) if st.session_state["pick_drawn"] == Dots.FIFTHS else ""),
    )  # fmt: skip
    spec = inequality_views.gradient_spec(inequality, dots, ward, dark=dark)
    notes = gradient_key(inequality, dots, ward, names_shown(len(inequality.table)))
    cautions = [text for text in (gradient_caution(inequality), inequality.ordering.caution) if text]
    table = (inequality.table, _file_name(inequality.key, "gradient"))
    source = source_line(place, inequality.view.source_ids)
    draw(spec, key=f"slope_{dots}", heading=False, source=source, notes=notes, table=table)
    for caution in cautions:
        paragraph(caution)


def show_wards_in_order(inequality: Inequality) -> None:
    """The wards in the order of the gradient as a table, to read and to take away."""
    with st.expander("The wards in this order as a table"):
        show_table(
            wards_reading(inequality),
            f"Wards, most deprived first: {measure_caption(inequality)}",
            numeric=("Place in order", "Value"),
        )


def show_fifths(inequality: Inequality) -> None:
    """The fifths of the wards, with their intervals where they have them."""
    show_table(fifths_reading(inequality), fifths_caption(inequality), numeric=("Value",))


def show_measures(place: Place, inequality: Inequality) -> None:
    """Every measure of inequality with its limits and its meaning, and the same as numbers to take away."""
    section("Other ways to measure it", measures_words(inequality))
    table = measures_reading(inequality)
    show_table(table, f"How far apart the wards are: {measure_caption(inequality)}", numeric=table.columns[1:4])
    csv_button(lambda: measures_export(place, inequality), _file_name(inequality.key, "inequality"))


def _file_name(key: ViewKey, what: str) -> str:
    parts = (key.place_id, key.indicator_id, key.sex, key.period, what)
    return "_".join(part for part in parts if part).lower()


def show_against_country(place: Place, key: ViewKey, *, dark: bool) -> None:
    """The place against the country: on the page's measure where their figures are alike, on another if a reader wants."""
    options = inequality_views.country_options(key.place_id)
    if not options:
        paragraph(
            f"Cannot be told. The pack has no figure for {place.name} as a whole that can be compared. {levels_hint(place)}"
        )
        return
    picked = _against(options, key)
    if picked is None:
        refused = inequality_views.history(HistoryKind.COUNTRY, key)
        if isinstance(refused, NotPossible):
            name = lowered(ward_views.wards(key).full_name)
            paragraph(f"Cannot be told for {name}. {refused.reason} Other measures can be compared:")
    _pick_against(options, picked)
    if picked:
        against = inequality_views.history(HistoryKind.COUNTRY, picked)
        if not isinstance(against, NotPossible):
            draw_history(place, against, dark=dark)


def _against(options: Iterable[ViewKey], key: ViewKey) -> ViewKey | None:
    """The measure in the address, else the page's own where it is among the options; another page measure forgets it."""
    if st.session_state.get(_AGAINST_OF, key.indicator_id) != key.indicator_id:
        choose_parameter(_AGAINST, "")
    st.session_state[_AGAINST_OF] = key.indicator_id
    wanted = {_written(option): option for option in options}.get(page_parameter(_AGAINST))
    own = [option for option in options if option.indicator_id == key.indicator_id]
    return wanted or next((option for option in own if option.sex is key.sex), own[0] if own else None)


def _pick_against(options: Mapping[ViewKey, str], picked: ViewKey | None) -> None:
    names = {_written(option): name for option, name in options.items()}
    pick(
        "Measure against the country", list(names), _written(picked) if picked else "", lambda option: names[option],
        lambda option: choose_parameter(_AGAINST, option), key="pick_against", width=480,
        unset=None if picked else "choose a measure",
    )  # fmt: skip


def _written(option: ViewKey) -> str:
    """A measure and whom it counts, for the address."""
    return f"{option.indicator_id}|{option.sex}"


def draw_history(place: Place, history: GapHistory, *, dark: bool) -> None:
    """The finding, the average and the gap side by side, and their table."""
    paragraph(history_sentence(history), lead=f"{history_finding(history)}.")
    if apart := other_gap_words(history):
        note(apart)
    table = history_reading(history)
    for column, part in zip(st.columns(2, gap="large"), HistoryPart, strict=True):
        with column:
            spec = inequality_views.history_spec(history, part, dark=dark)
            key = f"history_{history.kind}_{history.sex}_{part}"
            as_csv = (table, _file_name(history.key, f"{history.kind}_history_{part}"))
            draw(spec, key, heading=False, source=source_line(place, history.source_ids), table=as_csv)
    name = named(history.indicator, history.sex, history.figures_kind, full=True)
    with st.expander(as_written(f"The same as a table: {name}")):
        show_table(table, f"{name}: average and gap", numeric=table.columns[1:])
