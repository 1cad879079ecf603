"""The agenda of a meeting: what it is about, item by item."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from hineq.model.words import Sex


class Audience(StrEnum):
    """For whom a board pack is made: it decides what stands in it."""

    BOARD = "board"
    SCRUTINY = "scrutiny"
    PUBLIC = "public"

    @property
    def decides(self) -> bool:
        """Whether decisions are sought of it, and presenters' notes and empty lines for owners shown."""
        return self is not Audience.PUBLIC


class ItemKind(StrEnum):
    """What an item of an agenda is."""

    FINDING = "finding"
    MEASURE = "measure"
    GAP = "gap"
    MAP = "map"
    WARD = "ward"
    PRIORITY = "priority"
    TRACKER = "tracker"
    TEXT = "text"
    DECISION = "decision"


class Finding(StrEnum):
    """What hineq finds by itself, over all measures."""

    CHANGES = "changes"
    TODAY = "today"
    ATTENTION = "attention"
    WORSENING = "worsening"
    IMPROVING = "improving"
    UNCHANGED = "unchanged"
    PROMISED = "promised"


class TrackerPart(StrEnum):
    """Which recommendations an item lists."""

    ALL = "all"
    OPEN = "open"
    OVERDUE = "overdue"


@dataclass(frozen=True, kw_only=True)
class AgendaItem:
    """An item: what it is about, and what officers say of it, each empty where they say nothing.

    Which of the fields an item of a kind has is said by `NEEDED` and `ALLOWED` of `hineq.packs.read.agendas`. `decision` is what the meeting is
    asked to decide; `lead`, `action` and `due` say who does what until when.
    """

    kind: ItemKind
    finding: Finding | None = None
    indicator_id: str = ""
    sex: Sex = Sex.PERSONS
    period: str = ""
    area_code: str = ""
    priority_id: str = ""
    part: TrackerPart = TrackerPart.OPEN
    title: str = ""
    text: str = ""
    decision: str = ""
    lead: str = ""
    action: str = ""
    due: datetime.date | None = None
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class Agenda:
    """A meeting: its title, its day (None where none is set), for whom, and its items in order.

    `agenda_id` is the name of its file without the ending, "default" for the one that hineq makes. `area_code`
    is the level of the place that it is about, empty for the place itself.
    """

    agenda_id: str
    title: str
    date: datetime.date | None
    audience: Audience
    items: tuple[AgendaItem, ...]
    area_code: str = ""
