"""The parts of the causes page: the analyst's table of this session, what to supply, what is wrong with it, which groups."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from hineq.charts.arrow import finished
from hineq.charts.scarf import cause_bars_chart, cause_bars_data, scarf_chart, scarf_data
from hineq.insights.inequality.causes import CausesOfGap, first_pair
from hineq.insights.inequality.causes_words import (
    against_the_gap,
    ages_finding,
    ages_subtitle,
    causes_finding,
    causes_subtitle,
    restriction,
)
from hineq.model.deaths import DeathsTable
from hineq.model.download import NO_ADDRESS, CommonTable, download
from hineq.model.period import day_words
from hineq.model.place import Place
from hineq.model.roles import StatementRole
from hineq.model.statement import Statement
from hineq.model.words import Sex
from hineq.packs.importers.deaths import deaths_template, read_deaths
from hineq.theme.palette import palette
from hineq.ui.components.drawing import draw
from hineq.ui.components.tables import csv_button, show_table
from hineq.ui.components.upload import Supplied, Upload
from hineq.ui.layout.page import note, paragraph, section
from hineq.ui.layout.piece import piece
from hineq.ui.layout.strip import pick

_CHOICE, _ABOUT = "causes_choice", "causes_about"
UPLOAD = Upload(
    key="causes",
    label="Table of deaths and people (CSV or Excel)",
    noun="table",
    read=read_deaths,
    types=("csv", "xlsx", "ods"),
    goes_with=(_CHOICE, _ABOUT),
)
_FORMAT = (
    ("group", "Whose deaths, by any name: 'Most deprived fifth', a ward, the council, 'England'"),
    ("sex", "Male, Female or Persons"),
    ("age", "One of the 20 bands: 0, 1 to 4, 5 to 9 and so on to 85 to 89, then 90+"),
    ("cause", "'All causes', and as many more as are to be told apart, by any name: 'Circulatory disease'"),
    ("deaths", "Deaths of the group at that age from that cause, such as 31; 0 where nobody died"),
    (
        "population",
        "In the rows of 'All causes': people at that age, added up over the years of the deaths, such as 2840",
    ),
)


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """Whose life expectancies are compared."""

    area: str
    comparator: str
    sex: Sex


def statement(place: Place) -> Statement | None:
    """What the strategy itself says of the causes, where the pack quotes it."""
    return place.statement_with(StatementRole.CAUSES_OF_THE_GAP)


def show_statement(said: Statement) -> None:
    """The strategy's sentence, as it is printed, and where it stands."""
    piece(Markup('<blockquote class="hq-lede">“{}”</blockquote>').format(said.quote))
    note(f"As printed in the strategy ({said.place_in_document}), which gives no figures with it.")


def show_format() -> None:
    """The columns that a table must have, and the template."""
    table = pd.DataFrame(_FORMAT, columns=["Column", "What it holds"])
    show_table(table, "A CSV file or an Excel workbook, one row for each group, sex, age and cause")
    note(
        "Every group needs all 20 bands of every cause. Causes need not add up to all deaths: the rest becomes 'Other "
        "causes'. A table with a column for each band, as the Office for National Statistics lays them out, is read too: with a "
        "row 'Population' for each group and sex. Deaths come by sex, age, underlying cause and ward or neighbourhood from the local authority's access to NHS "
        "England's Primary Care Mortality Database, populations from the Office for National Statistics."
    )
    csv_button(
        deaths_template, "deaths_template", "Download the template as CSV", at=download(CommonTable.DEATHS_TEMPLATE, "")
    )


def chosen(deaths: DeathsTable) -> Chosen:
    """The groups and the sex to compare: as picked, or those with the shortest and the longest life expectancy."""
    wanted = st.session_state.get(_CHOICE, {})
    sex = Sex(wanted["sex"]) if wanted.get("sex") in deaths.sexes else deaths.sexes[0]
    groups = deaths.groups(sex)
    shortest, longest = first_pair(deaths, sex)
    area = wanted["area"] if wanted.get("area") in groups else shortest
    comparator = wanted["comparator"] if wanted.get("comparator") in groups else longest
    if comparator == area:
        comparator = next((group for group in (longest, shortest, *groups) if group != area), area)
    return Chosen(area=area, comparator=comparator, sex=sex)


def pick_groups(deaths: DeathsTable, now: Chosen) -> None:
    """The group, its comparator and the sex."""
    groups = deaths.groups(now.sex)
    others = [group for group in groups if group != now.area] or list(groups)
    pick("Group", groups, now.area, str, lambda group: _choose("area", group), key="causes_area", width=280)
    pick(
        "Compared with",
        others,
        now.comparator,
        str,
        lambda group: _choose("comparator", group),
        key="causes_comparator",
        width=280,
    )
    pick(
        "For", [str(sex) for sex in deaths.sexes], str(now.sex), lambda sex: Sex(sex).people,
        lambda sex: _choose("sex", sex), key="causes_sex", width=120,
    )  # fmt: skip


def _choose(key: str, value: str) -> None:
    st.session_state[_CHOICE] = {**st.session_state.get(_CHOICE, {}), key: value}


def ask_about(place: Place) -> str:
    """Of which place and years the table is, in its reader's words, for pictures; empty until it was said."""
    said: str = st.text_input(
        "Place and years of the table, to stand in its pictures", key=_ABOUT, max_chars=80, width=440,
        placeholder=f"Such as: {place.name}, deaths registered in 2019 to 2023",
    )  # fmt: skip
    return said.strip()


def show_causes(causes: CausesOfGap, given: Supplied[DeathsTable], about: str, *, dark: bool) -> None:
    """The gap by age and cause in one picture, what it comes to, and the causes in order where there are any."""
    _draw_scarf(causes, given, about, dark=dark)
    ages = ages_finding(causes)
    if ages != causes_finding(causes):
        paragraph(f"{ages}.")
    if causes.names_causes:
        section("Cause by cause", against_the_gap(causes))
        _draw_causes(causes, given, about, dark=dark)


def _draw_causes(causes: CausesOfGap, given: Supplied[DeathsTable], about: str, *, dark: bool) -> None:
    """The causes in order; the page's own heading is the finding."""
    title, subtitle = causes_finding(causes), causes_subtitle(causes)
    chart = cause_bars_chart(causes, cause_bars_data(causes), title, subtitle, palette(dark=dark))
    _draw(finished(chart), "cause_bars", given, about)


def _draw_scarf(causes: CausesOfGap, given: Supplied[DeathsTable], about: str, *, dark: bool) -> None:
    """The causes in each group of ages; the page's own heading is the finding."""
    title, subtitle = ages_finding(causes), ages_subtitle(causes)
    chart = scarf_chart(causes, scarf_data(causes), title, subtitle, palette(dark=dark))
    _draw(finished(chart), "scarf", given, about)


def _draw(spec: dict[str, Any], key: str, given: Supplied[DeathsTable], about: str) -> None:
    limits = restriction(given.content) if given.content else ""
    draw(spec, key, heading=False, source=source_of_table(given, about), notes=(limits,), at=NO_ADDRESS)


def source_of_table(given: Supplied[DeathsTable], about: str) -> str:
    """Where the figures of a picture are from: the reader's own table, its place and years, the day it was read."""
    of = f" ({about})" if about else ""
    return f"Source: {given.name}{of}, a table supplied by its reader, not published figures. {read_words(given)} Drawn by hineq."


def read_words(given: Supplied[DeathsTable]) -> str:
    """The day on which the table was read, in a sentence."""
    return f"Read on {day_words(given.read_on)}."
