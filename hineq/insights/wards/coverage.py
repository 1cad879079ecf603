"""How much is known: whether enough wards have a figure, or a ward enough of its measures, to be put in an order.

What has no figure is no evidence. The rule and its reasons: docs/decisions/missing-is-not-evidence.md.
"""

from dataclasses import dataclass

from hineq.insights.wording.numbers import counted, joined_few
from hineq.model.enough import LEAST_COVERAGE
from hineq.model.tense import Tense


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """How many of the wards have a figure, and the names of those without."""

    wards: int
    without: tuple[str, ...] = ()
    tense: Tense = Tense.PRESENT

    @property
    def known(self) -> int:
        """How many wards have a figure."""
        return self.wards - len(self.without)

    @property
    def ordered(self) -> bool:
        """Whether so many have one that the wards can be put in an order."""
        return enough(self.known, self.wards)

    @property
    def missing_words(self) -> str:
        """The wards without a figure, for the end of a sentence: "Ash and Elm have none"; nothing where all have one."""
        return f"{joined_few(list(self.without))} {self.tense.have(len(self.without))} none" if self.without else ""

    @property
    def without_words(self) -> str:
        """The wards without a figure, in a sentence of their own; nothing where all have one."""
        return f"{self.missing_words.removesuffix(' none')} no figure." if self.without else ""

    @property
    def no_order_words(self) -> str:
        """Why the wards are in no order, in a sentence; nothing where they are in one."""
        if self.ordered:
            return ""
        return (
            f"Only {counted(self.known, 'ward')} of {self.wards} {self.tense.have(self.known)} a figure, fewer than "
            f"{LEAST_COVERAGE:.0%}, so they {self.tense.be(2)} not ranked: {self.missing_words}."
        )


def enough(known: float, all_: float) -> bool:
    """Whether a part of all is enough for an order; nothing of nothing is not.

    >>> enough(4, 5), enough(7, 9), enough(0, 0)
    (True, False, False)
    """
    # four fifths of a weight may come out as a hair less
    return all_ > 0 and known >= LEAST_COVERAGE * all_ - 1e-9
