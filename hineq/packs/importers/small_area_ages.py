"""Ages as tables of neighbourhoods write them, single years and bands, in rows or in heads, and the band of a life table that each lies in."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from hineq.methods.life_tables import AGE_STARTS
from hineq.model.deaths import AGE_BANDS
from hineq.model.words import Sex
from hineq.packs.importers.death_words import age_of, was_a_day

# the first and the last year of age of a count; OPEN where it has no last
Span = tuple[int, int]
OPEN: Final = 999
_OLDEST: Final = 130
SPANS: Final[tuple[Span, ...]] = tuple(zip(AGE_STARTS, (*(start - 1 for start in AGE_STARTS[1:]), OPEN), strict=True))
_85_AND_OVER: Final = (85, OPEN)

_SEX_LETTER: Final = re.compile(r"([mfpt]|x)(?=[ -]?[0-9])")
_SEX_WORD: Final = re.compile(r"\b(females?|males?|persons?|women|men)\b")
_SEXES: Final = {"m": Sex.MALE, "f": Sex.FEMALE, "w": Sex.FEMALE, "p": Sex.PERSONS, "t": Sex.PERSONS}
_YEAR: Final = re.compile(r"\b(?:mid[- ]?)?((?:19|20)[0-9]{2})\b")
_NOISE: Final = re.compile(
    r"\b(number|no|count|of|deaths?|registered|registrations?|population|people|residents|estimates?|ages?|aged|years?|old|in|at|mid)\b"
)


def age_span(cell: str) -> Span | None:
    """The years of age that a cell names; None where it names none, or all.

    >>> [age_span(cell) for cell in ("<1", "01-04", "Age 7", "Aged 90+", "over 85", "under 5", "04-Jan", "All ages")]
    [(0, 0), (1, 4), (7, 7), (90, 999), (85, 999), (0, 4), (1, 4), None]
    """
    said = age_of(cell)
    if not said:
        text = cell.casefold().strip().removesuffix(".0")
        text = re.sub(r"(?<=[0-9])[_.](?=[0-9])", "-", text)
        said = age_of(text) or " ".join(re.sub(r"\b(ages?|aged|years?|yrs?|old)\b|[_.:]", " ", text).split())
    if found := re.fullmatch(r"([0-9]{1,3})(?:-([0-9]{1,3})|(\+))?", said):
        first = int(found[1])
        last = OPEN if found[3] else int(found[2] or first)
        return (first, last) if first <= last and first <= _OLDEST else None
    if found := re.fullmatch(r"(?:over|above|>) ?([0-9]{1,3})", said):
        return int(found[1]), OPEN
    if found := re.fullmatch(r"(?:under|below|less than|<) ?([0-9]{1,3})", said):
        return (0, int(found[1]) - 1) if int(found[1]) else None
    return None


def span_words(span: Span) -> str:
    """Years of age as packs write them.

    >>> span_words((0, 0)), span_words((1, 4)), span_words((85, OPEN))
    ('0', '1-4', '85+')
    """
    first, last = span
    return f"{first}+" if last == OPEN else f"{first}" if first == last else f"{first}-{last}"


@dataclass(frozen=True, kw_only=True)
class CountHead:
    """What a column of counts is of, by its head: a sex, years of age, a calendar year; None where the head does not say."""

    sex: Sex | None = None
    span: Span | None = None
    year: int | None = None


@lru_cache(maxsize=4096)
def count_head(head: str) -> CountHead | None:
    """What a column counts whose head names an age or a year, perhaps with a sex; None for any other column.

    >>> count_head("Males 01 to 04").span, count_head("F90").sex.value, count_head("m90plus").span, count_head("2019").year
    ((1, 4), 'Female', (90, 999), 2019)
    >>> count_head("LSOA 2021 Code"), count_head("All Ages"), count_head("Total")
    (None, None, None)
    """
    if was_a_day(head):
        return CountHead(span=age_span(head))
    said = re.sub(r"(?<=[0-9])[_.](?=[0-9])", "-", head.casefold().strip())
    said = re.sub(r"[_.:,()]", " ", said).strip()
    letter, word = _SEX_LETTER.match(said), _SEX_WORD.search(said)
    sex = _SEXES.get(letter[1]) if letter else _SEXES[word[1][0]] if word else None
    said = said[1:] if letter else _SEX_WORD.sub(" ", said)
    year = _YEAR.search(said)
    rest = " ".join(_NOISE.sub(" ", _YEAR.sub(" ", said)).split()).strip(" -")
    span = age_span(rest) if rest else None
    if (rest and span is None) or (span is None and year is None):
        return None
    return CountHead(sex=sex, span=span, year=int(year[1]) if year else None)


@dataclass(frozen=True, kw_only=True)
class BandPlan:
    """Which band of a life table each of a table's ages is counted in.

    `bands` has the place of the band by age; ages that it has not are counted in others already (`again`), too wide to be parted (`coarse`), or
    run over each other (`crossing`). `missing` are the bands that no age lies in, `partial` those of which years of age are lacking.
    `open_85` tells that 85+ stands beside 90+, and may be 85-89; `from_starts` that bands are named by their first year.
    """

    bands: Mapping[Span, int]
    again: tuple[Span, ...] = ()
    coarse: tuple[Span, ...] = ()
    crossing: tuple[Span, ...] = ()
    missing: tuple[str, ...] = ()
    partial: tuple[str, ...] = ()
    open_85: bool = False
    from_starts: bool = False


def band_plan(spans: Collection[Span]) -> BandPlan:
    """The bands of a life table that a table's ages are counted in: each band by its own name, else by the years within it.

    >>> plan = band_plan([(0, 0), (1, 4), (0, 4), *[(age, age) for age in range(5, 90)], (90, OPEN)])
    >>> plan.bands[(7, 7)], plan.again, plan.missing
    (2, ((0, 4),), ())
    """
    own = sorted(set(spans))
    if [first for first, _ in own] == list(AGE_STARTS) and all(first == last or last == OPEN for first, last in own):
        return BandPlan(bands={span: place for place, span in enumerate(own)}, from_starts=True)
    within: dict[int, list[Span]] = {}
    wide = []
    for span in own:
        place = next((at for at, (first, last) in enumerate(SPANS) if first <= span[0] and span[1] <= last), None)
        if place is None:
            wide.append(span)
        else:
            within.setdefault(place, []).append(span)
    again, crossing = [], []
    for place, found in within.items():
        if SPANS[place] in found and len(found) > 1:
            # a band that has its own name is not added up from its years too
            again += [span for span in found if span != SPANS[place]]
            within[place] = [SPANS[place]]
        else:
            crossing += [later for before, later in pairwise(found) if later[0] <= before[1]]
    open_85 = _85_AND_OVER in wide and 18 not in within and 19 in within
    if open_85:
        wide.remove(_85_AND_OVER)
        within[18] = [_85_AND_OVER]
    coarse = [span for span in wide if not set(_places(span)) <= set(within)]
    return BandPlan(
        bands={span: place for place, found in within.items() for span in found},
        again=tuple(again + [span for span in wide if span not in coarse]),
        coarse=tuple(coarse),
        crossing=tuple(crossing),
        missing=tuple(AGE_BANDS[place] for place in range(len(SPANS)) if place not in within),
        partial=tuple(AGE_BANDS[place] for place, found in sorted(within.items()) if _lacks_years(place, found)),
        open_85=open_85,
    )


def _places(span: Span) -> list[int]:
    """The bands that an age touches."""
    return [at for at, (first, last) in enumerate(SPANS) if first <= span[1] and span[0] <= last]


def _lacks_years(place: int, found: Collection[Span]) -> bool:
    first, last = SPANS[place]
    if last == OPEN:
        return not any(span[0] == first for span in found)
    return sum(min(end, last) - start + 1 for start, end in found) < last - first + 1
