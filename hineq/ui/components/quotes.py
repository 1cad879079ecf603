"""Sentences of documents on a page: as printed, with their date and their place in the document."""

from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import urlencode

import streamlit as st

from hineq.insights.thread.strategy import wards_named
from hineq.model.place import Place
from hineq.model.statement import Statement
from hineq.ui.layout.pages import TARGETS, WARD
from hineq.ui.layout.selection import link_params


def quote_html(statement: Statement, place: Place, shown: Mapping[str, str]) -> str:
    """A statement as HTML: the quotation, what it speaks of, where it stands, and the indicators of its figures."""
    about = [f"As at: {statement.as_at}" if statement.as_at else "", statement.place_in_document, statement.note]
    small = " ".join(escape(one if one.endswith((".", "?")) else f"{one}.") for one in about if one)
    links = "".join(f" {_now_link(one, place, shown)}" for one in _indicators(statement, place))
    links += "".join(f" {_ward_link(code, name, shown)}" for code, name in wards_named(place, statement).items())
    return f'<blockquote class="hq-quote">“{escape(statement.shown)}”<small>{small}{links}</small></blockquote>'


def _indicators(statement: Statement, place: Place) -> list[str]:
    return [
        one for one in dict.fromkeys(figure.indicator_id for figure in statement.figures) if one in place.indicators
    ]


def _now_link(indicator_id: str, place: Place, shown: Mapping[str, str]) -> str:
    query = urlencode(link_params(shown, indicator=indicator_id, sex="", period=""))
    name = escape(place.indicators[indicator_id].short_name)
    return f'<a href="{TARGETS.file}?{escape(query)}" target="_self">See now: {name}</a>.'


def _ward_link(area_code: str, name: str, shown: Mapping[str, str]) -> str:
    query = urlencode(link_params(shown, ward=area_code))
    return f'<a href="{WARD.file}?{escape(query)}" target="_self">{escape(name)}</a>.'


def show_quotes(statements: Iterable[Statement], place: Place, shown: Mapping[str, str]) -> None:
    """Statements one under the other."""
    st.html("".join(quote_html(one, place, shown) for one in statements))
