"""The sets of a council's wards, and what became of the earlier ones."""

import pandas as pd

from hineq.insights.wards.through_time import Became, became_table
from hineq.ui.views.caching import shared
from hineq.ui.views.place import opened, sound_layer, today


@shared
def what_became(pack: str) -> Became | None:
    """What became of the newest earlier set of wards of a pack's council, or of one of the layer; None where the layer has no such set."""
    layer, code = sound_layer(), opened(pack).place.area_code
    sets = layer.former_sets(code) if layer and layer.has(code) else ()
    if layer is None or not sets:
        return None
    then = sets[-1]
    return Became(
        then=then,
        today=today(layer),
        shares=layer.successors(code, then),
        before={code: area.area_name for code, area in layer.set_of_wards(code, then).items()},
        now={code: area.area_name for code, area in layer.set_of_wards(code).items()},
    )


@shared
def where_they_lie(pack: str) -> pd.DataFrame:
    """The table of what became of them; without rows where there is nothing to tell."""
    found = what_became(pack)
    return pd.DataFrame() if found is None else became_table(found)
