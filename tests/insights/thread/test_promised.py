"""What is promised now: read with its figures and its ties, whose it is at each level, and said in one sentence."""

import re
from dataclasses import replace

import pytest

from hineq.insights.search.entries import Subject, search_entries
from hineq.insights.targets.overview import holdings_words
from hineq.insights.thread.promised import (
    beside_now,
    beside_words,
    figures_words,
    no_yearly_targets,
    promised_finding,
    promised_now,
    promised_title,
    promised_words,
    targets_finding,
)
from hineq.insights.wards.levels import way_up
from hineq.model.document_words import StatementTopic
from tests.luton import luton
from tests.place_packs import place
from tests.places_with_levels import LEVELS, level


def test_the_strategy_of_now_has_five_targets_none_with_a_figure() -> None:
    document, *_ = promised_now(luton())
    assert figures_words(document) == "Five targets, none with a figure; 10 priorities"
    assert [one.statement.quote for one in document.targets][:2] == [
        "better and more equal healthy life expectancy rates for residents across Luton",
        "more of our households will live in good quality and secure housing",
    ]
    assert [one.indicator_id for one in document.targets[0].indicators] == ["healthy_life_expectancy_at_birth"]
    assert document.dated == "2023 or later"
    assert promised_finding(luton()) == (
        "Target outcomes of Luton's population wellbeing strategy 2023 to 2028: five targets, none with a figure in what was read."
    )


def test_a_target_of_none_is_a_figure() -> None:
    assert targets_finding(luton()).startswith(
        "Of 10 targets in all documents one has a figure: “We have a new top priority"
    )
    suicide = "“Work towards having no deaths from suicide in the city”."
    assert targets_finding(place("llr")) == f"The one target: {suicide}"
    assert promised_words(place("llr")).endswith(f": one target with a figure in what was read: {suicide}")


@pytest.mark.parametrize(
    ("area", "whose"),
    [("E06000016", {""}), ("E10000018", {""}), ("E06000017", set()), ("E07000134", {"Leicestershire"})],
)
def test_a_level_has_its_own_documents_and_those_of_the_areas_that_it_lies_in(area, whose) -> None:
    whole, level = place("llr"), place("llr").within(area)
    assert {one.whose for one in promised_now(whole)} == {"Leicester", "Leicestershire"}
    assert {one.whose for one in beside_now(whole)} == {"Rutland"}
    assert {one.whose for one in promised_now(level)} == whose
    # what belongs to no area in particular stays
    assert [one for one in whole.statements if not one.area_code] == [
        one for one in level.statements if not one.area_code
    ]


@pytest.mark.parametrize("place_id", ["luton", "llr", "oxford"])
def test_every_statement_of_now_stands_in_one_document_and_search_knows_its_page(place_id: str) -> None:
    there = place(place_id)
    shown = [
        statement
        for document in (*promised_now(there), *beside_now(there))
        for statement in (*(one.statement for one in (*document.targets, *document.priorities)), *document.others)
    ]
    said = [one for one in there.statements if one.topic.of_now]
    assert sorted(shown, key=lambda one: one.statement_id) == sorted(said, key=lambda one: one.statement_id)
    assert said
    subjects = {(entry.title, entry.text): entry.subject for entry in search_entries(there)}
    assert {subjects[one.heading, one.shown] for one in said} == {Subject.STRATEGY}


def test_what_is_said_of_figures_holds_for_one_target_for_several_and_for_none() -> None:
    (first, *rest), others = [
        [one for one in luton().statements if (one.topic is StatementTopic.PROMISED_NOW) is wanted]
        for wanted in (True, False)
    ]
    figured = next(one for one in rest if one.figures)
    assert targets_finding(replace(luton(), statements=(first,))) == (
        "The one target has no figure: nobody can be held to it."
    )
    assert targets_finding(replace(luton(), statements=(first, rest[0]))).startswith("Of two targets none has")
    assert targets_finding(replace(luton(), statements=(figured, figured))).startswith("Of two targets two have")
    assert targets_finding(replace(luton(), statements=tuple(others))) == ""
    assert promised_finding(replace(luton(), statements=())) == ""


@pytest.mark.parametrize("key", LEVELS)
def test_what_is_no_document_of_today_is_named_and_counts_nowhere(key: str) -> None:
    there = level(key).place
    documents, others = promised_now(there), beside_now(there)
    assert not [one for one in documents if one.source.stage]
    assert all(one.dated.startswith(f"{one.source.stage}, ") for one in others)
    without = {one.source.source_id for one in others}
    bare = replace(there, statements=tuple(one for one in there.statements if one.source_id not in without))
    assert promised_words(bare) == promised_words(there)
    assert targets_finding(bare) == targets_finding(there)
    if documents:
        assert promised_title(bare) == promised_title(there)
    elif others:
        assert promised_title(there).startswith(f"No promise of now was read for {there.name}, only ")
    assert bool(beside_words(there)) is bool(others)


def test_drafts_minutes_and_what_has_ended_are_named() -> None:
    assert promised_title(place("llr").within("E06000017")) == (
        "No promise of now was read for Rutland, only a draft and minutes"
    )
    assert promised_title(place("oxford")) == "No promise of now was read for Oxford, only minutes"
    assert beside_words(luton()) == "Not counted as promised now: a strategy that has ended."
    assert promised_title(place("llr")) == (
        "Today's documents name 15 priorities and one target with a figure in what was read"
    )


def test_yearly_targets_are_told_from_what_is_promised_now() -> None:
    said = no_yearly_targets(place("llr").within("E06000016"))
    assert said == (
        "This copy holds no yearly targets for Leicester; the target that is promised now stands in words among the promises."
    )
    assert no_yearly_targets(place("oxford")) == "This copy holds no yearly targets for Oxford."


@pytest.mark.parametrize("key", LEVELS)
def test_no_count_of_targets_is_said_twice_and_a_heading_says_whose_documents_they_are(key: str) -> None:
    there = level(key).place
    said, documents = promised_words(there), promised_now(there)
    with_targets = [one for one in documents if one.targets]
    assert len(re.findall(r"\b(?:has|have|with) a figure\b|\bnone with a figure\b", said)) <= max(1, len(with_targets))
    assert said.count("nobody can be held") <= 1
    if documents and all(one.whose for one in documents):
        whose, above = documents[0].whose, [area.area_name for area in way_up(there, there.area_code)[1:]]
        if whose in above and len(documents) == 1:
            assert promised_title(there).startswith(f"{whose}, around ")


@pytest.mark.parametrize("key", LEVELS)
def test_what_a_copy_breaks_off_is_counted_as_what_was_read(key: str) -> None:
    there = level(key).place
    if promised_now(there):
        assert "in what was read" in promised_finding(there)
        assert promised_title(there).endswith("in what was read")
        assert "no promise to check" not in holdings_words(there)
