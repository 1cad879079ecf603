"""Charts that a member can open and change, as the XML of a chart part: python-pptx has neither error bars nor direct labels."""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from xml.sax.saxutils import escape

from hineq.board.powerpoint.axes import (
    AS_IT_LIKES,
    LEVEL,
    axis_ids,
    category_axis,
    legend,
    legend_high,
    placed,
    text,
    value_axis,
)
from hineq.board.powerpoint.letters import LINE, lines, plain, width
from hineq.board.powerpoint.scale import LABEL_SIZE, Axis, axis, direct, finite, label_room, last_point
from hineq.board.powerpoint.workbook import Column, Columns, columns, number_format, workbook
from hineq.board.slides import ChartKind, NativeChart, NativeSeries, SeriesRole
from hineq.insights.wording.numbers import number
from hineq.model.spreadsheet import harmless
from hineq.theme.palette import Palette

_NAMESPACES: Final = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_UNIT_HIGH, _TICKS_HIGH, _TWO_LINES_HIGH = 34.0, 30.0, 48.0
# names of bars take at most this share of the chart, in so many lines
_NAMES_SHARE, _NAME_LINES = 0.5, 4
_DASHED_WIDTH, _LINE_WIDTH, _BAR_WIDTH = 28575, 34925, 15875
_GAP = 8.0
# the points of the first line of a role, and of the others
_SYMBOLS: Final = {
    SeriesRole.PLACE: ("circle", "square"),
    SeriesRole.COUNTRY: ("circle", "square"),
    SeriesRole.TARGET: ("diamond", "triangle"),
}
# what a bar wants for itself beside its words
_BAR_LEAST = 26.0


