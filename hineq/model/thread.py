"""The golden thread: commissioning priorities, what they are tied to, and what officers say of them."""

from dataclasses import dataclass
from datetime import date

from hineq.model.statement import as_shown


def plain_wording(text: str) -> str:
    """A wording as it is compared: without a trailing full stop, without case, with single spaces.

    >>> plain_wording("Reducing the impact of domestic abuse. ")
    'reducing the impact of domestic abuse'
    """
    return " ".join(text.split()).rstrip(". ").casefold()


@dataclass(frozen=True, kw_only=True)
class CommissioningPriority:
    """A commissioning priority of a strategy in the document's own words, with its number there ("2.2")."""

    priority_id: str
    outcome_id: str
    number: str
    wording: str
    cut_off: bool = False
    note: str = ""
    source_id: str = ""

    @property
    def shown(self) -> str:
        """The wording, with a mark where the document's copy cuts it off."""
        return as_shown(self.wording, cut_off=self.cut_off)


@dataclass(frozen=True, kw_only=True)
class JsnaPriority:
    """A priority of the Joint Strategic Needs Assessment, in the group that the document puts it in."""

    jsna_id: str
    group_number: int
    wording: str
    note: str = ""
    source_id: str = ""


@dataclass(frozen=True, kw_only=True)
class JsnaLink:
    """A link that the document prints from a commissioning priority to JSNA priorities.

    `wording` is the document's own; `jsna_ids` are the listed priorities that it stands for.
    """

    priority_id: str
    wording: str
    note: str
    jsna_ids: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class JsnaAlias:
    """A wording that the list of JSNA priorities does not have, and a listed priority that it stands for."""

    wording: str
    jsna_id: str
    note: str


@dataclass(frozen=True, kw_only=True)
class IndicatorTie:
    """An indicator that hineq, not the document, ties to a commissioning priority or a JSNA priority, and why."""

    tied_id: str
    indicator_id: str
    note: str


@dataclass(frozen=True, kw_only=True)
class PriorityUpdate:
    """What officers say of a commissioning priority on a day."""

    priority_id: str
    as_at: date
    narrative: str
    owner: str
    action: str
    due: date | None
    source_id: str


@dataclass(frozen=True, kw_only=True)
class LinkedStrategy:
    """Another strategy that the document names under an outcome, with its years as printed there."""

    outcome_id: str
    name: str
    years: str
    cut_off: bool
    note: str
    source_id: str

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
