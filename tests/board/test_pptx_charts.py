"""Charts in PowerPoint files: native, with the deck's figures, their limits and their workbook."""

import io
import math
import re
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from pptx.oxml.ns import qn

from hineq.board.powerpoint.scale import axis
from hineq.board.pptx import pptx
from hineq.board.slides import ChartKind, NativeChart, NativeSeries, SeriesRole
from tests.board.made_up import BARS, NAN, TREND, deck
from tests.board.powerpoint import CHART, charted, charts, faults, with_slides


@pytest.fixture(scope="module")
def board() -> bytes:
    return pptx(deck())


def numbers(parent: Any, path: str) -> dict[int, float]:
    """The points of a reference to numbers, by their place."""
    found = parent.find("/".join(f"{CHART}{step}" for step in path.split("/")))
    assert found is not None, f"no {path}"
    return {int(point.get("idx")): float(point.find(f"{CHART}v").text) for point in found.iter(f"{CHART}pt")}


def there(values: tuple[float, ...]) -> dict[int, float]:
    return {at: value for at, value in enumerate(values) if math.isfinite(value)}


def test_charts_hold_the_figures_of_the_deck(board: bytes) -> None:
    trend, bars = charts(board)
    for made, told in ((trend, TREND), (bars, BARS)):
        drawn = list(made._chartSpace.iter(f"{CHART}ser"))
        assert [numbers(series, "val/numRef/numCache") for series in drawn] == [
            there(one.values) for one in told.series
        ]
        assert tuple(made.plots[0].categories) == told.categories
    assert trend._chartSpace.find(f".//{CHART}dispBlanksAs").get("val") == "gap"
    assert bars._chartSpace.find(f".//{CHART}barDir").get("val") == "bar"
    # the first bar on top
    assert bars._chartSpace.find(f".//{CHART}catAx/{CHART}scaling/{CHART}orientation").get("val") == "maxMin"


def test_error_bars_reach_from_the_lower_to_the_upper_limit(board: bytes) -> None:
    first, *others = charts(board)[0]._chartSpace.iter(f"{CHART}ser")
    told = TREND.series[0]
    values = numbers(first, "val/numRef/numCache")
    minus, plus = (numbers(first, f"errBars/{side}/numRef/numCache") for side in ("minus", "plus"))
    assert first.find(f"{CHART}errBars/{CHART}errValType").get("val") == "cust"
    assert {at: values[at] - off for at, off in minus.items()} == pytest.approx(there(told.lower))
    assert {at: values[at] + off for at, off in plus.items()} == pytest.approx(there(told.upper))
    assert [one.find(f"{CHART}errBars") for one in others] == [None, None]


def test_lines_are_drawn_by_whose_figures_they_are(board: bytes) -> None:
    place, country, target = charts(board)[0]._chartSpace.iter(f"{CHART}ser")
    inks = [one.find(f"{CHART}spPr//{qn('a:srgbClr')}").get("val") for one in (place, country)]
    assert [ink.upper() for ink in inks] == ["12436D", "505A5F"]
    symbols = [one.find(f"{CHART}marker/{CHART}symbol").get("val") for one in (place, country, target)]
    assert symbols == ["circle", "circle", "diamond"]
    assert target.find(f"{CHART}spPr//{qn('a:prstDash')}").get("val") == "dash"
    # hollow
    assert (
        target.find(f"{CHART}marker/{CHART}spPr/{qn('a:solidFill')}/{qn('a:srgbClr')}").get("val").upper() == "FFFFFF"
    )


def test_axes_say_their_unit_and_figures_their_decimals(board: bytes) -> None:
    for made, told in zip(charts(board), (TREND, BARS), strict=True):
        axis = made._chartSpace.find(f".//{CHART}valAx")
        assert [element.text for element in axis.find(f"{CHART}title").iter(qn("a:t"))] == [told.unit]
        formats = {one.text for one in made._chartSpace.iter(f"{CHART}formatCode")}
        assert formats == {"#,##0.0" if told.decimals else "#,##0"}


