"""The words on a chart as boxes, laid out by Vega without a browser and measured in the font of the page."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import streamlit
import vl_convert
from PIL import ImageFont

from hineq.charts.arrow import with_rows

# what a page of 1440 pixels and one of 390 leave for a picture
PAGE, PHONE = 1120, 358
_MEDIA = Path(streamlit.__file__).parent / "static" / "static" / "media"
_MEASURED = 100  # the size at which a letter is measured, in pixels
_LINE = 1.0  # the height of small letters with what reaches above and below, as a share of the size
_TOUCH = 1.0  # pixels by which boxes may overlap before a reader sees it


@dataclass(frozen=True, kw_only=True)
class Box:
    """Words with the box around them, in pixels from the left and the top of the picture."""

    words: str
    left: float
    top: float
    right: float
    bottom: float
    size: float

    def meets(self, other: "Box") -> bool:
        """Whether both lie on the same ground."""
        return (
            self.left + _TOUCH < other.right
            and other.left + _TOUCH < self.right
            and self.top + _TOUCH < other.bottom
            and other.top + _TOUCH < self.bottom
        )


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A picture of so many pixels, and every word on it."""

    width: float
    height: float
    boxes: tuple[Box, ...]


def drawn(spec: dict[str, Any], width: int) -> Drawn:
    """A chart's specification laid out as a page draws it: as wide as its column, the title left to the page."""
    page = {key: part for key, part in with_rows(spec).items() if key not in ("title", "description")}
    page |= {"width": width, "autosize": {"type": "fit-x", "contains": "padding"}}
    return laid_out(page)


def laid_out(spec: dict[str, Any]) -> Drawn:
    """A specification laid out as it stands."""
    scene = vl_convert.vegalite_to_scenegraph(json.dumps(spec))
    assert isinstance(scene, dict)
    x, y = scene["origin"]
    boxes = tuple(_boxes(scene["scenegraph"], float(x), float(y)))
    return Drawn(width=float(scene["width"]), height=float(scene["height"]), boxes=boxes)


def faults(picture: Drawn) -> list[str]:
    """What lies on another label, or reaches over the border of the picture."""
    found = [
        f"'{one.words}' lies on '{other.words}'" for one, other in combinations(picture.boxes, 2) if one.meets(other)
    ]
    for box in picture.boxes:
        over = max(-box.left, box.right - picture.width, -box.top, box.bottom - picture.height)
        if over > _TOUCH:
            found.append(f"'{box.words}' reaches {over:.0f} pixels over the border")
    return found


def _boxes(item: dict[str, Any], x: float, y: float) -> Iterator[Box]:
    for child in item.get("items", ()):
        if item.get("marktype") == "text":
            yield from _text(child, x, y)
        else:
            inside = item.get("marktype") == "group"
            yield from _boxes(child, x + child.get("x", 0) * inside, y + child.get("y", 0) * inside)


def _text(item: dict[str, Any], x: float, y: float) -> Iterable[Box]:
    said = item.get("text")
    lines = (
        [str(line) for line in said] if isinstance(said, list) else str(said if said is not None else "").split("\n")
    )
    if not any(lines) or item.get("opacity", 1) == 0 or item.get("fillOpacity", 1) == 0:
        return ()
    if item.get("stroke") and item["stroke"] == item.get("fill"):
        return ()  # the rim around words, which stand on it themselves
    size = float(item["fontSize"])
    weight = item.get("fontWeight", 400)
    width = max(text_width(line, size, bold=weight in ("bold", 600, 700)) for line in lines)
    step = float(item.get("lineHeight", size + 2))
    height = size * _LINE + step * (len(lines) - 1)
    at_x, at_y = x + item.get("x", 0) + item.get("dx", 0), y + item.get("y", 0) + item.get("dy", 0)
    if item.get("angle", 0):
        # the title of an upright axis, turned by a quarter
        left, top = at_x - size * _LINE, at_y - width / 2
        return (Box(words=" ".join(lines), left=left, top=top, right=at_x, bottom=top + width, size=size),)
    left = at_x - width * {"left": 0.0, "center": 0.5, "right": 1.0}[item.get("align", "left")]
    first = {"top": 0.0, "line-top": 0.0, "middle": 0.5, "bottom": 1.0, "alphabetic": 0.8}[
        item.get("baseline", "alphabetic")
    ]
    top = at_y - first * size * _LINE
    return (Box(words=" ".join(lines), left=left, top=top, right=left + width, bottom=top + height, size=size),)


def text_width(words: str, size: float, *, bold: bool = False) -> float:
    """How wide words are in the font of the pages, in pixels."""
    return sum(_letter(letter, bold=bold) for letter in words) * size / _MEASURED


@cache
def _letter(letter: str, *, bold: bool) -> float:
    return float(_font(bold=bold).getlength(letter))


@cache
def _font(*, bold: bool) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(next(_MEDIA.glob("SourceSansVF-Upright*.woff2")), _MEASURED)
    font.set_variation_by_axes([600 if bold else 400])
    return font
