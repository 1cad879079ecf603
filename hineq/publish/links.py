"""A link that leaves the site: to a page of others, to a source, to whoever reads what residents write; the pages of the app make theirs here too."""

from typing import Final

from markupsafe import Markup

from hineq.model.source import Source

_FOLLOWED: Final = ("https://", "http://", "mailto:")


def outside_html(address: str, words: str) -> Markup:
    """A link to another site or to a mailbox, in the reader's own tab; the words alone where the address is neither."""
    if not address.startswith(_FOLLOWED):
        return Markup("{}").format(words)
    return Markup('<a href="{}" rel="noopener">{}</a>').format(address, words)


def source_html(source: Source, words: str = "") -> Markup:
    """A source as it is cited, or other words for it, as a link where it has an address on the web."""
    return outside_html(source.url, words or source.citation)
