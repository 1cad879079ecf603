"""In which tense an area or a figure is spoken of: what has ended is past."""

from enum import StrEnum


class Tense(StrEnum):
    """The tense, with the verbs that sentences need: `be` and `have` agree with a number."""

    PRESENT = "present"
    PAST = "past"

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
