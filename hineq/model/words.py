"""The closed sets of words: one enum each, one word each on screen, never mixed."""

from enum import StrEnum
from typing import assert_never


class Sex(StrEnum):
    """Whom a figure counts."""

    PERSONS = "Persons"
    MALE = "Male"
    FEMALE = "Female"

    @property
    def people(self) -> str:
        """The noun for a sentence: 'men', 'women' or 'people'."""
        return {"Persons": "people", "Male": "men", "Female": "women"}[self.value]


class Polarity(StrEnum):
    """Which way is good."""

    HIGH_IS_GOOD = "high_is_good"
    LOW_IS_GOOD = "low_is_good"
    NO_JUDGEMENT = "no_judgement"

    @property
    def word(self) -> str:
        """The polarity in plain words."""
        return {
            "high_is_good": "higher is better",
            "low_is_good": "lower is better",
            "no_judgement": "neither high nor low is better",
        }[self.value]

    @property
    def sign(self) -> int:
        """The direction that is good: 1 up, -1 down, 0 where neither is."""
        match self:
            case Polarity.HIGH_IS_GOOD:
                return 1
            case Polarity.LOW_IS_GOOD:
                return -1
            case Polarity.NO_JUDGEMENT:
                return 0
        assert_never(self)

    def better(self, value: float, other: float) -> bool:
        """Whether a value lies on the good side of another one; never where neither end is good.

        >>> Polarity.LOW_IS_GOOD.better(3.0, 4.0), Polarity.NO_JUDGEMENT.better(3.0, 4.0)
        (True, False)
        """
        return self.sign * (value - other) > 0

    def worse(self, value: float, other: float) -> bool:
        """Whether a value lies on the poor side of another one; never where neither end is poor."""
        return self.sign * (value - other) < 0


class ValueType(StrEnum):
    """What kind of number an indicator is; decides its range and how an interval is made."""

    PROPORTION = "proportion"
    CRUDE_RATE = "crude_rate"
    DIRECTLY_STANDARDISED_RATE = "directly_standardised_rate"
    RATIO = "ratio"
    MEAN = "mean"
    INDEX = "index"
    YEARS = "years"
    COUNT = "count"

    @property
    def error_scale(self) -> str:
        """The scale on which chance is symmetric around a figure, in the methods' words: logit, log or the figure's own."""
        match self:
            case ValueType.PROPORTION:
                return "proportion"
            case ValueType.CRUDE_RATE | ValueType.DIRECTLY_STANDARDISED_RATE | ValueType.RATIO:
                return "rate"
            case ValueType.MEAN | ValueType.INDEX | ValueType.YEARS | ValueType.COUNT:
                return "other"
        assert_never(self)

    @property
    def has_zero(self) -> bool:
        """Whether 0 means none, so that a distance can be said as a share of a figure."""
        return self not in (ValueType.MEAN, ValueType.INDEX)

    @property
    def has_times(self) -> bool:
        """Whether one figure over another tells something: nobody lives near no years, and a count hangs on size."""
        match self:
            case ValueType.YEARS | ValueType.COUNT | ValueType.MEAN | ValueType.INDEX:
                return False
            case ValueType.PROPORTION | ValueType.CRUDE_RATE | ValueType.DIRECTLY_STANDARDISED_RATE | ValueType.RATIO:
                return True
        assert_never(self)

    @property
    def is_shared_out(self) -> bool:
        """Whether figures can be thought of as shares of a whole that residents have more or less of."""
        match self:
            case ValueType.PROPORTION | ValueType.CRUDE_RATE | ValueType.DIRECTLY_STANDARDISED_RATE | ValueType.YEARS:
                return True
            case ValueType.RATIO | ValueType.MEAN | ValueType.INDEX | ValueType.COUNT:
                return False
        assert_never(self)


class FigureStatus(StrEnum):
    """How a figure came about, shown wherever the figure is."""

    OFFICIAL = "official"
    ESTIMATED = "estimated"
    MODELLED = "modelled"
    PROVISIONAL = "provisional"
    SUPPRESSED = "suppressed"
    EXAMPLE = "example"

    @property
    def mark(self) -> str:
        """The word that stands beside such a figure; empty for an official one, and for one that is not given."""
        match self:
            case FigureStatus.OFFICIAL | FigureStatus.SUPPRESSED:
                return ""
            case FigureStatus.ESTIMATED | FigureStatus.MODELLED | FigureStatus.PROVISIONAL | FigureStatus.EXAMPLE:
                return self.value
        assert_never(self)

    @property
    def published(self) -> bool:
        """Whether a publisher gave the figure as a count or measurement of its own: what "published" counts."""
        match self:
            case FigureStatus.OFFICIAL | FigureStatus.PROVISIONAL:
                return True
            case FigureStatus.ESTIMATED | FigureStatus.MODELLED | FigureStatus.SUPPRESSED | FigureStatus.EXAMPLE:
                return False
        assert_never(self)


