"""The parts of the page "Compare": choosing two sides, kept in the URL, and their table."""

from collections.abc import Callable

import pandas as pd
import streamlit as st
from markupsafe import Markup

from hineq.charts.dumbbell import Told
from hineq.insights.wards.compare import Comparison, counts_words, how_made, nothing_drawn
from hineq.insights.wards.sides import FEW_WARDS, OWN, Side, Sides, members_heading, members_words, own_side
from hineq.insights.wording.numbers import capital, counted
from hineq.model.download import PictureName, TableName, download
from hineq.model.place import Place
from hineq.model.words import Outcome
from hineq.ui.components.drawing import TableOf, draw
from hineq.ui.components.fold import fold
from hineq.ui.components.tables import csv_button
from hineq.ui.html import html_column, html_table, outcome_html
from hineq.ui.layout.page import note, paragraph, source_line
from hineq.ui.layout.selection import choose_parameter, page_parameter
from hineq.ui.views import compare as compare_views
from hineq.ui.views.kept import kept

# what the picture of what can be told apart draws
APART_KEY = "Drawn: what differs by more than chance at 95%."


def pick_side(label: str, which: str, place: Place, sides: Sides, first: str) -> Side | None:
    """One side of the comparison: a ward, a ready-made group, or wards of one's own; None while no ward is chosen.

    `which` ("left" or "right") is its key in the URL, where a side stands as its key; `first` is shown before
    anything was chosen, and is implied in the address.
    """
    key, own_key = f"compare_{which}", f"compare_{which}_own"
    wanted = page_parameter(which)
    by_hand = wanted == OWN or wanted.startswith(f"{OWN}:")
    known = OWN if by_hand else wanted if wanted in sides.by_key else first
    st.session_state[key] = known

    def change() -> None:
        picked = st.session_state[key]
        choose_parameter(which, "" if picked == first else picked)

    st.selectbox(
        label, [*sides.by_key, OWN], key=key, width=380, on_change=change,
        format_func=lambda key: "Choose wards yourself" if key == OWN else capital(sides.by_key[key].name),
    )  # fmt: skip
    if not by_hand:
        return sides.by_key[known]
    names = {ward.area_code: ward.area_name for ward in place.wards}
    codes = [code for code in wanted.removeprefix(OWN).removeprefix(":").split(",") if code in names]
    st.session_state[own_key] = codes

    def change_own() -> None:
        chosen = own_side(place, st.session_state[own_key]) if st.session_state[own_key] else None
        choose_parameter(which, chosen.key if chosen else OWN)

    st.multiselect(
        f"Wards of the {label.lower()}", list(names), key=own_key, width=380, on_change=change_own,
        format_func=lambda key: names[key],
    )  # fmt: skip
    return own_side(place, codes) if codes else None


def comparison_table(comparison: Comparison) -> pd.DataFrame:
    """Every measure on both sides, for reading."""
    rows = comparison.table
    left, right = capital(comparison.left.short), capital(comparison.right.short)

    def both(side: str) -> list[str]:
        pairs = zip(rows[f"{side}_words"], rows[f"{side}_interval"], strict=True)
        return [f"{value} ({limits})" if limits else str(value) for value, limits in pairs]

    return pd.DataFrame(
        {
            "Theme": rows.theme,
            "Measure": rows["name"] + ", " + rows.period,
            **({"Fifths by": rows.release} if rows.release.any() else {}),
            f"{left} (95% interval)": both("left"),
            f"{right} (95% interval)": both("right"),
            f"Difference of {comparison.left.short}": [capital(words) for words in rows.difference_words],
            "Comparison": html_column((outcome_html(Outcome(word)) for word in rows.outcome), rows.index),
            "Counts in the heading": [capital(counts_words(row)) for _, row in rows.iterrows()],
        }
    )


def comparison_html(comparison: Comparison) -> Markup:
    """The same as HTML."""
    left, right = comparison.left, comparison.right
    return html_table(
        comparison_table(comparison), f"{capital(left.name)} and {right.name}, newest figures", group="Theme"
    )


def show_apart(
    place: Place, comparison: Comparison, finding: str, table: Callable[[], pd.DataFrame], group: str, *, dark: bool
) -> None:
    """The picture of what can be told apart; a sentence where nothing can. `table` is every figure, to take away."""
    taken = (
        table,
        f"{place.place_id}_comparison",
        download(TableName.COMPARISON, place.place_id, **sides_of(comparison, group)),
    )
    if not compare_views.many_drawn(place.place_id, comparison.left, comparison.right, Told.APART):
        paragraph(nothing_drawn(comparison))
        csv_button(taken[0], taken[1], at=taken[2])
        return
    said = (APART_KEY,)
    _draw(place, comparison, finding, Told.APART, group, dark=dark, notes=said, table=taken)


def show_rest(place: Place, comparison: Comparison, group: str, *, dark: bool) -> None:
    """What cannot be told apart and what was not tested, folded, with how many they are."""
    for told in (Told.ALIKE, Told.UNTESTED):
        if count := compare_views.many_drawn(place.place_id, comparison.left, comparison.right, told):
            words = rest_words(told, count)
            with fold(words, str(told)):
                _draw(place, comparison, words, told, group, dark=dark)


# total over what is folded: what can be told apart stands open
_REST = {
    Told.ALIKE: "on which the two cannot be told apart",
    Told.UNTESTED: "without an interval: a difference may be chance",
}


def sides_of(comparison: Comparison, group: str) -> dict[str, str]:
    """The two sides as an address says them; `group` is the neighbourhood, as it stands there."""
    return {"left": comparison.left.key, "right": comparison.right.key, "group": group}


def rest_words(told: Told, count: int) -> str:
    """So many measures on which two sides cannot be told apart, or were not tested, as a heading."""
    return f"{capital(counted(count, 'measure'))} {_REST[told]}"


def _draw(
    place: Place,
    comparison: Comparison,
    title: str,
    told: Told,
    group: str,
    *,
    dark: bool,
    notes: tuple[str, ...] = (),
    table: TableOf | None = None,
) -> None:
    left, right = comparison.left, comparison.right
    spec = compare_views.dumbbell_spec(place.place_id, left, right, title, told, dark=dark)
    at = download(PictureName.COMPARISON, place.place_id, **sides_of(comparison, group), told=told)
    sources = compare_views.charted_sources(place.place_id, left, right, told)
    draw(
        spec, key=f"dumbbell_{told}", heading=False, source=source_line(place, sources), notes=notes, table=table, at=at
    )


def show_members(place: Place, comparison: Comparison) -> None:
    """Which wards the groups among the sides hold, and how their figures came about; long lists are folded."""
    sides = comparison.left, comparison.right
    heading, words = members_heading(*sides), kept(place.place_id, members_words, place, *sides)
    said = [words, kept(place.place_id, how_made, comparison)]
    if heading and max(side.count for side in sides) <= FEW_WARDS:
        note(said.pop(0))
    if any(said):
        with fold(heading if words in said and heading else "How this was made", "wards"):
            note(*said)
