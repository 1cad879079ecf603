"""A picture or a ward as a small page for an iframe of somebody else's page: no script, both colour schemes, a link back."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Final

from markupsafe import Markup

from hineq.api.nouns import WardCard
from hineq.api.pictures import Drawn
from hineq.theme.palette import DARK, LIGHT, Palette
from hineq.ui.components.links import query_of, window_link_html
from hineq.ui.html import each
from hineq.ui.layout.pages import WARD, PageEntry

# in CSS pixels: a narrower frame gets a narrower picture, so that its words stay as large
_NARROW, _NARROW_PICTURE, _PICTURE = 520, 340, 760
# letters of a line of sources
_LONG = 320
_USED: Final = ("ground", "text", "quiet", "accent", "rule")


def _inks(palette: Palette) -> str:
    inks = asdict(palette)
    return " ".join(f"--{name}: {inks[name]};" for name in _USED)


_PAGE: Final = Markup("""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>{title}</title>
<style>
:root {{ color-scheme: light dark; {light} }}
@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}
body {{ margin: 0; padding: 0.75rem; background: var(--ground); color: var(--text); font: 1rem/1.5 Arial, Helvetica, sans-serif; }}
h1 {{ font-size: 1.25rem; line-height: 1.3; margin: 0 0 0.5rem; }}
p {{ margin: 0 0 0.5rem; max-width: 44rem; }}
.quiet {{ color: var(--quiet); font-size: 0.875rem; }}
img {{ display: block; width: 100%; height: auto; margin: 0 0 0.5rem; }}
summary {{ cursor: pointer; margin: 0 0 0.5rem; }}
a {{ color: var(--accent); }}
</style></head><body><main>{content}</main></body></html>
""")


def picture_html(drawn: Drawn, file: str, asked: Mapping[str, str], path: str, page_query: Mapping[str, str]) -> bytes:
    """A picture's page: its heading and notes as text, the picture as wide as the frame, its sources, a link to its page.

    `file` is the picture's own name in its path, `asked` the words that it was asked with.
    """
    title = drawn.spec["title"]
    heading, subtitle = _words(title["text"]), _words(title.get("subtitle", ""))

    def source(**more: str | int) -> str:
        """The picture's own address without heading and sources, as it is asked for here."""
        return f"{file}?{query_of(**{**asked, 'bare': 'true', **more})}"

    picture = Markup(
        '<picture><source media="(prefers-color-scheme: dark) and (max-width: {narrow}px)" srcset="{dark_narrow}">'
        '<source media="(prefers-color-scheme: dark)" srcset="{dark}"><source media="(max-width: {narrow}px)" srcset="{light_narrow}">'
        '<img src="{light}" alt="{alt}"></picture>'
    ).format(
        narrow=_NARROW,
        dark_narrow=source(width=_NARROW_PICTURE, dark="true"),
        dark=source(width=_PICTURE, dark="true"),
        light_narrow=source(width=_NARROW_PICTURE),
        light=source(width=_PICTURE),
        alt=f"{heading}. {subtitle}",
    )
    content = Markup("<h1>{}</h1>{}{}{}{}{}").format(
        heading,
        each(Markup("<p>{}</p>"), filter(None, [subtitle])),
        picture,
        each(Markup('<p class="quiet">{}</p>'), drawn.notes),
        _source(drawn.source),
        _link(drawn.page, path, page_query),
    )
    return _page(heading, content)


def card_html(card: WardCard, path: str, page_query: Mapping[str, str]) -> bytes:
    """A ward's card: its heading and sentences, their sources, a link to its page."""
    content = Markup("<h1>{}</h1>{}{}{}").format(
        card.finding,
        each(Markup("<p>{}</p>"), card.sentences),
        _source(" ".join([card.source, *card.attribution])),
        _link(WARD, path, page_query),
    )
    return _page(card.finding, content)


def _source(line: str) -> Markup:
    """The line of sources; a long one is folded, so that it does not outgrow what it is of."""
    if len(line) <= _LONG:
        return Markup('<p class="quiet">{}</p>').format(line)
    return Markup(
        '<details class="quiet"><summary>Sources and date of the figures</summary><p>{}</p></details>'
    ).format(line)


def _page(title: str, content: Markup) -> bytes:
    return str(_PAGE.format(title=title, light=_inks(LIGHT), dark=_inks(DARK), content=content)).encode()


def _link(page: PageEntry, path: str, query: Mapping[str, str]) -> Markup:
    """A link to a page of the app, from a path of the interface, wherever the app is mounted."""
    up = "../" * (path.count("/") - 1)
    words = "More on this page of hineq (opens in a new tab)"
    return Markup("<p>{}</p>").format(window_link_html(f"{up}{page.file}?{query_of(**query)}", words, "_blank"))


def _words(text: str | list[str]) -> str:
    return text if isinstance(text, str) else " ".join(text)
