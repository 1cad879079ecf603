"""A ward's spine: where it stands between the poorest and the best ward on every indicator."""

import altair as alt
import pandas as pd

from hineq.charts.layered import layered
from hineq.charts.row_labels import label_axis, row_step, wrapped
from hineq.model.words import Outcome
from hineq.theme.palette import END_LABELS, OUTCOME_SHAPES, TEXT, Palette, outcome_fill

# the names leave room for the figures at the other side, on a phone too
_LETTERS = 20
_BEYOND = 0.08


def spine_data(rows: pd.DataFrame, letters: int = _LETTERS) -> pd.DataFrame:
    """One row a measure of a ward's profile, in the order given (see `hineq.insights.wards.profile_first`).

    Columns: theme, name, label (the name, wrapped), period, figure (short, beside the row), words, rank_words, outcome, position, lower_position, upper_position (0 = poorest
    ward, 1 = best ward, limits may pass the ends), place_position, country_position.
    """
    table = rows
    words = [
        f"{value} ({limits})" if limits else value
        for value, limits in zip(table.value_words, table.interval_words, strict=True)
    ]
    return pd.DataFrame(
        {
            "theme": table.theme,
            "name": table["name"],
            "label": [wrapped(name, letters) for name in table["name"]],
            "period": table.period,
            "figure": table.value_bare.where(table.unit != "%", table.value_bare + "%"),
            "words": words,
            "rank_words": table.rank_words,
            "outcome": [Outcome(word).word for word in table.place_outcome],
            "position": table.position,
            "lower_position": table.lower_position,
            "upper_position": table.upper_position,
            "place_position": table.place_position,
            "country_position": table.country_position.where(table.country_position.between(-0.08, 1.08)),
        }
    ).reset_index(drop=True)


def spine_chart(data: pd.DataFrame, title: str, subtitle: str, ink: Palette) -> alt.LayerChart:
    """Poorest ward at the left, best at the right: the ward's dot with its interval, the place's and country's marks."""
    x = alt.X(
        "position:Q",
        title=None,
        scale=alt.Scale(domain=_reach(data), nice=False),
        axis=alt.Axis(
            orient="top", values=[0, 1], grid=False, domain=False, ticks=False,
            labelExpr="(datum.value == 0 ? 'poorest' : 'best') + (width < 400 ? '' : ' ward')",
            # outwards, since a wide interval leaves little room between the two
            labelAlign=alt.condition("datum.value == 0", alt.value("right"), alt.value("left")),
        ),
    )  # fmt: skip
    y = alt.Y("label:N", sort=list(data.label), title=None, axis=label_axis(grid=False))
    tooltip = [
        alt.Tooltip("name:N", title="Measure"),
        alt.Tooltip("period:N", title="Period"),
        alt.Tooltip("words:N", title="This ward"),
        alt.Tooltip("rank_words:N", title="Rank"),
        alt.Tooltip("outcome:N", title="Against the place"),
    ]
    words = [outcome.word for outcome in Outcome]
    base = alt.Chart()
    layers = [
        base.mark_rule(strokeWidth=10, strokeCap="round", color=ink.rule).encode(
            x=alt.XDatum(0), x2=alt.X2Datum(1), y=y
        ),
        base.mark_rule(strokeWidth=2, color=ink.quiet).encode(x=alt.X("lower_position:Q"), x2="upper_position:Q", y=y),
        base.mark_tick(thickness=3, size=20, color=ink.text).encode(x=alt.X("place_position:Q"), y=y),
        base.mark_point(shape="diamond", size=70, filled=False, color=ink.text, strokeWidth=1.5).encode(
            x=alt.X("country_position:Q"), y=y
        ),
        base.mark_point(size=150, filled=True, opacity=1, stroke=ink.text, strokeWidth=1.2).encode(
            x=x,
            y=y,
            fill=alt.Fill(
                "outcome:N",
                scale=alt.Scale(domain=words, range=[outcome_fill(outcome, ink) for outcome in Outcome]),
                legend=None,
            ),
            shape=alt.Shape(
                "outcome:N",
                scale=alt.Scale(domain=words, range=[OUTCOME_SHAPES[outcome] for outcome in Outcome]),
                legend=None,
            ),
            tooltip=tooltip,
        ),
        base.mark_text(align="left", baseline="middle", dx=10, fontSize=TEXT, fontWeight=600, color=ink.text).encode(
            x=alt.value("width"), y=y, text="figure:N"
        ),
    ]
    return layered(layers, title, subtitle, ink, height=row_step(data.label, 28), data=data, padding=END_LABELS)


def _reach(data: pd.DataFrame) -> list[float]:
    """The ends of the axis: the poorest and the best ward with a margin, further where an interval goes further."""
    lowest, highest = data.lower_position.dropna(), data.upper_position.dropna()
    return [min([-_BEYOND, *(lowest - 0.02)]), max([1 + _BEYOND, *(highest + 0.02)])]
