"""What the page on every council asks hineq for, computed once for all visitors; kept by the hash of the layer's data."""

from typing import TYPE_CHECKING, Any

import pandas as pd

from hineq.insights.nation.widest import GapMeasure, MeasureGaps, first_measure, gap_measures, measure_gaps
from hineq.maps.councils import council_legend, council_marks
from hineq.maps.legend import LegendItem
from hineq.model.place import Place
from hineq.model.words import AreaType, Sex
from hineq.packs.read.national import NationalLayer
from hineq.packs.read.problems import InvalidPack
from hineq.publish.through_time import today
from hineq.ui.views.caching import for_all
from hineq.ui.views.place import for_these, packs, sound_layer, ward_sets

if TYPE_CHECKING:
    from hineq.maps.ward_map import WardGeometry


def _there() -> NationalLayer:
    layer = sound_layer()
    if layer is None:
        raise ValueError("It needs a national layer beside the packs.")
    return layer


def has_gaps() -> bool:
    """Whether the gaps of every council are there."""
    return bool(measures())


def country() -> Place:
    """The country as a place without figures of its own: its sources, credits and outlines; ValueError without a layer."""
    layer = _there()
    return _country(layer.data_hash, layer)


@for_all
def _country(data_hash: str, _layer: NationalLayer) -> Place:
    return for_these(_layer.country())


def measures() -> tuple[GapMeasure, ...]:
    """The measures on which the gaps of councils can be held beside each other; none without a layer that has them."""
    layer = sound_layer()
    return () if layer is None else _measures(layer.data_hash, layer)


@for_all
def _measures(data_hash: str, _layer: NationalLayer) -> tuple[GapMeasure, ...]:
    rows = _gaps(data_hash, _layer)
    return () if rows.empty else gap_measures(rows, _layer.head.indicators, _layer.head.series)


def chosen_measure(indicator_id: str, sex: str) -> tuple[GapMeasure, str]:
    """The measure that is wanted, else the one that is shown first, and a note where what was asked for is not there."""
    there, indicators = measures(), country().indicators
    same = [one for one in there if one.indicator_id == indicator_id]
    exact = [one for one in same if str(one.sex) == sex]
    if exact or same:
        return (exact or same)[0], ""
    known = indicators.get(indicator_id)
    asked = f"On “{known.name}” no gap between wards can be told: another measure is shown." if known else ""
    return first_measure(there, indicators), asked


def told(indicator_id: str, sex: Sex) -> MeasureGaps:
    """The gaps of every council on a measure."""
    layer = _there()
    return _told(layer.data_hash, indicator_id, sex, layer)


@for_all
def _told(data_hash: str, indicator_id: str, sex: Sex, _layer: NationalLayer) -> MeasureGaps:
    every = _gaps(data_hash, _layer)
    rows = every[(every.indicator_id == indicator_id) & (every.sex == sex)]
    series = _layer.head.series[indicator_id, str(rows.series.iloc[0])]
    return measure_gaps(rows, _layer.tiers(), _layer.head.indicators[indicator_id], series, sex)


def every_gap() -> pd.DataFrame:
    """The gaps of every council on every measure; none without a layer that has them. Not to be changed."""
    layer = sound_layer()
    return pd.DataFrame() if layer is None else _gaps(layer.data_hash, layer)


@for_all
def _gaps(data_hash: str, _layer: NationalLayer) -> pd.DataFrame:
    """The gaps of every council, of a public instance those of sources that are out alone."""
    if _layer.gaps.empty:
        return _layer.gaps
    withheld = _layer.country().sources.keys() - for_these(_layer.country()).sources.keys()
    return _layer.gaps[[withheld.isdisjoint(said.split(" ")) for said in _layer.gaps.source_ids]]


def wards_listed() -> str:
    """Of which year the wards are that the list compares: "2024"."""
    return today(_there())


def addresses() -> dict[str, dict[str, str]]:
    """Where the councils that a pack is about have the gap of the list, by code: the place, and the list's wards where it opens with others.

    Every other council is a place under its own code, and opens with the wards of the list.
    """
    return {code: {"place": place, "area": _set_listed(place)} for code, place in packs().items()}


def _set_listed(place: str) -> str:
    listed = wards_listed()
    try:
        return listed if listed in ward_sets(place) else ""
    except InvalidPack:
        return ""


def marks(gaps: MeasureGaps) -> tuple[tuple[dict[str, Any], ...], tuple[LegendItem, ...]]:
    """What each council looks like on the map, and the map's key."""
    return _marks(_there().data_hash, gaps.indicator.indicator_id, gaps.sex, gaps)


@for_all
def _marks(
    data_hash: str, indicator_id: str, sex: Sex, _gaps: MeasureGaps
) -> tuple[tuple[dict[str, Any], ...], tuple[LegendItem, ...]]:
    return council_marks(_gaps), council_legend(_gaps)


def has_outlines() -> bool:
    """Whether there are shapes of the councils."""
    return bool(country().boundaries.get(AreaType.AUTHORITY, {}).get("features"))


def geometry() -> "WardGeometry":
    """The outlines of the councils, made ready for the map."""
    return _geometry(_there().data_hash, country())


@for_all
def _geometry(data_hash: str, _country: Place) -> "WardGeometry":
    from hineq.maps.ward_map import ward_geometry

    return ward_geometry(_country.boundaries[AreaType.AUTHORITY])
