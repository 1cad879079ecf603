"""What of a slide goes on which page of the file: as large as it fits on one, else on pages "(continued)" of the same finding."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, assert_never

from hineq.board.powerpoint.charts import bars_to_a_chart
from hineq.board.powerpoint.ground import TITLE_SIZE, Box, Ground
from hineq.board.powerpoint.letters import LINE, SMALLEST, height, lines, plain, shortened, width
from hineq.board.slides import CONTINUED, ChartKind, Fact, NativeChart, Picture, Slide, SlideTable

CONTEXT_SIZE: Final = 18
KEY_SIZE: Final = 16
SOURCE_SIZE: Final = SMALLEST
# points round the words of a cell, and between one thing and the next
CELL_SIDE, CELL_TOP, GAP = 14.0, 5.0, 10.0
_UNDER_TITLE = 14.0
_TITLE_SIZES = (TITLE_SIZE, 32, 28, 24, 20)
_CONTEXT_LINES, _SOURCE_LINES, _KEY_LINES = 3, 4, 3
_SIZES: Final = (24, 22, 20, 18, 16)
_TABLE_SIZES: Final = (20, 18, 16, SMALLEST)
# what does not fit on one page is set so on several
_SPLIT_SIZE = 16
_LABELS_SHARE, _ASIDE_SHARE = 0.3, 0.27
_CLOSE = 4.0


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """Words of their own."""

    words: str


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of the slide's table."""

    cells: tuple[str, ...]


Atom = Paragraph | Fact | Row


@dataclass(frozen=True, kw_only=True, eq=False)
class Frame:
    """What stands round a page's content, each fitted to its place, and the place that is left for the content."""

    finding: str
    title_size: int
    title_high: float
    kicker: str
    context: str
    source: str
    content: Box
    left_over: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Page:
    """One page of the file: its frame, and either a picture (with the part of its chart) or words, facts and rows.

    `aside` is what stands beside a picture rather than over and under it.
    """

    frame: Frame
    atoms: tuple[Atom, ...] = ()
    size: int = _SPLIT_SIZE
    picture: Picture | None = None
    chart: NativeChart | None = None
    aside: tuple[str, ...] = ()
    aside_size: int = KEY_SIZE
    continued: bool = False


def pages(slide: Slide, ground: Ground) -> list[Page]:
    """The pages of a slide: one where all of it fits, else as many as it wants, each with its finding."""
    made = list(_pictured(slide.picture, slide, ground)) if slide.picture is not None else []
    first = made[0].frame if made else frame(slide, ground, continued=False)
    atoms = [*_atoms(slide), *(Paragraph(words=plain(words)) for words in first.left_over)]
    if atoms or not made:
        made += _worded(atoms, slide, ground, continued=bool(made))
    return made


def frame(slide: Slide, ground: Ground, *, continued: bool) -> Frame:
    """The frame of a page. What does not fit in it is `left_over`, to be said in full among the words."""
    finding, section = plain(slide.finding), plain(slide.section)
    more = CONTINUED if continued else ""
    size, shown = _title(finding, more, ground)
    title_high = max(height(shown, size, ground.title.wide, bold=True), size * LINE)
    own = ground.kicker is not None
    context = plain(slide.context or (slide.table.caption if slide.table else ""))
    if section and not own:
        context = f"{section}. {context}" if context else section
    wide = ground.body.wide
    context_shown = "" if continued else shortened(context, CONTEXT_SIZE, wide, _CONTEXT_LINES)
    source = plain(slide.source)
    source_shown = shortened(source, SOURCE_SIZE, wide - ground.number.wide - 2 * GAP, _SOURCE_LINES)
    top = ground.body.y if ground.kicker is None else ground.title.y + title_high + _UNDER_TITLE
    if context_shown:
        top += height(context_shown, CONTEXT_SIZE, wide) + GAP
    foot = height(source_shown, SOURCE_SIZE, wide - ground.number.wide - 2 * GAP) + GAP if source_shown else 0.0
    bottom = min(ground.body.bottom - foot, ground.number.y - GAP) if not source_shown else ground.body.bottom - foot
    cut = ((shown, finding + more), (context_shown, "" if continued else context), (source_shown, source))
    return Frame(
        finding=shown, title_size=size, title_high=title_high,
        kicker=shortened(section, KEY_SIZE, wide, 1, bold=True) if own else "",
        context=context_shown, source=source_shown,
        content=Box(x=ground.body.x, y=top, wide=wide, high=max(bottom - top, 60.0)),
        left_over=tuple(whole.removesuffix(CONTINUED) for said, whole in cut if said != whole),
    )  # fmt: skip


