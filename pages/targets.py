"""Trend against target for any success measure: what was promised, what came of it, and what has happened since."""

import streamlit as st

from hineq.insights.inequality.life_gaps import which_gap_words
from hineq.insights.series.projecting import Projected, project_years, record_words
from hineq.insights.standing.standing import standing_sources
from hineq.insights.targets.beside import without_line
from hineq.insights.targets.measures import target_finding
from hineq.insights.targets.options import resolve_measure
from hineq.insights.targets.paces import pace_of
from hineq.insights.thread.promised import no_yearly_targets
from hineq.insights.wording.numbers import capital, counted
from hineq.model.key import ViewKey
from hineq.ui.components.fold import fold
from hineq.ui.components.tables import csv_button
from hineq.ui.layout.page import facts, foot, note, section, start_page
from hineq.ui.layout.pages import TARGETS
from hineq.ui.layout.piece import piece
from hineq.ui.layout.selection import write_url
from hineq.ui.layout.strip import pick_beside, pick_comparators, pick_measure, pick_year, strip
from hineq.ui.layout.visit import start_visit
from hineq.ui.panels.peers import peer_fact, show_among
from hineq.ui.panels.rules import status_rules_html
from hineq.ui.panels.targets import (
    draw_trend,
    newest_facts,
    promise_facts,
    show_beside,
    show_gaps,
    show_named_measures,
    show_no_figures,
    unjoined_words,
)  # fmt: skip
from hineq.ui.panels.thread import served_by, strategy_links
from hineq.ui.panels.two_dates import show_two_dates
from hineq.ui.views import peers as peer_views
from hineq.ui.views import standing as standing_views
from hineq.ui.views import targets as target_views
from hineq.ui.views.kept import kept

visit = start_visit()
place, figures, place_id = visit.place, visit.figures, visit.place_id
options = target_views.options(place_id)
if not options:
    show_no_figures(visit.figures, visit.wanted, place_id)
    st.stop()
chosen, differs = resolve_measure(place, options, visit.wanted.get("indicator", ""), visit.wanted.get("sex", ""))
shown = dict(visit.wanted)
if not differs:
    shown |= {"indicator": chosen.indicator_id, "sex": str(chosen.sex)}
write_url(shown)
key = ViewKey(place_id=place_id, indicator_id=chosen.indicator_id, sex=chosen.sex)
view = target_views.measure(key)
finding = target_finding(view, place)

st.set_page_config(page_title=f"{view.name} - {TARGETS.title} - hineq")
head = st.container()
with strip():
    pick_measure(options, chosen)
    beside, notes = pick_comparators(place, visit.beside)
    pick_beside(place_id, visit.beside)
    refused = target_views.projection(view, 0)
    year = pick_year(*project_years(view.since)) if view.since and refused is None else 0
with head:
    start_page(finding, notes=[*([differs] if differs else []), *notes])
projected = target_views.projection(view, year)

table, as_html = target_views.figures_read(
    view, beside, subtitle := f"{view.name}, {place.name}, {view.indicator.unit}"
)
at = draw_trend(place, view, beside, year, finding, subtitle, table, dark=visit.dark)
lines = target_views.comparators(view, beside)
note(without_line(place, view.indicator, beside, lines, peer_views.like_areas(place_id)))
if promised := kept(place_id, promise_facts, place, view):
    facts(promised)
peers, among = peer_views.peers(place_id, visit.beside), peer_views.among(key, visit.beside)
others = peer_fact(place, peers, among, view.indicator) if view.since else []
facts([*newest_facts(place, view, standing_views.standing_on(key), projected, year), *others])
about = f"About the projection. {record_words(projected)}" if isinstance(projected, Projected) else ""
note(kept(place_id, which_gap_words, place, view.indicator), about, unjoined_words(view))
show_two_dates(place, view, beside)
show_gaps(place, view)
strategy_links(place_id, served_by(place_id, chosen.indicator_id), shown)

show_beside(place, view, beside, shown, dark=visit.dark)

section("Tables and rules")
show_among(place, among, view, visit.beside)
with fold(f"{capital(counted(len(table), 'figure'))} of the chart as a table", "figures"):
    piece(as_html)
    if not (view.trajectory or view.since):
        csv_button(table, key.file_name, at=at)
show_named_measures(place)
if place.targets:
    with fold("How a status is decided", "status"):
        piece(status_rules_html())
        st.markdown(
            "The published value alone decides. Where its 95% confidence interval holds the target we add *within the "
            "margin of error*. After the last target's period nothing more is promised, so later figures have no status."
        )
else:
    note(f"{no_yearly_targets(place)} To see figures against what was promised, add targets.csv and strategy.yaml to its "
         "pack.")  # fmt: skip

pace = pace_of(place, view.trajectory) if view.trajectory else None
stands = standing_views.standing_on(key)
beside_others = standing_sources(figures, stands) if stands else ()
foot(
    place,
    (*view.source_ids, *beside_others, *(among.table.source_id if among else ()), *([pace.source_id] if pace else [])),
    beware=view.indicator.caveat,
)
