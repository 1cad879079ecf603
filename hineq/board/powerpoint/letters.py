"""Words as a slide takes them: without the characters that XML forbids, and measured before they are set."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

# the smallest type of a slide, in points
SMALLEST: Final = 14
LINE: Final = 1.2
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FIRST = 32
# thousandths of the type's size from the space to "~": Arial's, which are Liberation Sans' and Helvetica's
_REGULAR: Final = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556,
    556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
_BOLD: Final = (
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611,
    611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
)  # fmt: skip
_NARROW: Final = {"–": 556, "“": 500, "”": 500, "‘": 278, "’": 278, "•": 350, "·": 333}
_WIDE, _OTHER = 1000, 800
# what programs set differently from what is measured here
_SAFE = 1.03


def plain(text: str) -> str:
    """A text on one line without the characters that XML forbids; it stands otherwise as it came.

    >>> plain("Ann\\x00\\x1b <b>\\n=1+1")
    'Ann <b> =1+1'
    """
    return " ".join(_FORBIDDEN.sub("", str(text)).split())


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text stands on one line, in points, in a type as wide as Arial.

    >>> round(width("Elmby", 10), 1)
    28.6
    """
    return _thousandths(text, bold) * size / 1000 * _SAFE


def lines(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The lines of a text in a room of so many points; a word that is wider than it is broken.

    >>> lines("one two", 10, 20), lines("abcdef", 10, 12)
    (['one', 'two'], ['ab', 'cd', 'ef'])
    """
    wrapped: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer, size, bold=bold) <= room:
            line = longer
            continue
        if line:
            wrapped.append(line)
        *whole, line = _broken(word, size, room, bold)
        wrapped += whole
    return [*wrapped, line]


def height(text: str, size: float, room: float, *, bold: bool = False) -> float:
    """How high a text stands in a room of so many points."""
    return len(lines(text, size, room, bold=bold)) * size * LINE


def shortened(text: str, size: float, room: float, most: int, *, bold: bool = False) -> str:
    """A text in at most so many lines, with "…" where words were left out."""
    wrapped = lines(text, size, room, bold=bold)
    if len(wrapped) <= most:
        return text
    # the sign wants its own room on the last line
    last = lines(wrapped[most - 1], size, max(room - width("…", size, bold=bold), size), bold=bold)[0]
    return " ".join([*wrapped[: most - 1], f"{last}…"])


def _broken(word: str, size: float, room: float, bold: bool) -> list[str]:
    if width(word, size, bold=bold) <= room:
        return [word]
    parts, part = [], ""
    for letter in word:
        if part and width(part + letter, size, bold=bold) > room:
            parts.append(part)
            part = ""
        part += letter
    return [*parts, part]


@lru_cache(maxsize=20_000)
def _thousandths(text: str, bold: bool) -> int:
    return sum(_letter(letter, bold) for letter in text)


@lru_cache(maxsize=5_000)
def _letter(letter: str, bold: bool) -> int:
    at = ord(letter) - _FIRST
    if 0 <= at < len(_REGULAR):
        return (_BOLD if bold else _REGULAR)[at]
    if letter in _NARROW:
        return _NARROW[letter]
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn"):
        return 0
    base = unicodedata.normalize("NFD", letter)[0]
    if base != letter:
        return _letter(base, bold)
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _OTHER
