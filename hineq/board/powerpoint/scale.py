"""Where the figures of a chart come to stand: the ends and steps of its axis, and labels that touch nothing."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from hineq.board.powerpoint.letters import width
from hineq.board.slides import NativeSeries

LABEL_SIZE: Final = 16
_TALL = 18.5
# a point and the line's thickness, in points
_MARK = 7.0
_STEPS = 5
# a lower end under this share of the upper one is drawn from nought
_FROM_NOUGHT = 0.4
_LONGEST = 260.0


@dataclass(frozen=True, kw_only=True)
class Axis:
    """A value axis: its ends and the step between its lines."""

    low: float
    high: float
    step: float

    @property
    def decimals(self) -> int:
        """So many decimals write its steps in full: one for steps of 2.5."""
        return len(f"{self.step:.9f}".rstrip("0").partition(".")[2])


def axis(values: Iterable[float], *, nought: bool = False) -> Axis:
    """A value axis around finite values; from nought where they are near it, or where `nought` asks for it.

    >>> axis([4.2, 2.9, 5.3]), axis([78.1, 80.2])
    (Axis(low=2.5, high=5.5, step=0.5), Axis(low=78.0, high=80.5, step=0.5))
    """
    known = [value for value in values if math.isfinite(value)] or [0.0, 1.0]
    low, high = min(known), max(known)
    if nought or 0 < low < high * _FROM_NOUGHT:
        low = min(low, 0.0)
        high = max(high, 0.0)
    if high == low:
        around = abs(high) * 0.1 or 1.0
        low, high = low - around, high + around
    step = _step((high - low) / _STEPS)
    first, last = _tidy(math.floor(low / step + 1e-9) * step), _tidy(math.ceil(high / step - 1e-9) * step)
    # a value that lies next to nought beside the others is on the axis all the same
    return Axis(
        low=first if first <= low else _tidy(first - step), high=last if last >= high else _tidy(last + step), step=step
    )


def _step(about: float) -> float:
    power = 10.0 ** math.floor(math.log10(about))
    return _tidy(next(power * share for share in (1, 2, 2.5, 5, 10) if power * share >= about * 0.75))


def _tidy(value: float) -> float:
    return float(f"{value:.12g}")


def finite(series: NativeSeries) -> list[float]:
    """Every value and limit of a series that is there."""
    return [value for value in (*series.values, *series.lower, *series.upper) if math.isfinite(value)]


def last_point(values: Sequence[float]) -> int | None:
    """Where the last value of a line stands, None where it has none."""
    return next((at for at in reversed(range(len(values))) if math.isfinite(values[at])), None)


def label_room(names: Sequence[str]) -> float | None:
    """The points that labels want right of the lines, None where one is too long to stand there."""
    longest = max((width(name, LABEL_SIZE, bold=True) for name in names), default=0.0)
    return longest + 2 * _MARK if longest <= _LONGEST else None


def direct(
    series: Sequence[NativeSeries], names: Sequence[str], plot: tuple[float, float], scale: Axis, right: float
) -> list[str] | None:
    """On which side of its last point each line is named: "r", "t", "b" or "l"; None where the names would touch something.

    `plot` is how wide and high the lines are drawn, in points; `right` of them is free for names.
    """
    points = [_points(one.values, plot, scale) for one in series]
    spans = [_spans(one, plot, scale) for one in series]
    taken: list[tuple[float, float, float, float]] = []
    sides: list[str] = []
    for one, name in zip(series, names, strict=True):
        at = last_point(one.values)
        if at is None:
            sides.append("r")
            continue
        x, y = _point(one.values[at], at, len(one.values), plot, scale)
        wide = width(name, LABEL_SIZE, bold=True)
        boxes = {
            "r": (x + _MARK, y - _TALL / 2, x + _MARK + wide, y + _TALL / 2),
            "t": (x - wide / 2, y - _MARK - _TALL, x + wide / 2, y - _MARK),
            "b": (x - wide / 2, y + _MARK, x + wide / 2, y + _MARK + _TALL),
            "l": (x - _MARK - wide, y - _TALL / 2, x - _MARK, y + _TALL / 2),
        }
        free = (side for side, box in boxes.items() if _free(box, taken, points, spans, (plot[0] + right, plot[1])))
        side = next(free, None)
        if side is None:
            return None
        taken.append(boxes[side])
        sides.append(side)
    return sides


Place = tuple[float, float]


def _point(value: float, at: int, of: int, plot: Place, scale: Axis) -> Place:
    return (at + 0.5) * plot[0] / of, (scale.high - value) / (scale.high - scale.low) * plot[1]


def _points(values: Sequence[float], plot: Place, scale: Axis) -> list[Place | None]:
    return [
        _point(value, at, len(values), plot, scale) if math.isfinite(value) else None for at, value in enumerate(values)
    ]


def _spans(series: NativeSeries, plot: Place, scale: Axis) -> list[tuple[Place, Place]]:
    """The error bars of a line, each from its lower to its upper end."""
    count = len(series.values)
    return [
        (_point(low, at, count, plot, scale), _point(high, at, count, plot, scale))
        for at, (low, high) in enumerate(zip(series.lower, series.upper, strict=True))
        if math.isfinite(low) and math.isfinite(high)
    ]


def _free(
    box: tuple[float, float, float, float],
    taken: Sequence[tuple[float, float, float, float]],
    points: Sequence[Sequence[Place | None]],
    spans: Sequence[Sequence[tuple[Place, Place]]],
    plot: Place,
) -> bool:
    """Whether a label stands clear of other labels, of the edges of the chart, and of every line, point and bar."""
    left, top, right, bottom = box
    if left < 0 or right > plot[0] or bottom > plot[1] + _TALL / 2 or top < -_TALL / 2:
        return False
    if any(left < r and right > l and top < b and bottom > t for l, t, r, b in taken):  # noqa: E741
        return False
    lines = [pair for line in points for pair in pairwise(line) if None not in pair]
    alone = [(point, point) for line in points for point in line if point]
    bars = [pair for line in spans for pair in line]
    return not any(_touches(box, start, end) for start, end in [*lines, *alone, *bars])  # type: ignore[arg-type]


def _touches(box: tuple[float, float, float, float], start: Place, end: Place) -> bool:
    """Whether a stretch of line runs through a box, followed in small steps."""
    left, top, right, bottom = box
    steps = max(2, int(math.dist(start, end) / 3))
    return any(
        left - 2 < start[0] + (end[0] - start[0]) * step / steps < right + 2
        and top - 2 < start[1] + (end[1] - start[1]) * step / steps < bottom + 2
        for step in range(steps + 1)
    )