def _title(finding: str, more: str, ground: Ground) -> tuple[int, str]:
    """The size at which a finding fits in the title's place, and the finding, shortened where none does."""
    high, wide = ground.title.high, ground.title.wide
    whole = finding + more
    for size in _TITLE_SIZES:
        if height(whole, size, wide, bold=True) <= max(high, size * LINE):
            return size, whole
    size = _TITLE_SIZES[-1]
    most = max(1, int(high / (size * LINE)))
    return size, shortened(finding, size, wide - width(more, size, bold=True), most, bold=True) + more


def _atoms(slide: Slide) -> list[Atom]:
    rows, empty = (slide.table.rows, slide.table.empty) if slide.table else ((), "")
    return [
        *(Paragraph(words=plain(words)) for words in slide.words),
        *(Fact(label=plain(fact.label), words=plain(fact.words)) for fact in slide.facts),
        *(Row(cells=tuple(plain(cell or empty) for cell in row)) for row in rows),
    ]


def key_words(picture: Picture, chart: NativeChart | None) -> tuple[str, str]:
    """What a picture is of, which stands over it, and what its marks mean, which stands under it."""
    over, under = plain(picture.key[0]) if picture.key else "", " ".join(plain(words) for words in picture.key[1:])
    limits = chart is not None and any(series.lower for series in chart.series)
    if limits and "interval" not in under:
        under = f"{under} Thin lines with ends: 95% confidence intervals.".strip()
    return over, under


def aside_box(content: Box) -> Box:
    """The column beside a picture."""
    return Box(x=content.x, y=content.y, wide=content.wide * _ASIDE_SHARE, high=content.high)


def beside_box(content: Box) -> Box:
    """The place of a picture right of that column."""
    wide = content.wide * (1 - _ASIDE_SHARE) - 2 * GAP
    return Box(x=content.x + content.wide - wide, y=content.y, wide=wide, high=content.high)


def picture_box(picture: Picture, chart: NativeChart | None, content: Box) -> Box:
    """The place of a picture between the words over and under it."""
    over, under = key_words(picture, chart)
    top = _key_high(over, content.wide, KEY_SIZE, _CLOSE)
    foot = _key_high(under, content.wide, SMALLEST, GAP)
    return Box(x=content.x, y=content.y + top, wide=content.wide, high=max(content.high - top - foot, 60.0))


def key_shown(words: str, wide: float, size: int) -> str:
    """The words beside a picture in the lines that they may take."""
    return shortened(words, size, wide, _KEY_LINES)


def _key_high(words: str, wide: float, size: int, gap: float) -> float:
    return height(key_shown(words, wide, size), size, wide) + gap if words else 0.0


def _pictured(picture: Picture, slide: Slide, ground: Ground) -> Iterator[Page]:
    """The page of a picture; a chart of more bars than find room, on several."""
    first = frame(slide, ground, continued=False)
    chart = picture.chart
    if chart is None:
        yield _drawn(picture, slide, ground)
        return
    if chart.kind is ChartKind.TREND:
        yield Page(frame=first, picture=picture, chart=chart)
        return
    box = picture_box(picture, chart, first.content)
    bars, most = max(len(chart.categories), 1), bars_to_a_chart(chart, box.high, box.wide)
    # as many on each page: one bar alone on a last page would be as thick as a slide
    each = math.ceil(bars / math.ceil(bars / most))
    parts = range(0, bars, each)
    for start in parts:
        yield Page(
            frame=first if start == 0 else frame(slide, ground, continued=True), picture=picture,
            chart=_part(chart, start, start + each), continued=start > 0,
        )  # fmt: skip


