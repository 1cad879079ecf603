"""Lists of wards that are gone say of which years they were."""

import pytest

from hineq.insights.resident.finding import former_words
from hineq.ui.views.area import wards_to_pick
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
