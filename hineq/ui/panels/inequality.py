"""The parts of the inequality page: the gradient, its tables, and a gap through time."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal, assert_never

import pandas as pd
import streamlit as st
from markupsafe import Markup

from hineq.charts.slope import names_shown
from hineq.insights.inequality.gap_history import GapHistory, HistoryKind, HistoryPart
from hineq.insights.inequality.gap_history_words import other_gap_words
from hineq.insights.inequality.gaps import Gap, own_gap_words
from hineq.insights.inequality.gradient import Inequality
from hineq.insights.inequality.gradient_tables import fifths_caption, fifths_reading, wards_reading
from hineq.insights.inequality.gradient_words import (
    Dots,
    gradient_caution,
    gradient_key,
    index_words,
    measure_caption,
)
from hineq.insights.inequality.life_gaps import LifeGap, life_gaps_finding, life_gaps_reading
from hineq.insights.inequality.measures import measures_export, measures_reading, measures_words
from hineq.insights.nation.among_gaps import AmongGaps, among_gaps_reading, among_gaps_words
from hineq.insights.series.refusal import NotPossible
from hineq.insights.standing.peer_words import group_words
from hineq.insights.wards.levels import levels_hint
from hineq.insights.wards.view import WardView
from hineq.insights.wording.numbers import capital, counted, lowered
from hineq.model.download import PictureName, TableName, download
from hineq.model.key import ViewKey
from hineq.model.likeness import Beside
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole
from hineq.model.words import Sex
from hineq.ui.components.addresses import of_measure
from hineq.ui.components.drawing import draw
from hineq.ui.components.fold import fold
from hineq.ui.components.tables import csv_button
from hineq.ui.html import html_table
from hineq.ui.layout.links import app_links
from hineq.ui.layout.page import key_line, note, paragraph, section, source_line
from hineq.ui.layout.pages import INEQUALITY
from hineq.ui.layout.piece import piece
from hineq.ui.layout.selection import choose_parameter, page_parameter
from hineq.ui.layout.strip import pick
from hineq.ui.markdown import as_written
from hineq.ui.views import inequality as inequality_views
from hineq.ui.views import targets as target_views
from hineq.ui.views import wards as ward_views
from hineq.ui.views.kept import kept
from hineq.ui.views.peers import peers

_DRAWN, _AGAINST, _AGAINST_OF, _AMONG = "drawn", "against", "against_of", "among"


def pick_dots() -> Dots:
    """Whether the picture has wards or fifths of them, as the address says."""
    dots = Dots.FIFTHS if page_parameter(_DRAWN) == Dots.FIFTHS else Dots.WARDS
    st.session_state["pick_drawn"] = dots
    st.segmented_control(
        "Draw", list(Dots), key="pick_drawn", format_func=lambda value: Dots(value).word, required=True,
        on_change=lambda: choose_parameter(_DRAWN, str(Dots.FIFTHS) if st.session_state["pick_drawn"] == Dots.FIFTHS else ""),
    )  # fmt: skip
    return dots


def draw_gradient(place: Place, inequality: Inequality, ward: str, dots: Dots, *, dark: bool) -> None:
    """The gradient, as wards or fifths, then the figures at its ends and what to beware of."""
    spec = inequality_views.gradient_spec(inequality, dots, ward, dark=dark)
    place_id = inequality.key.place_id
    notes = kept(place_id, gradient_key, inequality, dots, ward, names_shown(len(inequality.table)))
    of = of_measure(inequality.key)
    table = (
        inequality.table,
        _file_name(inequality.key, "gradient"),
        download(TableName.GRADIENT, place.place_id, **of),
    )
    source = source_line(place, inequality.view.source_ids)
    key_line(notes)
    draw(
        spec, key=f"slope_{dots}", heading=False, source=source, notes=notes, table=table, key_above=True,
        subtitle_above=True, at=download(PictureName.GRADIENT, place.place_id, **of, ward=ward, drawn=dots),
    )  # fmt: skip
    cautions = [text for text in (kept(place_id, gradient_caution, inequality), inequality.ordering.caution) if text]
    for said in (f"{kept(place_id, index_words, inequality)} {capital(inequality.ordering.words)}.", *cautions):
        paragraph(said)


def show_sets_that_tell(sets: Mapping[str, str], shown: Mapping[str, str]) -> None:
    """The way to the other sets of wards that tell what these cannot."""
    app_links(
        (INEQUALITY, f"It can be told for the {said}", {**shown, "area": name, "ward": "", "group": ""})
        for name, said in sets.items()
    )


def show_wards_in_order(inequality: Inequality) -> None:
    """The wards in the order of the gradient as a table, to read and to take away."""
    with fold(f"{capital(counted(len(inequality.table), 'ward'))} in this order, with their figures", "order"):
        piece(kept(inequality.key.place_id, _order_html, inequality))


def _order_html(inequality: Inequality) -> Markup:
    caption = f"Wards, most deprived first: {measure_caption(inequality)}"
    return html_table(wards_reading(inequality), caption, numeric=("Place in order", "Value"))


def show_fifths(inequality: Inequality) -> None:
    """The fifths of the wards, with their intervals where they have them."""
    with fold("The wards in fifths, from the most deprived to the least", "fifths"):
        piece(kept(inequality.key.place_id, _fifths_html, inequality))


def _fifths_html(inequality: Inequality) -> Markup:
    return html_table(fifths_reading(inequality), fifths_caption(inequality), numeric=("Value",))


def show_measures(place: Place, inequality: Inequality) -> None:
    """Every measure of inequality with its limits and its meaning, and the same as numbers to take away."""
    place_id = inequality.key.place_id
    table = kept(place_id, measures_reading, inequality)
    with fold(
        f"{capital(counted(len(table), 'way'))} to measure how far apart the wards {inequality.view.tense.be(2)}",
        "measures",
    ):
        paragraph(kept(place_id, measures_words, inequality))
        piece(kept(place_id, _measures_html, inequality))
        at = download(TableName.INEQUALITY, place.place_id, **of_measure(inequality.key))
        csv_button(lambda: measures_export(place, inequality), _file_name(inequality.key, "inequality"), at=at)


def _measures_html(inequality: Inequality) -> Markup:
    table = measures_reading(inequality)
    caption = f"How far apart the wards {inequality.view.tense.be(2)}: {measure_caption(inequality)}"
    return html_table(table, caption, numeric=table.columns[1:4])


def show_life_gaps(place: Place, inequality: Inequality) -> None:
    """The gaps in life expectancy that a reader may take for each other, in one table; nothing for other measures."""
    if gaps := inequality_views.life_gaps(inequality):
        place_id = inequality.key.place_id
        section(kept(place_id, life_gaps_finding, gaps))
        piece(kept(place_id, _life_gaps_html, gaps, place))
        note(kept(place_id, own_gap_words, place))


def _life_gaps_html(gaps: tuple[LifeGap, ...], place: Place) -> Markup:
    table = life_gaps_reading(gaps, place)
    whole = [Markup('<span class="hq-outcome">{}</span>').format(years) for years in table.Years]
    # as objects, or pandas would take the marks for plain words
    shown = table.assign(Years=pd.Series(whole, index=table.index, dtype=object))
    return html_table(shown, f"Gaps in life expectancy in {place.name}", stacked=True)


def show_gaps(place: Place, *, dark: bool) -> None:
    """The gap in the headline measure with the country and inside the place, side by side."""
    left, right = st.columns(2, gap="large")
    with left:
        _show_gap(place, "country", dark=dark)
    with right:
        _show_gap(place, "within", dark=dark)


def _show_gap(place: Place, which: Literal["country", "within"], *, dark: bool) -> None:
    gap = target_views.gap(place.place_id, which)
    if gap.table.empty:
        paragraph(gap.missing or levels_hint(place), lead=f"{gap.title}.")
        return
    spec = target_views.gap_spec(place.place_id, which, dark=dark)
    as_csv = (gap.table, f"{place.place_id}_gap_{which}", download(TableName.GAP, place.place_id, gap=which))
    draw(
        spec,
        key=f"gap_{which}",
        source=source_line(place, gap.table.source_id),
        table=as_csv,
        at=download(PictureName.GAP, place.place_id, gap=which),
    )
    paragraph(gap.finding)
    headline = place.indicator_with(IndicatorRole.HEADLINE)
    of = headline.indicator_id if headline and which == "country" else ""
    if sexes := inequality_views.sex_gaps(place.place_id, of):
        paragraph(sexes)
    with fold(f"{gap.subject} in {counted(len(gap.reading), 'period')}, as a table", f"gap_{which}_table"):
        piece(kept(place.place_id, _gap_html, gap))


def _gap_html(gap: Gap) -> Markup:
    return html_table(gap.reading, gap.title, numeric=gap.reading.columns[1:])


def show_histories(place: Place, key: ViewKey, *, dark: bool) -> None:
    """The average and the gap beside each other: between the wards, and of the headline measure inside the place."""
    view = ward_views.wards(key)
    kinds = [(HistoryKind.WARDS, key)]
    if view.indicator.has(IndicatorRole.HEADLINE):
        kinds = [*((HistoryKind.INSIDE, replace(key, sex=sex)) for sex in (Sex.MALE, Sex.FEMALE)), *kinds]
    for kind, of in kinds:
        history = inequality_views.history(kind, of)
        if isinstance(history, NotPossible):
            paragraph(history.reason, lead=f"{_between(kind, place, view)}: cannot be told.")
        else:
            draw_history(place, history, dark=dark)


def _between(kind: HistoryKind, place: Place, view: WardView) -> str:
    match kind:
        case HistoryKind.WARDS:
            return f"Between the wards, {lowered(view.full_name)}"
        case HistoryKind.INSIDE:
            return f"Inside {place.name}"
        case HistoryKind.COUNTRY:
            return f"Against {place.benchmark.area_name}"
        case _:
            assert_never(kind)


def _file_name(key: ViewKey, what: str) -> str:
    parts = (key.place_id, key.indicator_id, key.sex, key.period, what)
    return "_".join(part for part in parts if part).lower()


def show_among(place: Place, inequality: Inequality, beside: Beside) -> None:
    """The gap among those of the councils that the place is held against, in a sentence and, folded, each of them; nothing against the country."""
    if peers(place.place_id, beside) is None:
        return
    among = inequality_views.gap_among(inequality.key, beside)
    if among is None:
        note(
            f"Where this gap is among those of the councils chosen above cannot be told: the list of gaps has another one for {place.name}, "
            "of other wards or another period, or too few of the others are in it."
        )
        return
    place_id = inequality.key.place_id
    paragraph(kept(place_id, among_gaps_words, among))
    with fold(f"{capital(group_words(place, among.peers))}: the gap of each", _AMONG):
        piece(kept(place_id, _among_html, place, inequality, among))


def _among_html(place: Place, inequality: Inequality, among: AmongGaps) -> Markup:
    table = among_gaps_reading(among)
    caption = f"{measure_caption(inequality)}, the widest gap first (▸ {place.name})"
    return html_table(table, caption, numeric=table.columns[1:4])


def show_against_country(place: Place, key: ViewKey, *, dark: bool) -> None:
    """The place against the country: on the page's measure where their figures are alike, on another if a reader wants."""
    options = inequality_views.country_options(key.place_id)
    if not options:
        paragraph(
            f"Cannot be told. The pack has no figure for {place.name} as a whole that can be compared. {levels_hint(place)}"
        )
        return
    picked = _against(options, key)
    if picked is None:
        refused = inequality_views.history(HistoryKind.COUNTRY, key)
        if isinstance(refused, NotPossible):
            name = lowered(ward_views.wards(key).full_name)
            paragraph(f"Cannot be told for {name}. {refused.reason} Other measures can be compared:")
    _pick_against(options, picked)
    if picked:
        against = inequality_views.history(HistoryKind.COUNTRY, picked)
        if not isinstance(against, NotPossible):
            draw_history(place, against, dark=dark)
            # of the headline measure the page has said it above
            of_headline = place.indicators[picked.indicator_id].has(IndicatorRole.HEADLINE)
            if sexes := "" if of_headline else inequality_views.sex_gaps(key.place_id, picked.indicator_id):
                paragraph(sexes)


