"""Recommendations: what scrutiny asked for, what was decided, what came of it, and the totals that were printed."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from hineq.model.declaring import AreaCode, IndicatorId, SourceId, TiedId
from hineq.model.document_words import Decision, RecommendationState


@dataclass(frozen=True, kw_only=True)
class Recommendation:
    """A recommendation with its decision, its owner and its state as reported.

    `committee` made it, `considered_by` answered it at the meeting of `date`, under the heading `item`; what a document
    does not say, the decision and the date among it, is empty. `indicators`, `priorities` and `areas` are ids of the pack.
    """

    KEY: ClassVar = ("recommendation_id",)

    recommendation_id: str
    reference: str = ""
    date: datetime.date | None = None
    committee: str = ""
    considered_by: str = ""
    item: str = ""
    recommendation: str
    decision: Decision | None = None
    response: str = ""
    lead: str = ""
    due: datetime.date | None = None
    action_taken: str = ""
    state: RecommendationState | None = None
    state_reason: str = ""
    indicators: tuple[IndicatorId, ...] = ()
    priorities: tuple[TiedId, ...] = ()
    areas: tuple[AreaCode, ...] = ()
    note: str = ""
    source_id: SourceId

    def overdue(self, day: datetime.date) -> bool:
        """Whether its owner says so, or its due date has gone by on `day` while it is surely still to be done."""
        if self.state is RecommendationState.OVERDUE:
            return True
        to_do = self.decision is not Decision.NOT_AGREED and (self.state is None or self.state.to_do)
        return self.due is not None and self.due < day and to_do


@dataclass(frozen=True, kw_only=True)
class Tracker:
    """An officer's own file of recommendations.

    `others` holds, by recommendation, the cells of columns that are none of a tracker's; `remarks` are sentences on what
    was taken for what.
    """

    rows: tuple[Recommendation, ...] = ()
    others: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PrintedTotal:
    """A total as a tracker prints it: of one decision, or of all where `decision` is None."""

    KEY: ClassVar = ("source_id", "label")

    source_id: SourceId
    as_at: str
    label: str
    decision: Decision | None = None
    count: int
    percent_printed: float | None = None
    note: str = ""
