"""The social gradient: every ward, or every fifth of them, by its place in the order of deprivation, with the fitted line."""

import math

import altair as alt
import pandas as pd

from hineq.charts.labels import LETTER, LINE, label_spots
from hineq.charts.layered import layered
from hineq.insights.inequality.gradient import Inequality
from hineq.insights.inequality.gradient_words import fifth_labels
from hineq.insights.series.rows import each_row
from hineq.insights.wards.view import ward_label
from hineq.insights.wording.numbers import bare
from hineq.theme.palette import TEXT, Palette

# more wards than can be named in the picture without names lying over names
MOST_NAMED = 40
NAMED = 12
# of the wards of a narrow picture: beside the two ends
NAMED_NARROW = 3
HEIGHT = 420
NARROW = 560
# about what a page on a desk and on a phone leaves between the axes, in pixels
_WIDE_PICTURE, _NARROW_PICTURE = (1000.0, HEIGHT - 50.0), (215.0, HEIGHT - 50.0)
# a picture in a column of pictures has no width of its own, and is drawn wide
_IS_NARROW = f"(width > 0 && width < {NARROW})"


def slope_data(inequality: Inequality, chosen: str = "") -> dict[str, pd.DataFrame]:
    """`wards`: area_name, rank_share, value, lower_ci, upper_ci, population, words, chosen; `line`: rank_share, value.

    `wide` and `narrow` have a row a name written in a wide and in a narrow picture: label, rank_share, value, dx, dy, align.
    A wide one names all wards, of more than `MOST_NAMED` the `NAMED` that lie furthest from the line; a narrow one
    the two ends and the `NAMED_NARROW` furthest. The ward with the code `chosen` is always named.
    """
    table = inequality.table
    wards = table[["area_name", "rank_share", "value", "lower_ci", "upper_ci", "population"]].assign(
        words=[ward_label(inequality.view, row) for row in each_row(table)], chosen=table.area_code == chosen
    )
    line = pd.DataFrame({"rank_share": [0.0, 1.0], "value": [inequality.start, inequality.end]})
    fitted = inequality.start + (inequality.end - inequality.start) * wards.rank_share
    away = list((wards["value"] - fitted).abs().sort_values(ascending=False, kind="stable").index)
    picked = list(wards.index[wards.chosen])
    ends = [wards.index[0], wards.index[-1]]
    many = len(wards) > MOST_NAMED
    wide = list(dict.fromkeys([*picked, *(away[:NAMED] if many else away)]))
    narrow = list(dict.fromkeys([*picked, *ends, *away[:NAMED_NARROW]]))
    return {
        "wards": wards,
        "line": line,
        "wide": _labels(wards, line, wide, _WIDE_PICTURE),
        "narrow": _labels(wards, line, narrow, _NARROW_PICTURE),
    }


def _labels(wards: pd.DataFrame, line: pd.DataFrame, named: list[int], size: tuple[float, float]) -> pd.DataFrame:
    low, high = _domain(wards, line)

    def down(value: float) -> float:
        return (high - value) / (high - low) * size[1]

    dots = [(share * size[0], down(value)) for share, value in zip(wards.rank_share, wards["value"], strict=True)]
    limits = wards.dropna(subset=["lower_ci", "upper_ci"])
    shares = zip(limits.rank_share, limits.upper_ci, limits.lower_ci, strict=True)
    bars = [(share * size[0], down(upper), down(lower)) for share, upper, lower in shares]
    ends = (down(line["value"].iloc[0]), down(line["value"].iloc[1]))
    chosen = int(wards.chosen.any())
    spots = label_spots(list(wards.area_name), named, dots, bars, ends, size, chosen)
    rows = wards.loc[[index for index, spot in zip(named, spots, strict=True) if spot]]
    placed = [spot for spot in spots if spot]
    return pd.DataFrame(
        {
            "label": rows.area_name, "rank_share": rows.rank_share, "value": rows["value"],
            "dx": [spot.dx for spot in placed], "dy": [spot.dy for spot in placed],
            "align": [spot.align for spot in placed],
        }
    ).reset_index(drop=True)  # fmt: skip


def names_shown(wards: int) -> int:
    """How many of so many wards a wide picture names."""
    return NAMED if wards > MOST_NAMED else wards


def slope_chart(
    inequality: Inequality, data: dict[str, pd.DataFrame], title: str, subtitle: str, ink: Palette
) -> alt.LayerChart:
    """Dots with intervals, sized by residents, the line through them, names beside them."""
    x, y = _axes(inequality, data["wards"], data["line"])
    base = alt.Chart(data["wards"])
    colour = alt.condition("datum.chosen", alt.value(ink.second), alt.value(ink.accent))
    layers = [
        # said with the dots: without an interval the layer would be a group of marks without a name
        base.transform_filter("isValid(datum.lower_ci)")
        .mark_rule(strokeWidth=1.5, color=ink.quiet, opacity=0.7)
        .encode(x=x, y=alt.Y("lower_ci:Q"), y2="upper_ci:Q"),
        alt.Chart(data["line"]).mark_line(strokeWidth=3, color=ink.accent).encode(x=x, y=y),
        base.mark_point(filled=True, opacity=1, stroke=ink.ground, strokeWidth=1).encode(
            x=x,
            y=y,
            color=colour,
            size=alt.Size("population:Q", scale=alt.Scale(range=[60, 220], zero=False), legend=None),
            tooltip=[alt.Tooltip("words:N", title="Ward")],
        ),
        _names(data["wide"], f"!{_IS_NARROW}", ink).encode(x=x, y=y, text="label:N"),
        _names(data["narrow"], _IS_NARROW, ink).encode(x=x, y=y, text="label:N"),
    ]
    return layered(layers, title, subtitle, ink, height=HEIGHT)


