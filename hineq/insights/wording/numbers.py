"""How numbers are said: figures with their units, intervals, ranks, ages of data, lists; en-GB throughout."""

import math
import re
from collections.abc import Sequence
from datetime import date

from hineq.model.indicator import Indicator
from hineq.model.period import Period
from hineq.model.words import Polarity, Sex

NO_FIGURE = "no data"
TITLE_WORDS = 15
_BRACKETED = re.compile(r"\([^()]*\)")
_MINUS = "\N{MINUS SIGN}"
# "Table of Many Things": one capital alone could be the only name in it, as in "Residents of England"
_TITLED = re.compile(r"[A-Z][a-z]+ (of [A-Z][a-z]+ ([A-Z]|\d{4}\b)|[A-Z][a-z]+ [A-Z][a-z])")
_PROPER_NAMES = ("Asian", "Black", "White", "English", "England")


def number(value: float, decimals: int) -> str:
    """A number with thousands commas and a true minus sign; half a unit rounds away from zero, as in print.

    >>> number(1234.25, 1), number(-0.04, 1), number(78.45, 1)
    ('1,234.3', '0.0', '78.5')
    """
    rounded = as_printed(value, decimals)
    text = f"{abs(rounded):,.{decimals}f}"
    return f"{_MINUS}{text}" if rounded < 0 else text


def as_printed(value: float, decimals: int) -> float:
    """A number as print rounds it: half a unit away from zero.

    >>> as_printed(78.45, 1), as_printed(-0.04, 1)
    (78.5, -0.0)
    """
    # 78.45 is stored as a hair less than it reads: the digits people see decide the rounding
    scaled = round(abs(value) * 10**decimals, 6)
    return math.copysign(math.floor(scaled + 0.5) / 10**decimals, value)


def figure(value: float, indicator: Indicator) -> str:
    """A figure with its unit: "78.5 years", "38.2%", "5.4 per 1,000 live births", or "no data".

    A unit that only names a scale ("index score", "(unit not stated)") is left to the header or the axis.
    """
    if math.isnan(value):
        return NO_FIGURE
    return indicator.measured_in.after(number(value, indicator.decimals))


def brief(value: float, indicator: Indicator) -> str:
    """A figure whose unit the sentence has said or will say: "78.5", "38.2%", or "no data"."""
    return figure(value, indicator) if indicator.measured_in.is_per_cent else bare(value, indicator) or NO_FIGURE


def bare(value: float, indicator: Indicator) -> str:
    """A figure without its unit, for a table whose header carries it; an empty text where there is none."""
    return "" if math.isnan(value) else number(value, indicator.decimals)


def interval(lower: float, upper: float, indicator: Indicator) -> str:
    """A 95% confidence interval as "76.9 to 80.1", or an empty text where there is none."""
    if math.isnan(lower) or math.isnan(upper):
        return ""
    return f"{number(lower, indicator.decimals)} to {number(upper, indicator.decimals)}"


def difference(value: float, indicator: Indicator, *, unit_said: bool = False) -> str:
    """The size of a difference between two figures: "1.9 years", "3.2 percentage points", "0.4 per 1,000 live births".

    With `unit_said` only years and percentage points keep their unit. A difference too small for the decimals is
    "less than 0.1 years", never 0.
    """
    smallest = 10.0**-indicator.decimals
    text = number(abs(value), indicator.decimals)
    if value and text == number(0, indicator.decimals):
        text = f"less than {number(smallest, indicator.decimals)}"
    return indicator.measured_in.apart(text, unit_said=unit_said)


def printed_difference(before: float, now: float, decimals: int) -> float:
    """`now` less `before` as both are printed, so that a reader who subtracts finds the same.

    >>> printed_difference(80.3, 78.45, 1)
    -1.8
    """
    return round(as_printed(now, decimals) - as_printed(before, decimals), decimals)


def distance(value: float, other: float, indicator: Indicator, *, unit_said: bool = False) -> str:
    """How far two figures that stand in the same sentence are apart: the difference of what is printed, as `difference` says it.

    Two figures that differ and are printed alike are "less than 0.1 years" apart.
    """
    apart = printed_difference(value, other, indicator.decimals)
    unlike = value != other and apart == 0
    return difference(10.0**-indicator.decimals / 4 if unlike else apart, indicator, unit_said=unit_said)


def signed_difference(value: float, indicator: Indicator) -> str:
    """A difference with its unit, and a minus sign where it is below zero: "−0.2 years"."""
    words = difference(value, indicator)
    return f"{_MINUS}{words}" if value < 0 and not words.startswith("less") else words


def title(*candidates: str, most: int = TITLE_WORDS) -> str:
    """The first of the candidates, fullest first, that is short enough for a title (15 words), else the last."""
    return next((one for one in candidates if len(one.split()) <= most), candidates[-1])


def ordinal(rank: int) -> str:
    """A rank as a word with figures.

    >>> [ordinal(rank) for rank in (1, 2, 3, 4, 11, 12, 13, 21, 102, 1111)]
    ['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '102nd', '1,111th']
    """
    if 10 <= rank % 100 <= 20:
        return f"{rank:,}th"
    return f"{rank:,}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(rank % 10, 'th') }"


def superlative(polarity: Polarity) -> str:
    """The word for the far end of a ranking: 'poorest', or 'highest' where neither end is worse."""
    return "highest" if polarity is Polarity.NO_JUDGEMENT else "poorest"


