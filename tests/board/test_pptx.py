"""Decks as PowerPoint files: titles, alternative text, type, charts with their figures, notes, long and hostile words, templates."""

import datetime
import hashlib
import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from hineq.board.pptx import pptx
from hineq.board.slides import (
    CONTINUED,
    Fact,
    Slide,
    SlideTable,
)
from hineq.model.agenda import Audience
from tests.board.made_up import deck
from tests.board.powerpoint import charts, faults, opened, template, unzipped, with_slides, words
from tests.paths import ROOT

HOSTILE = '=1+1\x00\x1b</a:t><script>&amp;"\ud800 ]]> %s {0} \u202e'


@pytest.fixture(scope="module")
def board() -> bytes:
    return pptx(deck())


def test_every_slide_is_whole(board: bytes) -> None:
    assert faults(board) == {}
    titles = [slide.shapes.title.text for slide in opened(board).slides]
    assert titles == [*(slide.finding for slide in deck().slides), "Whose figures these are"]
    assert "Open Government Licence" in words(opened(board).slides[len(titles) - 1])


def broken(made: bytes, part: str, old: str, new: str) -> bytes:
    """The file with something broken in a part of it."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as package, zipfile.ZipFile(held, "w") as written:
        for name in package.namelist():
            content = package.read(name)
            if name == part:
                assert re.search(old.encode(), content), f"{part} has no {old}"
                content = re.sub(old.encode(), new.encode(), content, count=1)
            written.writestr(name, content)
    return held.getvalue()


@pytest.mark.parametrize(
    ("check", "part", "old", "new"),
    [
        ("untitled", "ppt/slides/slide2.xml", '<p:ph type="title"/>', "<p:ph idx='77' type='body'/>"),
        ("undescribed", "ppt/slides/slide2.xml", 'descr="[^"]+"', 'descr=" "'),
        ("undescribed", "ppt/slides/slide3.xml", 'descr="[^"]+"', ""),
        ("undescribed", "ppt/slides/slide5.xml", 'descr="[^"]+"', 'descr=""'),
        ("outside", "ppt/slides/slide6.xml", r'<a:off x="\d+"', '<a:off x="9000000"'),
        ("small_type", "ppt/slides/slide1.xml", 'sz="1400"', 'sz="1300"'),
        ("small_type", "ppt/charts/chart1.xml|", 'sz="1600"', 'sz="1000"'),
        ("small_type", "ppt/charts/chart1.xml|", '(<a:defRPr )sz="1600" ', r"\1"),
        ("small_type", "ppt/slides/slide7.xml", ' sz="2400"', ""),
        ("foreign", "ppt/slides/slide7.xml", 'lang="en-GB"', 'lang="en-US"'),
        ("overlapping", "ppt/slides/slide7.xml", r'<a:off x="(\d+)" y="\d+"', r'<a:off x="\1" y="1200000"'),
    ],
)
def test_each_check_finds_what_is_broken(board: bytes, check: str, part: str, old: str, new: str) -> None:
    part = part if not part.endswith("|") else chart_parts(board)[0]
    assert check in faults(broken(board, part, old, new))


def chart_parts(made: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        return sorted(name for name in package.namelist() if re.fullmatch(r"ppt/charts/chart\d+\.xml", name))


def noted(made: bytes) -> list[str]:
    return [slide.notes_slide.notes_text_frame.text for slide in opened(made).slides if slide.has_notes_slide]


def test_notes_are_for_who_decides(board: bytes) -> None:
    assert noted(board) == ["Say first that the numbers are small."]
    public = pptx(deck(Audience.PUBLIC))
    assert noted(public) == []
    assert b"numbers are small" not in b"".join(unzipped(public).values())


def test_the_document_says_what_it_is(board: bytes) -> None:
    properties = opened(board).core_properties
    assert (properties.title, properties.author, properties.last_modified_by) == (deck().title, "hineq", "hineq")
    assert properties.created.date() == properties.modified.date() == datetime.date(2026, 12, 10)
    assert properties.language == "en-GB"


def test_tables_have_a_row_of_heads_and_facts_a_column_of_labels(board: bytes) -> None:
    slides = opened(board).slides
    (table,) = (shape.table for shape in slides[5].shapes if shape.has_table)
    assert table.first_row
    assert [cell.text for cell in table.rows[0].cells] == ["Recommendation", "Lead", "Due", "Days late"]
    aligned = [cell._tc.find(f".//{qn('a:pPr')}").get("algn") for cell in table.rows[1].cells]
    assert aligned == ["l", "l", "l", "r"]
    # a figure at the right of its column stands clear of the words of the next
    assert {int(cell._tc.tcPr.get("marR")) >= Pt(10) for row in table.rows for cell in row.cells} == {True}
    (facts,) = (shape.table for shape in slides[2].shapes if shape.has_table)
    assert facts.first_col
    assert not facts.first_row
    said = {row.cells[0].text: row.cells[1] for row in facts.rows}
    assert said["Who leads"].text == "not supplied"
    assert [said[one]._tc.find(f".//{qn('a:rPr')}").get("i") for one in ("Who leads", "Whom it touches")] == ["1", "0"]


def test_slides_are_numbered_as_the_deck_counts_them() -> None:
    long = replace(deck().slides[6], words=tuple(f"Paragraph {number}. " * 20 for number in range(12)))
    made = pptx(with_slides(deck().slides[0], long, deck().slides[1]))
    said = [
        (shape.text_frame._txBody.findall(f".//{qn('a:t')}")[0].text, bool(list(shape._element.iter(qn("a:fld")))))
        for slide in opened(made).slides
        for shape in slide.shapes
        if shape._element.xpath(".//p:ph[@type='sldNum']")
    ]
    continued = sum(CONTINUED in slide.shapes.title.text for slide in opened(made).slides)
    assert continued >= 1
    assert said == [("1", True), ("2", True), *[("2", False)] * continued, ("3", False), ("4", False)]


def test_hostile_text_stands_as_text() -> None:
    slides = tuple(
        replace(
            slide, finding=HOSTILE, context=HOSTILE, source=HOSTILE, section=HOSTILE, notes=(HOSTILE,),
            words=(HOSTILE,) if slide.words else (), facts=tuple(Fact(label=HOSTILE, words=HOSTILE) for _ in slide.facts),
            picture=slide.picture and replace(slide.picture, alternative=HOSTILE, key=(HOSTILE, HOSTILE), chart=slide.picture.chart and replace(
                slide.picture.chart, unit=HOSTILE, categories=(HOSTILE, HOSTILE, HOSTILE),
                series=tuple(replace(one, name=HOSTILE) for one in slide.picture.chart.series))),
            table=slide.table and SlideTable(caption=HOSTILE, head=(HOSTILE, HOSTILE), rows=((HOSTILE, HOSTILE),)),
        )
        for slide in deck().slides
    )  # fmt: skip
    made = pptx(replace(deck(), title=HOSTILE, attribution=(HOSTILE,), slides=slides))
    assert faults(made) == {}
    stands = '=1+1</a:t><script>&amp;" ]]> %s {0} \u202e'
    assert {slide.shapes.title.text for slide in opened(made).slides} == {stands, "Whose figures these are"}
    assert opened(made).core_properties.title == stands
    assert "script" not in {element.tag for slide in opened(made).slides for element in slide._element.iter()}
    assert all(chart.plots[0].categories[0] == f"'{stands}" for chart in charts(made))


LONG = "The quick brown fox of Elmby jumps over every lazy indicator. "


@pytest.mark.parametrize(
    "slide",
    [
        Slide(slide_id="a", kind=None, finding=LONG * 12, words=(LONG * 60,), context=LONG * 9, source=LONG * 20),
        Slide(slide_id="b", kind=None, finding="x" * 400, facts=tuple(Fact(label=LONG, words=LONG * 5) for _ in range(9))),
        Slide(
            slide_id="c", kind=None, finding="A table",
            table=SlideTable(
                caption="Long", head=tuple(f"Head {at}" for at in range(9)),
                rows=tuple(tuple(f"cell {row} {at} Llanfairpwllgwyngyllgogerychwyrndrobwllll" for at in range(9)) for row in range(40)),
            ),
        ),
        Slide(slide_id="d", kind=None, finding="One cell", table=SlideTable(caption="", head=("A", "B"), rows=((LONG * 80, "b"),))),
        Slide(slide_id="e", kind=None, finding="Words and facts", words=tuple([LONG] * 30), facts=tuple(Fact(label="L", words=LONG) for _ in range(20))),
        Slide(slide_id="f", kind=None, finding=""),
        replace(deck().slides[1], finding=LONG * 3, context=LONG * 9, source=LONG * 9, section=LONG * 3),
        replace(deck().slides[4], finding=LONG * 3, context=LONG * 9, source=LONG * 9),
    ],
    ids=lambda slide: slide.slide_id,
)  # fmt: skip
def test_long_words_go_on_over_several_slides_and_none_is_lost(slide: Slide) -> None:
    made = pptx(with_slides(slide))
    assert {check: wrong for check, wrong in faults(made).items() if slide.finding or check != "untitled"} == {}
    pages = list(opened(made).slides)[:-1]
    assert all(CONTINUED in page.shapes.title.text for page in pages[1:])
    said = "".join(words(page) for page in pages).replace(" ", "")
    told = [
        *slide.words,
        slide.context,
        slide.source,
        *(words for fact in slide.facts for words in (fact.label, fact.words)),
    ]
    told += [cell for row in (slide.table.rows if slide.table else ()) for cell in row]
    for text in told:
        assert letters(text) <= letters(said)
    assert "".join(slide.finding.split()) in said


def letters(text: str) -> int:
    """So many letters that are no space."""
    return len("".join(text.split()))


@pytest.mark.parametrize("size", [(10, 7.5), (13.333, 7.5), (8.27, 11.69)], ids=str)
def test_a_template_keeps_its_size_and_master_and_loses_its_slides(size: tuple[float, float]) -> None:
    made = pptx(deck(), template(*size))
    presentation = opened(made)
    assert (presentation.slide_width, presentation.slide_height) == (Inches(size[0]), Inches(size[1]))
    assert presentation.slides[0].shapes.title.text == deck().slides[0].finding
    assert [name for name, content in unzipped(made).items() if b"SECRET" in content] == []
    assert {latin.get("typeface") for latin in fonts(made)} & {"Calibri"}
    assert faults(made) == {}


def fonts(made: bytes) -> Iterator[Any]:
    theme = next(content for name, content in unzipped(made).items() if re.fullmatch(r"ppt/theme/theme\d+\.xml", name))
    return etree.fromstring(theme).iter(qn("a:latin"))


def test_charts_are_drawn_in_light_inks_on_a_dark_template() -> None:
    made = pptx(deck(), template(ground="101820"))
    inks = {one.get("val") for one in charts(made)[0]._chartSpace.iter(qn("a:srgbClr"))}
    assert "8ec3f2" in {ink.lower() for ink in inks}
    # its own dark words cannot be read on its ground
    words = {one.get("val") for one in opened(made).slides[0].shapes.title._element.iter(qn("a:srgbClr"))}
    assert {ink.lower() for ink in words} == {"f3f4f5"}
    (picture,) = (shape for shape in opened(made).slides[4].shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE)
    assert picture._element.spPr.find(f"{qn('a:solidFill')}/{qn('a:srgbClr')}").get("val").upper() == "FFFFFF"


@pytest.mark.parametrize("content", [b"", b"not a file", b"PK\x05\x06" + b"\0" * 18], ids=["empty", "words", "zip"])
def test_a_template_that_is_none_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"must be a PowerPoint presentation \(\.pptx\)"):
        pptx(deck(), content)


def test_a_template_without_a_usable_layout_or_with_a_stamp_for_a_slide_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 480 by 360 points, got 144 by 144"):
        pptx(deck(), template(2, 2))
    presentation = Presentation()
    for layout in list(presentation.slide_layouts)[:-1]:
        presentation.slide_layouts.remove(layout)
    held = io.BytesIO()
    for holder in list(presentation.slide_layouts[0].placeholders):
        holder._element.getparent().remove(holder._element)
    presentation.save(held)
    with pytest.raises(ValueError, match="must have a layout with a title and a content placeholder"):
        pptx(deck(), held.getvalue())


def test_the_same_deck_has_the_same_bytes_in_another_process(board: bytes) -> None:
    script = (
        "import hashlib; from hineq.board.pptx import pptx; from tests.board.made_up import deck;"
        "print(hashlib.sha256(pptx(deck())).hexdigest())"
    )
    there = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT,
        env={"PYTHONHASHSEED": "1", "PATH": "", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert there.stdout.strip() == hashlib.sha256(board).hexdigest()
