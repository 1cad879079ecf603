"""Words of Nomis (ONS): sexes and ages in its dimensions, what it says of a figure, what its publisher is called."""

import re
from typing import Final

from hineq.model.words import FigureStatus, Sex
from hineq.packs.importers.cell_words import plain, sex_of

PUBLISHER: Final = "Office for National Statistics"
LICENCE: Final = "Open Government Licence v3.0"
# "Sex", "C_SEX_NAME", "GENDER", "C2021_SEX_3_NAME"
_SEX: Final = re.compile(r"(?:c[0-9]* )?(?:sex|gender)(?: [0-9]+[a-z]?)?(?: name)?")
_AGE: Final = re.compile(r"(?:c[0-9]* )?age(?: [0-9]+[a-z]?)?(?: name)?")
# numbers for sexes in older data sets of Nomis, where no names were asked for
_OLD_SEXES: Final = {"5": Sex.MALE, "6": Sex.FEMALE, "7": Sex.PERSONS}
_EVERYONE: Final = re.compile(r"\ball (usual )?(residents|persons|people)\b")
# what the interface says of a figure that is not an ordinary one, by the words of its status
_STATUSES: Final = (
    ("suppress", FigureStatus.SUPPRESSED), ("disclos", FigureStatus.SUPPRESSED), ("provisional", FigureStatus.PROVISIONAL),
    ("estimated", FigureStatus.ESTIMATED), ("imputed", FigureStatus.ESTIMATED), ("forecast", FigureStatus.MODELLED),
)  # fmt: skip
_STATUS_LETTERS: Final = {
    "E": FigureStatus.ESTIMATED,
    "I": FigureStatus.ESTIMATED,
    "P": FigureStatus.PROVISIONAL,
    "F": FigureStatus.MODELLED,
}


def is_sex(name: str) -> bool:
    """Whether a plain name is of the dimension of sexes.

    >>> is_sex("gender name"), is_sex("c2021 sex 3 name"), is_sex("sexual orientation")
    (True, True, False)
    """
    return _SEX.fullmatch(name) is not None


def is_age(name: str) -> bool:
    """Whether a plain name is of the dimension of ages.

    >>> is_age("c age name"), is_age("c2021 age 12a name"), is_age("age"), is_age("average age")
    (True, True, True, False)
    """
    return _AGE.fullmatch(name) is not None


def sexes_of_nomis(cells: list[str]) -> dict[str, Sex]:
    """What the cells of a dimension of sexes mean: names, or numbers where both men and women stand.

    >>> [one.value for one in sexes_of_nomis(["0", "1", "2"]).values()], sexes_of_nomis(["7"]), sexes_of_nomis(["Total"])["Total"].value
    (['Persons', 'Male', 'Female'], {}, 'Persons')
    """
    known = {cell: sex for cell in cells if (sex := sex_of(cell))}
    if known:
        return known
    for numbers in ({"0": Sex.PERSONS, "1": Sex.MALE, "2": Sex.FEMALE}, _OLD_SEXES):
        men_and_women = {cell for cell, sex in numbers.items() if sex is not Sex.PERSONS}
        if men_and_women <= set(cells) <= set(numbers):
            return {cell: numbers[cell] for cell in cells}
    return {}


def counts_everyone(words: str) -> bool:
    """Whether a population is all residents, men and women."""
    return _EVERYONE.search(plain(words)) is not None


def status_of(words: str) -> FigureStatus:
    """The status that Nomis's word, or letter, for a figure stands for: official where it says nothing else.

    >>> status_of("Normal Value").value, status_of("Missing value; suppressed").value, status_of("P").value
    ('official', 'suppressed', 'provisional')
    """
    said = words.casefold()
    named = next((status for part, status in _STATUSES if part in said), None)
    return named or _STATUS_LETTERS.get(words.strip().upper(), FigureStatus.OFFICIAL)
