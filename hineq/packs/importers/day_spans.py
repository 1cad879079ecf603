"""Stretches of time that others give by their days, as packs print them: from one day to another, or ISO 8601 with a duration."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import pandas as pd

from hineq.model.period import day_words, parse_period
from hineq.packs.importers.cell_words import period_of

_ISO: Final = re.compile(r"([12][0-9]{3})-([0-9]{2})-([0-9]{2})(?:[T ][0-9:.]+Z?)?")
# as Excel in Britain writes a date that it has opened
_BRITISH: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([12][0-9]{3})(?: [0-9:]+)?")
_DURATION: Final = re.compile(r"P([0-9]{1,3})([YM])")
_DAY: Final = "a single day"


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A stretch of time: its label in a pack, "" where a pack has none for it, and what the label does not say of its days, "" where nothing."""

    label: str = ""
    unsaid: str = ""


def day_of(cell: str) -> date | None:
    """The day in a cell, year first or as it is written in Britain; None where there is none.

    >>> day_of("2023-04-01") == day_of("01/04/2023") == day_of("2023-04-01T00:00:00")
    True
    """
    if found := _ISO.fullmatch(cell):
        year, month, day = map(int, found.groups())
    elif found := _BRITISH.fullmatch(cell):
        day, month, year = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def after(day: date, months: int) -> date:
    """The day some months later, or the last of its month where that is shorter."""
    ahead = day.year * 12 + day.month - 1 + months
    last = date(ahead // 12 + (ahead % 12 == 11), (ahead + 1) % 12 + 1, 1) - timedelta(days=1)
    return last if day.day > last.day else date(ahead // 12, ahead % 12 + 1, day.day)


def printed(first: date, last: date) -> Printed:
    """How a pack prints the time from one day to another: calendar years, a year across two of them, or the year of a single day.

    >>> printed(date(2023, 4, 1), date(2024, 3, 31)).label, printed(date(2021, 1, 1), date(2023, 12, 31)).label
    ('2023/24', '2021-23')
    >>> printed(date(2015, 11, 16), date(2016, 11, 15))
    Printed(label='2015/16', unsaid='a year from 16 November')
    >>> printed(date(2023, 7, 1), date(2023, 9, 30)).label
    ''
    """
    if first == last:
        return Printed(label=f"{first.year}", unsaid=_DAY)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return _readable(f"{first.year}" if first.year == last.year else f"{first.year}-{last.year % 100:02d}")
    if after(first, 12) != last + timedelta(days=1):
        return Printed()
    label = f"{first.year}/{last.year % 100:02d}"
    return Printed(
        label=label, unsaid="" if (first.month, first.day) == (4, 1) else f"a year from {_day_in_year(first)}"
    )


def printed_interval(cell: str) -> Printed:
    """How a pack prints what a cell says: a period as others print it, a day, or a day with a duration in years or months.

    >>> printed_interval("2020-01-01/P3Y").label, printed_interval("2019-04-01T00:00:00/P1Y").label, printed_interval("2021").label
    ('2020-22', '2019/20', '2021')
    >>> printed_interval("2022-06-30"), printed_interval("2023-07-01/P3M").label
    (Printed(label='2022', unsaid='a single day'), '')
    """
    begins, _, duration = cell.partition("/")
    first = day_of(begins)
    if first is None:
        period = period_of(cell)
        return Printed(label=period.label) if period else Printed()
    if not duration:
        return printed(first, first)
    found = _DURATION.fullmatch(duration)
    if not found:
        return Printed()
    return printed(first, after(first, int(found[1]) * (12 if found[2] == "Y" else 1)) - timedelta(days=1))


def is_interval(text: str) -> bool:
    """Whether a text begins with a day, year first, and says nothing else than for how long."""
    begins, _, duration = text.partition("/")
    return _ISO.fullmatch(begins) is not None and (not duration or _DURATION.fullmatch(duration) is not None)


def said_of(labels: Iterable[str], unsaid: Iterable[str]) -> list[str]:
    """Remarks on what labels do not say of the days they stand for, one a kind; an entry of each a row of the file."""
    rows = pd.DataFrame({"label": list(labels), "unsaid": list(unsaid)})
    rows = rows[(rows.label != "") & (rows.unsaid != "")]
    return [_remark(str(kind), len(own), str(own.label.iloc[0])) for kind, own in rows.groupby("unsaid", sort=False)]


def _remark(unsaid: str, count: int, label: str) -> str:
    rows = f"{count:,} row{' is' if count == 1 else 's are'} of {unsaid}"
    if unsaid == _DAY:
        return f"{rows}: its year is printed, such as {label}."
    return f"{rows}, printed like {label}: a pack takes a year across two to run from April."


def _readable(label: str) -> Printed:
    try:
        return Printed(label=parse_period(label).label)
    except ValueError:
        return Printed()


def _day_in_year(day: date) -> str:
    return day_words(day).rsplit(" ", 1)[0]
