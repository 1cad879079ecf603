"""What is promised now on a page: the leading document's targets, every other document folded."""

import re
from collections.abc import Mapping, Sequence

import pandas as pd
from markupsafe import Markup

from hineq.insights.thread.promised import TIED_NOTE, Promise, PromisingDocument, figures_words
from hineq.model.document_words import StatementTopic
from hineq.model.place import Place
from hineq.publish.links import source_html
from hineq.ui.components.fold import fold
from hineq.ui.components.links import link_html
from hineq.ui.components.quotes import show_quotes
from hineq.ui.html import html_column, html_table
from hineq.ui.layout.page import cite, note, paragraph
from hineq.ui.layout.pages import MAP, METHODS, TARGETS
from hineq.ui.layout.piece import gathered, piece
from hineq.ui.views import targets as target_views
from hineq.ui.views import thread as thread_views
from hineq.ui.views import wards as ward_views
from hineq.ui.views.kept import Said, as_key, kept
from hineq.ui.views.promised import PromisedNow

_NO_MEASURE = "none in the figures here"


def show_promised(place: Place, place_id: str, now: PromisedNow, shown: Mapping[str, str]) -> None:
    """The targets of the document that leads, then each document folded, all of it with the page that it stands on.

    What does not count as promised now stands after them, and is said to be that.
    """
    if now.of_figures and place.strategy:
        paragraph(now.of_figures)
    leading = max(now.documents, key=lambda document: len(document.targets), default=None)
    if leading and leading.targets:
        _show_table(place_id, leading.targets, f"{leading.source.title} ({leading.dated})", shown)
    for number, document in enumerate((*now.documents, *now.beside), 1):
        if document in now.beside[:1]:
            paragraph(now.beside_words)
        whose = f"{document.whose}: " if document.whose and document.whose not in document.source.title else ""
        heading = f"{whose}{document.source.title} ({document.dated}): {_inside(document, leading)}"
        with fold(heading, f"now_{number}"), gathered():
            _show_document(place, place_id, document, shown, repeat=document is not leading)
    note(TIED_NOTE, *dict.fromkeys(document.source.note for document in (*now.documents, *now.beside)))


def _inside(document: PromisingDocument, leading: PromisingDocument | None) -> str:
    if not (document.targets or document.priorities):
        return "what else it says"
    words = figures_words(document)
    if document is leading and document.priorities:
        words = words.partition("; ")[2] or words
    return words[0].lower() + words[1:]


def _show_document(
    place: Place, place_id: str, document: PromisingDocument, shown: Mapping[str, str], *, repeat: bool
) -> None:
    if document.targets and repeat:
        _show_table(place_id, document.targets, "Targets", shown)
    if document.priorities:
        _show_table(place_id, document.priorities, "Priorities", shown)
    show_quotes(document.others, place, shown)
    piece(Markup('<p class="hq-note">{}.</p>').format(source_html(document.source)))


def _show_table(place_id: str, promises: Sequence[Promise], caption: str, shown: Mapping[str, str]) -> None:
    for indicator in (indicator for one in promises for indicator in one.indicators):
        cite(thread_views.now_sources(place_id, indicator.indicator_id))
    if any(not re.search(r"\d", number.printed) for one in promises for number in one.statement.figures):
        note("A word for none counts as the figure 0.")
    piece(kept(place_id, _table_html, place_id, tuple(promises), caption, as_key(shown)))
    notes = {one.statement.note for one in promises}
    if any(notes) and len(notes) == 1:
        note(*notes)


def _table_html(place_id: str, promises: tuple[Promise, ...], caption: str, shown: Said) -> Markup:
    table = pd.DataFrame({"In the document's words": [f"“{one.statement.shown}”" for one in promises]})
    if any(one.statement.topic is StatementTopic.PROMISED_NOW for one in promises):
        table["Figure"] = [
            "; ".join(f"{number.value:g} {number.unit}" for number in one.statement.figures) or "none"
            for one in promises
        ]
    table["A measure that tells of it, by its newest figure"] = html_column(
        (_measures(place_id, one, dict(shown)) for one in promises), table.index
    )
    notes = [one.statement.note for one in promises]
    if any(notes) and len(set(notes)) > 1:
        table["Note"] = notes
    return html_table(table, caption, stacked=True)


def _measures(place_id: str, promise: Promise, shown: Mapping[str, str]) -> Markup:
    told = []
    for indicator in promise.indicators:
        trend = any(option.indicator_id == indicator.indicator_id for option in target_views.options(place_id))
        wards = ward_views.has_ward_figures(place_id, indicator.indicator_id)
        page = TARGETS if trend else MAP if wards else METHODS
        link = link_html(page, indicator.short_name, shown, indicator=indicator.indicator_id, sex="", period="")
        lines = " ".join(thread_views.now_lines(place_id, indicator.indicator_id))
        told.append(Markup("{}: {}").format(link, lines))
    return Markup("<br>").join(told) if told else Markup("{}").format(_NO_MEASURE)
