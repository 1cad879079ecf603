"""The parts of the page "Among authorities": the ranks of a theme as a table."""

import pandas as pd
from markupsafe import Markup

from hineq.insights.wording.numbers import bare, capital
from hineq.model.likeness import Beside
from hineq.model.place import Place
from hineq.model.unit import Unit, UnitKind
from hineq.model.words import SpreadEnd
from hineq.theme.palette import OUTCOME_MARKS, SPREAD_LIKE
from hineq.ui.html import html_table
from hineq.ui.views import standing as standing_views


def ranks_html(place: Place, place_id: str, beside: Beside, theme: str) -> Markup:
    """The ranks of a theme as a table."""
    rows = next(rows for name, rows, _ in standing_views.themes(place_id, beside) if name == theme)
    return html_table(rank_table(rows, place), f"{theme}: ranks among authorities, poorest first", numeric=_NUMERIC)


def rank_table(rows: pd.DataFrame, place: Place) -> pd.DataFrame:
    """The measures of a theme, for reading; the spread has the decimals of the place's own figure."""
    spread = {
        name: [
            bare(value, place.indicators[indicator_id])
            for value, indicator_id in zip(rows[column], rows.indicator_id, strict=True)
        ]
        for name, column in (("Median", "median"), ("Lowest", "min"), ("Highest", "max"))
    }
    units = ["" if Unit(text=unit).kind is UnitKind.UNSTATED else unit for unit in rows.unit]
    return pd.DataFrame(
        {
            "Measure": rows["name"],
            "Rank": [capital(rank) for rank in rows.rank_words],
            "Fifth": [_end_words(SpreadEnd(end)) for end in rows.end],
            "Value": rows.value_bare,
            "Unit": units,
            "95% confidence interval": rows.interval_words,
            **spread,
            "Period": rows.period,
            "Source": rows.source,
        }
    )


def _end_words(end: SpreadEnd) -> str:
    """An end with its mark, as in the chart; nothing between the ends."""
    return f"{OUTCOME_MARKS[SPREAD_LIKE[end]]} {capital(end)}" if end else ""


SPREAD_KEY = (
    "The thin line runs from the poorest authority to the best; the bar holds the middle eight tenths of authorities, "
    "its thick part the middle half, and the upright stroke is the median. ▼ the place in the poorest fifth, "
    "● between, ▲ in the best fifth. Measures on which neither end is worse are in the tables only."
)
# the themes that lie nearest the poor end are drawn open, as far as a reader goes; the others fold under their findings
_OPEN_THEMES, _OPEN_ROWS = 3, 30
_NUMERIC = ("Value", "95% confidence interval", "Median", "Lowest", "Highest")
SHARES_NOTE = (
    "Without a printed rank beside it, the share of authorities of the place's kind with a better figure in the same period is read off "
    "their lowest and highest figure, tenths, quarters and median."
)
SHARES_NUMERIC = ("Value", "95% confidence interval")


def open_themes(place_id: str, beside: Beside, under_map: bool) -> frozenset[str]:
    """The themes that are drawn open: the first in any case, and those next to it as long as their rows are few enough together.

    Under a map the first alone, so that the page stays short.
    """
    ranks = standing_views.ranks(place_id, beside)
    drawn = ranks[ranks.share.notna() & ~ranks.again.astype(bool)].groupby("theme", sort=False).size().cumsum()
    return frozenset(
        str(theme)
        for number, (theme, rows) in enumerate(drawn.items())
        if number == 0 or (not under_map and number < _OPEN_THEMES and rows <= _OPEN_ROWS)
    )
