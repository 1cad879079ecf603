"""Charts that a member can open and change, as the XML of a chart part: python-pptx has neither error bars nor direct labels."""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from xml.sax.saxutils import escape

from hineq.board.powerpoint.letters import LINE, SMALLEST, lines, plain, shortened, width
from hineq.board.powerpoint.scale import LABEL_SIZE, Axis, axis, direct, finite, label_room, last_point
from hineq.board.powerpoint.workbook import Column, Columns, columns, number_format, workbook
from hineq.board.slides import ChartKind, NativeChart, NativeSeries, SeriesRole
from hineq.model.spreadsheet import harmless
from hineq.theme.palette import Palette

_NAMESPACES: Final = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_CATEGORY_AXIS, _VALUE_AXIS = 111, 112
_UNIT_HIGH, _TICKS_HIGH, _LEGEND_HIGH = 32.0, 30.0, 30.0
# names of bars take at most this share of the chart, in so many lines
_NAMES_SHARE, _NAME_LINES = 0.42, 4
_DASHED_WIDTH, _LINE_WIDTH, _BAR_WIDTH = 28575, 34925, 15875
_GAP = 8.0
# what a bar wants for itself beside its words
_BAR_LEAST = 26.0


@dataclass(frozen=True, kw_only=True, eq=False)
class ChartSource:
    """What python-pptx asks for a chart: its XML and its workbook. `high` and `wide` are the points that it is drawn on.

    `scale` is the value axis where several charts share one, and `words` the language of the numbers.
    """

    chart: NativeChart
    wide: float
    high: float
    ink: Palette
    scale: Axis | None = None

    @cached_property
    def _columns(self) -> tuple[list[Columns], list[Column]]:
        return columns(self.chart)

    @property
    def xlsx_blob(self) -> bytes:
        """The workbook behind the chart."""
        return workbook(self.chart, self._columns[1])

    def xml_bytes(self, _chart_type: Any) -> bytes:
        """The chart part."""
        made = self._columns[0]
        plot = _trend(self, made) if self.chart.kind is ChartKind.TREND else _bars(self, made)
        return (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace {_NAMESPACES}><c:date1904 val="0"/>'
            f'<c:lang val="en-GB"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>{plot}'
            '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
            f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_text(self.ink.text)}</c:chartSpace>"
        ).encode()

    @property
    def unit(self) -> str:
        """The unit as the axis says it."""
        return plain(self.chart.unit)

    def ink_of(self, role: SeriesRole) -> str:
        """The colour of whose figures a series holds."""
        return {SeriesRole.PLACE: self.ink.accent, SeriesRole.COUNTRY: self.ink.benchmark, SeriesRole.TARGET: self.ink.text}[
            role
        ]


def bars_to_a_chart(chart: NativeChart, high: float, wide: float) -> int:
    """How many bars with their names find room in a chart of so many points."""
    room = wide * _NAMES_SHARE
    tallest = max((min(len(lines(plain(name), LABEL_SIZE, room)), _NAME_LINES) for name in chart.categories), default=1)
    each = max(tallest * LABEL_SIZE * LINE + 4, _BAR_LEAST * max(1, len(chart.series) * 0.85))
    free = high - _UNIT_HIGH - (_LEGEND_HIGH if len(chart.series) > 1 else 0)
    return max(1, int(free / each))


def shared_axis(chart: NativeChart) -> Axis:
    """The value axis of all bars of a chart, for its parts to share."""
    return axis((value for series in chart.series for value in finite(series)), nought=True)