@pytest.mark.parametrize(
    ("values", "written"), [((25.0, 40.0), ["25.0", "27.5"]), ((4.2, 5.3), None), ((0.0, 0.4), ["0.0", "0.1"])], ids=str
)
def test_the_steps_of_an_axis_are_written_in_full(values: tuple[float, ...], written: list[str] | None) -> None:
    made = axis(values)
    steps = [made.low + made.step * number for number in range(3)]
    said = [f"{step:.{made.decimals}f}" for step in steps]
    assert [float(step) for step in said] == pytest.approx(steps)
    assert written is None or said[:2] == written


def test_lines_are_named_at_their_ends_where_the_names_have_room(board: bytes) -> None:
    chart = charts(board)[0]
    assert not chart.has_legend
    named = [
        one.find(f"{CHART}dLbls/{CHART}dLbl/{CHART}idx").get("val") for one in chart._chartSpace.iter(f"{CHART}ser")
    ]
    assert named == ["2", "2", "2"]


@pytest.mark.parametrize(
    "name", ["Elmby", "A name so long that it would leave no room for the lines of the chart beside it"]
)
def test_lines_that_end_together_or_have_long_names_have_a_key(name: str) -> None:
    series = tuple(
        NativeSeries(name=f"{name} {number}", role=SeriesRole.PLACE, values=(1.0, 2.0, 3.0 + number / 1000))
        for number in range(9)
    )
    (chart,) = charts(pptx(with_slides(charted(replace(TREND, series=series)))))
    assert chart.has_legend


def test_the_workbook_holds_figures_and_limits_and_runs_no_formula() -> None:
    series = replace(TREND.series[0], name="=cmd|' /C calc'!A0")
    made = pptx(with_slides(charted(replace(TREND, series=(series,), categories=("@a", "+b", "2013")))))
    (chart,) = charts(made)
    with zipfile.ZipFile(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)) as book:
        sheet, strings = book.read("xl/worksheets/sheet1.xml").decode(), book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    texts = re.findall(r"<t[^>]*>([^<]*)</t>", strings)
    assert {"'@a", "'+b", "2013"} <= set(texts)
    assert [text for text in texts if re.match(r"[=+\-@]", text)] == []
    assert {"'=cmd|' /C calc'!A0, lower 95% limit", "'=cmd|' /C calc'!A0, upper 95% limit"} <= set(texts)
    cells = dict(re.findall(r'<c r="([A-Z]+\d+)"[^>]*><v>([^<]*)</v>', sheet))
    assert [float(cells[cell]) for cell in ("B2", "B3", "B4", "C2", "D3")] == [4.2, 3.9, 4.4, 3.1, 4.9]
    assert "C4" not in cells


def test_more_bars_than_find_room_go_on_with_the_same_axis() -> None:
    count = 45
    bars = NativeChart(
        kind=ChartKind.BARS, unit="%", categories=tuple(f"Ward number {number}" for number in range(count)),
        series=(NativeSeries(name="Elmby", role=SeriesRole.PLACE, values=tuple(float(count - at) for at in range(count))),),
    )  # fmt: skip
    made = pptx(with_slides(charted(bars)))
    parts = charts(made)
    assert len(parts) > 1
    assert [name for part in parts for name in part.plots[0].categories] == list(bars.categories)
    assert len({part._chartSpace.find(f".//{CHART}valAx/{CHART}scaling/{CHART}max").get("val") for part in parts}) == 1
    assert faults(made) == {}


@pytest.mark.parametrize(
    "values", [(NAN, NAN, NAN), (0.0, 0.0, 0.0), (-4.0, -2.0, -3.5), (5.0, 5.0, 5.0), (1e12, 1e-9, -7.0)], ids=str
)
@pytest.mark.parametrize("kind", list(ChartKind))
def test_any_figures_can_be_drawn(values: tuple[float, ...], kind: ChartKind) -> None:
    series = NativeSeries(name="Elmby", role=SeriesRole.PLACE, values=values, lower=values, upper=values)
    made = pptx(with_slides(charted(replace(TREND, kind=kind, series=(series,)))))
    scaling = charts(made)[0]._chartSpace.find(f".//{CHART}valAx/{CHART}scaling")
    low, high = (float(scaling.find(f"{CHART}{end}").get("val")) for end in ("min", "max"))
    assert low < high
    assert all(low <= value <= high for value in values if math.isfinite(value))
    assert faults(made) == {}
