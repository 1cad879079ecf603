"""The overview: how the strategy's targets ended, in one sentence."""

from hineq.insights.measures import MeasureView
from hineq.insights.wording import counted
from hineq.model.place import Place
from hineq.model.words import TargetStatus


def overview_finding(place: Place, views: list[MeasureView]) -> str:
    """The heading of the overview: how many of the targets that can be checked were met."""
    judged = [view for view in views if view.result and view.result.status is not TargetStatus.NO_OUTTURN]
    if not views:
        return f"Health in {place.name} and its wards"
    if not judged:
        return f"No target of {place.name}'s strategy can be checked against a published figure"
    missed = sum(view.result.status is TargetStatus.MISSED for view in judged if view.result)
    met = sum(view.result.status is TargetStatus.MET for view in judged if view.result)
    if missed == len(judged):
        every = "the one target" if missed == 1 else f"all {counted(missed, 'target')}"
        return f"{place.name} missed {every} that can be checked"
    if met == len(judged):
        return f"{place.name} met every target that can be checked"
    if met + missed == len(judged):
        return f"{place.name} met {met} of the {len(judged)} targets that can be checked"
    good = met + sum(view.result.status is TargetStatus.ON_TRACK for view in judged if view.result)
    every = "the one target" if len(judged) == 1 else f"{good or 'none'} of {len(judged)} targets"
    if len(judged) == 1 and not good:
        return f"{place.name} is not on track for the one target that can be checked"
    return f"{place.name} {'met or ' if met else ''}is on track for {every} that can be checked"


def strategy_lede(place: Place, year: int) -> str:
    """What the strategy is and whether it still runs, in plain words."""
    strategy = place.strategy
    if strategy is None:
        return ""
    years = f"{strategy.first_year} to {strategy.last_year}"
    if year > strategy.last_year:
        return (
            f"The Health and Wellbeing Strategy ran from {years} and has ended. "
            "This page shows how its targets ended, and what has happened since."
        )
    return f"The Health and Wellbeing Strategy runs from {years}. This page shows whether it is on course."
