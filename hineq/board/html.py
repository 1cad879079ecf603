"""The board pack as one HTML file that needs nothing else: no script, no network, no letters but the reader's own."""

import re
from base64 import b64encode
from collections.abc import Iterable

from markupsafe import Markup, escape

from hineq.board.render import svg
from hineq.board.screen import inks, slide_style
from hineq.board.slides import Deck, Fact, Picture, Slide, SlideTable
from hineq.model.period import day_words
from hineq.theme.palette import LIGHT


def slide_html(slide: Slide, number: int, count: int) -> Markup:
    """A slide as a section with an address of its own; `number` of `count` stands at its foot, 0 for one that is not counted."""
    place, spoken = (f"{number} of {count}", f"Slide {number} of {count}") if number else ("", slide.finding)
    parts = [
        Markup('<p class="hqb-section">{}</p>').format(slide.section) if slide.section else "",
        Markup('<h2 tabindex="-1">{}</h2>').format(_whole(slide.finding)),
        _words(slide.words),
        _picture(slide.picture) if slide.picture else "",
        _facts(slide.facts) if slide.facts else "",
        _table(slide.table) if slide.table else "",
        Markup('<p class="hqb-context">{}</p>').format(slide.context) if slide.context else "",
        Markup('<p class="hqb-source"><span>{}</span><span>{}</span></p>').format(slide.source, place),
    ]
    cover = " hqb-cover" if slide.kind is None else ""
    return Markup('<section class="hqb-slide{}" id="{}" data-slide="{}" aria-label="{}">{}</section>').format(
        cover, slide.slide_id, number, spoken, Markup("").join(parts)
    )


def html(deck: Deck) -> str:
    """The whole deck as an HTML document: an index that leads to each slide, the slides, whose the figures are."""
    count = len(deck.slides)
    index = Markup("").join(
        Markup('<li><a href="#{}">{}</a></li>').format(slide.slide_id, slide.finding) for slide in deck.slides
    )
    slides = Markup("").join(slide_html(slide, number, count) for number, slide in enumerate(deck.slides, 1))
    day = day_words(deck.date) if deck.date else ""
    return str(
        Markup(
            '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="generator" content="hineq">'
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">"
            "<title>{title}</title><style>{style}</style></head>"
            '<body class="hqb"><header class="hqb-head"><h1>{title}</h1><p>{said}</p></header>'
            '<nav aria-label="Slides" class="hqb-index"><ol>{index}</ol></nav><main>{slides}</main>'
            '<footer class="hqb-foot"><p>{stamp}. {attribution}</p></footer></body></html>'
        ).format(
            title=deck.title,
            style=Markup(slide_style() + inks(LIGHT) + _DOCUMENT),  # noqa: S704 our own style sheet, no word of a pack in it
            said=", ".join(filter(None, (deck.place_name, day))),
            index=index,
            slides=slides,
            stamp=deck.stamp.words,
            attribution=" ".join(deck.attribution),
        )
    )


_DOCUMENT = """
body { margin: 0; }
.hqb-head, .hqb-index, .hqb-foot { padding: 1.2rem max(1.2rem, calc(72 * var(--u))); max-width: 60rem; line-height: 1.5; }
.hqb-head h1 { font-size: 1.6rem; margin: 0; } .hqb-head p { margin: 0.3rem 0 0; color: var(--hqb-quiet); }
.hqb-index ol { margin: 0; padding-left: 1.6em; } .hqb-index a { color: var(--hqb-accent); }
.hqb-slide { border-top: 1px solid var(--hqb-rule); scroll-margin-top: 0; }
.hqb-foot { color: var(--hqb-quiet); border-top: 1px solid var(--hqb-rule); }
a:focus-visible, h2:focus-visible { outline: 3px solid var(--hqb-accent); outline-offset: 2px; }
@media print { .hqb-index, .hqb-head { display: none; } .hqb-slide { border: 0; } }
"""


# years that a hyphen joins
_PERIOD = re.compile(r"(\d{4}-\d{2,4})")


def _whole(words: str) -> Markup:
    """Words whose periods no line breaks apart."""
    parts = _PERIOD.split(words)
    whole = Markup('<span class="hqb-whole">{}</span>')
    return Markup("").join(whole.format(part) if at % 2 else escape(part) for at, part in enumerate(parts))


def _words(words: Iterable[str]) -> Markup:
    paragraphs = Markup("").join(Markup("<p>{}</p>").format(_whole(said)) for said in words)
    return Markup('<div class="hqb-words">{}</div>').format(paragraphs) if paragraphs else Markup("")


def _picture(picture: Picture) -> Markup:
    drawn = b64encode(svg(picture).encode()).decode()
    key = " ".join(line if line.endswith(".") else f"{line}." for line in picture.key)
    return Markup(
        '<figure class="hqb-picture{}"><figcaption>{}</figcaption><img alt="{}" src="data:image/svg+xml;base64,{}"></figure>'
    ).format(" hqb-white" if picture.on_white else "", key, picture.alternative, drawn)


def _facts(facts: Iterable[Fact]) -> Markup:
    mould = Markup("<div><dt>{}</dt><dd{}>{}</dd></div>")
    empty = Markup(' class="hqb-empty"')
    lines = (mould.format(fact.label, Markup("") if fact.supplied else empty, _whole(fact.shown)) for fact in facts)
    return Markup('<dl class="hqb-facts">{}</dl>').format(Markup("").join(lines))


def _table(table: SlideTable) -> Markup:
    def number(column: int) -> Markup:
        return Markup(' class="hqb-number"') if column in table.numeric else Markup("")

    heads = Markup("").join(
        Markup('<th scope="col"{}>{}</th>').format(number(at), head) for at, head in enumerate(table.head)
    )
    rows = Markup("").join(
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(
            row[0],
            Markup("").join(
                Markup("<td{}>{}</td>").format(number(at), _whole(cell))
                if cell
                else Markup('<td class="hqb-empty">{}</td>').format(table.empty)
                for at, cell in enumerate(row[1:], 1)
            ),
        )
        for row in table.rows
    )
    return Markup("<table><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(
        table.caption, heads, rows
    )
