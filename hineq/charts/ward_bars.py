"""The wards in order of their figure, each with its interval: the map's numbers as a chart."""

import altair as alt
import numpy as np
import pandas as pd

from hineq.charts.layered import layered
from hineq.charts.row_labels import label_axis, row_step, wrapped
from hineq.insights.series.rows import each_row
from hineq.insights.wards.view import WardView, ward_label
from hineq.insights.wording.numbers import bare
from hineq.model.words import Polarity
from hineq.theme.palette import Palette, quintile_colours

# more wards than fit a picture that can be read
MOST = 40
SHOWN = 20


def left_out_words(view: WardView, selected: str, most: int | None = None) -> str:
    """Which wards a chart of many, or of more than `most`, leaves out, in a sentence; empty where it shows them all."""
    if view.coverage.known <= (most or MOST):
        return ""
    shown, rest = most or SHOWN, "the page of the wards has them all" if most else "the table has them all"
    if not view.ranked:
        return f"The chart shows the first {shown} by name of {view.coverage.known} wards with a figure; {rest}."
    first = "highest" if view.indicator.judged_by is Polarity.NO_JUDGEMENT else "poorest"
    chosen = view.table[(view.table.area_code == selected) & (view.table["rank"] > shown)]
    with_chosen = f", and {chosen.area_name.iloc[0]}" if len(chosen) else ""
    return f"The chart shows the {shown} {first} of {view.ranked} wards{with_chosen}; {rest}."


def ward_bars_data(
    view: WardView, poorest: frozenset[str], selected: str | None, most: int | None = None
) -> pd.DataFrame:
    """One row a ward with a figure, poorest (or highest) first: name, value, limits, label, whether poorest, chosen.

    Of more than `MOST` wards the first `SHOWN` and the selected one, of more than `most` so many. Columns: area_code, area_name, label (the name, wrapped), value, lower_ci, upper_ci, value_words, words, poorest, chosen, fill.
    """
    rows = view.table[view.table["value"].notna()].sort_values(["rank", "area_name"])
    if len(rows) > (most or MOST):
        rows = rows[(np.arange(len(rows)) < (most or SHOWN)) | (rows.area_code == selected)]
    fills = quintile_colours(view.indicator.judged_by)
    return pd.DataFrame(
        {
            "area_code": rows.area_code,
            "area_name": rows.area_name,
            "label": rows.area_name.map(wrapped),
            "value": rows["value"],
            "lower_ci": rows.lower_ci,
            "upper_ci": rows.upper_ci,
            "value_words": [bare(value, view.indicator) for value in rows["value"]],
            "words": [ward_label(view, row) for row in each_row(rows)],
            "poorest": rows.area_code.isin(poorest),
            "chosen": rows.area_code == selected,
            "fill": [fills[int(quintile) - 1] for quintile in rows.quintile],
        }
    )


def ward_bars_chart(view: WardView, data: pd.DataFrame, title: str, subtitle: str, ink: Palette) -> alt.LayerChart:
    """Dots with their intervals in the order of the wards, the place's and the country's figures as rules."""
    order = list(data.label)
    low = float(np.nanmin(data[["value", "lower_ci"]].to_numpy(dtype=float)))
    high = float(np.nanmax(data[["value", "upper_ci"]].to_numpy(dtype=float)))
    marks = [mark for mark in (view.place, view.country) if mark]
    low, high = min([low, *(mark.value for mark in marks)]), max([high, *(mark.value for mark in marks)])
    room = (high - low or 1.0) * 0.06
    floor = low - room if low - room > 0 or low < 0 else 0.0
    unit = view.indicator.measured_in.axis
    x = alt.X(
        "value:Q",
        title=unit,
        scale=alt.Scale(domain=[floor, high + room], nice=True, zero=False),
        # a long unit reaches over the names of the wards, never over the border
        axis=alt.Axis(orient="top", tickCount=5, titleAnchor="end", labelFlush=True),
    )
    y = alt.Y("label:N", sort=order, title=None, axis=label_axis(labelPadding=14))
    base = alt.Chart(data)
    tooltip = [alt.Tooltip("words:N", title="Ward")]
    layers: list[alt.Chart] = [
        base.transform_filter("datum.chosen").mark_bar(color=ink.accent, opacity=0.14, height=24).encode(
            y=y, x=alt.value(0), x2=alt.value("width")
        ),
        base.mark_rule(color=ink.quiet, strokeWidth=2).encode(
            x=alt.X("lower_ci:Q"), x2="upper_ci:Q", y=y
        ),
        base.mark_point(filled=True, size=130, opacity=1, strokeWidth=1.5, stroke=ink.text).encode(
            x=x, y=y, fill=alt.Fill("fill:N", scale=None), tooltip=tooltip,
            shape=alt.condition("datum.poorest", alt.value("square"), alt.value("circle")),
        ),
    ]  # fmt: skip
    rules = pd.DataFrame(
        [
            {"value": mark.value, "words": mark.described, "dash": number}
            for number, mark in enumerate((view.place, view.country))
            if mark
        ],
        columns=["value", "words", "dash"],
    )
    if not rules.empty:
        lines = alt.Chart(rules)
        layers.insert(
            0,
            lines.mark_rule(strokeWidth=1.5, color=ink.benchmark).encode(
                x=x,
                strokeDash=alt.StrokeDash(
                    "dash:O", scale=alt.Scale(domain=[0, 1], range=[[6, 4], [1, 0]]), legend=None
                ),
                tooltip=[alt.Tooltip("words:N", title="Line")],
            ),
        )
    return layered(layers, title, subtitle, ink, height=row_step(data.label, 26))
