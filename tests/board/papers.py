"""Decks that are hard to put on paper: long, high, narrow and hostile, and whether a paper is valid."""

from dataclasses import replace
from typing import Any

import page

from hineq.board.slides import Deck, Fact, Picture, Slide, SlideTable
from hineq.model.agenda import ItemKind
from tests.board.made_up import deck, spec

# A4 across with margins of 20 mm at its sides, in points
LEFT, RIGHT, HEIGHT = 56.6, 785.3, 595.3
LEAST = 9.0
WORDS = "The strategy promised that fewer children would be admitted, and to say so each year. "
LONG = "Elmby missed the 2013 target for emergency admissions of people aged 65 and over by 120.9 per 100,000"
HOSTILE = '#import "x" * $ " \' \\ <b> & [x] @y _z_ = // /* `r` #panic() {{x}} ' + "a" * 5000


def with_slides(*slides: Slide) -> Deck:
    return replace(deck(), slides=(deck().slides[0], *slides))


def slide(**parts: Any) -> Slide:
    return Slide(slide_id="long", kind=ItemKind.MEASURE, finding=LONG, section="Worse than Country", **parts)


def faults(paper: bytes) -> list[str]:
    return [f"{one.rule_id}: {one.message}" for one in page.validate_pdf_bytes(paper, profile="ua1").failures]


def bars(rows: int, size: int = 16) -> Picture:
    chart = spec("bar") | {"height": {"step": 30}}
    chart["data"] = {"values": [{"x": f"Ward {number:02d}", "y": number} for number in range(rows)]}
    chart["encoding"] = {"y": {"field": "x", "type": "nominal"}, "x": {"field": "y", "type": "quantitative"}}
    chart["config"] = chart["config"] | {"axis": chart["config"]["axis"] | {"labelFontSize": size}}
    return Picture(spec=chart, alternative="The bars.", key=("Bars: wards.", "Their key in a second line."))


FACTS = tuple(
    Fact(label=("What was promised of it " * 4)[: 10 + 8 * number], words=WORDS * (number % 3)) for number in range(10)
)


def rows(number: int) -> SlideTable:
    return SlideTable(
        caption="Open recommendations",
        head=("Recommendation", "Lead", "Due", "Days late"),
        rows=tuple(
            (f"{one}. {WORDS}", "Director of Public Health", "1 March 2026", str(one * 61)) for one in range(number)
        ),
        numeric=(3,),
    )
