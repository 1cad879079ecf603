"""The average and the gap through time: two pictures on the same years, to be read one above the other."""

import math

import altair as alt
import pandas as pd

from hineq.charts.layered import layered
from hineq.insights.inequality.gap_history import GapHistory, HistoryPart, OtherGap
from hineq.insights.wording.numbers import bare, capital
from hineq.model.indicator import Indicator
from hineq.theme.palette import END_LABELS, TEXT, Palette


def gap_history_data(history: GapHistory) -> pd.DataFrame:
    """One row a period: time, period, average, average_lower, average_upper, gap, lower, upper, average_words, gap_words."""
    return history.table.assign(
        average_words=[bare(average, history.indicator) for average in history.table.average],
        gap_words=[bare(gap, history.indicator) for gap in history.table.gap],
    )


def gap_history_chart(
    history: GapHistory, data: pd.DataFrame, part: HistoryPart, title: str, subtitle: str, ink: Palette
) -> alt.LayerChart:
    """One of the two: the average (grey) or the gap (accent, from zero), labelled at its last point.

    A gap measured in another way stands apart from the line as a hollow diamond with its name.
    """
    gap = part is HistoryPart.GAP
    colour = ink.accent if gap else ink.benchmark
    measured_in = history.indicator.measured_in
    unit = "percentage points" if gap and measured_in.is_per_cent else measured_in.axis
    other = history.other if gap else None
    # the other gap's period takes room on the axis of a phone
    ticks = data.iloc[::-1].iloc[:: math.ceil(len(data) / (3 if other else 5))][["time", "period"]]
    if other:
        ticks = pd.concat([ticks, pd.DataFrame([{"time": other.time, "period": other.period}])])
    words = ",".join(f"'{time:g}':'{period}'" for time, period in zip(ticks.time, ticks.period, strict=True))
    high = float(data.time.max())
    # both pictures span the same years
    low = min(float(data.time.min()), history.other.time if history.other else high)
    x = alt.X(
        "time:Q", title=None, scale=alt.Scale(domain=[low - 0.3, high + (high - low) * 0.03], nice=False, zero=False),
        axis=alt.Axis(values=sorted(ticks.time), labelExpr=f"({{{words}}})[datum.value]", grid=False, labelAngle=0,
                      labelOverlap="greedy"),
    )  # fmt: skip
    y = alt.Y(f"{part}:Q", title=unit, scale=alt.Scale(zero=gap, nice=True), axis=alt.Axis(tickCount=4))
    tooltip = [alt.Tooltip("period:N", title="Period"), alt.Tooltip(f"{part}_words:N", title=part.capitalize())]
    base = alt.Chart(data[data[part].notna()])
    layers = [
        base.mark_line(strokeWidth=3, color=colour).encode(x=x, y=y),
        base.mark_point(filled=True, size=60, opacity=1, color=colour).encode(x=x, y=y, tooltip=tooltip),
        base.transform_filter(f"datum.time == {high}")
        .mark_text(align="left", dx=10, fontSize=TEXT, fontWeight=600, color=colour)
        .encode(x=x, y=y, text=f"{part}_words:N"),
    ]
    if gap and data.lower.notna().any():
        layers.insert(0, base.mark_rule(strokeWidth=1.5, color=colour).encode(x=x, y=alt.Y("lower:Q"), y2="upper:Q"))
    if other:
        layers += _apart(other, history.indicator, x, ink)
    return layered(layers, title, subtitle, ink, height=240, padding=END_LABELS)


def _apart(other: OtherGap, indicator: Indicator, x: alt.X, ink: Palette) -> list[alt.Chart]:
    """A gap measured in another way: its mark and its name, joined to nothing."""
    words = [f"{capital(other.name)}:", f"{bare(other.value, indicator)}, {other.between}"]
    row = pd.DataFrame([{"time": other.time, "gap": other.value, "words": " ".join(words), "period": other.period}])
    base = alt.Chart(row).encode(x=x, y=alt.Y("gap:Q"))
    tooltip = [alt.Tooltip("period:N", title="Period"), alt.Tooltip("words:N", title="Apart from the line")]
    return [
        base.mark_point(shape="diamond", filled=False, size=120, strokeWidth=2, opacity=1, color=ink.text).encode(
            tooltip=tooltip
        ),
        base.mark_text(align="left", baseline="top", dx=-6, dy=28, fontSize=TEXT, text=words, color=ink.text),
    ]
