"""Residents by age and by sex beside the country's, folded under the fact that they show."""

from markupsafe import Markup

from hineq.insights.series.refusal import NotPossible
from hineq.insights.standing.ages import Ages, ages_export, ages_finding, ages_key, ages_made_of, ages_sentence
from hineq.insights.standing.sexes import Sexes, sexes_export, sexes_key
from hineq.insights.wording.numbers import lowered
from hineq.model.download import PictureName, TableName, download
from hineq.ui.components.drawing import draw
from hineq.ui.components.fold import fold
from hineq.ui.html import html_table
from hineq.ui.layout.page import note, paragraph, source_line, subsection
from hineq.ui.layout.piece import piece
from hineq.ui.layout.visit import Visit
from hineq.ui.views import ages as age_views
from hineq.ui.views.kept import kept


def show_ages(visit: Visit, area_code: str) -> None:
    """A folded part of the page: sentence, picture and table; nothing without ages, but why a ward's are not shown."""
    told = age_views.ages(visit.place_id, area_code)
    if isinstance(told, NotPossible):
        if visit.place.areas[area_code].roughly_fitted:
            note(told.reason)
        return
    place_id = visit.place_id
    with fold(f"Residents by age, {lowered(kept(place_id, ages_finding, told))}", "ages"):
        paragraph(kept(place_id, ages_sentence, told))
        source = source_line(visit.place, told.source_ids)
        ward = {"ward": area_code} if area_code in visit.place.ward_codes else {}
        draw(
            age_views.ages_spec(visit.place_id, area_code, dark=visit.dark), key="ages", heading=False, source=source,
            notes=(kept(place_id, ages_key, told),), table=(lambda: ages_export(told), f"{visit.place_id}_{area_code}_ages".lower().replace("/", "_"), download(TableName.AGES, visit.place_id, **ward)),
            at=download(PictureName.AGES, visit.place_id, **ward),
        )  # fmt: skip
        note(ages_made_of(told))
        piece(kept(place_id, _ages_html, told))
        _show_sexes(visit, area_code)


def _ages_html(told: Ages) -> Markup:
    table = ages_export(told)
    caption = f"Residents of {told.area.area_name} by age in {told.year}, beside {told.country.area_name}"
    shown = table.assign(**{name: table[name].map("{:,}".format) for name in table.columns[1:]})
    return html_table(shown, caption, numeric=tuple(table.columns[1:]))


def _show_sexes(visit: Visit, area_code: str) -> None:
    """Women and men by age, where the pack has the area's by sex; else nothing, as what the ages are made of says so."""
    told = age_views.sexes(visit.place_id, area_code)
    if isinstance(told, NotPossible):
        return
    finding, sentence = age_views.sexes_words(visit.place_id, area_code)
    subsection(f"Women and men: {finding}")
    paragraph(sentence)
    source = source_line(visit.place, told.source_ids)
    draw(
        age_views.sexes_spec(visit.place_id, area_code, dark=visit.dark), key="sexes", heading=False, source=source,
        notes=(kept(visit.place_id, sexes_key, told),), table=(lambda: sexes_export(told), f"{visit.place_id}_{area_code}_sexes".lower().replace("/", "_"), download(TableName.SEXES, visit.place_id)),
        at=download(PictureName.SEXES, visit.place_id),
    )  # fmt: skip
    piece(kept(visit.place_id, _sexes_html, told))


def _sexes_html(told: Sexes) -> Markup:
    table = sexes_export(told)
    caption = f"Women and men of {told.area.area_name} by age in {told.year}, beside {told.country.area_name}"
    numeric = tuple(table.columns[2:])
    shown = table.assign(**{name: table[name].map("{:,}".format) for name in numeric})
    return html_table(shown, caption, numeric=numeric)
