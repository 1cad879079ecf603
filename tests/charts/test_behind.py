"""What needs attention first as a picture: its rows, and that no words of it touch a bar's end or run off it."""

import json
import textwrap
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
import vl_convert
from PIL import ImageFont

from hineq.charts.behind import behind_chart, behind_data
from hineq.insights.standing.attention import MOST, Attention, attention
from hineq.theme.palette import DARK, LIGHT
from tests.luton import luton
from tests.places_with_levels import LEVELS, level

# half a column of a desk, and a phone
WIDTHS = (560, 358, 288)
COLUMNS = ("name", "share", "share_words", "words", "short", "own")


@cache
def urgent(key: str) -> Attention:
    return attention(level(key))


def items(node: Any, kind: str) -> Iterator[list[dict[str, Any]]]:
    """The items of each mark of a kind in a scene, in the order in which they are drawn."""
    if isinstance(node, dict):
        if node.get("marktype") == kind and node.get("role") == "mark":
            yield node["items"]
        for child in node.get("items", []):
            yield from items(child, kind)


def boxes(words: list[dict[str, Any]]) -> list[tuple[float, float]]:
    """From where to where each of the words reach, measured in a font of the page's kind."""
    found = []
    for one in words:
        font = ImageFont.load_default(one["fontSize"])
        lines = one["text"] if isinstance(one["text"], list) else str(one["text"]).split("\n")
        wide = max(font.getlength(line) for line in lines)
        left = one["x"] - (wide if one["align"] == "right" else 0)
        found.append((left, left + wide))
    return found


def hold(data: pd.DataFrame, width: int) -> list[str]:
    """Hold the boxes of a picture to the rules; the figures that it writes."""
    spec = json.loads(json.dumps(behind_chart(data, "Title", "", LIGHT).to_dict())) | {"width": width}
    scene = vl_convert.vegalite_to_scenegraph(json.dumps(spec))["scenegraph"]
    _, bars = items(scene, "rect")
    names, said = items(scene, "text")
    ends = {one["y"] + one["height"] / 2: one["width"] for one in bars}
    for left, right in boxes(names):
        assert left >= 0
        assert right <= width
    for one, (left, right) in zip(said, boxes(said), strict=True):
        end = ends[one["y"]]
        assert left >= 2
        assert right <= width
        assert right <= end - 4 or left >= end + 4, (one["text"], left, right, end)
        assert one["fill"] == (LIGHT.ground if right < end else LIGHT.text)
    for above, below in pairwise(names):
        assert below["y"] - above["y"] >= 26 + 19 * (1 + str(above["text"]).count("\n"))
    return [str(one["text"]) for one in said]


def test_the_furthest_behind_come_first_with_both_figures() -> None:
    data = behind_data(urgent("luton"), luton())
    assert list(data["name"])[:2] == ["Overweight or obese, age 10-11,\n2021/22", "Adults who smoke, 2020-24"]
    first = data.iloc[0]
    assert (first.words, first.share_words) == (
        "43.6%, England 37.8%",
        "90% of upper-tier and unitary authorities of England",
    )
    assert data.share.is_monotonic_decreasing


@pytest.mark.parametrize("key", LEVELS)
def test_no_words_of_any_place_touch(key: str) -> None:
    found = urgent(key)
    data = behind_data(found, level(key).place)
    assert len(data) == len(found.drawn) <= MOST
    for width in WIDTHS if len(data) else ():
        hold(data, width)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("share", [0.0, 0.03, 0.4, 0.5, 0.61, 0.97, 1.0])
def test_figures_without_room_are_shortened(share: float, width: int) -> None:
    long = "1,234.5 per 1,000 live births, Northern Ireland 1,024.2"
    name = textwrap.fill("Preventable deaths under 75 from diseases of heart and vessels, women, 2022-24", 40)
    rows = [
        (name, share, "", long, "1,234.5, Northern Ireland 1,024.2", "1,234.5"),
        ("Smoking, 2024", share, "", "12.4%, England 4.4%", "12.4, England 4.4", "12.4%"),
    ]
    said = hold(pd.DataFrame(rows, columns=list(COLUMNS)), width)
    assert set(said) <= {
        long,
        "1,234.5, Northern Ireland 1,024.2",
        "1,234.5",
        "12.4%, England 4.4%",
        "12.4, England 4.4",
        "12.4%",
    }
    if share == 0.5:
        assert (
            said
            == {
                560: ["1,234.5", "12.4%, England 4.4%"],
                358: ["1,234.5", "12.4%, England 4.4%"],
                288: ["1,234.5", "12.4%"],
            }[width]
        )


def test_a_bar_runs_over_the_whole_in_both_grounds() -> None:
    for ink in (LIGHT, DARK):
        spec = behind_chart(behind_data(urgent("luton"), luton()), "Title", "Subtitle", ink).to_dict()
        assert [layer["mark"]["type"] for layer in spec["layer"]] == ["bar", "bar", "text", "text"]
        assert spec["layer"][1]["encoding"]["x"]["scale"]["domain"] == [0, 1]
        assert spec["layer"][1]["mark"]["color"] == ink.bad
