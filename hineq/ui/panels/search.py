"""The list of what a search found: each with its kind, its passage with the words marked, its origin and its link."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from hineq.insights.search.entries import Entry, Subject
from hineq.insights.search.index import Hit, Piece
from hineq.insights.search.places import listed_of, what_words
from hineq.insights.targets.options import resolve_measure
from hineq.insights.wording.numbers import capital
from hineq.model.naming import NameKind, PlaceName
from hineq.packs.read.problems import InvalidPack
from hineq.ui.components.links import link_html
from hineq.ui.html import each
from hineq.ui.layout.links import app_links
from hineq.ui.layout.page import note
from hineq.ui.layout.pages import (
    ASSURANCE,
    MAP,
    METHODS,
    OVERVIEW,
    RECOMMENDATIONS,
    SEARCH,
    STRATEGY,
    SYSTEM,
    TARGETS,
    THEN,
    WARD,
    PageEntry,
)
from hineq.ui.layout.passage import FIND
from hineq.ui.layout.piece import piece
from hineq.ui.panels.methods import GLOSSARY, MEASURE, PROMISED, SOURCES
from hineq.ui.views import targets as target_views
from hineq.ui.views import wards as ward_views
from hineq.ui.views.place import named_places, opened, place_ids, place_name, place_of, ward_address
from hineq.ui.views.search import found_in


@dataclass(frozen=True, kw_only=True)
class Shown:
    """Where a subject is shown: the page, the part of its address that takes the subject's id, the fold it lies in."""

    page: PageEntry
    parameter: str = ""
    fold: str = ""


SHOWN_ON: dict[Subject, Shown] = {
    Subject.MEASURE: Shown(page=TARGETS, parameter="indicator"),
    Subject.WARDS_ON_MEASURE: Shown(page=MAP, parameter="indicator"),
    Subject.WARD: Shown(page=WARD, parameter="ward"),
    Subject.ELEMENT: Shown(page=STRATEGY, parameter="element"),
    Subject.STRATEGY: Shown(page=STRATEGY),
    Subject.SELF_ASSESSMENT: Shown(page=THEN),
    Subject.AUDIT: Shown(page=ASSURANCE),
    Subject.RECOMMENDATIONS: Shown(page=RECOMMENDATIONS),
    Subject.SYSTEM: Shown(page=SYSTEM),
    Subject.MEANING: Shown(page=METHODS, parameter=MEASURE),
    Subject.PROMISED: Shown(page=METHODS, fold=PROMISED),
    Subject.GLOSSARY: Shown(page=METHODS, fold=GLOSSARY),
    Subject.SOURCES: Shown(page=METHODS, fold=SOURCES),
}
# a page shows a measure's figures; what it means is said where all meanings are
_MEANT = (Subject.MEASURE, Subject.WARDS_ON_MEASURE)


def shown_on(entry: Entry, *, in_text_alone: bool = False) -> tuple[PageEntry, dict[str, str]]:
    """The page that shows an entry, or its text alone, and what its address needs beside the place."""
    subject = Subject.MEANING if in_text_alone and entry.subject in _MEANT else entry.subject
    shown = SHOWN_ON[subject]
    part = {shown.parameter: entry.subject_id} if shown.parameter else {}
    return shown.page, part | ({shown.fold: "true"} if shown.fold else {})


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
        piece(Markup('<p class="hq-note">The same words elsewhere: {}</p>').format(Markup(", ").join(links)))


def leads_to(named: PlaceName) -> tuple[PageEntry, dict[str, str]] | None:
    """The page and the address of a name of the nation; None for what is no council and lies in none."""
    match named.kind:
        case NameKind.COUNTRY | NameKind.REGION:
            return None
        case NameKind.WARD | NameKind.FORMER_WARD:
            address = ward_address(named.council_code, named.area_code)
            return (WARD if "ward" in address else OVERVIEW), address
        case _:
            return OVERVIEW, {"place": place_of(named.council_code)}


Named = tuple[PlaceName, PageEntry, dict[str, str]]


def named(query: str) -> list[Named]:
    """The places of the nation that have the name that was asked for, each with the page and the address that it leads to."""
    return [(one, *to) for one in named_places(query) if (to := leads_to(one)) is not None]


def show_places(places: Sequence[Named], query: str) -> None:
    """The places of the nation that a query names, each as a link that says what it is; nothing without one."""
    if not places:
        return
    st.header("Places with this name", anchor=False)
    most, cut = listed_of([one for one, *_ in places], query)
    note(cut)
    app_links((page, f"{one.name}, {what_words(one)}", address) for one, page, address in places[:most])


def show_hits(hits: Iterable[Hit], place_id: str, shown: Mapping[str, str]) -> None:
    """The hits, best first: each a link that opens its page at the passage, without loading the app anew."""
    level = {"place": shown["place"], "area": shown.get("area", "")}
    for number, hit in enumerate(hits):
        entry = hit.entry
        page, part = shown_on(entry, in_text_alone=hit.in_text_alone)
        part = _whole(page, place_id, part)
        with st.container(key=f"hit_{number}", gap=None):
            kind = f"{capital(str(entry.kind))}, on the page {page.title}"
            piece(
                Markup('<p class="hq-kind">{}</p><p class="hq-way">{}</p>{}{}').format(
                    kind,
                    link_html(page, entry.title, level, **part, **{FIND: hit.stretch}),
                    Markup("<p>{}</p>").format(_marked(hit.passage)) if hit.passage else "",
                    each(Markup('<p class="hq-note">{}</p>'), filter(None, [_known_as(entry), entry.origin])),
                )
            )


def _whole(page: PageEntry, place_id: str, part: dict[str, str]) -> dict[str, str]:
    """A part of an address with all that its page would add to it: an address that a page mends costs one more Back."""
    place = opened(place_id).place
    if page is TARGETS:
        option, _ = resolve_measure(place, target_views.options(place_id), part["indicator"], "")
        return part | {"sex": str(option.sex)}
    if page is MAP:
        return part | ward_views.ward_selection(place_id, part).wanted
    if page is SYSTEM and place.wards:
        return part | {"ward": place.wards[0].area_code}
    return part


def _known_as(entry: Entry) -> str:
    """The other words for a thing, where it has any."""
    return f"Also found under: {', '.join(entry.other_names)}." if entry.other_names else ""


def _marked(pieces: Iterable[Piece]) -> Markup:
    marked, plain = Markup("<mark>{}</mark>"), Markup("{}")
    return Markup("").join((marked if piece.found else plain).format(piece.text) for piece in pieces)
