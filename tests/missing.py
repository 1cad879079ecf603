"""Shipped places of which some wards' figures were taken away, as a publisher suppresses them."""

from collections.abc import Collection
from dataclasses import replace
from functools import cache

import numpy as np

from hineq.insights.series.figures import Figures
from hineq.insights.wards.profile import newest_ward_views
from hineq.insights.wards.view import WardView
from hineq.model.place import Place
from hineq.model.words import FigureStatus
from tests.place_packs import place


def suppressed(whole: Place, codes: Collection[str]) -> Place:
    """A place whose wards with these codes have rows, but no figure, on anything."""
    table = whole.observations.copy()
    mine = table.area_code.isin(list(codes))
    table.loc[mine, ["value", "lower_ci", "upper_ci", "count"]] = np.nan
    table.loc[mine, "status"] = str(FigureStatus.SUPPRESSED)
    return replace(whole, observations=table)


def gone(at: Place, *, third: bool) -> tuple[str, ...]:
    """The ward that a test takes away, the first by name but one, or a third of them."""
    codes = sorted(at.ward_codes, key=lambda code: at.areas[code].area_name)
    return tuple(codes[1::3]) if third else tuple(codes[1:2])


@cache
def opened(key: str, *, third: bool) -> tuple[Figures, frozenset[str]]:
    """A place, or a level of one ("llr/E06000016"), without its wards' figures, and the wards that lost theirs."""
    pack, _, area_code = key.partition("/")
    whole = place(pack)
    at = whole.within(area_code) if area_code else whole
    codes = frozenset(gone(at, third=third))
    less = suppressed(whole, codes)
    return Figures.of(less.within(area_code) if area_code else less), codes


@cache
def newest(key: str, *, third: bool) -> tuple[WardView, ...]:
    """The newest views of every ward measure there."""
    return newest_ward_views(opened(key, third=third)[0])


@cache
def todays(key: str, *, third: bool) -> tuple[WardView, ...]:
    """The same with today's wards in every view."""
    figures, _ = opened(key, third=third)
    return newest_ward_views(figures, today=True) if figures.place.earlier_wards else newest(key, third=third)
