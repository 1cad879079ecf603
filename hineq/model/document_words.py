"""The closed sets of what documents say: statements, boards and their meetings, audits, and trackers of recommendations."""

from enum import StrEnum
from typing import assert_never

from hineq.model.tense import Tense


class StatementTopic(StrEnum):
    """What a quoted statement of a document is about."""

    VISION = "vision"
    AIM = "aim"
    FACT = "fact"
    APPROACH = "approach"
    PRINCIPLE = "principle"
    PROGRAMME = "programme"
    GOVERNANCE = "governance"
    PLAN = "plan"
    GROUP = "group"
    NATIONAL_TARGET = "national_target"
    SELF_ASSESSMENT = "self_assessment"
    PROMISED_NOW = "promised_now"
    PRIORITY_NOW = "priority_now"
    SAID_NOW = "said_now"

    @property
    def word(self) -> str:
        """The topic in plain words."""
        return self.value.replace("_", " ")

    @property
    def of_now(self) -> bool:
        """Whether it is about what is promised after the strategy that a pack holds."""
        return self in (StatementTopic.PROMISED_NOW, StatementTopic.PRIORITY_NOW, StatementTopic.SAID_NOW)


class DocumentStage(StrEnum):
    """What keeps a document from being one of today that promises: it was not adopted, only reports, or has ended."""

    DRAFT = "draft"
    MINUTES = "minutes"
    ENDED = "ended"

    @property
    def named(self) -> str:
        """The document by what it is, with an article where it has one: "a draft", "minutes"."""
        match self:
            case DocumentStage.DRAFT:
                return "a draft"
            case DocumentStage.MINUTES:
                return "minutes"
            case DocumentStage.ENDED:
                return "a strategy that has ended"
        assert_never(self)


class GovernanceLevel(StrEnum):
    """How large an area a board or a level of working covers."""

    SYSTEM = "system"
    PLACE = "place"
    NEIGHBOURHOOD = "neighbourhood"


class BoardRelation(StrEnum):
    """How a board stands to another one, or to the role that leads it."""

    REPORTS_TO = "reports_to"
    COMMITTEE_OF = "committee_of"
    HELD_TO_ACCOUNT_BY = "held_to_account_by"
    LED_BY = "led_by"
    CHAIRED_BY = "chaired_by"

    @property
    def label(self) -> str:
        """The relation by itself: "led by", "committee of"."""
        return self.value.replace("_", " ")

    def word(self, tense: Tense) -> str:
        """The relation in plain words, as a sentence goes on after the board's name: "is led by".

        A board that delivers a strategy reports for as long as that lasts; what a board is by law does not cease with it. Who leads or
        chairs it is not law: that was so when the document said it.
        """
        match self:
            case BoardRelation.REPORTS_TO:
                return tense.verb("reports to", "reported to")
            case BoardRelation.COMMITTEE_OF:
                return f"is a {self.label}"
            case BoardRelation.HELD_TO_ACCOUNT_BY:
                return f"is {self.label}"
            case BoardRelation.LED_BY | BoardRelation.CHAIRED_BY:
                return f"was {self.label}"
        assert_never(self)

    @property
    def of_a_role(self) -> bool:
        """Whether it leads to a role, not to a board."""
        return self in (BoardRelation.LED_BY, BoardRelation.CHAIRED_BY)


class ApprovalEvent(StrEnum):
    """What happened, or was to happen, to a document when it came before a body."""

    APPROVED = "approved"
    CONSIDERED = "considered"
    PRIOR_REVIEW = "prior_review"
    TO_BE_NOTED = "to_be_noted"

    @property
    def word(self) -> str:
        """The event in plain words."""
        return self.value.replace("_", " ")


class EvidenceKind(StrEnum):
    """What is computed today that can be evidence for an audit's question."""

    TARGETS_MET = "targets_met"
    MEASURES_PUBLISHED = "measures_published"
    LINKS_OF_STRATEGY = "links_of_strategy"
    WARDS_COMPARED = "wards_compared"
    WIDER_CAUSES = "wider_causes"
    STANDING = "standing"
    SOURCES = "sources"

    @property
    def meaning(self) -> str:
        """What is computed."""
        match self:
            case EvidenceKind.TARGETS_MET:
                return "How many of the targets with an outturn were met."
            case EvidenceKind.MEASURES_PUBLISHED:
                return (
                    "How many of the strategy's measures have a published figure, and how many targets can be checked."
                )
            case EvidenceKind.LINKS_OF_STRATEGY:
                return "What leads from the strategy's priorities to needs, figures, officers and boards."
            case EvidenceKind.WARDS_COMPARED:
                return "On how many measures this copy has figures of the wards."
            case EvidenceKind.WIDER_CAUSES:
                return "On how many measures of the wider causes of health this copy has figures of the wards."
            case EvidenceKind.STANDING:
                return "Where the place stands among other authorities."
            case EvidenceKind.SOURCES:
                return "How many measures there are, and from how many sources."
        assert_never(self)


class Judgement(StrEnum):
    """What an audit found."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"


class Decision(StrEnum):
    """What was decided on a recommendation."""

    AGREED = "agreed"
    AGREED_IN_PART = "agreed_in_part"
    NOT_AGREED = "not_agreed"
    AWAITING = "awaiting"

    @property
    def word(self) -> str:
        """The decision in plain words."""
        return "awaiting a decision" if self is Decision.AWAITING else self.value.replace("_", " ")


class RecommendationState(StrEnum):
    """How far the action on a recommendation has come, as its owner says; a colour that nobody explains stays a colour."""

    ACHIEVED = "achieved"
    ACCEPTABLE_PROGRESS = "acceptable_progress"
    ONGOING = "ongoing"
    OPEN = "open"
    NOT_STARTED = "not_started"
    OFF_TRACK = "off_track"
    PAUSED = "paused"
    OVERDUE = "overdue"
    CLOSED = "closed"
    BLUE = "blue"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"

    @property
    def word(self) -> str:
        """The state in plain words."""
        return f"rated {self.value}" if self.is_colour else self.value.replace("_", " ")

    @property
    def is_colour(self) -> bool:
        """Whether it is a colour, of which each council has its own meaning."""
        return self in (
            RecommendationState.BLUE,
            RecommendationState.GREEN,
            RecommendationState.AMBER,
            RecommendationState.RED,
        )

    @property
    def to_do(self) -> bool:
        """Whether something is surely still to be done: green and blue mean in some councils that it is done."""
        match self:
            case (
                RecommendationState.ACHIEVED
                | RecommendationState.CLOSED
                | RecommendationState.BLUE
                | RecommendationState.GREEN
            ):
                return False
            case (
                RecommendationState.ACCEPTABLE_PROGRESS
                | RecommendationState.ONGOING
                | RecommendationState.OPEN
                | RecommendationState.NOT_STARTED
                | RecommendationState.OFF_TRACK
                | RecommendationState.PAUSED
                | RecommendationState.OVERDUE
                | RecommendationState.AMBER
                | RecommendationState.RED
            ):
                return True
        assert_never(self)
