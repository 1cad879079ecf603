"""A gap through time: how far apart, men and women, bigger always meaning more unequal."""

import altair as alt
import pandas as pd

from hineq.charts.labels import LINE, apart
from hineq.charts.layered import layered
from hineq.insights.wording.numbers import number
from hineq.theme.palette import END_LABELS, TEXT, Palette


def gap_lines_data(gaps: pd.DataFrame) -> pd.DataFrame:
    """The gaps with their labels: sex, people, time, period, gap, lower, upper, status, source_id, words; one row a sex and period."""
    return gaps.assign(
        words=[f"{people.capitalize()} {number(gap, 1)}" for people, gap in zip(gaps.people, gaps.gap, strict=True)]
    )


def gap_lines_chart(
    data: pd.DataFrame, title: str, subtitle: str, ink: Palette, *, height: int = 240
) -> alt.LayerChart:
    """Two lines from zero, each labelled at its end."""
    ticks = data.drop_duplicates("time").sort_values("time")
    words = ",".join(f"'{time:g}':'{label}'" for time, label in zip(ticks.time, ticks.period, strict=True))
    low, high = float(data.time.min()), float(data.time.max())
    ends = [ticks.time.iloc[0], ticks.time.iloc[-1]]
    x = alt.X(
        "time:Q", title=None, scale=alt.Scale(domain=[low - 0.3, high + (high - low) * 0.03], nice=False, zero=False),
        axis=alt.Axis(values=ends, labelExpr=f"({{{words}}})[datum.value]", grid=False, labelAngle=0),
    )  # fmt: skip
    y = alt.Y(
        "gap:Q", title="years", scale=alt.Scale(domain=list(_domain(data)), nice=False), axis=alt.Axis(tickCount=4)
    )
    colour = alt.Color(
        "people:N", scale=alt.Scale(domain=["men", "women"], range=[ink.accent, ink.second]), legend=None
    )
    shape = alt.Shape("people:N", scale=alt.Scale(domain=["men", "women"], range=["circle", "square"]), legend=None)
    base = alt.Chart(data)
    tooltip = [alt.Tooltip("period:N", title="Period"), alt.Tooltip("words:N", title="Gap in years")]
    layers = [
        base.mark_line(strokeWidth=3).encode(x=x, y=y, color=colour),
        base.mark_point(filled=True, size=60, opacity=1).encode(x=x, y=y, color=colour, shape=shape, tooltip=tooltip),
        alt.Chart(_end_labels(data, high, height))
        .mark_text(baseline="middle", align="left", dx=10, fontSize=TEXT, fontWeight=600)
        .encode(x=x, y=alt.Y("at:Q"), text="words:N", color=colour),
    ]
    return layered(layers, title, subtitle, ink, height=height, padding=END_LABELS)


def _domain(data: pd.DataFrame) -> tuple[float, float]:
    """From zero, or below where a gap is negative, to a little above the largest."""
    low, high = min(0.0, float(data.gap.min())), max(0.0, float(data.gap.max()))
    return low * 1.08, high * 1.08 or 1.0


def _end_labels(data: pd.DataFrame, time: float, height: int) -> pd.DataFrame:
    """The last points with `at`, where their words stand: moved apart where they would lie on each other."""
    last = data[data.time == time]
    low, high = _domain(data)
    tops = [(high - gap) / (high - low) * height for gap in last.gap]
    moved = apart(tops, [LINE] * len(tops), height + LINE / 2)
    return last.assign(at=[high - top / height * (high - low) for top in moved])
