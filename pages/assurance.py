"""Audit: the questions of an audit asked again, with what has changed and what was read since."""

from markupsafe import Markup

from hineq.insights.thread.assurance import (
    assurance_finding,
    assurance_lede,
    findings_words,
    overall_statements,
)
from hineq.insights.thread.national_target import national_targets, national_words
from hineq.insights.wording.numbers import counted
from hineq.model.download import TableName, download
from hineq.ui.components.fold import fold
from hineq.ui.components.tables import csv_button, show_table
from hineq.ui.layout.page import cite, foot, paragraph, start_page
from hineq.ui.layout.piece import piece
from hineq.ui.layout.selection import write_url
from hineq.ui.layout.visit import start_visit
from hineq.ui.panels.assurance import answer_html, quoted_html, show_questions
from hineq.ui.views import assurance as assurance_views
from hineq.ui.views.kept import as_key, kept

visit = start_visit()
place, place_id = visit.place, visit.place_id
write_url(visit.wanted)
answers = assurance_views.answers(place_id)

start_page(assurance_finding(place), assurance_lede(place))

if answers:
    show_questions(place, answers)
else:
    paragraph(
        "With an audit, this page would show for each of its questions what it found, as strengths and weaknesses in its own "
        "words, what other documents say has changed since, and what figures show."
    )
for answer in answers:
    question = answer.question
    with fold(
        f"{question.number}. {question.theme}: {findings_words(answer)}, and what was read since",
        question.question_id,
    ):
        piece(kept(place_id, answer_html, place, answer, as_key(visit.wanted)))
if overall := overall_statements(place):
    with fold(f"The audit as a whole: {counted(len(overall), 'quotation')}", "whole"):
        piece(Markup("").join(quoted_html(place, statement) for statement in overall))

if targets := national_targets(place):
    gaps = assurance_views.gaps(place_id)
    with fold(
        f"The national target of the day: {counted(len(targets), 'quotation')}, and what figures show", "national"
    ):
        piece(Markup("").join(quoted_html(place, statement) for statement in targets))
        paragraph(national_words(place, gaps))
        if not gaps.empty:
            cite(gaps.source_id)
            table = gaps.drop(columns="source_id").set_axis(
                ["Measure", "Period", place.name, place.benchmark.area_name, "Difference"], axis="columns"
            )
            caption = (
                f"{place.name} and {place.benchmark.area_name}: first and last figures that both have in one series"
            )
            show_table(table, caption, stacked=True)
            csv_button(gaps, f"{place.place_id}_national_target", at=download(TableName.NATIONAL_TARGET, place_id))
cited = [answer.question.source_id for answer in answers]
cited += [found.since.source_id for answer in answers for found in answer.findings if found.since]
foot(
    place,
    dict.fromkeys(cited),
    "Findings are quoted whole or in part, never reworded. A later statement stands beside a finding only where hineq ties "
    "the two; hineq does not judge whether a weakness is mended."
    if answers
    else "",
)
