"""A gap in life expectancy as a scarf: one strip a group of ages, cut into causes; and the causes by themselves."""

import textwrap
from dataclasses import dataclass

import altair as alt
import pandas as pd

from hineq.charts.layered import layered
from hineq.charts.row_labels import label_axis
from hineq.insights.inequality.causes import AGE_GROUPS, OTHER, CausesOfGap
from hineq.insights.inequality.causes_words import short_years, years_words
from hineq.theme.palette import LIGHT, TEXT, Palette

LETTERS = "ABCD"  # at most four causes have a colour, and a letter for print in black and white
REST = "Every other cause"
_AXIS_TITLE = "years of life expectancy"


def scarf_data(causes: CausesOfGap) -> dict[str, pd.DataFrame]:
    """The tables behind the scarf: `pieces`, one row a group of ages and cause, and `totals`, one row a group of ages.

    Columns of `pieces`: age_group, cause, letter, key (letter, cause and years, wrapped), years, start and end (where the
    piece lies, in years; left of 0 what works against the gap), words. Of `totals`: age_group, years, end, words.
    """
    letters = _letters(causes)
    others = [cause for cause in causes.by_cause.index if cause not in letters]
    rest = others[0] if len(others) == 1 else REST
    table = causes.parts.assign(cause=causes.parts.cause.where(causes.parts.cause.isin(list(letters)), rest))
    years = table.groupby(["cause", "age_group"], sort=False).years.sum()
    by_cause = table.groupby("cause", sort=False).years.sum()
    order = [*letters, *([rest] if others else [])]
    rows: list[dict[str, object]] = []
    totals = []
    for age_group in AGE_GROUPS:
        ends = dict.fromkeys((1, -1), 0.0)
        for cause in order:
            part = float(years[cause, age_group])
            sign = 1 if part >= 0 else -1
            rows.append({
                "age_group": age_group, "cause": cause, "letter": letters.get(cause, ""),
                "key": textwrap.fill(_key(cause, letters, f": {short_years(float(by_cause[cause]))}"), 40), "years": part,
                "start": min(ends[sign], ends[sign] + part), "end": max(ends[sign], ends[sign] + part),
                "words": f"{cause}, {age_group.lower()}: {_signed(part)}",
            })  # fmt: skip
            ends[sign] += part
        total = ends[1] + ends[-1]
        totals.append({"age_group": age_group, "years": total, "end": ends[1], "words": short_years(total)})
    return {"pieces": pd.DataFrame(rows), "totals": pd.DataFrame(totals)}


def cause_bars_data(causes: CausesOfGap) -> pd.DataFrame:
    """One row a cause, in the order of its years: cause, letter, label (wrapped), years, years_words."""
    letters = _letters(causes)
    years = causes.by_cause
    return pd.DataFrame(
        {
            "cause": years.index,
            "letter": [letters.get(cause, "") for cause in years.index],
            "label": [textwrap.fill(_key(str(cause), letters), 26) for cause in years.index],
            "years": years.to_numpy(),
            "years_words": [short_years(year) for year in years],
        }
    )


def _letters(causes: CausesOfGap) -> dict[str, str]:
    """The causes that get a colour: the four that weigh most, in the order of the causes; the rest is never one."""
    years = causes.by_cause.drop(index=OTHER, errors="ignore")
    heaviest = years.abs().nlargest(len(LETTERS)).index
    return dict(zip([str(cause) for cause in years.index if cause in heaviest], LETTERS, strict=False))


def _key(cause: str, letters: dict[str, str], figure: str = "") -> str:
    letter = f"{letters[cause]} " if cause in letters and len(letters) > 1 else ""
    return f"{letter}{cause}{figure}"


def _signed(years: float) -> str:
    return f"{years_words(years)} {'of the gap' if years >= 0 else 'the other way'}"


@dataclass(frozen=True)
class _Fill:
    """A colour, and the ink of words upon it: every pair has more than 4.5 to 1."""

    fill: str
    words: str


def _fills(ink: Palette) -> dict[str, _Fill]:
    """The colour of each letter, and the grey of what has none."""
    # black on the two that are middling on either ground
    fills = (
        _Fill(ink.accent, ink.ground), _Fill(ink.teal, LIGHT.text), _Fill(ink.plum, ink.ground),
        _Fill(ink.second, LIGHT.text),
    )  # fmt: skip
    return dict(zip(LETTERS, fills, strict=True)) | {"": _Fill(ink.benchmark, ink.ground)}


