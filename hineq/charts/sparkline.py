"""A small picture of a promise and what came of it, for a tile: its axes name the ends alone."""

import altair as alt
import pandas as pd

from hineq.charts.layered import layered
from hineq.charts.strokes import LineRole
from hineq.charts.target_trend import target_trend_data
from hineq.insights.targets.measures import MeasureView, target_finding
from hineq.insights.wording.numbers import bare
from hineq.model.place import Place
from hineq.theme.palette import Palette, status_ink


def sparkline_data(view: MeasureView) -> pd.DataFrame:
    """The promise, the outturn and what came after: role, segment, time, period, value."""
    lines = target_trend_data(view, [])["lines"]
    own = [role for role in LineRole if role.of_the_place or role is LineRole.PROMISE]
    return lines.loc[lines.role.isin(own), ["role", "segment", "time", "period", "value"]]


def sparkline_chart(data: pd.DataFrame, view: MeasureView, place: Place, ink: Palette) -> alt.LayerChart:
    """Dashed promise, solid outturn, paler line since, a bar for the distance at the final target."""
    ends = data.sort_values("time").iloc[[0, -1]]
    periods = ",".join(f"'{time:g}':'{period}'" for time, period in zip(ends.time, ends.period, strict=True))
    low, high = float(data["value"].min()), float(data["value"].max())
    first, last = bare(low, view.indicator), bare(high, view.indicator)
    x = alt.X(
        "time:Q", scale=alt.Scale(zero=False, nice=False, padding=8),
        axis=alt.Axis(values=list(ends.time), labelExpr=f"({{{periods}}})[datum.value]", labelFlush=True, grid=False, domain=False, ticks=False, title=None, labelColor=ink.quiet),
    )  # fmt: skip
    y = alt.Y(
        "value:Q", scale=alt.Scale(zero=False, nice=False, padding=8),
        axis=alt.Axis(values=[low, high], labelExpr=f"datum.value <= {low} ? '{first}' : '{last}'", grid=False, domain=False, ticks=False, title=None, labelColor=ink.quiet),
    )  # fmt: skip
    base = alt.Chart(data)

    def line(role: LineRole, colour: str, width: float, dash: list[int]) -> alt.Chart:
        return (
            base.transform_filter(f"datum.role == '{role}'")
            .mark_line(color=colour, strokeWidth=width, strokeDash=dash)
            .encode(x=x, y=y, detail="segment:N")
        )

    layers = [
        line(LineRole.PROMISE, ink.accent, 2, [5, 4]),
        line(LineRole.SINCE, ink.pale_accent, 2.5, [1, 0]),
        line(LineRole.OUTTURN, ink.accent, 3, [1, 0]),
    ]
    result = view.result
    if result and result.outturn:
        time = round(result.target_period.middle, 1)
        bar = pd.DataFrame([{"time": time, "value": result.outturn.value, "target": result.target}])
        layers += [
            alt.Chart(bar)
            .mark_rule(color=status_ink(result.status, ink), strokeWidth=3)
            .encode(x=x, y=y, y2="target:Q"),
            alt.Chart(bar)
            .mark_point(shape="diamond", size=80, fill=ink.ground, stroke=ink.accent, opacity=1)
            .encode(x=x, y=alt.Y("target:Q")),
            alt.Chart(bar).mark_point(size=80, filled=True, color=ink.accent, opacity=1).encode(x=x, y=y),
        ]
    words = target_finding(view, place)
    return layered(layers, words, "", ink, height=100)
