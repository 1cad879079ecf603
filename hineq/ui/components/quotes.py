"""Sentences of documents on a page: as printed, with their date and their place in the document."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from hineq.insights.thread.strategy import wards_named
from hineq.model.place import Place
from hineq.model.statement import Statement
from hineq.ui.components.links import link_html
from hineq.ui.layout.pages import TARGETS, WARD
from hineq.ui.layout.piece import piece
from hineq.ui.views.kept import Said, as_key, kept


def quotation_html(quote: str, about: Iterable[str], links: Iterable[Markup] = ()) -> Markup:
    """A quotation with what is said about it in small letters, each as a sentence, and links behind that."""
    sentences = [text if text.endswith((".", "?", "!")) else f"{text}." for text in about if text]
    small = Markup(" ").join([*sentences, *links])
    return Markup('<blockquote class="hq-quote">“{}”<small>{}</small></blockquote>').format(quote, small)


def quote_html(statement: Statement, place: Place, shown: Mapping[str, str]) -> Markup:
    """A statement as HTML: the quotation, what it speaks of, where it stands, and the indicators of its figures."""
    as_at = f"As at: {statement.as_at}" if statement.as_at else ""
    links = [
        *(
            link_html(
                TARGETS,
                f"See the figures: {place.indicators[indicator_id].short_name}",
                shown,
                indicator=indicator_id,
                sex="",
                period="",
            )
            for indicator_id in _indicators(statement, place)
        ),
        *(link_html(WARD, name, shown, ward=code) for code, name in wards_named(place, statement).items()),
    ]
    about = (as_at, statement.place_in_document, statement.note)
    return quotation_html(statement.shown, about, (Markup("{}.").format(link) for link in links))


def _indicators(statement: Statement, place: Place) -> list[str]:
    of_figures = dict.fromkeys(figure.indicator_id for figure in statement.figures)
    return [indicator_id for indicator_id in of_figures if indicator_id in place.indicators]


def show_quotes(statements: Iterable[Statement], place: Place, shown: Mapping[str, str]) -> None:
    """Statements one under the other, nothing where there are none."""
    if there := tuple(statements):
        piece(kept(place.place_id, quotes_html, place, there, as_key(shown)))


def quotes_html(place: Place, statements: tuple[Statement, ...], shown: Said) -> Markup:
    """Statements one under the other."""
    return Markup("").join(quote_html(statement, place, dict(shown)) for statement in statements)
