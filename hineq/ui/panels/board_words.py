"""The documents' own words on a board, each once, with the document as a link."""

from markupsafe import Markup

from hineq.model.place import Place
from hineq.publish.links import source_html
from hineq.ui.components.quotes import quotation_html


def board_quotes(place: Place, board_id: str) -> list[Markup]:
    """What the documents say of a board and of how it stands to others."""
    board = place.governance.board_by_id[board_id]
    related = (*place.governance.above(board_id), *place.governance.leaders(board_id))
    quotes = [(relation.quote, relation.source_id, relation.place_in_document) for relation in related]
    # one sentence may say two things of a board
    said = dict.fromkeys([*([(board.quote, board.source_id, board.place_in_document)] if board.quote else []), *quotes])
    return [
        quotation_html(
            quote,
            [],
            [
                Markup("{}{}.").format(
                    source_html(place.sources[source_id], place.sources[source_id].title), f", {where}" if where else ""
                )
            ],
        )
        for quote, source_id, where in said
    ]
