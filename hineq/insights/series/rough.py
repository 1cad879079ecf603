"""Wards that their neighbourhoods fit badly: their estimates are told, and are no evidence.

The rule and its reasons: docs/decisions/rough-wards.md.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from hineq.insights.wording.numbers import bare, count_word, counted, joined_few
from hineq.model.area import Area
from hineq.model.indicator import Indicator
from hineq.model.place import Place
from hineq.model.words import FigureStatus

# the mark of an estimate that ranks nothing
ROUGH = "rough"
# an overlap is printed with two decimals at least; from this difference on it is another set of neighbourhoods
_SAME_OVERLAP, _NAMED = 0.02, 8
_SUMMED, _ASIDE = ("value", "count", "denominator"), "aside_"
_FIGURES = ["value", "lower_ci", "upper_ci", "count", "denominator"]


def rough_set_aside(place: Place, table: pd.DataFrame) -> pd.DataFrame:
    """Figures without the estimates of roughly fitted wards, and a column `rough` with what was estimated, for reading alone.

    `table` has the columns of the observations and is left as it is. The note of such a figure says why it counts nowhere. What is
    set aside stands in columns of its own (`aside_value` and so on), for sums over all wards of a place.
    """
    # texts as objects: to select rows of a column of pandas' own texts costs several times as much
    table = table.assign(rough=pd.Series("", index=table.index, dtype=object))
    rough = {area.area_code: area for area in place.areas.values() if area.roughly_fitted}
    aside = (
        table.area_code.isin(list(rough)) & (table.status == FigureStatus.ESTIMATED) & table["value"].notna()
    ).to_numpy()
    if not aside.any():
        return table
    rows = table.loc[aside, ["area_code", "indicator_id", "value", "note"]].itertuples(index=False, name=None)
    told = [
        (f"{bare(value, place.indicators[indicator_id])} ({ROUGH})", f"{note} {fit_words(rough[code])}".strip())
        for code, indicator_id, value, note in rows
    ]
    for column, at in (("rough", 0), ("note", 1)):
        cells = table[column].to_numpy(dtype=object, copy=True)
        cells[np.flatnonzero(aside)] = [one[at] for one in told]
        table[column] = pd.Series(cells, index=table.index, dtype=object)
    for column in _SUMMED:
        table[f"{_ASIDE}{column}"] = table[column].where(aside)
    table.loc[aside, _FIGURES] = np.nan
    return table


def fitted_otherwise(areas: Mapping[str, Area], others: Mapping[str, Area]) -> list[str]:
    """The names of the wards of `others` that are in `areas` with other neighbourhoods, so that their estimates differ.

    >>> fitted_otherwise({}, {})
    []
    """
    pairs = [(areas[code], other) for code, other in others.items() if code in areas]
    return [
        other.area_name
        for own, other in pairs
        if own.neighbourhoods != other.neighbourhoods or abs((own.overlap or 1) - (other.overlap or 1)) > _SAME_OVERLAP
    ]


def fitted_otherwise_words(names: Sequence[str]) -> str:
    """What that means for whoever goes from one to the other; nothing where all wards are made alike."""
    if not names:
        return ""
    whose = "its estimates differ" if len(names) == 1 else "their estimates differ"
    return (
        f"By itself, other neighbourhoods are given to {counted(len(names), 'ward')} ({joined_few(list(names), _NAMED)}): "
        f"{whose} from those here, and a ward can be too rough to rank in one of the two alone."
    )


def whole(wards: pd.DataFrame) -> pd.DataFrame:
    """All wards of a place with what was set aside back in its place: their sum is that of all neighbourhoods, however these fit each ward."""
    if f"{_ASIDE}value" not in wards:
        return wards
    return wards.assign(**{column: wards[column].fillna(wards[f"{_ASIDE}{column}"]) for column in _SUMMED})


def is_rough(table: pd.DataFrame) -> pd.Series:
    """Which rows have only a rough figure; none where nothing was set aside."""
    return table["rough"].fillna("") != "" if "rough" in table else pd.Series(False, index=table.index)


def fit_words(ward: Area) -> str:
    """Why the estimates of a ward are rough, in sentences; nothing for a ward whose are not."""
    if not ward.roughly_fitted or ward.overlap is None:
        return ""
    given = (
        "The one neighbourhood"
        if ward.neighbourhoods == 1
        else f"The {count_word(ward.neighbourhoods or 0)} neighbourhoods"
    )
    return (
        f"{given} given to this ward and the ward itself share only {ward.overlap:.0%} of their ground, so this estimate is too "
        "rough to rank or compare."
    )


def bare_or_rough(value: float, rough: object, indicator: Indicator) -> str:
    """A figure without its unit; of a ward that has only a rough one that, marked as such, and else that there is none."""
    return bare(value, indicator) or rough_words(rough) or "no data"


def rough_words(rough: object) -> str:
    """A rough figure as its cell of the column `rough` has it; nothing where there is none, or no row at all."""
    return rough if isinstance(rough, str) else ""
