"""The sets of a council's wards, and what became of the earlier ones."""

from hineq.insights.wards.through_time import Became
from hineq.packs.declared.layer import owner_of_set
from hineq.ui.views.caching import shared
from hineq.ui.views.place import opened, sound_layer, today


@shared
def what_became(place_id: str) -> Became | None:
    """What became of the newest earlier set of wards of a place's council; None where the layer has no such set."""
    layer, code = sound_layer(), opened(place_id.partition("/")[0]).place.area_code
    sets = layer.former_sets(code) if layer and layer.has(code) else ()
    if layer is None or not sets:
        return None
    then = sets[-1]
    return Became(
        then=then,
        today=today(layer),
        shares=layer.successors(code, then),
        before={code: area.area_name for code, area in layer.wards_of([owner_of_set(code, then)]).items()},
        now={ward.area_code: ward.area_name for ward in layer.council(code).wards},
    )
