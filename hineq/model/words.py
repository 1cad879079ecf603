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

    @property
    def tested(self) -> bool:
        """Whether anything was compared."""
        return self is not Outcome.NOT_COMPARED

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
    FORMER_WARD = "former_ward"  # a ward of an earlier set of its council, kept whole beside today's
    UNCOUNTED_WARD = "uncounted_ward"  # a ward that is the best fit of no neighbourhood, so that no figure can be made
    MSOA = "msoa"
    LSOA = "lsoa"

    @property
    def is_ward(self) -> bool:
        """Whether it is a ward of any kind: of today, of earlier years, or one that nobody counted."""
        return self in (AreaType.WARD, AreaType.EARLIER_WARD, AreaType.FORMER_WARD, AreaType.UNCOUNTED_WARD)


class Direction(StrEnum):
    """Which way an indicator has moved between two of its figures, by the figures alone."""

    IMPROVED = "improved"
    WORSENED = "got worse"
    UNCHANGED = "unchanged"
    ROSE = "rose"
    FELL = "fell"
    TOO_SHORT = "too short to say"
    NOT_SAID = "without an earlier figure made in the same way"
