"""The list of what a search found: each with its kind, its passage with the words marked, its origin and its link."""

from collections.abc import Iterable, Mapping

import streamlit as st
from markupsafe import Markup

from hineq.insights.search.entries import Entry, Subject
from hineq.insights.search.index import Hit, Piece
from hineq.insights.wording.numbers import capital
from hineq.packs.read.problems import InvalidPack
from hineq.ui.components.links import link_html
from hineq.ui.html import each
from hineq.ui.layout.pages import (
    ASSURANCE,
    MAP,
    METHODS,
    RECOMMENDATIONS,
    SEARCH,
    STRATEGY,
    SYSTEM,
    TARGETS,
    THEN,
    WARD,
    PageEntry,
)
from hineq.ui.views.place import place_ids, place_name
from hineq.ui.views.search import found_in

# the page that shows a subject, and the part of its address that takes the subject's id
SHOWN_ON: dict[Subject, tuple[PageEntry, str]] = {
    Subject.MEASURE: (TARGETS, "indicator"),
    Subject.WARDS_ON_MEASURE: (MAP, "indicator"),
    Subject.WARD: (WARD, "ward"),
    Subject.ELEMENT: (STRATEGY, "element"),
    Subject.STRATEGY: (STRATEGY, ""),
    Subject.SELF_ASSESSMENT: (THEN, ""),
    Subject.AUDIT: (ASSURANCE, ""),
    Subject.RECOMMENDATIONS: (RECOMMENDATIONS, ""),
    Subject.SYSTEM: (SYSTEM, ""),
    Subject.METHODS: (METHODS, ""),
}


def shown_on(entry: Entry) -> tuple[PageEntry, dict[str, str]]:
    """The page that shows an entry, and what its address needs beside the place."""
    page, parameter = SHOWN_ON[entry.subject]
    return page, {parameter: entry.subject_id} if parameter else {}


def show_elsewhere(pack: str, query: str) -> None:
    """Links to the same search in the other places, where it finds all of its words there."""
    links = []
    for other in (place_id for place_id in place_ids() if place_id != pack):
        try:
            hits = found_in(other, query)
        except InvalidPack:
            # its own pages list its faults
            continue
        if hits.count and hits.all_words:
            links.append(link_html(SEARCH, f"{place_name(other)} ({hits.count})", {"place": other}, q=query))
    if links:
        st.html(Markup('<p class="hq-note">The same words elsewhere: {}</p>').format(Markup(", ").join(links)))


def show_hits(hits: Iterable[Hit], shown: Mapping[str, str]) -> None:
    """The hits as an ordered list, best first."""
    st.html(Markup('<ol class="hq-hits">{}</ol>').format(Markup("").join(_item(hit, shown) for hit in hits)))


def _item(hit: Hit, shown: Mapping[str, str]) -> Markup:
    entry = hit.entry
    page, part = shown_on(entry)
    level = {"place": shown["place"], "area": shown.get("area", "")}
    return Markup('<li><p class="hq-kind">{}, on the page {}</p><h2>{}</h2>{}{}</li>').format(
        capital(str(entry.kind)),
        page.title,
        link_html(page, _marked(hit.title), level, **part),
        Markup("<p>{}</p>").format(_marked(hit.passage)) if hit.passage else "",
        each(Markup('<p class="hq-note">{}</p>'), filter(None, [entry.origin])),
    )


def _marked(pieces: Iterable[Piece]) -> Markup:
    marked, plain = Markup("<mark>{}</mark>"), Markup("{}")
    return Markup("").join((marked if piece.found else plain).format(piece.text) for piece in pieces)
