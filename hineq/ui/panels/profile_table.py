"""The table of a ward's profile: one row a measure, as it is read."""

import pandas as pd

from hineq.insights.wording.numbers import capital
from hineq.model.place import Place
from hineq.model.words import Outcome
from hineq.ui.html import html_column, outcome_html


def profile_table(rows: pd.DataFrame, place: Place) -> pd.DataFrame:
    """The rows of a profile for reading, what matters most first, so that a phone shows it without scrolling."""
    return pd.DataFrame(
        {
            "Theme": rows.theme,
            "Measure": rows["name"],
            "Value": rows.value_bare,
            "Unit": rows.unit,
            "95% confidence interval": rows.interval_words,
            place.name: rows.place_words,
            place.benchmark.area_name: rows.country_words,
            f"Against {place.name}": _outcomes(rows.place_outcome),
            f"Against {place.benchmark.area_name}": _outcomes(rows.country_outcome),
            "Rank": [capital(one) for one in rows.rank_words],
            "Period": rows.period,
            "Kind of figure": rows.status,
        }
    )


def numeric_columns(place: Place) -> tuple[str, ...]:
    """The columns of figures."""
    return ("Value", "95% confidence interval", place.name, place.benchmark.area_name)


def _outcomes(words: pd.Series) -> pd.Series:
    return html_column((outcome_html(Outcome(word)) for word in words), words.index)
