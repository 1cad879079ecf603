"""Where names stand beside dots: off the line, off each other and off other dots, as far as there is room."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

LETTER, LINE = 6.4, 14.0  # the size of a letter of 12 pixels with its share of the space between lines
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
# how much of a picture of lines the words beside a bar take, with the space about them
_WIDTH, _HEIGHT = 0.16, 0.06
_Box = tuple[float, float, float, float]


def label_spots(
    words: Sequence[str], named: Sequence[int], dots: Sequence[tuple[float, float]],
    bars: Sequence[tuple[float, float, float]], line: tuple[float, float], size: tuple[float, float],
) -> list[Spot]:  # fmt: skip
    """A spot for the label of each of the dots `named`, in that order; who comes first chooses first.

    `dots` are pixels from the left and from the top; `bars` the vertical lines in the picture (x, top, bottom); `line` the height of
    the fitted line at the left and at the right edge; `size` the width and height of the picture.
    """
    taken: list[_Box] = []
    spots = []
    for index in named:
        x, y = dots[index]
        others = [dot for position, dot in enumerate(dots) if position != index]
        costs = [_cost(_box(words[index], x, y, spot), taken, others, bars, line, size) for spot in _SPOTS]
        best = _SPOTS[costs.index(min(costs))]
        taken.append(_box(words[index], x, y, best))
        spots.append(best)
    return spots


def _box(words: str, x: float, y: float, spot: Spot) -> _Box:
    width = LETTER * len(words)
    left = x + spot.dx - {"left": 0.0, "center": 0.5, "right": 1.0}[spot.align] * width
    return left, y + spot.dy - LINE / 2, left + width, y + spot.dy + LINE / 2


def _cost(
    box: _Box, taken: Sequence[_Box], dots: Sequence[tuple[float, float]],
    bars: Sequence[tuple[float, float, float]], line: tuple[float, float], size: tuple[float, float],
) -> float:  # fmt: skip
    left, top, right, bottom = box
    over = sum(left < other[2] and other[0] < right and top < other[3] and other[1] < bottom for other in taken)
    hidden = sum(left - _DOT < x < right + _DOT and top - _DOT < y < bottom + _DOT for x, y in dots)
    struck = sum(left < x < right and low > top and high < bottom for x, high, low in bars)
    ends = [line[0] + (line[1] - line[0]) * min(max(x, 0.0), size[0]) / size[0] for x in (left, right)]
    on_line = min(ends) < bottom and max(ends) > top
    outside = max(0.0, -left) + max(0.0, right - size[0] - _MARGIN) + max(0.0, -top) + max(0.0, bottom - size[1])
    return 10.0 * over + 6.0 * hidden + 4.0 * on_line + 1.0 * struck + (20.0 + outside if outside else 0.0)


def clear_spot(time: float, ends: tuple[float, float], lines: pd.DataFrame) -> tuple[float, str]:
    """Where words beside an upright bar stand so that the fewest lines run through them: their height, and how they are
    aligned ("left": to the right of the bar). Of spots as good, the one in its middle, and to its right.

    `ends` are those of the bar; `lines` has one row a point: time, value, segment (points of one are joined).
    """
    width = float(lines.time.max() - lines.time.min()) * _WIDTH
    height = float(lines["value"].max() - lines["value"].min()) * _HEIGHT
    drawn = [points.sort_values("time") for _, points in lines.groupby("segment", sort=False)]

    def through(value: float, direction: int) -> int:
        times = time + direction * width * np.linspace(0.08, 1, 12)
        at = (np.interp(times, line.time, line["value"], left=math.nan, right=math.nan) for line in drawn)
        return sum(bool((np.abs(values - value) < height).any()) for values in at)

    spots = [
        (ends[0] + (ends[1] - ends[0]) * share, align, direction)
        for share in (0.5, 0.3, 0.7)
        for align, direction in (("left", 1), ("right", -1))
    ]
    value, align, _ = min(spots, key=lambda spot: through(spot[0], spot[2]))
    return value, align
