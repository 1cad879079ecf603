"""The parts of the page "Then and now": printed figures beside newer ones, those that stand alone, dated statements."""

from collections.abc import Mapping

import pandas as pd
from markupsafe import Markup

from hineq.insights.standing.dated_facts import NO_RANK, facts_table
from hineq.insights.wording.numbers import capital, counted, lowered
from hineq.model.download import TableName, download
from hineq.model.place import Place
from hineq.model.statement import Statement
from hineq.ui.components.fold import fold
from hineq.ui.components.links import link_html
from hineq.ui.components.tables import csv_button
from hineq.ui.html import html_column, html_table
from hineq.ui.layout.pages import STRATEGY
from hineq.ui.layout.piece import piece
from hineq.ui.views import standing as standing_views
from hineq.ui.views import thread as thread_views
from hineq.ui.views.kept import Said, as_key, kept


def beside_html(place_id: str, country: str, selected: Said) -> Markup:
    """Then and the newest figure, side by side."""
    pairs, shown = standing_views.beside(place_id), dict(selected)
    table = pairs[pairs.apart == ""]
    columns = {
        "What it counts": _linked(table, place_id, shown),
        "Then": table.then,
        "As at": table.when,
        "Now": [
            f"{now} (another series: {lowered(series)})" if series else now
            for now, series in zip(table.now, table.series, strict=True)
        ],
        country: table.england,
        "Rank": table["rank"].map(lambda rank: "" if rank == NO_RANK else capital(str(rank))),
    }
    if table.note.any():
        columns["Note"] = table.note
    rows = pd.DataFrame({"Document": table.document, **columns})
    return html_table(rows, "Printed then, and now", group="Document", stacked=True)


def alone_html(place_id: str, selected: Said) -> Markup:
    """Printed figures that no newer one may stand beside, and why."""
    pairs, shown = standing_views.beside(place_id), dict(selected)
    table = pairs[pairs.apart != ""]
    columns = {
        "What it counts": _linked(table, place_id, shown),
        "Then": table.then,
        "As at": table.when,
        "Why nothing newer stands beside it": table.apart,
    }
    rows = pd.DataFrame({"Document": table.document, **columns})
    return html_table(rows, "Printed figures that stand alone", group="Document", stacked=True)


def download_pairs(table: pd.DataFrame, place: Place) -> None:
    """All printed figures with what stands beside them, to take away."""
    csv_button(
        table,
        f"{place.place_id}_then_and_now",
        "Download then and now as CSV",
        at=download(TableName.THEN_AND_NOW, place.place_id),
    )


def _linked(table: pd.DataFrame, place_id: str, shown: Mapping[str, str]) -> pd.Series:
    """What each figure counts, as a link to the thread of the strategy where its measure is a part of that."""
    known = thread_views.known_elements(place_id)
    words = [
        link_html(STRATEGY, capital(measure), shown, element=indicator_id)
        if indicator_id in known
        else capital(measure)
        for measure, indicator_id in zip(table.measure, table.indicator_id, strict=True)
    ]
    return html_column(words, table.index)


def show_facts(place: Place, place_id: str, statements: list[Statement], shown: Mapping[str, str]) -> None:
    """Statements as dated facts, folded: those with figures, then the others."""
    told = tuple(statements)
    for name, rows in kept(place_id, _facts_by_figure, place, told).items():
        if rows.empty:
            continue
        heading = f"{capital(counted(len(rows), 'statement'))} {_FACTS[name]}"
        with fold(heading, f"said_{name}"):
            piece(kept(place_id, _facts_html, place, place_id, told, name, heading, as_key(shown)))
    csv_button(
        lambda: facts_table(place, statements),
        f"{place.place_id}_self_assessment",
        "Download the statements as CSV",
        at=download(TableName.SELF_ASSESSMENT, place.place_id),
    )


_FACTS = {"figured": "with a figure", "plain": "without a figure"}


def _facts_by_figure(place: Place, statements: tuple[Statement, ...]) -> dict[str, pd.DataFrame]:
    table = facts_table(place, statements)
    figured = (table.figures != "").to_numpy()
    return {"figured": table[figured], "plain": table[~figured]}


def _facts_html(
    place: Place, place_id: str, statements: tuple[Statement, ...], name: str, heading: str, shown: Said
) -> Markup:
    rows = _facts_by_figure(place, statements)[name]
    return html_table(_facts_read(rows, place_id, dict(shown)), heading, group="Document", stacked=True)


def _facts_read(table: pd.DataFrame, place_id: str, shown: Mapping[str, str]) -> pd.DataFrame:
    columns: dict[str, object] = {
        "About": table.heading,
        "The document's words": [f"“{quote}”" for quote in table.quote],
        "Figures": table.figures,
        "In the strategy": html_column(
            (_in_strategy(place_id, ids, shown) for ids in table.indicator_ids), table.index
        ),
        "As at": [day or "not stated" for day in table.as_at],
        "Document": table.document,
        "Note": table.note,
    }
    if (table.figures == "").all():
        columns = {name: column for name, column in columns.items() if name not in ("Figures", "In the strategy")}
    return pd.DataFrame(columns, index=table.index)


def _in_strategy(place_id: str, indicator_ids: str, shown: Mapping[str, str]) -> Markup:
    """Links to the elements of the strategy's thread that these indicators are."""
    known = thread_views.known_elements(place_id)
    there = (known[indicator_id] for indicator_id in indicator_ids.split() if indicator_id in known)
    return Markup(", ").join(link_html(STRATEGY, element.label, shown, element=element.element_id) for element in there)
