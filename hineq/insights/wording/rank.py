"""A rank among areas as a value, and the words that carry its direction."""

import math
from dataclasses import dataclass
from typing import Self

from hineq.insights.wording.numbers import ordinal, superlative
from hineq.methods.quantiles import fifth_of
from hineq.model.words import FirstIs, Polarity, SpreadEnd


@dataclass(frozen=True, kw_only=True)
class Rank:
    """The place of an area among areas, counted from the poorest (from the highest where neither end is worse).

    `tied` areas share it; those who share the last place are the best, however many they are.
    """

    rank: int
    areas: int
    polarity: Polarity
    tied: int = 1

    @classmethod
    def from_highest(cls, rank: int, areas: int, polarity: Polarity) -> Self:
        """A rank that was counted from the highest value."""
        turned = polarity is Polarity.HIGH_IS_GOOD
        return cls(rank=areas - rank + 1 if turned else rank, areas=areas, polarity=polarity)

    @classmethod
    def printed(cls, rank: float, areas: int, first_is: FirstIs, polarity: Polarity) -> Self:
        """A rank as a table prints it, which says at which end it begins to count."""
        from_highest = rank if first_is is FirstIs.HIGHEST else areas - rank + 1
        return cls.from_highest(int(from_highest), areas, polarity)

    @property
    def of_highest(self) -> int:
        """The rank counted from the highest value."""
        return self.areas - self.rank + 1 if self.polarity is Polarity.HIGH_IS_GOOD else self.rank

    @property
    def share(self) -> float:
        """Where it lies between the poorest area (0) and the best (1); NaN where neither end is worse or it is alone."""
        if self.polarity is Polarity.NO_JUDGEMENT or self.areas < 2:
            return math.nan
        return (self.rank - 1) / (self.areas - 1)

    @property
    def end(self) -> SpreadEnd:
        """The poorest or the best fifth of the areas, rounded up; neither where no end is worse.

        >>> Rank(rank=2, areas=6, polarity=Polarity.LOW_IS_GOOD).end
        <SpreadEnd.POOREST: 'poorest fifth'>
        """
        fifth = fifth_of(self.areas)
        if self.polarity is Polarity.NO_JUDGEMENT or fifth < self.rank <= self.areas - fifth:
            return SpreadEnd.NEITHER
        return SpreadEnd.POOREST if self.rank <= fifth else SpreadEnd.BEST

    @property
    def all_alike(self) -> bool:
        """Whether every area shares it."""
        return self.areas > 1 and self.tied == self.areas

    @property
    def place(self) -> str:
        """The rank where it is said among how many.

        >>> Rank(rank=4, areas=19, polarity=Polarity.LOW_IS_GOOD).place
        '4th poorest'
        """
        if self.all_alike:
            return f"the same as all {self.areas}"
        joint = "joint " if self.tied > 1 else ""
        if self.rank > 1 and self.rank + self.tied - 1 == self.areas:
            return f"{joint}{self._far_end}"
        return f"{joint}{_counted_from(self.rank, self._near_end)}"

    @property
    def words(self) -> str:
        """The rank with the number of areas.

        >>> Rank(rank=4, areas=19, polarity=Polarity.LOW_IS_GOOD).words
        '4th poorest of 19'
        >>> Rank(rank=7, areas=19, polarity=Polarity.LOW_IS_GOOD, tied=13).words
        'joint best of 19'
        """
        return self.place if self.all_alike else f"{self.place} of {self.areas}"

    @property
    def nearer_end_words(self) -> str:
        """The rank counted from the nearer end, the poorest in the middle.

        >>> Rank.from_highest(120, 151, Polarity.HIGH_IS_GOOD).nearer_end_words
        '32nd poorest of 151'
        >>> Rank.from_highest(120, 151, Polarity.LOW_IS_GOOD).nearer_end_words
        '32nd best of 151'
        """
        back = self.areas - self.rank + 1
        return self.words if self.rank <= back else f"{_counted_from(back, self._far_end)} of {self.areas}"

    @property
    def by_value_words(self) -> str:
        """The rank counted from the nearer end of the values, whichever of them is good.

        >>> Rank.from_highest(120, 151, Polarity.HIGH_IS_GOOD).by_value_words
        '32nd lowest of 151'
        """
        low = self.of_highest > self.areas / 2
        place = _counted_from(
            self.areas - self.of_highest + 1 if low else self.of_highest, "lowest" if low else "highest"
        )
        return f"{place} of {self.areas:,}"

    @property
    def _near_end(self) -> str:
        return superlative(self.polarity)

    @property
    def _far_end(self) -> str:
        return "lowest" if self.polarity is Polarity.NO_JUDGEMENT else "best"


def _counted_from(rank: int, end: str) -> str:
    return end if rank == 1 else f"{ordinal(rank)} {end}"
