"""Today's wards beside a place's own: all that the layer has and the place lacks, and of which councils nothing is known."""

from dataclasses import replace

import pytest

from hineq.insights.resident.finding import unsure_words
from hineq.model.place import Place
from hineq.packs.declared.layer import HEAD
from hineq.packs.read.national import NationalLayer
from hineq.packs.read.over import kept_layer
from hineq.packs.read.todays import todays
from tests.made_up import TOWN, town
from tests.paths import DATA
from tests.place_packs import place


@pytest.fixture(scope="module")
def layer() -> NationalLayer:
    return kept_layer(next(DATA.glob(f"*/{HEAD}")).parent)


def gone(made: Place, *codes: str) -> Place:
    return replace(
        made, areas={code: replace(one, gone_by=2020 if code in codes else None) for code, one in made.areas.items()}
    )


@pytest.mark.parametrize(("place_id", "lacks"), [("luton", 20), ("oxford", 24), ("llr", 75)])
def test_what_a_pack_lacks_is_all_that_the_layer_has_beside_its_own(
    place_id: str, lacks: int, layer: NationalLayer
) -> None:
    own = place(place_id)
    found = todays(own, layer)
    assert len(found.wards) == len({ward.area_code for ward in found.wards}) == lacks
    assert not {ward.area_code for ward in found.wards} & {
        ward.area_code for ward in (*own.wards, *own.wards_uncounted)
    }
    assert found.unsure == ()


def test_a_council_of_the_layer_lacks_nothing(layer: NationalLayer) -> None:
    found = todays(layer.council("E07000130"), layer)
    assert found.wards == found.unsure == ()


def test_where_some_wards_are_gone_the_others_are_taken_all_the_same(layer: NationalLayer) -> None:
    council = layer.council("E07000130")
    first, second, *_ = council.wards
    areas = {code: one for code, one in council.areas.items() if code != first.area_code}
    areas |= {"W9": replace(second, area_code="W9", area_name="Former", gone_by=2015)}
    found = todays(replace(council, areas=areas), layer)
    assert [ward.area_code for ward in found.wards] == [first.area_code]


def test_a_ward_that_is_there_and_not_in_the_layer_keeps_two_sets_apart(layer: NationalLayer) -> None:
    council = layer.council("E07000130")
    areas = {code: one for code, one in council.areas.items() if code != council.wards[0].area_code}
    own = replace(council, areas=areas | {"W9": replace(council.wards[0], area_code="W9")})
    assert todays(own, layer).wards == ()


def test_without_a_layer_it_is_said_of_which_councils_wards_may_lack(layer: NationalLayer) -> None:
    made = town([])
    assert todays(made, None).unsure == todays(made, layer).unsure == ()
    found = todays(gone(made, "W1"), layer)
    assert [area.area_code for area in found.unsure] == [TOWN]
    assert unsure_words(found.unsure) == "Wards have changed in Town. This copy may not have all that there are today."
    assert unsure_words(()) == ""
