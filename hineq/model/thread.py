"""The golden thread: commissioning priorities, what they are tied to, and what officers say of them."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import ClassVar

from hineq.model.declaring import ASIDE, IndicatorId, JsnaId, OutcomeId, PriorityId, SourceId, TiedId
from hineq.model.statement import as_shown


def plain_wording(text: str) -> str:
    """A wording as it is compared: without a trailing full stop, without case, with single spaces.

    >>> plain_wording("Fewer  Smokers. ")
    'fewer smokers'
    """
    return " ".join(text.split()).rstrip(". ").casefold()


@dataclass(frozen=True, kw_only=True)
class CommissioningPriority:
    """A commissioning priority of a strategy in the document's own words, with its number there ("2.2")."""

    KEY: ClassVar = ("priority_id",)

    priority_id: str
    outcome_id: OutcomeId
    number: str
    wording: str
    cut_off: bool
    note: str = ""
    source_id: SourceId

    @property
    def shown(self) -> str:
        """The wording, with a mark where the document's copy cuts it off."""
        return as_shown(self.wording, cut_off=self.cut_off)


@dataclass(frozen=True, kw_only=True)
class JsnaPriority:
    """A priority of the Joint Strategic Needs Assessment, in the group that the document puts it in."""

    KEY: ClassVar = ("jsna_id",)

    jsna_id: str
    group_number: int
    wording: str
    note: str = ""
    source_id: SourceId


@dataclass(frozen=True, kw_only=True)
class JsnaLink:
    """A link that the document prints from a commissioning priority to JSNA priorities.

    `wording` is the document's own; `jsna_ids` are the listed priorities that it stands for.
    """

    KEY: ClassVar = ("priority_id", "wording")

    priority_id: PriorityId
    wording: str
    note: str = ""
    jsna_ids: tuple[str, ...] = field(metadata=ASIDE)


@dataclass(frozen=True, kw_only=True)
class JsnaAlias:
    """A wording that the list of JSNA priorities does not have, and a listed priority that it stands for."""

    KEY: ClassVar = ("wording", "jsna_id")

    wording: str
    jsna_id: JsnaId
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class IndicatorTie:
    """An indicator that hineq, not the document, ties to a commissioning priority or a JSNA priority, and why."""

    KEY: ClassVar = ("tied_id", "indicator_id")

    tied_id: TiedId
    indicator_id: IndicatorId
    note: str


@dataclass(frozen=True, kw_only=True)
class PriorityUpdate:
    """What officers say of a commissioning priority on a day."""

    KEY: ClassVar = ("priority_id", "as_at")

    priority_id: PriorityId
    as_at: date
    narrative: str
    owner: str = ""
    action: str = ""
    due: date | None = None
    source_id: SourceId


@dataclass(frozen=True, kw_only=True)
class LinkedStrategy:
    """Another strategy that the document names under an outcome, with its years as printed there."""

    KEY: ClassVar = ("outcome_id", "name")

    outcome_id: OutcomeId
    name: str
    years: str = ""
    cut_off: bool
    note: str = ""
    source_id: SourceId

    @property
    def shown(self) -> str:
        """The name, with a mark where the document's copy cuts it off."""
        return as_shown(self.name, cut_off=self.cut_off)


@dataclass(frozen=True, kw_only=True)
class Thread:
    """What leads from a place's outcomes to its indicators; empty where a pack has none of it."""

    commissioning_priorities: tuple[CommissioningPriority, ...] = ()
    jsna_priorities: tuple[JsnaPriority, ...] = ()
    links: tuple[JsnaLink, ...] = ()
    aliases: tuple[JsnaAlias, ...] = ()
    ties: tuple[IndicatorTie, ...] = ()
    updates: tuple[PriorityUpdate, ...] = ()
    linked_strategies: tuple[LinkedStrategy, ...] = ()

    @cached_property
    def priorities(self) -> dict[str, CommissioningPriority]:
        """The commissioning priorities by id, in the document's order."""
        return {priority.priority_id: priority for priority in self.commissioning_priorities}

    @cached_property
    def jsna(self) -> dict[str, JsnaPriority]:
        """The JSNA priorities by id, in the document's order."""
        return {priority.jsna_id: priority for priority in self.jsna_priorities}

    def ties_of(self, tied_id: str) -> tuple[IndicatorTie, ...]:
        """The ties of a priority to indicators."""
        return tuple(tie for tie in self.ties if tie.tied_id == tied_id)