def _drawn(picture: Picture, slide: Slide, ground: Ground) -> Page:
    """The page of a picture, laid out so that it is as large as can be: what sets its own width has it all."""
    said = tuple(filter(None, (plain(slide.context), *map(plain, picture.key))))
    if picture.spec.get("width") != "container":
        under = frame(replace(slide, context=" ".join(said)), ground, continued=False)
        return Page(frame=under, picture=replace(picture, key=()))
    beside = frame(replace(slide, context=""), ground, continued=False)
    wide = aside_box(beside.content).wide
    for size in (KEY_SIZE, SMALLEST):
        if sum(height(words, size, wide) + GAP for words in said) <= beside.content.high:
            return Page(frame=beside, picture=picture, aside=said, aside_size=size)
    return Page(frame=frame(slide, ground, continued=False), picture=picture)


def _part(chart: NativeChart, start: int, end: int) -> NativeChart:
    cut = slice(start, end)
    series = tuple(
        replace(one, values=one.values[cut], lower=one.lower[cut], upper=one.upper[cut]) for one in chart.series
    )
    return replace(chart, categories=chart.categories[cut], series=series)


def _worded(atoms: Sequence[Atom], slide: Slide, ground: Ground, *, continued: bool) -> Iterator[Page]:
    """Words, facts and rows at the largest size at which one page holds them, else over several."""
    first = frame(slide, ground, continued=continued)
    table = slide.table
    sizes = _TABLE_SIZES if any(isinstance(atom, Row) for atom in atoms) else _SIZES
    for size in sizes:
        if atoms_high(atoms, table, size, first.content.wide) <= first.content.high:
            yield Page(frame=first, atoms=tuple(atoms), size=size, continued=continued)
            return
    later = frame(slide, ground, continued=True)
    wide = first.content.wide
    labels, widths = labels_wide(atoms, _SPLIT_SIZE, wide), columns_wide(table, _SPLIT_SIZE, wide) if table else ()
    head = row_high(tuple(map(plain, table.head)), widths, _SPLIT_SIZE) if table else 0.0
    here, page, used = first, list[Atom](), 0.0
    for atom in _small_enough(atoms, table, min(first.content.high, later.content.high), wide):
        more = _atom_high(atom, _SPLIT_SIZE, wide, labels, widths)
        if not any(type(other) is type(atom) for other in page):
            more += (GAP if page else 0.0) + (head if isinstance(atom, Row) else 0.0)
        if page and used + more > here.content.high:
            yield Page(frame=here, atoms=tuple(page), size=_SPLIT_SIZE, continued=continued)
            here, page, used, continued = later, [], 0.0, True
            more = _atom_high(atom, _SPLIT_SIZE, wide, labels, widths) + (head if isinstance(atom, Row) else 0.0)
        page.append(atom)
        used += more
    yield Page(frame=here, atoms=tuple(page), size=_SPLIT_SIZE, continued=continued)


def atoms_high(atoms: Sequence[Atom], table: SlideTable | None, size: int, wide: float) -> float:
    """How high words, facts and rows stand under one another, in points."""
    labels = labels_wide(atoms, size, wide)
    widths = columns_wide(table, size, wide) if table else ()
    parts = [_atom_high(atom, size, wide, labels, widths) for atom in atoms]
    groups = {type(atom) for atom in atoms}
    head = row_high(tuple(map(plain, table.head)), widths, size) if table and Row in groups else 0.0
    return sum(parts) + head + GAP * max(len(groups) - 1, 0)


