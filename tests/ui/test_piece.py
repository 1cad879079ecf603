"""Pieces of HTML on a page: taken as they are, none where there is nothing, several as one message where they are gathered."""

from collections.abc import Callable

import pytest
from markupsafe import Markup
from streamlit.testing.v1 import AppTest

from hineq.ui.layout.piece import gathered, piece


def bodies(drawn: Callable[[], None]) -> list[str]:
    app = AppTest.from_function(drawn).run()
    assert not app.exception
    return [str(one.proto.body) for one in app.get("html")]


def test_a_piece_is_taken_as_it_is_and_an_empty_one_is_none() -> None:
    def drawn() -> None:
        from hineq.ui.layout.piece import piece

        piece("  <p>a</p>\n  <p>b</p>")
        piece("")

    assert bodies(drawn) == ["  <p>a</p>\n  <p>b</p>"]


def test_what_is_gathered_is_one_piece_in_its_order_where_it_was_asked_for() -> None:
    def drawn() -> None:
        import streamlit as st

        from hineq.ui.layout.page import note
        from hineq.ui.layout.piece import gathered, piece

        with st.expander("opened"), gathered():
            note("a & b", "", "c")
            piece("<p>d</p>")
        with gathered():
            piece("")
        piece("<p>e</p>")

    assert bodies(drawn) == ['<p class="hq-note">a &amp; b</p><p class="hq-note">c</p><p>d</p>', "<p>e</p>"]


def test_what_was_gathered_before_a_fault_is_not_put_into_the_next_page(monkeypatch: pytest.MonkeyPatch) -> None:
    put: list[str] = []
    monkeypatch.setattr("hineq.ui.layout.piece.st.html", lambda made, **_: put.append(made._repr_html_()))

    def stopped() -> None:
        with gathered():
            piece(Markup("<p>lost</p>"))
            raise ValueError("stopped")

    with pytest.raises(ValueError, match="stopped"):
        stopped()
    piece(Markup("<p>next</p>"))
    assert put == ["<p>next</p>"]
