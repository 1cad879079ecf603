"""How measures and wards are said to residents: the plain words for a measure, and the names by which people know a ward."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

from hineq.model.declaring import AreaCode, IndicatorId, SourceId

# where the figure and the people go in a plain sentence
FIGURE: Final = "{figure}"
PEOPLE: Final = "{people}"
_SLOT = re.compile(r"{[^{}]*}")


def well_formed(sentence: str) -> bool:
    """Whether a plain sentence has one place for the figure, at most one for the people, and no other sign of its own.

    >>> well_formed("{figure} homes had too few rooms"), well_formed("homes had too few rooms"), well_formed("{figure} {x}")
    (True, False, False)
    """
    slots = _SLOT.findall(sentence)
    plain = _SLOT.sub("", sentence)
    return slots.count(FIGURE) == 1 and sorted(slots) in ([FIGURE], [FIGURE, PEOPLE]) and not set("{}") & set(plain)


class PlainPart(StrEnum):
    """Where a resident is told of a measure: among how long and how well people live, or among what is better and worse."""

    LIVES = "lives"
    COMPARED = "compared"


@dataclass(frozen=True, kw_only=True)
class PlainWords:
    """How a measure is said to a resident; a measure without plain words is not told on the page My area.

    `sentence` is of a past date, with {figure} where the figure goes and {people} where "men" or "women" goes: "{figure} homes
    had too few bedrooms". `brief` names the measure in a list ("homes with too few bedrooms"); `meaning` explains it in short sentences.
    """

    KEY: ClassVar = ("indicator_id",)

    indicator_id: IndicatorId
    part: PlainPart
    sentence: str
    brief: str
    meaning: str = ""

    def said(self, figure: str, people: str) -> str:
        """The sentence with its figure, and with the people that it counts."""
        return self.sentence.replace(FIGURE, figure).replace(PEOPLE, people)


@dataclass(frozen=True, kw_only=True)
class LocalName:
    """A name by which people know a ward or a part of it (an estate, a village), as a document states it."""

    KEY: ClassVar = ("name", "area_code")

    name: str
    area_code: AreaCode
    place_in_document: str = ""
    source_id: SourceId
