"""The slides as a board pack on paper: a tagged PDF/UA-1, one slide a page."""

import datetime
import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from hineq.board.render import svg
from hineq.board.slides import Deck, Fact, Picture, Slide, SlideTable
from hineq.model.period import day_words

# typst carries it, so that paper looks the same whatever fonts a machine has
_FONT: Final = "Libertinus Serif"
_TEMPLATE: Final = "paper.typ"
# a page has more room under a finding than a screen
HEIGHT: Final = 340
# the foot of a page is one line of 9 points; the cover says the same in full
_FOOT_LETTERS: Final = 150
# columns of up to so many letters are as wide as their words, longer ones share what is left by their letters
_NARROW, _WIDEST = 14, 60

_SIZE = re.compile(r'<svg\b[^>]*?\swidth="([\d.]+)"[^>]*?\sheight="([\d.]+)"')
_SVG_FONT = re.compile(r'(<text\b[^>]*?\sfont-family=")[^"]*')
# what no font draws, and the signs that turn the order of letters round: 1.5 would read as 5.1
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_GLYPH: Final = "□"
_PROBE: Final = b'#set document(title: "-")\n#set text(font: json("font.json"))\n#json("text.json")'


def pdf(deck: Deck) -> bytes:
    """The deck as PDF/UA-1 on A4 across, the cover first and the attribution last; the same deck gives the same bytes.

    Presenters' notes are left out, for whomever it is made: they are not for the members' paper. A character that no font
    of ours has is printed as an empty square. ValueError that names the slide for a picture without alternative text.
    """
    pictures: dict[str, str] = {}
    data = _deck(deck, pictures)
    replaced = str.maketrans(dict.fromkeys(_without_glyph(frozenset(_letters(data, pictures))), _NO_GLYPH))
    return _typeset(
        {
            "main.typ": files("hineq.board").joinpath(_TEMPLATE).read_bytes(),
            "deck.json": json.dumps(_mapped(data, lambda text: text.translate(replaced))).encode(),
            **{name: picture.translate(replaced).encode() for name, picture in pictures.items()},
        }
    )


def _letters(data: dict[str, Any], pictures: dict[str, str]) -> str:
    return json.dumps(data, ensure_ascii=False) + "".join(pictures.values())


def _day(deck: Deck) -> datetime.date:
    """The day that the paper is dated by: the meeting's, or the snapshot's where none is set."""
    return deck.date or deck.stamp.snapshot


def _deck(deck: Deck, pictures: dict[str, str]) -> dict[str, Any]:
    """What the template reads of a deck; its pictures are put into `pictures` under the names that it gives."""
    when = day_words(deck.date) if deck.date else ""
    foot = " · ".join(part for part in (deck.title, when, deck.stamp.words) if part)
    day = _day(deck)
    data = {
        "title": deck.title,
        "place": deck.place_name,
        "when": when,
        "day": {"year": day.year, "month": day.month, "day": day.day},
        "stamp": deck.stamp.words,
        "foot": foot if len(foot) <= _FOOT_LETTERS else foot[: _FOOT_LETTERS - 1] + "…",
        "page": "Page",
        "of": "of",
        "sources": "Sources and licences",
        "attribution": deck.attribution,
        "font": _FONT,
        "cover": _cover(deck, when),
        "slides": [
            _slide(slide, number, pictures)
            for number, slide in enumerate(deck.slides, 1)
            if number > 1 or not _has_cover(deck)
        ],
    }
    return _mapped(data, _seen)


def _has_cover(deck: Deck) -> bool:
    return bool(deck.slides) and deck.slides[0].kind is None and deck.slides[0].picture is None


def _cover(deck: Deck, when: str) -> dict[str, Any]:
    """The first slide, without what the head of the paper says: the meeting, the place and the day."""
    if not _has_cover(deck):
        return _contents(Slide(slide_id="cover", kind=None, finding=""))
    first = deck.slides[0]
    said = {deck.place_name, when} - {""}
    finding = first.section if first.finding == deck.title else first.finding
    return _contents(replace(first, finding=finding, facts=tuple(one for one in first.facts if one.words not in said)))


