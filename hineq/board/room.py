"""A deck for a room: its slides, or the presenter's notes on them, as the page holds them for the browser to move through."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from markupsafe import Markup

from hineq.board.html import slide_html
from hineq.board.screen import inks, slide_style
from hineq.board.slides import Deck, Slide
from hineq.model.area import Area
from hineq.theme.palette import palette

# what a slide is called that was asked for in the room, so that it is never taken for one of the deck's own
ASKED: Final = "asked_"

_STYLE: Final = """
.hqb-deck { display: none; }
.hqr { position: fixed; inset: 0; z-index: 2147483000; display: flex; flex-direction: column; --small: max(var(--least), calc(28 * var(--u))); }
.hqr :is(button, kbd, input) { font: inherit; color: inherit; }
.hqr-stage { position: relative; flex: 1 1 auto; min-height: 0; }
.hqr .hqb-slide { position: absolute; inset: 0; min-height: 0; overflow: auto; padding-bottom: calc(14 * var(--u)); }
.hqr [hidden] { display: none; }
/* a headline takes the focus so that it is read out; it is no control */
.hqr.hqr.hqr h2:focus-visible { outline: 0 !important; }
/* the framework gives these a size of its own */
.hqr :is(.hqb-words p, .hqb-facts, .hqb-facts dt, .hqb-facts dd, .hqr-panel ol, .hqr-notes p) { font-size: inherit; }
.hqr-bar { min-height: calc(60 * var(--u)); box-sizing: border-box; padding: 0 calc(60 * var(--u)); display: flex; flex-wrap: wrap;
  align-items: center; gap: 0 calc(10 * var(--u)); font-size: var(--small); line-height: 1.2; color: var(--hqb-quiet); background: var(--hqb-ground); }
.hqr-bar button { background: none; border: 0; padding: calc(6 * var(--u)) calc(12 * var(--u)); min-height: 24px; cursor: pointer; white-space: nowrap; }
.hqr-bar button:disabled { opacity: 0.45; cursor: default; }
.hqr-bar .hqr-leave { margin-left: auto; }
.hqr-bar .hqr-back { color: var(--hqb-ground); background: var(--hqb-accent); }
.hqr-bar [aria-pressed="true"] { text-decoration: underline; text-underline-offset: 0.2em; }
.hqr kbd { margin-left: 0.45em; padding: 0 0.35em; border: 1px solid var(--hqb-rule); border-radius: 0.2em; background: none; }
.hqr :is(button, input):focus-visible { outline: 3px solid var(--hqb-accent); outline-offset: 2px; }
.hqr-panel { position: absolute; inset: 0; overflow: auto; box-sizing: border-box; padding: calc(44 * var(--u)) calc(72 * var(--u)); background: var(--hqb-ground); font-size: var(--small); line-height: 1.25; }
.hqr-panel h2 { font-size: max(1.5rem, calc(60 * var(--u))); line-height: 1.12; font-weight: 700; letter-spacing: -0.012em; margin: 0; padding: 0 0 0.5em; outline: none; color: inherit; }
.hqr-panel ol { list-style: none; margin: 0; padding: 0; columns: max(16rem, calc(560 * var(--u))); column-gap: calc(40 * var(--u)); }
.hqr-panel li { margin: 0; padding: 0; break-inside: avoid; }
.hqr-panel li button { display: flex; width: 100%; text-align: left; align-items: baseline; background: none; border: 0; padding: calc(7 * var(--u)) 0; min-height: 24px; cursor: pointer; }
.hqr-panel li kbd { flex: none; box-sizing: border-box; min-width: 1.7em; margin: 0 0.7em 0 0; text-align: center; }
.hqr-panel .hqr-count { flex: none; min-width: 1.6em; margin-right: 0.6em; text-align: right; color: var(--hqb-quiet); }
.hqr-panel [aria-current="true"] { font-weight: 700; }
.hqr-panel label { display: block; padding-bottom: 0.8em; }
.hqr-panel input { padding: 0.2em 0.5em; border: 2px solid currentColor; background: none; min-width: 12em; }
.hqr-voice { position: absolute; left: calc(72 * var(--u)); bottom: calc(70 * var(--u)); margin: 0; padding: 0.4em 0.8em; font-size: var(--small); color: var(--hqb-ground); background: var(--hqb-text); }
.hqr-voice:empty { display: none; }
.hqr-notes { gap: 1rem; } .hqr-notes p { max-width: 60em; }
.hqr .hqr-notes h2 { font-size: max(1.4rem, calc(44 * var(--u))); }
.hqr-notes .hqr-next { margin-top: auto; border-top: 1px solid var(--hqb-rule); padding-top: 0.6em; color: var(--hqb-quiet); }
@media (max-width: 700px) {
  .hqr .hqb-slide { padding-bottom: 1.2rem; }
  .hqr-bar { border-top: 1px solid var(--hqb-rule); padding: 0.3rem 0.6rem; gap: 0 0.2rem; font-size: 0.95rem; }
  .hqr-bar button { min-height: 44px; padding: 0 0.5rem; } .hqr-bar kbd, .hqr-bar .hqr-full { display: none; }
  .hqr-panel { padding: 1.2rem; } .hqr-voice { bottom: 7rem; } .hqr-panel li button { min-height: 44px; align-items: center; }
  .hqr .hqb-picture { overflow-x: auto; flex: none; } .hqr .hqb-picture img { width: 46rem; max-width: none; max-height: none; }
  .hqr .hqb-picture figcaption { position: sticky; left: 0; width: calc(100vw - 2.4rem); }
}
@media (forced-colors: active) { .hqr-bar .hqr-back { border: 2px solid; } }
@media print { .hqr { display: none; } }
"""


def room_style(*, dark: bool) -> str:
    """The style of slides that cover the page, in a light or in a dark room, and in high contrast where that is chosen."""
    ink = palette(dark=dark)
    ends = ("#000000", "#ffffff") if dark else ("#ffffff", "#000000")
    high = replace(ink, ground=ends[0], text=ends[1], quiet=ends[1], rule=ends[1], accent=ends[1])
    boosted = '.hqr[data-contrast="high"] .hqb-picture:not(.hqb-white) img { filter: contrast(1.6); }'
    return "".join([slide_style(), inks(ink), _STYLE, inks(high, '.hqr[data-contrast="high"]'), boosted])


def room_html(deck: Deck, wards: Iterable[Area], ask: str) -> Markup:
    """The slides of a deck, and the wards that can be asked for; `ask` is the query that a ward's own slide is asked for with."""
    count = len(deck.slides)
    slides = Markup("").join(slide_html(slide, number, count) for number, slide in enumerate(deck.slides, 1))
    listed = Markup("").join(Markup('<li data-ward="{}">{}</li>').format(one.area_code, one.area_name) for one in wards)
    return _held(deck, "slides", slides + Markup('<ol class="hqb-wards">{}</ol>').format(listed), ask)


