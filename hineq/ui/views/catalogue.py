"""What pages ask about the pack itself: its measures, as a table, as HTML and to be searched."""

import pandas as pd
from markupsafe import Markup

from hineq.insights.search.catalogue import catalogue, downloads, measure_details
from hineq.insights.search.entries import EntryKind, named_entries
from hineq.insights.search.index import SearchIndex
from hineq.insights.series.families import themes_words
from hineq.ui.html import html_table
from hineq.ui.views.caching import shared
from hineq.ui.views.place import opened


@shared
def measures_catalogue(place_id: str) -> pd.DataFrame:
    """Every measure with its origin and caveats; not to be changed."""
    return catalogue(opened(place_id))


@shared
def tables(place_id: str) -> tuple[tuple[str, pd.DataFrame, str], ...]:
    """Every table of the pack to take away, with its file name and words; not to be changed."""
    return tuple(downloads(opened(place_id)))


@shared
def measures_index(place_id: str) -> SearchIndex:
    """The measures of a place, to be found by name, other words, definition and caveat."""
    return SearchIndex(one for one in named_entries(opened(place_id).place) if one.kind is EntryKind.MEASURE)


@shared
def measure_told(place_id: str, indicator_id: str) -> Markup:
    """What is known about a measure, as HTML."""
    figures = opened(place_id)
    indicator = figures.place.indicators[indicator_id]
    details = html_table(measure_details(figures, indicator_id), f"About: {indicator.name}", stacked=True)
    return Markup("<p>{}</p>{}").format(indicator.definition, details)


@shared
def measures_by_theme(place_id: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Each theme with how many measures it has, and their ids."""
    indicators = tuple(opened(place_id).place.indicators.values())
    return tuple(
        (theme, words, tuple(one.indicator_id for one in indicators if one.theme == theme))
        for theme, words in themes_words(indicators).items()
    )
