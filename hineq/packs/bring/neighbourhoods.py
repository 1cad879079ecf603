"""Figures of neighbourhoods carried to the wards of a look-up: counts are added up; values without them are averaged by residents, where these are given.

The rule and its reasons: docs/decisions/averages-over-wards.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hineq.methods.rebasing import rebase_counts
from hineq.methods.results import FloatArray
from hineq.model.words import AreaType, FigureStatus, Sex, ValueType
from hineq.packs.bring.parts import years_of
from hineq.packs.importers.cell_words import kind_of_code, period_of
from hineq.packs.importers.extract import Extract, LeftOut, Told, as_figures
from hineq.packs.importers.lookups import Lookup
from hineq.packs.importers.small_area_counts import SmallAreaCounts
from hineq.packs.read.findings import ROW

Whole: TypeAlias = NDArray[np.bool_]
_ABOUT = ["measure", "sex", "age", "period", "grouped_by", "group"]


def carried(extract: Extract, lookup: Lookup, people: SmallAreaCounts | None = None) -> Extract:
    """The extract with its figures of neighbourhoods added up over the wards of the look-up, marked as estimated.

    Figures with a count and a denominator are, and bare counts. Of others the mean is taken, weighted by `people` of the figure's sex and
    ages, where these are given; a ratio has none. A ward of which any neighbourhood has no figure is left out, and said. Figures of other
    areas stay as they are.
    """
    figures = extract.figures
    small = figures.area_code.map(kind_of_code).isin([AreaType.LSOA, AreaType.MSOA]).to_numpy()
    if not small.any():
        return extract
    counted = small & figures[["count", "denominator"]].notna().all(axis=1).to_numpy()
    of = {told.measure: told for told in extract.measures}
    parts, left = [], list(extract.left_out)
    for _, rows in figures[small & ~counted].groupby(_ABOUT, sort=False):
        made, lacking = _uncounted(rows, lookup, of[str(rows.measure.iloc[0])], people)
        parts.append(made)
        left += lacking
    for _, rows in figures[counted].groupby(_ABOUT, sort=False):
        made, lacking = _of_wards(rows, lookup, of[str(rows.measure.iloc[0])])
        parts.append(made)
        left += lacking
    kept = pd.concat([figures[~small], *parts], ignore_index=True)
    said = f"Figures of neighbourhoods are carried to the {lookup.to_kind}s of {lookup.to_year} by {lookup.file}."
    return replace(extract, figures=kept, left_out=tuple(left), remarks=(*extract.remarks, said))


def _of_wards(rows: pd.DataFrame, lookup: Lookup, told: Told) -> tuple[pd.DataFrame, Sequence[LeftOut]]:
    zones = list(dict.fromkeys([*lookup.frame.from_code, *rows.area_code]))
    codes, shares = lookup.shares(zones)
    by_zone = rows.set_index("area_code")[["count", "denominator"]].reindex(zones)
    count = rebase_counts(by_zone["count"].to_numpy(dtype=float), shares)
    people = rebase_counts(by_zone["denominator"].to_numpy(dtype=float), shares)
    whole = np.isclose(count.coverage, 1)
    numbers = {
        "value": count.value / people.value * (told.multiplier or 1), "count": count.value, "denominator": people.value,
    }  # fmt: skip
    notes = [f"Sum of {number} neighbourhoods, given to the ward by {lookup.file}." for number in count.zones[whole]]
    return _made(rows, lookup, codes, numbers, notes, whole=whole, begun=(count.coverage > 0) & ~whole)


def _uncounted(
    rows: pd.DataFrame, lookup: Lookup, told: Told, people: SmallAreaCounts | None
) -> tuple[pd.DataFrame, Sequence[LeftOut]]:
    """Figures without a count and a denominator: bare counts added up, others averaged by residents; what cannot be is left out, and why."""
    zones = list(dict.fromkeys([*lookup.frame.from_code, *rows.area_code]))
    codes, shares = lookup.shares(zones)
    values = rows.set_index("area_code").value.reindex(zones).to_numpy(dtype=float)
    if told.value_type is ValueType.COUNT:
        total = rebase_counts(values, shares)
        whole = np.isclose(total.coverage, 1)
        notes = [
            f"Sum of {number} neighbourhoods, given to the ward by {lookup.file}." for number in total.zones[whole]
        ]
        return _made(
            rows, lookup, codes, {"value": total.value}, notes, whole=whole, begun=(total.coverage > 0) & ~whole
        )
    if told.value_type is ValueType.RATIO:
        return _left(
            rows,
            "ratios of neighbourhoods, without events and those expected: a ratio has no mean, bring both as count and denominator",
        )
    if people is None:
        return _left(
            rows,
            "of neighbourhoods, without a count and a denominator: add these two columns, or name the neighbourhoods' residents by --people, "
            "by whom they are then averaged",
        )
    weights, whose = _residents(people, rows.iloc[0], zones)
    known = ~np.isnan(values) & ~np.isnan(weights)
    top = rebase_counts(np.where(known, values * weights, np.nan), shares) if (values[known] >= 0).all() else None
    if top is None:
        return _left(rows, "of neighbourhoods, below nought and without a count: they are not averaged")
    below = rebase_counts(np.where(known, weights, np.nan), shares)
    whole = np.isclose(top.coverage, 1) & (below.value > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = top.value / below.value
    notes = [
        f"Mean of {number} neighbourhoods, weighted by {whose}, given to the ward by {lookup.file}."
        for number in top.zones[whole]
    ]
    return _made(rows, lookup, codes, {"value": value}, notes, whole=whole, begun=(top.coverage > 0) & ~whole)


def _residents(people: SmallAreaCounts, figure: "pd.Series[Any]", zones: Sequence[str]) -> tuple[FloatArray, str]:
    """The residents of each zone by whom a figure is weighted, NaN where they are not known; and who they are, in words.

    They are of the figure's sex, of the bands of age within its own where there are such, and of the year that comes nearest to its period.
    """
    frame = people.frame
    period = period_of(str(figure.period))
    years = sorted(set(frame.year.astype(int)))
    year = min(years, key=lambda one: (abs(one - period.middle) if period else 0, -one))
    chosen = frame[frame.year.astype(int) == year]
    if figure.sex in (Sex.MALE, Sex.FEMALE):
        chosen = chosen[chosen.sex.astype(str) == figure.sex]
    span, whose = years_of(str(figure.age)) if figure.age else None, "residents of all ages"
    bands = {str(band): years_of(str(band)) for band in chosen.age.unique()}
    inside = [band for band, own in bands.items() if span and own and span[0] <= own[0] and own[1] <= span[1]]
    if inside and len(inside) < len(bands):
        chosen, whose = chosen[chosen.age.astype(str).isin(inside)], f"residents aged {figure.age}"
    sums = chosen.groupby(chosen.zone.astype(str))[people.noun].sum().reindex(list(zones))
    return sums.to_numpy(dtype=float), f"{whose} in {year}"


def _left(rows: pd.DataFrame, why: str) -> tuple[pd.DataFrame, Sequence[LeftOut]]:
    return rows.iloc[:0], (LeftOut(rows=len(rows), why=why, example=str(rows.area_code.iloc[0])),)


def _made(
    rows: pd.DataFrame, lookup: Lookup, codes: Sequence[str], numbers: Mapping[str, FloatArray], notes: Sequence[str], *, whole: Whole, begun: Whole
) -> tuple[pd.DataFrame, Sequence[LeftOut]]:  # fmt: skip
    """The figures of the wards that are `whole`, with what is said of those of which a neighbourhood lacks."""
    names = lookup.frame.drop_duplicates("to_code").set_index("to_code").to_name.reindex(list(codes)).fillna("")
    first, many = rows.iloc[0], int(whole.sum())
    columns: dict[str, object] = {name: [first[name]] * many for name in _ABOUT}
    columns |= {
        "area_code": np.array(codes)[whole], "area_name": names.to_numpy()[whole], "status": [str(FigureStatus.ESTIMATED)] * many,
        "note": list(notes), **{name: one[whole] for name, one in numbers.items()},
    }  # fmt: skip
    made = as_figures(columns, [int(first[ROW])] * many)
    if not begun.any():
        return made, ()
    why = f"wards of which a neighbourhood has no figure ({first.measure}, {first.period})"
    return made, (LeftOut(rows=int(begun.sum()), why=why, example=str(np.array(codes)[begun][0])),)
