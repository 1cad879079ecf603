"""The measures of the page Methods, as HTML made once for all visitors: more than a hundred tables."""

from html import escape

import streamlit as st

from hineq.ui.components.tables import html_table
from hineq.ui.views import catalogue as catalogue_views


@st.cache_resource(show_spinner=False, max_entries=20)
def measures_by_theme(place_id: str) -> tuple[tuple[str, int, str], ...]:
    """Each theme with the number of its measures and what is known about each of them, as HTML."""
    entries = catalogue_views.measures_catalogue(place_id)
    return tuple(
        (
            str(theme),
            len(rows),
            "".join(
                f"<h3>{escape(row.name)}</h3><p>{escape(row.definition)}</p>{html_table(row.details, f'About: {row.name}')}"
                for row in rows.itertuples()
            ),
        )
        for theme, rows in entries.groupby("theme", sort=False)
    )
