"""Lists of wards that are gone say of which years they were."""

import pytest

from hineq.insights.resident.answer import answer_section
from hineq.insights.resident.finding import former_words
from hineq.ui.views.area import area_names, wards_to_pick
from tests.place_packs import place


def test_a_ward_that_is_gone_is_listed_by_its_years_or_by_when_it_was_replaced() -> None:
    assert former_words(place("luton").wards[0], place("luton")) == "Wards of 2003 to 2023"
    llr = place("llr")
    assert former_words(llr.earlier_wards[0], llr) == "Wards of the 2011 Census"
    assert {former_words(ward, llr) for ward in llr.wards_gone} == {"Wards replaced by 2021", "Wards replaced by 2024"}


@pytest.mark.parametrize(
    ("place_id", "headings"),
    [
        ("luton", ["The wards of Luton", "Wards of the 2011 Census", "Wards of 2003 to 2023"]),
        ("oxford", ["The wards of Oxford", "Wards of the 2011 Census", "Wards replaced by 2021"]),
        ("E07000114", ["The wards of Thanet"]),
    ],
)
def test_every_set_has_its_heading_and_no_ward_stands_twice(place_id: str, headings: list[str]) -> None:
    listed = wards_to_pick(place_id)
    assert list(listed) == headings
    codes = [one.ward for wards in listed.values() for one in wards.values()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("place_id", "wards"), [("llr", 176), ("llr/E07000130", 24), ("llr/E06000017", 15), ("llr/E06000016", 21)]
)
def test_the_wards_of_a_place_are_all_that_it_has_today(place_id: str, wards: int) -> None:
    """Where all the wards that a pack has of a council are gone, the layer has today's, under the council's own code."""
    listed = wards_to_pick(place_id)
    there = next(one for heading, one in listed.items() if heading.startswith("The wards of"))
    assert len(there) == wards
    assert {one.place for one in there.values()} <= {"", "E07000129", "E07000130", "E07000131", "E06000017"}
    assert set(there) <= set(area_names(place_id))


@pytest.mark.parametrize(("council", "other"), [("E06000016", "Leicestershire"), ("E10000018", "Leicester City")])
def test_no_board_of_another_council_is_named_as_responsible(council: str, other: str) -> None:
    own = place("llr").within(council)
    (boards,) = [part for part in answer_section(own, own.wards[0]).parts if part.names]
    assert boards.sentences
    assert [one for one in boards.sentences if one.startswith(other)] == []
