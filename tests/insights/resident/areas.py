"""Every ward of a place with what a resident is told of it, and how hard that is to read."""

import re
from collections.abc import Iterator
from functools import cache

import readability

from hineq.insights.resident.area import council_of, my_area
from hineq.insights.resident.finding import every_ward
from hineq.insights.resident.saying import MyArea
from hineq.insights.series.figures import Figures
from hineq.insights.wards.through_time import Became
from hineq.packs.read.over import kept_layer
from hineq.publish.through_time import became_of
from tests.paths import DATA

_WORD = re.compile(r"\d[\d.,]*%?|[^\W\d_]+(?:['’-][^\W\d_]+)*")


def areas(figures: Figures) -> Iterator[MyArea]:
    """What is told of every ward of a place, each held against its own council."""
    levels: dict[str, Figures] = {figures.place.area_code: figures}
    became: dict[str, Became | None] = {}
    for ward in every_ward(figures.place):
        council = council_of(figures.place, ward.area_code)
        if council not in levels:
            levels[council] = figures.within(council)
        if ward.parent_code not in became:
            became[ward.parent_code] = became_of(kept_layer(DATA / "england"), ward.parent_code)
        yield my_area(levels[council], ward.area_code, became[ward.parent_code])


def sentences(area: MyArea) -> list[str]:
    """Every whole sentence: no headings, and none of the names that boards gave themselves."""
    parts = [part for section in area.sections for part in section.parts if not part.names]
    texts = [
        *area.lede,
        *(text for part in parts for text in (part.lead, *part.sentences)),
        *(term.meaning for section in area.sections for term in section.terms),
    ]
    return [one for text in texts for one in re.split(r"(?<=[.?!])\s+", text) if one]


def grade(said: list[str]) -> float:
    """The school grade that a text asks for by Flesch and Kincaid; the reading age is five years more."""
    counted = [_counted(one) for one in said]
    words, syllables = (sum(counts) for counts in zip(*counted, strict=True))
    return float(readability.KincaidGradeLevel(syllables, words, len(said)))


@cache
def _counted(sentence: str) -> tuple[int, int]:
    """The words and the syllables of a sentence: wards share most of theirs."""
    counts = readability.getmeasures(" ".join(_WORD.findall(sentence)), lang="en")["sentence info"]
    words: int = counts["words"]
    return words, round(counts["syll_per_word"] * words)
