"""Long names at the side of a chart: wrapped, never cut off."""

import textwrap
from collections.abc import Iterable
from typing import Any

import altair as alt

_LETTERS = 26
# Vega draws the lines of a label one under the other where it is given a list of them
SPLIT = "split(datum.label, '\\n')"
_LINE, _ROOM = 18, 4
# and puts the first of them, not their middle, at the row: they are moved up by half a line for each further one
_CENTRED: dict[str, Any] = {
    "condition": {"test": "true", "expr": f"-{_LINE / 2:g} * (length({SPLIT}) - 1)"},
    "value": 0,
}


def wrapped(name: str, letters: int = _LETTERS) -> str:
    """A name in lines of at most so many letters, 26 unless told.

    >>> wrapped("Adults who never exercise (strategy)")
    'Adults who never exercise\\n(strategy)'
    """
    return textwrap.fill(name, letters)


def label_axis(**settings: Any) -> alt.Axis:
    """The axis of `wrapped` names, each centred on its row, without a line of its own."""
    shared: dict[str, Any] = {"labelLimit": 0, "labelExpr": SPLIT, "labelLineHeight": _LINE, "labelOffset": _CENTRED}
    return alt.Axis(ticks=False, domain=False, **shared, **settings)


def row_step(labels: Iterable[str], least: int) -> alt.Step:
    """The height of each row, in pixels: `least`, or what the name with the most lines needs."""
    lines = max((label.count("\n") + 1 for label in labels), default=1)
    return alt.Step(max(least, _LINE * lines + _ROOM))
