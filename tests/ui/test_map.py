"""The scene of the ward map: colours, marks, numbers, the words at the pointer, and its key."""

import pandas as pd
import pytest

from hineq.insights.wards.poorest import PoorestRule
from hineq.insights.wards.selection import ward_indicators
from hineq.maps.scene import MapScene, bars_key
from hineq.model.key import ViewKey
from hineq.model.words import Polarity, Sex
from hineq.theme.contrast import WHITE, contrast
from hineq.ui.views.map import map_scene
from hineq.ui.views.wards import ward_columns, ward_selection
from tests.luton import LIFE_EXPECTANCY, figures, life_expectancy


def scene(
    rule: PoorestRule, indicator_id: str = LIFE_EXPECTANCY, sex: str = "Male", period: str = "2009-13"
) -> MapScene:
    return map_scene(
        ViewKey(place_id="luton", indicator_id=indicator_id, sex=Sex(sex), period=period), PoorestRule(rule)
    )


def marked(found: MapScene) -> set[str]:
    return {mark["name"] for mark in found.marks if mark["marked"]}


def signs(found: MapScene) -> list[str]:
    return [item.label for item in found.legend if item.marked]


def test_a_ward_listed_for_women_has_no_mark_where_men_are_shown_and_says_so() -> None:
    found = scene(PoorestRule.LIST)
    assert signs(found) == ["on the strategy's list, for men"]
    assert {"Farley", "Dallow", "Challney"} <= marked(found)
    leagrave = next(mark for mark in found.marks if mark["name"] == "Leagrave")
    assert not leagrave["marked"]
    assert leagrave["label"].endswith("in the poorest fifth, on the strategy's list for women only")
    assert leagrave["lines"][-1] == "On the strategy's list for women only"
    assert bars_key(found).startswith("Squares: poorest by the strategy's list, for men.")


def test_by_the_figures_the_poorest_fifth_is_marked_and_nothing_else() -> None:
    found = scene(PoorestRule.FIFTH)
    assert signs(found) == ["in the poorest fifth"]
    assert marked(found) == {"Farley", "Leagrave", "South", "Biscot"}


def test_for_all_people_the_list_is_one() -> None:
    assert signs(scene(PoorestRule.LIST, "overcrowded_households", "Persons", "2021")) == ["on the strategy's list"]


@pytest.mark.parametrize("rule", PoorestRule)
def test_what_stands_at_the_pointer_is_what_the_figures_say(rule: PoorestRule) -> None:
    lines = {mark["name"]: mark["lines"] for mark in scene(rule).marks}
    assert lines["Farley"][:4] == [
        "75.3 years", "95% confidence interval 73.5 to 77.1", "2009-13, poorest of 19",
        "Worse than the average of Luton's wards",
    ]  # fmt: skip


def test_dark_is_worse_and_every_ward_has_a_number_a_name_and_its_lines(subtests: pytest.Subtests) -> None:
    for indicator_id in sorted(ward_indicators(figures())):
        with subtests.test(indicator_id):
            _hold(indicator_id)


def _hold(indicator_id: str) -> None:
    chosen = ward_selection("luton", {"indicator": indicator_id})
    found = map_scene(chosen.key, PoorestRule.FIFTH)
    judged = found.view.indicator.judged_by
    assert [mark["number"] for mark in found.marks] == list(range(1, len(found.marks) + 1))
    assert all(mark["name"] and mark["lines"] and mark["value"] for mark in found.marks)
    drawn = {mark["code"]: mark["fill"] for mark in found.marks if mark["fill"]}
    values = found.view.table.set_index("area_code")["value"]
    worst = values.idxmin() if judged is Polarity.HIGH_IS_GOOD else values.idxmax()
    best = values.idxmax() if judged is Polarity.HIGH_IS_GOOD else values.idxmin()
    assert contrast(drawn[worst], WHITE) >= contrast(drawn[best], WHITE)
    if found.view.ranked and values.nunique() >= 5:
        assert contrast(drawn[worst], WHITE) > 2 * contrast(drawn[best], WHITE)
    # the key has the classes of the map, no others, in the same order from the dark end where one end is worse
    fills = [item.fill for item in found.legend if item.fill]
    assert set(fills) == set(drawn.values())
    dark = [contrast(fill, WHITE) for fill in fills]
    assert dark == sorted(dark, reverse=judged is not Polarity.NO_JUDGEMENT)


def test_ties_are_said_in_the_table_of_wards() -> None:
    table = pd.DataFrame({column.head: column.cells for column in ward_columns(life_expectancy())}).set_index("Ward")
    assert table["Rank of 19"]["Farley"] == "Poorest"
    assert table["Rank of 19"]["Dallow"] == "Joint 9th best"
    assert table["Rank of 19"]["Wigmore"] == "Joint best"
