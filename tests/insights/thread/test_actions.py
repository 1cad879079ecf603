"""What is to be done, by whom and by when: in words, and overdue by the pack's day."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hineq.insights.thread.actions import actions_finding, actions_for, actions_of, actions_table, due_words
from hineq.model.place import Place
from hineq.packs.read.pack import load_place
from tests.place_packs import place as shipped

GOOD = Path(__file__).parents[2] / "examples" / "good"


@pytest.fixture(scope="module")
def place() -> Place:
    return load_place(GOOD)


def test_an_overdue_action_is_counted_and_says_by_how_long(place: Place) -> None:
    assert place.snapshot == date(2020, 1, 31)
    (clinic,) = actions_of(place, "healthy_lives")
    assert due_words(clinic, place.snapshot) == "31 October 2019 (3 months overdue)"
    assert due_words(clinic, date(2019, 11, 1)) == "31 October 2019 (1 day overdue)"
    assert due_words(clinic, date(2019, 10, 31)) == "31 October 2019"
    assert due_words(replace(clinic, done=date(2019, 12, 1)), place.snapshot) == "done on 1 December 2019"
    assert actions_finding(place, place.actions) == (
        "Two actions: 1 with an owner, 2 with a due date; 1 overdue on 31 January 2020, as nobody says that it was done."
    )


def test_what_nobody_supplied_is_said(place: Place) -> None:
    rows = actions_table(place, place.actions).to_numpy().tolist()
    assert rows == [
        ["Open a stop-smoking clinic", "Fewer adults smoke", "Head of Examples", "The Board of Examples", "31 October 2019 (3 months overdue)"],
        ["Lead walks", "", "not supplied", "not supplied", "31 March 2021"],
    ]  # fmt: skip


def test_an_action_is_for_the_measure_that_it_names_and_what_is_done_comes_last(place: Place) -> None:
    (clinic,) = actions_for(place, "smoking")
    done = replace(clinic, action_id="done", done=date(2019, 1, 1))
    assert [one.action_id for one in actions_for(replace(place, actions=(done, clinic)), "smoking")] == [
        "help_to_stop",
        "done",
    ]
    assert actions_for(place, "life_expectancy") == ()


@pytest.mark.parametrize("place_id", ["luton", "oxford", "llr"])
def test_a_pack_whose_documents_name_no_actions_has_none(place_id: str) -> None:
    assert actions_finding(shipped(place_id), shipped(place_id).actions) == ""
