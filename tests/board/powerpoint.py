"""What every PowerPoint file of a deck must be, each by a check that says where it is not."""

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from hineq.board.slides import Deck, NativeChart, Slide
from hineq.model.agenda import Audience
from tests.board.made_up import deck

SMALLEST = 1400
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def opened(made: bytes) -> Any:
    return Presentation(io.BytesIO(made))


def with_slides(*slides: Slide, audience: Audience = Audience.BOARD) -> Deck:
    return replace(deck(audience), slides=slides)


def charted(chart: NativeChart) -> Slide:
    picture = deck().slides[1].picture
    assert picture is not None
    return replace(deck().slides[1], picture=replace(picture, chart=chart))


def words(slide: Any) -> str:
    return " ".join(element.text or "" for element in slide._element.iter(qn("a:t")))


def unzipped(made: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        return {name: package.read(name) for name in package.namelist()}


def charts(made: bytes) -> list[Any]:
    return [shape.chart for slide in opened(made).slides for shape in slide.shapes if shape.has_chart]


def untitled(made: bytes) -> list[int]:
    """The slides without a title in a title placeholder."""
    slides = opened(made).slides
    return [
        at for at, slide in enumerate(slides, 1) if slide.shapes.title is None or not slide.shapes.title.text.strip()
    ]


def undescribed(made: bytes) -> list[str]:
    """The pictures, charts and tables without alternative text."""
    return [
        f"{at} {shape.name}"
        for at, slide in enumerate(opened(made).slides, 1)
        for shape in slide.shapes
        if shape.shape_type == MSO_SHAPE_TYPE.PICTURE or shape.has_chart or shape.has_table
        if not next(shape._element.iter(qn("p:cNvPr"))).get("descr", "").strip()
    ]


def outside(made: bytes) -> list[str]:
    """The shapes that reach over an edge of their slide."""
    presentation = opened(made)
    return [
        f"{at} {shape.name}"
        for at, slide in enumerate(presentation.slides, 1)
        for shape in slide.shapes
        if shape.left < 0 or shape.top < 0
        or shape.left + shape.width > presentation.slide_width
        or shape.top + shape.height > presentation.slide_height
    ]  # fmt: skip


def small_type(made: bytes) -> list[str]:
    """The sizes under 14 pt anywhere in slides and charts, and runs that leave theirs to whatever a master says."""
    wrong = []
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        for name in package.namelist():
            if re.fullmatch(r"ppt/(slides/slide|charts/chart)\d+\.xml", name):
                text = package.read(name).decode()
                wrong += [f"{name} {size}" for size in re.findall(r'sz="(\d+)"', text) if int(size) < SMALLEST]
                if "/charts/" in name:
                    wrong += [f"{name} txPr" for one in re.findall(r"<a:defRPr[^>]*>", text) if "sz=" not in one]
    for at, slide in enumerate(opened(made).slides, 1):
        runs = slide._element.iter(qn("a:rPr"), qn("a:endParaRPr"))
        wrong += [f"slide {at} without a size" for run in runs if run.get("sz") is None]
    return wrong


def foreign(made: bytes) -> list[int]:
    """The slides with a run that is not in British English."""
    return [
        at
        for at, slide in enumerate(opened(made).slides, 1)
        if any(run.get("lang") != "en-GB" for run in slide._element.iter(qn("a:rPr")))
    ]


def overlapping(made: bytes) -> list[str]:
    """The pairs of shapes that lie over one another."""
    wrong = []
    for at, slide in enumerate(opened(made).slides, 1):
        shapes = list(slide.shapes)
        for number, one in enumerate(shapes):
            for other in shapes[number + 1 :]:
                across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
                down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
                if across > Pt(1) and down > Pt(1):
                    wrong.append(f"{at}: {one.name} {one.has_text_frame and one.text_frame.text[:20]} / {other.name}")
    return wrong


def faults(made: bytes) -> dict[str, list[Any]]:
    checks = (untitled, undescribed, outside, small_type, foreign, overlapping)
    return {check.__name__: wrong for check in checks if (wrong := check(made))}


def template(wide: float = 10, high: float = 7.5, ground: str = "FFFFFF") -> bytes:
    """A place's template with a slide of its own, a note on it, and properties that tell of its author."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(wide), Inches(high)
    background = presentation.slide_master.background.fill
    background.solid()
    background.fore_color.rgb = RGBColor.from_string(ground)
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = "SECRET of the last meeting"
    slide.notes_slide.notes_text_frame.text = "SECRET note"
    presentation.core_properties.author = presentation.core_properties.comments = "SECRET author"
    held = io.BytesIO()
    presentation.save(held)
    return held.getvalue()