def scarf_chart(
    causes: CausesOfGap, data: dict[str, pd.DataFrame], title: str, subtitle: str, ink: Palette
) -> alt.LayerChart:
    """A strip for each group of ages, cut into causes with their letter or name; its total at its end, a key above."""
    fills = _fills(ink)
    pieces, totals = data["pieces"], data["totals"]
    pieces = pieces.assign(
        middle=(pieces.start + pieces.end) / 2, ink=[fills[letter].words for letter in pieces.letter]
    )
    keys = pieces.drop_duplicates("key")
    low, high = float(pieces.start.min()), float(pieces.end.max())
    # room for the totals at the ends
    span = (high - low or 1.0) * 1.12
    scale = alt.Scale(domain=[low, low + span], nice=False)
    x = alt.X("start:Q", title=_AXIS_TITLE, scale=scale, axis=alt.Axis(tickCount=5))
    y = alt.Y("age_group:N", sort=list(AGE_GROUPS), title=None, axis=alt.Axis(ticks=False, domain=False, grid=False))
    colour = alt.Color(
        "key:N",
        scale=alt.Scale(domain=list(keys.key), range=[fills[letter].fill for letter in keys.letter]),
        legend=alt.Legend(
            orient="top", direction="vertical", columns=1, title="Years of the gap, all ages", symbolType="square",
            symbolSize=220, symbolStrokeWidth=0, labelLimit=0, titleLimit=0, rowPadding=4, titlePadding=8,
            labelExpr="split(datum.label, '\\n')",
        ) if len(keys) > 1 else None,
    )  # fmt: skip
    strip = alt.Chart(pieces)
    wide = f"(datum.end - datum.start) / {span} * width"
    inside = f"{wide} > 8 * length(datum.cause) + 16 ? datum.cause : {wide} > 16 ? datum.letter : ''"
    layers = [
        strip.mark_bar(stroke=ink.ground, strokeWidth=1.5, height=alt.RelativeBandSize(band=0.72)).encode(
            x=x, x2="end:Q", y=y, color=colour, tooltip=[alt.Tooltip("words:N", title="Part")]
        ),
        strip.mark_text(text=alt.ExprRef(expr=inside), fontSize=TEXT, fontWeight=600).encode(
            x=alt.X("middle:Q", scale=scale), y=y, color=alt.Color("ink:N", scale=None)
        ),
        alt.Chart(totals).mark_text(align="left", dx=8, fontSize=TEXT, fontWeight=600, color=ink.text).encode(
            x=alt.X("end:Q", scale=scale), y=y, text="words:N"
        ),
        _zero(ink),
    ]  # fmt: skip
    return layered(layers, title, subtitle, ink, height=alt.Step(48))


def cause_bars_chart(
    causes: CausesOfGap, data: pd.DataFrame, title: str, subtitle: str, ink: Palette
) -> alt.LayerChart:
    """A bar for each cause, the longest first, in the colours of the scarf, its years at its end."""
    fills = _fills(ink)
    low, high = min(0.0, float(data.years.min())), max(0.0, float(data.years.max()))
    room = (high - low or 1.0) * 0.1
    scale = alt.Scale(domain=[low, high + room], nice=False)
    x = alt.X("years:Q", title=_AXIS_TITLE, scale=scale, axis=alt.Axis(tickCount=5))
    y = alt.Y("label:N", sort=list(data.label), title=None, axis=label_axis())
    lines = max(label.count("\n") + 1 for label in data.label)
    # the figure stands right of the line also where the bar goes left: there it would run into the names
    base = alt.Chart(data.assign(fill=[fills[letter].fill for letter in data.letter], end=data.years.clip(lower=0)))
    layers = [
        base.mark_bar(size=30).encode(
            x=x, y=y, color=alt.Color("fill:N", scale=None),
            tooltip=[alt.Tooltip("cause:N", title="Cause"), alt.Tooltip("years_words:N", title="Years")],
        ),
        base.mark_text(align="left", dx=8, fontSize=TEXT, fontWeight=600, color=ink.text).encode(
            x=alt.X("end:Q", scale=scale), y=y, text="years_words:N"
        ),
        _zero(ink),
    ]  # fmt: skip
    return layered(layers, title, subtitle, ink, height=alt.Step(max(44, 18 * lines + 12)))


def _zero(ink: Palette) -> alt.Chart:
    """The line from which both directions are read."""
    return alt.Chart(pd.DataFrame({"zero": [0.0]})).mark_rule(color=ink.text, strokeWidth=1.5).encode(x="zero:Q")
