"""How the lines of a trend are drawn: what each says, its stroke, and which of several areas beside the place it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from hineq.theme.palette import Palette


class LineRole(StrEnum):
    """What a line of the chart says, in the order in which lines name the ticks of the axis."""

    PROMISE = "promise"
    OUTTURN = "outturn"
    SINCE = "since"
    COMPARATOR = "comparator"
    FORECAST = "forecast"

    @property
    def of_the_place(self) -> bool:
        """Whether it is drawn from published figures of the place, with their intervals."""
        return self in (LineRole.OUTTURN, LineRole.SINCE)


@dataclass(frozen=True, kw_only=True)
class Stroke:
    """How a line is drawn, and the ink of the words at its end."""

    colour: str
    words: str
    width: float
    dash: tuple[int, ...] = (1, 0)


def strokes(ink: Palette) -> dict[LineRole, Stroke]:
    """How each line is drawn, the undermost first."""
    return {
        LineRole.COMPARATOR: Stroke(colour=ink.benchmark, words=ink.quiet, width=2),
        LineRole.FORECAST: Stroke(colour=ink.benchmark, words=ink.quiet, width=1.5, dash=(2, 4)),
        LineRole.SINCE: Stroke(colour=ink.pale_accent, words=ink.accent, width=3),
        LineRole.PROMISE: Stroke(colour=ink.accent, words=ink.accent, width=2, dash=(6, 4)),
        LineRole.OUTTURN: Stroke(colour=ink.accent, words=ink.accent, width=3.5),
    }


def beside_strokes(ink: Palette, areas: Sequence[str]) -> dict[str, Stroke]:
    """How the line of each area beside the place is drawn, by its name: a single one grey, several in colours and dashes of their own.

    The words at their ends are in the ink of the text, which reads where a line's own colour would not; a point of the
    colour stands before them.
    """
    usual = strokes(ink)[LineRole.COMPARATOR]
    if len(areas) == 1:
        return {areas[0]: usual}
    looks = ((ink.benchmark, (1, 0)), (ink.second, (8, 3)), (ink.teal, (3, 3)), (ink.plum, (8, 3, 2, 3)))
    return {
        area: replace(usual, colour=colour, words=ink.text, dash=dash)
        for area, (colour, dash) in zip(areas, looks, strict=False)
    }
