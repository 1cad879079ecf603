"""The words on the charts, laid out by Vega: none lies on another or reaches over the border, on a page and on a phone."""

import json
from itertools import pairwise
from typing import Any

import pytest
import vl_convert

from docs.chart_pages import PICTURES
from hineq.charts.guides import GUIDES
from hineq.charts.labels import LINE, apart
from hineq.charts.picture import room_picture, room_spec
from hineq.theme.palette import TEXT
from tests.chart_labels import PAGE, PHONE, Box, Drawn, drawn, faults

# the map is no chart on its page: it is drawn there by Leaflet
NAMES = [guide.name for guide in GUIDES if guide.name != "ward_shapes"]


@pytest.mark.parametrize("name", NAMES)
def test_no_label_lies_on_another_or_is_cut_off_and_none_is_small(name: str) -> None:
    spec = PICTURES[name]()
    for width in (PAGE, PHONE):
        picture = drawn(spec, width)
        assert picture.boxes
        assert faults(picture) == [], width
        assert {box.size for box in picture.boxes} == {TEXT}


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_one_image_to_a_screen_reader(name: str) -> None:
    spec = PICTURES[name]()
    assert spec["config"]["aria"] is False
    assert spec["config"]["mark"] == {"aria": False}


def test_no_mark_of_a_picture_is_read_out() -> None:
    assert "aria-label" not in room_picture(PICTURES["authority_spread"]())


def scaled(spec: dict[str, Any]) -> float:
    """How many pixels high the smallest words are on a screen of 1920 with a margin of 32."""
    scene = vl_convert.vegalite_to_scenegraph(json.dumps(room_spec(spec)))
    assert isinstance(scene, dict)
    return TEXT * (1920 - 64) / float(scene["width"])


@pytest.mark.parametrize("name", ["target_trend", "spine", "slope", "authority_spread"])
def test_a_picture_in_a_room_has_no_words_under_28_pixels(name: str) -> None:
    assert scaled(PICTURES[name]()) >= 28


def test_boxes_that_meet_and_words_over_the_border_are_found() -> None:
    one = Box(words="one", left=0, top=0, right=30, bottom=16, size=16)
    two = Box(words="two", left=20, top=10, right=60, bottom=26, size=16)
    assert faults(Drawn(width=50, height=40, boxes=(one, two))) == [
        "'one' lies on 'two'",
        "'two' reaches 10 pixels over the border",
    ]


def test_words_in_one_column_are_moved_apart_and_keep_inside() -> None:
    moved = apart([100, 101, 102, 300, 310], [LINE] * 5, 320)
    placed = sorted(moved)
    assert all(after - before >= LINE for before, after in pairwise(placed))
    assert placed[-1] + LINE <= 320
    assert apart([10, 50], [LINE, LINE], 100) == [10, 50]
