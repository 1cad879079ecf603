"""A ward's profile: its pictures theme by theme, and its table, one row a measure, as it is read."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from hineq.insights.series.families import themes_words
from hineq.insights.wards.profile import Profile
from hineq.insights.wards.profile_first import SHOWN_FIRST, placed_measures
from hineq.insights.wording.numbers import capital
from hineq.model.download import PictureName, download
from hineq.model.place import Place
from hineq.model.words import Outcome
from hineq.ui.components.addresses import in_address
from hineq.ui.components.drawing import draw
from hineq.ui.html import Column, columns_html, html_column, outcome_html
from hineq.ui.layout.page import source_line
from hineq.ui.layout.visit import Visit
from hineq.ui.markdown import as_written
from hineq.ui.views import wards as ward_views
from hineq.ui.views.kept import kept


def draw_themes(visit: Visit, profile: Profile, key: str) -> None:
    """Every measure on which the ward is placed, folded by theme; a picture is only drawn when its theme is opened."""
    place = visit.place
    for number, (theme, words) in enumerate(kept(visit.place_id, _themes, profile, place).items()):
        what = f"{theme}: {words}"
        folded = st.expander(as_written(what), key=f"theme_{number}", on_change="rerun")
        if not folded.open:
            continue
        with folded:
            spec = ward_views.spine_spec(
                visit.place_id, profile.ward.area_code, profile.confidence, f"{profile.ward.area_name}, {what}",
                theme=theme, dark=visit.dark,
            )  # fmt: skip
            if spec:
                source = source_line(place, profile.source_ids)
                at = download(
                    PictureName.PROFILE,
                    visit.place_id,
                    ward=profile.ward.area_code,
                    confidence=in_address(profile.confidence),
                    theme=theme,
                )
                draw(spec, key=f"spine_{number}", heading=False, source=source, notes=(key,), at=at)


def _themes(profile: Profile, place: Place) -> dict[str, str]:
    """The themes of what is not shown first, with the measures of each in words; none where all are."""
    placed = placed_measures(profile)
    return themes_words([place.indicators[one] for one in placed.indicator_id]) if len(placed) > SHOWN_FIRST else {}


def profile_html(profile: Profile, place: Place) -> Markup:
    """The table of a ward's profile."""
    caption = f"{profile.ward.area_name} on every measure, newest figures"
    return columns_html(profile_columns(profile.table, place), caption, group="Theme")


def profile_columns(rows: pd.DataFrame, place: Place) -> list[Column]:
    """The rows of a profile for reading, what matters most first, so that a phone shows it without scrolling."""
    country = place.benchmark.area_name
    return [
        Column(head="Theme", cells=rows.theme),
        Column(head="Measure", cells=rows["name"]),
        Column(head="Value", cells=rows.value_bare, numeric=True),
        Column(head="Unit", cells=rows.unit),
        Column(head="95% confidence interval", cells=rows.interval_words, numeric=True),
        Column(head=place.name, cells=rows.place_words, numeric=True),
        Column(head=country, cells=rows.country_words, numeric=True),
        Column(head=f"Against {place.name}", cells=_outcomes(rows.place_outcome)),
        Column(head=f"Against {country}", cells=_outcomes(rows.country_outcome)),
        Column(head="Rank", cells=rows.rank_words.map(capital)),
        Column(head="Period", cells=rows.period),
        Column(head="Kind of figure", cells=rows.status),
    ]


def _outcomes(words: pd.Series) -> pd.Series:
    return html_column((outcome_html(Outcome(word)) for word in words), words.index)
