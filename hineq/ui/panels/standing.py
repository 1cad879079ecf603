"""The parts of the page "Where we stand": dated facts, then beside now, and the ranks of a theme."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st
from markupsafe import Markup

from hineq.insights.standing.dated_facts import facts_table
from hineq.insights.wording.numbers import capital
from hineq.model.place import Place
from hineq.model.statement import Statement
from hineq.model.unit import Unit, UnitKind
from hineq.model.words import SpreadEnd
from hineq.ui.components.links import link_html
from hineq.ui.components.tables import csv_button, show_table
from hineq.ui.html import html_column
from hineq.ui.layout.pages import STRATEGY
from hineq.ui.views import thread as thread_views

IN_STRATEGY = "In the strategy"
# the mark of each end, as in the chart
_MARKS = {SpreadEnd.POOREST: "▼ Poorest fifth", SpreadEnd.NEITHER: "", SpreadEnd.BEST: "▲ Best fifth"}


def rank_table(rows: pd.DataFrame, place: Place) -> pd.DataFrame:
    """The measures of a theme, for reading; the spread has the decimals of the place's own figure."""
    spread = {
        name: [
            f"{value:,.{place.indicators[indicator_id].decimals}f}"
            for value, indicator_id in zip(rows[column], rows.indicator_id, strict=True)
        ]
        for name, column in (("Median", "median"), ("Lowest", "min"), ("Highest", "max"))
    }
    units = ["" if Unit(text=unit).kind is UnitKind.UNSTATED else unit for unit in rows.unit]
    return pd.DataFrame(
        {
            "Measure": rows["name"],
            "Rank": [capital(rank) for rank in rows.rank_words],
            "Fifth": [_MARKS[end] for end in rows.end],
            "Value": rows.value_bare,
            "Unit": units,
            "95% confidence interval": rows.interval_words,
            **spread,
            "Period": rows.period,
            "Source": rows.source,
        }
    )


SPREAD_KEY = (
    "The thin line runs from the poorest authority to the best; the bar holds the middle eight tenths of authorities, "
    "its thick part the middle half, and the upright stroke is the median. ▼ the place in the poorest fifth, "
    "● between, ▲ in the best fifth. Measures on which neither end is worse are in the tables only."
)
NUMERIC = ("Value", "95% confidence interval", "Median", "Lowest", "Highest")


def _in_strategy(place_id: str, indicator_ids: str, shown: Mapping[str, str]) -> Markup:
    """Links to the elements of the strategy's thread that these indicators are."""
    known = thread_views.known_elements(place_id)
    there = (known[indicator_id] for indicator_id in indicator_ids.split() if indicator_id in known)
    return Markup(", ").join(link_html(STRATEGY, element.label, shown, element=element.element_id) for element in there)


def draw_facts(
    place: Place, place_id: str, statements: list[Statement], caption: str, name: str, wanted: Mapping[str, str]
) -> None:
    """Statements as dated facts: those with figures as a table, the others below it, folded."""
    table = facts_table(place, statements)
    shown = _facts_read(table)
    links = (_in_strategy(place_id, indicator_ids, wanted) for indicator_ids in table.indicator_ids)
    shown.insert(3, IN_STRATEGY, html_column(links, shown.index))
    figured = (table.figures != "").to_numpy()
    if figured.any():
        show_table(shown[figured], f"{caption}, with figures", group="Document", stacked=True)
    if not figured.all():
        plain = shown[~figured].drop(columns=["Figures", IN_STRATEGY])
        with st.expander(f"{len(plain)} more statements without a figure"):
            show_table(plain, f"{caption}, without figures", group="Document", stacked=True)
    csv_button(table, name, "Download the statements as CSV")


def _facts_read(table: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "About": table.heading,
            "The document's words": [f"“{quote}”" for quote in table.quote],
            "Figures": table.figures,
            "As at": [day or "not stated" for day in table.as_at],
            "Document": table.document,
            "Note": table.note,
        }
    )


def draw_beside(table: pd.DataFrame, place_id: str, country: str, name: str, wanted: Mapping[str, str]) -> None:
    """Then and the newest figure, side by side."""
    shown = pd.DataFrame(
        {
            "Document": table.document,
            "What it counts": [capital(measure) for measure in table.measure],
            "Then": table.then,
            "As at": table.when,
            "Newest figure": table.now.where(table.apart == "", "Not set beside a newer figure: " + table.apart),
            country: table.england,
            "Its rank": [capital(rank) for rank in table["rank"]],
            IN_STRATEGY: html_column(
                (_in_strategy(place_id, indicator_id, wanted) for indicator_id in table.indicator_id), table.index
            ),
        }
    )
    show_table(
        shown,
        "Then, as the documents print it, and the newest figure of the same people, unit and definition",
        group="Document",
        stacked=True,
    )
    csv_button(table, name, "Download then and since as CSV")
