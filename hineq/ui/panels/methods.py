"""The parts of the page "Data and methods": measures to search, tables to take away, files to hand in, rules, sources."""

from collections.abc import Mapping

import streamlit as st
from markupsafe import Markup

from hineq.insights.search.catalogue import promised_table, source_table
from hineq.insights.search.index import Near
from hineq.insights.series.news import news_heading, news_table
from hineq.insights.wording.glossary import GLOSSARY as WORDS
from hineq.insights.wording.numbers import counted
from hineq.model.download import CommonTable, TableName, download
from hineq.model.place import Place
from hineq.packs.importers.deaths import deaths_template
from hineq.packs.importers.tracker import tracker_template
from hineq.publish.links import outside_html
from hineq.ui.components.addresses import address_of
from hineq.ui.components.fold import fold
from hineq.ui.components.links import file_link_html, link_html, page_link
from hineq.ui.components.near import show_near
from hineq.ui.components.tables import csv_button, csv_name, show_table
from hineq.ui.html import each, html_column, html_table
from hineq.ui.layout.page import hint, note, paragraph, subsection
from hineq.ui.layout.pages import CAUSES, METHODS, RECOMMENDATIONS
from hineq.ui.layout.piece import piece
from hineq.ui.layout.selection import choose_parameter, page_parameter, show_parameter
from hineq.ui.layout.visit import Visit
from hineq.ui.markdown import as_written
from hineq.ui.panels.own_figures import show_own_figures
from hineq.ui.panels.own_map import offer_layer, show_own_map
from hineq.ui.views import catalogue as views
from hineq.ui.views.kept import Said, as_key, kept

# the parts of the address: the words to find a measure by, one measure, and what is folded
ASKED, MEASURE = "measures", "measure"
PROMISED, TABLES, NEWS, RULES, GLOSSARY, SOURCES = "promised", "tables", "news", "rules", "glossary", "sources"
_MOST_SHOWN = 12


def ask_for_measures(place: Place) -> str:
    """The box to find measures in, and what is asked for: words, or the name of the one measure of the address."""
    for name in (ASKED, MEASURE):
        show_parameter(name)
    one = place.indicators.get(page_parameter(MEASURE))
    asked = page_parameter(ASKED) or (one.name if one else "")
    st.session_state["find_measures"] = asked

    def change() -> None:
        choose_parameter(MEASURE, "")
        choose_parameter(ASKED, st.session_state["find_measures"].strip())

    first = next(iter(place.indicators.values()))
    st.text_input(
        "Find a measure", key="find_measures", width=460, on_change=change, icon=":material/search:",
        placeholder=f"By any word for it, such as {first.short_name.lower()}",
    )  # fmt: skip
    return asked


def show_measures(place_id: str, place: Place, asked: str, shown: Mapping[str, str]) -> None:
    """The measures that the words find, or all of them, theme by theme."""
    if not asked:
        for number, (theme, measures, own) in enumerate(views.measures_by_theme(place_id)):
            with fold(f"{theme}: {measures}", f"theme_{number}"):
                piece(kept(place_id, _measures_html, place, tuple(own), as_key(shown)))
        hint("Type a word to see what a measure means, for whom and when it was published, and what to beware of.")
        return
    ids, near = _wanted(place_id, place, asked)
    if near:
        show_near(near, METHODS, ASKED, shown)
    if not ids:
        st.markdown(
            f"No measure of {as_written(place.name)} is found by “{as_written(asked)}”. Try one word of it, or its beginning."
        )
        return
    for indicator_id in ids[:_MOST_SHOWN]:
        heading = place.indicators[indicator_id].name
        if len(ids) == 1:
            subsection(heading)
            piece(views.measure_told(place_id, indicator_id))
        else:
            with fold(heading, f"about_{indicator_id}"):
                piece(views.measure_told(place_id, indicator_id))
    if len(ids) > _MOST_SHOWN:
        note(f"The first {_MOST_SHOWN} of {len(ids)}, best first. More words find fewer.")


def _measures_html(place: Place, ids: tuple[str, ...], shown: Said) -> Markup:
    links = (link_html(METHODS, place.indicators[one].name, dict(shown), **{MEASURE: one}) for one in ids)
    return Markup('<ul class="hq-list">{}</ul>').format(each(Markup("<li>{}</li>"), links))


def _wanted(place_id: str, place: Place, asked: str) -> tuple[list[str], tuple[Near, ...]]:
    """The ids of the measures that are asked for, best first, and spellings near to words that none holds."""
    one = page_parameter(MEASURE)
    if one in place.indicators and not page_parameter(ASKED):
        return [one], ()
    result = views.measures_index(place_id).find(asked)
    return [hit.entry.subject_id for hit in result.hits], result.near


