"""Charts and maps that only a picture shows, drawn for the place that they have on a slide."""

import json
from typing import Final

from hineq.board import easel
from hineq.board.powerpoint.ground import Box
from hineq.board.slides import Picture
from hineq.charts.picture import room_spec

# a picture's words are 16 pixels high, and so stand at 14.4 points
_POINTS_A_PIXEL: Final = 0.9
# a chart lower than that cannot be read
_LEAST_HIGH: Final = 240
_SCALE: Final = 2


def fitted(picture: Picture, box: Box) -> bytes:
    """The picture as PNG on nothing; one without a size of its own is drawn as large as its place, its words for a room."""
    return easel.png(_spec(picture, box), _SCALE)


def begin(picture: Picture, box: Box) -> None:
    """Have it drawn while the file is made, where there is an easel."""
    easel.begin(_spec(picture, box), _SCALE)


def _spec(picture: Picture, box: Box) -> str:
    wide, high = round(box.wide / _POINTS_A_PIXEL), max(round(box.high / _POINTS_A_PIXEL), _LEAST_HIGH)
    spec = room_spec(dict(picture.spec), wide, high)
    if picture.spec.get("width") == "container" and isinstance(spec.get("height"), int | float):
        spec["autosize"] = {"type": "fit", "contains": "padding"}
    return json.dumps(spec)