def _against(options: Iterable[ViewKey], key: ViewKey) -> ViewKey | None:
    """The measure in the address, else the page's own where it is among the options; another page measure forgets it."""
    if st.session_state.get(_AGAINST_OF, key.indicator_id) != key.indicator_id:
        choose_parameter(_AGAINST, "")
    st.session_state[_AGAINST_OF] = key.indicator_id
    wanted = {_written(option): option for option in options}.get(page_parameter(_AGAINST))
    own = [option for option in options if option.indicator_id == key.indicator_id]
    return wanted or next((option for option in own if option.sex is key.sex), own[0] if own else None)


def _pick_against(options: Mapping[ViewKey, str], picked: ViewKey | None) -> None:
    names = {_written(option): name for option, name in options.items()}
    pick(
        "Measure against the country", list(names), _written(picked) if picked else "", lambda option: names[option],
        lambda option: choose_parameter(_AGAINST, option), key="pick_against", width=480,
        unset=None if picked else "choose a measure",
    )  # fmt: skip


def _written(option: ViewKey) -> str:
    """A measure and whom it counts, for the address."""
    return f"{option.indicator_id}|{option.sex}"


def draw_history(place: Place, history: GapHistory, *, dark: bool) -> None:
    """The finding, the average and the gap side by side, and their table."""
    told = inequality_views.history_told(history)
    paragraph(told.sentence, lead=f"{told.finding}.")
    note(kept(history.key.place_id, other_gap_words, history))
    for column, part in zip(st.columns(2, gap="large"), HistoryPart, strict=True):
        with column:
            spec = inequality_views.history_spec(history, part, dark=dark)
            key = f"history_{history.kind}_{history.sex}_{part}"
            said = {**of_measure(history.key), "kind": history.kind}
            at = download(PictureName.HISTORY, place.place_id, **said, part=part)
            as_csv = (
                told.table,
                _file_name(history.key, f"{history.kind}_history_{part}"),
                download(TableName.HISTORY, place.place_id, **said),
            )
            draw(spec, key, heading=False, source=source_line(place, history.source_ids), table=as_csv, at=at)
    with st.expander(as_written(f"The same as a table: {told.name}")):
        piece(told.html)
