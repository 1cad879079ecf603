"""What the name of a measure, or the words beside its figures, say of it: its unit, whom it counts, what kind of number it is."""

import re
from collections.abc import Callable
from typing import Final

from hineq.model.words import Sex, ValueType
from hineq.packs.importers.cell_words import plain, sex_of

# what a name says for certain of the unit, before any word beside it: a council's "count, persons" stands beside life expectancy too
_CERTAIN: Final = ((re.compile(r"\b(life|health) expectancy\b", re.IGNORECASE), "years"),)
_UNITS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]] = (
    (re.compile(r"\bper ([0-9][0-9,]*)\b[^()]*", re.IGNORECASE), lambda found: _closed_up(found[0])),
    (re.compile(r"%|\bper ?cent(age)?\b|^proportion\b|\bas a proportion of\b", re.IGNORECASE), lambda _: "%"),
    (re.compile(r"\bin years\b|\(years\)|\b(mean|median|average) age\b", re.IGNORECASE), lambda _: "years"),
    (re.compile(r"\bstandardised [a-z]+ ratio\b|\b(smr|sar|isr)\b", re.IGNORECASE), lambda _: "ratio"),
    (re.compile(r"\bscore\)?$", re.IGNORECASE), lambda _: "index score"),
    (re.compile(r"^(total )?(number|count) of\b|\bcount\)?$", re.IGNORECASE), lambda _: "number"),
)  # fmt: skip
_CHANGES: Final = re.compile(
    r"\b(change|growth|increase|decrease|gap|difference|inequality|net|balance|slope index|sii|z.?scores?|residual)\b",
    re.IGNORECASE,
)
_MEN: Final = re.compile(r"\b(males?|men|boys?|man)\b", re.IGNORECASE)
_WOMEN: Final = re.compile(r"\b(females?|women|girls?|woman|mothers?|pregnant)\b", re.IGNORECASE)
_BOTH: Final = re.compile(r"\b(persons|people|both|all)\b", re.IGNORECASE)
_AN_AGE: Final = re.compile(
    r"(all ages?|aged? [0-9u].*|under [0-9]+.*|[0-9]+ ?(to|-|–) ?[0-9]+( years)?|[0-9]+ ?(\+|and over|years).*)",
    re.IGNORECASE,
)
# words that count people wherever they stand; "all" and "total" may be of anything
_PEOPLE: Final = frozenset({"persons", "person", "people", "all persons", "all people", "both sexes", "all sexes", "male and female", "males and females"})  # fmt: skip
# in a column that is not called sex a single letter may be anything
_LETTERS: Final = frozenset({"m", "f", "t", "p"})


def certain_unit(name: str) -> str:
    """The unit that a measure's name leaves no doubt of; "" for others.

    >>> certain_unit("Male life expectancy at birth"), certain_unit("Smoking prevalence")
    ('years', '')
    """
    return next((unit for way, unit in _CERTAIN if way.search(name)), "")


def unit_in(name: str) -> str:
    """The unit that a measure's name, or the head over its figures, gives; "" where it gives none.

    >>> unit_in("Deaths under 75 (per 100,000 population)"), unit_in("Percentage of adults who smoke"), unit_in("Smokers")
    ('per 100,000 population', '%', '')
    >>> unit_in("Claimants as a proportion of residents aged 16-64"), unit_in("IMD score"), unit_in("Number of jobs")
    ('%', 'index score', 'number')
    """
    return certain_unit(name) or next((made(found) for way, made in _UNITS if (found := way.search(name))), "")


def value_type_in(words: str) -> ValueType | None:
    """What kind of number words say that a figure is, where a unit alone does not tell: a standardised or a crude rate.

    >>> value_type_in("Age-standardised rate").value, value_type_in("Percentage")
    ('directly_standardised_rate', None)
    """
    said = plain(words)
    if re.search(r"\b(age|directly) standardised rates?\b|\bdsr\b", said):
        return ValueType.DIRECTLY_STANDARDISED_RATE
    return ValueType.CRUDE_RATE if re.search(r"\bcrude rates?\b", said) else None


def may_be_negative(name: str, unit: str) -> bool:
    """Whether figures of a measure may lie below 0: scores, changes and differences do, counts, shares, rates and years do not."""
    counted = unit.startswith(("%", "per ")) or unit in ("number", "households", "people", "years", "ratio", "£")
    return not counted or _CHANGES.search(name) is not None


def sex_in_name(name: str) -> Sex | None:
    """The sex that a measure's name is about; None where it names none, or both.

    >>> sex_in_name("Female healthy life expectancy").value, sex_in_name("Life expectancy, males and females"), sex_in_name("Mental health")
    ('Female', None, None)
    """
    men, women = _MEN.search(name) is not None, _WOMEN.search(name) is not None
    if men == women or _BOTH.search(name):
        return None
    return Sex.MALE if men else Sex.FEMALE


def people_of(cell: str) -> Sex | None:
    """The sex that a cell names in a column that is not called sex: only by words that can mean nothing else.

    >>> people_of("Female").value, people_of("Persons").value, people_of("All"), people_of("M")
    ('Female', 'Persons', None, None)
    """
    word = plain(cell)
    if word in _PEOPLE:
        return Sex.PERSONS
    said = sex_of(cell)
    return said if said in (Sex.MALE, Sex.FEMALE) and word not in _LETTERS else None


def is_an_age(words: str) -> bool:
    """Whether a category is an age.

    >>> is_an_age("Aged 4 years and under"), is_an_age("All Ages"), is_an_age("16 to 24"), is_an_age("1 car or van")
    (True, True, True, False)
    """
    return _AN_AGE.fullmatch(" ".join(words.split())) is not None


def _closed_up(text: str) -> str:
    """A rate as units are written: small letters, thousands with a comma."""
    return re.sub(
        r"\bper ([0-9][0-9,]*)",
        lambda found: f"per {int(found[1].replace(',', '')):,}",
        " ".join(text.casefold().split()),
    )
