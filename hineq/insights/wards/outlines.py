"""Which wards can be drawn: those of which kind some figures are of, and whether there are outlines of these."""

from collections.abc import Iterable
from typing import Any

from hineq.model.place import Place
from hineq.model.words import AreaType


def kind_of_wards(place: Place, area_codes: Iterable[str]) -> AreaType:
    """Of which kind the wards are that figures on these areas are shown on: earlier ones, where any of them has changed since."""
    earlier = {ward.area_code for ward in place.earlier_wards}
    return AreaType.WARD if earlier.isdisjoint(area_codes) else AreaType.EARLIER_WARD


def ward_shapes(place: Place, kind: AreaType = AreaType.WARD) -> dict[str, Any]:
    """The shapes of the place's own wards of a kind, as GeoJSON: those of a level, where there are shapes for more; none without any."""
    codes = place.ward_codes | place.unpublished
    features = place.boundaries.get(kind, {}).get("features", [])
    own = [one for one in features if one["properties"]["area_code"] in codes]
    return {"type": "FeatureCollection", "features": own}


def has_map(place: Place, kind: AreaType = AreaType.WARD) -> bool:
    """Whether there are boundaries of the place's wards, or of those of earlier years, which a map of them needs."""
    return bool(ward_shapes(place, kind)["features"])


def lacking_outlines(place: Place, kind: AreaType) -> str:
    """Which outlines a map of wards of a kind lacks, as a sentence without its full stop: of those years alone, where others are there."""
    kinds = (one for one in (AreaType.WARD, AreaType.EARLIER_WARD) if one is not kind)
    if not any(has_map(place, one) for one in kinds):
        return f"The pack has no boundaries for the wards of {place.name}"
    vintage = place.vintages.get(kind, "")
    which = f"of {vintage}, on which these figures were published" if vintage else "that these figures are of"
    return f"This copy has no outlines of the wards {which}"
