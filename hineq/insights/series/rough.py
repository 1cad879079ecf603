"""Wards that their neighbourhoods cover badly: their estimates are told, and are no evidence.

The rule and its reasons: docs/decisions/rough-wards.md.
"""

import numpy as np
import pandas as pd

from hineq.insights.wording.numbers import figure
from hineq.model.area import Area
from hineq.model.place import Place
from hineq.model.words import FigureStatus

_FIGURES = ["value", "lower_ci", "upper_ci", "count", "denominator"]


def covered_words(ward: Area) -> str:
    """How badly a roughly fitted ward is covered, in a sentence; nothing for any other."""
    if not ward.roughly_fitted or ward.overlap is None:
        return ""
    return f"The neighbourhoods given to this ward and the ward itself share only {ward.overlap:.0%} of their ground."


def rough_set_aside(place: Place, table: pd.DataFrame) -> pd.DataFrame:
    """Figures without the estimates of roughly fitted wards: what was estimated stands in the note, and nowhere else.

    `table` has the columns of the observations and is left as it is.
    """
    rough = {area.area_code: area for area in place.areas.values() if area.roughly_fitted}
    if not rough:
        return table
    aside = (
        table.area_code.isin(list(rough)) & (table.status == FigureStatus.ESTIMATED) & table["value"].notna()
    ).to_numpy()
    table = table.copy()
    told = [
        f"Rough estimate: {figure(value, place.indicators[indicator_id])}. {covered_words(rough[code])}"
        for code, indicator_id, value in table.loc[aside, ["area_code", "indicator_id", "value"]].itertuples(
            index=False
        )
    ]
    notes = table["note"].to_numpy(dtype=object, copy=True)
    notes[np.flatnonzero(aside)] = told
    table["note"] = notes
    table.loc[aside, _FIGURES] = np.nan
    return table