def _trend(source: ChartSource, made: list[Columns]) -> str:
    chart = source.chart
    scale = axis(value for series in chart.series for value in finite(series))
    ticks = [f"{value:,.{scale.decimals}f}" for value in (scale.low, scale.high)]
    left = max(width(tick, LABEL_SIZE) for tick in ticks) + 2 * _GAP
    names = [_end_label(series, chart.decimals) for series in chart.series]
    right = label_room(names)
    sides = None
    if right is not None:
        plot = (source.wide - left - right, source.high - _UNIT_HIGH - _TICKS_HIGH)
        sides = direct(chart.series, names, plot, scale) if plot[0] > source.wide / 2 else None
    right = right if sides and right is not None else 2 * _GAP
    foot = _TICKS_HIGH + (0 if sides else _LEGEND_HIGH)
    wide = source.wide - left - right
    series = "".join(
        _line(source, columns, at, sides[at] if sides else None) for at, columns in enumerate(made)
    )
    between = wide / max(len(chart.categories), 1)
    longest = max((width(plain(name), LABEL_SIZE) for name in chart.categories), default=0.0) + 2 * _GAP
    skip = max(1, math.ceil(longest / between))
    return (
        f"<c:plotArea>{_placed(source, left, _UNIT_HIGH, wide, source.high - _UNIT_HIGH - foot, inner=True)}"
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>{_ids()}</c:lineChart>'
        f"{_category_axis(source, 'b', 'minMax', skip)}{_value_axis(source, 'l', scale, ticks=True)}</c:plotArea>"
        f"{'' if sides else _legend(source)}"
    )


def _bars(source: ChartSource, made: list[Columns]) -> str:
    chart = source.chart
    scale = source.scale or shared_axis(chart)
    names = (width(plain(name), LABEL_SIZE) for name in chart.categories)
    left = min(max(names, default=0.0) + 2 * _GAP, source.wide * _NAMES_SHARE)
    values = [value for series in chart.series for value in series.values if math.isfinite(value)] or [0.0]
    label = max(width(f"{value:,.{chart.decimals}f}", LABEL_SIZE) for value in values) + 2 * _GAP
    right = label
    foot = _LEGEND_HIGH if len(chart.series) > 1 else 0.0
    wide = source.wide - left - right
    # the ends of the axis are the ends of the bars: their values are written on them
    low, high = scale.low, scale.high
    if low < 0:
        low -= (high - low) * label / wide
    ends = Axis(low=low, high=high, step=scale.step)
    series = "".join(_bar(source, columns, at, ends, wide) for at, columns in enumerate(made))
    return (
        f"<c:plotArea>{_placed(source, left, _UNIT_HIGH, wide, source.high - _UNIT_HIGH - foot, inner=True)}"
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="45"/>{_ids()}</c:barChart>'
        f"{_category_axis(source, 'l', 'maxMin', 1)}{_value_axis(source, 't', ends, ticks=False)}</c:plotArea>"
        f"{_legend(source) if foot else ''}"
    )


def _line(source: ChartSource, made: Columns, at: int, side: str | None) -> str:
    ink, target = source.ink_of(made.series.role)[1:], made.series.role is SeriesRole.TARGET
    stroke = f'<a:solidFill><a:srgbClr val="{ink}"/></a:solidFill>'
    dash = '<a:prstDash val="dash"/>' if target else ""
    fill = f'<a:solidFill><a:srgbClr val="{source.ink.ground[1:]}"/></a:solidFill>' if target else stroke
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/>{_name(made.values)}'
        f'<c:spPr><a:ln w="{_DASHED_WIDTH if target else _LINE_WIDTH}" cap="rnd">{stroke}{dash}<a:round/></a:ln></c:spPr>'
        f'<c:marker><c:symbol val="{"diamond" if target else "circle"}"/><c:size val="{11 if target else 9}"/>'
        f'<c:spPr>{fill}<a:ln w="22225">{stroke}</a:ln></c:spPr></c:marker>'
        f"{_end(source, made.series, ink, side)}{_limits(source, made, ink, line=True)}"
        f'{_categories(source.chart)}{_values(made.values, source.chart.decimals)}<c:smooth val="0"/></c:ser>'
    )


