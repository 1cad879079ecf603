"""The shapes of a slide: titles and words in their placeholders, tables, charts and pictures, each with its alternative text."""

import io
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from hineq.board.powerpoint.charts import ChartSource
from hineq.board.powerpoint.flow import CELL_SIDE, CELL_TOP, columns_wide, fact_high, labels_wide, row_high
from hineq.board.powerpoint.ground import Box, Tints
from hineq.board.powerpoint.letters import SMALLEST, plain
from hineq.board.slides import Fact, SlideTable

_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def written(
    shape: Any,
    words: Sequence[str],
    size: int,
    *,
    ink: str,
    bold: bool = False,
    after: float = 0,
    align: str = "l",
) -> None:
    """Write paragraphs into a shape, in place of what it holds; its words start at its very corner."""
    body = shape._element.txBody
    for paragraph in body.findall(qn("a:p")):
        body.remove(paragraph)
    for text in words or ("",):
        body.append(parse_xml(_paragraph(text, size, ink=ink, bold=bold, after=after, align=align, declared=True)))
    properties = body.find(qn("a:bodyPr"))
    for child in list(properties):
        properties.remove(child)
    for side in ("lIns", "rIns", "tIns", "bIns"):
        properties.set(side, "0")
    properties.set("wrap", "square")
    properties.append(parse_xml(f"<a:noAutofit {nsdecls('a')}/>"))


def put(shape: Any, box: Box) -> None:
    """Put a shape at its place."""
    shape.left, shape.top, shape.width, shape.height = _sides(box)


def stands(shape: Any, box: Box) -> bool:
    """Whether a shape stands at its place already, as its layout has it."""
    return all(
        abs(one - other) < Pt(1)
        for one, other in zip((shape.left, shape.top, shape.width, shape.height), _sides(box), strict=True)
    )


def textbox(slide: Any, box: Box, words: Sequence[str], size: int, **how: Any) -> Any:
    """Words of their own, outside every placeholder."""
    shape = slide.shapes.add_textbox(*_sides(box))
    written(shape, words, size, **how)
    return shape


def number(slide: Any, box: Box, layout: Any, said: int, ink: str, *, counts: bool) -> None:
    """The slide's number, in the layout's placeholder for it where it has one.

    It is `said` as every other form of the deck says it; where PowerPoint `counts` the same, as a field.
    """
    holders = (one for one in layout.placeholders if one._element.xpath(".//p:ph[@type='sldNum']"))
    holder = next(holders, None)
    shape = slide.shapes.add_textbox(*_sides(box))
    shape.name = "Slide number"
    if holder is not None:
        place = parse_xml(f'<p:ph {nsdecls("p")} type="sldNum" sz="quarter" idx="{holder.placeholder_format.idx}"/>')
        shape._element.nvSpPr.find(qn("p:nvPr")).append(place)
        shape._element.nvSpPr.find(qn("p:cNvSpPr")).attrib.pop("txBox", None)
    written(shape, () if counts else (str(said),), SMALLEST, ink=ink, align="r")
    if not counts:
        return
    paragraph = shape._element.txBody.find(qn("a:p"))
    field = (
        f'<a:fld {nsdecls("a")} id="{{C1FF6DA9-008F-8B48-92A6-B652298478BF}}" type="slidenum">'
        f"{_run_properties(SMALLEST, ink)}<a:t>{said}</a:t></a:fld>"
    )
    paragraph.insert(1, parse_xml(field))


def described(shape: Any, alternative: str, name: str) -> None:
    """Give a picture, a chart or a table the words for who cannot see it."""
    properties = next(shape._element.iter(qn("p:cNvPr")))
    properties.set("descr", plain(alternative))
    properties.set("name", name)


def chart(slide: Any, box: Box, source: ChartSource, alternative: str) -> None:
    """A chart that opens with its figures."""
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *_sides(box), source)
    described(frame, alternative, "Chart")


def picture(slide: Any, box: Box, png: bytes, alternative: str, *, ground: str | None) -> None:
    """A picture as large as its place lets, its proportions kept; on a ground of its own where the slide's is dark."""
    shape = slide.shapes.add_picture(io.BytesIO(png), 0, 0)
    scale = min(box.wide / shape.width.pt, box.high / shape.height.pt)
    wide, high = shape.width.pt * scale, shape.height.pt * scale
    put(shape, Box(x=box.x, y=box.y, wide=wide, high=high))
    described(shape, alternative, "Picture")
    if ground:
        fill = parse_xml(f'<a:solidFill {nsdecls("a")}><a:srgbClr val="{ground[1:]}"/></a:solidFill>')
        shape._element.spPr.append(fill)