def _atom_high(atom: Atom, size: int, wide: float, labels: float, widths: Sequence[float]) -> float:
    match atom:
        case Paragraph():
            return height(atom.words, size, wide) + size * 0.5
        case Fact():
            return fact_high(atom, labels, size, wide)
        case Row():
            return row_high(atom.cells, widths, size)
        case _:
            assert_never(atom)


def fact_high(fact: Fact, labels: float, size: int, wide: float) -> float:
    """How high a fact stands beside its label."""
    label = height(fact.label, size, labels - CELL_SIDE, bold=True)
    return max(label, height(plain(fact.shown), size, wide - labels - CELL_SIDE)) + 2 * CELL_TOP


def row_high(cells: Sequence[str], widths: Sequence[float], size: int) -> float:
    """How high a row stands; a head's bold words are measured bold, which is safe for every row."""
    room = [max(wide - CELL_SIDE, size) for wide in widths]
    return max(height(cell, size, free, bold=True) for cell, free in zip(cells, room, strict=True)) + 2 * CELL_TOP


def labels_wide(atoms: Sequence[Atom], size: int, wide: float) -> float:
    """The column of the facts' labels: as wide as the longest, at most a share of the whole."""
    labels = (width(atom.label, size, bold=True) for atom in atoms if isinstance(atom, Fact))
    return min(max(labels, default=0.0) + 3 * CELL_SIDE, wide * _LABELS_SHARE)


def columns_wide(table: SlideTable, size: int, wide: float) -> tuple[float, ...]:
    """The columns of a table: as wide as their words, then as their longest word, together as wide as the slide lets."""
    cells = [tuple(plain(cell) for cell in row) for row in (table.head, *table.rows)]
    natural = [max(width(row[at], size, bold=True) for row in cells) + CELL_SIDE for at in range(len(table.head))]
    least = [
        min(max(width(word, size, bold=True) for row in cells for word in row[at].split(" ")) + CELL_SIDE, wide / 2)
        for at in range(len(table.head))
    ]
    if sum(natural) <= wide:
        spare = (wide - sum(natural)) / len(natural)
        return tuple(one + spare for one in natural)
    if sum(least) > wide:
        return tuple(one * wide / sum(least) for one in least)
    share = (wide - sum(least)) / sum(one - low for one, low in zip(natural, least, strict=True))
    return tuple(low + (one - low) * share for one, low in zip(natural, least, strict=True))


def _small_enough(atoms: Sequence[Atom], table: SlideTable | None, high: float, wide: float) -> Iterator[Atom]:
    """The same words in pieces of which each fits on a page."""
    size = _SPLIT_SIZE
    labels = labels_wide(atoms, size, wide)
    widths = columns_wide(table, size, wide) if table else ()
    head = row_high(tuple(map(plain, table.head)), widths, size) if table else 0.0
    for atom in atoms:
        if isinstance(atom, Row):
            yield from (
                Row(cells=cells) for cells in _cut(atom.cells, [one - CELL_SIDE for one in widths], high - head)
            )
        elif isinstance(atom, Fact):
            rooms = [labels - CELL_SIDE, wide - labels - CELL_SIDE]
            yield from (Fact(label=label, words=words) for label, words in _cut((atom.label, atom.words), rooms, high))
        else:
            yield from (Paragraph(words=words) for (words,) in _cut((atom.words,), [wide], high))


def _cut(cells: Sequence[str], rooms: Sequence[float], high: float) -> Iterator[tuple[str, ...]]:
    """A row cut into rows of which none is higher than a page."""
    most = max(1, int((high - 2 * CELL_TOP - _SPLIT_SIZE) / (_SPLIT_SIZE * LINE)))
    wrapped = [
        lines(cell, _SPLIT_SIZE, max(room, _SPLIT_SIZE), bold=True) for cell, room in zip(cells, rooms, strict=True)
    ]
    for start in range(0, max(map(len, wrapped)), most):
        yield tuple(" ".join(part[start : start + most]) for part in wrapped)
