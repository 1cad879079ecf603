"""Data and methods: what each measure means, where it is from, how words are decided, and every table to download."""

import streamlit as st
from markupsafe import Markup

from hineq.insights.search.catalogue import downloads, source_table
from hineq.insights.series.residents import years_words
from hineq.insights.targets.status import STATUS_RULES
from hineq.insights.wards.coverage import LEAST_COVERAGE
from hineq.insights.wording.glossary import GLOSSARY
from hineq.methods.quantiles import fifth_of
from hineq.model.words import Outcome
from hineq.ui.components.tables import csv_button, show_table
from hineq.ui.html import outcome_html, status_html
from hineq.ui.layout.page import foot, note, paragraph, section, start_page, subsection
from hineq.ui.layout.selection import write_url
from hineq.ui.layout.visit import start_visit
from hineq.ui.markdown import as_written
from hineq.ui.views import catalogue as catalogue_views
from hineq.ui.views import wards as ward_views

BY_THE_STRATEGY = (
    "By the strategy: the wards that it names, for the sex that it names them for; the page names each ward on which the "
    "list and the figures differ. "
)

visit = start_visit()
place, figures, place_id = visit.place, visit.figures, visit.place_id
write_url(visit.wanted)

start_page(
    "Where every figure comes from",
    "What each measure means, who published it and when, what to beware of, and how hineq decides its words.",
)

section("The measures")
entries = catalogue_views.measures_catalogue(place_id)
for theme, measures, about in catalogue_views.measures_by_theme(place_id):
    with st.expander(as_written(f"{theme}: {measures}")):
        st.html(about)
csv_button(entries.drop(columns="details"), f"{place_id}_measures", "Download the list of measures as CSV")

section("How words are decided")
if place.targets:
    subsection("Met, missed, on track")
    for status, rule in STATUS_RULES.items():
        st.html(Markup("<p>{}. {}</p>").format(status_html(status, str(status)), rule))
subsection("Better, similar, worse")
st.html(Markup("<p>{}</p>").format(Markup(" &nbsp; ").join(outcome_html(one) for one in Outcome)))
st.markdown(
    "An area is better or worse than a benchmark when its whole 95% confidence interval lies on the good or the bad side "
    "of the benchmark's figure; touching counts as similar, and the benchmark's own interval is not used. Where neither "
    "end is worse the words are higher and lower. A figure without an interval is not compared, and nothing is "
    "compared across series or periods. Where the place has no figure of its own, its wards are compared with their "
    f"average (counts over denominators where there are counts, else weighted by {years_words(place.population)}), and the page says so. Of many comparisons one in twenty would "
    "differ by chance alone: a page of more than 20 says how many that makes, and 99.8% can be chosen in place of 95%. The "
    "interval of 99.8% is made from the counts where that of 95% was; a published one is widened on the scale on which chance "
    "is about normal (the logarithm for rates, the logit for proportions)."
)
subsection("Small wards")
st.markdown(
    "The wards at the ends of a small place are partly there by chance. Where a tenth or more of the spread between wards is "
    "chance (reliability under 0.9), or the intervals of the two at the ends overlap, no ward is named in a heading: the range "
    "after each figure is drawn towards the average by its own share of chance (empirical Bayes, Efron and Morris, 1975) "
    "stands beside the published one."
)
subsection("Missing figures")
st.markdown(
    f"What has no figure counts as neither better nor worse. Where fewer than {LEAST_COVERAGE:.0%} of the wards have a figure there is no "
    f"order of wards on it; a ward that lacks figures on more than {1 - LEAST_COVERAGE:.0%} of what counts is not ranked, and is named."
)
subsection("Confidence intervals")
st.markdown(
    "Published intervals are shown as published. Where the publisher gives a count and its true denominator, hineq works "
    "them out: Wilson score intervals for proportions, exact Poisson limits under 10 events and Byar's approximation "
    "from 10 for rates. Averages of small-area figures, shares of residents by class of neighbourhood, and rates over "
    "somebody else's denominator get none."
)
subsection("The poorest wards")
st.markdown(
    f"{BY_THE_STRATEGY if ward_views.poorest_list(place_id) else ''}By the figures: the poorest fifth of the wards, rounded up "
    f"({fifth_of(len(place.wards))} of {len(place.wards)}), or the wards that are significantly worse than the place. The page says which rule is in use."
)
subsection("Recent trend and projection")
st.markdown(
    "The recent trend needs five yearly figures with intervals that do not overlap in time: a weighted line through the "
    "last five, significant at 99.8%, whose direction holds when each figure in turn is left out. Otherwise it cannot "
    "be calculated, and the page says why. A projection carries on the level of at least five figures that do not overlap "
    "in time, the newer ones weighing more; it and its 95% prediction interval were chosen and fitted by a test on past "
    "figures of English authorities, whose result stands beside each projection. The figures of the pandemic are left out."
)
subsection("A change")
st.markdown(
    "A change between two figures whose periods share no day is tested by the 95% limits of the difference, made from those "
    "of the two figures (Newcombe, 1998): more than chance, or within the margin of error. Where either figure has no "
    "interval the change is not tested: its size is given, and that it is not tested."
)

section("Glossary")
for term, meaning in GLOSSARY.items():
    paragraph(meaning, lead=f"{term}.")

section("Sources and licences")
show_table(source_table(place), f"Every source of the figures for {place.name}")
note(" ".join(place.attribution))

section("Every table to download")
for name, table, words in downloads(figures):
    csv_button(table, f"{place_id}_{name}", words)
foot(place, [])