class FirstIs(StrEnum):
    """Which value a ranking puts first."""

    HIGHEST = "highest"
    LOWEST = "lowest"


class SpreadEnd(StrEnum):
    """The end of a spread over areas that a place lies at: its poorest or its best fifth, or neither."""

    POOREST = "poorest fifth"
    NEITHER = ""
    BEST = "best fifth"


class TargetKind(StrEnum):
    """What a row of the targets table is: where it began, what was promised, what was forecast for a comparator."""

    BASELINE = "baseline"
    TARGET = "target"
    PROJECTION = "projection"


class TargetStatus(StrEnum):
    """How an outturn stands against its target (docs/decisions/target-status.md)."""

    MET = "met"
    MISSED = "missed"
    ON_TRACK = "on track"
    BEHIND = "behind"
    MOVING_AWAY = "moving away"
    NO_OUTTURN = "no published outturn"

    @property
    def judged(self) -> bool:
        """Whether a published figure decided it."""
        return self is not TargetStatus.NO_OUTTURN

    @property
    def good(self) -> bool:
        """Whether what was promised came about, or may still."""
        match self:
            case TargetStatus.MET | TargetStatus.ON_TRACK:
                return True
            case TargetStatus.MISSED | TargetStatus.BEHIND | TargetStatus.MOVING_AWAY | TargetStatus.NO_OUTTURN:
                return False
        assert_never(self)

    @property
    def urgency(self) -> int:
        """What comes first where measures are listed: 0 for a missed target, then what goes wrong, then the others."""
        match self:
            case TargetStatus.MISSED:
                return 0
            case TargetStatus.MOVING_AWAY:
                return 1
            case TargetStatus.BEHIND:
                return 2
            case TargetStatus.MET:
                return 3
            case TargetStatus.ON_TRACK:
                return 4
            case TargetStatus.NO_OUTTURN:
                return 5
        assert_never(self)


class Outcome(StrEnum):
    """How an area compares with a benchmark."""

    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    LOWER = "lower"
    HIGHER = "higher"
    NOT_COMPARED = "not_compared"

    @property
    def word(self) -> str:
        """The word on screen."""
        return "not compared" if self is Outcome.NOT_COMPARED else self.value

    def against(self, name: str) -> str:
        """The comparison with what it was made with: "worse than England", "similar to England".

        >>> Outcome.WORSE.against("England"), Outcome.NOT_COMPARED.against("England")
        ('worse than England', 'not compared with England')
        """
        match self:
            case Outcome.SIMILAR:
                return f"similar to {name}"
            case Outcome.NOT_COMPARED:
                return f"not compared with {name}"
            case Outcome.BETTER | Outcome.WORSE | Outcome.LOWER | Outcome.HIGHER:
                return f"{self.word} than {name}"
        assert_never(self)


class Tie(StrEnum):
    """How near an indicator of the pack comes to a measure that a document names."""

    DIRECT = "direct"
    NEAR = "near"
    RIVAL = "rival"
    PROXY = "proxy"
    CONTEXT = "context"
    NONE = "none"

    @property
    def word(self) -> str:
        """The tie in plain words."""
        return {
            "direct": "the same measure",
            "near": "nearly the same measure",
            "rival": "a like measure by another definition",
            "proxy": "a stand-in for it",
            "context": "context only",
            "none": "no published figure in this pack",
        }[self.value]


class AreaType(StrEnum):
    """The levels of geography a pack may hold."""

    COUNTRY = "country"
    REGION = "region"
    SYSTEM = "system"  # an area of the health service that several councils share
    COUNTY = "county"
    AUTHORITY = "authority"
    WARD = "ward"
    EARLIER_WARD = "earlier_ward"  # a ward that has since changed, on which older figures were published
    UNCOUNTED_WARD = "uncounted_ward"  # a ward that is the best fit of no neighbourhood, so that no figure can be made
    MSOA = "msoa"
    LSOA = "lsoa"


class Direction(StrEnum):
    """Which way an indicator has moved between two of its figures, by the figures alone."""

    IMPROVED = "improved"
    WORSENED = "got worse"
    UNCHANGED = "unchanged"
    ROSE = "rose"
    FELL = "fell"
    TOO_SHORT = "too short to say"
    NOT_SAID = "without an earlier figure"


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

    @property
    def word(self) -> str:
        """The topic in plain words."""
        return self.value.replace("_", " ")


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

    @property
    def word(self) -> str:
        """The relation in plain words, as a sentence goes on after the board's name: "is led by"."""
        match self:
            case BoardRelation.REPORTS_TO:
                return self.label
            case BoardRelation.COMMITTEE_OF:
                return f"is a {self.label}"
            case BoardRelation.HELD_TO_ACCOUNT_BY | BoardRelation.LED_BY | BoardRelation.CHAIRED_BY:
                return f"is {self.label}"
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
                return "On how many measures the wards can be compared."
            case EvidenceKind.WIDER_CAUSES:
                return "On how many measures of the wider causes of health the wards can be compared."
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
