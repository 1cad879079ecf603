"""What every page has: its style, its one heading, its notes, its foot with source, date and attribution."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from hineq.model.period import day_words
from hineq.model.place import Place
from hineq.theme.palette import Palette, palette
from hineq.ui.layout.style import page_style


def ink() -> Palette:
    """The inks for the reader's ground, light or dark."""
    return palette(dark=st.context.theme.type == "dark")


def start_page(heading: str, lede: str = "", notes: Iterable[str] = ()) -> None:
    """The one h1 of a page, what it is about, and what had to differ from what was asked for."""
    st.html(page_style(ink()))
    st.title(heading, anchor=False)
    if lede:
        st.html(f'<p class="hq-lede">{escape(lede)}</p>')
    for note in notes:
        st.info(note, icon=":material/info:")


def section(heading: str, finding: str = "") -> None:
    """A second-level heading with its finding as a sentence."""
    st.header(heading, anchor=False)
    if finding:
        st.markdown(escape(finding))


def note(text: str) -> None:
    """A quiet line of explanation."""
    st.html(f'<p class="hq-note">{escape(text)}</p>')


def facts(entries: Iterable[tuple[str, str, str]]) -> None:
    """A row of facts: what it is, the figure, and a line under it."""
    items = "".join(
        f"<div><dt>{escape(term)}</dt><dd>{escape(figure)}<small>{escape(line)}</small></dd></div>"
        for term, figure, line in entries
    )
    st.html(f'<dl class="hq-facts">{items}</dl>')


def source_line(place: Place, source_ids: Iterable[str]) -> str:
    """The sources of a picture, all of them, and its date, in one line."""
    return f"Source: {'; '.join(_cited(place, source_ids))}. Figures as at {_snapshot(place)}. Drawn by hineq."


def _cited(place: Place, source_ids: Iterable[str]) -> list[str]:
    return [place.sources[source_id].citation for source_id in dict.fromkeys(source_ids) if source_id in place.sources]


def _snapshot(place: Place) -> str:
    return day_words(place.snapshot)


def foot(place: Place, source_ids: Iterable[str], method: str = "", beware: str = "", dated: str = "") -> None:
    """Source, method, what to beware of, date and the attribution that the licences ask for.

    `dated` says of what day the figures are where they are not the pack's.
    """
    cited = _cited(place, source_ids)
    lines = []
    if cited:
        lines.append(f"<p><strong>Source:</strong> {escape('; '.join(cited))}.</p>")
    if method:
        lines.append(f"<p><strong>Method:</strong> {escape(method)}</p>")
    if beware:
        lines.append(f"<p><strong>Beware:</strong> {escape(beware)}</p>")
    lines.append(f"<p>{escape(' '.join([dated or f'Figures as at {_snapshot(place)}.', *place.attribution]))}</p>")
    st.html(f'<div class="hq-foot">{"".join(lines)}</div>')