def _end_label(series: NativeSeries, decimals: int) -> str:
    """The words at a line's end: its name and its last value."""
    at = last_point(series.values)
    return harmless(plain(series.name)) + (f" {series.values[at]:,.{decimals}f}" if at is not None else "")


def _end(source: ChartSource, series: NativeSeries, ink: str, side: str | None) -> str:
    at = last_point(series.values)
    none = (
        '<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )
    if side is None or at is None:
        return f"<c:dLbls>{none}</c:dLbls>"
    return (
        f'<c:dLbls><c:dLbl><c:idx val="{at}"/><c:numFmt formatCode="{number_format(source.chart.decimals)}" sourceLinked="0"/>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_text('#' + ink, bold=True, wrap=False)}"
        f'<c:dLblPos val="{side}"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="1"/><c:showPercent val="0"/><c:showBubbleSize val="0"/><c:separator> </c:separator></c:dLbl>'
        f"{none}</c:dLbls>"
    )


def _bar(source: ChartSource, made: Columns, at: int, scale: Axis, wide: float) -> str:
    ink = source.ink_of(made.series.role)[1:]
    fill = f'<a:solidFill><a:srgbClr val="{ink}"/></a:solidFill>'
    show = (
        f'<c:numFmt formatCode="{number_format(source.chart.decimals)}" sourceLinked="0"/>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_text(source.ink.text)}"
        '<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )
    labels = f"<c:dLbls>{_past_limits(source, made, scale, wide, show)}{show}</c:dLbls>"
    hollow = made.series.role is SeriesRole.TARGET
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/>{_name(made.values)}'
        f'<c:spPr>{"<a:noFill/>" if hollow else fill}<a:ln w="19050">{fill}</a:ln></c:spPr><c:invertIfNegative val="0"/>'
        f"{labels}{_limits(source, made, source.ink.text[1:], line=False)}"
        f"{_categories(source.chart)}{_values(made.values, source.chart.decimals)}</c:ser>"
    )


def _past_limits(source: ChartSource, made: Columns, scale: Axis, wide: float, show: str) -> str:
    """Labels moved past the end of their error bars, which would run through them."""
    if made.plus is None or made.minus is None:
        return ""
    moved = ""
    for at, value in enumerate(made.values.values):
        reach = made.plus.values[at] if value >= 0 else -made.minus.values[at]
        if math.isfinite(value) and math.isfinite(reach):
            share = reach / (scale.high - scale.low) * wide / source.wide
            layout = f'<c:layout><c:manualLayout><c:x val="{share:.5f}"/><c:y val="0"/></c:manualLayout></c:layout>'
            moved += f'<c:dLbl><c:idx val="{at}"/>{layout}{show}</c:dLbl>'
    return moved


def _limits(source: ChartSource, made: Columns, ink: str, *, line: bool) -> str:
    """The error bars of a series, from the workbook's columns."""
    if made.minus is None or made.plus is None:
        return ""
    plus, minus = (_numbers(column, source.chart.decimals) for column in (made.plus, made.minus))
    return (
        f'<c:errBars>{"<c:errDir val=" + chr(34) + "y" + chr(34) + "/>" if line else ""}<c:errBarType val="both"/>'
        f'<c:errValType val="cust"/><c:noEndCap val="0"/><c:plus>{plus}</c:plus><c:minus>{minus}</c:minus>'
        f'<c:spPr><a:ln w="{_BAR_WIDTH}"><a:solidFill><a:srgbClr val="{ink}"/></a:solidFill></a:ln></c:spPr></c:errBars>'
    )


def _name(column: Column) -> str:
    return (
        f'<c:tx><c:strRef><c:f>{column.head_cell}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0">'
        f"<c:v>{escape(column.head)}</c:v></c:pt></c:strCache></c:strRef></c:tx>"
    )


def _categories(chart: NativeChart) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{escape(harmless(plain(name)))}</c:v></c:pt>' for at, name in enumerate(chart.categories)
    )
    count = len(chart.categories)
    return (
        f"<c:cat><c:strRef><c:f>Figures!$A$2:$A${count + 1}</c:f><c:strCache>"
        f'<c:ptCount val="{count}"/>{points}</c:strCache></c:strRef></c:cat>'
    )


