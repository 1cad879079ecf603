"""How unequal are the wards, and since when: the gap beside the average."""

from dataclasses import replace

from hineq.insights.inequality.gap_history import HistoryKind
from hineq.insights.inequality.gradient_words import index_words, inequality_finding
from hineq.insights.inequality.life_gaps import gradient_sources, life_gap_sentences
from hineq.insights.series.refusal import NotPossible, without_role
from hineq.insights.wards.view import vintage_words
from hineq.methods.simulation import DRAWS
from hineq.model.roles import IndicatorRole
from hineq.model.words import Sex
from hineq.ui.layout.page import foot, note, paragraph, section, start_page, subsection
from hineq.ui.layout.selection import write_url
from hineq.ui.layout.strip import pick_ward_measure, strip
from hineq.ui.layout.visit import start_visit
from hineq.ui.panels.inequality import (
    draw_gradient,
    draw_history,
    show_against_country,
    show_fifths,
    show_measures,
    show_wards_in_order,
)
from hineq.ui.panels.ward_figures import stop_without_ward_figures
from hineq.ui.views import inequality as inequality_views
from hineq.ui.views import wards as ward_views

visit = start_visit()
stop_without_ward_figures(visit)
place, figures, place_id = visit.place, visit.figures, visit.place_id
chosen = inequality_views.selection(place_id, visit.wanted)
shown = {**visit.wanted, "indicator": chosen.indicator_id, "sex": str(chosen.sex), "period": chosen.period}
write_url(shown)
key = chosen.key
view = ward_views.wards(key)
inequality = inequality_views.inequality(key)
name = view.full_name

if isinstance(inequality, NotPossible):
    start_page(
        f"How unequal {place.name}'s wards {place.tense.be(2)} on this cannot be told",
        inequality.reason,
        notes=chosen.notes,
    )
else:
    start_page(
        inequality_finding(inequality), f"{index_words(inequality)} {vintage_words(place)}".strip(), notes=chosen.notes
    )
with strip():
    pick_ward_measure(place, chosen)

if women := ward_views.without_women(place_id, chosen.indicator_id):
    note(women)
if not isinstance(inequality, NotPossible):
    draw_gradient(place, inequality, chosen.area_code, dark=visit.dark)
    show_wards_in_order(inequality)
    if gaps := life_gap_sentences(figures, inequality):
        section("Gaps that must not be mixed up")
        for what, sentence in gaps:
            paragraph(sentence, lead=f"{what}.")
    section("In fifths, from the most deprived to the least")
    show_fifths(inequality)
    show_measures(place, inequality)

section("Since when?", "The average and the gap side by side: an average can improve while the gap widens.")
history = inequality_views.history(HistoryKind.WARDS, key)
if view.indicator.has(IndicatorRole.HEADLINE):
    subsection(f"Inside {place.name}: the published slope index")
    if not place.indicator_with(IndicatorRole.GAP_WITHIN):
        paragraph(without_role(IndicatorRole.GAP_WITHIN).reason)
    insides = [inequality_views.history(HistoryKind.INSIDE, replace(key, sex=sex)) for sex in (Sex.MALE, Sex.FEMALE)]
    told = [inside for inside in insides if not isinstance(inside, NotPossible)]
    for inside in told:
        draw_history(place, inside, dark=visit.dark)
    if not told and place.indicator_with(IndicatorRole.GAP_WITHIN):
        paragraph(f"This pack has no published slope index inside {place.name} in two periods.")
subsection(f"Between the wards: {name}")
if isinstance(history, NotPossible):
    paragraph(f"Cannot be told. {history.reason}")
else:
    draw_history(place, history, dark=visit.dark)
subsection(f"{place.name} against {place.benchmark.area_name}")
show_against_country(place, key, dark=visit.dark)
foot(
    place,
    [*view.source_ids, *gradient_sources(figures, inequality)],
    "Wards are put in order of deprivation and placed at the midpoint of their share of residents; the slope index is "
    f"the difference between the two ends of a weighted straight line, its interval from {DRAWS:,} seeded draws where "
    f"it has no closed form. {view.indicator.caveat}",
)