def facts(slide: Any, box: Box, told: Sequence[Fact], size: int, tints: Tints, alternative: str) -> float:
    """Facts in two columns, their labels at the left; what is not supplied is quiet. How high they stand."""
    labels = labels_wide(told, size, box.wide)
    heights = [fact_high(fact, labels, size, box.wide) for fact in told]
    rows = [
        [
            _cell(fact.label, size, tints, bold=True),
            _cell(plain(fact.shown), size, tints, quiet=not fact.supplied),
        ]
        for fact in told
    ]
    _table(slide, box, (labels, box.wide - labels), rows, heights, 'firstCol="1"', alternative)
    return sum(heights)


def table(
    slide: Any, box: Box, shown: SlideTable, rows: Sequence[Sequence[str]], size: int, tints: Tints, alternative: str
) -> float:
    """A table with its row of heads; figures stand at the right. How high it stands."""
    widths = columns_wide(shown, size, box.wide)
    head = [plain(cell) for cell in shown.head]
    heights = [row_high(cells, widths, size) for cells in (head, *rows)]
    aligned = ["r" if at in shown.numeric else "l" for at in range(len(head))]
    cells = [
        [
            _cell(cell, size, tints, bold=number == 0, align=side, head=number == 0)
            for cell, side in zip(row, aligned, strict=True)
        ]
        for number, row in enumerate((head, *rows))
    ]
    _table(slide, box, widths, cells, heights, 'firstRow="1"', alternative)
    return sum(heights)


def _table(
    slide: Any, box: Box, widths: Sequence[float], rows: Sequence[Sequence[str]], heights: Sequence[float], flags: str,
    alternative: str,
) -> None:  # fmt: skip
    place = Box(x=box.x, y=box.y, wide=sum(widths), high=sum(heights))
    frame = slide.shapes.add_table(1, 1, *_sides(place))
    grid = "".join(f'<a:gridCol w="{Pt(wide)}"/>' for wide in widths)
    body = "".join(f'<a:tr h="{Pt(high)}">{"".join(cells)}</a:tr>' for cells, high in zip(rows, heights, strict=True))
    element = parse_xml(
        f"<a:tbl {nsdecls('a')}><a:tblPr {flags}><a:tableStyleId>{_NO_STYLE}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{grid}</a:tblGrid>{body}</a:tbl>"
    )
    old = next(frame._element.iter(qn("a:tbl")))
    old.getparent().replace(old, element)
    described(frame, alternative, "Table")


def _cell(
    text: str, size: int, tints: Tints, *, bold: bool = False, quiet: bool = False, align: str = "l", head: bool = False
) -> str:
    # light on every ground: the words' own ink, faded
    colour = _colour(tints.text, "" if head else '<a:lumMod val="25000"/><a:lumOff val="75000"/>')
    line = f'<a:lnB w="{15875 if head else 9525}"><a:solidFill>{colour}</a:solidFill></a:lnB>'
    words = _paragraph(text, size, ink=tints.quiet if quiet else tints.text, bold=bold, italic=quiet, align=align)
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{words}</a:txBody>"
        f'<a:tcPr marL="0" marR="{Pt(CELL_SIDE)}" marT="{Pt(CELL_TOP)}" marB="{Pt(CELL_TOP)}">{line}'
        "<a:noFill/></a:tcPr></a:tc>"
    )


def _paragraph(
    text: str, size: int, *, ink: str, bold: bool = False, italic: bool = False, after: float = 0, align: str = "l",
    declared: bool = False,
) -> str:  # fmt: skip
    properties = _run_properties(size, ink, bold=bold, italic=italic)
    words = plain(text)
    run = f"<a:r>{properties}<a:t>{escape(words)}</a:t></a:r>" if words else ""
    end = properties.replace("a:rPr", "a:endParaRPr")
    return (
        f'<a:p {nsdecls("a") if declared else ""}><a:pPr marL="0" indent="0" algn="{align}"><a:spcBef><a:spcPts val="0"/>'
        f'</a:spcBef><a:spcAft><a:spcPts val="{round(after * 100)}"/></a:spcAft><a:buNone/></a:pPr>{run}{end}</a:p>'
    )


def _run_properties(size: int, ink: str, *, bold: bool = False, italic: bool = False) -> str:
    return (
        f'<a:rPr lang="en-GB" sz="{size * 100}" b="{int(bold)}" i="{int(italic)}"><a:solidFill>'
        f"{_colour(ink)}</a:solidFill></a:rPr>"
    )


def _colour(ink: str, changed: str = "") -> str:
    """A name of the theme, or a colour of its own (#rrggbb)."""
    if ink.startswith("#"):
        return f'<a:srgbClr val="{ink[1:].upper()}">{changed}</a:srgbClr>'
    return f'<a:schemeClr val="{ink}">{changed}</a:schemeClr>'


def _sides(box: Box) -> tuple[Any, Any, Any, Any]:
    return Pt(box.x), Pt(box.y), Pt(box.wide), Pt(box.high)
