"""The parts of the page "Where first": set and weights, the tables of wards, one ward's measures, the matrix."""

import math
from typing import TypeAlias

import pandas as pd
import streamlit as st
from markupsafe import Markup

from hineq.charts.priority import MOST
from hineq.insights.priority.made_ready import MOST_WEIGHT
from hineq.insights.priority.matrix import PriorityMatrix
from hineq.insights.priority.matrix_words import (
    matrix_caption,
    matrix_finding,
    matrix_key,
    matrix_note,
    matrix_reading,
)
from hineq.insights.priority.order import Priority
from hineq.insights.priority.order_reading import (
    bare_score,
    one_ward_reading,
    order_note,
    order_reading,
    people_reading,
)
from hineq.insights.priority.order_words import (
    SCORE_WORDS,
    list_difference,
    list_sentences,
    many_words,
    people_sentence,
    priority_key,
)
from hineq.insights.search.exports import matrix_export, order_export
from hineq.insights.wards.entering import Entering, MeasureSet, entering_words
from hineq.insights.wording.numbers import capital
from hineq.model.download import PictureName, TableName, download
from hineq.model.place import Place
from hineq.model.strategy import AreaList
from hineq.ui.components.drawing import draw
from hineq.ui.components.fold import fold
from hineq.ui.components.tables import csv_button
from hineq.ui.html import html_table
from hineq.ui.layout.page import key_line, note, paragraph, section, source_line, subsection
from hineq.ui.layout.piece import piece
from hineq.ui.layout.selection import choose_parameter, page_parameter
from hineq.ui.layout.strip import pick_ward
from hineq.ui.markdown import as_written
from hineq.ui.views import first as first_views
from hineq.ui.views.kept import kept

Weights: TypeAlias = tuple[tuple[str, float], ...]
_WEIGHTS, _STEP = "weights", 0.5
_SET = "measure_set"


def wanted_set() -> MeasureSet:
    """Which measures decide: as picked in the session, first as the address says."""
    wanted = read_weights(page_parameter(_WEIGHTS))
    first = wanted[0] if wanted else MeasureSet.HEALTH
    return MeasureSet(st.session_state.get(_SET) or first)


def pick_set(current: MeasureSet) -> None:
    """Pick which measures decide, for the session."""
    st.segmented_control(
        "Measures that decide", [str(which) for which in MeasureSet], default=str(current), key=_SET,
        format_func=lambda value: capital(MeasureSet(value).word), required=True, persist_state="session",
    )  # fmt: skip


def read_weights(text: str) -> tuple[MeasureSet, tuple[float, ...]] | None:
    """A set of measures and the weights of its themes as they stand in the address; None for anything else.

    >>> read_weights("health,1,3,0.5")
    (<MeasureSet.HEALTH: 'health'>, (1.0, 3.0, 0.5))
    """
    which, *rest = text.split(",")
    try:
        weights = tuple(float(weight) for weight in rest)
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


def weights_of(priority: Priority) -> str:
    """What decides an order and its weights, for the address."""
    _, which, weights = priority.key
    return written_weights(which, weights)


def keep_weights(which: MeasureSet, weights: Weights) -> None:
    """Put the set and the weights into the address, so that it opens the same order."""
    text = written_weights(which, weights)
    if text != page_parameter(_WEIGHTS):
        choose_parameter(_WEIGHTS, text)


def wanted_weights(which: MeasureSet, themes: tuple[str, ...]) -> Weights:
    """How much each theme counts: as set in the session, first as the address says, else all alike."""
    wanted = read_weights(page_parameter(_WEIGHTS))
    fits = wanted is not None and wanted[0] is which and len(wanted[1]) == len(themes)
    first = wanted[1] if wanted and fits else (1.0,) * len(themes)
    return tuple(
        (theme, float(st.session_state.get(_slider_key(which, theme), weight)))
        for theme, weight in zip(themes, first, strict=True)
    )


def weigh(which: MeasureSet, weights: Weights) -> None:
    """A slider for each theme, from 0 (left out) to 3, and a button that sets them all back to 1."""
    keys = {theme: _slider_key(which, theme) for theme, _ in weights}
    with st.container(horizontal=True, gap="large"):
        for theme, weight in weights:
            _slider(theme, weight, keys[theme])

    def reset() -> None:
        """Every theme counts the same again."""
        for key in keys.values():
            st.session_state[key] = 1.0

    st.button("All the same again", key="weights_reset", on_click=reset, icon=":material/restart_alt:", type="tertiary")


def _slider_key(which: MeasureSet, theme: str) -> str:
    return f"weight_{which}_{theme}"


def _slider(theme: str, first: float, key: str) -> None:
    st.slider(
        as_written(theme), 0.0, MOST_WEIGHT, first, _STEP, key=key, persist_state="session", format="%.1f", width=260
    )  # fmt: skip


def draw_order(priority: Priority, place: Place, listed: AreaList | None, *, dark: bool) -> None:
    """The chart of the wards in order, and what its marks mean."""
    entering = priority.made_of.entering
    sources = [source for view in entering.views for source in view.source_ids]
    spec = first_views.priority_spec(priority, dark=dark)
    notes = (
        many_words(priority, MOST), kept(place.place_id, priority_key, priority, listed), entering_words(entering),
    )  # fmt: skip
    table = (
        lambda: order_export(priority, place, listed),
        f"{place.place_id}_where_first_{priority.made_of.entering.which}",
        download(TableName.WHERE_FIRST, place.place_id, weights=weights_of(priority)),
    )
    *marks, measures = notes
    key_line(marks)
    draw(
        spec, key="priority", heading=False, source=source_line(place, sources), notes=notes, table=table, key_above=True,
        subtitle_above=True, at=download(PictureName.WHERE_FIRST, place.place_id, weights=weights_of(priority)),
    )  # fmt: skip
    note(measures)


