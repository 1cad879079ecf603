"""Residents by age, or by age and sex: a bar a group, the country's share as an outline over it."""

import altair as alt
import pandas as pd

from hineq.charts.layered import layered
from hineq.insights.standing.ages import Ages
from hineq.insights.standing.sexes import Sexes
from hineq.insights.wording.numbers import number
from hineq.model.words import Sex
from hineq.theme.palette import Palette

_ROW = 22


def ages_data(ages: Ages) -> pd.DataFrame:
    """One row an age band, oldest first: age, share, country_share (per cent), words (both, for a tooltip)."""
    return _with_words(ages, ages.table.iloc[::-1].reset_index(drop=True))


def sexes_data(sexes: Sexes) -> pd.DataFrame:
    """The columns of `ages_data`, one row a sex and age, oldest first and those in no band last, women above men."""
    parts = [sexes.table[sexes.table.age == age] for age in (*reversed(sexes.bands), sexes.rest)]
    table = pd.concat(parts, ignore_index=True)
    who = ["Women" if sex == Sex.FEMALE else "Men" for sex in table.sex]
    # in words they would be cut off beside a bar: the key has them
    ages = ["of other ages" if age == sexes.rest and sexes.bands else age for age in table.age]
    return _with_words(sexes, table.assign(age=[f"{whose} {age}" for whose, age in zip(who, ages, strict=True)]))


def _with_words(told: Ages | Sexes, table: pd.DataFrame) -> pd.DataFrame:
    words = [
        f"{age}: {told.area.area_name} {number(float(own), 1)}%, {told.country.area_name} {number(float(its), 1)}%"
        for age, own, its in zip(table.age, table.share, table.country_share, strict=True)
    ]
    return table[["age", "share", "country_share"]].assign(words=words)


def ages_chart(data: pd.DataFrame, title: str, subtitle: str, ink: Palette) -> alt.LayerChart:
    """Bars of shares by age band (or by sex and band), oldest at the top, as a pyramid is read; the country's as outlines in the benchmark's grey."""
    y = alt.Y("age:N", sort=list(data.age), title=None, axis=alt.Axis(ticks=False, domain=False))
    base = alt.Chart()
    tooltip = [alt.Tooltip("words:N", title="Residents")]
    layers = [
        base.mark_bar(color=ink.pale_accent, height=_ROW - 5).encode(
            x=alt.X("share:Q", title="per cent of residents", axis=alt.Axis(tickCount=5)), y=y, tooltip=tooltip
        ),
        base.mark_bar(fillOpacity=0, stroke=ink.text, strokeWidth=1.8, height=_ROW - 5).encode(
            x="country_share:Q", y=y, tooltip=tooltip
        ),
    ]
    return layered(layers, title, subtitle, ink, height=alt.Step(_ROW), data=data)