def _slide(slide: Slide, number: int, pictures: dict[str, str]) -> dict[str, Any]:
    picture = None if slide.picture is None else _picture(slide, slide.picture, number, pictures)
    return {"number": f"Slide {number}", **_contents(slide), "picture": picture}


def _contents(slide: Slide) -> dict[str, Any]:
    return {
        "finding": slide.finding,
        "section": slide.section,
        "words": slide.words,
        "picture": None,
        "table": None if slide.table is None else _table(slide.table),
        "facts": [_fact(fact) for fact in slide.facts],
        "context": slide.context,
        "source": slide.source,
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {"label": fact.label, "words": fact.shown, "supplied": fact.supplied}


def _picture(slide: Slide, picture: Picture, number: int, pictures: dict[str, str]) -> dict[str, Any]:
    if not picture.alternative.strip():
        raise ValueError(
            f"The picture of slide {number}, {slide.slide_id!r} ({slide.finding!r}), must have an alternative text, got none."
        )
    drawing = _SVG_FONT.sub(rf"\g<1>{_FONT}", svg(picture, HEIGHT))
    size = _SIZE.search(drawing)
    if size is None:
        raise ValueError(
            f"The picture of slide {number}, {slide.slide_id!r}, must have a width and a height, got none."
        )
    name = f"picture_{number}.svg"
    pictures[name] = _seen(drawing)
    return {
        "file": name,
        "alternative": picture.alternative,
        "key": picture.key,
        "width": float(size[1]),
        "height": float(size[2]),
    }


def _table(table: SlideTable) -> dict[str, Any]:
    rows = [[cell if cell or not at else table.empty for at, cell in enumerate(row)] for row in table.rows]
    longest = [max(map(len, column)) for column in zip(table.head, *rows, strict=True)]
    return {
        "caption": table.caption,
        "head": table.head,
        "rows": rows,
        "supplied": [[bool(cell) for cell in row] for row in table.rows],
        "numeric": table.numeric,
        # 0: as wide as its words
        "widths": [0 if length <= _NARROW else min(length, _WIDEST) for length in longest],
    }


def _seen(text: str) -> str:
    """A text without signs that nobody sees, halves of characters as what they are: nothing that can be printed."""
    return _SURROGATE.sub(_NO_GLYPH, _UNSEEN.sub("", text))


def _mapped(content: Any, change: Callable[[str], str]) -> Any:
    """Every text within, changed."""
    match content:
        case str():
            return change(content)
        case dict():
            return {name: _mapped(part, change) for name, part in content.items()}
        case list() | tuple():
            return [_mapped(part, change) for part in content]
        case _:
            return content


@lru_cache(maxsize=64)
def _without_glyph(characters: frozenset[str]) -> frozenset[str]:
    """Those characters that no font of typst's has: PDF/UA refuses a paper on which one is drawn."""
    unusual = frozenset(one for one in characters if not (one.isascii() or one.isspace()))
    if _can_be_drawn("".join(sorted(unusual))):
        return frozenset()
    return frozenset(one for one in unusual if not _can_be_drawn(one))


@lru_cache(maxsize=4096)
def _can_be_drawn(text: str) -> bool:
    # imported when a pack is made: it is large, and what only reads slides does not need it
    from typst import TypstError

    written = {"font.json": json.dumps(_FONT).encode(), "text.json": json.dumps(text).encode()}
    try:
        _typeset({"main.typ": _PROBE, **written})
    except TypstError:
        return False
    return True


# `sources` are files in memory, which the interface takes and its types do not name; the template dates the file
def _typeset(sources: Any) -> bytes:
    import typst

    return bytes(typst.compile(sources, format="pdf", pdf_standards="ua-1", ignore_system_fonts=True))
