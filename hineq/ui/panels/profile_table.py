"""The table of a ward's profile: one row a measure, as it is read."""

import pandas as pd

from hineq.insights.wording.numbers import capital
from hineq.model.place import Place
from hineq.model.words import Outcome
from hineq.ui.html import Column, html_column, outcome_html


def profile_columns(rows: pd.DataFrame, place: Place) -> list[Column]:
    """The rows of a profile for reading, what matters most first, so that a phone shows it without scrolling."""
    country = place.benchmark.area_name
    return [
        Column(head="Theme", cells=rows.theme),
        Column(head="Measure", cells=rows["name"]),
        Column(head="Value", cells=rows.value_bare, numeric=True),
        Column(head="Unit", cells=rows.unit),
        Column(head="95% confidence interval", cells=rows.interval_words, numeric=True),
        Column(head=place.name, cells=rows.place_words, numeric=True),
        Column(head=country, cells=rows.country_words, numeric=True),
        Column(head=f"Against {place.name}", cells=_outcomes(rows.place_outcome)),
        Column(head=f"Against {country}", cells=_outcomes(rows.country_outcome)),
        Column(head="Rank", cells=rows.rank_words.map(capital)),
        Column(head="Period", cells=rows.period),
        Column(head="Kind of figure", cells=rows.status),
    ]


def _outcomes(words: pd.Series) -> pd.Series:
    return html_column((outcome_html(Outcome(word)) for word in words), words.index)
