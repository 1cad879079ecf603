"""The sets of a council's wards, and what became of the earlier ones."""

import pandas as pd

from hineq.insights.wards.through_time import Became, became_table
from hineq.publish.through_time import became_of
from hineq.ui.views.caching import shared
from hineq.ui.views.place import opened, sound_layer


@shared
def what_became(pack: str) -> Became | None:
    """What became of the newest earlier set of wards of a pack's council, or of one of the layer; None where the layer has no such set."""
    return became_of(sound_layer(), opened(pack).place.area_code)


@shared
def where_they_lie(pack: str) -> pd.DataFrame:
    """The table of what became of them; without rows where there is nothing to tell."""
    found = what_became(pack)
    return pd.DataFrame() if found is None else became_table(found)
