"""The pictures of slides, drawn without a browser: as SVG for what is read on a screen or on paper, as PNG where that is all that is taken."""

import json
from functools import lru_cache

from hineq.board.slides import Picture
from hineq.charts.picture import room_spec

_SCALE = 2
# a slide of 1920 by 1080 with its margins gives a picture 1776 pixels and some 580: the text of a page, 16, becomes 28
WIDTH, HEIGHT = 1000, 275


def svg(picture: Picture, height: int = HEIGHT) -> str:
    """The picture as SVG without a ground or a title of its own; its words are drawn in the fonts that the reader has."""
    return _svg(_spec(picture, height))


def png(picture: Picture) -> bytes:
    """The picture as PNG on nothing, at twice its size for print."""
    # imported when a picture is asked for: it is large, and what only reads slides does not need it
    import vl_convert

    return bytes(vl_convert.vegalite_to_png(_spec(picture, HEIGHT), scale=_SCALE))


def _spec(picture: Picture, height: int) -> str:
    return json.dumps(room_spec(dict(picture.spec), WIDTH, height))


# a deck is written in several forms, and each picture is drawn once for all of them
@lru_cache(maxsize=256)
def _svg(spec: str) -> str:
    import vl_convert

    return str(vl_convert.vegalite_to_svg(spec))
