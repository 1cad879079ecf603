"""Stretches of time that are printed by their months: from one month to another, and years that are called by their last month."""

import re
from calendar import monthrange
from datetime import date
from typing import Final

_NAMES: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = re.compile(
    rf"(?:\b([0-9]{{1,2}})(?:st|nd|rd|th)? +)?\b({'|'.join(_NAMES)})[a-z]*\.?[ -]+([12][0-9]{{3}})\b", re.IGNORECASE
)
_YEAR_TO: Final = re.compile(
    r"(the )?(rolling )?(year|12[ -]months?|y) ?(ending|ended|end|to|e)?( the)?( in)?", re.IGNORECASE
)
_TO: Final = re.compile(r"[\s]*(?:–|—|-|\bto\b)[\s]*|from", re.IGNORECASE)
_QUARTER: Final = re.compile(
    r"([12][0-9]{3}(/[0-9]{2,4})? ?)?\b(q[1-4]|quarter [1-4])\b( ?[12][0-9]{3}(/[0-9]{2,4})?)?", re.IGNORECASE
)
_SPLIT_YEARS: Final = re.compile(
    r"[12][0-9]{3}/[0-9]{2,4}\s*(?:-|–|—|to)\s*(?:[12][0-9])?[0-9]{2}/[0-9]{2,4}", re.IGNORECASE
)


def month_span(text: str) -> tuple[date, date] | None:
    """The first and last day that a text gives by months; None where it gives none, or only one month.

    >>> month_span("Apr 2019-Mar 2020") == month_span("Year ending 31 March 2020") == (date(2019, 4, 1), date(2020, 3, 31))
    True
    >>> month_span("March 2020"), month_span("2020")
    (None, None)
    """
    found = list(_MONTH.finditer(text))
    rest = " ".join(_MONTH.sub(" ", text).split())
    if len(found) == 2 and _TO.fullmatch(rest):
        return _first_day(found[0]), _last_day(found[1])
    if len(found) == 1 and _YEAR_TO.fullmatch(rest):
        last = _last_day(found[0])
        return date(last.year - (last.month < 12), last.month % 12 + 1, 1), last
    return None


def names_a_month(text: str) -> bool:
    """Whether a text names a month of a year.

    >>> names_a_month("March 2020"), names_a_month("Mid-2020")
    (True, False)
    """
    return _MONTH.search(text) is not None


def is_other_stretch(text: str) -> bool:
    """Whether a text is a stretch of time that is plain to a reader and that packs do not print: a month, a quarter, financial years together.

    >>> [is_other_stretch(text) for text in ("March 2020", "2021 Q3", "2014/15 to 2016/17", "2012-1", "2021")]
    [True, True, True, False, False]
    """
    text = " ".join(text.split())
    return names_a_month(text) or any(way.fullmatch(text) for way in (_QUARTER, _SPLIT_YEARS))


# a day that a month has not, as 31 February, is taken as none that begins or ends a year
def _first_day(found: re.Match[str]) -> date:
    return date(int(found[3]), _number(found), min(int(found[1] or 1), 28))


def _last_day(found: re.Match[str]) -> date:
    year, month = int(found[3]), _number(found)
    last = monthrange(year, month)[1]
    return date(year, month, min(int(found[1] or last), last))


def _number(found: re.Match[str]) -> int:
    return _NAMES.index(found[2][:3].casefold()) + 1
