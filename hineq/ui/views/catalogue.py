"""What pages ask about the pack itself."""

import pandas as pd

from hineq.insights.search.catalogue import catalogue
from hineq.ui.views.caching import shared
from hineq.ui.views.place import opened


@shared
def measures_catalogue(place_id: str) -> pd.DataFrame:
    """Every measure with its origin and caveats; not to be changed."""
    return catalogue(opened(place_id))
