"""What pages ask about the pack itself: its measures, as a table and as HTML, more than a hundred tables."""

import pandas as pd
from markupsafe import Markup

from hineq.insights.search.catalogue import catalogue
from hineq.ui.html import html_table
from hineq.ui.views.caching import shared
from hineq.ui.views.place import opened


@shared
def measures_catalogue(place_id: str) -> pd.DataFrame:
    """Every measure with its origin and caveats; not to be changed."""
    return catalogue(opened(place_id))


@shared
def measures_by_theme(place_id: str) -> tuple[tuple[str, int, str], ...]:
    """Each theme with the number of its measures and what is known about each of them, as HTML."""
    entries = measures_catalogue(place_id)
    return tuple(
        (
            str(theme),
            len(rows),
            Markup("").join(
                Markup("<h3>{}</h3><p>{}</p>{}").format(
                    row.name, row.definition, html_table(row.details, f"About: {row.name}")
                )
                for row in rows.itertuples()
            ),
        )
        for theme, rows in entries.groupby("theme", sort=False)
    )
