"""What the page on every council asks hineq for, computed once for all visitors."""

from typing import TYPE_CHECKING, Any

from hineq.insights.nation.widest import GapMeasure, MeasureGaps, first_measure, gap_measures, measure_gaps
from hineq.maps.councils import council_legend, council_marks
from hineq.maps.legend import LegendItem
from hineq.model.area import Area
from hineq.model.place import Place
from hineq.model.words import AreaType, Sex
from hineq.packs.read.national import NationalLayer
from hineq.packs.read.problems import InvalidPack
from hineq.ui.views.caching import KeptBy, shared, shared_by
from hineq.ui.views.place import described, national, place_ids

if TYPE_CHECKING:
    from hineq.maps.ward_map import WardGeometry

_BY_MEASURE: KeptBy = {MeasureGaps: lambda gaps: (gaps.indicator.indicator_id, gaps.sex)}


def _layer() -> NationalLayer | None:
    """The national layer, None where there is none that is sound: whoever opens one of its councils is told its faults."""
    try:
        return national()
    except InvalidPack:
        return None


@shared
def has_gaps() -> bool:
    """Whether the gaps of every council are there."""
    layer = _layer()
    return layer is not None and bool(measures())


@shared
def country() -> Place:
    """The country as a place without figures of its own: its sources, credits and outlines; ValueError without a layer."""
    layer = _layer()
    if layer is None:
        raise ValueError("It needs a national layer beside the packs.")
    return layer.country()


@shared
def measures() -> tuple[GapMeasure, ...]:
    """The measures on which the gaps of councils can be held beside each other."""
    layer = _layer()
    if layer is None or layer.gaps.empty:
        return ()
    return gap_measures(layer.gaps, layer.head.indicators, layer.head.series)


def chosen_measure(indicator_id: str, sex: str) -> tuple[GapMeasure, str]:
    """The measure that is wanted, else the one that is shown first, and a note where what was asked for is not there."""
    there, indicators = measures(), country().indicators
    same = [one for one in there if one.indicator_id == indicator_id]
    exact = [one for one in same if str(one.sex) == sex]
    if exact or same:
        return (exact or same)[0], ""
    asked = (
        f"On “{indicators[indicator_id].name}” no gap between wards can be told: another measure is shown."
        if indicator_id in indicators
        else ""
    )
    return first_measure(there, indicators), asked


@shared
def told(indicator_id: str, sex: Sex) -> MeasureGaps:
    """The gaps of every council on a measure."""
    layer = _layer()
    if layer is None:
        raise ValueError("It needs a national layer beside the packs.")
    rows = layer.gaps[(layer.gaps.indicator_id == indicator_id) & (layer.gaps.sex == sex)]
    series = layer.head.series[indicator_id, str(rows.series.iloc[0])]
    areas: dict[str, Area] = dict(layer.tiers())
    return measure_gaps(rows, areas, layer.head.indicators[indicator_id], series, sex)


@shared_by(_BY_MEASURE)
def marks(gaps: MeasureGaps) -> tuple[tuple[dict[str, Any], ...], tuple[LegendItem, ...]]:
    """What each council looks like on the map, and the map's key."""
    return council_marks(gaps), council_legend(gaps)


def packs() -> dict[str, str]:
    """The councils that are shown by a pack of their own, by their code."""
    return {described(place_id)[2]: place_id for place_id in place_ids()}


def has_outlines() -> bool:
    """Whether there are shapes of the councils."""
    return bool(country().boundaries.get(AreaType.AUTHORITY, {}).get("features"))


@shared
def geometry() -> "WardGeometry":
    """The outlines of the councils, made ready for the map."""
    from hineq.maps.ward_map import ward_geometry

    return ward_geometry(country().boundaries[AreaType.AUTHORITY])
