"""The parts of the page "Compare": choosing two sides, kept in the URL, and their table."""

import pandas as pd
import streamlit as st

from hineq.insights.wards.compare import Comparison, counts_words
from hineq.insights.wards.sides import OWN, Side, Sides, own_side
from hineq.insights.wording.numbers import capital
from hineq.model.place import Place
from hineq.model.words import Outcome
from hineq.ui.html import html_column, outcome_html


def pick_side(label: str, which: str, place: Place, sides: Sides, first: str) -> Side | None:
    """One side of the comparison: a ward, a ready-made group, or wards of one's own; None while no ward is chosen.

    `which` ("left" or "right") is its key in the URL, where a side stands as its key; `first` is shown before
    anything was chosen.
    """
    key, own_key = f"compare_{which}", f"compare_{which}_own"
    wanted = st.query_params.get(which, "")
    own = wanted.removeprefix(f"{OWN}:").split(",") if wanted.startswith(f"{OWN}:") else []
    options = [*sides.by_key, OWN]
    known = OWN if own else wanted if wanted in sides.by_key else first
    picked = st.selectbox(
        label, options, index=options.index(known), key=key, width=380, persist_state="session",
        format_func=lambda key: "Choose wards yourself" if key == OWN else capital(sides.by_key[key].name),
    )  # fmt: skip
    if picked != OWN:
        return sides.by_key[picked]
    names = {ward.area_code: ward.area_name for ward in place.wards}
    codes = st.multiselect(
        f"Wards of the {label.lower()}", list(names), default=[code for code in own if code in names], key=own_key,
        format_func=lambda key: names[key], width=380, persist_state="session",
    )  # fmt: skip
    return own_side(place, codes) if codes else None


def keep_in_url(left: Side, right: Side) -> None:
    """Put both sides into the URL, so that the address opens the same comparison."""
    for which, side in (("left", left), ("right", right)):
        if st.query_params.get(which, "") != side.key:
            st.query_params[which] = side.key


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


def how_made(comparison: Comparison) -> str:
    """How the figures of groups came about, in a sentence; empty for two wards."""
    if not (comparison.left.is_group or comparison.right.is_group):
        return ""
    return (
        "Figures of a group: where every ward has a count and a total they are added up, otherwise the average of the wards "
        "weighted by residents. Either has an interval where every ward has one: the wards' own, put together as of wards "
        "that chance moves independently. Standardised ratios have no such average."
    )
