"""The figure of a ward, or of wards together: its own, made of their counts, or their average."""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from hineq.insights.series.residents import from_age, residents, residents_words
from hineq.insights.series.rough import is_rough
from hineq.insights.wards.sums import AVERAGE, PUBLISHED, SideFigure, group_figure, pooled_figure
from hineq.insights.wards.view import WardView
from hineq.insights.wording.numbers import NO_FIGURE
from hineq.model.period import parse_period

NO_OWN = "no figure"
# why a ward, or a group of wards, has no figure that counts
ONLY_ROUGH = ("only a rough figure", "only a rough figure of some wards")
# the residents of areas at an age in the year nearest to a middle, and that year
People = Callable[[str, float], tuple[Mapping[str, float] | pd.Series, str]]
_WEIGHTED = AVERAGE.removesuffix("residents")


def side_figure(view: WardView, codes: tuple[str, ...], population: pd.DataFrame) -> SideFigure:
    """The figure of a ward, or of wards together; `population` is the place's table of residents.

    A ward has its own figure and interval. A group's proportion or crude rate is made from its wards' counts and
    denominators where every ward has both, with Wilson's or Byar's interval where the wards' own figures may carry one;
    any other figure is the mean weighted by the residents of the year nearest to it, with the interval that the wards'
    own intervals give. A group of which a ward has no figure has none, nor has a group's standardised ratio without
    the events expected (docs/decisions/averages-over-wards.md).

    Source: OHID, Technical guidance: aggregating indicator values; confidence intervals.
    """
    return figure_weighted(view, codes, lambda age, middle: residents(population, age, middle))


def figure_weighted(view: WardView, codes: tuple[str, ...], people: People) -> SideFigure:
    """The same where `people` gives the residents at an age nearest to the middle of a period, and their year."""
    mine = view.places_of(codes)
    value, lower, upper = (column[mine] for column in view.limited)
    if len(value) < len(codes) or np.isnan(value).any():
        if is_rough(view.table.iloc[mine]).any():
            return _nothing(ONLY_ROUGH[len(codes) > 1])
        return _nothing(NO_OWN if len(codes) == 1 else "no figure for every ward")
    if len(codes) == 1:
        return SideFigure(value=float(value[0]), lower=float(lower[0]), upper=float(upper[0]), method=PUBLISHED)
    wards = {name: column[mine] for name, column in view.grouped_by.items()}
    if pooled := pooled_figure(view.indicator, wards):
        return pooled
    age = str(view.wards[0]["age"])
    by_code, year = people(age, parse_period(view.period).middle)
    weights = np.array([by_code.get(view.wards[at]["area_code"], math.nan) for at in mine], dtype=float)
    if np.isnan(weights).any() or not weights.sum():
        aged = f" of {from_age(age)} and over" if from_age(age) else ""
        return _nothing(f"no numbers of residents{aged} to weight by")
    mean = group_figure(view.indicator, wards, weights)
    if mean is None:
        return _nothing("ratios have no mean over wards")
    return replace(mean, method=f"{_WEIGHTED}{residents_words(age, year)}")


def told_or_why(made: SideFigure, words: str) -> str:
    """A figure in words, else why there is none: that it was not made is not that there are no data."""
    if not math.isnan(made.value):
        return words
    return NO_FIGURE if made.method == NO_OWN else made.method


def weights_of(method: str) -> str:
    """Whose residents of which year weight a figure that came about so; nothing where none do.

    >>> weights_of("average weighted by residents in 2021"), weights_of("counts added up")
    ('residents in 2021', '')
    """
    return method.removeprefix(_WEIGHTED) if method.startswith(_WEIGHTED) else ""


def _nothing(method: str) -> SideFigure:
    return SideFigure(value=math.nan, lower=math.nan, upper=math.nan, method=method)
