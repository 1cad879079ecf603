"""The social gradient: every ward by its place in the order of deprivation, with the fitted line."""

import altair as alt
import pandas as pd

from hineq.charts.palette import Palette, chart_config
from hineq.insights.inequality import Inequality
from hineq.insights.wards import ward_label

# more wards than can be named in the picture without names lying over names
MOST_NAMED = 40
NAMED = 12


def slope_data(found: Inequality) -> dict[str, pd.DataFrame]:
    """`wards`: area_name, rank_share, value, lower_ci, upper_ci, population, words, label; `line`: rank_share, value.

    `label` is the name; of more than `MOST_NAMED` wards only the `NAMED` that lie furthest from the line have one.
    """
    table = found.table
    wards = table[["area_name", "rank_share", "value", "lower_ci", "upper_ci", "population"]].assign(
        words=[ward_label(found.view, row) for _, row in table.iterrows()]
    )
    wards["label"] = wards.area_name
    if len(wards) > MOST_NAMED:
        fitted = found.start + (found.end - found.start) * wards.rank_share
        away = (wards["value"] - fitted).abs().rank(ascending=False, method="first")
        wards["label"] = wards.area_name.where(away <= NAMED, "")
    line = pd.DataFrame({"rank_share": [0.0, 1.0], "value": [found.start, found.end]})
    return {"wards": wards, "line": line}


def dots_words(found: Inequality) -> str:
    """What the dots are, and which of many are named."""
    limits = " Grey bars: 95% confidence intervals." if found.view.has_intervals else ""
    said = f"Each dot is a ward, larger with more residents; the line is fitted to all of them.{limits}"
    if len(found.table) > MOST_NAMED:
        said += f" Of {len(found.table)} wards the {NAMED} furthest from the line are named."
    return said


def slope_chart(
    found: Inequality, data: dict[str, pd.DataFrame], title: str, subtitle: str, ink: Palette
) -> alt.LayerChart:
    """Dots with intervals, sized by residents, the line through them, the two ends named."""
    indicator = found.view.indicator
    x = alt.X(
        "rank_share:Q",
        title=None,
        scale=alt.Scale(domain=[0, 1], nice=False),
        axis=alt.Axis(
            values=[0, 1], grid=False, labelAlign="center", labelFlush=True,
            labelExpr="datum.value == 0 ? 'most deprived residents' : 'least deprived residents'",
        ),
    )  # fmt: skip
    unit = "per cent" if indicator.unit.startswith("%") else indicator.unit
    y = alt.Y("value:Q", title=unit, scale=_scale(data), axis=alt.Axis(tickCount=6))
    base = alt.Chart(data["wards"])
    line = alt.Chart(data["line"])
    tooltip = [alt.Tooltip("words:N", title="Ward")]
    rules = base.transform_filter("isValid(datum.lower_ci)")
    layers = [
        # said with the dots: without an interval the layer would be a group of marks without a name
        rules.mark_rule(strokeWidth=1.5, color=ink.quiet, opacity=0.7, aria=False).encode(
            x=x, y=alt.Y("lower_ci:Q"), y2="upper_ci:Q"
        ),
        line.mark_line(strokeWidth=3, color=ink.accent).encode(x=x, y=y),
        base.mark_point(filled=True, opacity=1, color=ink.accent, stroke=ink.ground, strokeWidth=1).encode(
            x=x, y=y, size=alt.Size("population:Q", scale=alt.Scale(range=[60, 220], zero=False), legend=None), tooltip=tooltip
        ),
        base.mark_text(fontSize=12, dy=-14, color=ink.text).encode(x=x, y=y, text="label:N"),
    ]  # fmt: skip
    chart = alt.layer(*layers).properties(
        width="container", height=420, title=alt.Title(title, subtitle=subtitle), description=title
    )
    return chart.configure(**chart_config(ink))


def _scale(data: dict[str, pd.DataFrame]) -> alt.Scale:
    wards = data["wards"]
    figures = pd.concat([wards["value"], wards.lower_ci, wards.upper_ci, data["line"]["value"]]).dropna()
    low, high = float(figures.min()), float(figures.max())
    margin = (high - low or 1.0) * 0.05
    # nothing below zero where no figure is
    return alt.Scale(
        domain=[max(0.0, low - margin) if low >= 0 else low - margin, high + margin], nice=True, zero=False
    )
