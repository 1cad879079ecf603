"""What became of the former wards of a council, as the national layer has it: one reading for the app and for the pages without it."""

from hineq.insights.wards.through_time import Became
from hineq.model.words import AreaType
from hineq.packs.read.national import NationalLayer


def became_of(layer: NationalLayer | None, council: str) -> Became | None:
    """What became of the newest former set of a council's wards; None where the layer has no such set, or there is no layer."""
    sets = layer.former_sets(council) if layer and layer.has(council) else ()
    return became_of_set(layer, council, sets[-1]) if layer and sets else None


def became_of_set(layer: NationalLayer, council: str, then: str) -> Became:
    """What became of a former set of a council's wards; among those of today are those of which no figure can be made."""
    return Became(
        then=then,
        today=today(layer),
        shares=layer.successors(council, then),
        before={ward: area.area_name for ward, area in layer.set_of_wards(council, then).items()},
        now={ward: area.area_name for ward, area in layer.todays_wards(council).items()},
    )


def today(layer: NationalLayer) -> str:
    """Of which year the layer's wards of today are."""
    return layer.head.vintages.get(AreaType.WARD, "today")
