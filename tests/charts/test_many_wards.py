"""Charts of more wards than fit: what they show, what they leave out, and that they say so."""

from functools import cache

from hineq.charts.priority import MOST as MOST_RANKED
from hineq.charts.priority import priority_chart, priority_data
from hineq.charts.slope import NAMED, names_shown, slope_chart, slope_data
from hineq.charts.ward_bars import SHOWN, left_out_words, ward_bars_chart, ward_bars_data
from hineq.insights.inequality.gradient import Inequality, ward_inequality
from hineq.insights.inequality.gradient_words import Dots, gradient_key
from hineq.insights.priority.made_ready import PrioritySet, priority_set
from hineq.insights.priority.order import Priority, prioritise
from hineq.insights.priority.order_words import many_words
from hineq.insights.wards.entering import MeasureSet
from hineq.insights.wards.profile import newest_ward_views
from hineq.insights.wards.view import WardView, ward_view
from hineq.model.words import Sex
from hineq.theme.palette import palette
from tests.chart_specs import layers_of
from tests.luton import life_expectancy
from tests.place_packs import figures, place


@cache
def llr_wards() -> WardView:
    return ward_view(figures("llr"), "life_expectancy_at_birth", Sex.MALE, "2009-13")


INK = palette(dark=False)


def test_the_bars_are_the_20_poorest_and_the_chosen_ward() -> None:
    data = ward_bars_data(llr_wards(), frozenset(), "")
    assert len(data) == SHOWN == 20
    assert list(data.area_name[:2]) == ["Castle (2011)", "Loughborough Storer"]
    assert left_out_words(llr_wards(), "") == "The chart shows the 20 poorest of 155 wards; the table has them all."
    best = str(llr_wards().table.area_code.iloc[int(llr_wards().table["value"].argmax())])
    with_best = ward_bars_data(llr_wards(), frozenset(), best)
    assert len(with_best) == 21
    assert with_best.area_name.iloc[-1] == "Broughton Astley-Astley"
    assert left_out_words(llr_wards(), best).endswith("155 wards, and Broughton Astley-Astley; the table has them all.")
    # a chosen ward that is among the 20 is not named twice
    assert len(ward_bars_data(llr_wards(), frozenset(), str(data.area_code.iloc[0]))) == 20


def test_of_few_wards_all_are_shown() -> None:
    assert len(ward_bars_data(life_expectancy(), frozenset(), "")) == 19
    assert left_out_words(life_expectancy(), "") == ""


def test_in_the_place_of_a_small_map_there_are_as_few_wards_as_are_asked_for() -> None:
    view = life_expectancy()
    best = str(view.table.sort_values("rank").area_code.iloc[-1])
    data = ward_bars_data(view, frozenset(), best, 10)
    assert len(data) == 11
    assert data.area_code.iloc[-1] == best
    assert left_out_words(view, "", 10).startswith("The chart shows the 10 poorest of 19 wards; ")


def test_the_countrys_line_is_full_also_where_the_place_has_none() -> None:
    chart = ward_bars_chart(llr_wards(), ward_bars_data(llr_wards(), frozenset(), ""), "Title", "", INK).to_dict()
    (rule,) = [layer for layer in chart["layer"] if "strokeDash" in layer.get("encoding", {})]
    assert rule["encoding"]["strokeDash"]["scale"] == {"domain": [0, 1], "range": [[6, 4], [1, 0]]}
    rows = chart["datasets"][rule["data"]["name"]]
    assert [(one["words"], one["dash"]) for one in rows] == [("England", 1)]


def test_of_many_wards_those_furthest_from_the_line_are_named() -> None:
    view = ward_view(figures("llr"), "overcrowded_households", Sex.PERSONS, "2021")
    found = ward_inequality(figures("llr"), view)
    assert isinstance(found, Inequality)
    data = slope_data(found)
    assert 8 <= len(data["wide"]) <= NAMED == 12
    assert "Wycliffe" in set(data["wide"].label)
    assert len(data["narrow"]) < 6
    assert (
        "Of 165 wards those furthest from the line are named."
        in gradient_key(found, Dots.WARDS, "", names_shown(187))[0]
    )
    assert names_shown(19) == 19
    chart = slope_chart(found, data, "Title", "Subtitle", INK).to_dict()
    assert [layer["encoding"]["text"]["field"] for layer in layers_of(chart, "text")] == ["label", "label"]


def test_the_order_of_many_wards_shows_the_poorest_and_says_so() -> None:
    made_of = priority_set(place("llr"), newest_ward_views(figures("llr"), today=True), MeasureSet.HEALTH, draws=50)
    assert isinstance(made_of, PrioritySet)
    found = prioritise(made_of, {})
    assert isinstance(found, Priority)
    data = priority_data(found, None)
    assert len(data) == MOST_RANKED == 40
    assert list(data["rank"]) == sorted(data["rank"])
    assert many_words(found, MOST_RANKED) == "The chart shows the 40 poorest of 165 wards; the table has them all."
    chart = priority_chart(data, found.first, "Title", "", INK).to_dict()
    x = next(layer["encoding"]["x"] for layer in chart["layer"] if "tooltip" in layer.get("encoding", {}))
    assert x["scale"]["domain"][1] >= 40
    # the best of all wards is not in the picture
    assert "best" not in x["axis"]["labelExpr"]
