"""How unequal are the wards, and since when: the gap beside the average."""

import streamlit as st

from hineq.insights.inequality.gradient_words import inequality_finding, line_words
from hineq.insights.inequality.life_gaps import gradient_sources
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.vintage import vintage_words
from hineq.methods.simulation import DRAWS
from hineq.model.roles import IndicatorRole
from hineq.ui.components.fold import fold
from hineq.ui.layout.page import foot, note, section, start_page
from hineq.ui.layout.pages import INEQUALITY
from hineq.ui.layout.selection import write_url
from hineq.ui.layout.strip import pick_beside, pick_ward_measure, strip
from hineq.ui.layout.visit import start_visit
from hineq.ui.panels.group import tell_group
from hineq.ui.panels.inequality import (
    draw_gradient,
    pick_dots,
    show_against_country,
    show_among,
    show_fifths,
    show_gaps,
    show_histories,
    show_life_gaps,
    show_measures,
    show_sets_that_tell,
    show_wards_in_order,
)
from hineq.ui.panels.ward_figures import stop_without_ward_figures
from hineq.ui.views import inequality as inequality_views
from hineq.ui.views import wards as ward_views
from hineq.ui.views.kept import kept

visit = start_visit()
stop_without_ward_figures(visit)
place, figures, place_id = visit.place, visit.figures, visit.place_id
chosen = inequality_views.selection(place_id, visit.wanted)
shown = {**visit.wanted, "indicator": chosen.indicator_id, "sex": str(chosen.sex), "period": chosen.period}
write_url(shown)
key = chosen.key
view = ward_views.wards(key)
inequality = inequality_views.inequality(key)

if visit.wanted.get("indicator"):
    st.set_page_config(page_title=f"{view.name} - {INEQUALITY.title} - hineq")
if isinstance(inequality, NotPossible):
    elsewhere = inequality_views.sets_that_tell(key)
    which = f"these wards of {place.name}" if elsewhere else f"{place.name}'s wards"
    start_page(f"How unequal {which} {view.tense.be(2)} on this cannot be told", inequality.reason, notes=chosen.notes)
    with strip():
        pick_ward_measure(place, chosen)
    show_sets_that_tell(elsewhere, shown)
else:
    start_page(
        kept(place_id, inequality_finding, inequality), kept(place_id, line_words, inequality), notes=chosen.notes
    )
    with strip():
        pick_ward_measure(place, chosen)
        dots = pick_dots()
        pick_beside(place_id, visit.beside)
    draw_gradient(place, inequality, chosen.area_code, dots, dark=visit.dark)
tell_group(visit, view)
note(vintage_words(place, view), inequality_views.ward_sexes(place_id, chosen.indicator_id, chosen.period))
if not isinstance(inequality, NotPossible):
    show_among(place, inequality, visit.beside)
    show_wards_in_order(inequality)
    show_fifths(inequality)
    show_measures(place, inequality)
    show_life_gaps(place, inequality)

section("Since when?")
if view.indicator.has(IndicatorRole.HEADLINE):
    show_gaps(place, dark=visit.dark)
    with fold("The average beside the gap: an average can improve while the gap widens", "history"):
        show_histories(place, key, dark=visit.dark)
else:
    show_histories(place, key, dark=visit.dark)
with fold(f"{place.name} against {place.benchmark.area_name}: the average beside the gap", "versus"):
    show_against_country(place, key, dark=visit.dark)
caveat = f" {view.indicator.name}: {view.indicator.caveat}" if view.indicator.caveat else ""
foot(
    place,
    [*view.source_ids, *kept(place_id, gradient_sources, figures, inequality)],
    "Wards are put in order of deprivation and placed at the midpoint of their share of residents; the slope index is "
    f"the difference between the two ends of a weighted straight line, its interval from {DRAWS:,} seeded draws where "
    f"it has no closed form.{caveat}",
)
