"""Figures of an analyst's own: handed in, checked, asked about what the file cannot say, laid on every page of this session."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from hineq.insights.wording.numbers import counted
from hineq.model.download import CommonTable, download
from hineq.model.words import FigureStatus, Polarity, Sex
from hineq.packs.bring.answers import Answers
from hineq.packs.bring.bringing import TEMPLATE, summary
from hineq.packs.bring.laying import plan_of_extract
from hineq.packs.bring.plan import Plan
from hineq.packs.importers.all_layouts import read_any
from hineq.packs.importers.extract import Extract
from hineq.packs.read.problems import InvalidPack, Problem
from hineq.ui.components.faults import mistakes, show_faults
from hineq.ui.components.links import page_link
from hineq.ui.components.tables import csv_button
from hineq.ui.components.upload import Upload
from hineq.ui.layout.page import note, paragraph
from hineq.ui.layout.pages import MAP, TARGETS
from hineq.ui.layout.visit import Visit
from hineq.ui.markdown import as_written
from hineq.ui.views.own import lay_figures, own, pack_of, take_figures_away
from hineq.ui.views.place import opened

UPLOAD = Upload(
    key="figures", label="Figures of your own (CSV or Excel)", noun="file", read=read_any, types=("csv", "xlsx", "ods"), on_forget=take_figures_away
)  # fmt: skip
_UNSAID = "the file does not say"


def show_own_figures(visit: Visit) -> None:
    """Where figures are handed in, what became of them, and the ways on."""
    paragraph(
        "A sheet of your own, or a download of Fingertips, the ONS, Nomis or the Indices of Deprivation.",
        lead="Figures by ward or council.",
    )
    csv_button(TEMPLATE, "figures_template", "Template: a figure a row", at=download(CommonTable.FIGURES_TEMPLATE, ""))
    given = UPLOAD.supplied()
    for line in UPLOAD.lost():
        note(line)
    UPLOAD.offer()
    if given is None:
        return
    if given.content is None:
        _refused(given.faults, given.name)
        return
    pack = pack_of(visit.place_id)
    answers = _answers(given.content)
    try:
        plan = plan_of_extract(opened(pack).place, given.content, answers, date.today())
    except InvalidPack as error:
        _refused(error.problems, given.name)
        return
    _show(plan, pack, given.name, answers, visit.wanted)


def _refused(problems: tuple[Problem, ...], name: str) -> None:
    take_figures_away()
    paragraph(
        f"Nothing of it is shown until they are mended: {counted(mistakes(problems), 'fault')}.",
        lead=f"{name} was not read.",
    )
    show_faults(problems, "figures_faults")


def _answers(extract: Extract) -> Answers:
    """What the analyst says where the file does not: only what it does not say is asked."""
    measures = extract.measures
    with st.container(key="figures_answers"):
        sex = _pick("Whom do the figures count?", Sex, "figures_sex") if (extract.figures.sex == "").any() else ""
        unit = ""
        if not all(one.unit for one in measures):
            unit = st.text_input(
                "In which unit?", key="figures_unit", placeholder="%, years, per 1,000 live births, index score"
            )
        polarity = (
            "" if all(one.polarity for one in measures) else _pick("Which way is good?", Polarity, "figures_polarity")
        )
        released = extract.unreleased and st.checkbox(
            "These figures were released already: show small numbers as they are", key="figures_released"
        )
    return Answers(
        sex=Sex(sex) if sex else None, unit=unit.strip(), polarity=Polarity(polarity) if polarity else None,
        publisher="Handed in by its reader", source=extract.file, licence="Not stated; for this session only", theme="Figures of your own",
        status=FigureStatus.PROVISIONAL, as_published=released,
    )  # fmt: skip


def _pick(label: str, words: type[Sex] | type[Polarity], key: str) -> str:
    said = {str(word): word.word if isinstance(word, Polarity) else word.people for word in words}
    picked: str = st.selectbox(label, ["", *said], key=key, format_func=lambda one: said.get(one, _UNSAID))
    return picked


def _show(plan: Plan, pack: str, file: str, said: Answers, shown: Mapping[str, str]) -> None:
    for line in (*plan.lines, *summary(plan)):
        note(line)
    if plan.asks:
        paragraph(" ".join(as_written(f"{ask}.") for ask in _plainly(plan)), lead="Say first what the file does not.")
        take_figures_away()
        return
    held = own()
    if held is None or (held.pack, held.file, held.said) != (pack, file, said):
        if plan.changes:
            lay_figures(pack, file, plan, said)
            st.rerun()
        return
    indicators = dict.fromkeys(change.indicator_id for change in plan.changes)
    place = opened(pack).place
    of_wards = [
        one
        for one in indicators
        if plan.found.new.area_code[plan.found.new.indicator_id == one].isin(place.ward_codes).any()
    ]
    if of_wards:
        page_link(MAP, "See them on the map", {**shown, "indicator": of_wards[0]})
    page_link(TARGETS, "See them over time", {**shown, "indicator": next(iter(indicators))})


def _plainly(plan: Plan) -> list[str]:
    """What is asked, without the words of the command line."""
    return [ask.split(": --")[0].split(" say it with")[0].rstrip(".:") for ask in plan.asks]
