"""Charts and maps that only a picture shows, drawn for the place that they have on a slide."""

import json
from typing import Any, Final

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
    # imported when a picture is asked for: it is large
    import vl_convert

    spec = room_spec(dict(picture.spec))
    if picture.spec.get("width") == "container" and isinstance(spec.get("height"), int | float):
        spec |= _size(box)
    return bytes(vl_convert.vegalite_to_png(json.dumps(spec), scale=_SCALE))


def _size(box: Box) -> dict[str, Any]:
    wide, high = round(box.wide / _POINTS_A_PIXEL), round(box.high / _POINTS_A_PIXEL)
    return {"width": wide, "height": max(high, _LEAST_HIGH), "autosize": {"type": "fit", "contains": "padding"}}
