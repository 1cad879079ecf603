"""Charts as pictures: title, source and date inside, drawn on white whatever the ground."""

import altair as alt
import pandas as pd
import pytest

from hineq.charts.dumbbell import Told, dumbbell_chart, dumbbell_data
from hineq.charts.picture import picture, picture_spec
from hineq.charts.priority import matrix_chart, matrix_data, priority_chart, priority_data
from hineq.charts.slope import slope_chart, slope_data
from hineq.charts.ward_bars import ward_bars_chart, ward_bars_data
from hineq.insights.inequality.gradient import ward_inequality
from hineq.insights.inequality.gradient_words import gradient_subtitle
from hineq.insights.priority.made_ready import priority_set
from hineq.insights.priority.matrix import priority_matrix
from hineq.insights.priority.order import prioritise
from hineq.insights.wards.compare import compare_sides
from hineq.insights.wards.entering import MeasureSet, distinct
from hineq.insights.wards.sides import all_sides
from hineq.insights.wards.view import ward_view
from hineq.model.words import Sex
from hineq.theme.palette import DARK, LIGHT, palette
from tests.luton import figures, life_expectancy, luton, newest_views, poorest_list

FOOT = "Source: Office for National Statistics. Figures as at 21 November 2026. Drawn by hineq."


def spec(*, dark):
    view = ward_view(figures(), "life_expectancy_at_birth", Sex.MALE, "2009-13")
    found = ward_inequality(figures(), view)
    return slope_chart(
        found, slope_data(found), "Finding " * 20, gradient_subtitle(found), palette(dark=dark)
    ).to_dict()


def test_a_picture_carries_title_source_and_date() -> None:
    drawn = picture(spec(dark=False), FOOT, "svg").decode()
    assert "Finding" in drawn
    assert "4.1 years (95% confidence interval 2.7 to 5.6)" in drawn
    assert "21 November 2026" in drawn
    # all wards are named, each once, since a picture is wide
    assert all(drawn.count(f">{ward.area_name}<") == 1 for ward in luton().wards)


def test_png_is_png() -> None:
    assert picture(spec(dark=False), FOOT, "png").startswith(b"\x89PNG")


def test_a_dark_chart_is_drawn_on_white() -> None:
    made = str(picture_spec(spec(dark=True), FOOT))
    assert DARK.accent not in made
    assert DARK.text not in made
    assert made.count(LIGHT.accent) > 0
    assert picture_spec(spec(dark=True), FOOT)["config"]["background"] == LIGHT.ground


def test_long_titles_are_wrapped_and_the_spec_is_left_alone() -> None:
    given = spec(dark=False)
    assert len(picture_spec(given, FOOT)["title"]["text"]) > 1
    assert given["width"] == "container"


def test_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="'png' or 'svg', got 'gif'"):
        picture(spec(dark=False), FOOT, "gif")


LONG = "Disability-free life expectancy at birth of everybody in the district of a long name"


def test_a_foot_of_many_lines_is_in_the_picture_whole() -> None:
    drawn = picture(spec(dark=False), f"Grey bars: 95% confidence intervals.\n{FOOT}", "svg").decode()
    assert "Grey bars: 95% confidence intervals." in drawn
    assert FOOT[:40] in drawn


def order():
    found = prioritise(priority_set(luton(), newest_views(), MeasureSet.ALL), {})
    return priority_chart(priority_data(found, poorest_list()), found.first, "Finding", "", LIGHT)


def measures():
    found = priority_matrix(figures(), distinct(newest_views())[0], [])
    return matrix_chart(matrix_data(found), "Finding", "", LIGHT)


def two_sides():
    sides = all_sides(figures(), poorest_list()).by_key
    found = compare_sides(luton(), newest_views(), sides["list"], sides["others"])
    return dumbbell_chart(found, dumbbell_data(found, Told.APART), "Finding", "", LIGHT, Told.APART)


def gradient():
    found = ward_inequality(figures(), life_expectancy())
    return slope_chart(found, slope_data(found), "Finding", "", LIGHT)


def bars():
    data = ward_bars_data(life_expectancy(), frozenset(), "")
    return ward_bars_chart(life_expectancy(), data, "Finding", "", LIGHT)


@pytest.mark.parametrize("chart", [order, measures, two_sides, gradient, bars])
def test_no_picture_cuts_its_own_words_off(chart) -> None:
    assert "…" not in picture(chart().to_dict(), FOOT, "svg").decode()


def test_the_measures_of_the_strategy_are_named_in_the_picture() -> None:
    drawn = picture(measures().to_dict(), FOOT, "svg").decode()
    assert "(strategy)" in drawn
    assert "(priority)" in drawn


@pytest.mark.parametrize("limit", [{}, {"labelLimit": 100, "titleLimit": 50}], ids=["the default", "its own"])
def test_no_label_is_cut_off(limit) -> None:
    axis = alt.Axis(title=LONG, **limit)
    bars = alt.Chart(pd.DataFrame({"name": [LONG], "value": [1.0]})).mark_bar()
    chart = bars.encode(x=alt.X("value:Q", axis=axis), y=alt.Y("name:N", axis=axis), color="name:N")
    drawn = picture(chart.properties(title=alt.Title("Finding", subtitle="")).to_dict(), FOOT, "svg").decode()
    assert "…" not in drawn
    assert drawn.count(LONG) >= 3
