"""What needs attention first: how many authorities do better on each measure, furthest behind first.

A name stands over its bar, since half a column or a phone has no room beside it; the figures stand in the bar or after
it, wherever they fit; where neither has room without their unit, or without the country's.
"""

import textwrap

import altair as alt
import pandas as pd

from hineq.charts.layered import layered
from hineq.insights.standing.attention import Attention
from hineq.insights.wording.kinds import unbracketed
from hineq.insights.wording.numbers import bare, brief, figure, number
from hineq.model.place import Place
from hineq.theme.palette import TEXT, Palette

# the letters of a name in one line, and pixels: letters of figures, the space about them, a bar, a line of a name
_LETTERS, _LETTER, _ROOM, _BAR, _LINE = 34, 8.4, 14, 26, 19
_PADDING = 12


def behind_data(found: Attention, place: Place, letters: int = _LETTERS) -> pd.DataFrame:
    """One row a measure that has a place among authorities: `name` in lines of so many letters (a phone's width unless told), `share` (of the authorities
    that do better, 0 to 1), `share_words`, and the figures of both (`words`), also without their unit (`short`) and alone (`own`)."""
    country, rows = place.benchmark.area_name, []
    for stands in found.drawn:
        newest, indicator = stands.line.newest, stands.line.indicator
        own, other = float(newest["value"]), stands.benchmark
        name = f"{unbracketed(stands.line.name)}, {unbracketed(stands.line.dated)}"
        rows.append(
            {
                "name": textwrap.fill(name, letters),
                "share": min(max(stands.share_better, 0.0), 1.0),
                "share_words": f"{number(stands.share_better * 100, 0)}% of {stands.areas}",
                "words": f"{figure(own, indicator)}, {country} {brief(other, indicator)}",
                "short": f"{bare(own, indicator)}, {country} {bare(other, indicator)}",
                "own": brief(own, indicator),
            }
        )
    return pd.DataFrame(rows, columns=["name", "share", "share_words", "words", "short", "own"])


def behind_chart(data: pd.DataFrame, title: str, subtitle: str, ink: Palette) -> alt.LayerChart:
    """A bar a measure from none of the authorities to all of them, its name over it, its figures in it or after it."""
    lines = int(data["name"].str.count("\n").max()) + 1
    step = _BAR + _LINE * lines + _PADDING
    middle = (step - _BAR) / 2 - _PADDING / 2
    axis = alt.Axis(orient="top", values=[0, 0.5, 1], format="%", labelFlush=True, domain=False, tickColor=ink.rule)
    x = alt.X("share:Q", title=None, scale=alt.Scale(domain=[0, 1], nice=False), axis=axis)
    y = alt.Y("name:N", sort=list(data["name"]), title=None, axis=None, scale=alt.Scale(padding=0))
    base = alt.Chart()
    tooltip = [
        alt.Tooltip("name:N", title="Measure"),
        alt.Tooltip("words:N", title="Figures"),
        alt.Tooltip("share_words:N", title="Better"),
    ]
    said = base.transform_calculate(
        said=f"{_fits('words')} ? datum.words : {_fits('short')} ? datum.short : datum.own"
    ).transform_calculate(within=f"datum.share * width > {_LETTER} * length(datum.said) + {_ROOM}")
    layers = [
        base.mark_bar(height=_BAR, yOffset=middle, color=ink.rule, opacity=0.45).encode(
            x=alt.XDatum(0), x2=alt.X2Datum(1), y=y
        ),
        base.mark_bar(height=_BAR, yOffset=middle, color=ink.bad).encode(x=x, y=y, tooltip=tooltip),
        base.mark_text(
            align="left", baseline="middle", lineBreak="\n", lineHeight=_LINE, fontSize=TEXT, fontWeight=600,
            dy=middle - _BAR / 2 - 4 - _LINE * (lines - 1) - _LINE / 2,
        ).encode(x=alt.XDatum(0), y=y, text="name:N"),
        said.mark_text(
            baseline="middle", fontSize=TEXT, yOffset=middle,
            align=alt.ExprRef("datum.within ? 'right' : 'left'"), xOffset=alt.ExprRef("datum.within ? -7 : 7"),
            color=alt.ExprRef(f"datum.within ? '{ink.ground}' : '{ink.text}'"),
        ).encode(x=x, y=y, text="said:N"),
    ]  # fmt: skip
    return layered(layers, title, subtitle, ink, height=alt.Step(step), data=data)


def _fits(column: str) -> str:
    """An expression: whether words have room in the bar or after it."""
    return f"(max(datum.share, 1 - datum.share) * width > {_LETTER} * length(datum.{column}) + {_ROOM})"
