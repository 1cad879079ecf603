"""What the page "All measures" asks hineq for, computed once for all visitors."""

from markupsafe import Markup

from hineq.insights.series.rough import rough_words
from hineq.insights.wards.benchmark import average_words
from hineq.insights.wards.comparing import Confidence
from hineq.insights.wards.group import Group, group_outcome
from hineq.insights.wards.pooling import side_figure, told_or_why
from hineq.insights.wards.rug import Against, Rug, RugColumn, fifth_words, marked_apart, ward_rug
from hineq.insights.wording.numbers import bare
from hineq.model.words import Polarity
from hineq.ui.views.caching import shared
from hineq.ui.views.place import opened
from hineq.ui.views.wards import todays_views

_CELL = Markup('<td class="hq-o-{}">{}{}<i> {}</i></td>')
_NONE = Markup("<td>–<i> no data</i></td>")
# within an element of its own, so that the table is not sorted by it
_ROUGH = Markup("<td><span>{}</span><i> not compared</i></td>")


@shared
def rug(place_id: str, against: Against, confidence: Confidence) -> Rug:
    """Wards by measures, compared with the country or the place at a level of confidence."""
    return ward_rug(opened(place_id).place, todays_views(place_id), against, confidence)


@shared
def themes(place_id: str) -> tuple[str, ...]:
    """The themes of the measures that wards have figures on, in the pack's order."""
    return tuple(dict.fromkeys(view.indicator.theme for view in todays_views(place_id)))


@shared
def cells_html(place_id: str, against: Against, confidence: Confidence, theme: str) -> tuple[Markup, ...]:
    """The figures of each ward of a rug as cells of a row, in the order of the wards; of one theme where it is named."""
    made = [_cells(column) for column in rug(place_id, against, confidence).of_theme(theme)]
    return tuple(Markup("").join(row) for row in zip(*made, strict=True))


@shared
def group_cells_html(
    place_id: str, against: Against, confidence: Confidence, theme: str, group: Group
) -> tuple[Markup, ...]:
    """The figures of a group of wards as cells of a row, coloured where the wards are compared with the country."""
    cells, people = [], opened(place_id).place.population
    for column in rug(place_id, against, confidence).of_theme(theme):
        made = side_figure(column.view, group.codes, people)
        words = bare(made.value, column.view.indicator)
        if not words:
            cells.append(_ROUGH.format(told_or_why(made, "")))
        elif against is Against.COUNTRY:
            outcome = group_outcome(column.view, group, made)
            cells.append(_CELL.format(outcome.name.lower(), words, "", outcome.word))
        else:
            cells.append(Markup("<td>{}</td>").format(words))
    return tuple(cells)


@shared
def estimates_words(place_id: str, theme: str) -> str:
    """How figures that stand for the place were made of its wards', nothing where all were published; of one theme where it is named."""
    shown = (view for view in todays_views(place_id) if theme in ("", view.indicator.theme))
    return average_words(view.place for view in shown)


def _cells(column: RugColumn) -> list[Markup]:
    """A measure's cell for each ward."""
    view, apart = column.view, marked_apart(column.view)
    cells = []
    rows = zip(view.table.area_code, view.table["value"], view.table["rough"], _told(column), strict=True)
    for code, value, rough, (name, outcome) in rows:
        words = bare(value, view.indicator)
        if not words:
            cells.append(_ROUGH.format(only) if (only := rough_words(rough)) else _NONE)
        else:
            mark = Markup("<b>e</b>") if code in apart else ""
            cells.append(_CELL.format(name, words, mark, outcome))
    return cells


def _told(column: RugColumn) -> list[tuple[str, str]]:
    """Each ward's comparison, or its fifth, as the name of its look and in words."""
    if not column.fifths:
        return [(outcome.name.lower(), outcome.word) for outcome in column.outcomes]
    polarity = column.view.indicator.judged_by
    kind = "plain" if polarity is Polarity.NO_JUDGEMENT else "fifth"
    return [
        (f"{kind}_{fifth}", fifth_words(fifth, polarity)) if fifth else ("", "in no order") for fifth in column.fifths
    ]