@dataclass(frozen=True, kw_only=True, eq=False)
class ChartSource:
    """What python-pptx asks for a chart: its XML and its workbook. `high` and `wide` are the points that it is drawn on.

    `scale` is the value axis where several charts share one.
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
            f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{text(self.ink.text)}</c:chartSpace>"
        ).encode()

    def again(self, at: int) -> bool:
        """Whether a series before this one has its role."""
        return self.chart.series[at].role in {series.role for series in self.chart.series[:at]}

    def ink_of(self, role: SeriesRole, *, again: bool = False) -> str:
        """The colour of whose figures a series holds; a second line to aim at is quieter than the first."""
        aim = self.ink.benchmark if again else self.ink.text
        return {SeriesRole.PLACE: self.ink.accent, SeriesRole.COUNTRY: self.ink.benchmark, SeriesRole.TARGET: aim}[role]


def bars_to_a_chart(chart: NativeChart, high: float, wide: float) -> int:
    """How many bars with their names find room in a chart of so many points."""
    room = wide * _NAMES_SHARE - 2 * _GAP
    tallest = max((min(len(lines(plain(name), LABEL_SIZE, room)), _NAME_LINES) for name in chart.categories), default=1)
    each = max(tallest * LABEL_SIZE * LINE + 4, _BAR_LEAST * max(1, len(chart.series) * 0.85))
    return max(1, int((high - _UNIT_HIGH - _key_high(chart, wide)) / each))


def shared_axis(chart: NativeChart) -> Axis:
    """The value axis of all bars of a chart, for its parts to share."""
    return axis((value for series in chart.series for value in finite(series)), nought=True)


def _key_high(chart: NativeChart, wide: float) -> float:
    return legend_high([plain(series.name) for series in chart.series], wide) if len(chart.series) > 1 else 0.0


def _key(source: ChartSource) -> str:
    names = [plain(series.name) for series in source.chart.series]
    return legend(names, source.ink, source.wide, source.high) if len(names) > 1 else ""


def _trend(source: ChartSource, made: list[Columns]) -> str:
    chart, ink = source.chart, source.ink
    scale = axis(value for series in chart.series for value in finite(series))
    ticks = [f"{value:,.{scale.decimals}f}" for value in (scale.low, scale.high)]
    left = max(width(tick, LABEL_SIZE) for tick in ticks) + 2 * _GAP
    longest = max((width(plain(name), LABEL_SIZE) for name in chart.categories), default=0.0) + 2 * _GAP
    # a program that leaves none out sets them on two lines
    one_line = longest * len(chart.categories) <= source.wide - left
    high = source.high - _UNIT_HIGH - (_TICKS_HIGH if one_line else _TWO_LINES_HIGH)
    sides, right = _named_directly(source, scale, left, high)
    if sides is None:
        high -= _key_high(chart, source.wide)
    wide = source.wide - left - right
    series = "".join(_line(source, one, at, sides[at] if sides else None) for at, one in enumerate(made))
    skip = max(1, math.ceil(longest * len(chart.categories) / wide))
    return (
        f"<c:plotArea>{placed((left, _UNIT_HIGH, wide, high), source.wide, source.high, inner=True)}"
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>{axis_ids()}</c:lineChart>'
        f"{category_axis(ink, 'b', 'minMax', skip, AS_IT_LIKES)}"
        f"{value_axis(ink, 'l', scale, chart.unit, source.wide, ticks=True)}</c:plotArea>{'' if sides else _key(source)}"
    )


def _named_directly(source: ChartSource, scale: Axis, left: float, high: float) -> tuple[list[str] | None, float]:
    """The side on which each line is named at its end (None for a key instead), and the room right of the lines."""
    chart = source.chart
    names = [_end_label(series, chart.decimals) for series in chart.series]
    ends = (
        name
        for series, name in zip(chart.series, names, strict=True)
        if last_point(series.values) == len(chart.categories) - 1
    )
    room = label_room(list(ends))
    if room is not None and label_room(names) is not None:
        plot = (source.wide - left - room, high)
        sides = direct(chart.series, names, plot, scale, room) if plot[0] > source.wide / 2 else None
        if sides is not None:
            return sides, room
    return None, 2 * _GAP


def _bars(source: ChartSource, made: list[Columns]) -> str:
    chart, ink = source.chart, source.ink
    scale = source.scale or shared_axis(chart)
    names = (width(plain(name), LABEL_SIZE) for name in chart.categories)
    left = min(max(names, default=0.0) + 2 * _GAP, source.wide * _NAMES_SHARE)
    values = [value for series in chart.series for value in series.values if math.isfinite(value)] or [0.0]
    label = max(width(f"{value:,.{chart.decimals}f}", LABEL_SIZE) for value in values) + 2 * _GAP
    wide = source.wide - left - label
    high = source.high - _UNIT_HIGH - _key_high(chart, source.wide)
    # values are written past the ends of the bars, at the left where they are below nought
    low = scale.low - ((scale.high - scale.low) * label / wide if scale.low < 0 else 0)
    ends = Axis(low=low, high=scale.high, step=scale.step)
    series = "".join(_bar(source, one, at, ends, wide) for at, one in enumerate(made))
    return (
        f"<c:plotArea>{placed((left, _UNIT_HIGH, wide, high), source.wide, source.high, inner=True)}"
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="45"/>{axis_ids()}</c:barChart>{category_axis(ink, "l", "maxMin", 1, LEVEL)}'
        f"{value_axis(ink, 't', ends, chart.unit, source.wide, ticks=False)}</c:plotArea>{_key(source)}"
    )


def _line(source: ChartSource, made: Columns, at: int, side: str | None) -> str:
    role, again = made.series.role, source.again(at)
    ink, target = source.ink_of(role, again=again)[1:], role is SeriesRole.TARGET
    stroke = f'<a:solidFill><a:srgbClr val="{ink}"/></a:solidFill>'
    dash = '<a:prstDash val="dash"/>' if target else ""
    fill = f'<a:solidFill><a:srgbClr val="{source.ink.ground[1:]}"/></a:solidFill>' if target else stroke
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/>{_name(made.values)}'
        f'<c:spPr><a:ln w="{_DASHED_WIDTH if target else _LINE_WIDTH}" cap="rnd">{stroke}{dash}<a:round/></a:ln></c:spPr>'
        f'<c:marker><c:symbol val="{_SYMBOLS[role][again]}"/><c:size val="{11 if target else 9}"/>'
        f'<c:spPr>{fill}<a:ln w="22225">{stroke}</a:ln></c:spPr></c:marker>'
        f"{_end(source, made.series, ink, side)}{_limits(source, made, ink, line=True)}"
        f'{_categories(source.chart)}{_values(made.values, source.chart.decimals)}<c:smooth val="0"/></c:ser>'
    )


def _end_label(series: NativeSeries, decimals: int) -> str:
    """The words at a line's end: its name and its last value."""
    at = last_point(series.values)
    return harmless(plain(series.name)) + (f" {number(series.values[at], decimals)}" if at is not None else "")


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
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{text('#' + ink, bold=True, wrap=False)}"
        f'<c:dLblPos val="{side}"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="1"/><c:showPercent val="0"/><c:showBubbleSize val="0"/><c:separator> </c:separator></c:dLbl>'
        f"{none}</c:dLbls>"
    )


def _bar(source: ChartSource, made: Columns, at: int, scale: Axis, wide: float) -> str:
    ink = source.ink_of(made.series.role)[1:]
    fill = f'<a:solidFill><a:srgbClr val="{ink}"/></a:solidFill>'
    show = (
        f'<c:numFmt formatCode="{number_format(source.chart.decimals)}" sourceLinked="0"/>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{text(source.ink.text)}"
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
        f'<c:pt idx="{at}"><c:v>{escape(harmless(plain(name)))}</c:v></c:pt>'
        for at, name in enumerate(chart.categories)
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
        f'<c:pt idx="{at}"><c:v>{value!r}</c:v></c:pt>'
        for at, value in enumerate(column.values)
        if math.isfinite(value)
    )
    return (
        f"<c:numRef><c:f>{column.cells}</c:f><c:numCache><c:formatCode>{number_format(decimals)}</c:formatCode>"
        f'<c:ptCount val="{len(column.values)}"/>{points}</c:numCache></c:numRef>'
    )
