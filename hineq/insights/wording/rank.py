"""A rank among areas as a value, and the words that carry its direction."""

import math
from dataclasses import dataclass, replace
from typing import Self

from hineq.insights.wording.numbers import ordinal, superlative
from hineq.methods.quantiles import fifth_of
from hineq.model.words import FirstIs, Polarity, SpreadEnd


@dataclass(frozen=True, kw_only=True)
class Rank:
    """The place of an area among areas, counted from the poorest (from the highest where neither end is worse).

    `tied` areas share it; those who share the last place are the best, however many they are. `known_from` is the one end
    that the rank can be said from where a table does not say how many share it; None where both can be.
    """

    rank: int
    areas: int
    polarity: Polarity
    tied: int = 1
    known_from: FirstIs | None = None

    @classmethod
    def from_highest(cls, rank: int, areas: int, polarity: Polarity, tied: int = 1) -> Self:
        """A rank that was counted from the highest value."""
        turned = polarity is Polarity.HIGH_IS_GOOD
        return cls(
            rank=_from_other_end(rank, areas, tied) if turned else rank, areas=areas, polarity=polarity, tied=tied
        )

    @classmethod
    def printed(cls, rank: float, areas: int, first_is: FirstIs, polarity: Polarity, tied: float = math.nan) -> Self:
        """A rank as a table prints it, which says at which end it begins to count; `tied` NaN where it does not say it."""
        sharing = 1 if math.isnan(tied) else int(tied)
        from_highest = int(rank) if first_is is FirstIs.HIGHEST else _from_other_end(int(rank), areas, sharing)
        turned = cls.from_highest(from_highest, areas, polarity, sharing)
        return replace(turned, known_from=first_is if math.isnan(tied) else None)

    @property
    def of_highest(self) -> int:
        """The rank counted from the highest value."""
        return self.of_best if self.polarity is Polarity.HIGH_IS_GOOD else self.rank

    @property
    def of_best(self) -> int:
        """The rank counted from the other end: from the best, or from the lowest where neither end is worse."""
        return _from_other_end(self.rank, self.areas, self.tied)

    @property
    def share(self) -> float:
        """Where it lies between the poorest area (0) and the best (1); NaN where neither end is worse or it is alone."""
        if self.polarity is Polarity.NO_JUDGEMENT or self.areas < 2:
            return math.nan
        return (self.rank - 1) / (self.areas - 1)

    @property
    def share_better(self) -> float:
        """The share of the other areas that do better; those that share the place do not.

        >>> Rank(rank=2, areas=6, polarity=Polarity.LOW_IS_GOOD, tied=3).share_better
        0.4
        """
        return math.nan if math.isnan(self.share) else (self.of_best - 1) / (self.areas - 1)

    @property
    def end(self) -> SpreadEnd:
        """The poorest or the best fifth of the areas, rounded up; neither where no end is worse, or so many share it that it is both.

        >>> Rank(rank=2, areas=6, polarity=Polarity.LOW_IS_GOOD).end
        <SpreadEnd.POOREST: 'poorest fifth'>
        """
        fifth = fifth_of(self.areas)
        poorest, best = self.rank <= fifth, self.of_best <= fifth
        if self.polarity is Polarity.NO_JUDGEMENT or poorest is best:
            return SpreadEnd.NEITHER
        return SpreadEnd.POOREST if poorest else SpreadEnd.BEST

    @property
    def all_alike(self) -> bool:
        """Whether every area shares it."""
        return self.areas > 1 and self.tied == self.areas

    @property
    def place(self) -> str:
        """The rank where it is said among how many, counted from the nearer end, from the poorest in the middle.

        >>> Rank(rank=4, areas=19, polarity=Polarity.LOW_IS_GOOD).place
        '4th poorest'
        >>> Rank(rank=14, areas=19, polarity=Polarity.LOW_IS_GOOD, tied=3).place
        'joint 4th best'
        """
        if self.areas == 1:
            return "the only one"
        if self.all_alike:
            return f"the same as all {self.areas}" if self.areas > 2 else "the same as the other"
        low_is_near = self.polarity is Polarity.HIGH_IS_GOOD
        near = (self.rank, self._near_end, FirstIs.LOWEST if low_is_near else FirstIs.HIGHEST)
        far = (self.of_best, self._far_end, FirstIs.HIGHEST if low_is_near else FirstIs.LOWEST)
        return self._nearer(near, far)

    @property
    def words(self) -> str:
        """The rank with the number of areas.

        >>> Rank(rank=4, areas=19, polarity=Polarity.LOW_IS_GOOD).words
        '4th poorest of 19'
        >>> Rank(rank=7, areas=19, polarity=Polarity.LOW_IS_GOOD, tied=13).words
        'joint best of 19'
        >>> Rank.from_highest(120, 151, Polarity.HIGH_IS_GOOD).words
        '32nd poorest of 151'
        """
        return self.place if self.areas == 1 or self.all_alike else f"{self.place} of {self.areas}"

    def among(self, noun: str) -> str:
        """The rank with what the areas are.

        >>> [Rank(rank=1, areas=areas, polarity=Polarity.LOW_IS_GOOD).among("ward") for areas in (1, 2)]
        ['the only ward', 'poorest of 2 wards']
        >>> [Rank(rank=1, areas=areas, polarity=Polarity.LOW_IS_GOOD, tied=areas).among("ward") for areas in (2, 3)]
        ['the same as the other ward', 'the same as all 3 wards']
        """
        if self.areas == 1:
            return f"the only {noun}"
        return f"{self.words} {noun}{'s' if self.areas > 2 or not self.all_alike else ''}"

    @property
    def by_value_words(self) -> str:
        """The rank counted from the nearer end of the values, whichever of them is good.

        >>> Rank.from_highest(120, 151, Polarity.HIGH_IS_GOOD).by_value_words
        '32nd lowest of 151'
        """
        of_lowest = _from_other_end(self.of_highest, self.areas, self.tied)
        place = self._nearer((of_lowest, "lowest", FirstIs.LOWEST), (self.of_highest, "highest", FirstIs.HIGHEST))
        return f"{place} of {self.areas:,}"

    def _nearer(self, *ends: tuple[int, str, FirstIs]) -> str:
        """The rank in words from the nearer of two ends, the first in the middle, or from the one that it is known from."""
        known = [end for end in ends if self.known_from in (None, end[2])]
        rank, word, _ = min(known, key=lambda end: end[0])
        return f"{'joint ' if self.tied > 1 else ''}{_counted_from(rank, word)}"

    @property
    def _near_end(self) -> str:
        return superlative(self.polarity)

    @property
    def _far_end(self) -> str:
        return "lowest" if self.polarity is Polarity.NO_JUDGEMENT else "best"


def _from_other_end(rank: int, areas: int, tied: int) -> int:
    """A rank that `tied` areas share, counted from the other end: one more than the areas beyond all of them."""
    return areas - (rank + tied - 1) + 1


def _counted_from(rank: int, end: str) -> str:
    return end if rank == 1 else f"{ordinal(rank)} {end}"
