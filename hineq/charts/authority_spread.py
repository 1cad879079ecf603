"""The place among England's authorities: one bar a measure from the poorest authority to the best, the place as a mark."""

import altair as alt
import pandas as pd

from hineq.charts.layered import layered
from hineq.charts.row_labels import label_axis, row_step, wrapped
from hineq.insights.standing.ranks import positions
from hineq.insights.wording.numbers import number
from hineq.model.place import Place
from hineq.model.words import SpreadEnd
from hineq.theme.palette import OUTCOME_SHAPES, SPREAD_LIKE, Palette

_BETWEEN = "between"
# the place's mark by where it stands: a shape beside each colour
SHAPES = {end: OUTCOME_SHAPES[like] for end, like in SPREAD_LIKE.items()}


def authority_spread_data(ranks: pd.DataFrame, place: Place) -> pd.DataFrame:
    """One row a measure with a better and a worse end: name, label (the name, wrapped), words, rank_words, spread_words, end, and where the place
    (`dot`) and the authorities' tenths, quarters and median (far_low, low, middle, high, far_high) lie between the
    poorest authority (0) and the best (1)."""
    table = positions(ranks)
    decimals = [place.indicators[indicator_id].decimals for indicator_id in table.indicator_id]
    columns = zip(decimals, table["min"], table["median"], table["max"], strict=True)
    spread = [
        f"{number(low, digits)} to {number(high, digits)}, median {number(middle, digits)}"
        for digits, low, middle, high in columns
    ]
    return pd.DataFrame(
        {
            "name": table["name"],
            "label": table["name"].map(wrapped),
            "words": table.value_words + " in " + table.period,
            "rank_words": table.rank_words,
            "spread_words": spread,
            "end": [end or _BETWEEN for end in table.end],
            **{name: table[name] for name in ("dot", "far_low", "low", "middle", "high", "far_high")},
        }
    )


def authority_spread_chart(data: pd.DataFrame, title: str, subtitle: str, ink: Palette) -> alt.LayerChart:
    """Poorest authority at the left, best at the right; the middle eight tenths thicker, the middle half thickest."""
    axis = alt.Axis(
        orient="top",
        values=[0, 1],
        grid=False,
        domain=False,
        ticks=False,
        labelAlign="center",
        labelFlush=True,
        labelExpr="datum.value == 0 ? 'poorest' : 'best'",
    )
    x = alt.X("dot:Q", title=None, scale=alt.Scale(domain=[-0.04, 1.04], nice=False), axis=axis)
    y = alt.Y("label:N", sort=list(data.label), title=None, axis=label_axis(grid=False))
    base = alt.Chart()
    tooltip = [
        alt.Tooltip("name:N", title="Measure"),
        alt.Tooltip("words:N", title="Here"),
        alt.Tooltip("rank_words:N", title="Rank"),
        alt.Tooltip("spread_words:N", title="Spread"),
    ]
    # no test says that an end is worse: neither red nor green
    inks = {SpreadEnd.POOREST: ink.second, SpreadEnd.NEITHER: ink.accent, SpreadEnd.BEST: ink.teal}
    ends = [end or _BETWEEN for end in SpreadEnd]
    layers = [
        base.mark_rule(strokeWidth=1.2, color=ink.benchmark).encode(x=alt.XDatum(0), x2=alt.X2Datum(1), y=y),
        base.mark_rule(strokeWidth=6, color=ink.benchmark, opacity=0.35).encode(
            x=alt.X("far_low:Q"), x2="far_high:Q", y=y
        ),
        base.mark_rule(strokeWidth=13, color=ink.benchmark, opacity=0.35).encode(x=alt.X("low:Q"), x2="high:Q", y=y),
        base.mark_tick(thickness=2, size=20, color=ink.text).encode(x=alt.X("middle:Q"), y=y),
        base.mark_point(size=150, filled=True, opacity=1, stroke=ink.ground, strokeWidth=1).encode(
            x=x,
            y=y,
            tooltip=tooltip,
            fill=alt.Fill("end:N", scale=alt.Scale(domain=ends, range=[inks[end] for end in SpreadEnd]), legend=None),
            shape=alt.Shape(
                "end:N", scale=alt.Scale(domain=ends, range=[SHAPES[end] for end in SpreadEnd]), legend=None
            ),
        ),
    ]
    return layered(layers, title, subtitle, ink, height=row_step(data.label, 28), data=data)
