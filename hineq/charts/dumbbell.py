"""Two sides on every measure: a circle and a diamond between the poorest and the best ward, joined by a line.

What can be told apart is drawn in colour; what cannot, and what was not tested, each in a picture of its own in grey.
"""

import textwrap
from enum import StrEnum
from typing import assert_never

import altair as alt
import pandas as pd

from hineq.charts.layered import layered
from hineq.insights.wards.compare import Comparison
from hineq.insights.wording.numbers import capital
from hineq.model.words import Outcome
from hineq.theme.palette import TEXT, Palette

# the letters of a name in one line of a phone, and pixels: a line of a name, the row of marks, the space below it
_LETTERS, _LINE, _MARKS, _SPACE = 40, 19, 28, 14


class Told(StrEnum):
    """Whether two sides can be told apart on a measure."""

    APART = "apart"
    ALIKE = "alike"
    UNTESTED = "untested"

    @classmethod
    def by(cls, outcome: Outcome) -> "Told":
        """What a comparison tells."""
        match outcome:
            case Outcome.WORSE | Outcome.BETTER | Outcome.LOWER | Outcome.HIGHER:
                return cls.APART
            case Outcome.SIMILAR:
                return cls.ALIKE
            case Outcome.NOT_COMPARED:
                return cls.UNTESTED
        assert_never(outcome)


def drawn_rows(comparison: Comparison, told: Told) -> pd.DataFrame:
    """The rows of the comparison that a picture draws: distinct measures with a worse end and both figures."""
    judged = comparison.judged
    kinds = judged.outcome.map(lambda outcome: Told.by(Outcome(outcome)))
    return judged[judged.left_position.notna() & judged.right_position.notna() & (kinds == told)]


def dumbbell_data(comparison: Comparison, told: Told) -> pd.DataFrame:
    """Two rows a measure: `name` with its period and, of what can be told apart, how the left side compares, in lines of a
    phone's width; `side`, `position` between the poorest ward (0) and the best (1), `other` (that of the other side),
    `words` (the figure), `short` (without its unit), and `end` (whether the words stand to the left or right of the mark)."""
    rows = []
    for row in drawn_rows(comparison, told).itertuples():
        word = f": {row.outcome}" if told is Told.APART else ""
        name = textwrap.fill(f"{row.name}, {row.period}{word}", _LETTERS)
        places = {which: float(str(getattr(row, f"{which}_position"))) for which in ("left", "right")}
        for which, other in (("left", "right"), ("right", "left")):
            # two marks in one spot have their figures on its two sides
            first = places[which] < places[other] or (places[which] == places[other] and which == "left")
            words = str(getattr(row, f"{which}_words"))
            short = words if words.endswith("%") else str(getattr(row, f"{which}_bare"))
            side = capital((comparison.left if which == "left" else comparison.right).short)
            rows.append((name, side, places[which], places[other], words, short, "left" if first else "right"))
    return pd.DataFrame(rows, columns=["name", "side", "position", "other", "words", "short", "end"])


def dumbbell_subtitle(comparison: Comparison) -> str:
    """What the shapes mean, in the words of a subtitle: it stays readable on a phone, where a legend would be cut off."""
    return (
        f"Circle: {comparison.left.short}; diamond: {comparison.right.short}; from the poorest ward at the left to the best "
        "at the right"
    )


def dumbbell_chart(
    comparison: Comparison, data: pd.DataFrame, title: str, subtitle: str, ink: Palette, told: Told
) -> alt.LayerChart:
    """Poorest ward at the left, best at the right, each name over its row and each figure outside of its mark."""
    sides = [capital(comparison.left.short), capital(comparison.right.short)]
    inks = [ink.accent, ink.second] if told is Told.APART else [ink.benchmark, ink.ground]
    lines = int(data["name"].str.count("\n").max()) + 1
    step = _LINE * lines + _MARKS + _SPACE
    marks = (step - _MARKS) / 2 - _SPACE
    x = alt.X(
        "position:Q", title=None, scale=alt.Scale(domain=[-0.24, 1.24], nice=False),
        axis=alt.Axis(
            orient="top", values=[0, 1], grid=False, domain=False, ticks=False, labelAlign="center",
            labelExpr="datum.value == 0 ? 'poorest ward' : 'best ward'",
        ),
    )  # fmt: skip
    y = alt.Y("name:N", sort=list(dict.fromkeys(data["name"])), title=None, axis=None, scale=alt.Scale(padding=0))
    base, once = alt.Chart(data), alt.Chart(data[data.end == "left"])
    tooltip = [alt.Tooltip("name:N", title="Measure"), alt.Tooltip("side:N", title="Side"),
               alt.Tooltip("words:N", title="Figure")]  # fmt: skip
    layers = [
        base.mark_rule(
            yOffset=marks, size=4 if told is Told.APART else 2, color=ink.text if told is Told.APART else ink.quiet
        ).encode(x=x, x2="other:Q", y=y),
        once.mark_text(
            align="left", baseline="middle", lineBreak="\n", lineHeight=_LINE, fontSize=TEXT, fontWeight=600,
            dy=-step / 2 + _LINE / 2,
        ).encode(x=alt.XDatum(-0.24), y=y, text="name:N"),
        base.mark_point(filled=True, opacity=1, size=150, stroke=ink.text, strokeWidth=1, yOffset=marks).encode(
            x=x, y=y, tooltip=tooltip,
            fill=alt.Fill("side:N", scale=alt.Scale(domain=sides, range=inks), legend=None),
            shape=alt.Shape("side:N", scale=alt.Scale(domain=sides, range=["circle", "diamond"]), legend=None),
        ),
        base.mark_text(
            baseline="middle", fontSize=TEXT, yOffset=marks,
            align=alt.ExprRef("datum.end == 'left' ? 'right' : 'left'"),
            xOffset=alt.ExprRef("datum.end == 'left' ? -11 : 11"),
        ).encode(x=x, y=y, text="short:N"),
    ]  # fmt: skip
    return layered(layers, title, subtitle, ink, height=alt.Step(step))
