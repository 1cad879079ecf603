"""The words on the charts, laid out by Vega: none lies on another or reaches over the border, on a page and on a phone."""

import json
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import vl_convert

from docs.chart_pages import PICTURES
from hineq.charts.guides import GUIDES
from hineq.charts.labels import LINE, apart
from hineq.charts.picture import room_spec
from hineq.insights.inequality.gradient_words import Dots
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.comparing import Confidence
from hineq.insights.wards.poorest import PoorestRule
from hineq.model.key import ViewKey
from hineq.theme.palette import TEXT
from hineq.ui.views import inequality, wards
from hineq.ui.views import map as maps
from hineq.ui.views.place import opened
from tests.chart_labels import PAGE, PHONE, Box, Drawn, drawn, faults, laid_out

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


def demanding(place_id: str) -> dict[str, dict[str, Any]]:
    """The charts of a place that leave the least room: the longest unit, and the ward whose intervals reach furthest."""
    place = opened(place_id).place
    view = max(wards.newest_views(place_id), key=lambda view: len(view.indicator.measured_in.axis))
    key = ViewKey(place_id=place_id, indicator_id=view.indicator.indicator_id, sex=view.sex, period=view.period)
    told = inequality.inequality(key)
    reach = {
        ward.area_code: float(np.nanmax(wards.profile(place_id, ward.area_code).table.upper_position.fillna(0)))
        for ward in place.wards[:12]
    }
    widest = max(reach, key=reach.__getitem__)
    spine = wards.spine_spec(place_id, widest, Confidence.USUAL, "", dark=False)
    assert spine
    return {
        "spine": spine,
        "ward_bars": maps.ward_bars_spec(maps.map_scene(key, PoorestRule.FIFTH), "", dark=False),
        **(
            {}
            if isinstance(told, NotPossible)
            else {dots.value: inequality.gradient_spec(told, dots, "", dark=False) for dots in Dots}
        ),
    }


@pytest.mark.parametrize("place_id", ["luton", "oxford", "llr/E06000016"])
def test_the_widest_intervals_and_the_longest_unit_of_a_place_fit_a_phone(place_id: str) -> None:
    for name, spec in demanding(place_id).items():
        for width in (PAGE, PHONE):
            assert faults(drawn(spec, width)) == [], (name, width)


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_one_image_to_a_screen_reader(name: str) -> None:
    spec = PICTURES[name]()
    assert spec["config"]["aria"] is False
    assert spec["config"]["mark"] == {"aria": False}


def test_no_mark_of_a_picture_is_read_out() -> None:
    svg = vl_convert.vegalite_to_svg(json.dumps(room_spec(PICTURES["authority_spread"]())))
    assert "aria-label" not in str(svg)


def scaled(spec: dict[str, Any]) -> float:
    """How many pixels high the smallest words are on a screen of 1920 with a margin of 32."""
    picture = laid_out(room_spec(spec))
    return min(box.size for box in picture.boxes) * (1920 - 64) / picture.width


@pytest.mark.parametrize("name", NAMES)
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
