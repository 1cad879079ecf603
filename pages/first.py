"""Where first? The wards with the poorest outcomes over several measures, how firm that is, and which measures matter."""

import streamlit as st

from hineq.insights.priority.firmness_words import firm_method, firm_sentence
from hineq.insights.priority.order_words import priority_finding, unranked_words, weight_effect
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.entering import fallback_words
from hineq.insights.wards.selection import wanted_ward
from hineq.insights.wards.vintage import vintage_words
from hineq.insights.wording.numbers import capital, counted
from hineq.methods.simulation import DRAWS
from hineq.ui.components.fold import fold
from hineq.ui.layout.page import foot, foot_alone, note, paragraph, section, start_page
from hineq.ui.layout.selection import write_url
from hineq.ui.layout.strip import strip
from hineq.ui.layout.visit import start_visit
from hineq.ui.panels.first import (
    draw_left_out,
    draw_matrix,
    draw_one_ward,
    draw_order,
    draw_wards,
    keep_weights,
    pick_set,
    show_firmness,
    show_list,
    wanted_set,
    wanted_weights,
    weigh,
)
from hineq.ui.panels.group import tell_group_in_order
from hineq.ui.panels.ward_figures import stop_without_ward_figures
from hineq.ui.views import first as first_views
from hineq.ui.views import wards as ward_views
from hineq.ui.views.kept import kept

visit = start_visit()
stop_without_ward_figures(visit)
place, place_id = visit.place, visit.place_id
area_code, notes = wanted_ward(place, visit.wanted)
write_url({**visit.wanted, "ward": area_code})
listed = ward_views.poorest_list(place_id)

# the heading says what the controls below it lead to
which = wanted_set()
made_of = first_views.made_ready(place_id, which)
if isinstance(made_of, NotPossible):
    start_page(f"Which wards of {place.name} come first cannot be told", made_of.reason, notes=notes)
    with strip():
        pick_set(which)
    foot_alone()
    st.stop()
sources = dict.fromkeys(source for view in made_of.entering.views for source in view.source_ids)
weights = wanted_weights(which, made_of.themes)
keep_weights(which, weights)
priority = first_views.in_order(place_id, which, weights)
change = "How much each theme counts: change it"
if isinstance(priority, NotPossible):
    start_page("No ward comes first while nothing counts", priority.reason, notes=notes)
    with strip():
        pick_set(which)
    with fold(change, "change"):
        weigh(which, weights)
    foot_alone()
    st.stop()
fallback = [fallback_words(made_of.entering, which)]
start_page(
    kept(place_id, priority_finding, priority),
    kept(place_id, firm_sentence, priority),
    notes=(*notes, *filter(None, fallback)),
)
with strip():
    pick_set(which)
# a link with weights shows what they change while the sliders are folded
if len({weight for _, weight in weights}) > 1:
    paragraph(weight_effect(first_views.plain_order(place_id, which), priority))
draw_order(priority, place, listed, dark=visit.dark)
tell_group_in_order(visit, priority)
with fold(change, "change"):
    weigh(which, weights)
note(unranked_words(priority), vintage_words(place))
show_firmness(priority)
if listed:
    show_list(priority, listed, place)
section("More on the order")
with fold(f"{capital(counted(len(priority.table), 'ward'))}, poorest first, and how many people", "wards"):
    draw_wards(priority, place, listed)
with fold("What decides the place of one ward", "decides"):
    draw_one_ward(priority, place, area_code)
with fold("Which measures first: the most unequal between the wards", "measures_first"):
    draw_matrix(place, dark=visit.dark)
draw_left_out(place_id, made_of.entering)
with fold("What this cannot tell", "cannot"):
    st.markdown(
        f"- Wards {place.tense.be(2)} large: a street can be poor in a ward that {place.tense.be(1)} not.\n"
        "- A newer or another measure could change the order.\n"
        "- Nothing says how much each theme should count: that is for people to decide, which is why there are sliders.\n"
        f"- The order says where outcomes {made_of.tense.be(2)} poorest, not what would help there or what it would cost."
    )
foot(
    place,
    [*sources, *first_views.matrix(place_id).source_ids],
    "A ward's place on a measure is its distance from the best ward as a share of the distance between the best and the "
    "poorest ward (min-max scaling, OECD and JRC handbook on composite indicators, 2008). The measures of a theme share "
    f"its weight. Ranges of ranks are the middle 95% of {DRAWS:,} seeded draws from the confidence intervals; measures without "
    f"intervals are held at their figure. {firm_method(priority)}",
)
