"""The sets of a council's wards, and what became of the earlier ones."""

import pandas as pd

from hineq.insights.wards.through_time import Became, became_table
from hineq.model.words import AreaType
from hineq.packs.read.national import NationalLayer
from hineq.ui.views.caching import shared
from hineq.ui.views.place import opened, sound_layer, today


@shared
def what_became(pack: str) -> Became | None:
    """What became of the newest earlier set of wards of a pack's council, or of one of the layer; None where the layer has no such set."""
    layer, code = sound_layer(), opened(pack).place.area_code
    sets = layer.former_sets(code) if layer and layer.has(code) else ()
    if layer is None or not sets:
        return None
    return of_council(layer, code, sets[-1])


def of_council(layer: NationalLayer, code: str, then: str) -> Became:
    """What became of a former set of a council's wards; among those of today are those of which no figure can be made."""
    return Became(
        then=then,
        today=today(layer),
        shares=layer.successors(code, then),
        before={ward: area.area_name for ward, area in layer.set_of_wards(code, then).items()},
        now={
            ward: area.area_name
            for ward, area in layer.wards_of([code]).items()
            if area.area_type in (AreaType.WARD, AreaType.UNCOUNTED_WARD)
        },
    )


@shared
def where_they_lie(pack: str) -> pd.DataFrame:
    """The table of what became of them; without rows where there is nothing to tell."""
    found = what_became(pack)
    return pd.DataFrame() if found is None else became_table(found)
