"""The classes in which a map colours the wards, with the range of each."""

from dataclasses import dataclass

import numpy as np

from hineq.insights.wards.view import WardView
from hineq.insights.wording.numbers import bare, number


@dataclass(frozen=True, kw_only=True)
class ClassRange:
    """A class of the map: its quintile, and the lowest and highest figure of the wards in it, as words."""

    quintile: int
    words: str
    wards: int


def class_ranges(view: WardView) -> list[ClassRange]:
    """The classes that the map shows, first to last, each with the range of its wards' figures and their count."""
    values, quintiles = view.table["value"].to_numpy(dtype=float), view.table.quintile.to_numpy(dtype=float)
    ranges = []
    for quintile in np.unique(quintiles[~np.isnan(values + quintiles)]):
        own = values[quintiles == quintile]
        low, high = float(own.min()), float(own.max())
        words = bare(low, view.indicator)
        if number(low, view.indicator.decimals) != number(high, view.indicator.decimals):
            words = f"{words} to {bare(high, view.indicator)}"
        ranges.append(ClassRange(quintile=int(quintile), words=words, wards=len(own)))
    return ranges
