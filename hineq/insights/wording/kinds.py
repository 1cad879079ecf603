"""What is said of a figure where it is named: that it is no official one, and that it is crude where age decides it.

The rule and its reasons: docs/decisions/estimates-are-marked.md, docs/decisions/crude-figures-and-age.md.
"""

from collections.abc import Iterable

from hineq.insights.wording.numbers import joined, lowered, with_sex
from hineq.model.indicator import Indicator
from hineq.model.roles import IndicatorRole
from hineq.model.words import FigureStatus, Sex

NOT_ADJUSTED = "not age-adjusted"
# what another area's figure must be to stand beside one (docs/decisions/compared-like-for-like.md)
LIKE_IT = "made in the same way and of the same period"


def kind_words(statuses: Iterable[str]) -> str:
    """The kinds of figures that are not official, some of them where others are; empty where all are official.

    `statuses` are those of figures that have a value.

    >>> kind_words(["official"]), kind_words(["estimated"]), kind_words(["official", "modelled"])
    ('', 'estimated', 'some modelled')
    """
    kinds = dict.fromkeys(FigureStatus(status) for status in statuses)
    marks = sorted({kind.mark for kind in kinds if kind.mark})
    words = joined(marks, "or")
    return f"some {words}" if words and any(not kind.mark for kind in kinds) else words


def kinds_of_many(kinds: Iterable[str]) -> str:
    """The kinds of several measures' figures (as `kind_words` says them) as one.

    >>> kinds_of_many(["estimated", "estimated"]), kinds_of_many(["", "estimated"]), kinds_of_many(["", ""])
    ('estimated', 'some estimated', '')
    """
    each = list(kinds)
    words = joined(sorted({one for kind in each for one in kind.removeprefix("some ").split(" or ") if one}), "or")
    whole = all(each) and not any(kind.startswith("some ") for kind in each)
    return words if whole or not words else f"some {words}"


def marks(indicator: Indicator, kind: str, *more: str) -> tuple[str, ...]:
    """What stands in brackets after a measure's name: the kind of its figures, that they are crude, and more."""
    crude = NOT_ADJUSTED if indicator.has(IndicatorRole.AGE_DEPENDENT) else ""
    return tuple(mark for mark in (kind, crude, *more) if mark)


def marked(words: str, *said: str) -> str:
    """Words with what is said of them in brackets; what their end says is not said again.

    >>> marked("36.6%", "estimated"), marked("36.6%", ""), marked("Unemployment, modelled", "modelled")
    ('36.6% (estimated)', '36.6%', 'Unemployment, modelled')
    """
    given = ", ".join(mark for mark in said if mark and not words.endswith(f", {mark}"))
    return f"{words} ({given})" if given else words


def under(words: str, kind: str, named: str) -> str:
    """A figure in a row whose name says the kind `named` of its other figures: its own kind is said where it is another.

    >>> under("6.3", "", "estimated"), under("6.3", "estimated", "estimated"), under("6.3", "modelled", "")
    ('6.3 (official)', '6.3', '6.3 (modelled)')
    """
    return words if kind == named or not words else marked(words, kind or str(FigureStatus.OFFICIAL))


def unbracketed(name: str) -> str:
    """A marked name for a place within brackets.

    >>> unbracketed("burglary (estimated)")
    'burglary, estimated'
    """
    return name.replace(" (", ", ").replace(")", "")


def named(indicator: Indicator, sex: Sex, kind: str, *, full: bool = False) -> str:
    """A measure's short (or full) name with the people it counts and what its figures are."""
    name = with_sex(indicator.name if full else indicator.short_name, sex)
    return marked(name, *marks(indicator, kind))


def spoken(indicator: Indicator, sex: Sex, kind: str, *more: str) -> str:
    """The same for the middle of a sentence, with more to say in the same brackets: "smoking for men (2020)"."""
    people = "" if sex is Sex.PERSONS else f" for {sex.people}"
    return marked(f"{lowered(indicator.short_name)}{people}", *marks(indicator, kind, *more))
