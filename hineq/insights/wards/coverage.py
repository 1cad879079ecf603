"""How much is known: whether enough wards have a figure, or a ward enough of its measures, to be put in an order.

What has no figure is no evidence. The rule and its reasons: docs/decisions/missing-is-not-evidence.md.
"""

from dataclasses import dataclass

from hineq.insights.wording.numbers import counted, joined_few
from hineq.model.enough import LEAST_COVERAGE
from hineq.model.tense import Tense


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """How many of the wards have a figure that counts, and the names of those without; those in `rough` have only a rough one."""

    wards: int
    without: tuple[str, ...] = ()
    rough: tuple[str, ...] = ()
    tense: Tense = Tense.PRESENT

    @property
    def known(self) -> int:
        """How many wards have a figure."""
        return self.wards - len(self.without)

    @property
    def ordered(self) -> bool:
        """Whether so many have one that the wards can be put in an order."""
        return enough(self.known, self.wards)

    def figure_words(self, noun: str = "figure") -> str:
        """What the others have, after a verb."""
        return f"a {noun} that is not rough" if self.rough else f"a {noun}"

    @property
    def missing_words(self) -> str:
        """The wards without a figure, after a figure was named: "Ash and Elm have none"; nothing where all have one."""
        return self._missing("none", "only a rough one")

    @property
    def without_words(self) -> str:
        """The same where none was named: "Ash and Elm have no figure"."""
        return self._missing("no figure", "only a rough figure")

    @property
    def without_sentence(self) -> str:
        """The same as a sentence of its own."""
        return f"{self.without_words}." if self.without else ""

    @property
    def no_order_words(self) -> str:
        """Why the wards are in no order, in a sentence; nothing where they are in one."""
        if self.ordered:
            return ""
        return (
            f"Only {counted(self.known, 'ward')} of {self.wards} {self.tense.have(self.known)} {self.figure_words()}, fewer than "
            f"{LEAST_COVERAGE:.0%}, so they {self.tense.be(2)} not ranked: {self.missing_words}."
        )

    def _missing(self, nothing: str, roughly: str) -> str:
        none = [name for name in self.without if name not in self.rough]
        return "; ".join(
            f"{joined_few(names)} {self.tense.have(len(names))} {what}"
            for names, what in ((none, nothing), (list(self.rough), roughly))
            if names
        )


def enough(known: float, all_: float) -> bool:
    """Whether a part of all is enough for an order; nothing of nothing is not.

    >>> enough(4, 5), enough(7, 9), enough(0, 0)
    (True, False, False)
    """
    # four fifths of a weight may come out as a hair less
    return all_ > 0 and known >= LEAST_COVERAGE * all_ - 1e-9
