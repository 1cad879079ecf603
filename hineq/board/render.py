"""The pictures of slides as SVG, drawn without a browser: for what is read on a screen or on paper."""

import json

from hineq.board import easel
from hineq.board.slides import Picture
from hineq.charts.picture import room_spec

# a slide of 1920 by 1080 with its margins gives a picture 1776 pixels and some 525: the text of a page, 16, becomes 28
WIDTH, HEIGHT = 1000, 260


def svg(picture: Picture, height: int = HEIGHT) -> str:
    """The picture as SVG without a ground or a title of its own; its words are drawn in the fonts that the reader has."""
    return easel.svg(_spec(picture, height))


def begin(picture: Picture, height: int = HEIGHT) -> None:
    """Have the picture drawn while others are made, where there is an easel."""
    easel.begin(_spec(picture, height))


def _spec(picture: Picture, height: int) -> str:
    return json.dumps(room_spec(dict(picture.spec), WIDTH, height))
