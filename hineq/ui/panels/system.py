"""The parts of the page "Who answers": boards, measures and needs, the levels as a picture, one ward at each level."""

from collections.abc import Iterable, Mapping

import pandas as pd
from markupsafe import Markup

from hineq.insights.series.families import measures_words
from hineq.insights.thread.system import NOT_SAID, boards_in_order, levels_shown
from hineq.insights.thread.thread import Kind
from hineq.insights.wards.levels import AVERAGE, NOT_HERE
from hineq.insights.wards.vintage import vintage_words
from hineq.insights.wording.kinds import LIKE_IT
from hineq.insights.wording.numbers import capital, joined
from hineq.model.download import TableName, download
from hineq.model.place import Place
from hineq.model.statement import Statement
from hineq.ui.components.fold import fold
from hineq.ui.components.links import link_html
from hineq.ui.components.quotes import quotation_html
from hineq.ui.components.tables import csv_button, show_table
from hineq.ui.html import each, html_column, html_table
from hineq.ui.layout.page import note, section, source_line
from hineq.ui.layout.pages import STRATEGY
from hineq.ui.layout.piece import piece
from hineq.ui.layout.selection import choose_parameter
from hineq.ui.layout.strip import pick, pick_ward
from hineq.ui.panels.board_words import board_quotes
from hineq.ui.views.kept import Said, as_key, kept
from hineq.ui.views.system import LevelTable, answering, at_levels, boards

ABOUT = "about"


def show_levels_of_working(place: Place) -> None:
    """The levels, the largest first, one a row: what each covers, who leads there and which areas stand at it."""
    rows = [
        (capital(str(level.level)), f"“{level.covers}”" if level.covers else "", level.led_by, capital(level.areas))
        for level in levels_shown(place)
    ]
    table = pd.DataFrame(rows, columns=["Level", "Covers", "Led by", "Areas"])
    show_table(table, "The levels of working, the largest first", stacked=True)


def show_level_words(place: Place) -> None:
    """The report's own words on each level."""
    for level in levels_shown(place):
        quotes = [quotation_html(level.said.quote, [f"{level.where} of the report."])] if level.said else []
        quotes += [quotation_html(said.shown, [f"{said.place_in_document} of the report."]) for said in level.more]
        piece(Markup("<h3>{}</h3>{}").format(capital(str(level.level)), Markup("").join(quotes)))


def pick_subject(place_id: str, current: str) -> None:
    """Any measure or need, to see who answers for it."""
    known = {one.element.element_id: one.element for one in answering(place_id)}
    pick(
        "Who answers for",
        list(known),
        current,
        lambda element_id: known[element_id].label,
        lambda element_id: choose_parameter(ABOUT, element_id),
        key="pick_subject",
        width=480,
        unset="choose a measure or a need",
    )


def show_boards(place: Place, place_id: str, shown: Mapping[str, str]) -> None:
    """Every board with what it answers for, to whom and who leads it."""
    piece(kept(place_id, _boards_html, place, place_id, as_key(shown)))


def _boards_html(place: Place, place_id: str, selected: Said) -> Markup:
    table, shown = boards(place_id), dict(selected)
    if place.strategy:
        links = (link_html(STRATEGY, name, shown, element=str(board_id)) for board_id, name in table.Board.items())
        table = table.assign(Board=html_column(links, table.index))
    return html_table(table, "The boards that the documents name", stacked=True)


def show_board_words(place: Place) -> None:
    """The documents' words on each board."""
    piece(kept(place.place_id, _board_words_html, place))


def _board_words_html(place: Place) -> Markup:
    told = [(board.name, Markup("").join(board_quotes(place, board.board_id))) for board in boards_in_order(place)]
    return Markup("").join(Markup("<h3>{}</h3>{}").format(name, quotes or NOT_SAID) for name, quotes in told)


def show_answering(place_id: str, kind: Kind, caption: str, shown: Mapping[str, str]) -> None:
    """Measures or needs with the board of each, one a line."""
    piece(kept(place_id, _answering_html, place_id, kind, caption, as_key(shown)))


def _answering_html(place_id: str, kind: Kind, caption: str, selected: Said) -> Markup:
    shown = dict(selected)
    rows = [
        (
            link_html(STRATEGY, one.element.label, shown, element=one.element.element_id),
            capital(one.words),
            capital(one.through),
        )
        for one in answering(place_id)
        if one.element.kind is kind
    ]
    table = pd.DataFrame(rows, columns=["Measure or need", "Board", "Through"], dtype=object)
    return html_table(table, caption, stacked=True)


def show_groups(groups: Iterable[Statement]) -> None:
    """The groups that a document names, as a list in its words."""
    items = each(Markup("<li>{}</li>"), (group.shown for group in groups))
    piece(Markup('<ul class="hq-list">{}</ul>').format(items))


def _levels_html(levels: LevelTable, caption: str) -> Markup:
    return html_table(levels.table, caption, group="Theme", numeric=list(levels.table.columns[2:]))


def show_levels(place_id: str, levels: LevelTable, caption: str) -> None:
    """The table, then once why columns and cells are missing and which figures are averages."""
    piece(kept(place_id, _levels_html, levels, caption))
    if levels.empty:
        have, own = ("has", "its") if len(levels.empty) == 1 else ("have", "their")
        note(
            f"{capital(joined(levels.empty))} {have} no column here: this copy holds no figure of {own} own on any of these "
            f"measures, {LIKE_IT}."
        )
    if levels.averages:
        note(f"{AVERAGE} no figure of its own: {levels.averages}, as on the page of a ward.")


def show_area(place: Place, place_id: str, ward: str) -> None:
    """One ward's figures beside those of the areas around it, folded; nothing without a ward or a figure."""
    if not ward:
        return
    own, above = at_levels(place_id, ward)
    name = place.areas[ward].area_name
    measures = [place.indicators[one] for one in (*own.measures, *above.measures)]
    if not measures:
        return
    section("One area at each level")
    pick_ward(place, ward, unset=None)
    with fold(f"{name} beside the areas around it: {measures_words(measures)}", "levels"):
        note(
            f"A row is of one series and period; in brackets the 95% confidence interval. {vintage_words(place)}".strip()
        )
        if not own.table.empty:
            show_levels(place_id, own, f"The newest figures of {name}, and the areas around it in the same period")
            note(f"'{NOT_HERE}': no figure of that area for the period, made in the same way.")
            csv_button(
                own.table,
                f"{place_id}_{ward}_levels".lower(),
                "Download this table as CSV",
                at=download(TableName.WARD_LEVELS, place_id, ward=ward),
            )
        if not above.table.empty:
            show_levels(
                place_id,
                above,
                f"Measures with figures for the areas around {name} only, of the newest period that the smallest of them shares "
                "with another; later ones are named",
            )
            csv_button(
                above.table,
                f"{place_id}_{ward}_above".lower(),
                "Download these measures as CSV",
                at=download(TableName.WARD_ABOVE, place_id, ward=ward),
            )
        note(source_line(place, [*own.source_ids, *above.source_ids]))
