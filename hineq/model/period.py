"""Periods: the printed label ("2012-14", "2015/16", "2021") and the days it covers."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

# [0-9], since \d takes the digits of every script
_SINGLE = re.compile(r"([12][0-9]{3})")
_SPLIT_YEAR = re.compile(r"([12][0-9]{3})/([0-9]{2})")
_RANGE = re.compile(r"([12][0-9]{3})-([0-9]{2}|[0-9]{4})")


def day_words(day: date) -> str:
    """A day as it is written: "3 May 2026".

    >>> day_words(date(2026, 5, 3))
    '3 May 2026'
    """
    return f"{day.day} {day:%B %Y}"


# from the first weeks of COVID-19 in England to the end of the last year that it shaped throughout
PANDEMIC = (date(2020, 3, 1), date(2021, 12, 31))
PANDEMIC_WORDS = "March 2020 to December 2021"


@dataclass(frozen=True, kw_only=True, order=True)
class Period:
    """A stretch of time as printed; ordered by its first, then its last day, however it is printed."""

    start: date
    end: date
    label: str = field(compare=False)

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"'end' must not lie before 'start', got {self.start} to {self.end}.")

    @property
    def years(self) -> int:
        """How many years the period spans, rounded to whole years and at least 1."""
        return max(1, round(((self.end - self.start).days + 1) / 365.25))

    @property
    def in_pandemic(self) -> bool:
        """Whether it shares a day with the pandemic, whatever its label says.

        >>> parse_period("2019/20").in_pandemic, parse_period("2022-24").in_pandemic
        (True, False)
        """
        return self.start <= PANDEMIC[1] and self.end >= PANDEMIC[0]

    @property
    def middle(self) -> float:
        """The middle of the period as a decimal year, such as 2013.5 for 2012-14."""
        return (_decimal_year(self.start) + _decimal_year(self.end + timedelta(days=1))) / 2


@cache
def _decimal_year(day: date) -> float:
    begin, end = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return day.year + (day - begin).days / (end - begin).days


def parse_period(label: str) -> Period:
    """Read a printed period: a calendar year, a split (financial or school) year, or a range of calendar years.

    A split year runs from 1 April; a table whose year starts elsewhere (a school year) gives its own dates.
    Raises ValueError for any other form.

    >>> parse_period("2012-14").years
    3
    >>> parse_period("2015/16").start
    datetime.date(2015, 4, 1)
    >>> parse_period("2009-13").middle
    2011.5
    """
    text = label.strip()
    if found := _SINGLE.fullmatch(text):
        first = last = int(found[1])
    elif found := _SPLIT_YEAR.fullmatch(text):
        year = int(found[1])
        if (year + 1) % 100 != int(found[2]):
            raise ValueError(_unreadable(label))
        return Period(label=text, start=date(year, 4, 1), end=date(year + 1, 3, 31))
    elif found := _RANGE.fullmatch(text):
        first = int(found[1])
        last = int(found[2]) if len(found[2]) == 4 else first // 100 * 100 + int(found[2])
        if len(found[2]) == 2 and last < first:
            last += 100
        if not first < last <= first + 20:
            raise ValueError(_unreadable(label))
    else:
        raise ValueError(_unreadable(label))
    return Period(label=text, start=date(first, 1, 1), end=date(last, 12, 31))


def _unreadable(label: str) -> str:
    return f"'period' must read like 2021, 2015/16 or 2012-14, got '{label}'."
