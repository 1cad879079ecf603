"""A made-up deck with a slide of each form, for whoever writes slides."""

import datetime
import math
from typing import Any

from hineq.board.slides import (
    ChartKind,
    Deck,
    Fact,
    NativeChart,
    NativeSeries,
    Picture,
    SeriesRole,
    Slide,
    SlideTable,
)
from hineq.model.agenda import Audience, ItemKind
from hineq.model.stamp import Stamp
from hineq.theme.palette import LIGHT, chart_config

NAN = math.nan


def spec(kind: str) -> dict[str, Any]:
    """A small chart of its own, in the house's style."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "data": {"values": [{"x": "2011", "y": 4.2}, {"x": "2012", "y": 3.9}, {"x": "2013", "y": 4.4}]},
        "mark": kind,
        "encoding": {
            "x": {"field": "x", "type": "ordinal", "axis": {"labelAngle": 0}},
            "y": {"field": "y", "type": "quantitative"},
        },
        "width": "container",
        "height": 300,
        "title": {"text": "A title", "subtitle": "What it is of"},
        "config": chart_config(LIGHT),
    }


TREND = NativeChart(
    kind=ChartKind.TREND,
    unit="per 1,000 live births",
    categories=("2011", "2012", "2013"),
    series=(
        NativeSeries(
            name="Elmby", role=SeriesRole.PLACE, values=(4.2, 3.9, 4.4), lower=(3.1, 2.9, NAN), upper=(5.3, 4.9, NAN)
        ),
        NativeSeries(name="England", role=SeriesRole.COUNTRY, values=(4.0, NAN, 3.8)),
        NativeSeries(name="Target", role=SeriesRole.TARGET, values=(NAN, 3.8, 3.5)),
    ),
)
BARS = NativeChart(
    kind=ChartKind.BARS,
    unit="% of authorities that do better",
    categories=("Smoking & <strong>smokers</strong>", "Excess weight in children aged 10 to 11", "Falls"),
    series=(NativeSeries(name="Elmby", role=SeriesRole.PLACE, values=(91.0, 74.0, 55.0)),),
    decimals=0,
)


def deck(audience: Audience = Audience.BOARD, more: int = 0) -> Deck:
    """A deck with a slide of each form, and `more` slides with a chart."""
    slides = (
        Slide(
            slide_id="cover",
            kind=None,
            finding="What to look at in two minutes",
            words=("Elmby missed both targets that can be checked.", "Two measures are significantly worse."),
            facts=(Fact(label="Measures with a lead", words="0 of 3"), Fact(label="With an action", words="")),
            context="Elmby Health and Wellbeing Board",
            source="Figures as at 1 May 2026",
        ),
        Slide(
            slide_id="measure_infant_mortality",
            kind=ItemKind.MEASURE,
            section="Worse than Country",
            finding="Elmby missed the 2013 infant mortality target by 0.9 per 1,000 live births",
            picture=Picture(
                spec=spec("line"), alternative="Infant deaths in Elmby rose to 4.4; the target was 3.5.",
                key=("Line: Elmby.", "Diamonds: target."), chart=TREND,
            ),
            context="Within the margin of error: 95% interval 3.3 to 5.5.",
            notes=("Say first that the numbers are small.",),
            source="Office for National Statistics, 2013. Figures as at 1 May 2026.",
            page="targets",
            choices={"indicator": "infant_mortality"},
        ),
        Slide(
            slide_id="turn_infant_mortality",
            kind=ItemKind.MEASURE,
            section="Worse than Country",
            finding="Infant mortality: what is promised, done and asked",
            facts=(
                Fact(label="What the figures say", words="4.4 per 1,000 in 2013, England 3.8, not tested"),
                Fact(label="Whom it touches", words="About 4 infant deaths in three years"),
                Fact(label="What the strategy promised", words="“Reduced the Infant Mortality rate.”"),
                Fact(label="What is being done", words=""),
                Fact(label="Who leads", words=""),
                Fact(label="By when", words=""),
                Fact(label="Decision sought", words="Agree a plan for safer sleeping"),
            ),
            source="Elmby strategy 2012-2017",
        ),
        Slide(
            slide_id="attention",
            kind=ItemKind.FINDING,
            finding="Three measures are significantly worse in Elmby than in England",
            picture=Picture(spec=spec("bar"), alternative="Smoking is furthest behind.", chart=BARS),
            source="Office for Health Improvement and Disparities",
        ),
        Slide(
            slide_id="map_life",
            kind=ItemKind.MAP,
            finding="Men in Elmby's wards could expect 73.1 to 79.8 years",
            picture=Picture(spec=spec("area"), alternative="The wards of the south are darkest.", key=("Dark: poorest.",)),
            source="Contains OS data © Crown copyright",
        ),
        Slide(
            slide_id="tracker_open",
            kind=ItemKind.TRACKER,
            finding="Two recommendations are open, one is overdue",
            table=SlideTable(
                caption="Open recommendations",
                head=("Recommendation", "Lead", "Due", "Days late"),
                rows=(("=HYPERLINK(\"x\") Publish the figures", "", "1 March 2026", "61"), ("Ask residents", "Ann", "", "")),
                numeric=(3,),
            ),
            source="Scrutiny tracker, April 2026",
        ),
        Slide(
            slide_id="text_1", kind=ItemKind.TEXT, finding="What residents said",
            words=("Buses do not come to #north & <south>.", "Second paragraph."),
        ),
        *(
            Slide(
                slide_id=f"more_{number}",
                kind=ItemKind.MEASURE,
                finding=f"Measure {number} went up",
                picture=Picture(spec=spec("line"), alternative=f"Measure {number} rose.", chart=TREND),
                source="Office for National Statistics",
            )
            for number in range(more)
        ),
    )  # fmt: skip
    return Deck(
        title="Elmby Health and Wellbeing Board",
        date=datetime.date(2026, 12, 10),
        audience=audience,
        place_id="elmby",
        place_name="Elmby",
        stamp=Stamp(version="1.0", snapshot=datetime.date(2026, 5, 1), data_hash="0a1b2c3d"),
        attribution=("Contains public sector information licensed under the Open Government Licence v3.0.",),
        slides=slides,
    )
