"""The columns of a downloaded query of Nomis: ages, sexes, dates and categories by their heads, with the columns that belong to another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from hineq.model.words import Sex
from hineq.packs.importers.cell_words import period_of, plain
from hineq.packs.importers.measure_words import is_an_age, people_of
from hineq.packs.importers.month_words import names_a_month

_PER_CENT: Final = re.compile(r"%|per ?cent(age)?", re.IGNORECASE)
_HALF: Final = re.compile(r"conf(idence)?( interval)?.*", re.IGNORECASE)
_WHOLE: Final = re.compile(r"total|all categories", re.IGNORECASE)
_NUMERATOR, _DENOMINATOR = "numerator", "denominator"


@dataclass(frozen=True, kw_only=True)
class Across:
    """A column of figures by its plain name: its category, sex, age or date; whether it is a percentage; the columns that belong to it."""

    head: str
    label: str = ""
    sex: str = ""
    age: str = ""
    date: str = ""
    share: bool = False
    half: str = ""
    count: str = ""
    denominator: str = ""


def across(heads: Sequence[tuple[str, str]]) -> list[Across]:
    """The columns of figures, from the plain and the printed heads beside those of the areas.

    >>> [(one.age, one.share) for one in across([("total", "Total"), ("column 4", "%"), ("aged 0", "Aged 0 to 15"), ("column 6", "%")])]
    [('All ages', False), ('All ages', True), ('Aged 0 to 15', False), ('Aged 0 to 15', True)]
    >>> [(one.label, one.half) for one in across([("white", "White"), ("conf", "Conf")])]
    [('White', 'conf')]
    """
    made: list[Across] = []
    beside = {_NUMERATOR: "", _DENOMINATOR: ""}
    for head, printed in heads:
        words = " ".join(printed.split())
        if plain(words) in beside:
            beside[plain(words)] = head
        elif _PER_CENT.fullmatch(words):
            last = made[-1] if made and not beside[_NUMERATOR] else Across(head=head)
            made.append(
                replace(
                    last, head=head, share=True, half="", count=beside[_NUMERATOR], denominator=beside[_DENOMINATOR]
                )
            )
            beside = dict.fromkeys(beside, "")
        elif _HALF.fullmatch(words) and made:
            made[-1] = replace(made[-1], half=head)
        elif words and not words.casefold().startswith("flag"):
            made.append(_column(head, words))
    return _with_wholes(made)


def _column(head: str, words: str) -> Across:
    if people := people_of(words):
        return Across(head=head, sex=str(people))
    if len(words) < 30 and (period_of(words) or names_a_month(words)):
        return Across(head=head, date=words)
    return Across(head=head, age=words) if is_an_age(words) else Across(head=head, label=words)


def _with_wholes(columns: list[Across]) -> list[Across]:
    """The columns with a total told as what the columns beside it are parts of: all ages, or all persons."""
    parts = [one for one in columns if not _WHOLE.match(one.label)]
    if len(parts) == len(columns) or any(one.label for one in parts):
        return columns
    if any(one.age for one in parts):
        return [replace(one, label="", age="All ages") if one not in parts else one for one in columns]
    if any(one.sex for one in parts):
        return [replace(one, label="", sex=str(Sex.PERSONS)) if one not in parts else one for one in columns]
    return columns
