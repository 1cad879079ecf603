"""Groups by deprivation in words: which of how many a group is, counted from the most deprived."""

import re
from typing import Final

from hineq.packs.importers.cell_words import plain

_SIZES: Final = {"decile": 10, "tenth": 10, "quintile": 5, "fifth": 5}
_ORDINALS: Final = {
    "": 1, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5,
}  # fmt: skip
_GROUP: Final = re.compile(r"(?:the )?(|first|second|third|fourth|fifth|[1-5](?:st|nd|rd|th)) ?(most|more|less|least) deprived (decile|tenth|quintile|fifth)\b.*")  # fmt: skip


def deprivation_group(words: str) -> tuple[int, int] | None:
    """Which group a text names, 1 the most deprived one, and of how many; None where it names none.

    >>> deprivation_group("Most deprived decile (IMD2019)"), deprivation_group("Fifth less deprived decile")
    ((1, 10), (6, 10))
    >>> deprivation_group("Second least deprived quintile"), deprivation_group("Decile 1")
    ((4, 5), None)
    """
    found = _GROUP.fullmatch(plain(words))
    if not found:
        return None
    size, place = _SIZES[found[3]], _ORDINALS[found[1]]
    return (place if found[2] in ("most", "more") else size + 1 - place), size
