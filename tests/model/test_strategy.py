"""The strategy: its lists of areas by sex."""

import pytest

from hineq.model.strategy import AreaList, AreaListEntry, Strategy
from hineq.model.words import Sex


def entry(code: str, sex: Sex) -> AreaListEntry:
    return AreaListEntry(list_id="poorest", area_code=code, sex=sex, note="", source_id="made_up")


def area_list(*entries: AreaListEntry) -> AreaList:
    return AreaList(list_id="poorest", name="the poorest wards", quote="", source_id="made_up", entries=entries)


@pytest.mark.parametrize(
    ("sex", "codes"),
    [(Sex.MALE, {"both", "men"}), (Sex.FEMALE, {"both", "women"}), (Sex.PERSONS, {"both", "men", "women"})],
)
def test_a_list_names_the_areas_of_a_sex(sex, codes) -> None:
    found = area_list(entry("both", Sex.PERSONS), entry("men", Sex.MALE), entry("women", Sex.FEMALE))
    assert found.codes(sex) == codes


def test_a_list_without_entries_names_nothing() -> None:
    assert area_list().codes(Sex.PERSONS) == frozenset()


def test_an_area_listed_twice_is_named_once() -> None:
    assert area_list(entry("a", Sex.MALE), entry("a", Sex.FEMALE)).codes(Sex.PERSONS) == {"a"}


def test_a_strategy_finds_its_lists_and_says_which_there_are() -> None:
    strategy = Strategy(
        title="Made up", first_year=2010, last_year=2015, status="made up", source_id="made_up", outcomes=(),
        area_lists=(area_list(),),
    )  # fmt: skip
    assert strategy.area_list("poorest") is strategy.area_lists[0]
    with pytest.raises(ValueError, match=r"'list_id' must be one of \['poorest'\], got 'richest'"):
        strategy.area_list("richest")
