"""The ground that slides are written on: the house's own, or that of a place's template with its size, fonts and master."""

import io
import zipfile
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from hineq.theme.palette import DARK, LIGHT, Palette

TITLE_SIZE: Final = 34
_WIDTH, _HEIGHT, _EDGE = 960.0, 540.0, 46.0
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_BODIES = (PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY)
_KEPT = ("obj", "titleOnly")
# types of which a narrow slide or a wide one could hold nothing
_LEAST = (480.0, 360.0)
# black and white read equally well on a ground of that luminance; words want that contrast
_MIDDLE, _CONTRAST = 0.179, 4.5


@dataclass(frozen=True, kw_only=True)
class Box:
    """A rectangle on a slide, in points from its left upper corner."""

    x: float
    y: float
    wide: float
    high: float

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.y + self.high


@dataclass(frozen=True, kw_only=True)
class Tints:
    """What words are written in: a name of the theme, so that a template's own are kept, or a colour where it cannot be read."""

    text: str = "tx1"
    quiet: str = "tx2"
    accent: str = "accent1"


@dataclass(frozen=True, kw_only=True, eq=False)
class Ground:
    """An empty presentation and where things go on its slides: `body` is what the title and the number leave free.

    `kicker` is where the section stands over the title, None where a template has no room for it. `with_words` is the layout
    with a placeholder for words, `without` the one that has only a title.
    """

    presentation: Any
    with_words: Any
    without: Any
    title: Box
    body: Box
    number: Box
    kicker: Box | None
    ink: Palette
    tints: Tints = Tints()


def ground(template: bytes | None) -> Ground:
    """The ground of a template, or the house's. ValueError says why a template cannot be used, and which can."""
    return _own() if template is None else _of_template(template)


def _own() -> Ground:
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Pt(_WIDTH), Pt(_HEIGHT)
    master = presentation.slide_master
    for layout in list(presentation.slide_layouts):
        if layout._element.get("type") not in _KEPT:
            presentation.slide_layouts.remove(layout)
    title = Box(x=_EDGE, y=50, wide=_WIDTH - 2 * _EDGE, high=90)
    body = Box(x=_EDGE, y=150, wide=_WIDTH - 2 * _EDGE, high=_HEIGHT - 150 - 26)
    number = Box(x=_WIDTH - _EDGE - 60, y=_HEIGHT - 48, wide=60, high=24)
    for owner in (master, *presentation.slide_layouts):
        _placed(owner, title, body, number)
    _styled(master)
    by_type = {layout._element.get("type"): layout for layout in presentation.slide_layouts}
    return Ground(
        presentation=_emptied(presentation), with_words=by_type["obj"], without=by_type["titleOnly"], title=title,
        body=body, number=number, kicker=Box(x=_EDGE, y=26, wide=title.wide, high=22), ink=LIGHT,
    )  # fmt: skip


def _placed(owner: Any, title: Box, body: Box, number: Box) -> None:
    """Put the placeholders of the master or of a layout where the house has them, and take out its date and its foot."""
    for shape in list(owner.placeholders):
        kind = shape.placeholder_format.type
        if kind in (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER):
            shape._element.getparent().remove(shape._element)
            continue
        box = title if kind in _TITLES else number if kind is PP_PLACEHOLDER.SLIDE_NUMBER else body
        shape.left, shape.top, shape.width, shape.height = (Pt(side) for side in (box.x, box.y, box.wide, box.high))
        for properties in shape._element.iter(qn("a:bodyPr")):
            for side in ("lIns", "rIns", "tIns", "bIns"):
                properties.set(side, "0")
            properties.set("anchor", "t")
        for run in shape._element.iter(qn("a:defRPr")):
            run.set("sz", "1400")


