"""Numbers as people: a share as "about 1 in 5", by one rule; the exact figure always stands beside it.

The rule and its reasons: docs/decisions/plain-english.md.
"""

from fractions import Fraction
from typing import Final

from hineq.insights.wording.numbers import number

# below this share the words would be of hardly anybody, and above it of nearly all: then the hundred is kept
_LEAST, _MOST = 0.005, 0.945
# "1 in so many", each within an eighth of the truth, and tenths where more than a third are meant
_ONE_IN: Final = (*range(2, 13), 15, 18, 20, 25, 30, 35, 40, 50, 60, 70, 80, 100, 120, 150, 175, 200)
_SAID: Final = {
    **{Fraction(1, many): f"1 in {many}" for many in _ONE_IN},
    **{Fraction(tenths, 10): f"{tenths} in 10" for tenths in (3, 4, 6, 7, 8, 9)},
    Fraction(1, 2): "half of",
    Fraction(2, 3): "2 in 3",
}


def in_people(share: float) -> str:
    """A share, 0 to 1, as people: the nearest of the parts that a reader can picture; ValueError outside the range.

    >>> [in_people(share) for share in (0.134, 0.2, 0.41, 0.5, 0.96)]
    ['about 1 in 7', 'about 1 in 5', 'about 4 in 10', 'about half of', 'about 96 in 100']
    >>> in_people(0.0), in_people(0.001), in_people(1.0)
    ('no', 'fewer than 1 in 200', 'all')
    """
    if not 0 <= share <= 1:
        raise ValueError(f"'share' must lie between 0 and 1, got {share}.")
    if share in (0, 1):
        return "all" if share else "no"
    if share < _LEAST:
        return "fewer than 1 in 200"
    if share > _MOST:
        return f"about {number(share * 100, 0)} in 100" if share < 0.995 else "nearly all"
    return f"about {_SAID[min(_SAID, key=lambda part: abs(float(part) - share))]}"


def in_whole(value: float) -> str:
    """A count for every so many as a whole number: "about 6"; below one of them "fewer than 1".

    >>> in_whole(5.8), in_whole(0.4), in_whole(2436.0)
    ('about 6', 'fewer than 1', 'about 2,436')
    """
    return "fewer than 1" if value < 1 else f"about {number(value, 0)}"
