"""What the page "Assurance" asks hineq for, computed once for all visitors."""

import pandas as pd

from hineq.insights.thread import assurance as insight
from hineq.insights.thread.national_target import national_gaps
from hineq.ui.views.caching import shared
from hineq.ui.views.place import opened


@shared
def answers(place_id: str) -> tuple[insight.Answer, ...]:
    """The audit's questions with what was found and what was read since."""
    return insight.answers(opened(place_id))


@shared
def gaps(place_id: str) -> pd.DataFrame:
    """The differences from the country on the measures of the national target; not to be changed."""
    return national_gaps(opened(place_id))
