"""Assurance: the questions of an audit asked again, with what has changed and the evidence of today."""

import streamlit as st
from markupsafe import Markup

from hineq.insights.thread.assurance import (
    assurance_finding,
    assurance_lede,
    national_targets,
    national_words,
    overall_statements,
)
from hineq.ui.components.tables import csv_button, show_table
from hineq.ui.layout.page import foot, note, paragraph, section, start_page
from hineq.ui.layout.selection import write_url
from hineq.ui.layout.visit import start_visit
from hineq.ui.panels.assurance import draw_answer, quoted_html
from hineq.ui.views import assurance as assurance_views

visit = start_visit()
place, place_id = visit.place, visit.place_id
write_url(visit.wanted)
answers = assurance_views.answers(place_id)

start_page(assurance_finding(place), assurance_lede(place))

if overall := overall_statements(place):
    section("The audit as a whole", "In its own words.")
    st.html(Markup("").join(quoted_html(place, statement) for statement in overall))
for answer in answers:
    section(f"{answer.question.number}. {answer.question.theme}", f"{answer.question.wording}.")
    draw_answer(place, answer, visit.wanted)
if not answers:
    section("What this page would hold")
    note(
        "For each question of an audit: what it found, as strengths and weaknesses in its own words, what other documents "
        "say has changed since, and what this pack can compute today. It needs three tables of the pack: "
        "audit_questions.csv, audit_findings.csv and audit_evidence.csv."
    )

targets = national_targets(place)
if targets:
    section("The national target of the day")
    for statement in targets:
        st.html(quoted_html(place, statement))
    gaps = assurance_views.gaps(place_id)
    paragraph(national_words(place, gaps))
    if not gaps.empty:
        table = gaps.drop(columns="source_id").set_axis(
            ["Measure", "Period", place.name, place.benchmark.area_name, "Difference"], axis="columns"
        )
        show_table(
            table, f"{place.name} and {place.benchmark.area_name}: first and last figures in one series",
            numeric=(place.name, place.benchmark.area_name),
        )  # fmt: skip
        csv_button(gaps, f"{place.place_id}_national_target")
cited = [answer.question.source_id for answer in answers]
cited += [found.since.source_id for answer in answers for found in answer.findings if found.since]
foot(
    place,
    dict.fromkeys(cited),
    "Findings are quoted whole or in part, never reworded. A later statement of another document "
    "stands beside a finding only where hineq ties the two; hineq does not judge whether a weakness is mended.",
)
