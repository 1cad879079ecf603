"""What every page has: its style, its one heading, its notes, its foot with source, date and attribution."""

from collections.abc import Iterable

import streamlit as st
from markupsafe import Markup

from hineq.insights.wording.sources import source_words
from hineq.model.period import day_words
from hineq.model.place import Place
from hineq.model.source import Source
from hineq.publish.links import source_html
from hineq.publish.statement import LINK
from hineq.theme.palette import Palette, palette
from hineq.ui.html import each
from hineq.ui.layout.piece import piece
from hineq.ui.markdown import as_written
from hineq.ui.views.kept import kept

# the sources of the pictures and of the figures in text that the page has shown in this run
_DRAWN = "drawn_sources"
# so many sources are cited in full; more would hide the method, and fold behind their publishers
_CITED = 3


def ink() -> Palette:
    """The inks for the reader's ground, light or dark."""
    return palette(dark=st.context.theme.type == "dark")


def start_page(heading: str, lede: str = "", notes: Iterable[str] = ()) -> None:
    """The one h1 of a page, what it is about, and what had to differ from what was asked for."""
    st.session_state[_DRAWN] = []
    st.title(as_written(heading), anchor=False)
    if lede:
        piece(Markup('<p class="hq-lede">{}</p>').format(lede))
    for note in notes:
        st.info(as_written(note), icon=":material/info:")


def section(heading: str, finding: str = "") -> None:
    """A second-level heading with its finding as a sentence."""
    st.header(as_written(heading), anchor=False)
    if finding:
        paragraph(finding)


def subsection(heading: str) -> None:
    """A third-level heading."""
    st.subheader(as_written(heading), anchor=False)


def paragraph(text: str, *, lead: str = "") -> None:
    """Plain words, after a few in bold where there is a `lead`."""
    st.markdown(f"**{as_written(lead)}** {as_written(text)}" if lead else as_written(text))


def note(*lines: str) -> None:
    """A quiet line of explanation, or several under each other, as one message of the server; empty ones are left out."""
    piece(each(Markup('<p class="hq-note">{}</p>'), filter(None, lines)))


def hint(text: str) -> None:
    """A quiet line on what to press or type, which paper leaves out."""
    piece(Markup('<p class="hq-note hq-hint">{}</p>').format(text))


def key_line(sentences: Iterable[str]) -> None:
    """The key above a wide picture, as wide as it reads well, so that the picture stays on the first screen."""
    piece(Markup('<p class="hq-note hq-wide">{}</p>').format(" ".join(filter(None, sentences))))


def facts(entries: Iterable[tuple[str, str, str]]) -> None:
    """A row of facts: what it is, the figure, and a line under it."""
    items = Markup("").join(
        Markup("<div><dt>{}</dt><dd>{}<small>{}</small></dd></div>").format(*entry) for entry in entries
    )
    piece(Markup('<dl class="hq-facts">{}</dl>').format(items))


def source_line(place: Place, source_ids: Iterable[str]) -> str:
    """The sources of a picture, all of them, and its date, in one line; the foot of the page names them too."""
    source_ids = list(source_ids)
    cite(source_ids)
    return source_words(place, source_ids)


def cite(source_ids: Iterable[str]) -> None:
    """Have the foot of the page name the sources of figures that a part of it says in words."""
    st.session_state[_DRAWN] = [*st.session_state.get(_DRAWN, []), *source_ids]


def _snapshot(place: Place) -> str:
    return day_words(place.snapshot)


def foot(place: Place, source_ids: Iterable[str], method: str = "", beware: str = "", dated: str = "") -> None:
    """Source, method, what to beware of, date and the attribution that the licences ask for.

    The sources are those given, of figures that stand in text and tables, and those of every picture that the run drew or
    figure that it cited.
    `dated` says of what day the figures are where they are not the pack's.
    """
    named = tuple(dict.fromkeys([*source_ids, *st.session_state.get(_DRAWN, [])]))
    piece(kept(place.place_id, _foot_html, place, named, method, beware, dated))


def _foot_html(place: Place, named: tuple[str, ...], method: str, beware: str, dated: str) -> Markup:
    known = [place.sources[source_id] for source_id in named if source_id in place.sources]
    lines = [_sources_html(known)] if known else []
    if method:
        lines.append(Markup("<p><strong>Method:</strong> {}</p>").format(method))
    if beware:
        lines.append(Markup("<p><strong>Beware:</strong> {}</p>").format(beware))
    dated = dated or f"Figures as at {_snapshot(place)}."
    lines.append(Markup("<p>{}</p>").format(" ".join([dated, *place.attribution])))
    return Markup('<div class="hq-foot">{}</div>').format(Markup("").join(lines)) + LINK


def foot_alone() -> None:
    """What every page ends with, also one that shows no figure: the way to the accessibility statement."""
    piece(LINK)


def _sources_html(sources: list[Source]) -> Markup:
    """Sources, each with its link: in full where they are few, else their publishers and the sources folded."""
    linked = [source_html(source) for source in sources]
    if len(sources) <= _CITED:
        return Markup("<p><strong>Source:</strong> {}.</p>").format(Markup("; ").join(linked))
    return Markup(
        "<p><strong>Source:</strong> {}.</p><details><summary>All {} sources in full</summary><ul>{}</ul></details>"
    ).format(
        "; ".join(dict.fromkeys(source.publisher for source in sources)),
        len(sources),
        Markup("").join(Markup("<li>{}</li>").format(one) for one in linked),
    ) + _years_html(sources)


def _years_html(sources: list[Source]) -> Markup:
    """Of which years the data are where figures are dated by a release: not to be folded away with the sources."""
    dated = sorted(
        (source for source in sources if source.data_years), key=lambda source: source.published, reverse=True
    )
    if not dated:
        return Markup("")
    said = dict.fromkeys(f"{source.published[:4] or source.title} ({source.data_years})" for source in dated)
    return Markup("<p><strong>Dated by a release, not by their data:</strong> {}.</p>").format("; ".join(said))
