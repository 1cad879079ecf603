"""A place of the nation is found by its name, alone or with its council's, and same names are told apart."""

from hineq.insights.search.places import Compared, listed_of, places_named, what_words
from hineq.model.naming import NameKind, PlaceName


def named(name: str, council: str, kind: NameKind = NameKind.WARD) -> PlaceName:
    return PlaceName(name=name, kind=kind, area_code=f"{name} {council}", council_code=council, council=council)


CASTLES = [named("Castle", f"Council {number:02}") for number in range(24)]
PLACES = [
    *CASTLES, named("Castle Hill", "Norwich"), named("St. Mary's", "Council 03"), named("New Castle", "Council 01"),
    named("Castle", "Castle", NameKind.AUTHORITY),
]  # fmt: skip
NAMES = [Compared.of(place) for place in PLACES]


def test_whole_names_come_first_councils_before_wards_then_beginnings_then_words_within() -> None:
    found = [f"{place.name}, {what_words(place)}" for place in places_named(NAMES, "castle")]
    assert found[0] == "Castle, council"
    assert found[1:25] == [f"Castle, ward of Council {number:02}" for number in range(24)]
    assert found[25:] == ["Castle Hill, ward of Norwich", "New Castle, ward of Council 01"]


def test_the_council_after_the_name_tells_one_from_another() -> None:
    for asked in ("Castle Council 07", "castle, council 07", "Castle (Council 07)"):
        assert places_named(NAMES, asked) == [CASTLES[7]]
    assert places_named(NAMES, "Castle Coun") == CASTLES
    assert places_named(NAMES, "St Marys, Council 03") == [PLACES[25]]
    assert places_named(NAMES, "Castle Nowhere") == []


def test_a_few_letters_find_whole_names_alone() -> None:
    assert places_named(NAMES, "Ca") == []
    assert places_named(NAMES, "") == []


def test_all_that_have_the_very_name_are_listed_and_the_rest_is_counted() -> None:
    assert listed_of(places_named(NAMES, "castle"), "castle") == (
        25, "The first 25 of 27. More of the name, or the council's after it, finds fewer.",
    )  # fmt: skip
    assert listed_of(CASTLES, "cast")[0] == 12
    assert listed_of(CASTLES[:3], "castle") == (3, "")
