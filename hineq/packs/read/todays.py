"""Today's wards of the councils of a place, as far as the national layer has them and the place does not."""

from dataclasses import dataclass

from hineq.model.area import Area
from hineq.model.place import Place
from hineq.packs.read.national import NationalLayer


@dataclass(frozen=True, kw_only=True)
class Todays:
    """The wards of today that a place lacks and the layer has, and its councils whose wards are gone, in part or all, where it has not."""

    wards: tuple[Area, ...] = ()
    unsure: tuple[Area, ...] = ()


def todays(place: Place, layer: NationalLayer | None) -> Todays:
    """Today's wards beside a place's own, council by council, by one rule for all of them.

    Of a council with wards that are there by the place and not by the layer none is taken: two sets would be mixed.
    """
    own = (*place.wards, *place.wards_uncounted)
    gone = {ward.area_code for ward in (place.wards if place.wards_ended else place.wards_gone)}
    wards: list[Area] = []
    unsure: list[Area] = []
    levels = (place.area_code, *(area.area_code for area in place.levels))
    for council in dict.fromkeys((*levels, *(ward.parent_code for ward in own))):
        mine = {ward.area_code for ward in own if ward.parent_code == council}
        now = _now(layer, council)
        if now and mine - gone <= now.keys():
            wards += [ward for code, ward in now.items() if code not in mine]
        elif mine & gone:
            unsure.append(place.areas[council])
    return Todays(wards=tuple(wards), unsure=tuple(unsure))


def _now(layer: NationalLayer | None, council: str) -> dict[str, Area]:
    """The wards of today that lie in a council itself; a county's lie in its districts."""
    if layer is None or not layer.has(council):
        return {}
    return {code: ward for code, ward in layer.todays_wards(council).items() if ward.parent_code == council}
