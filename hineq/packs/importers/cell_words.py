"""The words of cells as others write them: numbers and the many spellings of none, sexes, periods, kinds of area."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from hineq.model.period import Period, parse_period
from hineq.model.words import AreaType, Sex
from hineq.packs.importers.month_words import month_span, names_a_month


class Absence(StrEnum):
    """Why a cell that should hold a number holds none."""

    SUPPRESSED = "suppressed: too few to be told"
    NOT_GIVEN = "not given"
    UNREADABLE = "no number"


# what publishers write for a count that is too small to be told, without capitals
SUPPRESSED: Final = frozenset({
    "*", "**", "***", "c", "[c]", "(c)", "s", "[s]", "u", "[u]", "$", "suppressed", "supp", "disclosive", "low", "[low]",
})  # fmt: skip
# and for a figure that there is not, or that is not given
NOT_GIVEN: Final = frozenset({
    "", "-", "–", "—", "--", ".", "..", "...", ":", "!", "#", "~", "x", "[x]", "(x)", "z", "[z]", "w", "[w]", "e", "[e]",
    "na", "n/a", "n.a.", "n/d", "nd", "nan", "null", "none", "nil", "#n/a", "#value!", "#div/0!", "#ref!", "#name?", "#num!", "#null!",
    "missing", "not available", "not applicable", "no data", "unknown", "not known", "not published", "tbc", "\\n",
})  # fmt: skip
_SMALL: Final = re.compile(r"(<|≤|under|fewer than|less than|below)\s*=?\s*\d+(\.\d+)?", re.IGNORECASE)
# a count told as one of several small ones: "1-4", "0 to 5"
_RANGE_OF_SMALL: Final = re.compile(r"[0-9]\s*(?:-|–|to)\s*[0-9]{1,2}", re.IGNORECASE)
_MARK: Final = re.compile(r"\s*(\[[a-z]{1,2}\]|\([a-z]{1,2}\)|[*†‡§])+$", re.IGNORECASE)
# [0-9], since \d takes the digits of every script
_PLAIN: Final = re.compile(r"[+-]?(?=[.0-9])([0-9]+|[0-9]{1,3}(,[0-9]{3})+)?(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_SIGNS: Final = {"−": "-", "–": "-", "\u00a0": "", "\u2009": "", "\u202f": "", " ": ""}
_MONEY: Final = re.compile(r"^([+-]?)[£€$]")


@dataclass(frozen=True, kw_only=True)
class Number:
    """What a cell holds: a number, or why there is none; whether it carried a per cent sign."""

    value: float | None = None
    absence: Absence | None = None
    per_cent: bool = False


def number_of(cell: str) -> Number:
    """The number in a cell, or why there is none.

    >>> number_of("1,302,555").value, number_of("12.5%").per_cent, number_of("[c]").absence.name, number_of("<5").absence.name
    (1302555.0, True, 'SUPPRESSED', 'SUPPRESSED')
    >>> number_of("(3.2)").value, number_of("..").absence.name, number_of("1-4").absence.name, number_of("see note").absence.name
    (-3.2, 'NOT_GIVEN', 'SUPPRESSED', 'UNREADABLE')
    """
    text = cell.strip()
    word = text.casefold()
    if word in SUPPRESSED or _SMALL.fullmatch(text) or _RANGE_OF_SMALL.fullmatch(text):
        return Number(absence=Absence.SUPPRESSED)
    if word in NOT_GIVEN:
        return Number(absence=Absence.NOT_GIVEN)
    # a footnote's sign behind a number: "12.3 [p]", "12.3*"
    text = _MARK.sub("", text) if re.match(r"[+-]?[£€$]?[0-9]", text) else text
    for sign, plain_sign in _SIGNS.items():
        text = text.replace(sign, plain_sign)
    per_cent = text.endswith("%")
    text = _MONEY.sub(r"\1", text.removesuffix("%"))
    if re.fullmatch(r"\([0-9][0-9.,]*\)", text):
        # a book-keeper's minus
        text = f"-{text[1:-1]}"
    if not _PLAIN.fullmatch(text) or not re.search(r"[0-9]", text):
        return Number(absence=Absence.UNREADABLE)
    value = float(text.replace(",", ""))
    return Number(value=value, per_cent=per_cent) if math.isfinite(value) else Number(absence=Absence.UNREADABLE)


def mostly_figures(cells: Sequence[str]) -> bool:
    """Whether at least half of some cells hold a number: a key or a note beside a table does so in a few rows.

    >>> mostly_figures(["1", "2.5", "*"]), mostly_figures(["c", "few", "3"]), mostly_figures([])
    (True, False, False)
    """
    numbers = {cell: number_of(cell).value is not None for cell in set(cells)}
    return bool(cells) and 2 * sum(numbers[cell] for cell in cells) >= len(cells)


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """A column of cells as numbers (nan where there is none), with what kept the others from being one; one entry a cell."""

    amounts: "np.ndarray[tuple[int], np.dtype[np.float64]]"
    suppressed: "np.ndarray[tuple[int], np.dtype[np.bool_]]"
    unreadable: "np.ndarray[tuple[int], np.dtype[np.bool_]]"
    per_cent: "np.ndarray[tuple[int], np.dtype[np.bool_]]"


def numbers_of(cells: pd.Series) -> Numbers:
    """The numbers in a column of cells that are text or categories; each spelling is read once."""
    held = cells.dtype == "category"
    codes = cells.cat.codes.to_numpy() if held else slice(None)
    words = arrow_words(cells.cat.categories if held else cells)
    values = _plain_numbers(words)
    suppressed, unreadable, per_cent = (np.zeros(len(words), dtype=bool) for _ in range(3))
    read_once = cache(number_of)
    others = np.flatnonzero(np.isnan(values))
    for at, word in zip(others, words.take(pa.array(others)).to_pylist(), strict=True):
        read = read_once(word)
        values[at] = np.nan if read.value is None else read.value
        suppressed[at] = read.absence is Absence.SUPPRESSED
        unreadable[at] = read.absence is Absence.UNREADABLE
        per_cent[at] = read.per_cent

    def spread(flag: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
        # few columns have such cells, and a nation's people stand in hundreds of columns
        return flag[codes] if flag.any() else np.zeros(len(cells), dtype=bool)

    return Numbers(
        amounts=values[codes], suppressed=spread(suppressed), unreadable=spread(unreadable), per_cent=spread(per_cent)
    )


def arrow_words(words: "pd.Series | pd.Index") -> pa.Array:
    """Words as Arrow holds them, which reads a million while Python reads a thousand."""
    made = pa.array(words if isinstance(words.dtype, pd.StringDtype) else words.astype(str), pa.large_string())
    return made.combine_chunks() if isinstance(made, pa.ChunkedArray) else made


def _plain_numbers(words: pa.Array) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """The numbers of words that are nothing else, as nearly all are; nan where a word is more."""
    digits = pc.match_substring_regex(words, r"^-?[0-9]+(\.[0-9]+)?$")
    values = np.array(pc.if_else(digits, words, None).cast(pa.float64()))
    others = np.flatnonzero(np.isnan(values))
    if len(others):
        # numbers as only machines write them, such as "5." and "1e5"
        rest = pd.Index(words.take(pa.array(others)).to_pylist(), dtype=object)
        values[others] = pd.to_numeric(rest, errors="coerce").to_numpy(dtype=float, na_value=np.nan)
        values[np.isinf(values)] = np.nan
    return values


def plain(text: str) -> str:
    """A text without capitals and signs: "Lower CI 95.0 limit:" is "lower ci 95 0 limit".

    >>> plain("Area_Code "), plain("% of all")
    ('area code', 'of all')
    """
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text.casefold()).split())


_SEXES: Final = {
    Sex.PERSONS: (
        "persons", "person", "all", "all persons", "all people", "people", "total", "both", "both sexes", "t", "p", "everyone", "male and female",
        "females and males", "men and women", "all sexes",
    ),
    Sex.MALE: ("male", "males", "m", "men", "man", "boy", "boys", "boys and men"),
    Sex.FEMALE: ("female", "females", "f", "women", "woman", "girl", "girls", "girls and women"),
}  # fmt: skip
# Numbers for sexes are only read where a file has both: alone they may count anything.
_SEX_NUMBERS: Final = {"1": Sex.MALE, "2": Sex.FEMALE, "0": Sex.PERSONS, "3": Sex.PERSONS, "4": Sex.PERSONS}


def sex_of(cell: str) -> Sex | None:
    """The sex that a cell names in words; None where it names none, as a blank or "Not applicable" does."""
    word = plain(cell)
    return next((sex for sex, words in _SEXES.items() if word in words), None)


def sexes_of_numbers(cells: Sequence[str]) -> dict[str, Sex]:
    """What the numbers in a column of sexes mean: 1 men and 2 women, where both stand there and no other number but those of all.

    >>> sexes_of_numbers(["1", "2"])["1"].value, sexes_of_numbers(["1", "5"])
    ('Male', {})
    """
    said = {cell.strip() for cell in cells if cell.strip()}
    return {cell: _SEX_NUMBERS[cell] for cell in said} if {"1", "2"} <= said <= set(_SEX_NUMBERS) else {}


_UNITS: Final = (
    (re.compile(r"%|% .*|per ?cent|percent|percentages?|proportion|proportion - %"), "%"),
    (re.compile(r"years?|age in years"), "years"),
    (re.compile(r"scores?|index score|index|average score|mean score"), "index score"),
    (re.compile(r"ratios?|standardised ratio.*|smr|sar|isr|standardised mortality ratio"), "ratio"),
    (re.compile(r"(?:crude )?(?:rate )?- ?(per [0-9,]+.*)"), r"\1"),
    (re.compile(r"(per [0-9,]+.*)|(?:rate |crude rate |dsr |number )+(per [0-9,]+.*)"), r"\1\2"),
    (re.compile(r"per (1,?000|10,?000|100,?000)"), r"per \1"),
    (re.compile(r"£|pounds?|gbp"), "£"),
    (re.compile(r"counts?|numbers?|no\.?"), "number"), (re.compile(r"households"), "households"),
    (re.compile(r"out of [0-9]+"), r"\g<0>"),
)  # fmt: skip


def unit_of(cell: str) -> str:
    """The unit that a cell names, as packs write it; "" where it names none that is known.

    >>> unit_of("Percentage"), unit_of("per 100,000 population"), unit_of("Score"), unit_of("5 years children")
    ('%', 'per 100,000 population', 'index score', '')
    """
    word = " ".join(cell.casefold().split())
    return next((found.expand(unit) for way, unit in _UNITS if (found := way.fullmatch(word))), "")


_YEARS: Final = re.compile(r"([12][0-9]{3})(-|–|/)([0-9]{2}|[0-9]{4})")
# a number such as 1473 is a count sooner than a year
_CENTURY: Final = re.compile(r"(19|20)[0-9]{2}\b.*")
_WORDS: Final = re.compile(
    r"\b(mid|census|calendar|year|years|ending|ended|pooled|average|aggregate|rolling|of|the|to|(?:[2-9]|1[0-9])[- ]?(?:years?|yr)|three|four|five)\b(?![-/0-9])",
    re.IGNORECASE,
)
# words of a year across two calendar years
_SPLIT: Final = re.compile(
    r"\b(financial|fiscal|tax|school|academic|april|march|september|august|[fa]y)(?=\b|[12])", re.IGNORECASE
)
_SPLIT_BY_END: Final = re.compile(r"(?:financial|fiscal|tax) years? (?:ending|ended|end)|fye", re.IGNORECASE)


def period_of(cell: str) -> Period | None:
    """The period that a cell prints, in the form that packs print it; None where it cannot be told, and for months and quarters.

    >>> [period_of(text).label for text in ("2010 - 12", "2016 to 2020", "2014/2015", "2019/20", "2021.0", "Mid-2021")]
    ['2010-12', '2016-20', '2014/15', '2019/20', '2021', '2021']
    >>> [period_of(text).label for text in ("Financial year 2016-17", "FYE 2020", "Year ending March 2020", "Jan 2018-Dec 2020")]
    ['2016/17', '2019/20', '2019/20', '2018-20']
    >>> period_of("2021 Q3"), period_of("last year"), period_of("March 2020"), period_of("1473")
    (None, None, None, None)
    """
    text = " ".join(cell.split()).removesuffix(".0")
    if re.fullmatch(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}.*", text):
        return None
    if names_a_month(text):
        span = month_span(text)
        return period_of_days(*map(str, span)) if span else None
    if found := re.fullmatch(rf"(?:{_SPLIT_BY_END.pattern}) ?([12][0-9]{{3}})", text, re.IGNORECASE):
        return _parsed(f"{int(found[1]) - 1}/{found[1][-2:]}")
    split = _SPLIT.search(text) is not None
    text = re.sub(r"\s*(?:–|—|-|\bto\b)\s*", "-", text)
    text = re.sub(r"\s*/\s*", "/", text)
    text = re.sub(r"\b(mid|cy)[- ]?(?=[12][0-9]{3})", "", text, flags=re.IGNORECASE)
    text = re.sub(r"[(),]", " ", _WORDS.sub(" ", _SPLIT.sub(" ", text))).strip()
    found = _YEARS.fullmatch(text.strip())
    if found:
        first, sign, last = found.groups()
        if sign == "/" or (split and (int(first) + 1) % 100 == int(last[-2:])):
            text = f"{first}/{last[-2:]}"
        else:
            text = f"{first}-{last[-2:]}" if first != last else first
    return _parsed(text)


def _parsed(text: str) -> Period | None:
    try:
        return parse_period(text) if _CENTURY.match(text) else None
    except ValueError:
        return None


def period_of_days(start: str, end: str) -> Period | None:
    """The period from one day to another as packs print it: a calendar year, a year from April, or a span of calendar years.

    >>> period_of_days("2024-01-01", "2024-12-31").label, period_of_days("2023-04-01", "2024-03-31").label
    ('2024', '2023/24')
    """
    try:
        first, last = pd.Timestamp(start).date(), pd.Timestamp(end).date()
    except ValueError:
        return None
    label = {
        (1, 1, 12, 31): f"{first.year}" if first.year == last.year else f"{first.year}-{last.year % 100:02d}",
        (4, 1, 3, 31): f"{first.year}/{last.year % 100:02d}",
    }.get((first.month, first.day, last.month, last.day))
    return _parsed(label) if label else None


_GSS: Final = re.compile(r"[A-Z][0-9]{8}")
_KINDS: Final = {
    "E92": AreaType.COUNTRY, "E12": AreaType.REGION, "E10": AreaType.COUNTY, "E06": AreaType.AUTHORITY, "E07": AreaType.AUTHORITY,
    "E08": AreaType.AUTHORITY, "E09": AreaType.AUTHORITY, "E05": AreaType.WARD, "E02": AreaType.MSOA, "E01": AreaType.LSOA,
}  # fmt: skip


def is_area_code(cell: str) -> bool:
    """Whether a cell is a code of the Office for National Statistics, of nine signs."""
    return _GSS.fullmatch(cell) is not None


def kind_of_code(code: str) -> AreaType | None:
    """The kind of area of England that a code is of, by how it begins; None for any other."""
    return _KINDS.get(code[:3]) if is_area_code(code) else None