def notes_html(deck: Deck, wards: Iterable[Area], ask: str) -> Markup:
    """What the presenter reads on each slide: its finding, the notes, what comes next."""
    count = len(deck.slides)
    told = Markup("").join(
        notes_of_slide(slide, f"Slide {number} of {count}", f"Next: {following.finding}" if following else "The last slide")
        for number, (slide, following) in enumerate(zip_longest(deck.slides, deck.slides[1:]), 1)
    )  # fmt: skip
    listed = Markup("").join(Markup('<li data-ward="{}">{}</li>').format(one.area_code, one.area_name) for one in wards)
    return _held(deck, "notes", told + Markup('<ol class="hqb-wards">{}</ol>').format(listed), ask)


def notes_of_slide(slide: Slide, place: str, following: str) -> Markup:
    """The notes on one slide, with where it stands and what follows it."""
    notes = slide.notes or ("No notes on this slide.",)
    return Markup(
        '<section class="hqb-slide hqr-notes" id="{}"><p class="hqb-section">{}</p><h2 tabindex="-1">{}</h2>{}<p class="hqr-next">{}</p></section>'
    ).format(
        slide.slide_id, place, slide.finding, Markup("").join(Markup("<p>{}</p>").format(note) for note in notes), following
    )  # fmt: skip


def _held(deck: Deck, view: str, inside: Markup, ask: str) -> Markup:
    """What the browser takes the slides from; windows that hold the same deck hear each other by what names it."""
    named = " ".join([deck.place_id, deck.audience, deck.title, *(slide.slide_id for slide in deck.slides)])
    return Markup(
        '<div class="hqb hqb-deck" hidden data-view="{}" data-deck="{}" data-title="{}" data-notes="{}" data-ask="{}">{}</div>'
    ).format(view, named, deck.title, "yes" if deck.audience.decides else "", ask, inside)
