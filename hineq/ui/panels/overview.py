"""The parts of the overview: a tile for each leading measure."""

import streamlit as st
from markupsafe import Markup

from hineq.insights.targets.measures import status_words
from hineq.insights.targets.today import Today, country_words, delivered_words, promise_words
from hineq.insights.wording.numbers import lowered, number
from hineq.model.download import NO_ADDRESS
from hineq.model.place import Place
from hineq.theme.palette import STATUS_MARKS
from hineq.ui.components.drawing import draw
from hineq.ui.components.links import page_link
from hineq.ui.html import each, status_html
from hineq.ui.layout.pages import TARGETS
from hineq.ui.layout.piece import piece
from hineq.ui.views import targets as target_views


def today_tile(place: Place, one: Today, shown: dict[str, str]) -> None:
    """A leading measure: now and beside the country, large; what was promised and what came of it, small."""
    line = one.standing.line
    age = line.age_words(place)
    lines = [
        Markup('<h2 class="hq-name">{}</h2>').format(one.name),
        Markup('<div class="hq-big">{} <span class="hq-unit">{}</span></div>').format(
            number(one.value, line.indicator.decimals), line.indicator.measured_in.head
        ),
        Markup('<p class="hq-line hq-quiet">{} ({})</p>').format(line.dated, age),
        Markup('<p class="hq-line">{}</p>').format(country_words(one, place)),
    ]
    result = one.promise.result if one.promise else None
    if one.promise and result and one.came:
        reports = " ".join(STATUS_MARKS[report.status] for report in one.came.reports)
        spoken = "; ".join(f"{report.period.label} {report.status}" for report in one.came.reports)
        lines += [
            Markup('<p class="hq-line hq-promised"><strong>{}</strong></p>').format(promise_words(one)),
            Markup('<p class="hq-line">{}</p>').format(
                status_html(result.status, f"{status_words(result)}{'' if one.promise.has_margin else ', not tested'}")
            ),
            each(Markup('<p class="hq-line">{}</p>'), filter(None, [delivered_words(one)])),
            Markup(
                '<p class="hq-line hq-quiet">Each year\'s report: <span aria-hidden="true" class="hq-reports">{}</span>'
                '<span class="hq-hidden">{}</span></p>'
            ).format(reports, spoken)
            if len(one.came.reports) > 1
            else Markup(""),
        ]
    piece(Markup('<div class="hq-tile">{}</div>').format(Markup("").join(lines)))
    if one.promise and one.came:
        spec = target_views.sparkline_spec(place, one.promise, dark=st.context.theme.type == "dark")
        draw(spec, f"spark_{line.indicator.indicator_id}_{line.sex}", heading=False, at=NO_ADDRESS)
    label = f"See the trend: {lowered(one.name)}"
    page_link(TARGETS, label, shown, indicator=line.indicator.indicator_id, sex=str(line.sex))