def show_firmness(priority: Priority) -> None:
    """How the score is made, and how the poorest wards change under other choices, within the intervals and by weights."""
    with fold("How the score is made, and how firm the order is", "firm"):
        for sentence in (SCORE_WORDS, *first_views.firmness(priority)):
            paragraph(sentence)


def show_list(priority: Priority, listed: AreaList, place: Place) -> None:
    """How far the strategy's list and the order agree, in two sentences; what decides for each ward is folded."""
    agree, *details = kept(place.place_id, list_sentences, priority, listed, place) or [""]
    if not agree:
        return
    differs = kept(place.place_id, list_difference, priority, listed)
    section("The strategy's list and the figures", f"{agree} {differs}".strip())
    if details:
        with fold("What decides for each ward on which they differ", "list"):
            for sentence in details:
                paragraph(sentence)


def draw_wards(priority: Priority, place: Place, listed: AreaList | None) -> None:
    """Every ward in order, and the people behind the figures, each with its download."""
    which, place_id = priority.made_of.entering.which, place.place_id
    if people_said := kept(place_id, people_sentence, priority, place):
        paragraph(people_said)
    piece(kept(place_id, _order_html, priority, place, listed))
    note(kept(place_id, order_note, priority, place))
    people = kept(place_id, people_reading, priority)
    subsection("How many people?")
    if len(people.columns) > 2:
        piece(kept(place_id, _people_html, priority))
        note("Counts are of homes, children or people, as the measure's name says. They must not be added.")
        at = download(TableName.WHERE_FIRST_PEOPLE, place.place_id, weights=weights_of(priority))
        csv_button(people, f"{place.place_id}_where_first_people_{which}", "Download the counts as CSV", at=at)
    else:
        st.markdown("None of these measures has a count for every ward; residents stand in the table above.")


def _order_html(priority: Priority, place: Place, listed: AreaList | None) -> Markup:
    table = order_reading(priority, place, listed)
    caption = f"The wards of {place.name} in order: {priority.made_of.entering.which.word}"
    return html_table(table, caption, numeric=table.columns[1:9])


def _people_html(priority: Priority) -> Markup:
    people = people_reading(priority)
    return html_table(
        people, "Residents, and the number behind each figure that is a count", numeric=people.columns[1:]
    )


def draw_one_ward(priority: Priority, place: Place, area_code: str) -> None:
    """What puts one ward where it is."""
    shown = area_code if area_code in set(priority.table.area_code) else str(priority.table.area_code.iloc[0])
    pick_ward(place, shown, unset=None, today=True)
    row = priority.ward(shown)
    tense = priority.made_of.tense
    score = f"{tense.have(1)} a score of {bare_score(row.score)}, where 100 is the poorest"
    if math.isnan(row.score):
        score = f"{tense.be(1)} not ranked: it {tense.have(1)} too few figures that count on these measures"
    rows = kept(place.place_id, _one_ward, priority, shown)
    st.markdown(f"**{as_written(row.area_name)}** {score}.")
    piece(kept(place.place_id, _one_ward_html, priority, shown))
    note("What a measure adds is counted from the average ward: above 0 it makes the ward poorer, below 0 better.")
    at = download(TableName.WHERE_FIRST_WARD, place.place_id, weights=weights_of(priority), ward=shown)
    csv_button(rows, f"{place.place_id}_{shown}_where_first".lower(), at=at)


def _one_ward(priority: Priority, ward: str) -> pd.DataFrame:
    return one_ward_reading(priority, ward, first_views.rank_ranges(priority))


def _one_ward_html(priority: Priority, ward: str) -> Markup:
    caption = f"{priority.ward(ward).area_name} on each measure that decides"
    return html_table(_one_ward(priority, ward), caption, numeric=("Value", "Adds to the score"))


def _matrix_html(matrix: PriorityMatrix, place: Place) -> Markup:
    return html_table(matrix_reading(matrix, place), matrix_caption(place), numeric=("Times",), group="Group")


def draw_matrix(place: Place, *, dark: bool) -> None:
    """Which measures first: the chart and the table."""
    place_id = place.place_id
    matrix = first_views.matrix(place_id)
    paragraph(f"{kept(place_id, matrix_finding, matrix)}.")
    at = download(TableName.MEASURES_MATRIX, place.place_id)
    table = (lambda: matrix_export(matrix, place), f"{place.place_id}_measures_matrix", at)
    spec = first_views.matrix_spec(place.place_id, dark=dark)
    if spec:
        draw(
            spec, key="matrix", heading=False, source=source_line(place, kept(place_id, _charted_sources, matrix)),
            notes=(kept(place_id, matrix_key, matrix),), table=table, at=download(PictureName.MEASURES_MATRIX, place.place_id),
        )  # fmt: skip
    piece(kept(place_id, _matrix_html, matrix, place))
    note(kept(place_id, matrix_note, matrix, place))
    if not spec:
        csv_button(table[0], table[1], at=at)


def _charted_sources(matrix: PriorityMatrix) -> tuple[str, ...]:
    return tuple(matrix.charted_source_ids)


def draw_left_out(place_id: str, entering: Entering) -> None:
    """The measures that stay out, and why."""
    with fold("What does not count here, and why", "left_out"):
        piece(kept(place_id, _left_out_html, entering))


def _left_out_html(entering: Entering) -> Markup:
    rows = pd.DataFrame([(view.name, capital(view.reason)) for view in entering.left_out], columns=["Measure", "Why"])
    return html_table(rows, "Measures that do not count here")
