"""What has changed in a pack's figures since a board pack was made of them: new, revised, withdrawn."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from hineq.insights.series.figures import Figures
from hineq.insights.wording.numbers import (
    bare,
    capital,
    count_word,
    counted,
    figure,
    joined,
    joined_few,
    title,
    with_sex,
)
from hineq.model.indicator import Indicator
from hineq.model.words import Sex

# what a board pack's file of figures must have, so that it can be held against the figures of now
KEY = ("indicator_id", "series", "sex", "age", "area_code", "period")
# the rows of that file that are figures, not targets or averages that hineq made
FIGURE = "figure"
_AREAS = 3


class ChangeKind(StrEnum):
    """How a figure has changed since it was shown."""

    NEW = "new figure"
    REVISED = "revised figure"
    WITHDRAWN = "withdrawn figure"


@dataclass(frozen=True, kw_only=True)
class FigureChange:
    """A change of a measure: what kind it is, which measure for whom, and what it was and is, in words."""

    kind: ChangeKind
    measure: str
    words: str


def changes(figures: Figures, shown: pd.DataFrame) -> tuple[FigureChange, ...]:
    """What has changed since the figures `shown` were: by measure, what is new first, then revised, then withdrawn.

    `shown` has the columns of KEY, kind, measure, area, period_end, value and unit, as a board pack's figures.csv. A new figure is one of a
    later period for the same measure, sex and area, in whatever series it comes.
    """
    # a figure may stand on several slides
    own = shown[shown["kind"] == FIGURE].drop_duplicates(list(KEY))
    now = {
        tuple(str(part) for part in key): float(value)
        for *key, value in figures.table[[*KEY, "value"]].itertuples(index=False)
        if not math.isnan(value)
    }
    told: list[FigureChange] = []
    for (measure, indicator_id, sex), rows in own.groupby(["measure", "indicator_id", "sex"], sort=False):
        indicator = figures.place.indicators.get(str(indicator_id))
        if indicator is None:
            told.append(
                FigureChange(kind=ChangeKind.WITHDRAWN, measure=str(measure), words="no longer among the measures")
            )
            continue
        told += _of_measure(figures, indicator, Sex(str(sex)), rows, now)
    return tuple(sorted(told, key=lambda change: list(ChangeKind).index(change.kind)))


def _of_measure(
    figures: Figures, indicator: Indicator, sex: Sex, rows: pd.DataFrame, now: Mapping[tuple[str, ...], float]
) -> list[FigureChange]:
    name = with_sex(indicator.short_name, sex)
    revised: list[str] = []
    gone: list[str] = []
    for *key, area, before in rows[[*KEY, "area", "value"]].itertuples(index=False):
        where = f"{area}, {key[-1]}"
        value = now.get(tuple(str(part) for part in key))
        if value is None:
            gone.append(f"{where} (was {bare(float(before), indicator)})")
        elif not math.isclose(value, float(before), rel_tol=1e-9, abs_tol=1e-9):
            revised.append(f"{where}: {bare(float(before), indicator)} is now {bare(value, indicator)}")
    said = [(ChangeKind.NEW, words) for words in _newer(figures, indicator, sex, rows)]
    said += [(ChangeKind.REVISED, joined_few(revised, _AREAS))] if revised else []
    said += [(ChangeKind.WITHDRAWN, joined_few(gone, _AREAS))] if gone else []
    return [FigureChange(kind=kind, measure=name, words=words) for kind, words in said]


def _newer(figures: Figures, indicator: Indicator, sex: Sex, rows: pd.DataFrame) -> list[str]:
    """The figures of a later period than any shown, by period: of the areas that were shown."""
    table = figures.rows(indicator_id=indicator.indicator_id, sex=sex, area_codes=set(rows.area_code))
    later = table[table["value"].notna() & (table.period_end > pd.to_datetime(rows.period_end).max())]
    # a value that is carried over the years is no new figure
    newest = {
        (line.series.series, line.area_code): pd.Timestamp(line.newest_period.end)
        for code in sorted(set(rows.area_code))
        for line in figures.lines(indicator.indicator_id, sex, code)
    }
    ended = [newest[key] for key in later[["series", "area_code"]].itertuples(index=False, name=None)]
    later = later[(later.period_end <= pd.Series(ended, index=later.index, dtype=later.period_end.dtype)).to_numpy()]
    said = []
    for period, new in later.groupby("period", sort=False):
        own = [
            f"{figures.place.areas[code].area_name} {figure(value, indicator)}"
            for code, value in new[["area_code", "value"]].itertuples(index=False)
        ]
        said.append(f"{period}: {joined_few(own, _AREAS)}")
    return said


def changes_finding(told: tuple[FigureChange, ...]) -> str:
    """How many figures are new, revised and withdrawn, by measure, in at most 15 words."""
    if not told:
        return "No figure that was shown at the last meeting has changed"
    counts = {kind: len({change.measure for change in told if change.kind is kind}) for kind in ChangeKind}
    said = joined([f"{count_word(count)} with a {kind}" for kind, count in counts.items() if count])
    measures = counted(len({change.measure for change in told}), "measure")
    return title(f"Since the last meeting {measures} changed: {said}", f"{capital(measures)} changed: {said}")
