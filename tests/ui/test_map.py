"""The key of the ward map: whom the strategy's list is for, and who is on it for the other sex only."""

import pandas as pd

from hineq.insights.wards.poorest import PoorestRule
from hineq.maps.scene import MapScene, bars_key
from hineq.model.key import ViewKey
from hineq.model.words import Sex
from hineq.ui.views.map import map_scene
from hineq.ui.views.wards import ward_columns
from tests.luton import CODES, LIFE_EXPECTANCY, life_expectancy


def scene(
    rule: PoorestRule, indicator_id: str = LIFE_EXPECTANCY, sex: str = "Male", period: str = "2009-13"
) -> MapScene:
    return map_scene(
        ViewKey(place_id="luton", indicator_id=indicator_id, sex=Sex(sex), period=period), PoorestRule(rule)
    )


def outlines(found: MapScene) -> dict[str, str]:
    return {mark["code"]: mark["outline"] for mark in found.marks}


def test_a_ward_listed_for_women_has_its_own_entry_where_men_are_shown() -> None:
    found = scene(PoorestRule.LIST)
    labels = {item.label: item.outline for item in found.legend if item.outline}
    assert labels == {
        "poorest by the strategy's list, for men": "solid",
        "on the strategy's list for women only, poorest also by the figures: the poorest fifth of wards": "dotted",
    }
    assert outlines(found)[CODES["Leagrave"]] == "dotted"
    label = next(mark["label"] for mark in found.marks if mark["code"] == CODES["Leagrave"])
    assert label.endswith("in the poorest fifth, on the strategy's list for women only")
    assert bars_key(found).startswith("Squares: poorest by the strategy's list, for men.")


def test_by_the_figures_the_list_s_own_wards_are_apart_from_the_women_s() -> None:
    found = scene(PoorestRule.FIFTH)
    labels = {item.outline: item.label for item in found.legend if item.outline}
    assert labels["dashed"] == "poorest only by the strategy's list, for men"
    assert "dotted" not in labels  # Leagrave is in the poorest fifth, and solid
    assert outlines(found)[CODES["Leagrave"]] == "solid"


def test_for_all_people_the_list_is_one() -> None:
    found = scene(PoorestRule.LIST, "overcrowded_households", "Persons", "2021")
    assert [item.label for item in found.legend if item.outline == "solid"] == ["poorest by the strategy's list"]
    assert "dotted" not in outlines(found).values()


def test_ties_are_said_in_the_table_of_wards() -> None:
    table = pd.DataFrame({column.head: column.cells for column in ward_columns(life_expectancy())}).set_index("Ward")
    assert table["Rank of 19"]["Farley"] == "Poorest"
    assert table["Rank of 19"]["Dallow"] == "Joint 9th best"
    assert table["Rank of 19"]["Wigmore"] == "Joint best"
