"""The list of what a search found: each with its kind, its passage with the words marked, its origin and its link."""

from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import urlencode

import streamlit as st

from hineq.insights.search.index import Hit, Piece
from hineq.insights.wording.numbers import capital
from hineq.packs.read.problems import InvalidPack
from hineq.ui.layout.pages import PAGES
from hineq.ui.layout.selection import link_params
from hineq.ui.views.place import place_ids, place_name
from hineq.ui.views.search import found_in


def show_elsewhere(pack: str, query: str) -> None:
    """Links to the same search in the other places, where it finds all of its words there."""
    links = []
    for other in (one for one in place_ids() if one != pack):
        try:
            found = found_in(other, query)
        except InvalidPack:
            # its own pages list its faults
            continue
        if found.count and found.all_words:
            href = escape(urlencode({"place": other, "q": query}))
            links.append(f'<a href="search?{href}" target="_self">{escape(place_name(other))} ({found.count})</a>')
    if links:
        st.html(f'<p class="hq-note">The same words elsewhere: {", ".join(links)}</p>')


def show_hits(hits: Iterable[Hit], shown: Mapping[str, str]) -> None:
    """The hits as an ordered list, best first."""
    st.html(f'<ol class="hq-hits">{"".join(_item(hit, shown) for hit in hits)}</ol>')


def _item(hit: Hit, shown: Mapping[str, str]) -> str:
    entry = hit.entry
    page = next(page for page in PAGES if page.file == entry.page)
    query = urlencode(link_params({"place": shown["place"], "area": shown.get("area", "")}) | dict(entry.params))
    origin = f'<p class="hq-note">{escape(entry.origin)}</p>' if entry.origin else ""
    passage = f"<p>{_marked(hit.passage)}</p>" if hit.passage else ""
    return (
        f'<li><p class="hq-kind">{escape(capital(str(entry.kind)))}, on the page {escape(page.title)}</p>'
        f'<h2><a href="{page.file}?{escape(query)}" target="_self">{_marked(hit.title)}</a></h2>{passage}{origin}</li>'
    )


def _marked(pieces: Iterable[Piece]) -> str:
    return "".join(f"<mark>{escape(one.text)}</mark>" if one.found else escape(one.text) for one in pieces)
