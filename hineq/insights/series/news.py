"""What's new: the log of what changed in a layer as figures were brought in, for reading."""

import pandas as pd

from hineq.insights.wording.numbers import counted
from hineq.model.period import day_words
from hineq.model.place import Place


def news_table(place: Place) -> pd.DataFrame:
    """A row a change, the newest day first: Day, Measure, What changed, Periods, Example, Source; empty where nothing was brought in."""
    newest_first = sorted(place.changes, key=lambda change: change.day, reverse=True)
    rows = [
        {
            "Day": day_words(change.day),
            "Measure": place.indicators[change.indicator_id].name,
            "What changed": f"{counted(change.figures, 'figure')} {change.kind.words}",
            "Periods": change.periods,
            "Example": change.example,
            "Source": place.sources[change.source_id].citation,
        }
        for change in newest_first
    ]
    return pd.DataFrame(rows, columns=["Day", "Measure", "What changed", "Periods", "Example", "Source"])


def news_heading(place: Place) -> str:
    """The newest day with how much changed on it: "What's new: 3 changes on 29 November 2026"."""
    newest = max(change.day for change in place.changes)
    count = sum(change.day == newest for change in place.changes)
    return f"What's new: {counted(count, 'change')} on {day_words(newest)}"
