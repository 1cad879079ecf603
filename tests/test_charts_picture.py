"""Charts as pictures: title, source and date inside, drawn on white whatever the ground."""

import pytest

from hineq.charts.palette import DARK, LIGHT, palette
from hineq.charts.picture import picture, picture_spec
from hineq.charts.slope import slope_chart, slope_data
from hineq.insights.inequality import ward_inequality
from hineq.insights.inequality_words import gradient_subtitle
from hineq.insights.wards import ward_view
from hineq.model.words import Sex
from tests.luton import figures, luton

FOOT = "Source: Office for National Statistics. Figures as at 21 November 2026. Drawn by hineq."


def spec(*, dark):
    view = ward_view(luton(), figures(), "life_expectancy_at_birth", Sex.MALE, "2009-13")
    found = ward_inequality(luton(), figures(), view)
    return slope_chart(found, slope_data(found), "Finding " * 20, gradient_subtitle(found), palette(dark=dark)).to_dict()


def test_a_picture_carries_title_source_and_date():
    drawn = picture(spec(dark=False), FOOT, "svg").decode()
    assert "Finding" in drawn
    assert "4.1 years (95% confidence interval 2.7 to 5.6)" in drawn
    assert "21 November 2026" in drawn
    # all wards are named, each once, since a picture is wide
    assert all(drawn.count(f">{ward.area_name}<") == 1 for ward in luton().wards)


def test_png_is_png():
    assert picture(spec(dark=False), FOOT, "png").startswith(b"\x89PNG")


def test_a_dark_chart_is_drawn_on_white():
    made = str(picture_spec(spec(dark=True), FOOT))
    assert DARK.accent not in made
    assert DARK.text not in made
    assert made.count(LIGHT.accent) > 0
    assert picture_spec(spec(dark=True), FOOT)["config"]["background"] == LIGHT.ground


def test_long_titles_are_wrapped_and_the_spec_is_left_alone():
    given = spec(dark=False)
    assert len(picture_spec(given, FOOT)["title"]["text"]) > 1
    assert given["width"] == "container"


def test_another_kind_is_refused():
    with pytest.raises(ValueError, match="'png' or 'svg', got 'gif'"):
        picture(spec(dark=False), FOOT, "gif")
