"""What a strategy says is to be done: by whom, by when, and what is overdue by the pack's day."""

import datetime
from collections.abc import Sequence

import pandas as pd

from hineq.insights.wording.numbers import capital, counted
from hineq.model.period import day_words
from hineq.model.place import Place
from hineq.model.strategy import Action
from hineq.model.words import Tie

_DAYS_A_MONTH = 30.44
NOT_SUPPLIED = "not supplied"


def actions_of(place: Place, outcome_id: str) -> tuple[Action, ...]:
    """The actions under a priority, those of the strategy as a whole for "", in the order of the pack."""
    return tuple(one for one in place.actions if one.outcome_id == outcome_id)


def actions_for(place: Place, indicator_id: str) -> tuple[Action, ...]:
    """The actions for a measure that an indicator tells of, and for none else: an action that is done comes last."""
    told = {one.measure_id for one in place.measures if one.indicator_id == indicator_id and one.tie is not Tie.CONTEXT}
    own = [one for one in place.actions if one.measure_id and one.measure_id in told]
    return tuple(sorted(own, key=lambda one: one.done is not None))


def due_words(action: Action, day: datetime.date) -> str:
    """By when, as seen from a day: "31 March 2027", "31 March 2019 (10 months overdue)", or on which day it was done; or nothing.

    An action is overdue where its day has gone by and nobody says that it was done.
    """
    if action.done is not None:
        return f"done on {day_words(action.done)}"
    if action.due is None:
        return ""
    late = (day - action.due).days
    if late <= 0:
        return day_words(action.due)
    long = f"{late} day{'' if late == 1 else 's'}" if late < 60 else f"{round(late / _DAYS_A_MONTH)} months"
    return f"{day_words(action.due)} ({long} overdue)"


def actions_finding(place: Place, actions: Sequence[Action]) -> str:
    """How many actions, how many with an owner and a day, and how many overdue by the pack's day, in a sentence."""
    if not actions:
        return ""
    owned, dated = (sum(bool(getattr(one, name)) for one in actions) for name in ("owner", "due"))
    late = sum(one.overdue(place.snapshot) for one in actions)
    said = f"{capital(counted(len(actions), 'action'))}: {owned} with an owner, {dated} with a due date"
    overdue = (
        f"; {late} overdue on {day_words(place.snapshot)}, as nobody says that {'it was' if late == 1 else 'they were'} done"
        if late
        else ""
    )
    return f"{said}{overdue}."


def actions_table(place: Place, actions: Sequence[Action]) -> pd.DataFrame:
    """A row an action: what is done, for which measure, who owns it, the board that it answers to, by when."""
    boards = {one.board_id: one.name for one in place.governance.boards}
    measures = {one.measure_id: one.shown for one in place.measures}
    return pd.DataFrame(
        [
            (
                one.wording or NOT_SUPPLIED, measures.get(one.measure_id, ""), one.owner or NOT_SUPPLIED,
                boards.get(one.board_id, "") or NOT_SUPPLIED, due_words(one, place.snapshot) or NOT_SUPPLIED,
            )
            for one in actions
        ],
        columns=["What is to be done", "For the measure", "Owner", "Board", "By when"],
    )  # fmt: skip
