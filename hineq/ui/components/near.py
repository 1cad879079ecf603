"""Spellings near to words that nothing holds, as links."""

from collections.abc import Iterable, Mapping

from hineq.insights.search.index import Near
from hineq.ui.components.links import link_html
from hineq.ui.layout.links import link_row
from hineq.ui.layout.pages import PageEntry


def show_near(near: Iterable[Near], page: PageEntry, parameter: str, shown: Mapping[str, str]) -> None:
    """The same search in other spellings: a link for each to the page, which reads the words from the parameter."""
    link_row(
        (link_html(page, f"{one.query} ({one.count})", shown, **{parameter: one.query}) for one in near),
        before="Did you mean",
    )
