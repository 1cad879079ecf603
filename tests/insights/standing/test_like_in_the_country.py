"""What measures something else across a whole country is set beside the country's figure on no page."""

import math

import pytest

from hineq.insights.standing.standing import line_standing
from hineq.insights.targets.measures import comparator_line
from hineq.insights.wards.levels import above_wards, at_each_level
from hineq.model.words import Sex
from tests.places_with_levels import LEVELS, level, newest


@pytest.mark.parametrize("key", LEVELS)
def test_a_slope_across_a_country_is_not_set_beside_one_inside_a_place(key: str) -> None:
    figures = level(key)
    place = figures.place
    ward = place.wards[0].area_code
    rows = above_wards(figures, ward, at_each_level(figures, newest(key), ward))
    for indicator in place.indicators.values():
        for sex in Sex:
            line = figures.main_line(indicator.indicator_id, sex, place.area_code)
            if line is None or indicator.alike_in_country:
                continue
            assert math.isnan(line_standing(figures, line).benchmark)
            assert comparator_line(figures, line, place.benchmark_code) is None
        if not indicator.alike_in_country and len(rows):
            shown = rows.loc[rows.indicator_id == indicator.indicator_id]
            assert not len(shown) or set(shown[place.benchmark_code]) == {"none like it in this pack"}
