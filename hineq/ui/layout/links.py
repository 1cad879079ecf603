"""A link of the app: a real address, which the page's own script follows as a step that loads nothing anew (static/page/keep.js)."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from markupsafe import Markup

from hineq.ui.html import each
from hineq.ui.layout.pages import PageEntry, opening
from hineq.ui.layout.piece import piece
from hineq.ui.views.own import public

_STEP = Markup('<a href="{}" target="_self" data-step="true"{}>{}</a>')


def app_address(page: PageEntry, query: Mapping[str, str]) -> str:
    """The address of a page, as any other page may write it.

    The page that the copy opens on stands at the root: its own name leads there by a second step.
    """
    at = "." if page is opening(public=public()) else page.file
    return f"{at}?{urlencode(query)}"


def step_html(to: str, words: str, more: str = "") -> Markup:
    """A link as HTML to an address of the app; without the script it is loaded anew. `more` are attributes, as HTML."""
    return _STEP.format(to, more, words)


def app_links(there: Iterable[tuple[PageEntry, str, Mapping[str, str]]]) -> None:
    """Links to pages, with what their addresses say, under each other: one message of the server, nothing for none."""
    piece(
        each(
            Markup('<p class="hq-way">{}</p>'),
            (step_html(app_address(page, query), label) for page, label, query in there),
        )
    )


def link_row(there: Iterable[Markup], before: str = "") -> None:
    """Links in a row that wraps, after a word where there is one `before`: one message of the server, nothing for no links."""
    if made := each(Markup("<span>{}</span>"), there):
        first = Markup('<span class="hq-before">{}</span>').format(before) if before else ""
        piece(Markup('<p class="hq-way hq-row-of-ways">{}{}</p>').format(first, made))
