"""The strategy: what a place said it would do, its outcomes and the measures it named."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from hineq.model.declaring import AreaCode, BoardId, IndicatorId, MeasureId, OutcomeId, SourceId
from hineq.model.document_words import StatementTopic
from hineq.model.roles import AreaListRole, StrategyPart
from hineq.model.statement import as_shown
from hineq.model.words import Sex, Tie


@dataclass(frozen=True, kw_only=True)
class PriorityOutcome:
    """An outcome that the strategy puts first, with the board that answers for it."""

    outcome_id: str
    name: str
    delivery_board: str


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One measure in the strategy's own words, tied to an indicator of the pack or to none.

    A wording with several indicators stands in several rows; `tie` says how near each comes.
    """

    KEY: ClassVar = ("measure_id", "indicator_id")

    measure_id: str
    part: StrategyPart
    outcome_id: OutcomeId = ""
    wording: str
    indicator_id: IndicatorId = ""
    tie: Tie
    cut_off: bool
    note: str = ""

    @property
    def shown(self) -> str:
        """The wording, with a mark where the document's copy cuts it off."""
        return as_shown(self.wording, cut_off=self.cut_off)


@dataclass(frozen=True, kw_only=True)
class Action:
    """What is to be done under a priority or for a measure of the strategy, by whom and by when.

    `owner` is a role, `board_id` the board that it answers to; `done` is the day on which it was done, empty where nobody says so.
    """

    KEY: ClassVar = ("action_id",)

    action_id: str
    outcome_id: OutcomeId = ""
    measure_id: MeasureId = ""
    wording: str = ""
    owner: str = ""
    board_id: BoardId = ""
    due: date | None = None
    done: date | None = None
    source_id: SourceId

    def overdue(self, day: date) -> bool:
        """Whether the day on which it was due has gone by, and nobody says that it was done."""
        return self.due is not None and self.due < day and self.done is None


@dataclass(frozen=True, kw_only=True)
class AreaListEntry:
    """An area on a list that a document names, with the sex the document limits it to (Persons where it does not)."""

    KEY: ClassVar = ("list_id", "area_code", "sex")

    list_id: str
    area_code: AreaCode
    sex: Sex
    note: str = ""
    source_id: SourceId


@dataclass(frozen=True, kw_only=True)
class AreaList:
    """A named list of areas, such as the wards that the strategy calls poorest, with the sentence it comes from."""

    list_id: str
    name: str
    quote: str
    source_id: str
    role: AreaListRole | None = None
    entries: tuple[AreaListEntry, ...] = ()

    def codes(self, sex: Sex) -> frozenset[str]:
        """The areas listed for a sex; a figure for all people meets every entry.

        >>> entry = AreaListEntry(list_id="x", area_code="E1", sex=Sex.FEMALE, note="", source_id="s")
        >>> sorted(AreaList(list_id="x", name="", quote="", source_id="s", entries=(entry,)).codes(Sex.MALE))
        []
        """
        return frozenset(
            entry.area_code for entry in self.entries if sex is Sex.PERSONS or entry.sex in (Sex.PERSONS, sex)
        )


@dataclass(frozen=True, kw_only=True)
class Strategy:
    """A strategy document: its title, the years it ran, its outcomes and its lists of areas.

    `topic_headings` are headings for what it says on a topic, where a plain one would not do.
    """

    title: str
    first_year: int
    last_year: int
    status: str
    source_id: str
    outcomes: tuple[PriorityOutcome, ...]
    area_lists: tuple[AreaList, ...]
    overall_aims: tuple[str, ...] = ()
    topic_headings: Mapping[StatementTopic, str] = field(default_factory=dict)

    def area_list(self, list_id: str) -> AreaList:
        """The list with this id; ValueError names the ids there are."""
        for found in self.area_lists:
            if found.list_id == list_id:
                return found
        raise ValueError(f"'list_id' must be one of {[known.list_id for known in self.area_lists]}, got {list_id!r}.")
