"""Days as councils write them, in Britain: the day before the month, months without a day, times behind them."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

_DAYS = (
    "%Y-%m-%d", "%Y/%m/%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y", "%d-%m-%y", "%d.%m.%y", "%d %m %Y", "%Y%m%d",
    "%d %B %Y", "%d %b %Y", "%d %B %y", "%d %b %y", "%d-%b-%y", "%d-%b-%Y", "%d-%B-%Y", "%d/%b/%Y", "%d/%b/%y", "%B %d %Y",
    "%b %d %Y",
)  # fmt: skip
_MONTHS = ("%B %Y", "%b %Y", "%b-%y", "%b-%Y", "%B-%Y", "%B-%y", "%b %y", "%B %y", "%b/%y", "%m/%Y", "%Y-%m", "%m-%Y")
_AROUND = re.compile(
    r"^(by the end of|by end of|by end|end of|end|by|before|due|from|in)\s+(?=\S)|"
    r"\b(mon|tues?|wed(nes)?|thur?s?|fri|sat(ur)?|sun)(day)?\b,?\s*|"
    r"[ t]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(am|pm|z)?$"
)
# the day from which spreadsheets count, and the numbers that stand for days between 2000 and 2099
_FIRST, _SERIALS = date(1899, 12, 30), range(36526, 73051)


@dataclass(frozen=True, kw_only=True)
class DayRead:
    """A day as it was read: `iso`, and whether only its month stands in the file."""

    iso: str
    month_only: bool = False


def day_read(cell: str, *, last: bool) -> DayRead | None:
    """The day that a cell says, None where it says none; of a month without a day the `last` or the first.

    >>> day_read("1st January 2026", last=True).iso, day_read("Jan-26", last=True).iso, day_read("TBC", last=True)
    ('2026-01-01', '2026-01-31', None)
    """
    said = re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", cell.casefold().strip().rstrip("."))
    said = re.sub(r"\bsept\b", "sep", _AROUND.sub("", said).replace(",", " ").replace("–", "-"))
    said = " ".join(re.sub(r"(?<=[a-z])\.", "", said).split())
    for form in _DAYS:
        if found := _parsed(said, form):
            return DayRead(iso=found.isoformat())
    for form in _MONTHS:
        if found := _parsed(said, form):
            day = calendar.monthrange(found.year, found.month)[1] if last else 1
            return DayRead(iso=found.replace(day=day).isoformat(), month_only=True)
    if said.isdecimal() and said.isascii() and int(said) in _SERIALS:
        return DayRead(iso=(_FIRST + timedelta(days=int(said))).isoformat())
    return None


def is_numeric(cell: str) -> bool:
    """Whether a cell is written in digits as a day is, so that it was meant for one."""
    return re.fullmatch(r"[\d./\- ]*\d[\d./\- ]*", cell) is not None


def _parsed(said: str, form: str) -> date | None:
    try:
        found = datetime.strptime(said, form).date()
    except ValueError:
        return None
    return found if found.year >= 1900 else None