def _names(data: pd.DataFrame, where: str, ink: Palette) -> alt.Chart:
    """Names at their spots, drawn only in pictures `where` they fit."""
    return (
        alt.Chart(data)
        .transform_filter(where)
        .mark_text(
            fontSize=TEXT, color=ink.text, baseline="middle", dx={"expr": "datum.dx"}, dy={"expr": "datum.dy"},
            align={"expr": "datum.align"},
        )
    )  # fmt: skip


def fifths_data(inequality: Inequality) -> dict[str, pd.DataFrame]:
    """`fifths`: rank_share (its middle), value, lower_ci, upper_ci, figure (none where it has none), words, label_at, dy; `line`: rank_share, value.

    `label_at` is the end of the interval at which the figure stands, `dy` the step beyond it in pixels.
    """
    indicator, rows = inequality.view.indicator, inequality.fifths
    above = rows["value"] >= inequality.start + (inequality.end - inequality.start) * rows.rank_share
    fifths = pd.DataFrame(
        {
            "rank_share": rows.rank_share,
            "value": rows["value"],
            "lower_ci": rows.lower,
            "upper_ci": rows.upper,
            "figure": [bare(value, indicator) if inequality.has_averages else "" for value in rows["value"]],
            "words": fifth_labels(inequality),
        }
    )
    line = pd.DataFrame({"rank_share": [0.0, 1.0], "value": [inequality.start, inequality.end]})
    placed = _figures(fifths, list(above), _domain(fifths, line))
    return {
        "fifths": fifths.assign(label_at=[at for at, _ in placed], dy=[step for _, step in placed]),
        "line": line,
    }


def _figures(fifths: pd.DataFrame, above: list[bool], domain: tuple[float, float]) -> list[tuple[float, float]]:
    """Where the figure of each fifth stands: an end of its interval, and the step beyond it in pixels.

    Away from the line where it can; where it would lie on a neighbour's or leave the picture it goes a line further, and
    then to the other end.
    """
    wide, high = _NARROW_PICTURE
    height = high / (domain[1] - domain[0])
    boxes: list[tuple[float, float, float]] = []
    placed = []
    columns = [fifths[name] for name in ("figure", "rank_share", "value", "lower_ci", "upper_ci")]
    for is_above, figure, share, value, lower, upper in zip(above, *columns, strict=True):
        half, middle = LETTER * 1.15 * len(figure) / 2, share * wide
        ends = {True: value if math.isnan(upper) else upper, False: value if math.isnan(lower) else lower}
        spots = [
            (ends[upwards], (-1 if upwards else 1) * (14 + LINE * further))
            for upwards in (is_above, not is_above)
            for further in range(4)
        ]

        def free(spot: tuple[float, float], middle: float = middle, half: float = half) -> bool:
            down = (domain[1] - spot[0]) * height + spot[1]
            met = any(abs(down - other) < LINE + 2 and middle - half < right for _, right, other in boxes)
            return LINE / 2 <= down <= high - LINE / 2 and not met

        spot = next(filter(free, spots), spots[0])
        boxes.append((middle - half, middle + half, (domain[1] - spot[0]) * height + spot[1]))
        placed.append(spot)
    return placed


def fifths_chart(
    inequality: Inequality, data: dict[str, pd.DataFrame], title: str, subtitle: str, ink: Palette
) -> alt.LayerChart:
    """The fifths with their intervals and figures, and the line through the wards."""
    x, y = _axes(inequality, data["fifths"], data["line"])
    base = alt.Chart(data["fifths"])
    layers = [
        base.transform_filter("isValid(datum.lower_ci)")
        .mark_rule(strokeWidth=2, color=ink.quiet)
        .encode(x=x, y=alt.Y("lower_ci:Q"), y2="upper_ci:Q"),
        alt.Chart(data["line"]).mark_line(strokeWidth=2, color=ink.pale_accent).encode(x=x, y=y),
        base.mark_point(filled=True, opacity=1, size=130, color=ink.accent, stroke=ink.ground, strokeWidth=1).encode(
            x=x, y=y, tooltip=[alt.Tooltip("words:N", title="Fifth")]
        ),
        base.mark_text(fontSize=TEXT, fontWeight=600, baseline="middle", dy={"expr": "datum.dy"}, color=ink.text).encode(
            x=x, y=alt.Y("label_at:Q"), text="figure:N"
        ),
    ]  # fmt: skip
    return layered(layers, title, subtitle, ink, height=HEIGHT)


def _axes(inequality: Inequality, rows: pd.DataFrame, line: pd.DataFrame) -> tuple[alt.X, alt.Y]:
    x = alt.X(
        "rank_share:Q",
        title=None,
        scale=alt.Scale(domain=[0, 1], nice=False),
        axis=alt.Axis(
            values=[0, 1], grid=False, labelAlign="center", labelFlush=True,
            labelExpr="(datum.value == 0 ? 'most deprived' : 'least deprived') + (width < 400 ? '' : ' wards')",
        ),
    )  # fmt: skip
    unit = inequality.view.indicator.measured_in.axis
    scale = alt.Scale(domain=list(_domain(rows, line)), nice=False, zero=False)
    return x, alt.Y("value:Q", title=unit, scale=scale, axis=alt.Axis(tickCount=6))


def _domain(rows: pd.DataFrame, line: pd.DataFrame) -> tuple[float, float]:
    figures = pd.concat([rows["value"], rows.lower_ci, rows.upper_ci, line["value"]]).dropna()
    low, high = float(figures.min()), float(figures.max())
    margin = (high - low or 1.0) * 0.07
    # nothing below zero where no figure is
    return max(0.0, low - margin) if low >= 0 else low - margin, high + margin