def _styled(master: Any) -> None:
    """The house's fonts, inks and sizes in the master and its theme."""
    styles = master._element.find(qn("p:txStyles"))
    first = styles.find(f"{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    first.set("algn", "l")
    first.find(qn("a:defRPr")).set("sz", str(TITLE_SIZE * 100))
    first.find(qn("a:defRPr")).set("b", "1")
    for run in styles.find(qn("p:bodyStyle")).iter(qn("a:defRPr")):
        run.set("sz", "2000")
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = parse_xml(part.blob)
    for latin in theme.iter(qn("a:latin")):
        latin.set("typeface", "Arial")
    inks = {
        "dk1": LIGHT.text, "lt1": LIGHT.ground, "dk2": LIGHT.quiet, "lt2": LIGHT.rule, "accent1": LIGHT.accent,
        "accent2": LIGHT.second, "accent3": LIGHT.teal, "accent4": LIGHT.plum, "accent5": LIGHT.benchmark,
        "accent6": LIGHT.pale_accent, "hlink": LIGHT.accent, "folHlink": LIGHT.plum,
    }  # fmt: skip
    scheme = next(theme.iter(qn("a:clrScheme")))
    for name, ink in inks.items():
        entry = scheme.find(qn(f"a:{name}"))
        entry[:] = [parse_xml(f'<a:srgbClr {nsdecls("a")} val="{ink.lstrip("#").upper()}"/>')]
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _of_template(template: bytes) -> Ground:
    """The ground of a place's own presentation."""
    try:
        presentation: Any = Presentation(io.BytesIO(template))
    except (
        ValueError,
        KeyError,
        OSError,
        zipfile.BadZipFile,
        etree.LxmlError,
        PythonPptxError,
        AttributeError,
    ) as error:
        raise ValueError(
            "The template must be a PowerPoint presentation (.pptx). In PowerPoint: Save As, PowerPoint Presentation."
        ) from error
    wide, high = presentation.slide_width.pt, presentation.slide_height.pt
    if wide < _LEAST[0] or high < _LEAST[1]:
        raise ValueError(
            f"The template's slides must be at least {_LEAST[0]:.0f} by {_LEAST[1]:.0f} points, got {wide:.0f} by {high:.0f}."
        )
    with_words, without = _layouts(presentation)
    ink, tints = _inks(presentation.slide_master)
    whole = Box(x=0, y=0, wide=wide, high=high)
    edge = wide * 0.05
    title = _within(_shape(with_words, _TITLES), whole, Box(x=edge, y=edge, wide=wide - 2 * edge, high=high * 0.16))
    number = _shape(without, (PP_PLACEHOLDER.SLIDE_NUMBER,))
    below = Box(x=title.x, y=title.bottom, wide=title.wide, high=high * 0.85 - title.bottom)
    body = _within(_shape(with_words, _BODIES), whole, below)
    top = max(title.bottom, body.y) if body.y < whole.high * 0.6 else title.bottom
    corner = Box(x=wide - 86, y=high - 40, wide=60, high=24)
    place = _within(number, whole, corner) if number is not None else corner
    # a number that stands among the content, as where slides were made narrower, goes to the corner
    place = place if place.y >= high * 0.8 else corner
    bottom = min(max(body.bottom, high * 0.8), place.y - 4)
    return Ground(
        presentation=_emptied(presentation), with_words=with_words, without=without, title=title,
        body=Box(x=body.x, y=top, wide=body.wide, high=bottom - top), number=place, kicker=None,
        ink=ink, tints=tints,
    )  # fmt: skip


def _layouts(presentation: Any) -> tuple[Any, Any]:
    """The layout with a title and words, and the one with a title alone (the same where there is none)."""
    usable = [
        layout
        for layout in presentation.slide_layouts
        if _shape(layout, (PP_PLACEHOLDER.TITLE,)) is not None and _shape(layout, _BODIES) is not None
    ]
    if not usable:
        raise ValueError(
            "The template must have a layout with a title and a content placeholder, as 'Title and Content'."
        )
    with_words = next((layout for layout in usable if layout._element.get("type") == "obj"), usable[0])
    alone = (layout for layout in presentation.slide_layouts if layout._element.get("type") == "titleOnly")
    return with_words, next((layout for layout in alone if _shape(layout, _TITLES) is not None), with_words)


def _shape(layout: Any, kinds: tuple[Any, ...]) -> Any:
    return next((shape for shape in layout.placeholders if shape.placeholder_format.type in kinds), None)


def _within(shape: Any, whole: Box, instead: Box) -> Box:
    """Where a placeholder stands, kept on the slide; another place where nothing of use is left of it."""
    x, y = max(shape.left.pt, 0.0), max(shape.top.pt, 0.0)
    box = Box(x=x, y=y, wide=min(shape.width.pt, whole.wide - x), high=min(shape.height.pt, whole.high - y))
    return box if box.wide >= instead.wide / 2 and box.high >= min(instead.high, 24) / 2 else instead


def _emptied(presentation: Any) -> Any:
    """The presentation without slides, and without what tells of them: sections, shows, thumbnail, statistics."""
    part, element = presentation.part, presentation._element
    for entry in list(element.sldIdLst if element.sldIdLst is not None else ()):
        part.drop_rel(entry.rId)
        element.sldIdLst.remove(entry)
    for name in ("p:custShowLst", "p:extLst"):
        for child in element.findall(qn(name)):
            element.remove(child)
    # a package reference counts as one: a relation with none left is dropped
    package = part.package
    for r_id, relation in list(package._rels.items()):
        if not relation.is_external and relation.reltype.endswith(("/thumbnail", "/extended-properties")):
            package._rels.pop(r_id)
    _counted(package)
    return presentation


def _counted(package: Any) -> None:
    """Let new parts be numbered by counting on: python-pptx looks through the whole package for each, which grows by the square."""
    taken = {str(part.partname) for part in package.iter_parts()}
    counts: dict[str, int] = {}

    def next_partname(pattern: str) -> PackURI:
        while True:
            counts[pattern] = counts.get(pattern, 0) + 1
            name = pattern % counts[pattern]
            if name not in taken:
                return PackURI(name)

    package.next_partname = next_partname


def _inks(master: Any) -> tuple[Palette, Tints]:
    """The inks for a master's ground, as far as its background names a colour, and those of its own that can be read on it."""
    mapped = master._element.find(qn("p:clrMap"))
    theme = parse_xml(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)

    def luminance(name: str) -> float:
        entry = next(theme.iter(qn(f"a:{mapped.get(name, name)}")), None)
        if entry is None or not len(entry):
            return 1.0
        return _luminance(entry[0].get("lastClr") or entry[0].get("val") or "")

    background = master._element.find(f"{qn('p:cSld')}/{qn('p:bg')}")
    ground = luminance("bg1")
    for colour in () if background is None else background.iter(qn("a:schemeClr"), qn("a:srgbClr")):
        named = colour.tag == qn("a:schemeClr")
        ground = luminance(colour.get("val")) if named else _luminance(colour.get("val"))
    ink = DARK if ground < _MIDDLE else LIGHT

    def readable(name: str, instead: str) -> str:
        lighter, darker = sorted((luminance(name), ground), reverse=True)
        return name if (lighter + 0.05) / (darker + 0.05) >= _CONTRAST else instead

    tints = Tints(
        text=readable("tx1", ink.text), quiet=readable("tx2", ink.quiet), accent=readable("accent1", ink.accent)
    )
    return ink, tints


def _luminance(ink: str) -> float:
    """The relative luminance of a colour (WCAG 2.2), of white for what is none."""
    try:
        shares = [int(ink[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    except ValueError:
        return 1.0
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
