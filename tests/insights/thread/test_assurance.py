"""The audit's questions asked again: what was found, what was read since, and what only this copy holds."""

import re
from dataclasses import replace
from datetime import date
from functools import cache

import pandas as pd
import pytest

from hineq.insights.series.families import distinct_measures
from hineq.insights.series.figures import Figures
from hineq.insights.standing.dated_facts import document
from hineq.insights.thread.assurance import (
    Answer,
    answers,
    assurance_finding,
    assurance_lede,
    findings_words,
    overall_statements,
    since_words,
)
from hineq.insights.thread.evidence import Computed, measures_by_figure, priorities_reported, priorities_with_figures
from hineq.insights.thread.national_target import national_gaps, national_targets, national_words
from hineq.model.document_words import EvidenceKind, Judgement
from hineq.model.roles import IndicatorRole, StrategyPart
from hineq.model.strategy import Measure
from hineq.model.thread import PriorityUpdate
from hineq.model.words import Sex, Tie
from tests.luton import ENGLAND, LUTON, figures, luton
from tests.made_up import COUNTRY, SMOKING, TOWN, indicator, opened, row, series, town


@cache
def all_answers() -> tuple[Answer, ...]:
    return answers(figures())


@cache
def all_gaps() -> pd.DataFrame:
    return national_gaps(figures())


UPDATE = PriorityUpdate(
    priority_id="priority_1_1", as_at=date(2026, 1, 1), narrative="Done.", owner="", action="", due=None, source_id="s",
)  # fmt: skip


def answer(number: int) -> Answer:
    return all_answers()[number - 1]


def shown(number: int) -> list[str]:
    return [sentence for one in answer(number).evidence for sentence in one.computed.shown]


def held(number: int) -> list[str]:
    return [sentence for one in answer(number).evidence for sentence in one.computed.held]


class TestQuestions:
    def test_all_six_are_asked_in_order(self) -> None:
        assert [one.question.number for one in all_answers()] == ["1", "2", "3", "4", "5", "6"]

    def test_each_has_its_findings_and_its_evidence(self) -> None:
        assert [len(one.findings) for one in all_answers()] == [4, 6, 2, 1, 2, 1]
        assert all(one.evidence for one in all_answers())

    def test_no_joint_strategy_is_answered_by_the_strategy(self) -> None:
        first = answer(1).findings[0]
        assert first.finding.judgement is Judgement.WEAKNESS
        assert "no overall joint strategy in place" in first.finding.quote
        assert first.since is not None
        assert first.since.source_id == "luton_hwb_strategy_2012_17"

    def test_where_no_document_says_what_changed_nothing_is_said(self) -> None:
        assert answer(1).findings[1].since is None

    def test_every_kind_of_evidence_is_named_and_computes_a_sentence(self) -> None:
        named = [one for found in all_answers() for one in found.evidence if one.kind]
        assert {one.kind for one in named} == set(EvidenceKind)
        assert all(one.computed.shown or one.computed.held for one in named)
        assert all(one.computed == Computed() for found in all_answers() for one in found.evidence if not one.kind)

    def test_the_workforce_has_words_only(self) -> None:
        assert shown(4) == held(4) == []

    def test_what_this_copy_holds_answers_no_question(self) -> None:
        """What counts hineq's own tables and ties, whatever it is called, stands in no line of a question."""
        for one in all_answers():
            line = since_words(luton(), one)
            assert not any(sentence in line for evidence in one.evidence for sentence in evidence.computed.held)
            assert not re.search(r"\btoday\b|source|\btie[sd]?\b|\bhere on\b", line), line
        assert shown(3) == shown(6) == []

    def test_each_document_stands_with_its_own_date(self) -> None:
        for one in all_answers():
            line = since_words(luton(), one)
            for statement in [found.since for found in one.findings] + [
                evidence.statement for evidence in one.evidence
            ]:
                assert statement is None or document(luton().sources[statement.source_id]) in line
        assert "Corporate peer challenge self-assessment, undated (spring 2013 by its own text)" in since_words(
            luton(), answer(3)
        )

    def test_a_place_without_an_audit_has_no_question_and_says_so(self) -> None:
        rows = opened(town([row(TOWN, "2020", 20.0)]))
        assert answers(rows) == ()
        assert assurance_finding(rows.place) == "No audit of how Town tackles health inequalities was read"
        assert assurance_lede(rows.place) == ""


