"""Axes, key and words of a chart as XML, each in type that is read at the far end of a room."""

from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import escape

from hineq.board.powerpoint.letters import plain, shortened, width
from hineq.board.powerpoint.scale import LABEL_SIZE, Axis
from hineq.board.powerpoint.workbook import number_format
from hineq.theme.palette import Palette

_CATEGORY_AXIS, _VALUE_AXIS = 111, 112
# an entry of the key is its words with the piece of line before them, in points
_SAMPLE, _ENTRY_HIGH = 46.0, 23.0
# turned by nothing, or as the program likes: a period is not broken at its dash
LEVEL: Final = "0"
AS_IT_LIKES: Final = "-60000000"


def axis_ids() -> str:
    """The axes that the series of a chart stand on."""
    return f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'


def category_axis(ink: Palette, side: str, order: str, skip: int, turned: str) -> str:
    """The axis of periods or of names; every `skip`th is written."""
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{stroke(ink.benchmark)}{text(ink.text, turned=turned)}'
        f'<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        f'<c:lblOffset val="100"/><c:tickLblSkip val="{skip}"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def value_axis(ink: Palette, side: str, scale: Axis, unit: str, wide: float, *, ticks: bool) -> str:
    """The axis of values under its unit; without `ticks` the values are written on the marks."""
    unit = shortened(plain(unit), LABEL_SIZE, wide * 0.9, 1)
    title = (
        '<c:title><c:tx><c:rich><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:pPr algn="l"><a:defRPr '
        f'sz="{LABEL_SIZE * 100}" b="0"/></a:pPr><a:r><a:rPr lang="en-GB" sz="{LABEL_SIZE * 100}" b="0">'
        f'<a:solidFill><a:srgbClr val="{ink.quiet[1:]}"/></a:solidFill></a:rPr><a:t>{escape(unit)}</a:t></a:r></a:p>'
        '</c:rich></c:tx><c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0"/><c:y val="0"/>'
        '</c:manualLayout></c:layout><c:overlay val="0"/></c:title>'
    )
    grid = f"<c:majorGridlines>{stroke(ink.rule)}</c:majorGridlines>" if ticks else ""
    return (
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/><c:max val="{scale.high!r}"/>'
        f'<c:min val="{scale.low!r}"/></c:scaling><c:delete val="0"/><c:axPos val="{side}"/>{grid}{title if unit else ""}'
        f'<c:numFmt formatCode="{number_format(scale.decimals)}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="{"low" if ticks else "none"}"/>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{text(ink.text)}"
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="{"min" if ticks else "autoZero"}"/>'
        f'<c:crossBetween val="between"/><c:majorUnit val="{scale.step!r}"/></c:valAx>'
    )


def legend_high(names: Sequence[str], wide: float) -> float:
    """The points that the key of so many series wants under a chart."""
    rows, free = 1, wide
    for name in names:
        entry = width(name, LABEL_SIZE) + _SAMPLE
        if entry > free and free < wide:
            rows, free = rows + 1, wide
        free -= entry
    return rows * _ENTRY_HIGH + 6


def legend(names: Sequence[str], ink: Palette, wide: float, high: float) -> str:
    """The key of the series at the foot of a chart of so many points."""
    foot = legend_high(names, wide)
    place = placed((0, high - foot, wide, foot), wide, high)
    return f'<c:legend><c:legendPos val="b"/>{place}<c:overlay val="0"/>{text(ink.text)}</c:legend>'


def placed(box: tuple[float, float, float, float], wide: float, high: float, *, inner: bool = False) -> str:
    """A place (left, top, width, height) in a chart of so many points; `inner` is that of the lines without their labels."""
    shares = (box[0] / wide, box[1] / high, box[2] / wide, box[3] / high)
    x, y, wide_share, high_share = (f"{min(max(share, 0), 1):.5f}" for share in shares)
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="{x}"/>'
        f'<c:y val="{y}"/><c:w val="{wide_share}"/><c:h val="{high_share}"/></c:manualLayout></c:layout>'
    )


def stroke(ink: str) -> str:
    """A thin line."""
    return f'<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="{ink[1:]}"/></a:solidFill></a:ln></c:spPr>'


def text(ink: str, *, bold: bool = False, turned: str = LEVEL, wrap: bool = True) -> str:
    """How the words of a part of the chart are set."""
    size = LABEL_SIZE * 100
    wrapped = "" if wrap else ' wrap="none" lIns="0" rIns="0"'
    return (
        f'<c:txPr><a:bodyPr rot="{turned}" vert="horz"{wrapped}/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size}" '
        f'b="{int(bold)}"><a:solidFill><a:srgbClr val="{ink[1:]}"/></a:solidFill></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )
