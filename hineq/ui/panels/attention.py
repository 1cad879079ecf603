"""What needs attention first on Home: the picture, a link to each trend, and the table with what it cannot tell."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from hineq.insights.series.figures import Figures
from hineq.insights.standing.attention import (
    Attention,
    attention_notes,
    attention_title,
    attention_words,
    unplaced_words,
    worse_reading,
)
from hineq.insights.standing.standing import Standing, standing_sources
from hineq.insights.wording.numbers import counted
from hineq.model.download import PictureName, TableName, download
from hineq.model.likeness import Beside
from hineq.model.place import Place
from hineq.ui.components.drawing import draw
from hineq.ui.components.fold import fold
from hineq.ui.components.links import link_html
from hineq.ui.components.tables import csv_button
from hineq.ui.html import html_table
from hineq.ui.layout.links import link_row
from hineq.ui.layout.page import note, paragraph, source_line
from hineq.ui.layout.pages import TARGETS
from hineq.ui.layout.piece import piece
from hineq.ui.views import standing as standing_views
from hineq.ui.views.kept import kept
from hineq.ui.views.peers import held


def _sources(figures: Figures, urgent: Attention) -> list[str]:
    return [source for stands in urgent.drawn for source in standing_sources(figures, stands)]


def show_attention(
    place: Place, urgent: Attention, shown: Mapping[str, str], beside: Beside = Beside.COUNTRY, *, dark: bool
) -> None:
    """The measures that are significantly worse than the country's, drawn; one sentence where there are none."""
    notes = attention_notes(place, urgent)
    at = download(TableName.WORSE, place.place_id, beside=beside)
    if urgent.drawn:
        figures = held(place.place_id, beside)
        sources = kept(place.place_id, _sources, figures, urgent)
        spec = standing_views.behind_spec(place.place_id, beside, dark=dark)
        draw(
            spec,
            key="behind",
            source=source_line(place, sources),
            table=(lambda: worse_reading(place, urgent), f"{place.place_id}_worse", at),
            at=download(PictureName.BEHIND, place.place_id, beside=beside),
        )
        _links([(stands, stands.line.name) for stands in urgent.drawn], shown)
    else:
        paragraph(f"{attention_title(place, urgent)}.")
    if urgent.unplaced:
        note(unplaced_words(urgent))
        _links([(stands, attention_words(stands, place)) for stands in urgent.unplaced], shown)
    if urgent.worse:
        heading = (
            f"The {counted(len(urgent.worse), 'measure')} as a table{', and what cannot be told' if notes else ''}"
        )
    else:
        heading = "What cannot be told"
    if urgent.worse or notes:
        with fold(heading, "worse"):
            if urgent.worse:
                piece(kept(place.place_id, _worse_html, place, urgent))
                if not urgent.drawn:
                    csv_button(lambda: worse_reading(place, urgent), f"{place.place_id}_worse", at=at)
            note(*notes)


def _worse_html(place: Place, urgent: Attention) -> Markup:
    table = worse_reading(place, urgent)
    caption = f"Significantly worse in {place.name} than in {place.benchmark.area_name}"
    return html_table(table, caption, numeric=table.columns[2:5])


def _links(trends: Sequence[tuple[Standing, str]], shown: Mapping[str, str]) -> None:
    link_row(
        link_html(TARGETS, label, shown, indicator=stands.line.indicator.indicator_id, sex=str(stands.line.sex))
        for stands, label in trends
    )