def joined(words: Sequence[str], last: str = "and") -> str:
    """A list as it is read aloud, in which it stays plain where a name that is a list itself begins and ends.

    A name with the last word in it has a comma before the list's own; one with a comma in it parts the list by semicolons,
    in a list of two only where a name is a list itself.

    >>> joined(["Ash"]), joined(["Ash", "Beech", "Cedar"])
    ('Ash', 'Ash, Beech and Cedar')
    >>> joined(["Ash", "Beech and Cedar"]), joined(["Ash, Beech and Cedar", "Dell", "Elm"])
    ('Ash, and Beech and Cedar', 'Ash, Beech and Cedar; Dell; and Elm')
    >>> joined(["15 wards", "10 towns, one old"]), joined(["Ash, the old", "Beech"]), joined(["Ash, Beech and Cedar", "Dell"])
    ('15 wards and 10 towns, one old', 'Ash, the old, and Beech', 'Ash, Beech and Cedar; and Dell')
    """
    if len(words) < 2:
        return "".join(words)
    # what stands in brackets is kept together by them
    bare_words = [_BRACKETED.sub("", word) for word in words]
    mark = ";" if any("," in word or ";" in word for word in bare_words) else ","
    with_last = [f" {last} " in f" {word} " for word in bare_words]
    if len(words) == 2 and not any(
        ";" in word or ("," in word and inside) for word, inside in zip(bare_words, with_last, strict=True)
    ):
        mark = ","
        before_last = mark if "," in bare_words[0] or any(with_last) else ""
        return f"{words[0]}{before_last} {last} {words[1]}"
    before_last = mark if mark == ";" or any(with_last) else ""
    return f"{f'{mark} '.join(words[:-1])}{before_last} {last} {words[-1]}"


def joined_few(words: Sequence[str], most: int = 8) -> str:
    """A list as it is read aloud, of a long one the first `most` and how many more there are; one more is named as well.

    >>> joined_few(["Ash", "Beech", "Cedar"], most=2), joined_few(["Ash", "Beech", "Cedar", "Dell"], most=2)
    ('Ash, Beech and Cedar', 'Ash, Beech and 2 more')
    """
    if len(words) <= most + 1:
        return joined(words)
    return joined([*words[:most], f"{len(words) - most} more"])


def counted(count: int, noun: str, plural: str = "") -> str:
    """A small count in words with its noun: "no wards", "one ward", "four wards".

    >>> counted(1, "ward"), counted(4, "ward"), counted(12, "ward")
    ('one ward', 'four wards', '12 wards')
    """
    return f"{count_word(count)} {noun if count == 1 else plural or noun + 's'}"


def part_of(many: int, all_: int, noun: str, *, the: str = "the ") -> str:
    """A part of things: "none of the four measures", "both measures", "the one measure"; a heading may leave out `the`.

    >>> [part_of(many, all_, "ward") for many, all_ in ((0, 1), (1, 1), (2, 2), (3, 3), (0, 4), (1, 12))]
    ['no ward', 'the one ward', 'both wards', 'all three wards', 'none of the four wards', 'one of the 12 wards']
    """
    if all_ == 1:
        return f"{'the one' if many else 'no'} {noun}"
    if many == all_:
        return f"{'both' if all_ == 2 else f'all {count_word(all_)}'} {noun}s"
    if not many:
        return f"{'neither' if all_ == 2 else 'none'} of {the}{count_word(all_)} {noun}s"
    return f"{count_word(many)} of {the}{count_word(all_)} {noun}s"


def count_word(count: int) -> str:
    """A count in words under ten, in figures from ten."""
    names = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return names[count] if count < len(names) else f"{count:,}"


def age_of_data(period: Period, snapshot: date) -> str:
    """How old the days of a period are at the pack's snapshot date, in years: "4 to 6 years old", "under a year old".

    Of what was counted on one day of a year only the year may be known, so the newest and the oldest day are both said: the
    newest in whole years that have passed, the oldest in years that it is not over. A single day is so many whole years old.
    """
    newest, oldest = (_whole_years(day, snapshot) for day in (period.end, period.start))
    if oldest < 1:
        return "under a year old"
    if period.end > period.start and (snapshot.month, snapshot.day) != (period.start.month, period.start.day):
        oldest += 1
    years = f"year{'' if oldest == 1 else 's'} old"
    if newest < 1:
        return f"up to {oldest} {years}"
    return f"{oldest} {years}" if newest == oldest else f"{newest} to {oldest} {years}"


def _whole_years(day: date, snapshot: date) -> int:
    return snapshot.year - day.year - ((snapshot.month, snapshot.day) < (day.month, day.day))


def capital(text: str) -> str:
    """The text with its first letter in capitals and the rest untouched."""
    return text[:1].upper() + text[1:]


def lowered(name: str) -> str:
    """An indicator's name for the middle of a sentence: its first word in lower case unless it is an acronym or a name.

    A first word of which a name of several capitals is said is part of the name.

    >>> lowered("Teeth at age 5"), lowered("GP visits"), lowered("Black households"), lowered("Table of Many Things, score")
    ('teeth at age 5', 'GP visits', 'Black households', 'Table of Many Things, score')
    >>> lowered("Indices of Deprivation 2025"), lowered("Annual Population Survey, single years"), lowered("Residents of Eastshire")
    ('Indices of Deprivation 2025', 'Annual Population Survey, single years', 'residents of Eastshire')
    """
    first = name.split(" ", 1)[0]
    kept = first[1:].lower() != first[1:] or first in _PROPER_NAMES or bool(_TITLED.match(name))
    return name if kept else name[:1].lower() + name[1:]


def with_sex(name: str, sex: Sex) -> str:
    """An indicator's name with the people it counts: "Life expectancy at birth, men"."""
    return name if sex is Sex.PERSONS else f"{name}, {sex.people}"