def _values(column: Column, decimals: int) -> str:
    return f"<c:val>{_numbers(column, decimals)}</c:val>"


def _numbers(column: Column, decimals: int) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{value!r}</c:v></c:pt>' for at, value in enumerate(column.values) if math.isfinite(value)
    )
    return (
        f"<c:numRef><c:f>{column.cells}</c:f><c:numCache><c:formatCode>{number_format(decimals)}</c:formatCode>"
        f'<c:ptCount val="{len(column.values)}"/>{points}</c:numCache></c:numRef>'
    )


def _ids() -> str:
    return f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'


def _category_axis(source: ChartSource, side: str, order: str, skip: int) -> str:
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{_stroke(source.ink.benchmark)}{_text(source.ink.text)}'
        f'<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        f'<c:lblOffset val="100"/><c:tickLblSkip val="{skip}"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(source: ChartSource, side: str, scale: Axis, *, ticks: bool) -> str:
    unit = shortened(source.unit, LABEL_SIZE, source.wide * 0.9, 1)
    title = (
        '<c:title><c:tx><c:rich><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:pPr algn="l"><a:defRPr '
        f'sz="{LABEL_SIZE * 100}" b="0"/></a:pPr><a:r><a:rPr lang="en-GB" sz="{LABEL_SIZE * 100}" b="0">'
        f'<a:solidFill><a:srgbClr val="{source.ink.quiet[1:]}"/></a:solidFill></a:rPr><a:t>{escape(unit)}</a:t></a:r></a:p>'
        '</c:rich></c:tx><c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0"/><c:y val="0"/>'
        '</c:manualLayout></c:layout><c:overlay val="0"/></c:title>'
    )
    grid = f"<c:majorGridlines>{_stroke(source.ink.rule)}</c:majorGridlines>" if ticks else ""
    return (
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/><c:max val="{scale.high!r}"/>'
        f'<c:min val="{scale.low!r}"/></c:scaling><c:delete val="0"/><c:axPos val="{side}"/>{grid}{title if unit else ""}'
        f'<c:numFmt formatCode="{number_format(scale.decimals)}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="{"low" if ticks else "none"}"/>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{_text(source.ink.text)}"
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="{"min" if ticks else "autoZero"}"/>'
        f'<c:crossBetween val="between"/><c:majorUnit val="{scale.step!r}"/></c:valAx>'
    )


def _legend(source: ChartSource) -> str:
    return f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_text(source.ink.text)}</c:legend>'


def _placed(source: ChartSource, x: float, y: float, wide: float, high: float, *, inner: bool) -> str:
    shares = (x / source.wide, y / source.high, wide / source.wide, high / source.high)
    x_share, y_share, wide_share, high_share = (f"{max(share, 0.01):.5f}" for share in shares)
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="{x_share}"/>'
        f'<c:y val="{y_share}"/><c:w val="{wide_share}"/><c:h val="{high_share}"/></c:manualLayout></c:layout>'
    )


def _stroke(ink: str) -> str:
    return f'<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="{ink[1:]}"/></a:solidFill></a:ln></c:spPr>'


def _text(ink: str, *, bold: bool = False, wrap: bool = True) -> str:
    size = max(LABEL_SIZE, SMALLEST) * 100
    body = '<a:bodyPr rot="0" vert="horz"/>' if wrap else '<a:bodyPr rot="0" vert="horz" wrap="none" lIns="0" rIns="0"/>'
    return (
        f'<c:txPr>{body}<a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size}" b="{int(bold)}"><a:solidFill>'
        f'<a:srgbClr val="{ink[1:]}"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )
