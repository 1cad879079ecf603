"""The slides of a meeting as a PowerPoint file: native words, tables and charts that a member can open, maps as pictures."""

from dataclasses import replace
from typing import Any

from pptx.oxml.ns import qn

from hineq.board.powerpoint import shapes
from hineq.board.powerpoint.charts import ChartSource, shared_axis
from hineq.board.powerpoint.flow import (
    CONTEXT_SIZE,
    GAP,
    KEY_SIZE,
    SOURCE_SIZE,
    Frame,
    Page,
    Paragraph,
    Row,
    aside_box,
    atoms_high,
    beside_box,
    key_shown,
    key_words,
    pages,
    picture_box,
)
from hineq.board.powerpoint.ground import Box, Ground, Tints, ground
from hineq.board.powerpoint.letters import SMALLEST, height, plain
from hineq.board.powerpoint.package import saved, signed
from hineq.board.powerpoint.pictures import begin, fitted
from hineq.board.powerpoint.scale import finite
from hineq.board.slides import ChartKind, Deck, Fact, NativeChart, Picture, Slide
from hineq.theme.palette import DARK, LIGHT

_RIGHTS = "Whose figures these are"


def pptx(deck: Deck, template: bytes | None = None) -> bytes:
    """The deck as a .pptx, on the house's ground or on that of a place's template, whose own slides are taken out.

    A slide that holds more than a page goes on as "(continued)". Notes are written for who decides alone. ValueError says
    why a template cannot be used.
    """
    base = ground(template)
    parts = [(slide, list(pages(slide, base))) for slide in (*deck.slides, *_rights(deck))]
    for page in (page for _, made in parts for page in made):
        _begin(page)
    for said, (slide, made) in enumerate(parts, 1):
        for page in made:
            drawn, layout = _page(base, page, slide)
            shapes.number(
                drawn, base.number, layout, said, base.tints.quiet, counts=len(base.presentation.slides) == said
            )
            if slide.notes and not page.continued and deck.audience.decides:
                _noted(drawn, slide)
    signed(base.presentation, deck)
    return saved(base.presentation)


def _rights(deck: Deck) -> tuple[Slide, ...]:
    """The last slide, which says whose figures these are as their licences ask; none where no licence asks."""
    if not deck.attribution:
        return ()
    words = (f"{plain(deck.stamp.words)}.", *deck.attribution)
    return (Slide(slide_id="rights", kind=None, finding=_RIGHTS, words=words),)


def _page(base: Ground, page: Page, slide: Slide) -> tuple[Any, Any]:
    """A page of the file with its frame and its content, and the layout that it is made on."""
    worded = any(isinstance(atom, Paragraph) for atom in page.atoms)
    layout = base.with_words if worded else base.without
    drawn = base.presentation.slides.add_slide(layout)
    title = drawn.shapes.title
    body = next((one for one in drawn.placeholders if one.shape_id != title.shape_id), None) if worded else None
    for empty in list(drawn.placeholders):
        if empty.shape_id not in (title.shape_id, body.shape_id if body is not None else None):
            empty._element.getparent().remove(empty._element)
    _framed(drawn, title, page.frame, base)
    if page.picture is not None:
        _pictured(drawn, page, page.picture, base)
    else:
        _worded(drawn, body, page, slide, base.tints)
    return drawn, layout


def _framed(drawn: Any, title: Any, frame: Frame, base: Ground) -> None:
    """Title, section, context and source."""
    if base.kicker is not None:
        shapes.put(title, replace(base.title, high=frame.title_high))
    elif not shapes.stands(title, base.title):
        shapes.put(title, base.title)
    shapes.written(title, (frame.finding,), frame.title_size, ink=base.tints.text, bold=True)
    if base.kicker is not None and frame.kicker:
        shapes.textbox(drawn, base.kicker, (frame.kicker,), KEY_SIZE, ink=base.tints.accent, bold=True)
    content = frame.content
    if frame.context:
        high = height(frame.context, CONTEXT_SIZE, content.wide)
        box = Box(x=content.x, y=content.y - high - GAP, wide=content.wide, high=high)
        shapes.textbox(drawn, box, (frame.context,), CONTEXT_SIZE, ink=base.tints.quiet)
    if frame.source:
        wide = content.wide - base.number.wide - 2 * GAP
        high = height(frame.source, SOURCE_SIZE, wide)
        box = Box(x=content.x, y=base.body.bottom - high, wide=wide, high=high)
        shapes.textbox(drawn, box, (frame.source,), SOURCE_SIZE, ink=base.tints.quiet)


