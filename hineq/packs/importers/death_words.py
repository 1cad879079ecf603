"""The words of a table of deaths as others write them: columns, ages, sexes, causes, suppressed counts."""

import re

from hineq.model.deaths import ALL_CAUSES
from hineq.model.words import Sex

COLUMNS: dict[str, tuple[str, ...]] = {
    "group": ("area", "area name", "geography", "geography name", "imd decile", "imd quintile", "decile", "quintile", "fifth", "deprivation decile",
              "deprivation quintile", "imd fifth", "ward", "ward name", "local authority", "population group", "name"),
    "sex": ("gender", "sexes"),
    "age": ("age group", "age band", "ages", "ageband", "agegroup", "age in years", "age groups", "five year age group", "quinary age group"),
    "cause": ("cause of death", "causes", "underlying cause", "underlying cause of death", "cause name", "condition", "disease", "leading cause"),
    "deaths": ("number of deaths", "death", "count", "deaths registered", "death count", "no of deaths", "observed deaths", "obs value", "number"),
    "population": ("person years", "pop", "people", "mid year population", "population estimate", "personyears", "denominator"),
    "year": ("years", "registration year", "calendar year", "year of registration", "period", "date name"),
}  # fmt: skip
_PEOPLE = re.compile(r"\b(populations?|person ?years|people)\b")
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True)
)
_NUMBER = re.compile(rf"\b(?:({'|'.join(_TENS)})(?:[ -]({'|'.join(_ONES[1:10])}))?|({'|'.join(_ONES)}))\b")
_SEXES = {
    Sex.PERSONS: ("persons", "person", "all", "all persons", "all people", "people", "total", "both", "both sexes", "t", "p"),
    Sex.MALE: ("male", "males", "m", "men", "boys and men", "1"),
    Sex.FEMALE: ("female", "females", "f", "women", "girls and women", "2"),
}  # fmt: skip
_EVERY_CAUSE = (
    "all causes",
    "all deaths",
    "all cause",
    "all causes of death",
    "total",
    "all",
    "total deaths",
    "all causes total",
    "any cause",
)
_EVERY_AGE = ("all ages", "all age", "all", "total", "all ages total", "total all ages")
SUPPRESSED = frozenset({"*", "**", "c", "[c]", "x", "[x]", "u", "[u]", ":", "..", "...", "z", "[z]", "s", "[s]", "$", "suppressed"})  # fmt: skip
_SMALL = re.compile(r"(<|under|fewer than|less than|≤)\s*\d+", re.IGNORECASE)
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
# the bands that a spreadsheet takes for a day and a month, or a month and a year
_AS_DAYS = {frozenset({1, 4}): "1-4", frozenset({5, 9}): "5-9", frozenset({10, 14}): "10-14"}


def plain(text: str) -> str:
    """A text without capitals and signs: "Cause-of death:" is "cause of death"."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text.casefold()).split())


def column_of(head: str) -> str:
    """The column of a table of deaths that a head names, "" for none."""
    name = plain(head)
    return next((column for column, names in COLUMNS.items() if name == column or name in names), "")


def sex_of(cell: str) -> str:
    """A sex in a pack's word, or the cell as it is."""
    return next((str(sex) for sex, words in _SEXES.items() if plain(cell) in words), cell)


def cause_of(cell: str) -> str:
    """All causes in a pack's words, or the cell as it is."""
    return ALL_CAUSES if plain(cell) in _EVERY_CAUSE else cell


def is_people(cell: str) -> bool:
    """Whether a row of a table that is wide by age counts people, not deaths."""
    return _PEOPLE.search(plain(cell)) is not None


def is_every_age(cell: str) -> bool:
    """Whether a cell names all ages together."""
    return plain(cell) in _EVERY_AGE


def is_suppressed(cell: str) -> bool:
    """Whether a count is withheld: a star, a letter in brackets, "<5"."""
    return cell.casefold() in SUPPRESSED or _SMALL.fullmatch(cell) is not None


def age_of(cell: str) -> str:
    """An age as a pack writes it ("0", "1-4", "80+"), also of bands that no life table has; "" where it is none.

    >>> [age_of(cell) for cell in ("<1", "01-04", "5 to 9 years", "Aged 90 and over", "85 +", "04-Jan", "All ages")]
    ['0', '1-4', '5-9', '90+', '85+', '1-4', '']
    """
    said = cell.casefold().replace("–", "-").replace("—", "-").strip()
    said = _NUMBER.sub(lambda word: str(_TENS.get(word[1], 0) + _ONES.index(word[2] or word[3] or "zero")), said)
    said = re.sub(r"\b(aged?s?|years?( old)?|yrs?)\b:?", " ", said)
    said = " ".join(said.replace("_", "-").split())
    if re.fullmatch(r"(<|under|less than|below) ?1|0-0|0|00", said):
        return "0"
    if found := re.fullmatch(
        r"(?:>=|≥)? ?(\d{1,3}) ?(\+|-? ?plus|and over|& over|or over|and above|and older|or older|over)", said
    ):
        return f"{int(found[1])}+"
    if found := re.fullmatch(r"(?:>=|≥) ?(\d{1,3})", said):
        return f"{int(found[1])}+"
    if found := re.fullmatch(r"(\d{1,3}) ?(?:-|to) ?(\d{1,3})", said):
        return f"{int(found[1])}-{int(found[2])}"
    return _AS_DAYS.get(_day(cell), "")


def was_a_day(cell: str) -> bool:
    """Whether a spreadsheet had made a day of a band."""
    return _day(cell) in _AS_DAYS


def _day(cell: str) -> frozenset[int]:
    """The two numbers of an age that a spreadsheet took for a day and a month, or for a month and a year."""
    said = re.sub(r"[ t]\d{1,2}:\d{2}(:\d{2})?.*$", "", cell.casefold().strip())
    if found := re.fullmatch(r"(\d{1,2})[- /]([a-z]{3})[a-z]*([- /]\d{2,4})?", said):
        return frozenset({int(found[1]), _MONTHS.get(found[2], 0)})
    if found := re.fullmatch(r"([a-z]{3})[a-z]*[- /](\d{1,2})", said):
        return frozenset({_MONTHS.get(found[1], 0), int(found[2])})
    if found := re.fullmatch(r"\d{2}(\d{2})-(\d{2})-(\d{2})", said):
        first, month, day = (int(part) for part in found.groups())
        return frozenset({month, first}) if day == 1 and month == 10 else frozenset({month, day})
    if found := re.fullmatch(r"(\d{1,2})/(\d{1,2})/\d{2}(\d{2})", said):
        day, month, year = (int(part) for part in found.groups())
        return frozenset({month, year}) if day == 1 and month == 10 else frozenset({day, month})
    return frozenset()


def bare_number(cell: str) -> str:
    """A count without what parts its thousands ("2,697" is "2697"), or the cell as it is."""
    return re.sub(r"[,\u00a0 ]", "", cell) if re.fullmatch(r"\d{1,3}([,\u00a0 ]\d{3})+(\.\d+)?", cell) else cell
