"""What pages ask about the pack itself: its measures, as a table and as HTML, more than a hundred tables."""

import pandas as pd
from markupsafe import Markup

from hineq.insights.search.catalogue import catalogue
from hineq.insights.series.families import measures_words
from hineq.ui.html import html_table
from hineq.ui.views.caching import shared
from hineq.ui.views.place import opened


@shared
def measures_catalogue(place_id: str) -> pd.DataFrame:
    """Every measure with its origin and caveats; not to be changed."""
    return catalogue(opened(place_id))


@shared
def measures_by_theme(place_id: str) -> tuple[tuple[str, str, str], ...]:
    """Each theme with how many measures it has and what is known about each of them, as HTML."""
    entries = measures_catalogue(place_id)
    indicators = opened(place_id).place.indicators
    return tuple(
        (
            str(theme),
            measures_words([indicators[indicator_id] for indicator_id in rows.indicator_id]),
            Markup("").join(
                Markup("<h3>{}</h3><p>{}</p>{}").format(name, definition, html_table(details, f"About: {name}"))
                for name, definition, details in zip(rows["name"], rows.definition, rows.details, strict=True)
            ),
        )
        for theme, rows in entries.groupby("theme", sort=False)
    )