def show_promised(place: Place) -> None:
    """What the strategy says it will be measured by, folded; nothing without a strategy."""
    table = kept(place.place_id, promised_table, place)
    if table.empty:
        return
    with fold(f"What the strategy says it is measured by: {counted(len(table), 'wording')}", PROMISED):
        piece(kept(place.place_id, _promised_html, place))


def _promised_html(place: Place) -> Markup:
    caption = "Measures of success as printed, and what is held against each"
    return html_table(promised_table(place), caption, stacked=True)


def show_tables(place_id: str) -> None:
    """The figures and the measures to take away, every other table folded."""
    first, *others = views.tables(place_id)
    name, table, words = first
    with st.container(horizontal=True, key="downloads"):
        csv_button(table, f"{place_id}_{name}", words, at=download(TableName.OF_PACK, place_id, table=name))
        csv_button(
            lambda: views.measures_catalogue(place_id).drop(columns="details"),
            f"{place_id}_measures",
            "Every measure with its meaning, periods and sources",
            at=download(TableName.MEASURES, place_id),
        )
    with fold(f"{counted(len(others), 'more table')}: {_listed([name for name, _, _ in others])}", TABLES):
        links = [
            (words, address_of(download(TableName.OF_PACK, place_id, table=name)), csv_name(f"{place_id}_{name}"))
            for name, _, words in others
        ]
        if all(to for _, to, _ in links):
            # one message of the server, where its buttons would be many
            piece(_files_html(links))
            return
        for name, table, words in others:
            csv_button(table, f"{place_id}_{name}", words, at=download(TableName.OF_PACK, place_id, table=name))


def _files_html(files: list[tuple[str, str, str]]) -> Markup:
    links = (file_link_html(to, words, name) for words, to, name in files)
    return Markup('<ul class="hq-list">{}</ul>').format(each(Markup("<li>{}</li>"), links))


def _listed(names: list[str]) -> str:
    return ", ".join(name.replace("_", " ") for name in names[:4]) + (" and others" if len(names) > 4 else "")


def show_news(place: Place) -> None:
    """What changed as figures were brought in, folded; nothing where none were."""
    table = news_table(place)
    if table.empty:
        return
    with fold(news_heading(place), NEWS):
        show_table(table, "What was added, revised and withdrawn, the newest first", stacked=True)


def show_uploads(visit: Visit) -> None:
    """The files that a reader may hand in, each with its template and the page that reads it."""
    place, shown = visit.place, visit.wanted
    show_own_figures(visit)
    show_own_map(visit)
    offer_layer(visit)
    left, right = st.columns(2, gap="large")
    with left:
        paragraph(
            "Because of which illnesses, at which ages, lives are shorter in some wards.", lead="A table of deaths."
        )
        csv_button(
            deaths_template,
            "deaths_template",
            "Template: table of deaths",
            at=download(CommonTable.DEATHS_TEMPLATE, ""),
        )
        page_link(CAUSES, f"Hand it in on the page {CAUSES.title}", shown)
    with right:
        paragraph("What was recommended, decided and done, and what is overdue.", lead="A tracker of recommendations.")
        at = download(TableName.RECOMMENDATIONS_TEMPLATE, place.place_id)
        csv_button(
            lambda: tracker_template(place), "recommendations_template", "Template: tracker of recommendations", at=at
        )
        page_link(RECOMMENDATIONS, f"Hand it in on the page {RECOMMENDATIONS.title}", shown)
    note("A file stays in your session: it is written nowhere and shown to no other visitor.")


def show_glossary() -> None:
    """The words of the field, explained."""
    with fold(f"{counted(len(WORDS), 'word')} explained, from {next(iter(WORDS))} to {list(WORDS)[-1]}", GLOSSARY):
        piece(kept("", _glossary_html))


def _glossary_html() -> Markup:
    told = (Markup("<p><strong>{}.</strong> {}</p>").format(term, meaning) for term, meaning in WORDS.items())
    return Markup("").join(told)


def show_sources(place: Place) -> None:
    """Of which version the figures are, and every source, its title a link to where it was read."""
    note(f"{place.stamp.words}: a board pack names the data that it was made of in the same way.")
    with fold(f"{counted(len(place.sources), 'source')} with publisher, date and licence", SOURCES):
        piece(kept(place.place_id, _sources_html, place))


def _sources_html(place: Place) -> Markup:
    table = source_table(place)
    titles = [outside_html(address, title) for address, title in zip(table["Read from"], table.Title, strict=True)]
    shown = table.assign(Title=html_column(titles, table.index)).drop(columns="Read from")
    caption = f"Every source of the figures for {place.name}"
    return html_table(shown[["Title", *shown.columns.drop("Title")]], caption, stacked=True)
