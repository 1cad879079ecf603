"""Finding a place of the nation by a name: a council, a ward, a ward of former years, a council that is gone."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final, assert_never

from hineq.model.naming import NameKind, PlaceName

# so many are listed; more letters find fewer
MOST_PLACES: Final = 12
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


def places_named(names: Sequence[tuple[str, PlaceName]], asked: str) -> list[PlaceName]:
    """The places whose name is what was asked for, then those whose name begins so, then those that hold it at a word.

    `names` has each with its name as `plain` gives it. Fewer than three letters find only whole names.
    """
    wanted = plain(asked)
    if not wanted:
        return []
    found: list[tuple[int, int, str, PlaceName]] = []
    for name, place in names:
        if name == wanted:
            how = 0
        elif len(wanted) >= _LEAST_LETTERS and name.startswith(wanted):
            how = 1
        elif len(wanted) >= _LEAST_LETTERS and f" {wanted}" in name:
            how = 2
        else:
            continue
        found.append((how, _FIRST.index(place.kind), place.name, place))
    return [place for *_, place in sorted(found, key=lambda one: (*one[:3], one[3].council))]


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
