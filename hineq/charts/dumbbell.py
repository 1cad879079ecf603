"""Two sides on every measure: a circle and a diamond between the poorest and the best ward, joined by a line."""

import altair as alt
import pandas as pd

from hineq.charts.palette import Palette, chart_config
from hineq.insights.compare import Comparison
from hineq.insights.wording import capital
from hineq.model.words import Outcome

_CLEAR = {Outcome.WORSE: "clearly worse", Outcome.BETTER: "clearly better"}
_ORANGE, _PALE_ORANGE = "#F46A25", "#ffa877"


def dumbbell_data(found: Comparison) -> dict[str, pd.DataFrame]:
    """`rows`: one a distinct measure with both figures (name, period, left, right, words, clear); `points`: two a row.

    `left` and `right` are places between the poorest ward (0) and the best (1); `clear` says how the left side compares
    where both intervals are known and apart, else it is empty. `points` has name, side, position, words.
    """
    judged = found.judged[found.judged.left_position.notna() & found.judged.right_position.notna()]
    clear = [_CLEAR.get(Outcome(one), "") for one in judged.outcome]
    rows = pd.DataFrame(
        {
            "name": judged["name"],
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
            "name": judged["name"], "side": capital(side.short), "position": judged[f"{which}_position"],
            "words": judged[f"{which}_words"],
        })
        for which, side in (("left", found.left), ("right", found.right))
    ]  # fmt: skip
    return {"rows": rows, "points": pd.concat(points, ignore_index=True)}


def dumbbell_subtitle(found: Comparison) -> str:
    """What the shapes mean, in the words of a subtitle: it stays readable on a phone, where a legend would be cut off."""
    return f"● {found.left.short}, ◆ {found.right.short}; from the poorest ward at the left to the best at the right"


def dumbbell_chart(
    found: Comparison, data: dict[str, pd.DataFrame], title: str, subtitle: str, ink: Palette
) -> alt.LayerChart:
    """Poorest ward at the left, best at the right; thick lines with a word where the two intervals lie apart."""
    sides = [capital(found.left.short), capital(found.right.short)]
    other = _PALE_ORANGE if ink.ground != "#ffffff" else _ORANGE
    x = alt.X(
        "position:Q", title=None, scale=alt.Scale(domain=[-0.06, 1.06], nice=False),
        axis=alt.Axis(
            orient="top", values=[0, 1], grid=False, domain=False, ticks=False, labelAlign="center", labelFlush=True,
            labelExpr="datum.value == 0 ? 'poorest ward' : 'best ward'",
        ),
    )  # fmt: skip
    y = alt.Y("name:N", sort=list(data["rows"]["name"]), title=None,
              axis=alt.Axis(labelLimit=220, ticks=False, domain=False, grid=True, gridColor=ink.rule))  # fmt: skip
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
        rows.mark_text(dy=-11, fontSize=12, color=ink.text).encode(x=alt.X("middle:Q"), y=y, text="clear:N"),
        points.mark_point(filled=True, opacity=1, size=150, stroke=ink.text, strokeWidth=1).encode(
            x=x, y=y, tooltip=tooltip,
            fill=alt.Fill("side:N", scale=alt.Scale(domain=sides, range=[ink.accent, other]), legend=None),
            shape=alt.Shape("side:N", scale=alt.Scale(domain=sides, range=["circle", "diamond"]), legend=None),
        ),
    ]  # fmt: skip
    chart = alt.layer(*layers).properties(
        width="container", height=alt.Step(36), title=alt.Title(title, subtitle=subtitle), description=title
    )
    return chart.configure(**chart_config(ink))
