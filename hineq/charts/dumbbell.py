"""Two sides on every measure: a circle and a diamond between the poorest and the best ward, joined by a line."""

import altair as alt
import pandas as pd

from hineq.charts.row_labels import label_axis, row_step, wrapped
from hineq.insights.wards.compare import Comparison
from hineq.insights.wording.numbers import capital
from hineq.model.words import Outcome
from hineq.theme.palette import TEXT, Palette, chart_config

_CLEAR = {Outcome.WORSE: "clearly worse", Outcome.BETTER: "clearly better"}
# on a phone the word stands in the middle of the picture, where it cannot reach into the names or over the border
_INWARD = "width < 400 ? (0.5 - datum.middle) * width / 1.12 : 0"


def drawn_rows(comparison: Comparison) -> pd.DataFrame:
    """The rows of the comparison that the chart draws: distinct measures with a worse end and both figures."""
    return comparison.judged[comparison.judged.left_position.notna() & comparison.judged.right_position.notna()]


def dumbbell_key(comparison: Comparison) -> str:
    """What the marks mean, in sentences."""
    return (
        f"Circle: {comparison.left.name}. Diamond: {comparison.right.name}. A thick line with a word: more than chance at 95%. "
        "A thin line: the difference may be chance, or an interval is missing. Measures of nearly the "
        "same thing are in the table only."
    )


def dumbbell_data(comparison: Comparison) -> dict[str, pd.DataFrame]:
    """`rows`: one a distinct measure with both figures (name, label, period, left, right, words, clear); `points`: two a row.

    `left` and `right` are places between the poorest ward (0) and the best (1); `clear` says how the left side compares
    where they differ by more than chance, else it is empty. `points` has name, label, side, position, words.
    """
    judged = drawn_rows(comparison)
    labels = (judged["name"] + ", " + judged.period).map(wrapped)
    clear = [_CLEAR.get(Outcome(outcome), "") for outcome in judged.outcome]
    rows = pd.DataFrame(
        {
            "name": judged["name"],
            "label": labels,
            "period": judged.period,
            "left": judged.left_position,
            "right": judged.right_position,
            "middle": (judged.left_position + judged.right_position) / 2,
            "words": judged.left_words + " against " + judged.right_words,
            "clear": clear,
        }
    ).reset_index(drop=True)
    points = [
        pd.DataFrame({
            "name": judged["name"], "label": labels, "side": capital(side.short), "position": judged[f"{which}_position"],
            "words": judged[f"{which}_words"],
        })
        for which, side in (("left", comparison.left), ("right", comparison.right))
    ]  # fmt: skip
    return {"rows": rows, "points": pd.concat(points, ignore_index=True)}


def dumbbell_subtitle(comparison: Comparison) -> str:
    """What the shapes mean, in the words of a subtitle: it stays readable on a phone, where a legend would be cut off."""
    return f"Circle: {comparison.left.short}; diamond: {comparison.right.short}; from the poorest ward at the left to the best at the right"


def dumbbell_chart(
    comparison: Comparison, data: dict[str, pd.DataFrame], title: str, subtitle: str, ink: Palette
) -> alt.LayerChart:
    """Poorest ward at the left, best at the right; thick lines with a word where the sides differ by more than chance."""
    sides = [capital(comparison.left.short), capital(comparison.right.short)]
    x = alt.X(
        "position:Q", title=None, scale=alt.Scale(domain=[-0.06, 1.06], nice=False),
        axis=alt.Axis(
            orient="top", values=[0, 1], grid=False, domain=False, ticks=False, labelAlign="center", labelFlush=True,
            labelExpr="(datum.value == 0 ? 'poorest' : 'best') + (width < 400 ? '' : ' ward')",
        ),
    )  # fmt: skip
    y = alt.Y("label:N", sort=list(data["rows"].label), title=None,
              axis=label_axis(grid=True, gridColor=ink.rule))  # fmt: skip
    rows, points = alt.Chart(data["rows"]), alt.Chart(data["points"])
    tooltip = [alt.Tooltip("name:N", title="Measure"), alt.Tooltip("side:N", title="Side"),
               alt.Tooltip("words:N", title="Figure")]  # fmt: skip
    clear = alt.FieldEqualPredicate(field="clear", equal="")
    layers = [
        rows.mark_rule().encode(
            x=alt.X("left:Q"), x2="right:Q", y=y,
            size=alt.condition(clear, alt.value(2), alt.value(5)),
            color=alt.condition(clear, alt.value(ink.quiet), alt.value(ink.text)),
        ),
        rows.mark_text(dy=-14, dx={"expr": _INWARD}, fontSize=TEXT, color=ink.text).encode(x=alt.X("middle:Q"), y=y, text="clear:N"),
        points.mark_point(filled=True, opacity=1, size=150, stroke=ink.text, strokeWidth=1).encode(
            x=x, y=y, tooltip=tooltip,
            fill=alt.Fill("side:N", scale=alt.Scale(domain=sides, range=[ink.accent, ink.second]), legend=None),
            shape=alt.Shape("side:N", scale=alt.Scale(domain=sides, range=["circle", "diamond"]), legend=None),
        ),
    ]  # fmt: skip
    chart = alt.layer(*layers).properties(
        width="container",
        height=row_step(data["rows"].label, 46),
        title=alt.Title(title, subtitle=subtitle),
        description=title,
    )
    return chart.configure(**chart_config(ink))
