"""Finding a place of the nation by a name: a council, a ward, a ward of former years, a council that is gone."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self, assert_never

from hineq.model.naming import NameKind, PlaceName

# so many are listed, and all that have the very name
_MOST_PLACES: Final = 12
# what is more likely meant comes first
_FIRST: Final = (
    NameKind.AUTHORITY, NameKind.COUNTY, NameKind.FORMER_COUNCIL, NameKind.WARD, NameKind.FORMER_WARD, NameKind.UNCOUNTED_WARD,
    NameKind.REGION, NameKind.COUNTRY,
)  # fmt: skip
_LEAST_LETTERS: Final = 3


def plain(name: str) -> str:
    """A name as it is compared: small letters without accents and signs, "and" for "&".

    >>> plain("St. Mary's & Bûrton-on-Sea")
    'st marys and burton on sea'
    """
    bare = unicodedata.normalize("NFKD", name.casefold().replace("&", " and ")).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", re.sub(r"['.]", "", bare)).split())


@dataclass(frozen=True, kw_only=True)
class Compared:
    """A place's name as it is compared, and that of the council that it leads to, both as `plain` gives them."""

    name: str
    council: str
    place: PlaceName

    @classmethod
    def of(cls, place: PlaceName) -> Self:
        """A place, made ready to be looked for."""
        return cls(name=plain(place.name), council=plain(place.council), place=place)

    def how(self, wanted: str) -> int | None:
        """How well it is what was asked for, the less the better; None where it is not.

        Its name, or its name and its council's; a name that begins so; one that holds it at a word. Fewer than three letters find only whole names.
        """
        if wanted in (self.name, f"{self.name} {self.council}"):
            return 0
        if len(wanted) < _LEAST_LETTERS:
            return None
        if self.name.startswith(wanted) or f"{self.name} {self.council}".startswith(wanted):
            return 1
        return 2 if f" {wanted}" in self.name else None


def places_named(names: Sequence[Compared], asked: str) -> list[PlaceName]:
    """The places that may be meant, those first whose name is what was asked for."""
    if not (wanted := plain(asked)):
        return []
    found = [(how, _FIRST.index(one.place.kind), one.place) for one in names if (how := one.how(wanted)) is not None]
    return [place for *_, place in sorted(found, key=lambda one: (*one[:2], one[2].name, one[2].council))]


def listed_of(places: Sequence[PlaceName], asked: str) -> tuple[int, str]:
    """How many of the places are listed, and how to find the others; all that have the very name are, so that one can be told from another."""
    wanted = plain(asked)
    most = max(_MOST_PLACES, sum(plain(one.name) == wanted for one in places))
    if len(places) <= most:
        return len(places), ""
    return most, f"The first {most} of {len(places):,}. More of the name, or the council's after it, finds fewer."


def what_words(place: PlaceName) -> str:
    """What has a name, behind it: "ward of Exampleton", "former council, now Exampleton"."""
    match place.kind:
        case NameKind.COUNTRY | NameKind.REGION:
            return str(place.kind)
        case NameKind.COUNTY:
            return "county council"
        case NameKind.AUTHORITY:
            return "council"
        case NameKind.WARD | NameKind.UNCOUNTED_WARD:
            return f"ward of {place.council}"
        case NameKind.FORMER_WARD:
            return f"former ward, in {place.council} today"
        case NameKind.FORMER_COUNCIL:
            return f"former council, now {place.council}"
    assert_never(place.kind)
