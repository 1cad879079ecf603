"""What was said of an element of the golden thread: by officers, in recommendations, in documents."""

from hineq.model.place import Place
from hineq.model.recommendation import Recommendation
from hineq.model.statement import Statement
from hineq.model.thread import PriorityUpdate


def newest_update(place: Place, priority_id: str) -> PriorityUpdate | None:
    """What officers said last of a commissioning priority, or None where the pack has nothing from them."""
    updates = (update for update in place.thread.updates if update.priority_id == priority_id)
    return max(updates, key=lambda update: update.as_at, default=None)


def recommendations_on(place: Place, element_id: str) -> list[Recommendation]:
    """The recommendations that link to an element: an indicator, a commissioning priority or a JSNA priority."""
    return [
        recommendation
        for recommendation in place.recommendations
        if element_id in (*recommendation.indicators, *recommendation.priorities)
    ]


def said_of(place: Place, indicator_id: str) -> list[Statement]:
    """What documents say of an indicator: the statements with a figure of it."""
    return [said for said in place.statements if any(figure.indicator_id == indicator_id for figure in said.figures)]