class TestWhatIsSaid:
    def test_the_heading_says_whose_reading_it_is(self) -> None:
        assert assurance_finding(luton()) == "Seven of the 16 conclusions of the 2008 audit read as weaknesses"

    def test_what_officers_say_is_said_of_the_pack_not_of_the_council(self) -> None:
        words = "No officer's update was read on any of the strategy's 17 priorities."
        assert assurance_lede(luton()).endswith(words)
        place = replace(luton(), thread=replace(luton().thread, updates=(UPDATE,)))
        assert priorities_reported(place) == {"priority_1_1"}
        assert assurance_lede(place).endswith("Officers' updates were read on one of the strategy's 17 priorities.")

    def test_the_audit_as_a_whole_begins_with_its_first_conclusion(self) -> None:
        assert [one.statement_id for one in overall_statements(luton())] == [
            "audit_improvement", "audit_scope", "audit_social_responsibility",
        ]  # fmt: skip
        assert overall_statements(town([])) == ()

    def test_the_lede_gives_the_document_its_date_and_whose_reading_it_is(self) -> None:
        words = assurance_lede(luton())
        assert "Tackling health inequalities in Luton (24 September 2008)" in words
        assert "Which conclusion is a strength and which a weakness is hineq's reading." in words
        assert "hineq's reading" in words

    def test_sentences_of_the_strategy_page(self) -> None:
        assert shown(1) == [
            "The strategy prints 62 links from its priorities to needs.",
            "By the strategy three delivery boards answered to the Health and Wellbeing Board.",
        ]
        assert held(1) == [
            "16 of 17 commissioning priorities are tied by hineq to a published figure, and none has an officer's update here.",
        ]

    def test_sentences_on_performance(self) -> None:
        assert shown(5)[:2] == [
            "3 of 7 targets can be checked against a published figure; none of them was met.",
            "Luton missed all three targets that can be checked.",
        ]
        assert held(5) == [
            "16 of the 39 distinct measures that the strategy names have a published figure for Luton here (a stand-in counts, an "
            "estimate does not), 2 for wards only, 21 none.",
        ]


def measure(measure_id: str, indicator_id: str, tie: Tie = Tie.DIRECT) -> Measure:
    return Measure(
        measure_id=measure_id,
        part=StrategyPart.OUTCOME,
        cut_off=False,
        outcome_id="outcome_1",
        wording=measure_id,
        indicator_id=indicator_id,
        tie=tie,
        note="",
    )


class TestCounts:
    def made(self, *measures: Measure) -> Figures:
        kinds = [indicator(), indicator(indicator_id="wards_only", short_name="W"), indicator(indicator_id="empty")]
        all_series = [series(indicator_id=one.indicator_id) for one in kinds]
        rows = [row(TOWN, "2020", 20.0), row("W1", "2020", 5.0, indicator_id="wards_only")]
        return opened(replace(town(rows, kinds=kinds, all_series=all_series), measures=measures))

    def test_a_measure_counts_once_by_its_best_indicator(self) -> None:
        figures = self.made(measure("a", "empty"), measure("a", SMOKING, Tie.PROXY), measure("b", "wards_only"))
        assert measures_by_figure(figures) == {"place": 1, "wards": 1, "none": 0}

    def test_context_and_no_tie_publish_nothing(self) -> None:
        figures = self.made(measure("a", SMOKING, Tie.CONTEXT), measure("b", "", Tie.NONE), measure("c", "empty"))
        assert measures_by_figure(figures) == {"place": 0, "wards": 0, "none": 3}

    def test_every_measure_of_luton_is_counted(self) -> None:
        found = measures_by_figure(figures())
        assert len({(one.outcome_id, one.measure_id) for one in luton().measures}) == 41
        # infant mortality and the gap inside Luton are each named twice
        assert sum(found.values()) == 39

    def test_the_priority_without_a_tie_is_the_one_without_figures(self) -> None:
        ids = {one.priority_id for one in luton().thread.commissioning_priorities}
        assert ids - priorities_with_figures(figures()) == {"priority_2_6"}


