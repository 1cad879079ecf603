"""In which tense an area or a figure is spoken of: what has ended is past."""

from collections.abc import Iterable
from enum import StrEnum


class Tense(StrEnum):
    """The tense, with the verbs that sentences need: `be` and `have` agree with a number."""

    PRESENT = "present"
    PAST = "past"

    @staticmethod
    def over(tenses: "Iterable[Tense]") -> "Tense":
        """That of a sentence over several figures: past as soon as one of them is, since it is not all of now.

        >>> Tense.over([Tense.PRESENT, Tense.PAST]), Tense.over([Tense.PRESENT]), Tense.over([])
        (<Tense.PAST: 'past'>, <Tense.PRESENT: 'present'>, <Tense.PRESENT: 'present'>)
        """
        return Tense.PAST if Tense.PAST in set(tenses) else Tense.PRESENT

    def be(self, count: int) -> str:
        """The verb for so many.

        >>> Tense.PRESENT.be(1), Tense.PRESENT.be(2), Tense.PAST.be(1), Tense.PAST.be(2)
        ('is', 'are', 'was', 'were')
        """
        if self is Tense.PAST:
            return "was" if count == 1 else "were"
        return "is" if count == 1 else "are"

    def have(self, count: int) -> str:
        """The verb for so many: "has", "have" or "had"."""
        return "had" if self is Tense.PAST else "has" if count == 1 else "have"

    def do(self, count: int) -> str:
        """The verb for so many: "does", "do" or "did"."""
        return "did" if self is Tense.PAST else "does" if count == 1 else "do"

    def verb(self, present: str, past: str) -> str:
        """Any other verb, given in both."""
        return past if self is Tense.PAST else present
