"""Means of neighbourhoods' standardised ratios: figures of wards, and of no council or country.

The rule and its reasons: docs/decisions/averages-over-wards.md.
"""

from dataclasses import replace

import numpy as np
import pandas as pd

from hineq.model.place import Place
from hineq.model.roles import SeriesRole
from hineq.model.words import FigureStatus, ValueType

_PAIR = ["indicator_id", "series"]


def without_ratio_means(place: Place) -> Place:
    """A place without the ratios of councils, regions and the country that are means of their neighbourhoods' ratios, nor ranks by them.

    A standardised ratio is the events observed over those expected, so a whole has no mean of them: the country's would not be 100.
    The estimates of wards, each of a few neighbourhoods, stay: they are held against each other alone.
    """
    pairs = {
        key
        for key, series in place.series.items()
        if series.has(SeriesRole.MEAN_OF_NEIGHBOURHOODS) and place.indicators[key[0]].value_type is ValueType.RATIO
    }
    wards = {code for code, area in place.areas.items() if area.area_type.is_ward}

    def kept(table: pd.DataFrame) -> pd.DataFrame:
        if table.empty or not (about := _is_about(table, pairs)).any():
            return table
        wholes = ~table.area_code.isin(list(wards)).to_numpy()
        made = (table.status == FigureStatus.ESTIMATED).to_numpy() if "status" in table else True
        return table[~(about & wholes & made)].reset_index(drop=True)

    if not pairs:
        return place
    return replace(place, observations=kept(place.observations), national_ranks=kept(place.national_ranks))


def _is_about(table: pd.DataFrame, pairs: set[tuple[str, str]]) -> np.ndarray:
    """Which rows are of any of these series."""
    return np.asarray(pd.MultiIndex.from_frame(table[_PAIR]).isin(list(pairs)))