def _begin(page: Page) -> None:
    """Have the picture of a page drawn early; a chart that can be opened is not drawn here."""
    if page.picture is not None and (page.chart is None or page.aside):
        begin(page.picture, _picture_box(page, page.picture))


def _picture_box(page: Page, picture: Picture) -> Box:
    content = page.frame.content
    return beside_box(content) if page.aside else picture_box(picture, page.chart, content)


def _pictured(drawn: Any, page: Page, picture: Picture, base: Ground) -> None:
    """A picture or a chart, with what it is of over it and what its marks mean under it."""
    content, box = page.frame.content, _picture_box(page, picture)
    if page.aside:
        column = aside_box(content)
        high = sum(height(words, page.aside_size, column.wide) + GAP for words in page.aside)
        place = replace(column, high=high)
        shapes.textbox(drawn, place, page.aside, page.aside_size, ink=base.tints.quiet, after=GAP)
        _drawn(drawn, picture, box, page.frame, base)
        return
    over, under = key_words(picture, page.chart)
    if over:
        shown = key_shown(over, content.wide, KEY_SIZE)
        place = Box(x=content.x, y=content.y, wide=content.wide, high=height(shown, KEY_SIZE, content.wide))
        shapes.textbox(drawn, place, (shown,), KEY_SIZE, ink=base.tints.quiet)
    if under:
        shown = key_shown(under, content.wide, SMALLEST)
        place = Box(x=content.x, y=box.bottom + GAP, wide=content.wide, high=height(shown, SMALLEST, content.wide))
        shapes.textbox(drawn, place, (shown,), SMALLEST, ink=base.tints.quiet)
    if page.chart is None:
        _drawn(drawn, picture, box, page.frame, base)
        return
    shapes.chart(drawn, box, _source(page.chart, picture, box, base), plain(picture.alternative) or page.frame.finding)


def _drawn(drawn: Any, picture: Picture, box: Box, frame: Frame, base: Ground) -> None:
    """A picture, on a light ground of its own where the slide's is dark."""
    light = LIGHT.ground if base.ink is DARK else None
    shapes.picture(drawn, box, fitted(picture, box), plain(picture.alternative) or frame.finding, ground=light)


def _source(chart: NativeChart, picture: Picture, box: Box, base: Ground) -> ChartSource:
    # a line without a point has no place in a key; the parts of a long chart of bars share the axis of the whole
    whole = picture.chart if picture.chart is not None else chart
    scale = shared_axis(whole) if chart.kind is ChartKind.BARS else None
    told = tuple(series for series in chart.series if finite(series)) or chart.series
    chart = replace(chart, series=told)
    return ChartSource(chart=chart, wide=box.wide, high=box.high, ink=base.ink, scale=scale)


def _worded(drawn: Any, body: Any, page: Page, slide: Slide, tints: Tints) -> None:
    """Words in their placeholder, then facts, then rows."""
    content, size = page.frame.content, page.size
    said = [atom for atom in page.atoms if isinstance(atom, Paragraph)]
    told = [atom for atom in page.atoms if isinstance(atom, Fact)]
    rows = [atom.cells for atom in page.atoms if isinstance(atom, Row)]
    y = content.y
    if said and body is not None:
        high = atoms_high(said, None, size, content.wide)
        shapes.put(body, Box(x=content.x, y=y, wide=content.wide, high=high))
        shapes.written(body, [atom.words for atom in said], size, ink=tints.text, after=size * 0.5)
        y += high + GAP
    if told:
        labels = ", ".join(fact.label for fact in told)
        alternative = f"{page.frame.finding}: {labels}"
        y += shapes.facts(drawn, Box(x=content.x, y=y, wide=content.wide, high=0), told, size, tints, alternative) + GAP
    if rows and slide.table is not None:
        alternative = plain(slide.table.caption) or page.frame.finding
        shapes.table(
            drawn, Box(x=content.x, y=y, wide=content.wide, high=0), slide.table, rows, size, tints, alternative
        )


def _noted(drawn: Any, slide: Slide) -> None:
    """The presenter's notes, in the language of the house."""
    frame = drawn.notes_slide.notes_text_frame
    frame.text = "\n".join(plain(note) for note in slide.notes)
    for run in frame._txBody.iter(qn("a:r")):
        run.get_or_add_rPr().set("lang", "en-GB")