class TestNationalTarget:
    def test_the_target_comes_before_the_priorities_of_its_day(self) -> None:
        found = national_targets(luton())
        assert [figure.printed for figure in found[0].figures] == ["10%"]
        assert len(found) == 4

    @pytest.mark.parametrize(
        ("measure_name", "period", "place", "country", "words"),
        [
            ("Infant mortality rate", "2010", "5.9", "4.3", "1.6 higher, within the margin of error"),
            ("Life expectancy at birth, men", "2023-25", "78.6", "79.7", "1.1 years lower, not tested"),
            ("Life expectancy at birth, women", "2015-17", "82.2", "83.1", "0.9 years lower, not tested"),
        ],
    )
    def test_the_gap_has_its_direction_and_its_verdict(
        self, measure_name: str, period: str, place: str, country: str, words: str
    ) -> None:
        rows = all_gaps()[(all_gaps().measure == measure_name) & (all_gaps().period == period)]
        assert len(rows) == 1
        one = rows.iloc[0]
        assert (one.place, one.country, one.difference) == (place, country, words)

    def test_both_ends_are_of_one_series_with_both_figures(self) -> None:
        source = figures().table
        own = source[(source.area_code == LUTON) & (source.indicator_id == "infant_mortality")]
        country = source[(source.area_code == ENGLAND) & (source.indicator_id == "infant_mortality")]
        shared = set(own[own.series == "single_year"].period) & set(country[country.series == "single_year"].period)
        assert {"2010", "2017"} <= shared

    def test_what_cannot_be_said_is_said(self) -> None:
        words = national_words(luton(), all_gaps())
        assert "infant mortality rate from 2010" in words
        assert "What they cannot say: whether the target was met" in words

    def test_a_place_without_such_figures_says_so(self) -> None:
        rows = opened(town([row(TOWN, "2020", 20.0)]))
        gaps = national_gaps(rows)
        assert gaps.empty
        assert national_words(rows.place, gaps) == (
            "No figure of Town was read beside one of Country on the measures of this target."
        )

    def test_figures_that_are_the_same_are_called_so(self) -> None:
        kinds = [
            indicator(indicator_id="infant_mortality", name="Infant mortality", roles=(IndicatorRole.NATIONAL_TARGET,))
        ]
        rows = [row(code, "2020", 4.0, indicator_id="infant_mortality") for code in (TOWN, COUNTRY)]
        made = opened(town(rows, kinds=kinds, all_series=[series(indicator_id="infant_mortality")]))
        assert list(national_gaps(made).difference) == ["the same, not tested"]
        assert Sex.PERSONS.value not in national_gaps(made).measure.iloc[0]

    @pytest.mark.parametrize(
        ("limits", "verdict"),
        [((5.5, 6.5), "more than chance"), ((3.5, 8.5), "within the margin of error"), ((), "not tested")],
    )
    def test_every_difference_says_whether_it_was_tested(self, limits: tuple[float, ...], verdict: str) -> None:
        kinds = [indicator(roles=(IndicatorRole.NATIONAL_TARGET,))]
        own = row(TOWN, "2020", 6.0, **dict(zip(("lower_ci", "upper_ci"), limits, strict=False)))
        made = opened(town([own, row(COUNTRY, "2020", 4.0)], kinds=kinds))
        (words,) = national_gaps(made).difference
        assert words.endswith(f" higher, {verdict}")


class TestOneLine:
    def test_each_question_says_what_was_found_and_what_was_read_since(self) -> None:
        said = [(findings_words(one), since_words(luton(), one)) for one in answers(figures())]
        assert said[0] == (
            "two weaknesses and two strengths",
            "The strategy prints 62 links from its priorities to needs. Four statements of Luton Health and Wellbeing Strategy 2012-2017, "
            "undated; Corporate peer challenge self-assessment, undated (spring 2013 by its own text).",
        )
        assert said[1][1].endswith(" No figure bears on it.")
        bare = replace(answers(figures())[0], findings=(), evidence=())
        assert (findings_words(bare), since_words(luton(), bare)) == (
            "no conclusion",
            "Nothing was read that bears on it.",
        )

    def test_the_sources_are_those_that_figures_are_from(self) -> None:
        said = [sentence for number in range(1, 7) for sentence in held(number)]
        (sources,) = [one for one in said if "with its definition" in one]
        own = figures().rows(area_codes={figures().place.area_code, *figures().place.ward_codes})
        own = own[own["value"].notna()]
        assert f"from {own.source_id.nunique()} sources" in sources
        kinds, sure = (
            distinct_measures(figures().place.indicators[one] for one in rows.indicator_id.unique())
            for rows in (own, own[own.lower_ci.notna()])
        )
        assert sources.startswith(f"{kinds} distinct measures of Luton and its wards")
        assert sources.endswith(f"; {sure} of them with 95% confidence intervals.")
