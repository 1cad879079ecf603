"""Where words stand in a picture: names beside dots, words at the ends of lines; what has no room is moved, else dropped."""

from collections.abc import Sequence
from dataclasses import dataclass

LETTER, LINE = 8.2, 18.0  # the size of a letter of 16 pixels with its share of the space between lines
_DOT, _SPACE = 7.0, 10.0
_MARGIN = 40.0  # beside the axis, where its words reach out as far


@dataclass(frozen=True, kw_only=True)
class Spot:
    """Where a label stands from its dot, in pixels (down is positive), and which of its ends is at the dot."""

    dx: float
    dy: float
    align: str


_SPOTS = (
    Spot(dx=_SPACE, dy=0, align="left"), Spot(dx=-_SPACE, dy=0, align="right"), Spot(dx=8, dy=-12, align="left"),
    Spot(dx=8, dy=12, align="left"), Spot(dx=-8, dy=-12, align="right"), Spot(dx=-8, dy=12, align="right"),
    Spot(dx=0, dy=-14, align="center"), Spot(dx=0, dy=14, align="center"), Spot(dx=8, dy=-26, align="left"),
    Spot(dx=8, dy=26, align="left"), Spot(dx=-8, dy=-26, align="right"), Spot(dx=-8, dy=26, align="right"),
)  # fmt: skip
# what a name costs that lies on another one, on a dot or outside: it is dropped
_TOO_MUCH = 10.0
# a picture is a little narrower or wider than it was planned: dots move with it, words keep their size
_WIDTHS = (0.9, 1.0, 1.12)
_Box = tuple[float, float, float, float]


def label_spots(
    words: Sequence[str], named: Sequence[int], dots: Sequence[tuple[float, float]],
    bars: Sequence[tuple[float, float, float]], line: tuple[float, float], size: tuple[float, float], kept: int = 0,
) -> list[Spot | None]:  # fmt: skip
    """A spot for the label of each of the dots `named`, in that order; who comes first chooses first.

    A label that would lie on another one, or reach outside, has none; the first `kept` always have one.

    `dots` are pixels from the left and from the top; `bars` the vertical lines in the picture (x, top, bottom); `line` the height of
    the fitted line at the left and at the right edge; `size` the width and height of the picture.
    """
    taken: list[tuple[_Box, float]] = []
    spots: list[Spot | None] = []
    for position_of_name, index in enumerate(named):
        x, y = dots[index]
        others = [dot for position, dot in enumerate(dots) if position != index]
        costs = [_cost(_box(words[index], x, y, spot), x, taken, others, bars, line, size) for spot in _SPOTS]
        best = _SPOTS[costs.index(min(costs))]
        if min(costs) >= _TOO_MUCH and position_of_name >= kept:
            spots.append(None)
            continue
        taken.append((_box(words[index], x, y, best), x))
        spots.append(best)
    return spots


def apart(tops: Sequence[float], heights: Sequence[float], limit: float) -> list[float]:
    """The tops of labels in one column, in pixels from the top, moved so that none lies on another; in the order given.

    Each keeps its place where it can; what would go below `limit` is moved up, and pushes those above it.

    >>> apart([10, 12, 95], [20, 20, 20], 100)
    [10, 30, 80]
    """
    order = sorted(range(len(tops)), key=lambda index: (tops[index], index))
    placed = list(tops)
    for before, index in zip([None, *order], order, strict=False):
        if before is not None:
            placed[index] = max(placed[index], placed[before] + heights[before])
    floor = limit
    for index in reversed(order):
        placed[index] = min(placed[index], floor - heights[index])
        floor = placed[index]
    return placed


def _box(words: str, x: float, y: float, spot: Spot) -> _Box:
    width = LETTER * len(words)
    left = x + spot.dx - {"left": 0.0, "center": 0.5, "right": 1.0}[spot.align] * width
    return left, y + spot.dy - LINE / 2, left + width, y + spot.dy + LINE / 2


def _meet(box: _Box, other: _Box, moved: float) -> bool:
    """Whether two boxes lie on each other once the first is moved to the right."""
    left, top, right, bottom = box
    return left + moved < other[2] and other[0] < right + moved and top < other[3] and other[1] < bottom


def _cost(
    box: _Box, at: float, taken: Sequence[tuple[_Box, float]], dots: Sequence[tuple[float, float]],
    bars: Sequence[tuple[float, float, float]], line: tuple[float, float], size: tuple[float, float],
) -> float:  # fmt: skip
    left, top, right, bottom = box
    over = sum(any(_meet(box, other, (at - x) * (wider - 1)) for wider in _WIDTHS) for other, x in taken)
    hidden = sum(left - _DOT < x < right + _DOT and top - _DOT < y < bottom + _DOT for x, y in dots)
    struck = sum(left < x < right and low > top and high < bottom for x, high, low in bars)
    ends = [line[0] + (line[1] - line[0]) * min(max(x, 0.0), size[0]) / size[0] for x in (left, right)]
    on_line = min(ends) < bottom and max(ends) > top
    outside = max(0.0, -left) + max(0.0, right - size[0] - _MARGIN) + max(0.0, -top) + max(0.0, bottom - size[1])
    return 10.0 * over + 6.0 * hidden + 4.0 * on_line + 1.0 * struck + (20.0 + outside if outside else 0.0)
