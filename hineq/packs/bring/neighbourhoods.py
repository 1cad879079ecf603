"""Figures of neighbourhoods carried to the wards of a look-up: counts and denominators are added up, values are never averaged."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from hineq.methods.rebasing import rebase_counts
from hineq.model.words import AreaType, FigureStatus
from hineq.packs.importers.cell_words import kind_of_code
from hineq.packs.importers.extract import Extract, LeftOut, Told, as_figures
from hineq.packs.importers.lookups import Lookup
from hineq.packs.read.findings import ROW

_ABOUT = ["measure", "sex", "age", "period", "grouped_by", "group"]


def carried(extract: Extract, lookup: Lookup) -> Extract:
    """The extract with its figures of neighbourhoods added up over the wards of the look-up, marked as estimated.

    Only figures with a count and a denominator can be; a ward of which any neighbourhood has none is left out, and said. Figures of
    other areas stay as they are.
    """
    figures = extract.figures
    small = figures.area_code.map(kind_of_code).isin([AreaType.LSOA, AreaType.MSOA]).to_numpy()
    if not small.any():
        return extract
    counted = small & figures[["count", "denominator"]].notna().all(axis=1).to_numpy()
    of = {told.measure: told for told in extract.measures}
    parts, left = [], list(extract.left_out)
    if (small & ~counted).any():
        why = "of neighbourhoods, without a count and a denominator: they cannot be added up over wards"
        left.append(
            LeftOut(
                rows=int((small & ~counted).sum()), why=why, example=str(figures.area_code[small & ~counted].iloc[0])
            )
        )
    for _, rows in figures[counted].groupby(_ABOUT, sort=False):
        made, lacking = _of_wards(rows, lookup, of[str(rows.measure.iloc[0])])
        parts.append(made)
        left += lacking
    kept = pd.concat([figures[~small], *parts], ignore_index=True)
    said = f"Figures of neighbourhoods are added up over the {lookup.to_kind}s of {lookup.to_year} by {lookup.file}."
    return replace(extract, figures=kept, left_out=tuple(left), remarks=(*extract.remarks, said))


def _of_wards(rows: pd.DataFrame, lookup: Lookup, told: Told) -> tuple[pd.DataFrame, Sequence[LeftOut]]:
    zones = list(dict.fromkeys([*lookup.frame.from_code, *rows.area_code]))
    codes, shares = lookup.shares(zones)
    by_zone = rows.set_index("area_code")[["count", "denominator"]].reindex(zones)
    count = rebase_counts(by_zone["count"].to_numpy(dtype=float), shares)
    people = rebase_counts(by_zone["denominator"].to_numpy(dtype=float), shares)
    whole = np.isclose(count.coverage, 1)
    begun = (count.coverage > 0) & ~whole
    value = count.value / people.value * (told.multiplier or 1)
    names = lookup.frame.drop_duplicates("to_code").set_index("to_code").to_name.reindex(codes).fillna("")
    notes = [f"Sum of {number} neighbourhoods, given to the ward by {lookup.file}." for number in count.zones[whole]]
    first = rows.iloc[0]
    many = int(whole.sum())
    columns: dict[str, object] = {name: [first[name]] * many for name in _ABOUT}
    columns |= {
        "area_code": np.array(codes)[whole], "area_name": names.to_numpy()[whole], "value": value[whole], "count": count.value[whole],
        "denominator": people.value[whole], "status": [str(FigureStatus.ESTIMATED)] * many, "note": notes,
    }  # fmt: skip
    made = as_figures(columns, [int(first[ROW])] * many)
    if not begun.any():
        return made, ()
    why = f"wards of which a neighbourhood has no figure ({first.measure}, {first.period})"
    return made, (LeftOut(rows=int(begun.sum()), why=why, example=str(np.array(codes)[begun][0])),)
